"""What people do to places: add and edit departments, towns, villages, areas and buildings."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, load, load_one, save, update
from backend.accounts.meanwhile import demand_revision
from backend.accounts.refusals import NotFoundError
from backend.database.actor import Actor
from backend.kit.errors import LedgerError
from backend.kit.partial import UNSET
from backend.kit.text import collapse
from backend.places.errors import (
    AreaEndedError,
    DefaultDepartmentError,
    EmptyNameError,
    OtherTownError,
    TextLengthError,
)
from backend.places.forms import (
    AddBuilding,
    AddDepartment,
    AddTown,
    AddVillage,
    BuildingDetails,
    DepartmentDetails,
    DrawArea,
    EditArea,
    EditBuilding,
    EditDepartment,
    EditTown,
    EditVillage,
    GroupBuildings,
    TownDetails,
    VillageDetails,
)
from backend.places.lines import boundary_columns, boundary_of, remarks_on_area
from backend.places.points import building_columns
from backend.places.rules import parse_town_code, parse_village_code

LONGEST_NAME = 80
LONGEST_TEXT = 500
"""As in a workbook, so that an export can come back; and an index must hold an address."""

Result = dict[str, Any]
"""Ids of the changed objects by the payload's field, and `warnings`."""


async def add_department(session: AsyncSession, actor: Actor, form: AddDepartment) -> UUID:
    """Add a department line."""
    row = _department(form.department)
    change = insert("departments", **row)
    others = await _other_defaults(session, actor, change.id, is_default=row["is_default"])
    await save(session, actor, action="department.add", changes=[*others, change])
    return change.id


async def edit_department(session: AsyncSession, actor: Actor, form: EditDepartment) -> UUID:
    """Edit a department line; naming it the default takes that from the one before.

    Raises: DEFAULT_DEPARTMENT where the district would have none.
    """
    before = await read_for_edit(session, actor, "departments", form.id, form.revision, "部门")
    row = _department(form.department)
    if before["is_default"] and not row["is_default"]:
        raise DefaultDepartmentError(path=("department", "is_default"))
    others = await _other_defaults(session, actor, form.id, is_default=row["is_default"])
    change = update("departments", before, **row)
    await save(session, actor, action="department.edit", changes=[*others, change])
    return form.id


def _department(details: DepartmentDetails) -> dict[str, Any]:
    return {
        "name": name_of(details.name, path=("department", "name")),
        "kind": details.kind,
        "short_name": text_of(details.short_name, path=("department", "short_name")),
        "is_default": details.is_default,
    }


async def _other_defaults(
    session: AsyncSession, actor: Actor, department_id: UUID, *, is_default: bool
) -> list[Change]:
    if not is_default:
        return []
    rows = await load(session, actor, "departments", is_default=True)
    return [
        update("departments", row, is_default=False) for row in rows if row["id"] != department_id
    ]


async def add_town(session: AsyncSession, actor: Actor, form: AddTown) -> UUID:
    """Add a town."""
    return await _add(session, actor, "towns", _town(form.town), action="town.add")


async def edit_town(session: AsyncSession, actor: Actor, form: EditTown) -> UUID:
    """Edit a town."""
    before = await read_for_edit(session, actor, "towns", form.id, form.revision, "镇街")
    change = update("towns", before, **_town(form.town))
    await save(session, actor, action="town.edit", changes=[change])
    return form.id


def _town(details: TownDetails) -> dict[str, Any]:
    code = text_of(details.division_code)
    return {
        "name": name_of(details.name, path=("town", "name")),
        "kind": details.kind,
        "division_code": parse_town_code(code) if code else None,
        "settlement": details.settlement,
    }


async def add_village(session: AsyncSession, actor: Actor, form: AddVillage) -> UUID:
    """Add a village or community."""
    row = await _village(session, actor, form.village)
    return await _add(session, actor, "villages", row, action="village.add")


async def edit_village(session: AsyncSession, actor: Actor, form: EditVillage) -> UUID:
    """Edit a village or community."""
    before = await read_for_edit(session, actor, "villages", form.id, form.revision, "村(社区)")
    row = await _village(session, actor, form.village)
    change = update("villages", before, **row)
    await save(session, actor, action="village.edit", changes=[change])
    return form.id


async def _village(session: AsyncSession, actor: Actor, details: VillageDetails) -> dict[str, Any]:
    town = await town_of(session, actor, details.town_id, path=("village", "town_id"))
    code = text_of(details.division_code)
    return {
        "name": name_of(details.name, path=("village", "name")),
        "town_id": town["id"],
        "division_code": (
            parse_village_code(code, town_code=town["division_code"]) if code else None
        ),
        "urban_rural_class": details.urban_rural_class,
        "branch_name": text_of(details.branch_name, path=("village", "branch_name")),
        "is_willing": details.is_willing,
    }


async def draw_area(session: AsyncSession, actor: Actor, form: DrawArea) -> Result:
    """Draw an area.

    Raises: NOT_FOUND, NAME, NAME_TAKEN, BOUNDARY, AREA_IN_OTHER_TOWN.
    """
    row, warnings = await _area(session, actor, form)
    area = await _add(session, actor, "areas", row, action="area.draw")
    return {"area": area, "warnings": warnings}


async def edit_area(session: AsyncSession, actor: Actor, form: EditArea) -> Result:
    """Edit a drawn area.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, AREA_ENDED and what `draw_area` refuses.
    """
    before = await read_for_edit(session, actor, "areas", form.id, form.revision, "片区")
    hold_to_living(before, path=("id",))
    row, warnings = await _area(session, actor, form, own_id=form.id)
    await save(session, actor, action="area.edit", changes=[update("areas", before, **row)])
    return {"area": form.id, "warnings": warnings}


async def _area(
    session: AsyncSession, actor: Actor, form: DrawArea | EditArea, *, own_id: UUID | None = None
) -> tuple[dict[str, Any], list[LedgerError]]:
    details = form.area
    town = await town_of(session, actor, details.town_id, path=("area", "town_id"))
    row = {"name": name_of(details.name, path=("area", "name")), "town_id": town["id"]}
    if details.boundary is UNSET:
        return row, []
    boundary = boundary_of(
        details.boundary, is_repaired=form.accepts_repair, path=("area", "boundary")
    )
    if boundary is None:
        return row | boundary_columns(None), []
    own_ids = () if own_id is None else (own_id,)
    warnings = await remarks_on_area(session, actor, boundary, town=town, own_ids=own_ids)
    return row | boundary_columns(boundary), warnings


def hold_to_living(area: Mapping[str, Any], *, path: tuple[str, ...]) -> None:
    """Refuse an area that was split or merged away.

    Raises: AREA_ENDED.
    """
    if area["ended_on"] is not None:
        raise AreaEndedError(name=area["name"], on=area["ended_on"], path=path)


async def add_building(session: AsyncSession, actor: Actor, form: AddBuilding) -> Result:
    """Add a building."""
    row, warnings = await _building(session, actor, form.building)
    building = await _add(session, actor, "buildings", row, action="building.add")
    return {"building": building, "warnings": warnings}


async def edit_building(session: AsyncSession, actor: Actor, form: EditBuilding) -> Result:
    """Edit a building."""
    before = await read_for_edit(session, actor, "buildings", form.id, form.revision, "楼宇")
    row, warnings = await _building(session, actor, form.building, before=before)
    change = update("buildings", before, **row)
    await save(session, actor, action="building.edit", changes=[change])
    return {"building": form.id, "warnings": warnings}


async def _building(
    session: AsyncSession,
    actor: Actor,
    details: BuildingDetails,
    *,
    before: Mapping[str, Any] | None = None,
) -> tuple[dict[str, Any], list[LedgerError]]:
    town = await town_of(session, actor, details.town_id, path=("building", "town_id"))
    if details.building_group_id is not None:
        path = ("building", "building_group_id")
        group = await load_one(
            session, actor, "building_groups", details.building_group_id, noun="楼宇组", path=path
        )
        hold_to_town(group, town, noun="楼宇组", path=path)
    footprint = boundary_of(
        before["footprint"] if before else None, is_repaired=False, path=("footprint",)
    )
    point, warnings = await building_columns(
        session,
        actor,
        details.location,
        footprint,
        town=town,
        own_id=before["id"] if before else None,
    )
    return {
        "name": name_of(details.name, path=("building", "name")),
        "town_id": town["id"],
        "building_group_id": details.building_group_id,
        "address": text_of(details.address, path=("building", "address")),
        "floors": details.floors,
        **point,
    }, warnings


async def group_buildings(session: AsyncSession, actor: Actor, form: GroupBuildings) -> UUID:
    """Let buildings of a town count as one place."""
    town = await town_of(session, actor, form.town_id, path=("town_id",))
    buildings = await load(session, actor, "buildings", id=form.building_ids, is_locked=True)
    if len(buildings) < len(set(form.building_ids)):
        raise NotFoundError(noun="楼宇", path=("building_ids",))
    for building in buildings:
        hold_to_town(building, town, noun="楼宇", path=("building_ids",))
    group = insert("building_groups", name=name_of(form.name, path=("name",)), town_id=town["id"])
    members = [update("buildings", row, building_group_id=group.id) for row in buildings]
    await save(session, actor, action="building_group.form", changes=[group, *members])
    return group.id


async def read_for_edit(
    session: AsyncSession, actor: Actor, table: str, row_id: UUID, revision: int, noun: str
) -> dict[str, Any]:
    """Read a row that a person edits, as it was when that person read it.

    Raises: NOT_FOUND, CHANGED_MEANWHILE.
    """
    row = await load_one(session, actor, table, row_id, noun=noun, path=("id",))
    await demand_revision(session, actor, row, revision)
    return row


async def town_of(
    session: AsyncSession, actor: Actor, town_id: UUID, *, path: tuple[str, ...]
) -> dict[str, Any]:
    """Read a town."""
    return await load_one(session, actor, "towns", town_id, noun="镇街", path=path)


def hold_to_town(
    place: Mapping[str, Any], town: Mapping[str, Any], *, noun: str, path: tuple[str, ...]
) -> None:
    """Refuse a place of another town.

    Raises: OTHER_TOWN.
    """
    if place["town_id"] != town["id"]:
        raise OtherTownError(name=place["name"], town=town["name"], noun=noun, path=path)


def name_of(text: str, *, path: tuple[str, ...]) -> str:
    """Give a name in its one form.

    Raises: NAME.
    """
    name = collapse(text)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise EmptyNameError(most=LONGEST_NAME, path=path)
    return name


def text_of(
    text: str | None, *, most: int = LONGEST_TEXT, path: tuple[str, ...] = ()
) -> str | None:
    """Give a text without needless white space, None for an empty one.

    Raises: TEXT_LENGTH.
    """
    found = collapse(text) if text else ""
    if len(found) > most:
        raise TextLengthError(length=len(found), most=most, path=path)
    return found or None


async def _add(
    session: AsyncSession, actor: Actor, table: str, row: Mapping[str, Any], *, action: str
) -> UUID:
    change = insert(table, **row)
    await save(session, actor, action=action, changes=[change])
    return change.id
