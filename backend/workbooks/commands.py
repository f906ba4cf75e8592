"""What a person does with an import: have a file checked, write it, take it back.

The work itself is a job, enqueued in the same transaction as the change of state.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.compiler.catalog import Of
from backend.contests.reading import contest_of
from backend.database.actor import Actor
from backend.workbooks.batches import (
    Wanted,
    change_batch,
    demand_state,
    is_known,
    load_batch,
    start_batch,
)
from backend.workbooks.errors import ImportHasRefusedRowsError, MayNotImportError
from backend.workbooks.jobs import Work, enqueue
from backend.workbooks.ledger import LedgerCode, LedgerName
from backend.workbooks.ledgers import LEDGERS
from backend.workbooks.receiving import UploadNotReceivedError, load_upload
from backend.workbooks.rights import demand_rehearsal, may_import
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
class ImportLedger:
    """导入台账；Have a file that was sent to its address checked, row by row, writing nothing."""

    upload_id: Annotated[UUID, "上传；the upload", Of("Upload")]
    ledger: Annotated[
        LedgerName | None,
        "台账，令牌必填，缺省按表头识别；ledger that the file holds, by its headings unless given",
    ]
    closing_date: Annotated[
        date | None, "台账截止日期，即生效日期；day on which what the file says holds"
    ]
    derives: Annotated[
        bool, "是否由台账推出党组织；whether branches and links are derived from it"
    ] = False
    contest_id: Annotated[
        UUID | None,
        "竞赛，只导入它的参赛名单；contest whose entries the file holds, by a column unless given",
        Of("Contest"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelImport:
    """取消导入；Drop an import that was not applied; its file is deleted."""

    import_id: Annotated[UUID, "导入；the import", Of("ImportBatch")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWorkbook:
    """Have an uploaded file checked."""

    file_name: str
    file_digest: bytes
    effective_on: date | None
    derives: bool
    contest_id: UUID | None = None


async def check_workbook(session: AsyncSession, actor: Actor, form: CheckWorkbook) -> UUID:
    """Note the upload and ask for its check.

    Raises: MAY_NOT_IMPORT, NOT_FOUND, CONTEST_STATE.
    """
    ledger = LedgerCode.ENTRIES if form.contest_id else None
    if not may_import(actor, ledger):
        raise MayNotImportError(ledger=form.file_name)
    if form.contest_id is not None:
        await contest_of(session, actor, form.contest_id)
    batch_id = await start_batch(
        session,
        actor,
        file_name=form.file_name,
        file_digest=form.file_digest,
        effective_on=form.effective_on,
        derives=form.derives,
        wants=Wanted(ledger, form.contest_id),
    )
    await enqueue(session, actor, Work.CHECK, batch_id)
    return batch_id


async def import_ledger(session: AsyncSession, actor: Actor, form: ImportLedger) -> UUID:
    """Note the import of an upload and ask for its check; asked again, the import is the same.

    Raises: UPLOAD_NOT_FOUND, UPLOAD_NOT_RECEIVED, UPLOAD_USED, MAY_NOT_IMPORT,
    LEDGER_CLOSED_TO_TOKENS, NOT_FOUND, CONTEST_STATE.
    """
    name = LedgerName.ENTRIES if form.contest_id else form.ledger
    ledger = LEDGERS[LedgerName(name).of] if name else None
    demand_rehearsal(actor, ledger)
    upload = await load_upload(session, actor, form.upload_id, is_locked=True)
    if upload["received_at"] is None:
        raise UploadNotReceivedError(path=("uploadId",))
    if await is_known(session, actor, form.upload_id):
        return form.upload_id
    if form.contest_id is not None:
        await contest_of(session, actor, form.contest_id)
    batch_id = await start_batch(
        session,
        actor,
        batch_id=form.upload_id,
        file_name=upload["file_name"],
        file_digest=upload["file_digest"],
        effective_on=form.closing_date,
        derives=form.derives,
        wants=Wanted(ledger.code if ledger else None, form.contest_id),
    )
    await enqueue(session, actor, Work.CHECK, batch_id)
    return batch_id


async def cancel_import(session: AsyncSession, actor: Actor, form: CancelImport) -> UUID:
    """Drop an import before it is applied; a job deletes its file.

    Raises: IMPORT_NOT_FOUND, IMPORT_STATE.
    """
    batch = await load_batch(session, actor, form.import_id, is_locked=True)
    if batch.state is ImportState.CANCELLED:
        return batch.id
    demand_state(batch, ImportState.CHECKING, ImportState.CHECKED, ImportState.FAILED, verb="取消")
    await change_batch(session, actor, batch.id, state=ImportState.CANCELLED, failure=None)
    await enqueue(session, actor, Work.CANCEL, batch.id)
    return batch.id


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
