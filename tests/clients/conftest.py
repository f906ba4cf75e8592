"""One served golden district for all clients of a run: they read the same and write apart."""

import http.client
import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.browser.program import GOLDEN, LOGIN, PASSWORD, Program, run, served
from tests.clients.workshop import Desk
from tests.server import ServerUnderTest

SCOPES = ("figures", "organizations", "branches", "shops")


@pytest.fixture(scope="session")
def desk(server: ServerUnderTest) -> Iterator[Desk]:
    """The program, served in a process of its own, with what a client needs to prove itself."""
    with served(server, workbooks=GOLDEN) as program:
        yield Desk(program.address, program.surroundings, token_of(program), cookie_of(program))


def token_of(program: Program) -> str:
    """Make a token by the command that the document for third parties names."""
    scopes = [word for scope in SCOPES for word in ("--scope", scope)]
    words = ("token", "create", "--user", LOGIN, *scopes, "--days", "90")
    return run(program.surroundings, *words).strip()


def cookie_of(program: Program) -> str:
    """Sign the officer in and give the cookies as a client sends them back."""
    connection = http.client.HTTPConnection(urlsplit(program.address).netloc)
    connection.request(
        "POST",
        "/session",
        json.dumps({"login": LOGIN, "password": PASSWORD}),
        {"Content-Type": "application/json", "X-Liangxin-Request": "1"},
    )
    reply = connection.getresponse()
    assert reply.status == http.HTTPStatus.OK
    cookies = reply.headers.get_all("Set-Cookie") or []
    connection.close()
    return "; ".join(cookie.partition(";")[0] for cookie in cookies)
