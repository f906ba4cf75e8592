"""Certificates: who has won an award or has taken part, a page each, with a code to check it by.

The person is handed the paper, so it bears the name that the entry holds, consent to publication
or not; where the name has been erased there is nothing to print.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.contests.carrying import hold_issuer
from backend.contests.certificate_codes import CertificateKind, Code, Codes
from backend.contests.paper import (
    NamesGoneError,
    NothingToPrintError,
    Paper,
    day_of,
    days_of,
    demand_organizer,
    issuer_of,
)
from backend.contests.reading import Row, hold_contest, row_of
from backend.contests.receiving import ScoreKind
from backend.contests.results import as_program
from backend.contests.rules import AwardRank, ContestState, EntryState, StartStatus
from backend.database.actor import Actor

PAGE = "/public/certificates/"
"""Where the page of the public checks a code, below the address of the installation."""
_ENDED = (ContestState.CLOSED, ContestState.PUBLISHED)
_REACHED = ("theory", "practical", "seconds", "total")
_RANKS = tuple(AwardRank)

Rows = Mapping[UUID, Row]


@dataclass(frozen=True, slots=True)
class Press:
    """Where certificates are made; `origin` is the address at which readers reach this program."""

    codes: Codes
    origin: str

    def page(self, code: Code, **words: str) -> dict[str, str]:
        """Give one certificate as the template takes it."""
        return words | {"address": f"{self.origin}{PAGE}{self.codes.write(code)}"}


async def read_awards(
    session: AsyncSession,
    actor: Actor,
    press: Press,
    contest_id: UUID,
    *,
    award_id: UUID | None = None,
) -> Paper:
    """Read the certificates of all awards of a contest, or of one.

    Raises: MAY_NOT_PRINT, NOT_FOUND, CONTEST_STATE, VENUE_PAPER, NOTHING_TO_PRINT, NAMES_GONE.
    """
    contest = await _ended(session, actor, contest_id)
    wanted: dict[str, Any] = {} if award_id is None else {"id": award_id}
    awards = await load(session, actor, "awards", contest_id=contest_id, **wanted)
    if not awards:
        raise NothingToPrintError(contest=contest["name"], what="获奖证书")
    entries = await _entries(session, actor, contest_id, {row["entry_id"] for row in awards})
    disciplines = await _by_id(session, actor, "disciplines", contest_id=contest_id)
    firms = {row["organization_id"] for row in awards if row["entry_id"] is None}
    async with as_program(session, actor) as program:  # a firm of another town has won it too
        organizations = await _by_id(session, program, "organizations", id=firms)
    issuer = await issuer_of(session, actor, contest)
    pages = [
        press.page(
            Code(kind=CertificateKind.AWARD, district_id=actor.district_id, subject_id=award["id"]),
            number=award["certificate_number"],
            award=award["rank"].label,
            day=day_of(award["given_on"]),
            issuer=issuer,
            **(
                _firm(contest, organizations[award["organization_id"]])
                if award["entry_id"] is None
                else _winner(contest, entries[award["entry_id"]], disciplines)
            ),
        )
        for award in sorted(
            awards, key=lambda row: (_RANKS.index(row["rank"]), row["certificate_number"])
        )
    ]
    return _paper("荣誉证书", "获奖证书", contest, issuer, pages)


async def read_participations(
    session: AsyncSession,
    actor: Actor,
    press: Press,
    contest_id: UUID,
    *,
    entry_id: UUID | None = None,
) -> Paper:
    """Read the certificates of everybody who took part in a contest, or of one.

    Raises: MAY_NOT_PRINT, NOT_FOUND, CONTEST_STATE, VENUE_PAPER, NOTHING_TO_PRINT, NAMES_GONE.
    """
    contest = await _ended(session, actor, contest_id)
    present = await who_took_part(session, actor, contest_id, entry_id=entry_id)
    if not present:
        raise NothingToPrintError(contest=contest["name"], what="参赛证书")
    entries = await _entries(session, actor, contest_id, present)
    disciplines = await _by_id(session, actor, "disciplines", contest_id=contest_id)
    issuer = await issuer_of(session, actor, contest)
    pages = [
        press.page(
            Code(
                kind=CertificateKind.PARTICIPATION,
                district_id=actor.district_id,
                subject_id=entry["id"],
            ),
            number=participation_number(contest, entry),
            award="",
            day=day_of(contest["ends_on"]),
            issuer=issuer,
            words=f"参加{_occasion(contest)}{_in(entry, disciplines)}。",
            **_holder(entry),
        )
        for entry in sorted(entries.values(), key=lambda row: row["bib"])
    ]
    return _paper("参赛证书", "参赛证书", contest, issuer, pages)


async def who_took_part(
    session: AsyncSession, actor: Actor, contest_id: UUID, *, entry_id: UUID | None = None
) -> set[UUID]:
    """Give the entries that started in a round or came to a practice, and have not withdrawn.

    Who never came may still stand as starting: without any value nobody has started.
    """
    about: dict[str, Any] = {"contest_id": contest_id}
    of: dict[str, Any] = about | ({} if entry_id is None else {"entry_id": entry_id})
    known: dict[str, Any] = about | ({} if entry_id is None else {"id": entry_id})
    gave_up = await load(session, actor, "results", status=StartStatus.DID_NOT_FINISH.value, **of)
    starting = await load(session, actor, "results", status=StartStatus.STARTING.value, **of)
    reached = [row for row in starting if any(row[name] is not None for name in _REACHED)]
    came = await load(session, actor, "practice_results", is_present=True, **of)
    present = {row["entry_id"] for row in (*gave_up, *reached, *came)}
    # A run of which only a part was timed comes to nothing, and was begun all the same.
    doubtful = {row["entry_id"] for row in starting} - present
    begun = await load(
        session,
        actor,
        "scores",
        contest_id=contest_id,
        entry_id=doubtful,
        kind=ScoreKind.SCORE.value,
    )
    present |= {row["entry_id"] for row in begun if row["value"] is not None}
    entered = await load(session, actor, "entries", state=EntryState.ENTERED.value, **known)
    return present & {row["id"] for row in entered}


def participation_number(contest: Row, entry: Row) -> str:
    """Give the number of one who took part; no award's number looks like it."""
    return f"{contest['ends_on']:%Y%m%d}-P{entry['bib']}"


async def _ended(session: AsyncSession, actor: Actor, contest_id: UUID) -> Row:
    demand_organizer(actor)
    contest = await row_of(session, actor, "contests", contest_id, None, "竞赛")
    hold_contest(contest, *_ENDED)
    await hold_issuer(session, actor, contest, what="证书")
    return contest


async def _entries(
    session: AsyncSession, actor: Actor, contest_id: UUID, wanted: Collection[UUID | None]
) -> Rows:
    """Read entries whose names are still there.

    Raises: NAMES_GONE.
    """
    rows = await _by_id(session, actor, "entries", contest_id=contest_id)
    found = {row_id: row for row_id, row in rows.items() if row_id in wanted}
    gone = [row["bib"] for row in found.values() if row["name"] is None]
    if gone:
        raise NamesGoneError.of(gone)
    return found


async def _by_id(session: AsyncSession, actor: Actor, table: str, **of: Any) -> Rows:  # noqa: ANN401 - as `load`
    return {row["id"]: row for row in await load(session, actor, table, **of)}


def _paper(
    heading: str, title: str, contest: Row, issuer: str, pages: Sequence[Mapping[str, str]]
) -> Paper:
    name = f"{title}-{contest['name']}"
    return Paper(
        name=name,
        template="certificate.typ",
        data={"title": name, "heading": heading, "issuer": issuer, "pages": pages},
        action="contest.print_certificates",
        subject=("contests", contest["id"]),
        noted={"numbers": [page["number"] for page in pages]},
        links=[page["address"] for page in pages],
    )


def _occasion(contest: Row) -> str:
    return f"{contest['name']}（{days_of(contest['starts_on'], contest['ends_on'])}）"


def _in(entry: Row, disciplines: Rows) -> str:
    return f"“{disciplines[entry['discipline_id']]['name']}”赛项"


def _winner(contest: Row, entry: Row, disciplines: Rows) -> dict[str, str]:
    words = f"在{_occasion(contest)}{_in(entry, disciplines)}中成绩优异，荣获"
    return {"words": words} | _holder(entry)


def _holder(entry: Row) -> dict[str, str]:
    return {
        "whom": entry["name"],
        "organization": entry["organization_name"],
        "members": "、".join(entry["team_names"] or ()),
    }


def _firm(contest: Row, organization: Row) -> dict[str, str]:
    words = f"在{_occasion(contest)}的组织工作中表现突出，荣获"
    return {"whom": organization["name"], "organization": "", "members": "", "words": words}
