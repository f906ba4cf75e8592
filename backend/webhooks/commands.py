"""What a person does with the own webhooks."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.announcing import call_waiting
from backend.accounts.audit import record
from backend.accounts.ciphers import cipher_of
from backend.accounts.refusals import NotAllowedError, NotFoundError
from backend.compiler.catalog import Of
from backend.database.actor import Actor
from backend.database.session import driver_connection
from backend.events.types import ChangedType, ChangeKind
from backend.kit.clock import now
from backend.webhooks.addresses import Reachable
from backend.webhooks.errors import (
    WebhookLimitError,
    WebhookNameError,
    WebhookOffError,
    WebhookTestWaitingError,
    WebhookTypeError,
    WebhookURLError,
)
from backend.webhooks.queries import QUERIES
from backend.webhooks.rules import (
    LONGEST_NAME,
    MOST_WEBHOOKS,
    OVERLAP,
    DeliveryKind,
    DeliveryState,
    WebhookOff,
)
from backend.webhooks.signing import new_secret
from backend.webhooks.tables import Webhook, WebhookDelivery

_SHOWN = {"name", "url", "types", "kinds"}
_NOT_FOR_PROGRAMS = frozenset({ChangedType.MEMBERS, ChangedType.CONTESTS, ChangedType.ROUNDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWebhook:
    """登记推送地址；Have changes sent to a program's address."""

    name: Annotated[str, "用途，便于日后辨认，至多 100 字；what it is for, at most 100 characters"]
    url: Annotated[str, "接收地址，https；address of the receiver, https"]
    types: Annotated[
        tuple[ChangedType, ...] | None, "对象类别，缺省为全部；types of objects, all unless given"
    ] = None
    kinds: Annotated[
        tuple[ChangeKind, ...] | None, "变动种类，缺省为全部；kinds of changes, all unless given"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditWebhook:
    """修改推送地址；Change where to and what is sent; what is left out stays."""

    id: Annotated[UUID, "推送地址；the webhook", Of("Webhook")]
    name: Annotated[str | None, "用途，至多 100 字；what it is for, at most 100 characters"] = None
    url: Annotated[str | None, "接收地址，https；address of the receiver, https"] = None
    types: Annotated[
        tuple[ChangedType, ...] | None, "对象类别，空为全部；types of objects, empty = all"
    ] = None
    kinds: Annotated[
        tuple[ChangeKind, ...] | None, "变动种类，空为全部；kinds of changes, empty = all"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchWebhook:
    """启用或停用推送地址；Switch a webhook on or off."""

    id: Annotated[UUID, "推送地址；the webhook", Of("Webhook")]
    is_on: Annotated[bool, "是否启用；whether changes are sent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewWebhookSecret:
    """更换签名密钥；Give a webhook a new secret; the former one signs too for 24 hours."""

    id: Annotated[UUID, "推送地址；the webhook", Of("Webhook")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveWebhook:
    """删去推送地址；Remove a webhook with its deliveries."""

    id: Annotated[UUID, "推送地址；the webhook", Of("Webhook")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendTestEvent:
    """发送测试；Send a delivery without changes, once, to see that it arrives."""

    webhook_id: Annotated[UUID, "推送地址；the webhook", Of("Webhook")]


async def register_webhook(
    session: AsyncSession, actor: Actor, form: RegisterWebhook
) -> dict[str, Any]:
    """Make a webhook that begins at the present; its secret is in this answer and nowhere else.

    Raises: WEBHOOK_NAME, WEBHOOK_URL, WEBHOOK_TYPE, WEBHOOK_LIMIT.
    """
    if actor.user_id is None:
        raise NotAllowedError
    name = _checked_name(form.name)
    _hold_to_url(session, form.url)
    await _hold_to_limit(session, actor)
    secret = new_secret()
    webhook = Webhook(
        district_id=actor.district_id,
        user_id=actor.user_id,
        name=name,
        url=form.url,
        types=_checked_types(form.types or ()),
        kinds=_listed(form.kinds or ()),
        secret=cipher_of(session).seal(secret),
        cursor=await present_cursor(session),
    )
    session.add(webhook)
    await session.flush()
    await _record(session, actor, webhook, "register", after=_noted(webhook))
    return {"webhook": webhook.id, "secret": secret}


async def edit_webhook(session: AsyncSession, actor: Actor, form: EditWebhook) -> UUID:
    """Change a webhook; a delivery that waits goes to the new address.

    Raises: WEBHOOK_NAME, WEBHOOK_URL, WEBHOOK_TYPE, NOT_FOUND, NOT_ALLOWED.
    """
    webhook = await _own(session, actor, form.id)
    before = _noted(webhook)
    if form.name is not None:
        webhook.name = _checked_name(form.name)
    if form.url is not None:
        _hold_to_url(session, form.url)
        webhook.url = form.url
    if form.types is not None:
        webhook.types = _checked_types(form.types)
    if form.kinds is not None:
        webhook.kinds = _listed(form.kinds)
    after = _noted(webhook)
    changed = {name for name in _SHOWN if before[name] != after[name]}
    if changed:
        await _record(
            session,
            actor,
            webhook,
            "edit",
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return webhook.id


async def switch_webhook(session: AsyncSession, actor: Actor, form: SwitchWebhook) -> UUID:
    """Switch a webhook on, to go on where it stood, or off.

    Raises: NOT_FOUND, NOT_ALLOWED.
    """
    webhook = await _own(session, actor, form.id)
    if webhook.is_on is not form.is_on:
        if form.is_on:
            await _switch_on(session, actor, webhook)
        else:
            await switch_off(session, actor, webhook, WebhookOff.BY_OWNER)
    return webhook.id


async def _switch_on(session: AsyncSession, actor: Actor, webhook: Webhook) -> None:
    before = {"is_on": webhook.is_on, "off_reason": webhook.off_reason}
    webhook.is_on, webhook.off_reason, webhook.failing_since = True, None, None
    await session.execute(
        update(WebhookDelivery)
        .where(
            col(WebhookDelivery.district_id) == webhook.district_id,
            col(WebhookDelivery.webhook_id) == webhook.id,
            col(WebhookDelivery.state) == DeliveryState.WAITING,
        )
        .values(next_at=now())
    )
    await _record(
        session, actor, webhook, "switch", before=before, after={"is_on": True, "off_reason": None}
    )
    await call_waiting(session, actor)


async def switch_off(
    session: AsyncSession, actor: Actor, webhook: Webhook, reason: WebhookOff
) -> None:
    """Let a webhook send nothing more; its owner sees why."""
    webhook.is_on, webhook.off_reason = False, reason
    await _record(
        session,
        actor,
        webhook,
        "switch",
        before={"is_on": True, "off_reason": None},
        after={"is_on": False, "off_reason": reason},
    )


async def renew_webhook_secret(
    session: AsyncSession, actor: Actor, form: RenewWebhookSecret
) -> dict[str, Any]:
    """Make a new secret; for a day both sign, so that no delivery is refused meanwhile.

    Raises: NOT_FOUND, NOT_ALLOWED.
    """
    webhook = await _own(session, actor, form.id)
    secret = new_secret()
    webhook.former_secret, webhook.former_until = webhook.secret, now() + OVERLAP
    webhook.secret = cipher_of(session).seal(secret)
    after = {"former_until": webhook.former_until}
    await _record(session, actor, webhook, "renew_secret", after=after)
    return {"webhook": webhook.id, "secret": secret}


async def remove_webhook(session: AsyncSession, actor: Actor, form: RemoveWebhook) -> UUID | None:
    """Remove a webhook; give whose it was.

    Raises: NOT_FOUND, NOT_ALLOWED.
    """
    webhook = await _own(session, actor, form.id)
    await _record(session, actor, webhook, "remove", before=_noted(webhook))
    await session.delete(webhook)
    return actor.user_id


async def send_test_event(session: AsyncSession, actor: Actor, form: SendTestEvent) -> UUID:
    """Ask for a test; a job sends it, and the delivery tells how it went.

    Raises: WEBHOOK_OFF, WEBHOOK_TEST_WAITING, NOT_FOUND, NOT_ALLOWED.
    """
    webhook = await _own(session, actor, form.webhook_id)
    if not webhook.is_on:
        raise WebhookOffError(path=("webhookId",))
    waiting = await session.scalar(
        select(col(WebhookDelivery.id)).where(
            col(WebhookDelivery.district_id) == webhook.district_id,
            col(WebhookDelivery.webhook_id) == webhook.id,
            col(WebhookDelivery.state) == DeliveryState.WAITING,
            col(WebhookDelivery.kind) == DeliveryKind.TEST,
        )
    )
    if waiting is not None:
        raise WebhookTestWaitingError(path=("webhookId",))
    delivery = WebhookDelivery(
        district_id=webhook.district_id,
        webhook_id=webhook.id,
        user_id=webhook.user_id,
        kind=DeliveryKind.TEST,
        next_at=now(),
    )
    session.add(delivery)
    await session.flush()
    await _record(session, actor, webhook, "test")
    await call_waiting(session, actor)
    return delivery.id


async def present_cursor(session: AsyncSession) -> str:
    """Give the cursor that stands at the present."""
    connection = await driver_connection(session)
    cursor: str = await connection.fetchval(QUERIES["present"])
    return cursor


async def _own(session: AsyncSession, actor: Actor, webhook_id: UUID) -> Webhook:
    """Load one of the own webhooks, held until the transaction ends."""
    webhook = await session.get(Webhook, (actor.district_id, webhook_id))
    if webhook is None:
        raise NotFoundError(noun="推送地址", path=("id",))
    if webhook.user_id != actor.user_id:
        raise NotAllowedError
    await session.refresh(webhook, with_for_update=True)
    return webhook


async def _hold_to_limit(session: AsyncSession, actor: Actor) -> None:
    held = await session.scalar(
        select(func.count())
        .select_from(Webhook)
        .where(col(Webhook.district_id) == actor.district_id, col(Webhook.user_id) == actor.user_id)
    )
    if (held or 0) >= MOST_WEBHOOKS:
        raise WebhookLimitError(maximum=MOST_WEBHOOKS)


def _checked_name(name: str) -> str:
    stripped = name.strip()
    if not 1 <= len(stripped) <= LONGEST_NAME:
        raise WebhookNameError(maximum=LONGEST_NAME, path=("name",))
    return stripped


def _checked_types(types: Iterable[ChangedType]) -> list[str]:
    wanted = list(types)
    for one in wanted:
        if one in _NOT_FOR_PROGRAMS:
            raise WebhookTypeError(label=one.label, path=("types",))
    return _listed(wanted)


def _listed(words: Iterable[ChangedType | ChangeKind]) -> list[str]:
    return sorted({word.value for word in words})


def _hold_to_url(session: AsyncSession, url: str) -> None:
    try:
        Reachable.of(session.info["settings"]).hold_to_form(url)
    except WebhookURLError as error:
        raise error.under("url") from None


def _noted(webhook: Webhook) -> dict[str, Any]:
    """Give what the history says of a webhook: of its address the host, and whether it changed.

    What follows the host may hold a secret of the receiver, and a history is read by many.
    """
    parts = urlsplit(webhook.url)
    digest = sha256(webhook.url.encode()).hexdigest()[:16]
    told = {"url": f"{parts.scheme}://{parts.netloc} ({digest})"}
    return webhook.model_dump(include=_SHOWN) | told


async def _record(
    session: AsyncSession,
    actor: Actor,
    webhook: Webhook,
    verb: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    await record(
        session,
        actor,
        action=f"webhook.{verb}",
        subject_table="webhooks",
        subject_id=webhook.id,
        before=before,
        after=after,
    )
