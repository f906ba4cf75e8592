"""Abuse below HTTP: heads and bodies that never end, storms, floods, requests within requests."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from backend.api import workbook_routes
from tests.api.abuse.conftest import HANG_SECONDS, Target

BODY = b'{"query":"{__typename}"}'


@contextmanager
def opened(target: Target) -> Iterator[socket.socket]:
    """Give a socket to the program."""
    with socket.create_connection(("127.0.0.1", target.port), timeout=HANG_SECONDS) as made:
        yield made


@contextmanager
def begun_with(target: Target, begun: bytes) -> Iterator[socket.socket]:
    """Give a socket on which something was sent, before the other side tires of waiting."""
    with opened(target) as connection:
        connection.sendall(begun)
        yield connection


def head(target: Target, *lines: bytes, method: bytes = b"POST", length: int = len(BODY)) -> bytes:
    """Give the head of a request with a token and these further lines."""
    usual = [
        method + b" /graphql HTTP/1.1",
        b"host: 127.0.0.1",
        b"content-type: application/json",
        b"authorization: Bearer " + target.token.encode(),
    ]
    if length >= 0:
        usual.append(b"content-length: %d" % length)
    return b"\r\n".join([*usual, *lines]) + b"\r\n\r\n"


def heard(connection: socket.socket) -> bytes:
    """Give everything that comes until the other side closes."""
    parts = []
    try:
        while part := connection.recv(65_536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def talk(target: Target, *pieces: bytes) -> bytes:
    """Send bytes, say that no more will come, and listen to the end."""
    with opened(target) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return heard(connection)


def statuses(answer: bytes) -> list[int]:
    """Give the statuses of the answers in what was heard."""
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]


WIRE = {
    "no request at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200,
    "HTTP/2 without asking": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/9.9": b"POST /graphql HTTP/9.9\r\nhost: x\r\n\r\n",
    "an unknown method": b"HACK /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
    "a method in small letters": b"post /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
    "CONNECT": b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
    "bare line feeds and noise": b"POST /graphql\n\n\x00\x00",
    "a line break in a header's name": b"GET / HTTP/1.1\r\nho\rst: x\r\n\r\n",
    "a zero in a header": b"GET / HTTP/1.1\r\nhost: x\r\na: b\0c\r\n\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nhost\r\n\r\n",
    "a space before the colon": b"GET / HTTP/1.1\r\nhost : x\r\n\r\n",
    "an address of 200,000 letters": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nhost: x\r\n\r\n",
    "an address that is none": b"GET http://[::1 HTTP/1.1\r\nhost: x\r\n\r\n",
    "an address in raw UTF-8": "GET /党员 HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n".encode(),
    "a header of 200,000 letters": (
        b"GET / HTTP/1.1\r\nhost: x\r\na: " + b"a" * 200_000 + b"\r\n\r\n"
    ),
    "a header's name of 200,000 letters": (
        b"GET / HTTP/1.1\r\nhost: x\r\n" + b"a" * 200_000 + b": a\r\n\r\n"
    ),
    "ten thousand headers": (
        b"GET / HTTP/1.1\r\nhost: x\r\n"
        + b"".join(b"h%d: a\r\n" % n for n in range(10_000))
        + b"\r\n"
    ),
    "101 headers": (
        b"GET / HTTP/1.1\r\nhost: x\r\n"
        + b"".join(b"h%d: a\r\n" % n for n in range(101))
        + b"\r\n"
    ),
    "a length that is none": b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n",
    "a negative length": b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
    "a length beyond 64 bits": (
        b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: " + b"9" * 40 + b"\r\n\r\n"
    ),
    "a length with a plus": b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: +5\r\n\r\nhello",
    "two lengths": (
        b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello"
    ),
    "a length and chunks": (
        b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n"
        b"transfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n"
    ),
    "chunks behind a space": (
        b"POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n"
    ),
    "chunks that are not": (
        b"POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n"
    ),
    "chunks and something after": (
        b"POST /graphql HTTP/1.1\r\nhost: x\r\n"
        b"transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n"
    ),
    "a folded header": (
        b"POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding:\r\n chunked\r\n"
        b"content-length: 5\r\n\r\nhello"
    ),
}  # fmt: skip


@pytest.mark.parametrize("sent", WIRE.values(), ids=WIRE.keys())
def test_bytes_that_are_no_request_are_refused_once(target: Target, sent: bytes) -> None:
    answer = talk(target, sent)

    assert len(statuses(answer)) <= 1
    assert all(400 <= status < 500 for status in statuses(answer))
    assert b"Traceback" not in answer
    assert target.is_alive()


def test_chunk_of_a_wrong_size_is_refused(target: Target) -> None:
    for chunk in (b"zz\r\n", b"-1\r\n", b"ffffffffffffffffff\r\n", b"5\r\nhelloX\r\n"):
        answer = talk(target, head(target, b"transfer-encoding: chunked", length=-1) + chunk)

        assert statuses(answer) == [400]
    assert target.is_alive()


def test_request_within_a_body_is_never_run(target: Target) -> None:
    hidden = b"GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"

    answer = talk(target, head(target, b"connection: close", length=len(hidden)) + hidden)

    assert statuses(answer) == [400]
    assert b'"status":"ok"' not in answer


def test_chunked_body_is_read_to_its_limit(target: Target) -> None:
    start = head(target, b"transfer-encoding: chunked", b"connection: close", length=-1)
    whole = b"".join(b"1\r\n%c\r\n" % byte for byte in BODY) + b"0\r\n\r\n"
    flood = (b"10000\r\n" + b"a" * 65_536 + b"\r\n") * 40

    read = talk(target, start + whole)
    refused = talk(target, start, flood)

    assert statuses(read) == [200]
    assert statuses(refused) in ([413], [])
    assert target.is_alive()


def test_length_that_promises_too_much_is_refused_at_once(target: Target) -> None:
    answer = talk(target, head(target, length=10**12))

    assert statuses(answer) == [413]
    assert b"BODY_TOO_LARGE" in answer


def test_length_that_promises_more_than_comes_is_cut(target: Target) -> None:
    answer = talk(target, head(target, length=len(BODY) + 1) + BODY)

    assert statuses(answer) == [408]
    assert b"BODY_TOO_SLOW" in answer
    assert target.is_alive()


def test_body_that_drips_is_cut(target: Target) -> None:
    with opened(target) as connection:
        connection.sendall(head(target, length=10_000))

        answer = _dripped(connection, b" ")

    assert statuses(answer) == [408]
    assert target.is_alive()


def test_head_that_drips_is_cut(target: Target) -> None:
    with opened(target) as connection:
        connection.sendall(b"POST /graphql HTTP/1.1\r\n")

        answer = _dripped(connection, b"a: b\r\n")

    assert statuses(answer) == [408]
    assert b"HEAD_TOO_SLOW" in answer
    assert target.is_alive()


def test_body_that_drips_after_its_answer_is_cut(target: Target) -> None:
    start = head(target, b"content-encoding: gzip", length=10_000)
    with opened(target) as connection:
        connection.sendall(start)

        answer = _dripped(connection, b" ")

    assert statuses(answer) == [415]
    assert target.is_alive()


def test_sign_in_that_drips_is_cut(target: Target) -> None:
    with opened(target) as connection:
        connection.sendall(
            b"POST /session HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
            b"x-liangxin-request: 1\r\ncontent-length: 1000\r\n\r\n"
        )

        answer = _dripped(connection, b" ")

    assert statuses(answer) == [408]
    assert target.is_alive()


def test_upload_that_drips_is_cut(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_routes, "LONGEST_PAUSE", 0.5)
    with opened(target) as connection:
        connection.sendall(
            b"POST /imports?fileName=a.xlsx HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: "
            + target.cookie.encode()
            + b"\r\nx-liangxin-request: 1\r\ncontent-length: 100000\r\n\r\n"
        )

        answer = _dripped(connection, b" ")

    assert statuses(answer) == [408]
    assert b"BODY_TOO_SLOW" in answer
    assert target.is_alive()


def _dripped(connection: socket.socket, drop: bytes) -> bytes:
    """Send a little now and then until the other side has had enough; give what it said."""
    connection.settimeout(0.05)
    parts: list[bytes] = []
    began = time.monotonic()
    while time.monotonic() - began < HANG_SECONDS:
        try:
            part = connection.recv(65_536)
            if not part:
                return b"".join(parts)
            parts.append(part)
        except TimeoutError:
            pass
        except OSError:
            return b"".join(parts)
        try:
            connection.sendall(drop)
        except OSError:
            connection.settimeout(HANG_SECONDS)
            return b"".join([*parts, heard(connection)])
    raise AssertionError("the server waits forever")


@pytest.mark.parametrize(
    "begun",
    [b"", b"P", b"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n"],
    ids=["silent", "one letter", "half a head"],
)
def test_two_hundred_open_sockets_hinder_nobody(target: Target, begun: bytes) -> None:
    with ExitStack() as stack:
        storm = [stack.enter_context(begun_with(target, begun)) for _ in range(200)]

        assert target.is_alive()
        ends = [heard(connection) for connection in storm]

    assert {tuple(statuses(end)) for end in ends} <= {(), (408,)}
    assert target.is_alive()


def test_two_hundred_half_bodies_hinder_nobody(target: Target) -> None:
    with ExitStack() as stack:
        half = head(target) + BODY[:5]
        storm = [stack.enter_context(begun_with(target, half)) for _ in range(200)]

        assert target.is_alive()
        ends = [heard(connection) for connection in storm]

    assert {tuple(statuses(end)) for end in ends} == {(408,)}
    assert target.is_alive()


def test_clients_that_vanish_leave_the_server_well(target: Target) -> None:
    query = b'{"query":"{organizations(first:100){nodes{id name town{name}}}}"}'
    for _ in range(100):
        with opened(target) as connection:
            connection.sendall(head(target, length=len(query)) + query)

    assert target.is_alive()


def test_pipelined_requests_are_answered_in_turn(target: Target) -> None:
    one = head(target) + BODY
    last = head(target, b"connection: close") + BODY

    answer = talk(target, one * 30 + last)

    assert statuses(answer) == [200] * 31
    assert target.is_alive()


def test_websocket_without_a_protocol_of_ours_is_refused(target: Target) -> None:
    answer = talk(
        target,
        b"GET /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\n"
        b"connection: upgrade, close\r\nsec-websocket-version: 13\r\n"
        b"sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        b"origin: https://elsewhere.example\r\n\r\n",
    )

    assert all(400 <= status < 500 for status in statuses(answer))
    assert b"Traceback" not in answer
    assert target.is_alive()
