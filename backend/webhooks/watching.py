"""What whoever runs an installation looks at and does: all webhooks, whoever owns them."""

from dataclasses import dataclass

from sqlalchemy import String, cast, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import gate_actor, program_of
from backend.accounts.tables import User
from backend.database.engine import Database
from backend.database.session import act_as, driver_connection, writing
from backend.kit.clock import now
from backend.webhooks.commands import switch_off
from backend.webhooks.errors import WebhookUnknownError
from backend.webhooks.queries import QUERIES
from backend.webhooks.rules import WebhookOff
from backend.webhooks.tables import Webhook


@dataclass(frozen=True, slots=True)
class Listed:
    """A webhook with the login of its owner."""

    webhook: Webhook
    login: str


async def all_webhooks(session: AsyncSession, *, start: str = "") -> list[Listed]:
    """List the webhooks of every district whose id begins so, by owner and age."""
    rows = await session.execute(
        select(Webhook, col(User.login))
        .join(
            User,
            (col(User.district_id) == col(Webhook.district_id))
            & (col(User.id) == col(Webhook.user_id)),
        )
        .where(cast(col(Webhook.id), String).startswith(start.lower(), autoescape=True))
        .order_by(col(User.login), col(Webhook.created_at), col(Webhook.id))
    )
    return [Listed(webhook, login) for webhook, login in rows]


async def switch_off_by_administrator(
    session: AsyncSession, start: str, *, command: str
) -> Webhook:
    """Switch off the one webhook whose id begins so; the session acts as its district after that.

    Raises: WEBHOOK_UNKNOWN.
    """
    found = await all_webhooks(session, start=start) if start else []
    if len(found) != 1:
        raise WebhookUnknownError(start=start)
    webhook = found[0].webhook
    program = program_of(webhook.district_id, request_id=command)
    await act_as(session, program)
    if webhook.is_on:
        await switch_off(session, program, webhook, WebhookOff.BY_ADMINISTRATOR)
    return webhook


async def longest_wait(database: Database) -> float:
    """Give how long the oldest delivery of a webhook that is on has waited, in seconds."""
    async with writing(database, gate_actor("webhook waits")) as session:
        connection = await driver_connection(session)
        since = await connection.fetchval(QUERIES["oldest_waiting"])
    return 0.0 if since is None else max((now() - since).total_seconds(), 0.0)
