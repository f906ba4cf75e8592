"""Ends the scoring of a round: all its results anew, the end of its judges' passes, the release."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import keep_no_operation, load, save
from backend.accounts.changes import update as changed
from backend.contests.errors import ResultsPendingError
from backend.contests.passes import end_passes, prolong_passes
from backend.contests.reading import hold_round, round_of
from backend.contests.results import SQL, as_program, refresh_results, set_released
from backend.contests.rules import ContestState, RoundState
from backend.contests.score_forms import CloseRound, FreezeRound, ReleaseRound
from backend.database.actor import Actor
from backend.database.session import driver_connection
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
        closed = {**before, "state": RoundState.CLOSED}
        await refresh_results(session, program, closed, is_told=True)
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
    """Stop the screen at the ranking of this moment, or let it go on; what is so already stays.

    Raises: NOT_FOUND, ROUND_STATE.
    """
    before = await round_of(session, actor, form.id, *ContestState)
    hold_round(before, RoundState.OPEN, RoundState.CLOSED)
    if form.is_frozen is (before["frozen_at"] is not None):
        return form.id
    change = changed("rounds", before, frozen_at=now() if form.is_frozen else None)
    action = "round.freeze" if form.is_frozen else "round.unfreeze"
    keep_no_operation(session)
    # The write holds the round: who records meanwhile waits, so that the kept ranking is whole.
    await save(session, actor, action=action, changes=[change])
    await _keep_ranking(session, actor, form.id, is_kept=form.is_frozen)
    return form.id


async def _keep_ranking(
    session: AsyncSession, actor: Actor, round_id: UUID, *, is_kept: bool
) -> None:
    connection = await driver_connection(session)
    await connection.execute(SQL["freeze" if is_kept else "thaw"], actor.district_id, round_id)


async def thaw_round(session: AsyncSession, program: Actor, before: Row) -> None:
    """Let the screens of a round that was released on another server show what it shows."""
    if before["frozen_at"] is not None:
        change = changed("rounds", before, frozen_at=None)
        await save(session, program, action="round.unfreeze", changes=[change])
        await _keep_ranking(session, program, before["id"], is_kept=False)


async def release_round(session: AsyncSession, actor: Actor, form: ReleaseRound) -> UUID:
    """Release the results of a closed round, also to its judges and to who is in them.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, ROUND_STATE, RESULTS_PENDING.
    """
    before = await round_of(session, actor, form.id, *ContestState, revision=form.revision)
    hold_round(before, RoundState.CLOSED)
    # A phone may be sending what it kept: whoever records holds the round, and has come before.
    await load(session, actor, "rounds", id=form.id, is_locked=True)
    results = await load(session, actor, "results", round_id=form.id)
    pending = sum(one["is_pending"] for one in results)
    if pending:
        raise ResultsPendingError(count=pending, where=before["name"], path=("id",))
    change = changed(
        "rounds", before, state=RoundState.PUBLISHED, published_at=now(), frozen_at=None
    )
    keep_no_operation(session)
    await save(session, actor, action="round.release", changes=[change])
    await _keep_ranking(session, actor, form.id, is_kept=False)
    async with as_program(session, actor) as program:
        await set_released(session, program, before, to=before["contest_id"])
    return form.id
