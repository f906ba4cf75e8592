"""A database is brought to the state of this code, all of it or nothing, and only when needed."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from backend.config import Settings
from backend.contests.awarding import give_award
from backend.contests.closing import freeze_round
from backend.contests.outcome_forms import GiveAward
from backend.contests.rules import AwardRank
from backend.contests.score_forms import FreezeRound
from backend.database import replaceable
from backend.database.actor import system_actor
from backend.database.engine import Database, connect
from backend.database.migrate import (
    FOLDER,
    act_as_migration,
    drift,
    is_migrated,
    migrate,
    owner_engine,
)
from backend.database.queue import job_queries
from backend.database.session import driver_connection, writing
from backend.kit.ids import new_id
from tests.commands.desk import Desk, open_desk
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing

POLICIES = (
    "select array_agg(tablename || ' ' || policyname order by tablename, policyname)"
    " from pg_policies"
)
JOBS = "select count(*) from pgqueuer.pgqueuer"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the replaceable files that a test may change."""
    folders = []
    for folder in replaceable.FOLDERS:
        shutil.copytree(folder, tmp_path / folder.name)
        folders.append(tmp_path / folder.name)
    monkeypatch.setattr(replaceable, "FOLDERS", tuple(folders))
    forget_files()
    yield tmp_path
    monkeypatch.undo()
    forget_files()


def forget_files() -> None:
    """Let the files be read anew; a program reads them once."""
    replaceable.replaceable_scripts.cache_clear()
    replaceable.replaceable_digest.cache_clear()


async def test_migrated_database_differs_in_nothing_from_the_tables(settings: Settings) -> None:
    assert await drift(settings) == []


async def test_second_migration_touches_nothing(
    settings: Settings, owner_connection: "asyncpg.Connection[asyncpg.Record]"
) -> None:
    version = "select xmin::text, digest from migrations.applied"
    before = await owner_connection.fetch(version)

    await migrate(settings)

    assert await owner_connection.fetch(version) == before
    assert await is_migrated(owner_connection)


async def test_reader_can_tell_whether_the_database_is_migrated(database: Database) -> None:
    async with database.readers.acquire() as connection:
        assert await is_migrated(connection)


async def test_changed_file_makes_the_database_stale_until_migrated(
    settings: Settings, owner_connection: "asyncpg.Connection[asyncpg.Record]", files: Path
) -> None:
    added = files / "functions" / "zz_answer.sql"
    added.write_text("create function answer() returns int language sql return 42;")
    forget_files()
    assert not await is_migrated(owner_connection)

    await migrate(settings)

    assert await is_migrated(owner_connection)
    assert await owner_connection.fetchval("select answer()") == 42


async def test_function_whose_file_is_gone_is_dropped(
    settings: Settings, owner_connection: "asyncpg.Connection[asyncpg.Record]", files: Path
) -> None:
    added = files / "functions" / "zz_answer.sql"
    added.write_text("create function answer() returns int language sql return 42;")
    forget_files()
    await migrate(settings)

    added.unlink()
    forget_files()
    await migrate(settings)

    assert await owner_connection.fetchval("select to_regproc('answer')") is None


async def test_broken_policy_file_leaves_the_old_policies_in_force(
    settings: Settings, owner_connection: "asyncpg.Connection[asyncpg.Record]", files: Path
) -> None:
    before = await owner_connection.fetchval(POLICIES)
    (files / "policies" / "zz_broken.sql").write_text("create policy nonsense on nowhere;")
    forget_files()

    with pytest.raises(asyncpg.UndefinedTableError):
        await migrate(settings)

    assert await owner_connection.fetchval(POLICIES) == before


async def test_data_migration_sees_rows_only_under_a_named_actor(
    settings: Settings, database: Database
) -> None:
    district = new_id()
    async with writing(database, system_actor(district, request_id="test")) as session:
        await session.execute(
            text(
                "insert into districts (id, name, code, committee_name, is_synthetic)"
                " values (:id, '试验区', '990199', '试验区两新组织党委', true)"
            ),
            {"id": district},
        )
    rename = text("update districts set name = '新名'")
    engine = owner_engine(settings)
    async with engine.begin() as connection:
        assert (await connection.execute(rename)).rowcount == 0
        await connection.run_sync(act_as_migration, name="rename", district_id=district)
        assert (await connection.execute(rename)).rowcount == 1


async def test_upgrade_keeps_the_ranking_of_a_frozen_round_and_a_number_for_one_award(
    settings: Settings,
) -> None:
    async with connect(settings) as database:
        venue = await open_venue(Organizing(await open_desk(database)), entries=2)
        desk, device = venue.office.desk, await venue.device()
        for entry, value in zip(venue.entries, (80, 90), strict=True):
            await device.send(device.record(entry, value, criterion_id=venue.criteria[0]))
        await desk.act(freeze_round, FreezeRound(id=venue.round_id, is_frozen=True))
        kept = await desk.rows("frozen_results", round_id=venue.round_id)
        awards = [
            await desk.act(
                give_award,
                GiveAward(contest_id=venue.contest, rank=AwardRank.FIRST, entry_id=entry),
            )
            for entry in venue.entries
        ]
        officer = desk.officer

    await downgrade(settings, "tokens_own_rows")
    await number_all_awards(settings, officer.district_id, "甲-1")
    await migrate(settings)

    async with connect(settings) as database:
        desk = Desk(database, officer)
        again = await desk.rows("frozen_results", round_id=venue.round_id)
        numbers = [(await desk.row("awards", one))["certificate_number"] for one in awards]
    assert numbers == ["甲-1", f"甲-1-{awards[1].hex[-8:]}"]
    assert sorted(row["place"] for row in kept) == [1, 2]
    assert sorted(again, key=lambda row: row["place"]) == sorted(kept, key=lambda row: row["place"])


async def number_all_awards(settings: Settings, district_id: UUID, number: str) -> None:
    """Give all awards one number, as could be before."""
    async with owner_engine(settings).begin() as connection:
        await connection.run_sync(act_as_migration, name="test", district_id=district_id)
        change = text("update awards set certificate_number = :number")
        assert (await connection.execute(change, {"number": number})).rowcount > 1


async def downgrade(settings: Settings, revision: str) -> None:
    """Take back what came after a revision, as on a server that has the code of then."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")

    def run(connection: Connection) -> None:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
        with connection.begin():
            connection.execute(text("delete from migrations.applied"))

    async with owner_engine(settings).connect() as connection:
        await connection.run_sync(run)


async def test_job_is_forgotten_when_its_change_is_taken_back(database: Database) -> None:
    class ChangedMindError(Exception):
        pass

    async def enqueue_and_fail() -> None:
        async with writing(database, system_actor(new_id(), request_id="test")) as session:
            driver = await driver_connection(session)
            assert driver.is_in_transaction()
            await job_queries(driver).enqueue("nothing", b"{}")
            raise ChangedMindError

    with pytest.raises(ChangedMindError):
        await enqueue_and_fail()

    async with writing(database, system_actor(new_id(), request_id="test")) as session:
        assert await session.scalar(text(JOBS)) == 0
        await job_queries(await driver_connection(session)).enqueue("nothing", b"{}")
    async with writing(database, system_actor(new_id(), request_id="test")) as session:
        assert await session.scalar(text(JOBS)) == 1
