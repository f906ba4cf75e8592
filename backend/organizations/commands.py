"""What people do to organizations: enter, edit, check, count, confirm a line, assign work.

Moving and deregistering touch coverage and stand with the branches (`backend.branches.leaving`).
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.accounts.changes import Change, insert, load, load_one, save, update
from backend.accounts.periods import ended, past, refuse_later, since
from backend.database.actor import Actor
from backend.database.session import act_as
from backend.kit.errors import ProblemCollector
from backend.kit.ids import new_id
from backend.organizations.credit_codes import parse_credit_code
from backend.organizations.details import (
    PLACE_COLUMNS,
    organization_columns,
    phone_columns,
    place_columns,
    size_class_of,
)
from backend.organizations.errors import CountsDisagreeError, DuplicateCreditCodeError
from backend.organizations.forms import (
    AssignWorkCoverage,
    ConfirmDepartment,
    EditOrganization,
    EndWorkCoverage,
    RecordOperatingCheck,
    RecordYear,
    RegisterOrganization,
    ReportMemberCounts,
)
from backend.organizations.rules import category_of, kind_of
from backend.places.commands import Result, read_for_edit, text_of


async def register_organization(
    session: AsyncSession, actor: Actor, form: RegisterOrganization
) -> Result:
    """Enter an organization with its first place.

    Raises: `Problems` of CREDIT_CODE, NOT_TWO_NEW, NAME, INDUSTRY_CODE, COORDINATE,
    WRONG_COORDINATE_SYSTEM, PHONE, NOT_IN_TOWN; DUPLICATE_CREDIT_CODE, FUTURE_DATE.
    """
    problems = ProblemCollector()
    row: dict[str, Any] = {"id": new_id()}
    with problems.catching("credit_code"):
        row["credit_code"] = parse_credit_code(form.credit_code)
        row["kind"] = kind_of(row["credit_code"], stated=form.kind)
    with problems.catching():
        row |= phone_columns(session, form.contact_phone)
    with problems.catching():
        place = await place_columns(session, actor, form.place)
    with problems.catching():
        columns, warnings = await organization_columns(
            session, actor, form.organization, town_id=form.place.town_id
        )
    with problems.catching("organization"):
        past(form.organization.registered_on, ("registered_on",))
    problems.raise_if_any()
    await demand_new_codes(session, actor, [row["credit_code"]])
    row |= columns | place
    row["social_category"] = row["social_category"] or category_of(row["credit_code"])
    start = past(form.on, ("on",)) if form.on else None
    changes = [
        insert("organizations", **row),
        insert("placements", organization_id=row["id"], valid=since(start), **place),
    ]
    await save(session, actor, action="organization.register", changes=changes)
    return {"organization": row["id"], "warnings": warnings}


async def demand_new_codes(session: AsyncSession, actor: Actor, codes: Collection[str]) -> None:
    """Refuse codes of merged records, as the database refuses those of records.

    It looks with the program's eyes: a duplicate is told without the other row, which may be
    hidden from the actor.
    Raises: DUPLICATE_CREDIT_CODE.
    """
    if not codes:
        return
    program = program_of(actor.district_id, request_id=actor.request_id)
    await act_as(session, program)
    try:
        merged = await load(session, program, "merged_organizations", credit_code=set(codes))
    finally:
        await act_as(session, actor)
    if merged:
        raise DuplicateCreditCodeError


async def edit_organization(session: AsyncSession, actor: Actor, form: EditOrganization) -> Result:
    """Edit an organization.

    Raises: NOT_FOUND, CHANGED_MEANWHILE and the faults of what was filled in.
    """
    before = await read_for_edit(session, actor, "organizations", form.id, form.revision, "单位")
    problems = ProblemCollector()
    with problems.catching():
        columns, warnings = await organization_columns(
            session, actor, form.organization, town_id=before["town_id"], own_id=form.id
        )
    if form.organization.registered_on != before["registered_on"]:
        with problems.catching("organization"):
            past(form.organization.registered_on, ("registered_on",))
    problems.raise_if_any()
    columns |= phone_columns(session, form.contact_phone)
    columns["size_class"] = await size_class_of(session, actor, before | columns)
    change = update("organizations", before, **columns)
    await save(session, actor, action="organization.edit", changes=[change])
    return {"organization": form.id, "warnings": warnings}


async def organization_of(
    session: AsyncSession,
    actor: Actor,
    organization_id: UUID,
    *,
    path: tuple[str, ...] = ("organization_id",),
) -> dict[str, Any]:
    """Read an organization.

    Raises: NOT_FOUND, also where the actor may not see it.
    """
    return await load_one(session, actor, "organizations", organization_id, noun="单位", path=path)


async def record_operating_check(
    session: AsyncSession, actor: Actor, form: RecordOperatingCheck
) -> Result:
    """Record a check; a second one of the same day replaces the first."""
    await organization_of(session, actor, form.organization_id)
    day = past(form.checked_on, ("checked_on",))
    facts = {
        "finding": form.finding,
        "evidence": text_of(form.evidence, path=("evidence",)),
        "checker": text_of(form.checker, path=("checker",)),
    }
    change = await _replaced(
        session,
        actor,
        "operating_checks",
        key={"organization_id": form.organization_id, "checked_on": day},
        facts=facts,
    )
    await save(session, actor, action="organization.check", changes=[change])
    return {"organization": form.organization_id, "operatingCheck": change.id}


async def record_year(session: AsyncSession, actor: Actor, form: RecordYear) -> Result:
    """Record a year's figures and compute the size anew."""
    organization = await organization_of(session, actor, form.organization_id)
    facts = {
        "employees": form.employees,
        "revenue": form.revenue,
        "total_assets": form.total_assets,
    }
    change = await _replaced(
        session,
        actor,
        "organization_years",
        key={"organization_id": form.organization_id, "year": form.year},
        facts=facts,
    )
    size = await size_class_of(session, actor, organization, newest={"year": form.year, **facts})
    changes = [change, update("organizations", organization, size_class=size)]
    await save(session, actor, action="organization.year", changes=changes)
    return {"organization": form.organization_id, "organizationYear": change.id}


async def report_member_counts(
    session: AsyncSession, actor: Actor, form: ReportMemberCounts
) -> Result:
    """Record counts of members as reported.

    Raises: COUNTS_DISAGREE where the parts are more than the whole.
    """
    await organization_of(session, actor, form.organization_id)
    full, probationary = form.full_members or 0, form.probationary_members or 0
    if form.members is not None and full + probationary > form.members:
        raise CountsDisagreeError(
            full=full, probationary=probationary, members=form.members, path=("members",)
        )
    day = past(form.reported_on, ("reported_on",))
    change = await _replaced(
        session,
        actor,
        "reported_counts",
        key={"organization_id": form.organization_id, "reported_on": day},
        facts={
            "members": form.members,
            "full_members": form.full_members,
            "probationary_members": form.probationary_members,
            "untransferred_members": form.untransferred_members,
        },
    )
    await save(session, actor, action="organization.report_counts", changes=[change])
    return {"organization": form.organization_id, "reportedCount": change.id}


async def confirm_department(session: AsyncSession, actor: Actor, form: ConfirmDepartment) -> UUID:
    """Confirm the line that leads an organization; an assumed one is corrected since it began."""
    organization = await organization_of(session, actor, form.organization_id)
    path = ("department_id",)
    await load_one(session, actor, "departments", form.department_id, noun="部门", path=path)
    placements = await load(
        session,
        actor,
        "placements",
        organization_id=form.organization_id,
        is_department_confirmed=False,
    )
    line = {"department_id": form.department_id, "is_department_confirmed": True}
    changes = [update("placements", row, **line) for row in placements]
    if not organization["is_department_confirmed"]:
        changes.append(update("organizations", organization, **line))
    await save(session, actor, action="organization.confirm_department", changes=changes)
    return form.organization_id


async def assign_work_coverage(
    session: AsyncSession, actor: Actor, form: AssignWorkCoverage
) -> Result:
    """Let an instructor, a contact or a mass organization work in an organization."""
    await organization_of(session, actor, form.organization_id)
    day = past(form.on, ("on",))
    change = insert(
        "work_coverages",
        organization_id=form.organization_id,
        kind=form.kind,
        name=text_of(form.name, path=("name",)) or "",
        valid=since(day),
    )
    await save(session, actor, action="organization.assign_work", changes=[change])
    return {"organization": form.organization_id, "workCoverage": change.id}


async def end_work_coverage(session: AsyncSession, actor: Actor, form: EndWorkCoverage) -> Result:
    """End such work."""
    before = await load_one(
        session, actor, "work_coverages", form.id, noun="工作覆盖", path=("id",)
    )
    change = ended("work_coverages", before, past(form.on, ("on",)))
    await save(session, actor, action="organization.end_work", changes=[change])
    return {"organization": before["organization_id"], "workCoverage": form.id}


async def placement_changes(
    session: AsyncSession,
    actor: Actor,
    organization: Mapping[str, Any],
    place: Mapping[str, Any],
    day: date,
) -> list[Change]:
    """Give the changes that let an organization lie elsewhere from a day on.

    Raises: LATER_RECORD.
    """
    rows = await load(session, actor, "placements", organization_id=organization["id"])
    refuse_later(rows, day, ("on",))
    open_rows = [row for row in rows if row["valid"].upper is None]
    if open_rows and all(open_rows[0][name] == place[name] for name in PLACE_COLUMNS):
        return []
    fresh = insert("placements", organization_id=organization["id"], valid=since(day), **place)
    return [*(ended("placements", row, day) for row in open_rows), fresh]


async def _replaced(
    session: AsyncSession,
    actor: Actor,
    table: str,
    *,
    key: Mapping[str, Any],
    facts: Mapping[str, Any],
) -> Change:
    """Insert a fact, or change the one with the same key."""
    rows = await load(session, actor, table, **key)
    return update(table, rows[0], **facts) if rows else insert(table, **key, **facts)
