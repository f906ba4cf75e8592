"""Makes the results of a round from its scores, in the transaction of whatever changed them.

Only the touched entries are computed anew; the places follow from the stored keys in one statement
(docs/adr/0031). It acts as the program, since no judge sees what it reads.
"""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import program_of
from backend.accounts.announcing import Announcement, announce
from backend.accounts.changes import load
from backend.accounts.loads import Wanted, load_at_once
from backend.accounts.statements import Verb
from backend.compiler.templates import load as load_templates
from backend.contests.advancement import Standing, advancing
from backend.contests.ranking import entry_result
from backend.contests.receiving import ScoreKind, ScoreState
from backend.contests.rules import RoundState, StartStatus, TieRule
from backend.contests.sheets import Criterion, EntryResult, Penalty, RoundRules, Score, Start
from backend.contests.tables import Result, ScoreRecord
from backend.database.actor import Actor
from backend.database.registry import table_of
from backend.database.session import driver_connection, go_on_as
from backend.kit.ids import new_id

Row = Mapping[str, Any]

SQL = {
    name: "".join(map(str, template.pieces))
    for name, template in load_templates("backend.contests", "scores.sql").items()
}

ENTRIES_AT_ONCE = 100
"""So many are read, computed and written at a time: a round of thousands neither holds up others in
the process nor leaves its transaction idle for long."""

_OF_ALL = (StartStatus.DISQUALIFIED, StartStatus.WITHDRAWN)
_OF_ATTEMPT = (StartStatus.DID_NOT_FINISH, StartStatus.DID_NOT_START)
_COMPUTED = (
    "theory",
    "practical",
    "seconds",
    "penalties",
    "total",
    "status",
    "missing",
    "is_pending",
    "has_few_judges",
)


_RESULTS = insert(table_of(Result))
_KEEP = _RESULTS.on_conflict_do_update(
    index_elements=["district_id", "round_id", "entry_id"],
    set_={name: _RESULTS.excluded[name] for name in (*_COMPUTED, "rank_key", "log_version")},
)
"""Made once: SQLAlchemy takes longer to make it anew than the server to run it."""


@asynccontextmanager
async def as_program(session: AsyncSession, actor: Actor) -> AsyncIterator[Actor]:
    """Act as the program in the actor's transaction, for what follows from a write."""
    program = program_of(actor.district_id, request_id=actor.request_id)
    await go_on_as(session, program)
    yield program
    await go_on_as(session, actor)


async def refresh_results(
    session: AsyncSession,
    program: Actor,
    a_round: Row,
    entries: Collection[UUID] | None = None,
    *,
    is_told: bool = False,
) -> None:
    """Compute the results of entries anew, of all unless given; then the places and who advances.

    The caller holds the round's row, so that two writes never place the same round at once. One
    event says that the round changed, unless the caller's own write of it `is_told` of already.
    """
    if entries is None:
        starts = await load(session, program, "starts", round_id=a_round["id"])
        entries = [start["entry_id"] for start in starts]
    wanted = sorted(entries)
    criteria = await load(session, program, "criteria", round_id=a_round["id"])
    version = await _log_version(session, program, a_round["id"])
    for first in range(0, len(wanted), ENTRIES_AT_ONCE):
        some = wanted[first : first + ENTRIES_AT_ONCE]
        about = {"round_id": a_round["id"], "entry_id": some}
        starts, scores = await load_at_once(
            session, program, Wanted("starts", about), Wanted("scores", about)
        )
        computed = results_of(a_round, criteria, starts, scores)
        await _keep(session, a_round, computed, version)
    await _place(session, program, a_round, is_told=is_told)


async def keep_results(
    session: AsyncSession,
    program: Actor,
    a_round: Row,
    computed: Iterable[EntryResult],
    *,
    version: int,
) -> None:
    """Write results that the caller computed from what it holds; then the places, and tell.

    Shape: `version` is the sequence of the round's last record, which they are made of.
    """
    await _keep(session, a_round, computed, version)
    await _place(session, program, a_round)


async def _keep(
    session: AsyncSession, a_round: Row, computed: Iterable[EntryResult], version: int
) -> None:
    rows = [_row(a_round, result, version) for result in computed]
    if rows:
        await session.execute(_KEEP, rows)


async def _place(
    session: AsyncSession, program: Actor, a_round: Row, *, is_told: bool = False
) -> None:
    """Let the places of a round follow from its results, and who advances once it is over."""
    is_over = _is_over(a_round)
    connection = await driver_connection(session)
    await connection.execute(SQL["place"], program.district_id, a_round["id"], is_over)
    if is_over:
        await _mark_advancing(session, program, a_round)
    if not is_told:
        announcement = Announcement()
        announcement.add("rounds", Verb.UPDATE, [a_round["id"]], {})
        await announce(connection, program, announcement)


def going_on(a_round: Row, standings: Iterable[Standing]) -> frozenset[UUID]:
    """Give who goes on to the next round; nobody before the round is closed."""
    if not _is_over(a_round):
        return frozenset()
    return advancing(
        a_round["advance_rule"], a_round["advance_value"], a_round["ranking"], standings
    )


def _is_over(a_round: Row) -> bool:
    return a_round["state"] in {RoundState.CLOSED, RoundState.PUBLISHED}


async def _mark_advancing(session: AsyncSession, program: Actor, a_round: Row) -> None:
    """Note who goes on to the next round, and nobody else, once it is over."""
    found = await session.execute(
        select(col(Result.entry_id), col(Result.place), col(Result.total)).where(
            col(Result.district_id) == program.district_id,
            col(Result.round_id) == a_round["id"],
        )
    )
    standings = [Standing(*one) for one in found]
    goes_on = col(Result.entry_id).in_(going_on(a_round, standings))
    await session.execute(
        update(Result)
        .where(
            col(Result.district_id) == program.district_id,
            col(Result.round_id) == a_round["id"],
            col(Result.advances) != goes_on,
        )
        .values(advances=goes_on)
    )


async def follow_entry(
    session: AsyncSession, actor: Actor, entry_id: UUID, round_ids: Collection[UUID]
) -> None:
    """Compute an entry's results anew in some rounds, since its status changed there."""
    async with as_program(session, actor) as program:
        rounds = await load(session, program, "rounds", id=set(round_ids), is_locked=True)
        for one in rounds:
            if one["opened_at"] is not None:
                await refresh_results(session, program, one, {entry_id})


def results_of(
    a_round: Row, criteria: Iterable[Row], starts: Iterable[Row], scores: Iterable[Row]
) -> list[EntryResult]:
    """Compute results of rows as they are stored."""
    rules, measured = rules_of(a_round), [criterion_of(one) for one in criteria]
    by_entry: dict[UUID, list[Row]] = {}
    for one in scores:
        by_entry.setdefault(one["entry_id"], []).append(one)
    return [
        _result(rules, measured, start, by_entry.get(start["entry_id"], [])) for start in starts
    ]


def rules_of(a_round: Row) -> RoundRules:
    """Give the rules of a round's row."""
    return RoundRules(
        theory_share=a_round["theory_share"],
        judges_rule=a_round["judges_rule"],
        drops=a_round["drops"],
        attempts=a_round["attempts"],
        attempts_rule=a_round["attempts_rule"],
        ranking=a_round["ranking"],
        decimals=a_round["decimals"],
        tie_rules=tuple(TieRule(one) for one in a_round["tie_rules"]),
        needs_check=a_round["needs_check"],
    )


def criterion_of(row: Row) -> Criterion:
    """Give the criterion of its row."""
    names = ("id", "position", "part", "kind", "maximum", "weight")
    return Criterion(**{name: row[name] for name in names})


def _result(
    rules: RoundRules, criteria: list[Criterion], start: Row, rows: list[Row]
) -> EntryResult:
    is_open = {ScoreState.CURRENT: False, ScoreState.CONFLICT: True, ScoreState.HELD: True}
    scores = [
        Score(
            criterion_id=one["criterion_id"],
            judge_id=one["judge_user_id"],
            value=one["value"],
            attempt=one["attempt"],
            is_open=is_open[one["state"]],
            is_checked=one["checked_by"] is not None,
        )
        for one in rows
        if one["kind"] is ScoreKind.SCORE and one["value"] is not None
    ]
    penalties = [
        Penalty(
            value=one["value"],
            attempt=one["attempt"],
            is_open=is_open[one["state"]],
            is_checked=one["checked_by"] is not None,
        )
        for one in rows
        if one["kind"] is ScoreKind.PENALTY and one["value"] is not None
    ]
    result = entry_result(
        rules,
        criteria,
        scores,
        penalties,
        start_of(start, rows),
    )
    if any(is_open[one["state"]] for one in rows) and not result.is_pending:
        return replace(result, is_pending=True)
    return result


def start_of(start: Row, rows: Iterable[Row]) -> Start:
    """Give what became of an entry: what the organizer noted, else the gravest recorded.

    Whoever is disqualified or has withdrawn is so in all attempts; not to start or to finish is
    said of one attempt.
    """
    entry_id, noted = start["entry_id"], StartStatus(start["status"])
    if noted is not StartStatus.STARTING:
        return Start(entry_id=entry_id, status=noted)
    recorded: dict[StartStatus, set[int]] = {}
    is_checked = True
    for one in rows:
        if one["kind"] is ScoreKind.STATUS and one["status"] is not None:
            recorded.setdefault(one["status"], set()).add(one["attempt"])
            is_checked = is_checked and one["checked_by"] is not None
    for status in _OF_ALL:
        if status in recorded:
            return Start(entry_id=entry_id, status=status, is_checked=is_checked)
    given_up = {
        attempt: status
        for status in reversed(_OF_ATTEMPT)
        for attempt in recorded.get(status, set())
    }
    return Start(entry_id=entry_id, given_up=given_up, is_checked=is_checked)


def _row(a_round: Row, result: EntryResult, version: int) -> dict[str, Any]:
    return {
        "district_id": a_round["district_id"],
        "id": new_id(),
        "contest_id": a_round["contest_id"],
        "organizer_town_id": a_round["organizer_town_id"],
        "organizer_department_id": a_round["organizer_department_id"],
        "round_id": a_round["id"],
        "entry_id": result.entry_id,
        "rank_key": None if result.key is None else list(result.key),
        "log_version": version,
        "is_shared": False,
        "advances": False,
    } | {name: getattr(result, name) for name in _COMPUTED}


async def _log_version(session: AsyncSession, program: Actor, round_id: UUID) -> int:
    found = await session.scalar(
        select(func.max(col(ScoreRecord.sequence))).where(
            col(ScoreRecord.district_id) == program.district_id,
            col(ScoreRecord.round_id) == round_id,
        )
    )
    return found or 0


async def set_released(
    session: AsyncSession, program: Actor, a_round: Row, *, to: UUID | None
) -> None:
    """Let the judges of a contest see the results of a round, or nobody of them."""
    await session.execute(
        update(Result)
        .where(
            col(Result.district_id) == program.district_id, col(Result.round_id) == a_round["id"]
        )
        .values(released_contest_id=to)
    )
