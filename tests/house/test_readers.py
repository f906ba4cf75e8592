"""The readers' pool lends each connection to one at a time and takes it back in order."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from backend.config import Settings
from backend.database.engine import READER, Purpose, connection_options
from backend.database.readers import Connection, Readers


@pytest.fixture
async def readers(settings: Settings) -> AsyncIterator[Readers]:
    """A pool of two."""
    options = connection_options(settings, READER, Purpose.API)
    pool = Readers(lambda: asyncpg.connect(**options), size=2, stall_seconds=60)
    yield pool
    await pool.close()


async def number(connection: Connection) -> int:
    """Give the number of the server's process behind a connection."""
    found: int = await connection.fetchval("select pg_backend_pid()")
    return found


async def test_connection_given_back_last_is_lent_first(readers: Readers) -> None:
    first, second = await readers.acquire(), await readers.acquire()
    readers.release(first)
    readers.release(second)

    assert readers.take() is second
    assert readers.take() is first
    assert readers.take() is None
    readers.release(first)
    readers.release(second)
    assert (readers.get_size(), readers.get_idle_size(), readers.get_max_size()) == (2, 2, 2)


async def test_no_more_connections_are_lent_than_there_may_be(readers: Readers) -> None:
    async with readers.acquire(), readers.acquire():
        with pytest.raises(TimeoutError):
            await readers.acquire(timeout=0.01)

    assert readers.get_idle_size() == 2


async def test_those_who_wait_are_served_in_their_turn(readers: Readers) -> None:
    first, second = await readers.acquire(), await readers.acquire()
    waiting = [asyncio.ensure_future(readers.lend(None)) for _ in range(2)]
    await asyncio.sleep(0)

    readers.release(second)
    readers.release(first)

    assert await asyncio.gather(*waiting) == [second, first]
    readers.release(first)
    readers.release(second)


async def test_connection_goes_on_when_the_one_who_waited_for_it_has_left(readers: Readers) -> None:
    first, second = await readers.acquire(), await readers.acquire()
    gone, patient = (asyncio.ensure_future(readers.lend(None)) for _ in range(2))
    await asyncio.sleep(0)

    readers.release(first)
    gone.cancel()

    assert await patient is first
    with pytest.raises(asyncio.CancelledError):
        await gone
    readers.release(first)
    readers.release(second)


async def test_ended_connection_makes_room_for_another(readers: Readers) -> None:
    first, second = await readers.acquire(), await readers.acquire()
    waiting = asyncio.ensure_future(readers.lend(None))
    await asyncio.sleep(0)
    ended = await number(first)

    first.terminate()
    readers.release(first)

    third = await waiting
    assert await number(third) != ended
    assert readers.get_size() == 2
    readers.release(second)
    readers.release(third)


async def test_connection_that_died_idle_is_not_lent(readers: Readers) -> None:
    async with readers.acquire() as connection:
        pass
    connection.terminate()

    async with readers.acquire() as another:
        assert another is not connection
        assert readers.get_size() == 1


async def test_running_statement_is_stopped_before_its_connection_is_lent_again(
    readers: Readers,
) -> None:
    held = await readers.acquire()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1), readers.acquire() as connection:
            await connection.execute("begin; select pg_sleep(30)")

    async with readers.acquire() as again:
        assert again is connection
        assert not again.is_in_transaction()
    readers.release(held)


async def test_failure_to_connect_leaves_the_place_free(settings: Settings) -> None:
    options = connection_options(settings, READER, Purpose.API)
    wrong = [True]

    async def open_one() -> Connection:
        if wrong:
            wrong.clear()
            raise ConnectionRefusedError
        connection: Connection = await asyncpg.connect(**options)
        return connection

    pool = Readers(open_one, size=1, stall_seconds=60)
    with pytest.raises(ConnectionRefusedError):
        await pool.acquire()

    async with pool.acquire() as connection:
        assert await connection.fetchval("select 1") == 1
    await pool.close()


async def test_connection_goes_on_opening_when_the_one_who_waited_for_it_has_left(
    settings: Settings,
) -> None:
    options = connection_options(settings, READER, Purpose.API)
    opened: list[Connection] = []
    server_has_room = asyncio.Event()

    async def open_one() -> Connection:
        await server_has_room.wait()
        opened.append(await asyncpg.connect(**options))
        return opened[-1]

    pool = Readers(open_one, size=1, stall_seconds=0.001)
    gone, waiting = (asyncio.ensure_future(pool.lend(seconds)) for seconds in (None, 60))
    await asyncio.sleep(0)
    gone.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert (pool.get_size(), pool.get_waiting_size()) == (1, 1)
    server_has_room.set()

    async with asyncio.timeout(60):
        assert [await waiting] == opened
    pool.release(opened[0])
    await pool.close()


async def test_closed_pool_lends_nothing_and_ends_what_comes_back(readers: Readers) -> None:
    held = await readers.acquire()
    other = await readers.acquire()
    waiting = asyncio.ensure_future(readers.lend(None))
    await asyncio.sleep(0)
    closing = asyncio.ensure_future(readers.close())
    await asyncio.sleep(0)

    with pytest.raises(asyncpg.InterfaceError):
        await waiting
    with pytest.raises(asyncpg.InterfaceError):
        await readers.acquire()
    readers.release(held)
    readers.release(other)
    await closing

    assert held.is_closed()
    assert other.is_closed()
    assert readers.get_size() == 0
