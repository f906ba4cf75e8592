"""What of a contest travels between two servers: which tables, which columns, in which order.

Names of entrants travel, since they are called up at the venue; identity numbers, their hashes and
everything else about persons stay. Organizations and branches are stubs with their names.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import LargeBinary
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.contests.venue_errors import ParcelBrokenError
from backend.database.actor import Actor
from backend.database.registry import all_tables, table_of

Row = Mapping[str, Any]
Rows = list[dict[str, Any]]

SET_UP = (
    "disciplines",
    "rounds",
    "criteria",
    "entries",
    "judges",
    "judge_rounds",
    "recusals",
    "starts",
    "appeals",
    "awards",
    "practice_sessions",
    "practice_results",
)
"""The tables of a contest below the contest itself, each after those that it refers to."""

LOG = "score_records"

STUBS: Mapping[str, tuple[str, ...]] = {
    "towns": ("id", "name", "kind"),
    "departments": ("id", "name", "short_name", "kind", "is_default"),
    "organizations": ("id", "credit_code", "name", "kind", "town_id", "department_id"),
    "branches": ("id", "name", "kind"),
}
"""What travels of the rows that a contest refers to."""

_STAYING = frozenset(
    {
        "district_id",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "source",
        "revision",
        "name_sort",
        "search_text",
        "copied_from_id",
        "away_since",
        "frozen_at",
    }
)
"""Bookkeeping, what is derived, and what concerns one server alone, such as its screens."""
_OF_SCOPE = frozenset({"organizer_town_id", "organizer_department_id"})


def traveling(table: str) -> tuple[str, ...]:
    """Give the columns of a table that travel."""
    left = _STAYING if table == "contests" else _STAYING | _OF_SCOPE
    columns = table_of(all_tables()[table]).columns
    return tuple(
        one.name
        for one in columns
        if one.name not in left and not isinstance(one.type, LargeBinary)
    )


async def packed_rows(
    session: AsyncSession, program: Actor, contest_id: UUID
) -> dict[str, list[dict[str, Any]]]:
    """Read everything of a contest that travels; the caller holds the contest and its rounds."""
    found = {"contests": await load(session, program, "contests", id=contest_id)}
    for table in (*SET_UP, LOG):
        found[table] = await load(session, program, table, contest_id=contest_id)
    found[LOG].sort(key=lambda one: one["sequence"])
    return {table: _cut(rows, traveling(table)) for table, rows in found.items()}


async def packed_stubs(
    session: AsyncSession, program: Actor, rows: Mapping[str, Rows], *more: Row
) -> dict[str, list[dict[str, Any]]]:
    """Read what the rows refer to outside the contest, by name alone."""
    every = [one for table in rows.values() for one in table] + [dict(one) for one in more]
    organizations = await _named(session, program, "organizations", every, "organization_id")
    owners = [*every, *organizations]
    towns = await _named(session, program, "towns", owners, "town_id", "organizer_town_id")
    departments = await _named(
        session, program, "departments", owners, "department_id", "organizer_department_id"
    )
    if not any(one["is_default"] for one in departments):
        departments += await load(session, program, "departments", is_default=True)
    branches = await _named(session, program, "branches", every, "branch_id", "host_branch_id")
    found = {"towns": towns, "departments": departments}
    found |= {"organizations": organizations, "branches": branches}
    return {table: _cut(kept, STUBS[table]) for table, kept in found.items()}


async def _named(
    session: AsyncSession, program: Actor, table: str, rows: Iterable[Row], *columns: str
) -> Rows:
    ids = {one[name] for one in rows for name in columns if one.get(name) is not None}
    return await load(session, program, table, id=ids) if ids else []


def _cut(rows: Iterable[Row], columns: Iterable[str]) -> Rows:
    wanted = tuple(columns)
    return [{name: one[name] for name in wanted} for one in rows]


def unpacked(table: str, rows: object, *, district_id: UUID) -> Rows:
    """Read the rows of a table from a parcel as the table's own values.

    Raises: PARCEL_BROKEN where a row is none of this version's.
    """
    columns = STUBS.get(table) or traveling(table)
    kind = all_tables()[table]
    absent = dict.fromkeys(("name_sort", "search_text"), "") | {"district_id": district_id}
    if "contest_id" not in columns:
        absent["contest_id"] = district_id
    read: Rows = []
    if not isinstance(rows, list):
        raise ParcelBrokenError(fault=f"缺少 {table}")
    for one in rows:
        try:
            made = kind.model_validate(absent | {name: one[name] for name in columns})
        except (ValidationError, KeyError, TypeError) as error:
            raise ParcelBrokenError(fault=f"{table} 来自另一版本的程序") from error
        read.append({name: getattr(made, name) for name in columns})
    return read
