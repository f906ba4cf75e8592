"""What stands after a log of records: the present scores, folded from the log alone. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.contests.receiving import RECORDED, ScoreKind, ScoreState, Slot, Verdict
from backend.contests.rules import StartStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A present score as the log says it."""

    value: Decimal | None = None
    status: StartStatus | None = None
    version: int = 0
    state: ScoreState = ScoreState.CURRENT
    record_id: UUID | None = None
    checked_by: UUID | None = None


@dataclass(slots=True)
class Replay:
    """A log as far as it was folded: what stands, what waits, and the records by id."""

    standing: dict[Slot, Standing] = field(default_factory=dict)
    waiting: dict[Slot, dict[UUID, Verdict]] = field(default_factory=dict)
    records: dict[UUID, Mapping[str, Any]] = field(default_factory=dict)

    def take(self, record: Mapping[str, Any]) -> None:
        """Let one record have its effect."""
        self.records[record["id"]] = record
        if record["kind"] in RECORDED:
            self._recorded(slot_of(record), record)
            return
        slot = self.slot(record)
        if record["verdict"] is Verdict.CONFLICT:
            # A decision made on another server, where this one's records were not known.
            self._recorded(slot, record)
        elif record["verdict"] is Verdict.HELD:
            pass  # kept, without effect: what it was about has changed here meanwhile
        elif record["kind"] is ScoreKind.CHECK:
            before = self.standing[slot]
            self.standing[slot] = replace(before, checked_by=record["recorded_by"])
        else:
            self.waiting.get(slot, {}).pop(record["subject_id"], None)
            self._said(slot, record)

    def slot(self, record: Mapping[str, Any]) -> Slot:
        """Give what a record is about; a check or a decision, through earlier ones."""
        if record["kind"] in RECORDED:
            return slot_of(record)
        return self.slot(self.records[record["subject_id"]])

    def _recorded(self, slot: Slot, record: Mapping[str, Any]) -> None:
        if record["verdict"] is Verdict.ACCEPTED:
            self._said(slot, record)
            return
        self.waiting.setdefault(slot, {})[record["id"]] = record["verdict"]
        self._said(slot, {**record, "version": 0})

    def _said(self, slot: Slot, record: Mapping[str, Any]) -> None:
        before = self.standing.get(slot, Standing())
        after = replace(before, state=_state(self.waiting.get(slot, {}).values()))
        if record["version"] > before.version:
            after = replace(
                after,
                value=record["value"],
                status=record["status"],
                version=record["version"],
                record_id=record["id"],
                checked_by=None,
            )
        self.standing[slot] = after


def replayed(records: Iterable[Mapping[str, Any]]) -> dict[Slot, Standing]:
    """Fold a round's log, in the order in which it was received, into the present scores."""
    return folded(sorted(records, key=lambda one: one["sequence"])).standing


def folded(records: Iterable[Mapping[str, Any]]) -> Replay:
    """Fold records in the order given; it tells also what waits beside each score."""
    replay = Replay()
    for record in records:
        replay.take(record)
    return replay


def slot_of(row: Mapping[str, Any]) -> Slot:
    """Give what a score or a record is for."""
    return Slot(
        entry_id=row["entry_id"],
        kind=row["kind"],
        criterion_id=row["criterion_id"],
        judge_user_id=row["judge_user_id"],
        attempt=row["attempt"],
    )


def _state(waiting: Iterable[Verdict]) -> ScoreState:
    verdicts = set(waiting)
    if Verdict.CONFLICT in verdicts:
        return ScoreState.CONFLICT
    return ScoreState.HELD if Verdict.HELD in verdicts else ScoreState.CURRENT
