"""Commands rehearsed: what they read is read once for many rows, what they save is gathered.

A bulk edit runs the very commands of single edits, one row after the other, inside a rehearsal,
and then writes what they described at once. So a bulk edit has no rules of its own, and costs a
handful of statements and not a handful a row.
"""

from collections.abc import Awaitable, Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.change import Change, Row

_PLACE = "rehearsal"

Rows: TypeAlias = list[dict[str, Any]]


@dataclass(slots=True)
class Rehearsal:
    """The rows that were read, and the changes that commands wanted to save."""

    _shelves: dict[tuple[str, str], dict[Any, Rows]] = field(default_factory=dict)
    _known: dict[Hashable, Rows] = field(default_factory=dict)
    _gathered: dict[tuple[str, UUID], Change] = field(default_factory=dict)

    def shelve(self, table: str, column: str, values: Iterable[Any], rows: Iterable[Row]) -> None:
        """Keep all rows of a table whose column has one of the values, for `rows` to find."""
        shelf = self._shelves.setdefault((table, column), {})
        shelf.update({value: [] for value in values})
        for row in rows:
            shelf[row[column]].append(dict(row))

    async def rows(
        self,
        table: str,
        on: date | None,
        equals: Row,
        *,
        read: Callable[[], Awaitable[Rows]],
    ) -> Rows:
        """Give rows from a shelf, or from memory, or read them."""
        for name, value in equals.items():
            shelf = self._shelves.get((table, name), {})
            if isinstance(value, Hashable) and value in shelf:
                return [dict(row) for row in shelf[value] if _fits(row, on, equals)]
        key = (table, on, tuple(sorted((name, _key(value)) for name, value in equals.items())))
        if key not in self._known:
            self._known[key] = await read()
        return [dict(row) for row in self._known[key]]

    def gather(self, changes: Iterable[Change]) -> None:
        """Take what a command wants to save; two changes of one row become one."""
        for change in changes:
            key = (change.table, change.id)
            known = self._gathered.get(key)
            if known is not None and known.after is not None and change.after is not None:
                change = replace(known, after={**known.after, **change.after})  # noqa: PLW2901
            self._gathered[key] = change

    def taken(self, part: UUID) -> list[Change]:
        """Give what was gathered since the last call, as one part of an operation."""
        found = [replace(change, part=part) for change in self._gathered.values()]
        self._gathered = {}
        return found


@contextmanager
def rehearsing(session: AsyncSession) -> Iterator[Rehearsal]:
    """Let the commands inside the block read from one shelf and save nothing."""
    rehearsal = Rehearsal()
    session.info[_PLACE] = rehearsal
    try:
        yield rehearsal
    finally:
        del session.info[_PLACE]


def rehearsal_of(session: AsyncSession) -> Rehearsal | None:
    """Give the rehearsal that is under way, if one is."""
    found: Rehearsal | None = session.info.get(_PLACE)
    return found


def _fits(row: Row, on: date | None, equals: Row) -> bool:
    if on is not None and on not in row["valid"]:
        return False
    for name, value in equals.items():
        is_many = isinstance(value, list | tuple | set | frozenset)
        if (row[name] not in value) if is_many else (row[name] != value):
            return False
    return True


def _key(value: Any) -> Hashable:  # noqa: ANN401 - a column's value or a collection of values
    return frozenset(value) if isinstance(value, list | tuple | set) else value
