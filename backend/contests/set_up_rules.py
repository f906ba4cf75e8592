"""Which set-ups of contests, rounds and criteria make sense. Pure; each gives its fault."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from backend.contests.rules import (
    LEAST_STEP,
    AdvanceRule,
    AttemptsRule,
    ContestLevel,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    RoundRanking,
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


def sum_fault(
    theory_share: Decimal,
    judges_rule: JudgesRule,
    attempts: int,
    attempts_rule: AttemptsRule,
    ranking: RoundRanking,
) -> str | None:
    """Say in Chinese why practice must not be added up, or nothing.

    A sum says by itself that the total may pass 100; beside it the share of theory would be none.
    """
    is_added = judges_rule is JudgesRule.SUM or (attempts > 1 and attempts_rule is AttemptsRule.SUM)
    if is_added and theory_share > 0 and ranking is RoundRanking.HIGHEST:
        return "合计与理论占比不能并用，合计的满分不是 100"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a round has when it is to be opened.

    Shape: `criteria` are part and kind of each; `panels` how many of the `judges` may judge each
    entry that starts.
    """

    theory_share: Decimal
    judges_rule: JudgesRule
    attempts: int
    attempts_rule: AttemptsRule
    ranking: RoundRanking
    tie_rules: Sequence[TieRule]
    criteria: Sequence[tuple[CriterionPart, CriterionKind]]
    judges: int
    panels: Sequence[int]


def missing_for_opening(opening: Opening) -> list[str]:
    """Say in Chinese all that a round lacks, or that does not fit, before it can be scored.

    Weights and maximums are greater than nought one by one; here is what a single criterion, or a
    single rule, cannot tell.
    """
    parts = {part for part, _ in opening.criteria}
    scored = {part for part, kind in opening.criteria if kind is not CriterionKind.TIME}
    is_least = opening.ranking is RoundRanking.LOWEST
    has_share = opening.theory_share > 0
    found = {
        "没有评分项": not parts,
        "有理论占比而没有理论评分项": has_share and CriterionPart.THEORY not in parts,
        "没有实操评分项": bool(parts)
        and (opening.theory_share < 1 or is_least)
        and CriterionPart.PRACTICAL not in parts,
        "高者在前而实操评分项全是计时": not is_least and CriterionPart.PRACTICAL in parts - scored,
        "理论评分项全是计时": CriterionPart.THEORY in parts - scored,
        "低者在前的轮次不计理论": is_least and (has_share or CriterionPart.THEORY in parts),
        "同分比较理论而没有理论评分项": TieRule.THEORY in opening.tie_rules
        and bool(parts)
        and CriterionPart.THEORY not in parts,
        "同分按评分项次序比较而只有一个评分项": TieRule.CRITERION in opening.tie_rules
        and len(opening.criteria) == 1,
        "评委合计而各参赛者的评委人数不同": opening.judges_rule is JudgesRule.SUM
        and len(set(opening.panels)) > 1,
        "没有抽签或没有参赛者": not opening.panels,
        "没有指派评委": opening.judges == 0,
    }
    added = sum_fault(
        opening.theory_share,
        opening.judges_rule,
        opening.attempts,
        opening.attempts_rule,
        opening.ranking,
    )
    faults = [words for words, is_so in found.items() if is_so]
    return [*faults, added] if added else faults
