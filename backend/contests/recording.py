"""Takes in what a judge's device has recorded: each record has a receipt, and none is lost.

All records of a device are decided on first and written together; should the database refuse one of
them, each is written under a savepoint of its own, so that it takes no other with it. The judge
writes the own rows with the own rights; what follows from them the program computes.
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

from backend.contests.receipts import Receipt, answered, refused, repeated
from backend.contests.receiving import RECORDED, Arrived, Decision, ScoreKind, decided
from backend.contests.record_rows import RecordRows, rows_of
from backend.contests.record_table import Sender, Table, laid_out
from backend.contests.replaying import slot_of
from backend.contests.results import as_program, keep_results, results_of
from backend.contests.score_errors import (
    BatchTooLargeError,
    OnlyJudgesError,
    ScoreKeyTakenError,
    ScoreMalformedError,
    ScoreUnknownError,
)
from backend.contests.score_forms import MOST_RECORDS, RecordScores, ScoreRecordInput
from backend.contests.tables import Score, ScoreConflict, ScoreRecord
from backend.database.actor import Actor, Role
from backend.database.registry import table_of
from backend.kit.clock import now
from backend.kit.errors import LedgerError

_LONGEST = 100
_LONGEST_REASON = 500
_MOST_SEQUENCE = 2**62

# Written once: SQLAlchemy takes longer to make them anew than the server to run them.
_LOG = table_of(ScoreRecord)
_APPEND = insert(_LOG).returning(_LOG.c.round_id, _LOG.c.sequence)
_STAND = upsert(table_of(Score))
_FOLLOW = _STAND.on_conflict_do_update(
    index_elements=["district_id", "id"],
    set_={
        name: _STAND.excluded[name]
        for name in ("value", "status", "version", "record_id", "state", "checked_by", "checked_at")
    },
)
_WAIT = insert(table_of(ScoreConflict))


async def record_scores(
    session: AsyncSession, actor: Actor, form: RecordScores
) -> dict[str, list[Receipt]]:
    """Take in the records of a judge's device, and give a receipt for each key, in their order.

    Raises: ONLY_JUDGES, SCORE_BATCH_TOO_LARGE.
    """
    if actor.role is not Role.JUDGE or actor.user_id is None or actor.contest_id is None:
        raise OnlyJudgesError
    if not 1 <= len(form.records) <= MOST_RECORDS:
        raise BatchTooLargeError(
            limit=MOST_RECORDS, count=len(form.records), path=("input", "records")
        )
    sender = Sender(actor.user_id, actor.contest_id)
    return {"receipts": await take_in(session, actor, sender, form.records)}


async def take_in(
    session: AsyncSession, actor: Actor, sender: Sender, records: Sequence[ScoreRecordInput]
) -> list[Receipt]:
    """Take in records of one judge, whoever brings them, and give their receipts in order."""
    async with as_program(session, actor) as program:
        table = await laid_out(session, program, sender, records)
    taken = await _written(session, actor, table, records, now())
    async with as_program(session, actor) as program:
        if taken.waiting:
            await session.execute(_WAIT, taken.waiting)
        for round_id, version in sorted(taken.versions.items()):
            a_round = table.rounds[round_id]
            computed = results_of(a_round, *taken.table.of_touched(round_id))
            await keep_results(session, program, a_round, computed, version=version)
    return taken.receipts


@dataclass(slots=True)
class _Taken:
    """Records as they are taken in: what the devices are told, what is written, what stands then.

    `versions`: the sequence of the last record of each round that has a new one.
    """

    table: Table
    receipts: list[Receipt] = field(default_factory=list)
    rows: list[RecordRows] = field(default_factory=list)
    versions: dict[UUID, int] = field(default_factory=dict)

    def take(self, receipt: Receipt, rows: RecordRows | None) -> None:
        self.receipts.append(receipt)
        if rows is not None:
            self.table.follow(rows)
            self.rows.append(rows)

    @property
    def waiting(self) -> list[Mapping[str, Any]]:
        """What the head judge decides."""
        return [one.conflict for one in self.rows if one.conflict is not None]


async def _written(
    session: AsyncSession,
    actor: Actor,
    table: Table,
    records: Sequence[ScoreRecordInput],
    at: datetime,
) -> _Taken:
    """Write all records together, or each alone if the database refuses one of them."""
    together = _Taken(table.copy())
    for record in records:
        together.take(*_decided(actor, together.table, record, at))
    try:
        together.versions |= await _write(session, together.rows)
    except DBAPIError as error:
        if not _is_refusal(error):
            raise
    else:
        return together
    alone = _Taken(table.copy())
    for record in records:
        receipt, rows = _decided(actor, alone.table, record, at)
        try:
            alone.versions |= await _write(session, [] if rows is None else [rows])
        except DBAPIError as error:
            if not _is_refusal(error):
                raise
            receipt, rows = refused(record, _refusal(error), at), None
        alone.take(receipt, rows)
    return alone


async def _write(session: AsyncSession, rows: Sequence[RecordRows]) -> dict[UUID, int]:
    """Append records to the log, and write the scores that stand after all of them.

    Shape: the last sequence by round.
    """
    if not rows:
        return {}
    scores = {
        (one.score["round_id"], slot_of(one.score)): one.score for one in rows if one.is_changed
    }
    async with session.begin_nested():
        found = await session.execute(_APPEND, [one.record for one in rows])
        if scores:
            await session.execute(_FOLLOW, list(scores.values()))
    versions: dict[UUID, int] = {}
    for round_id, sequence in found:
        versions[round_id] = max(sequence, versions.get(round_id, 0))
    return versions


def _is_refusal(error: DBAPIError) -> bool:
    """Tell whether the database refused a row: a key that is taken, or a value beyond a type."""
    state = getattr(error.orig, "sqlstate", None) or ""
    return isinstance(error, IntegrityError) or str(state).startswith("22")


def _refusal(error: DBAPIError) -> LedgerError:
    if isinstance(error, IntegrityError):
        return ScoreKeyTakenError()
    return ScoreMalformedError(reason="数值超出范围")


def _decided(
    actor: Actor, table: Table, record: ScoreRecordInput, at: datetime
) -> tuple[Receipt, RecordRows | None]:
    """Give the receipt of a record and the rows that it becomes, if it becomes any."""
    first = table.records.get(record.key)
    try:
        if first is not None:
            _hold_to_first(table, record, first)
            return repeated(record, first, at), None
        _hold_to_subject(table, record)
        decision = _decision(table, record, at)
    except LedgerError as error:
        return refused(record, error, at), None
    a_round, before = table.rounds[record.round_id], table.standing(record)
    rows = rows_of(actor, a_round, record, table.slot(record), decision, before, at)
    return answered(record, decision, at), rows


def _hold_to_first(table: Table, record: ScoreRecordInput, first: dict[str, object]) -> None:
    """Refuse a key that came before with something else.

    Raises: SCORE_KEY_TAKEN.
    """
    is_mine = first["judge_user_id"] == table.sender.judge
    is_of_round = first["round_id"] == record.round_id
    if not (is_mine and is_of_round and slot_of(first) == table.slot(record)):
        raise ScoreKeyTakenError
    arrived = _arrived(record, now())
    is_number = arrived.value is None or arrived.value.is_finite()
    if not is_number or (arrived.value, arrived.status) != (first["value"], first["status"]):
        raise ScoreKeyTakenError


def _hold_to_subject(table: Table, record: ScoreRecordInput) -> None:
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


def _decision(table: Table, record: ScoreRecordInput, at: datetime) -> Decision:
    return decided(_arrived(record, at), table.present(record), table.circumstances(record))


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
