"""Files of shapes as they arrive: both forms, encodings, systems, and everything that is wrong."""

import io
import json
import math
import zipfile

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from backend.geometries.errors import GeometryFileError, GeometrySystemError, NameColumnError
from backend.geometries.projections import GaussKruger, stated_by_crs, stated_by_prj
from backend.geometries.reading import read_collection
from backend.kit.errors import LedgerError
from backend.kit.geo import CoordinateSystem, Point, distance_meters
from tests.geometries.files import (
    CGCS2000_PRJ,
    GAUSS_PRJ,
    XIAN80_PRJ,
    feature,
    geojson,
    shapefile_parts,
    square,
    zipped,
)

WGS84 = CoordinateSystem.WGS84
RING = square(82.3, 38.8)
HOLE = square(82.303, 38.803, 0.002)


def fault_of(content: bytes, system: CoordinateSystem = WGS84) -> str:
    """Give the code and the words of the refusal of a whole file."""
    with pytest.raises(LedgerError) as raised:
        read_collection(content, system=system)
    return f"{raised.value.code} {raised.value.message}"


def test_a_collection_a_feature_and_a_bare_geometry_are_read() -> None:
    one = feature("北片区", RING)
    texts = [geojson(one), *(shapely_json(part) for part in (one, one["geometry"]))]

    found = [read_collection(text, system=WGS84) for text in texts]

    assert {shapely.to_wkt(each.features[0].shape) for each in found} == {
        "POLYGON ((82.3 38.8, 82.31 38.8, 82.31 38.81, 82.3 38.81, 82.3 38.8))"
    }
    assert [list(each.columns) for each in found] == [["名称"], ["名称"], []]


def shapely_json(part: object) -> bytes:
    """Write a part of a document."""
    return json.dumps(part, ensure_ascii=False).encode()


def test_a_crs_member_beside_the_chosen_system_is_said() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    content = geojson(feature("北片区", RING), crs=crs)

    assert read_collection(content, system=CoordinateSystem.CGCS2000).notices == []
    [notice] = read_collection(content, system=CoordinateSystem.GCJ02).notices
    assert "GCJ-02" in notice
    other = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    assert fault_of(geojson(feature("北片区", RING), crs=other)).startswith("GEOMETRY_SYSTEM")


def test_a_shapefile_keeps_names_holes_and_its_stated_system() -> None:
    parts = shapefile_parts([({"NAME": "北片区", "TOWN": "东镇"}, [RING[::-1], HOLE])])

    found = read_collection(zipped({**parts, ".prj": CGCS2000_PRJ}), system=WGS84)

    [one] = found.features
    assert one.attributes == {"NAME": "北片区", "TOWN": "东镇"}
    assert (found.name_column(None), found.town_column()) == ("NAME", "TOWN")
    assert shapely.area(one.shape) == pytest.approx(0.01**2 - 0.002**2)
    assert found.notices == []


def test_rings_wound_the_wrong_way_are_nested_all_the_same() -> None:
    parts = shapefile_parts([({"NAME": "北片区"}, [RING, HOLE[::-1]])])

    [one] = read_collection(zipped(parts), system=WGS84).features

    assert shapely.area(one.shape) == pytest.approx(0.01**2 - 0.002**2)


@pytest.mark.parametrize(
    ("encoding", "cpg"),
    [
        ("gb18030", None),
        ("gb18030", "GBK"),
        ("gb18030", "936"),
        ("utf-8", None),
        ("utf-8", "UTF-8"),
    ],
)
def test_attributes_are_read_in_the_encoding_that_fits(encoding: str, cpg: str | None) -> None:
    parts = shapefile_parts([({"名称": "北片区"}, [RING])], encoding=encoding)

    content = zipped({**parts, **({".cpg": cpg} if cpg else {})})

    assert read_collection(content, system=WGS84).features[0].attributes == {"名称": "北片区"}


def test_missing_files_of_a_shapefile_are_said() -> None:
    parts = shapefile_parts([({"NAME": "北片区"}, [RING])])
    without_index = {ending: part for ending, part in parts.items() if ending != ".shx"}
    without_table = {ending: part for ending, part in parts.items() if ending != ".dbf"}

    notices = read_collection(zipped(without_index), system=WGS84).notices

    assert [notice for notice in notices if ".shx" in notice]
    assert [notice for notice in notices if ".prj" in notice]
    assert "缺少 片区.dbf" in fault_of(zipped(without_table))


def test_plane_coordinates_of_a_survey_office_become_degrees() -> None:
    plane = GaussKruger(81.0, 500_000.0)
    # 82.3° E, 38.8° N in that plane, worked out by the forward series.
    corner = forward(plane, Point(82.3, 38.8))
    ring = [[corner.longitude + x, corner.latitude + y] for x, y in ((0, 0), (500, 0), (500, 500))]
    parts = shapefile_parts([({"NAME": "北片区"}, [[*ring, ring[0]][::-1]])])

    found = read_collection(zipped({**parts, ".prj": GAUSS_PRJ}), system=WGS84)

    shape = found.features[0].shape
    assert shape is not None
    west, south, *_ = shape.bounds
    assert distance_meters(Point(west, south), Point(82.3, 38.8)) < 10
    assert any("平面坐标" in notice for notice in found.notices)
    with pytest.raises(GeometrySystemError):
        read_collection(zipped({**parts, ".prj": GAUSS_PRJ}), system=CoordinateSystem.BD09)


def test_an_old_datum_is_refused_with_what_to_do() -> None:
    with pytest.raises(GeometrySystemError) as raised:
        stated_by_prj(XIAN80_PRJ)

    assert "CGCS2000" in raised.value.remedy


def forward(plane: GaussKruger, point: Point) -> Point:
    """Find the plane point of degrees by Newton's way back from the inverse."""
    guess = Point(plane.false_easting, 4_000_000.0)
    for _ in range(60):
        image = plane.to_degrees(guess)
        east = (point.longitude - image.longitude) * 80_000
        north = (point.latitude - image.latitude) * 110_000
        guess = Point(guess.longitude + east, guess.latitude + north)
    return guess


def test_the_plane_has_the_meters_that_the_textbook_gives() -> None:
    plane = GaussKruger(81.0, 500_000.0)

    # The meridian arc of the ellipsoid to 38.8° is 4,296,252.6 m; on the central meridian north
    # of the plane is that arc.
    found = plane.to_degrees(Point(500_000.0, meridian_arc(38.8)))

    assert found.longitude == pytest.approx(81.0, abs=1e-12)
    assert found.latitude == pytest.approx(38.8, abs=1e-9)


def meridian_arc(latitude: float) -> float:
    """Add up the meridian from the equator in small steps."""
    axis, flattening = 6_378_137.0, 1 / 298.257222101
    squared = flattening * (2 - flattening)
    steps = 20_000
    width = math.radians(latitude) / steps

    def radius(step: float) -> float:
        return axis * (1 - squared) / math.pow(1 - squared * math.sin(step * width) ** 2, 1.5)

    return sum(width / 6 * (radius(i) + 4 * radius(i + 0.5) + radius(i + 1)) for i in range(steps))


@given(st.floats(-1.4, 1.4), st.floats(18, 53))
def test_every_plane_point_is_found_again_within_half_a_meter(east: float, north: float) -> None:
    plane = GaussKruger(81.0, 27_500_000.0)
    point = Point(81.0 + east, north)

    assert distance_meters(plane.to_degrees(forward(plane, point)), point) < 0.5


@pytest.mark.parametrize(
    ("code", "meridian", "easting"),
    [
        (4513, 75, 25_500_000),
        (4533, 135, 45_500_000),
        (4534, 75, 500_000),
        (4554, 135, 500_000),
        (4491, 75, 13_500_000),
        (4502, 75, 500_000),
    ],
)
def test_the_listed_planes_have_their_meridian(code: int, meridian: int, easting: int) -> None:
    stated = stated_by_crs({"type": "name", "properties": {"name": f"EPSG:{code}"}})

    assert stated is not None
    assert stated.plane == GaussKruger(meridian, easting)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "第 1 行第 1 列有语法错误"),
        (b"[]", "不是 GeoJSON 对象"),
        (b'{"type": "Topology"}', "type 是“Topology”"),
        (b'{"type": "FeatureCollection"}', "没有 features"),
        (b'{"type": "FeatureCollection", "features": []}', "没有任何图形"),
        (b'{"a":' * 100_000, "嵌套太深"),
        (b"PK\x03\x04 broken", "压缩包已损坏"),
        (zipped({".txt": b"x"}), "没有 .shp"),
        (zipped({"../a.shp": b"x", ".dbf": b""}), "不安全的路径"),
        (zipped({"/etc/a.shp": b"x"}), "不安全的路径"),
        (zipped({"..\\a.shp": b"x"}), "不安全的路径"),
        (zipped({".shp": b"x" * 200, ".dbf": b"y" * 100}), "已损坏"),
        (zipped({"a/a.shp": b"", "b/b.shp": b""}), "恰好有一个"),
    ],
)
def test_a_file_that_is_none_is_refused(content: bytes, fault: str) -> None:
    found = fault_of(content)

    assert found.startswith("GEOMETRY_FILE ")
    assert fault in found


def test_a_zip_bomb_is_stopped_at_the_limit() -> None:
    parts = shapefile_parts([({"NAME": "北片区"}, [RING])])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for ending in (".dbf", ".shx"):
            archive.writestr(f"a{ending}", parts[ending])
        with archive.open("a.shp", "w") as file:
            for _ in range(110):
                file.write(bytes(1024 * 1024))

    assert "解压后超过 100 MB" in fault_of(target.getvalue())


def test_too_many_points_and_features_are_refused() -> None:
    many = [[82.3 + step * 1e-7, 38.8] for step in range(200_001)]

    assert fault_of(geojson(feature("北片区", many))).startswith("MANY_VERTICES")
    assert "超过 2000 个" in fault_of(geojson(*[feature("片区", RING)] * 2_001))


def test_without_a_name_the_columns_are_listed() -> None:
    content = geojson(feature(None, RING, CODE="1", AREA_SIZE=2))
    found = read_collection(content, system=WGS84)

    with pytest.raises(NameColumnError) as raised:
        found.name_column(None)

    assert "CODE、AREA_SIZE" in raised.value.message
    assert found.name_column("code") == "CODE"
    with pytest.raises(NameColumnError):
        found.name_column("NAME")


def test_a_feature_with_no_use_keeps_its_place_and_its_fault() -> None:
    nothing = {"type": "Feature", "properties": {"名称": "南片区"}, "geometry": None}
    unclosed = feature("西片区", RING[:-1])

    found = read_collection(geojson(feature("北片区", RING), nothing, unclosed), system=WGS84)

    faults = [(one.position, str(one.fault.message)) for one in found.features if one.fault]
    assert [position for position, _ in faults] == [2, 3]
    assert "没有闭合" in faults[1][1]


def test_a_crashed_reader_is_no_crash_of_ours() -> None:
    parts = shapefile_parts([({"NAME": "北片区"}, [RING])])
    for cut in (30, 60, 104, 120, 150):
        with pytest.raises(GeometryFileError):
            read_collection(zipped({**parts, ".shp": parts[".shp"][:cut]}), system=WGS84)
