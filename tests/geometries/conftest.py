"""Each test works in a district of its own with two drawn towns side by side."""

from collections.abc import AsyncIterator

import pytest

from backend.config import Settings
from backend.database.engine import connect
from tests.commands.desk import Desk, open_desk
from tests.geometries.map_desk import MapDesk, draw_towns


@pytest.fixture
async def desk(module_settings: Settings) -> AsyncIterator[Desk]:
    """A desk in an empty district with one default department."""
    async with connect(module_settings) as database:
        yield await open_desk(database)


@pytest.fixture
async def drawn(desk: Desk) -> MapDesk:
    """A desk whose towns 东镇 and 西镇 have boundaries."""
    return await draw_towns(desk)
