"""What held of organizations and branches on a day: exactly what the figures of that day count."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from backend.compiler.errors import FilterValueError, ScopeMissingError
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.kit.ids import encode_node_id
from tests.figures.asking import ask
from tests.figures.golden import AFTER_MOVE, BEFORE_MOVE, YEAR_END, Golden

ORGANIZATIONS = """
query Standings(
  $asOf: Date, $ids: [ID!], $town: ID, $line: ID, $building: ID, $area: ID, $operating: Boolean
) {
  organizationStandings(
    asOf: $asOf, ids: $ids, townId: $town, departmentId: $line, buildingId: $building,
    areaId: $area, isOperating: $operating
  ) {
    asOf population isRegistered isOperating isVerified isCovered way isAttached hasInstructor
    checkExpiresOn
    organization { name }
    town { name } department { name } building { name }
    branches { name }
  }
}
"""
BRANCHES = """
query Standings($asOf: Date, $ids: [ID!], $town: ID, $existing: Boolean) {
  branchStandings(asOf: $asOf, ids: $ids, townId: $town, isExisting: $existing) {
    asOf isExisting isCounted hasHost kind formation foundedOn organizationCount
    branch { name }
    town { name }
    approval { action formation validFrom }
    hosts { name }
  }
}
"""
FIGURES = """
query Figures($asOf: Date) {
  operating: figureOrganizations(code: UNITS, population: ALL, asOf: $asOf, first: 100) {
    nodes { name }
  }
  covered: figureOrganizations(code: F06, population: ALL, asOf: $asOf, first: 100) {
    nodes { name }
  }
  verified: figureOrganizations(code: F06_VERIFIED, population: ALL, asOf: $asOf, first: 100) {
    nodes { name }
  }
  counted: figureBranches(code: F01, asOf: $asOf, first: 100) { nodes { name } }
  alone: figureBranches(code: F03, asOf: $asOf, first: 100) { nodes { name } }
}
"""
DAYS = [YEAR_END, BEFORE_MOVE, AFTER_MOVE]


@pytest.fixture
def officer(golden: Golden) -> Actor:
    return Actor(district_id=golden.ledger.district_id, role=Role.DISTRICT_OFFICER)


async def organizations(pools: Database, actor: Actor, as_of: date, **asked: Any) -> dict[str, Any]:
    asked["asOf"] = as_of.isoformat()
    found = (await ask(pools, actor, ORGANIZATIONS, asked))["organizationStandings"]
    return {one["organization"]["name"].removeprefix("示范"): one for one in found}


async def branches(pools: Database, actor: Actor, as_of: date, **asked: Any) -> list[Any]:
    asked["asOf"] = as_of.isoformat()
    found: list[Any] = (await ask(pools, actor, BRANCHES, asked))["branchStandings"]
    return found


def names(connection: Any) -> set[str]:
    return {node["name"] for node in connection["nodes"]}


@pytest.mark.parametrize("as_of", DAYS, ids=str)
async def test_standings_of_a_day_are_the_rows_of_its_figures(
    pools: Database, officer: Actor, as_of: date
) -> None:
    figures = await ask(pools, officer, FIGURES, {"asOf": as_of.isoformat()})

    units = await organizations(pools, officer, as_of)
    found = await branches(pools, officer, as_of)

    def those(mark: str) -> set[str]:
        return {
            one["organization"]["name"]
            for one in units.values()
            if one["isOperating"] and one[mark]
        }

    assert len(units) == 12
    assert those("isRegistered") == names(figures["operating"])
    assert those("isCovered") == names(figures["covered"])
    assert those("isVerified") == names(figures["verified"])
    counted = [one for one in found if one["isCounted"]]
    assert {one["branch"]["name"] for one in counted} == names(figures["counted"])
    assert {one["branch"]["name"] for one in counted if one["formation"] == "SOLE"} == names(
        figures["alone"]
    )


async def test_tenant_stands_in_the_building_until_the_day_it_moves(
    pools: Database, golden: Golden, officer: Actor
) -> None:
    asked = {"ids": [encode_node_id("Organization", golden.units["U05"])]}

    before = (await organizations(pools, officer, BEFORE_MOVE, **asked))["U05"]
    after = (await organizations(pools, officer, AFTER_MOVE, **asked))["U05"]

    assert (before["isCovered"], before["way"], len(before["branches"])) == (True, "BUILDING", 1)
    assert (after["isCovered"], after["way"], after["branches"]) == (False, None, [])
    assert before["town"] == after["town"] == {"name": "示范镇"}
    assert before["department"] == {"name": "区工信局"}


async def test_attached_and_instructed_ones_are_told(pools: Database, officer: Actor) -> None:
    found = await organizations(pools, officer, AFTER_MOVE)

    assert {name for name, one in found.items() if one["isAttached"]} == {"U08"}
    assert {name for name, one in found.items() if one["hasInstructor"]} == {"U09"}
    assert {name for name, one in found.items() if not one["isOperating"]} == {"U11"}
    assert {name for name, one in found.items() if not one["isVerified"]} == {"U10"}
    assert found["U12"]["population"] == "SOCIAL_ORGANIZATION"


async def test_standings_are_narrowed_by_where_organizations_stood(
    pools: Database, golden: Golden, officer: Actor
) -> None:
    here = encode_node_id("Town", golden.town)
    elsewhere = encode_node_id("Town", officer.district_id)
    line = encode_node_id("Department", golden.department)

    in_town = await organizations(pools, officer, AFTER_MOVE, town=here, operating=True)
    on_line = await organizations(pools, officer, AFTER_MOVE, line=line, operating=False)

    assert len(in_town) == 11
    assert set(on_line) == {"U11"}
    assert await organizations(pools, officer, AFTER_MOVE, town=elsewhere) == {}


async def test_branch_stands_from_its_approval_on(
    pools: Database, golden: Golden, officer: Actor
) -> None:
    asked = {"ids": [encode_node_id("Branch", golden.branches["O2"])]}

    [before] = await branches(pools, officer, YEAR_END, **asked)
    [after] = await branches(pools, officer, AFTER_MOVE, **asked)

    assert (before["isExisting"], before["formation"], before["approval"]) == (False, "SOLE", None)
    assert (after["isExisting"], after["isCounted"], after["formation"]) == (True, True, "SOLE")
    assert after["approval"] == {
        "action": "FOUNDING",
        "formation": "SOLE",
        "validFrom": "2026-02-01",
    }
    assert (after["foundedOn"], after["organizationCount"]) == ("2026-02-01", 1)
    existing = await branches(pools, officer, YEAR_END, existing=True)
    assert len(existing) == 4


async def test_list_of_branches_takes_the_day_of_what_is_inside(
    pools: Database, officer: Actor
) -> None:
    document = """query Register($asOf: Date) {
      branches(asOf: $asOf, first: 20) { nodes { organizationCount } }
    }"""

    async def covered(day: date) -> int:
        data = await ask(pools, officer, document, {"asOf": day.isoformat()})
        return sum(one["organizationCount"] for one in data["branches"]["nodes"])

    assert [await covered(day) for day in DAYS] == [4, 9, 8]


async def test_one_organization_and_one_branch_take_the_day_of_what_is_inside(
    pools: Database, golden: Golden, officer: Actor
) -> None:
    document = """query One($unit: ID!, $branch: ID!, $asOf: Date) {
      organization(id: $unit, asOf: $asOf) { branchCount isVerified }
      branch(id: $branch, asOf: $asOf) { organizationCount }
    }"""
    asked = {
        "unit": encode_node_id("Organization", golden.units["U05"]),
        "branch": encode_node_id("Branch", golden.branches["O4"]),
    }

    async def told(day: date) -> tuple[int, int]:
        data = await ask(pools, officer, document, asked | {"asOf": day.isoformat()})
        return data["organization"]["branchCount"], data["branch"]["organizationCount"]

    assert [await told(day) for day in DAYS] == [(0, 0), (1, 3), (0, 2)]


async def test_other_towns_and_tokens_see_no_more_than_in_the_ledger(
    pools: Database, golden: Golden, officer: Actor
) -> None:
    stranger = replace(officer, role=Role.TOWN_OFFICER, town_id=officer.district_id)
    token = replace(officer, scopes=frozenset({"figures"}))
    many = [encode_node_id("Organization", golden.units["U01"])] * 101

    assert await organizations(pools, stranger, AFTER_MOVE) == {}
    with pytest.raises(ScopeMissingError):
        await organizations(pools, token, AFTER_MOVE)
    with pytest.raises(FilterValueError):
        await organizations(pools, officer, AFTER_MOVE, ids=many)
