"""GraphQL types of the webhooks: where changes are sent, and how each delivery went."""

from backend.compiler.catalog import (
    Column,
    Entity,
    Expression,
    Mutation,
    Part,
    ToMany,
    ToOne,
    Value,
)
from backend.compiler.templates import load
from backend.webhooks import commands, tables

_SQL = load("backend.webhooks", "types.sql")

_SECRET = {
    "secret": Value(
        name="secret",
        type=str,
        description="签名密钥，只出现这一次；the secret that signs, told only here",
    )
}

WEBHOOK = Entity(
    table=tables.Webhook,
    order=("-created_at",),
    fields=(
        Column(name="created_at", is_orderable=True),
        Column(name="name"),
        Expression(
            name="url",
            type=str,
            sql=_SQL["url"],
            is_nullable=False,
            description="接收地址，他人只见主机；address of the receiver, others than the owner see"
            " its host",
        ),
        Expression(
            name="types",
            type=str,
            sql=_SQL["types"],
            description="对象类别，空格分隔，空为全部；types of objects, separated by spaces,"
            " null = all that programs are told of",
        ),
        Expression(
            name="kinds",
            type=str,
            sql=_SQL["kinds"],
            description="变动种类，空格分隔，空为全部；kinds of changes, separated by spaces,"
            " null = all",
        ),
        Column(name="is_on"),
        Column(name="off_reason"),
        Column(name="failing_since"),
        Column(name="succeeded_at"),
        Column(name="former_until"),
        ToOne(
            name="owner",
            target="User",
            by="user_id",
            description="所有人；whose present rights bound what is sent",
        ),
        ToMany(
            name="deliveries",
            target="WebhookDelivery",
            back="webhook_id",
            order=("-created_at",),
            description="推送记录，保留 7 天；deliveries of the last 7 days, newest first",
        ),
    ),
)

DELIVERY = Entity(
    table=tables.WebhookDelivery,
    order=("-created_at",),
    fields=(
        Column(name="created_at", is_orderable=True),
        Column(name="kind"),
        Column(name="state"),
        Column(name="change_count"),
        Column(name="attempts"),
        Column(name="next_at"),
        Column(name="last_at"),
        Column(name="last_status"),
        Column(name="last_fault"),
    ),
)

PART = Part(
    entities=(WEBHOOK, DELIVERY),
    roots=(
        ToMany(
            name="webhooks",
            target="Webhook",
            description="推送地址，本人的，区级可见全部；webhooks, one's own, newest first",
        ),
    ),
    mutations=(
        Mutation(
            command=commands.register_webhook,
            returns={"webhook": "Webhook"},
            values=_SECRET,
            is_remembered=False,
            description="登记推送地址，从此刻起推送；have changes sent to an address from now on",
        ),
        Mutation(
            command=commands.edit_webhook,
            returns={"webhook": "Webhook"},
            description="修改推送地址；change where to and what is sent",
        ),
        Mutation(
            command=commands.switch_webhook,
            returns={"webhook": "Webhook"},
            description="启用或停用推送地址，启用后从停下处继续；switch on, to go on where it"
            " stood, or off",
        ),
        Mutation(
            command=commands.renew_webhook_secret,
            returns={"webhook": "Webhook"},
            values=_SECRET,
            is_remembered=False,
            description="更换签名密钥，原密钥再用 24 小时；give a new secret, the former one signs"
            " too for 24 hours",
        ),
        Mutation(
            command=commands.remove_webhook,
            returns={"me": "User"},
            description="删去推送地址及其记录；remove a webhook with its deliveries",
        ),
        Mutation(
            command=commands.send_test_event,
            returns={"delivery": "WebhookDelivery"},
            description="发送一次测试，结果见推送记录；send a test once, the delivery tells how it"
            " went",
        ),
    ),
)
