"""Lets passes and releases follow from rounds that were closed, opened or released elsewhere."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.contests.closing import PASSES_LAST, thaw_round
from backend.contests.passes import end_passes, prolong_passes
from backend.contests.reading import Row
from backend.contests.results import set_released
from backend.contests.rules import RoundState
from backend.database.actor import Actor
from backend.kit.clock import now

_OVER = (RoundState.CLOSED, RoundState.PUBLISHED)


async def follow_rounds(
    session: AsyncSession, program: Actor, contest: Row, before: Iterable[Row]
) -> None:
    """Do here what came of the rounds on the other server.

    Shape: `before` are the contest's rounds as they were here; their rows and results are already
    as the other server has them.
    """
    states = {one["id"]: one["state"] for one in before}
    for one in await load(session, program, "rounds", contest_id=contest["id"]):
        former = states.get(one["id"], RoundState.SET_UP)
        if one["state"] in _OVER and former not in _OVER:
            closed = one["closed_at"] or now()
            await end_passes(session, program, one["id"], at=max(closed, now()) + PASSES_LAST)
        if one["state"] is RoundState.OPEN and former in _OVER:
            await prolong_passes(session, program, one["id"])
        if one["state"] is RoundState.PUBLISHED:
            await set_released(session, program, one, to=contest["id"])
            if former is not RoundState.PUBLISHED:
                await thaw_round(session, program, one)
        elif former is RoundState.PUBLISHED:  # what was released is kept from the judges again
            await set_released(session, program, one, to=None)
