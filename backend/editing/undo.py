"""Takes an operation back: every row as it was, unless somebody changed it since.

Rows of a bulk edit are taken back each by itself; what any other operation changed belongs
together and is taken back as a whole or not at all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import Integer, and_, cast, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.change import Change
from backend.accounts.changes import load, operation_of, save
from backend.accounts.meanwhile import demand_revision
from backend.accounts.refusals import ChangedMeanwhileError, NotFoundError
from backend.accounts.tables import Operation, OperationChange
from backend.compiler.catalog import Of
from backend.contests.consents import CONSENTS
from backend.contests.parcel_rows import SET_UP
from backend.contests.reading import hold_here
from backend.database.actor import Actor
from backend.database.registry import all_tables, table_of
from backend.editing.dependents import newer_dependents
from backend.editing.errors import (
    OperationTooOldError,
    OperationUndoneError,
    TouchedSinceError,
)
from backend.editing.rows import Part, refusal_of, save_parts
from backend.kit.clock import now, today
from backend.kit.errors import LedgerError
from backend.kit.ids import encode_node_id
from backend.places.rule_versions import settings_on

_BOOKKEEPING = frozenset({"revision", "updated_at", "updated_by", "source"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOperation:
    """撤销操作；Take an operation back; rows that were changed since stay as they are."""

    operation_id: Annotated[UUID, "操作；the operation", Of("Operation")]


@dataclass(slots=True)
class _Image:
    """A row before and after an operation; no `before`: it was made, no `after`: it went.

    `present`: the revision that the row has now.
    """

    table: str
    id: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    present: int | None = None

    def follow(self, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        """Take in a later change of the same row in the same operation."""
        if self.before is not None and before is not None:
            self.before = before | self.before
        self.after = None if after is None else (self.after or {}) | after


@dataclass(slots=True)
class _Group:
    """Rows that are taken back together; `part` is the row of a bulk edit that they belong to."""

    part: UUID | None
    images: dict[tuple[str, UUID], _Image] = field(default_factory=dict)

    @property
    def subject(self) -> _Image:
        """Give the row that the group is about."""
        images = list(self.images.values())
        return next((one for one in images if one.id == self.part), images[0])

    def changes(self) -> list[Change]:
        """Give the changes that put the rows back."""
        return [_reversed(one, self.part) for one in self.images.values()]


async def undo_operation(
    session: AsyncSession, actor: Actor, form: UndoOperation
) -> dict[str, Any]:
    """Take an operation back.

    Raises: NOT_FOUND for an operation of somebody else, OPERATION_UNDONE, OPERATION_TOO_OLD.
    """
    operation = await _operation_of(session, actor, form.operation_id)
    groups = await _groups(session, actor, operation["id"])
    parts: list[Part] = []
    refusals: list[dict[str, Any]] = []
    present = await _present(session, actor, groups)
    known = {group.part or operation["id"]: group for group in groups}
    for key, group in known.items():
        try:
            await _hold_untouched(session, actor, group, present)
        except LedgerError as error:
            refusals.append(_refusal(group, error))
        else:
            parts.append(Part(key, group.changes()))

    async def write(changes: list[Change]) -> None:
        reason = f"撤销 {operation['action']}"
        await save(session, actor, action="operation.undo", changes=changes, reason=reason)

    written, refused = await save_parts(session, parts, write)
    refusals += [_refusal(known[part.id], error) for part, error in refused]
    own = operation_of(session, actor) if written else None
    if own is not None:
        await _mark(session, actor, operation["id"], own)
    return {"undone": len(written), "refusals": refusals, "operationId": own}


async def _operation_of(session: AsyncSession, actor: Actor, operation_id: UUID) -> dict[str, Any]:
    path = ("operation_id",)
    found = await load(session, actor, "operations", id=operation_id, is_locked=True)
    if not found:
        raise NotFoundError(noun="操作", path=path)
    [operation] = found
    if operation["undone_by"] is not None:
        raise OperationUndoneError(path=path)
    days = (await settings_on(session, actor, today())).settings.undo_days
    if operation["at"] < now() - timedelta(days=days):
        raise OperationTooOldError(days=days, path=path)
    return operation


async def _groups(session: AsyncSession, actor: Actor, operation_id: UUID) -> list[_Group]:
    """Read the images of an operation, the last change of a row last."""
    changes = table_of(OperationChange)
    query = (
        select(changes)
        .where(changes.c.district_id == actor.district_id, changes.c.operation_id == operation_id)
        .order_by(changes.c.sequence)
    )
    groups: dict[UUID | None, _Group] = {}
    for row in (await session.execute(query)).mappings():
        images = groups.setdefault(row["part_id"], _Group(row["part_id"])).images
        key = (row["subject_table"], row["subject_id"])
        if key in images:
            images[key].follow(row["before"], row["after"])
        else:
            images[key] = _Image(*key, row["before"], row["after"])
    for group in groups.values():
        group.images = {key: one for key, one in group.images.items() if one.before or one.after}
    return [group for group in groups.values() if group.images]


async def _present(
    session: AsyncSession, actor: Actor, groups: Iterable[_Group]
) -> dict[tuple[str, UUID], dict[str, Any]]:
    """Read and lock the rows of all groups as they are now."""
    ids: dict[str, list[UUID]] = defaultdict(list)
    for group in groups:
        for table, row_id in group.images:
            ids[table].append(row_id)
    found: dict[tuple[str, UUID], dict[str, Any]] = {}
    for table, wanted in sorted(ids.items()):
        for row in await load(session, actor, table, id=wanted, is_locked=True):
            found[table, row["id"]] = row
    return found


async def _hold_untouched(
    session: AsyncSession,
    actor: Actor,
    group: _Group,
    present: Mapping[tuple[str, UUID], Mapping[str, Any]],
) -> None:
    """See that nobody changed the rows since, and that nothing newer rests on those that go.

    Raises: TOUCHED_SINCE, CONTEST_AWAY.
    """
    await hold_here(session, actor, set(_contests(group, present)))
    for key, image in group.images.items():
        await _hold_image(session, actor, image, present.get(key))
    made = {(one.table, one.id) for one in group.images.values() if one.before is None}
    newer = await newer_dependents(session, actor, made)
    if newer is not None:
        raise TouchedSinceError(name=_noun(newer), who="他人", when="此后")


def _contests(
    group: _Group, present: Mapping[tuple[str, UUID], Mapping[str, Any]]
) -> Iterator[UUID]:
    """Give the contests whose set-up the group is about; consents are taken wherever it is."""
    for key, image in group.images.items():
        row: Mapping[str, Any] = present.get(key) or image.before or image.after or {}
        changed = (image.before or {}).keys() | (image.after or {}).keys()
        is_consent = (
            image.before is not None
            and image.after is not None
            and (changed <= {*CONSENTS, *_BOOKKEEPING})
        )
        if image.table == "contests":
            yield image.id
        elif image.table in SET_UP and not is_consent:
            yield UUID(str(row["contest_id"]))


async def _hold_image(
    session: AsyncSession, actor: Actor, image: _Image, row: Mapping[str, Any] | None
) -> None:
    if image.after is None and row is None:
        return
    if image.after is None or row is None:
        raise TouchedSinceError(name=_named(image, row or {}), who="他人", when="此后")
    image.present = row["revision"]
    if await _is_back_at(session, actor, image, image.after["revision"]):
        return
    try:
        await demand_revision(session, actor, row, image.after["revision"])
    except ChangedMeanwhileError as error:
        raise TouchedSinceError.of(_named(image, row), error) from error


async def _is_back_at(session: AsyncSession, actor: Actor, image: _Image, wanted: int) -> bool:
    """Tell whether all that was done to a row after a revision has been taken back since.

    Each undoing leads from the revision that it made to the one before what it undid.
    """
    revision = image.present
    if revision == wanted:
        return True
    changes = table_of(OperationChange)
    made, undone = changes.alias("made"), changes.alias("undone")
    query = (
        select(
            cast(made.c.after["revision"].astext, Integer),
            cast(undone.c.before["revision"].astext, Integer),
        )
        .join(Operation, col(Operation.undone_by) == made.c.operation_id)
        .join(
            undone,
            and_(
                undone.c.operation_id == col(Operation.id),
                undone.c.subject_id == made.c.subject_id,
                undone.c.subject_table == made.c.subject_table,
            ),
        )
        .where(
            made.c.district_id == actor.district_id,
            made.c.subject_id == image.id,
            made.c.subject_table == image.table,
            undone.c.district_id == actor.district_id,
            col(Operation.district_id) == actor.district_id,
        )
    )
    earlier: dict[int | None, int] = {}
    for now_at, restored in await session.execute(query):
        earlier[now_at] = min(restored, earlier.get(now_at, restored))
    while revision != wanted and revision in earlier:
        revision = earlier[revision]
    return revision == wanted


def _reversed(image: _Image, part: UUID | None) -> Change:
    if image.after is None:
        return Change(image.table, image.id, None, image.before, part)
    known = {"revision": image.present}
    if image.before is None:
        return Change(image.table, image.id, known, None, part)
    restored = {name: value for name, value in image.before.items() if name not in _BOOKKEEPING}
    return Change(image.table, image.id, known, restored, part)


def _refusal(group: _Group, error: LedgerError) -> dict[str, Any]:
    subject = group.subject
    kind = all_tables()[subject.table].__name__
    return refusal_of(encode_node_id(kind, subject.id), error, ())


def _named(image: _Image, row: Mapping[str, Any]) -> str:
    known = {**(image.before or {}), **(image.after or {}), **row}
    return str(known.get("name") or _noun(image.table))


def _noun(table: str) -> str:
    return (table_of(all_tables()[table]).comment or table).split("；")[0]


async def _mark(session: AsyncSession, actor: Actor, operation_id: UUID, own: UUID) -> None:
    await session.execute(
        update(Operation)
        .where(col(Operation.district_id) == actor.district_id, col(Operation.id) == operation_id)
        .values(undone_by=own)
    )
