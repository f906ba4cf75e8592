"""Both clients beside a server that counts: what they say was answered is what it answered."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.load import load

BODIES = [b'{"place":%d}' % place for place in range(7)]
REFUSED = BODIES[3]
HEADERS = {"content-type": "application/json", "x-bench": "a: b"}
CONNECTIONS = 4
Seen = Counter[tuple[bytes, str | None]]


def hold_true(*names: str) -> None:
    """See that each client sends every body in turn with its headers, and counts right.

    What is under way when the time ends, at most one request a connection, may be counted or not.

    Raises: AssertionError.
    """
    for name in names:
        with _counting() as (url, seen):
            said = load(url, HEADERS, BODIES, connections=CONNECTIONS, seconds=1, by=name)
        bodies = {body: seen[body, HEADERS["x-bench"]] for body in BODIES}
        assert sum(bodies.values()) == seen.total() > len(BODIES), (name, seen)
        assert max(bodies.values()) - min(bodies.values()) <= CONNECTIONS, (name, seen)
        refused = bodies.pop(REFUSED)
        for counted, told in ((sum(bodies.values()), "answers"), (refused, "failures")):
            assert 0 <= counted - said[told] <= CONNECTIONS, (name, told, said, seen)


@contextmanager
def _counting() -> Iterator[tuple[str, Seen]]:
    """Serve, refuse one of the bodies, and count what came."""
    seen: Seen = Counter()

    class Counting(BaseHTTPRequestHandler):
        """Answers with an empty object; 503 for the body that is refused."""

        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            seen[body, self.headers["x-bench"]] += 1
            self.send_response(503 if body == REFUSED else 200)
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        """Takes it as it comes that a client leaves when its time is over."""

        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing."""

    with Quiet(("127.0.0.1", 0), Counting) as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/graphql", seen
        finally:
            server.shutdown()
            serving.join()
