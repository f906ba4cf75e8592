"""Lets go of the names of entrants when their time is over; the bib stays. See docs/adr/0028."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, and_, cast, func, or_
from sqlalchemy import update as update_rows
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load, save, update
from backend.contests.entry_rules import NAMES
from backend.contests.rules import AppealState
from backend.database.actor import Actor
from backend.database.registry import all_tables, table_of
from backend.kit.clock import SHANGHAI, now

_IMAGES = ("operation_changes", "import_changes")


def names_end_at(
    closed_at: datetime | None, ends_on: date, *, appeal_hours: int, name_days: int
) -> datetime:
    """Tell when names are let go of: after the time for appeals and the days of keeping.

    A contest that nobody has closed ends with its last day, in Asia/Shanghai.
    """
    last_day = datetime.combine(ends_on + timedelta(days=1), time(), tzinfo=SHANGHAI)
    return (closed_at or last_day) + timedelta(hours=appeal_hours, days=name_days)


async def forget_names(session: AsyncSession, actor: Actor) -> None:
    """Erase the names of a district's entrants whose time is over and who did not agree to more.

    While an appeal waits, the names of its contest stay.
    """
    contests = {
        row["id"]
        for row in await load(session, actor, "contests")
        if names_end_at(
            row["closed_at"],
            row["ends_on"],
            appeal_hours=row["appeal_hours"],
            name_days=row["name_days"],
        )
        <= now()
    }
    waiting = await load(
        session, actor, "appeals", contest_id=contests, state=AppealState.LODGED.value
    )
    over = contests - {row["contest_id"] for row in waiting}
    if not over:
        return
    entries = await load(
        session, actor, "entries", contest_id=over, keeps_name=False, name_erased_at=None
    )
    nobody: dict[str, Any] = dict.fromkeys(NAMES)
    changes = [update("entries", row, **nobody, name_erased_at=now()) for row in entries]
    await save(session, actor, action="entry.erase", changes=changes)
    await _forget_parcels(session, actor, over)
    await _forget_images(session, actor, [row["id"] for row in entries], over)


async def _forget_parcels(session: AsyncSession, actor: Actor, contests: Collection[UUID]) -> None:
    """Let go of files that came back from venues, in which names are; what waited is left out."""
    carries = await load(session, actor, "contest_carries", contest_id=contests)
    gone = [update("contest_carries", row, parcel=None) for row in carries if row["parcel"]]
    await save(session, actor, action="entry.erase", changes=gone)


async def _forget_images(
    session: AsyncSession, actor: Actor, entries: Collection[UUID], contests: Collection[UUID]
) -> None:
    """Take the names out of the images by which a person's doing or an import can be undone.

    Of what was published and taken down again only images may be left: their contest tells them.
    """
    names = cast(list(NAMES), ARRAY(Text))
    wanted = [str(one) for one in contests]
    for name in _IMAGES:
        table = table_of(all_tables()[name])
        await session.execute(
            update_rows(table)
            .where(
                table.c.district_id == actor.district_id,
                or_(
                    and_(table.c.subject_table == "entries", table.c.subject_id.in_(entries)),
                    and_(
                        table.c.subject_table == "published_results",
                        func.coalesce(table.c.after, table.c.before)
                        .op("->>")("contest_id")
                        .in_(wanted),
                    ),
                ),
            )
            .values(before=table.c.before.op("-")(names), after=table.c.after.op("-")(names))
        )
