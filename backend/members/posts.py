"""Where members work and which posts they hold, dated."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import insert, load, load_one, save
from backend.accounts.periods import ended, past, since
from backend.branches.units import living_branch
from backend.database.actor import Actor
from backend.members.commands import hold_to_own_branch, member_of
from backend.members.errors import NotRegisteredError
from backend.members.forms import EndWorkplace, HoldPost, LeavePost, StartWorkplace
from backend.members.rules import RegistrationRole
from backend.organizations.commands import organization_of
from backend.places.commands import Result, text_of


async def start_workplace(session: AsyncSession, actor: Actor, form: StartWorkplace) -> Result:
    """Record a workplace; a new main one ends the main one before.

    Raises: NOT_FOUND, END_BEFORE_START, OVERLAP, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    await member_of(session, actor, form.member_id)
    await organization_of(session, actor, form.organization_id)
    running = await load(
        session, actor, "workplaces", member_id=form.member_id, is_main=True, on=day
    )
    change = insert(
        "workplaces",
        member_id=form.member_id,
        organization_id=form.organization_id,
        post=text_of(form.post, path=("post",)),
        is_main=form.is_main,
        valid=since(day),
    )
    endings = [ended("workplaces", row, day) for row in running] if form.is_main else []
    await save(session, actor, action="member.start_workplace", changes=[*endings, change])
    return {"member": form.member_id, "workplace": change.id}


async def end_workplace(session: AsyncSession, actor: Actor, form: EndWorkplace) -> UUID:
    """End a workplace."""
    row = await load_one(session, actor, "workplaces", form.id, noun="工作单位", path=("id",))
    change = ended("workplaces", row, past(form.on, ("on",)))
    await save(session, actor, action="member.end_workplace", changes=[change])
    member_id: UUID = row["member_id"]
    return member_id


async def hold_post(session: AsyncSession, actor: Actor, form: HoldPost) -> Result:
    """Let a member hold a post where the formal relation is.

    Raises: NOT_FOUND, OTHER_BRANCH, NOT_REGISTERED, SECRETARY_TAKEN, OVERLAP, FUTURE_DATE.
    """
    hold_to_own_branch(actor, form.branch_id)
    day = past(form.on, ("on",))
    member = await member_of(session, actor, form.member_id)
    branch = await living_branch(session, actor, form.branch_id, day, is_locked=False)
    registered = await load(
        session,
        actor,
        "registrations",
        member_id=form.member_id,
        branch_id=form.branch_id,
        role=RegistrationRole.FORMAL,
        on=day,
    )
    if not registered:
        raise NotRegisteredError(
            name=member["name"], on=day, branch=branch["name"], path=("member_id",)
        )
    change = insert(
        "post_holdings",
        member_id=form.member_id,
        branch_id=form.branch_id,
        post=form.post,
        valid=since(day),
    )
    await save(session, actor, action="member.hold_post", changes=[change])
    return {"member": form.member_id, "postHolding": change.id}


async def leave_post(session: AsyncSession, actor: Actor, form: LeavePost) -> UUID:
    """End a post."""
    row = await load_one(session, actor, "post_holdings", form.id, noun="任职", path=("id",))
    change = ended("post_holdings", row, past(form.on, ("on",)))
    await save(session, actor, action="member.leave_post", changes=[change])
    member_id: UUID = row["member_id"]
    return member_id
