"""What is to be written, as data: a row that is inserted, changed or deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from backend.accounts.statements import Verb
from backend.kit.ids import new_id

Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is inserted (no `before`), changed, or deleted (no `after`).

    Shape: `after` of an insert holds the row (left-out columns take the table's default, scope
    columns and bookkeeping are filled in; give `persons` and `members` their `scope_branch_id`).
    Of an update, `after` holds the changed columns only; `before` may hold anything of the old
    row. A `revision` in `before` must still be the row's. An organization's or another named
    row's sort key and search text follow its `name`; to rename an organization, let `before`
    hold its `credit_code`. `part`: the row of a bulk edit for which it is done; what belongs to
    one part is undone together.
    """

    table: str
    id: UUID
    before: Row | None
    after: Row | None
    part: UUID | None = None

    @property
    def verb(self) -> Verb:
        """Tell what is done to the row."""
        if self.before is None:
            return Verb.INSERT
        return Verb.DELETE if self.after is None else Verb.UPDATE


def insert(table: str, **row: Any) -> Change:  # noqa: ANN401 - a row's values
    """Say that a new row is made; `id` is made unless given."""
    return Change(table, row.pop("id", None) or new_id(), None, row)


def update(table: str, before: Row, **changed: Any) -> Change:  # noqa: ANN401 - a row's values
    """Say what changes of a row that was read with `load`; equal values are left out."""
    different = {name: value for name, value in changed.items() if before[name] != value}
    return Change(table, before["id"], before, different)


def delete(table: str, before: Row) -> Change:
    """Say that a row that was read with `load` goes."""
    return Change(table, before["id"], before, None)
