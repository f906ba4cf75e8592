"""Brings another server's log of a contest: appends what is new, and lets the rest follow from it.

Present scores, what waits and results are made from the whole log, as `contest verify` makes them.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.changes import load
from backend.contests.merging import closing_decisions, last_checks, merged
from backend.contests.parcel_rows import LOG, unpacked
from backend.contests.receiving import SCORE_CONFLICT, Slot
from backend.contests.replaying import Replay, folded, slot_of
from backend.contests.results import refresh_results
from backend.contests.tables import Score, ScoreConflict, ScoreRecord
from backend.contests.venue_errors import ParcelContradictsError
from backend.database.actor import Actor
from backend.kit.ids import new_id

Row = dict[str, Any]

KEYS_PER_STATEMENT = 10_000
ROWS_PER_STATEMENT = 500
"""Scores written at once: a statement takes 32,767 values."""

_OWNED = ("district_id", "contest_id", "organizer_town_id", "organizer_department_id")
_SAID = ("value", "status", "version", "record_id", "state", "checked_by")


async def bring_log(
    session: AsyncSession, program: Actor, contest_id: UUID, content: Mapping[str, Any]
) -> int:
    """Append what is new of a log, and give how many records that were.

    The caller holds the contest's rounds. All results of rounds that were ever open are made anew,
    since entries may have withdrawn elsewhere.
    Raises: PARCEL_CONTRADICTS.
    """
    # Seconds for the log of a large round; judges go on meanwhile.
    foreign = await asyncio.to_thread(
        unpacked, LOG, content["rows"].get(LOG), district_id=program.district_id
    )
    foreign.sort(key=lambda one: one["sequence"])
    rounds = await load(session, program, "rounds", contest_id=contest_id)
    await _hold_subjects(session, program, contest_id, rounds, foreign)
    used = await _used_keys(session, program, foreign)
    count = 0
    for a_round in rounds:
        local = await _log_of(session, program, a_round)
        theirs = [one for one in foreign if one["round_id"] == a_round["id"]]
        elsewhere = {key for key, round_id in used.items() if round_id != a_round["id"]}
        new = merged(local, theirs, elsewhere)
        if new:
            await _append(session, a_round, new)
            await _follow(session, program, a_round, new)
        if a_round["opened_at"] is not None:
            await refresh_results(session, program, a_round)
        count += len(new)
    return count


async def _used_keys(
    session: AsyncSession, program: Actor, foreign: Iterable[Row]
) -> Mapping[str, UUID]:
    """Give the keys of another server's records that are used here, and by records of which round.

    A key is unique in a district: a device at fault may have used one in two rounds.
    """
    keys = [one["operation_key"] for one in foreign]
    found: dict[str, UUID] = {}
    for first in range(0, len(keys), KEYS_PER_STATEMENT):
        query = select(col(ScoreRecord.operation_key), col(ScoreRecord.round_id)).where(
            col(ScoreRecord.district_id) == program.district_id,
            col(ScoreRecord.operation_key).in_(keys[first : first + KEYS_PER_STATEMENT]),
        )
        for key, round_id in await session.execute(query):
            found[key] = UUID(int=round_id.int)
    return found


async def _log_of(session: AsyncSession, program: Actor, a_round: Row) -> list[Row]:
    records = await load(session, program, LOG, round_id=a_round["id"])
    return sorted(records, key=lambda one: one["sequence"])


async def _hold_subjects(
    session: AsyncSession,
    program: Actor,
    contest_id: UUID,
    rounds: Iterable[Row],
    records: Iterable[Row],
) -> None:
    """Refuse records of what is not here any more, or of another contest.

    Raises: PARCEL_CONTRADICTS.
    """
    entries = await load(session, program, "entries", contest_id=contest_id)
    criteria = await load(session, program, "criteria", contest_id=contest_id)
    judges = await load(session, program, "judges", contest_id=contest_id)
    known = {
        "round_id": {one["id"] for one in rounds},
        "entry_id": {one["id"] for one in entries},
        "criterion_id": {None, *(one["id"] for one in criteria)},
        "judge_user_id": {one["user_id"] for one in judges},
    }
    for one in records:
        for name, ids in known.items():
            if one["contest_id"] != contest_id or one[name] not in ids:
                fault = f"有评分记录所属的轮次、参赛、评分项或评委已不在这里 ({name})"
                raise ParcelContradictsError(fault=fault)


async def _append(session: AsyncSession, a_round: Row, new: Iterable[Mapping[str, Any]]) -> None:
    owned = {name: a_round[name] for name in _OWNED}
    rows = [{**one, **owned} for one in new]
    for row in rows:
        row.pop("sequence")  # this server's own order
    await session.execute(insert(ScoreRecord), rows)


async def _follow(
    session: AsyncSession, program: Actor, a_round: Row, new: Iterable[Mapping[str, Any]]
) -> None:
    """Let the present scores and what waits follow from the whole log."""
    log = await _log_of(session, program, a_round)
    replay = folded(log)
    touched = {replay.slot(one) for one in new}
    checks = last_checks(log)
    here = {
        slot_of(one): one for one in await load(session, program, "scores", round_id=a_round["id"])
    }
    rows = []
    for slot in touched:
        said = {name: getattr(replay.standing[slot], name) for name in _SAID}
        check = checks.get(slot) if said["checked_by"] is not None else None
        rows.append(
            {name: a_round[name] for name in _OWNED}
            | {"id": here[slot]["id"] if slot in here else new_id(), "round_id": a_round["id"]}
            | _subject(slot)
            | said
            | {"checked_at": None if check is None else check["received_at"]}
        )
    for first in range(0, len(rows), ROWS_PER_STATEMENT):
        statement = upsert(Score).values(rows[first : first + ROWS_PER_STATEMENT])
        changed = {name: statement.excluded[name] for name in (*_SAID, "checked_at")}
        await session.execute(
            statement.on_conflict_do_update(index_elements=["district_id", "id"], set_=changed)
        )
    scores = {slot_of(one): one["id"] for one in rows}
    await _keep_conflicts(session, program, a_round, replay, scores, log)


def _subject(slot: Slot) -> Row:
    names = ("entry_id", "kind", "criterion_id", "judge_user_id", "attempt")
    return {name: getattr(slot, name) for name in names}


async def _keep_conflicts(
    session: AsyncSession,
    program: Actor,
    a_round: Row,
    replay: Replay,
    scores: Mapping[Slot, UUID],
    log: Iterable[Row],
) -> None:
    """Let everything that waits have its row, and what was decided its end."""
    waiting = {key for slot in scores for key in replay.waiting.get(slot, {})}
    decided = closing_decisions(log)
    here = await load(session, program, "score_conflicts", round_id=a_round["id"])
    known = {one["second_record_id"]: one for one in here}
    new = [
        {name: a_round[name] for name in _OWNED}
        | {
            "id": new_id(),
            "round_id": a_round["id"],
            "entry_id": slot.entry_id,
            "score_id": score_id,
            "first_record_id": replay.standing[slot].record_id,
            "second_record_id": key,
            "code": replay.records[key]["code"] or SCORE_CONFLICT,
            "made_at": replay.records[key]["received_at"],
        }
        for slot, score_id in scores.items()
        for key in replay.waiting.get(slot, {})
        if key not in known
    ]
    if new:
        await session.execute(insert(ScoreConflict), new)
    for key, one in known.items():
        decision = decided.get(key)
        if one["resolved_at"] is None and key not in waiting and decision is not None:
            await _end(session, program, one, decision)


async def _end(
    session: AsyncSession, program: Actor, conflict: Row, decision: Mapping[str, Any]
) -> None:
    await session.execute(
        update(ScoreConflict)
        .where(
            col(ScoreConflict.district_id) == program.district_id,
            col(ScoreConflict.id) == conflict["id"],
        )
        .values(resolved_at=decision["received_at"], resolved_record_id=decision["id"])
    )
