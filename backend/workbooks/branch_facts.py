"""Reconciles what depends on a branch over time: approvals, hosts, its term, its end."""

from datetime import date, timedelta
from uuid import UUID

from backend.branches.rules import ApprovalAction
from backend.workbooks import findings
from backend.workbooks.book import Row, holds_on, span
from backend.workbooks.reconciliation import Reconciliation
from backend.workbooks.rows import RowDraft

_DATED = ("approvals", "hosts", "coverage_links", "terms")


def _approvals(run: Reconciliation, branch_id: UUID) -> list[Row]:
    rows = run.book.of("approvals", "branch_id", branch_id)
    return sorted(rows, key=lambda row: row["valid"].lower or date.min)


def follow_founding(run: Reconciliation, before: Row, after: Row) -> None:
    """Let the founding approval, and hosts from the founding on, begin on the corrected day."""
    if before["founded_on"] == after["founded_on"]:
        return
    first = _approvals(run, after["id"])[:1]
    hosts = [
        row
        for row in run.book.of("hosts", "branch_id", after["id"])
        if row["valid"].lower == before["founded_on"]
    ]
    for table, rows in (("approvals", first), ("hosts", hosts)):
        for row in rows:
            valid = span(after["founded_on"], row["valid"].upper)
            run.book.update(table, row["id"], valid=valid)


def follow_approval(run: Reconciliation, draft: RowDraft, before: Row, after: Row) -> None:
    """Record another kind or way of formation as approved again from the effective date on."""
    approvals = _approvals(run, after["id"])
    if not approvals:
        return
    last = approvals[-1]
    paper = draft.pick("number", "approver")
    facts = {name: after[name] for name in ("kind", "formation")}
    if all(before[name] == value for name, value in facts.items()):
        run.change(draft, "approvals", last["id"], **paper)
        return
    lower = last["valid"].lower
    if lower is not None and lower >= run.effective_on:
        run.change(draft, "approvals", last["id"], **facts, **paper)
        return
    upper = last["valid"].upper
    run.book.update("approvals", last["id"], valid=span(lower, run.effective_on))
    run.book.insert(
        "approvals",
        branch_id=after["id"],
        action=ApprovalAction.REAPPROVAL,
        **{"number": None, "approver": last["approver"]} | facts | paper,
        valid=span(run.effective_on, upper),
    )


def follow_dissolution(run: Reconciliation, draft: RowDraft, before: Row, after: Row) -> None:
    """End what depends on a branch on the day it is dissolved, or open it again."""
    day, was = after["dissolved_on"], before["dissolved_on"]
    if day == was:
        return
    ended = 0
    for table in _DATED:
        for row in list(run.book.of(table, "branch_id", after["id"])):
            lower, upper = row["valid"].lower, row["valid"].upper
            if day is None or (was is not None and upper == was and day > was):
                if upper == was and table != "terms":
                    run.book.update(table, row["id"], valid=span(lower, day))
            elif upper is None or upper > day:
                ended += table == "coverage_links"
                if lower is not None and lower >= day:
                    run.book.delete(table, row["id"])
                else:
                    run.book.update(table, row["id"], valid=span(lower, day))
    if ended:
        draft.warn(findings.LINKS_ENDED(draft.heading("dissolved_on"), count=ended))


def exchange_hosts(run: Reconciliation, draft: RowDraft, branch_id: UUID, hosts: list[Row]) -> None:
    """End hosts that the register no longer names, begin new ones on the effective date."""
    branch = run.book.row("branches", branch_id)
    day = run.effective_on
    if branch["dissolved_on"] is not None and branch["dissolved_on"] <= day:
        day = branch["dissolved_on"] - timedelta(days=1)
    rows = [
        row
        for row in run.book.of("hosts", "branch_id", branch_id)
        if holds_on(row["valid"], day) or (row["valid"].lower or date.min) > day
    ]
    wanted = {host["id"] for host in hosts}
    for row in rows:
        if row["organization_id"] in wanted:
            continue
        lower = row["valid"].lower
        if lower is not None and lower >= day:
            run.book.delete("hosts", row["id"])
        else:
            run.change(draft, "hosts", row["id"], valid=span(lower, day))
    known = {row["organization_id"] for row in rows}
    has_none = not run.book.of("hosts", "branch_id", branch_id)
    for organization_id in wanted - known:
        lower = branch["founded_on"] if has_none else max(day, branch["founded_on"] or day)
        run.book.insert(
            "hosts",
            branch_id=branch_id,
            organization_id=organization_id,
            valid=span(lower, branch["dissolved_on"]),
        )


def take_term(run: Reconciliation, draft: RowDraft, branch_id: UUID) -> None:
    """Keep the term that ends on the stated last day."""
    last_day: date | None = draft.get("term_end")
    if last_day is None:
        return
    upper = last_day + timedelta(days=1)
    rows = sorted(
        run.book.of("terms", "branch_id", branch_id),
        key=lambda row: row["valid"].lower or date.min,
    )
    if any(row["valid"].upper == upper for row in rows):
        return
    if not rows:
        branch = run.book.row("branches", branch_id)
        founded_on = branch["founded_on"]
        lower = founded_on if founded_on is not None and founded_on < upper else None
        run.book.insert("terms", branch_id=branch_id, valid=span(lower, upper))
        return
    last = rows[-1]
    end = last["valid"].upper
    if end is not None and end <= run.effective_on and end < upper:
        run.book.insert("terms", branch_id=branch_id, valid=span(end, upper))
    else:
        run.change(draft, "terms", last["id"], valid=span(last["valid"].lower, upper))
