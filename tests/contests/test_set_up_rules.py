"""What a round must have before it is scored: named, all of it at once."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from backend.contests.forms import AddRound, OpenRound, RoundDetails
from backend.contests.round_commands import add_round, open_round
from backend.contests.rules import (
    AttemptsRule,
    ContestState,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    RoundRanking,
    TieRule,
)
from backend.contests.set_up_rules import Opening, missing_for_opening
from tests.commands.refusing import refusal_codes, refused
from tests.contests.organizing import Organizing

THEORY = (CriterionPart.THEORY, CriterionKind.MEASURED)
PRACTICE = (CriterionPart.PRACTICAL, CriterionKind.JUDGED)
TIME = (CriterionPart.PRACTICAL, CriterionKind.TIME)
READY = Opening(
    theory_share=Decimal("0.3"),
    judges_rule=JudgesRule.MEAN,
    attempts=1,
    attempts_rule=AttemptsRule.BEST,
    ranking=RoundRanking.HIGHEST,
    tie_rules=(TieRule.PRACTICAL, TieRule.TIME, TieRule.SHARED),
    criteria=(THEORY, PRACTICE),
    judges=3,
    panels=(3, 2, 3),
)
ALONE = {"theory_share": Decimal(0), "criteria": (PRACTICE,)}
SUM = {"judges_rule": JudgesRule.SUM}
RUNS = {"attempts": 2, "attempts_rule": AttemptsRule.SUM}
LEAST = {"ranking": RoundRanking.LOWEST, "theory_share": Decimal(0), "criteria": (TIME,)}
ADDED = "合计与理论占比不能并用，合计的满分不是 100"


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        ({}, []),
        (ALONE, []),
        (LEAST, []),
        (
            {"criteria": (), "panels": (), "judges": 0},
            [
                "没有评分项",
                "有理论占比而没有理论评分项",
                "没有抽签或没有参赛者",
                "没有指派评委",
            ],
        ),
        ({"criteria": (THEORY,)}, ["没有实操评分项"]),
        ({"criteria": (PRACTICE,)}, ["有理论占比而没有理论评分项"]),
        ({"criteria": (THEORY, TIME)}, ["高者在前而实操评分项全是计时"]),
        (
            {"criteria": ((CriterionPart.THEORY, CriterionKind.TIME), PRACTICE)},
            ["理论评分项全是计时"],
        ),
        (LEAST | {"criteria": (TIME, THEORY)}, ["低者在前的轮次不计理论"]),
        (LEAST | {"criteria": (THEORY,)}, ["没有实操评分项", "低者在前的轮次不计理论"]),
        (ALONE | {"tie_rules": (TieRule.THEORY,)}, ["同分比较理论而没有理论评分项"]),
        (ALONE | {"tie_rules": (TieRule.CRITERION,)}, ["同分按评分项次序比较而只有一个评分项"]),
        ({"tie_rules": (TieRule.CRITERION,)}, []),
        (SUM | {"panels": (3, 3)}, [ADDED]),
        (RUNS, [ADDED]),
        (RUNS | {"attempts": 1}, []),
        (ALONE | RUNS, []),
        (ALONE | SUM | {"panels": (3, 3)}, []),
        (ALONE | SUM, ["评委合计而各参赛者的评委人数不同"]),
        (LEAST | RUNS, []),
    ],
)
def test_a_round_opens_when_its_rules_fit_what_is_scored(
    changed: dict[str, Any], faults: list[str]
) -> None:
    assert missing_for_opening(replace(READY, **changed)) == faults


async def test_a_round_is_not_made_with_a_sum_beside_theory(office: Organizing) -> None:
    discipline = await office.discipline(await office.contest())
    details = RoundDetails(name="决赛", theory_share=Decimal("0.3"), judges_rule=JudgesRule.SUM)
    form = AddRound(discipline_id=discipline, round=details)

    [refusal] = await refused(office.desk, add_round, form)

    assert (refusal.code, refusal.message) == ("ROUND_RULES", f"轮次规则不成立：{ADDED}。")


async def test_all_that_keeps_a_round_from_opening_is_told_at_once(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    other = await office.desk.organization("乙厂")
    discipline = await office.discipline(contest)
    of_round = await office.round(
        discipline, judges_rule=JudgesRule.SUM, tie_rules=[TieRule.THEORY]
    )
    await office.criterion(of_round, kind=CriterionKind.TIME, maximum=None)
    for organization in (firm, other):
        await office.entry(discipline, organization)
    await office.judge(contest, firm, of_round=of_round)
    await office.draw(of_round)
    await office.to_state(contest, ContestState.OPEN)
    row = await office.desk.row("rounds", of_round)
    lacking = (
        "高者在前而实操评分项全是计时",
        "同分比较理论而没有理论评分项",
        "评委合计而各参赛者的评委人数不同",
    )

    found = await refused(office.desk, open_round, OpenRound(id=of_round, revision=row["revision"]))

    assert [(one.code, one.message) for one in found] == [
        (
            "ROUND_INCOMPLETE",
            f"轮次“决赛”还不能开始：{'、'.join(lacking)}。",
        ),
        ("NO_JUDGE_LEFT", "本轮的评委全部须回避号码 001。"),
    ]
    await office.judge(contest, other, of_round=of_round)
    form = OpenRound(id=of_round, revision=row["revision"])
    assert await refusal_codes(office.desk, open_round, form) == ["ROUND_INCOMPLETE"]
