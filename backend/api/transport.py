"""TLS or this very machine: a plain-HTTP request to any other host name gets a page of advice.

A session cookie on plain HTTP could be read by everyone on the way, so nothing else is answered.
"""

from html import escape

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.accounts.sessions import is_loopback
from backend.kit.errors import LedgerError

PROBES = frozenset({"/healthz", "/readyz"})
_PLAIN = frozenset({"http", "ws"})
_YEAR = b"max-age=31536000"


class TLSRequiredError(LedgerError):
    """The request came unencrypted under a host name that is not this machine."""

    code = "TLS_REQUIRED"
    message = "为保护登录和个人信息，本系统不在未加密的地址 http://{host} 上提供服务。"
    remedy = (
        "请改用 https:// 开头的地址访问。管理员：请在前面放置 Caddy 或 nginx 提供 TLS"
        "（见 infra/），代理不传 X-Forwarded-Proto 时再设置 TLS_PROXY=1；"
        "只在本机试用时，请访问 http://127.0.0.1:{port}。"
    )


class SecureTransport:
    """ASGI middleware: refuses plain HTTP, and marks secure answers as HTTPS for good.

    Not those of a venue: its helper speaks plain HTTP under the same names, and next month the
    names are another laptop's.
    """

    def __init__(self, app: ASGIApp, *, tls_proxy: bool, is_venue: bool = False) -> None:
        """Guard the app; with `tls_proxy` every request counts as secure."""
        self._app = app
        self._tls_proxy, self._is_venue = tls_proxy, is_venue

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a secure request, one of this machine or a probe through."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        if self._tls_proxy and scope["scheme"] in _PLAIN:
            scope["scheme"] += "s"
        if scope["scheme"] not in _PLAIN:
            await self._app(scope, receive, send if self._is_venue else _with_hsts(send))
            return
        if is_loopback(_host(scope)) or scope["path"] in PROBES:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403, "reason": TLSRequiredError.code})
        else:
            await _advice(scope, headers)(scope, receive, send)


def _host(scope: Scope) -> str:
    """Give the `Host` header; every request pays for how it is looked up."""
    for name, value in scope["headers"]:
        if name == b"host":
            return str(value, "latin-1")
    return ""


def _advice(scope: Scope, headers: Headers) -> Response:
    port = (scope.get("server") or ("", 8000))[1]
    error = TLSRequiredError(host=headers.get("host", ""), port=port)
    plain_headers = {"cache-control": "no-store"}
    if "text/html" in headers.get("accept", ""):
        page = _PAGE.format(message=escape(error.message), remedy=escape(error.remedy))
        return HTMLResponse(page, status_code=403, headers=plain_headers)
    content = {"code": error.code, "message": error.message, "remedy": error.remedy}
    return JSONResponse(content, status_code=403, headers=plain_headers)


_PAGE = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>需要加密连接</title>
<h1>需要加密连接</h1>
<p>{message}</p>
<p>{remedy}</p>
</html>
"""


def _with_hsts(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            message["headers"] = [*headers, (b"strict-transport-security", _YEAR)]
        await send(message)

    return sending
