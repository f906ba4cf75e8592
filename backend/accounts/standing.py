"""Whether those who stay connected may still: all their proofs are looked at in one query.

Looking is no use of a session: a connection that stays open does not keep its session alive.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from backend.accounts.actors import actor_of, gate_actor, plain
from backend.accounts.authentication import Authenticator, Kind, session_end
from backend.accounts.queries import QUERIES
from backend.accounts.sessions import lifetime, session_secret
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import reading
from backend.kit.clock import local_date
from backend.kit.tokens import token_digest

_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Proof:
    """What a connection proved itself with, and what it acts as for that, without a request."""

    kind: Kind
    digest: bytes
    actor: Actor


async def prove(
    authenticator: Authenticator,
    headers: Mapping[str, str],
    cookies: Mapping[str, str],
    now: datetime,
) -> Proof | None:
    """Authenticate a connection that will stay; None for one that proves nothing.

    Raises: as `Authenticator.authenticate`.
    """
    actor = await authenticator.authenticate(headers, cookies, now, request_id="")
    if actor is None:
        return None
    authorization = headers.get("authorization", "")
    if authorization[: len(_BEARER)].lower() == _BEARER:
        return Proof(Kind.TOKEN, token_digest(authorization[len(_BEARER) :].strip()), actor)
    secret = session_secret(headers, cookies) or ""
    return Proof(Kind.SESSION, token_digest(secret), actor)


async def ended(database: Database, proofs: Iterable[Proof], now: datetime) -> set[Proof]:
    """Give the proofs that hold no longer, or stand for other rights than they did."""
    wanted = set(proofs)
    digests = {kind: [one.digest for one in wanted if one.kind is kind] for kind in Kind}
    async with reading(database, gate_actor("")) as connection:
        sessions = await connection.fetch(QUERIES[Kind.SESSION.value], digests[Kind.SESSION])
        tokens = await connection.fetch(QUERIES[Kind.TOKEN.value], digests[Kind.TOKEN])
    idle = lifetime(database.settings).idle
    held: dict[bytes, Actor] = {}
    for row in sessions:
        if row["is_active"] and now < session_end(dict(row), row["seen_at"], idle):
            held[row["secret_hash"]] = actor_of(dict(row), request_id="")
    for row in tokens:
        is_live = row["is_active"] and row["revoked_at"] is None
        if is_live and local_date(now) < row["expires_on"]:
            held[row["secret_hash"]] = _token_actor(dict(row))
    return {one for one in wanted if one.actor != held.get(one.digest)}


def _token_actor(row: Mapping[str, Any]) -> Actor:
    scopes = frozenset(orjson.loads(row["scopes"]))
    return actor_of(row, scopes=scopes, token_id=plain(row["id"]), request_id="")
