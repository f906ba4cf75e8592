"""Tells a person who changed a row while it was open: the name, the moment, the present revision.

The name is read with the program's eyes: a colleague's name is no secret to somebody who may see
the row, though the account behind it may be.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import program_of
from backend.accounts.refusals import ChangedMeanwhileError
from backend.accounts.tables import User
from backend.database.actor import Actor
from backend.database.session import act_as


async def demand_revision(
    session: AsyncSession, actor: Actor, row: Mapping[str, Any], revision: int
) -> None:
    """Refuse to change a row that is no longer as it was read.

    Raises: CHANGED_MEANWHILE, with who changed it and when.
    """
    if row["revision"] != revision:
        raise ChangedMeanwhileError(
            changed_by=await _name_of_last(session, actor, row),
            changed_at=row["updated_at"],
            current_revision=row["revision"],
        )


async def _name_of_last(session: AsyncSession, actor: Actor, row: Mapping[str, Any]) -> str | None:
    user_id = row["updated_by"]
    if user_id is None:
        return None
    await act_as(session, program_of(actor.district_id, request_id=actor.request_id))
    try:
        query = select(col(User.name)).where(
            col(User.district_id) == actor.district_id, col(User.id) == user_id
        )
        return await session.scalar(query)
    finally:
        await act_as(session, actor)
