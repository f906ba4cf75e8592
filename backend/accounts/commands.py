"""What a signed-in person does with the own account over the API."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts import sessions, tokens
from backend.accounts.errors import TokenUnknownError
from backend.accounts.refusals import NotAllowedError
from backend.accounts.tables import ApiToken, User
from backend.accounts.tokens import TokenScope
from backend.compiler.catalog import Of
from backend.database.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSession:
    """结束会话；End one of the own sessions, such as one left open on another computer."""

    session_id: Annotated[UUID, "会话；the session", Of("Session")]


async def end_session(session: AsyncSession, actor: Actor, form: EndSession) -> UUID | None:
    """End the session; its browser is signed out within two seconds. Give whose it was.

    Raises: SESSION_UNKNOWN.
    """
    await sessions.end_session(session, actor, form.session_id)
    return actor.user_id


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateToken:
    """生成令牌；Make an API token of one's own; with PUBLISHED alone it is a public one."""

    name: Annotated[str, "用途，便于日后辨认；what it is for"]
    scopes: Annotated[tuple[TokenScope, ...], "权限范围，至少一项；scopes, at least one"]
    days: Annotated[int, "有效天数，至多 365；days that it works, at most 365"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeToken:
    """撤销令牌；End one of the own API tokens for good."""

    id: Annotated[UUID, "接口令牌；the token", Of("ApiToken")]


async def create_token(session: AsyncSession, actor: Actor, form: CreateToken) -> dict[str, Any]:
    """Make a token; its text is in this answer and nowhere else.

    Raises: TOKEN_SCOPE, TOKEN_LIFETIME.
    """
    owner = await session.get_one(User, (actor.district_id, actor.user_id))
    wanted = tokens.CreateToken(name=form.name, scopes=form.scopes, days=form.days)
    longest = session.info["token_days"]
    token, made = await tokens.add_token(session, actor, wanted, owner=owner, longest=longest)
    return {"token": token.id, "secret": made.text}


async def revoke_token(session: AsyncSession, actor: Actor, form: RevokeToken) -> UUID:
    """End a token; it stops working everywhere within two seconds.

    Raises: TOKEN_UNKNOWN, NOT_ALLOWED for a token of somebody else.
    """
    token = await session.get(ApiToken, (actor.district_id, form.id))
    if token is None:
        raise TokenUnknownError(prefix="…")
    if token.user_id != actor.user_id:
        raise NotAllowedError
    if token.revoked_at is None:
        await tokens.revoke_token(session, actor, token)
    return form.id
