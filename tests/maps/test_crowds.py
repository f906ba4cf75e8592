"""Many organizations: at one point, in one building, and beyond 20,000 as cells of a grid."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import text

from backend.config import Settings
from backend.database.actor import Actor, Role
from backend.database.engine import Database, Purpose, connect
from backend.database.session import writing
from backend.kit.ids import encode_node_id
from tests.figures.ledgers import Ledger, save
from tests.maps.asking import BUILDINGS, GLOBE, ORGANIZATIONS, view
from tests.maps.district import TODAY, building

CROWD = 20_001
TENANTS = 500
MANY = """
insert into organizations
  (district_id, id, created_at, updated_at, source, revision, credit_code, name, kind,
   registration_state, size_class, town_id, department_id, is_department_confirmed, building_id,
   longitude, latitude, branch_ids, name_sort, search_text)
select :district, gen_random_uuid(), now(), now(), 'tests', 1,
       '91990199' || lpad(n::text, 10, '0'), '单位' || n, 'ENTERPRISE', 'ACTIVE', 'UNDETERMINED',
       :town, cast(case when n = 0 then :other else :line end as uuid), true,
       cast(case when n < :tenants then cast(:building as text) end as uuid),
       case when n >= :tenants then 82 + n % 200 * 0.005 end,
       case when n >= :tenants then 38 + n / 200 * 0.008 end,
       '{}', n::text, n::text
from generate_series(0, :crowd - 1) as n
"""


@dataclass(frozen=True, slots=True)
class Crowd:
    """A town of 20,001 organizations, 500 of them in one building; one is of another line."""

    actor: Actor
    building: UUID
    line: UUID


@pytest.fixture
async def pools(module_settings: Settings) -> AsyncIterator[Database]:
    """The module's database; a statement may take as long as one of a job."""
    async with connect(module_settings, Purpose.JOBS) as database:
        yield database


@pytest.fixture(scope="module")
def _crowds() -> dict[str, Crowd]:
    return {}


@pytest.fixture
async def crowd(pools: Database, _crowds: dict[str, Crowd]) -> Crowd:
    """The crowded town, written once a module."""
    if not _crowds:
        ledger = Ledger()
        town = ledger.town("众镇")
        line, other = ledger.department("工信局"), ledger.department("民政局")
        tower = building(ledger, "满座", town=town, point=(82.3, 38.8), floors=30)
        await save(pools, ledger, today=TODAY)
        async with writing(pools, ledger.actor) as session:
            values = {
                "district": ledger.district_id,
                "town": town,
                "line": str(line),
                "other": str(other),
                "building": str(tower),
                "tenants": TENANTS,
                "crowd": CROWD,
            }
            await session.execute(text(MANY), values)
        actor = Actor(district_id=ledger.district_id, role=Role.DISTRICT_OFFICER, user_id=tower)
        _crowds["town"] = Crowd(actor, tower, line)
    return _crowds["town"]


async def test_beyond_twenty_thousand_the_cells_add_up_to_the_points(
    pools: Database, crowd: Crowd
) -> None:
    cells: dict[float, int] = {}
    for zoom in (0.0, 5.0, 8.0, 24.0):
        found = (await view(pools, crowd.actor, ORGANIZATIONS, bbox=GLOBE, zoom=zoom, asOf=TODAY))[
            "organizations"
        ]

        assert (found["isClustered"], found["total"]) == (True, CROWD)
        assert sum(found["counts"]) == CROWD
        assert set(found["coveredCounts"]) == {0}
        assert set(found["ids"]) == set(found["names"]) == set(found["coverages"]) == {None}
        assert set(found["reasons"]) == set(found["verified"]) == {None}
        assert len({len(one) for one in found.values() if isinstance(one, list)}) == 1
        cells[zoom] = len(found["counts"])

    # The globe is cut into 62 columns at most, so the whole district lies in one cell.
    assert cells == {0.0: 1, 5.0: 1, 8.0: 1, 24.0: 1}


async def test_cells_grow_finer_with_the_zoom_and_never_pass_four_thousand(
    pools: Database, crowd: Crowd
) -> None:
    box = {"west": 82.0, "south": 38.0, "east": 83.0, "north": 38.85}
    found = {
        zoom: (await view(pools, crowd.actor, ORGANIZATIONS, bbox=box, zoom=zoom, asOf=TODAY))[
            "organizations"
        ]
        for zoom in (7.0, 9.0, 11.0, 20.0)
    }

    sizes = [len(one["counts"]) for one in found.values()]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[-1] <= 64 * 64
    assert {sum(one["counts"]) for one in found.values()} == {CROWD}
    finest = found[20.0]
    assert all(82.0 <= one <= 83.0 for one in finest["longitudes"])
    # The mean of a cell weighted by its organizations is the mean of all.
    weighted = sum(
        one * number for one, number in zip(finest["longitudes"], finest["counts"], strict=True)
    )
    coarse = found[7.0]
    same = sum(
        one * number for one, number in zip(coarse["longitudes"], coarse["counts"], strict=True)
    )
    assert round(weighted, 3) == round(same, 3)


async def test_twenty_thousand_organizations_are_still_points(
    pools: Database, crowd: Crowd
) -> None:
    line = encode_node_id("Department", crowd.line)

    found = (
        await view(pools, crowd.actor, ORGANIZATIONS, bbox=GLOBE, departmentId=line, asOf=TODAY)
    )["organizations"]

    assert (found["isClustered"], found["total"]) == (False, CROWD - 1)
    assert len(set(found["ids"])) == CROWD - 1


async def test_five_hundred_tenants_of_one_building_stand_at_its_point(
    pools: Database, crowd: Crowd
) -> None:
    box = {"west": 82.2999, "south": 38.7999, "east": 82.3001, "north": 38.8001}

    found = await view(pools, crowd.actor, f"{ORGANIZATIONS} {BUILDINGS}", bbox=box, asOf=TODAY)

    points = found["organizations"]
    inside = [one for one in points["buildingIds"] if one == crowd.building]
    assert len(inside) == TENANTS
    places = set(zip(points["longitudes"], points["latitudes"], strict=True))
    assert (82.3, 38.8) in places
    assert (found["buildings"]["ids"], found["buildings"]["operating"]) == (
        [crowd.building],
        [TENANTS],
    )
