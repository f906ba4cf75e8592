"""One statement sets its actor, reads and forgets: nobody sees another's rows over a connection."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import text

from backend.compiler.acting import acting
from backend.compiler.sql import Statement
from backend.config import Settings
from backend.database.actor import ACTING, Actor, Role
from backend.database.engine import Database, connect
from backend.database.session import NoActorError, read_once, writing
from tests.house.relay import Relay

HERE, ABROAD = UUID(int=0x0197_0000_0001), UUID(int=0x0197_0000_0002)
NEW_DISTRICT = text(
    "insert into districts (id, name, code, committee_name, is_synthetic)"
    " values (:id, :name, :code, '试验区两新组织党委', true)"
)
DISTRICTS = "(select coalesce(string_agg(d.name, ','), '') from districts as d)"
SETTINGS = (
    "(select string_agg(coalesce(current_setting(s.name, true), ''), '|' order by s.place)"
    " from unnest(array["
    + ",".join(f"'{name}'" for name in ACTING)
    + "]) with ordinality as s (name, place))"
)


def officer(district: UUID, **keys: Any) -> Actor:
    return Actor(district_id=district, role=Role.DISTRICT_OFFICER, **keys)


async def seen_by(database: Database, actor: Actor, sql: str = DISTRICTS) -> Any:
    """Read one value as an actor, in one statement."""
    statement = acting(Statement(text=f"select {sql}", slots=()))
    return (await read_once(database, statement.text, actor.acting()))[0]


@pytest.fixture
async def lone(settings: Settings) -> AsyncIterator[Database]:
    """Two districts, and one connection for everybody who reads."""
    alone = settings.model_copy(update={"reader_pool_size": 1, "statement_timeout_ms": 5_000})
    async with connect(alone) as database:
        for district, name, code in ((HERE, "此区", "990198"), (ABROAD, "彼区", "990199")):
            system = Actor(district_id=district, role=Role.SYSTEM)
            async with writing(database, system) as session:
                await session.execute(NEW_DISTRICT, {"id": district, "name": name, "code": code})
        yield database


async def test_two_actors_in_turn_see_their_own_rows(lone: Database) -> None:
    seen = [await seen_by(lone, officer(one)) for one in (HERE, ABROAD, HERE, ABROAD) * 4]

    assert seen == ["此区", "彼区"] * 8


async def test_many_readers_at_once_over_one_connection_see_their_own_rows(lone: Database) -> None:
    actors = [officer(HERE if place % 3 else ABROAD) for place in range(80)]

    seen = await asyncio.gather(*(seen_by(lone, actor) for actor in actors))

    assert seen == ["此区" if actor.district_id == HERE else "彼区" for actor in actors]


async def test_statement_that_names_no_actor_sees_nothing(lone: Database) -> None:
    await seen_by(lone, officer(HERE))

    assert (await read_once(lone, f"select {DISTRICTS}", ()))[0] == ""


async def test_statement_whose_actor_has_no_role_is_refused(lone: Database) -> None:
    statement = acting(Statement(text=f"select {DISTRICTS}", slots=()))
    nobody = [str(HERE), *[None] * (len(ACTING) - 1)]
    nothing_set = statement.text.replace(".role is not null", ".role <> ''")

    with pytest.raises(NoActorError):
        await read_once(lone, nothing_set, nobody)

    assert (await read_once(lone, statement.text, nobody))[0] == ""


async def test_settings_are_those_of_the_actor_and_gone_afterwards(lone: Database) -> None:
    town, user = UUID(int=7), UUID(int=8)
    scopes = frozenset({"organizations"})
    actor = officer(HERE, town_id=town, user_id=user, scopes=scopes, token_id=UUID(int=9))

    inside = await seen_by(lone, actor, SETTINGS)
    outside = (await read_once(lone, f"select {SETTINGS}", ()))[0]

    assert inside == f"{HERE}|DISTRICT_OFFICER|{user}|{town}||||{UUID(int=9)}|TOKEN"
    assert outside == "||||||||"


async def test_settings_that_a_session_was_left_with_do_not_count(lone: Database) -> None:
    async with lone.readers.acquire() as connection:
        for name in ACTING:
            value = str(ABROAD) if name.endswith("_id") else "SYSTEM"
            await connection.execute("select set_config($1, $2, false)", name, value)

    assert await seen_by(lone, officer(HERE)) == "此区"
    assert await seen_by(lone, officer(HERE), SETTINGS) == f"{HERE}|DISTRICT_OFFICER|||||||SESSION"


async def _fail(database: Database) -> None:
    with pytest.raises(asyncpg.DivisionByZeroError):
        await seen_by(database, officer(HERE), "(select 1 / count(*) from districts where false)")


async def _time_out(database: Database) -> None:
    async with database.readers.acquire() as connection:
        await connection.execute("set statement_timeout = 50")
    with pytest.raises(asyncpg.QueryCanceledError):
        await seen_by(database, officer(HERE), "(select pg_sleep(30)::text)")


async def _leave(database: Database) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await seen_by(database, officer(HERE), "(select pg_sleep(30)::text)")


async def _leave_a_transaction(database: Database) -> None:
    connection = await database.readers.acquire()
    await connection.execute(f"begin; set local app.district_id = '{HERE}'")
    await connection.execute("set local app.role = 'SYSTEM'")
    database.readers.release(connection)


@pytest.mark.parametrize("mishap", [_fail, _time_out, _leave, _leave_a_transaction])
async def test_nobody_inherits_an_actor_from_a_read_that_went_wrong(
    lone: Database, mishap: Callable[[Database], Awaitable[None]]
) -> None:
    before = (await read_once(lone, "select pg_backend_pid()", ()))[0]
    await mishap(lone)

    assert (await read_once(lone, "select pg_backend_pid()", ()))[0] == before
    assert (await read_once(lone, f"select {DISTRICTS} || {SETTINGS}", ()))[0] == "||||||||"
    assert await seen_by(lone, officer(ABROAD)) == "彼区"


async def test_read_of_a_reader_who_left_is_stopped_at_the_server(lone: Database) -> None:
    await _leave(lone)

    assert await seen_by(lone, officer(HERE)) == "此区"
    running = "(select count(*) from pg_stat_activity where query like '%pg_sleep(30)%')"
    assert await seen_by(lone, officer(HERE), f"{running} - 1") == 0


async def test_reader_can_write_nothing_even_without_a_transaction(lone: Database) -> None:
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        await read_once(lone, "create temporary table something (id int)", ())


async def test_read_is_one_exchange_with_the_server(settings: Settings, lone: Database) -> None:
    del lone
    async with Relay.to(settings) as relay, connect(relay.settings) as database:
        await seen_by(database, officer(HERE))
        relay.sent.clear()

        assert await seen_by(database, officer(ABROAD)) == "彼区"

    assert relay.sent[:3] == ["Bind", "Execute", "Sync"]
    assert set(relay.sent[3:]) <= {"Terminate"}


async def test_read_needs_no_named_statement_behind_a_pooler(
    settings: Settings, lone: Database
) -> None:
    del lone
    pooled = settings.model_copy(update={"statement_cache_size": 0})
    async with connect(pooled) as database:
        seen = [await seen_by(database, officer(one)) for one in (HERE, ABROAD, HERE)]
        async with database.readers.acquire() as connection:
            kept = await connection.fetchval("select count(*) from pg_prepared_statements")

    assert seen == ["此区", "彼区", "此区"]
    assert kept == 0
