"""Brings a contest back: packed on the venue's server, merged on the district's."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import keep_no_operation, load, save, update
from backend.contests.carrying import carry_key, held_rounds, key_name, packed_contest
from backend.contests.following import follow_rounds
from backend.contests.merging_log import bring_log
from backend.contests.parcel_rows import packed_stubs
from backend.contests.parcels import Label, ParcelKind, opened, sealed
from backend.contests.reading import Row, contest_of
from backend.contests.rules import CarryPlace, CarryState, ContestState
from backend.contests.taking_over import bring_entered, bring_set_up
from backend.contests.venue_errors import ContestNotAwayError, ParcelForeignError
from backend.database.actor import Actor
from backend.kit.clock import now


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What came back: the contest, how many records were new, and whether it is home again."""

    contest_id: UUID
    records: int
    is_newest: bool
    is_home: bool


async def pack_return(
    session: AsyncSession, program: Actor, contest_id: UUID, *, is_last: bool, secrets_dir: Path
) -> bytes:
    """Give the sealed file that brings back everything that the venue has of a contest.

    With `is_last` the set-up is the district's again, and nothing is changed here any more.
    Raises: NOT_FOUND, CONTEST_NOT_AWAY.
    """
    contest = await contest_of(
        session, program, contest_id, *ContestState, path=("contest_id",), may_be_away=True
    )
    await held_rounds(session, program, contest)
    carry = await _carry(session, program, contest, CarryPlace.VENUE)
    number = carry["returns"] + 1
    at = now()
    noted = {"returns": number, "returned_at": at}
    changes = []
    if is_last and carry["state"] is CarryState.AWAY:
        noted |= {"state": CarryState.RETURNED, "ended_at": at}
        changes.append(update("contests", contest, away_since=at))
    changes.append(update("contest_carries", carry, **noted))
    keep_no_operation(session)
    await save(session, program, action="contest.return", changes=changes)
    content = await packed_contest(session, program, contest_id)
    content |= {
        "number": number,
        "is_last": is_last or carry["state"] is CarryState.RETURNED,
        "stubs": await packed_stubs(session, program, content["rows"]),
    }
    label = Label(kind=ParcelKind.RETURN, carry_id=carry["id"])
    return sealed(label, carry_key(secrets_dir, carry["id"]), content)


async def _carry(session: AsyncSession, program: Actor, contest: Row, place: CarryPlace) -> Row:
    carries = await load(
        session, program, "contest_carries", contest_id=contest["id"], place=place.value
    )
    if not carries:
        raise ContestNotAwayError(contest=contest["name"])
    return max(carries, key=lambda one: one["carried_at"])


def opened_return(parcel: bytes, label: Label, secrets_dir: Path) -> dict[str, Any]:
    """Open what comes back, with the key that stayed here.

    Raises: PARCEL_FOREIGN, PARCEL_BROKEN.
    """
    if not (secrets_dir / f"{key_name(label.carry_id)}.key").exists():
        raise ParcelForeignError(fault="这里没有带出过它的密钥")
    return opened(parcel, carry_key(secrets_dir, label.carry_id))


async def merge_return(
    session: AsyncSession, program: Actor, label: Label, content: Mapping[str, Any]
) -> Returned:
    """Merge what a venue recorded; any number of times, in any order.

    The set-up is taken from the newest file while the contest is away; from others only records,
    and who entered at the venue.
    Raises: PARCEL_FOREIGN, PARCEL_CONTRADICTS, PARCEL_ORGANIZATION.
    """
    carries = await load(session, program, "contest_carries", id=label.carry_id)
    contest_id = UUID(content["contest_id"])
    if not carries or carries[0]["contest_id"] != contest_id:
        raise ParcelForeignError(fault="这里没有带出过这项竞赛")
    if carries[0]["place"] is not CarryPlace.HOME:
        raise ParcelForeignError(fault="它应由带出竞赛的区服务器接收")
    contest = await contest_of(
        session, program, contest_id, *ContestState, path=("contest_id",), may_be_away=True
    )
    before = await held_rounds(session, program, contest)
    [carry] = await load(session, program, "contest_carries", id=label.carry_id)
    is_newest = content["number"] > carry["returns"]
    if is_newest and carry["state"] is CarryState.AWAY:
        await bring_set_up(session, program, contest, content)
    elif is_newest:
        await bring_entered(session, program, contest, content)
    records = await bring_log(session, program, contest_id, content)
    await follow_rounds(session, program, contest, before)
    is_home = await _note(session, program, carry, content, is_newest=is_newest)
    return Returned(contest_id=contest_id, records=records, is_newest=is_newest, is_home=is_home)


async def _note(
    session: AsyncSession,
    program: Actor,
    carry: Row,
    content: Mapping[str, Any],
    *,
    is_newest: bool,
) -> bool:
    """Note what was taken in; give whether the contest is home again."""
    at = now()
    changed: dict[str, Any] = {"returned_at": at}
    if is_newest:
        changed["returns"] = content["number"]
    changes = []
    is_away = carry["state"] is CarryState.AWAY
    if is_away and content["is_last"] and is_newest:
        changed |= {"state": CarryState.RETURNED, "ended_at": at}
        [contest] = await load(session, program, "contests", id=carry["contest_id"])
        changes.append(update("contests", contest, away_since=None))
        is_away = False
    changes.append(update("contest_carries", carry, **changed))
    keep_no_operation(session)
    await save(session, program, action="contest.merge", changes=changes)
    return not is_away
