"""Reconciles rows of 覆盖关系: which branch covers which organization, how, from when to when."""

from typing import Any

from backend.workbooks import findings
from backend.workbooks.book import Row, holds_on, overlap, period_text
from backend.workbooks.branch_rows import find_branch
from backend.workbooks.reconciliation import Reconciliation, check_period
from backend.workbooks.rows import RowDraft
from backend.workbooks.tables import RowOutcome


def reconcile_link(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row: a link of its organization and branch is changed, or a new one begins."""
    draft.keep("credit_code", "branch", "formation")
    marked = run.marked(draft, "coverage_links")
    organization, branch = _parties(run, draft, marked)
    stated_start = draft.get("starts_on")
    key = (organization["id"], branch["id"], stated_start)
    if not run.only_once(draft, "覆盖关系", key, f"{organization['name']}—{branch['name']}"):
        return
    link = marked or _known(run, draft, organization, branch)
    lower = _start(run, draft, link, organization, branch)
    upper = draft.get("ends_on") if draft.says("ends_on") or link is None else link["valid"].upper
    valid = check_period(draft, "starts_on", "ends_on", lower, upper)
    dissolved_on = branch["dissolved_on"]
    if dissolved_on is not None and (upper is None or upper > dissolved_on):
        raise findings.DISSOLVED_BRANCH.refuse(
            draft.heading("branch"), name=branch["name"], day=dissolved_on
        )
    values: dict[str, Any] = draft.pick("formation", "basis") | {"valid": valid}
    _refuse_overlap(run, draft, link, (organization, branch), valid)
    if link is not None:
        draft.subject = link["id"]
        run.change(draft, "coverage_links", link["id"], **values)
        return
    draft.need("formation")
    run.demand_right("coverage_links", {"scope_town_ids": branch["scope_town_ids"]})
    draft.subject = run.book.insert(
        "coverage_links",
        branch_id=branch["id"],
        organization_id=organization["id"],
        is_derived=False,
        scope_town_ids=branch["scope_town_ids"],
        **{"basis": None} | values,
    )
    draft.outcome = RowOutcome.NEW


def _parties(run: Reconciliation, draft: RowDraft, marked: Row | None) -> tuple[Row, Row]:
    code, name = draft.get("credit_code"), draft.get("branch")
    if marked is None:
        draft.need("credit_code", "branch")
    if code is None and marked is not None:
        organization: Row | None = run.book.row("organizations", marked["organization_id"])
    else:
        organization = run.organization(draft, code)
    if organization is None:
        raise findings.UNKNOWN_ORGANIZATION.refuse(draft.heading("credit_code"), name=code)
    if name is None and marked is not None:
        return organization, run.book.row("branches", marked["branch_id"])
    branch = find_branch(run, draft, name, field="branch", parent=draft.get("parent"))
    return organization, branch


def _links(run: Reconciliation, organization: Row, branch: Row) -> list[Row]:
    links = run.book.of("coverage_links", "organization_id", organization["id"])
    return [link for link in links if link["branch_id"] == branch["id"]]


def _known(run: Reconciliation, draft: RowDraft, organization: Row, branch: Row) -> Row | None:
    """Find the link that the row is about: of the same start, or the live or only one."""
    links = _links(run, organization, branch)
    start = draft.get("starts_on")
    if start is not None:
        return next((link for link in links if link["valid"].lower == start), None)
    unfinished = [link for link in links if not run.book.is_new("coverage_links", link["id"])]
    live = [link for link in unfinished if holds_on(link["valid"], run.effective_on)]
    ended = [link for link in unfinished if link["valid"].upper == draft.get("ends_on")]
    candidates = ended or live or unfinished
    return candidates[0] if len(candidates) == 1 or live else None


def _start(
    run: Reconciliation, draft: RowDraft, link: Row | None, organization: Row, branch: Row
) -> Any:  # noqa: ANN401 - a date or nothing
    if draft.get("starts_on") is not None:
        return draft.get("starts_on")
    if link is not None:
        return None if draft.clears("starts_on") else link["valid"].lower
    is_first = run.book.is_new("organizations", organization["id"]) or run.book.is_new(
        "branches", branch["id"]
    )
    return run.start_of(is_first=is_first, stated=branch["founded_on"] if is_first else None)


def _refuse_overlap(
    run: Reconciliation,
    draft: RowDraft,
    link: Row | None,
    parties: tuple[Row, Row],
    valid: Any,  # noqa: ANN401 - a period
) -> None:
    for other in _links(run, *parties):
        if (link is None or other["id"] != link["id"]) and overlap(other["valid"], valid):
            raise findings.OVERLAPPING_LINK.refuse(
                draft.heading("starts_on"), period=period_text(other["valid"])
            )
