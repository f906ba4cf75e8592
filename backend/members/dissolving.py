"""Dissolving a branch: stands here because its members go along."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, load, save, update
from backend.accounts.meanwhile import demand_revision
from backend.accounts.periods import ended, past, refuse_later, since
from backend.branches.errors import HasChildrenError, HasMembersError, ReceivingBranchError
from backend.branches.forms import DissolveBranch
from backend.branches.units import living_branch
from backend.database.actor import Actor
from backend.kit.errors import ProblemCollector
from backend.members.rules import RegistrationRole
from backend.places.commands import text_of

_FACTS = ("approvals", "hosts", "coverage_links", "terms", "sent_officials")


async def dissolve_branch(session: AsyncSession, actor: Actor, form: DissolveBranch) -> UUID:
    """Dissolve a branch: all that holds of it ends that day; members move to a receiving branch.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, BRANCH_DISSOLVED, LATER_RECORD; `Problems` of
    BRANCH_HAS_CHILDREN, BRANCH_HAS_MEMBERS where no receiving branch is named; RECEIVING_BRANCH.
    """
    day = past(form.on, ("on",))
    branch = await living_branch(session, actor, form.id, day, path=("id",))
    await demand_revision(session, actor, branch, form.revision)
    children = await load(session, actor, "branches", parent_id=form.id, dissolved_on=None)
    role = RegistrationRole.FORMAL
    formal = await load(session, actor, "registrations", branch_id=form.id, role=role, on=day)
    receiver = form.receiving_branch_id
    if receiver is None:
        _refuse_remains(branch, children, formal)
    else:
        await _hold_receiver(session, actor, form.id, receiver, day)
    changes = [
        update(
            "branches",
            branch,
            dissolved_on=day,
            dissolution_reason=text_of(form.reason, path=("reason",)),
        ),
        *await _endings(session, actor, form.id, day),
        *(update("branches", row, parent_id=receiver) for row in children),
        *await _arrivals(session, actor, formal, receiver, day),
    ]
    await save(session, actor, action="branch.dissolve", changes=changes)
    return form.id


def _refuse_remains(
    branch: dict[str, Any], children: list[dict[str, Any]], formal: list[dict[str, Any]]
) -> None:
    problems = ProblemCollector()
    path = ("receiving_branch_id",)
    if children:
        problems.add(HasChildrenError(branch=branch["name"], count=len(children), path=path))
    if formal:
        problems.add(HasMembersError(branch=branch["name"], count=len(formal), path=path))
    problems.raise_if_any()


async def _hold_receiver(
    session: AsyncSession, actor: Actor, branch_id: UUID, receiver: UUID, day: date
) -> None:
    path = ("receiving_branch_id",)
    found = await living_branch(
        session, actor, receiver, day, noun="接收的党组织", path=path, is_locked=False
    )
    if receiver == branch_id or found["parent_id"] == branch_id:
        raise ReceivingBranchError(branch=found["name"], path=path)


async def _endings(session: AsyncSession, actor: Actor, branch_id: UUID, day: date) -> list[Change]:
    """End every fact of the branch that holds on the day, its registrations and posts."""
    changes: list[Change] = []
    for table in (*_FACTS, "registrations", "post_holdings"):
        rows = await load(session, actor, table, branch_id=branch_id)
        refuse_later(rows, day, ("on",))
        changes += [ended(table, row, day) for row in rows if day in row["valid"]]
    return changes


async def _arrivals(
    session: AsyncSession,
    actor: Actor,
    formal: list[dict[str, Any]],
    receiver: UUID | None,
    day: date,
) -> list[Change]:
    """Let the members have their formal relation in the receiving branch from the day on."""
    if receiver is None or not formal:
        return []
    members = [row["member_id"] for row in formal]
    guests = await load(
        session, actor, "registrations", branch_id=receiver, member_id=members, on=day
    )
    arrivals = [
        insert(
            "registrations",
            member_id=member_id,
            branch_id=receiver,
            role=RegistrationRole.FORMAL,
            valid=since(day),
        )
        for member_id in members
    ]
    return [*(ended("registrations", row, day) for row in guests), *arrivals]
