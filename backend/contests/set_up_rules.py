"""Which set-ups of contests, rounds and criteria make sense. Pure; each gives its fault."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from uuid import UUID

from backend.contests.rules import (
    LEAST_STEP,
    AdvanceRule,
    ContestLevel,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    TieRule,
    is_in_bounds,
    is_on_step,
)

MOST_DROPS = 5
MOST_ATTEMPTS = 20
MOST_DECIMALS = 4
MOST_HOURS = 720
MOST_NAME_DAYS = 3650
_BEYOND = "数值应小于十亿"
TIE_RULES = (TieRule.PRACTICAL, TieRule.TIME, TieRule.SHARED)
"""What decides ties unless a round says otherwise; source: issue of the contests, item 1."""


def organizer_fault(
    level: ContestLevel, town_id: UUID | None, department_id: UUID | None
) -> str | None:
    """Say in Chinese why an organizer does not fit the level, or nothing."""
    match level:
        case ContestLevel.DISTRICT:
            return "区级竞赛由区主办" if town_id or department_id else None
        case ContestLevel.TOWN:
            return None if town_id and not department_id else "须且只须填写主办镇街"
        case ContestLevel.DEPARTMENT:
            return None if department_id and not town_id else "须且只须填写主办部门"
        case ContestLevel.ENTERPRISE:
            return "镇街与部门只填一个" if town_id and department_id else None


def terms_fault(appeal_hours: int, name_days: int) -> str | None:
    """Say in Chinese why the time for appeals or the keeping of names is out of range."""
    if not 1 <= appeal_hours <= MOST_HOURS:
        return f"申诉时限应为 1 至 {MOST_HOURS} 小时"
    if not 0 <= name_days <= MOST_NAME_DAYS:
        return f"姓名留存天数应为 0 至 {MOST_NAME_DAYS}"
    return None


def round_faults(
    *,
    theory_share: Decimal,
    judges_rule: JudgesRule,
    drops: int,
    attempts: int,
    decimals: int,
    tie_rules: Sequence[TieRule],
    outlier_spread: Decimal | None,
) -> list[str]:
    """Say in Chinese what of a round's rules does not fit together."""
    if not (is_in_bounds(theory_share) and is_in_bounds(outlier_spread or Decimal(0))):
        return [_BEYOND]
    found = {
        "理论占比应在 0 至 1 之间": not 0 <= theory_share <= 1,
        f"两端去掉的个数应为 0 至 {MOST_DROPS}": not 0 <= drops <= MOST_DROPS,
        "去掉最高最低时，个数至少为 1": judges_rule is JudgesRule.DROP_HIGH_LOW and drops == 0,
        "只有去掉最高最低时才填个数": judges_rule is not JudgesRule.DROP_HIGH_LOW and drops > 0,
        f"试做次数应为 1 至 {MOST_ATTEMPTS}": not 1 <= attempts <= MOST_ATTEMPTS,
        f"小数位应为 0 至 {MOST_DECIMALS}": not 0 <= decimals <= MOST_DECIMALS,
        "同分处理有重复": len(set(tie_rules)) < len(tie_rules),
        "“并列”之后不能再有规则": TieRule.SHARED in tie_rules[:-1],
        "离群提醒幅度应大于 0": outlier_spread is not None and outlier_spread <= 0,
    }
    return [words for words, is_so in found.items() if is_so]


def advance_fault(rule: AdvanceRule, value: Decimal | None) -> str | None:
    """Say in Chinese why the value of an advancement does not fit its rule, or nothing."""
    if (rule is AdvanceRule.NONE) is not (value is None):
        return "晋级数值与晋级办法不符"
    if value is None:
        return None
    if not is_in_bounds(value):
        return _BEYOND
    if rule is AdvanceRule.TOP_COUNT and (value < 1 or value % 1):
        return "晋级名额应为 1 以上的整数"
    if rule is AdvanceRule.TOP_SHARE and not 0 < value <= 1:
        return "晋级比例应大于 0、不超过 1"
    return None


def criterion_faults(
    kind: CriterionKind, maximum: Decimal | None, weight: Decimal, step: Decimal
) -> list[str]:
    """Say in Chinese what of a criterion cannot be scored."""
    if not all(map(is_in_bounds, (maximum or Decimal(0), weight, step))):
        return [_BEYOND]
    found = {
        "测量和评判的项目须有最高分": kind is not CriterionKind.TIME and maximum is None,
        "最高分应大于 0": maximum is not None and maximum <= 0,
        "权重应大于 0": weight <= 0,
        f"最小刻度应不小于 {LEAST_STEP}": step < LEAST_STEP,
        "最高分不是最小刻度的整数倍": maximum is not None
        and step >= LEAST_STEP
        and not is_on_step(maximum, step),
    }
    return [words for words, is_so in found.items() if is_so]


def missing_for_opening(
    *, theory_share: Decimal, parts: Collection[CriterionPart], starts: int, judges: int
) -> list[str]:
    """Say in Chinese what a round lacks before it can be scored."""
    found = {
        "没有评分项": not parts,
        "有理论占比而没有理论评分项": theory_share > 0 and CriterionPart.THEORY not in parts,
        "没有实操评分项": bool(parts) and theory_share < 1 and CriterionPart.PRACTICAL not in parts,
        "没有抽签或没有参赛者": starts == 0,
        "没有指派评委": judges == 0,
    }
    return [words for words, is_so in found.items() if is_so]
