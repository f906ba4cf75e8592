"""Subscriptions as server-sent events: the same answers, their ids, resuming and the end."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from backend.accounts.changes import save, update
from backend.api.subscriptions import streams
from backend.database.session import writing
from tests.commands.desk import Desk
from tests.events.serving import PATIENCE, Served, served

CHANGED = "subscription { organizationChanged { kind organization { name } } }"


@pytest.fixture
async def house(desk: Desk) -> AsyncIterator[Served]:
    """A server of the desk's district."""
    async with served(desk) as made:
        yield made


@dataclass
class Stream:
    """An answer that comes piece by piece."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    status: int = 0
    type: str = ""

    async def _lines(self) -> list[str]:
        lines = []
        async with asyncio.timeout(PATIENCE):
            while line := (await self.reader.readline()).decode().strip("\r\n"):
                lines.append(line)
        return lines

    async def head(self) -> None:
        """Read the status and the headers."""
        first, *headers = await self._lines()
        self.status = int(first.split()[1])
        named = dict(line.lower().split(": ", 1) for line in headers)
        self.type = named["content-type"].partition(";")[0]

    async def event(self) -> dict[str, str]:
        """Give the next event; signs of life and the sizes of chunks are passed over."""
        while True:
            fields = [line.partition(":") for line in await self._lines()]
            found = {name: value.strip() for name, colon, value in fields if colon and name}
            if found:
                return found


@asynccontextmanager
async def asked(house: Served, query: str, **headers: str) -> AsyncIterator[Stream]:
    """Ask for a stream."""
    body = json.dumps({"query": query}).encode()
    given = {
        "host": "127.0.0.1",
        "cookie": house.proofs.cookie,
        "content-type": "application/json",
        "accept": "text/event-stream",
        "content-length": str(len(body)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    try:
        writer.write(f"POST /graphql/stream HTTP/1.1\r\n{head}\r\n".encode() + body)
        stream = Stream(reader, writer)
        await stream.head()
        yield stream
    finally:
        writer.close()


async def rename(desk: Desk, row_id: Any, name: str) -> None:
    row = await desk.row("organizations", row_id)
    async with writing(desk.database, desk.officer) as session:
        change = update("organizations", row, name=name)
        await save(session, desk.officer, action="x", changes=[change])


async def test_query_is_answered_by_next_and_complete(house: Served, desk: Desk) -> None:
    await desk.town()

    async with asked(house, "{ towns { nodes { name } } }") as stream:
        first, second = await stream.event(), await stream.event()

    assert (stream.status, stream.type) == (200, "text/event-stream")
    assert first["event"] == "next"
    assert json.loads(first["data"])["data"] == {"towns": {"nodes": [{"name": "东镇"}]}}
    assert second == {"event": "complete", "data": ""}


async def test_change_is_streamed_and_the_next_stream_goes_on_after_it(
    house: Served, desk: Desk
) -> None:
    organization = await desk.organization("甲厂")
    async with asked(house, CHANGED) as stream:
        await house.subscribed()
        await rename(desk, organization, "一厂")
        first = await stream.event()
    await house.until_left()
    await rename(desk, organization, "二厂")

    async with asked(house, CHANGED, last_event_id=first["id"]) as stream:
        second = await stream.event()

    assert json.loads(first["data"]) == {
        "data": {"organizationChanged": {"kind": "CHANGED", "organization": {"name": "一厂"}}}
    }
    assert json.loads(second["data"])["data"]["organizationChanged"]["organization"] == {
        "name": "二厂"
    }
    await house.until_left()


@pytest.mark.parametrize(
    ("query", "headers", "status", "code"),
    [
        ("subscription { nothing }", {}, 400, "DOCUMENT_INVALID"),
        (CHANGED, {"cookie": ""}, 401, "UNAUTHENTICATED"),
        (CHANGED, {"content_type": "text/plain"}, 415, "MEDIA_TYPE_REFUSED"),
        (CHANGED, {"last_event_id": "x"}, 400, "CHANGE_CURSOR_INVALID"),
    ],
)
async def test_refused_stream_is_plain_json_with_a_status(
    house: Served,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    headers: dict[str, str],
    status: int,
    code: str,
) -> None:
    # On a slow machine the stream would begin before the refusal is known.
    monkeypatch.setattr(streams, "START_SECONDS", PATIENCE)
    async with asked(house, query, connection="close", **headers) as stream:
        body = json.loads(await stream.reader.read())

    assert (stream.status, stream.type) == (status, "application/graphql-response+json")
    assert [one["extensions"]["code"] for one in body["errors"]] == [code]


async def test_stopping_server_completes_its_streams(house: Served) -> None:
    async with asked(house, CHANGED) as stream:
        await house.subscribed()
        house.stopping.set()

        assert await stream.event() == {"event": "complete", "data": ""}
    await house.until_left()
