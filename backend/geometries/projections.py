"""Which coordinate system a file states, and the way from plane meters to degrees.

The plane systems are those of Gauss-Krüger on the ellipsoid of CGCS2000 or WGS-84, as survey
offices deliver them. Older datums (Beijing 1954, Xi'an 1980) lie some hundred meters away and need
local parameters: they are refused with what to do.
"""

import math
import re
from dataclasses import dataclass

from backend.geometries.errors import GeometrySystemError
from backend.kit.geo import CoordinateSystem, Point

_EQUAL = frozenset({CoordinateSystem.WGS84, CoordinateSystem.CGCS2000})
_AXIS, _FLATTENING = 6_378_137.0, 1 / 298.257222101
_FALSE_EASTING, _ZONE_STEP = 500_000.0, 1_000_000
_CGCS2000 = re.compile(
    r"china[_ ]?(geodetic[_ ]coordinate[_ ]system[_ ])?2000|cgcs[_ ]?2000", re.IGNORECASE
)
_WGS84 = re.compile(r"wgs[_ ]?(19)?84", re.IGNORECASE)
_NAME = re.compile(r'^\s*(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\["([^"]*)"', re.IGNORECASE)
_PARAMETER = re.compile(r'PARAMETER\["([^"]*)",\s*([-+.\deE]+)', re.IGNORECASE)
_PROJECTION = re.compile(r'PROJECTION\["([^"]*)"', re.IGNORECASE)
_UNIT = re.compile(r'UNIT\["([^"]*)",\s*([-+.\deE]+)', re.IGNORECASE)
_CODE = re.compile(r"(?:EPSG:+|/EPSG/0/)(?:\d[\d.]*:)?(\d{4,6})$", re.IGNORECASE)
_GAUSS = frozenset({"gauss_kruger", "transverse_mercator"})
_DEGREES = {4326: CoordinateSystem.WGS84, 4490: CoordinateSystem.CGCS2000}


@dataclass(frozen=True, slots=True)
class GaussKruger:
    """A plane of Gauss-Krüger. Units: degrees, meters."""

    central_meridian: float
    false_easting: float
    false_northing: float = 0.0
    scale: float = 1.0

    def to_degrees(self, point: Point) -> Point:
        """Give the degrees of a point of the plane; Krüger's series, exact to a millimeter."""
        n = _FLATTENING / (2 - _FLATTENING)
        radius = _AXIS / (1 + n) * (1 + n**2 / 4 + n**4 / 64) * self.scale
        xi = (point.latitude - self.false_northing) / radius
        eta = (point.longitude - self.false_easting) / radius
        betas = (n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96, n**2 / 48 + n**3 / 15, 17 * n**3 / 480)
        steps = [(2 * (index + 1), beta) for index, beta in enumerate(betas)]
        xi_ = xi - sum(b * math.sin(j * xi) * math.cosh(j * eta) for j, b in steps)
        eta_ = eta - sum(b * math.cos(j * xi) * math.sinh(j * eta) for j, b in steps)
        chi = math.asin(math.sin(xi_) / math.cosh(eta_))
        deltas = (2 * n - 2 * n**2 / 3 - 2 * n**3, 7 * n**2 / 3 - 8 * n**3 / 5, 56 * n**3 / 15)
        north = chi + sum(d * math.sin(2 * (i + 1) * chi) for i, d in enumerate(deltas))
        east = math.atan2(math.sinh(eta_), math.cos(xi_))
        return Point(self.central_meridian + math.degrees(east), math.degrees(north))


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of its coordinates: degrees of a system, or a plane above one."""

    name: str
    system: CoordinateSystem
    plane: GaussKruger | None = None

    def notice(self, asked: CoordinateSystem) -> str | None:
        """Hold the statement against the system that was chosen; the words to show, if any.

        Raises: GEOMETRY_SYSTEM for a plane beside a shifted system.
        """
        if self.plane is not None:
            if asked not in _EQUAL:
                raise GeometrySystemError(stated=self.name, fault=f"与所选的 {asked.label} 不符")
            return f"平面坐标（{self.name}）已换算为经纬度。"
        if asked not in _EQUAL:
            return (
                f"文件写明坐标系为 {self.name}，现按所选的 {asked.label} 换算；"
                "如文件写得对，位置会偏 100 至 700 米，请核对预览。"
            )
        return None


def stated_by_prj(text: str) -> Stated:
    """Read a .prj file.

    Raises: GEOMETRY_SYSTEM for a datum or a projection that is not converted here.
    """
    found = _NAME.search(text)
    name = found[1] if found else text[:40]
    system = _system_of(text, name)
    if not re.match(r"\s*PROJ(CS|CRS)", text, re.IGNORECASE):
        return Stated(name, system)
    projection = _PROJECTION.search(text)
    if projection is None or projection[1].lower() not in _GAUSS:
        raise GeometrySystemError(stated=name, fault="不是高斯-克吕格投影")
    values = {key.lower(): float(value) for key, value in _PARAMETER.findall(text)}
    units = _UNIT.findall(text)
    if not units or float(units[-1][1]) != 1 or values.get("latitude_of_origin", 0) != 0:
        raise GeometrySystemError(stated=name, fault="单位不是米，或原点不在赤道")
    plane = GaussKruger(
        central_meridian=values.get("central_meridian", 0.0),
        false_easting=values.get("false_easting", 0.0),
        false_northing=values.get("false_northing", 0.0),
        scale=values.get("scale_factor", 1.0),
    )
    return Stated(name, system, plane)


def stated_by_crs(crs: object) -> Stated | None:
    """Read the `crs` member of a GeoJSON document; None where it has none.

    Raises: GEOMETRY_SYSTEM for a system that is not converted here.
    """
    if crs is None:
        return None
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if name.upper().endswith("CRS84"):
        return Stated(name, CoordinateSystem.WGS84)
    found = _CODE.search(name)
    code = int(found[1]) if found else 0
    if code in _DEGREES:
        return Stated(name, _DEGREES[code])
    plane = _plane_of(code)
    if plane is None:
        raise GeometrySystemError(stated=name or "不明", fault="本系统不能换算")
    return Stated(name, CoordinateSystem.CGCS2000, plane)


def _plane_of(code: int) -> GaussKruger | None:
    """Give the planes of CGCS2000 in the EPSG list: by 6° and 3°, with and without the zone."""
    if 4491 <= code <= 4501:  # noqa: PLR2004 - EPSG, zones 13 to 23 of 6 degrees
        zone = code - 4478
        return GaussKruger(zone * 6 - 3, zone * _ZONE_STEP + _FALSE_EASTING)
    if 4502 <= code <= 4512:  # noqa: PLR2004 - EPSG, 75° to 135° by 6 degrees
        return GaussKruger(75 + 6 * (code - 4502), _FALSE_EASTING)
    if 4513 <= code <= 4533:  # noqa: PLR2004 - EPSG, zones 25 to 45 of 3 degrees
        zone = code - 4488
        return GaussKruger(zone * 3, zone * _ZONE_STEP + _FALSE_EASTING)
    if 4534 <= code <= 4554:  # noqa: PLR2004 - EPSG, 75° to 135° by 3 degrees
        return GaussKruger(75 + 3 * (code - 4534), _FALSE_EASTING)
    return None


def _system_of(text: str, name: str) -> CoordinateSystem:
    if _CGCS2000.search(text):
        return CoordinateSystem.CGCS2000
    if _WGS84.search(text):
        return CoordinateSystem.WGS84
    raise GeometrySystemError(stated=name, fault="基准不是 CGCS2000 或 WGS-84")
