"""Who takes part: entries are made, edited, withdrawn, and say what they consent to."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as UUID_TYPE
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import plain
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
from backend.contests.entry_rules import (
    bib_after,
    bib_of,
    contestant_words,
    greatest_bib,
    round_for_late,
    team_of,
    unless_erased,
)
from backend.contests.errors import (
    AlreadyEnteredError,
    EntryFormError,
    EntryWithdrawnError,
)
from backend.contests.panels import hold_late_to_panel
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
from backend.contests.tables import Entry
from backend.contests.texts import paragraph_of
from backend.database.actor import Actor
from backend.kit.clock import now
from backend.organizations.commands import organization_of
from backend.places.commands import name_of


async def enter_contestant(session: AsyncSession, actor: Actor, form: EnterContestant) -> UUID:
    """Enter a person or a team; who enters late starts last in a round that was drawn already.

    Raises: NOT_FOUND, CONTEST_STATE, NAME, ENTRY, BIB_TAKEN, ALREADY_ENTERED, ID_NUMBER,
    NO_JUDGE_LEFT, LATE_PANEL.
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
    entry = {"id": change.id, "bib": bib, "organization_id": columns["organization_id"]}
    late = await _late_start(session, actor, discipline, entry)
    await save(session, actor, action="entry.enter", changes=[change, *late])
    return change.id


async def edit_entry(session: AsyncSession, actor: Actor, form: EditEntry) -> UUID:
    """Edit an entry; names that were erased do not come back.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, NAME, ENTRY, BIB_TAKEN.
    """
    before = await owned_row(
        session, actor, "entries", form.id, noun="参赛者", revision=form.revision
    )
    discipline = await load_one(session, actor, "disciplines", before["discipline_id"], noun="赛项")
    columns = await entry_columns(session, actor, discipline, form.entry)
    columns = unless_erased(before, columns | {"bib": columns["bib"] or before["bib"]})
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


async def next_bib(session: AsyncSession, actor: Actor, contest_id: UUID) -> str:
    """Give the number after the greatest bib of a contest that is a number."""
    rows = await load(session, actor, "entries", contest_id=contest_id)
    return bib_after(greatest_bib(row["bib"] for row in rows))


async def _contestant(
    session: AsyncSession, actor: Actor, discipline: Row, id_number: str | None
) -> bytes | None:
    """Give the hash that joins one person's entries.

    It is no hash that a member has: results are never joined to membership.
    Raises: ID_NUMBER, ALREADY_ENTERED.
    """
    if id_number is None:
        return None
    found = cipher_of(session).lookup(contestant_words(id_number))
    for row in await load(
        session, actor, "entries", discipline_id=discipline["id"], contestant_hash=found
    ):
        raise AlreadyEnteredError(bib=row["bib"], path=("id_number",))
    return found


async def _late_start(
    session: AsyncSession, actor: Actor, discipline: Row, entry: Row
) -> list[Change]:
    """Let an entry start last in the round that goes on.

    Raises: NO_JUDGE_LEFT, LATE_PANEL.
    """
    rounds = await load(session, actor, "rounds", discipline_id=discipline["id"])
    first = round_for_late(rounds)
    if first is None:
        return []
    starts = await load(session, actor, "starts", round_id=first["id"])
    if not starts:
        return []
    order = sorted(starts, key=lambda row: row["position"])
    leading = await load_one(session, actor, "entries", order[0]["entry_id"], noun="参赛者")
    assigned = await load(session, actor, "judge_rounds", round_id=first["id"])
    ids = [row["judge_id"] for row in assigned]
    judges = await load(session, actor, "judges", id=ids)
    recusals = await load(session, actor, "recusals", judge_id=ids)
    hold_late_to_panel(first, judges, recusals, leading, entry)
    return [
        insert(
            "starts",
            contest_id=discipline["contest_id"],
            round_id=first["id"],
            entry_id=entry["id"],
            position=order[-1]["position"] + 1,
        )
    ]


async def hold_contests_of(
    session: AsyncSession, actor: Actor, changes: Iterable[Change]
) -> list[UUID]:
    """Hold and give the contests whose entries are written by the hundred; all still change.

    Raises: NOT_FOUND, CONTEST_STATE.
    """
    about = [change for change in changes if change.table == "entries"]
    wanted: set[UUID] = {
        one.after["contest_id"] for one in about if one.before is None and one.after
    }
    known = [one.id for one in about if one.before is not None]
    if known:
        ids = bindparam("ids", value=known, type_=ARRAY(UUID_TYPE))  # a list of values has a limit
        rows = await session.scalars(
            select(col(Entry.contest_id))
            .where(col(Entry.district_id) == actor.district_id, col(Entry.id) == any_(ids))
            .distinct()
        )
        wanted |= {plain(one) for one in rows}
    held = sorted(wanted)
    for contest_id in held:
        await contest_of(session, actor, contest_id)
    return held


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
    reason = paragraph_of(form.reason)
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
