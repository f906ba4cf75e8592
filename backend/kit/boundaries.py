"""Drawn boundaries: read from WKT or GeoJSON, refused with the place of the fault, asked about."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Self

import shapely
from shapely.validation import explain_validity

from backend.kit.errors import LedgerError
from backend.kit.geo import Point

_LONGEST_TEXT = 1_000_000
_MOST_VERTICES = 20_000
_KINDS = ("Polygon", "MultiPolygon")
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


class BoundaryError(LedgerError):
    """The text is no boundary that can be used."""

    code = "BOUNDARY"
    message = "边界无法使用：{fault}。"
    remedy = "请粘贴 WKT 或 GeoJSON 的 Polygon 或 MultiPolygon，坐标为 WGS-84 的经度、纬度。"


@dataclass(frozen=True, slots=True)
class Boundary:
    """A valid polygon or several. Units: degrees on WGS-84."""

    wkt: str
    west: float
    south: float
    east: float
    north: float
    _shape: Any = field(repr=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a boundary from WKT, or from a GeoJSON geometry or feature.

        Raises: BOUNDARY, with the place of the fault where there is one.
        """
        text = text.strip()
        if not text or len(text) > _LONGEST_TEXT:
            raise BoundaryError(fault="内容是空的" if not text else "内容超过 100 万字")
        shape = shapely.force_2d(_from_geojson(text) if text[0] in "{[" else _from_wkt(text))
        fault = _fault_of(shape)
        if fault:
            raise BoundaryError(fault=fault)
        shapely.prepare(shape)
        west, south, east, north = map(float, shape.bounds)
        return cls(shapely.to_wkt(shape, rounding_precision=7), west, south, east, north, shape)

    def __contains__(self, point: Point) -> bool:
        """Tell whether a point lies inside or on the line."""
        return bool(shapely.intersects_xy(self._shape, point.longitude, point.latitude))


def _from_wkt(text: str) -> Any:  # noqa: ANN401 - the geometry library ships no types
    if _NOT_FINITE.search(text):
        raise BoundaryError(fault="坐标不是数字")
    try:
        return shapely.from_wkt(text)
    except shapely.GEOSException as error:
        raise BoundaryError(fault=_unreadable(error, "WKT")) from error


def _from_geojson(text: str) -> Any:  # noqa: ANN401 - the geometry library ships no types
    try:
        geometry = _geometry_of(json.loads(text))
    except json.JSONDecodeError as error:
        fault = f"GeoJSON 第 {error.lineno} 行第 {error.colno} 列有语法错误"
        raise BoundaryError(fault=fault) from error
    except RecursionError as error:
        raise BoundaryError(fault="GeoJSON 嵌套太深") from error
    try:
        return shapely.from_geojson(json.dumps(geometry))
    except shapely.GEOSException as error:
        raise BoundaryError(fault=_unreadable(error, "GeoJSON")) from error


def _geometry_of(document: object) -> object:
    """Take the geometry out of a feature or a collection of one; properties are left behind."""
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list) or len(features) != 1:
            raise BoundaryError(fault="GeoJSON 应恰好含一个要素")
        document = features[0]
    if isinstance(document, dict) and document.get("type") == "Feature":
        document = document.get("geometry")
    if not isinstance(document, dict) or document.get("type") not in _KINDS:
        raise BoundaryError(fault="不是 Polygon 或 MultiPolygon")
    return document


def _unreadable(error: Exception, form: str) -> str:
    if "closed linestring" in str(error):
        return "有一圈没有闭合，首尾两点应相同"
    if "Invalid number of points" in str(error):
        return "点太少，围不成面"
    return f"不是正确的 {form}"


def _fault_of(shape: Any) -> str | None:  # noqa: ANN401 - the geometry library ships no types
    if shape.geom_type not in _KINDS:
        return "不是 Polygon 或 MultiPolygon"
    if shape.is_empty:
        return "没有任何点"
    if shapely.get_num_coordinates(shape) > _MOST_VERTICES:
        return f"超过 {_MOST_VERTICES} 个点"
    reason = _REASON.fullmatch(explain_validity(shape))
    if reason and reason[1] != "Valid Geometry":
        place = f"在 ({reason[2]}, {reason[3]}) 处" if reason[2] else ""
        return place + _REASONS.get(reason[1], "图形不合规")
    return _fault_of_range(*shape.bounds)


def _fault_of_range(west: float, south: float, east: float, north: float) -> str | None:
    if max(-south, north) > 90 >= max(-west, east):  # noqa: PLR2004 - a quarter turn
        return "经度和纬度可能填反了，应先写经度"
    if west < -180 or east > 180 or south < -90 or north > 90:  # noqa: PLR2004 - the globe
        return "坐标超出经纬度的范围"
    return None
