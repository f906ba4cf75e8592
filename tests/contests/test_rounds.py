"""A discipline from round to round: attempts, who withdraws, who goes on, who starts."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from backend.contests.checking import check_scores
from backend.contests.draw import start_order
from backend.contests.drawing import draw_start_order
from backend.contests.entering import withdraw_entry
from backend.contests.outcome_commands import hold_practice, record_practice
from backend.contests.outcome_forms import HoldPractice, PracticeMark, RecordPractice
from backend.contests.people_forms import DrawStartOrder, WithdrawEntry
from backend.contests.receiving import ScoreKind
from backend.contests.rules import (
    AdvanceRule,
    AttemptsRule,
    ContestKind,
    RoundRanking,
    StartStatus,
)
from backend.contests.score_forms import CheckScores, ScoreCheck
from backend.contests.verifying import verify_contest
from backend.database.session import writing
from backend.kit.ids import encode_node_id
from tests.commands.asking import ask
from tests.commands.refusing import refused
from tests.contests.judging import Venue, open_venue
from tests.contests.organizing import Organizing

BESTS = """
query ($id: ID!) {
  node(id: $id) {
    ... on PracticeSession { results { nodes { entry { bib } value isPersonalBest } } }
  }
}
"""


async def scored(venue: Venue, *values: object, judge: int = 0) -> None:
    """Let a judge give each entry a value, nothing where it is None."""
    device = await venue.device(judge)
    await device.send(
        *(
            device.record(entry, value, criterion_id=venue.criteria[0])
            for entry, value in zip(venue.entries, values, strict=False)
            if value is not None
        )
    )


async def bibs(venue: Venue) -> list[str]:
    """Give the bibs of the entries."""
    rows = await venue.office.desk.rows("entries", contest_id=venue.contest)
    found = {row["id"]: row["bib"] for row in rows}
    return [found[entry] for entry in venue.entries]


async def differences(venue: Venue) -> tuple[object, ...]:
    """Give what is stored otherwise than the log says."""
    desk = venue.office.desk
    async with writing(desk.database, desk.officer) as session:
        return (await verify_contest(session, desk.officer, venue.contest)).differences


async def test_the_second_round_is_drawn_of_those_who_went_on_and_are_still_there(
    office: Organizing,
) -> None:
    going_on: dict[str, Any] = {"advance_rule": AdvanceRule.TOP_COUNT, "advance_value": Decimal(2)}
    venue = await open_venue(office, entries=6, **going_on)
    final = await office.round(venue.discipline, "总决赛", position=2)
    await scored(venue, 90, 80, 80, 70, None, 95)
    numbers = await bibs(venue)

    [early] = await refused(office.desk, draw_start_order, DrawStartOrder(round_id=final))
    await venue.close()
    await office.draw(final, "第一次")
    first = await office.bibs_in_order(final)
    await office.desk.act(withdraw_entry, WithdrawEntry(id=venue.entries[0], reason="受伤"))
    await office.draw(final, "第二次", reason="一人退赛")

    assert early.message == "轮次“总决赛”没有可以出场的参赛者：“决赛”还没有封榜。"
    assert await venue.results() == [
        (Decimal("90.00"), 2, False),
        (Decimal("80.00"), 3, False),
        (Decimal("80.00"), 3, False),
        (Decimal("70.00"), 5, False),
        (None, None, False),
        (Decimal("95.00"), 1, False),
    ]
    assert first == start_order("第一次", [numbers[0], numbers[5]])
    assert await office.bibs_in_order(final) == [numbers[5]]
    assert await differences(venue) == ()


async def test_who_shares_the_last_place_that_goes_on_starts_too(office: Organizing) -> None:
    going_on: dict[str, Any] = {"advance_rule": AdvanceRule.TOP_COUNT, "advance_value": Decimal(2)}
    venue = await open_venue(office, entries=4, **going_on)
    final = await office.round(venue.discipline, "总决赛", position=2)
    await scored(venue, 90, 80, 80, 70)
    await venue.close()

    await office.draw(final, "2026")

    assert await office.bibs_in_order(final) == start_order("2026", (await bibs(venue))[:3])


async def test_who_withdraws_in_mid_round_leaves_the_place_to_the_next(office: Organizing) -> None:
    going_on: dict[str, Any] = {"advance_rule": AdvanceRule.TOP_COUNT, "advance_value": Decimal(1)}
    venue = await open_venue(office, entries=3, **going_on)
    await scored(venue, 90, 85, 80)
    before = await venue.results()

    await office.desk.act(withdraw_entry, WithdrawEntry(id=venue.entries[0], reason="受伤"))
    after = await venue.results()
    await venue.close()

    assert before == [
        (Decimal("90.00"), 1, False),
        (Decimal("85.00"), 2, False),
        (Decimal("80.00"), 3, False),
    ]
    assert after == [
        (None, None, False),
        (Decimal("85.00"), 1, False),
        (Decimal("80.00"), 2, False),
    ]
    [gone, *_] = await office.desk.rows("results", round_id=venue.round_id, status="WITHDRAWN")
    assert gone["entry_id"] == venue.entries[0]
    [best] = await office.desk.rows("results", round_id=venue.round_id, advances=True)
    assert best["entry_id"] == venue.entries[1]
    assert await venue.scores() == [(Decimal(value), 1, "CURRENT") for value in (90, 85, 80)]
    assert await differences(venue) == ()


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # the first entry: 80; 85 − 10; the second: 90 − 5, its second run was not finished
        (AttemptsRule.BEST, [("80.00", 2), ("85.00", 1)]),
        (AttemptsRule.LAST, [("75.00", 2), ("85.00", 1)]),
        (AttemptsRule.MEAN, [("77.50", 2), ("85.00", 1)]),
        (AttemptsRule.SUM, [("155.00", 1), ("85.00", 2)]),
    ],
)
async def test_attempts_count_with_the_greatest_penalty_that_a_judge_gave_each(
    office: Organizing, rule: AttemptsRule, expected: list[tuple[str, int]]
) -> None:
    venue = await open_venue(office, judges=2, attempts=2, attempts_rule=rule)
    first, second = venue.entries
    one, other = await venue.device(0), await venue.device(1, name="平板二")
    given = {"criterion_id": venue.criteria[0]}
    fine = {"kind": ScoreKind.PENALTY}
    up = {"kind": ScoreKind.STATUS, "status": StartStatus.DID_NOT_FINISH, "attempt": 2}

    for device in (one, other):
        receipts = await device.send(
            device.record(first, 80, **given),
            device.record(first, 85, attempt=2, **given),
            device.record(second, 90, **given),
            device.record(second, 99, attempt=2, **given),
        )
        assert {receipt["state"] for receipt in receipts} == {"ACCEPTED"}
    await one.send(
        one.record(first, 10, attempt=2, **fine),
        one.record(second, 3, **fine),
        one.record(second, **up),
    )
    await other.send(other.record(first, 4, attempt=2, **fine), other.record(second, 5, **fine))

    assert await venue.results() == [(Decimal(total), place, False) for total, place in expected]
    assert await differences(venue) == ()


async def test_a_penalty_and_a_status_wait_for_the_second_person_too(office: Organizing) -> None:
    venue = await open_venue(office, needs_check=True, attempts=2)
    device = await venue.device()
    entry = venue.entries[0]
    up = {"kind": ScoreKind.STATUS, "status": StartStatus.DID_NOT_START, "attempt": 2}
    await device.send(
        device.record(entry, 80, criterion_id=venue.criteria[0]),
        device.record(entry, 2, kind=ScoreKind.PENALTY),
        device.record(entry, **up),
    )

    seen = [(await venue.results())[0]]
    for kind in (ScoreKind.SCORE, ScoreKind.PENALTY, ScoreKind.STATUS):
        [row] = await office.desk.rows("scores", round_id=venue.round_id, kind=kind.value)
        form = CheckScores(scores=[ScoreCheck(id=row["id"], version=row["version"])])
        await office.desk.act(check_scores, form)
        seen.append((await venue.results())[0])

    assert seen == [(Decimal("78.00"), 1, is_pending) for is_pending in (True, True, True, False)]
    assert await differences(venue) == ()


async def test_a_personal_best_is_the_best_of_the_same_unit_and_direction(
    office: Organizing,
) -> None:
    discipline = await office.discipline(await office.contest("练兵", kind=ContestKind.PRACTICE))
    firm = await office.desk.organization("甲厂")
    entries = [await office.entry(discipline, firm) for _ in range(2)]

    async def held(name: str, *values: object, **more: Any) -> UUID:
        form = HoldPractice(discipline_id=discipline, name=name, held_on=date(2026, 10, 12), **more)
        session: UUID = await office.desk.act(hold_practice, form)
        marks = [
            PracticeMark(
                entry_id=entry,
                is_present=value is not None,
                value=None if value is None else Decimal(str(value)),
            )
            for entry, value in zip(entries, values, strict=True)
        ]
        form_of_marks = RecordPractice(practice_session_id=session, marks=marks)
        await office.desk.act(record_practice, form_of_marks)
        return session

    async def bests(session: UUID) -> list[tuple[str, object, bool]]:
        node = encode_node_id("PracticeSession", session)
        found = await ask(office.desk.database, office.desk.officer, BESTS, id=node)
        nodes = found["node"]["results"]["nodes"]
        return sorted((one["entry"]["bib"], one["value"], one["isPersonalBest"]) for one in nodes)

    points = [
        await held(f"第{number}场", *given)
        for number, given in enumerate(((81, 90), (85, 85.5), (85, None)), start=1)
    ]
    seconds = {"unit": "秒", "ranking": RoundRanking.LOWEST}
    times = [await held("计时一", 61.5, 70, **seconds), await held("计时二", 60, 71, **seconds)]

    assert [await bests(one) for one in points] == [
        [("001", "81", False), ("002", "90", True)],
        [("001", "85", True), ("002", "85.5", False)],
        [("001", "85", True), ("002", None, False)],
    ]
    assert [await bests(one) for one in times] == [
        [("001", "61.5", False), ("002", "70", True)],
        [("001", "60", True), ("002", "71", False)],
    ]
