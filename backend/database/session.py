"""A transaction in which row security knows who asks: the only doors to the tenants' rows.

`reading` and `writing` open one for several statements; `read_once` sends a statement that names
its actor itself and is its own transaction (one exchange with the server). Settings are LOCAL: when
the transaction ends they are gone, and without them no row is seen.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import cache
from typing import Any, cast

import asyncpg
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.readers import Connection, is_answered

UNAVAILABLE = (
    OSError,
    PoolTimeoutError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
)
"""What opening or awaiting a connection raises while the server is full or starts again."""

LOST = (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What using a connection raises that died while it lay idle."""


class NoActorError(Exception):
    """A statement that should set its own actor set none, and was answered with no row."""


class DatabaseBusyError(Exception):
    """No connection is free or can be opened; the client should come again shortly (503)."""

    retry_after_seconds = 1


async def read_once(database: Database, statement: str, values: Sequence[object]) -> asyncpg.Record:
    """Run one statement that sets its own actor (`backend.compiler.acting`), and give its row.

    A connection that died while it lay idle is replaced once: nothing was written on it.

    Raises: DatabaseBusyError when no connection is free in time; NoActorError; the server's faults.
    """
    is_first = True
    while True:
        connection = database.readers.take() or await _lent(database)
        try:
            row = await connection.fetchrow(statement, *values)
        except LOST:
            is_dead = connection.is_closed()
            database.readers.release(connection, is_sound=False)
            if not (is_first and is_dead):
                raise
            is_first = False
        except BaseException as error:
            database.readers.release(connection, is_sound=is_answered(error))
            raise
        else:
            database.readers.release(connection)
            if row is None:
                raise NoActorError
            return row


@asynccontextmanager
async def reading(database: Database, actor: Actor) -> AsyncIterator[Connection]:
    """Open a read-only transaction as the reader, acting as the actor.

    Raises: DatabaseBusyError when no connection is free in time.
    """
    connection = await _begun(database, f"begin read only;{actor.settings_sql()}")
    is_sound = False
    try:
        yield connection
        await connection.execute("commit")
        is_sound = True
    except asyncpg.PostgresError:
        with suppress(*LOST):
            if connection.is_in_transaction():
                await connection.execute("rollback")
            is_sound = True
        raise
    finally:
        database.readers.release(connection, is_sound=is_sound)


async def _lent(database: Database) -> Connection:
    try:
        return await database.readers.acquire(timeout=database.settings.pool_acquire_seconds)
    except UNAVAILABLE as error:
        raise DatabaseBusyError from error


async def _begun(database: Database, begin: str) -> Connection:
    """Take a connection and begin; pass over dead ones, since nothing has happened on them.

    BEGIN and the settings go out in one simple query: a round trip fewer than apart.
    """
    for _ in range(database.settings.reader_pool_size + 1):
        connection = await _lent(database)
        try:
            await connection.execute(begin)
        except LOST:
            connection.terminate()
            database.readers.release(connection)
        except BaseException as error:
            database.readers.release(connection, is_sound=is_answered(error))
            raise
        else:
            return connection
    raise DatabaseBusyError


@asynccontextmanager
async def writing(database: Database, actor: Actor) -> AsyncIterator[AsyncSession]:
    """Open a transaction as the writer, acting as the actor; commit at the end, or roll back.

    A connection that died while it lay idle is replaced once, before anything was written. One that
    is lost before the commit was sent has written nothing: only a lost commit leaves it open what
    became of the changes.

    Raises: DatabaseBusyError when no connection is free in time, or it was lost before the commit.
    """
    try:
        await database.gate.enter()
    except TimeoutError as error:
        raise DatabaseBusyError from error
    try:
        async with database.writers() as session:
            try:
                await _act_on_live_connection(session, actor)
            except UNAVAILABLE as error:
                raise DatabaseBusyError from error
            try:
                yield session
            except (DBAPIError, asyncpg.PostgresError) as error:
                if _is_lost(error):
                    raise DatabaseBusyError from error
                raise
            await session.commit()
    finally:
        database.gate.leave()


def _is_lost(error: DBAPIError | asyncpg.PostgresError) -> bool:
    if isinstance(error, DBAPIError):
        return error.connection_invalidated
    return isinstance(error, asyncpg.PostgresConnectionError)


async def _act_on_live_connection(session: AsyncSession, actor: Actor) -> None:
    """Begin; after a dead connection again, the pool having thrown the others away with it."""
    try:
        await act_as(session, actor)
    except asyncpg.InternalClientError:
        await session.invalidate()
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        await session.rollback()
    else:
        return
    await act_as(session, actor)


async def act_as(session: AsyncSession, actor: Actor) -> None:
    """Tell row security who asks until the end of the session's transaction."""
    settings = actor.settings()
    values = {f"v{number}": value for number, value in enumerate(settings.values(), start=1)}
    await session.execute(text(_acting(tuple(settings), ":v{}")), values)


async def go_on_as(session: AsyncSession, actor: Actor) -> None:
    """Tell the same in a transaction that has begun: straight to the driver, at a third of it."""
    settings = actor.settings()
    connection = await driver_connection(session)
    await connection.fetchrow(_acting(tuple(settings), "${}"), *settings.values())


@cache
def _acting(names: tuple[str, ...], value: str) -> str:
    parts = (
        f"set_config('{name}', {value.format(number)}, true)"
        for number, name in enumerate(names, start=1)
    )
    return f"select {', '.join(parts)}"


async def driver_connection(session: AsyncSession) -> "asyncpg.Connection[asyncpg.Record]":
    """Give the asyncpg connection under a writing session, inside its transaction.

    For a mutation's payload, COPY and the job queue; `writing` has already begun the transaction.
    """
    raw = await (await session.connection()).get_raw_connection()
    return cast("asyncpg.Connection[asyncpg.Record]", cast("Any", raw).driver_connection)
