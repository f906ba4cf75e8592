"""Accounts of judges: one for each judge of a contest, opened by passes and never by a password."""

import secrets
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.accounts.audit import record
from backend.accounts.passwords import unusable_hash
from backend.accounts.tables import User
from backend.database.actor import Actor, Role
from backend.database.session import act_as

_LOGIN_BYTES = 6


async def add_judge_user(
    session: AsyncSession, actor: Actor, *, contest_id: UUID, name: str
) -> UUID:
    """Make the account of a judge with the program's rights, for an organizer who may appoint.

    The caller has read the contest with the organizer's own rights, and what the organizer writes
    next fails where the contest is not the organizer's: then the account goes with it.
    """
    program = program_of(actor.district_id, request_id=actor.request_id)
    user = User(
        district_id=actor.district_id,
        login=f"judge-{secrets.token_hex(_LOGIN_BYTES)}",
        name=name,
        role=Role.JUDGE,
        contest_id=contest_id,
        password_hash=unusable_hash(),
    )
    await act_as(session, program)
    try:
        session.add(user)
        await session.flush()
    finally:
        await act_as(session, actor)
    after = {"login": user.login, "name": name, "role": Role.JUDGE, "contest_id": contest_id}
    await record(
        session, actor, action="user.add", subject_table="users", subject_id=user.id, after=after
    )
    return user.id
