"""A database that holds the world, for modules that take back whatever they write."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import insert

from backend.config import Settings
from backend.database.actor import system_actor
from backend.database.engine import Purpose, connect
from backend.database.registry import metadata
from backend.database.session import writing
from tests.row_security.callers import Caller, asking_as
from tests.row_security.world import ABROAD, ACTORS, HERE, world
from tests.server import run_apart


async def _fill(settings: Settings) -> None:
    """Write the world as the program, district by district, parents first."""
    rows = world()
    async with connect(settings, Purpose.JOBS) as database:
        for district in (HERE, ABROAD):
            async with writing(database, system_actor(district, request_id="world")) as session:
                for table in metadata.sorted_tables:
                    for one in rows:
                        if one.table == table.name and one.district == district:
                            values = {
                                column.name: getattr(one.row, column.name)
                                for column in table.columns
                                if column.identity is None
                            }
                            await session.execute(insert(table).values(values))


@pytest.fixture(scope="module")
def filled(module_settings: Settings) -> Settings:
    """Settings of the database that holds the world."""
    run_apart(_fill(module_settings))
    return module_settings


@pytest.fixture(params=[name for name in ACTORS if name != "system"])
async def caller(request: pytest.FixtureRequest, filled: Settings) -> AsyncIterator[Caller]:
    """Each actor in turn; the program itself never asks over GraphQL."""
    async with asking_as(str(request.param), filled) as caller:
        yield caller
