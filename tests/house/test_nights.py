"""What is done every night is done in each district, whatever fails in another."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import Settings
from backend.database.actor import Actor
from backend.database.engine import Database, connect
from backend.kit.clock import SHANGHAI, stopped_at
from backend.places.nightly import refresh_every_district, refreshing_nightly
from tests.commands.desk import open_desk

JUST_BEFORE = datetime(2026, 11, 23, 0, 4, 59, 990_000, tzinfo=SHANGHAI)
LONG = 60


@pytest.fixture
async def database(module_settings: Settings) -> AsyncIterator[Database]:
    """A database of the module, as the house uses it."""
    async with connect(module_settings) as found:
        yield found


async def test_a_duty_that_fails_holds_up_no_other(database: Database) -> None:
    first, second = (await open_desk(database), await open_desk(database))
    done = []

    async def fails(session: AsyncSession, actor: Actor) -> None:
        del session
        if actor.district_id == first.officer.district_id:
            raise OverflowError

    async def follows(session: AsyncSession, actor: Actor) -> None:
        del session
        done.append(actor.district_id)

    with pytest.raises(ExceptionGroup) as found:
        await refresh_every_district(database, request_id="night", duties=(fails, follows))

    assert [type(one) for one in found.value.exceptions] == [OverflowError]
    assert {first.officer.district_id, second.officer.district_id} <= set(done)


async def test_a_night_that_fails_ends_none_of_those_after_it(
    module_settings: Settings, database: Database
) -> None:
    district = (await open_desk(database)).officer.district_id
    nights, again = [], asyncio.Event()

    async def fails(session: AsyncSession, actor: Actor) -> None:
        del session
        if actor.district_id == district:
            nights.append(actor.request_id)
            if len(nights) > 1:
                again.set()
            raise OverflowError

    with stopped_at(JUST_BEFORE):
        async with refreshing_nightly(module_settings, duties=(fails,)):
            await asyncio.wait_for(again.wait(), LONG)

    assert nights[:2] == ["nightly 2026-11-23", "nightly 2026-11-23"]
