"""Sends GraphQL mutations as somebody, through the compiler and the payload's read."""

from functools import cache
from typing import Any

import orjson

from backend.api.mutations import Mutator
from backend.api.schema import ledger_catalog, make_schema
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Limits
from backend.compiler.plan import Compiler, compiler
from backend.compiler.slots import Environment
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.kit.clock import today


@cache
def ledger_compiler() -> Compiler:
    """Give the compiler of the whole catalog."""
    catalog = ledger_catalog()
    return compiler(make_schema(catalog), catalog, Limits())


async def mutate(database: Database, actor: Actor, text: str, **variables: Any) -> dict[str, Any]:
    """Run the mutations of a document and give the data of the answer."""
    made = ledger_compiler()
    operation = made.read(text, has_suggestions=True).operation(None)
    request = made.request(operation, variables, actor)
    environment = Environment(
        actor=actor, variables=request.values, today=today(), signer=CursorSigner(b"k" * 32)
    )
    answer = await Mutator(made, database).run(request, made.mutations(request), environment)
    data: dict[str, Any] = orjson.loads(answer)
    return data
