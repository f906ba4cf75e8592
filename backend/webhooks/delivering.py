"""A webhook's next step: read what changed since it stood, send it, note what came of it.

Nothing is kept in memory between steps, and no transaction is open while a receiver answers: a
process that dies leaves the delivery as it was, and the next one sends it again under the same id.
"""

import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import case, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.actors import actor_of, program_of
from backend.accounts.ciphers import cipher_of
from backend.accounts.tables import User
from backend.accounts.tokens import TokenScope
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import writing
from backend.events.cursor import ChangesForgottenError
from backend.kit.clock import now
from backend.kit.ids import encode_node_id
from backend.kit.metrics import Metrics
from backend.webhooks.commands import switch_off
from backend.webhooks.rules import (
    KEPT,
    DeliveryKind,
    DeliveryState,
    WebhookOff,
    is_given_up,
    pause_after,
)
from backend.webhooks.sending import Answer, Sender
from backend.webhooks.signing import HEADER, signature
from backend.webhooks.tables import Webhook, WebhookDelivery

REQUEST = "webhook"
GONE = 410
PAGES = 10
"""So many pages of changes a delivery tells at most; more are there when its types were widened."""
SCOPES = frozenset(
    {TokenScope.ORGANIZATIONS, TokenScope.BRANCHES, TokenScope.SHOPS, TokenScope.PUBLISHED}
)
"""What a webhook hears as: a token of its owner that reads all a token reads of the ledger, and
what was published of contests."""


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in order, the cursor after them, and whether more are known to follow."""

    changes: tuple[Mapping[str, Any], ...]
    cursor: str
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to read: the changes after a cursor and up to another, of some types or of all."""

    since: str | None
    until: str | None = None
    types: tuple[str, ...] = ()


Reading = Callable[[Database, Actor, Wanted], Awaitable[Page]]
"""Reads changes as somebody; the query is the one of those who poll."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A delivery to be tried: what is needed outside a transaction."""

    webhook: Webhook
    delivery: WebhookDelivery
    owner: Actor
    secrets: Sequence[str]


@dataclass(slots=True)
class Courier:
    """Brings a webhook forward, step by step."""

    database: Database
    reading: Reading
    sender: Sender
    metrics: Metrics = field(default_factory=Metrics)
    chance: Callable[[], float] = random.random

    async def step(self, district_id: UUID, webhook_id: UUID) -> bool:
        """Do the next thing that there is to do; tell whether there may be more."""
        program = program_of(district_id, request_id=REQUEST)
        async with writing(self.database, program) as session:
            webhook = await _held(session, program, webhook_id)
            if webhook is None or not webhook.is_on:
                return False
            owner = await _owner(session, webhook)
            if owner is None:
                await switch_off(session, program, webhook, WebhookOff.OWNER_INACTIVE)
                return False
            delivery = await _waiting(session, webhook)
            secrets = _secrets(session, webhook)
        if delivery is None:
            return await self._look(program, webhook, owner)
        if delivery.next_at is not None and delivery.next_at > now():
            return False
        return await self._try(program, _Task(webhook, delivery, owner, secrets))

    async def _look(self, program: Actor, webhook: Webhook, owner: Actor) -> bool:
        """Read on from where the webhook stands; what there is becomes a delivery."""
        wanted = Wanted(since=webhook.cursor, types=tuple(webhook.types))
        try:
            page = await self.reading(self.database, owner, wanted)
        except ChangesForgottenError:
            await self._advance(program, webhook, None, None)
            return True
        changes = _of_kinds(webhook, page.changes)
        delivery = None
        if changes:
            delivery = WebhookDelivery(
                district_id=webhook.district_id,
                webhook_id=webhook.id,
                user_id=webhook.user_id,
                kind=DeliveryKind.CHANGES,
                since=webhook.cursor,
                until=page.cursor,
                change_count=len(changes),
                next_at=now(),
            )
        await self._advance(program, webhook, page.cursor, delivery)
        return delivery is not None or page.has_more

    async def _advance(
        self,
        program: Actor,
        webhook: Webhook,
        cursor: str | None,
        delivery: WebhookDelivery | None,
    ) -> None:
        """Stand behind what was read, unless somebody else has moved the webhook meanwhile."""
        async with writing(self.database, program) as session:
            present = await _held(session, program, webhook.id)
            if present is None or present.cursor != webhook.cursor:
                return
            if delivery is not None:
                session.add(delivery)
                await _forget(session, present)
            present.cursor = cursor

    async def _try(self, program: Actor, task: _Task) -> bool:
        body = await self._body(task)
        if body is None:
            await self._settle_empty(program, task)
            return True
        answer = await self.sender.post(task.webhook.url, body, _headers(task, body))
        self.metrics.count("webhooks_failed" if answer.fault else "webhooks_delivered")
        return await self._settle(program, task, answer)

    async def _body(self, task: _Task) -> bytes | None:
        """Write what the delivery says now; None when it has nothing to say any more."""
        delivery, changes = task.delivery, list[Mapping[str, Any]]()
        if delivery.kind is DeliveryKind.CHANGES:
            changes = await self._changes(task)
            if not changes:
                return None
            delivery.change_count = len(changes)
        return orjson.dumps(
            {
                "id": str(delivery.id),
                "webhookId": encode_node_id("Webhook", delivery.webhook_id),
                "kind": delivery.kind.value,
                "createdAt": delivery.created_at,
                "cursor": delivery.until,
                "changes": changes,
            }
        )

    async def _changes(self, task: _Task) -> list[Mapping[str, Any]]:
        """Read the delivery's stretch anew, by the rights that the owner has now.

        A stretch with more than a delivery tells ends earlier; the rest is for the next one.
        """
        delivery, found = task.delivery, list[Mapping[str, Any]]()
        since, types = delivery.since, tuple(task.webhook.types)
        for _ in range(PAGES):
            wanted = Wanted(since=since, until=delivery.until, types=types)
            try:
                page = await self.reading(self.database, task.owner, wanted)
            except ChangesForgottenError:
                return found
            found.extend(_of_kinds(task.webhook, page.changes))
            since = page.cursor
            if not page.has_more:
                return found
        delivery.until = since
        return found

    async def _settle_empty(self, program: Actor, task: _Task) -> None:
        async with writing(self.database, program) as session:
            found = await _attempted(session, program, task)
            if found is not None:
                _, delivery = found
                delivery.state, delivery.next_at = DeliveryState.EMPTY, None
                delivery.change_count = 0

    async def _settle(self, program: Actor, task: _Task, answer: Answer) -> bool:
        """Note what came of an attempt; tell whether the webhook goes on at once."""
        async with writing(self.database, program) as session:
            found = await _attempted(session, program, task)
            if found is None:
                return True
            webhook, delivery = found
            delivery.attempts += 1
            delivery.last_at = now()
            delivery.last_status, delivery.last_fault = answer.status, answer.fault
            delivery.change_count = task.delivery.change_count
            if answer.fault is None:
                delivery.state, delivery.next_at = DeliveryState.DELIVERED, None
                webhook.failing_since, webhook.succeeded_at = None, now()
                return True
            return await self._settle_failure(session, program, webhook, delivery)

    async def _settle_failure(
        self, session: AsyncSession, program: Actor, webhook: Webhook, delivery: WebhookDelivery
    ) -> bool:
        if delivery.kind is DeliveryKind.TEST:
            delivery.state, delivery.next_at = DeliveryState.ABANDONED, None
            return True
        webhook.failing_since = webhook.failing_since or now()
        reason = None
        if delivery.last_status == GONE:
            reason = WebhookOff.GONE
        elif is_given_up(webhook.failing_since, now()):
            reason = WebhookOff.NOT_DELIVERED
        if reason is None:
            delivery.next_at = now() + pause_after(delivery.attempts, chance=self.chance())
            return False
        delivery.state, delivery.next_at = DeliveryState.ABANDONED, None
        # Switched on again, it goes on with what did not arrive.
        webhook.cursor = delivery.since
        if webhook.is_on:
            await switch_off(session, program, webhook, reason)
        return False


async def _held(session: AsyncSession, program: Actor, webhook_id: UUID) -> Webhook | None:
    query = select(Webhook).where(
        col(Webhook.district_id) == program.district_id, col(Webhook.id) == webhook_id
    )
    found: Webhook | None = await session.scalar(query.with_for_update())
    return found


async def _owner(session: AsyncSession, webhook: Webhook) -> Actor | None:
    """Give whom the webhook hears as at present; None when nobody may be told."""
    user = await session.get(User, (webhook.district_id, webhook.user_id))
    if user is None or not user.is_active:
        return None
    row = user.model_dump() | {"user_id": user.id}
    return actor_of(row, scopes=SCOPES, request_id=REQUEST)


async def _waiting(session: AsyncSession, webhook: Webhook) -> WebhookDelivery | None:
    """Give the delivery that is next: a test goes before, since somebody is watching."""
    found: WebhookDelivery | None = await session.scalar(
        select(WebhookDelivery)
        .where(
            col(WebhookDelivery.district_id) == webhook.district_id,
            col(WebhookDelivery.webhook_id) == webhook.id,
            col(WebhookDelivery.state) == DeliveryState.WAITING,
        )
        .order_by(case((col(WebhookDelivery.kind) == DeliveryKind.TEST, 0), else_=1))
        .limit(1)
    )
    return found


async def _attempted(
    session: AsyncSession, program: Actor, task: _Task
) -> tuple[Webhook, WebhookDelivery] | None:
    """Give the rows again after an attempt; None when they went or somebody else settled them.

    When the attempt told of less than the whole stretch, the webhook stands behind what it told.
    """
    webhook = await _held(session, program, task.webhook.id)
    delivery = await session.get(WebhookDelivery, (program.district_id, task.delivery.id))
    if webhook is None or delivery is None or delivery.state is not DeliveryState.WAITING:
        return None
    if delivery.until != task.delivery.until:
        if webhook.cursor == delivery.until:
            webhook.cursor = task.delivery.until
        delivery.until = task.delivery.until
    return webhook, delivery


async def _forget(session: AsyncSession, webhook: Webhook) -> None:
    """Let go of deliveries that nobody looks at any more."""
    await session.execute(
        delete(WebhookDelivery).where(
            col(WebhookDelivery.district_id) == webhook.district_id,
            col(WebhookDelivery.webhook_id) == webhook.id,
            col(WebhookDelivery.state) != DeliveryState.WAITING,
            col(WebhookDelivery.created_at) < now() - KEPT,
        )
    )


def _secrets(session: AsyncSession, webhook: Webhook) -> list[str]:
    """Open the secrets that sign now, the newest first."""
    cipher = cipher_of(session)
    sealed = [webhook.secret]
    if webhook.former_secret is not None and now() < (webhook.former_until or now()):
        sealed.append(webhook.former_secret)
    return [cipher.open(one) for one in sealed]


def _of_kinds(webhook: Webhook, changes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [one for one in changes if not webhook.kinds or one["kind"] in webhook.kinds]


def _headers(task: _Task, body: bytes) -> dict[str, str]:
    at = int(now().timestamp())
    return {
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "User-Agent": "Liangxin-Webhook",
        "Liangxin-Delivery": str(task.delivery.id),
        HEADER: signature(body, at=at, secrets=task.secrets),
    }
