"""Accounts that a contest brings along between the district's server and a venue's.

They keep their ids, since scores and checks name who made them. A judge's account is opened by
passes; an officer's password is made where the officer signs in, and never travels.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.audit import record
from backend.accounts.passwords import hash_password, make_password, unusable_hash
from backend.accounts.tables import User
from backend.database.actor import Actor, Role
from backend.kit.ids import new_id

JUDGE = ("id", "login", "name", "contest_id")
OFFICER = ("id", "login", "name", "role", "town_id", "department_id")
"""What travels of an account."""


async def bring_judge(session: AsyncSession, program: Actor, row: Mapping[str, Any]) -> None:
    """Let a judge's account be here, unless it is."""
    if await _is_here(session, program, row):
        return
    named = {name: row[name] for name in JUDGE}
    await _add(session, program, named | {"role": Role.JUDGE, "password_hash": unusable_hash()})


async def bring_officer(
    session: AsyncSession, program: Actor, row: Mapping[str, Any]
) -> tuple[str, str] | None:
    """Let an officer's account be here with a new password; give login and password, if new."""
    if await _is_here(session, program, row):
        return None
    password = make_password()
    named = {name: row[name] for name in OFFICER}
    login = await _add(session, program, named | {"password_hash": hash_password(password)})
    return login, password


async def _is_here(session: AsyncSession, program: Actor, row: Mapping[str, Any]) -> bool:
    found = await session.scalar(
        select(col(User.id)).where(
            col(User.district_id) == program.district_id, col(User.id) == row["id"]
        )
    )
    return found is not None


async def _add(session: AsyncSession, program: Actor, row: dict[str, Any]) -> str:
    """Add an account; a login that is somebody else's here gets an ending."""
    login = str(row["login"])
    if await session.scalar(select(col(User.id)).where(col(User.login) == login)) is not None:
        login = f"{login}-{new_id().hex[-6:]}"
    user = User(district_id=program.district_id, **(row | {"login": login}))
    session.add(user)
    await session.flush()
    after = {name: value for name, value in row.items() if name not in {"id", "password_hash"}}
    await record(
        session,
        program,
        action="user.add",
        subject_table="users",
        subject_id=user.id,
        after=after | {"login": login},
    )
    return login
