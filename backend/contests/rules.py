"""What a contest, its rounds, its entries and its judges are, and how they may change.

Pure: the commands ask, and say what is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from backend.kit.labels import LabeledEnum

MOST_DECIMALS = 4
NUMBERS_END = Decimal(10) ** 9
"""Every value, penalty, maximum, weight and step is less."""
LEAST_STEP = Decimal("0.000001")


class ContestLevel(LabeledEnum):
    """竞赛级别；Who holds a contest."""

    DISTRICT = "DISTRICT", "区级"
    TOWN = "TOWN", "镇街级"
    DEPARTMENT = "DEPARTMENT", "行业级"
    ENTERPRISE = "ENTERPRISE", "企业级"


class ContestKind(LabeledEnum):
    """竞赛类别；A contest with rounds, or a practice camp with repeated sessions."""

    CONTEST = "CONTEST", "技术大比武"
    PRACTICE = "PRACTICE", "岗位大练兵"


class ContestState(LabeledEnum):
    """竞赛状态；How far a contest is."""

    DRAFT = "DRAFT", "筹备"
    OPEN = "OPEN", "进行中"
    CLOSED = "CLOSED", "已结束"
    PUBLISHED = "PUBLISHED", "已公布"
    CANCELLED = "CANCELLED", "已取消"


class RoundState(LabeledEnum):
    """轮次状态；How far a round is."""

    SET_UP = "SET_UP", "未开始"
    OPEN = "OPEN", "评分中"
    CLOSED = "CLOSED", "已封榜"
    PUBLISHED = "PUBLISHED", "已公布"


class JudgesRule(LabeledEnum):
    """多名评委的合成；How the values of several judges become one."""

    MEAN = "MEAN", "平均"
    DROP_HIGH_LOW = "DROP_HIGH_LOW", "去掉最高最低后平均"
    SUM = "SUM", "合计"
    MEDIAN = "MEDIAN", "中位数"


class AttemptsRule(LabeledEnum):
    """多次试做的合成；Which of several attempts counts."""

    BEST = "BEST", "取最好一次"
    LAST = "LAST", "取最后一次"
    MEAN = "MEAN", "取平均"
    SUM = "SUM", "取合计"


class RoundRanking(LabeledEnum):
    """名次方向；Whether the greatest or the least total is first."""

    HIGHEST = "HIGHEST", "高者在前"
    LOWEST = "LOWEST", "低者在前"


class TieRule(LabeledEnum):
    """同分处理；What decides between equal totals."""

    PRACTICAL = "PRACTICAL", "实操高者在前"
    THEORY = "THEORY", "理论高者在前"
    TIME = "TIME", "用时少者在前"
    CRITERION = "CRITERION", "按评分项次序比较"
    FEWER_PENALTIES = "FEWER_PENALTIES", "扣分少者在前"
    SHARED = "SHARED", "并列"


class AdvanceRule(LabeledEnum):
    """晋级办法；Who goes on to the next round."""

    NONE = "NONE", "不晋级"
    TOP_COUNT = "TOP_COUNT", "取前若干名"
    TOP_SHARE = "TOP_SHARE", "取前一定比例"
    MINIMUM = "MINIMUM", "达到分数线"


class CriterionPart(LabeledEnum):
    """评分项所属；Whether a criterion is theory or practice."""

    THEORY = "THEORY", "理论"
    PRACTICAL = "PRACTICAL", "实操"


class CriterionKind(LabeledEnum):
    """评分项类别；How a criterion gets its value."""

    MEASURED = "MEASURED", "测量"
    JUDGED = "JUDGED", "评判"
    TIME = "TIME", "计时"


class EntryState(LabeledEnum):
    """参赛状态；Whether an entry still takes part."""

    ENTERED = "ENTERED", "参赛"
    WITHDRAWN = "WITHDRAWN", "退赛"


class StartStatus(LabeledEnum):
    """出场状态；What became of an entry in a round."""

    STARTING = "STARTING", "出场"
    DID_NOT_START = "DID_NOT_START", "缺赛"
    DID_NOT_FINISH = "DID_NOT_FINISH", "未完成"
    DISQUALIFIED = "DISQUALIFIED", "取消成绩"
    WITHDRAWN = "WITHDRAWN", "退赛"


class RecusalReason(LabeledEnum):
    """回避原因；Why a judge does not judge somebody."""

    SAME_ORGANIZATION = "SAME_ORGANIZATION", "同一单位"
    KINSHIP = "KINSHIP", "亲属关系"
    OTHER = "OTHER", "其他利害关系"


class AppealState(LabeledEnum):
    """申诉状态；What became of an appeal."""

    LODGED = "LODGED", "待复议"
    UPHELD = "UPHELD", "成立"
    REJECTED = "REJECTED", "不成立"
    WITHDRAWN = "WITHDRAWN", "已撤回"


class AwardRank(LabeledEnum):
    """奖项等次；The rank of an award."""

    FIRST = "FIRST", "一等奖"
    SECOND = "SECOND", "二等奖"
    THIRD = "THIRD", "三等奖"
    EXCELLENCE = "EXCELLENCE", "优秀奖"
    ORGANIZER = "ORGANIZER", "优秀组织奖"


class CarryPlace(LabeledEnum):
    """带出的一端；Which of the two servers a contest is carried between this is."""

    HOME = "HOME", "区服务器"
    VENUE = "VENUE", "赛场服务器"


class CarryState(LabeledEnum):
    """带出状态；Whether a contest is away at a venue."""

    AWAY = "AWAY", "在赛场"
    RETURNED = "RETURNED", "已带回"
    CALLED_BACK = "CALLED_BACK", "已召回"


class HeldKind(LabeledEnum):
    """待定种类；What of a returned file cannot be taken without a decision."""

    CRITERION = "CRITERION", "评分项"
    ORGANIZATION = "ORGANIZATION", "单位"


class HeldState(LabeledEnum):
    """待定状态；Whether something held back was decided upon."""

    WAITING = "WAITING", "待决定"
    TAKEN = "TAKEN", "已并入"
    LEFT = "LEFT", "不并入"


CONTEST_STEPS: Mapping[ContestState, frozenset[ContestState]] = MappingProxyType(
    {
        ContestState.DRAFT: frozenset({ContestState.OPEN, ContestState.CANCELLED}),
        ContestState.OPEN: frozenset(
            {ContestState.DRAFT, ContestState.CLOSED, ContestState.CANCELLED}
        ),
        ContestState.CLOSED: frozenset({ContestState.OPEN}),
        ContestState.PUBLISHED: frozenset(),
        ContestState.CANCELLED: frozenset(),
    }
)
"""State of a contest → what people may set it to; publishing and its withdrawal set PUBLISHED."""

ROUND_STEPS: Mapping[RoundState, frozenset[RoundState]] = MappingProxyType(
    {
        RoundState.SET_UP: frozenset({RoundState.OPEN}),
        RoundState.OPEN: frozenset({RoundState.CLOSED}),
        RoundState.CLOSED: frozenset({RoundState.OPEN, RoundState.PUBLISHED}),
        RoundState.PUBLISHED: frozenset({RoundState.OPEN}),
    }
)
"""State of a round → the states that may follow; a closed round opens again with a reason, a
released one only when an appeal was upheld."""


def may_become(before: ContestState, after: ContestState) -> bool:
    """Tell whether people may set a contest from one state to another."""
    return after in CONTEST_STEPS[before]


def round_may_become(before: RoundState, after: RoundState) -> bool:
    """Tell whether a round may go from one state to another."""
    return after in ROUND_STEPS[before]


def is_in_bounds(value: Decimal) -> bool:
    """Tell whether a number can be one of a score sheet: finite, and not beyond all measure."""
    return value.is_finite() and abs(value) < NUMBERS_END


def is_on_step(value: Decimal, step: Decimal) -> bool:
    """Tell whether a value is a whole number of steps; both are within bounds."""
    return value % step == 0


@dataclass(frozen=True, slots=True)
class Declared:
    """A recusal that a judge or the organizer has declared: of an entry or of an organization."""

    entry_id: UUID | None
    organization_id: UUID | None
    reason: RecusalReason


def recusal_of(
    judge_organization: UUID | None,
    declared: Iterable[Declared],
    *,
    entry_id: UUID,
    organization_id: UUID | None,
) -> RecusalReason | None:
    """Give why a judge must not judge an entry, or nothing.

    The own organization always; beyond that what was declared of the entry or its organization.
    """
    if judge_organization is not None and judge_organization == organization_id:
        return RecusalReason.SAME_ORGANIZATION
    for one in declared:
        is_meant = one.entry_id == entry_id or (
            one.organization_id is not None and one.organization_id == organization_id
        )
        if is_meant:
            return one.reason
    return None
