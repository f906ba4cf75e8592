"""Who asks without a session or a token: the public of a district that has published figures.

A district that has published nothing shows strangers its sign-in page and nothing else. Once it
has, they may send the questions of our own public page, which acts as a public token does: it
reaches what is published and no other row. Programs of third parties ask with a token.
"""

import asyncio
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

import asyncpg
import structlog

from backend.accounts.actors import PUBLISHED, gate_actor, plain, program_of
from backend.compiler.templates import load
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import DatabaseBusyError, reading

DISTRICT_HEADER = "x-liangxin-district"
KNOWN_SECONDS = 1.0

_QUERIES = {
    name: "".join(map(str, template.pieces))
    for name, template in load("backend.api", "strangers.sql").items()
}
_UNREACHABLE = (DatabaseBusyError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class PublicDistrict:
    """A district whose published figures anybody may read."""

    id: UUID
    code: str
    name: str
    is_synthetic: bool

    def shown(self) -> dict[str, str | bool]:
        """Give what the pages know of it; invented figures are shown as such."""
        return {"code": self.code, "name": self.name, "isSynthetic": self.is_synthetic}


class Strangers:
    """Knows which districts have published; one for each process."""

    def __init__(
        self, database: Database, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Start with nothing known; `monotonic` is the clock of the memory, in seconds."""
        self._database = database
        self._monotonic = monotonic
        self._known: tuple[PublicDistrict, ...] = ()
        self._read_at = -math.inf
        self._reading = asyncio.Lock()

    async def actor(self, headers: Mapping[str, str], *, request_id: str) -> Actor | None:
        """Give the public of the district that a request names, or of the only one.

        Shape: header names in small letters.
        """
        code = headers.get(DISTRICT_HEADER)
        found = [one for one in await self.districts() if code in {None, one.code}]
        if len(found) != 1:
            return None
        return Actor(
            district_id=found[0].id, role=Role.PUBLIC, scopes=PUBLISHED, request_id=request_id
        )

    async def districts(self) -> tuple[PublicDistrict, ...]:
        """Give the districts that have published, by code; none while the database is away.

        It is asked for before anybody pays for a question, so the database is looked at once in
        `KNOWN_SECONDS`, whatever was found and however many ask at once.
        """
        if not self._is_fresh():
            async with self._reading:
                if not self._is_fresh():
                    await self._look()
        return self._known

    def _is_fresh(self) -> bool:
        return self._monotonic() - self._read_at < KNOWN_SECONDS

    async def _look(self) -> None:
        try:
            self._known = await self._read()
        except _UNREACHABLE as error:
            _log.warning("publishers unknown", error=type(error).__name__)
        self._read_at = self._monotonic()

    async def _read(self) -> tuple[PublicDistrict, ...]:
        """Ask in one transaction, which acts for one district after the other."""
        published = []
        async with reading(self._database, gate_actor("")) as connection:
            for row in await connection.fetch(_QUERIES["districts"]):
                district_id = plain(row["id"])
                program = program_of(district_id, request_id="")
                await connection.execute(program.settings_sql())
                if await connection.fetchval(_QUERIES["has_published"], district_id):
                    published.append(
                        PublicDistrict(district_id, row["code"], row["name"], row["is_synthetic"])
                    )
        return tuple(published)
