"""Organizations are counted where they stood on the day, whether or not a night has passed since.

The map takes what an organization's own columns say for every placement but those that may say
otherwise (Note [Settled placements]); here it is held against the placements alone.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.config import Settings
from backend.database.engine import Database, connect
from backend.database.session import reading
from backend.kit.clock import stopped_at
from backend.organizations.tables import Organization, Placement
from tests.figures.ledgers import Ledger, period, save

WRITTEN = date(2026, 6, 15)
DAYS = [WRITTEN + timedelta(days=number) for number in (-400, -30, -1, 0, 1, 2, 90)]
COUNTED = "select town_id, number from registered_places($1, $2, null, null)"


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One event loop for all drawn districts."""
    with asyncio.Runner() as made:
        yield made


@pytest.fixture(scope="module")
def database(module_settings: Settings, runner: asyncio.Runner) -> Iterator[Database]:
    """The module's database, open in that loop."""
    stack = AsyncExitStack()
    yield runner.run(stack.enter_async_context(connect(module_settings)))
    runner.run(stack.aclose())


@st.composite
def moves(draw: Any) -> list[tuple[date | None, date | None]]:
    """Draw periods one after the other, some with a gap before the next, the last maybe ended."""
    bounds = draw(st.lists(st.sampled_from(DAYS), max_size=4, unique=True).map(sorted))
    edges = [draw(st.sampled_from([None, DAYS[0] - timedelta(days=9)])), *bounds]
    periods = list(zip(edges, [*bounds, None], strict=True))
    kept = [one for one in periods[:-1] if draw(st.integers(0, 4))]
    return [*kept, periods[-1]] if draw(st.integers(0, 3)) else kept


@st.composite
def moving_districts(draw: Any) -> Ledger:
    """Draw a district of three towns in which organizations move, have moved and will move."""
    ledger = Ledger()
    line = ledger.department("科技局", is_default=True)
    towns = [ledger.town(f"镇{number}") for number in range(3)]
    for number in range(draw(st.integers(1, 5))):
        with stopped_at(WRITTEN):
            unit = ledger.organization(f"单位{number}", town=towns[0], department=line)
            ledger.rows.pop()  # the placement since ever
            for since, until in draw(moves()):
                town = draw(st.sampled_from(towns))
                ledger.add(_placement(ledger, unit, town, line, period(since, until)))
    return ledger


def _placement(ledger: Ledger, unit: UUID, town: UUID, line: UUID, valid: Any) -> Placement:
    return Placement(
        district_id=ledger.district_id,
        organization_id=unit,
        town_id=town,
        department_id=line,
        valid=valid,
        scope_town_id=town,
        scope_department_id=line,
    )


def towns_on(ledger: Ledger, day: date) -> Counter[UUID]:
    """Count the organizations of each town by their placements alone.

    Where none holds on the day, the one that held when they were written counts, else the town
    that the organization was entered with.
    """
    placed = [row for row in ledger.rows if isinstance(row, Placement)]
    found: Counter[UUID] = Counter()
    for unit in (row for row in ledger.rows if isinstance(row, Organization)):
        own = [row for row in placed if row.organization_id == unit.id]
        holding = [*_holding(own, day), *_holding(own, WRITTEN)]
        found[holding[0].town_id if holding else unit.town_id] += 1
    return found


def _holding(placed: list[Placement], day: date) -> list[Placement]:
    return [
        row
        for row in placed
        if (row.valid.lower is None or row.valid.lower <= day)
        and (row.valid.upper is None or day < row.valid.upper)
    ]


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(ledger=moving_districts())
def test_each_day_counts_organizations_where_their_placement_of_that_day_lies(
    database: Database, runner: asyncio.Runner, ledger: Ledger
) -> None:
    async def ask() -> dict[date, Counter[UUID]]:
        await save(database, ledger, today=WRITTEN)
        async with reading(database, ledger.actor) as connection:
            return {
                day: Counter(
                    {
                        row["town_id"]: row["number"]
                        for row in await connection.fetch(COUNTED, ledger.district_id, day)
                    }
                )
                for day in DAYS
            }

    expected = {day: towns_on(ledger, day) for day in DAYS}

    assert runner.run(ask()) == expected
