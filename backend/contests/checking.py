"""Checks scores by a second person, and decides between two records; both enter the log."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.changes import load, load_one
from backend.contests.reading import hold_contest
from backend.contests.receiving import ScoreKind, ScoreState, Verdict
from backend.contests.results import as_program, refresh_results
from backend.contests.rules import ContestState
from backend.contests.score_errors import (
    BatchTooLargeError,
    ConflictResolvedError,
    OwnCheckError,
    ReasonMissingError,
    ScoreChangedError,
)
from backend.contests.score_forms import MOST_RECORDS, CheckScores, ResolveConflict
from backend.contests.tables import Score, ScoreConflict, ScoreRecord
from backend.contests.texts import paragraph_of
from backend.database.actor import Actor, Role
from backend.kit.clock import now
from backend.kit.ids import new_id

Row = Mapping[str, Any]

_DESK = "desk"
_OWNED = (
    "district_id",
    "contest_id",
    "organizer_town_id",
    "organizer_department_id",
    "round_id",
    "entry_id",
)
_SLOT = ("kind", "criterion_id", "judge_user_id", "attempt")


async def check_scores(session: AsyncSession, actor: Actor, form: CheckScores) -> dict[str, Any]:
    """Note that a second person has found scores right, each as it was looked at.

    Raises: SCORE_BATCH_TOO_LARGE, NOT_FOUND, OWN_CHECK, SCORE_CHANGED.
    """
    if not 1 <= len(form.scores) <= MOST_RECORDS:
        raise BatchTooLargeError(limit=MOST_RECORDS, count=len(form.scores), path=("scores",))
    if actor.role is Role.JUDGE:
        raise OwnCheckError
    touched: dict[UUID, set[UUID]] = {}
    for wanted in form.scores:
        score = await load_one(session, actor, "scores", wanted.id, noun="分数", path=("scores",))
        await _held_round(session, actor, score)
        score = await load_one(session, actor, "scores", wanted.id, noun="分数", path=("scores",))
        if score["version"] != wanted.version or score["state"] is not ScoreState.CURRENT:
            raise ScoreChangedError(path=("scores",))
        await _hold_to_second(session, actor, score)
        subject = score["record_id"]
        await _append(session, actor, score, score, kind=ScoreKind.CHECK, subject=subject)
        await _set(session, actor, score["id"], checked_by=actor.user_id, checked_at=now())
        touched.setdefault(score["round_id"], set()).add(score["entry_id"])
    for round_id in sorted(touched):
        await _refresh(session, actor, round_id, touched[round_id])
    return {"scores": [one.id for one in form.scores]}


async def resolve_conflict(session: AsyncSession, actor: Actor, form: ResolveConflict) -> UUID:
    """Decide between the present score and the record beside it, with a reason.

    Raises: NOT_FOUND, REASON_MISSING, CONTEST_STATE, CONFLICT_RESOLVED.
    """
    reason = paragraph_of(form.reason)
    if reason is None:
        raise ReasonMissingError(path=("reason",))
    conflict = await _conflict(session, actor, form.conflict_id)
    a_round = await _held_round(session, actor, conflict)
    contest = await load_one(session, actor, "contests", conflict["contest_id"], noun="竞赛")
    hold_contest(contest, ContestState.OPEN, ContestState.CLOSED, path=("conflict_id",))
    conflict = await _conflict(session, actor, form.conflict_id)
    offered = {conflict["first_record_id"], conflict["second_record_id"]}
    if conflict["resolved_at"] is not None or form.record_id not in {None, *offered}:
        raise ConflictResolvedError(path=("record_id",))
    score = await load_one(session, actor, "scores", conflict["score_id"], noun="分数")
    chosen = score
    if form.record_id not in {None, score["record_id"]}:
        chosen = (await load(session, actor, "score_records", id=form.record_id))[0]
    record_id = await _append(
        session,
        actor,
        score,
        chosen,
        kind=ScoreKind.RESOLUTION,
        subject=conflict["second_record_id"],
        reason=reason,
    )
    at = now()
    await session.execute(
        update(ScoreConflict)
        .where(
            col(ScoreConflict.district_id) == actor.district_id,
            col(ScoreConflict.id) == conflict["id"],
        )
        .values(resolved_at=at, resolved_record_id=record_id)
    )
    await _decide(session, actor, score, chosen, record_id)
    await _refresh(session, actor, a_round["id"], {conflict["entry_id"]})
    conflict_id: UUID = conflict["id"]
    return conflict_id


async def _hold_to_second(session: AsyncSession, actor: Actor, score: Row) -> None:
    """Refuse the check of whoever decided upon the value that stands."""
    decided = await load(
        session,
        actor,
        "score_records",
        round_id=score["round_id"],
        entry_id=score["entry_id"],
        judge_user_id=score["judge_user_id"],
        recorded_by=actor.user_id,
        version=score["version"],
    )
    slot = [score[name] for name in ("criterion_id", "attempt")]
    for one in decided:
        is_decision = one["kind"] is ScoreKind.RESOLUTION
        if is_decision and [one[name] for name in ("criterion_id", "attempt")] == slot:
            raise OwnCheckError(path=("scores",))


async def _conflict(session: AsyncSession, actor: Actor, conflict_id: UUID) -> dict[str, Any]:
    path = ("conflict_id",)
    return await load_one(
        session, actor, "score_conflicts", conflict_id, noun="待裁定记录", path=path
    )


async def _held_round(session: AsyncSession, actor: Actor, row: Row) -> dict[str, Any]:
    """Hold the row's round until the transaction ends, as whoever records does."""
    return await load_one(session, actor, "rounds", row["round_id"], noun="轮次", is_locked=True)


async def _decide(
    session: AsyncSession, actor: Actor, score: Row, chosen: Row, record_id: UUID
) -> None:
    """Let the score be what was chosen; it stays open while another record waits beside it."""
    open_codes = list(
        await session.scalars(
            select(col(ScoreConflict.code)).where(
                col(ScoreConflict.district_id) == actor.district_id,
                col(ScoreConflict.score_id) == score["id"],
                col(ScoreConflict.resolved_at).is_(None),
            )
        )
    )
    state = ScoreState.CURRENT
    if open_codes:
        is_disputed = "SCORE_CONFLICT" in open_codes
        state = ScoreState.CONFLICT if is_disputed else ScoreState.HELD
    if chosen is score:
        await _set(session, actor, score["id"], state=state)
        return
    await _set(
        session,
        actor,
        score["id"],
        state=state,
        value=chosen["value"],
        status=chosen["status"],
        version=score["version"] + 1,
        record_id=record_id,
        checked_by=None,
        checked_at=None,
    )


async def _append(
    session: AsyncSession,
    actor: Actor,
    score: Row,
    said: Row,
    *,
    kind: ScoreKind,
    subject: UUID,
    reason: str | None = None,
) -> UUID:
    """Append what the desk did to the log.

    Shape: `said` is the row whose value stands or is chosen, `subject` the record that was checked
    or decided upon.
    """
    at, record_id = now(), new_id()
    is_changed = said is not score
    row = {name: score[name] for name in (*_OWNED, *_SLOT)} | {
        "id": record_id,
        "operation_key": f"{_DESK}-{record_id}",
        "kind": kind,
        "recorded_by": actor.user_id,
        "value": said["value"],
        "status": said["status"],
        "reason": reason,
        "base_version": score["version"],
        "version": score["version"] + (1 if is_changed else 0),
        "verdict": Verdict.ACCEPTED,
        "device": _DESK,
        "device_sequence": 0,
        "recorded_at": at,
        "received_at": at,
        "subject_id": subject,
    }
    await session.execute(insert(ScoreRecord).values(row))
    return record_id


async def _set(session: AsyncSession, actor: Actor, score_id: UUID, **values: Any) -> None:  # noqa: ANN401 - columns
    await session.execute(
        update(Score)
        .where(col(Score.district_id) == actor.district_id, col(Score.id) == score_id)
        .values(**values)
    )


async def _refresh(session: AsyncSession, actor: Actor, round_id: UUID, entries: set[UUID]) -> None:
    async with as_program(session, actor) as program:
        a_round = (await load(session, program, "rounds", id=round_id))[0]
        await refresh_results(session, program, a_round, entries)
