"""Exports as jobs: asked for with a reason, written in the background, fetched once by an address.

What leaves is what the ledger's own page gives (`write`), by the same rights and into the same
audit log; the row of the export says how far it has come.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.accounts.announcing import call_waiting
from backend.accounts.audit import record
from backend.compiler.catalog import Of
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.registry import table_of
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.errors import LedgerError
from backend.workbooks.errors import ImportFileGoneError
from backend.workbooks.jobs import Work, enqueue
from backend.workbooks.ledger import LedgerName
from backend.workbooks.ledgers import LEDGERS, Ledger, find_ledger
from backend.workbooks.links import LASTS, DownloadLink, Links
from backend.workbooks.narrowing import narrowing
from backend.workbooks.starters import starter_of
from backend.workbooks.tables import ExportState, LedgerExport
from backend.workbooks.uploads import EXPORT_KEPT_SECONDS, Uploads
from backend.workbooks.write import all_ledgers, demand_exporter, write_export

EVERY = "all"
MOST_AT_ONCE = 3
_LONGEST_REASON = 200
_LOST_AFTER = timedelta(hours=1)
"""No export takes so long: its job is gone, and could not even say so."""


class ExportReasonError(LedgerError):
    """Nothing leaves the system without being told what for."""

    code = "EXPORT_REASON"
    message = "导出须写明事由，至多 {limit} 字。"
    remedy = "请填写用途，如“报区委组织部季度统计”。"


class ExportNotFoundError(LedgerError):
    """The export does not exist, or is not the caller's."""

    code = "EXPORT_NOT_FOUND"
    message = "没有找到这次导出。"
    remedy = "请重新导出。"


class ExportNotReadyError(LedgerError):
    """The file is not written yet, or could not be."""

    code = "EXPORT_NOT_READY"
    message = "导出现在是“{state}”，还不能下载。"
    remedy = "请用 job 查询进度；失败的请重新导出。"


class ExportOutdatedError(LedgerError):
    """The role or the units of the account have changed since the file was written."""

    code = "EXPORT_OUTDATED"
    message = "导出之后，您的角色或管辖范围有了变动，这个文件不再提供。"
    remedy = "请按现在的权限重新导出。"


class TooManyExportsError(LedgerError):
    """The account has several exports running."""

    code = "EXPORT_TOO_MANY"
    message = "同时进行的导出至多 {limit} 个。"
    remedy = "请等前面的导出完成。"


class LinkUsedError(LedgerError):
    """The file was fetched by this address already, or a newer address was given out."""

    code = "LINK_USED"
    message = "这个下载地址已经用过，或已被新的地址取代。"
    remedy = "请重新申请下载地址。"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFilter:
    """导出筛选；A filter, as the address of the ledger's page has it."""

    name: Annotated[str, "名称，如 town；name, such as town"]
    value: Annotated[str, "值；value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLedger:
    """导出台账；Have a ledger written into a workbook."""

    ledger: Annotated[LedgerName | None, "台账，缺省全部；ledger, all of them unless given"]
    filters: Annotated[
        tuple[ExportFilter, ...], "筛选，限一种台账；filters, for one ledger alone"
    ] = ()
    columns: Annotated[
        tuple[str, ...], "列，缺省全部；columns by their names, all unless given"
    ] = ()
    reason: Annotated[str, "事由，记入审计日志；what it is for, kept in the audit log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadExport:
    """下载导出；Ask for an address from which the file of an export can be fetched once."""

    export_id: Annotated[UUID, "导出；the export", Of("LedgerExport")]


async def export_ledger(session: AsyncSession, actor: Actor, form: ExportLedger) -> UUID:
    """Ask for an export; while the same one is running, it is that one.

    Raises: EXPORT_REASON, MAY_NOT_IMPORT, EXPORT_NEEDS_APPROVER, LEDGER_CLOSED_TO_TOKENS,
    EXPORT_COLUMNS_CLOSED, EXPORT_COLUMN, EXPORT_FILTER, EXPORT_TOO_MANY.
    """
    reason = form.reason.strip()
    if not 1 <= len(reason) <= _LONGEST_REASON:
        raise ExportReasonError(limit=_LONGEST_REASON, path=("reason",))
    ledgers = _ledgers(form)
    address = _address(form)
    for ledger in ledgers:
        demand_exporter(actor, ledger, names=address.get("cols", ""))
    await narrowing(session, actor, ledgers[0], address)
    code = LedgerName(form.ledger).of.value if form.ledger else EVERY
    running = await _running(session, actor)
    for one in running:
        if (one["ledger"], one["address"]) == (code, address):
            return UUID(int=one["id"].int)
    if len(running) >= MOST_AT_ONCE:
        raise TooManyExportsError(limit=MOST_AT_ONCE)
    row = LedgerExport(
        district_id=actor.district_id,
        started_by=actor.user_id,
        token_id=actor.token_id,
        ledger=code,
        address=address,
        reason=reason,
        state=ExportState.RUNNING,
    )
    await session.execute(insert(table_of(LedgerExport)).values(row.model_dump()))
    await enqueue(session, actor, Work.EXPORT, row.id)
    return row.id


def _ledgers(form: ExportLedger) -> list[Ledger]:
    return [LEDGERS[LedgerName(form.ledger).of]] if form.ledger else all_ledgers()


def _of(code: str) -> list[Ledger]:
    return all_ledgers() if code == EVERY else [find_ledger(code)]


def _address(form: ExportLedger) -> dict[str, str]:
    address = {one.name: one.value for one in form.filters}
    return address | ({"cols": ",".join(form.columns)} if form.columns else {})


async def _running(session: AsyncSession, actor: Actor) -> list[Mapping[str, Any]]:
    rows = table_of(LedgerExport)
    query = select(rows).where(
        rows.c.district_id == actor.district_id,
        rows.c.started_by == actor.user_id,
        rows.c.state == ExportState.RUNNING,
        rows.c.created_at > now() - _LOST_AFTER,
        rows.c.token_id.is_not_distinct_from(actor.token_id),
    )
    return [dict(row) for row in (await session.execute(query)).mappings()]


async def download_export(
    session: AsyncSession, actor: Actor, form: DownloadExport
) -> dict[str, Any]:
    """Sign an address for the file; an address given out before no longer works.

    Raises: EXPORT_NOT_FOUND, EXPORT_NOT_READY, EXPORT_OUTDATED, IMPORT_FILE_GONE, and what
    `export_ledger` refuses by rights.
    """
    export = await load_export(session, actor, form.export_id, is_locked=True)
    if export["started_by"] != actor.user_id:  # the district sees what others do, not their files
        raise ExportNotFoundError(path=("exportId",))
    state = ExportState(export["state"])
    if state is not ExportState.DONE:
        raise ExportNotReadyError(state=state.label)
    is_token = actor.scopes is not None  # that reaches what it has asked for itself
    _demand_same_rights(actor if is_token else await _starter(session, actor, export), export)
    if export["finished_at"] + timedelta(seconds=EXPORT_KEPT_SECONDS) <= now():
        raise ImportFileGoneError
    number = export["link_number"] + 1
    await change_export(session, actor, form.export_id, link_number=number)
    expires_at = (now() + LASTS).replace(microsecond=0)
    link = DownloadLink(
        district_id=actor.district_id,
        export_id=form.export_id,
        expires_at=expires_at,
        number=number,
    )
    url = Links.of(session.info["secrets_dir"]).download_path(link)
    return {"ledgerExport": form.export_id, "url": url, "expiresAt": expires_at}


async def _starter(session: AsyncSession, actor: Actor, export: Mapping[str, Any]) -> Actor:
    """Give who asked for an export, with the rights of now.

    Raises: MAY_NOT_IMPORT.
    """
    program = program_of(actor.district_id, request_id=actor.request_id)
    return await starter_of(
        session, program, user_id=export["started_by"], token_id=export["token_id"]
    )


def _rights(actor: Actor) -> str:
    """Write down what decides which rows and columns somebody is given, to be compared."""
    units = (actor.town_id, actor.department_id, actor.branch_id)
    return " ".join([actor.role, *(str(one or "-") for one in units), actor.token_scopes or "-"])


def _demand_same_rights(starter: Actor, export: Mapping[str, Any]) -> None:
    """See that the file holds what whoever asked for it may have now.

    Raises: EXPORT_OUTDATED, and what `export_ledger` refuses by rights.
    """
    if _rights(starter) != export["rights"]:
        raise ExportOutdatedError
    for ledger in _of(export["ledger"]):
        demand_exporter(starter, ledger, names=export["address"].get("cols", ""))


async def load_export(
    session: AsyncSession, actor: Actor, export_id: UUID, *, is_locked: bool = False
) -> Mapping[str, Any]:
    """Read an export of the actor's own reach.

    Raises: EXPORT_NOT_FOUND.
    """
    rows = table_of(LedgerExport)
    query = select(rows).where(rows.c.district_id == actor.district_id, rows.c.id == export_id)
    if is_locked:
        query = query.with_for_update()
    row = (await session.execute(query)).mappings().one_or_none()
    if row is None:
        raise ExportNotFoundError(path=("exportId",))
    return dict(row)


async def change_export(
    session: AsyncSession,
    actor: Actor,
    export_id: UUID,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Change columns of an export, and call those who watch it."""
    rows = table_of(LedgerExport)
    await session.execute(
        update(rows)
        .where(rows.c.district_id == actor.district_id, rows.c.id == export_id)
        .values(**values)
    )
    await call_waiting(session, actor)


async def run_export(database: Database, uploads: Uploads, actor: Actor, export_id: UUID) -> None:
    """Write the file of an export; once it is done, a job that comes again does nothing.

    Raises: what `write_export` refuses.
    """
    async with writing(database, actor) as session:
        export = await load_export(session, actor, export_id)
    if export["state"] != ExportState.RUNNING:
        return
    part = uploads.folder / f".{export_id}.part"
    part.touch(mode=0o600)

    async def done(session: AsyncSession, count: int) -> None:
        present = await load_export(session, actor, export_id, is_locked=True)
        if present["state"] != ExportState.RUNNING:
            raise ExportNotReadyError(state=ExportState(present["state"]).label)
        state = ExportState.DONE
        moment = now()
        await change_export(
            session,
            actor,
            export_id,
            state=state,
            row_count=count,
            finished_at=moment,
            rights=_rights(actor),
        )
        part.rename(uploads.export(export_id))

    try:
        await write_export(
            database,
            actor,
            _of(export["ledger"]),
            part,
            address=export["address"],
            reason=export["reason"],
            done=done,
        )
    finally:
        part.unlink(missing_ok=True)


async def fail_export(database: Database, program: Actor, export_id: UUID, words: str) -> None:
    """Tell why there is no file."""
    async with writing(database, program) as session:
        export = await load_export(session, program, export_id, is_locked=True)
        if export["state"] == ExportState.RUNNING:
            await change_export(
                session, program, export_id, state=ExportState.FAILED, failure=words
            )


async def fetch_export(
    database: Database, uploads: Uploads, link: DownloadLink, *, request_id: str
) -> tuple[Path, str]:
    """Give the file that an address was signed for, and a name for it, this once.

    Raises: EXPORT_NOT_FOUND, LINK_USED, MAY_NOT_IMPORT, EXPORT_OUTDATED, IMPORT_FILE_GONE.
    """
    program = program_of(link.district_id, request_id=request_id)
    path = uploads.export(link.export_id)
    async with writing(database, program) as session:
        export = await load_export(session, program, link.export_id, is_locked=True)
        if not export["fetched_number"] < link.number == export["link_number"]:
            raise LinkUsedError
        if not path.exists():
            raise ImportFileGoneError
        person = await _starter(session, program, export)
        _demand_same_rights(person, export)
        await change_export(session, program, link.export_id, fetched_number=link.number)
        await record(
            session,
            person,
            action="export.fetch",
            subject_table="ledger_exports",
            subject_id=link.export_id,
            after={"ledger": export["ledger"], "rows": export["row_count"]},
            reason=export["reason"],
        )
    every = export["ledger"] == EVERY
    title = "全部台账" if every else find_ledger(export["ledger"]).title
    return path, f"{title}.xlsx"
