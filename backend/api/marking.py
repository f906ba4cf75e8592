"""Outside GraphQL: each answer has the request's id, and those of the API a line of the log."""

import time

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.api.observing import REQUEST_ID, Observer, request_id

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
_QUIET = ("/healthz", "/readyz", "/metrics", "/config.json", "/graphiql", "/tiles/")
_KEY = "liangxin.request_id"


def id_of(request: Request) -> str:
    """Give the id of a request: for its answer, the audit log and the log."""
    known: str | None = request.scope.get(_KEY)
    return known or request_id(request.headers)


class Marked:
    """ASGI middleware around the routes beside GraphQL."""

    def __init__(self, app: ASGIApp, observer: Observer) -> None:
        """Watch the app."""
        self._app, self._observer = app, observer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note what was answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 0
        known = scope[_KEY] = request_id(Headers(scope=scope))

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = list(message.get("headers", ()))
                message["headers"] = [*headers, (REQUEST_ID.encode(), known.encode())]
            await send(message)

        await self._app(scope, receive, sending)
        path = getattr(scope.get("route"), "path", "")
        if path and not path.endswith(":path}") and not path.startswith(_QUIET):
            method = scope["method"] if scope["method"] in _METHODS else "OTHER"
            seconds = time.perf_counter() - begun
            self._observer.passed(f"{method} {path}", known, status=status, seconds=seconds)
