"""The point of a building or an organization: converted to WGS-84, held against its town.

The town's boundary tells where it lies; while none is drawn, the boundaries of its areas do.
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
from backend.kit.partial import UNSET
from backend.places.errors import (
    OutsideFootprintError,
    OutsideTownError,
    SamePointError,
    WrongSystemError,
)

_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """位置；A point and the system in which it is given."""

    longitude: Annotated[float, "经度，度；longitude, degrees"]
    latitude: Annotated[float, "纬度，度；latitude, degrees"]
    system: Annotated[CoordinateSystem, "坐标系；system of the point"] = CoordinateSystem.WGS84


async def place_point(
    session: AsyncSession,
    actor: Actor,
    location: Location | None,
    *,
    town: dict[str, Any],
    beside: tuple[str, UUID | None] | None = None,
) -> tuple[dict[str, Any], list[LedgerError]]:
    """Give the columns of a point on WGS-84, with a warning where it lies outside its town.

    Shape: `beside` names the table and the own id, to warn of another row at the same point.
    A point that was left out (UNSET) stays as it is.
    Raises: COORDINATE; WRONG_COORDINATE_SYSTEM where another system would put it inside.
    """
    if location is UNSET:
        return {}, []
    if location is None:
        return dict.fromkeys(("longitude", "latitude", "coordinate_system")), []
    written = parse_point(location.longitude, location.latitude)
    point = to_wgs84(written, location.system)
    columns = {
        "longitude": round(point.longitude, _DIGITS),
        "latitude": round(point.latitude, _DIGITS),
        "coordinate_system": location.system,
    }
    warnings = await _at_same_point(session, actor, columns, beside) if beside else []
    boundaries = await _boundaries_of(session, actor, town)
    if not boundaries or _is_inside(point, boundaries):
        return columns, warnings
    likely = fitting_systems(written, holds=lambda other: _is_inside(other, boundaries))
    if likely:
        raise WrongSystemError(
            stated=location.system.label,
            town=town["name"],
            likely=likely[0].label,
            path=("location", "system"),
        )
    return columns, [OutsideTownError(town=town["name"], path=("location",)), *warnings]


async def building_columns(
    session: AsyncSession,
    actor: Actor,
    location: Location | None,
    footprint: Boundary | None,
    *,
    town: dict[str, Any],
    own_id: UUID | None = None,
) -> tuple[dict[str, Any], list[LedgerError]]:
    """Give the columns of a building's point and footprint, the point surely inside.

    A point that was left out (UNSET) stays as it is, and the footprint with it.
    Raises: COORDINATE, WRONG_COORDINATE_SYSTEM, OUTSIDE_FOOTPRINT.
    """
    if location is UNSET:
        return {}, []
    if location is None and footprint is not None:
        inside = footprint.inner_point
        location = Location(longitude=inside.longitude, latitude=inside.latitude)
    point, warnings = await place_point(
        session, actor, location, town=town, beside=("buildings", own_id)
    )
    if footprint is not None and Point(point["longitude"], point["latitude"]) not in footprint:
        raise OutsideFootprintError(path=("location",))
    return point | {"footprint": footprint.wkt if footprint else None}, warnings


async def _at_same_point(
    session: AsyncSession,
    actor: Actor,
    columns: dict[str, Any],
    beside: tuple[str, UUID | None],
) -> list[LedgerError]:
    table, own_id = beside
    place = {name: columns[name] for name in ("longitude", "latitude")}
    found = await load(session, actor, table, **place)
    if not found or any(row["id"] == own_id for row in found):
        return []  # nothing there, or the point stays where it was
    others = f"等 {len(found)} 个" if len(found) > 1 else ""
    return [SamePointError(name=found[0]["name"], others=others, path=("location",))]


async def _boundaries_of(
    session: AsyncSession, actor: Actor, town: dict[str, Any]
) -> list[Boundary]:
    if town["boundary"]:
        return [Boundary.parse(town["boundary"])]
    areas = await load(session, actor, "areas", town_id=town["id"], ended_on=None)
    return [Boundary.parse(area["boundary"]) for area in areas if area["boundary"]]


def _is_inside(point: Point, boundaries: Iterable[Boundary]) -> bool:
    return any(point in boundary for boundary in boundaries)
