"""Takes a contest in on a venue's server: the district as far as it is needed, and the contest."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import program_of
from backend.accounts.carried import bring_officer
from backend.accounts.changes import Change, insert, load, save, update
from backend.accounts.periods import since
from backend.contests.carrying import key_name
from backend.contests.following import follow_rounds
from backend.contests.merging_log import bring_log
from backend.contests.parcel_rows import unpacked
from backend.contests.parcels import Label
from backend.contests.rules import CarryPlace, CarryState
from backend.contests.taking_over import bring_contest
from backend.contests.venue_errors import ParcelBrokenError, ParcelClockError, VenueTakenError
from backend.database.actor import Actor, Role
from backend.database.session import act_as
from backend.kit.clock import SHANGHAI, now
from backend.kit.keys import KEY_BYTES, store_key
from backend.places.districts import SINCE_EVER
from backend.places.tables import District, RuleVersion

CLOCK_OFF = timedelta(minutes=10)
"""So far two clocks may differ without anybody minding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What was taken in; `account` is the officer's login and new password, if it is new here."""

    contest_id: UUID
    district_id: UUID
    is_new: bool
    records: int
    account: tuple[str, str] | None


async def take_in(
    session: AsyncSession,
    gate: Actor,
    label: Label,
    content: Mapping[str, Any],
    *,
    secrets_dir: Path,
) -> Arrived:
    """Let a carried contest be here, ready to be judged; the same file again changes nothing.

    Raises: PARCEL_BROKEN, PARCEL_CLOCK, VENUE_TAKEN.
    """
    key = _secret(content)
    _hold_clock(_moment(content))
    district = await _district(session, gate, content)
    program = program_of(district, request_id=gate.request_id)
    await act_as(session, program)
    contest_id = _id(content, "contest_id")
    carries = await load(session, program, "contest_carries", contest_id=contest_id)
    if any(one["id"] == label.carry_id for one in carries):
        return Arrived(
            contest_id=contest_id, district_id=district, is_new=False, records=0, account=None
        )
    renamed = await _bring_stubs(session, program, content)
    officer = _officer(content)
    account = await bring_officer(session, program, officer)
    before = await load(session, program, "rounds", contest_id=contest_id, is_locked=True)
    await bring_contest(session, program, content, renamed)
    records = await bring_log(session, program, contest_id, content)
    former = [
        update("contest_carries", one, state=CarryState.RETURNED, ended_at=_moment(content))
        for one in carries
        if one["state"] is CarryState.AWAY
    ]
    await save(session, program, action="contest.receive", changes=former)
    begun = insert(
        "contest_carries",
        id=label.carry_id,
        contest_id=contest_id,
        place=CarryPlace.VENUE,
        officer_id=officer["id"],
        carried_at=_moment(content),
    )
    [contest] = await load(session, program, "contests", id=contest_id)
    await follow_rounds(session, program, contest, before)
    here = update("contests", contest, away_since=None)
    await save(session, program, action="contest.receive", changes=[begun, here])
    store_key(secrets_dir, key_name(label.carry_id), key)
    return Arrived(
        contest_id=contest_id,
        district_id=district,
        is_new=True,
        records=records,
        account=account,
    )


def _hold_clock(made: datetime) -> None:
    """Refuse a laptop whose clock is behind: what it closes would be over before it began.

    Raises: PARCEL_CLOCK.
    """
    at = now()
    if at < made - CLOCK_OFF:
        told = (one.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") for one in (at, made))
        raise ParcelClockError(**dict(zip(("now", "made"), told, strict=True)))


def _secret(content: Mapping[str, Any]) -> bytes:
    try:
        key = base64.b64decode(content["secret"], validate=True)
    except (KeyError, TypeError, binascii.Error) as error:
        raise ParcelBrokenError(fault="缺少带回用的密钥") from error
    if len(key) != KEY_BYTES:
        raise ParcelBrokenError(fault="带回用的密钥长度不对")
    return key


def _id(content: Mapping[str, Any], name: str) -> UUID:
    return UUID(content[name])


def _moment(content: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(content["carried_at"])


def _officer(content: Mapping[str, Any]) -> dict[str, Any]:
    given = content["officer"]
    ids = {name: given[name] and UUID(given[name]) for name in ("id", "town_id", "department_id")}
    return {**given, **ids, "role": Role(given["role"])}


async def _district(session: AsyncSession, gate: Actor, content: Mapping[str, Any]) -> UUID:
    """Let the district be here under its own id, with the rules that hold in it."""
    given = content["district"]
    district_id = UUID(given["id"])
    program = program_of(district_id, request_id=gate.request_id)
    await act_as(session, program)
    rows = (
        await session.scalars(select(District).where(col(District.code) == given["code"]))
    ).all()
    for one in rows:
        if UUID(int=one.id.int) != district_id:
            raise VenueTakenError(division_code=given["code"], name=one.name)
    if not rows:
        session.add(District(**(given | {"id": district_id})))
        await session.flush()
    here = await load(session, program, "rule_versions")
    known = {one["version"] for one in here}, {one["effective_from"] for one in here}
    for one in content["rule_versions"]:
        row = one | {"effective_from": date.fromisoformat(one["effective_from"])}
        if row["version"] not in known[0] and row["effective_from"] not in known[1]:
            session.add(RuleVersion(district_id=district_id, **row))
    await session.flush()
    return district_id


async def _bring_stubs(
    session: AsyncSession, program: Actor, content: Mapping[str, Any]
) -> Mapping[UUID, UUID]:
    """Let the rows be here that the contest refers to; those that are here stay as they are.

    Give the ids of organizations that are here already under another one: such were registered at
    the venue first, and then at home.
    """
    changes: list[Change] = []
    renamed: dict[UUID, UUID] = {}
    for table in ("towns", "departments", "organizations", "branches"):
        rows = unpacked(table, content["stubs"].get(table), district_id=program.district_id)
        known = await load(session, program, table, id=[one["id"] for one in rows])
        ids = {one["id"] for one in known}
        new = [one for one in rows if one["id"] not in ids]
        if table == "organizations":
            renamed = await _by_code(session, program, new)
        names = await _names_of(session, program) if table == "branches" else frozenset()
        for row in new:
            if row["id"] in renamed:
                continue
            if table == "branches":
                row["name"] = _free_name(row["name"], names)
                names |= {row["name"]}
            changes.append(insert(table, **row))
            if table == "organizations":
                changes.append(_placed(row))
    await save(session, program, action="contest.receive", changes=changes, is_loading=True)
    return renamed


async def _by_code(
    session: AsyncSession, program: Actor, rows: list[dict[str, Any]]
) -> dict[UUID, UUID]:
    codes = [one["credit_code"] for one in rows]
    here = {
        one["credit_code"]: one["id"]
        for one in await load(session, program, "organizations", credit_code=codes)
    }
    return {one["id"]: here[one["credit_code"]] for one in rows if one["credit_code"] in here}


async def _names_of(session: AsyncSession, program: Actor) -> frozenset[str]:
    """Read the names of branches that stand below none: here all that came with contests do."""
    rows = await load(session, program, "branches", parent_id=None)
    return frozenset(one["name"] for one in rows)


def _free_name(name: str, taken: frozenset[str]) -> str:
    """Tell a branch from others of its name, which stand below different ones at home."""
    given = (name if number == 1 else f"{name}（{number}）" for number in count(1))
    return next(one for one in given if one not in taken)


def _placed(row: Mapping[str, Any]) -> Change:
    place = {name: row[name] for name in ("town_id", "department_id")}
    return insert("placements", organization_id=row["id"], valid=since(SINCE_EVER), **place)
