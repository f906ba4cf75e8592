"""The draw and the advancement: anybody can repeat them, and a second draw needs a reason."""

import hashlib
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.contests.advancement import Standing, advancing
from backend.contests.draw import start_order
from backend.contests.drawing import draw_start_order
from backend.contests.judging import declare_recusal
from backend.contests.people_forms import DeclareRecusal, DrawStartOrder
from backend.contests.rules import AdvanceRule, RecusalReason, RoundRanking
from tests.commands.refusing import refusal_codes
from tests.contests.organizing import Organizing

BIBS = st.lists(st.text("0123456789甲乙AB-", min_size=1, max_size=6), unique=True, max_size=40)
TOTALS = st.lists(st.integers(0, 9), max_size=30)


def test_the_draw_of_three_bibs_is_found_with_a_pocket_tool() -> None:
    sums = {
        bib: hashlib.sha256(f"2026:{bib}".encode()).hexdigest() for bib in ("001", "002", "003")
    }

    assert start_order("2026", ["001", "002", "003"]) == sorted(sums, key=lambda bib: sums[bib])


@given(bibs=BIBS, seed=st.text(max_size=8))
def test_a_draw_is_an_order_of_all_and_again_the_same(bibs: list[str], seed: str) -> None:
    drawn = start_order(seed, bibs)

    assert sorted(drawn) == sorted(bibs)
    assert start_order(seed, reversed(bibs)) == drawn


@given(bibs=BIBS.filter(bool), seed=st.text(max_size=8), data=st.data())
def test_who_withdraws_changes_the_order_of_no_other(
    bibs: list[str], seed: str, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(bibs))

    drawn = start_order(seed, [bib for bib in bibs if bib != gone])

    assert drawn == [bib for bib in start_order(seed, bibs) if bib != gone]


def standings(totals: list[int]) -> list[Standing]:
    """Give entries by their totals, the greatest first; a total of zero has no place."""
    return [
        Standing(
            UUID(int=number),
            place=None if total == 0 else 1 + sum(other > total for other in totals),
            total=None if total == 0 else Decimal(total),
        )
        for number, total in enumerate(totals)
    ]


@pytest.mark.parametrize(
    ("rule", "value", "expected"),
    [
        (AdvanceRule.NONE, None, []),
        (AdvanceRule.TOP_COUNT, 1, [0]),
        (AdvanceRule.TOP_COUNT, 2, [0, 1, 2]),
        (AdvanceRule.TOP_SHARE, "0.5", [0, 1, 2]),
        (AdvanceRule.TOP_SHARE, "0.1", [0]),
        (AdvanceRule.MINIMUM, 7, [0, 1, 2]),
        (AdvanceRule.MINIMUM, 6, [0, 1, 2, 3]),
    ],
)
def test_who_goes_on_of_five_with_a_shared_second_place(
    rule: AdvanceRule, value: int | str | None, expected: list[int]
) -> None:
    given_value = None if value is None else Decimal(value)

    found = advancing(rule, given_value, RoundRanking.HIGHEST, standings([9, 7, 7, 6, 0]))

    assert found == {UUID(int=number) for number in expected}


@given(totals=TOTALS, count=st.integers(1, 10))
def test_whoever_is_as_good_as_one_who_goes_on_goes_on(totals: list[int], count: int) -> None:
    those = standings(totals)

    found = advancing(AdvanceRule.TOP_COUNT, Decimal(count), RoundRanking.HIGHEST, those)

    least = min((one.total for one in those if one.entry_id in found and one.total), default=None)
    placed = [one for one in those if one.total is not None]
    assert len(found) >= min(count, len(placed))
    assert found == {
        one.entry_id for one in placed if least is not None and one.total and one.total >= least
    }


def test_of_a_time_trial_the_minimum_is_not_passed() -> None:
    those = [Standing(UUID(int=1), 1, Decimal(50)), Standing(UUID(int=2), 2, Decimal(61))]

    found = advancing(AdvanceRule.MINIMUM, Decimal(60), RoundRanking.LOWEST, those)

    assert found == {UUID(int=1)}


async def test_another_draw_needs_a_reason_and_leaves_the_seed_in_the_log(
    office: Organizing,
) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    for _ in range(6):
        await office.entry(discipline, firm)
    bibs = [f"{number:03}" for number in range(1, 7)]
    await office.draw(of_round, "第一次")
    assert await office.bibs_in_order(of_round) == start_order("第一次", bibs)

    again = DrawStartOrder(round_id=of_round, seed="第二次")
    codes = await refusal_codes(office.desk, draw_start_order, again)
    await office.draw(of_round, "第二次", reason="漏录一人")

    assert codes == ["DRAWN_ALREADY"]
    assert await office.bibs_in_order(of_round) == start_order("第二次", bibs)
    log = await office.desk.rows("audit_events", subject_table="rounds", action="round.draw")
    assert [(row["before"], row["after"], row["reason"]) for row in log] == [
        ({"draw_seed": None}, {"draw_seed": "第一次"}, None),
        ({"draw_seed": "第一次"}, {"draw_seed": "第二次"}, "漏录一人"),
    ]


async def test_who_enters_after_the_draw_starts_last(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    for _ in range(3):
        await office.entry(discipline, firm)
    await office.draw(of_round)
    before = await office.bibs_in_order(of_round)

    await office.entry(discipline, firm)

    assert await office.bibs_in_order(of_round) == [*before, "004"]


async def test_a_round_without_anybody_is_not_drawn(office: Organizing) -> None:
    discipline = await office.discipline(await office.contest())
    first, second = await office.round(discipline, "初赛"), await office.round(discipline, "决赛")
    await office.entry(discipline, await office.desk.organization("甲厂"))
    form = DrawStartOrder(round_id=second)

    assert await refusal_codes(office.desk, draw_start_order, form) == ["NOBODY_STARTS"]
    await office.draw(first)


async def test_the_draw_warns_of_an_entry_that_no_judge_may_judge(office: Organizing) -> None:
    contest = await office.contest()
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    own, other = await office.desk.organization("甲厂"), await office.desk.organization("乙厂")
    await office.entry(discipline, own)
    of_other = await office.entry(discipline, other)
    judge = await office.judge(contest, own, of_round=of_round)

    first = await office.draw(of_round)
    await office.judge(contest, of_round=of_round)
    helped = await office.draw(of_round, reason="加派评委")
    recusal = DeclareRecusal(judge_id=judge, entry_id=of_other, reason=RecusalReason.KINSHIP)
    await office.desk.act(declare_recusal, recusal)

    assert [warning.message for warning in first["warnings"]] == ["本轮的评委全部须回避号码 001。"]
    assert helped["warnings"] == []
