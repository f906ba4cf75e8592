"""Drawn shapes: read from WKT or GeoJSON, refused with the place of the fault, asked and cut.

A boundary is a polygon or several, with or without holes, on WGS-84, in one form: outer rings
counter-clockwise, two dimensions, 7 decimals (a centimeter). It stays valid when it is written and
read again.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Self

import shapely

from backend.kit.errors import LedgerError
from backend.kit.geo import CoordinateSystem, Point, to_wgs84
from backend.kit.shape_text import (
    DIGITS,
    REDRAW_WHOLE,
    BoundaryError,
    Shape,
    fault_of,
    from_text,
    hold_to_degrees,
)

_GRID = 10.0**-DIGITS
_METERS_A_DEGREE = 6_371_008.8 * math.pi / 180
_LEAST_SQUARE_METERS = 1.0
_SLIVER_METERS = 0.5


class LineError(LedgerError):
    """The line does not cut the boundary into parts."""

    code = "CUT_LINE"
    message = "这条线没有把图形切开：{fault}。"
    remedy = "请把线的两端都画到图形之外，并从一边穿到另一边。"

    def __init__(self, *, fault: str, place: Point | None = None) -> None:
        """Keep the place where the line ends inside, so that a map can show it."""
        super().__init__(path=("line",), fault=fault)
        self.place = place


@dataclass(frozen=True, slots=True)
class Boundary:
    """A valid polygon or several. Units: degrees on WGS-84."""

    wkt: str
    west: float
    south: float
    east: float
    north: float
    square_meters: float = field(repr=False, compare=False)
    """Ground, near enough for places the size of a town."""
    _shape: Shape = field(repr=False, compare=False)

    @classmethod
    def parse(cls, text: str, *, is_repaired: bool = False) -> Self:
        """Read a boundary from WKT, or from a GeoJSON geometry or feature.

        Raises: BOUNDARY, with the place of the fault where there is one.
        """
        return cls.of(from_text(text), is_repaired=is_repaired)

    @classmethod
    def of(
        cls,
        shape: Shape,
        *,
        system: CoordinateSystem = CoordinateSystem.WGS84,
        is_repaired: bool = False,
    ) -> Self:
        """Take a shape in some system; `is_repaired` mends what crosses itself.

        Raises: BOUNDARY, with the place of the fault where there is one.
        """
        hold_to_degrees(shape)
        fault = fault_of(shape)
        if fault is not None:
            mended = _mended(shape) if is_repaired and fault.is_mendable else None
            if mended is None:
                raise BoundaryError(fault=fault.text, place=fault.place, redraw=fault.redraw)
            shape = mended
        return cls._kept(_in_one_form(converted(shape, system)))

    @classmethod
    def _kept(cls, shape: Shape) -> Self:
        shapely.prepare(shape)
        west, south, east, north = map(float, shape.bounds)
        wkt = shapely.to_wkt(shape, rounding_precision=DIGITS)
        return cls(wkt, west, south, east, north, _square_meters(shape), shape)

    def __contains__(self, point: Point) -> bool:
        """Tell whether a point lies inside or on the line."""
        return bool(shapely.intersects_xy(self._shape, point.longitude, point.latitude))

    @property
    def inner_point(self) -> Point:
        """Give a point that surely lies inside, also of a ring or a crescent."""
        inside = shapely.point_on_surface(self._shape)
        rounded = Point(round(inside.x, DIGITS), round(inside.y, DIGITS))
        return rounded if rounded in self else Point(inside.x, inside.y)

    @property
    def part_count(self) -> int:
        """Tell of how many parts it consists."""
        return int(shapely.get_num_geometries(self._shape))

    def shared_square_meters(self, other: Self) -> float:
        """Measure how much of another boundary lies inside."""
        is_apart = (
            self.east < other.west
            or other.east < self.west
            or self.north < other.south
            or other.north < self.south
        )
        if is_apart or not shapely.intersects(self._shape, other._shape):
            return 0.0
        return _square_meters(shapely.intersection(self._shape, other._shape))

    def degrees_from(self, point: Point) -> float:
        """Measure how far away a point lies, 0 for one inside; for finding the nearest."""
        return float(shapely.distance(self._shape, shapely.Point(point.longitude, point.latitude)))

    def cut(self, line: str) -> tuple[Self, ...]:
        """Cut along a line, the parts from west to east, then from south to north.

        Raises: CUT_LINE with the place where the line ends inside, BOUNDARY for no line at all.
        """
        drawn = from_text(line, kinds=("LineString", "MultiLineString"))
        hold_to_degrees(drawn)
        parts = _faces(self._shape, drawn)
        if len(parts) < 2:  # noqa: PLR2004 - a cut makes two
            raise _why_uncut(self._shape, drawn)
        kept = [self._kept(_in_one_form(part)) for part in parts]
        return tuple(sorted(kept, key=lambda part: (part.west, part.south)))

    @classmethod
    def united(cls, boundaries: Sequence[Self]) -> Self:
        """Unite boundaries; those that do not touch stay parts of one."""
        shapes = [one._shape for one in boundaries]  # noqa: SLF001 - some of us
        return cls._kept(_in_one_form(shapely.union_all(shapes, grid_size=_GRID)))


def _square_meters(shape: Shape) -> float:
    """Measure degrees as meters at the latitude of the shape."""
    _, south, _, north = shape.bounds
    slope = math.cos(math.radians((south + north) / 2))
    return float(shapely.area(shape)) * _METERS_A_DEGREE**2 * slope


def converted(shape: Shape, system: CoordinateSystem) -> Shape:
    """Bring every vertex from a system to WGS-84."""
    if system in {CoordinateSystem.WGS84, CoordinateSystem.CGCS2000}:
        return shape
    return moved(shape, lambda point: to_wgs84(point, system))


def moved(shape: Shape, step: Callable[[Point], Point]) -> Shape:
    """Take every vertex through a conversion; the closing vertex stays equal to the first."""
    known: dict[tuple[float, float], tuple[float, float]] = {}
    found = []
    for x, y in shapely.get_coordinates(shape).tolist():
        if (x, y) not in known:
            point = step(Point(x, y))
            known[x, y] = (point.longitude, point.latitude)
        found.append(known[x, y])
    return shapely.set_coordinates(shape, found)


def _mended(shape: Shape) -> Shape | None:
    """Mend crossings so that what was inside stays inside; None when no ground is left."""
    whole = _polygons_of(shapely.make_valid(shape, method="structure", keep_collapsed=False))
    return None if whole.is_empty else whole


def _in_one_form(shape: Shape) -> Shape:
    """Round to centimeters, wind outer rings counter-clockwise, leave out slivers.

    Raises: BOUNDARY where hardly any ground is left.
    """
    rounded = shapely.transform(shape, lambda array: array.round(DIGITS))
    if not shapely.is_valid(rounded):
        rounded = _polygons_of(shapely.set_precision(shape, _GRID))
    parts = [part for part in shapely.get_parts(rounded) if not _is_sliver(part)]
    if not parts:
        place = _first_vertex(shape)
        raise BoundaryError(fault="几乎没有面积", place=place, redraw=REDRAW_WHOLE)
    whole = parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
    return shapely.orient_polygons(whole)


def _is_sliver(part: Shape) -> bool:
    """Tell a thread that some drawing programs leave behind from ground: area by half the edge."""
    if part.is_empty:
        return True
    ground = _square_meters(part)
    edge = float(shapely.length(part)) * _METERS_A_DEGREE
    return ground < _LEAST_SQUARE_METERS or ground < edge / 2 * _SLIVER_METERS


def _polygons_of(shape: Shape) -> Shape:
    parts = [
        one
        for part in shapely.get_parts(shape)
        for one in shapely.get_parts(part)
        if one.geom_type == "Polygon" and not one.is_empty
    ]
    return shapely.union_all(parts) if parts else shapely.from_wkt("POLYGON EMPTY")


def _faces(shape: Shape, line: Shape) -> list[Shape]:
    """Give the faces that a line makes of a shape, threads left out.

    The line is noded with the edge, so that their ends meet.
    """
    edges = shapely.union_all([shapely.boundary(shape), line])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(edges).tolist()))
    inside = [face for face in faces if shapely.contains(shape, shapely.point_on_surface(face))]
    whole = [face for face in inside if not _is_sliver(face)]
    return whole if len(whole) > len(shapely.get_parts(shape)) else []


def _why_uncut(shape: Shape, line: Shape) -> LineError:
    if not shapely.intersects(shape, line):
        return LineError(fault="线完全在图形之外")
    for part in shapely.get_parts(line):
        for end in (shapely.get_point(part, 0), shapely.get_point(part, -1)):
            if shapely.contains_properly(shape, end):
                where = f"({end.x:.6f}, {end.y:.6f})"
                place = Point(float(end.x), float(end.y))
                return LineError(fault=f"线的一端 {where} 停在图形之内", place=place)
    return LineError(fault="线没有从一边穿到另一边")


def _first_vertex(shape: Shape) -> Point:
    x, y = shapely.get_coordinates(shape)[0]
    return Point(float(x), float(y))
