"""Ends connections whose session or token has ended: at most two seconds after it did."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import asyncpg
import structlog

from backend.accounts.standing import Proof, ended
from backend.database.engine import Database
from backend.database.session import DatabaseBusyError
from backend.kit.clock import now

LOOK_SECONDS = 1.0

_log = structlog.get_logger(__name__)


class Guard:
    """Knows who is connected, and looks at all proofs in one query a second."""

    def __init__(self, database: Database) -> None:
        """Start with nobody connected."""
        self._database = database
        self._connected: dict[Proof, set[Callable[[], None]]] = {}

    @contextmanager
    def watching(self, proof: Proof, leave: Callable[[], None]) -> Iterator[None]:
        """Call `leave` if the proof ends while the block lasts."""
        waiting = self._connected.setdefault(proof, set())
        waiting.add(leave)
        try:
            yield
        finally:
            waiting.discard(leave)
            if not waiting and self._connected.get(proof) is waiting:
                del self._connected[proof]

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Guard"]:
        """Look again and again while the block lasts."""
        looking = asyncio.create_task(self._look())
        try:
            yield self
        finally:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if not self._connected:
                continue
            try:
                over = await ended(self._database, tuple(self._connected), now())
            except (OSError, DatabaseBusyError, asyncpg.PostgresError, asyncpg.InterfaceError) as e:
                _log.warning("proofs not looked at", error=type(e).__name__)
                continue
            for proof in over:
                for leave in tuple(self._connected.get(proof, ())):
                    leave()
