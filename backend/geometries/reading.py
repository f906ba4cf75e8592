"""Reads an uploaded file of shapes, whichever of the two forms it has."""

from backend.geometries.features import Collection
from backend.geometries.geojson import read_geojson
from backend.geometries.shapefiles import read_shapefile
from backend.kit.geo import CoordinateSystem

_ZIP = b"PK"


def read_collection(content: bytes, *, system: CoordinateSystem) -> Collection:
    """Read a GeoJSON document or a zipped Shapefile, told apart by its first bytes.

    Raises: GEOMETRY_FILE, GEOMETRY_SYSTEM, MANY_VERTICES.
    """
    read = read_shapefile if content.startswith(_ZIP) else read_geojson
    return read(content, system=system)
