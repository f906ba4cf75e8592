"""`/graphql` as a socket: graphql-transport-ws, with everything that may stay open bounded."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, suppress
from typing import Any

import orjson
import structlog
from starlette.requests import cookie_parser
from starlette.types import Receive, Scope, Send

from backend.accounts.standing import Proof, prove
from backend.api.faults import OK
from backend.api.request import GraphQLRequest, request_of
from backend.api.subscriptions import protocol
from backend.api.subscriptions.desk import SubscriptionDesk
from backend.api.subscriptions.protocol import Close, SocketClosing
from backend.api.subscriptions.standing import Standing
from backend.database.session import DatabaseBusyError
from backend.kit.clock import now
from backend.kit.errors import LedgerError

MOST_OPERATIONS = 20

_log = structlog.get_logger(__name__)


class TooManyOperationsError(LedgerError):
    """The socket has as many operations as it may have."""

    code = "TOO_MANY_OPERATIONS"
    message = "一个连接上最多同时进行 {limit} 项操作。"
    remedy = "请先结束不再需要的订阅。"


class Gone(Exception):  # noqa: N818 - the client left, which is no error
    """The client is no longer there."""


async def serve_socket(desk: SubscriptionDesk, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one socket until either side ends it."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    await receive()
    if not desk.is_welcome(headers.get("origin"), headers.get("host", "")):
        await send({"type": "websocket.close", "code": Close.FORBIDDEN})
        return
    is_ours = protocol.SUBPROTOCOL in scope.get("subprotocols", ())
    chosen = protocol.SUBPROTOCOL if is_ours else None
    socket = Socket(desk, headers, receive, send)
    with suppress(OSError):  # the client was gone before it could be told
        await send({"type": "websocket.accept", "subprotocol": chosen, "headers": []})
        try:
            await socket.converse(is_ours=is_ours)
        except SocketClosing as closing:
            reason = {"code": closing.code, "reason": closing.reason}
            await send({"type": "websocket.close", **reason})
        except Gone:
            pass


class Socket:
    """One accepted socket."""

    def __init__(
        self, desk: SubscriptionDesk, headers: Mapping[str, str], receive: Receive, send: Send
    ) -> None:
        """Start unacknowledged."""
        self._desk = desk
        self._headers = headers
        self._receive, self._send = receive, send
        self._operations: dict[str, asyncio.Task[None]] = {}
        self._ending: asyncio.Future[Exception] = asyncio.get_running_loop().create_future()
        self._proof: Proof | None = None

    async def converse(self, *, is_ours: bool) -> None:
        """Answer messages until the socket ends; nothing is said in a protocol that is not ours.

        Raises: SocketClosing; Gone.
        """
        if not is_ours:
            code = Close.SUBPROTOCOL_NOT_ACCEPTABLE
            raise SocketClosing(code, f"use {protocol.SUBPROTOCOL}")
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._stop_all)
            stack.enter_context(self._desk.until_the_stop(self._leave_at_stop))
            try:
                async with asyncio.timeout(self._desk.settings.socket_init_seconds):
                    await self._until_acknowledged(stack)
            except TimeoutError:
                code = Close.INITIALISATION_TIMEOUT
                raise SocketClosing(code, "Connection initialisation timeout") from None
            while True:
                await self._take(await self._message())

    async def _until_acknowledged(self, stack: AsyncExitStack) -> None:
        while self._proof is None:
            match await self._message():
                case protocol.Init(payload=payload):
                    self._proof = await self._admitted(payload)
                case protocol.Ping():
                    await self._say(protocol.PONG)
                case protocol.Subscribe():
                    raise SocketClosing(Close.UNAUTHORIZED, "Unauthorized")
                case _:
                    pass
        stack.enter_context(self._desk.guard.watching(self._proof, self._leave_forbidden))
        await self._say(protocol.ACKNOWLEDGED)

    async def _admitted(self, payload: Mapping[str, Any]) -> Proof:
        """Authenticate by the token of the first message, or else by the cookie of the page."""
        headers = dict(self._headers)
        token = payload.get("token")
        if isinstance(token, str):
            headers["authorization"] = f"Bearer {token}"
        cookies = cookie_parser(headers["cookie"]) if "cookie" in headers else {}
        try:
            proof = await prove(self._desk.authenticator, headers, cookies, now())
        except DatabaseBusyError as error:
            raise SocketClosing(Close.TRY_AGAIN_LATER, "Try again later") from error
        except LedgerError as error:
            raise SocketClosing(Close.FORBIDDEN, f"Forbidden: {error.code}") from error
        if proof is None:
            raise SocketClosing(Close.FORBIDDEN, "Forbidden")
        return proof

    async def _take(self, message: protocol.Message) -> None:
        match message:
            case protocol.Init():
                code = Close.TOO_MANY_INITIALISATIONS
                raise SocketClosing(code, "Too many initialisation requests")
            case protocol.Ping():
                await self._say(protocol.PONG)
            case protocol.Complete(id=operation_id):
                task = self._operations.pop(operation_id, None)
                if task is not None:
                    await _ended(task)
            case protocol.Subscribe(id=operation_id):
                await self._begin(operation_id, message)
            case protocol.Pong():
                pass

    async def _begin(self, operation_id: str, message: protocol.Subscribe) -> None:
        if operation_id in self._operations:
            reason = f"Subscriber for {operation_id} already exists"
            raise SocketClosing(Close.SUBSCRIBER_EXISTS, reason)
        if len(self._operations) >= MOST_OPERATIONS:
            await self._refuse(operation_id, TooManyOperationsError(limit=MOST_OPERATIONS))
            return
        task = asyncio.create_task(self._operate(operation_id, message.payload))
        self._operations[operation_id] = task

    async def _operate(self, operation_id: str, payload: Mapping[str, Any]) -> None:
        try:
            await self._run(operation_id, request_of(payload))
        except OSError:
            self._end(Gone())
        except Exception as error:  # noqa: BLE001 - the socket's edge: no operation ends unsaid
            self._operations.pop(operation_id, None)
            with suppress(OSError):
                await self._refuse(operation_id, error)

    async def _run(self, operation_id: str, request: GraphQLRequest) -> None:
        if self._proof is None:
            raise SocketClosing(Close.UNAUTHORIZED, "Unauthorized")
        standing = self._desk.standing(request, self._proof.actor)
        if standing is not None:
            await self._follow(operation_id, standing)
        else:
            reply = await self._desk.endpoint.operate(request, self._proof.actor)
            if reply.status != OK:
                self._operations.pop(operation_id, None)
                await self._say(protocol.error_message(operation_id, _errors(reply.body)))
                return
            await self._say(protocol.next_message(operation_id, reply.body))
        self._operations.pop(operation_id, None)
        await self._say(protocol.complete_message(operation_id))

    async def _follow(self, operation_id: str, standing: Standing) -> None:
        async with aclosing(self._desk.feed.follow(standing)) as events:
            async for event in events:
                await self._say(protocol.next_message(operation_id, event.result))

    async def _refuse(self, operation_id: str, error: Exception) -> None:
        reply = self._desk.endpoint.refusal_of(error)
        await self._say(protocol.error_message(operation_id, _errors(reply.body)))

    # --- the wire

    async def _say(self, text: str) -> None:
        await self._send({"type": "websocket.send", "text": text})

    async def _message(self) -> protocol.Message:
        """Wait for a message of the client, or for the end that somebody here decides on.

        Raises: SocketClosing; Gone.
        """
        async with _racing(self._receive) as received:
            await asyncio.wait({received, self._ending}, return_when=asyncio.FIRST_COMPLETED)
            if self._ending.done():
                raise self._ending.result()
            message = received.result()
        if message["type"] == "websocket.disconnect":
            raise Gone
        return protocol.read_message(message.get("text"))

    def _end(self, how: Exception) -> None:
        if not self._ending.done():
            self._ending.set_result(how)

    def _leave_at_stop(self) -> None:
        self._end(SocketClosing(Close.RESTART, "Service restart"))

    def _leave_forbidden(self) -> None:
        self._end(SocketClosing(Close.FORBIDDEN, "Forbidden"))

    async def _stop_all(self) -> None:
        tasks = list(self._operations.values())
        self._operations.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def _racing(receive: Receive) -> AsyncIterator["asyncio.Task[Any]"]:
    """Receive in a task of its own, which is ended when nobody waits for it any more."""
    received: asyncio.Task[Any] = asyncio.ensure_future(receive())
    try:
        yield received
    finally:
        await _ended(received)


async def _ended(task: "asyncio.Task[Any]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _errors(body: bytes) -> bytes:
    return orjson.dumps(orjson.loads(body)["errors"])
