"""The columns that a shape gives to a town, an area or a building."""

from collections.abc import Mapping
from typing import Any

import shapely

from backend.geometries.tables import GeometryLayer
from backend.kit.boundaries import Boundary
from backend.kit.geo import CoordinateSystem, Point
from backend.places.lines import boundary_columns

_SAME_DEGREES = 2e-7
_POINT = "POINT"


def columns_of(
    layer: GeometryLayer,
    geometry: str,
    known: Mapping[str, Any] | None,
    system: CoordinateSystem,
) -> dict[str, Any]:
    """Give the columns; a building keeps its point where that lies in the new footprint."""
    if layer is not GeometryLayer.BUILDINGS:
        return boundary_columns(Boundary.parse(geometry))
    if geometry.startswith(_POINT):
        found = shapely.from_wkt(geometry)
        return _point_columns(Point(float(found.x), float(found.y)), system)
    footprint = Boundary.parse(geometry)
    columns: dict[str, Any] = {"footprint": footprint.wkt}
    if known is not None and known["longitude"] is not None:
        point = Point(known["longitude"], known["latitude"])
        if point in footprint:
            return columns
    return columns | _point_columns(footprint.inner_point, system)


def is_same(known: Mapping[str, Any], columns: Mapping[str, Any]) -> bool:
    """Tell whether an object has these columns already, points to two centimeters."""
    for name, value in columns.items():
        if name == "coordinate_system":
            continue
        if isinstance(value, float) and known[name] is not None:
            if abs(known[name] - value) > _SAME_DEGREES:
                return False
        elif known[name] != value:
            return False
    return True


def _point_columns(point: Point, system: CoordinateSystem) -> dict[str, Any]:
    return {
        "longitude": point.longitude,
        "latitude": point.latitude,
        "coordinate_system": system,
    }
