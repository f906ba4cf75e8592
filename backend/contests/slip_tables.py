"""The table of entry slips: by its secret a contestant sees the own results, and nothing else."""

from dataclasses import replace
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from backend.contests.rows import ContestRow, contest_rules, of_contest
from backend.database.actor import Role
from backend.database.columns import moment, refers, sealed
from backend.database.scope import EVERY_DISTRICT, Scope


def _of_organizer() -> Scope:
    """Let the organizer issue slips, and the program find one before the district is known."""
    organizer = of_contest(None)
    gate = {Role.SYSTEM: EVERY_DISTRICT}
    return replace(organizer, read={**organizer.read, **gate}, write={**organizer.write, **gate})


class EntrySlip(ContestRow, table=True):
    """参赛证；Shows a contestant the own results, by a secret printed as a QR code."""

    __tablename__ = "entry_slips"
    __table_args__ = contest_rules(
        refers("entry_id", "entries", cascade=True),
        # An entry has one slip that works: printing another ends the one before.
        Index(
            "entry_slips_entry_id_works_idx",
            "district_id",
            "entry_id",
            unique=True,
            postgresql_where=text("revoked_at is null"),
        ),
    )
    __scope__: ClassVar[Scope] = _of_organizer()

    entry_id: UUID = Field(description="参赛；entry whose contestant holds it")
    secret_hash: bytes = sealed("参赛证散列 (SHA-256)；hash of the secret", unique=True)
    revoked_at: datetime | None = moment("作废时间；when it was revoked", default=None)
    used_at: datetime | None = moment("最近查看时间；last look by it", default=None)
