"""What becomes of organizations and branches when an area is split or merged.

An area's line is a fact of its time: the old area ends on a day and the new ones begin on it, so
that a map of an earlier day shows what held then. The commands are about areas, and stand here
because placements and branches go with them. Source: ADR 12.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, load, save, update
from backend.accounts.periods import EndBeforeStartError, ended, past, refuse_later, since
from backend.branches.units import point_of
from backend.database.actor import Actor
from backend.kit.boundaries import Boundary
from backend.kit.errors import LedgerError
from backend.kit.geo import Point
from backend.kit.ids import new_id
from backend.organizations.details import PLACE_COLUMNS
from backend.places.commands import (
    Result,
    hold_to_living,
    hold_to_town,
    name_of,
    read_for_edit,
    town_of,
)
from backend.places.drawing_forms import MergeAreas, SplitArea
from backend.places.errors import (
    AreasApartError,
    BranchOverPartsError,
    NoBoundaryError,
    PartNamesError,
    TooFewAreasError,
    UnplacedOrganizationsError,
)
from backend.places.lines import boundary_columns, remarks_on_area

_NAMED = 3
_LEAST_AREAS = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """A new area that takes over from old ones."""

    id: UUID
    name: str
    boundary: Boundary | None

    def row(self, town_id: UUID, day: date) -> Change:
        """Give the change that makes it."""
        columns = boundary_columns(self.boundary)
        return insert("areas", id=self.id, name=self.name, town_id=town_id, drawn_on=day, **columns)


@dataclass(slots=True)
class _Handover:
    """What is written for one split or merge."""

    area_ids: Sequence[UUID]
    parts: Sequence[_Part]
    day: date
    changes: list[Change] = field(default_factory=list)
    warnings: list[LedgerError] = field(default_factory=list)
    part_of: dict[UUID, _Part | None] = field(default_factory=dict)


async def split_area(session: AsyncSession, actor: Actor, form: SplitArea) -> Result:
    """Split an area along a line into parts, its organizations with the part they stand in.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, AREA_ENDED, NO_BOUNDARY, CUT_LINE, BOUNDARY, PART_NAMES,
    NAME, NAME_TAKEN, LATER_RECORD, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    area = await read_for_edit(session, actor, "areas", form.id, form.revision, "片区")
    hold_to_living(area, path=("id",))
    if area["boundary"] is None:
        raise NoBoundaryError(name=area["name"], path=("id",))
    shapes = Boundary.parse(area["boundary"]).cut(form.line)
    names = [name_of(name, path=("names",)) for name in form.names]
    if len(names) != len(shapes) or len(set(names)) < len(names):
        raise PartNamesError(parts=len(shapes), names=len(set(names)), path=("names",))
    parts = [_Part(new_id(), *pair) for pair in zip(names, shapes, strict=True)]
    handover = _Handover([area["id"]], parts, day)
    await _carry_out(session, actor, handover, [area], action="area.split")
    return {
        "town": area["town_id"],
        "areas": [part.id for part in parts],
        "warnings": handover.warnings,
    }


async def merge_areas(session: AsyncSession, actor: Actor, form: MergeAreas) -> Result:
    """Merge areas of one town into a new one, which takes their organizations and branches.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, AREA_ENDED, TOO_FEW_AREAS, OTHER_TOWN, NAME, NAME_TAKEN,
    LATER_RECORD, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    if len({one.id for one in form.areas}) < max(len(form.areas), _LEAST_AREAS):
        raise TooFewAreasError(path=("areas",))
    areas = [
        await read_for_edit(session, actor, "areas", one.id, one.revision, "片区")
        for one in form.areas
    ]
    town = await town_of(session, actor, areas[0]["town_id"], path=("areas",))
    for area in areas:
        hold_to_living(area, path=("areas",))
        hold_to_town(area, town, noun="片区", path=("areas",))
    shapes = [Boundary.parse(area["boundary"]) for area in areas if area["boundary"]]
    whole = Boundary.united(shapes) if shapes else None
    part = _Part(new_id(), name_of(form.name, path=("name",)), whole)
    ids = [area["id"] for area in areas]
    handover = _Handover(ids, [part], day)
    if whole is not None:
        handover.warnings += await _remarks(session, actor, whole, shapes, town, ids)
    await _carry_out(session, actor, handover, areas, action="area.merge")
    return {"area": part.id, "warnings": handover.warnings}


async def _remarks(
    session: AsyncSession,
    actor: Actor,
    whole: Boundary,
    shapes: Sequence[Boundary],
    town: Mapping[str, Any],
    ids: Sequence[UUID],
) -> list[LedgerError]:
    found = await remarks_on_area(session, actor, whole, town=town, own_ids=ids)
    if whole.part_count > max(shape.part_count for shape in shapes):
        found.append(AreasApartError(path=("areas",)))
    return found


async def _carry_out(
    session: AsyncSession,
    actor: Actor,
    handover: _Handover,
    areas: Sequence[Mapping[str, Any]],
    *,
    action: str,
) -> None:
    """Write the ends first, since a part may bear the name of the area that ends."""
    ends = [_ending(area, handover.day) for area in areas]
    await _move_organizations(session, actor, handover)
    await _move_branches(session, actor, handover)
    made = [part.row(areas[0]["town_id"], handover.day) for part in handover.parts]
    await save(session, actor, action=action, changes=ends)
    await save(session, actor, action=action, changes=[*made, *handover.changes])


def _ending(area: Mapping[str, Any], day: date) -> Change:
    if area["drawn_on"] is not None and day < area["drawn_on"]:
        raise EndBeforeStartError(day=day, start=area["drawn_on"], path=("on",))
    return update("areas", area, ended_on=day)


async def _move_organizations(session: AsyncSession, actor: Actor, handover: _Handover) -> None:
    """Let every organization of the old areas lie in the part in which it stands."""
    rows = await load(session, actor, "placements", area_id=handover.area_ids)
    present = [row for row in rows if row["valid"].upper is None]
    refuse_later(present, handover.day, ("on",))
    ids = [row["organization_id"] for row in present]
    organizations = {row["id"]: row for row in await load(session, actor, "organizations", id=ids)}
    building_ids = [row["building_id"] for row in present if row["building_id"]]
    buildings = {row["id"]: row for row in await load(session, actor, "buildings", id=building_ids)}
    unplaced = []
    for row in present:
        organization = organizations[row["organization_id"]]
        point = point_of(organization)
        if point is None and row["building_id"]:
            point = point_of(buildings[row["building_id"]])
        part = _part_at(point, handover.parts)
        handover.part_of[organization["id"]] = part
        if part is None:
            unplaced.append(organization["name"])
        place = {name: row[name] for name in PLACE_COLUMNS} | {"area_id": part.id if part else None}
        handover.changes += [
            ended("placements", row, handover.day),
            insert(
                "placements",
                organization_id=organization["id"],
                valid=since(handover.day),
                **place,
            ),
        ]
    if unplaced:
        names = "、".join(sorted(unplaced)[:_NAMED]) + ("等" if len(unplaced) > _NAMED else "")
        error = UnplacedOrganizationsError(count=len(unplaced), names=names, path=("id",))
        handover.warnings.append(error)


def _part_at(point: Point | None, parts: Sequence[_Part]) -> _Part | None:
    """Give the part in which a point stands, or the nearest: borders are drawn roughly."""
    if len(parts) == 1:
        return parts[0]
    if point is None:
        return None
    drawn = [(part.boundary.degrees_from(point), part) for part in parts if part.boundary]
    return min(drawn, key=lambda pair: pair[0])[1]


async def _move_branches(session: AsyncSession, actor: Actor, handover: _Handover) -> None:
    """Let every living branch of the old areas rest on the part where most of it stands."""
    branches = await load(
        session, actor, "branches", area_id=handover.area_ids, dissolved_on=None, is_locked=True
    )
    ids = [branch["id"] for branch in branches]
    links = await load(session, actor, "coverage_links", branch_id=ids, on=handover.day)
    largest = max(
        handover.parts, key=lambda part: part.boundary.square_meters if part.boundary else 0
    )
    for branch in branches:
        stands = [
            part
            for link in links
            if link["branch_id"] == branch["id"]
            and (part := handover.part_of.get(link["organization_id"])) is not None
        ]
        counted = Counter(part.id for part in stands).most_common(1)
        part = next((one for one in stands if one.id == counted[0][0]), largest)
        handover.changes.append(update("branches", branch, area_id=part.id))
        if len({one.id for one in stands}) > 1:
            error = BranchOverPartsError(branch=branch["name"], part=part.name, path=("id",))
            handover.warnings.append(error)
