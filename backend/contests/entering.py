"""Who takes part: entries are made, edited, withdrawn, and say what they consent to."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import (
    Change,
    insert,
    keep_no_operation,
    load,
    load_one,
    save,
    update,
)
from backend.accounts.ciphers import cipher_of
from backend.accounts.refusals import register
from backend.contests.errors import (
    AlreadyEnteredError,
    BibTakenError,
    EntryFormError,
    EntryWithdrawnError,
)
from backend.contests.people_forms import (
    EditEntry,
    EnterContestant,
    EntryDetails,
    RecordConsent,
    WithdrawEntry,
)
from backend.contests.reading import Row, contest_of, owned_row, row_of
from backend.contests.results import follow_entry
from backend.contests.rules import EntryState, RoundState, StartStatus
from backend.database.actor import Actor
from backend.kit.clock import now
from backend.members.rules import parse_citizen_number
from backend.organizations.commands import organization_of
from backend.places.commands import name_of, text_of

register({"entries_contest_id_bib_key": BibTakenError})

_BIB = re.compile(r"[0-9A-Za-z一-鿿-]{1,12}")
_BIB_DIGITS = 3
MOST_IN_A_TEAM = 30


async def enter_contestant(session: AsyncSession, actor: Actor, form: EnterContestant) -> UUID:
    """Enter a person or a team; who enters late starts last in a round that was drawn already.

    Raises: NOT_FOUND, CONTEST_STATE, NAME, ENTRY, BIB_TAKEN, ALREADY_ENTERED, ID_NUMBER.
    """
    path = ("discipline_id",)
    discipline = await row_of(
        session, actor, "disciplines", form.discipline_id, None, "赛项", path=path
    )
    await contest_of(session, actor, discipline["contest_id"], path=path)
    columns = await entry_columns(session, actor, discipline, form.entry)
    bib = columns["bib"] or await next_bib(session, actor, discipline["contest_id"])
    change = insert(
        "entries",
        contest_id=discipline["contest_id"],
        discipline_id=discipline["id"],
        contestant_hash=await _contestant(session, actor, discipline, form.id_number),
        **{**columns, "bib": bib},
    )
    late = await _late_start(session, actor, discipline, change.id)
    await save(session, actor, action="entry.enter", changes=[change, *late])
    return change.id


async def edit_entry(session: AsyncSession, actor: Actor, form: EditEntry) -> UUID:
    """Edit an entry.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, NAME, ENTRY, BIB_TAKEN.
    """
    before = await owned_row(
        session, actor, "entries", form.id, noun="参赛者", revision=form.revision
    )
    discipline = await load_one(session, actor, "disciplines", before["discipline_id"], noun="赛项")
    columns = await entry_columns(session, actor, discipline, form.entry)
    columns["bib"] = columns["bib"] or before["bib"]
    await save(session, actor, action="entry.edit", changes=[update("entries", before, **columns)])
    return form.id


async def entry_columns(
    session: AsyncSession, actor: Actor, discipline: Row, details: EntryDetails
) -> dict[str, Any]:
    """Give the columns of what a person filled in of an entry; `bib` is None where it is left out.

    Raises: NOT_FOUND, NAME, ENTRY.
    """
    path = ("entry", "organization_id")
    organization = await organization_of(session, actor, details.organization_id, path=path)
    if details.branch_id is not None:
        path = ("entry", "branch_id")
        await load_one(session, actor, "branches", details.branch_id, noun="党组织", path=path)
    return {
        "bib": bib_of(details.bib),
        "name": name_of(details.name, path=("entry", "name")),
        "team_names": team_of(details.team_names, is_team=discipline["is_team"]),
        "organization_id": organization["id"],
        "organization_name": organization["name"],
        "branch_id": details.branch_id,
        "shows_name": details.shows_name,
        "keeps_name": details.keeps_name,
    }


def bib_of(text: str | None) -> str | None:
    """Give a bib in its one form.

    Raises: ENTRY.
    """
    bib = text_of(text)
    if bib is not None and not _BIB.fullmatch(bib):
        raise EntryFormError(
            fault="号码应为 1 至 12 个数字、字母、汉字或短横", path=("entry", "bib")
        )
    return bib


def team_of(names: list[str] | None, *, is_team: bool) -> list[str] | None:
    """Give the names of a team; a person has none.

    Raises: ENTRY, NAME.
    """
    path = ("entry", "team_names")
    given = [name_of(name, path=path) for name in names or ()]
    if is_team and not given:
        raise EntryFormError(fault="团体赛须填写队员", path=path)
    if given and not is_team:
        raise EntryFormError(fault="个人赛没有队员", path=path)
    if len(given) > MOST_IN_A_TEAM:
        raise EntryFormError(fault=f"队员至多 {MOST_IN_A_TEAM} 名", path=path)
    return given or None


async def next_bib(session: AsyncSession, actor: Actor, contest_id: UUID) -> str:
    """Give the number after the greatest bib of a contest that is a number."""
    rows = await load(session, actor, "entries", contest_id=contest_id)
    numbers = (int(row["bib"]) for row in rows if row["bib"].isascii() and row["bib"].isdigit())
    return str(1 + max(numbers, default=0)).zfill(_BIB_DIGITS)


async def _contestant(
    session: AsyncSession, actor: Actor, discipline: Row, id_number: str | None
) -> bytes | None:
    """Give the hash that joins one person's entries.

    It is no hash that a member has: results are never joined to membership.
    Raises: ID_NUMBER, ALREADY_ENTERED.
    """
    if id_number is None:
        return None
    number = parse_citizen_number(id_number)
    found = cipher_of(session).lookup(f"contestant {number}")
    for row in await load(
        session, actor, "entries", discipline_id=discipline["id"], contestant_hash=found
    ):
        raise AlreadyEnteredError(bib=row["bib"], path=("id_number",))
    return found


async def _late_start(
    session: AsyncSession, actor: Actor, discipline: Row, entry_id: UUID
) -> list[Change]:
    rounds = await load(session, actor, "rounds", discipline_id=discipline["id"])
    first = min(rounds, key=lambda row: row["position"], default=None)
    if first is None or first["state"] not in {RoundState.SET_UP, RoundState.OPEN}:
        return []
    starts = await load(session, actor, "starts", round_id=first["id"])
    if not starts:
        return []
    last = max(row["position"] for row in starts)
    return [
        insert(
            "starts",
            contest_id=discipline["contest_id"],
            round_id=first["id"],
            entry_id=entry_id,
            position=last + 1,
        )
    ]


async def record_consent(session: AsyncSession, actor: Actor, form: RecordConsent) -> UUID:
    """Record what an entrant consents to; names that were erased do not come back.

    Raises: NOT_FOUND.
    """
    before = await load_one(session, actor, "entries", form.id, noun="参赛者", path=("id",))
    change = update("entries", before, shows_name=form.shows_name, keeps_name=form.keeps_name)
    await save(session, actor, action="entry.consent", changes=[change])
    return form.id


async def withdraw_entry(session: AsyncSession, actor: Actor, form: WithdrawEntry) -> UUID:
    """Withdraw an entry; in rounds that are not closed it counts no more.

    Raises: NOT_FOUND, CONTEST_STATE, ENTRY, ENTRY_WITHDRAWN.
    """
    before = await owned_row(session, actor, "entries", form.id, noun="参赛者")
    reason = text_of(form.reason)
    if reason is None:
        raise EntryFormError(fault="没有填写退赛原因", path=("reason",))
    if before["state"] is EntryState.WITHDRAWN:
        raise EntryWithdrawnError(bib=before["bib"], path=("id",))
    change = update(
        "entries",
        before,
        state=EntryState.WITHDRAWN,
        withdrawal_reason=reason,
        withdrawn_at=now(),
    )
    starts = await _open_starts(session, actor, form.id)
    gone = [
        update("starts", row, status=StartStatus.WITHDRAWN, status_reason=reason) for row in starts
    ]
    keep_no_operation(session)
    await save(session, actor, action="entry.withdraw", changes=[change, *gone], reason=reason)
    await follow_entry(session, actor, form.id, [row["round_id"] for row in starts])
    return form.id


async def _open_starts(session: AsyncSession, actor: Actor, entry_id: UUID) -> list[Row]:
    starts = await load(session, actor, "starts", entry_id=entry_id)
    rounds = await load(session, actor, "rounds", id=[row["round_id"] for row in starts])
    going_on = {row["id"] for row in rounds if row["state"] in {RoundState.SET_UP, RoundState.OPEN}}
    return [row for row in starts if row["round_id"] in going_on]
