"""Templates and exports: ledgers out of the system, in the form in which they come back."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.audit import record
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.limits import grant_time
from backend.database.session import writing
from backend.kit.clock import SHANGHAI, now, today
from backend.kit.errors import LedgerError
from backend.workbooks.columns import PERSONAL, Column, Kind
from backend.workbooks.errors import MayNotImportError
from backend.workbooks.export_rows import ExportRows
from backend.workbooks.ledgers import LEDGERS, Ledger, LedgerCode
from backend.workbooks.marks import Marks
from backend.workbooks.narrowing import narrowing
from backend.workbooks.pages import Page, write_pages
from backend.workbooks.present import load_book
from backend.workbooks.rights import demand_export

_LONGEST_NAME = 40


class ExportNeedsApproverError(LedgerError):
    """A roster of persons leaves the system only with a second person's consent."""

    code = "EXPORT_NEEDS_APPROVER"
    message = "“{ledger}”含个人信息，导出须经第二人批准，此功能尚未开放。"
    remedy = "请由党组织书记导出本组织的花名册，或在系统内查看。"


class ExportColumnError(LedgerError):
    """The address asks for a column that this ledger does not have."""

    code = "EXPORT_COLUMN"
    message = "“{ledger}”没有名为“{name}”的列。"
    remedy = "请在页面上重新选择列后再导出。"


def write_template(target: Path, ledgers: Iterable[Ledger]) -> None:
    """Write empty ledgers with notes, drop-downs and a sheet that explains every column."""
    pages = [
        Page(
            ledger=ledger,
            title=f"{ledger.title}（台账截止日期：            ）",
            columns=[
                column
                for column in ledger.columns
                if column.kind is not Kind.MARK and not column.is_computed
            ],
            has_drop_downs=True,
        )
        for ledger in ledgers
    ]
    write_pages(target, pages, explains=True)


async def write_export(
    database: Database,
    actor: Actor,
    ledgers: Iterable[Ledger],
    target: Path,
    *,
    address: Mapping[str, str] | None = None,
    reason: str | None = None,
    done: Callable[[AsyncSession, int], Awaitable[None]] | None = None,
) -> int:
    """Write the rows of the actor's reach, and an audit row of the export; give their number.

    Shape: `address` holds the filters and columns of a screen that shows the (only) ledger; `done`
    gets the number of rows in the transaction of the audit row, so that both stand or neither.
    Personal numbers never leave; a roster goes out only to its own branch and to the program.
    Raises: MAY_NOT_IMPORT, EXPORT_NEEDS_APPROVER, EXPORT_FILTER, EXPORT_COLUMN.
    """
    wanted = list(ledgers)
    for ledger in wanted:
        demand_exporter(actor, ledger, names=(address or {}).get("cols", ""))
    codes = {ledger.code for ledger in wanted}
    async with writing(database, actor) as session:
        await grant_time(session, database.settings)
        book = await load_book(session, actor, codes)
        chosen = await narrowing(session, actor, wanted[0], address or {})
    marks = Marks.load(database.settings.secrets_dir)
    moment = now()
    rows = ExportRows(book=book, marks=marks, day=today(), role=actor.role, narrowing=chosen)
    stamp = _stamp(marks, actor, moment)
    pages = [
        Page(
            ledger=ledger,
            title=f"{ledger.title}　{stamp}",
            columns=_chosen(ledger, (address or {}).get("cols", "")),
            rows=rows.of(ledger.code),
        )
        for ledger in wanted
    ]
    count = await asyncio.to_thread(write_pages, target, pages)
    async with writing(database, actor) as session:
        for ledger in wanted:
            await record(
                session,
                actor,
                action="ledger.export",
                subject_table=ledger.table,
                after={"ledger": ledger.code.value, "rows": count},
                reason=reason,
            )
        if done is not None:
            await done(session, count)
    return count


def _stamp(marks: Marks, actor: Actor, moment: datetime) -> str:
    local = moment.astimezone(SHANGHAI)
    return f"导出时间 {local:%Y-%m-%d %H:%M}　导出标记：{marks.stamp(actor.district_id, moment)}"


def demand_exporter(actor: Actor, ledger: Ledger, *, names: str = "") -> None:
    """Refuse who gets nothing of a ledger out; `names` are the columns, as `_chosen` takes them.

    Raises: MAY_NOT_IMPORT, EXPORT_NEEDS_APPROVER, LEDGER_CLOSED_TO_TOKENS, EXPORT_COLUMNS_CLOSED,
    EXPORT_COLUMN.
    """
    if actor.role in {Role.PUBLIC, Role.JUDGE}:
        raise MayNotImportError(ledger=ledger.title)
    demand_export(actor, ledger, _chosen(ledger, names))
    if ledger.code is not LedgerCode.MEMBERS or actor.role in {Role.BRANCH_SECRETARY, Role.SYSTEM}:
        return
    if actor.role is Role.DEPARTMENT_OFFICER:
        raise MayNotImportError(ledger=ledger.title)
    raise ExportNeedsApproverError(ledger=ledger.title)


def _columns(ledger: Ledger) -> list[Column]:
    """Give the columns that go out; personal numbers stand there empty, to be filled in anew."""
    return [
        column
        for column in ledger.columns
        if (column.is_exported and column.field != "serial") or column.kind in PERSONAL
    ]


def _chosen(ledger: Ledger, names: str) -> list[Column]:
    """Give the columns that were chosen, in their order, then those that tell the rows apart.

    Shape: `names` are fields with commas between; empty chooses every column. A column that is
    left out is not touched when the sheet comes back.
    Raises: EXPORT_COLUMN.
    """
    every = {column.field: column for column in _columns(ledger)}
    if not names:
        return [column for column in every.values() if not column.is_computed]
    wanted = list(dict.fromkeys(names.split(",")))
    for name in wanted:
        if name not in every:
            raise ExportColumnError(ledger=ledger.title, name=name[:_LONGEST_NAME])
    needed = [name for name, one in every.items() if one.is_required or one.kind is Kind.MARK]
    return [every[name] for name in dict.fromkeys([*wanted, *needed])]


def all_ledgers() -> list[Ledger]:
    """Give the ledgers of the district in the order in which people read them.

    Entries belong to a contest, and leave with it alone: they name persons.
    """
    order = (
        LedgerCode.ENTERPRISES,
        LedgerCode.SOCIAL_ORGANIZATIONS,
        LedgerCode.BRANCHES,
        LedgerCode.COVERAGE,
        LedgerCode.MEMBERS,
        LedgerCode.TOWNS,
        LedgerCode.BUILDINGS,
        LedgerCode.VILLAGES,
        LedgerCode.AREAS,
        LedgerCode.DEPARTMENTS,
        LedgerCode.SHOPS,
    )
    return [LEDGERS[code] for code in order]
