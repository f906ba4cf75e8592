"""What entrants consent to, told on two servers: of each consent the later word stands.

Rows say what stands and not since when, and every merge writes rows. So the audit log tells: what
people recorded, edited or entered here counts, what came along from the other server does not.
Whether a name is shown and whether it is kept are two words; one that was left as it was says
nothing new.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.changes import Change, load, update
from backend.accounts.tables import AuditEvent
from backend.contests.venue_errors import ParcelBrokenError
from backend.database.actor import Actor

Row = dict[str, Any]
Times = Mapping[tuple[UUID, str], datetime]

CONSENTS = ("shows_name", "keeps_name")
TAKEN_IN = ("contest.receive", "contest.merge")
"""What brings rows from the other server."""
_NAMES = ("name", "team_names", "name_erased_at")


async def consent_times(session: AsyncSession, program: Actor, entries: Iterable[Row]) -> Times:
    """Give when each consent of each entry was last said here."""
    ids = [one["id"] for one in entries]
    found: dict[tuple[UUID, str], datetime] = {}
    for name in CONSENTS:
        query = (
            select(col(AuditEvent.subject_id), func.max(col(AuditEvent.at)))
            .where(
                col(AuditEvent.district_id) == program.district_id,
                col(AuditEvent.subject_table) == "entries",
                col(AuditEvent.subject_id).in_(ids),
                col(AuditEvent.action).not_in(TAKEN_IN),
                col(AuditEvent.after).bool_op("?")(name),
            )
            .group_by(col(AuditEvent.subject_id))
        )
        for entry_id, at in await session.execute(query):
            if entry_id is not None:
                found[UUID(int=entry_id.int), name] = at
    return found


def packed_times(times: Times) -> list[dict[str, Any]]:
    """Write when consents were said, for a parcel."""
    return [{"entry_id": key, "name": name, "at": at} for (key, name), at in times.items()]


def _unpacked_times(content: Mapping[str, Any]) -> Times:
    try:
        return {
            (UUID(one["entry_id"]), str(one["name"])): datetime.fromisoformat(one["at"])
            for one in content["consents"]
        }
    except (KeyError, TypeError, ValueError) as error:
        raise ParcelBrokenError(fault="同意的时间来自另一版本的程序") from error


async def keep_own(
    session: AsyncSession, program: Actor, rows: Iterable[Row], content: Mapping[str, Any]
) -> None:
    """Put what goes before the parcel into its entries: erased names, later consents.

    Names that were erased there alone stay: this server erases them by itself, and then also what
    the other one does not have of them.
    Raises: PARCEL_BROKEN.
    """
    wanted = list(rows)
    ids = [one["id"] for one in wanted]
    here = {one["id"]: one for one in await load(session, program, "entries", id=ids)}
    later = await _later_there(session, program, here.values(), content)
    for row in wanted:
        own = here.get(row["id"])
        if own is None:
            continue
        if own["name_erased_at"] is not None or row["name_erased_at"] is not None:
            row.update({name: own[name] for name in _NAMES})
        row.update({name: own[name] for name in CONSENTS if (row["id"], name) not in later})


async def bring_consents(
    session: AsyncSession, program: Actor, rows: Iterable[Row], content: Mapping[str, Any]
) -> list[Change]:
    """Give the changes by which known entries consent to what was said there later.

    Raises: PARCEL_BROKEN.
    """
    said = {one["id"]: one for one in rows}
    here = await load(session, program, "entries", id=list(said))
    later = await _later_there(session, program, here, content)
    return [
        update(
            "entries",
            own,
            **{name: said[own["id"]][name] for name in CONSENTS if (own["id"], name) in later},
        )
        for own in here
    ]


async def _later_there(
    session: AsyncSession, program: Actor, here: Iterable[Row], content: Mapping[str, Any]
) -> frozenset[tuple[UUID, str]]:
    """Tell which consents were said on the other server after they were said here."""
    ours = await consent_times(session, program, here)
    theirs = _unpacked_times(content)
    return frozenset(key for key, at in theirs.items() if key not in ours or at > ours[key])
