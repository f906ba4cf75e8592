"""What sockets and streams share in a process: the endpoint, the feed, the guard, their ends."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graphql import OperationType

from backend.accounts.authentication import Authenticator
from backend.api.endpoint import Endpoint
from backend.api.rates import meter_of
from backend.api.request import GraphQLRequest
from backend.api.subscriptions.feed import Feed
from backend.api.subscriptions.guard import Guard
from backend.api.subscriptions.standing import Standing, standing_of
from backend.config import Settings
from backend.database.actor import Actor


@dataclass(slots=True)
class SubscriptionDesk:
    """Opens subscriptions; `ends` are told when the server begins to stop.

    `idle` is set while no socket and no stream is open.
    """

    settings: Settings
    endpoint: Endpoint
    authenticator: Authenticator
    feed: Feed
    guard: Guard
    ends: set[Callable[[], None]] = field(default_factory=set)
    idle: asyncio.Event = field(default_factory=asyncio.Event)

    def standing(self, request: GraphQLRequest, actor: Actor) -> Standing | None:
        """Give the standing query of a subscription, None for an operation of another kind.

        Raises: InvalidDocumentError, InvalidVariablesError, LedgerError.
        """
        compiler = self.endpoint.compiler
        text = self.endpoint.documents.text(request.query, request.document_id, actor)
        document = compiler.read(text, has_suggestions=True)
        operation = document.operation(request.operation_name)
        if operation.definition.operation is not OperationType.SUBSCRIPTION:
            return None
        standing = standing_of(compiler, operation, request.variables, actor, self.endpoint.signer)
        meter_of(self.endpoint.buckets, actor).charge(standing.cost)
        return standing

    def is_welcome(self, origin: str | None, host: str) -> bool:
        """Tell whether a page of this origin may connect; programs send none and may."""
        if origin is None:
            return True
        return urlsplit(origin).netloc == host or origin in self.settings.socket_origins

    @contextmanager
    def until_the_stop(self, end: Callable[[], None]) -> Iterator[None]:
        """Call `end` when the server begins to stop while the block lasts."""
        self.ends.add(end)
        self.idle.clear()
        try:
            yield
        finally:
            self.ends.discard(end)
            if not self.ends:
                self.idle.set()


@asynccontextmanager
async def subscription_desk(
    settings: Settings,
    endpoint: Endpoint,
    authenticator: Authenticator,
    stopping: asyncio.Event,
) -> AsyncIterator[SubscriptionDesk]:
    """Serve subscriptions while the block lasts."""
    feed, guard = Feed(endpoint.database, endpoint.signer), Guard(endpoint.database)
    desk = SubscriptionDesk(settings, endpoint, authenticator, feed, guard)
    desk.idle.set()
    async with feed.running(), guard.running():
        watching = asyncio.create_task(_tell(desk, stopping))
        try:
            yield desk
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching


async def _tell(desk: SubscriptionDesk, stopping: asyncio.Event) -> None:
    await stopping.wait()
    for end in tuple(desk.ends):
        end()
