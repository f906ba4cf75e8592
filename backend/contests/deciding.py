"""Decides upon what of a returned file was held back: taken from the file that was kept, or left.

What is left stays in the kept file, and can be taken later; what was taken stays.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import keep_no_operation, load, save, update
from backend.compiler.catalog import Of
from backend.contests.holding import Held, noted
from backend.contests.reading import Row, contest_of
from backend.contests.results import as_program
from backend.contests.returning import merge_return, opened_return
from backend.contests.rules import ContestState, HeldKind, HeldState
from backend.contests.score_errors import ReasonMissingError
from backend.contests.texts import paragraph_of
from backend.contests.venue_errors import (
    HeldDecidedError,
    HeldGoneError,
    HeldPublishedError,
    HeldWaitingError,
)
from backend.database.actor import Actor
from backend.database.limits import grant_time
from backend.kit.errors import LedgerError

_DECIDED = (ContestState.DRAFT, ContestState.OPEN, ContestState.CLOSED, ContestState.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideReturned:
    """决定待定内容；Take what a venue's file brought and was held back, or leave it out."""

    contest_id: Annotated[UUID, "竞赛；the contest", Of("Contest")]
    key: Annotated[
        str,
        "待定内容，见 carries 的 held；what is decided upon, as held of carries names it",
    ]
    is_taken: Annotated[bool, "并入，否则不并入；taken in, or left out"]
    reason: Annotated[str, "理由，记入审计日志；why, kept in the audit log"]


async def decide_returned(session: AsyncSession, actor: Actor, form: DecideReturned) -> UUID:
    """Take something that was held back, with all that hangs on it, or leave it out.

    What is published takes nothing in, and what came too late for it can be left out.
    Raises: NOT_FOUND, CONTEST_STATE, CONTEST_AWAY, REASON_MISSING, TEXT_LENGTH, RETURN_DECIDED,
    RETURN_PUBLISHED, RETURN_GONE, PARCEL_ORGANIZATION, PARCEL_CONTRADICTS.
    """
    reason = paragraph_of(form.reason)
    if reason is None:
        raise ReasonMissingError(path=("reason",))
    contest = await contest_of(session, actor, form.contest_id, *_DECIDED, may_be_away=True)
    carry, held = await _found(session, actor, contest, form.key)
    if form.is_taken and contest["state"] is ContestState.PUBLISHED:
        raise HeldPublishedError(contest=contest["name"], path=("is_taken",))
    if form.is_taken and carry["parcel"] is None:
        raise HeldGoneError(path=("key",))
    if held.kind is HeldKind.CRITERION:  # what counts is set up by whoever has the set-up
        await contest_of(session, actor, form.contest_id, *_DECIDED)
    state = HeldState.TAKEN if form.is_taken else HeldState.LEFT
    decided = replace(held, state=state, reason=reason)
    every = [decided if one.id == held.id else one for one in noted(carry["waiting"])]
    change = update("contest_carries", carry, waiting=[one.packed() for one in every])
    keep_no_operation(session)
    await save(session, actor, action="contest.decide", changes=[change], reason=reason)
    if form.is_taken:
        await grant_time(session, session.info["settings"])
        async with as_program(session, actor) as program:
            parcel, secrets_dir = bytes(carry["parcel"]), session.info["secrets_dir"]
            file = await asyncio.to_thread(opened_return, parcel, secrets_dir)
            await merge_return(session, program, file)
    return form.contest_id


async def _found(session: AsyncSession, actor: Actor, contest: Row, key: str) -> tuple[Row, Held]:
    """Find the last journey whose file brought something that waits, or else was left out.

    Raises: RETURN_DECIDED.
    """
    carries = await load(session, actor, "contest_carries", contest_id=contest["id"])
    for state in (HeldState.WAITING, HeldState.LEFT):
        for carry in sorted(carries, key=lambda one: one["carried_at"], reverse=True):
            for one in noted(carry["waiting"]):
                if str(one.id) == key and one.state is state:
                    return carry, one
    raise HeldDecidedError(path=("key",))


async def waiting_faults(
    session: AsyncSession, actor: Actor, contest_id: UUID
) -> Iterable[LedgerError]:
    """Tell what of returned files waits for a decision, as what holds a publication back."""
    labels = [
        one.label
        for carry in await load(session, actor, "contest_carries", contest_id=contest_id)
        for one in noted(carry["waiting"])
        if one.state is HeldState.WAITING
    ]
    which = "、".join(labels)
    return [HeldWaitingError(count=len(labels), which=which, path=("id",))] if labels else []
