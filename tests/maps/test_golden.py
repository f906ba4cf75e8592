"""The small district on the map, worked out by hand: layers, counts, places, reasons, joints."""

from typing import Any

import pytest

from backend.database.engine import Database
from tests.figures.asking import ask, whole_compiler
from tests.maps.asking import (
    AREAS,
    BRANCHES,
    BUILDINGS,
    CITY,
    EVERYTHING,
    ORGANIZATIONS,
    TOWNS,
    by_id,
    view,
)
from tests.maps.district import (
    AREA_BOUNDARY,
    BEFORE_MOVE,
    EASTERN_BOUNDARY,
    TODAY,
    MappedDistrict,
)

COUNTS = ("operating", "covered", "verified")


def named(mapped: MappedDistrict, layer: dict[str, Any], *columns: str) -> dict[str | None, Any]:
    """Give the values of some columns by the short names of the rows."""
    found = by_id(layer, *columns)
    return dict(zip(mapped.names(list(found)), found.values(), strict=True))


async def test_towns_carry_their_boundary_a_point_and_the_counts_of_the_day(
    pools: Database, mapped: MappedDistrict
) -> None:
    found = (await view(pools, mapped.officer(), TOWNS, asOf=TODAY))["towns"]

    assert named(mapped, found, *COUNTS) == {"EAST": (6, 4, 4), "WEST": (4, 2, 4)}
    # U09 is registered and a zombie; U10 has ended.
    assert named(mapped, found, "registered") == {"EAST": (6,), "WEST": (5,)}
    assert found["names"] == ["东镇", "西镇"]
    assert found["boundaries"] == [EASTERN_BOUNDARY, None]
    assert (found["longitudes"][0], found["latitudes"][0]) == (82.25, 38.25)
    # Nobody has drawn the western town: the middle of U07, U08, U11 and U12.
    assert round(found["longitudes"][1], 9) == round((82.8 + 82.9 + 82.95 + 82.8) / 4, 9)
    assert round(found["latitudes"][1], 9) == round((38.8 + 38.9 + 38.95 + 38.8) / 4, 9)


async def test_counts_of_towns_are_the_figures_of_the_same_day(
    pools: Database, mapped: MappedDistrict
) -> None:
    document = """
query Figures($asOf: Date) {
  figureGroups(breakdown: TOWN, asOf: $asOf, population: ALL, family: COVERAGE) {
    code townId numerator denominator
  }
}"""
    for day in (TODAY, BEFORE_MOVE, "2025-12-31", "2024-01-01"):
        found = (
            await view(
                pools, mapped.officer(), "towns { ids operating covered verified }", asOf=day
            )
        )["towns"]
        groups = (await ask(pools, mapped.officer(), document, {"asOf": day}))["figureGroups"]

        figures = {(one["code"], one["townId"]): one for one in groups}
        raw = await ask(
            pools,
            mapped.officer(),
            "query ($b: BoundingBox!, $d: Date)"
            " { mapView(bbox: $b, zoom: 9, asOf: $d) { towns { ids } } }",
            {"b": CITY, "d": day},
        )
        for place, town in enumerate(raw["mapView"]["towns"]["ids"]):
            rate = figures["F06", town]
            assert rate["denominator"] == found["operating"][place]
            assert rate["numerator"] == found["covered"][place]
            assert figures["F06_VERIFIED", town]["numerator"] == found["verified"][place]


async def test_buildings_count_their_tenants_and_name_their_joint_branches(
    pools: Database, mapped: MappedDistrict
) -> None:
    found = (await view(pools, mapped.officer(), BUILDINGS, asOf=TODAY))["buildings"]

    assert named(mapped, found, "operating", "covered", "floors", "longitudes", "latitudes") == {
        "B1": (2, 2, 12, 82.1, 38.1),
        "B2": (1, 1, None, 82.2, 38.2),
        "B3": (1, 0, None, None, None),
        "B4": (2, 1, 6, 82.8, 38.8),
    }
    assert named(mapped, found, "registered")["B1"] == (2,)
    branches = {
        name: mapped.names(ids) for name, (ids,) in named(mapped, found, "branchIds").items()
    }
    assert branches == {"B1": ["J1"], "B2": ["J1"], "B3": [], "B4": []}
    groups = named(mapped, found, "groupIds", "revisions")
    assert groups["B1"] == (mapped.ids["G1"], 1)
    assert groups["B4"] == (None, 1)


async def test_areas_of_the_day_are_shown_and_ended_ones_are_not(
    pools: Database, mapped: MappedDistrict
) -> None:
    now = (await view(pools, mapped.officer(), AREAS, asOf=TODAY))["areas"]
    before = (await view(pools, mapped.officer(), AREAS, asOf="2025-12-31"))["areas"]

    assert named(mapped, now, *COUNTS) == {"A1": (2, 1, 2), "A2": (0, 0, 0)}
    assert set(mapped.names(before["ids"])) == {"A0", "A1", "A2"}
    place = mapped.names(now["ids"]).index("A1")
    assert mapped.names(now["branchIds"][place]) == ["J2"]
    assert now["boundaries"][place] == AREA_BOUNDARY
    assert round(now["longitudes"][place], 9) == 82.15
    undrawn = mapped.names(now["ids"]).index("A2")
    assert (now["boundaries"][undrawn], now["longitudes"][undrawn]) == (None, None)
    assert now["townIds"][undrawn] == mapped.ids["WEST"]


async def test_organizations_stand_at_their_own_point_or_in_their_building(
    pools: Database, mapped: MappedDistrict
) -> None:
    found = (await view(pools, mapped.officer(), ORGANIZATIONS, asOf=TODAY))["organizations"]

    assert (found["isClustered"], found["total"], found["withoutPlace"]) == (False, 9, 1)
    assert named(mapped, found, "longitudes", "latitudes", "coverages", "reasons") == {
        "U01": (82.1, 38.1, "SOLE", None),
        "U02": (82.2, 38.2, "BUILDING", None),
        "U03": (82.1, 38.1, "BUILDING", None),
        "U04": (82.12, 38.12, "AREA", None),
        "U05": (82.12, 38.12, "UNCOVERED", "DUE"),
        "U07": (82.8, 38.8, "UNCOVERED", "NO_MEMBERS"),
        "U08": (82.9, 38.9, "UNCOVERED", "COUNT_UNKNOWN"),
        "U11": (82.95, 38.95, "AREA", None),
        "U12": (82.8, 38.8, "ATTACHMENT", None),
    }
    assert set(found["counts"]) == {1}
    assert sum(found["coveredCounts"]) == 6
    verified = named(mapped, found, "verified")
    assert verified["U03"] == (False,)
    assert verified["U01"] == (True,)
    places = named(mapped, found, "buildingIds", "areaIds")
    assert places["U02"] == (mapped.ids["B2"], None)
    assert places["U05"] == (None, mapped.ids["A1"])


@pytest.mark.parametrize(
    ("alone", "answer"),
    [("withoutPlace", 1), ("total", 9), ("isClustered", False), ("__typename", "MapOrganizations")],
)
async def test_what_is_told_of_all_rows_is_told_once_also_alone(
    pools: Database, mapped: MappedDistrict, alone: str, answer: object
) -> None:
    found = await view(pools, mapped.officer(), f"organizations {{ {alone} }}", asOf=TODAY)

    assert found["organizations"] == {alone: answer}


async def test_organization_stands_in_the_building_of_the_day(
    pools: Database, mapped: MappedDistrict
) -> None:
    before = await view(pools, mapped.officer(), f"{ORGANIZATIONS} {BUILDINGS}", asOf=BEFORE_MOVE)
    after = await view(pools, mapped.officer(), f"{ORGANIZATIONS} {BUILDINGS}", asOf="2026-03-01")

    assert named(mapped, before["organizations"], "buildingIds")["U02"] == (mapped.ids["B1"],)
    assert named(mapped, before["organizations"], "longitudes")["U02"] == (82.1,)
    assert named(mapped, before["buildings"], "operating")["B1"] == (3,)
    assert named(mapped, before["buildings"], "operating", "registered")["B2"] == (0, 0)
    assert named(mapped, after["organizations"], "buildingIds")["U02"] == (mapped.ids["B2"],)
    assert named(mapped, after["buildings"], "operating")["B1"] == (2,)


async def test_joint_branches_show_all_of_their_organizations(
    pools: Database, mapped: MappedDistrict
) -> None:
    east = {"west": 82.0, "south": 38.0, "east": 82.5, "north": 38.5}

    found = (await view(pools, mapped.officer(), BRANCHES, bbox=east, asOf=TODAY))["branches"]

    shown = {
        name: (formation, mapped.names(units), dict(zip(mapped.names(units), easts, strict=True)))
        for name, (formation, units, easts) in named(
            mapped, found, "formations", "organizationIds", "organizationLongitudes"
        ).items()
    }
    assert {name: (way, set(units)) for name, (way, units, _) in shown.items()} == {
        "S1": ("SOLE", {"U01", "U12"}),
        "J1": ("BUILDING", {"U02", "U03"}),
        "J2": ("AREA", {"U04", "U11"}),
    }
    # The second organization of J2 stands far outside the box.
    assert shown["J2"][2] == {"U04": 82.12, "U11": 82.95}
    assert named(mapped, found, "areaIds")["J2"] == (mapped.ids["A1"],)
    west = {"west": 82.85, "south": 38.85, "east": 83.0, "north": 39.0}
    there = (await view(pools, mapped.officer(), BRANCHES, bbox=west, asOf=TODAY))["branches"]
    assert mapped.names(there["ids"]) == ["J2"]


async def test_joint_branches_are_those_of_the_day(pools: Database, mapped: MappedDistrict) -> None:
    before = (await view(pools, mapped.officer(), BRANCHES, asOf="2025-06-01"))["branches"]

    assert mapped.names(before["ids"]) == ["J1"]


async def test_a_box_gives_what_stands_in_it_and_what_nobody_placed(
    pools: Database, mapped: MappedDistrict
) -> None:
    small = {"west": 82.79, "south": 38.79, "east": 82.81, "north": 38.81}

    found = await view(pools, mapped.officer(), EVERYTHING, bbox=small, asOf=TODAY)

    assert set(mapped.names(found["organizations"]["ids"])) == {"U07", "U12"}
    assert set(mapped.names(found["buildings"]["ids"])) == {"B3", "B4"}
    # The eastern town is drawn elsewhere; the western one and its area nowhere.
    assert mapped.names(found["towns"]["ids"]) == ["WEST"]
    assert mapped.names(found["areas"]["ids"]) == ["A2"]
    # Counts are of the whole town, not of the box.
    assert found["towns"]["operating"] == [4]
    assert found["organizations"]["withoutPlace"] == 1


def test_what_is_not_selected_is_not_in_the_statement(mapped: MappedDistrict) -> None:
    made = whole_compiler()

    def statement(layers: str) -> str:
        document = f"query ($b: BoundingBox!) {{ mapView(bbox: $b, zoom: 9) {{ {layers} }} }}"
        operation = made.read(document, has_suggestions=True).operation(None)
        request = made.request(operation, {"b": CITY}, mapped.officer())
        return made.query(request).statement.text

    names, counts = statement("buildings { names }"), statement("buildings { names operating }")
    assert '"areas"' not in names
    assert "map_organizations" not in statement("__typename")
    assert "map_branches" not in statement("towns { operating }")
    assert "map_branches" in statement("buildings { names branchIds }")
    assert "'\"operating\":'" not in names
    assert counts.count("string_agg") == names.count("string_agg") + 1
