"""The check (dry run): what a workbook would do, row by row, without writing anything."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from backend.accounts.changes import Change
from backend.accounts.periods import FutureDateError, past
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.cipher import PersonalCipher, load_personal_keys
from backend.kit.clock import SHANGHAI, local_date, today
from backend.places.settings import RuleSettings
from backend.workbooks import findings
from backend.workbooks.book import Book
from backend.workbooks.branch_rows import parents_first, reconcile_branch
from backend.workbooks.derive import derive
from backend.workbooks.entry_rows import reconcile_entry
from backend.workbooks.errors import MayNotImportError
from backend.workbooks.ledgers import LedgerCode
from backend.workbooks.link_rows import reconcile_link
from backend.workbooks.marks import Marks, Stamp
from backend.workbooks.member_rows import reconcile_member
from backend.workbooks.missing import KINDS, MissingRow, missing_rows
from backend.workbooks.organization_rows import reconcile_organization
from backend.workbooks.place_rows import (
    reconcile_area,
    reconcile_building,
    reconcile_department,
    reconcile_town,
    reconcile_village,
)
from backend.workbooks.posts import take_posts
from backend.workbooks.present import changes_here, credit_codes_of, load_book
from backend.workbooks.read import Workbook
from backend.workbooks.reconciliation import Reconciliation
from backend.workbooks.remarks import remark
from backend.workbooks.rights import may_import
from backend.workbooks.rows import RowDraft, drafts_of
from backend.workbooks.shop_rows import reconcile_shop
from backend.workbooks.tables import RowOutcome

_PROGRESS_STEP = 100
_RECONCILERS: Mapping[LedgerCode, Callable[[Reconciliation, RowDraft], None]] = MappingProxyType(
    {
        LedgerCode.DEPARTMENTS: reconcile_department,
        LedgerCode.TOWNS: reconcile_town,
        LedgerCode.VILLAGES: reconcile_village,
        LedgerCode.AREAS: reconcile_area,
        LedgerCode.BUILDINGS: reconcile_building,
        LedgerCode.ENTERPRISES: reconcile_organization,
        LedgerCode.SOCIAL_ORGANIZATIONS: reconcile_organization,
        LedgerCode.BRANCHES: reconcile_branch,
        LedgerCode.COVERAGE: reconcile_link,
        LedgerCode.MEMBERS: reconcile_member,
        LedgerCode.SHOPS: reconcile_shop,
        LedgerCode.ENTRIES: reconcile_entry,
    }
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a workbook would do.

    Shape: `rounds` are the revisions of the rounds that new entries were compared with.
    """

    drafts: tuple[RowDraft, ...]
    missing: tuple[MissingRow, ...]
    changes: tuple[Change, ...] = field(repr=False)
    effective_on: date
    stamp: Stamp | None
    notices: tuple[str, ...]
    rounds: Mapping[UUID, int] = field(default_factory=dict, repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """Count the rows by outcome."""
        counts = dict.fromkeys((outcome.value for outcome in RowOutcome), 0)
        for draft in self.drafts:
            counts[draft.outcome.value] += 1
        counts[RowOutcome.MISSING.value] = len(self.missing)
        return counts


def disciplines_entered(changes: Iterable[Change]) -> set[UUID]:
    """Give the disciplines that somebody enters."""
    return {
        change.after["discipline_id"]
        for change in changes
        if change.table == "entries" and change.before is None and change.after
    }


def demand_importer(actor: Actor, workbook: Workbook) -> None:
    """Refuse a role that takes no part in imports of these ledgers.

    Raises: MAY_NOT_IMPORT.
    """
    for sheet in workbook.sheets:
        if not may_import(actor, sheet.ledger.code):
            raise MayNotImportError(ledger=sheet.ledger.title)


async def check(
    database: Database,
    actor: Actor,
    workbook: Workbook,
    *,
    effective_on: date | None = None,
    derives: bool = False,
    contest_id: UUID | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Checked:
    """Compare a workbook with what is here, under the actor's rights.

    The rows are loaded in one short transaction; nothing is held while they are compared.
    Shape: without `effective_on` the date of the ledger counts, else today; entries are for the
    contest of `contest_id`, or for those that they name.
    Raises: MAY_NOT_IMPORT.
    """
    demand_importer(actor, workbook)
    rows = await asyncio.to_thread(drafts_of, workbook)
    secrets = database.settings.secrets_dir
    marks = Marks.load(secrets)
    stamp = _stamp(workbook, marks, actor)
    async with writing(database, actor) as session:
        codes = {row.ledger.code for row in rows}
        book = await load_book(session, actor, codes, credit_codes=credit_codes_of(rows))
    cutoff = workbook.cutoff_on
    run = Reconciliation(
        book=book,
        actor=actor,
        effective_on=effective_on or cutoff or today(),
        cipher=PersonalCipher(load_personal_keys(secrets)),
        marks=marks,
        settings=_settings(book, effective_on or cutoff or today()),
        changes_here=await changes_here(
            database,
            actor,
            book,
            exported_at=stamp.exported_at if stamp else None,
            cutoff=_end_of(cutoff) if cutoff else None,
            since=f"{local_date(stamp.exported_at)} 导出" if stamp else f"台账截止日期 {cutoff}",
        ),
        derives=derives,
        contest_id=contest_id,
    )
    # In a thread, so that a server goes on answering while thousands of rows are compared.
    missing, changes = await asyncio.to_thread(_compare, run, rows, progress)
    return Checked(
        drafts=tuple(rows),
        missing=missing,
        changes=changes,
        effective_on=run.effective_on,
        stamp=stamp,
        notices=tuple(_notices(workbook, run.effective_on)),
        rounds={
            row["id"]: row["revision"]
            for discipline in disciplines_entered(changes)
            for row in book.of("rounds", "discipline_id", discipline)
        },
    )


def _compare(
    run: Reconciliation, drafts: Sequence[RowDraft], progress: Callable[[int, int], None]
) -> tuple[tuple[MissingRow, ...], tuple[Change, ...]]:
    """Compare every row; give the rows that the file lacks and the net changes."""
    reconcile(run, drafts, progress)
    return tuple(missing_rows(run, drafts)), tuple(run.book.changes())


def _settings(book: Book, day: date) -> RuleSettings:
    """Give the settings in force on a day."""
    versions = [row for row in book.rows("rule_versions") if row["effective_from"] <= day]
    last = max(versions, key=lambda row: row["effective_from"], default=None)
    return RuleSettings.from_json(last["settings"]) if last else RuleSettings()


def reconcile(
    run: Reconciliation,
    drafts: Sequence[RowDraft],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Take every row, ledger after ledger in the order in which they depend on each other."""
    done = 0
    by_ledger: dict[LedgerCode, list[RowDraft]] = {}
    for draft in drafts:
        by_ledger.setdefault(draft.ledger.code, []).append(draft)
    for code in LedgerCode:
        for draft in _ordered(code, by_ledger.get(code, [])):
            run.attempt(draft, _RECONCILERS[code])
            done += 1
            if done % _PROGRESS_STEP == 0:
                progress(done, len(drafts))
    if run.derives:
        for code in KINDS:
            for draft in by_ledger.get(code, ()):
                derive(run, draft)
    for draft in by_ledger.get(LedgerCode.BRANCHES, ()):
        take_posts(run, draft)
    remark(run, drafts)


def _ordered(code: LedgerCode, drafts: list[RowDraft]) -> Iterable[RowDraft]:
    """Put first what others of the ledger rest on: superiors, what has ended, what is numbered."""
    match code:
        case LedgerCode.BRANCHES:
            return parents_first(drafts)
        case LedgerCode.COVERAGE:
            return sorted(drafts, key=lambda draft: draft.get("ends_on") or date.max)
        case LedgerCode.MEMBERS:
            return sorted(drafts, key=lambda draft: draft.get("left_on") or date.max)
        case LedgerCode.ENTRIES:  # what bibs are taken, before others are given out
            return sorted(drafts, key=lambda draft: draft.get("bib") is None)
        case _:
            return drafts


def _stamp(workbook: Workbook, marks: Marks, actor: Actor) -> Stamp | None:
    """Give the earliest export stamp of this district among the sheets."""
    opened = (marks.open_stamp(sheet.stamp) for sheet in workbook.sheets if sheet.stamp)
    own = [stamp for stamp in opened if stamp and stamp.district_id == actor.district_id]
    return min(own, key=lambda stamp: stamp.exported_at, default=None)


def _end_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + timedelta(days=1)


def _notices(workbook: Workbook, effective_on: date) -> Iterator[str]:
    """Tell of an effective date that lies ahead, and by name of what was not taken."""
    try:
        past(effective_on, ("effective_on",))
    except FutureDateError as error:
        yield f"生效日期：{error.message}{error.remedy}"
    for sheet in workbook.sheets:
        where = f"工作表“{sheet.name}”（{sheet.ledger.title}）"
        if unknown := sheet.unknown_headings():
            yield f"{where}：不认识的列，内容未读取：{'、'.join(unknown)}。"
        if unkept := sheet.unkept_headings():
            yield f"{where}：本系统不保存的列，内容未读取：{'、'.join(unkept)}。"
        if repeated := sheet.repeated_headings():
            yield f"{where}：重复的列，只读取第一列：{'、'.join(repeated)}。"
    if workbook.ignored:
        yield f"没有识别为台账的工作表：{'、'.join(workbook.ignored)}。"


def row_documents(checked: Checked, new_id: Callable[[], UUID]) -> list[dict[str, Any]]:
    """Give the results of the rows, and of the rows that the file lacks, as they are kept."""
    documents: list[dict[str, Any]] = [
        {
            "id": str(new_id()),
            "position": draft.position,
            "ledger": draft.ledger.code.value,
            "sheet": draft.sheet,
            "row_number": draft.number,
            "label": draft.label(),
            "outcome": draft.outcome.value,
            "findings": [finding.as_document() for finding in draft.findings],
        }
        for draft in checked.drafts
    ]
    first = max((draft.position for draft in checked.drafts), default=-1) + 1
    documents.extend(
        {
            "id": str(new_id()),
            "position": position,
            "ledger": row.ledger.value,
            "sheet": "",
            "row_number": None,
            "label": row.label,
            "outcome": RowOutcome.MISSING.value,
            "findings": [findings.MISSING().as_document()],
        }
        for position, row in enumerate(checked.missing, start=first)
    )
    return documents
