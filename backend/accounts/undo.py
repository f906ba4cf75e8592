"""Undoes an import as a whole: puts every row back from its images, unless something newer stands.

The rows go back through the one writer, so undoing is audited and counted like any other change.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, save, select_revisions
from backend.accounts.statements import columns_of, filled, sections, written_by_save
from backend.database.actor import Actor
from backend.database.registry import all_tables, metadata
from backend.database.session import driver_connection
from backend.kit.errors import LedgerError, Problems

_SHOWN = 20
_DERIVED = frozenset({"member_counts"})


class NewerChangeError(LedgerError):
    """A row of the import was changed or removed since."""

    code = "NEWER_CHANGE"
    message = "导入之后，{noun}“{label}”又有了新的改动。"
    remedy = "请先撤回新的改动；无法撤回时，请逐条更正，不要整体撤销导入。"


class NewerReferenceError(LedgerError):
    """A row that came later refers to a row that the import made."""

    code = "NEWER_REFERENCE"
    message = "导入之后，{noun}“{label}”又新增了{referring}。"
    remedy = "请先删除或更正新增的记录；无法撤回时，请逐条更正，不要整体撤销导入。"


@dataclass(slots=True)
class _Subject:
    """A row as it was before the import and what its revision was after it."""

    was_there: bool
    before: dict[str, Any] = field(default_factory=dict)
    is_there: bool = True
    revision: int | None = None

    def take(self, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """Take in the next change of the row; the earliest value of a column is the old one."""
        for name, value in (before or {}).items():
            self.before.setdefault(name, value)
        self.is_there = after is not None
        self.revision = None if after is None else after.get("revision")


Subjects = dict[str, dict[UUID, _Subject]]


async def restore(
    session: AsyncSession, actor: Actor, batch_id: UUID, *, action: str = "import.undo"
) -> int:
    """Put back everything that an import changed; give the number of rows.

    Raises: `Problems` of NEWER_CHANGE and NEWER_REFERENCE, at most 20 rows named.
    """
    connection = await driver_connection(session)
    subjects: Subjects = defaultdict(dict)
    for row in await connection.fetch(sections()["images"], actor.district_id, batch_id):
        before, after = (orjson.loads(row[side]) if row[side] else None for side in _SIDES)
        of_table = subjects[row["subject_table"]]
        of_table.setdefault(row["subject_id"], _Subject(before is not None)).take(before, after)
    Problems.raise_if_any(await _faults(connection, actor, batch_id, subjects))
    changes = list(_changes(subjects))
    await save(session, actor, action=action, changes=changes, reason=f"撤销导入 {batch_id}")
    return len(changes)


_SIDES = ("before", "after")


def _changes(subjects: Subjects) -> Iterator[Change]:
    for table, rows in subjects.items():
        known = frozenset(columns_of(table)) - written_by_save(table)
        for row_id, subject in rows.items():
            seen = {"revision": subject.revision} if subject.is_there else None
            old = {name: value for name, value in subject.before.items() if name in known}
            if subject.was_there or subject.is_there:
                yield Change(table, row_id, seen, old if subject.was_there else None)


async def _faults(
    connection: "asyncpg.Connection[asyncpg.Record]",
    actor: Actor,
    batch_id: UUID,
    subjects: Subjects,
) -> list[LedgerError]:
    faults: list[LedgerError] = []
    for table, rows in subjects.items():
        newer = await _newer(connection, actor, table, rows)
        labels = await _labels(connection, actor, table, newer)
        faults += [NewerChangeError(noun=noun_of(table), label=label) for label in labels]
        made = [row_id for row_id, row in rows.items() if not row.was_there and row.is_there]
        for child, column in _references_to(table) if made else ():
            statement = filled("newer_references", table=child, column=column)
            found = await connection.fetch(statement, actor.district_id, made, batch_id)
            labels = await _labels(connection, actor, table, [row["id"] for row in found])
            faults += [
                NewerReferenceError(noun=noun_of(table), label=label, referring=noun_of(child))
                for label in labels
            ]
    return faults[:_SHOWN]


async def _newer(
    connection: "asyncpg.Connection[asyncpg.Record]",
    actor: Actor,
    table: str,
    rows: Mapping[UUID, _Subject],
) -> list[UUID]:
    """Give the rows that do not stand as the import left them."""
    if "revision" not in columns_of(table):
        return []
    found = await connection.fetch(select_revisions(table), actor.district_id, list(rows))
    now = {row["id"]: row["revision"] for row in found}
    return [row_id for row_id, row in rows.items() if now.get(row_id) != row.revision]


async def _labels(
    connection: "asyncpg.Connection[asyncpg.Record]", actor: Actor, table: str, ids: list[UUID]
) -> list[str]:
    if not ids:
        return []
    shown = ids[:_SHOWN]
    if "name" not in columns_of(table):
        return [str(row_id) for row_id in shown]
    found = await connection.fetch(filled("names", table=table), actor.district_id, shown)
    names = {row["id"]: row["name"] for row in found}
    return [names.get(row_id, str(row_id)) for row_id in shown]


def noun_of(table: str) -> str:
    """Give what people call the rows of a table: the Chinese word that opens its description."""
    return (all_tables()[table].__doc__ or table).split("；", maxsplit=1)[0]


def _references_to(table: str) -> Iterator[tuple[str, str]]:
    """Give the tables and columns that refer to a table."""
    all_tables()
    for child in metadata.sorted_tables:
        if child.name in _DERIVED:
            continue
        for key in sorted(child.foreign_key_constraints, key=lambda key: str(key.name)):
            if key.referred_table.name == table:
                yield child.name, key.column_keys[-1]
