"""Confirming a roster: a branch has looked through its members and says what is not right.

Who confirms says which roster was looked at, by its digest; a roster that changed meanwhile is
refused. Notes go to the officers of the town; they stand until the next confirmation, so mending
the roster and confirming it again closes them.
"""

import re
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.changes import insert, load, save
from backend.accounts.refusals import NotFoundError
from backend.accounts.tables import User
from backend.branches.units import living_branch
from backend.compiler.catalog import Of
from backend.database.actor import Actor
from backend.kit.clock import today
from backend.kit.errors import ProblemCollector
from backend.kit.ids import new_id
from backend.kit.text import collapse
from backend.members.commands import hold_to_own_branch
from backend.members.errors import NoteTextError, PersonalNumberError, RosterChangedError
from backend.members.forms import BranchId
from backend.places.commands import Result

LONGEST_NOTE = 200
MOST_NOTES = 100
# A citizen number or a mobile number, which a note has no need of.
_NUMBER = re.compile(r"\d{17}[\dXx]|(?<!\d)1[3-9]\d{9}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOnEntry:
    """花名册一行的问题；What is not right about one entry of a roster."""

    member_id: Annotated[
        UUID | None, "党员，空表示缺人；null = somebody is missing", Of("Member")
    ] = None
    text: Annotated[str, "说明，1–200 字，不写身份证号和电话；what is not right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRoster:
    """确认花名册；Confirm the roster of a branch as it was shown."""

    branch_id: BranchId
    roster_digest: Annotated[str, "所见名册的摘要；Branch.rosterDigest as it was shown"]
    notes: Annotated[list[NoteOnEntry], "存疑，可空；entries that are not right, at most 100"]


async def confirm_roster(session: AsyncSession, actor: Actor, form: ConfirmRoster) -> Result:
    """Record that the roster was looked through today, with what is not right.

    Raises: OTHER_BRANCH, NOT_FOUND, BRANCH_DISSOLVED, ROSTER_CHANGED; `Problems` of NOTE_TEXT,
    NOTE_NUMBER and NOT_FOUND for the notes.
    """
    hold_to_own_branch(actor, form.branch_id)
    day = today()
    await living_branch(session, actor, form.branch_id, day, is_locked=False)
    digest = await _digest(session, actor, form.branch_id)
    if digest != form.roster_digest:
        raise RosterChangedError(path=("roster_digest",))
    registered = await load(session, actor, "registrations", branch_id=form.branch_id, on=day)
    notes = _notes(form, {row["member_id"] for row in registered})
    confirmation = insert(
        "roster_confirmations",
        id=new_id(),
        branch_id=form.branch_id,
        confirmed_on=day,
        confirmed_by=await _name_of(session, actor),
        roster_digest=digest,
        member_count=len({row["member_id"] for row in registered}),
        note_count=len(notes),
    )
    doubts = [
        insert(
            "roster_notes",
            confirmation_id=confirmation.id,
            branch_id=form.branch_id,
            member_id=note.member_id,
            text=words,
        )
        for note, words in notes
    ]
    await save(session, actor, action="roster.confirm", changes=[confirmation, *doubts])
    return {"branch": form.branch_id, "rosterConfirmation": confirmation.id}


def _notes(form: ConfirmRoster, members: set[UUID]) -> list[tuple[NoteOnEntry, str]]:
    problems = ProblemCollector()
    checked: list[tuple[NoteOnEntry, str]] = []
    if len(form.notes) > MOST_NOTES:
        raise NoteTextError(longest=LONGEST_NOTE, most=MOST_NOTES, path=("notes",))
    for place, note in enumerate(form.notes):
        with problems.catching():
            checked.append((note, _checked(note, str(place), members)))
    problems.raise_if_any()
    return checked


def _checked(note: NoteOnEntry, place: str, members: set[UUID]) -> str:
    words = collapse(note.text)
    if not 1 <= len(words) <= LONGEST_NOTE:
        raise NoteTextError(longest=LONGEST_NOTE, most=MOST_NOTES, path=("notes", place, "text"))
    if _NUMBER.search(words):
        raise PersonalNumberError(path=("notes", place, "text"))
    if note.member_id is not None and note.member_id not in members:
        raise NotFoundError(noun="党员", path=("notes", place, "member_id"))
    return words


async def _digest(session: AsyncSession, actor: Actor, branch_id: UUID) -> str:
    digest = func.roster_digest(actor.district_id, branch_id, today())
    return str(await session.scalar(select(digest)))


async def _name_of(session: AsyncSession, actor: Actor) -> str | None:
    query = select(col(User.name)).where(
        col(User.district_id) == actor.district_id, col(User.id) == actor.user_id
    )
    name: str | None = await session.scalar(query)
    return name
