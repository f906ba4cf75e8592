"""Changing buildings, villages, areas, towns and departments: one form and one command each."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.database.actor import Actor
from backend.editing.partial import Changes, changes_class
from backend.editing.rows import Noun, Row
from backend.editing.steps import LEFT_OUT, Warnings, warnings_of
from backend.kit.partial import UNSET
from backend.places.commands import (
    edit_area,
    edit_building,
    edit_department,
    edit_town,
    edit_village,
)
from backend.places.forms import (
    AreaDetails,
    BuildingDetails,
    DepartmentDetails,
    EditArea,
    EditBuilding,
    EditDepartment,
    EditTown,
    EditVillage,
    TownDetails,
    VillageDetails,
)


async def _edit_building(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    details = changes.over(BuildingDetails, row, location=UNSET)
    form = changes.over(EditBuilding, row, building=details)
    return warnings_of(await edit_building(session, actor, form))


BUILDING = Noun(
    type_name="Building",
    table="buildings",
    label="楼宇",
    many="buildings",
    changes=changes_class("BuildingChanges", f"楼宇的修改：{LEFT_OUT}.", (BuildingDetails,)),
    steps=(_edit_building,),
)


async def _edit_village(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    details = changes.over(VillageDetails, row)
    return warnings_of(
        await edit_village(session, actor, changes.over(EditVillage, row, village=details))
    )


VILLAGE = Noun(
    type_name="Village",
    table="villages",
    label="村(社区)",
    many="villages",
    changes=changes_class("VillageChanges", f"村(社区)的修改：{LEFT_OUT}.", (VillageDetails,)),
    steps=(_edit_village,),
)


async def _edit_area(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    details = changes.over(AreaDetails, row, boundary=UNSET)
    return warnings_of(await edit_area(session, actor, changes.over(EditArea, row, area=details)))


AREA = Noun(
    type_name="Area",
    table="areas",
    label="片区",
    many="areas",
    changes=changes_class("AreaChanges", f"片区的修改：{LEFT_OUT}.", (AreaDetails,)),
    steps=(_edit_area,),
)


async def _edit_town(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    details = changes.over(TownDetails, row)
    return warnings_of(await edit_town(session, actor, changes.over(EditTown, row, town=details)))


TOWN = Noun(
    type_name="Town",
    table="towns",
    label="镇街",
    many="towns",
    changes=changes_class("TownChanges", f"镇街的修改：{LEFT_OUT}.", (TownDetails,)),
    steps=(_edit_town,),
)


async def _edit_department(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    details = changes.over(DepartmentDetails, row)
    form = changes.over(EditDepartment, row, department=details)
    return warnings_of(await edit_department(session, actor, form))


DEPARTMENT = Noun(
    type_name="Department",
    table="departments",
    label="部门",
    many="departments",
    changes=changes_class("DepartmentChanges", f"部门的修改：{LEFT_OUT}.", (DepartmentDetails,)),
    steps=(_edit_department,),
)
