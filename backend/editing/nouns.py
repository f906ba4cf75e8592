"""The nine nouns: which fields a ledger may change, and by which commands.

A field of a command's form is changed without a line here. What holds from a date goes through
the command that dates it, with `effectiveOn`.
"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches.commands import rename_branch
from backend.branches.forms import EditBranch, RenameBranch
from backend.branches.leaving import deregister_organization, move_organization
from backend.branches.organs import edit_branch
from backend.commerce.commands import CloseShop, EditShop, close_shop, edit_shop
from backend.commerce.errors import ShopClosedError
from backend.commerce.rules import ShopState
from backend.compiler.catalog import Of
from backend.database.actor import Actor
from backend.editing.partial import Changes, changes_class
from backend.editing.rows import Noun, Row, Shelf
from backend.kit.errors import LedgerError
from backend.kit.partial import UNSET
from backend.members.commands import become_full, change_standing, edit_member, transfer_member
from backend.members.errors import AlreadyFullError
from backend.members.forms import (
    BecomeFull,
    ChangeStanding,
    EditMember,
    StartWorkplace,
    TransferMember,
)
from backend.members.posts import start_workplace
from backend.members.rules import MemberKind, Standing
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
    shelves=(
        Shelf("organization_years", "organization_id"),
        Shelf("placements", "organization_id"),
        Shelf("coverage_links", "organization_id"),
    ),
)

# --- branches


async def _edit_branch(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    if changes.touches(EditBranch):
        await edit_branch(session, actor, changes.over(EditBranch, row))
    return []


async def _rename_branch(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if changes.has("name") and changes.name != row["name"]:
        form = changes.over(RenameBranch, row, paper=None, on=_day(changes))
        await rename_branch(session, actor, form)
    return []


BRANCH = Noun(
    type_name="Branch",
    table="branches",
    label="党组织",
    many="branches",
    changes=changes_class(
        "BranchChanges",
        f"党组织的修改：{_LEFT_OUT}.",
        (EditBranch,),
        {
            "name": Annotated[str, "全称，更名从生效日期起；full name, from the day on"],
            **EFFECTIVE_ON,
        },
    ),
    steps=(_edit_branch, _rename_branch),
    shelves=(Shelf("approvals", "branch_id"),),
)

# --- members


async def _edit_member(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    if changes.touches(EditMember):
        await edit_member(session, actor, changes.over(EditMember, row))
    return []


async def _become_full(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    if not changes.has("kind") or changes.kind is row["kind"]:
        return []
    if changes.kind is not MemberKind.FULL:
        raise AlreadyFullError(name=row["name"], path=("kind",))
    day = changes.full_on or _day(changes)
    form = BecomeFull(member_id=row["id"], revision=row["revision"], on=day)
    await become_full(session, actor, form)
    return []


async def _change_standing(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if changes.has("standing") and changes.standing is not row["standing"]:
        form = ChangeStanding(
            member_id=row["id"],
            revision=row["revision"],
            standing=changes.standing,
            on=_day(changes),
        )
        await change_standing(session, actor, form)
    return []


async def _transfer_member(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if not changes.has("branch_id"):
        return []
    form = TransferMember(member_id=row["id"], branch_id=changes.branch_id, on=_day(changes))
    return _warnings(await transfer_member(session, actor, form))


async def _start_workplace(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if not changes.has("organization_id"):
        return []
    form = StartWorkplace(
        member_id=row["id"], organization_id=changes.organization_id, on=_day(changes)
    )
    return _warnings(await start_workplace(session, actor, form))


MEMBER = Noun(
    type_name="Member",
    table="members",
    label="党员",
    many="members",
    changes=changes_class(
        "MemberChanges",
        f"党员的修改：{_LEFT_OUT}.",
        (EditMember,),
        {
            "id_number": Annotated[str, "公民身份号码；citizen number, sealed when stored"],
            "kind": Annotated[MemberKind, "党员类别，只能转正；probationary becomes full"],
            "standing": Annotated[Standing, "党籍状态；standing"],
            "branch_id": Annotated[
                UUID, "组织关系所在党组织；branch of the formal relation", Of("Branch")
            ],
            "organization_id": Annotated[UUID, "工作单位；main workplace", Of("Organization")],
            **EFFECTIVE_ON,
        },
    ),
    steps=(_edit_member, _become_full, _change_standing, _transfer_member, _start_workplace),
    shelves=(
        Shelf("persons", "id", by="person_id"),
        Shelf("registrations", "member_id"),
        Shelf("post_holdings", "member_id"),
        Shelf("standing_periods", "member_id"),
        Shelf("workplaces", "member_id"),
    ),
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


async def _edit_village(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    details = changes.over(VillageDetails, row)
    return _warnings(
        await edit_village(session, actor, changes.over(EditVillage, row, village=details))
    )


VILLAGE = Noun(
    type_name="Village",
    table="villages",
    label="村(社区)",
    many="villages",
    changes=changes_class("VillageChanges", f"村(社区)的修改：{_LEFT_OUT}.", (VillageDetails,)),
    steps=(_edit_village,),
)


async def _edit_area(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    details = changes.over(AreaDetails, row, boundary=UNSET)
    return _warnings(await edit_area(session, actor, changes.over(EditArea, row, area=details)))


AREA = Noun(
    type_name="Area",
    table="areas",
    label="片区",
    many="areas",
    changes=changes_class("AreaChanges", f"片区的修改：{_LEFT_OUT}.", (AreaDetails,)),
    steps=(_edit_area,),
)


async def _edit_town(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    details = changes.over(TownDetails, row)
    return _warnings(await edit_town(session, actor, changes.over(EditTown, row, town=details)))


TOWN = Noun(
    type_name="Town",
    table="towns",
    label="镇街",
    many="towns",
    changes=changes_class("TownChanges", f"镇街的修改：{_LEFT_OUT}.", (TownDetails,)),
    steps=(_edit_town,),
)


async def _edit_department(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    details = changes.over(DepartmentDetails, row)
    form = changes.over(EditDepartment, row, department=details)
    return _warnings(await edit_department(session, actor, form))


DEPARTMENT = Noun(
    type_name="Department",
    table="departments",
    label="部门",
    many="departments",
    changes=changes_class("DepartmentChanges", f"部门的修改：{_LEFT_OUT}.", (DepartmentDetails,)),
    steps=(_edit_department,),
)

# --- shops


async def _edit_shop(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    if changes.touches(EditShop):
        await edit_shop(session, actor, changes.over(EditShop, row))
    return []


async def _close_shop(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    if changes.has("state") and changes.state is not row["state"]:
        if changes.state is not ShopState.CLOSED:
            raise ShopClosedError(shop=row["name"], on=row["closed_on"], path=("state",))
        await close_shop(session, actor, CloseShop(id=row["id"], on=_day(changes)))
    return []


SHOP = Noun(
    type_name="Shop",
    table="shops",
    label="店铺",
    many="shops",
    changes=changes_class(
        "ShopChanges",
        f"店铺的修改：{_LEFT_OUT}.",
        (EditShop,),
        {"state": Annotated[ShopState, "状态，只能关闭；a shop is closed"], **EFFECTIVE_ON},
    ),
    steps=(_edit_shop, _close_shop),
    shelves=(Shelf("disclosures", "shop_id"),),
)

NOUNS = (ORGANIZATION, BRANCH, MEMBER, BUILDING, VILLAGE, AREA, SHOP, TOWN, DEPARTMENT)
