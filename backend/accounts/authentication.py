"""Authentication: from a request's cookie or bearer token to the actor that it acts as.

One indexed query, kept for a second: a revocation holds everywhere within two seconds.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import structlog
from sqlalchemy import or_, update
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col

from backend.accounts.actors import actor_of, gate_actor, plain, program_of
from backend.accounts.errors import (
    AuthenticationError,
    TokenExpiredError,
    TokenInvalidError,
    TokenRevokedError,
)
from backend.accounts.queries import QUERIES
from backend.accounts.sessions import lifetime, session_secret
from backend.accounts.tables import ApiToken, Session
from backend.accounts.tokens import TOKEN_PREFIX
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import DatabaseBusyError, reading, writing
from backend.kit.clock import local_date
from backend.kit.tokens import is_well_formed, token_digest

SEEN_EVERY = timedelta(minutes=1)
CACHE_SECONDS = 1.0
CACHE_SIZE = 10_000

_BEARER = "bearer "

_log = structlog.get_logger(__name__)


class Kind(StrEnum):
    """What a request proves itself with."""

    SESSION = "session"
    TOKEN = "token"  # noqa: S105 - a word


@dataclass(slots=True)
class _Held:
    """What the database said of a secret, and when; `actor` is of no request yet."""

    kind: Kind
    row: Mapping[str, Any]
    actor: Actor
    seen_at: datetime | None
    read_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a request comes from, and by which session (None for a token)."""

    actor: Actor
    session_id: UUID | None = None
    expires_at: datetime | None = None


class Authenticator:
    """Finds the actor of a request; one for each process."""

    def __init__(
        self,
        database: Database,
        *,
        cache_seconds: float = CACHE_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start with nothing held; `monotonic` is the clock of the cache, in seconds."""
        self._database = database
        self._cache_seconds = cache_seconds
        self._monotonic = monotonic
        self._life = lifetime(database.settings)
        self._held: dict[bytes, _Held] = {}

    async def authenticate(
        self,
        headers: Mapping[str, str],
        cookies: Mapping[str, str],
        now: datetime,
        *,
        request_id: str = "",
    ) -> Actor | None:
        """Give the actor of a request, None for one that proves nothing.

        Shape: header names in small letters.
        Raises: UNAUTHENTICATED for an ended session; TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_REVOKED.
        """
        identity = await self.identify(headers, cookies, now, request_id=request_id)
        return None if identity is None else identity.actor

    async def identify(
        self,
        headers: Mapping[str, str],
        cookies: Mapping[str, str],
        now: datetime,
        *,
        request_id: str = "",
    ) -> Identity | None:
        """Give the same with the session; a bearer token goes before a cookie."""
        authorization = headers.get("authorization", "")
        if authorization[: len(_BEARER)].lower() == _BEARER:
            return await self._by_token(authorization[len(_BEARER) :].strip(), now, request_id)
        secret = session_secret(headers, cookies)
        if secret is None:
            return None
        return await self._by_session(secret, now, request_id)

    def forget(self, digest: bytes) -> None:
        """Let go of a secret that was just ended in this process."""
        self._held.pop(digest, None)

    async def _by_session(self, secret: str, now: datetime, request_id: str) -> Identity:
        held = await self._look_up(Kind.SESSION, token_digest(secret))
        if held is None or held.seen_at is None or not held.row["is_active"]:
            raise AuthenticationError
        ends = session_end(held.row, held.seen_at, self._life.idle)
        if now >= ends:
            raise AuthenticationError
        await self._touch(held, now)
        return Identity(
            actor=held.actor.in_request(request_id),
            session_id=plain(held.row["id"]),
            expires_at=held.row["expires_at"],
        )

    async def _by_token(self, text: str, now: datetime, request_id: str) -> Identity:
        digest = token_digest(text)
        if digest not in self._held and not is_well_formed(text, prefix=TOKEN_PREFIX):
            raise TokenInvalidError
        held = await self._look_up(Kind.TOKEN, digest)
        if held is None:
            raise TokenInvalidError
        if held.row["revoked_at"] is not None or not held.row["is_active"]:
            raise TokenRevokedError
        expires_on: date = held.row["expires_on"]
        if local_date(now) >= expires_on:
            raise TokenExpiredError(expires_on=expires_on)
        await self._touch(held, now)
        return Identity(actor=held.actor.in_request(request_id))

    async def _look_up(self, kind: Kind, digest: bytes) -> _Held | None:
        held = self._held.get(digest)
        if held is not None and self._monotonic() - held.read_at < self._cache_seconds:
            return held if held.kind is kind else None
        read_at = self._monotonic()
        async with reading(self._database, gate_actor("")) as connection:
            row = await connection.fetchrow(QUERIES[kind.value], [digest])
        if row is None:
            self._held.pop(digest, None)
            return None
        held = _Held(
            kind=kind,
            row=dict(row),
            actor=_holder(kind, dict(row)),
            seen_at=row["seen_at"],
            read_at=read_at,
        )
        if len(self._held) >= CACHE_SIZE:
            self._held.clear()
        self._held[digest] = held
        return held

    async def _touch(self, held: _Held, now: datetime) -> None:
        """Note the use, at most once a minute; reading goes on when it can't be written."""
        if held.seen_at is not None and now - held.seen_at < SEEN_EVERY:
            return
        held.seen_at = now
        table, seen = (
            (Session, col(Session.seen_at))
            if held.kind is Kind.SESSION
            else (ApiToken, col(ApiToken.used_at))
        )
        district_id, row_id = plain(held.row["district_id"]), plain(held.row["id"])
        statement = (
            update(table)
            .where(
                col(table.district_id) == district_id,
                col(table.id) == row_id,
                or_(seen.is_(None), seen < now),
            )
            .values({seen: now})
        )
        try:
            actor = program_of(district_id, request_id="")
            async with writing(self._database, actor) as session:
                await session.execute(statement)
        except (DatabaseBusyError, SQLAlchemyError, asyncpg.PostgresError, OSError) as error:
            _log.warning("use_not_noted", kind=held.kind.value, error=type(error).__name__)


def session_end(row: Mapping[str, Any], seen_at: datetime, idle: timedelta) -> datetime:
    """Tell when a session ends; one that a judge's pass opened may lie idle."""
    expires_at: datetime = row["expires_at"]
    return expires_at if row["pass_id"] is not None else min(expires_at, seen_at + idle)


def _holder(kind: Kind, row: Mapping[str, Any]) -> Actor:
    if kind is Kind.SESSION:
        actor = actor_of(row, request_id="")
    else:
        scopes = frozenset(orjson.loads(row["scopes"]))
        actor = actor_of(row, scopes=scopes, token_id=plain(row["id"]), request_id="")
    actor.acting()  # remembered for every request that comes with the secret
    return actor
