"""Arguments that the figures' fields share: whose figure, on which day, which of its rows."""

from datetime import date
from uuid import UUID

from backend.branches.rules import Formation
from backend.compiler.catalog import AS_OF, Argument
from backend.coverage.rules import ChangeReason, Direction, Part, Population
from backend.figures.codes import Breakdown, ContestBreakdown, FigureCode, FigureFamily, TrendStep

SCOPE = (
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
OF_CONTESTS = (
    Argument(
        name="trade",
        type=str,
        description="只计此工种的竞赛，空文本为未填的，此时只有竞赛数字；only contests of this"
        " trade, the empty text those of none; then figures of contests alone are told",
    ),
    Argument(
        name="cluster",
        type=str,
        description="只计此产业集群的竞赛，空文本为未填的，此时只有竞赛数字；only contests of this"
        " cluster, the empty text those of none; then figures of contests alone are told",
    ),
)
WINDOW = Argument(
    name="since",
    type=date,
    description="新建的起算日期，缺省为当年一月一日；first day of what counts as new",
)
POPULATION = Argument(
    name="population",
    type=Population,
    description="统计对象，缺省为该数字的第一种；which organizations, its first unless given",
)
FAMILY = Argument(
    name="family", type=FigureFamily, description="只要此类数字；only figures of this family"
)
CODE = Argument(
    name="code", type=FigureCode, is_required=True, description="数字代码；code of the figure"
)
PART_OF_FIGURE = Argument(
    name="part",
    type=Part,
    default=Part.NUMERATOR,
    description="分子或分母，缺省为分子；which part, the numerator unless given",
)
CHANGED = (
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
STANDING = (
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
CODES = Argument(
    name="codes",
    type=FigureCode,
    is_list=True,
    description="只要这些数字；only these figures",
)
BREAKDOWN = Argument(
    name="breakdown",
    type=Breakdown,
    is_required=True,
    description="分组：镇街、部门或组建方式；by town, department line or way",
)
CONTEST_BREAKDOWN = Argument(
    name="breakdown",
    type=ContestBreakdown,
    is_required=True,
    description="分组：工种或产业集群；by trade or by industrial cluster",
)
BETWEEN = (
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
)
STEP = Argument(
    name="step",
    type=TrendStep,
    default=TrendStep.MONTH,
    description="步长，缺省为月；how far points lie apart, a month unless given",
)
NARROWED = (AS_OF, WINDOW, *SCOPE, POPULATION, FAMILY, CODES)
