"""What leaves a contest on paper: who may have it, what it says on top, and that it was made.

The sheets and certificates themselves are read by their own modules; each gives a `Paper`.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.audit import record
from backend.accounts.changes import load
from backend.contests.reading import Row
from backend.contests.results import as_program
from backend.contests.rules import ContestLevel
from backend.contests.types import ORGANIZERS
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.errors import LedgerError
from backend.kit.typesetting import Presses, typeset
from backend.places.tables import District

_MOST_NAMED = 10


class MayNotPrintError(LedgerError):
    """Sheets and certificates are made by those who organize the contest."""

    code = "MAY_NOT_PRINT"
    message = "成绩单和证书只由主办单位的人员印制。"
    remedy = "请联系竞赛的主办单位。"


class NothingToPrintError(LedgerError):
    """The contest has nothing of the kind yet."""

    code = "NOTHING_TO_PRINT"
    message = "竞赛“{contest}”还没有可印的{what}。"
    remedy = "成绩单在轮次封榜后印制，获奖证书在颁奖后印制。"


class NamesGoneError(LedgerError):
    """Names that a certificate needs have been erased when their time was over."""

    code = "NAMES_GONE"
    message = "{bibs} 号的姓名已按期清除，不能再印证书。"
    remedy = "仍留有姓名的，请逐张印制；已清除的姓名不能恢复。"

    @classmethod
    def of(cls, bibs: Iterable[str]) -> "NamesGoneError":
        """Name the bibs, the first ones where there are many."""
        found = sorted(bibs)
        more = f" 等 {len(found)} 个" if len(found) > _MOST_NAMED else ""
        return cls(bibs="、".join(found[:_MOST_NAMED]) + more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that is ready to be set.

    Shape: `template` lies beside this module; `subject` is the table and the row that the audit
    log names, `noted` what it keeps of the document: counts and check values, no names. `links`
    are the addresses whose QR codes the template finds at `codes`.
    """

    name: str
    template: str
    data: Mapping[str, Any]
    action: str
    subject: tuple[str, UUID]
    noted: Mapping[str, Any] = field(default_factory=dict)
    links: Sequence[str] = ()


def demand_organizer(actor: Actor) -> None:
    """Refuse whoever organizes no contests; row security says which contests are one's own.

    Raises: MAY_NOT_PRINT.
    """
    if actor.role not in ORGANIZERS or actor.scopes is not None:
        raise MayNotPrintError


async def print_paper(
    database: Database,
    presses: Presses,
    actor: Actor,
    read: Callable[[AsyncSession], Awaitable[Paper]],
) -> tuple[Paper, bytes]:
    """Read a document, set it, and note in the audit log who had it made; give it as a PDF.

    Raises: what `read` refuses, UNPRINTABLE, BUSY, TYPESETTING_TIMEOUT.
    """
    async with writing(database, actor) as session:
        paper = await read(session)
    content = await typeset(
        presses, "backend.contests", paper.template, paper.data, made_at=now(), links=paper.links
    )
    table, row_id = paper.subject
    async with writing(database, actor) as session:
        await record(
            session,
            actor,
            action=paper.action,
            subject_table=table,
            subject_id=row_id,
            after=paper.noted,
        )
    return paper, content


async def issuer_of(session: AsyncSession, actor: Actor, contest: Row) -> str:
    """Give the name of who organizes a contest, as it stands at the foot of a document.

    The program looks: paper and check say the same, whatever of it the one who prints may see.
    """
    owners = {
        "towns": contest["organizer_town_id"],
        "departments": contest["organizer_department_id"],
        "branches": (
            contest["host_branch_id"] if contest["level"] is ContestLevel.ENTERPRISE else None
        ),
    }
    async with as_program(session, actor) as program:
        found = [
            str(row["name"])
            for table, row_id in owners.items()
            if row_id
            for row in await load(session, program, table, id=row_id)
        ]
    if found:
        return found[0]
    names = select(col(District.committee_name)).where(col(District.id) == actor.district_id)
    return str(await session.scalar(names))


def days_of(starts_on: date, ends_on: date) -> str:
    """Write the days of a contest as people say them: 2026 年 10 月 12 日至 13 日."""
    first = day_of(starts_on)
    if starts_on == ends_on:
        return first
    if starts_on.year != ends_on.year:
        return f"{first}至 {day_of(ends_on)}"
    month = "" if starts_on.month == ends_on.month else f"{ends_on.month} 月 "
    return f"{first}至 {month}{ends_on.day} 日"


def day_of(day: date) -> str:
    """Write a day: 2026 年 10 月 12 日."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
