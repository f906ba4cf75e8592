"""Role × table × verb, acting as the database's roles, against what people may (`expectation`).

A new table without an expectation fails, and so does a row of the world that none speaks of.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from backend.config import Settings
from backend.database.actor import Actor, system_actor
from backend.database.engine import READER, WRITER, Purpose, connection_options
from backend.database.registry import all_tables, table_of
from tests.row_security.expectation import EXPECTED
from tests.row_security.world import ACTORS, ident, world
from tests.server import run_apart

TABLES = sorted(all_tables())
CHANGES = ("insert", "update", "delete")
ROWS = world()

Driver = Any
"""A connection of the driver, logged in as one of the application's roles."""

# What a row that row security lets through still meets: it is there already, or others refer to it.
_LET_THROUGH = (
    asyncpg.UniqueViolationError,
    asyncpg.ExclusionViolationError,
    asyncpg.ForeignKeyViolationError,
)


async def _documents(settings: Settings) -> dict[tuple[str, str], str]:
    """Read every row of the world back as JSON, by table and label."""
    found: dict[tuple[str, str], str] = {}
    connection = await asyncpg.connect(**connection_options(settings, READER, Purpose.JOBS))
    try:
        for one in ROWS:
            async with _acting(connection, system_actor(one.district, request_id="world")):
                key = "id" if "id" in table_of(all_tables()[one.table]).c else "user_id"
                found[one.table, one.label] = await connection.fetchval(
                    f"select to_jsonb(t)::text from {one.table} as t where t.{key} = $1",
                    getattr(one.row, key),
                )
    finally:
        await connection.close()
    return found


@pytest.fixture(scope="module")
def documents(filled: Settings) -> dict[tuple[str, str], str]:
    """The rows of the world as JSON."""
    return run_apart(_documents(filled))


@pytest.fixture
async def reader(filled: Settings) -> AsyncIterator[Driver]:
    """A connection as the reader."""
    connection = await asyncpg.connect(**connection_options(filled, READER, Purpose.JOBS))
    yield connection
    await connection.close()


@pytest.fixture
async def writer(filled: Settings) -> AsyncIterator[Driver]:
    """A connection as the writer."""
    connection = await asyncpg.connect(**connection_options(filled, WRITER, Purpose.JOBS))
    yield connection
    await connection.close()


@asynccontextmanager
async def _acting(connection: Driver, actor: Actor | None) -> AsyncIterator[None]:
    """Act as somebody (None: nobody said who) in a transaction that is taken back."""
    await connection.execute(f"begin;{actor.settings_sql() if actor else ''}")
    try:
        yield
    finally:
        await connection.execute("rollback")


def _statement(verb: str, table: str) -> str:
    """Give a statement that does a verb to the row that is `$1` as JSON."""
    key = next(iter(table_of(all_tables()[table]).primary_key)).name
    match verb:
        case "select":
            start = f"select from {table} as t"
        case "insert":
            return (
                f"insert into {table} overriding system value"
                f" select * from jsonb_populate_record(null::{table}, $1::jsonb)"
            )
        case "update":
            start = f"update {table} as t set {key} = t.{key}"
        case _:
            start = f"delete from {table} as t"
    return f"{start} where to_jsonb(t) = $1::jsonb"


async def _reaches(connection: Driver, verb: str, table: str, document: str) -> bool:
    """Tell whether a verb reaches a row; whatever it did is taken back."""
    await connection.execute("savepoint attempt")
    try:
        return bool(
            (await connection.execute(_statement(verb, table), document)).split()[-1] != "0"
        )
    except _LET_THROUGH:
        return True
    except asyncpg.InsufficientPrivilegeError:
        return False
    finally:
        await connection.execute("rollback to savepoint attempt")


def test_every_table_has_an_expectation() -> None:
    assert sorted(EXPECTED) == TABLES


def test_expectation_speaks_of_exactly_the_rows_of_the_world() -> None:
    placed = {table: frozenset(one.label for one in ROWS if one.table == table) for table in TABLES}

    assert {table: expected.rows for table, expected in EXPECTED.items()} == placed


@pytest.mark.parametrize("table", TABLES)
async def test_each_role_reaches_exactly_its_rows(
    table: str, documents: dict[tuple[str, str], str], reader: Driver, writer: Driver
) -> None:
    asked = [("select", reader), ("select", writer), *((verb, writer) for verb in CHANGES)]

    differences = []
    for name, actor in ACTORS.items():
        for verb, connection in asked:
            async with _acting(connection, actor):
                reached = {
                    label
                    for label in EXPECTED[table].rows
                    if await _reaches(connection, verb, table, documents[table, label])
                }
            expected = EXPECTED[table].reached(name, verb)
            if reached != expected:
                differences.append((name, verb, sorted(reached), sorted(expected)))

    assert differences == []


@pytest.mark.parametrize("table", TABLES)
async def test_reader_can_change_nothing_whoever_asks(
    table: str, documents: dict[tuple[str, str], str], reader: Driver
) -> None:
    label = min(EXPECTED[table].rows)

    for actor in ACTORS.values():
        for verb in CHANGES:
            async with _acting(reader, actor):
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await reader.execute(_statement(verb, table), documents[table, label])


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize("table", TABLES)
async def test_nobody_sees_anything_and_nobody_truncates(
    table: str, reader: Driver, writer: Driver
) -> None:
    for connection in (reader, writer):
        async with _acting(connection, ACTORS["district"]):
            pass
        # After a transaction the settings are empty and not null; both must see no row.
        async with _acting(connection, None):
            assert await connection.fetchval(f"select count(*) from {table}") == 0
        async with _acting(connection, ACTORS["district"]):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(f"truncate {table} cascade")


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(
    ("actor", "statement"),
    [
        ("town", "update organizations set town_id = $2 where id = $1"),
        ("town", "update organizations set district_id = $2 where id = $1"),
        ("secretary", "update members set scope_branch_id = $2 where id = $1"),
        ("town", "update api_tokens set user_id = $2 where id = $1"),
    ],
)
async def test_own_row_cannot_be_moved_out_of_reach(
    actor: str, statement: str, writer: Driver
) -> None:
    row, target = {
        "update organizations set town_id": ("organizations near", "towns far"),
        "update organizations set district_id": ("organizations near", "districts abroad"),
        "update members set scope_branch_id": ("members near", "branches far"),
        "update api_tokens set user_id": ("api_tokens town", "users district"),
    }[statement.partition(" =")[0]]

    async with _acting(writer, ACTORS[actor]):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await writer.execute(statement, ident(row), ident(target))


@pytest.mark.parametrize("role", [READER, WRITER])
async def test_application_logs_in_without_any_privilege(role: str, filled: Settings) -> None:
    connection = await asyncpg.connect(**connection_options(filled, role, Purpose.API))
    try:
        row = await connection.fetchrow(
            "select current_user::text as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
            " (select count(*) from pg_class where relowner = r.oid) as owned"
            " from pg_roles as r where rolname = current_user"
        )
    finally:
        await connection.close()

    assert row is not None
    assert tuple(row) == (role, False, False, False, False, 0)
