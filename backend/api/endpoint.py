"""`/graphql`: a bare ASGI application; a framework's request costs a quarter of a small query.

read → authenticate → compile → execute → splice; every failure becomes one JSON shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

import asyncpg
import orjson
import structlog
from graphql import DocumentNode, GraphQLSchema, OperationType
from graphql.execution import execute_sync
from sqlalchemy.exc import DBAPIError
from starlette.requests import cookie_parser

from backend.api.cors import preflight, shared
from backend.api.faults import (
    OK,
    BusyError,
    HeaderMissingError,
    InternalFaultError,
    MethodRefusedError,
    OutcomeUnknownError,
    Reply,
    RequestFaultError,
    SignInNeededError,
    StatementTimeoutError,
    UnprovedError,
    WritesUnavailableError,
    invalid,
    refused,
)
from backend.api.logged_reads import log_reads
from backend.api.mutations import Mutator, TokenMayNotWriteError
from backend.api.observing import GONE, Observer, Sight, request_id
from backend.api.rates import (
    INTROSPECTION_POINTS,
    Buckets,
    Meter,
    Purses,
    cost_of_mutations,
    meter_of,
)
from backend.api.request import (
    ClientGoneError,
    GraphQLRequest,
    RequestLimits,
    accepted_type,
    read_request,
)
from backend.api.strangers import Strangers
from backend.api.trusted import TrustedDocuments
from backend.api.watching import Watched
from backend.compiler.cost import Cost
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import InvalidDocumentError, Operation
from backend.compiler.errors import ScopeMissingError
from backend.compiler.execute import read
from backend.compiler.plan import Compiler, InvalidVariablesError
from backend.compiler.slots import Environment
from backend.compiler.splice import node_count, spliced
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import DatabaseBusyError
from backend.kit.clock import now, today
from backend.kit.errors import LedgerError
from backend.kit.ids import new_id
from backend.kit.spans import Spans

_REQUEST_HEADER = "x-liangxin-request"
_GRAPHQL_ERRORS = "application/graphql-response+json"

_log = structlog.get_logger(__name__)


class Authenticate(Protocol):
    """Tells who sends a request; None for one that proves nothing."""

    async def __call__(
        self,
        headers: Mapping[str, str],
        cookies: Mapping[str, str],
        now: datetime,
        *,
        request_id: str,
    ) -> Actor | None:
        """Give the actor.

        Raises: LedgerError for a session that has ended or a token that does not hold.
        """


@dataclass(frozen=True, slots=True)
class Call:
    """One request on its way through."""

    id: str
    media_type: str
    headers: Mapping[str, str]
    sight: Sight = field(default_factory=Sight)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Answers GraphQL requests."""

    compiler: Compiler
    database: Database
    authenticate: Authenticate
    signer: CursorSigner
    limits: RequestLimits
    buckets: Purses = field(default_factory=Buckets)
    documents: TrustedDocuments = field(default_factory=TrustedDocuments)
    observer: Observer = field(default_factory=Observer)
    spans: Spans = field(default_factory=Spans)
    strangers: Strangers | None = None
    has_open_introspection: bool = False

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:  # noqa: ANN401
        """Answer one HTTP request."""
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        call = Call(request_id(headers), accepted_type(headers.get("accept", "")), headers)
        with self.spans.request(headers, call.id):
            try:
                reply = await self._reply(call, scope, receive)
            except ClientGoneError:
                reply = GONE
            else:
                await _send(send, call, reply)
            self.spans.tell(call.sight.operation, reply.status, reply.code)
        self.observer.answered(call.sight, call.id, reply)

    async def _reply(self, call: Call, scope: Mapping[str, Any], receive: Any) -> Reply:  # noqa: ANN401
        asked = preflight(scope["method"], call.headers)
        if asked is not None:
            return asked
        meter: Meter | None = None
        try:
            request = await read_request(scope, receive, call.headers, self.limits)
            actor = call.sight.actor = await self._actor(call)
            address, _ = scope.get("client") or ("", 0)
            meter = meter_of(self.buckets, actor, address)
            async with Watched(receive):
                return await self._answer(call, request, actor, meter)
        except ClientGoneError:
            raise
        except Exception as error:  # noqa: BLE001 - the HTTP edge: nothing may leave unanswered
            reply = self._refusal(call, error)
            return reply if meter is None else meter.refusal(reply, error)

    async def operate(self, request: GraphQLRequest, actor: Actor) -> Reply:
        """Answer a query or a mutation that came over a socket; no form of another site can."""
        call = Call(str(new_id()), _GRAPHQL_ERRORS, {_REQUEST_HEADER: "1"}, Sight(actor=actor))
        meter = meter_of(self.buckets, actor)
        try:
            reply = await self._answer(call, request, replace(actor, request_id=call.id), meter)
        except Exception as error:  # noqa: BLE001 - the socket's edge: nothing stays unanswered
            reply = meter.refusal(self._refusal(call, error), error)
        self.observer.answered(call.sight, call.id, reply)
        return reply

    def refusal_of(self, error: Exception) -> Reply:
        """Tell of an error as the answer to a request would."""
        return self._refusal(Call(str(new_id()), _GRAPHQL_ERRORS, {}), error)

    def _refusal(self, call: Call, error: Exception) -> Reply:
        match error:
            case InvalidDocumentError():
                reply = invalid(error.errors, call.id, code="DOCUMENT_INVALID")
                return self._with_status(call, reply)
            case InvalidVariablesError():
                reply = invalid(error.errors, call.id, code="VARIABLES_INVALID")
                return self._with_status(call, reply)
            case RequestFaultError():
                return refused(error, call.id)
            case LedgerError():
                return self._with_status(call, refused(error, call.id))
            case _:
                return self._fault(call, error)

    def _with_status(self, call: Call, reply: Reply) -> Reply:
        """Keep to GraphQL over HTTP: old clients get 200 for a request that was well formed."""
        if call.media_type == _GRAPHQL_ERRORS or reply.status != 400:  # noqa: PLR2004
            return reply
        return Reply(OK, reply.body, reply.headers, reply.code)

    def _fault(self, call: Call, error: Exception) -> Reply:
        if isinstance(error, DBAPIError) and error.orig is not None:
            error = error.orig.__cause__ if isinstance(error.orig.__cause__, Exception) else error
        match error:
            case (
                DatabaseBusyError()
                | asyncpg.LockNotAvailableError()
                | asyncpg.TransactionRollbackError()
                | asyncpg.TooManyConnectionsError()
            ):
                return refused(BusyError(), call.id)
            case asyncpg.ReadOnlySQLTransactionError() | asyncpg.InsufficientResourcesError():
                _log.error("writes refused", request_id=call.id, state=error.sqlstate)
                return refused(WritesUnavailableError(), call.id)
            case asyncpg.QueryCanceledError():
                return refused(StatementTimeoutError(), call.id)
            case (
                asyncpg.PostgresConnectionError()
                | asyncpg.InterfaceError()
                | asyncpg.InternalClientError()
                | asyncpg.AdminShutdownError()
                | asyncpg.CrashShutdownError()
                | asyncpg.CannotConnectNowError()
                | OSError()
            ):
                _log.warning("database lost", request_id=call.id, error=type(error).__name__)
                return refused(OutcomeUnknownError(), call.id)
            case _:
                _log.exception("request failed", request_id=call.id, exc_info=error)
                return refused(InternalFaultError(), call.id)

    async def _actor(self, call: Call) -> Actor | None:
        cookies = cookie_parser(call.headers["cookie"]) if "cookie" in call.headers else {}
        try:
            return await self.authenticate(call.headers, cookies, now(), request_id=call.id)
        except LedgerError as error:
            raise UnprovedError(error) from error

    async def _answer(
        self, call: Call, request: GraphQLRequest, actor: Actor | None, meter: Meter
    ) -> Reply:
        if actor is None and request.document_id is not None and self.strangers is not None:
            # The public page asks what our build has listed; nobody else asks without a token.
            actor = await self.strangers.actor(call.headers, request_id=call.id)
            call.sight.actor = actor
            try:
                return await self._answer_to(actor, call, request, meter)
            except (ScopeMissingError, TokenMayNotWriteError) as error:
                # Whoever has no token is told of none: it is a page whose session is gone.
                raise SignInNeededError from error
        return await self._answer_to(actor, call, request, meter)

    async def _answer_to(
        self, actor: Actor | None, call: Call, request: GraphQLRequest, meter: Meter
    ) -> Reply:
        if actor is None and not self.has_open_introspection:
            raise SignInNeededError
        text = self.documents.text(request.query, request.document_id, actor)
        with self.spans.step("parse"):
            document = self.compiler.read(text, has_suggestions=actor is not None)
        operation = document.operation(request.operation_name)
        call.sight.saw(operation.definition)
        if operation.is_introspection:
            meter.charge(Cost(points=INTROSPECTION_POINTS))
            body = introspect(self.compiler.schema, request, operation)
            return Reply(OK, body[:-1] + b',"extensions":%b}' % meter.told(0))
        if actor is None:
            raise SignInNeededError
        compiled = self.compiler.request(operation, request.variables, actor)
        environment = Environment(
            actor=actor, variables=compiled.values, today=today(), signer=self.signer
        )
        if operation.definition.operation is OperationType.MUTATION:
            self._hold_to_header(call, request)
            mutator = Mutator(self.compiler, self.database)
            with self.spans.step("plan"):
                planned = mutator.planned(compiled)
            meter.charge(cost_of_mutations([plan for _, plan in planned]))
            with self.spans.step("SQL"):
                data = await mutator.run(planned, environment)
            return Reply(OK, spliced(data, meter.told(node_count(data))))
        with self.spans.step("plan"):
            plan = self.compiler.query(compiled)
        meter.charge(plan.cost)
        with self.spans.step("SQL"):
            data = await read(self.database, plan.reading, environment)
        if plan.notices:
            await log_reads(self.database, plan.notices, environment)
        return Reply(OK, spliced(data, meter.told(node_count(data))))

    def _hold_to_header(self, call: Call, request: GraphQLRequest) -> None:
        if request.is_read_only:
            raise MethodRefusedError(method="GET")
        is_token = call.headers.get("authorization", "")[:7].lower() == "bearer "
        if not is_token and call.headers.get(_REQUEST_HEADER) != "1":
            raise HeaderMissingError


def introspect(schema: GraphQLSchema, request: GraphQLRequest, operation: Operation) -> bytes:
    """Let graphql-core answer what the schema is; it reads no row for that."""
    document = DocumentNode(definitions=(operation.definition, *operation.fragments.values()))
    result = execute_sync(
        schema,
        document,
        variable_values=dict(request.variables),
        operation_name=request.operation_name,
    )
    return orjson.dumps(result.formatted)


async def _send(send: Any, call: Call, reply: Reply) -> None:  # noqa: ANN401 - of ASGI
    await send(
        {
            "type": "http.response.start",
            "status": reply.status,
            "headers": [
                (b"content-type", f"{call.media_type}; charset=utf-8".encode()),
                (b"content-length", str(len(reply.body)).encode()),
                (b"cache-control", b"no-store"),
                (b"x-content-type-options", b"nosniff"),
                (b"x-request-id", call.id.encode()),
                *reply.headers,
                *shared(call.headers),
            ],
        }
    )
    await send({"type": "http.response.body", "body": reply.body})
