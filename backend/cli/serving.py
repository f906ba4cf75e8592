"""The web server of one process: uvicorn on a socket that somebody else has bound."""

import asyncio
import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from backend.api.wire import WireProtocol
from backend.config import Settings
from backend.kit.garbage import started

DRAIN_SECONDS = 10
SOCKET_FRAME_BYTES = 262_144


class WebServer(uvicorn.Server):
    """Says when it answers, and tells the application when it begins to stop.

    The lifespan's own end comes after the last answer: too late for an answer without an end.
    """

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        *,
        stopping: asyncio.Event,
        on_started: Callable[[], None],
    ) -> None:
        """Prepare the server; `stopping` is the event that the application waits for."""
        super().__init__(_config(app, settings))
        self._stopping, self._on_started = stopping, on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to answer."""
        await super().startup(sockets)
        started()
        self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop: no new connection, every request answered, sockets told 1012 (restart)."""
        self._stopping.set()
        await super().shutdown(sockets)


def _config(app: ASGIApp, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=WireProtocol,
        ws="websockets-sansio",
        ws_max_size=SOCKET_FRAME_BYTES,
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        ssl_certfile=settings.tls_certificate,
        ssl_keyfile=settings.tls_key,
    )
