"""Keeps the imports: one batch an upload, its state, and a result for every row."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Uuid, bindparam, delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import plain
from backend.accounts.announcing import call_waiting
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.registry import table_of
from backend.database.session import writing
from backend.kit.ids import new_id
from backend.workbooks.check import Checked, row_documents
from backend.workbooks.errors import ImportNotFoundError, ImportStateError
from backend.workbooks.ledger import LedgerCode
from backend.workbooks.present import statements
from backend.workbooks.read import Workbook
from backend.workbooks.receiving import UploadUsedError
from backend.workbooks.tables import ImportBatch, ImportMode, ImportRow, ImportState

_STATE_WORDS: Mapping[ImportState, str] = {
    ImportState.CHECKING: "正在检查",
    ImportState.CHECKED: "已检查",
    ImportState.APPLYING: "正在写入",
    ImportState.APPLIED: "已写入",
    ImportState.UNDOING: "正在撤销",
    ImportState.UNDONE: "已撤销",
    ImportState.FAILED: "失败",
    ImportState.CANCELLED: "已取消",
}
ROWS_PER_STATEMENT = 5_000


@dataclass(frozen=True, slots=True)
class Batch:
    """What is kept of an import."""

    id: UUID
    state: ImportState
    file_name: str
    effective_on: date | None
    derives: bool
    ledger: str | None
    contest_id: UUID | None
    token_id: UUID | None
    mode: ImportMode | None
    applied_at: datetime | None
    counts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file has to hold: one ledger, and of entries those of one contest."""

    ledger: LedgerCode | None = None
    contest_id: UUID | None = None


ANYTHING = Wanted()


async def start_batch(
    session: AsyncSession,
    actor: Actor,
    *,
    file_name: str,
    file_digest: bytes,
    effective_on: date | None = None,
    derives: bool = False,
    batch_id: UUID | None = None,
    wants: Wanted = ANYTHING,
) -> UUID:
    """Note that a workbook was uploaded; its check comes next.

    Raises: UPLOAD_USED when the import exists, where the actor does not see it.
    """
    batch_id = batch_id or new_id()
    row = ImportBatch(
        district_id=actor.district_id,
        id=batch_id,
        started_by=actor.user_id,
        token_id=actor.token_id,
        ledger=wants.ledger.value if wants.ledger else None,
        contest_id=wants.contest_id,
        file_name=file_name[:200],
        file_digest=file_digest,
        state=ImportState.CHECKING,
        effective_on=effective_on,
        derives=derives,
    )
    rows = table_of(ImportBatch)
    begun = insert(rows).values(row.model_dump()).on_conflict_do_nothing().returning(rows.c.id)
    if await session.scalar(begun) is None:
        raise UploadUsedError(path=("uploadId",))
    return batch_id


async def is_known(session: AsyncSession, actor: Actor, batch_id: UUID) -> bool:
    """Tell whether the actor has begun this import before."""
    rows = table_of(ImportBatch)
    query = select(rows.c.id).where(rows.c.district_id == actor.district_id, rows.c.id == batch_id)
    return await session.scalar(query) is not None


async def load_batch(
    session: AsyncSession, actor: Actor, batch_id: UUID, *, is_locked: bool = False
) -> Batch:
    """Read an import of the actor's own reach.

    Raises: IMPORT_NOT_FOUND.
    """
    rows = table_of(ImportBatch)
    query = select(rows).where(rows.c.district_id == actor.district_id, rows.c.id == batch_id)
    if is_locked:
        query = query.with_for_update()
    row = (await session.execute(query)).mappings().one_or_none()
    if row is None:
        raise ImportNotFoundError
    return Batch(
        id=plain(row["id"]),
        state=ImportState(row["state"]),
        file_name=row["file_name"],
        effective_on=row["effective_on"],
        derives=row["derives"],
        ledger=row["ledger"],
        contest_id=plain(row["contest_id"]) if row["contest_id"] else None,
        token_id=row["token_id"],
        mode=ImportMode(row["mode"]) if row["mode"] else None,
        applied_at=row["applied_at"],
        counts=row["counts"],
    )


def demand_state(batch: Batch, *states: ImportState, verb: str) -> None:
    """Refuse an action that does not fit the state.

    Raises: IMPORT_STATE.
    """
    if batch.state not in states:
        raise ImportStateError(state=_STATE_WORDS[batch.state], action=verb)


async def change_batch(
    session: AsyncSession,
    actor: Actor,
    batch_id: UUID,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Change columns of an import, and call those who watch it."""
    rows = table_of(ImportBatch)
    await session.execute(
        update(rows)
        .where(rows.c.district_id == actor.district_id, rows.c.id == batch_id)
        .values(**values)
    )
    await call_waiting(session, actor)


async def keep_check(
    database: Database, actor: Actor, batch_id: UUID, workbook: Workbook, checked: Checked
) -> None:
    """Keep the results of a check; those of an earlier check of the same file go.

    Raises: IMPORT_STATE for an import that was cancelled meanwhile.
    """
    documents = iter(await asyncio.to_thread(row_documents, checked, new_id))
    rows = table_of(ImportRow)
    async with writing(database, actor) as session:
        batch = await load_batch(session, actor, batch_id, is_locked=True)
        if batch.state is ImportState.CANCELLED:
            raise ImportStateError(state=_STATE_WORDS[batch.state], action="检查")
        await session.execute(
            delete(rows).where(rows.c.district_id == actor.district_id, rows.c.batch_id == batch_id)
        )
        for chunk in _chunks(documents):
            await session.execute(
                text(statements()["insert_rows"]).bindparams(
                    bindparam("rows", value=orjson.dumps(chunk).decode()),
                    bindparam("district", value=actor.district_id),
                    bindparam("batch", value=batch_id),
                    bindparam("started_by", value=actor.user_id, type_=rows.c.started_by.type),
                    bindparam("token", value=batch.token_id, type_=Uuid()),
                )
            )
        await change_batch(
            session,
            actor,
            batch_id,
            state=ImportState.CHECKED,
            effective_on=checked.effective_on,
            cutoff_on=workbook.cutoff_on,
            exported_at=checked.stamp.exported_at if checked.stamp else None,
            counts=checked.counts,
            notices=list(checked.notices),
            total=len(checked.drafts),
            progress=len(checked.drafts),
            failure=None,
        )


def _chunks(documents: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while chunk := list(islice(documents, ROWS_PER_STATEMENT)):
        yield chunk
