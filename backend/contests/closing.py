"""Ends the scoring of a round: all its results anew, the end of its judges' passes, the release."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import keep_no_operation, save
from backend.accounts.changes import update as changed
from backend.contests.passes import end_passes, prolong_passes
from backend.contests.reading import hold_round, round_of
from backend.contests.results import SQL, as_program, refresh_results, set_released
from backend.contests.rules import ContestState, RoundState
from backend.contests.score_forms import CloseRound, FreezeRound, ReleaseRound
from backend.database.actor import Actor
from backend.kit.clock import now

Row = Mapping[str, Any]
PASSES_LAST = timedelta(hours=24)


async def close_round(session: AsyncSession, actor: Actor, form: CloseRound) -> UUID:
    """End the scoring of a round; what was recorded before and comes later is held.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE, ROUND_STATE.
    """
    before = await round_of(session, actor, form.id, ContestState.OPEN, revision=form.revision)
    hold_round(before, RoundState.OPEN)
    at = now()
    change = changed("rounds", before, state=RoundState.CLOSED, closed_at=at)
    keep_no_operation(session)
    await save(session, actor, action="round.close", changes=[change])
    async with as_program(session, actor) as program:
        await refresh_results(session, program, {**before, "state": RoundState.CLOSED})
        await end_passes(session, program, before["id"], at=at + PASSES_LAST)
    return form.id


async def resume_round(session: AsyncSession, actor: Actor, before: Row) -> None:
    """Let a closed round go on: its judges' passes too, and who advances is open again.

    What a release had shown to the judges is kept from them again.
    """
    await prolong_passes(session, actor, before["id"])
    async with as_program(session, actor) as program:
        await set_released(session, program, before, to=None)
        opened = {**before, "state": RoundState.OPEN}
        await refresh_results(session, program, opened, (), is_told=True)


async def freeze_round(session: AsyncSession, actor: Actor, form: FreezeRound) -> UUID:
    """Stop the projector at what it shows, or let it go on.

    Raises: NOT_FOUND, ROUND_STATE.
    """
    before = await round_of(session, actor, form.id, *ContestState)
    hold_round(before, RoundState.OPEN, RoundState.CLOSED)
    change = changed("rounds", before, frozen_at=now() if form.is_frozen else None)
    action = "round.freeze" if form.is_frozen else "round.unfreeze"
    keep_no_operation(session)
    await save(session, actor, action=action, changes=[change])
    return form.id


async def release_round(session: AsyncSession, actor: Actor, form: ReleaseRound) -> UUID:
    """Release the results of a closed round, also to its judges.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, ROUND_STATE.
    """
    before = await round_of(session, actor, form.id, *ContestState, revision=form.revision)
    hold_round(before, RoundState.CLOSED)
    change = changed(
        "rounds", before, state=RoundState.PUBLISHED, published_at=now(), frozen_at=None
    )
    keep_no_operation(session)
    await save(session, actor, action="round.release", changes=[change])
    async with as_program(session, actor) as program:
        await set_released(session, program, before, to=before["contest_id"])
    return form.id
