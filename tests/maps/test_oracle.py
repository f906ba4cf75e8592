"""On districts drawn at random the map and the figures tell the same of each organization."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.config import Settings
from backend.database.actor import Actor, Role
from backend.database.engine import Database, connect
from backend.database.session import reading
from backend.organizations.tables import Organization, Placement
from backend.places.tables import Building
from tests.figures.drawing import AS_OF, districts
from tests.figures.ledgers import Ledger, save
from tests.maps.asking import BUILDINGS, GLOBE, ORGANIZATIONS, TOWNS, view
from tests.maps.district import building

SETS = "select id, sets, way, town_id, is_verified, is_registered from organization_sets($1, $2)"
REASONS = {
    "DUE_UNCOVERED": "DUE",
    "FEW_MEMBERS": "FEW_MEMBERS",
    "NO_MEMBERS": "NO_MEMBERS",
}


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One event loop for all drawn districts."""
    with asyncio.Runner() as made:
        yield made


@pytest.fixture(scope="module")
def pools(module_settings: Settings, runner: asyncio.Runner) -> Iterator[Database]:
    """The module's database, open in that loop."""
    stack = AsyncExitStack()
    yield runner.run(stack.enter_async_context(connect(module_settings)))
    runner.run(stack.aclose())


@st.composite
def placed_districts(draw: Any) -> tuple[Ledger, list[UUID]]:
    """Draw a district in which some organizations stand at a point and some in a building."""
    ledger, towns, _ = draw(districts())
    homes = [
        building(ledger, f"楼{number}", town=town, point=point)
        for number, (town, point) in enumerate(
            [(towns[0], (82.1, 38.1)), (towns[1], (82.2, 38.2)), (towns[0], None)]
        )
    ]
    for row in ledger.rows:
        if isinstance(row, Organization) and draw(st.booleans()):
            row.longitude, row.latitude = draw(st.sampled_from([(82.3, 38.3), (82.4, 38.4)]))
        if isinstance(row, Placement):
            row.building_id = draw(st.none() | st.sampled_from(homes))
    return ledger, towns


def reason_of(sets: list[str]) -> str | None:
    """Tell why an organization is not covered, by the sets in which it stands."""
    if "UNCOVERED" not in sets:
        return None
    if "NO_MEMBERS" in sets and "COUNT_UNKNOWN" in sets:
        return "COUNT_UNKNOWN"
    return next(reason for name, reason in REASONS.items() if name in sets)


def home_of(ledger: Ledger, unit: UUID, day: date) -> UUID | None:
    """Give the building of an organization on a day."""
    for row in ledger.rows:
        if isinstance(row, Placement) and row.organization_id == unit:
            since, until = row.valid.lower, row.valid.upper
            if (since is None or since <= day) and (until is None or day < until):
                return row.building_id
    return next(
        row.building_id for row in ledger.rows if isinstance(row, Organization) and row.id == unit
    )


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(drawn=placed_districts(), day=AS_OF)
def test_map_and_figures_tell_the_same(
    pools: Database, runner: asyncio.Runner, drawn: tuple[Ledger, list[UUID]], day: date
) -> None:
    ledger, _ = drawn
    actor = Actor(
        district_id=ledger.district_id, role=Role.DISTRICT_OFFICER, user_id=ledger.district_id
    )

    async def ask() -> tuple[Any, list[Any]]:
        await save(pools, ledger, today=day)
        layers = f"{TOWNS} {BUILDINGS} {ORGANIZATIONS}"
        found = await view(pools, actor, layers, bbox=GLOBE, asOf=day.isoformat())
        async with reading(pools, actor) as connection:
            return found, await connection.fetch(SETS, ledger.district_id, day)

    found, rows = runner.run(ask())

    registered = [row for row in rows if row["is_registered"]]
    operating = {row["id"]: row for row in rows if "OPERATING" in row["sets"]}
    _points_agree(ledger, found["organizations"], operating, day)
    for place, town in enumerate(found["towns"]["ids"]):
        inside = [row for row in operating.values() if row["town_id"] == town]
        assert found["towns"]["operating"][place] == len(inside)
        assert found["towns"]["registered"][place] == sum(
            row["town_id"] == town for row in registered
        )
        assert found["towns"]["covered"][place] == sum("COVERED" in row["sets"] for row in inside)
        assert found["towns"]["verified"][place] == sum(row["is_verified"] for row in inside)
    for column, units in (("operating", list(operating)), ("registered", ids_of(registered))):
        homes = [home_of(ledger, unit, day) for unit in units]
        counts = dict(zip(found["buildings"]["ids"], found["buildings"][column], strict=True))
        assert counts == {home: homes.count(home) for home in counts}


def ids_of(rows: list[Any]) -> list[UUID]:
    """Give the ids of rows."""
    return [row["id"] for row in rows]


def _points_agree(ledger: Ledger, points: Any, operating: dict[UUID, Any], day: date) -> None:
    """See that each organization stands where it should, covered as its sets say."""
    own = {
        row.id: (row.longitude, row.latitude)
        for row in ledger.rows
        if isinstance(row, Organization | Building)
    }
    expected = {}
    for unit, row in operating.items():
        point = own[unit]
        home = home_of(ledger, unit, day)
        if point[0] is None and home is not None:
            point = own[home]
        if point[0] is not None:
            expected[unit] = (*point, row["way"] or "UNCOVERED", reason_of(row["sets"]))
    columns = ("longitudes", "latitudes", "coverages", "reasons")
    shown = zip(*(points[name] for name in columns), strict=True)
    assert dict(zip(points["ids"], shown, strict=True)) == expected
    assert points["withoutPlace"] == len(operating) - len(expected)
