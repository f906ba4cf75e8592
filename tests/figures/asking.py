"""How the tests of figures ask the database: values, rows and breakdowns, as an actor."""

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any
from uuid import UUID

from backend.api.schema import ledger_catalog, ledger_schema
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Limits
from backend.compiler.execute import execute
from backend.compiler.plan import Compiler, compiler
from backend.compiler.slots import Environment
from backend.compiler.splice import spliced
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import reading

VALUES = "select * from figure_values($1, $2, coalesce($3, year_start($2)), $4, $5, $6, $7)"
TREND = (
    "select * from figure_trend($1, $2, $3, $4, $5, $6, null, null, $7)"
    " order by group_key, place, as_of"
)
ROWS = """
select p.code, p.population, p.part, array_agg(r.id order by r.id) as ids
from figure_parts() as p
cross join lateral figure_rows(
  $1, $2, coalesce($3, year_start($2)), $4, $5, $6, p.code, p.population, p.part
) as r
group by p.code, p.population, p.part
"""

TODAY = date(2026, 6, 30)
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a figure is asked about."""

    town: UUID | None = None
    department: UUID | None = None
    way: str | None = None
    window_from: date | None = None


EVERYTHING = Scope()


async def values(
    database: Database, actor: Actor, as_of: date, scope: Scope = EVERYTHING
) -> dict[Key, Any]:
    """Give every figure by its code and population."""
    rows = await breakdown(database, actor, as_of, scope, by=None)
    return {(row["code"], row["population"]): row for row in rows}


async def breakdown(
    database: Database, actor: Actor, as_of: date, scope: Scope = EVERYTHING, *, by: str | None
) -> list[Any]:
    """Give every figure for each town, line or way."""
    async with reading(database, actor) as connection:
        found: list[Any] = await connection.fetch(
            VALUES,
            actor.district_id,
            as_of,
            scope.window_from,
            scope.town,
            scope.department,
            scope.way,
            by,
        )
    return found


async def rows(
    database: Database, actor: Actor, as_of: date, scope: Scope = EVERYTHING
) -> dict[tuple[str, str, str], set[UUID]]:
    """Give the rows of every figure that has any, by code, population and part."""
    async with reading(database, actor) as connection:
        found = await connection.fetch(
            ROWS,
            actor.district_id,
            as_of,
            scope.window_from,
            scope.town,
            scope.department,
            scope.way,
        )
    return {(row["code"], row["population"], row["part"]): set(row["ids"]) for row in found}


async def trend(
    database: Database,
    actor: Actor,
    days: list[date],
    scope: Scope = EVERYTHING,
    *,
    code: str | None = None,
    breakdown: str | None = None,
) -> list[Any]:
    """Give one figure, or each for its first population, on each of some days."""
    async with reading(database, actor) as connection:
        found: list[Any] = await connection.fetch(
            TREND,
            actor.district_id,
            days,
            scope.town,
            scope.department,
            scope.way,
            None if code is None else [code],
            breakdown,
        )
    return found


def fraction(row: Any) -> Fraction | None:
    """Give a rate exactly, or nothing without a denominator."""
    return Fraction(row["numerator"], row["denominator"]) if row["denominator"] else None


@cache
def whole_compiler() -> Compiler:
    """Give the compiler of the whole program."""
    return compiler(ledger_schema(), ledger_catalog(), Limits())


async def ask(
    database: Database, actor: Actor, document: str, variables: dict[str, Any] | None = None
) -> Any:
    """Compile a document and give its data, having run exactly one statement."""
    made = whole_compiler()
    operation = made.read(document, has_suggestions=True).operation(None)
    request = made.request(operation, variables or {}, actor)
    plan = made.query(request)
    environment = Environment(actor, request.values, TODAY, CursorSigner(bytes(32)))
    statements: list[str] = []
    async with reading(database, actor) as connection:
        with connection.query_logger(lambda query: statements.append(query.query)):
            (data,) = await execute(connection, plan.statement, environment)
    assert len(statements) == 1
    return json.loads(spliced(data))["data"]
