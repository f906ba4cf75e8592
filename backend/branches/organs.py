"""Branches outside the six ways, and what may be edited of any branch without an approval."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import insert, load, load_one, save, update
from backend.accounts.meanwhile import demand_revision
from backend.accounts.periods import past, since
from backend.branches.commands import approval_columns
from backend.branches.errors import ParentItselfError
from backend.branches.forms import EditBranch, EstablishBranch
from backend.branches.rules import ApprovalAction
from backend.branches.units import living_branch, superior_of
from backend.database.actor import Actor
from backend.places.commands import hold_to_town, name_of, text_of, town_of


async def establish_branch(session: AsyncSession, actor: Actor, form: EstablishBranch) -> UUID:
    """Establish a town's general branch, a village's own, a functional one, one away from home.

    Such a branch has no way of formation, so no figure counts it (domain decisions 5 and 8).
    Raises: NOT_FOUND, NAME, BRANCH_NAME_TAKEN, BRANCH_DISSOLVED, OTHER_TOWN, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    await superior_of(session, actor, form.parent_id, day)
    branch = insert(
        "branches",
        name=name_of(form.name, path=("name",)),
        kind=form.kind,
        formation=None,
        parent_id=form.parent_id,
        founded_on=day,
        is_functional=form.is_functional,
        away_place=text_of(form.away_place, path=("away_place",)),
        **await _place(session, actor, form),
    )
    columns = approval_columns(branch.id, ApprovalAction.FOUNDING, form.kind, None, form.paper)
    approval = insert("approvals", valid=since(day), **columns)
    await save(session, actor, action="branch.establish", changes=[branch, approval])
    return branch.id


async def _place(session: AsyncSession, actor: Actor, form: EstablishBranch) -> dict[str, Any]:
    if form.village_id is None:
        if form.town_id is not None:
            await town_of(session, actor, form.town_id, path=("town_id",))
        return {"town_id": form.town_id}
    path = ("village_id",)
    village = await load_one(
        session, actor, "villages", form.village_id, noun="村(社区)", path=path
    )
    if form.town_id is not None:
        town = await town_of(session, actor, form.town_id, path=("town_id",))
        hold_to_town(village, town, noun="村(社区)", path=path)
    return {"town_id": village["town_id"], "village_id": village["id"]}


async def edit_branch(session: AsyncSession, actor: Actor, form: EditBranch) -> UUID:
    """Edit a branch.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, BRANCH_DISSOLVED, PARENT_LOOP.
    """
    day = past(None, ())
    branch = await living_branch(session, actor, form.id, day, path=("id",))
    await demand_revision(session, actor, branch, form.revision)
    await superior_of(session, actor, form.parent_id, day)
    await _hold_apart(session, actor, form.id, form.parent_id)
    change = update(
        "branches",
        branch,
        parent_id=form.parent_id,
        reported_members=form.reported_members,
    )
    await save(session, actor, action="branch.edit", changes=[change])
    return form.id


async def _hold_apart(
    session: AsyncSession, actor: Actor, branch_id: UUID, parent_id: UUID | None
) -> None:
    """Refuse a superior that stands under the branch."""
    seen: set[UUID] = set()
    while parent_id is not None and parent_id not in seen:
        if parent_id == branch_id:
            raise ParentItselfError(path=("parent_id",))
        seen.add(parent_id)
        above = await load(session, actor, "branches", id=parent_id)
        parent_id = above[0]["parent_id"] if above else None
