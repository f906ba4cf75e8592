"""A receiver on a port of its own: it keeps what arrives and answers as it is told.

It verifies signatures by code of its own, as a receiver's author would write it from the docs.
"""

import asyncio
import hashlib
import hmac
import json
import ssl
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

PATIENCE = 30
"""Seconds after which a test that waits for a delivery has failed; nothing waits so long."""

GOOD = b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"
SILENCE = b""
ENDLESS = b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n"


def answer(status: int, **headers: str) -> bytes:
    """Give an answer with a status."""
    lines = [f"HTTP/1.1 {status} X", "content-length: 0", "connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join((*lines, "", "")).encode()


@dataclass(frozen=True)
class Arrived:
    """One request: its line, headers in small letters, and the bytes of its body."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> dict[str, Any]:
        """What the body says."""
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def delivery(self) -> str:
        """The id under which it came."""
        return self.headers["liangxin-delivery"]

    def is_signed_by(self, secret: str) -> bool:
        """Tell whether one of its signatures is the secret's."""
        parts = [part.split("=", 1) for part in self.headers["liangxin-signature"].split(",")]
        [at] = [value for name, value in parts if name == "t"]
        wanted = hmac.new(secret.encode(), f"{at}.".encode() + self.body, hashlib.sha256)
        return any(name == "v1" and value == wanted.hexdigest() for name, value in parts)


@dataclass
class Receiver:
    """A receiver that listens; `answers` come first, then `otherwise` for ever."""

    port: int = 0
    scheme: str = "http"
    arrived: list[Arrived] = field(default_factory=list)
    answers: deque[bytes] = field(default_factory=deque)
    otherwise: bytes = GOOD
    has_come: asyncio.Condition = field(default_factory=asyncio.Condition)
    open: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"{self.scheme}://localhost:{self.port}/hook?of=district"

    async def until(self, count: int) -> list[Arrived]:
        """Wait until so many requests have come."""
        async with asyncio.timeout(PATIENCE), self.has_come:
            await self.has_come.wait_for(lambda: len(self.arrived) >= count)
        return self.arrived

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one request and answer it."""
        task = asyncio.current_task()
        assert task is not None
        self.open.add(task)
        with suppress(OSError, asyncio.IncompleteReadError, ValueError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            pairs = (line.split(": ", 1) for line in head[1:] if line)
            headers = {name.lower(): value for name, value in pairs}
            body = await reader.readexactly(int(headers["content-length"]))
            reply = self.answers.popleft() if self.answers else self.otherwise
            async with self.has_come:
                self.arrived.append(Arrived(head[0], headers, body))
                self.has_come.notify_all()
            await self._reply(reader, writer, reply)
        writer.close()
        self.open.discard(task)

    @staticmethod
    async def _reply(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter, reply: bytes
    ) -> None:
        if reply == SILENCE:
            await reader.read()
            return
        writer.write(reply)
        await writer.drain()
        while reply == ENDLESS:
            writer.write(b"x" * 65_536)
            await writer.drain()


@asynccontextmanager
async def receiving(tls: ssl.SSLContext | None = None) -> AsyncIterator[Receiver]:
    """Listen on the loopback while the block lasts."""
    receiver = Receiver(scheme="http" if tls is None else "https")
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0, ssl=tls)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()
        for task in tuple(receiver.open):
            task.cancel()
        await asyncio.gather(*receiver.open, return_exceptions=True)
