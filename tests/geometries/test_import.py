"""Files of shapes: matched, checked, written, taken back; and everything that is refused."""

from typing import Any

import pytest

from backend.database.actor import Role
from backend.geometries.commands import (
    ApplyGeometry,
    UndoGeometry,
    apply_geometry,
    undo_geometry,
)
from backend.geometries.tables import GeometryLayer, GeometryMode
from backend.kit.boundaries import Boundary
from backend.kit.errors import LedgerError
from backend.kit.geo import CoordinateSystem, Point, distance_meters, from_wgs84
from backend.places.commands import add_building, edit_area
from backend.places.forms import AddBuilding, AreaDetails, BuildingDetails, EditArea
from backend.places.points import Location
from backend.places.rules import TownKind
from tests.commands.refusing import refusal_codes
from tests.geometries.files import CGCS2000_PRJ, feature, geojson, point, square, zipped
from tests.geometries.files import shapefile_parts as parts_of
from tests.geometries.map_desk import MapDesk, box

AREAS, TOWNS, BUILDINGS = GeometryLayer.AREAS, GeometryLayer.TOWNS, GeometryLayer.BUILDINGS
NORTH = square(82.31, 38.85)
SOUTH = square(82.31, 38.81)
WEST = square(82.21, 38.81)
CROSSED = [[82.31, 38.81], [82.33, 38.83], [82.33, 38.81], [82.31, 38.83], [82.31, 38.81]]


async def test_areas_of_a_shapefile_are_matched_made_and_taken_back(drawn: MapDesk) -> None:
    known = await drawn.area("北片区", box(82.31, 38.85, 82.32, 38.855))
    rows: list[Any] = [({"NAME": "北片区"}, [NORTH]), ({"NAME": "南片区"}, [SOUTH])]
    content = zipped({**parts_of(rows), ".prj": CGCS2000_PRJ})
    before = await drawn.state()

    batch = await drawn.check(content, AREAS)

    assert await drawn.state() == before
    assert await drawn.findings(batch) == [("北片区", "CHANGED", []), ("南片区", "NEW", [])]
    await drawn.apply(batch, GeometryMode.ALL_OR_NOTHING)
    areas = {row["name"]: row for row in await drawn.desk.rows("areas")}
    assert areas["北片区"]["id"] == known
    assert areas["北片区"]["north"] == 38.86
    assert (areas["南片区"]["town_id"], areas["南片区"]["west"]) == (drawn.east, 82.31)
    await drawn.desk.act(undo_geometry, UndoGeometry(id=batch))
    [row] = await drawn.desk.rows("areas")
    assert (row["id"], row["north"]) == (known, 38.855)


async def test_the_same_file_again_changes_nothing(drawn: MapDesk) -> None:
    content = geojson(feature("北片区", NORTH), feature("西片区", WEST))
    await drawn.apply(await drawn.check(content, AREAS))
    before = await drawn.state()

    batch = await drawn.check(content, AREAS)
    await drawn.apply(batch)

    assert [outcome for _, outcome, _ in await drawn.findings(batch)] == ["SAME", "SAME"]
    assert await drawn.state() == before


async def test_a_file_is_written_and_taken_back_once(drawn: MapDesk) -> None:
    batch = await drawn.check(geojson(feature("北片区", NORTH)), AREAS)
    apply, undo = ApplyGeometry(id=batch), UndoGeometry(id=batch)

    assert await refusal_codes(drawn.desk, undo_geometry, undo) == ["GEOMETRY_STATE"]
    await drawn.apply(batch)
    assert await refusal_codes(drawn.desk, apply_geometry, apply) == ["GEOMETRY_STATE"]
    await drawn.desk.act(undo_geometry, undo)
    assert await refusal_codes(drawn.desk, undo_geometry, undo) == ["GEOMETRY_STATE"]
    assert await drawn.desk.rows("areas") == []


async def test_what_was_changed_since_is_not_overwritten(drawn: MapDesk) -> None:
    area = await drawn.area("北片区", box(82.31, 38.85, 82.32, 38.855))
    batch = await drawn.check(geojson(feature("北片区", NORTH)), AREAS)
    details = AreaDetails(name="北片区", town_id=drawn.east)
    await drawn.desk.act(edit_area, EditArea(id=area, revision=1, area=details))

    form = ApplyGeometry(id=batch)

    assert await refusal_codes(drawn.desk, apply_geometry, form) == ["GEOMETRY_OUTDATED"]


async def test_what_was_changed_after_the_import_is_not_taken_back(drawn: MapDesk) -> None:
    batch = await drawn.check(geojson(feature("北片区", NORTH)), AREAS)
    await drawn.apply(batch)
    [area] = await drawn.desk.rows("areas")
    details = AreaDetails(name="北片区", town_id=drawn.east)
    await drawn.desk.act(edit_area, EditArea(id=area["id"], revision=1, area=details))

    found = await refusal_codes(drawn.desk, undo_geometry, UndoGeometry(id=batch))

    assert found == ["GEOMETRY_TOUCHED_SINCE"]


async def test_bad_features_are_refused_with_their_place_and_the_good_ones_go(
    drawn: MapDesk,
) -> None:
    unclosed, empty = feature("丙片区", NORTH[:-1]), feature("丁片区", None)
    line = feature("戊片区") | {
        "geometry": {"type": "LineString", "coordinates": [[82.31, 38.81], [82.32, 38.82]]}
    }
    thread = [[82.31, 38.81], [82.32, 38.81], [82.32, 38.81000001], [82.31, 38.81]]
    content = geojson(
        feature("甲片区", NORTH),
        feature("乙片区", CROSSED),
        unclosed,
        empty,
        line,
        feature("己片区", thread),
        feature("庚片区", square(38.8, 82.3)),
        feature("辛片区", square(282.3, 38.8)),
        feature(" ", SOUTH),
        feature("长" * 81, SOUTH),
        feature("甲片区", SOUTH),
    )

    batch = await drawn.check(content, AREAS)

    found = await drawn.findings(batch)
    assert found[0] == ("甲片区", "NEW", [])
    assert [codes for _, outcome, codes in found[1:] if outcome == "REFUSED"] == [
        ["BOUNDARY"],
        ["BOUNDARY"],
        ["BOUNDARY"],
        ["FEATURE_SHAPE"],
        ["BOUNDARY"],
        ["BOUNDARY"],
        ["BOUNDARY"],
        ["FEATURE_NAME"],
        ["FEATURE_NAME"],
        ["FEATURE_TWICE"],
    ]
    rows = await drawn.desk.rows("geometry_rows", batch_id=batch, label="乙片区")
    [finding] = rows[0]["findings"]
    assert (round(finding["longitude"], 3), round(finding["latitude"], 3)) == (82.32, 38.82)
    form = ApplyGeometry(id=batch, mode=GeometryMode.ALL_OR_NOTHING)
    assert await refusal_codes(drawn.desk, apply_geometry, form) == ["GEOMETRY_HAS_REFUSED"]
    assert await drawn.desk.rows("areas") == []
    await drawn.apply(batch)
    assert [row["name"] for row in await drawn.desk.rows("areas")] == ["甲片区"]


async def test_a_crossing_is_mended_when_that_is_accepted(drawn: MapDesk) -> None:
    content = geojson(feature("乙片区", CROSSED))

    batch = await drawn.check(content, AREAS, is_repaired=True)

    assert await drawn.findings(batch) == [("乙片区", "NEW", [])]
    await drawn.apply(batch)
    [area] = await drawn.desk.rows("areas")
    assert area["boundary"].startswith("MULTIPOLYGON")


async def test_an_area_over_two_towns_names_the_other(drawn: MapDesk) -> None:
    little, most = square(82.293, 38.85), square(82.299, 38.82)
    content = geojson(
        feature("甲片区", little, 所在镇街="西镇"), feature("乙片区", most, 所在镇街="西镇")
    )

    batch = await drawn.check(content, AREAS)

    assert await drawn.findings(batch) == [
        ("甲片区", "NEW", ["AREA_OVER_TOWNS"]),
        ("乙片区", "REFUSED", ["AREA_IN_OTHER_TOWN"]),
    ]
    [row] = await drawn.desk.rows("geometry_rows", batch_id=batch, label="甲片区")
    assert "东镇" in row["findings"][0]["message"]


async def test_areas_of_the_file_are_held_against_each_other(drawn: MapDesk) -> None:
    await drawn.area("旧片区", box(82.35, 38.85, 82.36, 38.86))
    content = geojson(
        feature("甲片区", NORTH),
        feature("乙片区", square(82.315, 38.85)),
        feature("丙片区", square(82.355, 38.85)),
        # Known here on other ground: its new place counts, the old one is left.
        feature("旧片区", square(82.37, 38.85)),
    )

    batch = await drawn.check(content, AREAS)

    assert [codes for _, _, codes in await drawn.findings(batch)] == [
        ["AREA_OVERLAPS"],
        ["AREA_OVERLAPS"],
        [],
        [],
    ]


async def test_a_name_in_two_towns_is_ambiguous_without_a_town(drawn: MapDesk) -> None:
    for town in (drawn.east, drawn.west):
        details = BuildingDetails(name="兴业大厦", town_id=town)
        await drawn.desk.act(add_building, AddBuilding(building=details))
    outside = point("兴业大厦", 82.6, 38.85)
    inside = point("兴业大厦", 82.35, 38.85)

    batch = await drawn.check(geojson(outside, inside), BUILDINGS)

    assert [row[1:] for row in await drawn.findings(batch)] == [
        ("AMBIGUOUS", ["FEATURE_AMBIGUOUS"]),
        ("CHANGED", []),
    ]
    await drawn.apply(batch)
    rows = {row["town_id"]: row for row in await drawn.desk.rows("buildings")}
    assert rows[drawn.east]["longitude"] == 82.35
    assert rows[drawn.west]["longitude"] is None


async def test_a_building_gets_its_footprint_and_a_point_inside(drawn: MapDesk) -> None:
    location = Location(longitude=82.351, latitude=38.851)
    for name, where in (("甲座", location), ("乙座", None)):
        details = BuildingDetails(name=name, town_id=drawn.east, location=where)
        await drawn.desk.act(add_building, AddBuilding(building=details))
    crescent = [
        [82.36, 38.85], [82.37, 38.85], [82.37, 38.86], [82.36, 38.86],
        [82.36, 38.858], [82.368, 38.858], [82.368, 38.852], [82.36, 38.852], [82.36, 38.85],
    ]  # fmt: skip
    content = geojson(feature("甲座", square(82.35, 38.85, 0.002)), feature("乙座", crescent))

    await drawn.apply(await drawn.check(content, BUILDINGS))

    rows = {row["name"]: row for row in await drawn.desk.rows("buildings")}
    assert (rows["甲座"]["longitude"], rows["甲座"]["latitude"]) == (82.351, 38.851)
    inside = Point(rows["乙座"]["longitude"], rows["乙座"]["latitude"])
    assert inside in Boundary.parse(rows["乙座"]["footprint"])


async def test_points_declared_in_the_wrong_system_are_found_out(drawn: MapDesk) -> None:
    details = BuildingDetails(name="甲座", town_id=drawn.east)
    await drawn.desk.act(add_building, AddBuilding(building=details))
    # 50 m inside the eastern border of the town, so that the shift leads out of it.
    true = Point(82.3995, 38.85)
    written = from_wgs84(true, CoordinateSystem.BD09)
    content = geojson(point("甲座", written.longitude, written.latitude, 镇街="东镇"))

    wrong = await drawn.check(content, BUILDINGS)
    right = await drawn.check(content, BUILDINGS, system=CoordinateSystem.BD09)

    assert await drawn.findings(wrong) == [("甲座", "REFUSED", ["WRONG_COORDINATE_SYSTEM"])]
    await drawn.apply(right)
    [row] = await drawn.desk.rows("buildings")
    assert distance_meters(Point(row["longitude"], row["latitude"]), true) < 0.5
    assert row["coordinate_system"] is CoordinateSystem.BD09


async def test_towns_are_drawn_and_new_ones_take_their_kind_from_the_name(drawn: MapDesk) -> None:
    content = geojson(
        feature("东镇", square(82.3, 38.8, 0.1)),
        feature("南湖街道", square(82.25, 38.7, 0.1)),
        feature("某地", square(82.5, 38.7, 0.1)),
    )

    batch = await drawn.check(content, TOWNS)

    assert await drawn.findings(batch) == [
        ("东镇", "SAME", []),
        ("南湖街道", "NEW", []),
        ("某地", "REFUSED", ["FEATURE_KIND"]),
    ]
    await drawn.apply(batch)
    [town] = await drawn.desk.rows("towns", name="南湖街道")
    assert (town["kind"], town["south"]) == (TownKind.STREET, 38.7)


async def test_a_town_officer_imports_the_own_town_only(drawn: MapDesk) -> None:
    officer = drawn.desk.person_of_town(drawn.west)
    content = geojson(feature("西片区", WEST), feature("北片区", NORTH))

    batch = await drawn.check(content, AREAS, as_=officer)

    assert await drawn.findings(batch) == [
        ("西片区", "NEW", []),
        ("北片区", "REFUSED", ["FEATURE_RIGHTS"]),
    ]
    form = ApplyGeometry(id=batch, mode=GeometryMode.GOOD_ROWS)
    await drawn.desk.act(apply_geometry, form, as_=officer)
    assert [row["name"] for row in await drawn.desk.rows("areas")] == ["西片区"]
    other = drawn.desk.person_of_town(drawn.west)
    undo = UndoGeometry(id=batch)
    assert await refusal_codes(drawn.desk, undo_geometry, undo, as_=other) == ["GEOMETRY_NOT_FOUND"]


@pytest.mark.parametrize(
    ("role", "layer"),
    [
        (Role.TOWN_OFFICER, TOWNS),
        (Role.DEPARTMENT_OFFICER, AREAS),
        (Role.BRANCH_SECRETARY, BUILDINGS),
    ],
)
async def test_others_import_no_shapes(drawn: MapDesk, role: Role, layer: GeometryLayer) -> None:
    keys = {Role.TOWN_OFFICER: "town_id", Role.DEPARTMENT_OFFICER: "department_id"}
    officer = drawn.desk.person(role, **{keys.get(role, "branch_id"): drawn.west})

    with pytest.raises(LedgerError) as raised:
        await drawn.check(geojson(feature("西镇", WEST)), layer, as_=officer)

    assert raised.value.code == "MAY_NOT_IMPORT_GEOMETRY"
    assert await drawn.desk.rows("geometry_batches") == []


async def test_a_new_area_that_is_used_by_now_is_not_taken_back(drawn: MapDesk) -> None:
    batch = await drawn.check(geojson(feature("北片区", NORTH)), AREAS)
    await drawn.apply(batch)
    [area] = await drawn.desk.rows("areas")
    await drawn.desk.organization("甲厂", place={"area_id": area["id"]})

    found = await refusal_codes(drawn.desk, undo_geometry, UndoGeometry(id=batch))

    assert found == ["STILL_USED"]


async def test_every_feature_without_a_known_town_says_so(drawn: MapDesk) -> None:
    far, wrong = square(82.7, 38.85), feature("乙片区", NORTH, 镇街="南镇")

    batch = await drawn.check(geojson(feature("甲片区", far), wrong), AREAS)

    assert await drawn.findings(batch) == [
        ("甲片区", "REFUSED", ["FEATURE_TOWN"]),
        ("乙片区", "REFUSED", ["FEATURE_TOWN"]),
    ]
