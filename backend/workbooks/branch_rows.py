"""Reconciles rows of 党组织名册: the branch, its approvals, its hosts and its term."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from backend.branches.rules import ApprovalAction, BranchKind
from backend.workbooks import findings
from backend.workbooks.book import Row, span
from backend.workbooks.branch_facts import (
    exchange_hosts,
    follow_approval,
    follow_dissolution,
    follow_founding,
    take_term,
)
from backend.workbooks.reconciliation import Reconciliation, check_period, name_key
from backend.workbooks.rows import RowDraft

_PLAIN = (
    "name",
    "kind",
    "formation",
    "association",
    "away_place",
    "is_functional",
    "has_untransferred",
    "village_full_members",
    "founded_on",
    "dissolved_on",
    "dissolution_reason",
    "reported_members",
)
_EMPTY: dict[str, Any] = dict.fromkeys(
    (
        "formation",
        "parent_id",
        "town_id",
        "village_id",
        "building_id",
        "building_group_id",
        "area_id",
        "association",
        "away_place",
        "founded_on",
        "dissolved_on",
        "dissolution_reason",
        "reported_members",
    )
) | {"is_functional": False, "has_untransferred": False, "village_full_members": 0}
_PLACES = (
    ("village", "villages"),
    ("building", "buildings"),
    ("building_group", "building_groups"),
    ("area", "areas"),
)
_KIND_WORDS = (
    (("联合党支部", "联合支部"), BranchKind.JOINT_BRANCH),
    (("总支",), BranchKind.GENERAL_BRANCH),
    (("支部",), BranchKind.BRANCH),
    (("党委", "委员会"), BranchKind.PARTY_COMMITTEE),
)


def parents_first(drafts: Iterable[RowDraft]) -> list[RowDraft]:
    """Order the rows of a register so that a superior stands before its branches."""
    rows = list(drafts)
    by_name = {name_key(row.get("name")): row for row in rows if row.get("name")}
    ordered: dict[int, RowDraft] = {}
    for row in rows:
        chain: list[RowDraft] = []
        step: RowDraft | None = row
        while step is not None and step.position not in ordered and step not in chain:
            chain.append(step)
            parent = step.get("parent")
            step = by_name.get(name_key(parent)) if parent else None
        for link in reversed(chain):
            ordered[link.position] = link
    return list(ordered.values())


def find_branch(
    run: Reconciliation, draft: RowDraft, name: str, *, field: str, parent: str | None = None
) -> Row:
    """Find the branch that a cell names.

    Raises: `RowRefusedError` when there is none, or several and the superior does not tell.
    """
    found = run.named("branches", name)
    if parent is not None and len(found) > 1:
        parents = {row["id"] for row in run.named("branches", parent)}
        found = [row for row in found if row["parent_id"] in parents]
    if not found:
        raise findings.UNKNOWN_BRANCH.refuse(draft.heading(field), name=name)
    if len(found) > 1:
        raise findings.AMBIGUOUS_NAME.refuse(
            draft.heading(field), what="党组织", name=name, hint="隶属"
        )
    return found[0]


def reconcile_branch(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row of the register."""
    draft.keep("name", "kind", "is_functional", "has_untransferred", "village_full_members")
    parent = _parent(run, draft)
    parent_id = parent["id"] if parent else None
    row = run.marked(draft, "branches") or _known(run, draft, parent_id)
    name = draft.get("name") or (row["name"] if row else None)
    if name and not run.only_once(draft, "名称和隶属", (name_key(name), parent_id), name):
        return
    hosts = _hosts(run, draft)
    values = draft.pick(*_PLAIN)
    if draft.says("parent"):
        values["parent_id"] = parent_id
    values |= _places(run, draft, row, hosts, parent)
    founded_on = values.get("founded_on", row["founded_on"] if row else None)
    dissolved_on = values.get("dissolved_on", row["dissolved_on"] if row else None)
    check_period(draft, "founded_on", "dissolved_on", founded_on, dissolved_on)
    if row is None:
        draft.need("name")
        branch_id = found_branch(run, draft, values, hosts or [])
    else:
        branch_id = row["id"]
        _change(run, draft, row, values)
        if hosts is not None:
            exchange_hosts(run, draft, branch_id, hosts)
    take_term(run, draft, branch_id)


def found_branch(
    run: Reconciliation, draft: RowDraft, values: dict[str, Any], hosts: Iterable[Row]
) -> UUID:
    """Make a new branch with its founding approval and its hosts, since it was founded."""
    row = _EMPTY | values
    row.setdefault("kind", None)
    row["kind"] = row["kind"] or _kind_of(draft, row)
    towns = {row["town_id"]} - {None}
    branch_id = run.insert(
        draft, "branches", **row, scope_town_ids=list(towns), scope_department_ids=[]
    )
    valid = span(row["founded_on"], row["dissolved_on"])
    run.book.insert(
        "approvals",
        branch_id=branch_id,
        action=ApprovalAction.FOUNDING,
        number=draft.get("number"),
        approver=draft.get("approver"),
        kind=row["kind"],
        formation=row["formation"],
        valid=valid,
    )
    for host in hosts:
        run.book.insert("hosts", branch_id=branch_id, organization_id=host["id"], valid=valid)
    return branch_id


def _parent(run: Reconciliation, draft: RowDraft) -> Row | None:
    name = draft.get("parent")
    return find_branch(run, draft, name, field="parent") if name else None


def _known(run: Reconciliation, draft: RowDraft, parent_id: UUID | None) -> Row | None:
    """Find the branch by full name and superior, by its present or its old name."""
    for field in ("name", "old_name"):
        name = draft.get(field)
        found = run.named("branches", name) if name else []
        same = [row for row in found if row["parent_id"] == parent_id]
        if draft.says("parent") and same:
            return same[0]
        if draft.says("parent"):
            # A branch that had no superior so far gets one; another superior is another branch.
            found = [row for row in found if row["parent_id"] is None]
        if len(found) > 1 and not same:
            raise findings.AMBIGUOUS_NAME.refuse(
                draft.heading(field), what="党组织", name=name, hint="隶属"
            )
        if found:
            return (same or found)[0]
    if draft.get("old_name"):
        draft.warn(findings.RENAME_NOT_FOUND(draft.heading("old_name"), name=draft.get("old_name")))
    return None


def kind_of_name(name: str) -> BranchKind | None:
    """Tell the kind by the words of a full name."""
    for words, kind in _KIND_WORDS:
        if any(word in name for word in words):
            return kind
    return None


def _kind_of(draft: RowDraft, row: dict[str, Any]) -> BranchKind:
    kind = kind_of_name(row["name"])
    if kind is None:
        heading = draft.heading("kind")
        raise findings.UNKNOWN_KIND.refuse(heading, name=row["name"], what="类别")
    return kind


def _hosts(run: Reconciliation, draft: RowDraft) -> list[Row] | None:
    """Find the organizations in which the branch is built; None when the row does not say."""
    if not draft.says("hosts"):
        return None
    hosts: list[Row] = []
    for name in draft.get("hosts") or ():
        found = run.organization(draft, name.upper(), name="hosts")
        named = [found] if found else run.named("organizations", name)
        if len(named) == 1:
            hosts.append(named[0])
        elif named:
            raise findings.AMBIGUOUS_NAME.refuse(
                draft.heading("hosts"), what="单位", name=name, hint="统一社会信用代码"
            )
        else:
            draft.warn(findings.UNKNOWN_HOST(draft.heading("hosts"), name=name))
    return hosts


def _places(
    run: Reconciliation,
    draft: RowDraft,
    row: Row | None,
    hosts: list[Row] | None,
    parent: Row | None,
) -> dict[str, Any]:
    """Give town and anchors; a new branch takes the town of its hosts, else of its superior."""
    found: dict[str, Any] = {}
    town_id = run.town(draft)
    if draft.says("town"):
        found["town_id"] = town_id
    elif row is None:
        towns = {host["town_id"] for host in hosts or ()}
        town_id = next(iter(towns)) if len(towns) == 1 else parent["town_id"] if parent else None
        found["town_id"] = town_id = town_id or run.actor.town_id
    else:
        town_id = row["town_id"]
    for name, table in _PLACES:
        found |= run.place(draft, name, table, town_id)
    return found


def _change(run: Reconciliation, draft: RowDraft, row: Row, values: dict[str, Any]) -> None:
    branch_id = draft.subject = row["id"]
    if name_key(values.get("name", "")) == name_key(row["name"]):
        values.pop("name", None)
    if values.get("parent_id") is not None:
        _refuse_cycle(run, draft, branch_id, values["parent_id"])
    before = dict(row)
    run.change(draft, "branches", branch_id, **values)
    after = run.book.row("branches", branch_id)
    follow_founding(run, before, after)
    follow_approval(run, draft, before, after)
    follow_dissolution(run, draft, before, after)


def _refuse_cycle(run: Reconciliation, draft: RowDraft, branch_id: UUID, parent_id: UUID) -> None:
    step: UUID | None = parent_id
    seen: set[UUID] = set()
    while step is not None and step not in seen:
        if step == branch_id:
            heading = draft.heading("parent")
            raise findings.BRANCH_CYCLE.refuse(heading, name=draft.get("parent"))
        seen.add(step)
        parent = run.book.get("branches", step)
        step = parent["parent_id"] if parent else None
