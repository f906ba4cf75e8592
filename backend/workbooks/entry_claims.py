"""Finds the entry that a row of 参赛名单 is about, and refuses rows that speak of several."""

from dataclasses import dataclass
from uuid import UUID

from backend.contests.entry_rules import number_of_bib
from backend.contests.errors import AlreadyEnteredError
from backend.workbooks import findings
from backend.workbooks.book import Row
from backend.workbooks.findings import RowRefusedError, finding_of
from backend.workbooks.reconciliation import Reconciliation, name_key
from backend.workbooks.rows import RowDraft

_ENTRY = "参赛者，号码"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a row says of who enters where.

    Shape: `person` is the keyed hash of the identity number; `marked` the entry of the row's mark,
    `worn` the one that wears the bib.
    """

    contest: Row
    discipline: Row
    organization_id: UUID | None
    person: bytes | None
    bib: str | None
    marked: Row | None
    worn: Row | None


def wearing(run: Reconciliation, contest_id: UUID, bib: str | None) -> Row | None:
    """Find the entry that wears a bib; a workbook drops the noughts before a number."""
    if bib is None:
        return None
    worn = run.book.find("entries", "bib", (contest_id, bib), _by_bib)
    number = number_of_bib(bib)
    if not worn and number is not None:
        worn = run.book.find("entries", "number", (contest_id, number), _by_number)
    return worn[0] if len(worn) == 1 else None


def is_worn(bib: str, worn: str) -> bool:
    """Tell whether a workbook that says one bib means the other."""
    number = number_of_bib(bib)
    return bib == worn or (number is not None and number == number_of_bib(worn))


def comes_once(run: Reconciliation, draft: RowDraft, claim: Claim) -> bool:
    """Tell whether the row is the first of its bib, of its person, or else of its name.

    Raises: `RowRefusedError` where two rows of one disagree.
    """
    bib, person, name = claim.bib, claim.person, draft.get("name")
    where, place = claim.discipline["name"], claim.discipline["id"]
    if bib is not None and not run.only_once(draft, "号码", (claim.contest["id"], bib), bib):
        return False
    if person is not None:
        return run.only_once(draft, "同一身份证号的选手，赛项", (place, person), where)
    if bib is None and name is not None and claim.marked is None:
        key = (place, name_key(name), claim.organization_id)
        return run.only_once(draft, "同一单位的同名选手，赛项", key, where)
    return True


def is_first_of(run: Reconciliation, draft: RowDraft, entry: Row) -> bool:
    """Tell whether no other row of the file is about the entry.

    Raises: `RowRefusedError` where another is, and disagrees.
    """
    return run.only_once(draft, _ENTRY, entry["id"], entry["bib"])


def entry_of(run: Reconciliation, draft: RowDraft, claim: Claim) -> Row | None:
    """Find the entry; nothing where somebody enters.

    Raises: `RowRefusedError` where bib, identity number and mark speak of several.
    """
    marked, worn = claim.marked, claim.worn
    if marked is not None and worn is not None and worn["id"] != marked["id"]:
        raise findings.BIB_OF_ANOTHER.refuse(
            draft.heading("bib"), bib=worn["bib"], own=marked["bib"]
        )
    entry = marked or worn
    if entry is not None and entry["discipline_id"] != claim.discipline["id"]:
        other = run.book.row("disciplines", entry["discipline_id"])["name"]
        raise findings.BIB_ELSEWHERE.refuse(
            draft.heading("discipline"), bib=entry["bib"], discipline=other
        )
    if claim.person is None:
        return entry or _namesake(run, draft, claim)
    key = (claim.discipline["id"], claim.person)
    same = run.book.find("entries", "person", key, _by_person)
    if entry is None:
        return same[0] if same else _namesake(run, draft, claim)
    if same and same[0]["id"] != entry["id"]:
        error = AlreadyEnteredError(bib=same[0]["bib"])
        raise RowRefusedError(finding_of(error, draft.heading("id_number")))
    if entry["contestant_hash"] is not None and not same:
        raise findings.OTHER_CONTESTANT.refuse(draft.heading("id_number"), bib=entry["bib"])
    return entry


def _namesake(run: Reconciliation, draft: RowDraft, claim: Claim) -> Row | None:
    """Find the only entry of the name and organization that no other row of the file is about.

    Raises: `RowRefusedError` when the row does not tell who of several it is.
    """
    name = draft.get("name")
    if name is None or claim.organization_id is None:
        return None
    key = (claim.discipline["id"], name_key(name), claim.organization_id)
    same = run.book.find("entries", "name and organization", key, _by_name)
    if claim.person is not None:
        same = [row for row in same if row["contestant_hash"] is None]
    free = [row for row in same if (f"{draft.ledger.table}:{_ENTRY}", row["id"]) not in run.seen]
    if len(free) == 1:
        return free[0]
    if not same:
        return None
    bibs = "、".join(sorted(row["bib"] for row in same))
    if claim.person is None and claim.bib is None:
        raise findings.AMBIGUOUS_ENTRY.refuse(draft.heading("name"), bibs=bibs)
    draft.warn(findings.NAMESAKE(draft.heading("name"), bibs=bibs))
    return None


def _by_bib(row: Row) -> tuple[UUID, str]:
    return row["contest_id"], row["bib"]


def _by_number(row: Row) -> tuple[UUID, int] | None:
    number = number_of_bib(row["bib"])
    return None if number is None else (row["contest_id"], number)


def _by_person(row: Row) -> tuple[UUID, bytes] | None:
    found = row["contestant_hash"]
    return None if found is None else (row["discipline_id"], bytes(found))


def _by_name(row: Row) -> tuple[UUID, str, UUID] | None:
    name = row["name"]
    return None if name is None else (row["discipline_id"], name_key(name), row["organization_id"])
