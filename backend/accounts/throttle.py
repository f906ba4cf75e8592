"""Slows down guessing: failed sign-ins are counted, and over a limit the next one has to wait.

Note [Devices]: a browser that once signed in to an account keeps a signed device mark for it and
is counted by that mark alone. All others are counted by their address, and together for the
account, so a stranger who guesses from many places never locks out the people who work there.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.errors import TooManyAttemptsError
from backend.accounts.tables import SignInFailure
from backend.kit.ids import new_id

WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `failures` within the window for one key."""

    key: bytes
    failures: int


def limits_of(login: str, *, device: str | None, address: str) -> tuple[Limit, ...]:
    """Give what a sign-in is counted by; `device` is a device mark that was proved genuine.

    Source: api.md section 4 (5 by account and device in 15 minutes; per address high, since a
    whole office stands behind one).
    """
    if device is not None:
        return (Limit(_key("device", login, device), 5),)
    return (
        Limit(_key("place", login, address), 5),
        Limit(_key("account", login), 50),
        Limit(_key("address", address), 200),
    )


def limits_of_pass(*, address: str) -> tuple[Limit, ...]:
    """Give what a sign-in by a pass is counted by: the address alone, a pass names no account.

    A whole venue may stand behind one address; the secret has 178 random bits.
    """
    return (Limit(_key("pass", address), 50),)


def limits_of_slip(digest: bytes | None, *, address: str) -> tuple[Limit, ...]:
    """Give what a look by an entry slip is counted by: the slip, or the address of a wrong one.

    A hall full of contestants stands behind one address, and whoever guesses there must not keep
    them from their results: the secret has 178 random bits.
    """
    if digest is None:
        return (Limit(_key("slip address", address), 50),)
    return (Limit(_key("slip", digest.hex()), 60),)


def limits_of_slip_number(digest: bytes) -> tuple[Limit, ...]:
    """Give what a wrong identity number beside an entry slip is counted by: the slip, five tries.

    Most of a number can be guessed by who knows the person.
    """
    return (Limit(_key("slip number", digest.hex()), 5),)


def _key(*parts: str) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(4) + raw)
    return digest.digest()


async def count_attempt(
    session: AsyncSession, limits: tuple[Limit, ...], *, at: datetime
) -> list[UUID]:
    """Count an attempt as failed before its password is looked at, so that a burst can't race.

    Give the marks to take back when it succeeds. A refused attempt is not counted itself: who
    waits gets in again.

    Raises: TOO_MANY_ATTEMPTS.
    """
    await _one_after_another(session, limits)
    await session.execute(delete(SignInFailure).where(col(SignInFailure.at) <= at - KEPT))
    for limit in limits:
        await _refuse_beyond(session, limit, at)
    marks = [{"id": new_id(), "key_hash": limit.key, "at": at} for limit in limits]
    await session.execute(insert(SignInFailure), marks)
    return [UUID(str(mark["id"])) for mark in marks]


async def take_back(session: AsyncSession, marks: list[UUID]) -> None:
    """Uncount an attempt that succeeded; earlier failures run out by themselves."""
    await session.execute(delete(SignInFailure).where(col(SignInFailure.id).in_(marks)))


async def _one_after_another(session: AsyncSession, limits: tuple[Limit, ...]) -> None:
    """Let attempts on the same account pass here singly, so that none reads a stale count."""
    number = int.from_bytes(limits[0].key[:8], signed=True)
    await session.execute(select(func.pg_advisory_xact_lock(number)))


async def _refuse_beyond(session: AsyncSession, limit: Limit, at: datetime) -> None:
    """Refuse when the window is full; the wait ends when its oldest counted failure leaves it."""
    recent = (
        select(col(SignInFailure.at))
        .where(col(SignInFailure.key_hash) == limit.key, col(SignInFailure.at) > at - WINDOW)
        .order_by(col(SignInFailure.at).desc())
        .limit(limit.failures)
    )
    failures = list(await session.scalars(recent))
    if len(failures) >= limit.failures:
        wait = failures[-1] + WINDOW - at
        raise TooManyAttemptsError(retry_after_seconds=max(1, -(-wait // timedelta(seconds=1))))
