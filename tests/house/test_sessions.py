"""Row security knows who asks within a transaction, and forgets it when that ends."""

from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from backend.database.actor import SETTINGS, Actor, Role
from backend.database.engine import Database
from backend.database.readers import Readers
from backend.database.session import DatabaseBusyError, driver_connection, reading, writing
from backend.database.turns import Gate
from backend.kit.ids import new_id

SETTING = "select current_setting($1, true)"


def officer(**keys: Any) -> Actor:
    return Actor(district_id=new_id(), role=Role.DISTRICT_OFFICER, **keys)


NEW_DISTRICT = text(
    "insert into districts (id, name, code, committee_name, is_synthetic)"
    " values (:id, '试验区', '990199', '试验区两新组织党委', true)"
)


def program(actor: Actor) -> Actor:
    return Actor(district_id=actor.district_id, role=Role.SYSTEM)


async def register_district(database: Database, actor: Actor) -> None:
    async with writing(database, program(actor)) as session:
        await session.execute(NEW_DISTRICT, {"id": actor.district_id})


async def test_reader_acts_with_the_settings_of_its_actor(database: Database) -> None:
    keys = {key: new_id() for key in SETTINGS.values() if key not in {"district_id", "role"}}
    actor = officer(**keys)

    async with reading(database, actor) as connection:
        seen = {name: await connection.fetchval(SETTING, name) for name in SETTINGS}

    assert seen == {name: str(getattr(actor, key)) for name, key in SETTINGS.items()}


async def test_settings_are_gone_after_a_read(database: Database) -> None:
    async with reading(database, officer()) as connection:
        backend = await connection.fetchval("select pg_backend_pid()")

    async with database.readers.acquire() as connection:
        assert await connection.fetchval("select pg_backend_pid()") == backend
        assert await connection.fetchval(SETTING, "app.district_id") == ""
        assert await connection.fetchval(SETTING, "app.role") == ""


async def test_settings_are_gone_after_a_failed_read(database: Database) -> None:
    with pytest.raises(asyncpg.DivisionByZeroError):
        async with reading(database, officer()) as connection:
            await connection.fetchval("select 1 / 0")

    async with database.readers.acquire() as connection:
        assert await connection.fetchval(SETTING, "app.role") == ""


async def test_settings_are_gone_after_a_write(database: Database) -> None:
    async with writing(database, officer()) as session:
        driver = await driver_connection(session)
        backend = await driver.fetchval("select pg_backend_pid()")

    async with database.engine.connect() as connection:
        row = (
            await connection.execute(
                text("select pg_backend_pid(), current_setting('app.role', true)")
            )
        ).one()
    assert tuple(row) == (backend, "")


async def test_reading_transaction_refuses_to_write(database: Database) -> None:
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        async with reading(database, officer()) as connection:
            await connection.execute("create temporary table something (id int)")


async def test_each_door_logs_in_as_its_own_powerless_role(database: Database) -> None:
    powers = (
        "select current_user, rolsuper or rolbypassrls from pg_roles where rolname = current_user"
    )

    async with reading(database, officer()) as connection:
        reader = await connection.fetchrow(powers)
    async with writing(database, officer()) as session:
        writer = (await session.execute(text(powers))).one()

    assert tuple(reader or ()) == ("liangxin_reader", False)
    assert tuple(writer) == ("liangxin_writer", False)


async def test_database_refuses_every_row_without_an_actor(database: Database) -> None:
    actor = officer()
    await register_district(database, actor)

    async with reading(database, actor) as connection:
        assert await connection.fetchval("select count(*) from districts") == 1
    async with database.readers.acquire() as connection:
        assert await connection.fetchval("select count(*) from districts") == 0
    async with database.writers() as session:
        assert await session.scalar(text("select count(*) from districts")) == 0


async def test_owner_sees_no_row_without_an_actor(
    database: Database, owner_connection: "asyncpg.Connection[asyncpg.Record]"
) -> None:
    await register_district(database, officer())

    assert await owner_connection.fetchval("select count(*) from districts") == 0


async def test_error_in_the_block_takes_the_write_back(database: Database) -> None:
    actor = officer()

    async def write_and_fail() -> None:
        async with writing(database, program(actor)) as session:
            await session.execute(NEW_DISTRICT, {"id": actor.district_id})
            await session.execute(text("select nonsense"))

    with pytest.raises(ProgrammingError):
        await write_and_fail()

    async with reading(database, actor) as connection:
        assert await connection.fetchval("select count(*) from districts") == 0


async def test_full_pool_answers_busy_and_serves_again_afterwards(database: Database) -> None:
    hasty = database.settings.model_copy(update={"pool_acquire_seconds": 0.05})
    impatient = replace(database, settings=hasty)
    taken = [await database.readers.acquire() for _ in range(database.settings.reader_pool_size)]

    with pytest.raises(DatabaseBusyError):
        async with reading(impatient, officer()):
            pass

    for connection in taken:
        database.readers.release(connection)
    async with reading(impatient, officer()) as connection:
        assert await connection.fetchval("select 1") == 1


async def test_full_pool_of_writers_answers_busy_and_serves_again_afterwards(
    database: Database,
) -> None:
    places = database.settings.writer_pool_size
    impatient = replace(database, gate=Gate(places, seconds=0.05, stall_seconds=20))

    async with AsyncExitStack() as held:
        for _ in range(places):
            await held.enter_async_context(writing(impatient, officer()))
        with pytest.raises(DatabaseBusyError):
            async with writing(impatient, officer()):
                pass

    async with AsyncExitStack() as held:
        for _ in range(places):
            session = await held.enter_async_context(writing(impatient, officer()))
            assert await session.scalar(text("select 1")) == 1


async def end_all_connections(database: Database) -> None:
    url = database.settings.database_url
    connection = await asyncpg.connect(url, user="postgres")
    await connection.fetch(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()"
    )
    await connection.close()


async def test_read_replaces_a_connection_that_died_idle(database: Database) -> None:
    await end_all_connections(database)

    async with reading(database, officer()) as connection:
        assert await connection.fetchval("select 1") == 1


async def test_write_replaces_a_connection_that_died_idle(database: Database) -> None:
    async with writing(database, officer()) as session:
        assert await session.scalar(text("select 1")) == 1
    await end_all_connections(database)

    async with writing(database, officer()) as session:
        assert await session.scalar(text("select 1")) == 1


async def test_write_whose_connection_is_lost_before_its_commit_is_told_to_come_again(
    database: Database,
) -> None:
    actor = officer()

    async def write_and_lose() -> None:
        async with writing(database, program(actor)) as session:
            await session.execute(NEW_DISTRICT, {"id": actor.district_id})
            await end_all_connections(database)
            await session.execute(text("select 1"))

    with pytest.raises(DatabaseBusyError):
        await write_and_lose()

    async with reading(database, actor) as connection:
        assert await connection.fetchval("select count(*) from districts") == 0


async def test_unreachable_server_answers_busy(database: Database) -> None:
    lost = database.settings.model_copy(
        update={"database_url": "postgresql://@/nothing?host=/nowhere", "reader_pool_size": 1}
    )
    nowhere = "postgresql://@/nothing?host=/nowhere"
    readers = Readers(lambda: asyncpg.connect(nowhere), size=1, stall_seconds=60)
    broken = replace(database, settings=lost, readers=readers)

    with pytest.raises(DatabaseBusyError):
        async with reading(broken, officer()):
            pass


@pytest.mark.parametrize(
    "wrong",
    [
        {"district_id": "990199"},
        {"role": "DISTRICT_OFFICER"},
        {"user_id": "'; drop table members; --"},
        {"town_id": str(UUID(int=1))},
        {"branch_id": 7},
    ],
)
def test_actor_takes_nothing_but_identifiers_and_roles(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {"district_id": UUID(int=1), "role": Role.PUBLIC}

    with pytest.raises(TypeError):
        Actor(**(right | wrong))
