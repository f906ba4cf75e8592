"""Fixtures of the map's tests: a database a module, and in it the small district with places."""

from collections.abc import AsyncIterator

import pytest

from backend.config import Settings
from backend.database.engine import Database, connect
from tests.figures.ledgers import save
from tests.maps.district import TODAY, MappedDistrict, mapped_district


@pytest.fixture
async def pools(module_settings: Settings) -> AsyncIterator[Database]:
    """The module's database, as the application reaches it."""
    async with connect(module_settings) as database:
        yield database


@pytest.fixture(scope="module")
def _mapped() -> dict[str, MappedDistrict]:
    return {}


@pytest.fixture
async def mapped(pools: Database, _mapped: dict[str, MappedDistrict]) -> MappedDistrict:
    """The small district, written once a module; tests only read it."""
    if not _mapped:
        built = mapped_district()
        await save(pools, built.ledger, today=TODAY)
        _mapped["district"] = built
    return _mapped["district"]
