"""Every statement sets its actor before it reads: seen in the plans, and in what is answered.

The proof is the shape of a plan: its root takes one row from the step that sets the settings, and
only then evaluates its target list; all that reads stands there, as sub-plans. No part of it can be
given to a parallel worker, since setting is unsafe in one.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from backend.compiler.acting import acting
from backend.compiler.execute import bound, read
from backend.compiler.plan import Compiler
from backend.compiler.slots import Environment
from backend.compiler.sql import Statement
from backend.database.actor import ACTING, Actor, Role
from backend.database.engine import Database
from backend.kit.ids import new_id
from tests.compiler.ledger import SIGNER, TODAY, TOWNS, ask, ledger_compiler, officer
from tests.compiler.test_cases import CASES, document_of, variables_of
from tests.compiler.test_screens_plans import QUESTIONS
from tests.figures.asking import whole_compiler

NAMES = sorted(path.stem for path in CASES.glob("*.graphql"))
MODES = ("force_custom_plan", "force_generic_plan")
ABOVE = {"InitPlan", "SubPlan"}
COUNT = "convert_to((select count(*)::text from towns), 'UTF8')"


def compiled(
    made: Compiler, text: str, variables: dict[str, Any], actor: Actor, name: str | None = None
) -> tuple[Statement, Environment]:
    """Compile a query as the endpoint does."""
    request = made.request(made.read(text, has_suggestions=True).operation(name), variables, actor)
    environment = Environment(actor, request.values, TODAY, SIGNER)
    return made.query(request).reading, environment


async def explained(
    database: Database, statement: Statement, environment: Environment, mode: str
) -> dict[str, Any]:
    """Explain a statement, prepared as the reader prepares it."""
    values = [*bound(statement, environment), *environment.actor.acting()]
    async with database.readers.acquire() as connection, connection.transaction():
        await connection.execute(f"set local plan_cache_mode = {mode}")
        await connection.execute("set local debug_parallel_query = on")
        text = await connection.fetchval(
            f"explain (verbose, format json, costs off) {statement.text}", *values
        )
    tree: dict[str, Any] = json.loads(text)[0]["Plan"]
    return tree


def steps(node: dict[str, Any]) -> Iterator[str]:
    """Name the kind of every step of a plan."""
    yield node["Node Type"]
    for inner in node.get("Plans", ()):
        yield from steps(inner)


def holds(tree: dict[str, Any]) -> None:
    """See that the settings stand below everything that reads."""
    inputs = [one for one in tree.get("Plans", ()) if one["Parent Relationship"] not in ABOVE]
    assert (tree["Node Type"], tree["Alias"]) == ("Subquery Scan", "actor")
    assert tree["Filter"] == "(actor.role IS NOT NULL)"
    assert [one["Node Type"] for one in inputs] == ["Result"]
    assert "Plans" not in inputs[0]
    assert [one.partition("::")[0] for one in inputs[0]["Output"]] == [
        f"set_config('{name}'" for name in ACTING
    ]
    assert not any(step.startswith("Gather") for step in steps(tree))


@pytest.mark.parametrize("mode", MODES)
async def test_plan_of_every_case_sets_the_actor_below_all_that_reads(
    ledger: Database, mode: str
) -> None:
    for name in NAMES:
        given = compiled(ledger_compiler(), document_of(name), variables_of(name), officer())

        holds(await explained(ledger, *given, mode))


@pytest.mark.parametrize("mode", MODES)
async def test_plan_of_every_screen_sets_the_actor_below_all_that_reads(
    ledger: Database, mode: str
) -> None:
    for one in QUESTIONS.values():
        given = compiled(whole_compiler(), one.text, one.variables, officer(), one.name)

        holds(await explained(ledger, *given, mode))


async def test_plan_without_the_step_would_be_seen(ledger: Database) -> None:
    statement, environment = compiled(ledger_compiler(), "{towns{nodes{name}}}", {}, officer())
    without = re.sub(r"set_config\('[a-z._]+', (\$\d+::text), true\)", r"\1", statement.text)
    flat = replace(statement, text=without.replace(" offset 0", ""))

    tree = await explained(ledger, flat, environment, MODES[0])

    assert flat.text.count("set_config") == 0
    assert tree["Node Type"] == "Result"


@pytest.mark.parametrize("name", NAMES)
async def test_case_is_answered_the_same_without_a_transaction_around_it(
    ledger: Database, name: str
) -> None:
    given = compiled(ledger_compiler(), document_of(name), variables_of(name), officer())

    answers = [await read(ledger, *given) for _ in range(7)]

    whole = (await ask(ledger, document_of(name), variables_of(name))).data
    assert [json.loads(one) for one in answers] == [whole] * 7


async def test_same_statement_shows_each_actor_the_own_rows_and_a_stranger_none(
    ledger: Database,
) -> None:
    statement, environment = compiled(ledger_compiler(), "{towns{nodes{name}}}", {}, officer())
    stranger = Actor(district_id=new_id(), role=Role.DISTRICT_OFFICER)
    abroad = replace(environment, actor=stranger)

    seen = [await read(ledger, statement, one) for one in (environment, abroad) * 4]

    assert json.loads(seen[1]) == {"towns": {"nodes": []}}
    assert len(json.loads(seen[0])["towns"]["nodes"]) > 0
    assert seen == [seen[0], seen[1]] * 4


async def test_row_security_alone_keeps_rows_from_an_actor_of_another_district(
    ledger: Database,
) -> None:
    statement = acting(Statement(text=f"select {COUNT}", slots=()))
    here = Environment(officer(), {}, TODAY, SIGNER)
    abroad = replace(here, actor=Actor(district_id=new_id(), role=Role.DISTRICT_OFFICER))

    counts = [await read(ledger, statement, one) for one in (here, abroad, here)]

    assert [int(one) for one in counts] == [len(TOWNS), 0, len(TOWNS)]
