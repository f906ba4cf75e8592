"""Reconciles rows of 参赛名单: who enters which discipline of which contest, under which bib.

An entry is known by its mark, its bib, its identity number, or its name and organization. What is
said of a row names nobody: it is kept, and the names of entrants have an end (docs/adr/0028).
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from backend.contests.entry_rules import (
    bib_after,
    bib_of,
    contestant_words,
    greatest_bib,
    round_for_late,
    team_of,
    unless_erased,
)
from backend.contests.errors import EntryWithdrawnError
from backend.contests.panels import hold_late_to_panel
from backend.contests.reading import CHANGING, hold_contest
from backend.contests.rules import EntryState, StartStatus
from backend.places.commands import name_of
from backend.workbooks import findings
from backend.workbooks.book import Row
from backend.workbooks.branch_rows import find_branch
from backend.workbooks.entry_claims import (
    Claim,
    comes_once,
    entry_of,
    is_first_of,
    is_worn,
    wearing,
)
from backend.workbooks.organization_names import organization_said
from backend.workbooks.reconciliation import Reconciliation, is_same, name_key
from backend.workbooks.rows import RowDraft

_NEVER_CLEARED = (
    "contest",
    "discipline",
    "bib",
    "name",
    "id_number",
    "organization",
    "shows_name",
    "keeps_name",
)
_EMPTY = (
    "name",
    "team_names",
    "branch_id",
    "contestant_hash",
    "withdrawal_reason",
    "withdrawn_at",
    "name_erased_at",
)


def reconcile_entry(run: Reconciliation, draft: RowDraft) -> None:
    """Take one row: an entry is changed, or somebody enters."""
    draft.keep(*_NEVER_CLEARED)
    marked = run.marked(draft, "entries")
    contest = _contest(run, draft, marked)
    bib = draft.ask("bib", lambda: bib_of(draft.get("bib")))
    worn = wearing(run, contest["id"], bib)
    number = draft.get("id_number")
    claim = Claim(
        contest=contest,
        discipline=_discipline(run, draft, contest, marked or worn),
        organization_id=_organization(run, draft, marked or worn),
        person=None if number is None else run.cipher.lookup(contestant_words(number)),
        bib=bib,
        marked=marked,
        worn=worn,
    )
    if not comes_once(run, draft, claim):
        return
    entry = entry_of(run, draft, claim)
    if entry is None:
        _enter(run, draft, claim)
    elif is_first_of(run, draft, entry):
        _edit(run, draft, entry, _values(run, draft, claim, entry))


# --- what the row names ------------------------------------------------------------------------


def _contest(run: Reconciliation, draft: RowDraft, marked: Row | None) -> Row:
    """Give the contest: the one that the import is for, or the one that the row names.

    Raises: `RowRefusedError`, CONTEST_STATE.
    """
    said, heading = draft.get("contest"), draft.heading("contest")
    wanted = run.contest_id or (marked["contest_id"] if marked else None)
    if wanted is not None:
        contest = run.book.get("contests", wanted)
        if contest is None:
            raise findings.UNKNOWN_CONTEST.refuse(heading, name=said or "")
        if said is not None and name_key(said) != name_key(contest["name"]):
            raise findings.OTHER_CONTEST.refuse(heading, name=said, contest=contest["name"])
        if marked is not None and marked["contest_id"] != wanted:
            other = run.book.row("contests", marked["contest_id"])["name"]
            raise findings.OTHER_CONTEST.refuse(heading, name=other, contest=contest["name"])
    else:
        draft.need("contest")
        contest = _named_contest(run, draft, str(said))
    draft.ask("contest", lambda: hold_contest(contest, *CHANGING))
    run.demand_right("contests", contest)
    return contest


def _named_contest(run: Reconciliation, draft: RowDraft, said: str) -> Row:
    named = run.named("contests", said)
    going = [row for row in named if row["state"] in CHANGING]
    if len(going) > 1:
        raise findings.AMBIGUOUS_CONTEST.refuse(draft.heading("contest"), name=said)
    if not named:
        raise findings.UNKNOWN_CONTEST.refuse(draft.heading("contest"), name=said)
    return (going or named)[0]


def _discipline(run: Reconciliation, draft: RowDraft, contest: Row, entry: Row | None) -> Row:
    """Give the discipline; one that is left out is the entry's own, or the only one.

    Raises: `RowRefusedError`.
    """
    said, heading = draft.get("discipline"), draft.heading("discipline")
    every = sorted(
        run.book.of("disciplines", "contest_id", contest["id"]), key=lambda row: row["position"]
    )
    if said is None and entry is not None:
        return run.book.row("disciplines", entry["discipline_id"])
    if said is None and len(every) == 1:
        return every[0]
    if said is None:
        draft.need("discipline")
    found = [row for row in every if name_key(row["name"]) == name_key(str(said))]
    if not found:
        known = "、".join(row["name"] for row in every) or "（还没有赛项）"
        raise findings.UNKNOWN_DISCIPLINE.refuse(
            heading, contest=contest["name"], name=said, known=known
        )
    return found[0]


def _organization(run: Reconciliation, draft: RowDraft, entry: Row | None) -> UUID | None:
    """Give the organization; that of the entry where the row repeats what was written then.

    Raises: `RowRefusedError`.
    """
    said = draft.get("organization")
    if said is None:
        return None if entry is None else UUID(str(entry["organization_id"]))
    if entry is not None and name_key(said) == name_key(entry["organization_name"]):
        return UUID(str(entry["organization_id"]))
    return UUID(str(organization_said(run, draft, "organization")["id"]))


# --- what it says ------------------------------------------------------------------------------


def _values(
    run: Reconciliation, draft: RowDraft, claim: Claim, entry: Row | None
) -> dict[str, Any]:
    """Give the columns that the row states.

    Raises: `RowRefusedError`.
    """
    values: dict[str, Any] = draft.pick("shows_name", "keeps_name")
    if draft.says("name"):
        values["name"] = draft.ask("name", lambda: name_of(draft.get("name"), path=()))
    if draft.says("team_names") or entry is None:
        names, is_team = draft.get("team_names"), claim.discipline["is_team"]
        values["team_names"] = draft.ask("team_names", lambda: team_of(names, is_team=is_team))
    organization_id = claim.organization_id
    is_moved = entry is None or entry["organization_id"] != organization_id
    if organization_id is not None and is_moved:
        values["organization_id"] = organization_id
        values["organization_name"] = run.book.row("organizations", organization_id)["name"]
    if draft.says("branch"):
        said = draft.get("branch")
        values["branch_id"] = said and find_branch(run, draft, said, field="branch")["id"]
    if claim.bib is not None and (entry is None or not is_worn(claim.bib, entry["bib"])):
        values["bib"] = claim.bib
    if claim.person is not None:
        values["contestant_hash"] = claim.person
    return values


def _edit(run: Reconciliation, draft: RowDraft, entry: Row, values: dict[str, Any]) -> None:
    """Change what is different; who has withdrawn stays as it was.

    Raises: `RowRefusedError`, ENTRY_WITHDRAWN.
    """
    draft.subject = entry["id"]
    kept = unless_erased(entry, values)
    if kept != values:
        draft.warn(findings.ERASED_KEPT(draft.heading("name"), bib=entry["bib"]))
    values = kept
    different = {name for name, value in values.items() if not is_same(entry[name], value)}
    if entry["state"] is EntryState.WITHDRAWN:
        if different:
            raise EntryWithdrawnError(bib=entry["bib"])
        draft.warn(findings.WITHDRAWN_KEPT(draft.heading("bib"), bib=entry["bib"]))
    if "name" in different and not draft.says("mark") and "contestant_hash" not in values:
        draft.warn(findings.RENAMED_ENTRY(draft.heading("name"), bib=entry["bib"]))
    run.change(draft, "entries", entry["id"], **values)


def _enter(run: Reconciliation, draft: RowDraft, claim: Claim) -> None:
    """Enter somebody.

    Raises: `RowRefusedError`.
    """
    draft.need("name", "organization")
    contest = claim.contest
    owned = {name: contest[name] for name in ("organizer_town_id", "organizer_department_id")}
    owned["contest_id"] = contest["id"]
    values = _values(run, draft, claim, None)
    if claim.bib is None:
        values["bib"] = _next_bib(run, contest["id"])
    row = dict.fromkeys(_EMPTY) | {
        "discipline_id": claim.discipline["id"],
        "state": EntryState.ENTERED,
        "shows_name": False,
        "keeps_name": False,
    }
    entry_id = run.insert(draft, "entries", **(row | owned | values))
    is_first_of(run, draft, run.book.row("entries", entry_id))
    _start_last(run, claim.discipline["id"], owned | {"entry_id": entry_id})


def _start_last(run: Reconciliation, discipline_id: UUID, start: dict[str, Any]) -> None:
    """Let who enters late start last in a round that was drawn already.

    Raises: NO_JUDGE_LEFT, LATE_PANEL.
    """
    first = round_for_late(run.book.of("rounds", "discipline_id", discipline_id))
    last = 0 if first is None else _last_start(run, first["id"])
    if first is None or last == 0:
        return
    _hold_late(run, first, run.book.row("entries", start["entry_id"]))
    run.greatest["starts", first["id"]] = last + 1
    run.book.insert(
        "starts",
        **start,
        round_id=first["id"],
        position=last + 1,
        status=StartStatus.STARTING,
        status_reason=None,
    )


def _hold_late(run: Reconciliation, a_round: Mapping[str, Any], late: Row) -> None:
    assigned = run.book.of("judge_rounds", "round_id", a_round["id"])
    found = (run.book.get("judges", row["judge_id"]) for row in assigned)
    judges = [row for row in found if row is not None]
    recusals = [row for one in judges for row in run.book.of("recusals", "judge_id", one["id"])]
    starts = run.book.of("starts", "round_id", a_round["id"])
    leading = min(starts, key=lambda row: row["position"])
    first = run.book.row("entries", leading["entry_id"])
    hold_late_to_panel(a_round, judges, recusals, first, late)


def _next_bib(run: Reconciliation, contest_id: UUID) -> str:
    key = ("entries", contest_id)
    if key not in run.greatest:
        entries = run.book.of("entries", "contest_id", contest_id)
        run.greatest[key] = greatest_bib(row["bib"] for row in entries)
    bib = bib_after(run.greatest[key])
    run.greatest[key] += 1
    return bib


def _last_start(run: Reconciliation, round_id: UUID) -> int:
    """Give the last place of a start order, nought before it is drawn."""
    known = run.greatest.get(("starts", round_id))
    if known is not None:
        return known
    starts = run.book.of("starts", "round_id", round_id)
    return max((row["position"] for row in starts), default=0)
