"""Writes the files that the tests import: GeoJSON and zipped Shapefiles of invented places."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import shapefile

WEST, SOUTH = 82.3, 38.8
CGCS2000_PRJ = (
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",'
    'SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]]'
)
GAUSS_PRJ = (
    'PROJCS["CGCS2000_3_Degree_GK_CM_81E",' + CGCS2000_PRJ + ',PROJECTION["Gauss_Kruger"],'
    'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",81.0],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)
XIAN80_PRJ = 'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]]]'

Ring = Sequence[Sequence[float]]


def square(west: float, south: float, side: float = 0.01) -> list[list[float]]:
    """Give the ring of a square, counter-clockwise."""
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(
    name: str | None, ring: Ring | None = None, *holes: Ring, **attributes: Any
) -> dict[str, Any]:
    """Give a feature with a polygon."""
    properties = ({} if name is None else {"名称": name}) | attributes
    shape = None if ring is None else {"type": "Polygon", "coordinates": [ring, *holes]}
    return {"type": "Feature", "properties": properties, "geometry": shape}


def point(name: str, longitude: float, latitude: float, **attributes: Any) -> dict[str, Any]:
    """Give a feature with a point."""
    shape = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "properties": {"名称": name} | attributes, "geometry": shape}


def geojson(*features: Mapping[str, Any], **members: Any) -> bytes:
    """Write a collection."""
    document = {"type": "FeatureCollection", "features": features, **members}
    return json.dumps(document, ensure_ascii=False).encode()


def shapefile_parts(
    rows: Sequence[tuple[Mapping[str, str], Sequence[Ring]]], *, encoding: str = "utf-8"
) -> dict[str, bytes]:
    """Write the files of a Shapefile of polygons, by their endings."""
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, encoding=encoding) as writer:
        writer.shapeType = shapefile.POLYGON
        for name in rows[0][0]:
            writer.field(name, "C", size=80)
        for attributes, rings in rows:
            writer.poly([[list(vertex) for vertex in ring] for ring in rings])
            writer.record(**attributes)
        writer.close()
        return {".shp": shp.getvalue(), ".shx": shx.getvalue(), ".dbf": dbf.getvalue()}


def zipped(parts: Mapping[str, bytes | str], *, stem: str = "片区") -> bytes:
    """Pack the files of a Shapefile."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for ending, content in parts.items():
            name = ending if "/" in ending or "\\" in ending else f"{stem}{ending}"
            archive.writestr(name, content)
    return target.getvalue()
