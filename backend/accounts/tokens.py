"""API tokens: what a program of a third party proves itself with, always for a person.

A token carries its owner's present rights, cut down to its scopes; none reaches members. One for
published figures alone is public: it sees what is published, whatever its owner may see.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.audit import record
from backend.accounts.errors import TokenLifetimeError, TokenScopeError, TokenUnknownError
from backend.accounts.tables import ApiToken, User
from backend.database.actor import Actor
from backend.kit.clock import now, today
from backend.kit.labels import LabeledEnum
from backend.kit.tokens import NewToken, new_token

TOKEN_PREFIX = "lx"  # noqa: S105 - the public start of every token
_SHOWN_START = 9


class TokenScope(LabeledEnum):
    """令牌的权限范围；What a token may read; members are not among it."""

    PUBLISHED = "published", "已公布的数字；published figures; alone: a public token"
    FIGURES = "figures", "数字及其定义、趋势和变化；figures, their definitions, trends and changes"
    ORGANIZATIONS = "organizations", "单位台账和地图；the ledger of organizations and its map"
    BRANCHES = "branches", "党组织名册和覆盖关系；the register of branches and whom they cover"
    SHOPS = "shops", "店铺；shops"
    IMPORTS = "imports", "上传台账试导，办理由人；rehearsals of imports, which a person applies"
    EXPORTS = "exports", "导出台账，不含个人信息；exports without what is personal"
    METRICS = "metrics", "运行指标，不含台账内容；the metrics of operation, nothing of the ledger"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateToken:
    """A token for a program: what for, what it may read, for how many days."""

    name: str
    scopes: tuple[str, ...]
    days: int


async def create_token(
    session: AsyncSession, actor: Actor, form: CreateToken, *, owner: User, longest: int
) -> NewToken:
    """Make a token for its owner; its text is shown once and never kept.

    Units: `longest` in days.
    Raises: TOKEN_SCOPE, TOKEN_LIFETIME.
    """
    _, made = await add_token(session, actor, form, owner=owner, longest=longest)
    return made


async def add_token(
    session: AsyncSession, actor: Actor, form: CreateToken, *, owner: User, longest: int
) -> tuple[ApiToken, NewToken]:
    """Make the same and give its row too."""
    scopes = _checked_scopes(form.scopes)
    if not 1 <= form.days <= longest:
        raise TokenLifetimeError(days=form.days, maximum=longest)
    made = new_token(TOKEN_PREFIX)
    token = ApiToken(
        district_id=owner.district_id,
        user_id=owner.id,
        name=form.name,
        secret_hash=made.digest,
        prefix=made.text[:_SHOWN_START],
        scopes=scopes,
        expires_on=today() + timedelta(days=form.days),
    )
    session.add(token)
    await session.flush()
    await record(
        session,
        actor,
        action="token.create",
        subject_table="api_tokens",
        subject_id=token.id,
        after=token.model_dump(include={"user_id", "name", "prefix", "scopes", "expires_on"}),
    )
    return token, made


def _checked_scopes(scopes: tuple[str, ...]) -> list[str]:
    known = set(TokenScope)
    for scope in scopes or ("",):
        if scope not in known:
            raise TokenScopeError(scope=scope, allowed="、".join(TokenScope))
    return sorted(set(scopes))


async def live_tokens(session: AsyncSession, *, prefix: str = "") -> list[tuple[ApiToken, User]]:
    """List tokens that still work, with their owners, by owner and age."""
    rows = await session.execute(
        select(ApiToken, User)
        .join(
            User,
            (col(User.district_id) == col(ApiToken.district_id))
            & (col(User.id) == col(ApiToken.user_id)),
        )
        .where(
            col(ApiToken.revoked_at).is_(None),
            col(ApiToken.expires_on) > today(),
            col(ApiToken.prefix).startswith(prefix, autoescape=True),
        )
        .order_by(col(User.login), col(ApiToken.created_at), col(ApiToken.id))
    )
    return [(token, user) for token, user in rows]


async def find_token(session: AsyncSession, reference: str) -> ApiToken:
    """Find one live token by its id, its shown start, or the whole text.

    Raises: TOKEN_UNKNOWN.
    """
    start = reference[:_SHOWN_START]
    found = [token for token, _ in await live_tokens(session) if str(token.id) == reference]
    found = found or [token for token, _ in await live_tokens(session, prefix=start)]
    if len(found) != 1:
        raise TokenUnknownError(prefix=start)
    return found[0]


async def revoke_token(session: AsyncSession, actor: Actor, token: ApiToken) -> None:
    """End a token for good; it stops working everywhere within two seconds."""
    token.revoked_at = now()
    session.add(token)
    await record(
        session,
        actor,
        action="token.revoke",
        subject_table="api_tokens",
        subject_id=token.id,
        before={"revoked_at": None},
        after={"revoked_at": token.revoked_at},
    )
