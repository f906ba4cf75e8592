"""Each test works in a district of its own, in one database for the module."""

from collections.abc import AsyncIterator

import pytest

from backend.config import Settings
from backend.database.engine import connect
from tests.commands.desk import Desk, open_desk


@pytest.fixture
async def desk(module_settings: Settings) -> AsyncIterator[Desk]:
    """A desk in an empty district with one default department."""
    async with connect(module_settings) as database:
        yield await open_desk(database)
