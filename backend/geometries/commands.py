"""What a person does with a file of shapes: have it checked, write it, take it back."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import (
    Change,
    delete,
    insert,
    keep_no_operation,
    load,
    save,
    update,
)
from backend.compiler.catalog import Of
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.geometries.batches import (
    change_batch,
    keep_batch,
    load_batch,
    note_written,
    rows_to_write,
)
from backend.geometries.check import Checker
from backend.geometries.columns import columns_of
from backend.geometries.errors import (
    GeometryHasRefusedError,
    GeometryOutdatedError,
    GeometryTouchedSinceError,
    MayNotImportGeometryError,
)
from backend.geometries.present import TABLES, Present
from backend.geometries.reading import read_collection
from backend.geometries.tables import (
    FeatureOutcome,
    GeometryLayer,
    GeometryMode,
    GeometryState,
)
from backend.kit.clock import now
from backend.kit.geo import CoordinateSystem
from backend.kit.ids import new_id
from backend.places.rules import kind_by_name

_TOWN_LAYERS = frozenset({GeometryLayer.AREAS, GeometryLayer.BUILDINGS})
_KEPT = frozenset({FeatureOutcome.REFUSED, FeatureOutcome.AMBIGUOUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckGeometry:
    """Have a file of shapes checked."""

    file_name: str
    content: bytes
    layer: GeometryLayer
    system: CoordinateSystem
    name_column: str | None = None
    is_repaired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyGeometry:
    """办理图形导入；Write a checked file of shapes."""

    id: Annotated[UUID, "图形导入；the import", Of("GeometryBatch")]
    mode: Annotated[GeometryMode, "方式；all features or none, or the good ones"] = (
        GeometryMode.ALL_OR_NOTHING
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoGeometry:
    """撤销图形导入；Take a written file of shapes back."""

    id: Annotated[UUID, "图形导入；the import", Of("GeometryBatch")]


def demand_right(actor: Actor, layer: GeometryLayer) -> None:
    """Refuse whoever draws no places of the layer; which ones, row security says.

    Raises: MAY_NOT_IMPORT_GEOMETRY.
    """
    is_whole = actor.role in {Role.DISTRICT_OFFICER, Role.SYSTEM}
    is_of_town = actor.role is Role.TOWN_OFFICER and layer in _TOWN_LAYERS
    if actor.scopes is not None or not (is_whole or is_of_town):
        raise MayNotImportGeometryError(layer=layer.label)


async def check_geometry(database: Database, actor: Actor, form: CheckGeometry) -> UUID:
    """Check a file and keep what was found; nothing of the ledger changes.

    Reading and comparing take the processor for seconds, so they run in a thread, while no
    transaction waits. What changes meanwhile is found out by its revision when it is written.
    Raises: MAY_NOT_IMPORT_GEOMETRY, GEOMETRY_FILE, GEOMETRY_SYSTEM, MANY_VERTICES, NAME_COLUMN.
    """
    demand_right(actor, form.layer)
    collection = await asyncio.to_thread(read_collection, form.content, system=form.system)
    name_column = collection.name_column(form.name_column)
    async with writing(database, actor) as session:
        present = await Present.load(session, actor, form.layer)
    checker = Checker(
        actor=actor,
        layer=form.layer,
        system=form.system,
        present=present,
        name_column=name_column,
        town_column=collection.town_column(),
        is_repaired=form.is_repaired,
    )
    rows = await asyncio.to_thread(checker.check, collection)
    async with writing(database, actor) as session:
        return await keep_batch(
            session,
            actor,
            rows,
            file_name=form.file_name[:200],
            file_digest=hashlib.sha256(form.content).digest(),
            layer=form.layer,
            system=form.system,
            name_column=name_column,
            notices=list(collection.notices),
        )


async def apply_geometry(session: AsyncSession, actor: Actor, form: ApplyGeometry) -> UUID:
    """Write the good features of a checked file, or all of them or nothing.

    Raises: GEOMETRY_NOT_FOUND, GEOMETRY_STATE, GEOMETRY_HAS_REFUSED, GEOMETRY_OUTDATED,
    MAY_NOT_IMPORT_GEOMETRY and what the database refuses; nothing is written then.
    """
    batch = await load_batch(session, actor, form.id, state=GeometryState.CHECKED, action="写入")
    layer = GeometryLayer(batch["layer"])
    demand_right(actor, layer)
    refused = sum(batch["counts"].get(outcome.value, 0) for outcome in _KEPT)
    if form.mode is GeometryMode.ALL_OR_NOTHING and refused:
        raise GeometryHasRefusedError(refused=refused, path=("mode",))
    rows = await rows_to_write(session, actor, form.id)
    known = await _as_checked(session, actor, TABLES[layer], rows)
    changes: list[Change] = []
    written: list[dict[str, Any]] = []
    for row in rows:
        change, note = _write(layer, batch, row, known.get(row["object_id"]))
        changes.append(change)
        written.append(note)
    keep_no_operation(session)  # the batch is undone as a whole, so that it knows that it was
    await save(
        session,
        actor,
        action="geometry.apply",
        changes=changes,
        reason=f"导入图形 {batch['file_name']}",
        source=f"geometry:{batch['id']}",
    )
    if written:
        await note_written(session, actor, written)
    await change_batch(
        session,
        actor,
        form.id,
        state=GeometryState.APPLIED,
        mode=form.mode,
        applied_at=now(),
    )
    return form.id


async def _as_checked(
    session: AsyncSession, actor: Actor, table: str, rows: Sequence[Mapping[str, Any]]
) -> dict[UUID, dict[str, Any]]:
    """Read the objects that change, still as they were checked.

    Raises: GEOMETRY_OUTDATED.
    """
    wanted = {row["object_id"]: row for row in rows if row["object_id"] is not None}
    found = await load(session, actor, table, id=list(wanted), is_locked=True)
    known = {row["id"]: row for row in found}
    for key, row in wanted.items():
        if key not in known or known[key]["revision"] != row["object_revision"]:
            raise GeometryOutdatedError(name=row["label"], path=("id",))
    return known


def _write(
    layer: GeometryLayer,
    batch: Mapping[str, Any],
    row: Mapping[str, Any],
    known: dict[str, Any] | None,
) -> tuple[Change, dict[str, Any]]:
    """Give the change of a feature, and what is noted to undo it."""
    columns = columns_of(layer, row["geometry"], known, CoordinateSystem(batch["system"]))
    note: dict[str, Any] = {"row": row["id"]}
    if known is None:
        new = {"name": row["label"]} | columns
        if layer is GeometryLayer.TOWNS:
            new["kind"] = kind_by_name(row["label"])
        else:
            new["town_id"] = row["town_id"]
        key = new_id()
        note |= {"object_id": key, "object_revision": 1, "before": None}
        return insert(TABLES[layer], id=key, **new), note
    before = {name: known[name] for name in columns}
    note |= {
        "object_id": known["id"],
        "object_revision": known["revision"] + 1,
        "before": before,
    }
    return update(TABLES[layer], known, **columns), note


async def undo_geometry(session: AsyncSession, actor: Actor, form: UndoGeometry) -> UUID:
    """Put every object back as it was, and take away what the file made.

    Raises: GEOMETRY_NOT_FOUND, GEOMETRY_STATE, GEOMETRY_TOUCHED_SINCE; STILL_USED where
    something rests on a new object by now.
    """
    batch = await load_batch(session, actor, form.id, state=GeometryState.APPLIED, action="撤销")
    table = TABLES[GeometryLayer(batch["layer"])]
    rows = await rows_to_write(session, actor, form.id)
    ids = [row["object_id"] for row in rows]
    found = await load(session, actor, table, id=ids, is_locked=True)
    known = {row["id"]: row for row in found}
    touched = [
        row["label"]
        for row in rows
        if known.get(row["object_id"], {}).get("revision") != row["object_revision"]
    ]
    if touched:
        others = f"等 {len(touched)} 个" if len(touched) > 1 else ""
        raise GeometryTouchedSinceError(name=touched[0], others=others, path=("id",))
    changes = [
        delete(table, known[row["object_id"]])
        if row["outcome"] == FeatureOutcome.NEW
        else update(table, known[row["object_id"]], **row["before"])
        for row in rows
    ]
    keep_no_operation(session)
    await save(
        session,
        actor,
        action="geometry.undo",
        changes=changes,
        reason=f"撤销图形导入 {batch['file_name']}",
    )
    await change_batch(session, actor, form.id, state=GeometryState.UNDONE, undone_at=now())
    return form.id
