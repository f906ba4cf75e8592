"""The columns of a drawn line, and what the ledger says of it: town, neighbors, names."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.database.actor import Actor
from backend.kit.boundaries import Boundary
from backend.kit.errors import LedgerError
from backend.kit.shape_text import BoundaryError
from backend.places.neighbors import Drawn, hold_area_to_town, overlaps_of_area

BOUNDS = ("west", "south", "east", "north")


def boundary_of(text: str | None, *, is_repaired: bool, path: Sequence[str]) -> Boundary | None:
    """Read a boundary from a form; None for an empty one.

    Raises: BOUNDARY.
    """
    if not text or not text.strip():
        return None
    try:
        return Boundary.parse(text, is_repaired=is_repaired)
    except BoundaryError as error:
        raise error.under(*path) from error


def boundary_columns(boundary: Boundary | None) -> dict[str, Any]:
    """Give the columns of a boundary and its box."""
    if boundary is None:
        return dict.fromkeys(("boundary", *BOUNDS))
    return {"boundary": boundary.wkt} | {side: getattr(boundary, side) for side in BOUNDS}


async def remarks_on_area(
    session: AsyncSession,
    actor: Actor,
    boundary: Boundary,
    *,
    town: Mapping[str, Any],
    own_ids: Collection[UUID] = (),
) -> list[LedgerError]:
    """Warn of an area that reaches into other towns or over other areas.

    Raises: AREA_IN_OTHER_TOWN where the greater part lies in another town.
    """
    towns = Drawn.among(await load(session, actor, "towns"))
    warnings = hold_area_to_town(boundary, town=town, towns=towns)
    areas = [row for row in await load(session, actor, "areas") if row["id"] not in own_ids]
    return warnings + overlaps_of_area(boundary, areas=Drawn.among(areas))
