"""Seals the audit log: each event that was written gets into a link of its district's chain.

Writers know nothing of it: an event is written as ever, and sealed within a minute. What is sealed
is told by the numbers in the seals and not by a position, since a long import commits late and
with low numbers (ADR 0027).
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from uuid import UUID

import asyncpg
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.accounts.anchors import Anchor, keep_anchor
from backend.accounts.seals import FIRST, KEY, Seal
from backend.accounts.tables import AuditSeal
from backend.compiler.templates import load
from backend.database.engine import Database
from backend.database.registry import table_of
from backend.database.session import driver_connection, writing
from backend.kit.clock import SHANGHAI, now
from backend.kit.ids import new_id
from backend.kit.keys import load_key

EVENTS_A_SEAL = 1_000

SQL = {
    name: "".join(map(str, template.pieces))
    for name, template in load("backend.accounts", "sealing.sql").items()
}


async def seal_events(database: Database, district_id: UUID, *, request_id: str) -> int:
    """Seal what a district has written since the last seal; give the number of events.

    Raises: IntegrityError when somebody else seals at the same time; nothing is written then.
    """
    program = program_of(district_id, request_id=request_id)
    key = load_key(database.settings.secrets_dir, KEY)
    count, last = 0, None
    async with writing(database, program) as session:
        async for seal in _seals(session, district_id, key):
            await session.execute(insert(table_of(AuditSeal)).values(_row(seal, key)))
            count, last = count + len(seal.sequences), seal
    if last is not None:
        day = last.sealed_at.astimezone(SHANGHAI).date().isoformat()
        anchor = Anchor(last.number, last.made_with(key), day)
        keep_anchor(database.settings, district_id, anchor)
    return count


async def _seals(session: AsyncSession, district_id: UUID, key: bytes) -> AsyncIterator[Seal]:
    """Make the seals of all that a single look at the log finds unsealed.

    When it finds nothing, one without events may say so: it settles what was seen before.
    """
    connection = await driver_connection(session)
    moment = now()
    head = await connection.fetchrow(SQL["head"], district_id)
    settled = await connection.fetchrow(SQL["settled"], district_id)
    if head is None:
        raise TypeError(head)
    number, seen = (0, 0) if settled is None else (settled["number"], settled["seen"])
    events = await connection.cursor(SQL["unsealed"], district_id, seen, number)
    seal = Seal(
        district_id=district_id,
        number=head["number"],
        sealed_at=moment,
        seen=head["seen"],
        horizon=await connection.fetchval(SQL["horizon"]),
        floor=head["floor"],
        sequences=(),
        digests=b"",
        previous=head["seal"] or FIRST,
    )
    while part := await events.fetch(EVENTS_A_SEAL):
        seal = _after(seal, part)
        yield seal
        seal = replace(seal, previous=seal.made_with(key))
    known = (district_id, number, seal.seen, moment, seal.floor)
    is_idle = seal.number == head["number"] and seal.seen > seen
    if is_idle and await connection.fetchval(SQL["settles"], *known):
        yield _after(seal, [])


def _after(seal: Seal, events: Sequence[asyncpg.Record]) -> Seal:
    """Give the next seal of the same look, over some events."""
    sequences = tuple(event["sequence"] for event in events)
    return replace(
        seal,
        number=seal.number + 1,
        seen=max((seal.seen, *sequences)),
        sequences=sequences,
        digests=b"".join(event["digest"] for event in events),
    )


def _row(seal: Seal, key: bytes) -> dict[str, object]:
    return {
        "district_id": seal.district_id,
        "id": new_id(),
        "number": seal.number,
        "sealed_at": seal.sealed_at,
        "seen": seal.seen,
        "horizon": seal.horizon,
        "floor": seal.floor,
        "sequences": list(seal.sequences),
        "digests": seal.digests,
        "previous": seal.previous,
        "seal": seal.made_with(key),
    }
