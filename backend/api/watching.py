"""Watches for a client that goes away while its request is answered.

A cancelled request's query is gone within a second: the driver asks the server to stop it.
"""

import asyncio
from types import TracebackType
from typing import Any

from backend.api.request import ClientGoneError

PATIENCE_SECONDS = 0.5


class Watched:
    """Cancels the work in its block when the client goes away.

    A quick answer never starts the watcher: that would cost as much as the query.
    """

    def __init__(self, receive: Any) -> None:  # noqa: ANN401 - of ASGI
        """Watch what `receive` brings once the request is whole: only a goodbye."""
        self._receive = receive
        self._watcher: asyncio.Task[None] | None = None
        self._is_gone = False

    async def __aenter__(self) -> None:
        self._worker = asyncio.current_task()
        self._timer = asyncio.get_running_loop().call_later(PATIENCE_SECONDS, self._start)

    def _start(self) -> None:
        self._watcher = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._is_gone = True
        if self._worker is not None:
            self._worker.cancel()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop watching.

        Raises: ClientGoneError in place of the cancellation.
        """
        self._timer.cancel()
        if self._watcher is not None:
            self._watcher.cancel()
        if self._is_gone and isinstance(error, asyncio.CancelledError):
            if self._worker is not None:
                self._worker.uncancel()
            raise ClientGoneError from error
