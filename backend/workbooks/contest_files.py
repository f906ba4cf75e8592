"""Files of contests that go to a venue and come back, by signed addresses (docs/adr/0025, 0042).

The same functions as the command line's: an officer who organizes a contest asks for the address,
the file is fetched once, or sent to be looked at and then merged. What it would bring is found by
merging it and taking that back.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import program_of
from backend.accounts.audit import record
from backend.accounts.changes import load, load_one
from backend.accounts.tables import User
from backend.compiler.catalog import Of
from backend.contests import carrying, returning
from backend.contests.paper import demand_organizer
from backend.contests.parcels import label_of, new_passphrase
from backend.contests.results import as_program
from backend.contests.rules import CarryPlace, CarryState
from backend.contests.tables import ContestCarry
from backend.contests.venue_errors import ParcelForeignError
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.limits import grant_time
from backend.database.session import act_as, writing
from backend.kit.clock import now
from backend.workbooks.exporting import LinkUsedError
from backend.workbooks.links import LASTS, ContestLink, ContestUse, Links
from backend.workbooks.starters import starter_of

ACTION = "contest.file"

ContestId = Annotated[UUID, "竞赛；the contest", Of("Contest")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryContest:
    """带到赛场；Carry a contest to a venue, where the caller organizes it."""

    contest_id: ContestId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnContest:
    """从赛场带回；Pack what the venue's server has, on that server."""

    contest_id: ContestId
    is_last: Annotated[bool, "最后一次，设置归还区里；the last one: the set-up goes home"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveReturn:
    """接收带回的文件；Ask where to send a file that came back."""

    contest_id: ContestId
    is_rehearsal: Annotated[bool, "只看将会怎样，不写入；only tell what would come of it"] = True


async def carry_contest(session: AsyncSession, actor: Actor, form: CarryContest) -> dict[str, Any]:
    """Carry a contest out; give the address of its file and the passphrase, this once.

    Raises: MAY_NOT_PRINT, NOT_FOUND, CONTEST_STATE, CONTEST_AWAY, CONTEST_AT_VENUE.
    """
    await _demand(session, actor, form.contest_id)
    await grant_time(session, session.info["settings"])
    passphrase = new_passphrase()
    async with as_program(session, actor) as program:
        query = select(User).where(
            col(User.district_id) == actor.district_id, col(User.id) == actor.user_id
        )
        carried = carrying.CarryContest(
            contest_id=form.contest_id,
            officer=(await session.scalars(query)).one(),
            passphrase=passphrase,
        )
        parcel = await carrying.carry_contest(
            session, program, carried, secrets_dir=session.info["secrets_dir"]
        )
        await _keep(session, program, parcel)
    return await _given(session, actor, form.contest_id, parcel, number=0) | {
        "passphrase": passphrase
    }


async def return_contest(
    session: AsyncSession, actor: Actor, form: ReturnContest
) -> dict[str, Any]:
    """Pack what the venue's server has of a contest; give the address of the file.

    Raises: MAY_NOT_PRINT, NOT_FOUND, CONTEST_NOT_AWAY.
    """
    await _demand(session, actor, form.contest_id)
    await grant_time(session, session.info["settings"])
    async with as_program(session, actor) as program:
        parcel = await returning.pack_return(
            session,
            program,
            form.contest_id,
            is_last=form.is_last,
            secrets_dir=session.info["secrets_dir"],
        )
        number = await _keep(session, program, parcel)
    return await _given(session, actor, form.contest_id, parcel, number=number)


async def receive_return(
    session: AsyncSession, actor: Actor, form: ReceiveReturn
) -> dict[str, Any]:
    """Give the address to which a file is sent that came back; the answer there says what came.

    It takes files of the contest for as long as it lasts: what was merged is not merged again.
    Raises: MAY_NOT_PRINT, NOT_FOUND.
    """
    await _demand(session, actor, form.contest_id)
    use = ContestUse.LOOK if form.is_rehearsal else ContestUse.MERGE
    return _address(session, actor, form.contest_id, form.contest_id, use=use)


async def _demand(session: AsyncSession, actor: Actor, contest_id: UUID) -> Mapping[str, Any]:
    """See that the caller organizes the contest; row security says which are one's own."""
    demand_organizer(actor)
    return await load_one(session, actor, "contests", contest_id, noun="竞赛", path=("contest_id",))


async def _keep(session: AsyncSession, program: Actor, parcel: bytes) -> int:
    """Keep a packed file until it is fetched; give which of its journey it is."""
    carry_id = label_of(parcel).carry_id
    await _set_parcel(session, program, carry_id, parcel)
    [carry] = await load(session, program, "contest_carries", id=carry_id)
    number: int = carry["returns"]
    return number


async def _set_parcel(
    session: AsyncSession, program: Actor, carry_id: UUID, parcel: bytes | None
) -> None:
    await session.execute(
        update(ContestCarry)
        .where(
            col(ContestCarry.district_id) == program.district_id, col(ContestCarry.id) == carry_id
        )
        .values(parcel=parcel)
    )


async def _given(
    session: AsyncSession, actor: Actor, contest_id: UUID, parcel: bytes, *, number: int
) -> dict[str, Any]:
    label = label_of(parcel)
    await _note(session, actor, contest_id, kind=label.kind.value)
    return _address(session, actor, contest_id, label.carry_id, use=ContestUse.FETCH, number=number)


async def _note(session: AsyncSession, actor: Actor, contest_id: UUID, **said: object) -> None:
    """Say in the audit log who did it; what follows from it, the program says."""
    await record(
        session, actor, action=ACTION, subject_table="contests", subject_id=contest_id, after=said
    )


def _address(
    session: AsyncSession,
    actor: Actor,
    contest_id: UUID,
    subject_id: UUID,
    *,
    use: ContestUse,
    number: int = 0,
) -> dict[str, Any]:
    expires_at: datetime = (now() + LASTS).replace(microsecond=0)
    assert actor.user_id is not None  # noqa: S101 - whoever organizes has signed in
    link = ContestLink(
        district_id=actor.district_id,
        subject_id=subject_id,
        user_id=actor.user_id,
        expires_at=expires_at,
        use=use,
        number=number,
    )
    url = Links.of(session.info["secrets_dir"]).contest_path(link)
    return {"contest": contest_id, "url": url, "expiresAt": expires_at}


async def fetch_parcel(database: Database, link: ContestLink, *, request_id: str) -> bytes:
    """Give the file that an address was signed for, this once.

    Raises: LINK_USED, MAY_NOT_IMPORT, MAY_NOT_PRINT, NOT_FOUND.
    """
    program = program_of(link.district_id, request_id=request_id)
    async with writing(database, program) as session:
        carries = await load(
            session, program, "contest_carries", id=link.subject_id, is_locked=True
        )
        if not carries or carries[0]["parcel"] is None or not _is_packed(carries[0], link):
            raise LinkUsedError
        person = await _person(session, program, link)
        contest = await _demand(session, person, carries[0]["contest_id"])
        await _set_parcel(session, person, link.subject_id, None)
        await _note(session, person, contest["id"], kind="FETCHED")
        return bytes(carries[0]["parcel"])


def _is_packed(carry: Mapping[str, Any], link: ContestLink) -> bool:
    """Tell whether the file that is kept is the one that was packed for this address."""
    is_home = carry["place"] is CarryPlace.HOME
    is_out = not is_home or carry["state"] is CarryState.AWAY
    return link.use is ContestUse.FETCH and is_out and carry["returns"] == link.number


async def _person(session: AsyncSession, program: Actor, link: ContestLink) -> Actor:
    """Act as who asked for the address, with the rights of now.

    Raises: MAY_NOT_IMPORT.
    """
    person = await starter_of(session, program, user_id=link.user_id, token_id=None)
    await act_as(session, person)
    return person


async def receive_parcel(
    database: Database, link: ContestLink, parcel: bytes, *, request_id: str
) -> returning.Returned:
    """Merge a file that came back, or tell what would come of it and write nothing.

    Raises: PARCEL_BROKEN, PARCEL_FOREIGN, PARCEL_CONTRADICTS, MAY_NOT_IMPORT, MAY_NOT_PRINT,
    NOT_FOUND.
    """
    secrets_dir = database.settings.secrets_dir
    file = await asyncio.to_thread(returning.opened_return, parcel, secrets_dir)
    if file.district_id != link.district_id:
        raise ParcelForeignError(fault="它属于另一个区")
    if str(link.subject_id) != file.content["contest_id"]:
        raise ParcelForeignError(fault="它属于另一项竞赛")
    program = program_of(link.district_id, request_id=request_id)
    async with writing(database, program) as session:
        person = await _person(session, program, link)
        await _demand(session, person, link.subject_id)
        await grant_time(session, database.settings)
        with suppress(_LookedError):
            async with session.begin_nested():
                async with as_program(session, person) as acting:
                    returned = await returning.merge_return(session, acting, file)
                if link.use is ContestUse.LOOK:
                    raise _LookedError
                said = {"kind": "MERGED", "records": returned.records}
                await _note(session, person, link.subject_id, **said)
        return returned


class _LookedError(Exception):
    """What a file would bring was seen, and is taken back."""
