"""What people do with lines on the map: draw a town, place a building, group buildings anew."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import delete, load, save, update
from backend.accounts.refusals import NotFoundError
from backend.database.actor import Actor
from backend.kit.errors import LedgerError
from backend.places.commands import (
    Result,
    hold_to_town,
    name_of,
    read_for_edit,
    town_of,
)
from backend.places.drawing_forms import (
    DrawTown,
    PlaceBuilding,
    RegroupBuildings,
    UngroupBuildings,
)
from backend.places.lines import boundary_columns, boundary_of
from backend.places.neighbors import Drawn, overlaps_of_town
from backend.places.points import building_columns


async def draw_town(session: AsyncSession, actor: Actor, form: DrawTown) -> Result:
    """Draw the boundary of a town, or take it away.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, BOUNDARY.
    """
    before = await read_for_edit(session, actor, "towns", form.id, form.revision, "镇街")
    boundary = boundary_of(form.boundary, is_repaired=form.accepts_repair, path=("boundary",))
    warnings: list[LedgerError] = []
    if boundary is not None:
        others = [row for row in await load(session, actor, "towns") if row["id"] != form.id]
        warnings = overlaps_of_town(boundary, towns=Drawn.among(others))
    change = update("towns", before, **boundary_columns(boundary))
    await save(session, actor, action="town.draw", changes=[change])
    return {"town": form.id, "warnings": warnings}


async def place_building(session: AsyncSession, actor: Actor, form: PlaceBuilding) -> Result:
    """Place a building by its point or its footprint.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, BOUNDARY, COORDINATE, WRONG_COORDINATE_SYSTEM,
    OUTSIDE_FOOTPRINT.
    """
    before = await read_for_edit(session, actor, "buildings", form.id, form.revision, "楼宇")
    footprint = boundary_of(form.footprint, is_repaired=form.accepts_repair, path=("footprint",))
    columns, warnings = await building_columns(
        session,
        actor,
        form.location,
        footprint,
        town=await town_of(session, actor, before["town_id"], path=("id",)),
        own_id=form.id,
    )
    await save(
        session, actor, action="building.place", changes=[update("buildings", before, **columns)]
    )
    return {"building": form.id, "warnings": warnings}


async def regroup_buildings(session: AsyncSession, actor: Actor, form: RegroupBuildings) -> UUID:
    """Say anew which buildings of a group count as one place.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, OTHER_TOWN, NAME, NAME_TAKEN.
    """
    group = await read_for_edit(session, actor, "building_groups", form.id, form.revision, "楼宇组")
    town = await town_of(session, actor, group["town_id"], path=("id",))
    wanted = await load(session, actor, "buildings", id=form.building_ids, is_locked=True)
    if len(wanted) < len(set(form.building_ids)):
        raise NotFoundError(noun="楼宇", path=("building_ids",))
    for building in wanted:
        hold_to_town(building, town, noun="楼宇", path=("building_ids",))
    present = await load(session, actor, "buildings", building_group_id=form.id, is_locked=True)
    chosen = set(form.building_ids)
    changes = [
        update("building_groups", group, name=name_of(form.name, path=("name",))),
        *(update("buildings", row, building_group_id=form.id) for row in wanted),
        *(
            update("buildings", row, building_group_id=None)
            for row in present
            if row["id"] not in chosen
        ),
    ]
    await save(session, actor, action="building_group.regroup", changes=changes)
    return form.id


async def ungroup_buildings(session: AsyncSession, actor: Actor, form: UngroupBuildings) -> Result:
    """Let the buildings of a group count one by one again; the group goes.

    Raises: NOT_FOUND, CHANGED_MEANWHILE; STILL_USED while a branch rests on the group.
    """
    group = await read_for_edit(session, actor, "building_groups", form.id, form.revision, "楼宇组")
    members = await load(session, actor, "buildings", building_group_id=form.id, is_locked=True)
    changes = [update("buildings", row, building_group_id=None) for row in members]
    await save(
        session,
        actor,
        action="building_group.ungroup",
        changes=[*changes, delete("building_groups", group)],
    )
    return {"town": group["town_id"], "buildings": [row["id"] for row in members]}
