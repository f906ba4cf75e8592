"""The small demo district, loaded once a module on a fixed day; tests only read it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

import asyncpg
import pytest

from backend.accounts.actors import plain, program_of
from backend.config import Settings
from backend.database.actor import Actor
from backend.database.engine import Database, Purpose, connect
from backend.demo.building import DemoSize
from backend.demo.loading import load_demo
from backend.demo.office import SignIn
from backend.kit.clock import stopped_at

TODAY = date(2026, 6, 30)


@dataclass(frozen=True, slots=True)
class Demo:
    """The loaded demo: its pools, the program acting in it, and the sign-ins that were made."""

    database: Database
    program: Actor
    sign_ins: tuple[SignIn, ...]

    async def rows(self, query: str, *values: object) -> list[asyncpg.Record]:
        """Read as the program; `$1` is the district."""
        async with self.database.readers.acquire() as connection, connection.transaction():
            await connection.execute(self.program.settings_sql())
            return await connection.fetch(query, self.program.district_id, *values)

    async def value(self, query: str, *values: object) -> int:
        """Read one number."""
        rows = await self.rows(query, *values)
        return int(rows[0][0])

    async def figures(self, day: date) -> dict[str, asyncpg.Record]:
        """Give the figures on a day by code, those of enterprises where there are such."""
        query = (
            "select * from figure_values($1, $2, year_start($2), null, null, null, null)"
            " where population in ('ALL', 'ENTERPRISE') order by population"
        )
        return {row["code"]: row for row in await self.rows(query, day)}


@pytest.fixture(scope="module")
def _loaded() -> dict[str, tuple[SignIn, ...]]:
    return {}


@pytest.fixture
async def demo(
    module_settings: Settings, _loaded: dict[str, tuple[SignIn, ...]]
) -> AsyncIterator[Demo]:
    """The demo district as it stands on a fixed day."""
    with stopped_at(TODAY):
        async with connect(module_settings, Purpose.JOBS) as database:
            if not _loaded:
                _loaded["sign-ins"] = tuple(await load_demo(database, size=DemoSize.SMALL))
            yield Demo(database, await _program(database), _loaded["sign-ins"])


async def _program(database: Database) -> Actor:
    async with database.readers.acquire() as connection, connection.transaction():
        await connection.execute("select set_config('app.role', 'SYSTEM', true)")
        district = await connection.fetchval("select id from districts")
    return program_of(plain(district), request_id="test")
