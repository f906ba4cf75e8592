"""What superiors approve: a new branch, a branch approved anew, a new name.

Refusals are the rules' of domain decisions 7–13; warnings are told beside success.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, load, save, update
from backend.accounts.meanwhile import demand_revision
from backend.accounts.periods import ended, past, since
from backend.branches.errors import SameApprovalDayError
from backend.branches.formation import (
    Finding,
    Severity,
    check_founding,
    check_reapproval,
    check_standing,
    refuse,
)
from backend.branches.forms import (
    Anchors,
    ApprovalPaper,
    FormBranch,
    ReapproveBranch,
    RenameBranch,
)
from backend.branches.rules import (
    ApprovalAction,
    BranchKind,
    Formation,
    suggested_kind,
)
from backend.branches.units import (
    Participant,
    anchors_of,
    check_registered,
    check_uncovered,
    ground_of,
    living_branch,
    participants,
    superior_of,
)
from backend.branches.ways import check_ground
from backend.database.actor import Actor
from backend.kit.errors import LedgerError
from backend.places.commands import Result, name_of, text_of
from backend.places.rule_versions import settings_on
from backend.places.settings import RuleSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """What is to be approved: a way, what it rests on, and in which organizations."""

    formation: Formation
    kind: BranchKind | None
    anchors: Anchors
    units: Sequence[Participant]
    settings: RuleSettings

    @property
    def full_members(self) -> int:
        """Add up the full members of the organizations and those of the village."""
        own = sum(unit.unit.full_members for unit in self.units)
        return own + self.anchors.village_full_members

    def approved_kind(self) -> BranchKind:
        """Give the kind that was named, else the one that the number of members suggests."""
        return self.kind or suggested_kind(
            self.full_members, formation=self.formation, settings=self.settings
        )


async def form_branch(session: AsyncSession, actor: Actor, form: FormBranch) -> Result:
    """Found a branch: its approval, its hosts and the links to its organizations begin that day.

    Raises: `Problems` of the rules of formation; NOT_FOUND, NAME, BRANCH_NAME_TAKEN, FUTURE_DATE.
    """
    day = past(form.on, ("on",))
    name = name_of(form.name, path=("name",))
    settings = (await settings_on(session, actor, day)).settings
    units = await participants(session, actor, form.organization_ids, day, settings=settings)
    way = _Way(
        formation=form.formation,
        kind=form.kind,
        anchors=form.anchors or Anchors(),
        units=units,
        settings=settings,
    )
    findings = [*check_registered(units, day), *await _judge(session, actor, way, check_founding)]
    refuse(findings)
    await superior_of(session, actor, form.parent_id, day)
    findings += await check_uncovered(session, actor, units, day)
    branch = insert(
        "branches",
        name=name,
        parent_id=form.parent_id,
        founded_on=day,
        town_id=_common_town(units),
        **_present(way),
    )
    approval = approval_columns(
        branch.id, ApprovalAction.FOUNDING, way.approved_kind(), form.formation, form.paper
    )
    changes = [
        branch,
        insert("approvals", valid=since(day), **approval),
        *_links(branch.id, units, form.formation, day, with_hosts=True),
    ]
    await save(session, actor, action="branch.form", changes=changes)
    return {"branch": branch.id, "warnings": warnings_of(findings)}


async def reapprove_branch(session: AsyncSession, actor: Actor, form: ReapproveBranch) -> Result:
    """Approve a branch in another way: its links follow, so that a host of attached ones is joint.

    Raises: `Problems` of the rules of formation; NOT_FOUND, CHANGED_MEANWHILE, BRANCH_DISSOLVED,
    APPROVAL_DATE.
    """
    day = past(form.on, ("on",))
    branch = await living_branch(session, actor, form.id, day, path=("id",))
    await demand_revision(session, actor, branch, form.revision)
    settings = (await settings_on(session, actor, day)).settings
    links = await load(session, actor, "coverage_links", branch_id=form.id, on=day)
    covered = [link["organization_id"] for link in links]
    units = await participants(session, actor, covered, day, settings=settings, path=("id",))
    way = _Way(
        formation=form.formation,
        kind=form.kind,
        anchors=form.anchors or anchors_of(branch),
        units=units,
        settings=settings,
    )
    findings = await _judge(session, actor, way, check_reapproval)
    refuse(findings)
    others = [link for link in links if link["formation"] is not form.formation]
    moved = {link["organization_id"] for link in others}
    followers = [unit for unit in units if unit.id in moved]
    approval = approval_columns(
        form.id, ApprovalAction.REAPPROVAL, way.approved_kind(), form.formation, form.paper
    )
    changes = [
        *await _next_approval(session, actor, approval, day),
        update("branches", branch, **_present(way)),
        *(ended("coverage_links", link, day) for link in others),
        *_links(form.id, followers, form.formation, day, with_hosts=False),
    ]
    await save(session, actor, action="branch.reapprove", changes=changes)
    return {"branch": form.id, "warnings": warnings_of(findings)}


async def rename_branch(session: AsyncSession, actor: Actor, form: RenameBranch) -> UUID:
    """Give a branch another name; its kind and way stay.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, NAME, BRANCH_NAME_TAKEN, APPROVAL_DATE.
    """
    day = past(form.on, ("on",))
    branch = await living_branch(session, actor, form.id, day, path=("id",))
    await demand_revision(session, actor, branch, form.revision)
    name = name_of(form.name, path=("name",))
    approval = approval_columns(
        form.id, ApprovalAction.RENAMING, branch["kind"], branch["formation"], form.paper
    )
    changes = [
        *await _next_approval(session, actor, approval, day),
        update("branches", branch, name=name),
    ]
    await save(session, actor, action="branch.rename", changes=changes)
    return form.id


def warnings_of(findings: Iterable[Finding]) -> list[LedgerError]:
    """Give the warnings among findings, to be told beside success."""
    return [found.error for found in findings if found.severity is Severity.WARNING]


async def _judge(
    session: AsyncSession, actor: Actor, way: _Way, check: Callable[..., list[Finding]]
) -> list[Finding]:
    """Hold a way against the rules; findings that name no input stand at the organizations."""
    ground = await ground_of(session, actor, way.anchors, way.units)
    village = way.anchors.village_full_members
    findings = [
        *check(
            way.formation,
            [unit.unit for unit in way.units],
            settings=way.settings,
            village_full_members=village,
        ),
        *check_ground(
            way.formation, [unit.site for unit in way.units], ground, settings=way.settings
        ),
        *check_standing(
            way.approved_kind(),
            members=sum(unit.members for unit in way.units) + village,
            full_members=way.full_members,
            is_joint=False,  # the sum is a refusal here and was checked above
            settings=way.settings,
        ),
    ]
    for found in findings:
        found.error.path = found.error.path or ("organization_ids",)
    return findings


def _common_town(units: Sequence[Participant]) -> UUID | None:
    towns = {unit.site.town_id for unit in units}
    return towns.pop() if len(towns) == 1 else None


def _present(way: _Way) -> dict[str, Any]:
    """Give the columns that an approval sets; only what the way reads of its anchors is kept."""
    anchors, formation = way.anchors, way.formation
    is_area, is_village = formation is Formation.AREA, formation is Formation.VILLAGE
    is_building = formation is Formation.BUILDING
    is_industry = formation is Formation.INDUSTRY
    return {
        "kind": way.approved_kind(),
        "formation": formation,
        "has_untransferred": way.settings.count_untransferred
        and any(unit.untransferred for unit in way.units),
        "area_id": anchors.area_id if is_area else None,
        "association": text_of(anchors.association, path=("anchors", "association"))
        if is_industry
        else None,
        "village_id": anchors.village_id if is_village else None,
        "village_full_members": anchors.village_full_members if is_village else 0,
        "building_id": anchors.building_id if is_building else None,
        "building_group_id": anchors.building_group_id if is_building else None,
    }


def approval_columns(
    branch_id: UUID,
    action: ApprovalAction,
    kind: BranchKind,
    formation: Formation | None,
    paper: ApprovalPaper | None,
) -> dict[str, Any]:
    """Give the columns of an approval."""
    return {
        "branch_id": branch_id,
        "action": action,
        "kind": kind,
        "formation": formation,
        "number": text_of(paper.number, path=("paper", "number")) if paper else None,
        "approver": text_of(paper.approver, path=("paper", "approver")) if paper else None,
    }


def _links(
    branch_id: UUID,
    units: Sequence[Participant],
    formation: Formation,
    day: date,
    *,
    with_hosts: bool,
) -> list[Change]:
    links = [
        insert(
            "coverage_links",
            branch_id=branch_id,
            organization_id=unit.id,
            formation=formation,
            valid=since(day),
        )
        for unit in units
    ]
    hosts = [
        insert("hosts", branch_id=branch_id, organization_id=unit.id, valid=since(day))
        for unit in units
    ]
    return links + hosts if with_hosts else links


async def _next_approval(
    session: AsyncSession, actor: Actor, approval: Mapping[str, Any], day: date
) -> list[Change]:
    """End the approval that holds and begin the next.

    Raises: APPROVAL_DATE unless the day lies after every earlier approval.
    """
    rows = await load(session, actor, "approvals", branch_id=approval["branch_id"])
    starts = [row["valid"].lower for row in rows if row["valid"].lower is not None]
    if starts and day <= max(starts):
        raise SameApprovalDayError(day=day, latest=max(starts), path=("on",))
    open_rows = [row for row in rows if row["valid"].upper is None]
    return [
        *(ended("approvals", row, day) for row in open_rows),
        insert("approvals", valid=since(day), **approval),
    ]
