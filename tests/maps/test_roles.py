"""Who sees what of the map: rows of the own scope, their counts, reasons that tell of persons."""

from dataclasses import replace
from uuid import uuid4

import pytest

from backend.compiler.errors import ScopeMissingError
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.kit.ids import encode_node_id
from tests.maps.asking import BRANCHES, BUILDINGS, EVERYTHING, ORGANIZATIONS, TOWNS, by_id, view
from tests.maps.district import TODAY, MappedDistrict

EASTERN = {"U01", "U02", "U03", "U04", "U05"}


def officers(mapped: MappedDistrict) -> dict[str, Actor]:
    """Give one person of each role."""
    ids = mapped.ids
    return {
        "district": mapped.officer(),
        "town": mapped.officer(Role.TOWN_OFFICER, town=ids["EAST"]),
        "department": mapped.officer(Role.DEPARTMENT_OFFICER, department=ids["CIVIL"]),
        "secretary": mapped.officer(Role.BRANCH_SECRETARY, branch=ids["J1"]),
    }


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("district", {*EASTERN, "U07", "U08", "U11", "U12"}),
        ("town", EASTERN),
        ("department", {"U02", "U04", "U08", "U12"}),
        ("secretary", {"U02", "U03"}),
    ],
)
async def test_organizations_on_the_map_are_those_of_the_role(
    pools: Database, mapped: MappedDistrict, role: str, seen: set[str]
) -> None:
    found = await view(pools, officers(mapped)[role], EVERYTHING, asOf=TODAY)

    points = found["organizations"]
    assert set(mapped.names(points["ids"])) == seen
    assert points["total"] == len(seen)
    in_buildings = {"U01", "U02", "U03", "U07", "U12"} & seen
    nowhere = {"U06"} if role != "secretary" else set()
    assert sum(found["buildings"]["operating"]) == len(in_buildings | nowhere)
    assert sum(found["towns"]["operating"]) == len(seen | nowhere)
    shown = {one for ids in found["branches"]["organizationIds"] for one in ids}
    assert set(mapped.names(list(shown))) <= seen


async def test_town_officer_sees_the_places_of_the_own_town(
    pools: Database, mapped: MappedDistrict
) -> None:
    officer = officers(mapped)["town"]

    found = await view(pools, officer, f"{TOWNS} {BUILDINGS} {BRANCHES}", asOf=TODAY)

    assert mapped.names(found["towns"]["ids"]) == ["EAST"]
    assert set(mapped.names(found["buildings"]["ids"])) == {"B1", "B2", "B3"}
    # J2 covers U04 here and U11 in the other town, whose row this officer may not see.
    members = by_id(found["branches"], "organizationIds")[mapped.ids["J2"]]
    assert mapped.names(members[0]) == ["U04"]


async def test_a_chosen_town_or_line_narrows_the_map(
    pools: Database, mapped: MappedDistrict
) -> None:
    town = encode_node_id("Town", mapped.ids["WEST"])
    line = encode_node_id("Department", mapped.ids["CIVIL"])

    found = await view(pools, mapped.officer(), f"{ORGANIZATIONS} {TOWNS}", asOf=TODAY, townId=town)
    both = await view(
        pools,
        mapped.officer(),
        f"{ORGANIZATIONS} {TOWNS}",
        asOf=TODAY,
        townId=town,
        departmentId=line,
    )

    assert set(mapped.names(found["organizations"]["ids"])) == {"U07", "U08", "U11", "U12"}
    assert found["organizations"]["withoutPlace"] == 0
    assert mapped.names(found["towns"]["ids"]) == ["WEST"]
    assert set(mapped.names(both["organizations"]["ids"])) == {"U08", "U12"}
    assert both["towns"]["operating"] == [2]


@pytest.mark.parametrize("role", ["district", "town", "secretary"])
async def test_reasons_are_told_to_those_who_may_count_members(
    pools: Database, mapped: MappedDistrict, role: str
) -> None:
    found = await view(pools, officers(mapped)[role], ORGANIZATIONS, asOf=TODAY)

    reasons = by_id(found["organizations"], "coverages", "reasons")
    assert all(
        (reason is None) is (coverage != "UNCOVERED") for coverage, reason in reasons.values()
    )


async def test_reasons_are_withheld_from_lines_and_from_every_token(
    pools: Database, mapped: MappedDistrict
) -> None:
    token = replace(mapped.officer(), scopes=frozenset({"organizations", "branches"}))
    for actor, uncovered in ((officers(mapped)["department"], 1), (token, 3)):
        found = (await view(pools, actor, ORGANIZATIONS, asOf=TODAY))["organizations"]

        assert found["coverages"].count("UNCOVERED") == uncovered
        assert found["reasons"] == [None] * len(found["ids"])


async def test_a_token_reads_the_layers_of_its_scopes(
    pools: Database, mapped: MappedDistrict
) -> None:
    token = replace(mapped.officer(), scopes=frozenset({"organizations"}))
    other = replace(mapped.officer(), scopes=frozenset({"figures"}))

    assert (await view(pools, token, TOWNS, asOf=TODAY))["towns"]["operating"] == [6, 4]
    with pytest.raises(ScopeMissingError):
        await view(pools, token, BRANCHES, asOf=TODAY)
    with pytest.raises(ScopeMissingError):
        await view(pools, other, TOWNS, asOf=TODAY)


@pytest.mark.parametrize("is_public", [False, True])
async def test_another_district_and_the_public_see_nothing(
    pools: Database, mapped: MappedDistrict, *, is_public: bool
) -> None:
    role = Role.PUBLIC if is_public else Role.DISTRICT_OFFICER
    district = mapped.ledger.district_id if is_public else uuid4()
    stranger = Actor(district_id=district, role=role, user_id=uuid4())

    found = await view(pools, stranger, EVERYTHING, asOf=TODAY)

    points = found.pop("organizations")
    assert (points["total"], points["withoutPlace"], points["ids"]) == (0, 0, [])
    assert all(column == [] for layer in found.values() for column in layer.values())
