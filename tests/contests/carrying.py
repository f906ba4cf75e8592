"""Two servers with a contest that goes from one to the other and comes back."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from backend.accounts.actors import gate_actor, program_of
from backend.accounts.tables import User
from backend.accounts.users import AddUser, add_user
from backend.contests.arriving import Arrived, take_in
from backend.contests.carrying import CarryContest, call_back, carry_contest
from backend.contests.parcels import key_of_passphrase, label_of, opened
from backend.contests.returning import Returned, merge_return, opened_return, pack_return
from backend.contests.verifying import Verified, verify_contest
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import writing
from tests.commands.desk import Desk
from tests.contests.judging import Venue
from tests.contests.organizing import Organizing

PASSPHRASE = "ABCDE-FGHJK"

WATCHED = ("score_records", "scores", "score_conflicts", "results", "entries", "starts", "rounds")


@dataclass(slots=True)
class Journey:
    """The district's server, a venue's server, and the contest between them."""

    home: Venue
    database: Database
    secrets: Path
    venue: Venue | None = None

    @property
    def home_secrets(self) -> Path:
        """The folder of the district's keys, where its commands look for them."""
        return self.home.office.desk.database.settings.secrets_dir

    @property
    def there(self) -> Venue:
        """The contest as it is on the venue's server."""
        assert self.venue is not None
        return self.venue

    async def carry(self) -> bytes:
        """Carry the contest out of the district's server."""
        desk = self.home.office.desk
        program = program_of(desk.officer.district_id, request_id="test")
        async with writing(desk.database, program) as session:
            officer = await self._officer(session, program)
            form = CarryContest(
                contest_id=self.home.contest, officer=officer, passphrase=PASSPHRASE
            )
            return await carry_contest(session, program, form, secrets_dir=self.home_secrets)

    async def _officer(self, session: Any, program: Actor) -> User:
        login = f"officer-{self.home.contest.hex[-8:]}"
        found = await session.scalar(select(User).where(col(User.login) == login))
        if found is None:
            form = AddUser(
                login=login, name="组织人", role=Role.DISTRICT_OFFICER, password="invented words"
            )
            await add_user(session, program, form)
            found = await session.scalar(select(User).where(col(User.login) == login))
        assert isinstance(found, User)
        return found

    async def arrive(self, parcel: bytes, *, passphrase: str = PASSPHRASE) -> Arrived:
        """Take the contest in on the venue's server."""
        label = label_of(parcel)
        content = opened(parcel, key_of_passphrase(passphrase, label.salt))
        gate = gate_actor("test")
        async with writing(self.database, gate) as session:
            arrived = await take_in(
                session, gate, label, content, secrets_dir=self.secrets / "venue"
            )
        officer = replace(self.home.office.desk.officer)
        office = Organizing(Desk(self.database, officer))
        self.venue = replace(self.home, office=office)
        return arrived

    async def pack(self, *, is_last: bool = False) -> bytes:
        """Pack what the venue has."""
        program = program_of(self.home.office.desk.officer.district_id, request_id="test")
        async with writing(self.database, program) as session:
            return await pack_return(
                session,
                program,
                self.home.contest,
                is_last=is_last,
                secrets_dir=self.secrets / "venue",
            )

    async def merge(self, parcel: bytes) -> Returned:
        """Merge what came back on the district's server."""
        desk = self.home.office.desk
        file = opened_return(parcel, self.home_secrets)
        program = program_of(file.district_id, request_id="test")
        async with writing(desk.database, program) as session:
            return await merge_return(session, program, file)


async def verified(place: Venue) -> Verified:
    """Recompute a contest from the log of a server."""
    desk = place.office.desk
    program = program_of(desk.officer.district_id, request_id="test")
    async with writing(desk.database, program) as session:
        return await verify_contest(session, program, place.contest)


async def values(place: Venue) -> dict[Any, tuple[Any, str]]:
    """Give the present scores of a server by entry and judge."""
    rows = await place.office.desk.rows("scores", round_id=place.round_id)
    return {
        (one["entry_id"], one["judge_user_id"]): (one["value"], one["state"].value) for one in rows
    }


async def state(place: Venue) -> dict[str, list[dict[str, Any]]]:
    """Read what merging could change."""
    desk = place.office.desk
    return {table: await desk.rows(table, contest_id=place.contest) for table in WATCHED}


async def score(place: Venue, judge: int, entry: int, value: int, **more: Any) -> None:
    """Record a score on a device of a judge, on the server of the place."""
    device = await place.device(judge)
    record = device.record(place.entries[entry], value, criterion_id=place.criteria[0], **more)
    [receipt] = await device.send(record)
    assert receipt["state"] in {"ACCEPTED", "CONFLICT"}, receipt


async def recall(place: Venue) -> None:
    """Call the contest back."""
    desk = place.office.desk
    program = program_of(desk.officer.district_id, request_id="test")
    async with writing(desk.database, program) as session:
        await call_back(session, program, place.contest)
