"""What verification says of a frozen screen; results that are no more right are made anew."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, update
from sqlmodel import SQLModel, col

from backend.accounts.actors import program_of
from backend.contests.closing import freeze_round, release_round
from backend.contests.entering import withdraw_entry
from backend.contests.outcome_forms import PublishContest
from backend.contests.people_forms import WithdrawEntry
from backend.contests.publishing import publish_contest
from backend.contests.recomputing import RecomputeContest, recompute_contest
from backend.contests.rules import ContestState
from backend.contests.score_forms import FreezeRound, ReleaseRound
from backend.contests.tables import FrozenResult, Result, Score, Start
from backend.contests.verifying import Difference
from backend.database.session import writing
from backend.kit.errors import LedgerError
from tests.contests.carrying import verified
from tests.contests.judging import Venue, open_venue
from tests.contests.organizing import Organizing


async def scored(office: Organizing, *values: int) -> Venue:
    """Open a round and score an entry by each value."""
    venue = await open_venue(office, entries=len(values))
    device = await venue.device()
    await device.send(
        *(
            device.record(entry, value, criterion_id=venue.criteria[0])
            for entry, value in zip(venue.entries, values, strict=True)
        )
    )
    return venue


async def spoil(venue: Venue, table: type[SQLModel], entry: UUID, **values: Any) -> None:
    """Change a stored row behind the program's back."""
    rows: Any = table
    desk = venue.office.desk
    async with writing(desk.database, desk.officer) as session:
        await session.execute(update(table).where(col(rows.entry_id) == entry).values(**values))


async def recompute(venue: Venue, *, is_shown: bool = False) -> tuple[Difference, ...]:
    """Make the results of a contest anew."""
    desk = venue.office.desk
    program = program_of(desk.officer.district_id, request_id="test")
    form = RecomputeContest(contest_id=venue.contest, reason="规则已更新", is_shown=is_shown)
    async with writing(desk.database, program) as session:
        return await recompute_contest(session, program, form)


async def told(venue: Venue) -> list[tuple[str, object, object]]:
    """Give what verification names: what, as it is stored, as it should be."""
    found = (await verified(venue)).differences
    return [(one.what, one.stored, one.recomputed) for one in found]


async def test_frozen_picture_is_held_against_the_log_of_its_moment(office: Organizing) -> None:
    venue = await scored(office, 80, 90, 85)
    await office.desk.act(freeze_round, FreezeRound(id=venue.round_id, is_frozen=True))
    device = await venue.device()
    first, _, third = venue.entries
    about = {"criterion_id": venue.criteria[0], "base_version": 1, "reason": "看错刻度"}
    await device.send(device.record(first, 99, **about))
    await office.desk.act(withdraw_entry, WithdrawEntry(id=third, reason="受伤"))
    await venue.close()

    assert await told(venue) == []
    await spoil(venue, FrozenResult, first, place=1, total=Decimal("95.00"))
    assert await told(venue) == [
        ("frozen.total", Decimal("95.00"), Decimal("80.00")),
        ("frozen.place", 1, 3),
    ]


async def test_results_of_a_closed_round_are_made_anew_with_an_audit_entry(
    office: Organizing,
) -> None:
    venue = await scored(office, 80, 90)
    await venue.close()
    first = venue.entries[0]
    await spoil(venue, Result, first, missing=3, penalties=Decimal(4))

    found = await recompute(venue)
    again = await recompute(venue)

    assert [(one.what, one.stored, one.recomputed) for one in found] == [
        ("penalties", Decimal(4), Decimal(0)),
        ("missing", 3, 0),
    ]
    assert again == ()
    assert await told(venue) == []
    [event] = await office.desk.rows("audit_events", action="contest.recompute")
    bib = (await office.desk.row("entries", first))["bib"]
    assert (event["subject_id"], event["reason"]) == (venue.contest, "规则已更新")
    assert event["before"] == {"results": [f"决赛 {bib} penalties=4", f"决赛 {bib} missing=3"]}


async def test_results_that_people_saw_are_made_anew_only_when_that_is_said(
    office: Organizing,
) -> None:
    venue = await scored(office, 80, 90)
    await venue.close()
    row = await office.desk.row("rounds", venue.round_id)
    await office.desk.act(release_round, ReleaseRound(id=venue.round_id, revision=row["revision"]))
    await office.to_state(venue.contest, ContestState.CLOSED)
    contest = await office.desk.row("contests", venue.contest)
    publish = PublishContest(id=venue.contest, revision=contest["revision"])
    await office.desk.act(publish_contest, publish)
    await spoil(venue, Result, venue.entries[0], penalties=Decimal(4))
    before = await office.desk.rows("published_results", contest_id=venue.contest)

    with pytest.raises(LedgerError) as refused:
        await recompute(venue)

    assert refused.value.code == "RECOMPUTE_SHOWN"
    assert await told(venue) == [("penalties", Decimal(4), Decimal(0))]
    assert len(await recompute(venue, is_shown=True)) == 1
    assert await told(venue) == []
    assert await office.desk.rows("published_results", contest_id=venue.contest) == before


async def test_result_without_a_start_is_named_and_nothing_is_written(office: Organizing) -> None:
    venue = await scored(office, 80, 90)
    desk, lost = office.desk, venue.entries[0]
    async with writing(desk.database, desk.officer) as session:
        await session.execute(delete(Start).where(col(Start.entry_id) == lost))
    await spoil(venue, Result, venue.entries[1], penalties=Decimal(4))
    before = await told(venue)

    with pytest.raises(LedgerError) as refused:
        await recompute(venue)

    assert refused.value.code == "RECOMPUTE_LEFT"
    assert await told(venue) == before


async def test_scores_that_differ_from_the_log_are_left_as_they_are(office: Organizing) -> None:
    venue = await scored(office, 80, 90)
    await spoil(venue, Score, venue.entries[0], value=Decimal(81))
    before = await told(venue)

    with pytest.raises(LedgerError) as refused:
        await recompute(venue)

    assert refused.value.code == "RECOMPUTE_SCORES"
    assert await told(venue) == before == [("score.value", Decimal(81), Decimal(80))]
