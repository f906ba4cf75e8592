"""Reads rows of a contest for the commands, and holds them to the states in which they change."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load, load_one
from backend.accounts.meanwhile import demand_revision
from backend.contests.errors import (
    ContestDatesError,
    ContestDayError,
    ContestStateError,
    RoundStateError,
)
from backend.contests.rules import ContestState, RoundState
from backend.contests.venue_errors import ContestAwayError
from backend.database.actor import Actor
from backend.kit.clock import SHANGHAI, today

Row = dict[str, Any]

CHANGING = (ContestState.DRAFT, ContestState.OPEN)
MOST_YEARS = 10
_YEAR = timedelta(days=366)


async def row_of(
    session: AsyncSession,
    actor: Actor,
    table: str,
    row_id: UUID,
    revision: int | None,
    noun: str,
    *,
    path: tuple[str, ...] = ("id",),
) -> Row:
    """Read a row, as it was when the person read it where a revision is given.

    Raises: NOT_FOUND, CHANGED_MEANWHILE.
    """
    row = await load_one(session, actor, table, row_id, noun=noun, path=path)
    if revision is not None:
        await demand_revision(session, actor, row, revision)
    return row


async def contest_of(
    session: AsyncSession,
    actor: Actor,
    contest_id: UUID,
    *states: ContestState,
    path: tuple[str, ...] = ("contest_id",),
    may_be_away: bool = False,
) -> Row:
    """Read and hold a contest that is in one of the states, DRAFT or OPEN unless given.

    One that is away at a venue is set up there alone, unless what is done `may_be_away`. Whoever
    changes something of a contest holds it first, then reads what it changes. Scores may still
    refer to it: recording holds its round alone, and waits for nobody who waits for that.
    Raises: NOT_FOUND, CONTEST_STATE, CONTEST_AWAY.
    """
    row = await load_one(
        session, actor, "contests", contest_id, noun="竞赛", path=path, is_held=True
    )
    if not may_be_away:
        _hold_at_home(row, path=path)
    hold_contest(row, *(states or CHANGING), path=path)
    return row


async def hold_here(session: AsyncSession, actor: Actor, contest_ids: Iterable[UUID]) -> None:
    """Hold contests whose rows are put back as they were, and refuse where one is away.

    Raises: CONTEST_AWAY.
    """
    for row in await load(session, actor, "contests", id=sorted(contest_ids), is_held=True):
        _hold_at_home(row, path=("operation_id",))


def _hold_at_home(row: Row, *, path: tuple[str, ...]) -> None:
    if row["away_since"] is not None:
        since = row["away_since"].astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
        raise ContestAwayError(contest=row["name"], since=since, path=path)


def hold_days(starts_on: date, ends_on: date, *, above: tuple[str, ...] = ()) -> None:
    """Refuse days of a contest that are in no order, or so far off that nobody means them.

    Raises: CONTEST_DATES, CONTEST_DAY.
    """
    for name, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if abs(day - today()) > MOST_YEARS * _YEAR:
            raise ContestDayError(day=day, years=MOST_YEARS, path=(*above, name))
    if ends_on < starts_on:
        raise ContestDatesError(starts_on=starts_on, ends_on=ends_on, path=(*above, "ends_on"))


def hold_contest(row: Row, *states: ContestState, path: tuple[str, ...] = ("id",)) -> None:
    """Refuse a contest that is in another state.

    Raises: CONTEST_STATE.
    """
    if row["state"] not in states:
        raise ContestStateError(contest=row["name"], state=row["state"].label, path=path)


def hold_round(row: Row, *states: RoundState, path: tuple[str, ...] = ("id",)) -> None:
    """Refuse a round that is in another state.

    Raises: ROUND_STATE.
    """
    if row["state"] not in states:
        raise RoundStateError(name=row["name"], state=row["state"].label, path=path)


async def round_in_set_up(
    session: AsyncSession,
    actor: Actor,
    round_id: UUID,
    *,
    revision: int | None = None,
    path: tuple[str, ...] = ("round_id",),
) -> Row:
    """Read a round that is not open yet, of a contest that still changes.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, ROUND_STATE, CONTEST_STATE.
    """
    row = await round_of(session, actor, round_id, revision=revision, path=path)
    hold_round(row, RoundState.SET_UP, path=path)
    return row


async def round_of(
    session: AsyncSession,
    actor: Actor,
    round_id: UUID,
    *states: ContestState,
    revision: int | None = None,
    path: tuple[str, ...] = ("id",),
) -> Row:
    """Hold the contest of a round, in one of the states, and read the round as it is then.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE.
    """
    return await owned_row(
        session, actor, "rounds", round_id, *states, noun="轮次", revision=revision, path=path
    )


async def owned_row(
    session: AsyncSession,
    actor: Actor,
    table: str,
    row_id: UUID,
    *states: ContestState,
    noun: str,
    revision: int | None = None,
    path: tuple[str, ...] = ("id",),
) -> Row:
    """Hold the contest of a row, in one of the states, and read the row as it is then.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE.
    """
    seen = await load_one(session, actor, table, row_id, noun=noun, path=path)
    await contest_of(session, actor, seen["contest_id"], *states, path=path)
    return await row_of(session, actor, table, row_id, revision, noun, path=path)


async def next_position(
    session: AsyncSession,
    actor: Actor,
    table: str,
    **owner: Any,  # noqa: ANN401 - the id of the owner by its column
) -> int:
    """Give the place after the last row of an owner."""
    rows = await load(session, actor, table, **owner)
    return 1 + max((row["position"] for row in rows), default=0)
