"""Reconciles rows of 企业台账 and 社会组织台账: the organization itself and where it belongs."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from backend.kit.errors import LedgerError
from backend.kit.masking import mask_phone
from backend.kit.text import search_text, sort_key
from backend.organizations.industries import industry_code_of_name, parse_industry_code
from backend.organizations.rules import (
    OrganizationKind,
    RegistrationState,
    SizeClass,
    category_of,
    kind_of,
)
from backend.workbooks import findings
from backend.workbooks.book import Row, holds_on, span
from backend.workbooks.organization_facts import reconcile_facts
from backend.workbooks.points import point_of
from backend.workbooks.reconciliation import Reconciliation
from backend.workbooks.rows import RowDraft

PLACEMENT = (
    "town_id",
    "department_id",
    "is_department_confirmed",
    "village_id",
    "building_id",
    "area_id",
)
_PLAIN = (
    "name",
    "address",
    "legal_representative",
    "contact_name",
    "registered_on",
    "registration_authority",
    "supervising_unit",
    "social_category",
)
_EMPTY = (
    "social_category",
    "registered_on",
    "ended_on",
    "industry",
    "industry_code",
    "address",
    "legal_representative",
    "contact_name",
    "contact_phone_sealed",
    "contact_phone_masked",
    "registration_authority",
    "supervising_unit",
    "village_id",
    "building_id",
    "area_id",
    "longitude",
    "latitude",
    "coordinate_system",
)
_LEADING_CODE = re.compile(r"\s*([A-Ta-t]?\d{2,4}|[A-Ta-t](?![A-Za-z]))")


def reconcile_organization(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row: organization, placement, and the dated facts that the ledger repeats."""
    draft.keep("name", "credit_code", "town", "kind", "registration_state")
    row = run.marked(draft, "organizations")
    code = draft.get("credit_code") or (row["credit_code"] if row else None)
    if code is None:
        draft.need("credit_code")
    found = run.organization(draft, str(code))
    key = found["credit_code"] if found else code
    if not run.only_once(draft, "统一社会信用代码", key, str(key)):
        return
    row = row or found
    place = _placement(run, draft, row)
    values = _values(run, draft, row, place)
    if row is None:
        draft.need("name", "town")
        organization_id = _register(run, draft, str(code), values | place)
    else:
        organization_id = draft.subject = row["id"]
        run.demand_right("organizations", row)
        _move(run, draft, organization_id, place)
        if found is None:
            values |= _new_code(draft, row)
        elif found["id"] != row["id"]:
            raise findings.NAME_TAKEN.refuse(draft.heading("credit_code"), name=code)
        elif code != row["credit_code"] and _is_former_name(run, row, values.get("name")):
            del values["name"]
        run.change(draft, "organizations", organization_id, **values)
    reconcile_facts(run, draft, organization_id)


def _register(run: Reconciliation, draft: RowDraft, code: str, values: dict[str, Any]) -> UUID:
    row = dict.fromkeys(_EMPTY) | {
        "credit_code": code,
        "kind": kind_of(code, stated=draft.get("kind")),
        "registration_state": RegistrationState.ACTIVE,
        "size_class": SizeClass.UNDETERMINED,
        "branch_ids": [],
    }
    row |= values
    if row["kind"] is OrganizationKind.SOCIAL_ORGANIZATION and row["social_category"] is None:
        row["social_category"] = category_of(code)
    organization_id = run.insert(draft, "organizations", **row)
    run.book.insert(
        "placements",
        organization_id=organization_id,
        valid=span(),
        **{name: row[name] for name in PLACEMENT},
    )
    return organization_id


def _values(
    run: Reconciliation, draft: RowDraft, row: Row | None, place: dict[str, Any]
) -> dict[str, Any]:
    """Give the columns that the row states, apart from where the organization belongs."""
    values = draft.pick(*_PLAIN)
    if row is not None and draft.get("kind") is not None:
        values["kind"] = draft.get("kind")
    values |= _industry(draft) | _phone(run, draft, row)
    values |= _registration(run, draft, row, values)
    values |= point_of(run, draft, row, place.get("town_id") or (row["town_id"] if row else None))
    return values


def _industry(draft: RowDraft) -> dict[str, Any]:
    if not draft.says("industry"):
        return {}
    text = draft.get("industry")
    return {"industry": text, "industry_code": _industry_code(text) if text else None}


def _industry_code(text: str) -> str | None:
    """Find the code in `制造业`, `C13 农副食品加工业` or `1311`; a free text has none."""
    named = industry_code_of_name(text)
    found = _LEADING_CODE.match(text)
    if named is not None or found is None:
        return named
    try:
        return parse_industry_code(found[1])
    except LedgerError:
        return industry_code_of_name(text[found.end() :])


def _phone(run: Reconciliation, draft: RowDraft, row: Row | None) -> dict[str, Any]:
    if draft.clears("contact_phone"):
        return {"contact_phone_sealed": None, "contact_phone_masked": None}
    phone = draft.get("contact_phone")
    if phone is None:
        return {}
    sealed = row["contact_phone_sealed"] if row else None
    if sealed is not None and run.cipher.open(sealed) == phone:
        return {}
    return {
        "contact_phone_sealed": run.cipher.seal(phone),
        "contact_phone_masked": mask_phone(phone),
    }


def _registration(
    run: Reconciliation, draft: RowDraft, row: Row | None, values: dict[str, Any]
) -> dict[str, Any]:
    """Give state and end; a state without a date ends on the effective date of the import."""
    state = draft.get("registration_state")
    ended_on: date | None = draft.get("ended_on")
    present = row["registration_state"] if row else RegistrationState.ACTIVE
    if state is None and ended_on is not None and present == RegistrationState.ACTIVE:
        state = RegistrationState.DEREGISTERED
    found: dict[str, Any] = {} if state is None else {"registration_state": state}
    if draft.says("ended_on"):
        found["ended_on"] = ended_on
    if state == RegistrationState.ACTIVE and ended_on is None:
        found["ended_on"] = None
    elif state is not None and ended_on is None:
        found["ended_on"] = (row["ended_on"] if row else None) or run.effective_on
    registered_on = values.get("registered_on", row["registered_on"] if row else None)
    end = found.get("ended_on")
    if registered_on and end and end < registered_on:
        raise findings.END_BEFORE_START.refuse(
            draft.heading("ended_on"),
            end_name=draft.heading("ended_on"),
            end=end,
            start_name=draft.heading("registered_on"),
            start=registered_on,
        )
    return found


def _placement(run: Reconciliation, draft: RowDraft, row: Row | None) -> dict[str, Any]:
    """Give town, department line, village, building and area as far as the row states them."""
    found: dict[str, Any] = {}
    town_id = run.town(draft)
    if town_id is not None:
        found["town_id"] = town_id
    town_id = town_id or (row["town_id"] if row else None)
    for name, table in (("village", "villages"), ("building", "buildings"), ("area", "areas")):
        found |= run.place(draft, name, table, town_id)
    return found | _department(run, draft, row)


def _department(run: Reconciliation, draft: RowDraft, row: Row | None) -> dict[str, Any]:
    """Give the department line; an unknown or missing one is the default, unconfirmed."""
    said = draft.get("department")
    if said is not None:
        found = run.named("departments", said) or run.book.find(
            "departments", "short name", said, lambda item: item["short_name"]
        )
        if found:
            return {"department_id": found[0]["id"], "is_department_confirmed": True}
        if row is not None:
            draft.warn(findings.UNKNOWN_DEPARTMENT_KEPT(draft.heading("department"), name=said))
    if row is not None and not draft.clears("department"):
        return {}
    defaults = run.book.of("departments", "is_default", True)  # noqa: FBT003 - a column's value
    if not defaults:
        raise findings.NO_DEFAULT_DEPARTMENT.refuse(draft.heading("department"))
    if said is not None:
        draft.warn(
            findings.UNKNOWN_DEPARTMENT(
                draft.heading("department"), name=said, default=defaults[0]["name"]
            )
        )
    return {"department_id": defaults[0]["id"], "is_department_confirmed": False}


def _move(
    run: Reconciliation, draft: RowDraft, organization_id: UUID, place: dict[str, Any]
) -> None:
    """Let a new placement hold from the effective date; the present one follows the latest."""
    rows = run.book.of("placements", "organization_id", organization_id)
    base = next((row for row in rows if holds_on(row["valid"], run.effective_on)), None)
    reference = base or run.book.row("organizations", organization_id)
    changed = {name: value for name, value in place.items() if reference[name] != value}
    if not changed:
        return
    later = [row["valid"].lower for row in rows if row["valid"].lower is not None]
    upper = min((day for day in later if day > run.effective_on), default=None)
    if upper is None:
        run.change(draft, "organizations", organization_id, **changed)
    if base is None:
        lower, facts = run.effective_on, reference
    elif base["valid"].lower == run.effective_on or run.book.is_new("placements", base["id"]):
        run.book.update("placements", base["id"], **changed)
        return
    else:
        lower, facts, upper = run.effective_on, base, base["valid"].upper
        run.book.update("placements", base["id"], valid=span(base["valid"].lower, lower))
    run.book.insert(
        "placements",
        organization_id=organization_id,
        valid=span(lower, upper),
        **{name: facts[name] for name in PLACEMENT} | changed,
    )


def _is_former_name(run: Reconciliation, row: Row, name: str | None) -> bool:
    """Tell whether a record that was merged into this one had the name that the file states."""
    merged = run.book.of("merged_organizations", "organization_id", row["id"])
    return name is not None and name in {one["name"] for one in merged}


def _new_code(draft: RowDraft, row: Row) -> dict[str, Any]:
    """Correct the code of a marked row; no organization has the new one."""
    code = draft.get("credit_code")
    name = draft.get("name") or row["name"]
    return {
        "credit_code": code,
        "name": name,
        "name_sort": sort_key(name),
        "search_text": f"{code.lower()} {search_text(name)}",
    }
