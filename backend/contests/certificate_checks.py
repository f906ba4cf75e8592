"""Whether a certificate holds: what everybody is told who scans the code on it.

It says what the paper says, and the name only where its bearer agreed to be named in public.
"""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import program_of
from backend.accounts.changes import load
from backend.contests.certificate_codes import CertificateKind, Code
from backend.contests.certificates import participation_number, who_took_part
from backend.contests.paper import issuer_of
from backend.contests.reading import Row
from backend.contests.rules import ContestState
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import writing

WITHDRAWN = {"state": "WITHDRAWN"}
"""Nothing else is told of what no longer holds."""


async def check_certificate(database: Database, code: Code, *, request_id: str) -> dict[str, Any]:
    """Tell whether a certificate holds and, if so, what it says."""
    program = program_of(code.district_id, request_id=request_id)
    async with writing(database, program) as session:
        if code.kind is CertificateKind.AWARD:
            return await _award(session, program, code)
        return await _participation(session, program, code)


async def _award(session: AsyncSession, program: Actor, code: Code) -> dict[str, Any]:
    awards = await load(session, program, "awards", id=code.subject_id)
    if not awards:
        return WITHDRAWN
    [award] = awards
    contest = await _only(session, program, "contests", award["contest_id"])
    if contest["state"] is ContestState.CANCELLED:
        return WITHDRAWN
    said = await _said(session, program, contest) | {
        "kind": code.kind.name,
        "number": award["certificate_number"],
        "rank": award["rank"].value,
        "givenOn": award["given_on"],
    }
    if award["entry_id"] is None:
        organization = await _only(session, program, "organizations", award["organization_id"])
        return said | {"organization": organization["name"]}
    entry = await _only(session, program, "entries", award["entry_id"])
    return said | await _holder(session, program, entry)


async def _participation(session: AsyncSession, program: Actor, code: Code) -> dict[str, Any]:
    entries = await load(session, program, "entries", id=code.subject_id)
    if not entries:
        return WITHDRAWN
    [entry] = entries
    of: UUID = entry["contest_id"]
    if not await who_took_part(session, program, of, entry_id=code.subject_id):
        return WITHDRAWN
    contest = await _only(session, program, "contests", entry["contest_id"])
    if contest["state"] is ContestState.CANCELLED:
        return WITHDRAWN
    said = await _said(session, program, contest) | {
        "kind": code.kind.name,
        "number": participation_number(contest, entry),
        "rank": None,
        "givenOn": contest["ends_on"],
    }
    return said | await _holder(session, program, entry)


async def _only(session: AsyncSession, program: Actor, table: str, row_id: object) -> Row:
    [row] = await load(session, program, table, id=row_id)
    return row


async def _said(session: AsyncSession, program: Actor, contest: Row) -> dict[str, Any]:
    return {
        "state": "VALID",
        "contest": contest["name"],
        "startsOn": contest["starts_on"],
        "endsOn": contest["ends_on"],
        "issuer": await issuer_of(session, program, contest),
        "discipline": None,
        "bib": None,
        "name": None,
    }


async def _holder(session: AsyncSession, program: Actor, entry: Row) -> dict[str, Any]:
    discipline = await _only(session, program, "disciplines", entry["discipline_id"])
    return {
        "discipline": discipline["name"],
        "bib": entry["bib"],
        "organization": entry["organization_name"],
        "name": entry["name"] if entry["shows_name"] else None,
    }
