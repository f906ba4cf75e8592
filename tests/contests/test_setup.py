"""Contests are set up, edited, opened and closed, each step only when it makes sense."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from backend.contests.contest_commands import (
    change_contest_state,
    create_contest,
    edit_contest,
)
from backend.contests.copying import copy_contest
from backend.contests.forms import (
    AddCriterion,
    AddRound,
    ChangeContestState,
    ContestDetails,
    CopyContest,
    CreateContest,
    CriterionDetails,
    EditContest,
    EditRound,
    OpenRound,
    RemoveDiscipline,
    RemoveRound,
    RoundDetails,
)
from backend.contests.round_commands import (
    add_criterion,
    add_round,
    edit_round,
    open_round,
    remove_discipline,
    remove_round,
)
from backend.contests.rules import (
    AdvanceRule,
    ContestLevel,
    ContestState,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    RoundState,
    TieRule,
)
from backend.places.forms import ChangeSettings
from backend.places.rule_versions import change_settings
from tests.commands.refusing import refusal_codes, refused
from tests.contests.organizing import FIRST_DAY, LAST_DAY, Organizing


async def test_a_contest_takes_its_terms_from_the_settings(office: Organizing) -> None:
    contest = await office.contest()

    row = await office.desk.row("contests", contest)

    assert (row["appeal_hours"], row["name_days"]) == (24, 90)
    assert (row["state"], row["organizer_town_id"]) == (ContestState.DRAFT, None)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, ["CONTEST_TAKEN"]),
        ({"name": " "}, ["NAME"]),
        ({"name": "车工比武", "ends_on": date(2026, 10, 11)}, ["CONTEST_DATES"]),
        ({"name": "车工比武", "ends_on": date(9999, 12, 31)}, ["CONTEST_DAY"]),
        ({"name": "车工比武", "starts_on": date(1, 1, 1)}, ["CONTEST_DAY"]),
        ({"name": "车工比武", "appeal_hours": 0}, ["CONTEST_TERMS"]),
        ({"name": "车工比武", "name_days": 4000}, ["CONTEST_TERMS"]),
    ],
)
async def test_a_contest_that_makes_no_sense_is_refused(
    office: Organizing, changed: dict[str, Any], codes: list[str]
) -> None:
    await office.contest("焊工比武")
    details = ContestDetails(name="焊工比武", starts_on=FIRST_DAY, ends_on=LAST_DAY)
    form = CreateContest(level=ContestLevel.DISTRICT, contest=replace(details, **changed))

    assert await refusal_codes(office.desk, create_contest, form) == codes


@pytest.mark.parametrize(
    ("level", "is_town_named", "codes"),
    [
        (ContestLevel.DISTRICT, True, ["CONTEST_ORGANIZER"]),
        (ContestLevel.TOWN, False, ["CONTEST_ORGANIZER"]),
        (ContestLevel.DEPARTMENT, True, ["CONTEST_ORGANIZER"]),
    ],
)
async def test_the_level_of_a_contest_says_who_organizes_it(
    office: Organizing, level: ContestLevel, *, is_town_named: bool, codes: list[str]
) -> None:
    town = await office.desk.town()
    details = ContestDetails(name="焊工比武", starts_on=FIRST_DAY, ends_on=LAST_DAY)
    form = CreateContest(
        level=level, contest=details, organizer_town_id=town if is_town_named else None
    )

    assert await refusal_codes(office.desk, create_contest, form) == codes


async def test_a_contest_edited_by_somebody_else_meanwhile_is_refused(office: Organizing) -> None:
    contest = await office.contest()
    details = ContestDetails(name="车工比武", starts_on=FIRST_DAY, ends_on=LAST_DAY)
    await office.desk.act(edit_contest, EditContest(id=contest, revision=1, contest=details))

    again = EditContest(id=contest, revision=1, contest=details)

    assert await refusal_codes(office.desk, edit_contest, again) == ["CHANGED_MEANWHILE"]


@pytest.mark.parametrize(
    ("before", "after", "is_allowed"),
    [
        (ContestState.DRAFT, ContestState.OPEN, True),
        (ContestState.DRAFT, ContestState.CLOSED, False),
        (ContestState.DRAFT, ContestState.PUBLISHED, False),
        (ContestState.OPEN, ContestState.DRAFT, True),
        (ContestState.OPEN, ContestState.CLOSED, True),
        (ContestState.OPEN, ContestState.PUBLISHED, False),
        (ContestState.CANCELLED, ContestState.OPEN, False),
    ],
)
async def test_a_contest_goes_from_state_to_state_as_the_rules_say(
    office: Organizing, before: ContestState, after: ContestState, *, is_allowed: bool
) -> None:
    contest = await office.contest()
    if before is not ContestState.DRAFT:
        await office.to_state(contest, before)
    row = await office.desk.row("contests", contest)
    form = ChangeContestState(id=contest, revision=row["revision"], state=after)

    if is_allowed:
        await office.desk.act(change_contest_state, form)
    else:
        codes = await refusal_codes(office.desk, change_contest_state, form)
        assert codes == ["CONTEST_STATE"]

    found = (await office.desk.row("contests", contest))["state"]
    assert found is (after if is_allowed else before)


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        ({"theory_share": Decimal("0.30")}, []),
        ({"theory_share": Decimal("0.31")}, ["THEORY_SHARE"]),
        ({"judges_rule": JudgesRule.DROP_HIGH_LOW, "drops": 1}, []),
        ({"judges_rule": JudgesRule.DROP_HIGH_LOW}, ["ROUND_RULES"]),
        ({"drops": 1}, ["ROUND_RULES"]),
        ({"decimals": 5, "attempts": 0}, ["ROUND_RULES", "ROUND_RULES"]),
        ({"tie_rules": [TieRule.SHARED, TieRule.TIME]}, ["ROUND_RULES"]),
        ({"tie_rules": [TieRule.TIME, TieRule.TIME]}, ["ROUND_RULES"]),
        ({"advance_rule": AdvanceRule.TOP_COUNT}, ["ROUND_RULES"]),
        (
            {"advance_rule": AdvanceRule.TOP_COUNT, "advance_value": Decimal("1e40")},
            ["ROUND_RULES"],
        ),
        ({"theory_share": Decimal("NaN")}, ["ROUND_RULES"]),
        ({"outlier_spread": Decimal("1e200")}, ["ROUND_RULES"]),
        ({"advance_rule": AdvanceRule.TOP_COUNT, "advance_value": Decimal(8)}, []),
        ({"advance_rule": AdvanceRule.TOP_COUNT, "advance_value": Decimal("1.5")}, ["ROUND_RULES"]),
        ({"advance_rule": AdvanceRule.TOP_SHARE, "advance_value": Decimal(2)}, ["ROUND_RULES"]),
        ({"advance_value": Decimal(8)}, ["ROUND_RULES"]),
    ],
)
async def test_the_rules_of_a_round_fit_together(
    office: Organizing, rules: dict[str, Any], codes: list[str]
) -> None:
    discipline = await office.discipline(await office.contest())
    form = AddRound(discipline_id=discipline, round=RoundDetails(name="决赛", **rules))

    if codes:
        assert await refusal_codes(office.desk, add_round, form) == codes
    else:
        await office.desk.act(add_round, form)
        assert len(await office.desk.rows("rounds", discipline_id=discipline)) == 1


async def test_a_round_decides_ties_by_practice_then_time_then_shares(office: Organizing) -> None:
    of_round = await office.round(await office.discipline(await office.contest()))

    row = await office.desk.row("rounds", of_round)

    assert row["tie_rules"] == ["PRACTICAL", "TIME", "SHARED"]
    assert (row["position"], row["state"]) == (1, RoundState.SET_UP)


async def test_a_district_may_lower_the_ceiling_of_theory(office: Organizing) -> None:
    discipline = await office.discipline(await office.contest())
    settings = ChangeSettings(
        effective_from=date(2026, 1, 1), settings='{"theory_share_percent": 20}'
    )
    await office.desk.act(change_settings, settings)
    form = AddRound(
        discipline_id=discipline, round=RoundDetails(name="决赛", theory_share=Decimal("0.25"))
    )

    [refusal] = await refused(office.desk, add_round, form)

    assert (refusal.code, refusal.path) == ("THEORY_SHARE", ("round", "theory_share"))
    assert refusal.message == "理论占比 25% 超过上限 20%。"


@pytest.mark.parametrize(
    ("details", "codes"),
    [
        ({"maximum": Decimal(10), "step": Decimal("0.25")}, []),
        ({"maximum": Decimal(10), "step": Decimal("0.3")}, ["CRITERION"]),
        ({"maximum": Decimal("1e21"), "step": Decimal("1e-10")}, ["CRITERION"]),
        ({"maximum": Decimal(10), "step": Decimal("1e-7")}, ["CRITERION"]),
        ({"maximum": Decimal(10), "weight": Decimal("1e9")}, ["CRITERION"]),
        ({"maximum": Decimal("NaN")}, ["CRITERION"]),
        ({"maximum": None}, ["CRITERION"]),
        ({"maximum": None, "kind": CriterionKind.TIME, "step": Decimal("0.01"), "unit": "秒"}, []),
        ({"maximum": Decimal(10), "weight": Decimal(0)}, ["CRITERION"]),
    ],
)
async def test_a_criterion_can_be_scored(
    office: Organizing, details: dict[str, Any], codes: list[str]
) -> None:
    of_round = await office.round(await office.discipline(await office.contest()))
    form = AddCriterion(round_id=of_round, criterion=CriterionDetails(name="焊缝", **details))

    if codes:
        assert await refusal_codes(office.desk, add_criterion, form) == codes
    else:
        await office.desk.act(add_criterion, form)
        assert len(await office.desk.rows("criteria", round_id=of_round)) == 1


async def test_a_round_opens_when_nothing_is_missing(office: Organizing) -> None:
    contest = await office.contest()
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline, theory_share=Decimal("0.3"))
    await office.to_state(contest, ContestState.OPEN)

    async def missing() -> str:
        row = await office.desk.row("rounds", of_round)
        form = OpenRound(id=of_round, revision=row["revision"])
        [refusal] = await refused(office.desk, open_round, form)
        assert refusal.code == "ROUND_INCOMPLETE"
        return refusal.message

    assert await missing() == (
        "轮次“决赛”还不能开始：没有评分项、有理论占比而没有理论评分项、"
        "没有抽签或没有参赛者、没有指派评委。"
    )
    await office.criterion(of_round, "笔试", part=CriterionPart.THEORY)
    assert await missing() == (
        "轮次“决赛”还不能开始：没有实操评分项、没有抽签或没有参赛者、没有指派评委。"
    )
    await office.criterion(of_round, "焊缝")
    await office.entry(discipline, await office.desk.organization("甲厂"))
    await office.draw(of_round)
    assert await missing() == "轮次“决赛”还不能开始：没有指派评委。"
    await office.judge(contest, of_round=of_round)

    await office.open_round(of_round)

    assert (await office.desk.row("rounds", of_round))["state"] is RoundState.OPEN


async def _open_round(office: Organizing) -> Any:
    contest = await office.contest()
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    await office.criterion(of_round)
    await office.entry(discipline, await office.desk.organization("甲厂"))
    await office.draw(of_round)
    await office.judge(contest, of_round=of_round)
    await office.to_state(contest, ContestState.OPEN)
    await office.open_round(of_round)
    return contest, discipline, of_round


async def test_an_open_round_keeps_its_rules_and_its_criteria(office: Organizing) -> None:
    _, _, of_round = await _open_round(office)
    row = await office.desk.row("rounds", of_round)
    edit = EditRound(id=of_round, revision=row["revision"], round=RoundDetails(name="决赛"))
    removal = RemoveRound(id=of_round, revision=row["revision"])
    details = CriterionDetails(name="外观", maximum=Decimal(10))

    assert await refusal_codes(office.desk, edit_round, edit) == ["ROUND_STATE"]
    assert await refusal_codes(office.desk, remove_round, removal) == ["ROUND_STATE"]
    form = AddCriterion(round_id=of_round, criterion=details)
    assert await refusal_codes(office.desk, add_criterion, form) == ["ROUND_STATE"]


async def test_a_contest_is_not_closed_while_a_round_is_scored(office: Organizing) -> None:
    contest, _, _ = await _open_round(office)
    row = await office.desk.row("contests", contest)
    form = ChangeContestState(id=contest, revision=row["revision"], state=ContestState.CLOSED)

    assert await refusal_codes(office.desk, change_contest_state, form) == ["ROUND_STATE"]


async def test_a_discipline_is_removed_while_nobody_has_entered(office: Organizing) -> None:
    contest = await office.contest()
    empty, entered = (
        await office.discipline(contest, "手工焊"),
        await office.discipline(contest, "气焊"),
    )
    await office.round(empty)
    await office.entry(entered, await office.desk.organization("甲厂"))

    codes = await refusal_codes(
        office.desk, remove_discipline, RemoveDiscipline(id=entered, revision=1)
    )
    await office.desk.act(remove_discipline, RemoveDiscipline(id=empty, revision=1))

    assert codes == ["STILL_USED"]
    left = await office.desk.rows("disciplines", contest_id=contest)
    assert [row["name"] for row in left] == ["气焊"]
    assert await office.desk.rows("rounds", contest_id=contest) == []


async def test_a_copy_is_held_on_days_that_somebody_can_mean(office: Organizing) -> None:
    contest = await office.contest()
    form = CopyContest(id=contest, name="焊工比武", starts_on=FIRST_DAY, ends_on=date(9999, 12, 31))

    assert await refusal_codes(office.desk, copy_contest, form) == ["CONTEST_DAY"]


async def test_a_copy_has_the_set_up_and_no_people(office: Organizing) -> None:
    contest, _, _ = await _open_round(office)

    form = CopyContest(
        id=contest, name="2027 焊工比武", starts_on=date(2027, 10, 11), ends_on=date(2027, 10, 12)
    )
    copy = await office.desk.act(copy_contest, form)

    row = await office.desk.row("contests", copy)
    assert (row["copied_from_id"], row["state"]) == (contest, ContestState.DRAFT)
    [of_round] = await office.desk.rows("rounds", contest_id=copy)
    assert (of_round["state"], of_round["draw_seed"]) == (RoundState.SET_UP, None)
    [criterion] = await office.desk.rows("criteria", contest_id=copy)
    assert (criterion["round_id"], criterion["name"]) == (of_round["id"], "焊缝")
    for table in ("entries", "starts", "judges", "judge_rounds"):
        assert await office.desk.rows(table, contest_id=copy) == []
