"""Records of judges' devices: each has its receipt, what stands follows, and nothing is lost."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from backend.contests.judging import declare_recusal
from backend.contests.people_forms import DeclareRecusal
from backend.contests.receiving import ScoreKind
from backend.contests.recording import record_scores
from backend.contests.results import SQL, as_program
from backend.contests.rules import RecusalReason, StartStatus
from backend.contests.score_errors import OnlyJudgesError
from backend.contests.score_forms import RecordScores
from backend.database.session import driver_connection, writing
from tests.commands.test_racing import after
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing


def states(receipts: object) -> list[tuple[str, str | None]]:
    """Give state and code of receipts."""
    return [(one["state"].value, one["code"]) for one in receipts]  # type: ignore[attr-defined]


async def test_score_becomes_a_result_with_a_place(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    [criterion] = venue.criteria

    receipts = await device.send(
        *(
            device.record(entry, value, criterion_id=criterion)
            for entry, value in zip(venue.entries, ("88.5", "91"), strict=True)
        )
    )

    assert states(receipts) == [("ACCEPTED", None)] * 2
    assert [one["version"] for one in receipts] == [1, 1]
    assert await venue.results() == [(Decimal("88.50"), 2, False), (Decimal("91.00"), 1, False)]


async def test_same_operation_ten_times_has_one_effect(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])

    [first] = await device.send(record)
    repeated = [(await device.send(record))[0] for _ in range(9)]
    twice = await device.send(record, record)

    assert first["state"] == "ACCEPTED"
    assert {(one["state"], one["version"]) for one in [*repeated, *twice]} == {("REPEATED", 1)}
    assert len(await office.desk.rows("score_records", round_id=venue.round_id)) == 1
    assert await venue.scores() == [(Decimal(80), 1, "CURRENT")]


async def test_same_key_for_something_else_is_refused_and_can_be_recorded_anew(
    office: Organizing,
) -> None:
    venue = await open_venue(office, criteria=2, attempts=2)
    device = await venue.device()
    entry, given = venue.entries[0], {"criterion_id": venue.criteria[0], "key": "甲-1"}
    first = device.record(entry, 80, **given)
    others = [
        device.record(entry, 85, **given),
        device.record(entry, "sNaN", **given),
        device.record(entry, 80, **given, attempt=2),
        device.record(entry, 80, **(given | {"criterion_id": venue.criteria[1]})),
        device.record(entry, 80, **given, kind=ScoreKind.PENALTY),
        device.record(venue.entries[1], 80, **given),
        device.record(entry, key="甲-1", kind=ScoreKind.STATUS, status=StartStatus.DISQUALIFIED),
    ]

    receipts = await device.send(first, *others, first)
    given |= {"key": "甲-2", "base_version": 1, "reason": "看错刻度"}
    anew = await device.send(device.record(entry, 85, **given))

    refused = [("REFUSED", "SCORE_KEY_TAKEN")] * len(others)
    assert states(receipts) == [("ACCEPTED", None), *refused, ("REPEATED", None)]
    assert states(anew) == [("ACCEPTED", None)]
    assert await venue.scores() == [(Decimal(85), 2, "CURRENT")]


@pytest.mark.parametrize("kind", [ScoreKind.SCORE, ScoreKind.PENALTY])
async def test_number_beyond_all_measure_takes_no_other_record_along(
    office: Organizing, kind: ScoreKind
) -> None:
    venue = await open_venue(office)
    await venue.measure_time()
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0]}

    receipts = await device.send(
        device.record(venue.entries[0], "1234567890123456789012345678", kind=kind, **given),
        device.record(venue.entries[0], "1000000000", kind=kind, **given),
        device.record(venue.entries[1], "999999999.5", kind=kind, **given),
    )

    refused = [("REFUSED", "SCORE_MALFORMED")] * 2
    assert states(receipts) == [*refused, ("ACCEPTED", None)]


async def test_key_that_another_round_takes_meanwhile_takes_no_other_record_along(
    office: Organizing,
) -> None:
    first, second = await open_venue(office), await open_venue(office)
    there, here = await first.device(), await second.device()
    one = there.record(first.entries[0], 70, criterion_id=first.criteria[0], key="同键")
    same = here.record(second.entries[0], 80, criterion_id=second.criteria[0], key="同键")
    other = here.record(second.entries[1], 90, criterion_id=second.criteria[0])

    async with writing(office.desk.database, there.actor) as session:
        sent = record_scores(session, there.actor, RecordScores(records=[one]))
        waiting = await after(session, sent, here.send(same, other, same))
    receipts = await waiting

    taken = ("REFUSED", "SCORE_KEY_TAKEN")
    assert states(receipts) == [taken, ("ACCEPTED", None), taken]
    assert await second.results() == [(None, None, False), (Decimal("90.00"), 1, False)]
    assert len(await office.desk.rows("score_records", round_id=second.round_id)) == 1


async def test_records_of_one_batch_follow_each_other(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    entry, given = venue.entries[0], {"criterion_id": venue.criteria[0]}

    receipts = await device.send(
        device.record(entry, 80, **given),
        device.record(entry, 81, base_version=1, reason="更正", **given),
        device.record(entry, 82, base_version=1, reason="另一台", **given),
        device.record(entry, 81, base_version=0, **given),
    )

    assert [(one["state"], one["version"]) for one in receipts] == [
        ("ACCEPTED", 1),
        ("ACCEPTED", 2),
        ("CONFLICT", 2),
        ("ACCEPTED", 2),
    ]
    assert await venue.scores() == [(Decimal(81), 2, "CONFLICT")]
    log = sorted(await office.desk.rows("score_records"), key=lambda row: row["sequence"])
    assert [row["value"] for row in log] == [80, 81, 82, 81]
    assert len(await office.desk.rows("score_conflicts")) == 1


async def test_places_of_a_round_are_found_without_comparing_all_with_all(
    office: Organizing,
) -> None:
    count, is_over = 40, False
    for _ in range(2):  # another round beside it: the server has then seen that a round is part
        venue = await open_venue(office, entries=count)
        device, [criterion] = await venue.device(), venue.criteria
        records = [
            device.record(entry, value, criterion_id=criterion)
            for value, entry in enumerate(venue.entries)
        ]
        await device.send(*records)
    desk = office.desk

    async with (
        writing(desk.database, desk.officer) as session,
        as_program(session, desk.officer) as program,
    ):
        connection = await driver_connection(session)
        await connection.execute(
            "update results set place = null where round_id = $1", venue.round_id
        )
        [explained] = await connection.fetchval(
            f"explain (analyze, format json) {SQL['place']}",
            program.district_id,
            venue.round_id,
            is_over,
        )

    assert [place for _, place, _ in await venue.results()] == [*range(count, 0, -1)]
    assert max(_rows_met(explained["Plan"])) == count


def _rows_met(plan: dict[str, Any]) -> Iterator[float]:
    """Give how many rows each step of a plan gave or passed over, all of its turns together."""
    passed = plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Join Filter", 0)
    yield plan["Actual Loops"] * (plan["Actual Rows"] + passed)
    for part in plan.get("Plans", []):
        yield from _rows_met(part)


async def test_correction_is_a_new_version_and_the_old_one_stays_in_the_log(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0]}

    await device.send(device.record(venue.entries[0], 80, **given))
    [receipt] = await device.send(
        device.record(venue.entries[0], 85, base_version=1, reason="看错刻度", **given)
    )

    log = await office.desk.rows("score_records", round_id=venue.round_id)
    assert (receipt["state"], receipt["version"]) == ("ACCEPTED", 2)
    assert await venue.scores() == [(Decimal(85), 2, "CURRENT")]
    assert [(one["value"], one["reason"]) for one in log] == [(80, None), (85, "看错刻度")]


@pytest.mark.parametrize("reason", [None, " "])
async def test_correction_without_a_reason_is_refused_and_the_score_stands(
    office: Organizing, reason: str | None
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0], "base_version": 1}
    await device.send(device.record(venue.entries[0], 80, criterion_id=venue.criteria[0]))

    receipts = await device.send(
        device.record(venue.entries[0], 85, reason=reason, **given),
        device.record(venue.entries[0], 80, **given),
    )

    assert states(receipts) == [("REFUSED", "REASON_MISSING"), ("ACCEPTED", None)]
    assert await venue.scores() == [(Decimal(80), 1, "CURRENT")]


async def test_two_devices_of_one_judge_with_different_values_are_both_kept(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    one, other = await venue.device(), await venue.device(name="手机二")
    given = {"criterion_id": venue.criteria[0]}

    await one.send(one.record(venue.entries[0], 80, **given))
    receipts = await other.send(
        other.record(venue.entries[0], 85, **given),
        other.record(venue.entries[0], 86, base_version=1, **given),
    )

    assert states(receipts) == [("CONFLICT", "SCORE_CONFLICT")] * 2
    assert await venue.scores() == [(Decimal(80), 1, "CONFLICT")]
    assert await venue.results() == [(Decimal("80.00"), 1, True), (None, None, False)]
    log = await office.desk.rows("score_records", round_id=venue.round_id)
    assert [row["value"] for row in log] == [80, 85, 86]
    assert len(await office.desk.rows("score_conflicts", round_id=venue.round_id)) == 2


async def test_two_devices_of_one_judge_with_the_same_value_agree(office: Organizing) -> None:
    venue = await open_venue(office)
    one, other = await venue.device(), await venue.device(name="手机二")
    given = {"criterion_id": venue.criteria[0]}

    await one.send(one.record(venue.entries[0], 80, **given))
    receipts = await other.send(other.record(venue.entries[0], 80, **given))

    assert states(receipts) == [("ACCEPTED", None)]
    assert await venue.scores() == [(Decimal(80), 1, "CURRENT")]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("100.5", "SCORE_OVER_MAXIMUM"),
        ("80.3", "SCORE_OFF_STEP"),
        ("-1", "SCORE_MALFORMED"),
        ("NaN", "SCORE_MALFORMED"),
        ("Infinity", "SCORE_MALFORMED"),
    ],
)
async def test_impossible_value_is_refused_and_the_others_are_taken(
    office: Organizing, value: str, code: str
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0]}

    receipts = await device.send(
        device.record(venue.entries[0], value, **given),
        device.record(venue.entries[1], 90, **given),
    )

    assert states(receipts) == [("REFUSED", code), ("ACCEPTED", None)]
    assert await venue.scores() == [(Decimal(90), 1, "CURRENT")]


async def test_own_colleague_is_not_judged(office: Organizing) -> None:
    venue = await open_venue(office)
    entry = await office.desk.row("entries", venue.entries[0])
    await office.desk.act(
        declare_recusal,
        DeclareRecusal(
            judge_id=venue.judges[0],
            organization_id=entry["organization_id"],
            reason=RecusalReason.KINSHIP,
        ),
    )
    device = await venue.device()

    receipts = await device.send(
        device.record(venue.entries[0], 90, criterion_id=venue.criteria[0])
    )

    assert states(receipts) == [("REFUSED", "JUDGE_RECUSED")]
    assert await venue.scores() == []


async def test_score_made_before_the_closing_is_held_and_one_made_after_is_kept_too(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    late = await venue.device(name="手机二", offset=timedelta(hours=1))
    given = {"criterion_id": venue.criteria[0]}
    in_time = device.record(venue.entries[0], 70, **given)
    await device.send(device.record(venue.entries[1], 90, **given))
    await venue.close()

    receipts = [
        *(await device.send(in_time)),
        *(await late.send(late.record(venue.entries[1], 95, **given))),
    ]

    assert states(receipts) == [("HELD", "HELD_AFTER_CLOSING"), ("REFUSED", "ROUND_CLOSED")]
    log = await office.desk.rows("score_records", round_id=venue.round_id)
    assert [(row["value"], row["verdict"].value) for row in log] == [
        (90, "ACCEPTED"),
        (70, "HELD"),
        (95, "HELD"),
    ]
    assert await venue.results() == [(None, None, True), (Decimal("90.00"), 1, True)]


@pytest.mark.parametrize("days", [-1, 1])
async def test_clock_a_day_off_is_told_and_the_score_is_taken(
    office: Organizing, days: int
) -> None:
    venue = await open_venue(office)
    device = await venue.device(offset=timedelta(days=days))

    receipts = await device.send(
        device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])
    )

    assert states(receipts) == [("ACCEPTED", "CLOCK_OFF")]
    assert await venue.scores() == [(Decimal(80), 1, "CURRENT")]


async def test_unlikely_value_is_asked_about_once(office: Organizing) -> None:
    venue = await open_venue(office, entries=4, outlier_spread=Decimal(20))
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0]}
    usual = [device.record(entry, 80, **given) for entry in venue.entries[:3]]
    await device.send(*usual)
    record = device.record(venue.entries[3], 30, **given)

    asked = await device.send(record)
    confirmed = await device.send(
        device.record(venue.entries[3], 30, key=record.key, is_confirmed=True, **given)
    )

    assert states(asked) == [("REFUSED", "SCORE_UNLIKELY")]
    assert states(confirmed) == [("ACCEPTED", None)]


async def test_unlikely_is_not_asked_of_what_other_judges_gave(office: Organizing) -> None:
    venue = await open_venue(office, entries=4, judges=2, outlier_spread=Decimal(20))
    one, other = await venue.device(0), await venue.device(1)
    given = {"criterion_id": venue.criteria[0]}
    await one.send(*(one.record(entry, 90, **given) for entry in venue.entries))

    receipts = await other.send(*(other.record(entry, 30, **given) for entry in venue.entries))

    assert states(receipts) == [("ACCEPTED", None)] * 4


async def test_status_and_penalty_change_the_ranking(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0]}
    await device.send(*(device.record(entry, 90, **given) for entry in venue.entries))

    await device.send(
        device.record(venue.entries[0], "2.5", kind=ScoreKind.PENALTY),
        device.record(venue.entries[1], kind=ScoreKind.STATUS, status=StartStatus.DID_NOT_FINISH),
    )

    assert await venue.results() == [(Decimal("87.50"), 1, False), (None, None, False)]


async def test_record_of_another_contest_or_of_nothing_is_refused(office: Organizing) -> None:
    venue, elsewhere = await open_venue(office), await open_venue(office)
    device = await venue.device()
    given = {"criterion_id": venue.criteria[0]}

    receipts = await device.send(
        device.record(elsewhere.entries[0], 90, round_id=elsewhere.round_id, **given),
        device.record(elsewhere.entries[0], 90, **given),
        device.record(venue.entries[0], 90, criterion_id=elsewhere.criteria[0]),
    )

    assert states(receipts) == [
        ("REFUSED", "SCORE_SUBJECT_UNKNOWN"),
        ("REFUSED", "SCORE_SUBJECT_UNKNOWN"),
        ("REFUSED", "SCORE_MALFORMED"),
    ]
    assert await elsewhere.scores() == []


async def test_officer_records_no_scores(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    device.actor = office.desk.officer

    with pytest.raises(OnlyJudgesError):
        await device.send(device.record(venue.entries[0], 1, criterion_id=venue.criteria[0]))

    assert await venue.scores() == []
