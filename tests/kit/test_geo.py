"""Conversion between systems, distances, points and boundaries."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.boundaries import Boundary
from backend.kit.geo import (
    CoordinateError,
    CoordinateSystem,
    Point,
    distance_meters,
    fitting_systems,
    from_wgs84,
    is_in_china,
    parse_point,
    to_wgs84,
)
from backend.kit.shape_text import BoundaryError

IN_CHINA = st.builds(Point, st.floats(75, 134), st.floats(19, 52))
SQUARE = "POLYGON ((120 36, 120.02 36, 120.02 36.02, 120 36.02, 120 36))"


def geojson(ring: list[list[float]]) -> str:
    """Write a ring as a GeoJSON polygon."""
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def test_known_points_of_web_maps_are_converted() -> None:
    tower = Point(116.404, 39.915)

    gcj02 = from_wgs84(tower, CoordinateSystem.GCJ02)
    bd09 = from_wgs84(tower, CoordinateSystem.BD09)

    assert (round(gcj02.longitude, 6), round(gcj02.latitude, 6)) == (116.410244, 39.916404)
    assert (round(bd09.longitude, 5), round(bd09.latitude, 5)) == (116.41663, 39.9227)
    assert from_wgs84(tower, CoordinateSystem.CGCS2000) == tower


@given(IN_CHINA, st.sampled_from(CoordinateSystem))
def test_converting_there_and_back_stays_within_a_millimeter(
    point: Point, system: CoordinateSystem
) -> None:
    assert distance_meters(to_wgs84(from_wgs84(point, system), system), point) < 0.001


@given(IN_CHINA)
def test_web_map_coordinates_are_shifted_by_some_hundred_meters(point: Point) -> None:
    shift = distance_meters(point, from_wgs84(point, CoordinateSystem.GCJ02))

    assert 20 < shift < 1_200


def test_outside_china_nothing_is_shifted() -> None:
    paris = Point(2.35, 48.85)

    assert not is_in_china(paris)
    assert from_wgs84(paris, CoordinateSystem.GCJ02) == paris
    assert to_wgs84(paris, CoordinateSystem.GCJ02) == paris


def test_distances_are_those_of_the_sphere() -> None:
    assert distance_meters(Point(0, 0), Point(0, 1)) == pytest.approx(111_195.08, abs=0.01)
    assert distance_meters(Point(0, 0), Point(180, 0)) == pytest.approx(math.pi * 6_371_008.8)
    assert distance_meters(Point(120, 36), Point(120, 36)) == 0


@given(IN_CHINA, IN_CHINA, IN_CHINA)
def test_distance_is_symmetric_and_no_detour_is_shorter(a: Point, b: Point, c: Point) -> None:
    assert distance_meters(a, b) == pytest.approx(distance_meters(b, a))
    assert distance_meters(a, c) <= distance_meters(a, b) + distance_meters(b, c) + 1e-3


@pytest.mark.parametrize(
    ("longitude", "latitude"), [("120.5", "36.25"), (120.5, 36.25), (" １２０.５° ", "36.250")]
)
def test_a_point_is_read_from_text_or_numbers(longitude: object, latitude: object) -> None:
    assert parse_point(longitude, latitude) == Point(120.5, 36.25)


@pytest.mark.parametrize(
    ("longitude", "latitude", "fault"),
    [
        ("", "36", "不是数字"),
        ("东经120", "36", "不是数字"),
        (None, 36.0, "不是数字"),
        (True, 36.0, "不是数字"),
        ("nan", "36", "不是数字"),
        ("1_2", "36", "不是数字"),
        (float("inf"), 36.0, "不是数字"),
        (36.25, 120.5, "经度和纬度可能填反了"),
        (190, 36, "超出范围"),
        (120, 200, "超出范围"),
    ],
)
def test_other_cells_are_refused_with_the_reason(
    longitude: object, latitude: object, fault: str
) -> None:
    with pytest.raises(CoordinateError) as raised:
        parse_point(longitude, latitude)

    assert raised.value.code == "COORDINATE"
    assert f"无法使用：{fault}。" in raised.value.message


def test_a_boundary_is_read_from_wkt_geojson_or_a_feature() -> None:
    ring = [[120.0, 36.0], [120.02, 36.0], [120.02, 36.02], [120.0, 36.02], [120.0, 36.0]]
    feature = {"type": "Feature", "geometry": json.loads(geojson(ring)), "properties": {"n": "甲"}}
    collection = {"type": "FeatureCollection", "features": [feature]}

    boundaries = [
        Boundary.parse(text)
        for text in (SQUARE, geojson(ring), json.dumps(feature), f"  {json.dumps(collection)}\n")
    ]

    assert len(set(boundaries)) == 1
    assert boundaries[0].wkt == SQUARE
    assert (boundaries[0].west, boundaries[0].south) == (120, 36)
    assert (boundaries[0].east, boundaries[0].north) == (120.02, 36.02)


def test_a_boundary_survives_its_own_text() -> None:
    east, west = "(120 36 5, 121 36 5, 121 37 5, 120 36 5)", "(1 1 0, 2 1 0, 2 2 0, 1 1 0)"
    text = f"MULTIPOLYGON Z (({east}), ({west}))"

    once = Boundary.parse(text)

    assert Boundary.parse(once.wkt) == once
    assert "Z" not in once.wkt


def test_the_inside_and_the_line_belong_to_a_boundary() -> None:
    boundary = Boundary.parse(SQUARE)

    assert Point(120.01, 36.01) in boundary
    assert Point(120, 36.01) in boundary
    assert Point(120.03, 36.01) not in boundary


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "内容是空的"),
        ("POINT (120 36)", "不是 Polygon 或 MultiPolygon"),
        ("POLYGON EMPTY", "没有任何点"),
        ("POLYGON ((120 36, 121", "不是正确的 WKT"),
        ("这是边界", "不是正确的 WKT"),
        ("POLYGON ((0 0, 1 1, 1 0, 0 1))", "有一圈没有闭合，首尾两点应相同"),
        ("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", "在 (0.5, 0.5) 处边线自相交"),
        ("POLYGON ((0 0, 1 0, 0 0))", "在 (0, 0) 处点太少，围不成面"),
        ("POLYGON ((0 0, nan 0, 1 1, 0 0))", "坐标不是数字"),
        ("POLYGON ((0 0, 1e999 0, 1 1, 0 0))", "坐标不是数字"),
        ("POLYGON ((36 120, 36 121, 37 121, 36 120))", "经度和纬度可能填反了，应先写经度"),
        ("POLYGON ((500 0, 501 0, 501 1, 500 0))", "坐标超出经纬度的范围"),
        ('{"type": "Polygon",', "GeoJSON 第 1 行第 20 列有语法错误"),
        ('{"type": "Point", "coordinates": [1, 2]}', "不是 Polygon 或 MultiPolygon"),
        ('{"type": "FeatureCollection", "features": []}', "GeoJSON 应恰好含一个要素"),
        ('{"type": "Polygon", "coordinates": [[["x", 0]]]}', "坐标不是数字"),
        (
            '{"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1]]]}',
            "有一圈没有闭合，首尾两点应相同",
        ),
        ("[1, 2]", "不是 Polygon 或 MultiPolygon"),
        ("[" * 100_000, "GeoJSON 嵌套太深"),
        ("POLYGON (" * 200_000, "内容超过 100 万字"),
    ],
)
def test_a_faulty_boundary_is_refused_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(BoundaryError) as raised:
        Boundary.parse(text)

    assert raised.value.code == "BOUNDARY"
    assert raised.value.message == f"边界无法使用：{fault}。"


def test_a_boundary_of_too_many_points_is_refused() -> None:
    circle = [
        [120 + math.cos(turn) / 100, 36 + math.sin(turn) / 100]
        for turn in (step * math.tau / 20_001 for step in range(20_001))
    ]

    with pytest.raises(BoundaryError, match="超过 20000 个点"):
        Boundary.parse(geojson([*circle, circle[0]]))


def test_a_web_map_point_declared_as_wgs84_is_found_out() -> None:
    town = Boundary.parse(SQUARE)
    written = from_wgs84(Point(120.0195, 36.01), CoordinateSystem.GCJ02)

    assert written not in town
    fitting = fitting_systems(written, holds=town.__contains__)
    assert CoordinateSystem.GCJ02 in fitting
    assert CoordinateSystem.WGS84 not in fitting
