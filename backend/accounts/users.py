"""Users: adding them, setting their password, keeping them out.

The command line calls these as the program itself (`SYSTEM`), since no signed-in role may.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.audit import record
from backend.accounts.errors import (
    LoginMalformedError,
    LoginTakenError,
    LoginUnknownError,
    RoleScopeError,
)
from backend.accounts.passwords import check_new_password, hash_password
from backend.accounts.sign_in import normalized_login
from backend.accounts.tables import Session, User
from backend.database.actor import Actor, Role

_NEEDED = {
    Role.DISTRICT_OFFICER: (None, "不带镇街、部门或党组织"),
    Role.TOWN_OFFICER: ("town_id", "且只需要镇街 (--town)"),
    Role.DEPARTMENT_OFFICER: ("department_id", "且只需要部门 (--department)"),
    Role.BRANCH_SECRETARY: ("branch_id", "且只需要党组织 (--branch)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUser:
    """A person who may sign in, with one role and its scope."""

    login: str
    name: str
    role: Role
    password: str
    town_id: UUID | None = None
    department_id: UUID | None = None
    branch_id: UUID | None = None

    def __repr__(self) -> str:
        """Keep the password out of logs and tracebacks."""
        return f"AddUser({self.login}, {self.role})"


async def add_user(session: AsyncSession, actor: Actor, form: AddUser) -> UUID:
    """Let a person sign in.

    Raises: LOGIN_MALFORMED, LOGIN_TAKEN, ROLE_SCOPE, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG,
    PASSWORD_IS_LOGIN.
    """
    login = normalized_login(form.login)
    if login == "":
        raise LoginMalformedError(login=form.login)
    _check_role_scope(form)
    check_new_password(form.password, login=login)
    if await session.scalar(select(col(User.id)).where(col(User.login) == login)) is not None:
        raise LoginTakenError(login=login)
    user = User(
        district_id=actor.district_id,
        login=login,
        name=form.name,
        role=form.role,
        town_id=form.town_id,
        department_id=form.department_id,
        branch_id=form.branch_id,
        password_hash=hash_password(form.password),
    )
    session.add(user)
    await session.flush()
    after = {"login": login, "name": form.name, "role": form.role, "town_id": form.town_id}
    after |= {"department_id": form.department_id, "branch_id": form.branch_id}
    await record(
        session, actor, action="user.add", subject_table="users", subject_id=user.id, after=after
    )
    return user.id


def _check_role_scope(form: AddUser) -> None:
    if form.role not in _NEEDED:
        raise RoleScopeError(role=form.role, needed="由系统自己使用，不能给人")
    needed, words = _NEEDED[form.role]
    scopes = {
        "town_id": form.town_id,
        "department_id": form.department_id,
        "branch_id": form.branch_id,
    }
    given = {name for name, value in scopes.items() if value is not None}
    if given != ({needed} if needed else set()):
        raise RoleScopeError(role=form.role, needed=words)


async def find_user(session: AsyncSession, login: str) -> User:
    """Find a user of any district by login.

    Raises: LOGIN_UNKNOWN.
    """
    found = await session.scalar(select(User).where(col(User.login) == normalized_login(login)))
    if found is None:
        raise LoginUnknownError(login=login)
    return found


async def set_password(session: AsyncSession, actor: Actor, user: User, password: str) -> None:
    """Give a user a new password, let them in again, and end every session.

    Raises: PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_IS_LOGIN.
    """
    check_new_password(password, login=user.login)
    user.password_hash = hash_password(password)
    was_active, user.is_active = user.is_active, True
    session.add(user)
    await _end_sessions(session, user)
    await record(
        session,
        actor,
        action="user.set_password",
        subject_table="users",
        subject_id=user.id,
        before={"is_active": was_active},
        after={"is_active": True},
    )


async def disable_user(session: AsyncSession, actor: Actor, user: User) -> None:
    """Keep a user out: no sign-in, no session, no token from now on."""
    was_active, user.is_active = user.is_active, False
    session.add(user)
    await _end_sessions(session, user)
    await record(
        session,
        actor,
        action="user.disable",
        subject_table="users",
        subject_id=user.id,
        before={"is_active": was_active},
        after={"is_active": False},
    )


async def _end_sessions(session: AsyncSession, user: User) -> None:
    await session.execute(
        delete(Session).where(
            col(Session.district_id) == user.district_id, col(Session.user_id) == user.id
        )
    )
