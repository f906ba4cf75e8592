"""Changing organizations: the form, and where they lie, and that they are registered no more."""

from typing import Annotated
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches.leaving import deregister_organization, move_organization
from backend.database.actor import Actor
from backend.editing.partial import Changes, changes_class
from backend.editing.rows import Noun, Row, Shelf
from backend.editing.steps import EFFECTIVE_ON, LEFT_OUT, Warnings, day_of, warnings_of
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


async def _edit_organization(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if not (changes.touches(OrganizationDetails) or changes.has("contact_phone")):
        return []
    details = changes.over(OrganizationDetails, row, location=UNSET)
    form = changes.over(EditOrganization, row, organization=details)
    return warnings_of(await edit_organization(session, actor, form))


async def _move_organization(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if not changes.touches(PlaceOfOrganization):
        return []
    line: UUID | None = changes.department_id
    is_line_alone = not changes.has("town_id", "village_id", "building_id", "area_id")
    if line and is_line_alone and not row["is_department_confirmed"] and not day_of(changes):
        confirmed = ConfirmDepartment(organization_id=row["id"], department_id=line)
        await confirm_department(session, actor, confirmed)
        return []
    place = changes.over(PlaceOfOrganization, row, department_id=UNSET)
    form = MoveOrganization(id=row["id"], place=place, on=day_of(changes))
    return warnings_of(await move_organization(session, actor, form))


async def _deregister_organization(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    state: RegistrationState | None = changes.registration_state or None
    if state is None or state is row["registration_state"]:
        return []
    form = DeregisterOrganization(id=row["id"], state=state, on=day_of(changes))
    return warnings_of(await deregister_organization(session, actor, form))


ORGANIZATION = Noun(
    type_name="Organization",
    table="organizations",
    label="单位",
    many="organizations",
    changes=changes_class(
        "OrganizationChanges",
        f"单位的修改：{LEFT_OUT}.",
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
    shelves=(
        Shelf("organization_years", "organization_id"),
        Shelf("placements", "organization_id"),
        Shelf("coverage_links", "organization_id"),
    ),
)
