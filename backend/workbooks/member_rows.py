"""Reconciles rows of 党员花名册: the person and the membership, known by the keyed hash."""

from typing import Any
from uuid import UUID

from backend.kit.masking import mask_id_number, mask_phone
from backend.kit.text import search_text, sort_key
from backend.members.rules import MemberKind, Standing, birth_date_of, sex_of
from backend.workbooks import findings
from backend.workbooks.book import Row, holds_on, span
from backend.workbooks.branch_rows import find_branch
from backend.workbooks.member_facts import take_registration, take_workplace
from backend.workbooks.reconciliation import Reconciliation, name_key
from backend.workbooks.rows import RowDraft

_PERSON = ("name", "sex", "birth_date")
_KEPT = ("name", "branch", "id_number", "kind", "role", "is_floating", "standing")


def reconcile_member(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row: a person, the membership, one registration and one workplace.

    Several rows may be about one person: with disjoint dates they are history.
    """
    draft.keep(*_KEPT)
    marked = run.marked(draft, "registrations")
    number: str | None = draft.get("id_number")
    branch = _branch(run, draft, marked)
    member = _known(run, draft, marked, number, branch)
    if _is_repeated(run, draft, number):
        return
    values = _person_values(run, draft, number, member)
    if member is None:
        draft.need("name", "branch")
        member_id = _admit(run, draft, branch, values)
    else:
        member_id = member["id"]
        run.demand_right("members", member)
        run.change(draft, "persons", member["person_id"], **values)
        run.change(draft, "members", member_id, **_membership(run, draft, member))
    draft.subject = member_id
    _take_standing(run, draft, member_id)
    take_registration(run, draft, member_id, branch, marked)
    take_workplace(run, draft, member_id)


def _branch(run: Reconciliation, draft: RowDraft, marked: Row | None) -> Row:
    name = draft.get("branch")
    if name is None and marked is not None:
        return run.book.row("branches", marked["branch_id"])
    draft.need("branch")
    return find_branch(run, draft, name, field="branch")


def _is_repeated(run: Reconciliation, draft: RowDraft, number: str | None) -> bool:
    """Tell whether the very same row stands in the file already."""
    who = number or draft.get("name")
    key = (who, *sorted((name, str(value)) for name, value in draft.values.items()))
    return not run.only_once(draft, "党员", key, "")


def _known(
    run: Reconciliation,
    draft: RowDraft,
    marked: Row | None,
    number: str | None,
    branch: Row,
) -> Row | None:
    """Find the member: by mark, by the hash of the number, else by name within the branch."""
    by_number = None
    if number is not None:
        persons = run.book.of("persons", "id_number_hash", run.cipher.lookup(number))
        by_number = _member_of(run, persons[0]["id"]) if persons else None
    if marked is not None:
        member = run.book.row("members", marked["member_id"])
        if by_number is not None and by_number["id"] != member["id"]:
            raise findings.PERSON_MISMATCH.refuse(draft.heading("id_number"))
        return member
    if by_number is not None or draft.get("name") is None:
        return by_number
    namesakes = _namesakes(run, draft.get("name"), branch["id"])
    if number is not None:
        namesakes = [row for row in namesakes if _has_no_number(run, row)]
    else:
        draft.warn(findings.NO_ID_NUMBER(draft.heading("id_number")))
    if len(namesakes) > 1:
        raise findings.AMBIGUOUS_PERSON.refuse(
            draft.heading("name"), branch=branch["name"], name=draft.get("name")
        )
    return namesakes[0] if namesakes else None


def _member_of(run: Reconciliation, person_id: UUID) -> Row | None:
    members = run.book.of("members", "person_id", person_id)
    return members[0] if members else None


def _namesakes(run: Reconciliation, name: str, branch_id: UUID) -> list[Row]:
    """Find members of a branch by their name."""
    found = run.book.find("members", "name key", name_key(name), lambda row: name_key(row["name"]))
    return [
        row
        for row in found
        if any(
            registration["branch_id"] == branch_id
            for registration in run.book.of("registrations", "member_id", row["id"])
        )
    ]


def _has_no_number(run: Reconciliation, member: Row) -> bool:
    return run.book.row("persons", member["person_id"])["id_number_hash"] is None


def _person_values(
    run: Reconciliation, draft: RowDraft, number: str | None, member: Row | None
) -> dict[str, Any]:
    """Give the columns of the person; sex and birth follow from the number."""
    person = run.book.row("persons", member["person_id"]) if member else None
    values = draft.pick(*_PERSON)
    if number is not None:
        for name, known in (("sex", sex_of(number)), ("birth_date", birth_date_of(number))):
            if values.get(name) not in {None, known}:
                heading = draft.heading(name)
                draft.warn(findings.ID_DISAGREES(heading, what=heading))
            values[name] = known
        number_hash = run.cipher.lookup(number)
        if person is None or person["id_number_hash"] != number_hash:
            values |= {
                "id_number_hash": number_hash,
                "id_number_sealed": run.cipher.seal(number),
                "id_number_masked": mask_id_number(number),
            }
    elif person is not None and person["id_number_hash"] is not None:
        values.pop("sex", None)
        values.pop("birth_date", None)
    return values | _phone(run, draft, person)


def _phone(run: Reconciliation, draft: RowDraft, person: Row | None) -> dict[str, Any]:
    if draft.clears("phone"):
        return {"phone_sealed": None, "phone_masked": None}
    phone = draft.get("phone")
    if phone is None:
        return {}
    sealed = person["phone_sealed"] if person else None
    if sealed is not None and run.cipher.open(sealed) == phone:
        return {}
    return {"phone_sealed": run.cipher.seal(phone), "phone_masked": mask_phone(phone)}


def _admit(run: Reconciliation, draft: RowDraft, branch: Row, values: dict[str, Any]) -> UUID:
    """Make a new person with a membership."""
    scope = {
        "scope_branch_id": branch["id"],
        "scope_activity_branch_ids": [],
        "scope_town_ids": [branch["town_id"]] if branch["town_id"] else [],
    }
    empty = dict.fromkeys(
        (
            "sex",
            "birth_date",
            "id_number_hash",
            "id_number_sealed",
            "id_number_masked",
            "phone_sealed",
            "phone_masked",
        )
    )
    person_id = run.insert(draft, "persons", **empty | values | scope)
    membership = {"joined_on": None, "full_on": None, "is_floating": False} | _membership(
        run, draft, None
    )
    return run.insert(
        draft,
        "members",
        person_id=person_id,
        standing=draft.get("standing") or Standing.NORMAL,
        **membership,
        **scope,
    )


def _membership(run: Reconciliation, draft: RowDraft, member: Row | None) -> dict[str, Any]:
    """Give the columns of the membership; a full member needs no date, a new one is told apart."""
    values = draft.pick("joined_on", "full_on", "is_floating", "kind")
    joined, full = draft.get("joined_and_full") or (None, None)
    values |= {name: day for name, day in (("joined_on", joined), ("full_on", full)) if day}
    if name := draft.get("name"):
        values |= {"name": name, "name_sort": sort_key(name), "search_text": search_text(name)}
    full_on = values.get("full_on", member["full_on"] if member else None)
    joined_on = values.get("joined_on", member["joined_on"] if member else None)
    if full_on and joined_on and full_on < joined_on:
        raise findings.END_BEFORE_START.refuse(
            draft.heading("full_on"),
            end_name=draft.heading("full_on"),
            end=full_on,
            start_name=draft.heading("joined_on"),
            start=joined_on,
        )
    if "kind" not in values and member is None:
        if full_on is None:
            heading = draft.heading("kind")
            raise findings.UNKNOWN_KIND.refuse(heading, name=name, what="党员类别")
        is_full = full_on <= run.effective_on
        values["kind"] = MemberKind.FULL if is_full else MemberKind.PROBATIONARY
    becomes_full = (
        member is not None
        and member["kind"] == MemberKind.PROBATIONARY
        and values.get("kind") == MemberKind.FULL
    )
    if becomes_full and full_on is None:
        values["full_on"] = run.effective_on
        draft.warn(findings.FULL_SINCE_EFFECTIVE(draft.heading("full_on"), day=run.effective_on))
    return values


def _take_standing(run: Reconciliation, draft: RowDraft, member_id: UUID) -> None:
    """Let another standing hold from the effective date on; at first import since ever."""
    standing = draft.get("standing")
    if standing is None:
        return
    rows = run.book.of("standing_periods", "member_id", member_id)
    live = next((row for row in rows if holds_on(row["valid"], run.effective_on)), None)
    if (live["standing"] if live else Standing.NORMAL) == standing:
        return
    run.change(draft, "members", member_id, standing=standing)
    is_first = run.book.is_new("members", member_id)
    if live is not None and live["valid"].lower == run.effective_on:
        run.book.update("standing_periods", live["id"], standing=standing)
        return
    if live is not None:
        ended = span(live["valid"].lower, run.effective_on)
        run.book.update("standing_periods", live["id"], valid=ended)
    later = [row["valid"].lower for row in rows if row["valid"].lower]
    upper = min((day for day in later if day > run.effective_on), default=None)
    run.book.insert(
        "standing_periods",
        member_id=member_id,
        standing=standing,
        valid=span(run.start_of(is_first=is_first), upper),
    )
