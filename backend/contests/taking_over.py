"""Brings the set-up of a contest as the other server has it: on arrival, and when it comes back.

The right to change the set-up is with one server at a time, so its rows are simply taken. Not all
of them: names that were erased stay erased, of a consent the later word stands, and whatever has
records stays (`backend.contests.consents`, `backend.contests.replacing`).
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.carried import bring_judge
from backend.accounts.changes import insert, keep_no_operation, load, save, update
from backend.contests.consents import bring_consents, keep_own
from backend.contests.parcel_rows import SET_UP, unpacked
from backend.contests.replacing import replace_set_up
from backend.contests.rules import ContestState
from backend.contests.venue_errors import ParcelContradictsError, ParcelOrganizationError
from backend.database.actor import Actor

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

ACTION = "contest.merge"
_HOMES = frozenset({"id", "organizer_town_id", "organizer_department_id", "host_branch_id"})
"""Whose a contest is, which no venue changes; a venue knows no other branches."""
_ENTERED = ("rounds", "criteria", "entries", "judges", "judge_rounds", "starts")
"""What records name or need: it comes along also where the set-up is this server's again."""


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
    rows = _rows(content, ("contests", *SET_UP), program)
    _rename(rows, renamed)
    await keep_own(session, program, rows["entries"], content)
    [contest] = rows["contests"]
    known = await load(session, program, "contests", id=contest["id"])
    change = update("contests", known[0], **contest) if known else insert("contests", **contest)
    keep_no_operation(session)
    await save(session, program, action="contest.receive", changes=[change])
    await _bring_judges(session, program, content)
    await replace_set_up(session, program, contest["id"], rows, action="contest.receive")


async def bring_set_up(
    session: AsyncSession, program: Actor, contest: Row, content: Mapping[str, Any]
) -> None:
    """Take the set-up of a contest that comes back, as the venue has it.

    Raises: PARCEL_ORGANIZATION, PARCEL_CONTRADICTS.
    """
    rows = _rows(content, ("contests", *SET_UP), program)
    await _find_organizations(session, program, content, rows)
    await keep_own(session, program, rows["entries"], content)
    [there] = rows["contests"]
    if there["state"] is ContestState.PUBLISHED:  # no edition came along
        there["state"] = ContestState.CLOSED
    said = {name: value for name, value in there.items() if name not in _HOMES}
    change = update("contests", contest, **said)
    keep_no_operation(session)
    await save(session, program, action=ACTION, changes=[change])
    await _bring_judges(session, program, content)
    await replace_set_up(session, program, contest["id"], rows, action=ACTION)


async def bring_entered(
    session: AsyncSession, program: Actor, contest: Row, content: Mapping[str, Any]
) -> None:
    """Take only who entered and judged, and in which new rounds: the set-up is ours again.

    Raises: PARCEL_ORGANIZATION, PARCEL_CONTRADICTS.
    """
    rows = _rows(content, _ENTERED, program)
    await _find_organizations(session, program, content, rows)
    await _bring_judges(session, program, content)
    consents = await bring_consents(session, program, rows["entries"], content)
    here = {
        table: await load(session, program, table, contest_id=contest["id"])
        for table in ("disciplines", *_ENTERED)
    }
    ids = {table: {one["id"] for one in kept} for table, kept in here.items()}
    new = {
        table: [one for one in kept if one["id"] not in ids[table]] for table, kept in rows.items()
    }
    _hold_rounds(here, new)
    bibs = {one["bib"] for one in here["entries"]}
    for one in new["entries"]:
        if one["bib"] in bibs or one["discipline_id"] not in ids["disciplines"]:
            raise ParcelContradictsError(fault=f"赛场新增的 {one['bib']} 号与这里的报名冲突")
    added = {one["id"] for one in new["rounds"]}
    rounds = ids["rounds"] | added
    started = {(one["round_id"], one["entry_id"]) for one in here["starts"]}
    new["starts"] = [
        one
        for one in new["starts"]
        if one["round_id"] in rounds and (one["round_id"], one["entry_id"]) not in started
    ]
    assigned = {(one["round_id"], one["judge_id"]) for one in here["judge_rounds"]}
    new["judge_rounds"] = [
        one
        for one in new["judge_rounds"]
        if one["round_id"] in rounds and (one["round_id"], one["judge_id"]) not in assigned
    ]
    new["criteria"] = [one for one in new["criteria"] if one["round_id"] in added]
    keep_no_operation(session)
    await save(session, program, action=ACTION, changes=consents)
    for table in _ENTERED:
        made = [insert(table, **one) for one in new[table]]
        await save(session, program, action=ACTION, changes=made)


def _hold_rounds(here: Rows, new: Rows) -> None:
    """Let rounds of the venue have places after those of here.

    Raises: PARCEL_CONTRADICTS.
    """
    disciplines = {one["id"] for one in here["disciplines"]}
    names = {(one["discipline_id"], one["name"]) for one in here["rounds"]}
    for one in sorted(new["rounds"], key=lambda one: one["position"]):
        if one["discipline_id"] not in disciplines or (one["discipline_id"], one["name"]) in names:
            fault = f"赛场新增的轮次“{one['name']}”与这里的设置冲突，请先改名"
            raise ParcelContradictsError(fault=fault)
        own = [row for row in here["rounds"] if row["discipline_id"] == one["discipline_id"]]
        one["position"] += max((row["position"] for row in own), default=0)


def _rows(
    content: Mapping[str, Any], tables: Iterable[str], program: Actor
) -> dict[str, list[Row]]:
    return {
        table: unpacked(table, content["rows"].get(table), district_id=program.district_id)
        for table in tables
    }


async def _bring_judges(session: AsyncSession, program: Actor, content: Mapping[str, Any]) -> None:
    for one in content["judge_users"]:
        ids = {name: UUID(one[name]) for name in ("id", "contest_id")}
        await bring_judge(session, program, one | ids)


async def _find_organizations(
    session: AsyncSession, program: Actor, content: Mapping[str, Any], rows: Rows
) -> None:
    """Find the organizations of the venue in the ledger: by id, else by credit code.

    Raises: PARCEL_ORGANIZATION.
    """
    stubs = unpacked(
        "organizations", content["stubs"].get("organizations"), district_id=program.district_id
    )
    known = await load(session, program, "organizations", id=[one["id"] for one in stubs])
    ids = {one["id"] for one in known}
    codes = [one["credit_code"] for one in stubs if one["id"] not in ids]
    found = await load(session, program, "organizations", credit_code=codes)
    by_code = {one["credit_code"]: one["id"] for one in found}
    renamed: dict[UUID, UUID] = {}
    for one in stubs:
        if one["id"] in ids:
            continue
        if one["credit_code"] not in by_code:
            raise ParcelOrganizationError(name=one["name"], credit_code=one["credit_code"])
        renamed[one["id"]] = by_code[one["credit_code"]]
    _rename(rows, renamed)


def _rename(rows: Rows, renamed: Mapping[UUID, UUID]) -> None:
    """Let rows name organizations by their ids of here."""
    for kept in rows.values():
        for row in kept:
            if row.get("organization_id") in renamed:
                row["organization_id"] = renamed[row["organization_id"]]
