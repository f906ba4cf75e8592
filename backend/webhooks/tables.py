"""Tables of the webhooks: where changes are sent to, and what became of each delivery.

A delivery keeps where it begins and ends among the events and not what it said: at each attempt
that is read anew, by the rights that the owner has then.
"""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from backend.database.columns import (
    Category,
    Row,
    check,
    document,
    indexed,
    moment,
    one_of,
    refers,
    rules,
    sealed,
    words,
)
from backend.database.scope import Scope, own_rows
from backend.kit.clock import now
from backend.webhooks.rules import DeliveryFault, DeliveryKind, DeliveryState, WebhookOff


class Webhook(Row, table=True):
    """推送地址；An address to which changes are sent, as far as the owner sees them."""

    __tablename__ = "webhooks"
    __table_args__ = rules(
        refers("user_id", "users", cascade=True),
        indexed("created_at"),
        check("is_on", "is_on = (off_reason is null)"),
        check("former_secret", "(former_secret is null) = (former_until is null)"),
    )
    __scope__: ClassVar[Scope] = own_rows(district_reads=True)
    __category__: ClassVar[Category] = Category.INFRASTRUCTURE

    created_at: datetime = moment("建立时间；when it was made", default_factory=now)
    user_id: UUID = Field(description="所有人；owner whose present rights bound what is sent")
    name: str = words("用途；what it is for")
    url: str = words("接收地址；address of the receiver")
    types: list[str] = document("对象类别，空为全部；types of objects, empty = all")
    kinds: list[str] = document("变动种类，空为全部；kinds of changes, empty = all")
    secret: bytes = sealed("签名密钥（已加密）；secret that signs, sealed")
    former_secret: bytes | None = sealed("原签名密钥（已加密）；secret before it", default=None)
    former_until: datetime | None = moment(
        "原密钥有效至；until when the former secret signs too", default=None
    )
    is_on: bool = Field(default=True, description="是否启用；changes are sent")
    off_reason: WebhookOff | None = one_of(
        WebhookOff,
        "off_reason",
        "停用原因；why it is off",
        default=None,
        nullable=True,
    )
    cursor: str | None = words(
        "续读游标；where it stands among the events, null = the present", default=None
    )
    failing_since: datetime | None = moment(
        "何时起未送达；since when deliveries fail, null = they arrive", default=None
    )
    succeeded_at: datetime | None = moment("最近送达时间；last delivery", default=None)


class WebhookDelivery(Row, table=True):
    """推送记录；Changes sent to a webhook at once, and how it went; kept for days."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = rules(
        refers("webhook_id", "webhooks", cascade=True),
        refers("user_id", "users", cascade=True),
        indexed("created_at"),
        Index(
            "webhook_deliveries_waiting_key",
            "district_id",
            "webhook_id",
            "kind",
            unique=True,
            postgresql_where=text("state = 'WAITING'"),
        ),
    )
    __scope__: ClassVar[Scope] = own_rows(district_reads=True)
    __category__: ClassVar[Category] = Category.INFRASTRUCTURE

    created_at: datetime = moment("建立时间；when it was made", default_factory=now)
    webhook_id: UUID = Field(description="推送地址；the webhook")
    user_id: UUID = Field(description="所有人；owner of the webhook")
    kind: DeliveryKind = one_of(DeliveryKind, "kind", "种类；what it carries")
    since: str | None = words("起点游标；cursor after which it begins", default=None)
    until: str | None = words("终点游标；cursor up to which it goes", default=None)
    change_count: int = Field(default=0, description="变动条数；changes in it at the last attempt")
    state: DeliveryState = one_of(
        DeliveryState, "state", "状态；where it stands", default=DeliveryState.WAITING
    )
    attempts: int = Field(default=0, description="尝试次数；attempts so far")
    next_at: datetime | None = moment(
        "下次尝试时间；when it is tried next, null = no more", default=None
    )
    last_at: datetime | None = moment("最近尝试时间；last attempt", default=None)
    last_status: int | None = Field(
        default=None, description="答复的状态码；HTTP status of the last answer, null = none"
    )
    last_fault: DeliveryFault | None = one_of(
        DeliveryFault,
        "last_fault",
        "失败原因；why the last attempt failed",
        default=None,
        nullable=True,
    )
