"""The line between a browser and the program, which a test can break in the ways of a venue.

A captive portal answers for the server, a router is switched off, an answer is lost after the
server has acted: none of this can be had by taking the browser offline.
"""

import http.client
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

NOT_PASSED_ON = frozenset(
    {"accept-encoding", "connection", "content-length", "keep-alive", "transfer-encoding"}
)
SECONDS_TO_ANSWER = 30


class Weather(Enum):
    """What the line does with a request."""

    CLEAR = "passes it on"
    CUT = "drops it"
    ANSWER_LOST = "passes it on and drops the answer to what is asked of the graph"
    PORTAL = "answers 200 with a page"
    REDIRECT = "leads to a page of its own"
    GATE = "answers 401 with a page"
    EMPTY = "answers 200 with nothing"
    FOREIGN = "answers 200 with somebody else's JSON"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program answered; of its content only the first bytes may get through."""

    status: int
    headers: list[tuple[str, str]]
    content: bytes
    arriving: int | None = None
    """So many bytes of the content, then the line is cut; null = all."""


Between = Callable[[bytes, Callable[[], Answer]], Answer | None]
"""Stands in a clear line: has the body of a request and the way to ask; null drops the answer."""


@dataclass(slots=True)
class Line:
    """A line to a program; `weather` may be changed at any time."""

    upstream: str
    address: str = ""
    weather: Weather = Weather.CLEAR
    asked: list[str] = field(default_factory=list)
    """The requests so far, as method and path."""
    appended: dict[str, bytes] = field(default_factory=dict)
    """What is put at the end of the answer to a path, so that a file looks like a newer one."""
    between: Between | None = None


@contextmanager
def line_to(upstream: str) -> Iterator[Line]:
    """Open a line to a program on a port of its own."""
    line = Line(upstream)

    class Handler(_Handler):
        pass

    Handler.line = line
    server = _Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    line.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that was killed while it was answered."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what is no end of a connection."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Passes a request on, or does what the weather says."""

    line: Line
    protocol_version = "HTTP/1.1"

    def _take(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.line.asked.append(f"{self.command} {self.path}")
        match self.line.weather:
            case Weather.CLEAR:
                self._pass_on(body)
            case Weather.ANSWER_LOST if self.path != "/graphql":
                self._pass_on(body)
            case Weather.ANSWER_LOST:
                self._ask(body)
                self._drop()
            case Weather.CUT:
                self._drop()
            case Weather.PORTAL:
                self._say(200, "text/html", b"<html><body>welcome</body></html>")
            case Weather.GATE:
                self._say(401, "text/html", b"<html><body>log in</body></html>")
            case Weather.REDIRECT:
                self._say(302, "text/html", b"", location="/portal.html")
            case Weather.EMPTY:
                self._say(200, "application/json", b"")
            case Weather.FOREIGN:
                self._say(200, "application/json", b'{"data":{"ok":true},"receipts":[]}')

    do_GET = do_POST = do_DELETE = do_HEAD = _take  # noqa: N815 - as inherited

    def _ask(self, body: bytes) -> Answer:
        parts = urlsplit(self.line.upstream)
        connection = http.client.HTTPConnection(
            parts.hostname or "", parts.port, timeout=SECONDS_TO_ANSWER
        )
        try:
            headers = {
                name: value
                for name, value in self.headers.items()
                if name.lower() not in NOT_PASSED_ON
            }
            connection.request(self.command, self.path, body or None, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def _pass_on(self, body: bytes) -> None:
        ask, between = partial(self._ask, body), self.line.between
        try:
            answer = between(body, ask) if between else ask()
        except (OSError, http.client.HTTPException):  # the program is not running, or is no more
            answer = None
        if answer is None:
            self._drop()
            return
        content = answer.content + self.line.appended.get(self.path, b"")
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            if name.lower() not in NOT_PASSED_ON:
                self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        try:
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content[: answer.arriving])
        except OSError:  # whoever asked is gone, such as a browser that was killed
            self.close_connection = True
            return
        if answer.arriving is not None:
            self._drop()

    def _say(self, status: int, kind: str, content: bytes, **headers: str) -> None:
        self.send_response_only(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _drop(self) -> None:
        self.close_connection = True
        with suppress(OSError):  # whoever asked may be gone already
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as inherited
        """Say nothing: the test says what matters."""
