"""Copies the set-up of an earlier contest: disciplines, rounds and criteria, and no people."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, insert, load, save
from backend.contests.forms import CopyContest
from backend.contests.reading import Row, hold_days, row_of
from backend.database.actor import Actor
from backend.places.commands import name_of

_CONTEST = (
    "level",
    "kind",
    "trade",
    "cluster_name",
    "host_branch_id",
    "organizer_town_id",
    "organizer_department_id",
    "standard",
    "appeal_hours",
    "name_days",
    "shows_own_scores",
)
_DISCIPLINE = ("name", "position", "is_team")
_ROUND = (
    "name",
    "position",
    "theory_share",
    "judges_rule",
    "drops",
    "attempts",
    "attempts_rule",
    "ranking",
    "decimals",
    "tie_rules",
    "advance_rule",
    "advance_value",
    "is_blind",
    "needs_check",
    "outlier_spread",
)
_CRITERION = ("name", "position", "part", "kind", "maximum", "weight", "step", "unit")


async def copy_contest(session: AsyncSession, actor: Actor, form: CopyContest) -> UUID:
    """Set up a contest like an earlier one, whatever became of that.

    Raises: NOT_FOUND, NAME, CONTEST_DATES, CONTEST_DAY, CONTEST_TAKEN, NOT_ALLOWED.
    """
    source = await row_of(session, actor, "contests", form.id, None, "竞赛")
    hold_days(form.starts_on, form.ends_on)
    contest = insert(
        "contests",
        **_taken(source, _CONTEST),
        name=name_of(form.name, path=("name",)),
        starts_on=form.starts_on,
        ends_on=form.ends_on,
        copied_from_id=source["id"],
    )
    disciplines = await load(session, actor, "disciplines", contest_id=source["id"])
    rounds = await load(session, actor, "rounds", contest_id=source["id"])
    criteria = await load(session, actor, "criteria", contest_id=source["id"])
    whole = {source["id"]: contest.id}
    changes = [contest]
    places = _copy(changes, "disciplines", disciplines, _DISCIPLINE, ("contest_id", whole))
    turns = _copy(changes, "rounds", rounds, _ROUND, ("discipline_id", places))
    _copy(changes, "criteria", criteria, _CRITERION, ("round_id", turns))
    await save(session, actor, action="contest.copy", changes=changes)
    return contest.id


def _taken(row: Row, columns: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in columns}


def _copy(
    changes: list[Change],
    table: str,
    rows: Iterable[Row],
    columns: Iterable[str],
    owners: tuple[str, dict[UUID, UUID]],
) -> dict[UUID, UUID]:
    """Add copies of rows under the copies of their owners; give the copy of each row."""
    column, known = owners
    contest_id = changes[0].id
    copies: dict[UUID, UUID] = {}
    for row in rows:
        above = {"contest_id": contest_id} | {column: known[row[column]]}
        change = insert(table, **above, **_taken(row, columns))
        changes.append(change)
        copies[row["id"]] = change.id
    return copies
