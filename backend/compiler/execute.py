"""Fifth stage: bind the slots and run the one statement, as a prepared statement."""

from typing import Any, Protocol, cast

from backend.compiler.slots import Environment
from backend.compiler.sql import Statement
from backend.database.engine import Database
from backend.database.session import read_once


class Connection(Protocol):
    """The part of a driver's connection that reading needs; it prepares and keeps statements."""

    async def fetchrow(self, query: str, *args: object) -> Any:  # noqa: ANN401 - the driver's row
        """Run a statement and give its first row."""


async def read(database: Database, statement: Statement, environment: Environment) -> bytes:
    """Run an acting statement in one exchange with the server; its answer is UTF-8 JSON.

    Raises: as `execute`; as `read_once`.
    """
    values = bound(statement, environment)
    values += environment.actor.acting()
    row = await read_once(database, statement.text, values)
    return cast("bytes", row[0])


async def execute(
    connection: Connection, statement: Statement, environment: Environment
) -> tuple[bytes, ...]:
    """Run a statement inside a transaction that has its actor; each column is UTF-8 JSON.

    Raises: CURSOR_INVALID, FILTER_VALUE, what a check refuses, before the statement is sent.
    """
    row = await connection.fetchrow(statement.text, *bound(statement, environment))
    return cast("tuple[bytes, ...]", tuple(row))


def bound(statement: Statement, environment: Environment) -> list[Any]:
    """Let the checks look, and give the values of the parameters."""
    for check in statement.checks:
        check.hold(environment)
    return [slot.bind(environment) for slot in statement.slots]
