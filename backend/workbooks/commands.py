"""What a person does with an import: have a file checked, write it, take it back.

The work itself is a job, enqueued in the same transaction as the change of state.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.compiler.catalog import Of
from backend.database.actor import Actor
from backend.workbooks.batches import change_batch, demand_state, load_batch, start_batch
from backend.workbooks.errors import ImportHasRefusedRowsError, MayNotImportError
from backend.workbooks.jobs import Work, enqueue
from backend.workbooks.rights import may_import
from backend.workbooks.tables import ImportMode, ImportState, RowOutcome
from backend.workbooks.undo import refuse_if_touched


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyImport:
    """办理导入；Write a checked import."""

    import_id: Annotated[UUID, "导入；the import", Of("ImportBatch")]
    mode: Annotated[ImportMode, "方式；all rows or none, or the good rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoImport:
    """撤销导入；Take an applied import back."""

    import_id: Annotated[UUID, "导入；the import", Of("ImportBatch")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWorkbook:
    """Have an uploaded file checked."""

    file_name: str
    file_digest: bytes
    effective_on: date | None
    derives: bool


async def check_workbook(session: AsyncSession, actor: Actor, form: CheckWorkbook) -> UUID:
    """Note the upload and ask for its check.

    Raises: MAY_NOT_IMPORT.
    """
    if not may_import(actor):
        raise MayNotImportError(ledger=form.file_name)
    batch_id = await start_batch(
        session,
        actor,
        file_name=form.file_name,
        file_digest=form.file_digest,
        effective_on=form.effective_on,
        derives=form.derives,
    )
    await enqueue(session, actor, Work.CHECK, batch_id)
    return batch_id


async def apply_import(session: AsyncSession, actor: Actor, form: ApplyImport) -> UUID:
    """Ask for a checked import to be written.

    Raises: IMPORT_NOT_FOUND, IMPORT_STATE, IMPORT_HAS_REFUSED_ROWS.
    """
    batch = await load_batch(session, actor, form.import_id, is_locked=True)
    demand_state(batch, ImportState.CHECKED, verb="写入")
    refused = batch.counts.get(RowOutcome.REFUSED.value, 0)
    conflicts = batch.counts.get(RowOutcome.CONFLICT.value, 0)
    if form.mode is ImportMode.ALL_OR_NOTHING and (refused or conflicts):
        raise ImportHasRefusedRowsError(refused=refused, conflicts=conflicts, path=("mode",))
    await change_batch(
        session, actor, batch.id, state=ImportState.APPLYING, mode=form.mode, failure=None
    )
    await enqueue(session, actor, Work.APPLY, batch.id)
    return batch.id


async def undo_import(session: AsyncSession, actor: Actor, form: UndoImport) -> UUID:
    """Ask for an applied import to be taken back.

    Raises: IMPORT_NOT_FOUND, IMPORT_STATE, IMPORT_TOUCHED_SINCE.
    """
    batch = await load_batch(session, actor, form.import_id, is_locked=True)
    demand_state(batch, ImportState.APPLIED, verb="撤销")
    await refuse_if_touched(session, actor, batch)
    await change_batch(session, actor, batch.id, state=ImportState.UNDOING, failure=None)
    await enqueue(session, actor, Work.UNDO, batch.id)
    return batch.id
