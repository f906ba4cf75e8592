"""Fixtures of every test: one server a run, a migrated template, a clone for each test.

Under xdist the controlling process starts the server and tells the workers where it is; otherwise
the first test that needs it starts it, so that tests of pure rules need none.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from typing import Any

import asyncpg
import pytest

from backend.config import Settings
from backend.database.engine import Database, connect
from tests.server import ServerUnderTest, server_under_test

LONGEST = (
    "tests/browser/test_every_number.py",
    "tests/browser/test_states.py",
    "tests/browser/test_judge.py",
    "tests/browser/test_access.py",
    "tests/drills/",
    "tests/clients/",
    "tests/house/",
)
"""What takes longest, and goes first: no process is then left alone with it at the end of a run."""
_STACK = pytest.StashKey[ExitStack]()
_SERVER = pytest.StashKey[ServerUnderTest]()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Start the server in the controller when tests run in several processes."""
    config = session.config
    if hasattr(config, "workerinput"):
        admin_url, data_dir = config.workerinput["server"]
        config.stash[_SERVER] = ServerUnderTest(admin_url, data_dir)
    elif config.getoption("numprocesses", default=None):
        _start(config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first; the others keep their order."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop the server that this process has started, after the fixtures that used it."""
    stack = session.config.stash.get(_STACK, None)
    if stack is not None:
        stack.close()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of xdist where the server is."""
    server = node.config.stash[_SERVER]
    node.workerinput["server"] = (server.admin_url, server.data_dir)


def _start(config: pytest.Config) -> ServerUnderTest:
    stack = config.stash[_STACK] = ExitStack()
    server = config.stash[_SERVER] = stack.enter_context(server_under_test())
    return server


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> ServerUnderTest:
    """The server of this run, with the migrated template."""
    return pytestconfig.stash.get(_SERVER, None) or _start(pytestconfig)


@pytest.fixture
def settings(server: ServerUnderTest) -> Iterator[Settings]:
    """Settings of a fresh, migrated, empty database of this test's own."""
    with server.clone() as name:
        yield server.settings(name)


@pytest.fixture(scope="module")
def module_settings(server: ServerUnderTest) -> Iterator[Settings]:
    """The same for all tests of a module: fill it once, then only read."""
    with server.clone() as name:
        yield server.settings(name)


@pytest.fixture
async def database(settings: Settings) -> AsyncIterator[Database]:
    """Both pools of this test's own database, as the reader and as the writer."""
    async with connect(settings) as pools:
        yield pools


@pytest.fixture
async def owner_connection(
    settings: Settings,
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection as `liangxin_owner`, bound by row security like everybody else."""
    connection = await asyncpg.connect(settings.database_url)
    yield connection
    await connection.close()
