"""Reads rows of several tables in one exchange with the server.

For the commands that hold others up while they read: each exchange waits for its turn in a process
that serves hundreds of sockets.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

import asyncpg
import sqlalchemy
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.statements import filled
from backend.database.actor import Actor
from backend.database.registry import all_tables, table_of
from backend.database.session import driver_connection

_MANY = (list, tuple, set, frozenset)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rows of a table whose columns equal a value, or one of a collection of values."""

    table: str
    equals: Mapping[str, Any]


async def load_at_once(
    session: AsyncSession, actor: Actor, *wanted: Wanted
) -> list[list[dict[str, Any]]]:
    """Read what the actor may see of several tables, as `changes.load` reads one; ordered by id.

    Shape: a list of rows for each of `wanted`, in their order. Nothing is locked, and commands that
    are being rehearsed must not use it: it sees what is stored, not what was gathered.
    """
    shapes = tuple(
        (one.table, tuple((name, isinstance(value, _MANY)) for name, value in one.equals.items()))
        for one in wanted
    )
    values = [
        list(value) if isinstance(value, _MANY) else value
        for one in wanted
        for value in one.equals.values()
    ]
    connection = await driver_connection(session)
    found = await connection.fetchrow(_statement(shapes), actor.district_id, *values)
    if found is None:
        return [[] for _ in wanted]
    return [
        [_row(one.table, record) for record in records]
        for one, records in zip(wanted, found.values(), strict=True)
    ]


@cache
def _statement(shapes: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]) -> str:
    """Write the statement; names of tables and columns are ours, values are parameters."""
    arrays: list[str] = []
    number = 1
    for name, columns in shapes:
        table = table_of(all_tables()[name])
        conditions = []
        for column, is_many in columns:
            number += 1
            value = f"any (${number})" if is_many else f"${number}"
            conditions.append(f"t.{table.c[column].name} = {value}")
        where = " and ".join(conditions)
        arrays.append(filled("rows_of_table", table=table.name, conditions=where))
    return filled("rows_at_once", arrays=", ".join(arrays))


def _row(table: str, record: asyncpg.Record) -> dict[str, Any]:
    row = dict(record)
    for name, read in _readers(table).items():
        if row[name] is not None:
            row[name] = read(row[name])
    return row


@cache
def _readers(table: str) -> Mapping[str, Callable[[str], Enum]]:
    """Give how the columns are read that hold the names of an enumeration."""
    columns = table_of(all_tables()[table]).c
    return {
        one.name: one.type.enum_class
        for one in columns
        if isinstance(one.type, sqlalchemy.Enum) and one.type.enum_class is not None
    }
