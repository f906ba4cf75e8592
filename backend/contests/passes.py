"""Passes of judges: a secret shown once, by which a judge signs in for one contest.

A pass works from its day on and ends 24 hours after the last round of its judge has closed, so that
no device is signed out with scores unsent; it lasts 30 days at most.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import actor_of, gate_actor, plain, program_of
from backend.accounts.audit import record
from backend.accounts.changes import insert, save
from backend.accounts.changes import update as changed
from backend.accounts.sessions import NewSession, PassUsed, lifetime, open_session, replace_session
from backend.accounts.tables import Session, User
from backend.accounts.throttle import count_attempt, limits_of_pass, take_back
from backend.contests.reading import contest_of, row_of
from backend.contests.results import SQL, as_program
from backend.contests.score_errors import PassDayError, PassInvalidError
from backend.contests.score_forms import IssueJudgePass, RevokeJudgePass
from backend.contests.tables import JudgePass
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import driver_connection, writing
from backend.kit.clock import local_date, now, today
from backend.kit.tokens import is_well_formed, new_token, token_digest

PASS_PREFIX = "judge"  # noqa: S105 - a word
MOST_DAYS = 30
EARLIEST_DAYS = 1
LATEST_DAYS = 366
_ZONE = ZoneInfo("Asia/Shanghai")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassAttempt:
    """Who tries to sign in by a pass, from where."""

    secret: str
    address: str
    device: str
    at: datetime
    request_id: str
    old_secret: str | None = None

    def __repr__(self) -> str:
        """Keep the secret out of logs and tracebacks."""
        return f"PassAttempt({self.request_id})"


async def issue_judge_pass(
    session: AsyncSession, actor: Actor, form: IssueJudgePass
) -> dict[str, object]:
    """Give a judge a pass; its secret is shown this once.

    Raises: NOT_FOUND, CONTEST_STATE, PASS_DAY.
    """
    if not -EARLIEST_DAYS <= (form.works_on - today()).days <= LATEST_DAYS:
        raise PassDayError(day=form.works_on.isoformat(), path=("works_on",))
    judge = await row_of(session, actor, "judges", form.judge_id, None, "评委", path=("judge_id",))
    await contest_of(session, actor, judge["contest_id"], path=("judge_id",), may_be_away=True)
    token = new_token(PASS_PREFIX)
    ends_at = datetime.combine(form.works_on + timedelta(days=MOST_DAYS), time(), _ZONE)
    change = insert(
        "judge_passes",
        contest_id=judge["contest_id"],
        organizer_town_id=judge["organizer_town_id"],
        organizer_department_id=judge["organizer_department_id"],
        judge_id=judge["id"],
        judge_user_id=judge["user_id"],
        secret_hash=token.digest,
        works_on=form.works_on,
        ends_at=ends_at.astimezone(UTC),
    )
    await save(session, actor, action="judge_pass.issue", changes=[change])
    return {
        "pass": change.id,
        "secret": token.text,
        "url": f"/judge#{token.text}",
        "endsAt": ends_at.isoformat(),
    }


async def revoke_judge_pass(session: AsyncSession, actor: Actor, form: RevokeJudgePass) -> UUID:
    """Revoke a pass and end the sessions that it opened.

    Raises: NOT_FOUND.
    """
    before = await row_of(session, actor, "judge_passes", form.id, None, "通行码")
    if before["revoked_at"] is None:
        change = changed("judge_passes", before, revoked_at=now())
        await save(session, actor, action="judge_pass.revoke", changes=[change])
    async with as_program(session, actor) as program:
        await session.execute(
            delete(Session).where(
                col(Session.district_id) == program.district_id, col(Session.pass_id) == form.id
            )
        )
    return form.id


async def end_passes(
    session: AsyncSession, program: Actor, round_id: UUID, *, at: datetime
) -> None:
    """Let the passes of a closed round's judges end, where it was the last of their rounds."""
    connection = await driver_connection(session)
    await connection.execute(SQL["end_passes"], program.district_id, round_id, at)


async def prolong_passes(session: AsyncSession, actor: Actor, round_id: UUID) -> None:
    """Let the passes of the judges of a round that is opened again go on, if they still work."""
    async with as_program(session, actor) as program:
        connection = await driver_connection(session)
        await connection.execute(
            SQL["prolong_passes"], program.district_id, round_id, MOST_DAYS, now()
        )


async def sign_in_by_pass(database: Database, attempt: PassAttempt) -> tuple[NewSession, Actor]:
    """Open a session for a pass; it lasts as long as the pass.

    Raises: PASS_INVALID, TOO_MANY_ATTEMPTS, BUSY.
    """
    async with writing(database, gate_actor(attempt.request_id)) as session:
        limits = limits_of_pass(address=attempt.address)
        counted = await count_attempt(session, limits, at=attempt.at)
        found = await _pass_of(session, attempt)
    if found is None:
        _log.info("pass_refused", request_id=attempt.request_id, address=attempt.address)
        raise PassInvalidError
    one, user = found
    program = program_of(one.district_id, request_id=attempt.request_id)
    async with writing(database, program) as session:
        await take_back(session, counted)
        await replace_session(session, attempt.old_secret)
        actor = actor_of(user.model_dump() | {"user_id": user.id}, request_id=attempt.request_id)
        opened = await open_session(
            session,
            actor,
            user_id=user.id,
            at=attempt.at,
            life=lifetime(database.settings),
            address=attempt.address,
            device=attempt.device,
            by_pass=PassUsed(plain(one.id), one.ends_at),
        )
        used = await session.scalar(
            update(JudgePass)
            .where(
                col(JudgePass.district_id) == one.district_id,
                col(JudgePass.id) == one.id,
                col(JudgePass.revoked_at).is_(None),
            )
            .values(used_at=attempt.at)
            .returning(col(JudgePass.id))
        )
        if used is None:  # revoked since it was looked at
            raise PassInvalidError
        after = {"address": attempt.address, "pass_id": one.id}
        await record(
            session,
            actor,
            action="session.open",
            subject_table="sessions",
            subject_id=opened.id,
            after=after,
        )
    return opened, actor


async def _pass_of(session: AsyncSession, attempt: PassAttempt) -> tuple[JudgePass, User] | None:
    """Find a pass that works now, with its judge's account."""
    if not is_well_formed(attempt.secret, prefix=PASS_PREFIX):
        return None
    one = await session.scalar(
        select(JudgePass).where(col(JudgePass.secret_hash) == token_digest(attempt.secret))
    )
    if one is None or one.revoked_at is not None or attempt.at >= one.ends_at:
        return None
    if local_date(attempt.at) < one.works_on:
        return None
    user = await session.scalar(
        select(User).where(
            col(User.district_id) == one.district_id, col(User.id) == one.judge_user_id
        )
    )
    return None if user is None or not user.is_active else (one, user)
