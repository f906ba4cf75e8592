"""What is let go of at night: sessions that have ended, keys of repeats, events nobody resumes."""

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.statements import sections
from backend.accounts.tables import IdempotencyKey, Session
from backend.database.actor import Actor
from backend.database.session import driver_connection
from backend.kit.clock import now

EVENT_DAYS = 7
"""How long a subscriber or a poller may stay away and still resume where it was."""

_KEY_DAYS = 7
_SESSION_DAYS = 1


async def forget_what_is_over(session: AsyncSession, actor: Actor) -> None:
    """Delete what has had its time in the actor's district."""
    moment = now()
    await session.execute(
        delete(Session).where(
            col(Session.district_id) == actor.district_id,
            col(Session.expires_at) < moment - timedelta(days=_SESSION_DAYS),
        )
    )
    await session.execute(
        delete(IdempotencyKey).where(
            col(IdempotencyKey.district_id) == actor.district_id,
            col(IdempotencyKey.created_at) < moment - timedelta(days=_KEY_DAYS),
        )
    )
    connection = await driver_connection(session)
    before = moment - timedelta(days=EVENT_DAYS)
    await connection.execute(sections()["forget_events"], actor.district_id, before)
