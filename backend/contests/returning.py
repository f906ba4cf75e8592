"""Brings a contest back: packed on the venue's server, merged on the district's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import keep_no_operation, load, save, update
from backend.contests.bringing import bring_entered
from backend.contests.carrying import carry_key, held_rounds, key_name, packed_contest
from backend.contests.following import follow_rounds
from backend.contests.holding import (
    FIRM,
    Held,
    counted,
    held_of,
    noted,
    only,
    rest_of,
    still_named,
    with_firms_of_here,
)
from backend.contests.merging_log import bring_log
from backend.contests.parcel_rows import LOG, packed_stubs
from backend.contests.parcels import Label, ParcelKind, label_of, opened, sealed
from backend.contests.reading import Row, contest_of
from backend.contests.rules import CarryPlace, CarryState, ContestState, HeldKind, HeldState
from backend.contests.taking_over import bring_set_up, unknown_organizations
from backend.contests.venue_errors import ContestNotAwayError, ParcelForeignError
from backend.database.actor import Actor
from backend.kit.clock import now

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What came back: how many records were new, what is held back, whether it is home again.

    `unlinked` names branches that this ledger does not have: their entries came without.
    `minutes_ahead`: by how much the venue's clock is ahead, as far as its file shows.
    """

    contest_id: UUID
    records: int
    is_newest: bool
    is_home: bool
    held: tuple[Held, ...] = ()
    unlinked: tuple[str, ...] = ()
    minutes_ahead: int = 0


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


@dataclass(frozen=True, slots=True)
class ReturnFile:
    """A file that came back, opened: what it brings, and the sealed bytes themselves."""

    label: Label
    content: Mapping[str, Any]
    parcel: bytes

    @property
    def district_id(self) -> UUID:
        """Give the district that it belongs to."""
        return UUID(self.content["district_id"])


def opened_return(parcel: bytes, secrets_dir: Path) -> ReturnFile:
    """Open what comes back, with the key that stayed here.

    Raises: PARCEL_FOREIGN, PARCEL_BROKEN.
    """
    label = label_of(parcel)
    if label.kind is not ParcelKind.RETURN:
        raise ParcelForeignError(fault="这是带出的文件，应在赛场的笔记本上接收")
    if not (secrets_dir / f"{key_name(label.carry_id)}.key").exists():
        raise ParcelForeignError(fault="这里没有带出过它的密钥")
    return ReturnFile(label, opened(parcel, carry_key(secrets_dir, label.carry_id)), parcel)


async def merge_return(session: AsyncSession, program: Actor, file: ReturnFile) -> Returned:
    """Merge what a venue recorded; any number of times, in any order.

    The set-up is taken from the newest file while the contest is away; from others only records,
    and what came about at the venue. What cannot be taken is held back, and the file kept.
    Raises: PARCEL_BROKEN, PARCEL_FOREIGN, PARCEL_CONTRADICTS.
    """
    label, content = file.label, file.content
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
    content, held = await _held(session, program, carry, content)
    rest = rest_of(content, held)
    unlinked = await _bring(
        session, program, contest, carry, rest, late=_late(carry, content, held)
    )
    records = await bring_log(session, program, contest_id, rest)
    await follow_rounds(session, program, contest, before)
    noting = _Noting(carry, content, held, file.parcel)
    is_home = await _note(session, program, noting)
    return Returned(
        contest_id=contest_id,
        records=records,
        is_newest=noting.is_newest,
        is_home=is_home,
        held=tuple(held),
        unlinked=unlinked,
        minutes_ahead=max(0, (datetime.fromisoformat(content["made_at"]) - now()) // _MINUTE),
    )


async def _bring(
    session: AsyncSession,
    program: Actor,
    contest: Row,
    carry: Row,
    rest: Mapping[str, Any],
    *,
    late: list[Held],
) -> tuple[str, ...]:
    """Bring what stands beside the records: of the newest file all, else what is taken `late`."""
    is_newest = rest["number"] > carry["returns"]
    if is_newest and carry["state"] is CarryState.AWAY:
        return await bring_set_up(session, program, contest, rest)
    if is_newest or late:
        wanted = rest if is_newest else only(rest, late)
        firms = frozenset(one.id for one in late if one.kind is HeldKind.ORGANIZATION)
        return await bring_entered(session, program, contest, wanted, late=firms)
    return ()


def _late(carry: Row, content: Mapping[str, Any], held: Iterable[Held]) -> list[Held]:
    """Give what an earlier merge held back, and is in a file and not held back any more."""
    ids = {one.id for one in held}
    earlier = (one for one in noted(carry["waiting"]) if one.id not in ids)
    return still_named(content["rows"], earlier)


async def _held(
    session: AsyncSession, program: Actor, carry: Row, content: Mapping[str, Any]
) -> tuple[Mapping[str, Any], list[Held]]:
    """Tell what of a file has no place here: firms that the ledger lacks, criteria that came late.

    While the set-up is the venue's, its criteria are ours. Criteria without a score are a plan that
    is nobody's any more. Who is here never waits: they keep their firm of here until another one is
    taken, and after a call-back always; so they have it in the content that is given.
    """
    people = {
        table: await load(session, program, table, contest_id=carry["contest_id"]) for table in FIRM
    }
    if carry["state"] is CarryState.CALLED_BACK:
        content = with_firms_of_here(content, people)
    unknown = await unknown_organizations(session, program, content)
    organizations = {one["id"]: f"{one['name']}（{one['credit_code']}）" for one in unknown.strange}
    criteria: dict[UUID, str] = {}
    if carry["state"] is not CarryState.AWAY:
        here = await load(session, program, "rounds", contest_id=carry["contest_id"])
        gone_on = {str(one["id"]): one["name"] for one in here if one["opened_at"] is not None}
        known = await load(session, program, "criteria", contest_id=carry["contest_id"])
        ids = {str(one["id"]) for one in known}
        scored = {one["criterion_id"] for one in content["rows"][LOG]}
        criteria = {
            UUID(one["id"]): f"{one['name']}（{gone_on[one['round_id']]}）"
            for one in content["rows"]["criteria"]
            if one["id"] in scored - ids and one["round_id"] in gone_on
        }
    held = held_of(noted(carry["waiting"]), criteria=criteria, organizations=organizations)
    content = with_firms_of_here(content, people, instead_of=[one.id for one in held])
    return content, counted(content["rows"], held)


@dataclass(frozen=True, slots=True)
class _Noting:
    """What is noted of a file that was taken in."""

    carry: Row
    content: Mapping[str, Any]
    held: list[Held]
    parcel: bytes

    @property
    def is_newest(self) -> bool:
        """Tell whether no later file was taken in before."""
        return bool(self.content["number"] > self.carry["returns"])

    def changes(self) -> dict[str, Any]:
        """Give what becomes of the journey; the file is kept as long as something is left of it.

        What waited, and no later file brings any more, waits for nobody.
        """
        if self.content["number"] < self.carry["returns"]:
            return {"returned_at": now()}
        late = _late(self.carry, self.content, self.held)
        every = {one.id: one for one in self.held}
        every |= {one.id: replace(one, state=HeldState.TAKEN) for one in late}
        for one in noted(self.carry["waiting"]):
            if one.state is HeldState.TAKEN:
                every.setdefault(one.id, one)
        return {
            "returned_at": now(),
            "returns": self.content["number"],
            "waiting": [one.packed() for one in every.values()] or None,
            "parcel": self.parcel if self.held else None,
        }


async def _note(session: AsyncSession, program: Actor, noting: _Noting) -> bool:
    """Note what was taken in; give whether the contest is home again."""
    carry = noting.carry
    changed = noting.changes()
    changes = []
    is_away = carry["state"] is CarryState.AWAY
    if is_away and noting.content["is_last"] and noting.is_newest:
        changed |= {"state": CarryState.RETURNED, "ended_at": changed["returned_at"]}
        [contest] = await load(session, program, "contests", id=carry["contest_id"])
        changes.append(update("contests", contest, away_since=None))
        is_away = False
    changes.append(update("contest_carries", carry, **changed))
    keep_no_operation(session)
    await save(session, program, action="contest.merge", changes=changes)
    return not is_away
