"""Writes what a check found, in one transaction through the one writer of changes."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, load, save
from backend.accounts.refusals import ChangedMeanwhileError
from backend.contests.entering import hold_contests_of
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.clock import now
from backend.organizations.commands import demand_new_codes
from backend.workbooks.batches import change_batch, demand_state, load_batch
from backend.workbooks.check import Checked, disciplines_entered
from backend.workbooks.errors import ImportHasRefusedRowsError, ImportOutdatedError
from backend.workbooks.tables import ImportMode, ImportState, RowOutcome

_ABOUT_PERSONS = frozenset(
    {"persons", "members", "standing_periods", "registrations", "workplaces", "post_holdings"}
)


async def apply_checked(
    database: Database, actor: Actor, batch_id: UUID, checked: Checked, *, mode: ImportMode
) -> None:
    """Write the good rows of a checked workbook, or all of them or nothing.

    Raises: IMPORT_HAS_REFUSED_ROWS, IMPORT_STATE, IMPORT_OUTDATED and what the database refuses;
    nothing is written then.
    """
    demand_whole(checked, mode)
    try:
        async with writing(database, actor) as session:
            await _write(session, actor, batch_id, checked, mode)
    except ChangedMeanwhileError as error:
        raise ImportOutdatedError(rows="若干") from error


def demand_whole(checked: Checked, mode: ImportMode) -> None:
    """Refuse to write a part when all or nothing was asked for.

    Raises: IMPORT_HAS_REFUSED_ROWS.
    """
    counts = checked.counts
    refused, conflicts = counts[RowOutcome.REFUSED.value], counts[RowOutcome.CONFLICT.value]
    if mode is ImportMode.ALL_OR_NOTHING and (refused or conflicts):
        raise ImportHasRefusedRowsError(refused=refused, conflicts=conflicts)


async def _write(
    session: AsyncSession, actor: Actor, batch_id: UUID, checked: Checked, mode: ImportMode
) -> None:
    batch = await load_batch(session, actor, batch_id, is_locked=True)
    demand_state(batch, ImportState.CHECKED, ImportState.APPLYING, verb="写入")
    await demand_new_codes(session, actor, _new_codes(checked.changes))
    await hold_contests_of(session, actor, checked.changes)
    await _hold_rounds(session, actor, checked)
    for changes in _in_two_steps(checked.changes):
        await save(
            session,
            actor,
            action="import.apply",
            changes=changes,
            reason=f"导入 {batch.file_name}",
            batch_id=batch_id,
        )
    await change_batch(
        session,
        actor,
        batch_id,
        state=ImportState.APPLIED,
        mode=mode,
        applied_at=now(),
        counts=checked.counts,
        failure=None,
    )


async def _hold_rounds(session: AsyncSession, actor: Actor, checked: Checked) -> None:
    """Refuse new entries where a round was drawn, opened or closed since they were compared.

    Whoever changes a round holds its contest, which is held by now.
    Raises: IMPORT_OUTDATED.
    """
    entered = disciplines_entered(checked.changes)
    if entered:
        rounds = await load(session, actor, "rounds", discipline_id=entered)
        if {row["id"]: row["revision"] for row in rounds} != checked.rounds:
            raise ImportOutdatedError(rows="若干")


def _new_codes(changes: Iterable[Change]) -> list[str]:
    return [
        change.after["credit_code"]
        for change in changes
        if change.table == "organizations" and change.before is None and change.after
    ]


def _in_two_steps(changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """Part what is about persons from the rest.

    A person's first scope is read from the branch, which must be there before row security asks
    whether a town officer may enter the person.
    """
    steps: tuple[list[Change], list[Change]] = ([], [])
    for change in changes:
        steps[change.table in _ABOUT_PERSONS].append(change)
    return steps
