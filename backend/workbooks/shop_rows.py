"""Reconciles rows of 店铺: the shop, its owner's organization, and the disclosed identity."""

from typing import Any

from backend.commerce.rules import ShopState
from backend.workbooks import findings
from backend.workbooks.book import Row, span
from backend.workbooks.reconciliation import Reconciliation, check_period, name_key
from backend.workbooks.rows import RowDraft

_PLAIN = ("name", "platform", "url", "owner_name", "opened_on", "closed_on", "state")
_EMPTY = (
    "url",
    "owner_name",
    "opened_on",
    "closed_on",
    "organization_id",
    "town_id",
    "department_id",
)


def reconcile_shop(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row; a shop is known by its platform and name."""
    draft.keep("name", "platform", "state")
    marked = run.marked(draft, "shops")
    if marked is None:
        draft.need("name", "platform")
    name = draft.get("name") or (marked["name"] if marked else "")
    platform = draft.get("platform") or (marked["platform"] if marked else None)
    if not run.only_once(draft, "平台和名称", (platform, name_key(name)), name):
        return
    shop = marked or _known(run, draft, name, platform)
    values = draft.pick(*_PLAIN) | _owner(run, draft)
    if values.get("closed_on") and "state" not in values:
        values["state"] = ShopState.CLOSED
    opened_on = values.get("opened_on", shop["opened_on"] if shop else None)
    closed_on = values.get("closed_on", shop["closed_on"] if shop else None)
    check_period(draft, "opened_on", "closed_on", opened_on, closed_on)
    if shop is None:
        empty = dict.fromkeys(_EMPTY) | {"state": ShopState.OPEN}
        if run.actor.town_id is not None:
            empty["town_id"] = run.actor.town_id
        shop_id = run.insert(draft, "shops", **empty | values)
    else:
        shop_id = draft.subject = shop["id"]
        run.change(draft, "shops", shop_id, **values)
    _take_disclosure(run, draft, run.book.row("shops", shop_id))


def _known(run: Reconciliation, draft: RowDraft, name: str, platform: object) -> Row | None:
    found = run.named("shops", name, platform=platform)
    if not found and draft.get("old_name"):
        found = run.named("shops", draft.get("old_name"), platform=platform)
    return found[0] if found else None


def _owner(run: Reconciliation, draft: RowDraft) -> dict[str, Any]:
    """Give the owner's organization with its town and line, which are the shop's scope."""
    if draft.clears("credit_code"):
        return {"organization_id": None}
    code = draft.get("credit_code")
    if code is None:
        return {}
    organization = run.organization(draft, code)
    if organization is None:
        draft.warn(findings.UNKNOWN_EMPLOYER(draft.heading("credit_code"), name=code))
        return {}
    return {
        "organization_id": organization["id"],
        "town_id": organization["town_id"],
        "department_id": organization["department_id"],
    }


def _take_disclosure(run: Reconciliation, draft: RowDraft, shop: Row) -> None:
    """Begin a disclosure on its day; 清空 withdraws it from the effective date on."""
    rows = run.book.of("disclosures", "shop_id", shop["id"])
    live = [row for row in rows if row["valid"].upper is None]
    if draft.clears("disclosed_on"):
        for row in live:
            lower = row["valid"].lower
            if lower is not None and lower >= run.effective_on:
                run.book.delete("disclosures", row["id"])
            else:
                run.change(draft, "disclosures", row["id"], valid=span(lower, run.effective_on))
        return
    day = draft.get("disclosed_on")
    if day is None or any(row["valid"].lower == day for row in rows):
        return
    if live:
        run.change(draft, "disclosures", live[0]["id"], valid=span(day))
        return
    run.book.insert("disclosures", shop_id=shop["id"], valid=span(day))
