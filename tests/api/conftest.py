"""A GraphQL endpoint over the compiler's invented district, asked as ASGI without a socket."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pytest

from backend.api.endpoint import Endpoint
from backend.api.request import RequestLimits
from backend.api.schema import ledger_catalog, ledger_schema
from backend.compiler.document import Limits
from backend.compiler.plan import compiler
from backend.config import Settings
from backend.database.actor import Actor
from backend.database.engine import Database, connect
from backend.kit.errors import LedgerError
from tests.compiler.ledger import SIGNER, fill, officer

MODERN = "application/graphql-response+json"
JSON_HEADERS = {"content-type": "application/json", "accept": MODERN}


class EndedError(LedgerError):
    """The session has ended."""

    code = "UNAUTHENTICATED"


@dataclass
class Gate:
    """Stands in for sign-in: whoever `actor` is sends every request."""

    actor: Actor | None = field(default_factory=officer)
    is_ended: bool = False

    async def __call__(
        self,
        headers: Mapping[str, str],
        cookies: Mapping[str, str],
        now: datetime,
        *,
        request_id: str,
    ) -> Actor | None:
        """Give the actor."""
        del headers, cookies, now
        if self.is_ended:
            raise EndedError
        return replace(self.actor, request_id=request_id) if self.actor else None


@dataclass(frozen=True)
class Reply:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        """The body as JSON; every answer is JSON."""
        return json.loads(self.text)

    @property
    def code(self) -> str:
        """The code of the only error."""
        (error,) = self.json["errors"]
        return str(error["extensions"]["code"])


@dataclass
class Client:
    """Sends requests to an endpoint."""

    endpoint: Endpoint
    gate: Gate

    async def send(
        self,
        body: bytes | list[bytes],
        *,
        method: str = "POST",
        query_string: bytes = b"",
        **headers: str,
    ) -> Reply:
        """Send a body, in one piece or in several; a header's name writes `-` as `_`."""
        chunks = [body] if isinstance(body, bytes) else body
        messages = [
            {"type": "http.request", "body": chunk, "more_body": index < len(chunks) - 1}
            for index, chunk in enumerate(chunks)
        ]
        return await self.exchange(messages, method, query_string, headers)

    async def exchange(
        self,
        messages: list[dict[str, Any]],
        method: str,
        query_string: bytes,
        headers: Mapping[str, str],
    ) -> Reply:
        """Play the messages and collect the answer; afterwards the client only waits."""
        sent: list[dict[str, Any]] = []
        waiting = iter(messages)

        async def receive() -> dict[str, Any]:
            for message in waiting:
                return message
            return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        given = {**JSON_HEADERS, **{name.replace("_", "-"): one for name, one in headers.items()}}
        scope = {
            "type": "http",
            "method": method,
            "path": "/graphql",
            "query_string": query_string,
            "headers": [(name.encode(), one.encode()) for name, one in given.items() if one],
        }
        await self.endpoint(scope, receive, send)
        start, body = sent
        return Reply(
            status=start["status"],
            headers={name.decode(): one.decode() for name, one in start["headers"]},
            text=body["body"].decode(),
        )

    async def ask(self, query: str, variables: Any = None, **headers: str) -> Reply:
        """Send a query."""
        body = {"query": query, "variables": variables}
        message = {"type": "http.request", "body": json.dumps(body).encode()}
        return await self.exchange([message], "POST", b"", headers)


def endpoint_of(database: Database, gate: Gate, **limits: Any) -> Endpoint:
    """Build an endpoint with limits of its own."""
    chosen = {"bytes": 262_144, "seconds": 15.0, "has_get": False, **limits}
    chosen.setdefault("trusted_bytes", chosen["bytes"])
    return Endpoint(
        compiler=compiler(ledger_schema(), ledger_catalog(), Limits()),
        database=database,
        authenticate=gate,
        signer=SIGNER,
        limits=RequestLimits(**chosen),
    )


@pytest.fixture(scope="module")
def filled_settings(module_settings: Settings) -> Settings:
    """Settings of a database that holds the invented district."""

    async def run() -> None:
        async with connect(module_settings) as database:
            await fill(database)

    asyncio.run(run())
    return module_settings


@pytest.fixture
async def ledger(filled_settings: Settings) -> AsyncIterator[Database]:
    """The filled database."""
    async with connect(filled_settings) as database:
        yield database


@pytest.fixture
async def client(ledger: Database) -> Client:
    """A signed-in district officer's client."""
    gate = Gate()
    return Client(endpoint_of(ledger, gate), gate)
