"""`/graphql/stream`: the same operations as server-sent events, for places where sockets are cut.

Source: PROTOCOL.md of graphql-sse, "distinct connections mode". Each event has its cursor as id, so
that a client which reconnects with Last-Event-ID misses nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import replace
from typing import Any

from starlette.requests import cookie_parser
from starlette.types import Receive, Scope, Send

from backend.accounts.standing import Proof, prove
from backend.api.faults import OK, Reply, SignInNeededError, UnprovedError
from backend.api.request import ClientGoneError, read_request
from backend.api.subscriptions.desk import SubscriptionDesk
from backend.api.subscriptions.sources import Event
from backend.api.subscriptions.standing import Standing
from backend.kit.clock import now
from backend.kit.errors import LedgerError

PATH = "/graphql/stream"
ALIVE_SECONDS = 12.0
START_SECONDS = 0.1

_ALIVE = b":\n\n"
_COMPLETE = b"event: complete\ndata:\n\n"


async def serve_stream(desk: SubscriptionDesk, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one operation as a stream that ends by `complete`; what is refused is plain JSON."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    endpoint = desk.endpoint
    try:
        request = await read_request(scope, receive, headers, endpoint.limits)
        proof = await _proved(desk, headers)
        standing = desk.standing(request, proof.actor)
        if standing is None:
            reply = await endpoint.operate(request, proof.actor)
            if reply.status == OK:
                await _start(send)
                await _end(send, _next(reply.body, ""))
                return
        else:
            resumed = headers.get("last-event-id") or standing.since
            await _Stream(desk, proof, receive, send).run(replace(standing, since=resumed))
            return
    except (ClientGoneError, OSError):
        return
    except Exception as error:  # noqa: BLE001 - the HTTP edge: nothing may leave unanswered
        reply = endpoint.refusal_of(error)
    await _refuse(send, reply)


async def _proved(desk: SubscriptionDesk, headers: Mapping[str, str]) -> Proof:
    cookies = cookie_parser(headers["cookie"]) if "cookie" in headers else {}
    try:
        proof = await prove(desk.authenticator, headers, cookies, now())
    except LedgerError as error:
        raise UnprovedError(error) from error
    if proof is None:
        raise SignInNeededError
    return proof


class _Stream:
    """A subscription on its way to one client."""

    def __init__(self, desk: SubscriptionDesk, proof: Proof, receive: Receive, send: Send) -> None:
        self._desk, self._proof = desk, proof
        self._receive, self._send = receive, send
        self._is_left = asyncio.Event()

    async def run(self, standing: Standing) -> None:
        """Send events until the subscription, the session, the server or the client ends."""
        async with AsyncExitStack() as stack:
            stack.enter_context(self._desk.until_the_stop(self._is_left.set))
            stack.enter_context(self._desk.guard.watching(self._proof, self._is_left.set))
            events = await stack.enter_async_context(aclosing(self._desk.feed.follow(standing)))
            await stack.enter_async_context(self._gone())
            await self._pass_on(events)

    async def _pass_on(self, events: Any) -> None:  # noqa: ANN401 - an async generator
        """Start with the first event or sign of life: what is refused before has a status."""
        has_started = False
        leaving = asyncio.ensure_future(self._is_left.wait())
        coming: asyncio.Task[Event | None] = asyncio.ensure_future(anext(events, None))
        try:
            while True:
                await asyncio.wait(
                    {coming, leaving},
                    timeout=ALIVE_SECONDS if has_started else START_SECONDS,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if has_started and coming.done() and coming.exception() is not None:
                    await self._break_off(coming.exception())
                    return
                event = coming.result() if coming.done() else None
                if not has_started:
                    await _start(self._send)
                    has_started = True
                if leaving.done() or (coming.done() and event is None):
                    await _end(self._send, b"")
                    return
                await _write(self._send, _ALIVE if event is None else _event(event))
                if event is not None:
                    coming = asyncio.ensure_future(anext(events, None))
        finally:
            for task in (leaving, coming):
                task.cancel()
            await asyncio.gather(leaving, coming, return_exceptions=True)

    async def _break_off(self, error: BaseException | None) -> None:
        """Tell within the stream what went wrong, since its status is sent already."""
        if not isinstance(error, Exception):
            raise TypeError(error)
        await _end(self._send, _next(self._desk.endpoint.refusal_of(error).body, ""))

    @asynccontextmanager
    async def _gone(self) -> AsyncIterator[None]:
        async def watch() -> None:
            while (await self._receive())["type"] != "http.disconnect":
                pass
            self._is_left.set()

        watching = asyncio.ensure_future(watch())
        try:
            yield
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)


def _event(event: Event) -> bytes:
    return _next(event.result, event.cursor)


def _next(result: bytes, cursor: str) -> bytes:
    """Write a result; a raw line feed, which lists of nodes hold, would end the data."""
    named = f"id: {cursor}\n".encode() if cursor else b""
    return b"event: next\n" + named + b"data: " + result.replace(b"\n", b"") + b"\n\n"


async def _start(send: Send) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": OK,
            "headers": [
                (b"content-type", b"text/event-stream; charset=utf-8"),
                (b"cache-control", b"no-store"),
                (b"x-accel-buffering", b"no"),
                (b"x-content-type-options", b"nosniff"),
            ],
        }
    )


async def _write(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _end(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body + _COMPLETE})


async def _refuse(send: Send, reply: Reply) -> None:
    headers = [
        (b"content-type", b"application/graphql-response+json; charset=utf-8"),
        (b"content-length", str(len(reply.body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        *reply.headers,
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})
