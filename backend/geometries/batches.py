"""Keeps the geometry imports: one batch a file, and a row for every feature."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.database.actor import Actor
from backend.database.registry import table_of
from backend.geometries.check import Checked, counts_of, findings_of
from backend.geometries.errors import GeometryNotFoundError, GeometryStateError
from backend.geometries.tables import (
    FeatureOutcome,
    GeometryBatch,
    GeometryRow,
    GeometryState,
)
from backend.kit.ids import new_id

_STATE_WORDS: Mapping[GeometryState, str] = {
    GeometryState.CHECKED: "已检查，尚未写入",
    GeometryState.APPLIED: "已写入",
    GeometryState.UNDONE: "已撤销",
}


async def keep_batch(
    session: AsyncSession,
    actor: Actor,
    rows: Sequence[Checked],
    **about: Any,  # noqa: ANN401
) -> UUID:
    """Keep what a check found; `about` holds the other columns of the batch."""
    batch = GeometryBatch(
        district_id=actor.district_id,
        started_by=actor.user_id,
        state=GeometryState.CHECKED,
        total=len(rows),
        counts=counts_of(rows),
        **about,
    )
    await session.execute(insert(table_of(GeometryBatch)).values(batch.model_dump()))
    found = [
        {
            "district_id": actor.district_id,
            "id": new_id(),
            "batch_id": batch.id,
            "started_by": actor.user_id,
            "position": row.position,
            "label": row.label[:200],
            "outcome": row.outcome,
            "town_id": row.town["id"] if row.town else None,
            "object_id": row.known["id"] if row.known else None,
            "object_revision": row.known["revision"] if row.known else None,
            "geometry": row.geometry,
            "longitude": row.point.longitude if row.point else None,
            "latitude": row.point.latitude if row.point else None,
            "findings": findings_of(row),
            "before": None,
        }
        for row in rows
    ]
    await session.execute(insert(table_of(GeometryRow)), found)
    return batch.id


async def load_batch(
    session: AsyncSession, actor: Actor, batch_id: UUID, *, state: GeometryState, action: str
) -> dict[str, Any]:
    """Read a batch of the actor's own reach and hold it, in the state that an action needs.

    Raises: GEOMETRY_NOT_FOUND, GEOMETRY_STATE.
    """
    rows = table_of(GeometryBatch)
    query = select(rows).where(rows.c.district_id == actor.district_id, rows.c.id == batch_id)
    found = (await session.execute(query.with_for_update())).mappings().one_or_none()
    if found is None:
        raise GeometryNotFoundError(path=("id",))
    if found["state"] != state:
        words = _STATE_WORDS[GeometryState(found["state"])]
        raise GeometryStateError(state=words, action=action, path=("id",))
    return dict(found)


async def rows_to_write(
    session: AsyncSession, actor: Actor, batch_id: UUID
) -> list[dict[str, Any]]:
    """Read the features that make or change something, in the order of the file."""
    rows = table_of(GeometryRow)
    query = (
        select(rows)
        .where(
            rows.c.district_id == actor.district_id,
            rows.c.batch_id == batch_id,
            rows.c.outcome.in_((FeatureOutcome.NEW, FeatureOutcome.CHANGED)),
        )
        .order_by(rows.c.position)
    )
    return [dict(row) for row in (await session.execute(query)).mappings()]


async def change_batch(
    session: AsyncSession,
    actor: Actor,
    batch_id: UUID,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Change columns of a batch."""
    rows = table_of(GeometryBatch)
    await session.execute(
        update(rows)
        .where(rows.c.district_id == actor.district_id, rows.c.id == batch_id)
        .values(**values)
    )


async def note_written(
    session: AsyncSession, actor: Actor, written: Sequence[Mapping[str, Any]]
) -> None:
    """Note what became of features: `row`, `object_id`, `object_revision`, `before`."""
    rows = table_of(GeometryRow)
    names = ("object_id", "object_revision", "before")
    statement = (
        update(rows)
        .where(rows.c.district_id == actor.district_id, rows.c.id == bindparam("row"))
        .values({name: bindparam(f"new_{name}", type_=rows.c[name].type) for name in names})
    )
    values = [{"row": one["row"]} | {f"new_{name}": one[name] for name in names} for one in written]
    connection = await session.connection()
    await connection.execute(statement, values)
