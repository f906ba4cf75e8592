"""Carries a contest from the district's server to a venue's, and calls it back."""

import asyncio
import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import plain
from backend.accounts.carried import JUDGE, OFFICER
from backend.accounts.changes import insert, keep_no_operation, load, save, update
from backend.accounts.tables import User
from backend.compiler.catalog import Of
from backend.contests.consents import consent_times, packed_times
from backend.contests.errors import OrganizerError
from backend.contests.parcel_rows import packed_rows, packed_stubs
from backend.contests.parcels import Label, ParcelKind, key_of_passphrase, new_salt, sealed
from backend.contests.reading import Row, contest_of
from backend.contests.rules import CarryPlace, CarryState, ContestState
from backend.contests.venue_errors import ContestIsHereError, ContestNotAwayError, VenuePaperError
from backend.database.actor import Actor, Role
from backend.kit.clock import now
from backend.kit.ids import new_id
from backend.kit.keys import load_key
from backend.places.tables import District

_CARRIED = (ContestState.DRAFT, ContestState.OPEN, ContestState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryContest:
    """A contest that goes to a venue, and who organizes it there."""

    contest_id: UUID
    officer: User
    passphrase: str

    def __repr__(self) -> str:
        """Keep the passphrase out of logs and tracebacks."""
        return f"CarryContest({self.contest_id})"


def carry_key(secrets_dir: Path, carry_id: UUID) -> bytes:
    """Give the key of a journey, which is made when it begins."""
    return load_key(secrets_dir, key_name(carry_id))


def key_name(carry_id: UUID) -> str:
    """Give the name of a journey's key in the secrets folder."""
    return f"contest-carry-{carry_id}"


async def carry_contest(
    session: AsyncSession, program: Actor, form: CarryContest, *, secrets_dir: Path
) -> bytes:
    """Give the sealed file of a contest; from now on its set-up is the venue's.

    Raises: NOT_FOUND, CONTEST_STATE, CONTEST_AWAY, CONTEST_AT_VENUE, CONTEST_ORGANIZER.
    """
    contest = await contest_of(session, program, form.contest_id, *_CARRIED, path=("contest_id",))
    if await load(
        session,
        program,
        "contest_carries",
        contest_id=contest["id"],
        state=CarryState.AWAY.value,
    ):
        raise ContestIsHereError(contest=contest["name"], path=("contest_id",))
    _hold_officer(contest, form.officer)
    await held_rounds(session, program, contest)
    carry_id, at = new_id(), now()
    begun = insert(
        "contest_carries",
        id=carry_id,
        contest_id=contest["id"],
        place=CarryPlace.HOME,
        officer_id=form.officer.id,
        carried_at=at,
    )
    away = update("contests", contest, away_since=at)
    keep_no_operation(session)
    await save(session, program, action="contest.carry", changes=[begun, away])
    label = Label(kind=ParcelKind.CARRY, carry_id=carry_id, salt=new_salt())
    content = await packed_contest(session, program, form.contest_id)
    content |= await _home(session, program)
    officer = {name: getattr(form.officer, name) for name in OFFICER}
    content |= {
        "secret": base64.b64encode(carry_key(secrets_dir, carry_id)).decode(),
        "officer": officer,
        "carried_at": at,
        "stubs": await packed_stubs(session, program, content["rows"], officer),
    }
    # Deriving the key takes a third of a second and 64 MiB on purpose; judges go on meanwhile.
    key = await asyncio.to_thread(key_of_passphrase, form.passphrase, label.salt)
    return await asyncio.to_thread(sealed, label, key, content)


def _hold_officer(contest: Row, officer: User) -> None:
    """Refuse an officer who does not organize the contest here either."""
    organizes = {
        Role.DISTRICT_OFFICER: True,
        Role.TOWN_OFFICER: officer.town_id == contest["organizer_town_id"],
        Role.DEPARTMENT_OFFICER: officer.department_id == contest["organizer_department_id"],
    }
    is_here = plain(officer.district_id) == plain(contest["district_id"])
    if not (is_here and officer.is_active and organizes.get(officer.role, False)):
        needed = f"{officer.login} 不是这项竞赛的组织人"
        raise OrganizerError(level=contest["level"].label, needed=needed, path=("officer",))


async def hold_issuer(session: AsyncSession, actor: Actor, contest: Row, *, what: str) -> None:
    """Refuse to print at a venue what is checked by its code: the laptop is gone the next day.

    Raises: VENUE_PAPER.
    """
    carries = await load(
        session,
        actor,
        "contest_carries",
        contest_id=contest["id"],
        place=CarryPlace.VENUE.value,
    )
    if carries:
        raise VenuePaperError(contest=contest["name"], what=what)


async def held_rounds(session: AsyncSession, program: Actor, contest: Row) -> list[Row]:
    """Hold all rounds of a contest, so that nobody records while it is read or merged."""
    return await load(session, program, "rounds", contest_id=contest["id"], is_locked=True)


async def packed_contest(session: AsyncSession, program: Actor, contest_id: UUID) -> dict[str, Any]:
    """Read what travels of a contest, with the accounts of its judges."""
    rows = await packed_rows(session, program, contest_id)
    users = await load(session, program, "users", id={one["user_id"] for one in rows["judges"]})
    judges = [{name: one[name] for name in JUDGE} for one in users]
    ids = {"district_id": program.district_id, "contest_id": contest_id}
    consents = packed_times(await consent_times(session, program, rows["entries"]))
    return ids | {"made_at": now(), "rows": rows, "judge_users": judges, "consents": consents}


async def _home(session: AsyncSession, program: Actor) -> Mapping[str, Any]:
    """Read the district, and the rules that hold in it."""
    district = await session.get_one(District, program.district_id)
    names = ("id", "code", "name", "committee_name", "is_synthetic")
    versions = await load(session, program, "rule_versions")
    kept = ("version", "effective_from", "settings")
    return {
        "district": {name: getattr(district, name) for name in names},
        "rule_versions": [{name: one[name] for name in kept} for one in versions],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackContest:
    """召回竞赛；Let this server have the set-up of a contest again that is at a venue."""

    contest_id: Annotated[UUID, "竞赛；the contest", Of("Contest")]


async def call_back_contest(session: AsyncSession, actor: Actor, form: CallBackContest) -> UUID:
    """Call a contest back, as an organizer.

    Raises: NOT_FOUND, CONTEST_NOT_AWAY.
    """
    await call_back(session, actor, form.contest_id)
    return form.contest_id


async def call_back(session: AsyncSession, program: Actor, contest_id: UUID) -> None:
    """Let the district's server have the set-up of a contest again; scores may still come.

    Raises: NOT_FOUND, CONTEST_NOT_AWAY.
    """
    contest = await contest_of(
        session, program, contest_id, *ContestState, path=("contest_id",), may_be_away=True
    )
    carries = await load(
        session,
        program,
        "contest_carries",
        contest_id=contest_id,
        state=CarryState.AWAY.value,
        place=CarryPlace.HOME.value,
    )
    if not carries:
        raise ContestNotAwayError(contest=contest["name"])
    ending: dict[str, Any] = {"state": CarryState.CALLED_BACK, "ended_at": now()}
    if not carries[0]["returns"]:  # a file that nobody has fetched: of no use, and names people
        ending["parcel"] = None
    ended = update("contest_carries", carries[0], **ending)
    home = update("contests", contest, away_since=None)
    keep_no_operation(session)
    await save(session, program, action="contest.call_back", changes=[ended, home])
