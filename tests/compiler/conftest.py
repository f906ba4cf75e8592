"""Fixtures of the compiler's tests: one filled database for a module that only reads."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from backend.config import Settings
from backend.database.engine import Database, connect
from tests.compiler.ledger import fill


@pytest.fixture(scope="module")
def filled_settings(module_settings: Settings) -> Settings:
    """Settings of a database that holds the invented district."""

    async def run() -> None:
        async with connect(module_settings) as database:
            await fill(database)

    asyncio.run(run())
    return module_settings


@pytest.fixture
async def ledger(filled_settings: Settings) -> AsyncIterator[Database]:
    """The filled database, as the application reaches it."""
    async with connect(filled_settings) as database:
        yield database
