"""What a drawn line does to the places beside it: pure rules that refuse or warn, with names.

Borders that were drawn twice never match to the centimeter, so a share of one per cent is borne.
Source: domain brief 0, decision 11 (an area is a permit within its town).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from backend.kit.boundaries import Boundary
from backend.kit.errors import LedgerError
from backend.kit.geo import Point
from backend.places.errors import (
    AreaInOtherTownError,
    AreaOverlapsError,
    AreaOverTownsError,
    TownOverlapsError,
)

BORNE_SHARE = 0.01
_HALF = 0.5
_SQUARE_METERS_A_HECTARE = 10_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A place with a boundary."""

    id: UUID
    name: str
    boundary: Boundary

    @classmethod
    def among(cls, rows: Iterable[Mapping[str, Any]]) -> list[Self]:
        """Take the rows that have a boundary and hold at present."""
        return [
            cls(row["id"], row["name"], Boundary.parse(row["boundary"]))
            for row in rows
            if row["boundary"] and row.get("ended_on") is None
        ]


def hold_area_to_town(
    boundary: Boundary, *, town: Mapping[str, Any], towns: Sequence[Drawn]
) -> list[LedgerError]:
    """Warn of an area that reaches into other towns.

    Raises: AREA_IN_OTHER_TOWN where the greater part lies there.
    """
    warnings: list[LedgerError] = []
    ground = boundary.square_meters
    for other in towns:
        if other.id == town["id"]:
            continue
        share = boundary.shared_square_meters(other.boundary) / ground
        if share > _HALF:
            raise AreaInOtherTownError(own=town["name"], other=other.name, path=("boundary",))
        if share > BORNE_SHARE:
            warnings.append(
                AreaOverTownsError(other=other.name, share=_percent(share), path=("boundary",))
            )
    return warnings


def overlaps_of_area(boundary: Boundary, *, areas: Sequence[Drawn]) -> list[LedgerError]:
    """Warn of other areas on the same ground, each by its name."""
    found: list[LedgerError] = []
    for other in areas:
        shared = boundary.shared_square_meters(other.boundary)
        smaller = min(boundary.square_meters, other.boundary.square_meters)
        if shared > BORNE_SHARE * smaller:
            hectares = f"{shared / _SQUARE_METERS_A_HECTARE:.1f}"
            found.append(AreaOverlapsError(other=other.name, hectares=hectares, path=("boundary",)))
    return found


def overlaps_of_town(boundary: Boundary, *, towns: Sequence[Drawn]) -> list[LedgerError]:
    """Warn of other towns on the same ground."""
    found: list[LedgerError] = []
    for other in towns:
        share = boundary.shared_square_meters(other.boundary) / boundary.square_meters
        if share > BORNE_SHARE:
            found.append(
                TownOverlapsError(other=other.name, share=_percent(share), path=("boundary",))
            )
    return found


def town_at(point: Point, towns: Sequence[Drawn]) -> Drawn | None:
    """Give the town on whose ground a point lies."""
    return next((town for town in towns if point in town.boundary), None)


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%"
