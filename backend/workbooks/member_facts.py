"""Reconciles where a member is registered and where a member works, each over time."""

from typing import Any
from uuid import UUID

from backend.members.rules import RegistrationRole
from backend.workbooks import findings
from backend.workbooks.book import Period, Row, holds_on, overlap, period_text, span
from backend.workbooks.reconciliation import Reconciliation, check_period
from backend.workbooks.rows import RowDraft


def take_registration(
    run: Reconciliation, draft: RowDraft, member_id: UUID, branch: Row, marked: Row | None
) -> None:
    """Keep that the member belongs to the branch, formally or for activities.

    A marked row whose branch was edited is a transfer on 登记日期, else on the effective date.
    Raises: `RowRefusedError` when two formal registrations would overlap.
    """
    rows = run.book.of("registrations", "member_id", member_id)
    role = draft.get("role") or (marked["role"] if marked else RegistrationRole.FORMAL)
    if marked is not None and marked["branch_id"] != branch["id"]:
        _transfer(run, draft, marked, branch)
        return
    row = marked or _same(run, draft, rows, branch["id"], role)
    valid = _period(run, draft, row, member_id)
    _refuse_overlap(run, draft, rows, row, (branch["id"], role, valid))
    if row is not None:
        run.change(draft, "registrations", row["id"], role=role, valid=valid)
        return
    run.book.insert(
        "registrations", member_id=member_id, branch_id=branch["id"], role=role, valid=valid
    )


def _same(
    run: Reconciliation,
    draft: RowDraft,
    rows: list[Row],
    branch_id: UUID,
    role: RegistrationRole,
) -> Row | None:
    """Find the registration that a row without a mark is about."""
    same = [row for row in rows if row["branch_id"] == branch_id and row["role"] == role]
    start, end = draft.get("registered_on"), draft.get("left_on")
    if start is not None:
        exact = [row for row in same if row["valid"].lower == start]
        undated = [row for row in same if row["valid"].lower is None]
        open_ones = [row for row in undated if row["valid"].upper is None]
        return next(iter(exact or open_ones), None)
    if end is not None:
        ended = [row for row in same if row["valid"].upper == end]
        still = [row for row in same if row["valid"].upper is None]
        return next(iter(ended or still), None)
    live = [row for row in same if holds_on(row["valid"], run.effective_on)]
    return next(iter(live or same), None)


def _period(run: Reconciliation, draft: RowDraft, row: Row | None, member_id: UUID) -> Period:
    if row is None:
        is_first = run.book.is_new("members", member_id)
        lower = run.start_of(is_first=is_first, stated=draft.get("registered_on"))
        upper = draft.get("left_on")
        if upper is not None and draft.get("registered_on") is None:
            lower = None  # all that is known of it is when it ended
    else:
        valid = row["valid"]
        lower = draft.get("registered_on") if draft.says("registered_on") else valid.lower
        upper = draft.get("left_on") if draft.says("left_on") else valid.upper
    return check_period(draft, "registered_on", "left_on", lower, upper)


def _transfer(run: Reconciliation, draft: RowDraft, marked: Row, branch: Row) -> None:
    stated = draft.get("registered_on")
    old = marked["valid"]
    day = stated if stated is not None and stated != old.lower else run.effective_on
    run.change(draft, "registrations", marked["id"], valid=span(old.lower, day))
    check_period(draft, "registered_on", "left_on", old.lower, day)
    source = run.book.row("branches", marked["branch_id"])["name"]
    draft.warn(findings.SINCE_CLOSED(draft.heading("branch"), other=source, day=day))
    valid = span(day, draft.get("left_on"))
    rows = run.book.of("registrations", "member_id", marked["member_id"])
    role = draft.get("role") or marked["role"]
    _refuse_overlap(run, draft, rows, None, (branch["id"], role, valid))
    run.book.insert(
        "registrations",
        member_id=marked["member_id"],
        branch_id=branch["id"],
        role=role,
        valid=valid,
    )


def _refuse_overlap(
    run: Reconciliation,
    draft: RowDraft,
    rows: list[Row],
    row: Row | None,
    wanted: tuple[UUID, RegistrationRole, Period],
) -> None:
    branch_id, role, valid = wanted
    for other in rows:
        if (row is not None and other["id"] == row["id"]) or not overlap(other["valid"], valid):
            continue
        period = period_text(other["valid"])
        if role == RegistrationRole.FORMAL == other["role"]:
            name = run.book.row("branches", other["branch_id"])["name"]
            raise findings.TWO_FORMAL_BRANCHES.refuse(
                draft.heading("branch"), other=name, period=period
            )
        if other["branch_id"] == branch_id:
            raise findings.OVERLAPPING_REGISTRATION.refuse(
                draft.heading("registered_on"), period=period
            )


def take_workplace(run: Reconciliation, draft: RowDraft, member_id: UUID) -> None:
    """Keep where the member works; a new workplace ends the one before on 入职日期.

    Raises: `RowRefusedError` when two main workplaces would overlap.
    """
    rows = run.book.of("workplaces", "member_id", member_id)
    if draft.clears("credit_code"):
        for row in rows:
            if holds_on(row["valid"], run.effective_on) and row["valid"].upper is None:
                end = draft.get("resigned_on") or run.effective_on
                run.change(draft, "workplaces", row["id"], valid=span(row["valid"].lower, end))
        return
    organization = _employer(run, draft)
    if organization is None:
        return
    same = _same_workplace(run, draft, rows, organization["id"])
    values: dict[str, Any] = draft.pick("post")
    if same is not None:
        valid = same["valid"]
        lower = draft.get("hired_on") if draft.says("hired_on") else valid.lower
        upper = draft.get("resigned_on") if draft.says("resigned_on") else valid.upper
        period = check_period(draft, "hired_on", "resigned_on", lower, upper)
        _refuse_second(run, draft, rows, same, period)
        run.change(draft, "workplaces", same["id"], valid=period, **values)
        return
    is_first = run.book.is_new("members", member_id)
    lower = run.start_of(is_first=is_first, stated=draft.get("hired_on"))
    period = check_period(draft, "hired_on", "resigned_on", lower, draft.get("resigned_on"))
    _end_former(run, draft, rows, period)
    _refuse_second(run, draft, rows, None, period)
    run.book.insert(
        "workplaces",
        member_id=member_id,
        organization_id=organization["id"],
        is_main=True,
        valid=period,
        **{"post": None} | values,
    )


def _employer(run: Reconciliation, draft: RowDraft) -> Row | None:
    code, name = draft.get("credit_code"), draft.get("employer")
    if code is not None:
        organization = run.organization(draft, code)
        if organization is None:
            draft.warn(findings.UNKNOWN_EMPLOYER(draft.heading("credit_code"), name=code))
        return organization
    if name is None or draft.says("mark"):
        return None
    found = run.named("organizations", name)
    if len(found) == 1:
        draft.warn(findings.EMPLOYER_BY_NAME(draft.heading("employer"), name=found[0]["name"]))
        return found[0]
    draft.warn(findings.UNKNOWN_EMPLOYER(draft.heading("employer"), name=name))
    return None


def _same_workplace(
    run: Reconciliation, draft: RowDraft, rows: list[Row], organization_id: UUID
) -> Row | None:
    same = [row for row in rows if row["organization_id"] == organization_id]
    start, end = draft.get("hired_on"), draft.get("resigned_on")
    if start is not None:
        exact = [row for row in same if row["valid"].lower == start]
        undated = [row for row in same if row["valid"].lower is None]
        return next(iter(exact or undated), None)
    if end is not None and (ended := [row for row in same if row["valid"].upper == end]):
        return ended[0]
    live = [row for row in same if holds_on(row["valid"], run.effective_on)]
    return next(iter(live or same), None)


def _end_former(run: Reconciliation, draft: RowDraft, rows: list[Row], period: Period) -> None:
    """End the open workplace of an earlier import when a later one begins."""
    for row in rows:
        valid = row["valid"]
        is_of_this_file = run.book.is_new("workplaces", row["id"])
        if is_of_this_file or not row["is_main"] or valid.upper is not None:
            continue
        if period.lower is not None and (valid.lower is None or valid.lower < period.lower):
            run.change(draft, "workplaces", row["id"], valid=span(valid.lower, period.lower))


def _refuse_second(
    run: Reconciliation, draft: RowDraft, rows: list[Row], row: Row | None, period: Period
) -> None:
    for stale in rows:
        other = run.book.row("workplaces", stale["id"])
        if row is not None and other["id"] == row["id"]:
            continue
        if other["is_main"] and overlap(other["valid"], period):
            organization = run.book.get("organizations", other["organization_id"])
            raise findings.TWO_MAIN_WORKPLACES.refuse(
                draft.heading("hired_on"),
                other=organization["name"] if organization else "另一单位",
                period=period_text(other["valid"]),
            )
