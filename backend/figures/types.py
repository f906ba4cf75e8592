"""GraphQL types of the figures: a figure with its rows, its groups, why it changed."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from backend.branches.rules import Formation
from backend.compiler.catalog import (
    AS_OF,
    Argument,
    Part,
    Row,
    Rows,
    ToMany,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.coverage.rules import ChangeReason, Direction, Population, Subject
from backend.coverage.rules import Part as FigurePart
from backend.figures.codes import (
    Breakdown,
    FigureCode,
    FigureFamily,
    FigureUnit,
    NoValueReason,
    TrendStep,
)

_SQL = load("backend.figures", "types.sql")
_TOKENS = frozenset({"figures"})
# A district has some dozens of towns; each group has every figure.
_GROUP_ROWS, _FIGURE_ROWS, _CHANGE_ROWS, _TREND_ROWS = 4_000, 200, 50, 4_000

_SCOPE = (
    Argument(name="town_id", type=UUID, of="Town", description="只计本镇街；only this town"),
    Argument(
        name="department_id",
        type=UUID,
        of="Department",
        description="只计本部门；only this department line",
    ),
    Argument(
        name="formation",
        type=Formation,
        description="只计此组建方式，分母不变；only this way, denominators stay whole",
    ),
)
_WINDOW = Argument(
    name="since",
    type=date,
    description="新建的起算日期，缺省为当年一月一日；first day of what counts as new",
)
_POPULATION = Argument(
    name="population",
    type=Population,
    description="统计对象，缺省为该数字的第一种；which organizations, its first unless given",
)
_FAMILY = Argument(
    name="family", type=FigureFamily, description="只要此类数字；only figures of this family"
)
_CODE = Argument(
    name="code", type=FigureCode, is_required=True, description="数字代码；code of the figure"
)
_PART = Argument(
    name="part",
    type=FigurePart,
    default=FigurePart.NUMERATOR,
    description="分子或分母，缺省为分子；which part, the numerator unless given",
)
_CHANGED = (
    Argument(
        name="changed_since",
        type=date,
        description="只要此日之后进出的行；only rows that came or went after this day",
    ),
    Argument(
        name="direction",
        type=Direction,
        description="进入或退出，与 changedSince 合用；which of them, with changedSince",
    ),
    Argument(
        name="change_reason",
        type=ChangeReason,
        description="进出的原因，与 changedSince 合用；for which reason, with changedSince",
    ),
)
_STANDING = (
    Argument(
        name="building_id",
        type=UUID,
        of="Building",
        description="只要统计日期在此楼宇的；only those in this building on the day",
    ),
    Argument(
        name="area_id",
        type=UUID,
        of="Area",
        description="只要统计日期在此片区的；only those in this area on the day",
    ),
)
_NARROWED = (AS_OF, _WINDOW, *_SCOPE, _POPULATION, _FAMILY)

_DECLARED = (
    Value(name="code", type=FigureCode, is_nullable=False, description="数字代码；code"),
    Value(name="population", type=Population, is_nullable=False, description="统计对象；of whom"),
    Value(name="family", type=FigureFamily, is_nullable=False, description="类别；family"),
    Value(name="subject", type=Subject, is_nullable=False, description="行是什么；what rows are"),
    Value(name="unit", type=FigureUnit, is_nullable=False, description="计量单位；unit"),
    Value(name="name", type=str, is_nullable=False, description="名称；name"),
    Value(name="definition", type=str, is_nullable=False, description="定义；definition"),
    Value(
        name="english_definition",
        type=str,
        is_nullable=False,
        description="英文定义；definition in English",
    ),
    Value(name="formula", type=str, is_nullable=False, description="公式；formula in words"),
    Value(name="source", type=str, is_nullable=False, description="依据；regulation behind it"),
)


def _count(name: str, description: str, *, is_nullable: bool = False) -> Value:
    return Value(name=name, type=int, is_nullable=is_nullable, description=description)


FIGURE = ValueType(
    name="Figure",
    description="数字：值、分子、分母和它们的行；A figure: its value and the very rows behind it.",
    token_scopes=_TOKENS,
    fields=(
        *_DECLARED,
        Value(
            name="value",
            type=Decimal,
            description="值：计数，或 0–1 的比率，分母为零时无值；a count, or a ratio from 0 to 1",
        ),
        Value(name="reason", type=NoValueReason, description="无值的原因；why there is no value"),
        _count("numerator", "分子；rows of the numerator"),
        _count("denominator", "分母；rows of the denominator", is_nullable=True),
        _count("reported_numerator", "分子中党员数按填报的；numerator rows on reported counts"),
        _count(
            "reported_denominator",
            "分母中党员数按填报的；denominator rows on reported counts",
            is_nullable=True,
        ),
        _count("unknown_numerator", "分子中党员数未知的；numerator rows without a count"),
        _count(
            "unknown_denominator",
            "分母中党员数未知的；denominator rows without a count",
            is_nullable=True,
        ),
        Value(
            name="verified_share",
            type=Decimal,
            description="同范围实体运营单位的核查率 0–1；share of operating ones that are verified",
        ),
        Value(
            name="window_from",
            type=date,
            is_nullable=False,
            description="新建的起算日期；first day of what counts as new",
        ),
        Value(
            name="window_to",
            type=date,
            is_nullable=False,
            description="统计日期；day of the figure",
        ),
        _count("rule_version", "规则版本，0 为缺省；version of the rules, 0 = the defaults"),
        Value(
            name="earliest_due_on",
            type=date,
            description="其行最早的到期日：单位的核查过期，党组织的任期届满；"
            "first day on which a check of its rows expires or a term ends, past ones too",
        ),
        Value(name="group_key", type=str, description="分组键；key of the group it stands in"),
        Value(name="group_name", type=str, description="镇街或部门名称；name of its town or line"),
        Value(
            name="town_id",
            type=UUID,
            of="Town",
            description="所计镇街，可作为参数传回；town that it is about, may be passed back",
        ),
        Value(
            name="department_id",
            type=UUID,
            of="Department",
            description="所计部门，可作为参数传回；line that it is about, may be passed back",
        ),
        Value(name="formation", type=Formation, description="所计组建方式；way that it is about"),
        ToMany(
            name="organizations",
            target="Organization",
            within=_SQL["rows"],
            arguments=(_PART,),
            description="分子或分母中的单位；the organizations that it counts",
        ),
        ToMany(
            name="branches",
            target="Branch",
            within=_SQL["rows"],
            arguments=(_PART,),
            description="它所计的党组织；the branches that it counts",
        ),
    ),
)

CHANGE_GROUP = ValueType(
    name="ChangeGroup",
    description="变化的一组：同一原因进入或退出的行；Rows that came or went for one reason.",
    token_scopes=_TOKENS,
    fields=(
        Value(
            name="direction", type=Direction, is_nullable=False, description="进出；came or went"
        ),
        Value(name="part", type=FigurePart, is_nullable=False, description="分子或分母；part"),
        Value(name="reason", type=ChangeReason, is_nullable=False, description="原因；reason"),
        _count("count", "行数；rows"),
        ToMany(
            name="organizations",
            target="Organization",
            matching=_SQL["is_in_group"],
            description="这些单位；these organizations",
        ),
        ToMany(
            name="branches",
            target="Branch",
            matching=_SQL["is_in_group"],
            description="这些党组织；these branches",
        ),
    ),
)

FIGURE_CHANGE = ValueType(
    name="FigureChange",
    description="变化说明：各组进出相抵即为差额；Why a figure changed: the groups add up to it.",
    token_scopes=_TOKENS,
    fields=(
        Value(
            name="population", type=Population, is_nullable=False, description="统计对象；of whom"
        ),
        Row(
            name="before",
            type="Figure",
            sql=_SQL["figure_before"],
            is_nullable=False,
            description="起日的数字；on the first day",
        ),
        Row(
            name="after",
            type="Figure",
            sql=_SQL["figure_after"],
            is_nullable=False,
            description="止日的数字；on the second day",
        ),
        Rows(
            name="groups",
            type="ChangeGroup",
            sql=_SQL["change_groups"],
            limit=_CHANGE_ROWS,
            description="各组变化；what came and went, by reason",
        ),
    ),
)

FIGURE_POINT = ValueType(
    name="FigurePoint",
    description="趋势的一点：一项数字在一日的值；A point of a trend: one figure on one day.",
    token_scopes=_TOKENS,
    fields=(
        Value(name="as_of", type=date, is_nullable=False, description="统计日期；day"),
        Value(name="code", type=FigureCode, is_nullable=False, description="数字代码；code"),
        Value(
            name="population", type=Population, is_nullable=False, description="统计对象；of whom"
        ),
        Value(name="subject", type=Subject, is_nullable=False, description="行是什么；rows"),
        Value(name="unit", type=FigureUnit, is_nullable=False, description="计量单位；unit"),
        Value(
            name="value",
            type=Decimal,
            description="值：计数，或 0–1 的比率，分母为零时无值；a count, or a ratio from 0 to 1",
        ),
        Value(name="reason", type=NoValueReason, description="无值的原因；why there is no value"),
        _count("numerator", "分子；rows of the numerator"),
        _count("denominator", "分母；rows of the denominator", is_nullable=True),
        Value(
            name="window_from",
            type=date,
            is_nullable=False,
            description="新建的起算日期；first day of what counts as new",
        ),
        _count("rule_version", "规则版本，0 为缺省；version of the rules, 0 = the defaults"),
    ),
)

FIGURE_DEFINITION = ValueType(
    name="FigureDefinition",
    description="数字的定义；How a figure is declared.",
    token_scopes=_TOKENS,
    fields=_DECLARED,
)

PART = Part(
    values=(FIGURE, CHANGE_GROUP, FIGURE_CHANGE, FIGURE_POINT, FIGURE_DEFINITION),
    roots=(
        Rows(
            name="figures",
            type="Figure",
            sql=_SQL["figures"],
            arguments=_NARROWED,
            limit=_FIGURE_ROWS,
            description="统计日期的各项数字；every figure on a day",
        ),
        Rows(
            name="figure_groups",
            type="Figure",
            sql=_SQL["groups"],
            arguments=(
                Argument(
                    name="breakdown",
                    type=Breakdown,
                    is_required=True,
                    description="分组：镇街、部门或组建方式；by town, department line or way",
                ),
                *_NARROWED,
            ),
            limit=_GROUP_ROWS,
            description="分镇街、部门或组建方式的各项数字；every figure of each group",
        ),
        Row(
            name="figure",
            type="Figure",
            sql=_SQL["figure"],
            arguments=(_CODE, _POPULATION, AS_OF, _WINDOW, *_SCOPE),
            description="一项数字；one figure",
        ),
        Rows(
            name="figure_trend",
            type="FigurePoint",
            sql=_SQL["trend"],
            arguments=(
                Argument(name="code", type=FigureCode, description="只要此数字；only this figure"),
                _FAMILY,
                _POPULATION,
                Argument(
                    name="from",
                    type=date,
                    is_required=True,
                    description="起日；the first of the two days",
                ),
                Argument(
                    name="to",
                    type=date,
                    is_today=True,
                    description="止日，缺省为今天；the second day, today unless given",
                ),
                Argument(
                    name="step",
                    type=TrendStep,
                    default=TrendStep.MONTH,
                    description="步长，缺省为月；how far points lie apart, a month unless given",
                ),
                *_SCOPE,
            ),
            limit=_TREND_ROWS,
            description="趋势：期间各月（季、年）末和止日的值，最多取最近六十个；"
            "values on the last day of each period that ends between two days and on the second "
            "day, the latest sixty; population: the figure's first where it lacks the one given",
        ),
        Row(
            name="figure_change",
            type="FigureChange",
            sql=_SQL["change"],
            arguments=(
                _CODE,
                _POPULATION,
                Argument(
                    name="from",
                    type=date,
                    is_required=True,
                    description="起日；the first of the two days",
                ),
                Argument(
                    name="to",
                    type=date,
                    is_today=True,
                    description="止日，缺省为今天；the second day, today unless given",
                ),
                *_SCOPE,
            ),
            description="两日之间为何变化；why a figure changed between two days",
        ),
        ToMany(
            name="figure_organizations",
            target="Organization",
            within=_SQL["organization_rows"],
            arguments=(
                *(_CODE, _POPULATION, _PART, AS_OF, _WINDOW),
                *(*_SCOPE, *_CHANGED, *_STANDING),
            ),
            description="一项数字所计的单位台账；the ledger of organizations that a figure counts",
        ),
        ToMany(
            name="figure_branches",
            target="Branch",
            within=_SQL["ledger_rows"],
            arguments=(_CODE, _POPULATION, _PART, AS_OF, _WINDOW, *_SCOPE, *_CHANGED),
            description="一项数字所计的党组织台账；the ledger of branches that a figure counts",
        ),
        Rows(
            name="figure_definitions",
            type="FigureDefinition",
            sql=_SQL["definitions"],
            limit=_FIGURE_ROWS,
            description="各项数字的定义；how every figure is declared",
        ),
    ),
)
