"""Fifth stage: bind the slots and run the one statement, as a prepared statement."""

from typing import Any, Protocol, cast

from backend.compiler.slots import Environment
from backend.compiler.sql import Statement


class Connection(Protocol):
    """The part of a driver's connection that reading needs; it prepares and keeps statements."""

    async def fetchrow(self, query: str, *args: object) -> Any:  # noqa: ANN401 - the driver's row
        """Run a statement and give its first row."""


async def execute(
    connection: Connection, statement: Statement, environment: Environment
) -> tuple[bytes, ...]:
    """Run a statement; each column is UTF-8 JSON.

    Raises: CURSOR_INVALID, FILTER_VALUE, what a check refuses, before the statement is sent.
    """
    for check in statement.checks:
        check.hold(environment)
    values = [slot.bind(environment) for slot in statement.slots]
    row = await connection.fetchrow(statement.text, *values)
    return cast("tuple[bytes, ...]", tuple(row))
