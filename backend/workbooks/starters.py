"""Who asked for a file, in person or by a token, with the rights that both have by now."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import actor_of, plain
from backend.accounts.tables import ApiToken, User
from backend.database.actor import Actor
from backend.database.registry import table_of
from backend.kit.clock import today
from backend.workbooks.errors import MayNotImportError


async def starter_of(
    session: AsyncSession, program: Actor, *, user_id: UUID | None, token_id: UUID | None
) -> Actor:
    """Act as who began a job; by a token it reaches what the token reaches, and no more.

    Raises: MAY_NOT_IMPORT for an account that was switched off, or a token that no longer holds.
    """
    users = table_of(User)
    query = select(users).where(users.c.district_id == program.district_id, users.c.id == user_id)
    row = (await session.execute(query)).mappings().one_or_none()
    if row is None or not row["is_active"]:
        raise MayNotImportError(ledger="台账")
    user: Mapping[str, Any] = dict(row) | {"user_id": row["id"]}
    if token_id is None:
        return actor_of(user, request_id=program.request_id)
    scopes = await _scopes(session, program, token_id)
    if scopes is None:
        raise MayNotImportError(ledger="台账")
    return actor_of(user, scopes=scopes, token_id=plain(token_id), request_id=program.request_id)


async def _scopes(session: AsyncSession, program: Actor, token_id: UUID) -> frozenset[str] | None:
    tokens = table_of(ApiToken)
    query = select(tokens.c.scopes).where(
        tokens.c.district_id == program.district_id,
        tokens.c.id == token_id,
        tokens.c.revoked_at.is_(None),
        tokens.c.expires_on > today(),
    )
    scopes = await session.scalar(query)
    return None if scopes is None else frozenset(scopes)
