"""What people do to a whole contest: set it up, edit it, open, close and cancel it."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import insert, keep_no_operation, load, save, update
from backend.accounts.meanwhile import demand_revision
from backend.contests.errors import (
    AppealsPendingError,
    ContestStateError,
    ContestTermsError,
    OrganizerError,
    RoundStateError,
)
from backend.contests.forms import (
    ChangeContestState,
    ContestDetails,
    CreateContest,
    EditContest,
)
from backend.contests.reading import Row, contest_of, hold_days, row_of
from backend.contests.rules import (
    AppealState,
    ContestState,
    RoundState,
    may_become,
)
from backend.contests.set_up_rules import organizer_fault, terms_fault
from backend.contests.texts import line_of, paragraph_of
from backend.database.actor import Actor, Role
from backend.kit.clock import now, today
from backend.places.commands import name_of
from backend.places.rule_versions import settings_on

_BRANCH = "党组织"


async def create_contest(session: AsyncSession, actor: Actor, form: CreateContest) -> UUID:
    """Begin to set up a contest.

    Raises: NAME, CONTEST_DATES, CONTEST_DAY, CONTEST_TERMS, CONTEST_ORGANIZER, CONTEST_TAKEN,
    NOT_FOUND, NOT_ALLOWED.
    """
    change = insert(
        "contests",
        **await contest_columns(session, actor, form.contest),
        **_organizer(actor, form),
        level=form.level,
        kind=form.kind,
    )
    await save(session, actor, action="contest.create", changes=[change])
    return change.id


def _organizer(actor: Actor, form: CreateContest) -> dict[str, UUID | None]:
    town_id, department_id = form.organizer_town_id, form.organizer_department_id
    if actor.role is Role.TOWN_OFFICER:
        town_id = town_id or actor.town_id
    if actor.role is Role.DEPARTMENT_OFFICER:
        department_id = department_id or actor.department_id
    needed = organizer_fault(form.level, town_id, department_id)
    is_foreign = (
        actor.role is Role.TOWN_OFFICER and (town_id != actor.town_id or department_id is not None)
    ) or (
        actor.role is Role.DEPARTMENT_OFFICER
        and (department_id != actor.department_id or town_id is not None)
    )
    if needed is None and is_foreign:
        needed = "不是您所在的单位"
    if needed is not None:
        raise OrganizerError(level=form.level.label, needed=needed, path=("level",))
    return {"organizer_town_id": town_id, "organizer_department_id": department_id}


async def contest_columns(
    session: AsyncSession, actor: Actor, details: ContestDetails
) -> dict[str, Any]:
    """Give the columns of what a person filled in of a contest.

    Raises: NAME, CONTEST_DATES, CONTEST_DAY, CONTEST_TERMS, NOT_FOUND.
    """
    hold_days(details.starts_on, details.ends_on, above=("contest",))
    if details.host_branch_id is not None:
        path = ("contest", "host_branch_id")
        await row_of(session, actor, "branches", details.host_branch_id, None, _BRANCH, path=path)
    rules = (await settings_on(session, actor, today())).settings
    hours = rules.appeal_hours if details.appeal_hours is None else details.appeal_hours
    days = rules.name_days if details.name_days is None else details.name_days
    if fault := terms_fault(hours, days):
        raise ContestTermsError(fault=fault, path=("contest", "appeal_hours"))
    return {
        "name": name_of(details.name, path=("contest", "name")),
        "trade": line_of(details.trade, path=("contest", "trade")),
        "cluster_name": line_of(details.cluster_name, path=("contest", "cluster_name")),
        "host_branch_id": details.host_branch_id,
        "starts_on": details.starts_on,
        "ends_on": details.ends_on,
        "standard": paragraph_of(details.standard, path=("contest", "standard")),
        "appeal_hours": hours,
        "name_days": days,
        "shows_own_scores": details.shows_own_scores,
    }


async def edit_contest(session: AsyncSession, actor: Actor, form: EditContest) -> UUID:
    """Edit a contest.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE and what creating refuses.
    """
    before = await contest_of(session, actor, form.id, path=("id",))
    await demand_revision(session, actor, before, form.revision)
    change = update("contests", before, **await contest_columns(session, actor, form.contest))
    await save(session, actor, action="contest.edit", changes=[change])
    return form.id


async def change_contest_state(
    session: AsyncSession, actor: Actor, form: ChangeContestState
) -> UUID:
    """Open, close, cancel a contest, or take that back.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, ROUND_STATE while a round is scored,
    APPEALS_PENDING.
    """
    before = await contest_of(session, actor, form.id, *ContestState, path=("id",))
    await demand_revision(session, actor, before, form.revision)
    if not may_become(before["state"], form.state):
        raise ContestStateError(
            contest=before["name"], state=before["state"].label, path=("state",)
        )
    ends = form.state in {ContestState.CLOSED, ContestState.CANCELLED}
    if form.state is not ContestState.OPEN:
        await _hold_to_rest(session, actor, before)
    closed_at = now() if ends else None
    change = update("contests", before, state=form.state, closed_at=closed_at)
    keep_no_operation(session)
    await save(
        session,
        actor,
        action="contest.change_state",
        changes=[change],
        reason=paragraph_of(form.reason),
    )
    return form.id


async def _hold_to_rest(session: AsyncSession, actor: Actor, contest: Row) -> None:
    """Refuse to leave a contest while a round of it is scored or an appeal waits."""
    scored = await load(
        session, actor, "rounds", contest_id=contest["id"], state=RoundState.OPEN.value
    )
    for row in scored:
        raise RoundStateError(name=row["name"], state=row["state"].label, path=("state",))
    waiting = await load(
        session, actor, "appeals", contest_id=contest["id"], state=AppealState.LODGED.value
    )
    if waiting:
        raise AppealsPendingError(count=len(waiting), path=("state",))
