"""The rows that a record becomes: the line of the log, the score that stands after it, what waits.

Pure: nothing is read or written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend.contests.receiving import (
    SCORE_CONFLICT,
    Decision,
    ScoreKind,
    ScoreState,
    Slot,
    Verdict,
)
from backend.contests.score_forms import ScoreRecordInput
from backend.database.actor import Actor
from backend.kit.ids import new_id

Row = dict[str, Any]

OWNED = ("contest_id", "organizer_town_id", "organizer_department_id")


@dataclass(frozen=True, slots=True)
class RecordRows:
    """What one record becomes: `score` stands now, and is written only where it `is_changed`."""

    record: Row
    score: Row
    is_changed: bool
    conflict: Row | None


def rows_of(
    actor: Actor,
    a_round: Mapping[str, Any],
    record: ScoreRecordInput,
    slot: Slot,
    decision: Decision,
    before: Mapping[str, Any] | None,
    at: datetime,
) -> RecordRows:
    """Give the rows of a record; `before` is the score that stands for the same."""
    owned = {"district_id": actor.district_id} | {name: a_round[name] for name in OWNED}
    owned |= {"round_id": a_round["id"], "entry_id": slot.entry_id}
    row = owned | _subject(slot) | _logged(actor, record, decision, at)
    stood = dict(before) if before else _nothing_yet(owned | _subject(slot))
    score = stood | _following(stood["state"], row, decision)
    is_kept = decision.verdict is Verdict.ACCEPTED
    return RecordRows(
        record=row,
        score=score,
        is_changed=before is None or score != stood,
        conflict=None if is_kept else _conflict(owned, score, row, decision, at),
    )


def _logged(actor: Actor, record: ScoreRecordInput, decision: Decision, at: datetime) -> Row:
    """Give what the log keeps of a record besides its subject."""
    return _said(record) | {
        "id": new_id(),
        "operation_key": record.key,
        "recorded_by": actor.user_id,
        "reason": record.reason,
        "base_version": record.base_version,
        "version": decision.version,
        "verdict": decision.verdict,
        "code": decision.code,
        "device": record.device,
        "device_sequence": record.sequence,
        "recorded_at": record.recorded_at,
        "received_at": at,
        "is_confirmed": record.is_confirmed,
    }


def _subject(slot: Slot) -> Row:
    return {
        "kind": slot.kind,
        "criterion_id": slot.criterion_id,
        "judge_user_id": slot.judge_user_id,
        "attempt": slot.attempt,
    }


def _said(record: ScoreRecordInput) -> Row:
    is_status = record.kind is ScoreKind.STATUS
    return {
        "value": None if is_status else record.value,
        "status": record.status if is_status else None,
    }


def _nothing_yet(subject: Row) -> Row:
    return subject | {
        "id": new_id(),
        "value": None,
        "status": None,
        "version": 0,
        "record_id": None,
        "state": ScoreState.CURRENT,
        "checked_by": None,
        "checked_at": None,
    }


def _following(state: ScoreState, row: Row, decision: Decision) -> Row:
    """Give what changes of the present score after a record."""
    match decision.verdict:
        case Verdict.ACCEPTED if decision.is_change:
            return {
                "value": row["value"],
                "status": row["status"],
                "version": decision.version,
                "record_id": row["id"],
                "checked_by": None,
                "checked_at": None,
            }
        case Verdict.CONFLICT:
            return {"state": ScoreState.CONFLICT}
        case Verdict.HELD if state is ScoreState.CURRENT:
            return {"state": ScoreState.HELD}
    return {}


def _conflict(owned: Row, score: Row, row: Row, decision: Decision, at: datetime) -> Row:
    return owned | {
        "id": new_id(),
        "score_id": score["id"],
        "first_record_id": score["record_id"],
        "second_record_id": row["id"],
        "code": decision.code or SCORE_CONFLICT,
        "made_at": at,
    }
