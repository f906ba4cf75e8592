"""Holds the audit log against its seals, and names each event that is not as it was sealed."""

import hmac
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import asyncpg

from backend.accounts.actors import plain, program_of
from backend.accounts.anchors import Anchor, anchor_of
from backend.accounts.sealing import SQL
from backend.accounts.seals import FIRST, KEY, Seal
from backend.database.engine import Database
from backend.database.readers import Connection
from backend.database.session import reading
from backend.kit.clock import SHANGHAI
from backend.kit.keys import load_key


class Fault(StrEnum):
    """What is wrong with an event or a seal."""

    ALTERED = "ALTERED"
    DELETED = "DELETED"
    ADDED = "ADDED"
    SEAL_ALTERED = "SEAL_ALTERED"
    SEAL_MISSING = "SEAL_MISSING"
    CUT_OFF = "CUT_OFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An event (by its sequence) or a seal (by its number) that is not as it was.

    `at` is when a present event says that it happened, or when a missing one was sealed.
    """

    fault: Fault
    number: int
    at: datetime | None = None
    event_id: UUID | None = None
    action: str | None = None


@dataclass(slots=True)
class Verdict:
    """What was found in the log of one district; `head` is its last seal, for safe keeping."""

    seals: int = 0
    events: int = 0
    waiting: int = 0
    head: Anchor | None = None
    findings: list[Finding] = field(default_factory=list)


async def verify_events(
    database: Database, district_id: UUID, *, kept: Anchor | None = None
) -> Verdict:
    """Compare every event of a district with the seal that holds it, and the seals with each other.

    Shape: `kept` is an anchor from elsewhere, beside the one that this machine keeps itself.
    """
    own = anchor_of(database.settings, district_id)
    anchors = {one.number: one.seal for one in (own, kept) if one is not None}
    key = load_key(database.settings.secrets_dir, KEY)
    verdict = Verdict()
    program = program_of(district_id, request_id="audit verify")
    async with reading(database, program) as connection:
        settled = await connection.fetchrow(SQL["settled"], district_id)
        number, seen = (0, 0) if settled is None else (settled["number"], settled["seen"])
        walk = _Walk(verdict, key, anchors)
        async for seal, stored in _chain(connection, district_id):
            walk.go_on(seal, stored)
            rows = await connection.fetch(SQL["sealed"], district_id, list(seal.sequences))
            verdict.findings += _compared(seal, rows)
        walk.arrive()
        strangers = await connection.fetch(SQL["strangers"], district_id, seen)
        verdict.findings += [_of_event(Fault.ADDED, row) for row in strangers]
        waiting = await connection.fetchval(SQL["waiting"], district_id, seen, number)
        verdict.waiting = int(waiting)
    return verdict


async def _chain(connection: Connection, district_id: UUID) -> AsyncIterator[tuple[Seal, bytes]]:
    """Give the seals of a district in their order, each with the seal that is stored."""
    number = 0
    while rows := await connection.fetch(SQL["chain"], district_id, number):
        for row in rows:
            seal = Seal(
                district_id=district_id,
                number=row["number"],
                sealed_at=row["sealed_at"],
                seen=row["seen"],
                horizon=row["horizon"],
                floor=row["floor"],
                sequences=tuple(row["sequences"]),
                digests=row["digests"],
                previous=row["previous"],
            )
            yield seal, row["seal"]
        number = rows[-1]["number"]


@dataclass(slots=True)
class _Walk:
    """Goes along the seals; each keeps what the one before was, so one fault is told once."""

    verdict: Verdict
    key: bytes
    anchors: dict[int, bytes]
    number: int = 0
    stored: bytes = FIRST
    is_blamed: bool = False

    def go_on(self, seal: Seal, stored: bytes) -> None:
        """Hold a seal against what it seals, the seal before and the anchors."""
        verdict, is_next = self.verdict, seal.number == self.number + 1
        for missing in range(self.number + 1, seal.number):
            verdict.findings.append(Finding(fault=Fault.SEAL_MISSING, number=missing))
        is_whole = hmac.compare_digest(seal.made_with(self.key), stored)
        if is_whole and is_next and seal.previous != self.stored and not self.is_blamed:
            verdict.findings.append(Finding(fault=Fault.SEAL_ALTERED, number=self.number))
        self.is_blamed = not is_whole or self.anchors.get(seal.number, stored) != stored
        if self.is_blamed:
            altered = Finding(fault=Fault.SEAL_ALTERED, number=seal.number, at=seal.sealed_at)
            verdict.findings.append(altered)
        self.number, self.stored = seal.number, stored
        verdict.seals += 1
        verdict.events += len(seal.sequences)
        day = seal.sealed_at.astimezone(SHANGHAI).date().isoformat()
        verdict.head = Anchor(seal.number, stored, day)

    def arrive(self) -> None:
        """Tell of anchors beyond the end."""
        for number in sorted(self.anchors):
            if number > self.number:
                self.verdict.findings.append(Finding(fault=Fault.CUT_OFF, number=number))


def _compared(seal: Seal, rows: Sequence[asyncpg.Record]) -> Iterator[Finding]:
    """Give what is not as it was sealed; of two events with one number the sealed one is known."""
    present: dict[int, list[asyncpg.Record]] = {}
    for row in rows:
        present.setdefault(row["sequence"], []).append(row)
    for place, sequence in enumerate(seal.sequences):
        same = present.get(sequence, [])
        others = [row for row in same if row["digest"] != seal.digest_of(place)]
        if not same:
            yield Finding(fault=Fault.DELETED, number=sequence, at=seal.sealed_at)
        fault = Fault.ALTERED if len(others) == len(same) else Fault.ADDED
        yield from (_of_event(fault, row) for row in others)


def _of_event(fault: Fault, row: asyncpg.Record) -> Finding:
    return Finding(
        fault=fault,
        number=row["sequence"],
        at=row["at"],
        event_id=plain(row["id"]),
        action=row["action"],
    )
