"""The ledger of organizations by coverage: the very rows of the figures, for every role and day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from backend.branches.rules import Formation
from backend.compiler.errors import ScopeMissingError
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.organizations.rules import OrganizationCoverage
from tests.figures.asking import ask
from tests.figures.golden import AFTER_MOVE, BEFORE_MOVE, YEAR_END, Golden

LEDGER = """
query Ledger($coverage: OrganizationCoverage, $asOf: Date, $where: OrganizationWhere) {
  organizations(coverage: $coverage, asOf: $asOf, where: $where, first: 100) {
    totalCount { value exact }
    nodes { name }
  }
  organizationCount(coverage: $coverage, asOf: $asOf, where: $where)
}
"""
COUNTS = """
query Counts($coverage: OrganizationCoverage, $asOf: Date) {
  organizations(coverage: $coverage, asOf: $asOf, first: 100) {
    nodes { name memberCount { fullMembers } }
  }
}
"""
FIGURE = """
query Figure($code: FigureCode!, $formation: Formation, $asOf: Date) {
  figureOrganizations(
    code: $code, population: ALL, formation: $formation, asOf: $asOf, first: 100
  ) { nodes { name } }
}
"""
FIGURES = {
    "COVERED": "F06",
    "UNCOVERED": "BLIND_UNCOVERED",
    "DUE": "UNITS_DUE",
    "FEW_MEMBERS": "UNITS_FEW",
    "NO_MEMBERS": "UNITS_NONE",
}
GOLDEN = {
    "COVERED": ["U01", "U02", "U03", "U04", "U06", "U07", "U08", "U12"],
    "SOLE": ["U01", "U02", "U12"],
    "AREA": ["U03", "U04"],
    "INDUSTRY": [],
    "ATTACHMENT": ["U08"],
    "VILLAGE": [],
    "BUILDING": ["U06", "U07"],
    "UNCOVERED": ["U05", "U09", "U10"],
    "DUE": ["U10"],
    "FEW_MEMBERS": ["U05"],
    "NO_MEMBERS": ["U09"],
}
SMALL = ("FEW_MEMBERS", "NO_MEMBERS")


@pytest.fixture
def officer(golden: Golden) -> Actor:
    return Actor(district_id=golden.ledger.district_id, role=Role.DISTRICT_OFFICER)


def caller(golden: Golden, name: str) -> Actor:
    officer = Actor(district_id=golden.ledger.district_id, role=Role.DISTRICT_OFFICER)
    return {
        "district": officer,
        "town": replace(officer, role=Role.TOWN_OFFICER, town_id=golden.town),
        "department": replace(
            officer, role=Role.DEPARTMENT_OFFICER, department_id=golden.department
        ),
        "secretary": replace(officer, role=Role.BRANCH_SECRETARY, branch_id=golden.branches["O4"]),
        "token": replace(officer, scopes=frozenset({"organizations", "figures"})),
    }[name]


def names(connection: Any) -> list[str]:
    return sorted(node["name"].removeprefix("示范") for node in connection["nodes"])


async def ledger(pools: Database, actor: Actor, **asked: Any) -> list[str]:
    data = await ask(pools, actor, LEDGER, asked)
    found = names(data["organizations"])
    assert data["organizations"]["totalCount"] == {"value": len(found), "exact": True}
    assert data["organizationCount"] == len(found)
    return found


def test_every_way_of_formation_can_be_asked_for_and_nothing_unknown() -> None:
    ways = {formation.value for formation in Formation}

    assert {one.value for one in OrganizationCoverage} == ways | FIGURES.keys()


@pytest.mark.parametrize("coverage", OrganizationCoverage)
async def test_ledger_by_coverage_gives_the_golden_rows(
    pools: Database, officer: Actor, coverage: OrganizationCoverage
) -> None:
    found = await ledger(pools, officer, coverage=coverage, asOf="2026-06-30")

    assert found == GOLDEN[coverage.value]


@pytest.mark.parametrize("name", ["district", "town", "department", "secretary", "token"])
@pytest.mark.parametrize("day", [YEAR_END, BEFORE_MOVE, AFTER_MOVE])
async def test_ledger_by_coverage_gives_the_rows_of_the_figure(
    pools: Database, golden: Golden, name: str, day: date
) -> None:
    actor, as_of = caller(golden, name), day.isoformat()
    for coverage in OrganizationCoverage:
        code = FIGURES.get(coverage.value, "F06")
        way = None if coverage.value in FIGURES else coverage.value
        asked = {"code": code, "formation": way, "asOf": as_of}

        found = await ledger(pools, actor, coverage=coverage, asOf=as_of)

        figure = await ask(pools, actor, FIGURE, asked)
        assert found == names(figure["figureOrganizations"]), coverage


@pytest.mark.parametrize("name", ["department", "token"])
@pytest.mark.parametrize("coverage", SMALL)
async def test_few_and_no_members_are_kept_from_departments_and_tokens(
    pools: Database, golden: Golden, officer: Actor, name: str, coverage: str
) -> None:
    asked = {"coverage": coverage, "asOf": "2026-06-30"}

    kept = await ledger(pools, caller(golden, name), **asked)

    assert (kept, await ledger(pools, officer, **asked)) == ([], GOLDEN[coverage])
    whole = await ledger(pools, caller(golden, name), coverage="UNCOVERED", asOf="2026-06-30")
    assert whole == GOLDEN["UNCOVERED"]


@pytest.mark.parametrize("asked", [{}, {"coverage": None}, {"asOf": "2020-01-01"}])
async def test_ledger_without_coverage_is_the_whole_ledger(
    pools: Database, golden: Golden, officer: Actor, asked: dict[str, Any]
) -> None:
    assert await ledger(pools, officer, **asked) == sorted(golden.units)


async def test_coverage_stands_beside_other_filters(pools: Database, officer: Actor) -> None:
    where = {"kind": {"eq": "SOCIAL_ORGANIZATION"}}

    found = await ledger(pools, officer, coverage="SOLE", asOf="2026-06-30", where=where)

    assert found == ["U12"]


async def test_rows_of_the_ledger_speak_of_its_day(pools: Database, officer: Actor) -> None:
    day = {"coverage": "BUILDING", "asOf": BEFORE_MOVE.isoformat()}

    data = await ask(pools, officer, COUNTS, day)

    assert names(data["organizations"]) == ["U05", "U06", "U07"]
    assert [node["memberCount"] for node in data["organizations"]["nodes"]] == [
        {"fullMembers": 1}
    ] * 3


async def test_token_without_the_scope_filters_no_organization(
    pools: Database, officer: Actor
) -> None:
    token = replace(officer, scopes=frozenset({"figures"}))

    with pytest.raises(ScopeMissingError):
        await ask(pools, token, LEDGER, {"coverage": "COVERED"})
