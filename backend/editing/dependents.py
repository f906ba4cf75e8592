"""Rows that would go along, unseen, with a row that is taken back."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from sqlalchemy import Column, Table, any_, bindparam, exists, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as UUID_TYPE
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.database.actor import Actor
from backend.database.registry import all_tables, table_of
from backend.database.session import act_as

_PROJECTIONS = frozenset({"member_counts"})


async def newer_dependents(
    session: AsyncSession, actor: Actor, made: Collection[tuple[str, UUID]]
) -> str | None:
    """Name a table in which rows of others hang on rows that are to go; None when there are none.

    It looks with the program's eyes: what the actor cannot see would go as well. References that
    do not cascade are refused by the database.
    """
    ids: dict[str, list[UUID]] = defaultdict(list)
    for table, row_id in made:
        ids[table].append(row_id)
    if not ids:
        return None
    await act_as(session, program_of(actor.district_id, request_id=actor.request_id))
    try:
        for referring, column, target in _references(cascading=True):
            own = ids.get(referring.name, [])
            if target in ids and await _has_more(
                session, actor, referring.c[column], going=ids[target], apart_from=own
            ):
                return referring.name
    finally:
        await act_as(session, actor)
    return None


async def hidden_references(
    session: AsyncSession,
    actor: Actor,
    table: str,
    row_id: UUID,
    seen: Mapping[str, list[UUID]],
) -> bool:
    """Tell whether a row is referred to by others than those that the actor sees, by table."""
    await act_as(session, program_of(actor.district_id, request_id=actor.request_id))
    try:
        for referring, column, target in _references(cascading=False):
            known = seen.get(referring.name, [])
            if target == table and await _has_more(
                session, actor, referring.c[column], going=[row_id], apart_from=known
            ):
                return True
    finally:
        await act_as(session, actor)
    return False


def _references(*, cascading: bool) -> Iterator[tuple[Table, str, str]]:
    """Give every reference, or those whose rows go with their target: table, column, target."""
    for kind in all_tables().values():
        table = table_of(kind)
        for constraint in table.foreign_key_constraints:
            is_left_out = cascading and constraint.ondelete != "CASCADE"
            if is_left_out or table.name in _PROJECTIONS:
                continue
            for element in constraint.elements:
                if element.column.name == "id" and element.parent.name != "district_id":
                    yield table, element.parent.name, element.column.table.name


async def _has_more(
    session: AsyncSession,
    actor: Actor,
    column: Column[UUID],
    *,
    going: list[UUID],
    apart_from: list[UUID],
) -> bool:
    table = column.table
    ids = bindparam("going", value=going, type_=ARRAY(UUID_TYPE))
    own = bindparam("own", value=apart_from, type_=ARRAY(UUID_TYPE))
    found = exists().where(
        table.c.district_id == actor.district_id, column == any_(ids), ~(table.c.id == any_(own))
    )
    return bool((await session.execute(select(found))).scalar())
