"""Reads shapes from WKT and GeoJSON and tells what is wrong with them, and where."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.validation import explain_validity

from backend.kit.errors import LedgerError
from backend.kit.geo import Point, is_in_china

Shape = Any
"""A geometry of Shapely, which ships no types."""

DIGITS = 7
MOST_VERTICES = 20_000
SURFACES = ("Polygon", "MultiPolygon")
_LONGEST_TEXT = 1_000_000
_QUARTER, _HALF = 90.0, 180.0
# Words and exponents that would be read as no number, or as one without end.
_NOT_FINITE = re.compile(r"nan|inf|e\+?\d{3}", re.IGNORECASE)
_REASON = re.compile(r"(.+?)(?:\[(\S+) (\S+)\])?")
_REASONS = {
    "Self-intersection": "边线自相交",
    "Ring Self-intersection": "边线自相交",
    "Too few points in geometry component": "点太少，围不成面",
    "Hole lies outside shell": "内环在外环之外",
    "Holes are nested": "内环互相嵌套",
    "Nested shells": "各块互相嵌套",
    "Interior is disconnected": "内部被分成几块",
    "Duplicate Rings": "有重复的环",
    "Invalid Coordinate": "坐标不是数字",
}
REDRAW_LINE = "请移动这里的拐点，使边线既不相交也不重合，或者同意由系统修补。"
REDRAW_WHOLE = "请重画：至少要三个点，并且不在一条直线上。"
_UNMENDABLE = frozenset({"Too few points in geometry component", "Invalid Coordinate"})
_WORDS = {"Polygon": "Polygon 或 MultiPolygon", "LineString": "LineString", "Point": "Point"}


class BoundaryError(LedgerError):
    """The text is no boundary that can be used."""

    code = "BOUNDARY"
    message = "边界无法使用：{fault}。"
    remedy = "请粘贴 WKT 或 GeoJSON 的 Polygon 或 MultiPolygon，坐标为 WGS-84 的经度、纬度。"

    def __init__(self, *, fault: str, place: Point | None = None, redraw: str = "") -> None:
        """Keep the place of the fault, so that a map can show it.

        `redraw` says what to do where the text was read and its shape is at fault: that holds for
        a shape that was drawn too.
        """
        super().__init__(fault=fault)
        self.remedy = redraw or self.remedy
        self.place = place


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a shape, where, and whether a program can mend it."""

    text: str
    place: Point | None = None
    is_mendable: bool = False
    redraw: str = ""


def from_text(text: str, *, kinds: Sequence[str] = SURFACES) -> Shape:
    """Read a shape of one of the kinds, its height left out.

    Raises: BOUNDARY.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST_TEXT:
        raise BoundaryError(fault="内容是空的" if not text else "内容超过 100 万字")
    shape = _from_geojson(text, kinds) if text[0] in "{[" else _from_wkt(text)
    if shape.geom_type not in kinds:
        raise BoundaryError(fault=f"不是 {_WORDS[kinds[0]]}")
    return shapely.force_2d(shape)


def from_geometry(geometry: object, *, kinds: Sequence[str] = SURFACES) -> Shape:
    """Read the geometry object of a GeoJSON document, its height left out.

    Raises: BOUNDARY.
    """
    if not isinstance(geometry, dict) or geometry.get("type") not in kinds:
        raise BoundaryError(fault=f"不是 {_WORDS[kinds[0]]}")
    _hold_to_numbers(geometry.get("coordinates"))
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except (shapely.GEOSException, ValueError) as error:
        raise BoundaryError(fault=_unreadable(error, "GeoJSON")) from error
    return shapely.force_2d(shape)


def hold_to_degrees(shape: Shape) -> None:
    """Refuse coordinates that are no degrees, or whose order looks swapped.

    Raises: BOUNDARY.
    """
    if shape.is_empty:
        raise BoundaryError(fault="没有任何点")
    west, south, east, north = map(float, shape.bounds)
    place = Point(west, south)
    if max(-south, north) > _QUARTER >= max(-west, east):
        raise BoundaryError(fault="经度和纬度可能填反了，应先写经度", place=place)
    if not (west >= -_HALF and east <= _HALF and south >= -_QUARTER and north <= _QUARTER):
        raise BoundaryError(fault="坐标超出经纬度的范围", place=place)
    if not is_in_china(place) and is_in_china(Point(south, west)):
        raise BoundaryError(fault="经度和纬度可能填反了，应先写经度", place=place)


def fault_of(shape: Shape) -> Fault | None:
    """Tell what is wrong with a surface."""
    if shape.geom_type not in SURFACES:
        return Fault("不是 Polygon 或 MultiPolygon")
    if shapely.get_num_coordinates(shape) > MOST_VERTICES:
        return Fault(f"超过 {MOST_VERTICES} 个点")
    reason = _REASON.fullmatch(explain_validity(shape))
    if reason is None or reason[1] == "Valid Geometry":
        return None
    place = Point(float(reason[2]), float(reason[3])) if reason[2] else None
    where = f"在 ({reason[2]}, {reason[3]}) 处" if place else ""
    is_mendable = reason[1] not in _UNMENDABLE
    return Fault(
        where + _REASONS.get(reason[1], "图形不合规"),
        place,
        is_mendable,
        REDRAW_LINE if is_mendable else REDRAW_WHOLE,
    )


def _from_wkt(text: str) -> Shape:
    if _NOT_FINITE.search(text):
        raise BoundaryError(fault="坐标不是数字")
    try:
        return shapely.from_wkt(text)
    except shapely.GEOSException as error:
        raise BoundaryError(fault=_unreadable(error, "WKT")) from error


def _from_geojson(text: str, kinds: Sequence[str]) -> Shape:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        fault = f"GeoJSON 第 {error.lineno} 行第 {error.colno} 列有语法错误"
        raise BoundaryError(fault=fault) from error
    except RecursionError as error:
        raise BoundaryError(fault="GeoJSON 嵌套太深") from error
    return from_geometry(_geometry_of(document), kinds=kinds)


def _geometry_of(document: object) -> object:
    """Take the geometry out of a feature or a collection of one; properties are left behind."""
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list) or len(features) != 1:
            raise BoundaryError(fault="GeoJSON 应恰好含一个要素")
        document = features[0]
    if isinstance(document, dict) and document.get("type") == "Feature":
        document = document.get("geometry")
    return document


def _hold_to_numbers(coordinates: object) -> None:
    """Refuse what the reader of GeoJSON would take for zero or crash on: words, NaN, deep nests."""
    left = [(coordinates, 0)]
    while left:
        value, depth = left.pop()
        if isinstance(value, list) and depth < _DEEPEST:
            left += [(one, depth + 1) for one in value]
        elif isinstance(value, bool) or not isinstance(value, int | float) or value - value != 0:
            raise BoundaryError(fault="坐标不是数字")


_DEEPEST = 5


def _unreadable(error: Exception, form: str) -> str:
    if "closed linestring" in str(error):
        return "有一圈没有闭合，首尾两点应相同"
    if "Invalid number of points" in str(error):
        return "点太少，围不成面"
    return f"不是正确的 {form}"


def vertices_of(geometries: Sequence[object]) -> int:
    """Count the points of GeoJSON geometries, as far as they look like any."""
    count, left = 0, [(one.get("coordinates"), 0) for one in geometries if isinstance(one, dict)]
    while left:
        value, depth = left.pop()
        if not isinstance(value, list) or depth > _DEEPEST:
            continue
        if value and not isinstance(value[0], list):
            count += 1
        else:
            left += [(one, depth + 1) for one in value]
    return count
