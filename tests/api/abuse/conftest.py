"""The program on a socket, and what every answer to abuse must be: coded, quick, without a leak."""

import http.client
import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from backend.accounts.tokens import CreateToken, TokenScope, create_token
from backend.accounts.users import AddUser, add_user, find_user
from backend.api.wire import WireProtocol
from backend.app import build_app
from backend.config import Settings
from backend.database.actor import Actor, Role
from backend.database.engine import connect
from backend.database.session import writing
from tests.compiler.ledger import DISTRICT, fill
from tests.server import ServerUnderTest, run_apart

HANG_SECONDS = 30
_SLOWEST = pytest.StashKey[list[float]]()
LOGIN, PASSWORD = "officer", "invented-for-these-tests"
MODERN = "application/graphql-response+json"
INTERNAL_WORDS = re.compile(
    r"Traceback|asyncpg|psycopg|sqlalchemy|SQLSTATE|relation \"|syntax error at or|File \\?\"|"
    r"strawberry|graphql-core|graphql\.|\.py\b|pg_catalog|current_setting|starlette|uvicorn|"
    r"NoneType|KeyError|ValueError|TypeError|object at 0x|invalid input syntax|"
    r"row-level security|permission denied|out of range for|orjson|httptools",
    re.IGNORECASE,
)

PYTHON_WORDS = re.compile(r"\b(None|True|False)\b")


class HastyProtocol(WireProtocol):
    """The wire, with less patience than people need, so that a test need not wait."""

    head_seconds = 1.5


@dataclass(frozen=True)
class Reply:
    """An answer as it came, and how long it took."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float
    cookies: tuple[str, ...] = ()

    @property
    def finds_no_internal_word(self) -> bool:
        """Tell whether the answer keeps to itself how it was made."""
        text = self.body.decode()
        return INTERNAL_WORDS.search(text) is None and PYTHON_WORDS.search(text) is None

    @property
    def codes(self) -> set[str]:
        """The codes of the errors."""
        given = json.loads(self.body)
        return {error["extensions"]["code"] for error in given.get("errors", ())}


@dataclass
class Target:
    """The program under abuse."""

    port: int
    token: str
    cookie: str
    slowest: list[float] = field(default_factory=list)

    def send(
        self,
        body: bytes,
        *,
        method: str = "POST",
        path: str = "/graphql",
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Send a request and give the answer; one with a token unless it says otherwise."""
        given = headers if headers is not None else {"authorization": f"Bearer {self.token}"}
        usual = {"content-type": "application/json", "accept": MODERN}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=HANG_SECONDS)
        began = time.monotonic()
        try:
            connection.request(method, path, body, {**usual, **given})
            reply = connection.getresponse()
            content = reply.read()
        finally:
            connection.close()
        seconds = time.monotonic() - began
        self.slowest.append(seconds)
        names = {name.lower(): value for name, value in reply.headers.items()}
        cookies = tuple(reply.headers.get_all("set-cookie") or ())
        return Reply(reply.status, names, content, seconds, cookies)

    def ask(self, query: str, variables: Any = None, **more: Any) -> Reply:
        """Send a document, signed in."""
        body = {"query": query, "variables": variables, **more}
        return self.send(json.dumps(body).encode(), headers=self.signed_in)

    @property
    def signed_in(self) -> dict[str, str]:
        """The headers of the officer's own page."""
        return {"cookie": self.cookie, "x-liangxin-request": "1"}

    @contextmanager
    def connected(self) -> Iterator[Callable[[str, Any], Reply]]:
        """Give a way to ask often over one connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=HANG_SECONDS)
        headers = {
            **self.signed_in,
            "content-type": "application/json",
            "accept": MODERN,
        }

        def ask(query: str, variables: Any) -> Reply:
            body = json.dumps({"query": query, "variables": variables})
            began = time.monotonic()
            connection.request("POST", "/graphql", body, headers)
            reply = connection.getresponse()
            content = reply.read()
            self.slowest.append(time.monotonic() - began)
            return Reply(reply.status, {}, content, self.slowest[-1])

        try:
            yield ask
        finally:
            connection.close()

    def is_alive(self) -> bool:
        """Tell whether somebody else is answered."""
        reply = self.ask("{district{name}}")
        return reply.status == http.HTTPStatus.OK and b'"name"' in reply.body


def hold(target: Target, reply: Reply, *codes: str) -> None:
    """See that abuse was refused as it must be, with one of these codes, and did no harm."""
    assert reply.finds_no_internal_word, reply.body[:2_000]
    assert reply.status < http.HTTPStatus.INTERNAL_SERVER_ERROR, reply.body[:2_000]
    assert reply.status >= http.HTTPStatus.BAD_REQUEST, reply.body[:2_000]
    assert reply.codes, reply.body[:2_000]
    assert not codes or reply.codes <= set(codes), reply.body[:2_000]
    assert reply.seconds < HANG_SECONDS
    assert target.is_alive()


def harmless(target: Target, reply: Reply) -> None:
    """See that a strange but lawful request was answered without an error, or refused in words."""
    assert reply.finds_no_internal_word, reply.body[:2_000]
    assert reply.status < http.HTTPStatus.INTERNAL_SERVER_ERROR, reply.body[:2_000]
    given = json.loads(reply.body)
    assert "data" in given or reply.codes
    assert target.is_alive()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print how long the worst answer took, where this process has asked."""
    slowest = config.stash.get(_SLOWEST, None)
    if slowest:
        worst = f"worst of {len(slowest)} answers to abuse: {max(slowest) * 1000:.0f} ms"
        terminalreporter.write_line(worst)


@pytest.fixture(scope="session")
def abused_settings(server: ServerUnderTest) -> Iterator[Settings]:
    """Settings of a filled district whose callers may spend as much as these tests do."""
    with server.clone() as name:
        yield server.settings(name).model_copy(
            update={"rate_points": 10**9, "body_seconds": 1.5, "pages_dir": Path("/nonexistent")}
        )


@pytest.fixture(scope="session")
def target(abused_settings: Settings, pytestconfig: pytest.Config) -> Iterator[Target]:
    """Serve the program on a socket of its own as long as the tests of this process last."""
    token = run_apart(_prepare(abused_settings))
    config = uvicorn.Config(
        build_app(abused_settings, has_background=False),
        port=0,
        http=HastyProtocol,
        ws="websockets-sansio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        made = Target(_port(server, thread), token, "")
        made.cookie = _signed_in(made)
        pytestconfig.stash[_SLOWEST] = made.slowest
        yield made
    finally:
        server.should_exit = True
        thread.join()


async def _prepare(settings: Settings) -> str:
    actor = Actor(district_id=DISTRICT, role=Role.SYSTEM, request_id="test")
    async with connect(settings) as database:
        await fill(database)
        async with writing(database, actor) as session:
            form = AddUser(
                login=LOGIN, name="区两新党委", role=Role.DISTRICT_OFFICER, password=PASSWORD
            )
            await add_user(session, actor, form)
            owner = await find_user(session, LOGIN)
            wanted = CreateToken(name="test", scopes=tuple(TokenScope), days=2)
            made = await create_token(session, actor, wanted, owner=owner, longest=365)
        return made.text


def _port(server: uvicorn.Server, thread: threading.Thread) -> int:
    """Give the port as soon as the server listens."""
    waiting = threading.Event()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        waiting.wait(0.05)
    return int(server.servers[0].sockets[0].getsockname()[1])


def _signed_in(target: Target) -> str:
    reply = target.send(
        json.dumps({"login": LOGIN, "password": PASSWORD}).encode(),
        path="/session",
        headers={"x-liangxin-request": "1"},
    )
    assert reply.status == http.HTTPStatus.OK, reply.body
    return "; ".join(cookie.partition(";")[0] for cookie in reply.cookies)
