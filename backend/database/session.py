"""A transaction in which row security knows who asks: `reading` and `writing` are the only doors.

Settings are LOCAL: when the transaction ends they are gone, and without them no row is seen.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import asyncpg
from sqlalchemy import func, select, true
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.database.actor import Actor
from backend.database.engine import Database


class DatabaseBusyError(Exception):
    """Every connection is in use; the client should come again shortly (503 with Retry-After)."""

    retry_after_seconds = 1


@asynccontextmanager
async def reading(
    database: Database, actor: Actor
) -> AsyncIterator["asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"]:
    """Open a read-only transaction as the reader, acting as the actor.

    BEGIN and the settings go out in one simple query: a round trip fewer than apart.

    Raises: DatabaseBusyError when no connection is free in time.
    """
    try:
        connection = await database.readers.acquire(timeout=database.settings.pool_acquire_seconds)
    except TimeoutError as error:
        raise DatabaseBusyError from error
    try:
        await connection.execute(f"begin read only;{actor.settings_sql()}")
        yield connection
        await connection.execute("commit")
    except BaseException:
        if not connection.is_closed() and connection.is_in_transaction():
            await connection.execute("rollback")
        raise
    finally:
        await database.readers.release(connection)


@asynccontextmanager
async def writing(database: Database, actor: Actor) -> AsyncIterator[AsyncSession]:
    """Open a transaction as the writer, acting as the actor; commit at the end, or roll back.

    A connection that died while it lay idle is replaced once, before anything was written.

    Raises: DatabaseBusyError when no connection is free in time.
    """
    async with database.writers() as session:
        try:
            await act_as(session, actor)
        except PoolTimeoutError as error:
            raise DatabaseBusyError from error
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
            await session.rollback()
            await act_as(session, actor)
        yield session
        await session.commit()


async def act_as(session: AsyncSession, actor: Actor) -> None:
    """Tell row security who asks until the end of the session's transaction."""
    settings = actor.settings().items()
    is_local = true()
    await session.execute(
        select(*(func.set_config(name, value, is_local) for name, value in settings))
    )


async def driver_connection(session: AsyncSession) -> "asyncpg.Connection[asyncpg.Record]":
    """Give the asyncpg connection under a writing session, inside its transaction.

    For a mutation's payload, COPY and the job queue; `writing` has already begun the transaction.
    """
    raw = await (await session.connection()).get_raw_connection()
    return cast("asyncpg.Connection[asyncpg.Record]", cast("Any", raw).driver_connection)
