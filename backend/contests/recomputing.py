"""Makes the results of a contest anew where they are stored otherwise than its log says.

Rules of ranking were put right, and columns came, after rounds had been closed: their results are
as they were computed then, and `contest verify` names them. Scores are not touched, nor what a
frozen screen or a publication shows.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.audit import record
from backend.contests.carrying import held_rounds
from backend.contests.reading import contest_of
from backend.contests.results import refresh_results
from backend.contests.rules import ContestState, RoundState
from backend.contests.score_errors import ReasonMissingError
from backend.contests.texts import paragraph_of
from backend.contests.venue_errors import (
    RecomputeLeftError,
    RecomputeScoresError,
    RecomputeShownError,
)
from backend.contests.verifying import PICTURE, Difference, verify_contest
from backend.database.actor import Actor

ACTION = "contest.recompute"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecomputeContest:
    """A contest whose results are made anew, and why; `is_shown`: also those that people saw."""

    contest_id: UUID
    reason: str
    is_shown: bool = False


async def recompute_contest(
    session: AsyncSession, program: Actor, form: RecomputeContest
) -> tuple[Difference, ...]:
    """Make results anew; give what was otherwise before. Nothing is written where all is right.

    An edition that is out stays as it is: whoever wants the new results shown publishes again.
    Raises: NOT_FOUND, REASON_MISSING, TEXT_LENGTH, RECOMPUTE_SCORES, RECOMPUTE_SHOWN,
    RECOMPUTE_LEFT.
    """
    reason = paragraph_of(form.reason)
    if reason is None:
        raise ReasonMissingError(path=("reason",))
    contest = await contest_of(
        session, program, form.contest_id, *ContestState, path=("contest_id",), may_be_away=True
    )
    rounds = await held_rounds(session, program, contest)
    verified = await verify_contest(session, program, form.contest_id)
    found = tuple(one for one in verified.differences if not one.what.startswith(PICTURE))
    if not found:
        return ()
    damaged = [one for one in found if one.what.startswith("score")]
    if damaged:
        raise RecomputeScoresError(count=len(damaged))
    wrong = {one.round_id for one in found}
    shown = [one["name"] for one in rounds if one["id"] in wrong and _is_shown(one, contest)]
    if shown and not form.is_shown:
        raise RecomputeShownError(which="、".join(shown))
    for one in rounds:
        if one["id"] in wrong:
            await refresh_results(session, program, one)
    verified = await verify_contest(session, program, form.contest_id)
    left = [one for one in verified.differences if not one.what.startswith(PICTURE)]
    if left:
        which = "、".join(f"{one.round_name} {one.bib}" for one in left)
        raise RecomputeLeftError(count=len(left), which=which)
    await record(
        session,
        program,
        action=ACTION,
        subject_table="contests",
        subject_id=form.contest_id,
        before={"results": _told(found, is_stored=True)},
        after={"results": _told(found, is_stored=False)},
        reason=reason,
    )
    return found


def _is_shown(a_round: dict[str, object], contest: dict[str, object]) -> bool:
    """Tell whether people have seen the results: the judges, or everybody."""
    is_published = contest["state"] is ContestState.PUBLISHED
    return is_published or a_round["state"] is RoundState.PUBLISHED


def _told(found: tuple[Difference, ...], *, is_stored: bool) -> list[str]:
    """Write what differed, for the audit log: by bib, without names."""
    return [
        f"{one.round_name} {one.bib} {one.what}={one.stored if is_stored else one.recomputed}"
        for one in found
    ]
