"""What becomes of a score that arrives: accepted, kept beside another, held, or refused. Pure.

A device may send late, twice, out of order and with a wrong clock; nothing that it sent is lost.
Whether a value is unlikely is asked of the judge's own scores alone, since an answer that depended
on others' would tell of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from backend.contests.rules import EntryState, RoundState, StartStatus, is_in_bounds, is_on_step
from backend.contests.score_errors import (
    JudgeRecusedError,
    JudgeUnassignedError,
    ReasonMissingError,
    RoundNotOpenError,
    ScoreMalformedError,
    ScoreOffStepError,
    ScoreOverMaximumError,
    ScoreUnlikelyError,
)
from backend.kit.labels import LabeledEnum

CLOCK_OFF = "CLOCK_OFF"
SCORE_CONFLICT = "SCORE_CONFLICT"
ROUND_CLOSED = "ROUND_CLOSED"
HELD_AFTER_CLOSING = "HELD_AFTER_CLOSING"
SCORE_OF_WITHDRAWN = "SCORE_OF_WITHDRAWN"
SCORE_UNVOUCHED = "SCORE_UNVOUCHED"

CLOCK_TOLERANCE = timedelta(hours=12)
CLOSING_TOLERANCE = timedelta(minutes=5)
FEWEST_TO_COMPARE = 3


class ScoreKind(LabeledEnum):
    """记录种类；What is recorded."""

    SCORE = "SCORE", "评分"
    PENALTY = "PENALTY", "扣分"
    STATUS = "STATUS", "出场状态"
    CHECK = "CHECK", "复核"
    RESOLUTION = "RESOLUTION", "裁定"


class Verdict(LabeledEnum):
    """处理结果；What was done with a record."""

    ACCEPTED = "ACCEPTED", "已采用"
    CONFLICT = "CONFLICT", "冲突，两者都保留"
    HELD = "HELD", "暂存待定"


class ScoreState(LabeledEnum):
    """现分状态；Whether a score stands undisputed."""

    CURRENT = "CURRENT", "有效"
    CONFLICT = "CONFLICT", "有冲突"
    HELD = "HELD", "有待定记录"


class ReceiptState(LabeledEnum):
    """回执；What the device is told of a record."""

    ACCEPTED = "ACCEPTED", "已采用"
    REPEATED = "REPEATED", "先前已收到"
    CONFLICT = "CONFLICT", "与另一设备的分数冲突"
    HELD = "HELD", "暂存待裁判长决定"
    REFUSED = "REFUSED", "未采用"


RECORDED = frozenset({ScoreKind.SCORE, ScoreKind.PENALTY, ScoreKind.STATUS})
"""The kinds that a judge's device records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """The score that stands for the same criterion, judge and attempt."""

    version: int = 0
    value: Decimal | None = None
    status: StartStatus | None = None
    state: ScoreState = ScoreState.CURRENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a value of a criterion may be."""

    maximum: Decimal | None
    step: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A record as it arrived."""

    kind: ScoreKind
    value: Decimal | None
    status: StartStatus | None
    reason: str | None
    attempt: int
    base_version: int
    recorded_at: datetime
    received_at: datetime
    is_confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is known where a record arrives.

    `is_vouched`: it comes from the judge's device, or as that device has sealed it.
    `others`: the judge's own values of the same criterion for other entries.
    """

    round_state: RoundState
    opened_at: datetime | None
    closed_at: datetime | None
    entry_state: EntryState
    attempts: int
    measure: Measure | None
    outlier_spread: Decimal | None
    is_assigned: bool
    is_recused: bool
    is_vouched: bool = True
    others: Sequence[Decimal] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done with a record, and the version that stands afterwards."""

    verdict: Verdict
    version: int
    code: str | None = None
    is_change: bool = True


def decided(arrived: Arrived, present: Present, known: Circumstances) -> Decision:
    """Tell what becomes of a record.

    Raises: JUDGE_UNASSIGNED, JUDGE_RECUSED, ROUND_NOT_OPEN, SCORE_MALFORMED, SCORE_OVER_MAXIMUM,
    SCORE_OFF_STEP, REASON_MISSING, SCORE_UNLIKELY.
    """
    if not known.is_assigned:
        raise JudgeUnassignedError
    if known.is_recused:
        raise JudgeRecusedError
    if known.round_state is RoundState.SET_UP:
        raise RoundNotOpenError
    _hold_to_form(arrived, known)
    if known.round_state in {RoundState.CLOSED, RoundState.PUBLISHED}:
        late = HELD_AFTER_CLOSING if _was_in_time(arrived, known) else ROUND_CLOSED
        return Decision(Verdict.HELD, present.version, late)
    if known.entry_state is EntryState.WITHDRAWN:
        return Decision(Verdict.HELD, present.version, SCORE_OF_WITHDRAWN)
    code = CLOCK_OFF if _is_clock_off(arrived, known) else None
    if present.version > 0 and _is_same(arrived, present):
        return Decision(Verdict.ACCEPTED, present.version, code, is_change=False)
    if not known.is_vouched:
        return Decision(Verdict.HELD, present.version, SCORE_UNVOUCHED)
    if arrived.base_version < present.version or present.state is ScoreState.CONFLICT:
        return Decision(Verdict.CONFLICT, present.version, SCORE_CONFLICT)
    if present.version > 0 and not (arrived.reason or "").strip():
        raise ReasonMissingError
    _hold_to_likely(arrived, known)
    return Decision(Verdict.ACCEPTED, max(present.version, arrived.base_version) + 1, code)


def _is_clock_off(arrived: Arrived, known: Circumstances) -> bool:
    """Tell whether the device's clock cannot be right: long before the opening, or ahead."""
    is_ahead = arrived.recorded_at > arrived.received_at + CLOCK_TOLERANCE
    opened = known.opened_at
    return is_ahead or (opened is not None and arrived.recorded_at < opened - CLOCK_TOLERANCE)


def _was_in_time(arrived: Arrived, known: Circumstances) -> bool:
    """Tell whether a record for a closed round was made before it closed, by the device's clock."""
    if known.closed_at is None or _is_clock_off(arrived, known):
        return True
    return arrived.recorded_at <= known.closed_at + CLOSING_TOLERANCE


def _hold_to_form(arrived: Arrived, known: Circumstances) -> None:
    if not 1 <= arrived.attempt <= known.attempts:
        raise ScoreMalformedError(
            reason=f"第 {arrived.attempt} 次试做不在 1 至 {known.attempts} 之间"
        )
    match arrived.kind:
        case ScoreKind.SCORE:
            _hold_to_measure(arrived.value, known.measure)
        case ScoreKind.PENALTY:
            if not _is_number(arrived.value):
                raise ScoreMalformedError(reason="扣分应为不小于 0、不到十亿的数")
        case ScoreKind.STATUS:
            if arrived.status is None:
                raise ScoreMalformedError(reason="没有给出出场状态")
            if arrived.status is StartStatus.DISQUALIFIED and not (arrived.reason or "").strip():
                raise ScoreMalformedError(reason="取消成绩须写明理由")
        case ScoreKind.CHECK | ScoreKind.RESOLUTION:
            raise ScoreMalformedError(reason="评委端不能记录复核与裁定")


def _hold_to_measure(value: Decimal | None, measure: Measure | None) -> None:
    if measure is None:
        raise ScoreMalformedError(reason="评分项不属于这一轮次")
    if value is None or not _is_number(value):
        raise ScoreMalformedError(reason="分数应为不小于 0、不到十亿的数")
    if measure.maximum is not None and value > measure.maximum:
        raise ScoreOverMaximumError(value=value, maximum=measure.maximum)
    if not is_on_step(value, measure.step):
        raise ScoreOffStepError(value=value, step=measure.step)


def _is_number(value: Decimal | None) -> bool:
    return value is not None and is_in_bounds(value) and value >= 0


def _is_same(arrived: Arrived, present: Present) -> bool:
    return (arrived.value, arrived.status) == (present.value, present.status)


def _hold_to_likely(arrived: Arrived, known: Circumstances) -> None:
    if arrived.is_confirmed or arrived.kind is not ScoreKind.SCORE or arrived.value is None:
        return
    if known.outlier_spread is None or len(known.others) < FEWEST_TO_COMPARE:
        return
    usual = _middle(known.others)
    if abs(arrived.value - usual) > known.outlier_spread:
        raise ScoreUnlikelyError(value=arrived.value, usual=usual)


def _middle(values: Iterable[Decimal]) -> Decimal:
    order = sorted(values)
    half = len(order) // 2
    return order[half] if len(order) % 2 else (order[half - 1] + order[half]) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What a score is for; one judge's value of one criterion and attempt of an entry."""

    entry_id: UUID
    kind: ScoreKind
    criterion_id: UUID | None
    judge_user_id: UUID
    attempt: int
