"""Takes an applied import back as a whole, while nothing newer touches its rows."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Table, any_, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as UUID_TYPE
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.accounts.changes import Change, keep_no_operation, load, save
from backend.contests.entering import hold_contests_of
from backend.contests.results import as_program
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.registry import all_tables, table_of
from backend.database.session import act_as, writing
from backend.kit.clock import now
from backend.workbooks.batches import Batch, change_batch, demand_state, load_batch
from backend.workbooks.errors import ImportTouchedSinceError
from backend.workbooks.present import statements
from backend.workbooks.tables import ImportChange, ImportState

_PROJECTIONS = frozenset({"member_counts", "import_rows", "import_changes"})
_BOOKKEEPING = frozenset({"revision", "updated_at", "updated_by", "source"})


async def undo_import(database: Database, actor: Actor, batch_id: UUID) -> None:
    """Put every row back as it was before the import.

    Raises: IMPORT_NOT_FOUND, IMPORT_STATE, IMPORT_TOUCHED_SINCE, CONTEST_STATE; nothing is written
    then.
    """
    async with writing(database, actor) as session:
        batch = await load_batch(session, actor, batch_id, is_locked=True)
        demand_state(batch, ImportState.APPLIED, ImportState.UNDOING, verb="撤销")
        changes = await _reversed_changes(session, actor, batch_id)
        # What is looked at stays so until the end: who draws holds the contest, a score the round.
        held = await hold_contests_of(session, actor, changes)
        async with as_program(session, actor) as program:
            await load(session, program, "rounds", contest_id=held, is_held=True)
        await refuse_if_touched(session, actor, batch)
        keep_no_operation(session)
        await save(
            session,
            actor,
            action="import.undo",
            changes=changes,
            reason=f"撤销导入 {batch.file_name}",
        )
        await change_batch(
            session, actor, batch_id, state=ImportState.UNDONE, undone_at=now(), failure=None
        )


async def refuse_if_touched(session: AsyncSession, actor: Actor, batch: Batch) -> None:
    """Refuse to undo when something newer touches the rows.

    It looks with the program's eyes: what the actor cannot see may rest on these rows too.
    Raises: IMPORT_TOUCHED_SINCE.
    """
    await act_as(session, program_of(actor.district_id, request_id=actor.request_id))
    try:
        result = await session.execute(
            text(statements()["touched_since"]).bindparams(
                bindparam("district", value=actor.district_id),
                bindparam("batch", value=batch.id),
            )
        )
        count, table, _ = result.one()
        if not count:
            count, table = await _newer_dependents(session, actor, batch.id)
        if count:
            noun = (table_of(all_tables()[table]).comment or table).split("；")[0]
            raise ImportTouchedSinceError(rows=count, example=noun)
    finally:
        await act_as(session, actor)


async def _newer_dependents(session: AsyncSession, actor: Actor, batch_id: UUID) -> tuple[int, str]:
    """Count rows of others that refer to what the import made."""
    changes = table_of(ImportChange)
    made: dict[str, list[UUID]] = defaultdict(list)
    for table, row_id in await session.execute(
        select(changes.c.subject_table, changes.c.subject_id).where(
            changes.c.district_id == actor.district_id,
            changes.c.batch_id == batch_id,
            changes.c.before.is_(None),
        )
    ):
        made[table].append(row_id)
    for kind in all_tables().values():
        referring = table_of(kind)
        if referring.name in _PROJECTIONS:
            continue
        for column, target in _references(referring):
            if target in made:
                count = await _count(session, actor, referring, column, made)
                if count:
                    return count, referring.name
    return 0, ""


def _references(table: Table) -> list[tuple[str, str]]:
    """Give the columns of a table that refer to rows of the same district, and their tables."""
    return [
        (element.parent.name, element.column.table.name)
        for constraint in table.foreign_key_constraints
        for element in constraint.elements
        if element.column.name == "id" and element.parent.name != "district_id"
    ]


async def _count(
    session: AsyncSession, actor: Actor, table: Table, column: str, made: dict[str, list[UUID]]
) -> int:
    target = dict(_references(table))[column]
    ids = bindparam("ids", value=made[target], type_=ARRAY(UUID_TYPE))
    own = bindparam("own", value=made.get(table.name, []), type_=ARRAY(UUID_TYPE))
    query = (
        select(func.count())
        .select_from(table)
        .where(
            table.c.district_id == actor.district_id,
            table.c[column] == any_(ids),
            ~(table.c.id == any_(own)),
        )
    )
    return int((await session.execute(query)).scalar_one())


async def _reversed_changes(session: AsyncSession, actor: Actor, batch_id: UUID) -> list[Change]:
    changes = table_of(ImportChange)
    rows = await session.execute(
        select(changes.c.subject_table, changes.c.subject_id, changes.c.before, changes.c.after)
        .where(changes.c.district_id == actor.district_id, changes.c.batch_id == batch_id)
        .order_by(changes.c.sequence.desc())
    )
    return [_reversed(*row) for row in rows]


def _reversed(
    table: str, row_id: UUID, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> Change:
    if before is None:
        return Change(table, row_id, {}, None)
    if after is None:
        return Change(table, row_id, None, before)
    restored = {name: value for name, value in before.items() if name not in _BOOKKEEPING}
    return Change(table, row_id, {}, restored)
