"""Who serves a branch and where it is built: terms, hosts, officials who are sent."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import insert, load, load_one, save
from backend.accounts.periods import EndBeforeStartError, ended, past, since
from backend.branches.errors import TemporaryTermError
from backend.branches.forms import EndHost, RecallOfficial, RecordHost, SendOfficial, SetTerm
from backend.branches.rules import term_years
from backend.branches.units import living_branch
from backend.database.actor import Actor
from backend.kit.dates import add_months
from backend.organizations.commands import organization_of
from backend.places.commands import Result, name_of
from backend.places.rule_versions import settings_on

_MONTHS = 12


async def set_term(session: AsyncSession, actor: Actor, form: SetTerm) -> Result:
    """Record a term from its election on; without an end it lasts as the rules say.

    Raises: NOT_FOUND, BRANCH_DISSOLVED, TEMPORARY_TERM, END_BEFORE_START, OVERLAP.
    """
    day = past(form.elected_on, ("elected_on",))
    branch = await living_branch(session, actor, form.branch_id, day)
    settings = (await settings_on(session, actor, day)).settings
    end = form.ends_on
    if end is None:
        is_villages_own = branch["formation"] is None and branch["village_id"] is not None
        years = term_years(branch["kind"], is_village=is_villages_own, settings=settings)
        if years is None:
            raise TemporaryTermError(branch=branch["name"], path=("ends_on",))
        end = add_months(day, years * _MONTHS)
    if end <= day:
        raise EndBeforeStartError(day=end, start=day, path=("ends_on",))
    running = await load(session, actor, "terms", branch_id=form.branch_id, on=day)
    term = insert("terms", branch_id=form.branch_id, valid=since(day, until=end))
    changes = [*(ended("terms", row, day) for row in running), term]
    await save(session, actor, action="branch.set_term", changes=changes)
    return {"branch": form.branch_id, "term": term.id}


async def record_host(session: AsyncSession, actor: Actor, form: RecordHost) -> Result:
    """Record an organization in which a branch is built.

    Raises: NOT_FOUND, BRANCH_DISSOLVED, OVERLAP.
    """
    day = past(form.on, ("on",))
    await living_branch(session, actor, form.branch_id, day)
    await organization_of(session, actor, form.organization_id)
    change = insert(
        "hosts",
        branch_id=form.branch_id,
        organization_id=form.organization_id,
        valid=since(day),
    )
    await save(session, actor, action="branch.record_host", changes=[change])
    return {"branch": form.branch_id, "host": change.id}


async def end_host(session: AsyncSession, actor: Actor, form: EndHost) -> UUID:
    """Record that a branch is no longer built there."""
    host = await load_one(session, actor, "hosts", form.id, noun="所在单位", path=("id",))
    change = ended("hosts", host, past(form.on, ("on",)))
    await save(session, actor, action="branch.end_host", changes=[change])
    branch_id: UUID = host["branch_id"]
    return branch_id


async def send_official(session: AsyncSession, actor: Actor, form: SendOfficial) -> Result:
    """Send an official to a branch.

    Raises: NOT_FOUND, BRANCH_DISSOLVED, NAME, OVERLAP.
    """
    day = past(form.on, ("on",))
    await living_branch(session, actor, form.branch_id, day)
    if form.department_id is not None:
        path = ("department_id",)
        await load_one(session, actor, "departments", form.department_id, noun="部门", path=path)
    change = insert(
        "sent_officials",
        branch_id=form.branch_id,
        department_id=form.department_id,
        name=name_of(form.name, path=("name",)),
        post=name_of(form.post, path=("post",)),
        valid=since(day),
    )
    await save(session, actor, action="branch.send_official", changes=[change])
    return {"branch": form.branch_id, "sentOfficial": change.id}


async def recall_official(session: AsyncSession, actor: Actor, form: RecallOfficial) -> UUID:
    """End the post of an official."""
    official = await load_one(
        session, actor, "sent_officials", form.id, noun="选派干部", path=("id",)
    )
    change = ended("sent_officials", official, past(form.on, ("on",)))
    await save(session, actor, action="branch.recall_official", changes=[change])
    branch_id: UUID = official["branch_id"]
    return branch_id
