"""Faults of requests: what is answered when the request itself, or we, failed.

Every fault has a code, an HTTP status and the request's id; no word of Python, SQL or the driver
ever leaves the house. Refusals of the rules are `problems` in a payload and no faults.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import GraphQLError

from backend.kit.errors import LedgerError

_PYTHON_WORD = re.compile(r"(?<!['\"\w])(?:None|True|False)(?!['\"\w])")
_JSON_WORDS = {"None": "null", "True": "true", "False": "false"}
OK, BAD_REQUEST, UNAUTHENTICATED, FORBIDDEN = 200, 400, 401, 403
METHOD_REFUSED, TIMEOUT, TOO_LARGE, MEDIA_REFUSED, RATE_LIMITED = 405, 408, 413, 415, 429
INTERNAL, UNAVAILABLE = 500, 503


class RequestFaultError(LedgerError):
    """The HTTP request is not one that this endpoint answers."""

    code = "BAD_REQUEST"
    message = "请求有误：{reason}。"
    remedy = "请按接口文档发送请求。"
    status = BAD_REQUEST
    headers: Mapping[str, str] = {}


class BodyFaultError(RequestFaultError):
    """The body is not a JSON object with a query."""

    code = "BODY_INVALID"
    message = "请求体无效：{reason}。"
    remedy = '请发送 JSON 对象 {{"query": "…", "variables": {{…}}}}。'


class BatchRefusedError(RequestFaultError):
    """The body is an array of operations."""

    code = "BATCH_REFUSED"
    message = "不接受批量请求。"
    remedy = "请逐个发送操作。"


class MethodRefusedError(RequestFaultError):
    """The method is not POST (or GET, where it is switched on)."""

    code = "METHOD_REFUSED"
    message = "不接受 {method} 请求。"
    remedy = "请用 POST 发送。"
    status = METHOD_REFUSED
    headers = {"allow": "POST"}  # noqa: RUF012 - never changed


class MediaTypeRefusedError(RequestFaultError):
    """The body's media type or encoding is not plain JSON."""

    code = "MEDIA_TYPE_REFUSED"
    message = "不接受这种内容类型或编码：{given}。"
    remedy = "请用 content-type: application/json，不要压缩。"
    status = MEDIA_REFUSED


class BodyTooLargeError(RequestFaultError):
    """The body is larger than allowed."""

    code = "BODY_TOO_LARGE"
    message = "请求体超过 {limit} 字节。"
    remedy = "请缩短查询，或拆成几个请求。"
    status = TOO_LARGE
    headers = {"connection": "close"}  # noqa: RUF012 - never changed


class BodyTooSlowError(RequestFaultError):
    """The body did not arrive in time."""

    code = "BODY_TOO_SLOW"
    message = "请求体未在 {seconds} 秒内传完。"
    remedy = "请检查网络后重试。"
    status = TIMEOUT
    headers = {"connection": "close"}  # noqa: RUF012 - never changed


class HeaderMissingError(RequestFaultError):
    """A mutation came by cookie and without the header that no form of another site can send."""

    code = "HEADER_MISSING"
    message = "办理类请求缺少 X-Liangxin-Request 头。"
    remedy = "请加上 X-Liangxin-Request: 1，或使用接口令牌。"
    status = FORBIDDEN


class SignInNeededError(RequestFaultError):
    """Nobody is signed in."""

    code = "UNAUTHENTICATED"
    message = "请先登录。"
    remedy = "请登录后重试，或在 Authorization 头中给出接口令牌。"
    status = UNAUTHENTICATED
    headers = {"www-authenticate": "Bearer"}  # noqa: RUF012 - never changed


class UnprovedError(RequestFaultError):
    """The request's session or token does not hold."""

    code = "UNAUTHENTICATED"
    status = UNAUTHENTICATED
    headers = {"www-authenticate": "Bearer"}  # noqa: RUF012 - never changed

    def __init__(self, error: LedgerError) -> None:
        """Say what the authentication said."""
        super().__init__(reason="")
        self.code = error.code  # type: ignore[misc]
        self.message, self.remedy = error.message, error.remedy


class BusyError(RequestFaultError):
    """Every connection of the database is in use, or a lock was not given in time."""

    code = "BUSY"
    message = "系统繁忙。"
    remedy = "请稍后用同一幂等键重试。"
    status = UNAVAILABLE
    headers = {"retry-after": "1"}  # noqa: RUF012 - never changed


class StatementTimeoutError(RequestFaultError):
    """The statement took longer than allowed."""

    code = "STATEMENT_TIMEOUT"
    message = "查询用时过长，已停止。"
    remedy = "请缩小范围后重试。"
    status = UNAVAILABLE


class WritesUnavailableError(RequestFaultError):
    """The database takes no writes at present: its disk is full, or it is a standby."""

    code = "WRITES_UNAVAILABLE"
    message = "数据库目前只能查询，不能写入。"
    remedy = "请联系管理员检查磁盘空间；恢复后用同一幂等键重试。"
    status = UNAVAILABLE
    headers = {"retry-after": "60"}  # noqa: RUF012 - never changed


class OutcomeUnknownError(RequestFaultError):
    """The database was lost on the way: the change may have been made or not."""

    code = "OUTCOME_UNKNOWN"
    message = "与数据库的连接中断，结果未知。"
    remedy = "请用同一幂等键重试，已办成的不会再办一次。"
    status = UNAVAILABLE
    headers = {"retry-after": "1"}  # noqa: RUF012 - never changed


class InternalFaultError(RequestFaultError):
    """We failed; the log holds the details under the request's id."""

    code = "INTERNAL"
    message = "系统内部错误。"
    remedy = "请稍后重试；若仍出错，请把请求编号告诉管理员。"
    status = INTERNAL


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, body and headers beside the content type; `code` of a refused request."""

    status: int
    body: bytes
    headers: Sequence[tuple[bytes, bytes]] = ()
    code: str = "OK"


def refused(error: LedgerError, request_id: str, *, status: int | None = None) -> Reply:
    """Answer one refusal."""
    chosen = status if status is not None else getattr(error, "status", BAD_REQUEST)
    headers: Mapping[str, str] = getattr(error, "headers", {})
    return Reply(
        status=chosen,
        body=orjson.dumps({"errors": [_shown(error, request_id)]}),
        headers=[(name.encode(), value.encode()) for name, value in headers.items()],
        code=error.code,
    )


def invalid(errors: Iterable[GraphQLError], request_id: str, *, code: str) -> Reply:
    """Answer what GraphQL itself found wrong, readable for developers."""
    shown = []
    for error in errors:
        one: dict[str, Any] = {"message": _PYTHON_WORD.sub(_in_json, error.message)}
        if error.locations:
            one["locations"] = [
                {"line": place.line, "column": place.column} for place in error.locations
            ]
        extensions = {"code": code, **(error.extensions or {}), "requestId": request_id}
        shown.append({**one, "extensions": extensions})
    return Reply(status=BAD_REQUEST, body=orjson.dumps({"errors": shown}), code=code)


def _in_json(found: re.Match[str]) -> str:
    """Say a value as the client wrote it, not as the GraphQL library holds it."""
    return _JSON_WORDS[found.group()]


def _shown(error: LedgerError, request_id: str) -> dict[str, Any]:
    extensions: dict[str, Any] = {
        "code": error.code,
        "remedy": error.remedy,
        "requestId": request_id,
    }
    if error.path:
        extensions["input"] = list(error.path)
    return {"message": error.message, "extensions": extensions}
