"""What people do to members: enter, edit, register in a second branch, transfer, change standing.

A secretary acts within the own branch only. Personal numbers are sealed before they are written.
"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, load, load_one, save, update
from backend.accounts.ciphers import cipher_of
from backend.accounts.meanwhile import demand_revision
from backend.accounts.periods import ended, past, since
from backend.branches.commands import warnings_of
from backend.branches.formation import check_standing
from backend.branches.units import living_branch
from backend.database.actor import Actor, Role
from backend.kit.errors import LedgerError, ProblemCollector
from backend.kit.ids import new_id
from backend.kit.masking import mask_id_number
from backend.kit.text import collapse
from backend.members.errors import (
    AlreadyFullError,
    FormalElsewhereError,
    OtherBranchError,
    PersonNameError,
    SameBranchError,
    SameStandingError,
)
from backend.members.forms import (
    BecomeFull,
    ChangeStanding,
    EditMember,
    Employment,
    EndActivity,
    RegisterActivity,
    RegisterMember,
    TransferMember,
)
from backend.members.rules import (
    MemberKind,
    RegistrationRole,
    Standing,
    birth_date_of,
    check_membership_dates,
    parse_citizen_number,
    sex_of,
)
from backend.organizations.commands import organization_of
from backend.organizations.details import phone_columns
from backend.places.commands import Result, text_of
from backend.places.rule_versions import settings_on

LONGEST_NAME = 40


async def register_member(session: AsyncSession, actor: Actor, form: RegisterMember) -> Result:
    """Enter a person, the membership, the formal registration and the main workplace.

    Raises: `Problems` of CITIZEN_NUMBER, MEMBERSHIP_DATES, PHONE, NAME_OF_PERSON; OTHER_BRANCH,
    NOT_FOUND, BRANCH_DISSOLVED, DUPLICATE_PERSON, FUTURE_DATE.
    """
    hold_to_own_branch(actor, form.branch_id)
    day = past(form.on, ("on",))
    branch = await living_branch(session, actor, form.branch_id, day, is_locked=False)
    person = {"id": new_id(), "scope_branch_id": form.branch_id, **_person(session, form)}
    member = {
        "id": new_id(),
        "scope_branch_id": form.branch_id,
        "person_id": person["id"],
        "name": person["name"],
        "kind": form.kind,
        "joined_on": form.joined_on,
        "full_on": form.full_on,
        "is_floating": form.is_floating,
    }
    registration = insert(
        "registrations",
        member_id=member["id"],
        branch_id=form.branch_id,
        role=RegistrationRole.FORMAL,
        valid=since(day),
    )
    changes = [
        insert("persons", **person),
        insert("members", **member),
        registration,
        *await _employment(session, actor, member["id"], form.employment, day),
    ]
    await save(session, actor, action="member.register", changes=changes)
    return {"member": member["id"], "warnings": await _crowded(session, actor, branch)}


async def _employment(
    session: AsyncSession, actor: Actor, member_id: UUID, work: Employment | None, day: date
) -> list[Change]:
    if work is None:
        return []
    await organization_of(
        session, actor, work.organization_id, path=("employment", "organization_id")
    )
    start = past(work.on or day, ("employment", "on"))
    return [
        insert(
            "workplaces",
            member_id=member_id,
            organization_id=work.organization_id,
            post=text_of(work.post, path=("employment", "post")),
            valid=since(start),
        )
    ]


def _person(session: AsyncSession, form: RegisterMember | EditMember) -> dict[str, Any]:
    """Give the columns of the person that was filled in; numbers left out are not among them.

    Raises: `Problems` with every fault at once.
    """
    problems = ProblemCollector()
    columns: dict[str, Any] = {}
    with problems.catching():
        columns["name"] = _person_name(form.name)
    with problems.catching("id_number"):
        columns |= id_columns(session, form.id_number) if form.id_number is not None else {}
    with problems.catching():
        columns |= phone_columns(session, form.phone, column="phone")
    with problems.catching():
        past(form.joined_on, ("joined_on",))
    with problems.catching("full_on"):
        check_membership_dates(form.joined_on, form.full_on)
    problems.raise_if_any()
    return columns


async def edit_member(session: AsyncSession, actor: Actor, form: EditMember) -> UUID:
    """Edit a member and the person.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, `Problems` as for entering.
    """
    member = await member_of(session, actor, form.id, path=("id",))
    await demand_revision(session, actor, member, form.revision)
    [person] = await load(session, actor, "persons", id=member["person_id"])
    columns = _person(session, form)
    changes = [
        update("persons", person, **columns),
        update(
            "members",
            member,
            name=columns["name"],
            joined_on=form.joined_on,
            full_on=form.full_on,
            is_floating=form.is_floating,
        ),
    ]
    await save(session, actor, action="member.edit", changes=changes)
    return form.id


async def register_activity(session: AsyncSession, actor: Actor, form: RegisterActivity) -> Result:
    """Register a member in a second branch, for activities only.

    Raises: NOT_FOUND, BRANCH_DISSOLVED, REGISTERED_ALREADY, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    await member_of(session, actor, form.member_id)
    await living_branch(session, actor, form.branch_id, day, is_locked=False)
    change = insert(
        "registrations",
        member_id=form.member_id,
        branch_id=form.branch_id,
        role=RegistrationRole.ACTIVITY,
        valid=since(day),
    )
    await save(session, actor, action="member.register_activity", changes=[change])
    return {"member": form.member_id, "registration": change.id}


async def end_activity(session: AsyncSession, actor: Actor, form: EndActivity) -> Result:
    """End a registration for activities; a formal one ends by a transfer."""
    row = await load_one(session, actor, "registrations", form.id, noun="登记", path=("id",))
    if row["role"] is RegistrationRole.FORMAL:
        raise FormalElsewhereError(path=("id",))
    change = ended("registrations", row, past(form.on, ("on",)))
    await save(session, actor, action="member.end_activity", changes=[change])
    return {"member": row["member_id"]}


async def transfer_member(session: AsyncSession, actor: Actor, form: TransferMember) -> Result:
    """Transfer the formal relation; posts in the branch left behind end with it.

    Raises: NOT_FOUND, OTHER_BRANCH, SAME_BRANCH, BRANCH_DISSOLVED, END_BEFORE_START.
    """
    hold_to_own_branch(actor, form.branch_id)
    day = past(form.on, ("on",))
    member = await member_of(session, actor, form.member_id)
    branch = await living_branch(session, actor, form.branch_id, day, is_locked=False)
    rows = await load(session, actor, "registrations", member_id=form.member_id, on=day)
    formal = [row for row in rows if row["role"] is RegistrationRole.FORMAL]
    if formal and formal[0]["branch_id"] == form.branch_id:
        raise SameBranchError(name=member["name"], branch=branch["name"], path=("branch_id",))
    guest = [row for row in rows if row not in formal and row["branch_id"] == form.branch_id]
    posts = await load(session, actor, "post_holdings", member_id=form.member_id, on=day)
    change = insert(
        "registrations",
        member_id=form.member_id,
        branch_id=form.branch_id,
        role=RegistrationRole.FORMAL,
        valid=since(day),
    )
    changes = [
        *(ended("registrations", row, day) for row in [*formal, *guest]),
        *(ended("post_holdings", row, day) for row in posts),
        change,
    ]
    await save(session, actor, action="member.transfer", changes=changes)
    return {"member": form.member_id, "warnings": await _crowded(session, actor, branch)}


async def change_standing(session: AsyncSession, actor: Actor, form: ChangeStanding) -> UUID:
    """Record the standing from a day on; posts end when it is no longer normal.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, SAME_STANDING, END_BEFORE_START.
    Source: domain brief 2.3: rows are never deleted; leaving, transfer and death are states.
    """
    day = past(form.on, ("on",))
    member = await member_of(session, actor, form.member_id)
    await demand_revision(session, actor, member, form.revision)
    if member["standing"] is form.standing:
        raise SameStandingError(
            name=member["name"], standing=form.standing.label, path=("standing",)
        )
    periods = await load(session, actor, "standing_periods", member_id=form.member_id, on=day)
    changes = [
        update("members", member, standing=form.standing),
        *(ended("standing_periods", row, day) for row in periods),
    ]
    if form.standing is not Standing.NORMAL:
        posts = await load(session, actor, "post_holdings", member_id=form.member_id, on=day)
        changes += [ended("post_holdings", row, day) for row in posts]
        changes.append(
            insert(
                "standing_periods",
                member_id=form.member_id,
                standing=form.standing,
                valid=since(day),
            )
        )
    await save(session, actor, action="member.change_standing", changes=changes)
    return form.member_id


async def become_full(session: AsyncSession, actor: Actor, form: BecomeFull) -> UUID:
    """Record the day of full membership.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, ALREADY_FULL, MEMBERSHIP_DATES, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    member = await member_of(session, actor, form.member_id)
    await demand_revision(session, actor, member, form.revision)
    if member["kind"] is MemberKind.FULL:
        raise AlreadyFullError(name=member["name"], path=("member_id",))
    check_membership_dates(member["joined_on"], day)
    change = update("members", member, kind=MemberKind.FULL, full_on=day)
    await save(session, actor, action="member.become_full", changes=[change])
    return form.member_id


async def member_of(
    session: AsyncSession, actor: Actor, member_id: UUID, *, path: tuple[str, ...] = ("member_id",)
) -> dict[str, Any]:
    """Read a member.

    Raises: NOT_FOUND, also where the actor may not see the member.
    """
    return await load_one(session, actor, "members", member_id, noun="党员", path=path)


def hold_to_own_branch(actor: Actor, branch_id: UUID) -> None:
    """Keep a secretary within the own branch.

    Raises: OTHER_BRANCH.
    """
    if actor.role is Role.BRANCH_SECRETARY and actor.branch_id != branch_id:
        raise OtherBranchError(path=("branch_id",))


def id_columns(session: AsyncSession, text: str) -> dict[str, Any]:
    """Give the sealed, hashed and masked forms of a citizen number and what it says.

    Raises: CITIZEN_NUMBER.
    """
    number = parse_citizen_number(text)
    cipher = cipher_of(session)
    return {
        "id_number_sealed": cipher.seal(number),
        "id_number_hash": cipher.lookup(number),
        "id_number_masked": mask_id_number(number),
        "sex": sex_of(number),
        "birth_date": birth_date_of(number),
    }


def _person_name(text: str) -> str:
    name = collapse(text)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise PersonNameError(most=LONGEST_NAME, path=("name",))
    return name


async def _crowded(
    session: AsyncSession, actor: Actor, branch: dict[str, Any]
) -> list[LedgerError]:
    """Warn when a branch has more members than is usual."""
    day = past(None, ())
    rows = await load(
        session,
        actor,
        "registrations",
        branch_id=branch["id"],
        role=RegistrationRole.FORMAL,
        on=day,
    )
    findings = check_standing(
        branch["kind"],
        members=len(rows),
        full_members=0,
        is_joint=False,
        settings=(await settings_on(session, actor, day)).settings,
    )
    return warnings_of(findings)
