"""graphql-transport-ws as text: messages in, messages out, and the codes with which a socket ends.

Source: PROTOCOL.md of graphql-ws, "GraphQL over WebSocket Protocol".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import orjson

SUBPROTOCOL = "graphql-transport-ws"
LONGEST_ID = 200
_LONGEST_REASON = 120


class Close(IntEnum):
    """Why a socket is ended."""

    GOING_AWAY = 1001
    RESTART = 1012
    TRY_AGAIN_LATER = 1013
    BAD_MESSAGE = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    SUBPROTOCOL_NOT_ACCEPTABLE = 4406
    INITIALISATION_TIMEOUT = 4408
    SUBSCRIBER_EXISTS = 4409
    TOO_MANY_INITIALISATIONS = 4429


class SocketClosing(Exception):  # noqa: N818 - the end of a socket is no error of ours
    """The socket has to be closed with a code and a reason."""

    def __init__(self, code: Close, reason: str) -> None:
        """Keep both."""
        super().__init__(reason)
        self.code = code
        self.reason = reason.encode()[:_LONGEST_REASON].decode(errors="ignore")


@dataclass(frozen=True, slots=True)
class Subscribe:
    """An operation that the client wants to run under an id."""

    id: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Complete:
    """The client listens to an operation no longer."""

    id: str


@dataclass(frozen=True, slots=True)
class Init:
    """The client asks for the connection, perhaps with a token."""

    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ping:
    """The client wants a pong."""


@dataclass(frozen=True, slots=True)
class Pong:
    """The client tells that it is there."""


Message = Subscribe | Complete | Init | Ping | Pong


def read_message(text: str | None) -> Message:
    """Read a message of the client.

    Raises: SocketClosing 4400 for anything that the protocol does not know.
    """
    if text is None:
        raise _bad("messages are text")
    try:
        given = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise _bad("the message is not JSON") from None
    if not isinstance(given, dict):
        raise _bad("a message is a JSON object")
    match given.get("type"):
        case "connection_init":
            return Init(_record(given, "payload"))
        case "ping":
            _record(given, "payload")
            return Ping()
        case "pong":
            _record(given, "payload")
            return Pong()
        case "subscribe":
            return _subscribe(given)
        case "complete":
            return Complete(_id(given))
        case _:
            raise _bad("the type of the message is unknown")


def _bad(reason: str) -> SocketClosing:
    return SocketClosing(Close.BAD_MESSAGE, f"Invalid message: {reason}")


def _subscribe(given: Mapping[str, Any]) -> Subscribe:
    payload = given.get("payload")
    if not isinstance(payload, dict):
        raise _bad("subscribe has a payload")
    for name in ("query", "operationName", "documentId"):
        if payload.get(name) is not None and not isinstance(payload[name], str):
            raise _bad(f"{name} is a string")
    _record(payload, "variables")
    extensions = _record(payload, "extensions")
    if payload.get("query") is None and payload.get("documentId") is None and not extensions:
        raise _bad("query is missing")
    return Subscribe(_id(given), payload)


def _record(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = given.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise _bad(f"{name} is an object")
    return found


def _id(given: Mapping[str, Any]) -> str:
    found = given.get("id")
    if not isinstance(found, str) or not 1 <= len(found) <= LONGEST_ID:
        raise _bad("id is a string that is not empty")
    return found


ACKNOWLEDGED = '{"type":"connection_ack"}'
PONG = '{"type":"pong"}'


def next_message(operation_id: str, result: bytes) -> str:
    """Give a result of an operation; the result is JSON already."""
    return f'{{"id":{_quoted(operation_id)},"type":"next","payload":{result.decode()}}}'


def error_message(operation_id: str, errors: bytes) -> str:
    """Give the errors that end an operation, a JSON array."""
    return f'{{"id":{_quoted(operation_id)},"type":"error","payload":{errors.decode()}}}'


def complete_message(operation_id: str) -> str:
    """Say that nothing follows for an operation."""
    return f'{{"id":{_quoted(operation_id)},"type":"complete"}}'


def _quoted(text: str) -> str:
    return orjson.dumps(text).decode()
