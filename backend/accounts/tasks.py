"""What the accounts do in the background: seal the audit log of every district."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import asyncpg
import structlog
from sqlalchemy.exc import DBAPIError

from backend.accounts.actors import gate_actor
from backend.accounts.sealing import SQL, seal_events
from backend.config import Settings
from backend.database.engine import Database, Purpose, connect
from backend.database.session import DatabaseBusyError, driver_connection, writing

_FAULTS = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, DBAPIError, DatabaseBusyError)

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def sealing_audit(settings: Settings) -> AsyncIterator[None]:
    """Seal the audit log every minute (`audit_seal_seconds`) while the block lasts."""
    keeper = asyncio.create_task(_keep(settings))
    try:
        yield
    finally:
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper


async def seal_every_district(database: Database, *, request_id: str) -> int:
    """Seal what all districts have written; give the number of events."""
    async with writing(database, gate_actor(request_id)) as session:
        connection = await driver_connection(session)
        districts = [row["id"] for row in await connection.fetch(SQL["districts"])]
    counts = [await seal_events(database, one, request_id=request_id) for one in districts]
    return sum(counts)


async def _keep(settings: Settings) -> None:
    while True:
        await asyncio.sleep(settings.audit_seal_seconds)
        try:
            async with connect(settings, Purpose.JOBS) as database:
                await seal_every_district(database, request_id="audit seal")
        except _FAULTS as error:
            _log.warning("audit sealing failed", error=type(error).__name__)
