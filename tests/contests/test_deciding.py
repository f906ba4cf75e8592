"""What the desk decides about scores, and how the log shows whatever is stored otherwise."""

from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlmodel import col

from backend.contests.checking import check_scores, resolve_conflict
from backend.contests.closing import release_round
from backend.contests.entering import withdraw_entry
from backend.contests.errors import ContestStateError
from backend.contests.people_forms import WithdrawEntry
from backend.contests.recording import record_scores
from backend.contests.rules import AdvanceRule, ContestState, RoundState
from backend.contests.score_errors import (
    ConflictResolvedError,
    OwnCheckError,
    ReasonMissingError,
    ScoreChangedError,
)
from backend.contests.score_forms import (
    CheckScores,
    RecordScores,
    ReleaseRound,
    ResolveConflict,
    ScoreCheck,
)
from backend.contests.tables import Result
from backend.contests.verifying import Difference, verify_contest
from backend.database.session import writing
from tests.commands.refusing import refusal_codes
from tests.commands.test_racing import after
from tests.contests.judging import Venue, open_venue
from tests.contests.organizing import Organizing


async def disputed(office: Organizing) -> Venue:
    """Let two devices of one judge disagree: 80 came first, 85 after it."""
    venue = await open_venue(office)
    given = {"criterion_id": venue.criteria[0]}
    for name, value in (("平板一", 80), ("手机二", 85)):
        device = await venue.device(name=name)
        await device.send(device.record(venue.entries[0], value, **given))
    return venue


async def going_on(venue: Venue) -> set[UUID]:
    """Give who goes on to the next round."""
    desk = venue.office.desk
    rows = await desk.rows("results", round_id=venue.round_id, advances=True)
    return {row["entry_id"] for row in rows}


async def test_head_judge_takes_the_later_record(office: Organizing) -> None:
    venue = await disputed(office)
    [conflict] = await office.desk.rows("score_conflicts", round_id=venue.round_id)
    form = ResolveConflict(
        conflict_id=conflict["id"], record_id=conflict["second_record_id"], reason="核对录像"
    )

    await office.desk.act(resolve_conflict, form)

    assert await venue.scores() == [(Decimal(85), 2, "CURRENT")]
    assert (await venue.results())[0] == (Decimal("85.00"), 1, False)
    with pytest.raises(ConflictResolvedError):
        await office.desk.act(resolve_conflict, form)


async def test_whoever_goes_on_follows_what_is_decided_after_the_closing(
    office: Organizing,
) -> None:
    venue = await open_venue(office, advance_rule=AdvanceRule.TOP_COUNT, advance_value=Decimal(1))
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0]}
    late = device.record(venue.entries[1], 90, **given)
    await device.send(device.record(venue.entries[0], 80, **given))
    assert await going_on(venue) == set()

    await venue.close()
    closed = await going_on(venue)
    await device.send(late)
    [conflict] = await office.desk.rows("score_conflicts", round_id=venue.round_id)
    form = ResolveConflict(
        conflict_id=conflict["id"], record_id=conflict["second_record_id"], reason="迟到"
    )
    await office.desk.act(resolve_conflict, form)
    decided = await going_on(venue)
    await office.open_round(venue.round_id, "补赛")

    assert (closed, decided) == ({venue.entries[0]}, {venue.entries[1]})
    assert await going_on(venue) == set()


async def test_whoever_decided_is_not_the_second_person_who_checks(office: Organizing) -> None:
    venue = await disputed(office)
    [conflict] = await office.desk.rows("score_conflicts", round_id=venue.round_id)
    await office.desk.act(
        resolve_conflict, ResolveConflict(conflict_id=conflict["id"], reason="核对录像")
    )
    [score] = await office.desk.rows("scores", round_id=venue.round_id)
    form = CheckScores(scores=[ScoreCheck(id=score["id"], version=score["version"])])

    with pytest.raises(OwnCheckError):
        await office.desk.act(check_scores, form)


async def test_nothing_is_decided_while_the_contest_is_published(office: Organizing) -> None:
    venue = await disputed(office)
    [conflict] = await office.desk.rows("score_conflicts", round_id=venue.round_id)
    await venue.change_contest(state=ContestState.PUBLISHED)

    with pytest.raises(ContestStateError):
        await office.desk.act(
            resolve_conflict, ResolveConflict(conflict_id=conflict["id"], reason="核对录像")
        )

    assert await venue.scores() == [(Decimal(80), 1, "CONFLICT")]


async def test_decision_without_a_reason_is_refused(office: Organizing) -> None:
    venue = await disputed(office)
    [conflict] = await office.desk.rows("score_conflicts", round_id=venue.round_id)

    with pytest.raises(ReasonMissingError):
        await office.desk.act(
            resolve_conflict, ResolveConflict(conflict_id=conflict["id"], reason=" ")
        )

    assert await venue.scores() == [(Decimal(80), 1, "CONFLICT")]


async def test_result_waits_until_a_second_person_has_checked(office: Organizing) -> None:
    venue = await open_venue(office, needs_check=True)
    device = await venue.device()
    await device.send(device.record(venue.entries[0], 80, criterion_id=venue.criteria[0]))
    [score] = await office.desk.rows("scores", round_id=venue.round_id)
    right = CheckScores(scores=[ScoreCheck(id=score["id"], version=1)])
    stale = CheckScores(scores=[ScoreCheck(id=score["id"], version=2)])

    before = (await venue.results())[0]
    with pytest.raises(ScoreChangedError):
        await office.desk.act(check_scores, stale)
    with pytest.raises(OwnCheckError):
        await office.desk.act(check_scores, right, as_=device.actor)
    await office.desk.act(check_scores, right)

    assert before == (Decimal("80.00"), 1, True)
    assert (await venue.results())[0] == (Decimal("80.00"), 1, False)


async def test_entry_withdrawn_in_mid_round_loses_its_place_and_later_scores_are_held(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0]}
    await device.send(
        device.record(venue.entries[0], 90, **given), device.record(venue.entries[1], 80, **given)
    )

    await office.desk.act(withdraw_entry, WithdrawEntry(id=venue.entries[0], reason="受伤"))
    [receipt] = await device.send(
        device.record(venue.entries[0], 95, base_version=1, reason="看错刻度", **given)
    )

    assert (receipt["state"], receipt["code"]) == ("HELD", "SCORE_OF_WITHDRAWN")
    assert await venue.results() == [(None, None, True), (Decimal("80.00"), 1, False)]


async def test_result_that_was_tampered_with_is_named(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    await device.send(device.record(venue.entries[0], 80, criterion_id=venue.criteria[0]))
    desk = office.desk

    async with writing(desk.database, desk.officer) as session:
        clean = await verify_contest(session, desk.officer, venue.contest)
        await session.execute(
            update(Result)
            .where(col(Result.round_id) == venue.round_id)
            .values(total=Decimal("81.00"))
        )
        found = await verify_contest(session, desk.officer, venue.contest)

    entry = await desk.row("entries", venue.entries[0])
    assert clean.differences == ()
    assert found.differences == (
        Difference(
            "决赛", entry["bib"], "total", Decimal("81.00"), Decimal("80.00"), venue.round_id
        ),
    )


async def test_record_that_comes_while_the_round_is_released_is_decided_first(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    device, given = await venue.device(), {"criterion_id": venue.criteria[0]}
    await device.send(*(device.record(entry, 80, **given) for entry in venue.entries))
    await venue.close()
    late = device.record(venue.entries[0], 70, base_version=1, reason="看错", **given)

    async with writing(office.desk.database, device.actor) as session:
        sent = record_scores(session, device.actor, RecordScores(records=[late]))
        release = refusal_codes(office.desk, release_round, ReleaseRound(id=venue.round_id))
        waiting = await after(session, sent, release)

    assert await waiting == ["RESULTS_PENDING"]


async def test_results_are_released_once_everything_is_decided(office: Organizing) -> None:
    venue = await open_venue(office)
    device, given = await venue.device(), {"criterion_id": venue.criteria[0]}
    await device.send(*(device.record(entry, 80, **given) for entry in venue.entries))
    await venue.close()
    late = device.record(venue.entries[0], 70, base_version=1, reason="看错", **given)
    [receipt] = await device.send(late)
    release = ReleaseRound(id=venue.round_id)

    refused = await refusal_codes(office.desk, release_round, release)
    [conflict] = await office.desk.rows("score_conflicts", round_id=venue.round_id)
    form = ResolveConflict(conflict_id=conflict["id"], reason="以现场记录为准")
    await office.desk.act(resolve_conflict, form)
    await office.desk.act(release_round, release)

    assert (receipt["state"], refused) == ("HELD", ["RESULTS_PENDING"])
    assert (await office.desk.row("rounds", venue.round_id))["state"] is RoundState.PUBLISHED
