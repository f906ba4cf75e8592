"""When the database is slow, busy or gone, the answer says so by a code and by nothing more."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from backend.config import Settings
from backend.database.engine import Database, connect
from backend.database.session import reading
from tests.api.conftest import Client, Gate, endpoint_of
from tests.compiler.ledger import fill, officer

TOWNS_QUERY = "{towns{nodes{name}}}"
LOCK = "lock table towns in access exclusive mode"


@pytest.fixture
async def ledger(settings: Settings) -> AsyncIterator[Database]:
    """A filled database of this test's own, with limits that a test can wait for."""
    hasty = settings.model_copy(
        update={
            "reader_pool_size": 1,
            "pool_acquire_seconds": 0.05,
            "lock_timeout_ms": 60_000,
            "statement_timeout_ms": 300,
        }
    )
    async with connect(settings) as database:
        await fill(database)
    async with connect(hasty) as database:
        yield database


@pytest.fixture
async def client(ledger: Database) -> Client:
    """A signed-in client."""
    gate = Gate()
    return Client(endpoint_of(ledger, gate), gate)


@pytest.fixture
async def locked(
    client: Client, owner_connection: "asyncpg.Connection[asyncpg.Record]"
) -> AsyncIterator[None]:
    """The table of the towns, locked by somebody else."""
    del client
    async with owner_connection.transaction():
        await owner_connection.execute(LOCK)
        yield


async def test_exhausted_pool_is_answered_503_and_come_again(client: Client) -> None:
    async with reading(client.endpoint.database, officer()):
        reply = await client.ask(TOWNS_QUERY)

    assert (reply.status, reply.code, reply.headers["retry-after"]) == (503, "BUSY", "1")


@pytest.mark.usefixtures("locked")
async def test_statement_over_its_time_is_stopped_and_says_so(client: Client) -> None:
    reply = await client.ask(TOWNS_QUERY)

    assert (reply.status, reply.code) == (503, "STATEMENT_TIMEOUT")
    assert "canceling" not in reply.text


@pytest.mark.usefixtures("locked")
async def test_query_of_a_client_that_left_is_cancelled(settings: Settings, client: Client) -> None:
    patient = settings.model_copy(update={"reader_pool_size": 1})
    async with connect(patient) as database:
        gate = Gate()
        slow = Client(endpoint_of(database, gate), gate)
        messages = [
            {"type": "http.request", "body": b'{"query":"{towns{nodes{name}}}"}'},
            {"type": "http.disconnect"},
        ]
        waiting = iter(messages)
        sent: list[Any] = []

        async def receive() -> Any:
            return next(waiting)

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/graphql",
            "query_string": b"",
            "headers": [(b"content-type", b"application/json")],
        }
        async with asyncio.timeout(5):
            await slow.endpoint(scope, receive, send)

        assert sent == []
        async with database.readers.acquire() as connection:
            assert await connection.fetchval("select 1") == 1
    del client
