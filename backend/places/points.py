"""The point of a building or an organization: converted to WGS-84, held against its town.

A town has no drawn border; the boundaries of its areas tell where it lies.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.database.actor import Actor
from backend.kit.boundaries import Boundary
from backend.kit.errors import LedgerError
from backend.kit.geo import CoordinateSystem, Point, fitting_systems, parse_point, to_wgs84
from backend.places.errors import OutsideTownError, WrongSystemError

_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A point and the system in which it is given."""

    longitude: Annotated[float, "经度，度；longitude, degrees"]
    latitude: Annotated[float, "纬度，度；latitude, degrees"]
    system: Annotated[CoordinateSystem, "坐标系；system of the point"] = CoordinateSystem.WGS84


async def place_point(
    session: AsyncSession, actor: Actor, location: Location | None, *, town: dict[str, Any]
) -> tuple[dict[str, Any], list[LedgerError]]:
    """Give the columns of a point on WGS-84, and a warning where it lies outside its town.

    Raises: COORDINATE; WRONG_COORDINATE_SYSTEM where another system would put it inside.
    """
    if location is None:
        return dict.fromkeys(("longitude", "latitude", "coordinate_system")), []
    written = parse_point(location.longitude, location.latitude)
    point = to_wgs84(written, location.system)
    columns = {
        "longitude": round(point.longitude, _DIGITS),
        "latitude": round(point.latitude, _DIGITS),
        "coordinate_system": location.system,
    }
    boundaries = await _boundaries_of(session, actor, town["id"])
    if not boundaries or _is_inside(point, boundaries):
        return columns, []
    likely = fitting_systems(written, holds=lambda other: _is_inside(other, boundaries))
    if likely:
        raise WrongSystemError(
            stated=location.system.label,
            town=town["name"],
            likely=likely[0].label,
            path=("location", "system"),
        )
    return columns, [OutsideTownError(town=town["name"], path=("location",))]


async def _boundaries_of(session: AsyncSession, actor: Actor, town_id: UUID) -> list[Boundary]:
    areas = await load(session, actor, "areas", town_id=town_id)
    return [Boundary.parse(area["boundary"]) for area in areas if area["boundary"]]


def _is_inside(point: Point, boundaries: Iterable[Boundary]) -> bool:
    return any(point in boundary for boundary in boundaries)
