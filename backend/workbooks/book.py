"""The working copy of the rows that an import compares with and changes, before anything is saved.

Every change is journaled, so that a refused row leaves no trace and a whole import becomes one
list of net changes.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range

from backend.accounts.changes import Change
from backend.kit.ids import new_id

Row = dict[str, Any]
Key = Callable[[Row], Hashable | None]
Period = Range[date]


def span(lower: date | None = None, upper: date | None = None) -> Period:
    """Give a half-open period; an absent bound is open."""
    return Range(lower, upper, bounds="[)")


def holds_on(period: Period, day: date) -> bool:
    """Tell whether a day belongs to a period."""
    return (period.lower is None or period.lower <= day) and (
        period.upper is None or day < period.upper
    )


def overlap(one: Period, other: Period) -> bool:
    """Tell whether some day belongs to both periods."""
    lower = max((day for day in (one.lower, other.lower) if day), default=None)
    upper = min((day for day in (one.upper, other.upper) if day), default=None)
    return lower is None or upper is None or lower < upper


def period_text(period: Period) -> str:
    """Write a period for a person."""
    return f"{period.lower or '不详'} 至 {period.upper or '今'}"


@dataclass(slots=True)
class _Index:
    key: Key
    entries: dict[Hashable, dict[UUID, None]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        key = self.key(row)
        if key is not None:
            self.entries.setdefault(key, {})[row["id"]] = None

    def drop(self, row: Row) -> None:
        key = self.key(row)
        if key is not None:
            self.entries[key].pop(row["id"], None)


class Book:
    """Rows by table and id, found by keys, changed in trials."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[UUID, Row]] = {}
        self._indexes: dict[str, dict[str, _Index]] = {}
        self._originals: dict[tuple[str, UUID], Row | None] = {}
        self._journal: list[tuple[str, UUID, Row | None]] = []

    def fill(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take in rows as they are in the database."""
        known = self._tables.setdefault(table, {})
        for row in rows:
            plain = dict(row)
            if isinstance(valid := plain.get("valid"), Range):
                plain["valid"] = span(valid.lower, valid.upper)
            known[plain["id"]] = plain

    def rows(self, table: str) -> Iterator[Row]:
        """Give every row of a table."""
        return iter(self._tables.get(table, {}).values())

    def get(self, table: str, row_id: UUID) -> Row | None:
        """Give a row."""
        return self._tables.get(table, {}).get(row_id)

    def row(self, table: str, row_id: UUID) -> Row:
        """Give a row that is known to be there."""
        return self._tables[table][row_id]

    def find(self, table: str, index: str, key: Hashable, by: Key) -> list[Row]:
        """Find rows by a key; `by` computes it from a row, `index` names it."""
        indexes = self._indexes.setdefault(table, {})
        if index not in indexes:
            made = indexes[index] = _Index(by)
            for row in self.rows(table):
                made.add(row)
        known = self._tables.get(table, {})
        return [known[row_id] for row_id in indexes[index].entries.get(key, ())]

    def of(self, table: str, column: str, value: Hashable) -> list[Row]:
        """Find the rows whose column has a value."""
        return self.find(table, column, value, lambda row: row[column])

    def insert(self, table: str, **values: Any) -> UUID:  # noqa: ANN401 - a row's values
        """Add a row."""
        row_id: UUID = values.pop("id", None) or new_id()
        self._put(table, row_id, {"id": row_id, **values})
        return row_id

    def update(self, table: str, row_id: UUID, **values: Any) -> bool:  # noqa: ANN401 - the same
        """Change columns of a row; tell whether anything was different."""
        row = self.row(table, row_id)
        if all(row.get(name) == value for name, value in values.items()):
            return False
        self._put(table, row_id, row | values)
        return True

    def delete(self, table: str, row_id: UUID) -> None:
        """Take a row out."""
        self._put(table, row_id, None)

    def is_new(self, table: str, row_id: UUID) -> bool:
        """Tell whether this import made the row."""
        return self._originals.get((table, row_id), {}) is None

    @property
    def mark(self) -> int:
        """Give the place to which a trial can be rolled back."""
        return len(self._journal)

    def rollback(self, mark: int) -> None:
        """Undo every change since a mark."""
        while len(self._journal) > mark:
            table, row_id, old = self._journal.pop()
            self._exchange(table, row_id, old)

    def changes(self) -> list[Change]:
        """Give the net changes: what is inserted, changed by which columns, or deleted."""
        found = (
            self._change(table, row_id, original)
            for (table, row_id), original in self._originals.items()
        )
        return [change for change in found if change is not None]

    def _change(self, table: str, row_id: UUID, original: Row | None) -> Change | None:
        row = self.get(table, row_id)
        if row is None:
            return None if original is None else Change(table, row_id, original, None)
        if original is None:
            values = {name: value for name, value in row.items() if name != "id"}
            return Change(table, row_id, None, values)
        changed = {name: value for name, value in row.items() if original.get(name) != value}
        return Change(table, row_id, original, changed) if changed else None

    def _put(self, table: str, row_id: UUID, row: Row | None) -> None:
        old = self.get(table, row_id)
        self._originals.setdefault((table, row_id), old)
        self._journal.append((table, row_id, old))
        self._exchange(table, row_id, row)

    def _exchange(self, table: str, row_id: UUID, row: Row | None) -> None:
        known = self._tables.setdefault(table, {})
        indexes = self._indexes.get(table, {}).values()
        old = known.pop(row_id, None)
        if old is not None:
            for index in indexes:
                index.drop(old)
        if row is not None:
            known[row_id] = row
            for index in indexes:
                index.add(row)
