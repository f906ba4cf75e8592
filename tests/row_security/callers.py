"""Asking GraphQL as one of the actors of the world, and telling what an answer gives away."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import httpx2

from backend.api.endpoint import Endpoint
from backend.api.request import RequestLimits
from backend.api.schema import ledger_catalog, ledger_schema
from backend.app import limits_of
from backend.compiler import catalog as declared
from backend.compiler.cursor import CursorSigner
from backend.compiler.plan import Compiler, compiler
from backend.config import Settings
from backend.database.actor import Actor
from backend.database.engine import connect
from backend.kit.ids import encode_node_id
from tests.row_security.expectation import EXPECTED
from tests.row_security.world import ACTORS, world

CATALOG = ledger_catalog()
TABLE_OF = {
    name: str(kind.entity.table.__tablename__)
    for name, kind in CATALOG.types.items()
    if kind.entity is not None
}
ROWS = {
    (kind, one.label): encode_node_id(kind, one.row.id)  # type: ignore[attr-defined]
    for kind, table in TABLE_OF.items()
    for one in world()
    if one.table == table
}
"""The opaque id of each row by its type and label."""
LABELS = {text: (kind, label) for (kind, label), text in ROWS.items()}


@dataclass(frozen=True)
class Caller:
    """Asks GraphQL as one of the actors."""

    name: str
    client: httpx2.AsyncClient

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """Give the whole answer; it is JSON whatever happens."""
        reply = await self.client.post(
            "/graphql",
            json={"query": query, "variables": variables},
            headers={"X-Liangxin-Request": "1"},
        )
        answer: dict[str, Any] = reply.json()
        return answer

    def sees(self, kind: str) -> set[str]:
        """Give the labels of the rows of a type that the caller may see."""
        is_token = self.name.endswith("token")
        held = ACTORS[self.name].scopes or frozenset()
        scopes = CATALOG.types[kind].token_scopes
        if is_token and not (scopes == declared.ANY_TOKEN or scopes & held):
            return set()
        return set(EXPECTED[TABLE_OF[kind]].reached(self.name, "select"))

    def hidden(self, answer: Any) -> set[tuple[str, str]]:
        """Give what an answer holds and the caller may not see, ids at any depth."""
        found = {LABELS[text] for text in _ids(answer) if text in LABELS}
        return {(kind, label) for kind, label in found if label not in self.sees(kind)}


def _ids(answer: Any) -> Iterator[str]:
    if isinstance(answer, dict):
        for name, value in answer.items():
            if name == "id":
                yield value
            else:
                yield from _ids(value)
    elif isinstance(answer, list):
        for one in answer:
            yield from _ids(one)


@cache
def _compiler() -> Compiler:
    """Give one compiler, and its cache of plans, to all actors."""
    return compiler(ledger_schema(), CATALOG, limits_of(Settings()), cache_size=1_000)


@asynccontextmanager
async def asking_as(name: str, settings: Settings) -> AsyncIterator[Caller]:
    """Open the endpoint for an actor; who asks is taken for granted."""

    async def authenticate(
        headers: Mapping[str, str], cookies: Mapping[str, str], now: datetime, *, request_id: str
    ) -> Actor:
        del headers, cookies, now, request_id
        return ACTORS[name]

    async with connect(settings) as database:
        endpoint = Endpoint(
            compiler=_compiler(),
            database=database,
            authenticate=authenticate,
            signer=CursorSigner(b"k" * 32),
            limits=RequestLimits(bytes=settings.max_body_bytes, seconds=60, has_get=False),
        )
        transport = httpx2.ASGITransport(app=endpoint)
        async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as client:
            yield Caller(name, client)
