"""Answers of the few addresses outside GraphQL: JSON for everything, refusals and faults too.

Shape of a refusal: `{"code", "message", "remedy"}`, with the status that its kind has.
"""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

import asyncpg
import orjson
import structlog
from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import Response

from backend.accounts.errors import (
    AuthenticationError,
    SessionUnknownError,
    SignInBusyError,
    SignInRefusedError,
    TooManyAttemptsError,
)
from backend.api.faults import (
    BAD_REQUEST,
    BusyError,
    HeaderMissingError,
    InternalFaultError,
    OutcomeUnknownError,
    WritesUnavailableError,
)
from backend.database.session import DatabaseBusyError
from backend.kit.errors import LedgerError
from backend.kit.ids import MalformedIdError

REQUEST_HEADER = "x-liangxin-request"
_STATUS: Mapping[type[LedgerError], int] = {
    AuthenticationError: 401,
    SignInRefusedError: 401,
    SessionUnknownError: 404,
    MalformedIdError: 404,
    TooManyAttemptsError: 429,
    SignInBusyError: 503,
}
_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    OSError,
)
_BUSY = (
    DatabaseBusyError,
    asyncpg.LockNotAvailableError,
    asyncpg.TransactionRollbackError,
    asyncpg.QueryCanceledError,
    asyncpg.TooManyConnectionsError,
)

Endpoint = Callable[[Request], Awaitable[Response]]

_log = structlog.get_logger(__name__)


def answering(
    work: Endpoint,
    *,
    statuses: Mapping[type[LedgerError], int] = MappingProxyType({}),
    is_signed: bool = False,
) -> Endpoint:
    """Hold writes to the request header, and answer whatever goes wrong as JSON.

    Shape: `statuses` adds to the known ones; an address that `is_signed` is a right by itself.
    """

    async def endpoint(request: Request) -> Response:
        try:
            if not is_signed:
                hold_to_header(request)
            reply = await work(request)
        except LedgerError as error:
            reply = refusal(error, statuses=statuses)
        except Exception as error:  # noqa: BLE001 - the HTTP edge: nothing may leave unanswered
            reply = refusal(_fault_of(error))
        reply.headers["cache-control"] = "no-store"
        return reply

    return endpoint


def hold_to_header(request: Request) -> None:
    """See that a write came from our own pages or a program, and from no form of another site.

    Raises: HEADER_MISSING.
    """
    if request.method != "GET" and request.headers.get(REQUEST_HEADER) != "1":
        raise HeaderMissingError


def json_reply(
    content: object, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer a JSON document."""
    return Response(
        orjson.dumps(content), status_code=status, headers=headers, media_type="application/json"
    )


def refusal(
    error: LedgerError, *, statuses: Mapping[type[LedgerError], int] = MappingProxyType({})
) -> Response:
    """Answer a refusal; one with a status of its own keeps it."""
    known = (status for kind, status in {**_STATUS, **statuses}.items() if isinstance(error, kind))
    status = getattr(error, "status", None) or next(known, BAD_REQUEST)
    headers = dict(getattr(error, "headers", {}))
    if isinstance(error, TooManyAttemptsError | SignInBusyError):
        headers["retry-after"] = str(error.retry_after_seconds)
    content = {"code": error.code, "message": error.message, "remedy": error.remedy}
    return json_reply(content, status=status, headers=headers)


def _fault_of(error: Exception) -> LedgerError:
    """Tell a fault of ours or of the database in words; the details go to the log."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        cause = error.orig.__cause__
        error = cause if isinstance(cause, Exception) else error
    if isinstance(error, _BUSY):
        return BusyError()
    if isinstance(error, asyncpg.ReadOnlySQLTransactionError | asyncpg.InsufficientResourcesError):
        _log.error("writes_refused", state=error.sqlstate)
        return WritesUnavailableError()
    if isinstance(error, _LOST):
        _log.warning("database_lost", error=type(error).__name__)
        return OutcomeUnknownError()
    _log.exception("request_failed", exc_info=error)
    return InternalFaultError()
