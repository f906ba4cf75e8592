"""Sockets and streams of the real program: documents by their hash, and a polite end."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.drills.stage import Program, served, until
from tests.drills.wire import ASK_SECONDS, Person
from tests.events.serving import Talk

ENDLESS = "subscription Endless { changes { kind type } }"
LISTED = "query Listed { departments(first: 1) { nodes { name } } }"
UNLISTED = hashlib.sha256(b"query Unlisted { __typename }").hexdigest()
SOCKETS, STREAMS = 12, 4


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def program(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Two workers with pages whose build has listed documents; the last drill ends them."""
    pages = tmp_path_factory.mktemp("pages")
    texts = {hash_of(text): text for text in (ENDLESS, LISTED)}
    (pages / ".documents.json").write_text(json.dumps(texts))
    with served(template, workers=2, pages_dir=pages) as started:
        yield started


@asynccontextmanager
async def socket(person: Person) -> AsyncIterator[Talk]:
    cookie = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    async with connect(
        person.address.replace("http", "ws") + "/graphql",
        subprotocols=[Subprotocol("graphql-transport-ws")],
        additional_headers={"cookie": cookie},
        open_timeout=ASK_SECONDS,
        close_timeout=1,
        compression=None,
    ) as connection:
        talk = Talk(connection)
        await talk.say(type="connection_init")
        assert await talk.heard() == {"type": "connection_ack"}
        yield talk


@asynccontextmanager
async def stream(person: Person, body: object) -> AsyncIterator[tuple[str, asyncio.StreamReader]]:
    """Ask for a stream; give its status line and the rest, which is to come."""
    reader, writer = await person.begin("POST", "/graphql/stream", body, accept="text/event-stream")
    try:
        async with asyncio.timeout(ASK_SECONDS):
            head = await reader.readuntil(b"\r\n\r\n")
        yield head.decode().split("\r\n")[0], reader
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


@pytest.mark.parametrize("form", ["documentId", "persistedQuery"])
async def test_document_is_found_by_its_hash_over_a_socket(program: Program, form: str) -> None:
    def payload(digest: str) -> Mapping[str, object]:
        if form == "documentId":
            return {"documentId": f"sha256:{digest}"}
        return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest}}}

    async with socket(await program.person()) as talk:
        await talk.say(id="1", type="subscribe", payload=payload(hash_of(LISTED)))
        answered, ended = await talk.heard(), await talk.heard()
        await talk.say(id="2", type="subscribe", payload=payload(UNLISTED))
        refused = await talk.heard()
        await talk.say(id="3", type="subscribe", payload=payload(hash_of(ENDLESS)))
        await talk.in_step()

    assert (answered["type"], answered["id"]) == ("next", "1")
    assert len(answered["payload"]["data"]["departments"]["nodes"]) == 1
    assert ended == {"id": "1", "type": "complete"}
    assert (refused["type"], refused["id"]) == ("error", "2")
    assert refused["payload"][0]["extensions"]["code"] == "DOCUMENT_UNKNOWN"
    assert talk.kept == []


async def test_document_is_found_by_its_hash_over_a_stream(program: Program) -> None:
    person = await program.person()

    async with stream(person, {"documentId": f"sha256:{hash_of(LISTED)}"}) as (status, reader):
        async with asyncio.timeout(ASK_SECONDS):
            events = await reader.read()
    async with stream(person, {"documentId": f"sha256:{UNLISTED}"}) as (refused, _):
        pass

    assert status == "HTTP/1.1 200 OK"
    assert b'"departments":{"nodes":[' in events
    assert b"event: complete" in events
    assert refused.split()[1] == "400"


async def test_polite_end_tells_every_socket_and_completes_every_stream(program: Program) -> None:
    person = await program.person()
    async with AsyncExitStack() as stack:
        talks = [await stack.enter_async_context(socket(person)) for _ in range(SOCKETS)]
        for talk in talks:
            await talk.subscribe("1", ENDLESS)
            await talk.in_step()
        begun = [stream(person, {"query": ENDLESS}) for _ in range(STREAMS)]
        streams = [await stack.enter_async_context(one) for one in begun]

        program.process.terminate()

        closed = await asyncio.gather(*(talk.closed() for talk in talks))
        async with asyncio.timeout(ASK_SECONDS):
            rests = await asyncio.gather(*(reader.read() for _, reader in streams))
    await until(lambda: program.process.poll() is not None, "its end")

    assert [code for code, _ in closed] == [1012] * SOCKETS
    assert [status for status, _ in streams] == ["HTTP/1.1 200 OK"] * STREAMS
    assert [b"event: complete" in rest for rest in rests] == [True] * STREAMS
    assert program.process.returncode == 0
