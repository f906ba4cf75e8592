"""Reconciles the dated facts that a ledger repeats about an organization.

Years, checks on the spot, counts and branches as reported, and by whom the work reaches it.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from backend.kit.text import match_key
from backend.organizations.rules import (
    OperatingFinding,
    OrganizationKind,
    SizeClass,
    WorkCoverageKind,
)
from backend.organizations.sizes import size_of
from backend.workbooks import findings
from backend.workbooks.book import Row, holds_on, span
from backend.workbooks.reconciliation import Reconciliation
from backend.workbooks.rows import RowDraft

_COUNTS = ("members", "full_members", "probationary_members", "untransferred_members")
_BRANCH = {
    "has_branch": "has_branch",
    "formation": "formation",
    "branch_name": "branch_name",
    "branch_founded_on": "founded_on",
    "secretary_name": "secretary_name",
    "covered_organizations": "covered_organizations",
    "reason": "reason",
}
_NOBODY = frozenset(map(match_key, ("无", "否", "没有", "未建", "未派", "暂无", "未建立", "不")))
_SOMEBODY = frozenset(map(match_key, ("有", "是", "已建", "已派", "已建立", "√")))


def reconcile_facts(run: Reconciliation, draft: RowDraft, organization_id: UUID) -> None:
    """Take the dated facts of one row."""
    _take_year(run, draft, organization_id)
    _take_check(run, draft, organization_id)
    _take_report(run, draft, "reported_counts", organization_id, draft.pick(*_COUNTS), _COUNTS)
    reported = draft.pick(*_BRANCH)
    _take_report(
        run,
        draft,
        "reported_branches",
        organization_id,
        {_BRANCH[name]: value for name, value in reported.items()},
        _BRANCH.values(),
    )
    _compare_counts(draft)
    _take_work_coverage(run, draft, organization_id)


def _take_year(run: Reconciliation, draft: RowDraft, organization_id: UUID) -> None:
    """Keep employees and revenue for the year of the effective date; compute the size anew."""
    stated = draft.pick("employees", "revenue")
    years = run.book.of("organization_years", "organization_id", organization_id)
    if stated:
        year = run.effective_on.year
        row = next((row for row in years if row["year"] == year), None)
        if row is not None:
            run.change(draft, "organization_years", row["id"], **stated)
        elif any(value is not None for value in stated.values()):
            empty = dict.fromkeys(("employees", "revenue", "total_assets"))
            run.book.insert(
                "organization_years", organization_id=organization_id, year=year, **empty | stated
            )
    _compute_size(run, organization_id)


def _compute_size(run: Reconciliation, organization_id: UUID) -> None:
    organization = run.book.row("organizations", organization_id)
    years = run.book.of("organization_years", "organization_id", organization_id)
    size = SizeClass.UNDETERMINED
    if years and organization["kind"] == OrganizationKind.ENTERPRISE:
        last = max(years, key=lambda row: row["year"])
        size = size_of(
            organization["industry_code"],
            employees=last["employees"],
            revenue=last["revenue"],
            total_assets=last["total_assets"],
        )
    run.book.update("organizations", organization_id, size_class=size)


def _take_check(run: Reconciliation, draft: RowDraft, organization_id: UUID) -> None:
    """Keep the check on the spot that the row tells of."""
    finding, checked_on = draft.get("finding"), draft.get("checked_on")
    details = draft.pick("evidence", "checker")
    if finding is None and checked_on is None:
        return
    rows = run.book.of("operating_checks", "organization_id", organization_id)
    if checked_on is None:
        past = [row for row in rows if row["checked_on"] <= run.effective_on]
        last = max(past, key=lambda row: row["checked_on"], default=None)
        if last is not None and last["finding"] == finding:
            run.change(draft, "operating_checks", last["id"], **details)
            return
        checked_on = run.effective_on
        draft.warn(findings.STATE_WITHOUT_CHECK(draft.heading("finding"), day=checked_on))
    row = next((row for row in rows if row["checked_on"] == checked_on), None)
    if finding is None and row is None:
        finding = OperatingFinding.OPERATING
        draft.warn(findings.CHECK_WITHOUT_STATE(draft.heading("checked_on")))
    if finding is not None:
        details["finding"] = finding
    if row is not None:
        run.change(draft, "operating_checks", row["id"], **details)
    else:
        values = {"evidence": None, "checker": None} | details
        run.book.insert(
            "operating_checks", organization_id=organization_id, checked_on=checked_on, **values
        )
    has_evidence = details.get("evidence") or (row and row["evidence"])
    if finding not in {None, OperatingFinding.OPERATING} and not has_evidence:
        draft.warn(findings.NO_EVIDENCE(draft.heading("finding"), finding=finding.label))


def _take_report(
    run: Reconciliation,
    draft: RowDraft,
    table: str,
    organization_id: UUID,
    stated: dict[str, Any],
    names: Iterable[str],
) -> None:
    """Keep what the ledger reports with its date, unless the latest report says the same."""
    if not stated:
        return
    rows = run.book.of(table, "organization_id", organization_id)
    past = [row for row in rows if row["reported_on"] <= run.effective_on]
    last: Row | None = max(past, key=lambda row: row["reported_on"], default=None)
    base = dict.fromkeys(names) | ({name: last[name] for name in names} if last else {})
    report = base | stated
    if report == base:
        return
    if last is not None and last["reported_on"] == run.effective_on:
        run.change(draft, table, last["id"], **stated)
        return
    run.book.insert(table, organization_id=organization_id, reported_on=run.effective_on, **report)


def _compare_counts(draft: RowDraft) -> None:
    members, full, probationary = (draft.get(name) for name in _COUNTS[:3])
    if None not in {members, full, probationary} and members != full + probationary:
        draft.warn(
            findings.COUNTS_DISAGREE(
                draft.heading("members"), members=members, full=full, probationary=probationary
            )
        )


def _take_work_coverage(run: Reconciliation, draft: RowDraft, organization_id: UUID) -> None:
    """Keep who carries the work into the organization, from the effective date on.

    Source: domain brief, section 0.1, answer 8.
    """
    for field, kind in (
        ("instructor", WorkCoverageKind.INSTRUCTOR),
        ("contact_officer", WorkCoverageKind.CONTACT),
    ):
        if draft.says(field):
            names = _people(draft.get(field) or "")
            _exchange(run, organization_id, kind, names)
    if draft.says("mass_organizations"):
        parts = [
            piece for part in draft.get("mass_organizations") or () for piece in part.split("/")
        ]
        youth = [part for part in parts if "团" in part]
        unions = [part for part in parts if part not in youth and match_key(part) not in _NOBODY]
        for kind, parts_of_kind in (
            (WorkCoverageKind.YOUTH_LEAGUE, youth),
            (WorkCoverageKind.UNION, unions),
        ):
            nameless = {match_key(kind.label), match_key(f"有{kind.label}")}
            words = ("有" if match_key(part) in nameless else part for part in parts_of_kind)
            _exchange(run, organization_id, kind, _named(words))


def _people(text: str) -> set[str]:
    plain = text.replace("，", "、").replace(",", "、").replace("；", "、").replace(";", "、")
    return _named(part.strip() for part in plain.split("、") if part.strip())


def _named(words: Iterable[str]) -> set[str]:
    """Give the names; 无 is nobody, 有 is somebody whose name is not known."""
    found = {word for word in words if match_key(word) not in _NOBODY}
    return {"" if match_key(word) in _SOMEBODY else word for word in found}


def _exchange(
    run: Reconciliation, organization_id: UUID, kind: WorkCoverageKind, names: set[str]
) -> None:
    """End what is no longer stated, begin what is new."""
    rows = [
        row
        for row in run.book.of("work_coverages", "organization_id", organization_id)
        if row["kind"] == kind and holds_on(row["valid"], run.effective_on)
    ]
    for row in rows:
        if row["name"] in names or (names and row["name"] == ""):
            continue
        if row["valid"].lower == run.effective_on:
            run.book.delete("work_coverages", row["id"])
        else:
            ended = span(row["valid"].lower, run.effective_on)
            run.book.update("work_coverages", row["id"], valid=ended)
    known = {row["name"] for row in rows}
    later = [
        row["valid"].lower
        for row in run.book.of("work_coverages", "organization_id", organization_id)
        if row["kind"] == kind and row["valid"].lower and row["valid"].lower > run.effective_on
    ]
    for name in sorted(names - known):
        if name == "" and known:
            continue
        run.book.insert(
            "work_coverages",
            organization_id=organization_id,
            kind=kind,
            name=name,
            valid=span(run.effective_on, min(later, default=None)),
        )
