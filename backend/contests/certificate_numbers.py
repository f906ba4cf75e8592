"""What keeps the numbers of certificates apart: in one ledger, and between two servers.

While a contest is at a venue, two servers number awards of the same day and neither sees the other;
so the venue's numbers bear a mark of the carry (docs/adr/0037).
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.contests.rules import CarryPlace, CarryState
from backend.database.actor import Actor

_MARK = 4
"""Characters of the carry's id that make the mark; two of one day are seldom the same."""


async def number_stem(session: AsyncSession, program: Actor, contest_id: UUID, day: str) -> str:
    """Give what the numbers of a day begin with: the day, and at a venue the mark of the carry."""
    carries = await load(
        session,
        program,
        "contest_carries",
        contest_id=contest_id,
        place=CarryPlace.VENUE.value,
        state=CarryState.AWAY.value,
    )
    return "-".join([day, *(f"V{one['id'].hex[-_MARK:].upper()}" for one in carries)])
