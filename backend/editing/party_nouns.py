"""Changing branches and members: their forms, and what has a day or a command of its own."""

from typing import Annotated
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches.commands import rename_branch
from backend.branches.forms import EditBranch, RenameBranch
from backend.branches.organs import edit_branch
from backend.compiler.catalog import Of
from backend.database.actor import Actor
from backend.editing.partial import Changes, changes_class
from backend.editing.rows import Noun, Row, Shelf
from backend.editing.steps import EFFECTIVE_ON, LEFT_OUT, Warnings, day_of, warnings_of
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


async def _edit_branch(session: AsyncSession, actor: Actor, row: Row, changes: Changes) -> Warnings:
    if changes.touches(EditBranch):
        await edit_branch(session, actor, changes.over(EditBranch, row))
    return []


async def _rename_branch(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if changes.has("name") and changes.name != row["name"]:
        form = changes.over(RenameBranch, row, paper=None, on=day_of(changes))
        await rename_branch(session, actor, form)
    return []


BRANCH = Noun(
    type_name="Branch",
    table="branches",
    label="党组织",
    many="branches",
    changes=changes_class(
        "BranchChanges",
        f"党组织的修改：{LEFT_OUT}.",
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
    day = changes.full_on or day_of(changes)
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
            on=day_of(changes),
        )
        await change_standing(session, actor, form)
    return []


async def _transfer_member(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if not changes.has("branch_id"):
        return []
    form = TransferMember(member_id=row["id"], branch_id=changes.branch_id, on=day_of(changes))
    return warnings_of(await transfer_member(session, actor, form))


async def _start_workplace(
    session: AsyncSession, actor: Actor, row: Row, changes: Changes
) -> Warnings:
    if not changes.has("organization_id"):
        return []
    form = StartWorkplace(
        member_id=row["id"], organization_id=changes.organization_id, on=day_of(changes)
    )
    return warnings_of(await start_workplace(session, actor, form))


MEMBER = Noun(
    type_name="Member",
    table="members",
    label="党员",
    many="members",
    changes=changes_class(
        "MemberChanges",
        f"党员的修改：{LEFT_OUT}.",
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
