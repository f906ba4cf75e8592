"""The body of a sign-in: a JSON object of exactly two texts, small and in time."""

import asyncio

import orjson
from starlette.requests import ClientDisconnect, Request

from backend.api.faults import (
    BodyTooLargeError,
    BodyTooSlowError,
    MediaTypeRefusedError,
    RequestFaultError,
)

LARGEST_BODY = 4_096
_FIELDS = frozenset({"login", "password"})
_OF_PASS = frozenset({"secret"})
_OF_SLIP = frozenset({"secret", "idNumber"})


class SignInBodyError(RequestFaultError):
    """The body is not the object that was asked for."""

    code = "BODY_INVALID"
    message = "登录请求的内容无效：{reason}。"
    remedy = (
        '请发送 JSON 对象 {{"login": "…", "password": "…"}}，'
        '评委通行码为 {{"secret": "…"}}，不含别的字段。'
    )


async def read_credentials(request: Request, *, seconds: float) -> tuple[str, str]:
    """Read the login and the password.

    Raises: MEDIA_TYPE_REFUSED, BODY_INVALID, BODY_TOO_LARGE, BODY_TOO_SLOW.
    """
    given = await _object(request, seconds)
    if given.keys() != _FIELDS:
        raise SignInBodyError(reason="字段不是 login 与 password")
    login, password = given["login"], given["password"]
    if not isinstance(login, str) or not isinstance(password, str):
        raise SignInBodyError(reason="login 与 password 不是文本")
    return login, password


async def read_pass(request: Request, *, seconds: float) -> str:
    """Read the secret of a judge's pass.

    Raises: MEDIA_TYPE_REFUSED, BODY_INVALID, BODY_TOO_LARGE, BODY_TOO_SLOW.
    """
    given = await _object(request, seconds)
    secret = given.get("secret")
    if given.keys() != _OF_PASS or not isinstance(secret, str):
        raise SignInBodyError(reason="字段不是文本 secret")
    return secret


async def read_slip(request: Request, *, seconds: float) -> tuple[str, str | None]:
    """Read the secret of an entry slip, and the identity number of its holder where it is given.

    Raises: MEDIA_TYPE_REFUSED, BODY_INVALID, BODY_TOO_LARGE, BODY_TOO_SLOW.
    """
    given = await _object(request, seconds)
    secret, id_number = given.get("secret"), given.get("idNumber")
    is_known = given.keys() <= _OF_SLIP and isinstance(secret, str)
    if not is_known or not isinstance(id_number, str | None):
        raise SignInBodyError(reason="字段不是文本 secret 与可选的 idNumber")
    return str(secret), id_number


async def _object(request: Request, seconds: float) -> dict[str, object]:
    media_type = request.headers.get("content-type", "")
    if media_type.partition(";")[0].strip().lower() != "application/json":
        raise MediaTypeRefusedError(given=media_type or "—")
    try:
        given = orjson.loads(await _body(request, seconds))
    except orjson.JSONDecodeError as error:
        raise SignInBodyError(reason="不是 UTF-8 的 JSON") from error
    if not isinstance(given, dict):
        raise SignInBodyError(reason="不是 JSON 对象")
    return given


async def _body(request: Request, seconds: float) -> bytes:
    body = b""
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise BodyTooLargeError(limit=LARGEST_BODY)
    except TimeoutError as error:
        raise BodyTooSlowError(seconds=f"{seconds:g}") from error
    except ClientDisconnect as error:
        raise SignInBodyError(reason="没有传完") from error
    return body
