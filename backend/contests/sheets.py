"""What a ranking is made of and what it gives: rules, score sheets, results, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from backend.contests.rules import (
    AttemptsRule,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    RoundRanking,
    StartStatus,
    TieRule,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRules:
    """How a round is scored and ranked.

    Units: `theory_share` 0–1; `drops` values dropped at each end; `attempts` that each entry has;
    `decimals` of what is shown.
    """

    theory_share: Decimal = Decimal(0)
    judges_rule: JudgesRule = JudgesRule.MEAN
    drops: int = 0
    attempts: int = 1
    attempts_rule: AttemptsRule = AttemptsRule.BEST
    ranking: RoundRanking = RoundRanking.HIGHEST
    decimals: int = 2
    tie_rules: tuple[TieRule, ...] = ()
    needs_check: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What is measured or judged; only a time may have no maximum."""

    id: UUID
    position: int
    part: CriterionPart = CriterionPart.PRACTICAL
    kind: CriterionKind = CriterionKind.JUDGED
    maximum: Decimal | None = Decimal(100)
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The present value of one judge for one criterion and attempt.

    `is_open`: another device says otherwise, or it waits for the head judge.
    """

    criterion_id: UUID
    judge_id: UUID
    value: Decimal
    attempt: int = 1
    is_open: bool = False
    is_checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """What a judge takes off the total, or, where the least total is first, puts on it."""

    value: Decimal
    attempt: int = 1
    is_open: bool = False
    is_checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """An entry in a round, and what became of it.

    Shape: `given_up` gives of each attempt that was not begun or not finished, which of the two.
    `is_checked`: a second person has looked at whatever a judge said of it.
    """

    entry_id: UUID
    status: StartStatus = StartStatus.STARTING
    given_up: Mapping[int, StartStatus] = field(default_factory=dict)
    is_checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryResult:
    """What an entry reached.

    Shape: `total` is None without a place in the ranking; `criteria` gives the value of each
    criterion that has one. `key` orders results, the greater the better, None = no place.
    `missing`: criteria without any value in an attempt that was begun, or in the first where none
    was; where times are added up, in any attempt. `has_few_judges`: fewer values than the rule
    drops, so that nothing was dropped.
    """

    entry_id: UUID
    status: StartStatus
    theory: Decimal | None = None
    practical: Decimal | None = None
    seconds: Decimal | None = None
    penalties: Decimal = Decimal(0)
    total: Decimal | None = None
    criteria: Mapping[UUID, Decimal] = field(default_factory=dict)
    key: tuple[Decimal, ...] | None = None
    missing: int = 0
    is_pending: bool = False
    has_few_judges: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A result with its place; who has none comes last."""

    result: EntryResult
    place: int | None
    is_shared: bool
