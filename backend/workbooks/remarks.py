"""Remarks on what was taken, once every sheet is: ledgers that disagree, branches that are thin.

They never keep a row out: what an import states exists already. Source: domain brief 0.1, answer 2.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from backend.branches.rules import Formation
from backend.members.rules import Standing, counts_toward_thresholds, kind_on
from backend.workbooks import findings
from backend.workbooks.book import Row, holds_on
from backend.workbooks.ledgers import LedgerCode
from backend.workbooks.reconciliation import Reconciliation, name_key
from backend.workbooks.rows import RowDraft

_ORGANIZATIONS = frozenset({LedgerCode.ENTERPRISES, LedgerCode.SOCIAL_ORGANIZATIONS})


def remark(run: Reconciliation, drafts: Iterable[RowDraft]) -> None:
    """Add warnings to the rows that were taken."""
    about_branch: dict[UUID, RowDraft] = {}
    for draft in drafts:
        if draft.is_kept_out or draft.subject is None:
            continue
        if draft.ledger.code in _ORGANIZATIONS:
            _compare_with_ledgers(run, draft, draft.subject)
        elif draft.ledger.code is LedgerCode.BRANCHES:
            about_branch[draft.subject] = draft
        elif draft.ledger.code is LedgerCode.COVERAGE:
            link = run.book.get("coverage_links", draft.subject)
            if link is not None:
                about_branch.setdefault(link["branch_id"], draft)
    for branch_id, draft in about_branch.items():
        _look_at_branch(run, draft, branch_id)


def live_links(run: Reconciliation, organization_id: UUID) -> list[Row]:
    """Give the links of an organization that hold on the effective date."""
    links = run.book.of("coverage_links", "organization_id", organization_id)
    return [link for link in links if holds_on(link["valid"], run.effective_on)]


def _compare_with_ledgers(run: Reconciliation, draft: RowDraft, organization_id: UUID) -> None:
    organization = run.book.get("organizations", organization_id)
    if organization is None:
        return
    links = live_links(run, organization_id)
    names = [run.book.row("branches", link["branch_id"])["name"] for link in links]
    computed = f"由“{'、'.join(names)}”覆盖" if names else "没有党组织覆盖"
    has_branch, branch_name = draft.get("has_branch"), draft.get("branch_name")
    if has_branch is not None and has_branch is not bool(links):
        reported = "已建立党组织" if has_branch else "未建立党组织"
        heading = draft.heading("has_branch")
        draft.warn(findings.LEDGER_DISAGREES(heading, reported=reported, computed=computed))
    elif branch_name and links and name_key(branch_name) not in map(name_key, names):
        heading = draft.heading("branch_name")
        draft.warn(
            findings.LEDGER_DISAGREES(heading, reported=f"“{branch_name}”", computed=computed)
        )
    reported_full = draft.get("full_members")
    roster = _roster_count(run, organization_id)
    if reported_full is not None and roster is not None and roster != reported_full:
        draft.warn(
            findings.ROSTER_DISAGREES(
                draft.heading("full_members"), reported=reported_full, computed=roster
            )
        )
    _remark_building(run, draft, organization, links)


def _remark_building(
    run: Reconciliation, draft: RowDraft, organization: Row, links: list[Row]
) -> None:
    """Propose to end the link of a building that the organization has left."""
    if not draft.says("building") or run.book.is_new("organizations", organization["id"]):
        return
    for link in links:
        branch = run.book.row("branches", link["branch_id"])
        has_left = branch["building_id"] not in {None, organization["building_id"]}
        left_all = organization["building_id"] is None
        if link["formation"] == Formation.BUILDING and (has_left or left_all):
            draft.warn(findings.LEFT_BUILDING(draft.heading("building"), branch=branch["name"]))


def _roster_count(run: Reconciliation, organization_id: UUID) -> int | None:
    """Count full members in good standing who work there; None without any roster row."""
    workplaces = run.book.of("workplaces", "organization_id", organization_id)
    if not workplaces:
        counts = [
            row
            for row in run.book.of("member_counts", "organization_id", organization_id)
            if row["is_computed"] and holds_on(row["valid"], run.effective_on)
        ]
        return counts[0]["full_members"] if counts else None
    live = [
        row for row in workplaces if row["is_main"] and holds_on(row["valid"], run.effective_on)
    ]
    return sum(_is_full(run, row["member_id"]) for row in live)


def _is_full(run: Reconciliation, member_id: UUID) -> bool:
    member = run.book.get("members", member_id)
    if member is None:
        return False
    kind = kind_on(
        run.effective_on,
        joined_on=None,
        full_on=member["full_on"],
        present=member["kind"],
    )
    return counts_toward_thresholds(kind, Standing(member["standing"]))


def full_members(run: Reconciliation, organization_id: UUID) -> int:
    """Give the full members of an organization: by the roster, else as last reported."""
    counted = _roster_count(run, organization_id)
    if counted is not None:
        return counted
    reports = [
        row
        for row in run.book.of("reported_counts", "organization_id", organization_id)
        if row["reported_on"] <= run.effective_on and row["full_members"] is not None
    ]
    last: dict[str, Any] | None = max(reports, key=lambda row: row["reported_on"], default=None)
    return int(last["full_members"]) if last else 0


def _look_at_branch(run: Reconciliation, draft: RowDraft, branch_id: UUID) -> None:
    """Remark on a joint branch that is thin or wide, and on units without a full member."""
    branch = run.book.get("branches", branch_id)
    if branch is None or branch["formation"] is None or branch["dissolved_on"] is not None:
        return
    links = [
        link
        for link in run.book.of("coverage_links", "branch_id", branch_id)
        if holds_on(link["valid"], run.effective_on)
    ]
    joint = [link for link in links if link["formation"] != Formation.SOLE]
    own = [link for link in links if link["formation"] != Formation.ATTACHMENT]
    name, settings = branch["name"], run.settings
    is_joint = branch["formation"] not in {Formation.SOLE, Formation.ATTACHMENT}
    counts = {link["organization_id"]: full_members(run, link["organization_id"]) for link in links}
    if is_joint and own:
        total = sum(counts[link["organization_id"]] for link in own)
        total += branch["village_full_members"]
        if total < settings.joint_full_members:
            draft.warn(
                findings.FEW_FULL_MEMBERS(
                    draft.heading("formation"),
                    branch=name,
                    sum=total,
                    wanted=settings.joint_full_members,
                )
            )
    for link in joint:
        organization = run.book.get("organizations", link["organization_id"])
        if organization and counts[link["organization_id"]] < settings.unit_full_members:
            draft.warn(
                findings.NO_FULL_MEMBER(
                    draft.heading("formation"), name=organization["name"], branch=name
                )
            )
    _remark_caps(run, draft, branch, links)


def _remark_caps(run: Reconciliation, draft: RowDraft, branch: Row, links: list[Row]) -> None:
    """Remark on more units than a way usually takes."""
    settings = run.settings
    caps = {
        Formation.AREA: settings.area_units,
        Formation.INDUSTRY: settings.industry_units,
        Formation.ATTACHMENT: settings.attachment_units,
    }
    for formation, limit in caps.items():
        count = sum(link["formation"] == formation for link in links)
        if count > limit:
            draft.warn(
                findings.MANY_ORGANIZATIONS(
                    draft.heading("formation"), branch=branch["name"], count=count, limit=limit
                )
            )
