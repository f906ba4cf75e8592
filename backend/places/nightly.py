"""What happens when the day changes: facts begin and end by themselves, and scope follows them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, time, timedelta
from typing import TypeAlias

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import gate_actor, program_of
from backend.accounts.changes import refresh_district
from backend.accounts.forgetting import forget_what_is_over
from backend.accounts.tables import Operation
from backend.config import Settings
from backend.database.actor import Actor
from backend.database.engine import Database, Purpose, connect
from backend.database.session import writing
from backend.kit.clock import SHANGHAI, now, today
from backend.places.rule_versions import settings_on
from backend.places.tables import District

_SHORTLY_AFTER_MIDNIGHT = time(0, 5, tzinfo=SHANGHAI)

_log = structlog.get_logger(__name__)

Duty: TypeAlias = Callable[[AsyncSession, Actor], Awaitable[None]]
"""What a slice above this one does in each district every night, as the program."""


async def refresh_every_district(
    database: Database, *, request_id: str, duties: Sequence[Duty] = ()
) -> int:
    """Bring derived columns and counts of every district up to date; give their number.

    Each district and each duty stands for itself: one that fails holds up no other, and is told of
    when all the rest is done.
    Raises: ExceptionGroup.
    """
    failed: list[Exception] = []
    async with writing(database, gate_actor(request_id)) as session:
        districts = list(await session.scalars(select(col(District.id))))
    for district_id in districts:
        program = program_of(district_id, request_id=request_id)
        for duty in (_refresh, *duties):
            try:
                async with writing(database, program) as session:
                    await duty(session, program)
            except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
                _log.warning("nightly duty failed", district=str(district_id), error=repr(error))
                failed.append(error)
    if failed:
        message = "the nightly refresh failed in part"
        raise ExceptionGroup(message, failed)
    return len(districts)


async def _refresh(session: AsyncSession, actor: Actor) -> None:
    await refresh_district(session, actor)
    await forget_operations(session, actor)
    await forget_what_is_over(session, actor)


async def forget_operations(session: AsyncSession, actor: Actor) -> None:
    """Let go of the images of operations that can no longer be undone; the audit log stays."""
    days = (await settings_on(session, actor, today())).settings.undo_days
    await session.execute(
        delete(Operation).where(
            col(Operation.district_id) == actor.district_id,
            col(Operation.at) < now() - timedelta(days=days),
        )
    )


def seconds_until_next_night(moment: datetime) -> float:
    """Tell how long it is until five minutes past the next midnight in Asia/Shanghai."""
    local = moment.astimezone(SHANGHAI)
    tonight = datetime.combine(local.date(), _SHORTLY_AFTER_MIDNIGHT)
    following = tonight if tonight > local else tonight + timedelta(days=1)
    return (following - local).total_seconds()


@asynccontextmanager
async def refreshing_nightly(
    settings: Settings, *, duties: Sequence[Duty] = ()
) -> AsyncIterator[None]:
    """Refresh every night while the block lasts; a night without a database is made up later."""
    keeper = asyncio.create_task(_keep(settings, duties))
    try:
        yield
    finally:
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper


async def _keep(settings: Settings, duties: Sequence[Duty]) -> None:
    while True:
        await asyncio.sleep(seconds_until_next_night(now()))
        try:
            async with connect(settings, Purpose.JOBS) as database:
                count = await refresh_every_district(
                    database, request_id=f"nightly {today()}", duties=duties
                )
        except Exception as error:  # noqa: BLE001 - a night that fails ends none of those after it
            _log.warning("nightly refresh failed", error=repr(error))
        else:
            _log.info("nightly refresh", districts=count)
