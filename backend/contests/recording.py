"""Takes in what a judge's device has recorded: each record has a receipt, and none is lost.

Each record is written under a savepoint of its own, so that one that fails takes no other with it.
The judge writes the own rows with the own rights; what follows from them the program computes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.contests.receiving import (
    RECORDED,
    ROUND_CLOSED,
    SCORE_CONFLICT,
    Arrived,
    Circumstances,
    Decision,
    Measure,
    Present,
    ReceiptState,
    ScoreKind,
    ScoreState,
    Slot,
    Verdict,
    decided,
)
from backend.contests.replaying import slot_of
from backend.contests.results import as_program, refresh_results
from backend.contests.rules import Declared, recusal_of
from backend.contests.score_errors import (
    NOTICES,
    BatchTooLargeError,
    OnlyJudgesError,
    ScoreKeyTakenError,
    ScoreMalformedError,
    ScoreUnknownError,
)
from backend.contests.score_forms import MOST_RECORDS, RecordScores, ScoreRecordInput
from backend.contests.tables import Score, ScoreConflict, ScoreRecord
from backend.database.actor import Actor, Role
from backend.kit.clock import now
from backend.kit.errors import LedgerError
from backend.kit.ids import new_id

_LONGEST = 100
_LONGEST_REASON = 500
_MOST_SEQUENCE = 2**62

Row = dict[str, Any]
Receipt = Mapping[str, object]


@dataclass(slots=True)
class _Table:
    """What lies on the table while a batch is taken in; it follows each record."""

    judge: UUID
    unvouched: frozenset[str]
    rounds: dict[UUID, Row]
    criteria: dict[UUID, Row]
    entries: dict[UUID, Row]
    starts: set[tuple[UUID, UUID]]
    assigned: set[UUID]
    organization: UUID | None
    recusals: list[Declared]
    scores: dict[tuple[UUID, Slot], Row]
    records: dict[str, Row]
    conflicts: list[Row] = field(default_factory=list)
    touched: dict[UUID, set[UUID]] = field(default_factory=dict)


async def record_scores(
    session: AsyncSession, actor: Actor, form: RecordScores
) -> dict[str, list[Receipt]]:
    """Take in the records of a judge's device, and give a receipt for each key, in their order.

    Raises: ONLY_JUDGES, SCORE_BATCH_TOO_LARGE.
    """
    if actor.role is not Role.JUDGE or actor.user_id is None:
        raise OnlyJudgesError
    if not 1 <= len(form.records) <= MOST_RECORDS:
        raise BatchTooLargeError(
            limit=MOST_RECORDS, count=len(form.records), path=("input", "records")
        )
    return {"receipts": await take_in(session, actor, _of_device(actor), form.records)}


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose records they are; `unvouched` are the keys of those that anybody may have written."""

    judge: UUID
    contest: UUID
    unvouched: frozenset[str] = frozenset()


def _of_device(actor: Actor) -> Sender:
    if actor.user_id is None or actor.contest_id is None:
        raise OnlyJudgesError
    return Sender(actor.user_id, actor.contest_id)


async def take_in(
    session: AsyncSession, actor: Actor, sender: Sender, records: Sequence[ScoreRecordInput]
) -> list[Receipt]:
    """Take in records of one judge, whoever brings them, and give their receipts in order."""
    async with as_program(session, actor) as program:
        table = await _laid_out(session, program, sender, records)
    at = now()
    receipts = [await _received(session, actor, table, one, at) for one in records]
    async with as_program(session, actor) as program:
        if table.conflicts:
            await session.execute(insert(ScoreConflict), table.conflicts)
        for round_id in sorted(table.touched):
            entries = table.touched[round_id]
            await refresh_results(session, program, table.rounds[round_id], entries)
    return receipts


async def _laid_out(
    session: AsyncSession, program: Actor, sender: Sender, records: Sequence[ScoreRecordInput]
) -> _Table:
    """Read what the records are about; the rounds are held until the transaction ends."""
    judge = sender.judge
    ids = {one.round_id for one in records}
    mine: Row = {"contest_id": sender.contest}
    rounds = await load(session, program, "rounds", id=ids, is_locked=True, **mine)
    held = {one["id"] for one in rounds}
    entries = await load(session, program, "entries", id={one.entry_id for one in records}, **mine)
    judges = await load(session, program, "judges", user_id=judge)
    # The judge's other scores are asked for only where a value can be unlikely beside them.
    has_outliers = any(one["outlier_spread"] is not None for one in rounds)
    asked: Row = {} if has_outliers else {"entry_id": {one.entry_id for one in records}}
    scores = await load(session, program, "scores", round_id=held, judge_user_id=judge, **asked)
    keys = {one.key for one in records}
    known = await load(session, program, "score_records", operation_key=keys)
    assigned = await load(session, program, "judge_rounds", round_id=held, judge_user_id=judge)
    starts = await load(
        session, program, "starts", round_id=held, entry_id={one["id"] for one in entries}
    )
    recusals = await load(session, program, "recusals", judge_user_id=judge)
    return _Table(
        judge=judge,
        unvouched=sender.unvouched,
        rounds={one["id"]: one for one in rounds},
        criteria={
            one["id"]: one for one in await load(session, program, "criteria", round_id=held)
        },
        entries={one["id"]: one for one in entries},
        starts={(one["round_id"], one["entry_id"]) for one in starts},
        assigned={one["round_id"] for one in assigned},
        organization=judges[0]["organization_id"] if judges else None,
        recusals=[
            Declared(one["entry_id"], one["organization_id"], one["reason"]) for one in recusals
        ],
        scores={(one["round_id"], slot_of(one)): one for one in scores},
        records={one["operation_key"]: one for one in known},
    )


async def _received(
    session: AsyncSession, actor: Actor, table: _Table, record: ScoreRecordInput, at: datetime
) -> Receipt:
    first = table.records.get(record.key)
    if first is not None:
        return _repeated(table, record, first, at)
    try:
        _hold_to_subject(table, record)
        arrived, known = _arrived(record, at), _circumstances(table, record)
        slot = _slot(table, record)
        row = table.scores.get((record.round_id, slot))
        decision = decided(arrived, _present(row), known)
        async with session.begin_nested():
            await _write(session, actor, table, record, slot, decision, at)
    except IntegrityError:
        return _refused(record, ScoreKeyTakenError(), at)
    except LedgerError as error:
        return _refused(record, error, at)
    except DBAPIError as error:
        if not is_of_values(error):
            raise
        return _refused(record, ScoreMalformedError(reason="数值超出范围"), at)
    return _answered(record, decision, at)


def is_of_values(error: DBAPIError) -> bool:
    """Tell whether the database refused a value, such as a number that is too great."""
    state = getattr(error.orig, "sqlstate", None) or ""
    return str(state).startswith("22")


def _hold_to_subject(table: _Table, record: ScoreRecordInput) -> None:
    """Refuse what names nothing of the judge's contest, or is no record of a device.

    Raises: SCORE_SUBJECT_UNKNOWN, SCORE_MALFORMED.
    """
    if record.round_id not in table.rounds:
        raise ScoreUnknownError(noun="轮次")
    if (record.round_id, record.entry_id) not in table.starts:
        raise ScoreUnknownError(noun="参赛者")
    if not (1 <= len(record.key) <= _LONGEST and 1 <= len(record.device) <= _LONGEST):
        raise ScoreMalformedError(reason=f"操作键与设备名应为 1 至 {_LONGEST} 个字符")
    if len(record.reason or "") > _LONGEST_REASON:
        raise ScoreMalformedError(reason=f"理由至多 {_LONGEST_REASON} 字")
    if not (0 <= record.sequence <= _MOST_SEQUENCE and 0 <= record.base_version <= 2**30):
        raise ScoreMalformedError(reason="序号或版本超出范围")
    if record.kind not in RECORDED:
        raise ScoreMalformedError(reason="评委端不能记录复核与裁定")


def _arrived(record: ScoreRecordInput, at: datetime) -> Arrived:
    return Arrived(
        kind=record.kind,
        value=None if record.kind is ScoreKind.STATUS else record.value,
        status=record.status if record.kind is ScoreKind.STATUS else None,
        reason=record.reason,
        attempt=record.attempt,
        base_version=record.base_version,
        recorded_at=record.recorded_at,
        received_at=at,
        is_confirmed=record.is_confirmed,
    )


def _slot(table: _Table, record: ScoreRecordInput) -> Slot:
    return Slot(
        entry_id=record.entry_id,
        kind=record.kind,
        criterion_id=record.criterion_id if record.kind is ScoreKind.SCORE else None,
        judge_user_id=table.judge,
        attempt=record.attempt,
    )


def _circumstances(table: _Table, record: ScoreRecordInput) -> Circumstances:
    a_round, entry = table.rounds[record.round_id], table.entries[record.entry_id]
    criterion = None if record.criterion_id is None else table.criteria.get(record.criterion_id)
    is_of_round = criterion is not None and criterion["round_id"] == record.round_id
    recusal = recusal_of(
        table.organization,
        table.recusals,
        entry_id=record.entry_id,
        organization_id=entry["organization_id"],
    )
    return Circumstances(
        round_state=a_round["state"],
        opened_at=a_round["opened_at"],
        closed_at=a_round["closed_at"],
        entry_state=entry["state"],
        attempts=a_round["attempts"],
        measure=Measure(maximum=criterion["maximum"], step=criterion["step"])
        if criterion is not None and is_of_round
        else None,
        outlier_spread=a_round["outlier_spread"],
        is_assigned=record.round_id in table.assigned,
        is_recused=recusal is not None,
        is_vouched=record.key not in table.unvouched,
        others=[
            one["value"]
            for (round_id, slot), one in table.scores.items()
            if round_id == record.round_id
            and slot.criterion_id == record.criterion_id
            and slot.kind is ScoreKind.SCORE
            and slot.entry_id != record.entry_id
            and one["value"] is not None
        ],
    )


def _present(row: Row | None) -> Present:
    if row is None:
        return Present()
    return Present(
        version=row["version"], value=row["value"], status=row["status"], state=row["state"]
    )


async def _write(
    session: AsyncSession,
    actor: Actor,
    table: _Table,
    record: ScoreRecordInput,
    slot: Slot,
    decision: Decision,
    at: datetime,
) -> None:
    """Append the record, and let the present score and the conflicts follow."""
    a_round = table.rounds[record.round_id]
    arrived = _arrived(record, at)
    owned = {
        "district_id": actor.district_id,
        "contest_id": a_round["contest_id"],
        "organizer_town_id": a_round["organizer_town_id"],
        "organizer_department_id": a_round["organizer_department_id"],
        "round_id": record.round_id,
        "entry_id": record.entry_id,
    }
    subject = {
        "kind": slot.kind,
        "criterion_id": slot.criterion_id,
        "judge_user_id": slot.judge_user_id,
        "attempt": slot.attempt,
    }
    said = {"value": arrived.value, "status": arrived.status}
    row = {
        **owned,
        **subject,
        **said,
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
    await session.execute(insert(ScoreRecord).values(row))
    score = await _follow(session, table, slot, owned | subject, said, row, decision)
    table.records[record.key] = row
    table.scores[record.round_id, slot] = score
    table.touched.setdefault(record.round_id, set()).add(record.entry_id)
    if decision.verdict is not Verdict.ACCEPTED:
        table.conflicts.append(
            owned
            | {
                "id": new_id(),
                "score_id": score["id"],
                "first_record_id": score["record_id"],
                "second_record_id": row["id"],
                "code": decision.code or SCORE_CONFLICT,
                "made_at": at,
            }
        )


async def _follow(
    session: AsyncSession,
    table: _Table,
    slot: Slot,
    subject: Row,
    said: Row,
    record: Row,
    decision: Decision,
) -> Row:
    """Give the present score after a record."""
    before = table.scores.get((record["round_id"], slot))
    after = dict(before) if before else _nothing_yet(subject)
    match decision.verdict:
        case Verdict.ACCEPTED if decision.is_change:
            after |= said | {"version": decision.version, "record_id": record["id"]}
            after |= {"checked_by": None, "checked_at": None}
        case Verdict.ACCEPTED:
            return after
        case Verdict.CONFLICT:
            after["state"] = ScoreState.CONFLICT
        case Verdict.HELD if after["state"] is ScoreState.CURRENT:
            after["state"] = ScoreState.HELD
        case Verdict.HELD:
            pass
    statement = upsert(Score).values(after)
    changed = ("value", "status", "version", "record_id", "state", "checked_by", "checked_at")
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["district_id", "id"],
            set_={name: statement.excluded[name] for name in changed},
        )
    )
    return after


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


# --- receipts


def _repeated(table: _Table, record: ScoreRecordInput, first: Row, at: datetime) -> Receipt:
    """Tell what the first record of the key was told, or that the key is another's."""
    is_mine = first["judge_user_id"] == table.judge
    is_of_round = first["round_id"] == record.round_id
    if not (is_mine and is_of_round and slot_of(first) == _slot(table, record)):
        return _refused(record, ScoreKeyTakenError(), at)
    arrived = _arrived(record, at)
    is_number = arrived.value is None or arrived.value.is_finite()
    said = (arrived.value, arrived.status) if is_number else None
    if said != (first["value"], first["status"]):
        return _refused(record, ScoreKeyTakenError(), at)
    return {
        "key": record.key,
        "state": ReceiptState.REPEATED,
        "verdict": first["verdict"],
        "version": first["version"],
        "code": first["code"],
        "message": None,
        "remedy": None,
        "serverTime": at.isoformat(),
    }


def _answered(record: ScoreRecordInput, decision: Decision, at: datetime) -> Receipt:
    is_late = decision.code == ROUND_CLOSED
    notice = NOTICES.get(decision.code or "")
    words = None if notice is None else notice()
    return {
        "key": record.key,
        "state": ReceiptState.REFUSED if is_late else ReceiptState(decision.verdict.value),
        "verdict": decision.verdict,
        "version": decision.version,
        "code": decision.code,
        "message": None if words is None else words.message,
        "remedy": None if words is None else words.remedy,
        "serverTime": at.isoformat(),
    }


def _refused(record: ScoreRecordInput, error: LedgerError, at: datetime) -> Receipt:
    return {
        "key": record.key,
        "state": ReceiptState.REFUSED,
        "verdict": None,
        "version": None,
        "code": error.code,
        "message": error.message,
        "remedy": error.remedy,
        "serverTime": at.isoformat(),
    }
