"""The golden answers over GraphQL: values, rows, groups, changes, each in one statement."""

from dataclasses import replace
from typing import Any

import pytest

from backend.compiler.errors import FilterValueError, ScopeMissingError
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.figures.codes import FigureCode
from backend.kit.ids import encode_node_id
from tests.figures.asking import ask
from tests.figures.golden import Golden

DASHBOARD = """
query Dashboard($asOf: Date, $family: FigureFamily) {
  figures(asOf: $asOf, family: $family) {
    code population name unit value reason numerator denominator windowFrom windowTo ruleVersion
    verifiedShare
  }
}
"""
LEDGER = """
query Ledger($code: FigureCode!, $population: Population, $part: Part, $asOf: Date) {
  figure(code: $code, population: $population, asOf: $asOf) {
    code
    numerator
    organizations(part: $part, first: 100) { totalCount { value exact } nodes { name } }
    branches(first: 100) { totalCount { value } nodes { name } }
  }
  figureOrganizations(code: $code, population: $population, part: $part, asOf: $asOf, first: 100) {
    totalCount { value }
    nodes { name }
  }
}
"""
GROUPS = """
query Groups($breakdown: Breakdown!, $asOf: Date) {
  figureGroups(breakdown: $breakdown, asOf: $asOf, family: COVERAGE) {
    code population groupKey groupName townId departmentId formation numerator denominator
  }
}
"""
CHANGE = """
query Change($code: FigureCode!, $from: Date!, $to: Date!) {
  figureChange(code: $code, from: $from, to: $to) {
    before { numerator denominator }
    after { numerator denominator }
    groups {
      part direction reason count
      organizations { nodes { name } }
      branches { nodes { name } }
    }
  }
}
"""


@pytest.fixture
def officer(golden: Golden) -> Actor:
    return Actor(district_id=golden.ledger.district_id, role=Role.DISTRICT_OFFICER)


def names(connection: Any) -> list[str]:
    return sorted(node["name"].removeprefix("示范") for node in connection["nodes"])


async def test_dashboard_asks_one_statement_for_every_figure(
    pools: Database, officer: Actor
) -> None:
    data = await ask(pools, officer, DASHBOARD, {"asOf": "2026-06-30"})

    found = {(one["code"], one["population"]): one for one in data["figures"]}

    assert len(found) == 130
    assert found["F06", "ENTERPRISE"] == {
        "code": "F06",
        "population": "ENTERPRISE",
        "name": "组织覆盖率",
        "unit": "RATIO",
        "value": "0.700000",
        "reason": None,
        "numerator": 7,
        "denominator": 10,
        "windowFrom": "2026-01-01",
        "windowTo": "2026-06-30",
        "ruleVersion": 0,
        "verifiedShare": "0.900000",
    }
    assert found["F01", "ALL"]["value"] == "5"


async def test_one_family_of_figures_can_be_asked_alone(pools: Database, officer: Actor) -> None:
    data = await ask(pools, officer, DASHBOARD, {"asOf": "2026-06-30", "family": "WARNING"})

    assert {one["code"]: one["numerator"] for one in data["figures"]} == {
        "WARN_JOINT_MEMBERS": 1,
        "WARN_COMMITTEE": 1,
        "WARN_TERM_ENDING": 1,
        "WARN_TERM_ENDING_LATER": 2,
        "WARN_TERM_ENDED": 0,
        "WARN_SIZE": 0,
        "WARN_CAP": 0,
        "WARN_HOSTLESS": 0,
        "WARN_ROSTER": 3,
    }


async def test_ledger_of_a_figure_shows_exactly_what_it_counts(
    pools: Database, officer: Actor
) -> None:
    data = await ask(pools, officer, LEDGER, {"code": "F02", "asOf": "2026-06-30"})

    figure = data["figure"]
    assert figure["organizations"]["totalCount"] == {"value": 7, "exact": True}
    assert names(figure["organizations"]) == ["U01", "U02", "U03", "U04", "U06", "U07", "U08"]
    assert names(data["figureOrganizations"]) == names(figure["organizations"])
    assert figure["branches"]["nodes"] == []


async def test_denominator_is_a_ledger_too(pools: Database, officer: Actor) -> None:
    asked = {"code": "F06_DUE", "part": "DENOMINATOR", "asOf": "2026-06-30"}

    data = await ask(pools, officer, LEDGER, asked)

    assert names(data["figure"]["organizations"]) == ["U01", "U02", "U10"]


async def test_groups_by_town_and_way_pass_their_scope_back(
    pools: Database, golden: Golden, officer: Actor
) -> None:
    towns = await ask(pools, officer, GROUPS, {"breakdown": "TOWN", "asOf": "2026-06-30"})
    ways = await ask(pools, officer, GROUPS, {"breakdown": "FORMATION", "asOf": "2026-06-30"})

    (town,) = (
        one
        for one in towns["figureGroups"]
        if one["groupName"] == "示范镇"
        and (one["code"], one["population"]) == ("F06", "ENTERPRISE")
    )
    assert (town["numerator"], town["denominator"]) == (7, 10)
    assert town["townId"] == encode_node_id("Town", golden.town)
    shares = {
        one["formation"]: (one["numerator"], one["denominator"])
        for one in ways["figureGroups"]
        if (one["code"], one["population"]) == ("F06", "ENTERPRISE") and one["numerator"]
    }
    assert shares == {"SOLE": (2, 10), "AREA": (2, 10), "BUILDING": (2, 10), "ATTACHMENT": (1, 10)}


async def test_change_of_the_covered_enterprises_is_explained_by_rows(
    pools: Database, officer: Actor
) -> None:
    asked = {"code": "F02", "from": "2025-12-31", "to": "2026-06-30"}

    change = (await ask(pools, officer, CHANGE, asked))["figureChange"]

    assert change["before"]["numerator"] == 3
    assert change["after"]["numerator"] == 7
    assert {
        (one["direction"], one["reason"]): (one["count"], names(one["organizations"]))
        for one in change["groups"]
    } == {
        ("ENTERED", "FOUNDED"): (3, ["U02", "U06", "U07"]),
        ("ENTERED", "ATTACHED"): (1, ["U08"]),
    }


async def test_tenant_that_moved_out_left_its_branch(pools: Database, officer: Actor) -> None:
    asked = {"code": "F06", "from": "2026-06-14", "to": "2026-06-30"}

    change = (await ask(pools, officer, CHANGE, asked))["figureChange"]

    assert [
        (one["part"], one["direction"], one["reason"], names(one["organizations"]))
        for one in change["groups"]
    ] == [("NUMERATOR", "LEFT", "LEFT_BRANCH", ["U05"])]


async def test_new_branches_of_another_year_leave_the_window(
    pools: Database, officer: Actor
) -> None:
    asked = {"code": "F05", "from": "2025-12-31", "to": "2026-06-30"}

    change = (await ask(pools, officer, CHANGE, asked))["figureChange"]

    assert {
        (one["direction"], one["reason"]): (one["count"], len(one["branches"]["nodes"]))
        for one in change["groups"]
    } == {("ENTERED", "FOUNDED"): (2, 2), ("LEFT", "WINDOW_CHANGED"): (2, 2)}


async def test_rate_without_a_denominator_has_a_reason_and_no_value(
    pools: Database, officer: Actor
) -> None:
    elsewhere = encode_node_id("Town", officer.district_id)
    document = """
    query Nowhere($town: ID) {
      figure(code: F06, townId: $town) { value reason numerator denominator }
    }
    """

    data = await ask(pools, officer, document, {"town": elsewhere})

    assert data["figure"] == {
        "value": None,
        "reason": "ZERO_DENOMINATOR",
        "numerator": 0,
        "denominator": 0,
    }


async def test_public_sees_no_figure(pools: Database, officer: Actor) -> None:
    public = replace(officer, role=Role.PUBLIC)

    data = await ask(pools, public, DASHBOARD)

    assert data["figures"] == []


async def test_definitions_name_every_declared_figure(pools: Database, officer: Actor) -> None:
    document = "{ figureDefinitions { code population name definition formula source unit } }"

    data = await ask(pools, officer, document)

    assert len(data["figureDefinitions"]) == 130
    assert data["figureDefinitions"][0]["name"] == "党组织数"


async def test_last_day_of_the_calendar_is_a_day_like_any_other(
    pools: Database, officer: Actor
) -> None:
    data = await ask(pools, officer, DASHBOARD, {"asOf": "9999-12-31", "family": "COVERAGE"})

    found = {one["code"]: one["numerator"] for one in data["figures"]}
    assert (found["F01"], found["F05"]) == (5, 0)


async def test_token_for_figures_reads_values_and_no_organization(
    pools: Database, officer: Actor
) -> None:
    token = replace(officer, scopes=frozenset({"figures"}))

    data = await ask(pools, token, DASHBOARD, {"asOf": "2026-06-30", "family": "COVERAGE"})

    found = {(one["code"], one["population"]): one["numerator"] for one in data["figures"]}
    assert found["F02", "ENTERPRISE"] == 7
    with pytest.raises(ScopeMissingError):
        await ask(pools, token, LEDGER, {"code": "F02"})


async def test_town_officer_gets_the_figures_of_the_own_town(
    pools: Database, golden: Golden, officer: Actor
) -> None:
    own = replace(officer, role=Role.TOWN_OFFICER, town_id=golden.town)
    other = replace(officer, role=Role.TOWN_OFFICER, town_id=officer.district_id)
    asked = {"asOf": "2026-06-30", "family": "PARTITION"}

    mine = await ask(pools, own, DASHBOARD, asked)
    theirs = await ask(pools, other, DASHBOARD, asked)

    whole = await ask(pools, officer, DASHBOARD, asked)
    assert mine == whole
    assert {one["numerator"] for one in theirs["figures"]} == {0}


@pytest.mark.parametrize("code", ["UNITS_FEW", "UNITS_NONE"])
async def test_department_gets_the_number_of_small_ones_and_not_which_they_are(
    pools: Database, golden: Golden, officer: Actor, code: str
) -> None:
    line = replace(officer, role=Role.DEPARTMENT_OFFICER, department_id=golden.department)
    asked = {"code": code, "asOf": "2026-06-30"}
    ways = {"code": code, "from": "2025-12-31", "to": "2026-06-30"}

    mine = await ask(pools, line, LEDGER, asked)
    mine_changed = (await ask(pools, line, CHANGE, ways))["figureChange"]["groups"]

    whole = await ask(pools, officer, LEDGER, asked)
    assert mine["figure"]["numerator"] == whole["figure"]["numerator"] == 1
    assert (len(names(whole["figureOrganizations"])), names(mine["figureOrganizations"])) == (1, [])
    assert names(mine["figure"]["organizations"]) == []
    assert all(names(group["organizations"]) == [] for group in mine_changed)


async def test_trend_gives_the_ends_of_quarters_and_the_last_day(
    pools: Database, officer: Actor
) -> None:
    document = """{
      figureTrend(code: F01, from: "2025-12-01", to: "2026-06-14", step: QUARTER) {
        asOf code population subject unit value numerator denominator windowFrom ruleVersion
      }
    }"""

    data = await ask(pools, officer, document)

    points = data["figureTrend"]
    assert [(point["asOf"], point["numerator"]) for point in points] == [
        ("2025-12-31", 3),
        ("2026-03-31", 4),
        ("2026-06-14", 5),
    ]
    assert points[-1] == {
        "asOf": "2026-06-14",
        "code": "F01",
        "population": "ALL",
        "subject": "BRANCH",
        "unit": "BRANCHES",
        "value": "5",
        "numerator": 5,
        "denominator": None,
        "windowFrom": "2026-01-01",
        "ruleVersion": 0,
    }


async def test_trend_takes_the_latest_sixty_periods(pools: Database, officer: Actor) -> None:
    document = """{
      figureTrend(code: F06, from: "2010-01-01", to: "2026-06-30") { asOf }
    }"""

    data = await ask(pools, officer, document)

    days = [point["asOf"] for point in data["figureTrend"]]
    assert (len(days), days[0], days[-1]) == (60, "2021-07-31", "2026-06-30")


async def test_trend_of_a_family_takes_the_first_population_where_one_is_missing(
    pools: Database, officer: Actor
) -> None:
    document = """{
      figureTrend(
        family: COVERAGE, population: SOCIAL_ORGANIZATION, from: "2026-06-30", to: "2026-06-30"
      ) { code population numerator }
    }"""

    data = await ask(pools, officer, document)

    found = {point["code"]: point for point in data["figureTrend"]}
    assert found["F06"] == {"code": "F06", "population": "SOCIAL_ORGANIZATION", "numerator": 1}
    assert found["F02"] == {"code": "F02", "population": "ENTERPRISE", "numerator": 7}
    assert found["F01"] == {"code": "F01", "population": "ALL", "numerator": 5}


async def test_definitions_are_given_in_english_too(pools: Database, officer: Actor) -> None:
    document = "{ figureDefinitions { code englishDefinition } }"

    data = await ask(pools, officer, document)

    found = {one["code"]: one["englishDefinition"] for one in data["figureDefinitions"]}
    assert set(found) == {code.value for code in FigureCode}
    assert found["WARN_TERM_ENDING"] == "Branches whose term ends within ninety days."
    assert all(text.isascii() and text.endswith(".") for text in found.values())


async def test_ledger_of_a_change_gives_the_rows_of_one_bar(
    pools: Database, officer: Actor
) -> None:
    document = """query Bar($direction: Direction, $reason: ChangeReason, $part: Part) {
      figureOrganizations(
        code: F06, asOf: "2026-06-30", changedSince: "2025-12-31", part: $part,
        direction: $direction, changeReason: $reason, first: 20
      ) { totalCount { value } nodes { name } }
    }"""

    async def names(**asked: str) -> list[str]:
        data = await ask(pools, officer, document, asked)
        found = data["figureOrganizations"]
        assert found["totalCount"]["value"] == len(found["nodes"])
        return sorted(node["name"] for node in found["nodes"])

    assert await names() == ["示范U02", "示范U06", "示范U07", "示范U08"]
    assert await names(direction="ENTERED", reason="ATTACHED") == ["示范U08"]
    assert await names(direction="LEFT") == []
    assert await names(part="DENOMINATOR") == []


async def test_several_figures_are_asked_by_their_codes(pools: Database, officer: Actor) -> None:
    document = """{
      figures(asOf: "2026-06-30", codes: [F01, F02]) { code numerator }
      figureGroups(breakdown: TOWN, asOf: "2026-06-30", codes: [F02]) { groupName numerator }
      figureTrend(codes: [F01, F02], from: "2025-12-31", to: "2026-06-30", step: YEAR) {
        asOf code numerator
      }
    }"""

    data = await ask(pools, officer, document)

    assert [(one["code"], one["numerator"]) for one in data["figures"]] == [("F01", 5), ("F02", 7)]
    assert [(one["groupName"], one["numerator"]) for one in data["figureGroups"]] == [
        ("示范镇", 7),
        (None, 0),
    ]
    assert [(one["asOf"], one["code"], one["numerator"]) for one in data["figureTrend"]] == [
        ("2025-12-31", "F01", 3),
        ("2026-06-30", "F01", 5),
        ("2025-12-31", "F02", 3),
        ("2026-06-30", "F02", 7),
    ]


async def test_trend_of_each_town_passes_its_town_back(
    pools: Database, golden: Golden, officer: Actor
) -> None:
    document = """query Towns($codes: [FigureCode!]!) {
      figureTrendGroups(
        breakdown: TOWN, codes: $codes, from: "2026-05-31", to: "2026-06-30"
      ) { groupName townId asOf code value numerator denominator }
    }"""

    data = await ask(pools, officer, document, {"codes": ["F06"]})

    points = data["figureTrendGroups"]
    assert [(one["groupName"], one["asOf"], one["value"]) for one in points] == [
        ("示范镇", "2026-05-31", "0.800000"),
        ("示范镇", "2026-06-30", "0.700000"),
        (None, "2026-05-31", None),
        (None, "2026-06-30", None),
    ]
    assert {one["townId"] for one in points if one["groupName"]} == {
        encode_node_id("Town", golden.town)
    }


async def test_trend_of_groups_takes_five_figures_at_most(pools: Database, officer: Actor) -> None:
    document = """query Towns($codes: [FigureCode!]!) {
      figureTrendGroups(breakdown: TOWN, codes: $codes, from: "2026-05-31") { code }
    }"""
    codes = ["F01", "F02", "F03", "F04", "F05", "F06"]

    with pytest.raises(FilterValueError):
        await ask(pools, officer, document, {"codes": codes})


async def test_definition_tells_the_rules_of_the_day_and_what_is_measured(
    pools: Database, officer: Actor
) -> None:
    document = """{
      figureDefinitions(asOf: "2026-06-30", codes: [F05, F06_SOLE]) {
        code population name definition englishDefinition formula unit source measured ruleVersion
      }
    }"""

    data = await ask(pools, officer, document)

    found = data["figureDefinitions"]
    assert [(one["code"], one["measured"], one["ruleVersion"]) for one in found] == [
        ("F05", "YEAR", 0),
        ("F06_SOLE", "DAY", 0),
        ("F06_SOLE", "DAY", 0),
        ("F06_SOLE", "DAY", 0),
    ]
    assert found[1]["formula"] == "已单独组建 ÷ 实体运营"
