"""A server of the tests' own loop with sockets, and a client that speaks graphql-transport-ws."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.types import Receive, Scope, Send
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from backend.accounts.authentication import Authenticator
from backend.accounts.sessions import LOOPBACK_COOKIE, lifetime, open_session
from backend.accounts.tables import User
from backend.accounts.tokens import CreateToken, TokenScope, create_token
from backend.api.endpoint import Endpoint
from backend.api.request import RequestLimits
from backend.api.subscriptions.desk import SubscriptionDesk, subscription_desk
from backend.api.subscriptions.protocol import SUBPROTOCOL
from backend.api.subscriptions.sockets import serve_socket
from backend.api.subscriptions.streams import serve_stream
from backend.compiler.cursor import CursorSigner
from backend.config import Settings
from backend.database.actor import Actor, Role
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.ids import new_id
from tests.commands.asking import ledger_compiler
from tests.commands.desk import Desk

PATIENCE = 20
"""Seconds after which a test that waits for a message has failed; nothing waits so long."""


class _Server(uvicorn.Server):
    """A server that leaves the signals to the tests."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal."""
        yield


@dataclass(frozen=True)
class Proofs:
    """What a person proves who they are with."""

    actor: Actor
    secret: str
    token: str

    @property
    def cookie(self) -> str:
        """The cookie of the session."""
        return f"{LOOPBACK_COOKIE}={self.secret}"


@dataclass
class Served:
    """A running server, and the desk behind its sockets."""

    port: int
    subscriptions: SubscriptionDesk
    stopping: asyncio.Event
    proofs: Proofs
    settings: Settings

    @asynccontextmanager
    async def raw(
        self,
        *,
        subprotocol: str | None = SUBPROTOCOL,
        cookie: str | None = None,
        origin: str | None = None,
    ) -> AsyncIterator["Talk"]:
        """Open a socket and say nothing yet."""
        subprotocols = None if subprotocol is None else [Subprotocol(subprotocol)]
        async with connect(
            f"ws://127.0.0.1:{self.port}/graphql",
            subprotocols=subprotocols,
            additional_headers={"cookie": cookie} if cookie else {},
            origin=None if origin is None else Origin(origin),
            open_timeout=PATIENCE,
            close_timeout=1,
            compression=None,
        ) as connection:
            yield Talk(connection)

    @asynccontextmanager
    async def opened(self, proofs: Proofs | None = None) -> AsyncIterator["Talk"]:
        """Open a socket that is acknowledged by a session."""
        async with self.raw(cookie=(proofs or self.proofs).cookie) as talk:
            await talk.say(type="connection_init")
            assert await talk.heard() == {"type": "connection_ack"}
            yield talk

    async def begun(self, talk: "Talk", subscribers: int = 1) -> None:
        """Wait until so many subscriptions stand, so that what follows is told to them."""
        async with asyncio.timeout(PATIENCE):
            while self.subscriptions.feed.standing < subscribers:
                await talk.in_step()

    async def subscribed(self) -> None:
        """Wait until a subscription stands that did not come over a socket."""
        async with self.raw() as talk:
            await self.begun(talk)

    async def until_left(self) -> None:
        """Wait until no subscriber and no socket is left."""
        async with asyncio.timeout(PATIENCE):
            await self.subscriptions.feed.idle.wait()
            await self.subscriptions.idle.wait()


@dataclass
class Talk:
    """A socket of a client."""

    connection: ClientConnection
    kept: list[Any] = field(default_factory=list)

    async def say(self, **message: Any) -> None:
        """Send a message."""
        await self.connection.send(json.dumps(message))

    async def subscribe(self, operation_id: str, query: str, **variables: Any) -> None:
        """Ask for an operation."""
        payload = {"query": query, "variables": variables}
        await self.say(id=operation_id, type="subscribe", payload=payload)

    async def heard(self) -> Any:
        """Give the next message."""
        async with asyncio.timeout(PATIENCE):
            return json.loads(await self.connection.recv())

    async def closed(self) -> tuple[int, str]:
        """Wait until the server closes; what it says before that is kept."""
        with suppress(ConnectionClosed):
            while True:
                self.kept.append(await self.heard())
        assert self.connection.close_code is not None
        return self.connection.close_code, self.connection.close_reason or ""

    async def in_step(self) -> None:
        """Wait until the server has taken everything that was said before."""
        await self.say(type="ping")
        while (message := await self.heard()) != {"type": "pong"}:
            self.kept.append(message)


async def enter(desk: Desk, role: Role = Role.DISTRICT_OFFICER, **scope: Any) -> Proofs:
    """Make a user of a desk's district with a session and a token."""
    settings = desk.database.settings
    system = Actor(district_id=desk.officer.district_id, role=Role.SYSTEM, request_id="test")
    async with writing(desk.database, system) as session:
        user = User(
            district_id=system.district_id,
            login=f"u{new_id()}",
            name="区甲",
            role=role,
            password_hash="-",
            **scope,
        )
        session.add(user)
        await session.flush()
        opened = await open_session(
            session,
            system,
            user_id=user.id,
            at=now(),
            life=lifetime(settings),
            address="127.0.0.1",
            device="test",
        )
        form = CreateToken(name="test", scopes=tuple(TokenScope), days=2)
        token = await create_token(session, system, form, owner=user, longest=365)
        actor = Actor(district_id=system.district_id, role=role, user_id=user.id, **scope)
    return Proofs(actor, opened.secret, token.text)


@asynccontextmanager
async def served(desk: Desk, **differences: Any) -> AsyncIterator[Served]:
    """Serve the sockets of a desk's district on a port of its own."""
    settings = desk.database.settings.model_copy(update=differences)
    proofs = await enter(desk)
    authenticator = Authenticator(desk.database)
    endpoint = Endpoint(
        compiler=ledger_compiler(),
        database=desk.database,
        authenticate=authenticator.authenticate,
        signer=CursorSigner(b"k" * 32),
        limits=RequestLimits(bytes=262_144, seconds=15, has_get=False),
    )
    stopping = asyncio.Event()
    async with subscription_desk(settings, endpoint, authenticator, stopping) as subscriptions:

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            serve = serve_socket if scope["type"] == "websocket" else serve_stream
            await serve(subscriptions, scope, receive, send)

        async with _listening(app) as port:
            yield Served(port, subscriptions, stopping, proofs, settings)


@asynccontextmanager
async def _listening(app: Any) -> AsyncIterator[int]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = _Server(
        uvicorn.Config(
            app,
            ws="websockets-sansio",
            ws_max_size=262_144,
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=5,
        )
    )
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        await serving
