"""The questions about figures: values, groups, trends, changes and ledgers."""

from dataclasses import replace

from backend.compiler.catalog import AS_OF, Argument, Part, Row, Rows, ToMany
from backend.compiler.templates import load
from backend.figures.arguments import (
    BETWEEN,
    BREAKDOWN,
    CHANGED,
    CODE,
    CODES,
    CONTEST_BREAKDOWN,
    FAMILY,
    NARROWED,
    OF_CONTESTS,
    PART_OF_FIGURE,
    POPULATION,
    SCOPE,
    STANDING,
    STEP,
    WINDOW,
)
from backend.figures.codes import FigureCode
from backend.figures.values import (
    CHANGE_GROUP,
    FIGURE,
    FIGURE_CHANGE,
    FIGURE_DEFINITION,
    FIGURE_POINT,
)

_SQL = load("backend.figures", "types.sql")
# A district has some dozens of towns; each group has every figure.
_GROUP_ROWS, _FIGURE_ROWS, _TREND_ROWS = 4_000, 200, 4_000
# Five figures of thirty groups over sixty periods.
_CODES_OF_GROUPS, _GROUP_POINTS = 5, 9_000

PART = Part(
    values=(FIGURE, CHANGE_GROUP, FIGURE_CHANGE, FIGURE_POINT, FIGURE_DEFINITION),
    roots=(
        Rows(
            name="figures",
            type="Figure",
            sql=_SQL["figures"],
            arguments=(*NARROWED, *OF_CONTESTS),
            limit=_FIGURE_ROWS,
            description="统计日期的各项数字；every figure on a day",
        ),
        Rows(
            name="figure_groups",
            type="Figure",
            sql=_SQL["groups"],
            arguments=(BREAKDOWN, *NARROWED),
            limit=_GROUP_ROWS,
            description="分镇街、部门或组建方式的各项数字；every figure of each group",
        ),
        Rows(
            name="contest_figure_groups",
            type="Figure",
            sql=_SQL["contest_groups"],
            arguments=(CONTEST_BREAKDOWN, AS_OF, WINDOW, *SCOPE[:2], CODES),
            limit=_GROUP_ROWS,
            description="分工种或产业集群的竞赛数字，未填的合为一组；figures of contests by trade"
            " or by cluster, those without one together",
        ),
        Row(
            name="figure",
            type="Figure",
            sql=_SQL["figure"],
            arguments=(CODE, POPULATION, AS_OF, WINDOW, *SCOPE, *OF_CONTESTS),
            description="一项数字；one figure",
        ),
        Rows(
            name="figure_trend",
            type="FigurePoint",
            sql=_SQL["trend"],
            arguments=(
                Argument(name="code", type=FigureCode, description="只要此数字；only this figure"),
                CODES,
                FAMILY,
                POPULATION,
                *BETWEEN,
                STEP,
                *SCOPE,
            ),
            limit=_TREND_ROWS,
            description="趋势：期间各月（季、年）末和止日的值，最多取最近六十个；"
            "values on the last day of each period that ends between two days and on the second "
            "day, the latest sixty; population: the figure's first where it lacks the one given",
        ),
        Rows(
            name="figure_trend_groups",
            type="FigurePoint",
            sql=_SQL["trend_groups"],
            arguments=(
                BREAKDOWN,
                replace(CODES, is_required=True, limit=_CODES_OF_GROUPS),
                POPULATION,
                *BETWEEN,
                STEP,
                *SCOPE,
            ),
            limit=_GROUP_POINTS,
            description="分镇街、部门或组建方式的趋势，至多五项数字；the same trend for each group,"
            " of five figures at most",
        ),
        Row(
            name="figure_change",
            type="FigureChange",
            sql=_SQL["change"],
            arguments=(
                CODE,
                POPULATION,
                *BETWEEN,
                *SCOPE,
            ),
            description="两日之间为何变化；why a figure changed between two days",
        ),
        ToMany(
            name="figure_organizations",
            target="Organization",
            within=_SQL["organization_rows"],
            arguments=(
                *(CODE, POPULATION, PART_OF_FIGURE, AS_OF, WINDOW),
                *(*SCOPE, *CHANGED, *STANDING),
            ),
            description="一项数字所计的单位台账；the ledger of organizations that a figure counts",
        ),
        ToMany(
            name="figure_branches",
            target="Branch",
            within=_SQL["ledger_rows"],
            arguments=(CODE, POPULATION, PART_OF_FIGURE, AS_OF, WINDOW, *SCOPE, *CHANGED),
            description="一项数字所计的党组织台账；the ledger of branches that a figure counts",
        ),
        Rows(
            name="figure_definitions",
            type="FigureDefinition",
            sql=_SQL["definitions"],
            arguments=(AS_OF, CODES),
            limit=_FIGURE_ROWS,
            description="各项数字的定义，及该日的规则版本；how every figure is declared, with the"
            " version of the rules of a day",
        ),
    ),
)
