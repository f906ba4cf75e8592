"""Coverage links: an existing branch covers one more organization, or no longer covers one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import insert, load, load_one, save
from backend.accounts.periods import ended, past, since
from backend.branches.commands import warnings_of
from backend.branches.errors import WayMismatchError
from backend.branches.formation import (
    Finding,
    check_attachment_host,
    check_joining,
    check_standing,
    refuse,
)
from backend.branches.forms import CoverOrganization, EndCoverage
from backend.branches.rules import Formation
from backend.branches.units import (
    Participant,
    anchors_of,
    check_registered,
    check_uncovered,
    ground_of,
    living_branch,
    participants,
)
from backend.branches.ways import check_ground
from backend.database.actor import Actor
from backend.organizations.rules import OrganizationKind
from backend.places.commands import Result, text_of
from backend.places.rule_versions import settings_on
from backend.places.settings import RuleSettings


async def cover_organization(
    session: AsyncSession, actor: Actor, form: CoverOrganization
) -> Result:
    """Let a branch cover an organization: by attachment, or by joining in the branch's own way.

    Raises: `Problems` of the rules of joining; NOT_FOUND, BRANCH_DISSOLVED, BRANCH_NOT_FOUNDED,
    WAY_MISMATCH, OVERLAP, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    branch = await living_branch(session, actor, form.branch_id, day)
    _hold_to_way(branch, form.formation)
    settings = (await settings_on(session, actor, day)).settings
    [unit] = await participants(
        session,
        actor,
        [form.organization_id],
        day,
        settings=settings,
        path=("organization_id",),
    )
    others = await _others(session, actor, branch, form.formation, day, settings)
    findings = [
        *check_registered([unit], day),
        *check_joining(form.formation, unit.unit, units_after=len(others) + 1, settings=settings),
        *await _place_findings(session, actor, branch, form.formation, unit, day, settings),
    ]
    for found in findings:
        found.error.path = found.error.path or ("organization_id",)
    refuse(findings)
    findings += [
        *await check_uncovered(session, actor, [unit], day, apart_from=form.branch_id),
        *await standing_findings(session, actor, branch, day, settings=settings, joining=[unit]),
    ]
    change = insert(
        "coverage_links",
        branch_id=form.branch_id,
        organization_id=form.organization_id,
        formation=form.formation,
        basis=text_of(form.basis, path=("basis",)),
        valid=since(day),
    )
    await save(session, actor, action="link.cover", changes=[change])
    return {
        "coverageLink": change.id,
        "organization": form.organization_id,
        "branch": form.branch_id,
        "warnings": warnings_of(findings),
    }


async def end_coverage(session: AsyncSession, actor: Actor, form: EndCoverage) -> Result:
    """End a link; a joint branch that falls under its minimum stays, with a warning.

    Raises: NOT_FOUND, END_BEFORE_START, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    link = await load_one(session, actor, "coverage_links", form.id, noun="覆盖关系", path=("id",))
    branch = await load_one(session, actor, "branches", link["branch_id"], noun="党组织")
    settings = (await settings_on(session, actor, day)).settings
    findings = await standing_findings(
        session, actor, branch, day, settings=settings, leaving=[link]
    )
    await save(session, actor, action="link.end", changes=[ended("coverage_links", link, day)])
    return {
        "organization": link["organization_id"],
        "branch": link["branch_id"],
        "warnings": warnings_of(findings),
    }


def _hold_to_way(branch: Mapping[str, Any], formation: Formation) -> None:
    """Refuse to join in another way than the branch was formed in; attachment fits any.

    A village's own branch has no way of formation: it covers organizations by agreement.
    Raises: WAY_MISMATCH.
    """
    is_villages_own = branch["formation"] is None and branch["village_id"] is not None
    fits = formation is branch["formation"] or formation is Formation.ATTACHMENT
    if fits or (is_villages_own and formation is Formation.VILLAGE):
        return
    present = branch["formation"].label if branch["formation"] else "（无）"
    raise WayMismatchError(
        branch=branch["name"], present=present, formation=formation.label, path=("formation",)
    )


async def _others(
    session: AsyncSession,
    actor: Actor,
    branch: Mapping[str, Any],
    formation: Formation,
    day: date,
    settings: RuleSettings,
) -> list[Participant]:
    """Give the organizations that the branch covers in this way already."""
    links = await load(
        session, actor, "coverage_links", branch_id=branch["id"], formation=formation, on=day
    )
    return await _seen(session, actor, links, day, settings)


async def _seen(
    session: AsyncSession,
    actor: Actor,
    links: Sequence[Mapping[str, Any]],
    day: date,
    settings: RuleSettings,
) -> list[Participant]:
    ids = [link["organization_id"] for link in links]
    visible = {row["id"] for row in await load(session, actor, "organizations", id=ids)}
    known = [one for one in ids if one in visible]
    return await participants(session, actor, known, day, settings=settings)


async def _place_findings(
    session: AsyncSession,
    actor: Actor,
    branch: Mapping[str, Any],
    formation: Formation,
    unit: Participant,
    day: date,
    settings: RuleSettings,
) -> list[Finding]:
    """Hold the organization's place and trade against the host's, or against the others'."""
    if formation is not Formation.ATTACHMENT:
        others = await _others(session, actor, branch, formation, day, settings)
        units = [*others, unit]
        ground = await ground_of(session, actor, anchors_of(branch), units)
        return check_ground(formation, [one.site for one in units], ground, settings=settings)
    hosts = await load(session, actor, "hosts", branch_id=branch["id"], on=day)
    own = await _seen(session, actor, hosts, day, settings)
    enterprises = [one for one in own if one.row["kind"] is OrganizationKind.ENTERPRISE]
    host_kind = OrganizationKind.ENTERPRISE if enterprises else None
    findings = check_attachment_host(branch["name"], host_kind)
    if enterprises:
        units = [enterprises[0], unit]
        ground = await ground_of(session, actor, anchors_of(branch), units)
        findings += check_ground(formation, [one.site for one in units], ground, settings=settings)
    return findings


async def standing_findings(
    session: AsyncSession,
    actor: Actor,
    branch: Mapping[str, Any],
    day: date,
    *,
    settings: RuleSettings,
    joining: Sequence[Participant] = (),
    leaving: Sequence[Mapping[str, Any]] = (),
) -> list[Finding]:
    """Warn about a branch as it will stand: too few full members together, or too many members."""
    gone = {link["id"] for link in leaving}
    links = await load(session, actor, "coverage_links", branch_id=branch["id"], on=day)
    staying = [link for link in links if link["id"] not in gone]
    units = [*await _seen(session, actor, staying, day, settings), *joining]
    village = branch["village_full_members"]
    is_joint = branch["formation"] is not None and branch["formation"] is not Formation.SOLE
    return check_standing(
        branch["kind"],
        members=sum(unit.members for unit in units) + village,
        full_members=sum(unit.unit.full_members for unit in units) + village,
        is_joint=is_joint,
        settings=settings,
    )
