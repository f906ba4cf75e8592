"""Sends GraphQL mutations as somebody, through the compiler and the payload's read."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import orjson

from backend.api.mutations import Mutator
from backend.api.schema import ledger_catalog, ledger_schema
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Limits
from backend.compiler.execute import execute
from backend.compiler.plan import Compiler, compiler
from backend.compiler.slots import Environment
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import reading
from backend.kit.clock import today


@cache
def ledger_compiler() -> Compiler:
    """Give the compiler of the whole catalog."""
    return compiler(ledger_schema(), ledger_catalog(), Limits())


async def mutate(database: Database, actor: Actor, text: str, **variables: Any) -> dict[str, Any]:
    """Run the mutations of a document and give the data of the answer."""
    made = ledger_compiler()
    operation = made.read(text, has_suggestions=True).operation(None)
    request = made.request(operation, variables, actor)
    environment = environment_of(actor, request.values)
    mutator = Mutator(made, database)
    answer = await mutator.run(mutator.planned(request), environment)
    data: dict[str, Any] = orjson.loads(answer)
    return data


def environment_of(actor: Actor, variables: Mapping[str, Any]) -> Environment:
    """Give the values of one run."""
    return Environment(
        actor=actor, variables=variables, today=today(), signer=CursorSigner(b"k" * 32)
    )


async def ask(database: Database, actor: Actor, text: str, **variables: Any) -> dict[str, Any]:
    """Read a query and give the data of the answer."""
    made = ledger_compiler()
    operation = made.read(text, has_suggestions=True).operation(None)
    request = made.request(operation, variables, actor)
    async with reading(database, actor) as connection:
        [answer] = await execute(
            connection, made.query(request).statement, environment_of(actor, request.values)
        )
    data: dict[str, Any] = orjson.loads(answer)
    return data
