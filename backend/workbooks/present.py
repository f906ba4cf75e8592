"""Loads the present rows that a workbook is compared with: set by set, under the actor's rights."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Select, any_, bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as UUID_TYPE
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.registry import all_tables, table_of
from backend.database.session import writing
from backend.workbooks.book import Book
from backend.workbooks.ledgers import LedgerCode
from backend.workbooks.reconciliation import ChangesHere
from backend.workbooks.rows import RowDraft

_SECTION = re.compile(r"^-- ([a-z_]+) --$", re.MULTILINE)
_PLACES = (
    "rule_versions",
    "departments",
    "towns",
    "villages",
    "areas",
    "buildings",
    "building_groups",
)
_ABOUT_ORGANIZATIONS = (
    "placements",
    "organization_years",
    "operating_checks",
    "reported_counts",
    "reported_branches",
    "work_coverages",
    "member_counts",
)
_BRANCHES = ("branches", "approvals", "hosts", "coverage_links", "terms")
_MEMBERS = (
    "persons",
    "members",
    "registrations",
    "workplaces",
    "standing_periods",
    "post_holdings",
)
_OF_LEDGER: dict[LedgerCode, tuple[str, ...]] = {
    LedgerCode.ENTERPRISES: ("organizations", "branches", "approvals", "hosts", "coverage_links"),
    LedgerCode.SOCIAL_ORGANIZATIONS: (
        "organizations",
        "branches",
        "approvals",
        "hosts",
        "coverage_links",
    ),
    LedgerCode.BRANCHES: ("organizations", *_BRANCHES, *_MEMBERS),
    LedgerCode.COVERAGE: ("organizations", *_BRANCHES, "members", "workplaces"),
    LedgerCode.MEMBERS: ("organizations", *_BRANCHES, *_MEMBERS),
    LedgerCode.SHOPS: ("organizations", "shops", "disclosures"),
    LedgerCode.BUILDINGS: ("organizations",),
    LedgerCode.ENTRIES: (
        "organizations",
        "branches",
        "contests",
        "disciplines",
        "rounds",
        "entries",
        "starts",
        "judges",
        "judge_rounds",
        "recusals",
    ),
}
_ORGANIZATION_LEDGERS = frozenset({LedgerCode.ENTERPRISES, LedgerCode.SOCIAL_ORGANIZATIONS})
_NEEDS_COUNTS = frozenset({LedgerCode.BRANCHES, LedgerCode.COVERAGE, LedgerCode.MEMBERS})


async def load_book(
    session: AsyncSession,
    actor: Actor,
    codes: AbstractSet[LedgerCode],
    *,
    credit_codes: AbstractSet[str] | None = None,
) -> Book:
    """Load what ledgers are compared with or written from.

    Shape: `credit_codes` narrows what is known about organizations to those; None takes all.
    """
    book = Book()
    wanted = dict.fromkeys(_PLACES)
    for code in LedgerCode:
        if code in codes:
            wanted |= dict.fromkeys(_OF_LEDGER.get(code, ()))
    if "organizations" in wanted:
        wanted["merged_organizations"] = None
    for table in wanted:
        book.fill(table, await _rows(session, _query(table, actor)))
    if codes & _ORGANIZATION_LEDGERS:
        ids = _organizations_of(book, credit_codes)
        for table in _ABOUT_ORGANIZATIONS:
            is_whole = table == "reported_counts" and codes & _NEEDS_COUNTS
            query = _query(table, actor)
            if not is_whole:
                query = _about(query, table, ids)
            book.fill(table, await _rows(session, query))
    elif codes & _NEEDS_COUNTS:
        book.fill("reported_counts", await _rows(session, _query("reported_counts", actor)))
    return book


def _organizations_of(book: Book, codes: AbstractSet[str] | None) -> list[UUID]:
    """Give the organizations of some codes, also of codes that merged records had."""
    if codes is None:
        return [row["id"] for row in book.rows("organizations")]
    own = [row["id"] for row in book.rows("organizations") if row["credit_code"] in codes]
    merged = book.rows("merged_organizations")
    return own + [row["organization_id"] for row in merged if row["credit_code"] in codes]


def credit_codes_of(drafts: Iterable[RowDraft]) -> set[str] | None:
    """Give the codes that a workbook names, or None when marks alone name some rows."""
    if any(draft.says("mark") and draft.get("credit_code") is None for draft in drafts):
        return None
    return {code for draft in drafts if (code := draft.get("credit_code")) is not None}


def _query(table: str, actor: Actor) -> Select[Any]:
    rows = table_of(all_tables()[table])
    query = select(rows).where(rows.c.district_id == actor.district_id)
    # An area that was split or merged away has left its name to others.
    return query.where(rows.c.ended_on.is_(None)) if table == "areas" else query


def _about(query: Select[Any], table: str, ids: list[UUID]) -> Select[Any]:
    """Narrow to organizations by one array parameter: a list of parameters has a limit."""
    rows = table_of(all_tables()[table])
    values = bindparam("ids", value=ids, type_=ARRAY(UUID_TYPE))
    return query.where(rows.c.organization_id == any_(values))


async def _rows(session: AsyncSession, query: Select[Any]) -> Iterable[dict[str, Any]]:
    return [dict(row) for row in (await session.execute(query)).mappings()]


@cache
def statements() -> dict[str, str]:
    """Give the hand-written statements of the imports by name."""
    content = Path(__file__).with_name("statements.sql").read_text(encoding="utf-8")
    heads = list(_SECTION.finditer(content))
    ends = [head.start() for head in heads[1:]] + [len(content)]
    return {head[1]: content[head.end() : end] for head, end in zip(heads, ends, strict=True)}


async def changes_here(
    database: Database,
    actor: Actor,
    book: Book,
    *,
    exported_at: datetime | None,
    cutoff: datetime | None,
    since: str,
) -> ChangesHere:
    """Find which fields of the loaded rows were changed here since the file was made.

    The audit log is read by the program: the rows themselves were loaded under the actor's rights,
    and nothing but the names of fields is taken.
    """
    moment = exported_at or cutoff
    if moment is None:
        return ChangesHere()
    ids = [
        row["id"]
        for table in all_tables()
        for row in book.rows(table)
        if (changed_at := row.get("updated_at")) is not None and changed_at > moment
    ]
    if not ids:
        return ChangesHere(since=since)
    program = program_of(actor.district_id, request_id="import: changes since")
    async with writing(database, program) as session:
        result = await session.execute(
            text(statements()["changed_fields"]).bindparams(
                bindparam("ids", value=ids, type_=ARRAY(UUID_TYPE)),
                bindparam("district", value=actor.district_id),
                bindparam("moment", value=moment),
                bindparam("is_export", value=exported_at is not None),
            )
        )
        fields: dict[tuple[str, UUID], frozenset[str] | None] = {}
        for table, subject, names in result:
            fields[table, subject] = None if names is None else frozenset(names)
    return ChangesHere(since=since, fields=fields)
