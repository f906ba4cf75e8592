"""Result sheets: what closed rounds have come to, as it is signed on paper and hung up.

A sheet carries the check value of its round, which `liangxin contest verify` computes from the
log: so paper and ledger can be held against each other (docs/adr/0039).
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.changes import load
from backend.contests.paper import (
    NothingToPrintError,
    Paper,
    days_of,
    demand_organizer,
    issuer_of,
)
from backend.contests.reading import Row, hold_round, row_of
from backend.contests.rules import RoundState
from backend.contests.sheet_words import Sheet, minute_of
from backend.contests.tables import ScoreRecord
from backend.database.actor import Actor
from backend.kit.clock import now

_OVER = (RoundState.CLOSED, RoundState.PUBLISHED)


async def read_round_sheet(session: AsyncSession, actor: Actor, round_id: UUID) -> Paper:
    """Read the sheet of a closed round.

    Raises: MAY_NOT_PRINT, NOT_FOUND, ROUND_STATE.
    """
    demand_organizer(actor)
    row = await row_of(session, actor, "rounds", round_id, None, "轮次")
    hold_round(row, *_OVER)
    contest = await row_of(session, actor, "contests", row["contest_id"], None, "竞赛")
    name = f"成绩单-{contest['name']}-{row['name']}"
    return await _paper(session, actor, contest, [row], name=name, subject=("rounds", round_id))


async def read_contest_sheets(session: AsyncSession, actor: Actor, contest_id: UUID) -> Paper:
    """Read the sheets of all closed rounds of a contest.

    Raises: MAY_NOT_PRINT, NOT_FOUND, NOTHING_TO_PRINT.
    """
    demand_organizer(actor)
    contest = await row_of(session, actor, "contests", contest_id, None, "竞赛")
    over = [state.value for state in _OVER]
    rows = await load(session, actor, "rounds", contest_id=contest_id, state=over)
    if not rows:
        raise NothingToPrintError(contest=contest["name"], what="成绩单")
    name, subject = f"成绩单-{contest['name']}", ("contests", contest_id)
    return await _paper(session, actor, contest, rows, name=name, subject=subject)


async def _paper(
    session: AsyncSession,
    actor: Actor,
    contest: Row,
    rounds: Sequence[Row],
    *,
    name: str,
    subject: tuple[str, UUID],
) -> Paper:
    issuer = await issuer_of(session, actor, contest)
    sheets = await _sheets(session, actor, contest, rounds)
    facts = [["主办", issuer], ["日期", days_of(contest["starts_on"], contest["ends_on"])]]
    if contest["standard"]:
        facts.append(["标准", contest["standard"]])
    data = {
        "title": name,
        "organizer": issuer,
        "contest": contest["name"],
        "made": minute_of(now()),
        "facts": facts,
        "rounds": [sheet.printed() for sheet in sheets],
    }
    noted = {sheet.name: sheet.check for sheet in sheets}
    return Paper(
        name=name,
        template="result_sheet.typ",
        data=data,
        action="contest.print_results",
        subject=subject,
        noted={"check_values": noted, "entries": sum(len(sheet.starts) for sheet in sheets)},
    )


async def _sheets(
    session: AsyncSession, actor: Actor, contest: Row, rounds: Sequence[Row]
) -> list[Sheet]:
    """Read what the rounds' sheets say, by discipline and round."""

    async def of_contest(table: str) -> dict[UUID, Row]:
        rows = await load(session, actor, table, contest_id=contest["id"])
        return {row["id"]: row for row in rows}

    disciplines, entries = await of_contest("disciplines"), await of_contest("entries")
    judges = await of_contest("judges")
    ids = [row["id"] for row in rounds]

    async def of_rounds(table: str) -> list[Row]:
        return await load(session, actor, table, round_id=ids)

    results, starts = await of_rounds("results"), await of_rounds("starts")
    criteria, judging = await of_rounds("criteria"), await of_rounds("judge_rounds")
    logs = await _logs(session, actor, ids)
    found = [
        Sheet(
            round=row,
            discipline=disciplines[row["discipline_id"]],
            entries=entries,
            starts=_of(row, starts),
            results=_of(row, results),
            criteria=len(_of(row, criteria)),
            judges=[judges[one["judge_id"]] for one in _of(row, judging)],
            log=logs.get(row["id"], (0, 0)),
        )
        for row in rounds
    ]
    return sorted(found, key=lambda one: (one.discipline["position"], one.round["position"]))


def _of(row: Row, rows: Sequence[Row]) -> list[Row]:
    return [one for one in rows if one["round_id"] == row["id"]]


async def _logs(
    session: AsyncSession, actor: Actor, round_ids: Sequence[UUID]
) -> dict[UUID, tuple[int, int]]:
    """Give of each round how many records its log has and the number of the last."""
    query = (
        select(col(ScoreRecord.round_id), func.count(), func.max(col(ScoreRecord.sequence)))
        .where(
            col(ScoreRecord.district_id) == actor.district_id,
            col(ScoreRecord.round_id).in_(round_ids),
        )
        .group_by(col(ScoreRecord.round_id))
    )
    rows: Any = await session.execute(query)
    return {round_id: (count, last) for round_id, count, last in rows}
