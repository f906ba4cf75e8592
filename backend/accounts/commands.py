"""What a signed-in person does with the own account over the API."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts import sessions
from backend.compiler.catalog import Of
from backend.database.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSession:
    """End one of the own sessions, such as one left open on another computer."""

    session_id: Annotated[UUID, "会话；the session", Of("Session")]


async def end_session(session: AsyncSession, actor: Actor, form: EndSession) -> UUID | None:
    """End the session; its browser is signed out within two seconds. Give whose it was.

    Raises: SESSION_UNKNOWN.
    """
    await sessions.end_session(session, actor, form.session_id)
    return actor.user_id
