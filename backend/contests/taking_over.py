"""Brings the set-up of a contest as the other server has it: on arrival, and when it comes back.

The right to change the set-up is with one server at a time, so its rows are simply taken. Not all
of them: names that were erased stay erased, of a consent the later word stands, and whatever has
records stays (`backend.contests.consents`, `backend.contests.replacing`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.carried import bring_judge
from backend.accounts.changes import insert, keep_no_operation, load, save, update
from backend.contests.consents import keep_own
from backend.contests.parcel_rows import SET_UP, unpacked
from backend.contests.replacing import replace_set_up
from backend.contests.rules import ContestState
from backend.contests.venue_errors import ParcelOrganizationError
from backend.database.actor import Actor
from backend.kit.clock import now

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

ACTION = "contest.merge"
_HOMES = frozenset({"id", "organizer_town_id", "organizer_department_id", "host_branch_id"})
"""Whose a contest is, which no venue changes; a venue knows no other branches."""


async def bring_contest(
    session: AsyncSession,
    program: Actor,
    content: Mapping[str, Any],
    renamed: Mapping[UUID, UUID],
) -> None:
    """Let a contest be here as the parcel has it: made, or changed to that.

    Shape: `renamed` are the ids of organizations that have another one here.
    Raises: PARCEL_BROKEN, PARCEL_CONTRADICTS.
    """
    rows = rows_of(content, ("contests", *SET_UP), program)
    _rename(rows, renamed)
    await keep_own(session, program, rows["entries"], content)
    [contest] = rows["contests"]
    known = await load(session, program, "contests", id=contest["id"])
    change = update("contests", known[0], **contest) if known else insert("contests", **contest)
    keep_no_operation(session)
    await save(session, program, action="contest.receive", changes=[change])
    await bring_judges(session, program, content)
    await replace_set_up(session, program, contest["id"], rows, action="contest.receive")


async def bring_set_up(
    session: AsyncSession, program: Actor, contest: Row, content: Mapping[str, Any]
) -> tuple[str, ...]:
    """Take the set-up of a contest that comes back, as the venue has it; give what has no link.

    Raises: PARCEL_ORGANIZATION, PARCEL_CONTRADICTS.
    """
    rows = rows_of(content, ("contests", *SET_UP), program)
    lacking = await find_owners(session, program, content, rows)
    await keep_own(session, program, rows["entries"], content)
    [there] = rows["contests"]
    if there["state"] is ContestState.PUBLISHED:  # no edition came along
        there["state"] = ContestState.CLOSED
    said = {name: value for name, value in there.items() if name not in _HOMES}
    change = update("contests", contest, **said)
    keep_no_operation(session)
    await save(session, program, action=ACTION, changes=[change])
    await bring_judges(session, program, content)
    await replace_set_up(session, program, contest["id"], rows, action=ACTION)
    return lacking


def rows_of(
    content: Mapping[str, Any], tables: Iterable[str], program: Actor
) -> dict[str, list[Row]]:
    """Read the rows of tables from a parcel.

    Nothing was closed or lodged later than now: the other clock may be ahead, and times for
    appeals are counted from such moments.
    Raises: PARCEL_BROKEN.
    """
    at = now()
    return {
        table: [
            _not_later(row, at)
            for row in unpacked(table, content["rows"].get(table), district_id=program.district_id)
        ]
        for table in tables
    }


def _not_later(row: Row, at: datetime) -> Row:
    return {
        name: min(value, at) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


async def bring_judges(session: AsyncSession, program: Actor, content: Mapping[str, Any]) -> None:
    """Let the accounts of judges be here."""
    for one in content["judge_users"]:
        ids = {name: UUID(one[name]) for name in ("id", "contest_id")}
        await bring_judge(session, program, one | ids)


async def find_owners(
    session: AsyncSession, program: Actor, content: Mapping[str, Any], rows: Rows
) -> tuple[str, ...]:
    """Let rows of a venue name organizations and branches by their ids of here.

    A branch that is not here by its id is the only one of its name; where none or several have it,
    the entry comes without, and the answer names the branch.
    Raises: PARCEL_ORGANIZATION.
    """
    unknown = await unknown_organizations(session, program, content)
    for one in unknown.strange:
        raise ParcelOrganizationError(name=one["name"], credit_code=one["credit_code"])
    _rename(rows, unknown.renamed)
    stubs = unpacked("branches", content["stubs"].get("branches"), district_id=program.district_id)
    known = await load(session, program, "branches", id=[one["id"] for one in stubs])
    ids = {one["id"] for one in known}
    strange = {one["id"]: one["name"] for one in stubs if one["id"] not in ids}
    named = await load(session, program, "branches", name=set(strange.values()), dissolved_on=None)
    by_name: dict[str, list[UUID]] = {}
    for one in named:
        by_name.setdefault(one["name"], []).append(one["id"])
    lacking = set()
    for one in rows["entries"]:
        name = strange.get(one["branch_id"])
        if name is None:
            continue
        found = by_name.get(name, [])
        one["branch_id"] = found[0] if len(found) == 1 else None
        if one["branch_id"] is None:
            lacking.add(name)
    return tuple(sorted(lacking))


@dataclass(frozen=True, slots=True)
class Organizations:
    """Organizations of a file: ids of here of those that have another one, and unknown ones."""

    renamed: Mapping[UUID, UUID]
    strange: tuple[Row, ...]


async def unknown_organizations(
    session: AsyncSession, program: Actor, content: Mapping[str, Any]
) -> Organizations:
    """Find the organizations of the venue in the ledger: by id, else by credit code."""
    stubs = unpacked(
        "organizations", content["stubs"].get("organizations"), district_id=program.district_id
    )
    known = await load(session, program, "organizations", id=[one["id"] for one in stubs])
    ids = {one["id"] for one in known}
    others = [one for one in stubs if one["id"] not in ids]
    codes = [one["credit_code"] for one in others]
    found = await load(session, program, "organizations", credit_code=codes)
    by_code = {one["credit_code"]: one["id"] for one in found}
    return Organizations(
        {one["id"]: by_code[one["credit_code"]] for one in others if one["credit_code"] in by_code},
        tuple(one for one in others if one["credit_code"] not in by_code),
    )


def _rename(rows: Rows, renamed: Mapping[UUID, UUID]) -> None:
    """Let rows name organizations by their ids of here."""
    for kept in rows.values():
        for row in kept:
            if row.get("organization_id") in renamed:
                row["organization_id"] = renamed[row["organization_id"]]
