"""Derives branches and links from what 企业台账 reports: an explicit choice, marked as derived.

Source: domain brief 0.1, answer 1.
"""

from backend.branches.rules import BranchKind, Formation
from backend.kit.text import match_key
from backend.workbooks import findings
from backend.workbooks.book import Row, holds_on, span
from backend.workbooks.branch_rows import found_branch, kind_of_name
from backend.workbooks.party_ledgers import BRANCHES
from backend.workbooks.reconciliation import Reconciliation
from backend.workbooks.rows import RowDraft
from backend.workbooks.tables import RowOutcome

BASIS = "由企业台账推出"
_WAYS = {match_key(label): way for label, way in BRANCHES.column("formation").choices.items()}


def derive(run: Reconciliation, draft: RowDraft) -> None:
    """Make the branch and the link that a row reports, unless they are here."""
    name = draft.get("branch_name")
    if draft.is_kept_out or draft.subject is None or not name or draft.get("has_branch") is False:
        return
    heading = draft.heading("branch_name")
    way = _WAYS.get(match_key(draft.get("formation") or ""))
    if not isinstance(way, Formation):
        draft.warn(findings.NOT_DERIVED(heading, fault="组建方式不明"))
        return
    organization = run.book.row("organizations", draft.subject)
    found = run.named("branches", name)
    if len(found) > 1:
        draft.warn(findings.NOT_DERIVED(heading, fault="有多个同名党组织"))
        return
    if not found and way is Formation.ATTACHMENT:
        draft.warn(findings.NOT_DERIVED(heading, fault="挂靠的党组织不在册"))
        return
    mark = run.book.mark
    branch = found[0] if found else _found(run, draft, organization, way)
    if branch is not None:
        _link(run, draft, organization, branch, way)
    if run.book.mark > mark and draft.outcome is RowOutcome.SAME:
        draft.outcome = RowOutcome.CHANGED


def _found(run: Reconciliation, draft: RowDraft, organization: Row, way: Formation) -> Row | None:
    """Make the branch; the row stays one about its organization."""
    subject, outcome = draft.subject, draft.outcome
    name = draft.get("branch_name")
    values = {
        "name": name,
        "kind": kind_of_name(name)
        or (BranchKind.BRANCH if way is Formation.SOLE else BranchKind.JOINT_BRANCH),
        "formation": way,
        "founded_on": draft.get("branch_founded_on"),
        "town_id": organization["town_id"],
    }
    try:
        branch_id = found_branch(run, draft, values, [])
    finally:
        draft.subject, draft.outcome = subject, outcome
    draft.warn(findings.DERIVED(draft.heading("branch_name"), what="党组织", name=name))
    return run.book.row("branches", branch_id)


def _link(
    run: Reconciliation, draft: RowDraft, organization: Row, branch: Row, way: Formation
) -> None:
    links = run.book.of("coverage_links", "organization_id", organization["id"])
    if branch["dissolved_on"] is not None or any(
        link["branch_id"] == branch["id"] and holds_on(link["valid"], run.effective_on)
        for link in links
    ):
        return
    start = draft.get("branch_founded_on") or branch["founded_on"]
    if way is not Formation.ATTACHMENT and run.book.is_new("branches", branch["id"]):
        valid = span(branch["founded_on"])
        run.book.insert(
            "hosts", branch_id=branch["id"], organization_id=organization["id"], valid=valid
        )
    is_known = bool(links) or not run.book.is_new("organizations", organization["id"])
    run.book.insert(
        "coverage_links",
        branch_id=branch["id"],
        organization_id=organization["id"],
        formation=way,
        basis=BASIS,
        is_derived=True,
        scope_town_ids=branch["scope_town_ids"],
        valid=span(start or (run.effective_on if is_known else None)),
    )
    draft.warn(findings.DERIVED(draft.heading("branch_name"), what="覆盖关系", name=branch["name"]))
