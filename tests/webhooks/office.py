"""An office with a person who registers webhooks, and a courier that takes its steps by hand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from backend.accounts.changes import insert, save, update
from backend.accounts.tables import User
from backend.api.webhook_reading import ChangesReader
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Limits
from backend.config import Settings
from backend.database.actor import Actor, Role, system_actor
from backend.database.engine import connect
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.ids import decode_node_id, new_id
from backend.webhooks.addresses import LookUp, Reachable, look_up
from backend.webhooks.delivering import Courier
from backend.webhooks.rules import DeliveryState
from backend.webhooks.sending import Sender
from backend.webhooks.tables import Webhook, WebhookDelivery
from tests.commands.asking import ask, mutate
from tests.commands.desk import Desk, open_desk
from tests.webhooks.receiver import PATIENCE

REGISTER = """
mutation ($input: RegisterWebhookInput!) {
  registerWebhook(input: $input) {
    webhook { id name url types kinds isOn offReason }
    secret
    problems { code path }
  }
}
"""
LIST = """
{
  webhooks {
    nodes {
      id isOn offReason failingSince
      deliveries { nodes { kind state changeCount attempts lastStatus lastFault nextAt } }
    }
  }
}
"""


def change_of(verb: str, noun: str = "Webhook") -> str:
    """Give the text of a mutation of a webhook."""
    name = verb[0].upper() + verb[1:]
    shown = {"removeWebhook": "me { id }", "sendTestEvent": "delivery { state }"}.get(
        verb, f"{noun.lower()} {{ id isOn offReason name url types kinds }}"
    )
    more = " secret" if verb == "renewWebhookSecret" else ""
    return (
        f"mutation ($input: {name}Input!) {{ {verb}(input: $input)"
        f" {{ {shown}{more} problems {{ code path }} }} }}"
    )


@cache
def reader(settings: Settings) -> ChangesReader:
    """Give the reader of changes; its compiler is made once for all tests."""
    return ChangesReader(settings, Limits(), CursorSigner(b"k" * 32))


@dataclass
class Office:
    """A desk whose officer has an account, and webhooks."""

    desk: Desk
    courier: Courier
    secrets: dict[str, str] = field(default_factory=dict)

    async def person(self, role: Role = Role.DISTRICT_OFFICER, **scope: Any) -> Actor:
        """Give somebody with an account."""
        district = self.desk.officer.district_id
        user = User(
            district_id=district,
            login=f"u{new_id()}",
            name="区甲",
            role=role,
            password_hash="-",
            **scope,
        )
        async with writing(self.desk.database, self.program) as session:
            session.add(user)
        return Actor(district_id=district, role=role, user_id=user.id, **scope)

    @property
    def program(self) -> Actor:
        """The program in the office's district."""
        return system_actor(self.desk.officer.district_id, request_id="test")

    async def register(self, url: str, *, as_: Actor | None = None, **more: Any) -> UUID:
        """Register a webhook and keep its secret."""
        form = {"name": "对账系统", "url": url} | more
        answer = await mutate(self.desk.database, as_ or self.desk.officer, REGISTER, input=form)
        made = answer["registerWebhook"]
        assert made["problems"] == []
        self.secrets[made["webhook"]["id"]] = made["secret"]
        return decode_node_id(made["webhook"]["id"]).id

    async def change(self, verb: str, *, as_: Actor | None = None, **form: Any) -> Any:
        """Do something with a webhook and give the payload."""
        actor = as_ or self.desk.officer
        answer = await mutate(self.desk.database, actor, change_of(verb), input=form)
        return answer[verb]

    async def webhook(self, webhook_id: UUID, as_: Actor | None = None) -> dict[str, Any]:
        """Give a webhook as its owner sees it."""
        found = await ask(self.desk.database, as_ or self.desk.officer, LIST)
        [one] = [
            node
            for node in found["webhooks"]["nodes"]
            if decode_node_id(node["id"]).id == webhook_id
        ]
        answer: dict[str, Any] = one
        return answer

    async def deliveries(self, webhook_id: UUID) -> list[dict[str, Any]]:
        """Give the deliveries of a webhook, newest first."""
        found: list[dict[str, Any]] = (await self.webhook(webhook_id))["deliveries"]["nodes"]
        return found

    async def village(self, *names: str) -> None:
        """Leave an event for each village that is made."""
        town = await self.desk.town()
        rows = [insert("villages", name=name, town_id=town) for name in names]
        async with writing(self.desk.database, self.desk.officer) as session:
            await save(session, self.desk.officer, action="x", changes=rows)

    async def rename(self, table: str, row_id: UUID, name: str) -> None:
        """Leave an event of a change."""
        row = await self.desk.row(table, row_id)
        async with writing(self.desk.database, self.desk.officer) as session:
            changes = [update(table, row, name=name)]
            await save(session, self.desk.officer, action="x", changes=changes)

    async def step(self, webhook_id: UUID) -> None:
        """Let the courier do all that there is to do for a webhook now."""
        async with asyncio.timeout(PATIENCE):
            while await self.courier.step(self.desk.officer.district_id, webhook_id):
                pass

    async def set_webhook(self, webhook_id: UUID, **values: Any) -> None:
        """Change a webhook behind everybody's back."""
        async with writing(self.desk.database, self.program) as session:
            webhook = await session.get_one(Webhook, (self.program.district_id, webhook_id))
            for name, value in values.items():
                setattr(webhook, name, value)

    async def make_due(self, webhook_id: UUID) -> None:
        """Let the time come of what waits, behind everybody's back."""
        async with writing(self.desk.database, self.program) as session:
            for delivery in await session.scalars(
                select(WebhookDelivery).where(
                    col(WebhookDelivery.webhook_id) == webhook_id,
                    col(WebhookDelivery.state) == DeliveryState.WAITING,
                )
            ):
                delivery.next_at = now()

    async def set_user(self, actor: Actor, **values: Any) -> None:
        """Change somebody's account."""
        async with writing(self.desk.database, self.program) as session:
            user = await session.get_one(User, (actor.district_id, actor.user_id))
            for name, value in values.items():
                setattr(user, name, value)


def sender(*, look: LookUp = look_up, port: int = 443, **more: Any) -> Sender:
    """Give a sender that may call this machine."""
    ports = frozenset({443, port})
    return Sender(Reachable(ports=ports, has_loopback=True, look_up=look), **more)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Office]:
    """Open an office whose webhooks may call this machine."""
    allowed = settings.model_copy(update={"webhook_loopback": True})
    async with connect(allowed) as database:
        desk = await open_desk(database)
        courier = Courier(database, reader(settings).read, sender(), chance=lambda: 0.0)
        office = Office(desk, courier)
        desk.officer = await office.person()
        await desk.town()  # its event lies before every webhook
        yield office
