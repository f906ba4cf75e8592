"""Compiled answers equal what graphql-core gives over plain rows, for documents drawn at random."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.config import Settings
from backend.database.actor import Role
from backend.database.engine import Database, connect
from tests.compiler.drawing import operations
from tests.compiler.ledger import DEPARTMENTS, TOWNS, Answer, ask, fixed_id, officer, world
from tests.compiler.oracle import Oracle


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One event loop for all drawn documents."""
    with asyncio.Runner() as made:
        yield made


ACTORS = (
    officer(),
    officer(),
    officer(Role.TOWN_OFFICER, town_id=TOWNS[0]),
    officer(Role.DEPARTMENT_OFFICER, department_id=DEPARTMENTS[0]),
    officer(Role.BRANCH_SECRETARY, branch_id=fixed_id(12, 1)),
)
"""Who asks: a district officer more often, then others by what row security lets them fetch."""


class Bench:
    """Asks the compiler and the oracle the same, as one of several actors."""

    def __init__(self, database: Database, runner: asyncio.Runner) -> None:
        """Fetch the rows for the oracle, those that row security gives each actor."""
        self._database = database
        self._runner = runner
        self._oracles = [Oracle(runner.run(world(database, actor))) for actor in ACTORS]

    def compiled(self, who: int, document: str, variables: dict[str, Any]) -> Answer:
        """Let the compiler answer."""
        return self._runner.run(ask(self._database, document, variables, actor=ACTORS[who]))

    def plain(self, who: int, document: str, variables: dict[str, Any]) -> dict[str, Any]:
        """Let the oracle answer."""
        return self._oracles[who].ask(document, variables)


@pytest.fixture(scope="module")
def bench(filled_settings: Settings, runner: asyncio.Runner) -> Iterator[Bench]:
    """The filled database, open in that loop, and the oracle over the same rows."""
    stack = AsyncExitStack()
    database = runner.run(stack.enter_async_context(connect(filled_settings)))
    yield Bench(database, runner)
    runner.run(stack.aclose())


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    # Each example is two answers of a database: making a failure smaller would take minutes.
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(who=st.integers(0, len(ACTORS) - 1), operation=operations())
def test_compiled_answer_equals_that_of_plain_resolvers(
    bench: Bench, who: int, operation: tuple[str, dict[str, Any]]
) -> None:
    document, variables = operation

    answer = bench.compiled(who, document, variables)

    assert _plain(answer.data) == _plain(bench.plain(who, document, variables))
    assert len(answer.statements) == 1
    assert answer.body.count(b"\n") == _objects_of_lists(answer.data)


def _objects_of_lists(value: Any) -> int:
    """Count the objects that stand in lists, at every depth."""
    if isinstance(value, dict):
        return sum(_objects_of_lists(one) for one in value.values())
    if isinstance(value, list):
        return sum(isinstance(one, dict) + _objects_of_lists(one) for one in value)
    return 0


def _plain(value: Any) -> Any:
    """Take cursors out: the oracle's are not signed."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if "ursor" not in key}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
