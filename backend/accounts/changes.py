"""The one writer: every change of a row goes through `save`, one by one or by the ten thousand.

It writes the rows, one audit event a row, the images that undo an import or a person's operation,
brings derived columns and counts up to date, and announces which objects changed. Rows travel as
one JSON document a statement, so a form and a workbook of 50,000 rows take the same way.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.announcing import Announcement, announce
from backend.accounts.change import Change, Row, delete, insert, update
from backend.accounts.refusals import (
    ChangedMeanwhileError,
    NotAllowedError,
    NotFoundError,
    telling_refusals,
)
from backend.accounts.rehearsal import rehearsal_of
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

_OPERATION = "operation_id"
_WORDS = frozenset({"name", "former_names"})

_SCOPED = frozenset({"placements", "coverage_links"})
_RECOUNTED = frozenset({"reported_counts", "coverage_links", "workplaces"})
_OF_BRANCH = frozenset({"branches", "hosts", "coverage_links"})
_OF_MEMBER = frozenset({"members", "registrations", "workplaces", "standing_periods"})

__all__ = [
    "Change",
    "delete",
    "insert",
    "keep_no_operation",
    "load",
    "load_one",
    "operation_of",
    "refresh_district",
    "refresh_organizations",
    "save",
    "update",
]


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


async def save(
    session: AsyncSession,
    actor: Actor,
    *,
    action: str,
    changes: Iterable[Change],
    reason: str | None = None,
    batch_id: UUID | None = None,
    source: str | None = None,
    is_loading: bool = False,
) -> None:
    """Write changes in the caller's transaction, with audit events and all that follows from them.

    Shape: updates without a changed column are skipped; `source` is `manual` or `import:<batch>`
    unless given. What a person does is one operation a transaction, which can be undone; imports
    keep images of their own. A loading of many saves is no operation, and ends with
    `refresh_district`: until then derived columns and counts are stale. While commands are
    rehearsed (`backend.accounts.rehearsal`), changes are gathered and not written.
    Raises: CHANGED_MEANWHILE, NOT_ALLOWED, NOT_FOUND, and the refusals of the constraints.
    """
    wanted = [change for change in changes if change.after or change.verb is not Verb.UPDATE]
    if not wanted:
        return
    rehearsal = rehearsal_of(session)
    if rehearsal is not None:
        rehearsal.gather(wanted)
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
        operation=None if batch_id or is_loading else operation_of(session, actor),
        touched=touched,
        announcement=Announcement(),
    )
    with telling_refusals():
        await writer.write_all(_in_order(wanted))
        if not is_loading:
            await _refresh(connection, actor, touched)
        await announce(connection, actor, writer.announcement)


def operation_of(session: AsyncSession, actor: Actor) -> UUID | None:
    """Give the operation of the session's transaction; what no person does is none."""
    if actor.user_id is None:
        return None
    operation: UUID | None = session.info.setdefault(_OPERATION, new_id())
    return operation


def keep_no_operation(session: AsyncSession) -> None:
    """Let what the session's transaction does be no operation, since it is undone otherwise."""
    session.info[_OPERATION] = None


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


async def refresh_organizations(session: AsyncSession, actor: Actor, ids: Iterable[UUID]) -> None:
    """Bring the derived columns and counts of organizations up to date."""
    connection = await driver_connection(session)
    organizations = set(ids)
    touched = _Touched(organizations=organizations, recounted=organizations)
    with telling_refusals():
        await _refresh(connection, actor, touched)


async def load(
    session: AsyncSession,
    actor: Actor,
    table: str,
    *,
    on: date | None = None,
    is_locked: bool = False,
    is_held: bool = False,
    **equals: Any,  # noqa: ANN401 - a column's value or a collection of values
) -> list[dict[str, Any]]:
    """Read the rows of a table that the actor may see, for commands and before images.

    Shape: `equals` compares columns with a value or with a collection of values; `on` keeps the
    dated facts that hold that day; `is_locked` locks the rows until the transaction ends, so that
    nobody else locks or changes them or refers to them anew; `is_held` does the same and lets
    others refer to them. Rows are ordered by id.
    """
    lock = _Lock.WHOLE if is_locked else _Lock.HELD if is_held else None
    rehearsal = rehearsal_of(session)
    if rehearsal is not None:
        return await rehearsal.rows(
            table, on, equals, read=lambda: _read(session, actor, table, on, lock, equals)
        )
    return await _read(session, actor, table, on, lock, equals)


class _Lock(Enum):
    """How rows are locked; the value: whether others may refer to them meanwhile."""

    WHOLE = False
    HELD = True


async def _read(
    session: AsyncSession,
    actor: Actor,
    table: str,
    on: date | None,
    lock: _Lock | None,
    equals: Row,
) -> list[dict[str, Any]]:
    rows = table_of(all_tables()[table])
    query = select(rows).where(rows.c.district_id == actor.district_id).order_by(rows.c.id)
    for name, value in equals.items():
        is_many = isinstance(value, list | tuple | set | frozenset)
        query = query.where(rows.c[name].in_(value) if is_many else rows.c[name] == value)
    if on is not None:
        query = query.where(rows.c.valid.contains(on))
    if lock is not None:
        query = query.with_for_update(key_share=lock.value)
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
    is_held: bool = False,
) -> dict[str, Any]:
    """Read one row.

    Raises: NOT_FOUND, also where the actor may not see the row.
    """
    found = await load(session, actor, table, id=row_id, is_locked=is_locked, is_held=is_held)
    if not found:
        raise NotFoundError(noun=noun, path=path)
    return found[0]


@dataclass(slots=True)
class _Writer:
    connection: "asyncpg.Connection[asyncpg.Record]"
    actor: Actor
    parameters: tuple[Any, ...]
    sequence: int
    operation: UUID | None
    touched: _Touched
    announcement: Announcement

    async def write_all(self, groups: Iterable[tuple[str, Verb, list[Change]]]) -> None:
        """Run the statements in order; while the server runs one, the next is made ready."""
        parts = [
            (table, verb, rows[first : first + ROWS_PER_STATEMENT])
            for table, verb, rows in groups
            for first in range(0, len(rows), ROWS_PER_STATEMENT)
        ]
        ready = _made_ready(*parts[0])
        for following in parts[1:]:
            if len(following[2]) > MANY_ROWS:
                later = asyncio.create_task(asyncio.to_thread(_made_ready, *following))
                try:
                    await self.write(ready)
                finally:
                    made = await later
            else:
                await self.write(ready)
                made = _made_ready(*following)
            ready = made
        await self.write(ready)

    async def write(self, ready: "_Statement") -> None:
        """Run one statement and take note of what it touched."""
        table, rows = ready.table, ready.rows
        is_many = len(rows) > MANY_ROWS
        if is_many:
            await self.connection.execute(sections()["many_rows"])
        found = await self.connection.fetchrow(
            write_statement(table, ready.verb, ready.columns, is_many=is_many),
            ready.documents,
            *self.parameters,
            unread_columns(table),
            self.sequence,
            self.operation,
        )
        if is_many:
            await self.connection.execute(sections()["few_rows"])
        if found is None or found["written"] != len(rows):
            raise await self._reason(table, ready.verb, rows)
        self.sequence += len(rows)
        references = {name: found[name] for name in REFERENCES if name in columns_of(table)}
        self.touched.add(table, (row.id for row in rows), references)
        ids = [row.id for row in rows]
        self.announcement.add(table, ready.verb, ids, references, former=found["former"])

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


@dataclass(frozen=True, slots=True)
class _Statement:
    """Rows of one table that are written at once, as the document that the server reads."""

    table: str
    verb: Verb
    rows: Sequence[Change]
    columns: tuple[str, ...]
    documents: str = field(repr=False)


def _made_ready(table: str, verb: Verb, rows: Sequence[Change]) -> _Statement:
    patches = [_patch(row) for row in rows]
    changed = {name for patch in patches for name in patch} if verb is Verb.UPDATE else set()
    return _Statement(table, verb, rows, tuple(sorted(changed)), _documents(rows, patches))


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
    if patch.keys() & _WORDS and "name_sort" in columns_of(change.table):
        row = {**(change.before or {}), **patch}
        if "name_sort" not in patch:
            patch["name_sort"] = sort_key(row["name"])
        if "search_text" not in patch:
            patch["search_text"] = _words(change.table, row)
    return patch


def _words(table: str, row: Row) -> str:
    """Give the text by which a row is found: its name, an organization also by its codes."""
    former = search_text(row.get("former_names") or "")
    code = row["credit_code"].lower() if table == "organizations" else ""
    return " ".join(filter(None, (code, search_text(row["name"]), former)))


def _documents(rows: Sequence[Change], patches: Sequence[Mapping[str, Any]]) -> str:
    documents = [
        {
            "id": row.id,
            "event_id": new_id(),
            "change_id": new_id(),
            "part_id": row.part,
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
