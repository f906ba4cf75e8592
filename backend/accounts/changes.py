"""The one writer: every change of a row goes through `save`, one by one or by the ten thousand.

It writes the rows, one audit event a row, the images that undo an import, and brings derived
columns and counts up to date. Rows travel as one JSON document a statement, so a form and a
workbook of 50,000 rows take the same way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.refusals import (
    ChangedMeanwhileError,
    NotAllowedError,
    NotFoundError,
    telling_refusals,
)
from backend.accounts.statements import (
    REFERENCES,
    Verb,
    columns_of,
    defaults_of,
    is_dated,
    sections,
    unread_columns,
    write_statement,
)
from backend.database.actor import Actor
from backend.database.registry import all_tables, metadata, table_of
from backend.database.session import driver_connection
from backend.kit.clock import now, today
from backend.kit.ids import new_id
from backend.kit.text import search_text, sort_key

ROWS_PER_STATEMENT = 5_000
MANY_ROWS = 200

_SCOPED = frozenset({"placements", "coverage_links"})
_RECOUNTED = frozenset({"reported_counts", "coverage_links", "workplaces"})
_OF_BRANCH = frozenset({"branches", "hosts", "coverage_links"})
_OF_MEMBER = frozenset({"members", "registrations", "workplaces", "standing_periods"})

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is inserted (no `before`), changed, or deleted (no `after`).

    Shape: `after` of an insert holds the row (left-out columns take the table's default, scope
    columns and bookkeeping are filled in; give `persons` and `members` their `scope_branch_id`).
    Of an update, `after` holds the changed columns only; `before` may hold anything of the old
    row. A `revision` in `before` must still be the row's. An organization's or another named
    row's sort key and search text follow its `name`; to rename an organization, let `before`
    hold its `credit_code`.
    """

    table: str
    id: UUID
    before: Row | None
    after: Row | None

    @property
    def verb(self) -> Verb:
        """Tell what is done to the row."""
        if self.before is None:
            return Verb.INSERT
        return Verb.DELETE if self.after is None else Verb.UPDATE


@dataclass(slots=True)
class _Touched:
    """The rows that have something to bring up to date."""

    organizations: set[UUID] = field(default_factory=set)
    branches: set[UUID] = field(default_factory=set)
    members: set[UUID] = field(default_factory=set)
    recounted: set[UUID] = field(default_factory=set)

    def add(self, table: str, ids: Iterable[UUID], references: Mapping[str, list[UUID]]) -> None:
        """Take in the rows of one statement and what they refer to."""
        about = {name: references.get(name, []) for name in REFERENCES}
        if table in {"organizations", "branches", "members"}:
            about[f"{'branch' if table == 'branches' else table[:-1]}_id"] = list(ids)
        if table in _SCOPED:
            self.organizations.update(about["organization_id"])
        if table in _RECOUNTED:
            self.recounted.update(about["organization_id"])
        if table in _OF_BRANCH:
            self.branches.update(about["branch_id"])
        if table in _OF_MEMBER:
            self.members.update(about["member_id"])


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


async def save(
    session: AsyncSession,
    actor: Actor,
    *,
    action: str,
    changes: Iterable[Change],
    reason: str | None = None,
    batch_id: UUID | None = None,
    source: str | None = None,
) -> None:
    """Write changes in the caller's transaction, with audit events and all that follows from them.

    Shape: updates without a changed column are skipped; `source` is `manual` or `import:<batch>`
    unless given.
    Raises: CHANGED_MEANWHILE, NOT_ALLOWED, NOT_FOUND, and the refusals of the constraints.
    """
    wanted = [change for change in changes if change.after or change.verb is not Verb.UPDATE]
    if not wanted:
        return
    connection = await driver_connection(session)
    touched = _Touched()
    writer = _Writer(
        connection=connection,
        actor=actor,
        parameters=(
            actor.district_id,
            now(),
            actor.user_id,
            source or (f"import:{batch_id}" if batch_id else "manual"),
            actor.role.value,
            action,
            reason,
            batch_id,
            actor.request_id or None,
        ),
        sequence=await _next_sequence(connection, actor, batch_id),
        touched=touched,
    )
    with telling_refusals():
        for table, verb, rows in _in_order(wanted):
            for first in range(0, len(rows), ROWS_PER_STATEMENT):
                await writer.write(table, verb, rows[first : first + ROWS_PER_STATEMENT])
        await _refresh(connection, actor, touched)


async def refresh_district(session: AsyncSession, actor: Actor) -> None:
    """Bring all derived columns and counts of a district up to date, since the day has changed.

    A fact that begins or ends by itself (a link with an end, a registration from next month)
    changes who sees a row without anybody writing it.
    """
    connection = await driver_connection(session)
    row = await connection.fetchrow(sections()["everything"], actor.district_id)
    if row is not None:
        organizations = set(row["organizations"])
        touched = _Touched(organizations, set(row["branches"]), set(row["members"]), organizations)
        await _refresh(connection, actor, touched)


async def load(
    session: AsyncSession,
    actor: Actor,
    table: str,
    *,
    on: date | None = None,
    is_locked: bool = False,
    **equals: Any,  # noqa: ANN401 - a column's value or a collection of values
) -> list[dict[str, Any]]:
    """Read the rows of a table that the actor may see, for commands and before images.

    Shape: `equals` compares columns with a value or with a collection of values; `on` keeps the
    dated facts that hold that day; `is_locked` holds the rows until the transaction ends. Rows
    are ordered by id.
    """
    rows = table_of(all_tables()[table])
    query = select(rows).where(rows.c.district_id == actor.district_id).order_by(rows.c.id)
    for name, value in equals.items():
        is_many = isinstance(value, list | tuple | set | frozenset)
        query = query.where(rows.c[name].in_(value) if is_many else rows.c[name] == value)
    if on is not None:
        query = query.where(rows.c.valid.contains(on))
    if is_locked:
        query = query.with_for_update()
    return [dict(row) for row in (await session.execute(query)).mappings()]


async def load_one(
    session: AsyncSession,
    actor: Actor,
    table: str,
    row_id: UUID,
    *,
    noun: str,
    path: Sequence[str] = (),
    is_locked: bool = False,
) -> dict[str, Any]:
    """Read one row.

    Raises: NOT_FOUND, also where the actor may not see the row.
    """
    found = await load(session, actor, table, id=row_id, is_locked=is_locked)
    if not found:
        raise NotFoundError(noun=noun, path=path)
    return found[0]


@dataclass(slots=True)
class _Writer:
    connection: "asyncpg.Connection[asyncpg.Record]"
    actor: Actor
    parameters: tuple[Any, ...]
    sequence: int
    touched: _Touched

    async def write(self, table: str, verb: Verb, rows: Sequence[Change]) -> None:
        """Run one statement and take note of what it touched."""
        patches = [_patch(row) for row in rows]
        is_update = verb is Verb.UPDATE
        columns = {name for patch in patches for name in patch} if is_update else set()
        is_many = len(rows) > MANY_ROWS
        if is_many:
            await self.connection.execute(sections()["many_rows"])
        found = await self.connection.fetchrow(
            write_statement(table, verb, tuple(sorted(columns)), is_many=is_many),
            _documents(rows, patches),
            *self.parameters,
            unread_columns(table),
            self.sequence,
        )
        if is_many:
            await self.connection.execute(sections()["few_rows"])
        if found is None or found["written"] != len(rows):
            raise await self._reason(table, verb, rows)
        self.sequence += len(rows)
        references = {name: found[name] for name in REFERENCES if name in columns_of(table)}
        self.touched.add(table, (row.id for row in rows), references)

    async def _reason(self, table: str, verb: Verb, rows: Sequence[Change]) -> Exception:
        """Tell why fewer rows were written than wanted."""
        if verb is Verb.INSERT:
            return NotFoundError(noun="上级记录")
        revisions = {row.id: (row.before or {}).get("revision") for row in rows}
        seen = await self.connection.fetch(
            select_revisions(table), self.actor.district_id, list(revisions)
        )
        is_unchanged = len(seen) == len(revisions) and all(
            revisions[row["id"]] in {None, row["revision"]} for row in seen
        )
        return NotAllowedError() if is_unchanged else ChangedMeanwhileError()


@cache
def select_revisions(table: str) -> str:
    """Give the statement that reads the revisions of rows."""
    return sections()["revisions"].replace("{table}", table_of(all_tables()[table]).name)


def _patch(change: Change) -> dict[str, Any]:
    """Give the columns that are written, with what follows from a name."""
    if change.after is None:
        return {}
    patch = dict(change.after)
    if change.verb is Verb.INSERT:
        patch = defaults_of(change.table) | patch | {"id": change.id}
    if "name" in patch and "name_sort" in columns_of(change.table):
        patch.setdefault("name_sort", sort_key(patch["name"]))
        if "search_text" not in patch:
            words = [search_text(patch["name"])]
            if change.table == "organizations":
                words.insert(0, (change.before or patch)["credit_code"].lower())
            patch["search_text"] = " ".join(words)
    return patch


def _documents(rows: Sequence[Change], patches: Sequence[Mapping[str, Any]]) -> str:
    documents = [
        {
            "id": row.id,
            "event_id": new_id(),
            "change_id": new_id(),
            "revision": (row.before or {}).get("revision"),
            "patch": patch,
        }
        for row, patch in zip(rows, patches, strict=True)
    ]
    options = orjson.OPT_PASSTHROUGH_DATACLASS  # a Range is one, and has its own text
    return orjson.dumps(documents, default=_as_text, option=options).decode()


def _as_text(value: Any) -> Any:  # noqa: ANN401 - a column's value
    """Write what JSON has no form for as PostgreSQL reads it."""
    match value:
        case bytes() | bytearray() | memoryview():
            return f"\\x{bytes(value).hex()}"
        case Range():
            return range_text(value)
        case set() | frozenset():
            return list(value)
        case _:
            return str(value)


def range_text(period: Range[date]) -> str:
    """Write a half-open period as PostgreSQL reads it."""
    if period.is_empty:
        return "empty"
    return f"[{period.lower or ''},{period.upper or ''})"


@cache
def _ranks() -> dict[str, int]:
    all_tables()
    return {table.name: rank for rank, table in enumerate(metadata.sorted_tables)}


def _in_order(changes: Sequence[Change]) -> list[tuple[str, Verb, list[Change]]]:
    """Put changes into the order in which no constraint is broken on the way.

    Of dated facts the old ones end before new ones begin; of other rows new ones come first,
    since a changed row may refer to them; what others refer to goes last.
    """
    groups: dict[tuple[str, Verb], list[Change]] = {}
    for change in changes:
        groups.setdefault((change.table, change.verb), []).append(change)

    def place(key: tuple[str, Verb]) -> tuple[int, int, int]:
        table, verb = key
        rank = _ranks()[table]
        if verb is Verb.DELETE:
            return (0 if is_dated(table) else 2, -rank, 0)
        is_first = (verb is Verb.UPDATE) is is_dated(table)
        return (1, rank, 0 if is_first else 1)

    return [(*key, groups[key]) for key in sorted(groups, key=place)]


async def _next_sequence(
    connection: "asyncpg.Connection[asyncpg.Record]", actor: Actor, batch_id: UUID | None
) -> int:
    if batch_id is None:
        return 0
    return int(await connection.fetchval(sections()["next_sequence"], actor.district_id, batch_id))


async def _refresh(
    connection: "asyncpg.Connection[asyncpg.Record]", actor: Actor, touched: _Touched
) -> None:
    ids = (touched.organizations, touched.branches, touched.members, touched.recounted)
    if any(ids):
        await connection.execute(
            sections()["refresh"],
            actor.district_id,
            *(sorted(some) for some in ids),
            today(),
            actor.role.value,
        )
