"""Sessions: what a signed-in browser holds, how long it lasts, and the owner's list of them.

The browser holds a random secret in a cookie; the database holds its hash.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.audit import record
from backend.accounts.errors import SessionUnknownError
from backend.accounts.tables import Session
from backend.config import Settings
from backend.database.actor import Actor
from backend.kit.tokens import token_digest

SECRET_BYTES = 32
SECURE_COOKIE = "__Host-liangxin"
LOOPBACK_COOKIE = "liangxin"
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SHOWN_DEVICE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetime:
    """How long a session lasts: unused, and at the latest."""

    idle: timedelta
    absolute: timedelta


def lifetime(settings: Settings) -> Lifetime:
    """Read the installation's limits (api.md section 4: 30 minutes and 12 hours)."""
    return Lifetime(
        idle=timedelta(minutes=settings.session_idle_minutes),
        absolute=timedelta(hours=settings.session_hours),
    )


@dataclass(frozen=True, slots=True)
class PassUsed:
    """The judge's pass by which a session is opened, and when it ends."""

    id: UUID
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session just opened; `secret` goes to the browser and nowhere else."""

    id: UUID
    secret: str
    expires_at: datetime

    def __repr__(self) -> str:
        """Keep the secret out of logs and tracebacks."""
        return f"NewSession({self.id})"


def is_loopback(host: str) -> bool:
    """Tell whether a `Host` header names this very machine."""
    name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    return (name if port.isdecimal() else host).lower() in _LOOPBACK_NAMES


def session_secret(headers: Mapping[str, str], cookies: Mapping[str, str]) -> str | None:
    """Find the session's secret among a request's cookies.

    The plain name counts on loopback alone: elsewhere a neighboring host name could have set it.
    """
    secret = cookies.get(SECURE_COOKIE)
    if secret is None and is_loopback(headers.get("host", "")):
        secret = cookies.get(LOOPBACK_COOKIE)
    return secret or None


async def open_session(
    session: AsyncSession,
    actor: Actor,
    *,
    user_id: UUID,
    at: datetime,
    life: Lifetime,
    address: str,
    device: str,
    by_pass: PassUsed | None = None,
) -> NewSession:
    """Open a session and clear away those of the user that have run out.

    A session that a judge's pass opened lasts as long as the pass, used or not: who judges may be
    without a network for hours.
    """
    mine = (col(Session.district_id) == actor.district_id, col(Session.user_id) == user_id)
    is_idle = and_(col(Session.pass_id).is_(None), col(Session.seen_at) <= at - life.idle)
    over = or_(col(Session.expires_at) <= at, is_idle)
    await session.execute(delete(Session).where(*mine, over))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    opened = Session(
        district_id=actor.district_id,
        user_id=user_id,
        secret_hash=token_digest(secret),
        created_at=at,
        seen_at=at,
        expires_at=at + life.absolute if by_pass is None else by_pass.ends_at,
        pass_id=None if by_pass is None else by_pass.id,
        address=address,
        device=device[:_SHOWN_DEVICE],
    )
    session.add(opened)
    await session.flush()
    return NewSession(id=opened.id, secret=secret, expires_at=opened.expires_at)


async def replace_session(session: AsyncSession, secret: str | None) -> None:
    """End the session that a browser still held when it signed in anew."""
    if secret is not None:
        await session.execute(
            delete(Session).where(col(Session.secret_hash) == token_digest(secret))
        )


async def end_session(session: AsyncSession, actor: Actor, session_id: UUID) -> bytes:
    """End one of the caller's own sessions; give the hash of its secret.

    Raises: SESSION_UNKNOWN.
    """
    ended = await session.scalar(
        delete(Session)
        .where(
            col(Session.district_id) == actor.district_id,
            col(Session.user_id) == actor.user_id,
            col(Session.id) == session_id,
        )
        .returning(col(Session.secret_hash))
    )
    if ended is None:
        raise SessionUnknownError(path=("sessionId",))
    await record(
        session,
        actor,
        action="session.end",
        subject_table="sessions",
        subject_id=session_id,
    )
    return bytes(ended)


async def own_sessions(
    session: AsyncSession, actor: Actor, *, at: datetime, life: Lifetime
) -> list[Session]:
    """List the caller's live sessions, the latest used first."""
    found = await session.scalars(
        select(Session)
        .where(
            col(Session.district_id) == actor.district_id,
            col(Session.user_id) == actor.user_id,
            col(Session.expires_at) > at,
            or_(col(Session.pass_id).is_not(None), col(Session.seen_at) > at - life.idle),
        )
        .order_by(col(Session.seen_at).desc(), col(Session.id))
    )
    return list(found)
