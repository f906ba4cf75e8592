"""Finds the rows here that a workbook lacks: told, never deleted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from backend.organizations.rules import OrganizationKind
from backend.workbooks.book import Row, holds_on
from backend.workbooks.ledgers import LEDGERS, LedgerCode
from backend.workbooks.reconciliation import Reconciliation, name_key
from backend.workbooks.rows import RowDraft

MAX_MISSING = 10_000
KINDS = MappingProxyType(
    {
        LedgerCode.ENTERPRISES: frozenset(
            {OrganizationKind.ENTERPRISE, OrganizationKind.INDIVIDUAL_BUSINESS}
        ),
        LedgerCode.SOCIAL_ORGANIZATIONS: frozenset({OrganizationKind.SOCIAL_ORGANIZATION}),
    }
)


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A row here that the file lacks."""

    ledger: LedgerCode
    label: str


def missing_rows(run: Reconciliation, drafts: Sequence[RowDraft]) -> Iterator[MissingRow]:
    """Give the rows here that a sheet of their ledger lacks, within the towns that it covers.

    A sheet whose title says that it holds only changes is not held against the whole.
    """
    by_ledger: dict[LedgerCode, list[RowDraft]] = {}
    for draft in drafts:
        if draft.is_of_whole:
            by_ledger.setdefault(draft.ledger.code, []).append(draft)
    found = (row for code, rows in by_ledger.items() for row in _missing_of(run, code, rows))
    for _, row in zip(range(MAX_MISSING), found):  # noqa: B905 - cut at the limit
        yield row


def _missing_of(
    run: Reconciliation, code: LedgerCode, drafts: list[RowDraft]
) -> Iterator[MissingRow]:
    subjects = {draft.subject for draft in drafts}
    names = {name_key(name) for draft in drafts if (name := draft.get("name"))}
    codes = {draft.get("credit_code") for draft in drafts}
    towns = _towns_of(run, drafts)
    table = LEDGERS[code].table
    for row in run.book.rows(table):
        if row["id"] in subjects or run.book.is_new(table, row["id"]):
            continue
        if not run.may_write(table, row) or not _is_present(run, code, row, towns, drafts):
            continue
        if code is not LedgerCode.COVERAGE and name_key(row["name"]) in names:
            continue
        if code in KINDS and row["credit_code"] in codes:
            continue
        yield MissingRow(code, _label(run, code, row))


def _towns_of(run: Reconciliation, drafts: list[RowDraft]) -> set[UUID]:
    return {
        row["id"]
        for name in {draft.get("town") for draft in drafts} - {None}
        for row in run.named("towns", name)
    }


def _is_present(
    run: Reconciliation,
    code: LedgerCode,
    row: Row,
    towns: set[UUID],
    drafts: list[RowDraft],
) -> bool:
    """Tell whether a row should stand in a ledger that covers these towns."""
    if towns and "town_id" in row and row["town_id"] not in towns:
        return False
    match code:
        case LedgerCode.ENTERPRISES | LedgerCode.SOCIAL_ORGANIZATIONS:
            is_live = row["ended_on"] is None or row["ended_on"] > run.effective_on
            return row["kind"] in KINDS[code] and is_live
        case LedgerCode.BRANCHES:
            return row["dissolved_on"] is None or row["dissolved_on"] > run.effective_on
        case LedgerCode.COVERAGE:
            return holds_on(row["valid"], run.effective_on)
        case LedgerCode.MEMBERS:
            branches = {name_key(name) for draft in drafts if (name := draft.get("branch"))}
            return any(
                name_key(run.book.row("branches", registration["branch_id"])["name"]) in branches
                for registration in run.book.of("registrations", "member_id", row["id"])
                if holds_on(registration["valid"], run.effective_on)
            )
        case LedgerCode.ENTRIES:
            return False  # each organization sends a list of its own
        case _:
            return True


def _label(run: Reconciliation, code: LedgerCode, row: Row) -> str:
    match code:
        case LedgerCode.COVERAGE:
            organization = run.book.get("organizations", row["organization_id"])
            branch = run.book.get("branches", row["branch_id"])
            names = [item["name"] if item else "?" for item in (organization, branch)]
            return " — ".join(names)
        case LedgerCode.MEMBERS:
            person = run.book.get("persons", row["person_id"])
            masked = person["id_number_masked"] if person else None
            return " ".join(filter(None, (row["name"], masked)))
        case _:
            return " ".join(filter(None, (row["name"], row.get("credit_code"))))
