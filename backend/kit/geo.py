"""Coordinates and distances on WGS-84, converted from the systems that ledgers use.

CGCS2000 is taken as equal to WGS-84 (they differ by decimeters). GCJ-02 and BD-09 are the shifted
systems of domestic web maps, 100–700 m away: never mixed in silently.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from backend.kit.errors import LedgerError
from backend.kit.labels import LabeledEnum
from backend.kit.text import half_width

_EARTH_RADIUS = 6_371_008.8
# The ellipsoid that GCJ-02 is defined on: semi-major axis in meters, first eccentricity squared.
_AXIS, _ECCENTRICITY = 6_378_245.0, 0.00669342162296594323
_BD_PI = math.pi * 3000 / 180
_BD_SHIFT_X, _BD_SHIFT_Y = 0.0065, 0.006
# The box within which GCJ-02 is shifted: west, south, east, north.
_CHINA = (72.004, 0.8293, 137.8347, 55.8271)
_CONVERGED = 1e-11
_MOST_STEPS = 30
_QUARTER, _HALF = 90.0, 180.0


class CoordinateSystem(LabeledEnum):
    """坐标系；The system in which a source states its coordinates."""

    WGS84 = "WGS84", "WGS-84"
    CGCS2000 = "CGCS2000", "CGCS2000"
    GCJ02 = "GCJ02", "GCJ-02"
    BD09 = "BD09", "BD-09"


class CoordinateError(LedgerError):
    """The cells hold no coordinates."""

    code = "COORDINATE"
    message = "经纬度“{longitude}，{latitude}”无法使用：{fault}。"
    remedy = "请填写以度为单位的小数，例如经度 120.123456、纬度 36.123456。"


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the earth. Units: degrees."""

    longitude: float
    latitude: float


def parse_point(longitude: object, latitude: object) -> Point:
    """Read a point from two cells, in whatever system they are.

    Raises: COORDINATE.
    """
    values = [_degrees(cell) for cell in (longitude, latitude)]
    east, north = values
    if east is None or north is None:
        fault = "不是数字"
    elif abs(east) <= _QUARTER < abs(north) <= _HALF:
        fault = "经度和纬度可能填反了"
    elif abs(east) > _HALF or abs(north) > _QUARTER:
        fault = "超出范围"
    elif is_in_china(Point(north, east)) and not is_in_china(Point(east, north)):
        fault = "经度和纬度可能填反了"
    else:
        return Point(east, north)
    raise CoordinateError(longitude=longitude, latitude=latitude, fault=fault)


def is_in_china(point: Point) -> bool:
    """Tell whether a point lies in the box around China within which web maps are shifted."""
    west, south, east, north = _CHINA
    return west <= point.longitude <= east and south <= point.latitude <= north


def to_wgs84(point: Point, system: CoordinateSystem) -> Point:
    """Convert a point from its system to WGS-84, to a millimeter."""
    match system:
        case CoordinateSystem.WGS84 | CoordinateSystem.CGCS2000:
            return point
        case CoordinateSystem.GCJ02:
            return _undone(point, _wgs84_to_gcj02)
        case CoordinateSystem.BD09:
            return _undone(_undone(point, _gcj02_to_bd09), _wgs84_to_gcj02)


def from_wgs84(point: Point, system: CoordinateSystem) -> Point:
    """Convert a point from WGS-84 to another system."""
    match system:
        case CoordinateSystem.WGS84 | CoordinateSystem.CGCS2000:
            return point
        case CoordinateSystem.GCJ02:
            return _wgs84_to_gcj02(point)
        case CoordinateSystem.BD09:
            return _gcj02_to_bd09(_wgs84_to_gcj02(point))


def distance_meters(one: Point, other: Point) -> float:
    """Measure the great-circle distance of two WGS-84 points in meters (haversine)."""
    north_one, north_other = math.radians(one.latitude), math.radians(other.latitude)
    half_north = (north_other - north_one) / 2
    half_east = math.radians(other.longitude - one.longitude) / 2
    chord = (
        math.sin(half_north) ** 2
        + math.cos(north_one) * math.cos(north_other) * math.sin(half_east) ** 2
    )
    return 2 * _EARTH_RADIUS * math.asin(min(1.0, math.sqrt(chord)))


def fitting_systems(
    point: Point, *, holds: Callable[[Point], bool]
) -> tuple[CoordinateSystem, ...]:
    """Tell in which systems a point, as it was written, would lie where it is said to lie.

    For the message about a point outside its town: GCJ-02 declared as WGS-84 is the usual slip.
    """
    return tuple(system for system in CoordinateSystem if holds(to_wgs84(point, system)))


def _degrees(cell: object) -> float | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    text = half_width(cell).strip().removesuffix("°") if isinstance(cell, str) else str(cell)
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and "_" not in text else None


def _wgs84_to_gcj02(point: Point) -> Point:
    if not is_in_china(point):
        return point
    east, north = point.longitude - 105.0, point.latitude - 35.0
    slope = math.radians(point.latitude)
    magic = 1 - _ECCENTRICITY * math.sin(slope) ** 2
    root = math.sqrt(magic)
    shift_north = math.degrees(
        _shift_north(east, north) / (_AXIS * (1 - _ECCENTRICITY) / (magic * root))
    )
    shift_east = math.degrees(_shift_east(east, north) / (_AXIS / root * math.cos(slope)))
    return Point(point.longitude + shift_east, point.latitude + shift_north)


def _shift_north(x: float, y: float) -> float:
    """Give the northward shift of GCJ-02 in meters at x, y degrees from 105° E, 35° N."""
    base = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    waves = (
        20 * math.sin(6 * x * math.pi)
        + 20 * math.sin(2 * x * math.pi)
        + 20 * math.sin(y * math.pi)
        + 40 * math.sin(y / 3 * math.pi)
        + 160 * math.sin(y / 12 * math.pi)
        + 320 * math.sin(y * math.pi / 30)
    )
    return base + waves * 2 / 3


def _shift_east(x: float, y: float) -> float:
    """Give the eastward shift of GCJ-02 in meters at x, y degrees from 105° E, 35° N."""
    base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    waves = (
        20 * math.sin(6 * x * math.pi)
        + 20 * math.sin(2 * x * math.pi)
        + 20 * math.sin(x * math.pi)
        + 40 * math.sin(x / 3 * math.pi)
        + 150 * math.sin(x / 12 * math.pi)
        + 300 * math.sin(x / 30 * math.pi)
    )
    return base + waves * 2 / 3


def _gcj02_to_bd09(point: Point) -> Point:
    east, north = point.longitude, point.latitude
    radius = math.hypot(east, north) + 0.00002 * math.sin(north * _BD_PI)
    angle = math.atan2(north, east) + 0.000003 * math.cos(east * _BD_PI)
    return Point(radius * math.cos(angle) + _BD_SHIFT_X, radius * math.sin(angle) + _BD_SHIFT_Y)


def _undone(point: Point, convert: Callable[[Point], Point]) -> Point:
    """Find the point that `convert` maps here: step back by the shift until it stands still."""
    guess = point
    for _ in range(_MOST_STEPS):
        image = convert(guess)
        east, north = point.longitude - image.longitude, point.latitude - image.latitude
        guess = Point(guess.longitude + east, guess.latitude + north)
        if max(abs(east), abs(north)) < _CONVERGED:
            break
    return guess
