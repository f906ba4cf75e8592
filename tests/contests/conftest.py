"""Each test works in a district of its own, in one database for the module."""

from collections.abc import AsyncIterator

import pytest

from backend.config import Settings
from backend.database.engine import connect
from tests.commands.desk import open_desk
from tests.contests.organizing import Organizing


@pytest.fixture
async def office(module_settings: Settings) -> AsyncIterator[Organizing]:
    """An office that organizes contests in an empty district."""
    async with connect(module_settings) as database:
        yield Organizing(await open_desk(database))
