"""What the accounts do in the background: seal the audit log of every district."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from backend.accounts.actors import gate_actor
from backend.accounts.sealing import SQL, seal_events
from backend.config import Settings
from backend.database.engine import Database, Purpose, connect
from backend.database.session import driver_connection, writing

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
    """Seal what all districts have written; give the number of events.

    What goes wrong in a district is logged, and does not keep the others from their seals.
    """
    async with writing(database, gate_actor(request_id)) as session:
        connection = await driver_connection(session)
        districts = [row["id"] for row in await connection.fetch(SQL["districts"])]
    count = 0
    for district_id in districts:
        try:
            count += await seal_events(database, district_id, request_id=request_id)
        except Exception:  # noqa: BLE001 - a district's edge: the others are not held up
            _log.exception("audit sealing failed", district=str(district_id))
    return count


async def _keep(settings: Settings) -> None:
    while True:
        await asyncio.sleep(settings.audit_seal_seconds)
        try:
            async with connect(settings, Purpose.JOBS) as database:
                await seal_every_district(database, request_id="audit seal")
        except Exception:  # noqa: BLE001 - the loop's edge: the next minute is another try
            _log.exception("audit sealing failed")
