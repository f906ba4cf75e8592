"""Finds the organization that a cell names by its name or its credit code."""

import re

from backend.kit.text import squeeze_code
from backend.workbooks import findings
from backend.workbooks.book import Row
from backend.workbooks.near_names import NearNames
from backend.workbooks.reconciliation import Reconciliation, name_key
from backend.workbooks.rows import RowDraft

_CODE = re.compile(r"[0-9A-Z]{18}")


def organization_said(run: Reconciliation, draft: RowDraft, field: str) -> Row:
    """Give the organization of a cell that is filled in.

    Raises: `RowRefusedError` for one that is not in the register, with those that come near, and
    for a name that several have.
    """
    said = str(draft.get(field))
    code = squeeze_code(said).upper()
    if _CODE.fullmatch(code):
        found = run.organization(draft, code, name=field)
        if found is not None:
            return found
        raise findings.UNKNOWN_ORGANIZATION.refuse(draft.heading(field), name=said)
    named = run.named("organizations", said)
    going = [row for row in named if row["ended_on"] is None or row["ended_on"] > run.effective_on]
    candidates = going or named
    if len(candidates) > 1:
        codes = "、".join(sorted(row["credit_code"] for row in candidates))
        raise findings.AMBIGUOUS_ORGANIZATION.refuse(draft.heading(field), name=said, codes=codes)
    if candidates:
        return candidates[0]
    return _merged(run, draft, field, said)


def _merged(run: Reconciliation, draft: RowDraft, field: str, said: str) -> Row:
    """Give the record into which the one of this name was merged.

    Raises: `RowRefusedError`.
    """
    merged = run.named("merged_organizations", said)
    kept = run.kept(draft, merged[0], field) if len(merged) == 1 else None
    if kept is not None:
        return kept
    if run.near is None:
        rows = run.book.rows("organizations")
        run.near = NearNames((row["id"], row["name"]) for row in rows)
    near = [run.book.row("organizations", row_id) for row_id in run.near.of(name_key(said))]
    heading = draft.heading(field)
    if not near:
        raise findings.UNKNOWN_ORGANIZATION.refuse(heading, name=said)
    shown = "、".join(f"{row['name']}（{row['credit_code']}）" for row in near)
    raise findings.NEAR_ORGANIZATIONS.refuse(heading, name=said, near=shown)
