"""`liangxin contest carry, receive, return, call-back` between two data folders."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from backend.accounts.actors import gate_actor, program_of
from backend.accounts.users import AddUser, add_user
from backend.cli.main import app
from backend.cli.runtime import run_with_database
from backend.config import Settings
from backend.database.actor import Role
from backend.database.engine import Database, connect
from backend.database.session import driver_connection, writing
from backend.kit.errors import LedgerError
from backend.kit.ids import encode_node_id
from tests.commands.desk import open_desk
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing
from tests.server import ServerUnderTest, run_apart

LOGIN = "organizer"


@dataclass(frozen=True, slots=True)
class Place:
    """A server with a data folder of its own, and its commands."""

    url: str
    folder: Path

    def run(self, *words: str | Path, said: str = "") -> tuple[int, str]:
        """Run a command; give its status and all that it printed."""
        surroundings = {"DATABASE_URL": self.url, "DATA_DIR": str(self.folder), "DEMO": "0"}
        done = CliRunner().invoke(
            app, ["contest", *map(str, words)], env=surroundings, input=f"{said}\n"
        )
        return done.exit_code, done.output + done.stderr


Places = tuple[Place, Place, str]


async def _set_up(settings: Settings) -> str:
    """Open a round with a score of a judge, and let an officer organize it."""
    async with connect(settings) as database:
        venue = await open_venue(Organizing(await open_desk(database)))
        program = program_of(venue.office.desk.officer.district_id, request_id="test")
        async with writing(database, program) as session:
            form = AddUser(
                login=LOGIN, name="组织人", role=Role.DISTRICT_OFFICER, password="invented words"
            )
            await add_user(session, program, form)
        device = await venue.device()
        record = device.record(venue.entries[0], 88, criterion_id=venue.criteria[0])
        await device.send(record)
    return encode_node_id("Contest", venue.contest)


@pytest.fixture
def places(server: ServerUnderTest, tmp_path: Path) -> Iterator[Places]:
    """The district's server with a contest, and a laptop with nothing."""
    with server.clone() as home, server.clone() as venue:
        contest = run_apart(_set_up(server.settings(home)))
        yield (
            Place(server.url(home), tmp_path / "home"),
            Place(server.url(venue), tmp_path / "venue"),
            contest,
        )


def test_contest_goes_out_and_comes_home_by_files(places: Places, tmp_path: Path) -> None:
    home, venue, contest = places
    parcel, first, last = (tmp_path / name for name in ("out", "first", "last"))

    def of(place: Place, command: str, *words: str | Path, said: str = "") -> str:
        status, told = place.run(command, *words, said=said)
        assert status == 0, told
        return told

    told = of(home, "carry", contest, "--officer", LOGIN, "--to", parcel)
    found = re.search(r"[2-9A-Z]{5}(-[2-9A-Z]{5}){4}", told)
    assert found is not None
    received = of(venue, "receive", parcel, "--passphrase-stdin", said=found[0].lower())
    again = of(venue, "receive", parcel, "--passphrase-stdin", said=found[0])
    of(venue, "return", contest, "--to", first)
    of(venue, "return", contest, "--to", last, "--last")
    merged = [of(home, "receive", one) for one in (last, first)]
    verified = [of(place, "verify", contest) for place in (home, venue)]
    right = of(home, "recompute", contest, "--reason", "按现行规则")

    assert "评分记录 1 条" in received
    assert f"登录名：{LOGIN}" in received
    assert "没有改动" in again
    assert "竞赛已回到这里" in merged[0]
    assert "新的评分记录 0 条" in merged[1]
    assert verified[0] == verified[1]
    assert "评分记录 1，成绩 2，不符 0" in verified[0]
    assert "没有改动" in right
    assert {one.stat().st_mode & 0o777 for one in (parcel, first, last)} == {0o600}


def test_what_cannot_be_done_is_refused_in_words(places: Places, tmp_path: Path) -> None:
    home, venue, contest = places
    parcel = tmp_path / "out"

    def refused(done: tuple[int, str]) -> str:
        assert done[0] == 1, done[1]
        return done[1].split()[0]

    early = refused(home.run("call-back", contest))
    stranger = refused(home.run("carry", contest, "--officer", "nobody", "--to", parcel))
    assert not parcel.exists()
    home.run("carry", contest, "--officer", LOGIN, "--to", parcel)
    taken = refused(home.run("carry", contest, "--officer", LOGIN, "--to", parcel))
    twice = refused(home.run("carry", contest, "--officer", LOGIN, "--to", tmp_path / "two"))
    wrong = refused(venue.run("receive", parcel, "--passphrase-stdin", said="ABCDE"))
    absent = refused(venue.run("receive", tmp_path / "absent"))
    back = home.run("call-back", contest)
    nothing = refused(home.run("decide", contest, contest, "--take", "--reason", "核对"))
    wordless = refused(home.run("recompute", contest, "--reason", " "))

    assert (early, stranger, taken) == ("CONTEST_NOT_AWAY", "LOGIN_UNKNOWN", "PARCEL_FILE")
    assert (twice, wrong, absent) == ("CONTEST_AWAY", "PARCEL_BROKEN", "PARCEL_FILE")
    assert back[0] == 0
    assert (nothing, wordless) == ("RETURN_DECIDED", "REASON_MISSING")


@pytest.mark.parametrize("farewell", ["at once", "between two answers", "unheard by the driver"])
def test_connection_that_ends_in_the_middle_is_told_or_work_begins_anew(
    places: Places, server: ServerUnderTest, farewell: str
) -> None:
    url = places[0].url
    tries: list[str] = []

    async def work(database: Database) -> int:
        tries.append(farewell)
        if len(tries) == 2:
            return 7
        async with writing(database, gate_actor("test")) as session:
            ending = select(func.pg_backend_pid())
            if farewell == "at once":
                ending = select(func.pg_terminate_backend(func.pg_backend_pid()))
            pid = await session.scalar(ending)
            if farewell == "unheard by the driver":  # what a status is that never came
                await (await driver_connection(session)).execute("")
            await asyncio.to_thread(server.administer, f"select pg_terminate_backend({pid})")
            await session.execute(ending)
        return 0

    with pytest.raises(LedgerError) as lost:
        run_with_database(url, work)

    assert lost.value.code == "DATABASE_LOST"
    tries.clear()
    assert run_with_database(url, work, is_repeatable=True) == 7
