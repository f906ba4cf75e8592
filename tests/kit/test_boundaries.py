"""Shapes: one form, mending, holes and parts, cutting and uniting, other coordinate systems."""

import json
import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.boundaries import Boundary, LineError
from backend.kit.geo import CoordinateSystem, Point, distance_meters, from_wgs84
from backend.kit.shape_text import BoundaryError

SQUARE = "POLYGON ((82.3 38.8, 82.32 38.8, 82.32 38.82, 82.3 38.82, 82.3 38.8))"
RING = (
    "POLYGON ((82.3 38.8, 82.32 38.8, 82.32 38.82, 82.3 38.82, 82.3 38.8),"
    " (82.305 38.805, 82.305 38.815, 82.315 38.815, 82.315 38.805, 82.305 38.805))"
)
CROSSED = "POLYGON ((82.3 38.8, 82.32 38.82, 82.32 38.8, 82.3 38.82, 82.3 38.8))"


def box(west: float, south: float, side: float = 0.01) -> str:
    """Write a square."""
    return str(shapely.to_wkt(shapely.box(west, south, west + side, south + side)))


def test_every_winding_becomes_one_form() -> None:
    clockwise = "POLYGON ((82.3 38.8, 82.3 38.82, 82.32 38.82, 82.32 38.8, 82.3 38.8))"

    assert Boundary.parse(clockwise).square_meters == Boundary.parse(SQUARE).square_meters
    assert shapely.is_ccw(shapely.from_wkt(Boundary.parse(clockwise).wkt).exterior)


def test_height_is_left_out() -> None:
    flat = Boundary.parse(SQUARE)
    high = "POLYGON Z ((82.3 38.8 900, 82.32 38.8 901, 82.32 38.82 9, 82.3 38.82 9, 82.3 38.8 900))"

    assert Boundary.parse(high) == flat


def test_a_crossing_is_refused_with_its_place_and_mended_when_asked() -> None:
    with pytest.raises(BoundaryError) as raised:
        Boundary.parse(CROSSED)
    mended = Boundary.parse(CROSSED, is_repaired=True)

    assert "边线自相交" in raised.value.message
    place = raised.value.place
    assert place is not None
    assert (round(place.longitude, 4), round(place.latitude, 4)) == (82.31, 38.81)
    assert mended.wkt.startswith("MULTIPOLYGON")
    assert mended.square_meters == pytest.approx(Boundary.parse(SQUARE).square_meters / 2, rel=1e-3)


def test_what_encloses_no_ground_is_refused_even_when_mending() -> None:
    thread = "POLYGON ((82.3 38.8, 82.32 38.8, 82.32 38.800001, 82.3 38.800001, 82.3 38.8))"

    for text in (thread, "POLYGON ((82.3 38.8, 82.32 38.8, 82.3 38.8))"):
        with pytest.raises(BoundaryError):
            Boundary.parse(text, is_repaired=True)


def test_a_hole_is_outside_and_the_inner_point_is_inside() -> None:
    ring = Boundary.parse(RING)

    assert Point(82.31, 38.81) not in ring
    assert ring.inner_point in ring
    assert ring.square_meters == pytest.approx(
        Boundary.parse(SQUARE).square_meters * 0.75, rel=1e-3
    )


def test_a_sliver_beside_a_part_is_left_out() -> None:
    thread = "((82.4 38.8, 82.42 38.8, 82.42 38.8000001, 82.4 38.8000001, 82.4 38.8))"
    square = SQUARE.removeprefix("POLYGON ")

    assert Boundary.parse(f"MULTIPOLYGON ({square}, {thread})") == Boundary.parse(SQUARE)


@pytest.mark.parametrize(
    "coordinates",
    ['[[["82.3", 38.8]]]', "[[[NaN, 38.8]]]", "[[[null, 38.8]]]", "null", "[[[true, 1]]]"],
)
def test_coordinates_that_are_no_numbers_are_refused(coordinates: str) -> None:
    with pytest.raises(BoundaryError, match="坐标不是数字"):
        Boundary.parse(f'{{"type": "Polygon", "coordinates": {coordinates}}}')


def test_a_swapped_pair_is_suspected_inside_the_globe_too() -> None:
    swapped = "POLYGON ((38.8 82.3, 38.82 82.3, 38.82 82.32, 38.8 82.3))"

    with pytest.raises(BoundaryError, match="经度和纬度可能填反了"):
        Boundary.parse(swapped)


def test_a_line_cuts_into_parts_from_the_west() -> None:
    west, east = Boundary.parse(SQUARE).cut("LINESTRING (82.305 38.79, 82.305 38.83)")

    assert (west.west, west.east, east.west, east.east) == (82.3, 82.305, 82.305, 82.32)
    whole = Boundary.parse(SQUARE).square_meters
    assert west.square_meters + east.square_meters == pytest.approx(whole, rel=1e-6)


def test_a_winding_line_cuts_into_more_than_two() -> None:
    line = "LINESTRING (82.305 38.79, 82.305 38.83, 82.315 38.83, 82.315 38.79)"

    assert len(Boundary.parse(SQUARE).cut(line)) == 3


def test_a_ring_is_cut_through_its_hole() -> None:
    line = "LINESTRING (82.31 38.79, 82.31 38.83)"

    assert len(Boundary.parse(RING).cut(line)) == 2
    with pytest.raises(LineError):
        Boundary.parse(RING).cut("LINESTRING (82.31 38.79, 82.31 38.81)")


@pytest.mark.parametrize(
    ("line", "fault", "place"),
    [
        ("LINESTRING (82.4 38.7, 82.4 38.9)", "线完全在图形之外", None),
        (
            "LINESTRING (82.31 38.79, 82.31 38.81)",
            "线的一端 (82.310000, 38.810000) 停在图形之内",
            Point(82.31, 38.81),
        ),
        ("LINESTRING (82.29 38.8, 82.33 38.8)", "线没有从一边穿到另一边", None),
    ],
)
def test_a_line_that_does_not_cut_through_is_refused_with_its_place(
    line: str, fault: str, place: Point | None
) -> None:
    with pytest.raises(LineError) as raised:
        Boundary.parse(SQUARE).cut(line)

    assert raised.value.message == f"这条线没有把图形切开：{fault}。"
    assert raised.value.place == place


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("一块地", "请粘贴 WKT 或 GeoJSON 的 Polygon"),
        (CROSSED, "请移动这里的拐点"),
        ("POLYGON ((82.3 38.8, 82.32 38.82, 82.3 38.8, 82.3 38.8))", "请重画"),
    ],
)
def test_what_to_do_speaks_of_the_text_or_of_the_shape(text: str, remedy: str) -> None:
    with pytest.raises(BoundaryError) as raised:
        Boundary.parse(text)

    assert raised.value.remedy.startswith(remedy)


def test_parts_that_were_cut_unite_again() -> None:
    whole = Boundary.parse(SQUARE)
    united = Boundary.united(whole.cut("LINESTRING (82.305 38.79, 82.31 38.83)"))

    assert united.square_meters == pytest.approx(whole.square_meters, rel=1e-6)
    assert not united.wkt.startswith("MULTI")


def test_places_apart_unite_to_several_parts() -> None:
    one, other = Boundary.parse(box(82.3, 38.8)), Boundary.parse(box(82.4, 38.8))

    assert Boundary.united([one, other]).wkt.startswith("MULTIPOLYGON")
    assert Boundary.united([one, other]).part_count == 2
    assert one.shared_square_meters(other) == 0


SIDES = st.lists(st.floats(0.3, 1.0), min_size=5, max_size=24)
CENTERS = st.tuples(st.floats(76, 130), st.floats(20, 50))


def star(center: tuple[float, float], sides: list[float]) -> Boundary:
    """Draw a star-shaped place of about a kilometer."""
    turns = [(step * math.tau / len(sides), side) for step, side in enumerate(sides)]
    ring = [
        [center[0] + math.cos(turn) * side / 100, center[1] + math.sin(turn) * side / 100]
        for turn, side in turns
    ]
    return Boundary.parse(json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}))


@given(CENTERS, SIDES, st.sampled_from(CoordinateSystem))
def test_a_shape_comes_back_from_a_shifted_system_within_half_a_meter(
    center: tuple[float, float], sides: list[float], system: CoordinateSystem
) -> None:
    drawn = star(center, sides)
    vertices = shapely.get_coordinates(shapely.from_wkt(drawn.wkt)).tolist()
    shifted = [from_wgs84(Point(*vertex), system) for vertex in vertices]
    shape = shapely.polygons([(point.longitude, point.latitude) for point in shifted])

    found = Boundary.of(shape, system=system)

    back = shapely.get_coordinates(shapely.from_wkt(found.wkt)).tolist()
    assert len(back) == len(vertices)
    for one in vertices:
        assert min(distance_meters(Point(*one), Point(*other)) for other in back) < 0.5


@given(CENTERS, SIDES)
def test_the_inner_point_is_inside_and_the_text_is_stable(
    center: tuple[float, float], sides: list[float]
) -> None:
    drawn = star(center, sides)

    assert drawn.inner_point in drawn
    assert Boundary.parse(drawn.wkt) == drawn
