"""The nine nouns: which fields a ledger may change, and by which commands.

A field of a command's form is changed without a line here. What holds from a date goes through
the command that dates it, with `effectiveOn`.
"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches.leaving import deregister_organization, move_organization
from backend.database.actor import Actor
from backend.editing.partial import Changes, changes_class
from backend.editing.rows import Noun, Row
from backend.kit.errors import LedgerError
from backend.kit.partial import UNSET
from backend.organizations.commands import confirm_department, edit_organization
from backend.organizations.forms import (
    ConfirmDepartment,
    DeregisterOrganization,
    EditOrganization,
    MoveOrganization,
    OrganizationDetails,
    PlaceOfOrganization,
)
from backend.organizations.rules import RegistrationState
from backend.places.commands import edit_building
from backend.places.forms import BuildingDetails, EditBuilding

Warnings = list[LedgerError]

EFFECTIVE_ON = {
    "effective_on": Annotated[
        date | None, "生效日期，缺省今天；first day on which dated facts hold as changed"
    ]
}
_LEFT_OUT = "没有填写的各项保持不变，null 表示清空；fields left out stay, null empties"


def _warnings(result: Any) -> Warnings:  # noqa: ANN401 - whatever a command returned
    return list(result.get("warnings", ())) if isinstance(result, dict) else []


def _day(changes: Changes) -> date | None:
    day: date | None = changes.effective_on or None
    return day


# --- organizations


async def _edit_organization(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if not (changes.touches(OrganizationDetails) or changes.has("contact_phone")):
        return []
    details = changes.over(OrganizationDetails, row, location=UNSET)
    form = changes.over(EditOrganization, row, organization=details)
    return _warnings(await edit_organization(session, actor, form))


async def _move_organization(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if not changes.touches(PlaceOfOrganization):
        return []
    line: UUID | None = changes.department_id
    is_line_alone = not changes.has("town_id", "village_id", "building_id", "area_id")
    if line and is_line_alone and not row["is_department_confirmed"] and not _day(changes):
        confirmed = ConfirmDepartment(organization_id=row["id"], department_id=line)
        await confirm_department(session, actor, confirmed)
        return []
    place = changes.over(PlaceOfOrganization, row, department_id=UNSET)
    form = MoveOrganization(id=row["id"], place=place, on=_day(changes))
    return _warnings(await move_organization(session, actor, form))


async def _deregister_organization(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    state: RegistrationState | None = changes.registration_state or None
    if state is None or state is row["registration_state"]:
        return []
    form = DeregisterOrganization(id=row["id"], state=state, on=_day(changes))
    return _warnings(await deregister_organization(session, actor, form))


ORGANIZATION = Noun(
    type_name="Organization",
    table="organizations",
    label="单位",
    many="organizations",
    changes=changes_class(
        "OrganizationChanges",
        f"单位的修改：{_LEFT_OUT}.",
        (OrganizationDetails, PlaceOfOrganization),
        {
            "contact_phone": Annotated[str | None, "联系电话；phone of the contact person"],
            "registration_state": Annotated[
                RegistrationState,
                "登记状态，只能改为不在册；deregistered, revoked or moved out",
            ],
            **EFFECTIVE_ON,
        },
    ),
    steps=(_edit_organization, _move_organization, _deregister_organization),
    shelves={
        "organization_years": "organization_id",
        "placements": "organization_id",
        "coverage_links": "organization_id",
    },
)

# --- places


async def _edit_building(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    details = changes.over(BuildingDetails, row, location=UNSET)
    form = changes.over(EditBuilding, row, building=details)
    return _warnings(await edit_building(session, actor, form))


BUILDING = Noun(
    type_name="Building",
    table="buildings",
    label="楼宇",
    many="buildings",
    changes=changes_class("BuildingChanges", f"楼宇的修改：{_LEFT_OUT}.", (BuildingDetails,)),
    steps=(_edit_building,),
)

NOUNS = (ORGANIZATION, BUILDING)
