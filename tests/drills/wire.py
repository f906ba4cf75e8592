"""A small HTTP client that knows what became of each request: answered, or cut off.

A library's client would repeat a request or pool connections behind the drill's back.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

PATIENCE_SECONDS = 60
"""A drill only waits this long for a state; it catches a hang, it measures nothing."""

ASK_SECONDS = 30
BRIEFLY_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a request."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)

    @property
    def code(self) -> str | None:
        """The code of a refusal of the whole request."""
        errors = self.json.get("errors")
        return str(errors[0]["extensions"]["code"]) if errors else None


@dataclass(slots=True)
class Person:
    """Somebody signed in, asking over connections of their own."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    async def sign_in(self, login: str, password: str) -> None:
        """Open a session."""
        body = {"login": login, "password": password}
        answer = await self.send("POST", "/session", body)
        assert answer.status == 200, answer
        for name, value in answer.headers.items():
            if name.startswith("set-cookie"):
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]

    async def ask(
        self, query: str, variables: Mapping[str, Any] | None = None, **headers: str
    ) -> Answer:
        """Send an operation once; a header's name writes `-` as `_`."""
        body = {"query": query, "variables": variables or {}}
        return await self.send("POST", "/graphql", body, **headers)

    async def insist(self, query: str, variables: Mapping[str, Any]) -> Any:
        """Send an operation until it is answered with data, as a program with a key does."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                try:
                    answer = await self.ask(query, variables)
                except (OSError, EOFError):
                    pass
                else:
                    if answer.status == 200 and "data" in answer.json:
                        return answer.json["data"]
                    assert answer.status in {429, 503}, answer
                await asyncio.sleep(BRIEFLY_SECONDS)

    async def send(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send one request over a new connection.

        Raises: OSError, EOFError when it was cut off before the whole answer.
        """
        async with asyncio.timeout(ASK_SECONDS):
            reader, writer = await self.begin(method, path, body, **headers)
            try:
                return await _answer(reader)
            finally:
                writer.close()

    async def begin(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Send a request and leave the answer to the caller."""
        parts = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        content = body if isinstance(body, bytes) else _json(body)
        lines = [
            f"{method} {path} HTTP/1.1",
            f"host: {parts.netloc}",
            "connection: close",
            "content-type: application/json",
            "x-liangxin-request: 1",
            f"cookie: {'; '.join(f'{name}={value}' for name, value in self.cookies.items())}",
            f"content-length: {len(content)}",
            *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
        ]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + content)
        await writer.drain()
        return reader, writer


def _json(body: Any) -> bytes:
    return b"" if body is None else json.dumps(body).encode()


async def _answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers: dict[str, str] = {}
    for number, line in enumerate(filter(None, head[1:])):
        name, _, value = line.partition(":")
        key = name.lower()
        headers[f"{key} {number}" if key in headers else key] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Answer(int(head[0].split()[1]), headers, body)
