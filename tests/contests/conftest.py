"""Each test works in a district of its own, in one database for the module."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from backend.config import Settings
from backend.database.engine import connect
from tests.commands.desk import open_desk
from tests.contests.carrying import Journey
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing
from tests.server import ServerUnderTest


@pytest.fixture
async def office(module_settings: Settings) -> AsyncIterator[Organizing]:
    """An office that organizes contests in an empty district."""
    async with connect(module_settings) as database:
        yield Organizing(await open_desk(database))


@pytest.fixture(scope="module")
def venue_settings(server: ServerUnderTest) -> Iterator[Settings]:
    """The database of a laptop at a venue, empty."""
    with server.clone() as name:
        yield server.settings(name)


@pytest.fixture
async def journey(
    office: Organizing, venue_settings: Settings, tmp_path: Path
) -> AsyncIterator[Journey]:
    """A contest with an open round, three entries and two judges, and the laptop."""
    home = await open_venue(office, entries=3, judges=2)
    async with connect(venue_settings) as database:
        yield Journey(home, database, tmp_path)
