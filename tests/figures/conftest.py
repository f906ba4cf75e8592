"""Fixtures of the figures' tests: one database a module, and each test has its own district."""

from collections.abc import AsyncIterator

import pytest

from backend.config import Settings
from backend.database.engine import Database, connect
from tests.figures.golden import AFTER_MOVE, Golden, golden_district
from tests.figures.ledgers import save


@pytest.fixture
async def pools(module_settings: Settings) -> AsyncIterator[Database]:
    """The module's database, as the application reaches it."""
    async with connect(module_settings) as database:
        yield database


@pytest.fixture(scope="module")
def _golden() -> dict[str, Golden]:
    return {}


@pytest.fixture
async def golden(pools: Database, _golden: dict[str, Golden]) -> Golden:
    """The golden mini-district, written once a module; tests only read it."""
    if not _golden:
        built = golden_district()
        await save(pools, built.ledger, today=AFTER_MOVE)
        _golden["district"] = built
    return _golden["district"]
