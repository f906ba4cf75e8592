"""What lies on the table while records of a judge are taken in: all that they are about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.accounts.loads import Wanted, load_at_once
from backend.contests.receiving import Circumstances, Measure, Present, ScoreKind, Slot
from backend.contests.record_rows import RecordRows
from backend.contests.replaying import slot_of
from backend.contests.rules import Declared, recusal_of
from backend.contests.score_forms import ScoreRecordInput
from backend.database.actor import Actor

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose records they are; `unvouched` are the keys of those that anybody may have written."""

    judge: UUID
    contest: UUID
    unvouched: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by what they are found by; scores and records follow each record that is taken in.

    `scores`: of all judges for the entries at hand, and the judge's own for what `others` compares.
    """

    sender: Sender
    rounds: dict[UUID, Row]
    criteria: dict[UUID, Row]
    entries: dict[UUID, Row]
    starts: dict[tuple[UUID, UUID], Row]
    assigned: frozenset[UUID]
    organization: UUID | None
    recusals: list[Declared]
    scores: dict[tuple[UUID, Slot], Row]
    records: dict[str, Row]
    touched: dict[UUID, set[UUID]] = field(default_factory=dict)

    def copy(self) -> "Table":
        """Give another that may be changed without this one."""
        touched = {round_id: set(entries) for round_id, entries in self.touched.items()}
        return replace(self, scores=dict(self.scores), records=dict(self.records), touched=touched)

    def slot(self, record: ScoreRecordInput) -> Slot:
        """Give what a record is for."""
        return Slot(
            entry_id=record.entry_id,
            kind=record.kind,
            criterion_id=record.criterion_id if record.kind is ScoreKind.SCORE else None,
            judge_user_id=self.sender.judge,
            attempt=record.attempt,
        )

    def standing(self, record: ScoreRecordInput) -> Row | None:
        """Give the score that stands for what a record is for."""
        return self.scores.get((record.round_id, self.slot(record)))

    def present(self, record: ScoreRecordInput) -> Present:
        """Give the same as a decision compares with."""
        row = self.standing(record)
        if row is None:
            return Present()
        return Present(
            version=row["version"], value=row["value"], status=row["status"], state=row["state"]
        )

    def circumstances(self, record: ScoreRecordInput) -> Circumstances:
        """Give what is known where a record arrives."""
        a_round, entry = self.rounds[record.round_id], self.entries[record.entry_id]
        recusal = recusal_of(
            self.organization,
            self.recusals,
            entry_id=record.entry_id,
            organization_id=entry["organization_id"],
        )
        return Circumstances(
            round_state=a_round["state"],
            opened_at=a_round["opened_at"],
            closed_at=a_round["closed_at"],
            entry_state=entry["state"],
            attempts=a_round["attempts"],
            measure=self._measure(record),
            outlier_spread=a_round["outlier_spread"],
            is_assigned=record.round_id in self.assigned,
            is_recused=recusal is not None,
            is_vouched=record.key not in self.sender.unvouched,
            others=self._others(record),
        )

    def _measure(self, record: ScoreRecordInput) -> Measure | None:
        criterion = self.criteria.get(record.criterion_id) if record.criterion_id else None
        if criterion is None or criterion["round_id"] != record.round_id:
            return None
        return Measure(maximum=criterion["maximum"], step=criterion["step"])

    def _others(self, record: ScoreRecordInput) -> list[Any]:
        if self.rounds[record.round_id]["outlier_spread"] is None:
            return []
        return [
            one["value"]
            for (round_id, slot), one in self.scores.items()
            if round_id == record.round_id
            and slot.judge_user_id == self.sender.judge
            and slot.criterion_id == record.criterion_id
            and slot.kind is ScoreKind.SCORE
            and slot.entry_id != record.entry_id
            and one["value"] is not None
        ]

    def follow(self, rows: RecordRows) -> None:
        """Let the table follow a record that is taken in."""
        record, score = rows.record, rows.score
        self.records[record["operation_key"]] = record
        self.scores[record["round_id"], slot_of(score)] = score
        self.touched.setdefault(record["round_id"], set()).add(record["entry_id"])

    def of_touched(self, round_id: UUID) -> tuple[list[Row], list[Row], list[Row]]:
        """Give criteria, starts and scores of the entries of a round that have a new record."""
        entries = self.touched[round_id]
        return (
            [one for one in self.criteria.values() if one["round_id"] == round_id],
            [self.starts[round_id, one] for one in sorted(entries)],
            [
                row
                for (of_round, slot), row in self.scores.items()
                if of_round == round_id and slot.entry_id in entries
            ],
        )


async def laid_out(
    session: AsyncSession, program: Actor, sender: Sender, records: Sequence[ScoreRecordInput]
) -> Table:
    """Read what the records are about, as the program; hold the rounds until the transaction ends.

    Whoever waits for a round reads only after it has it: what others wrote meanwhile is seen.
    """
    ids = {one.round_id for one in records}
    rounds = await load(
        session, program, "rounds", id=ids, contest_id=sender.contest, is_locked=True
    )
    found = await load_at_once(session, program, *_wanted(sender, records, rounds))
    entries, starts, criteria, judges, assigned, recusals, known, scores, own = found
    return Table(
        sender=sender,
        rounds=_by_id(rounds),
        criteria=_by_id(criteria),
        entries=_by_id(entries),
        starts={(one["round_id"], one["entry_id"]): one for one in starts},
        assigned=frozenset(one["round_id"] for one in assigned),
        organization=judges[0]["organization_id"] if judges else None,
        recusals=[
            Declared(one["entry_id"], one["organization_id"], one["reason"]) for one in recusals
        ],
        scores={(one["round_id"], slot_of(one)): one for one in (*scores, *own)},
        records={one["operation_key"]: one for one in known},
    )


def _wanted(
    sender: Sender, records: Sequence[ScoreRecordInput], rounds: Sequence[Row]
) -> Iterator[Wanted]:
    held = [one["id"] for one in rounds]
    compared = [one["id"] for one in rounds if one["outlier_spread"] is not None]
    entries = {one.entry_id for one in records}
    criteria = {one.criterion_id for one in records if one.criterion_id is not None}
    own: Row = {"judge_user_id": sender.judge}
    yield Wanted("entries", {"id": entries, "contest_id": sender.contest})
    yield Wanted("starts", {"round_id": held, "entry_id": entries})
    yield Wanted("criteria", {"round_id": held})
    yield Wanted("judges", {"user_id": sender.judge})
    yield Wanted("judge_rounds", own | {"round_id": held})
    yield Wanted("recusals", own)
    yield Wanted("score_records", {"operation_key": {one.key for one in records}})
    yield Wanted("scores", {"round_id": held, "entry_id": entries})
    yield Wanted("scores", own | {"round_id": compared, "criterion_id": criteria})


def _by_id(rows: Iterable[Row]) -> dict[UUID, Row]:
    return {one["id"]: one for one in rows}
