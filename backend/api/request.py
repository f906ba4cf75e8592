"""The request parser: bytes → a GraphQL request, or a refusal with a 4xx.

Vanilla servers answer bodies like `7` or 50,000 nested brackets with a 500; here each has a code.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

import orjson

from backend.api.faults import (
    BatchRefusedError,
    BodyFaultError,
    BodyTooLargeError,
    BodyTooSlowError,
    MediaTypeRefusedError,
    MethodRefusedError,
)

_JSON = "application/json"
_RESPONSE_JSON = "application/graphql-response+json"
_PLAIN_ENCODINGS = frozenset({"", "identity"})
_DEEPEST = 60


class ClientGoneError(Exception):
    """The client went away before its request was whole; nobody waits for an answer."""


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """How large and how slow a body may be, and whether GET is answered.

    A body with the hash of a trusted document may be larger: it holds what a person has typed.
    """

    bytes: int
    seconds: float
    has_get: bool
    trusted_bytes: int = 2_097_152


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """What the client asks: a document or its hash, the operation's name, the variables."""

    query: str | None
    document_id: str | None
    operation_name: str | None
    variables: Mapping[str, Any]
    is_read_only: bool = False


def accepted_type(accept: str) -> str:
    """Choose the media type of the answer: the modern one only for clients that name it."""
    for entry in accept.lower().split(","):
        name, _, parameters = entry.partition(";")
        if parameters.replace(" ", "").startswith(("q=0;", "q=0.0")) or parameters.strip() == "q=0":
            continue
        if name.strip() == _RESPONSE_JSON:
            return _RESPONSE_JSON
        if name.strip() in {_JSON, "application/*", "*/*"}:
            return _JSON
    return _JSON


async def read_request(
    scope: Mapping[str, Any],
    receive: Any,  # noqa: ANN401 - of ASGI
    headers: Mapping[str, str],
    limits: RequestLimits,
) -> GraphQLRequest:
    """Read and check a request.

    Raises: RequestFaultError of a kind that says what is wrong; ClientGoneError.
    """
    if scope["method"] == "GET" and limits.has_get:
        return _from_query_string(scope["query_string"])
    if scope["method"] != "POST":
        raise MethodRefusedError(method=scope["method"])
    _hold_to_json(headers)
    if headers.get("content-length", "").isdigit():
        _hold_to_size(int(headers["content-length"]), limits.trusted_bytes)
    body = await _body(receive, limits)
    request = _from_body(body)
    if request.document_id is None:
        _hold_to_size(len(body), limits.bytes)
    return request


def request_of(given: Mapping[str, Any]) -> GraphQLRequest:
    """Check a request that came as a message over a socket.

    Raises: BODY_INVALID.
    """
    return _checked(given)


def _hold_to_json(headers: Mapping[str, str]) -> None:
    given = headers.get("content-type", "")
    name, _, parameters = given.partition(";")
    charset = parameters.lower().replace(" ", "").replace('"', "")
    is_utf8 = "charset=" not in charset or "charset=utf-8" in charset
    if name.strip().lower() != _JSON or not is_utf8:
        raise MediaTypeRefusedError(given=given or "—")
    if headers.get("content-encoding", "").strip().lower() not in _PLAIN_ENCODINGS:
        raise MediaTypeRefusedError(given=headers["content-encoding"])


def _hold_to_size(size: int, limit: int) -> None:
    if size > limit:
        raise BodyTooLargeError(limit=limit)


async def _body(receive: Any, limits: RequestLimits) -> bytes:  # noqa: ANN401 - of ASGI
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(limits.seconds):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientGoneError
                chunks.append(message.get("body", b""))
                size += len(chunks[-1])
                _hold_to_size(size, limits.trusted_bytes)
                if not message.get("more_body", False):
                    return b"".join(chunks)
    except TimeoutError as error:
        raise BodyTooSlowError(seconds=f"{limits.seconds:g}") from error


def _from_body(body: bytes) -> GraphQLRequest:
    if not body:
        raise BodyFaultError(reason="空")
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BodyFaultError(reason="不是 UTF-8 的 JSON") from error
    if isinstance(given, list):
        raise BatchRefusedError
    if not isinstance(given, dict):
        raise BodyFaultError(reason="不是对象")
    return _checked(given)


def _from_query_string(query_string: bytes) -> GraphQLRequest:
    try:
        fields = parse_qs(query_string.decode("ascii"), errors="strict", max_num_fields=10)
        given: dict[str, Any] = {name: values[0] for name, values in fields.items()}
        for name in ("variables", "extensions"):
            if name in given:
                given[name] = orjson.loads(given[name])
    except ValueError as error:
        raise BodyFaultError(reason="查询字符串无效") from error
    return _checked(given, is_read_only=True)


def _checked(given: Mapping[str, Any], *, is_read_only: bool = False) -> GraphQLRequest:
    query, name = given.get("query"), given.get("operationName")
    variables, extensions = given.get("variables"), given.get("extensions")
    document_id = _document_id(given)
    if document_id is None and not isinstance(query, str):
        raise BodyFaultError(reason="query 不是文本")
    if document_id is not None and query is not None:
        raise BodyFaultError(reason="query 与 documentId 只能有一个")
    if name is not None and not isinstance(name, str):
        raise BodyFaultError(reason="operationName 不是文本")
    if variables is not None and not isinstance(variables, dict):
        raise BodyFaultError(reason="variables 不是对象")
    if extensions is not None and not isinstance(extensions, dict):
        raise BodyFaultError(reason="extensions 不是对象")
    if _depth(variables) > _DEEPEST:
        raise BodyFaultError(reason="variables 嵌套过深")
    return GraphQLRequest(
        query=query,
        document_id=document_id,
        operation_name=name or None,
        variables=variables or {},
        is_read_only=is_read_only,
    )


def _document_id(given: Mapping[str, Any]) -> str | None:
    """Give the hash of a trusted document, in either of the two places that clients use."""
    document_id, extensions = given.get("documentId"), given.get("extensions")
    if document_id is None and isinstance(extensions, dict):
        persisted = extensions.get("persistedQuery")
        document_id = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    if document_id is not None and not isinstance(document_id, str):
        raise BodyFaultError(reason="documentId 不是文本")
    return document_id


def _depth(value: Any) -> int:  # noqa: ANN401 - JSON
    """Measure nesting without recursion, and stop where it is too deep anyway."""
    level, depth = [value], 0
    while level and depth <= _DEEPEST:
        depth += 1
        inner: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                inner.extend(one.values())
            elif isinstance(one, list):
                inner.extend(one)
        level = inner
    return depth
