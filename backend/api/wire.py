"""HTTP/1.1 on the wire: uvicorn's reader, with limits that it lacks.

By itself it waits forever for the end of a request's head, whatever the size, and for a body that
nobody wants any more; a few hundred such sockets would be enough to stop an office.
"""

import asyncio
from typing import Any, ClassVar

import orjson
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from backend.api.faults import RequestFaultError

HEAD_BYTES = 65_536
HEADERS = 100


class HTTPInvalidError(RequestFaultError):
    """The bytes are no HTTP request."""

    code = "HTTP_INVALID"
    message = "不是有效的 HTTP 请求。"
    remedy = "请检查客户端或代理的设置。"


class HeadTooLargeError(RequestFaultError):
    """The headers of the request are larger, or more, than allowed."""

    code = "HEAD_TOO_LARGE"
    message = "请求头超过 {bytes} 字节或 {headers} 行。"
    remedy = "请减少请求头，例如清除本站的 Cookie。"
    status = 431


class HeadTooSlowError(RequestFaultError):
    """The request did not arrive in time."""

    code = "HEAD_TOO_SLOW"
    message = "请求未在 {seconds} 秒内传完。"
    remedy = "请检查网络后重试。"
    status = 408


class OneWrite(asyncio.Transport):
    """The way of one answer: its head waits for the body, so that both leave in one system call.

    It waits until the loop's step is over and no longer; what comes later goes through at once.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        """Stand before the connection's transport."""
        self._transport = transport
        self._loop = loop
        self._has_begun = False
        self._head = b""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Hold what comes first, and send it with what comes next."""
        if not self._has_begun:
            self._has_begun = True
            self._head = bytes(data)
            self._loop.call_soon(self._release)
        elif self._head:
            self._transport.write(self._head + data)
            self._head = b""
        else:
            self._transport.write(data)

    def is_closing(self) -> bool:
        """Tell whether the connection is about to end."""
        return self._transport.is_closing()

    def close(self) -> None:
        """End the connection when everything is sent."""
        self._release()
        self._transport.close()

    def _release(self) -> None:
        if self._head:
            self._transport.write(self._head)
            self._head = b""


class WireProtocol(HttpToolsProtocol):
    """One connection; a refusal of its own is JSON like every other, and ends the connection."""

    head_seconds: ClassVar[float] = 15.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._is_in_head = False
        self._size = self._count = 0
        self._refusal: RequestFaultError | None = None
        self._timer: asyncio.TimerHandle | None = self.loop.call_later(self.head_seconds, self._cut)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._rest()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; a head that comes in one piece, the usual case, starts no timer."""
        super().data_received(data)
        if self._is_in_head:
            self._size += len(data)
            if self._size > HEAD_BYTES:
                self._refuse(HeadTooLargeError(bytes=HEAD_BYTES, headers=HEADERS))
            elif self._timer is None:
                self._timer = self.loop.call_later(self.head_seconds, self._cut)

    def on_message_begin(self) -> None:
        """Start to measure a head."""
        super().on_message_begin()
        self._is_in_head = True
        self._size = self._count = 0

    def on_header(self, name: bytes, value: bytes) -> None:
        """Measure a header.

        Raises: HEAD_TOO_LARGE, which the reader turns into a refusal.
        """
        self._count += 1
        self._size += len(name) + len(value)
        if self._count > HEADERS or self._size > HEAD_BYTES:
            self._refusal = HeadTooLargeError(bytes=HEAD_BYTES, headers=HEADERS)
            raise self._refusal
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Let the application answer."""
        self._is_in_head = False
        self._rest()
        former = self.cycle
        super().on_headers_complete()
        if self.cycle is not former:  # a socket has none
            self.cycle.transport = OneWrite(self.transport, self.loop)

    def on_message_complete(self) -> None:
        """Note that the body is whole."""
        self._rest()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Give a client some time to end a body that is answered already, and no more."""
        super().on_response_complete()
        if self.cycle.more_body and self._timer is None and not self.transport.is_closing():
            self._timer = self.loop.call_later(self.head_seconds, self.transport.close)

    def send_400_response(self, msg: str) -> None:
        """Answer what the reader could not read."""
        del msg
        self._refuse(self._refusal or HTTPInvalidError())

    def _cut(self) -> None:
        """End a connection whose request does not come; one that never began one hears nothing."""
        self._timer = None
        if self._is_in_head:
            self._refuse(HeadTooSlowError(seconds=f"{self.head_seconds:g}"))
        else:
            self.transport.close()

    def _refuse(self, error: RequestFaultError) -> None:
        self._is_in_head = False
        if self.transport.is_closing():
            return
        shown: dict[str, Any] = {
            "message": error.message,
            "extensions": {"code": error.code, "remedy": error.remedy},
        }
        body = orjson.dumps({"errors": [shown]})
        head = (
            b"content-type: application/json\r\ncache-control: no-store\r\nconnection: close\r\n"
            b"content-length: %d\r\n\r\n"
        )
        self.transport.write(STATUS_LINE[error.status] + head % len(body) + body)
        self.transport.close()

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
