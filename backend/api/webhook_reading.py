"""What webhooks are told: the query of those who poll, asked as the webhook's owner.

So a webhook hears of nothing that its owner could not read now with a token of the same scopes.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

import orjson

from backend.api.schema import ledger_catalog, ledger_schema
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Limits
from backend.compiler.execute import read
from backend.compiler.plan import Compiler, compiler
from backend.compiler.slots import Environment
from backend.config import Settings
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.kit.clock import today
from backend.webhooks.delivering import Page, Wanted

_IDS = (
    "organizationId",
    "branchId",
    "shopId",
    "townId",
    "villageId",
    "areaId",
    "buildingId",
    "buildingGroupId",
    "contestPublicationId",
)
_CHANGES = f"""
query ($since: String, $until: String, $types: [ChangedType!]) {{
  changes(first: 100, since: $since, until: $until, types: $types) {{
    cursor hasMore nodes {{ cursor kind type at count {" ".join(_IDS)} }}
  }}
}}
"""


class ChangesReader:
    """Reads changes as somebody; the compiler is made when the first webhook is told something."""

    def __init__(self, settings: Settings, limits: Limits, signer: CursorSigner) -> None:
        """Start without a compiler: most installations have no webhook."""
        self._settings, self._limits, self._signer = settings, limits, signer
        self._compiler: Compiler | None = None
        self._making = asyncio.Lock()

    async def read(self, database: Database, actor: Actor, wanted: Wanted) -> Page:
        """Give a page of changes.

        Raises: CHANGES_FORGOTTEN; what the database raises.
        """
        made = await self._made()
        operation = made.read(_CHANGES, has_suggestions=False).operation(None)
        variables: dict[str, Any] = {"since": wanted.since, "until": wanted.until}
        if wanted.types:
            variables["types"] = list(wanted.types)
        request = made.request(operation, variables, actor)
        environment = Environment(
            actor=actor, variables=request.values, today=today(), signer=self._signer
        )
        answer = await read(database, made.query(request).reading, environment)
        page = orjson.loads(answer)["changes"]
        changes = tuple(_change(node) for node in page["nodes"])
        return Page(changes, page["cursor"], page["hasMore"])

    async def _made(self) -> Compiler:
        """Make the compiler beside the loop: it takes a second, and requests go on meanwhile."""
        async with self._making:
            if self._compiler is None:
                self._compiler = await asyncio.to_thread(self._make)
            return self._compiler

    def _make(self) -> Compiler:
        size = self._settings.plan_cache_size
        return compiler(ledger_schema(), ledger_catalog(), self._limits, cache_size=size)


def _change(node: Mapping[str, Any]) -> dict[str, Any]:
    """Give a change with its one id under one name, null for a change of many."""
    told = {name: node[name] for name in ("cursor", "kind", "type", "at", "count")}
    return told | {"id": next((node[name] for name in _IDS if node[name] is not None), None)}
