"""What the organizer does with awards: propose them by place, give them, take them back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import Change, delete, insert, load, load_one, save
from backend.accounts.periods import past
from backend.accounts.refusals import NotAllowedError, NotFoundError
from backend.compiler.templates import load as load_templates
from backend.contests.award_rules import MOST_OF_A_RANK, RANKS, Placed, nominees
from backend.contests.certificate_numbers import number_stem
from backend.contests.completeness import incomplete_results
from backend.contests.errors import (
    AwardCountError,
    AwardSubjectError,
    CertificateTakenError,
    EntryWithdrawnError,
    NothingToPublishError,
    ResultsPendingError,
)
from backend.contests.outcome_forms import (
    Awarded,
    GiveAward,
    GiveAwards,
    ProposeAwards,
    TakeBackAward,
)
from backend.contests.reading import Row, contest_of, hold_round, owned_row, row_of
from backend.contests.results import as_program
from backend.contests.rules import AwardRank, ContestState, EntryState, RoundState
from backend.contests.score_errors import ResultsIncompleteError
from backend.contests.snapshots import last_rounds
from backend.contests.texts import line_of, paragraph_of
from backend.database.actor import Actor, Role
from backend.database.readers import Connection
from backend.database.session import driver_connection
from backend.kit.ids import encode_node_id
from backend.organizations.commands import organization_of

_AWARDING = (ContestState.OPEN, ContestState.CLOSED, ContestState.PUBLISHED)
_SQL = {
    name: "".join(map(str, template.pieces))
    for name, template in load_templates("backend.contests", "awarding.sql").items()
}


async def propose_awards(
    session: AsyncSession, actor: Actor, form: ProposeAwards
) -> dict[str, Any]:
    """Propose awards by the places of a discipline's last round; nothing is written.

    Raises: NOT_FOUND, NOT_ALLOWED, ROUND_STATE, NOTHING_TO_PUBLISH, RESULTS_PENDING,
    RESULTS_INCOMPLETE, AWARD_COUNT.
    """
    if actor.role is Role.JUDGE:
        raise NotAllowedError
    path = ("discipline_id",)
    discipline = await row_of(
        session, actor, "disciplines", form.discipline_id, None, "赛项", path=path
    )
    counts = _counts(form)
    results = await _deciding(session, actor, discipline)
    entries = {
        row["id"]: row
        for row in await load(session, actor, "entries", discipline_id=discipline["id"])
    }
    known = [
        row
        for row in await load(session, actor, "awards", discipline_id=discipline["id"])
        if row["rank"] in RANKS
    ]
    winners = {row["entry_id"] for row in known}
    given = {rank: sum(row["rank"] is rank for row in known) for rank in RANKS}
    free = [
        Placed(row["entry_id"], row["place"])
        for row in results
        if row["place"] is not None
        and row["entry_id"] not in winners
        and entries[row["entry_id"]]["state"] is EntryState.ENTERED
    ]
    totals = {row["entry_id"]: row["total"] for row in results}
    return {
        "discipline": discipline["id"],
        "nominees": [
            {
                "entryId": encode_node_id("Entry", one.entry_id),
                "bib": entries[one.entry_id]["bib"],
                "name": entries[one.entry_id]["name"],
                "organizationName": entries[one.entry_id]["organization_name"],
                "place": one.place,
                "total": totals[one.entry_id],
                "rank": one.rank,
                "isOver": one.is_over,
            }
            for one in nominees(counts, free, given)
        ],
    }


def _counts(form: ProposeAwards) -> dict[AwardRank, int]:
    counts = {
        AwardRank.FIRST: form.first,
        AwardRank.SECOND: form.second,
        AwardRank.THIRD: form.third,
        AwardRank.EXCELLENCE: form.excellence,
    }
    for rank, count in counts.items():
        if not 0 <= count <= MOST_OF_A_RANK:
            raise AwardCountError(rank=rank.label, most=MOST_OF_A_RANK, path=(rank.lower(),))
    return counts


async def _deciding(session: AsyncSession, actor: Actor, discipline: Row) -> list[Row]:
    """Read the results that awards follow from: of the last round, closed and without a doubt."""
    path = ("discipline_id",)
    rounds = await load(session, actor, "rounds", discipline_id=discipline["id"])
    last = last_rounds(rounds)
    for row in rounds:
        if row["id"] in last:
            hold_round(row, RoundState.CLOSED, RoundState.PUBLISHED, path=path)
    results = await load(session, actor, "results", round_id=last)
    if not results:
        raise NothingToPublishError(contest=discipline["name"], path=path)
    pending = [row for row in results if row["is_pending"]]
    if pending:
        raise ResultsPendingError(count=len(pending), where=discipline["name"], path=path)
    deciding = [row for row in rounds if row["id"] in last]
    incomplete = await incomplete_results(session, actor, deciding, results)
    if incomplete:
        raise ResultsIncompleteError(count=len(incomplete), where=discipline["name"], path=path)
    return results


async def give_award(session: AsyncSession, actor: Actor, form: GiveAward) -> UUID:
    """Give an award.

    Raises: NOT_FOUND, CONTEST_STATE, AWARD_SUBJECT, ENTRY_WITHDRAWN, CERTIFICATE_TAKEN,
    FUTURE_DATE, ALREADY_EXISTS.
    """
    one = Awarded(
        rank=form.rank,
        entry_id=form.entry_id,
        organization_id=form.organization_id,
        certificate_number=form.certificate_number,
    )
    contest = await contest_of(session, actor, form.contest_id, *_AWARDING)
    (change,) = await _given(session, actor, contest, form.given_on, [one])
    await save(session, actor, action="award.give", changes=[change])
    return change.id


async def give_awards(session: AsyncSession, actor: Actor, form: GiveAwards) -> dict[str, Any]:
    """Give several awards of a contest at once, all or none.

    Raises: what giving one raises.
    """
    contest = await contest_of(session, actor, form.contest_id, *_AWARDING)
    changes = await _given(session, actor, contest, form.given_on, form.awards)
    await save(session, actor, action="award.give", changes=changes)
    return {"contest": contest["id"], "awards": [change.id for change in changes]}


async def _given(
    session: AsyncSession,
    actor: Actor,
    contest: Row,
    day: date | None,
    awards: Sequence[Awarded],
) -> list[Change]:
    given_on = past(day, ("given_on",))
    numbers = await _numbers(session, actor, contest["id"], given_on, awards)
    present = await load(session, actor, "awards", contest_id=contest["id"])
    ranks = {row["entry_id"]: row["rank"] for row in present if row["rank"] in RANKS}
    changes: list[Change] = []
    for award, number in zip(awards, numbers, strict=True):
        winner = await _winner(session, actor, award, contest)
        former = ranks.get(winner["entry_id"]) if award.rank in RANKS else None
        if former is not None:
            needed = f"该参赛者已获{former.label}"
            raise AwardSubjectError(rank=award.rank.label, needed=needed, path=("entry_id",))
        if winner["entry_id"] is not None:
            ranks[winner["entry_id"]] = award.rank
        changes.append(
            insert(
                "awards",
                contest_id=contest["id"],
                rank=award.rank,
                given_on=given_on,
                certificate_number=number,
                **winner,
            )
        )
    return changes


async def _numbers(
    session: AsyncSession,
    actor: Actor,
    contest_id: UUID,
    given_on: date,
    awards: Sequence[Awarded],
) -> list[str]:
    """Give the number of each award: the one that was typed in, else the next of the day.

    Whoever organizes one contest sees neither the awards nor the log of another, so the program
    looks.
    """
    async with as_program(session, actor) as program:
        day = await number_stem(session, program, contest_id, f"{given_on:%Y%m%d}")
        connection = await driver_connection(session)
        await connection.execute(_SQL["hold_numbers"], program.district_id)
        last = await connection.fetchval(_SQL["numbers_given"], program.district_id, day)
        numbers: list[str] = []
        for award in awards:
            number = line_of(award.certificate_number, path=("certificate_number",))
            is_typed = number is not None
            while number is None or await _is_taken(connection, program, number, numbers):
                if is_typed:
                    raise CertificateTakenError(number=number, path=("certificate_number",))
                last += 1
                number = f"{day}-{last:03}"
            numbers.append(number)
    return numbers


async def _is_taken(
    connection: Connection, program: Actor, number: str, now_given: Sequence[str]
) -> bool:
    is_taken: bool = await connection.fetchval(_SQL["number_is_taken"], program.district_id, number)
    return is_taken or number in now_given


async def _winner(
    session: AsyncSession, actor: Actor, award: Awarded, contest: Row
) -> Mapping[str, Any]:
    if award.rank is AwardRank.ORGANIZER:
        if award.organization_id is None or award.entry_id is not None:
            raise AwardSubjectError(
                rank=award.rank.label, needed="应为一个单位", path=("organization_id",)
            )
        organization = await organization_of(session, actor, award.organization_id)
        return {"organization_id": organization["id"], "entry_id": None, "discipline_id": None}
    path = ("entry_id",)
    if award.entry_id is None or award.organization_id is not None:
        raise AwardSubjectError(rank=award.rank.label, needed="应为一名参赛者", path=path)
    entry = await load_one(session, actor, "entries", award.entry_id, noun="参赛者", path=path)
    if entry["contest_id"] != contest["id"]:
        raise NotFoundError(noun="参赛者", path=path)
    if entry["state"] is EntryState.WITHDRAWN:
        raise EntryWithdrawnError(bib=entry["bib"], path=path)
    return {name: entry[name] for name in ("organization_id", "discipline_id")} | {
        "entry_id": entry["id"]
    }


async def take_back_award(session: AsyncSession, actor: Actor, form: TakeBackAward) -> UUID:
    """Take an award back; give its contest.

    Raises: NOT_FOUND, CHANGED_MEANWHILE, CONTEST_STATE.
    """
    before = await owned_row(
        session, actor, "awards", form.id, *_AWARDING, noun="奖项", revision=form.revision
    )
    await save(
        session,
        actor,
        action="award.take_back",
        changes=[delete("awards", before)],
        reason=paragraph_of(form.reason),
    )
    contest: UUID = before["contest_id"]
    return contest
