"""What the desk is told: progress, spread, what is unchecked, panels of unlike size."""

from typing import Any

import pytest

from backend.contests.checking import check_scores
from backend.contests.entering import withdraw_entry
from backend.contests.judging import assign_judge, declare_recusal
from backend.contests.people_forms import AssignJudge, DeclareRecusal, WithdrawEntry
from backend.contests.receiving import ScoreKind
from backend.contests.rules import CriterionPart, JudgesRule, RecusalReason
from backend.contests.score_forms import CheckScores, ScoreCheck
from backend.database.actor import Actor
from backend.kit.ids import encode_node_id
from tests.commands.asking import ask
from tests.commands.refusing import refusal_codes
from tests.contests.judging import Device, Venue, open_venue
from tests.contests.organizing import Organizing

DESK = """
query ($id: ID!) {
  round(id: $id) {
    progress { name done expected }
    panels { fewest most }
    spreads { bib criterion attempt lowest highest }
    uncheckedScores { totalCount { value } }
  }
}
"""


async def told(venue: Venue, actor: Actor | None = None) -> dict[str, Any]:
    """Ask what the desk is told, as the organizer unless said."""
    desk = venue.office.desk
    node = encode_node_id("Round", venue.round_id)
    answer = await ask(desk.database, actor or desk.officer, DESK, id=node)
    found: dict[str, Any] = answer["round"]
    return found


async def names_of(venue: Venue) -> list[str]:
    """Give the judges' names in the order of their appointment."""
    return [(await venue.office.desk.row("judges", one))["name"] for one in venue.judges]


async def give(device: Device, venue: Venue, *values: object) -> None:
    """Let a device give the entries, in their order, a value for the first criterion."""
    records = [
        device.record(entry, value, criterion_id=venue.criteria[0])
        for entry, value in zip(venue.entries, values, strict=False)
    ]
    receipts = await device.send(*records)
    assert {one["state"].value for one in receipts} == {"ACCEPTED"}


async def test_desk_counts_what_each_judge_gave_and_where_judges_differ(
    office: Organizing,
) -> None:
    venue = await open_venue(office, entries=3, judges=2, criteria=2)
    first, second = await names_of(venue)
    kin = DeclareRecusal(
        judge_id=venue.judges[1], entry_id=venue.entries[2], reason=RecusalReason.KINSHIP
    )
    await give(await venue.device(0), venue, 80, 90, 70)
    # The kinship comes to light after the score, which is due no more, nor counted as given.
    await give(await venue.device(1, name="平板二"), venue, 85.5, 90, 70)
    await office.desk.act(declare_recusal, kin)

    found = await told(venue)

    assert found == {
        "progress": [
            {"name": first, "done": 3, "expected": 6},
            {"name": second, "done": 2, "expected": 4},
        ],
        "panels": {"fewest": 1, "most": 2},
        "spreads": [
            {"bib": "001", "criterion": "项目0", "attempt": 1, "lowest": "80", "highest": "85.5"}
        ],
        "uncheckedScores": {"totalCount": {"value": 6}},
    }
    # Who withdraws is neither given nor due any more.
    await office.desk.act(withdraw_entry, WithdrawEntry(id=venue.entries[0], reason="受伤"))
    assert (await told(venue))["progress"] == [
        {"name": first, "done": 2, "expected": 4},
        {"name": second, "done": 1, "expected": 2},
    ]


async def test_desk_keeps_attempts_penalties_conflicts_and_checked_scores_apart(
    office: Organizing,
) -> None:
    venue = await open_venue(office, entries=1, judges=2, attempts=2)
    first, second = await names_of(venue)
    [entry], [criterion] = venue.entries, venue.criteria
    device, other = await venue.device(0), await venue.device(1, name="平板二")
    for one in (device, other):
        for attempt, value in ((1, 80), (2, 90)):
            await one.send(one.record(entry, value, criterion_id=criterion, attempt=attempt))
    await device.send(device.record(entry, 2, kind=ScoreKind.PENALTY))
    third = await venue.device(1, name="平板三")
    [disputed] = await third.send(third.record(entry, 85, criterion_id=criterion))

    found = await told(venue)

    assert disputed["state"].value == "CONFLICT"
    assert found["progress"] == [
        {"name": first, "done": 2, "expected": 2},
        {"name": second, "done": 2, "expected": 2},
    ]
    assert found["spreads"] == []
    # Four scores and a penalty, of which one is disputed.
    assert found["uncheckedScores"] == {"totalCount": {"value": 4}}
    rows = await office.desk.rows("scores", round_id=venue.round_id, attempt=2)
    checks = [ScoreCheck(id=row["id"], version=row["version"]) for row in rows]
    await office.desk.act(check_scores, CheckScores(scores=checks))
    assert (await told(venue))["uncheckedScores"] == {"totalCount": {"value": 2}}


async def test_theory_is_due_once_however_many_attempts_there_are(office: Organizing) -> None:
    venue = await open_venue(office, entries=2, criteria=2, attempts=2)
    await venue.change_criterion(part=CriterionPart.THEORY)
    theory, work = venue.criteria
    device = await venue.device()
    due = [(entry, *one) for entry in venue.entries for one in ((theory, 1), (work, 1), (work, 2))]
    again = (venue.entries[0], theory, 2)

    for entry, criterion, attempt in (*due, again):
        await device.send(device.record(entry, 80, criterion_id=criterion, attempt=attempt))

    [progress] = (await told(venue))["progress"]
    assert (progress["done"], progress["expected"]) == (6, 6)


async def test_judge_who_asks_what_the_desk_asks_learns_of_the_own_scores_alone(
    office: Organizing,
) -> None:
    venue = await open_venue(office, judges=2)
    first, second = await venue.device(0), await venue.device(1, name="平板二")
    await give(first, venue, 61, 62)
    await give(second, venue, 91, 92)

    found = await told(venue, second.actor)

    assert {one["name"]: one["done"] for one in found["progress"]} == {
        (await names_of(venue))[1]: 2
    }
    assert found["spreads"] == []
    assert found["uncheckedScores"] == {"totalCount": {"value": 2}}


@pytest.mark.parametrize(
    ("rule", "codes"), [(JudgesRule.SUM, ["UNEQUAL_PANELS"]), (JudgesRule.MEAN, [])]
)
async def test_recusal_in_an_open_round_that_adds_judges_up_has_to_be_meant(
    office: Organizing, rule: JudgesRule, codes: list[str]
) -> None:
    venue = await open_venue(office, judges=2, judges_rule=rule)
    form = DeclareRecusal(
        judge_id=venue.judges[0], entry_id=venue.entries[1], reason=RecusalReason.KINSHIP
    )
    meant = DeclareRecusal(
        judge_id=venue.judges[0],
        entry_id=venue.entries[1],
        reason=RecusalReason.KINSHIP,
        accepts_unequal_panels=True,
    )

    if codes:
        assert await refusal_codes(office.desk, declare_recusal, form) == codes
    await office.desk.act(declare_recusal, meant if codes else form)

    [row] = await office.desk.rows("recusals", judge_id=venue.judges[0])
    assert row["entry_id"] == venue.entries[1]
    assert (await told(venue))["panels"] == {"fewest": 1, "most": 2}


async def test_recusal_from_the_only_entry_of_others_is_no_matter_where_panels_stay_alike(
    office: Organizing,
) -> None:
    venue = await open_venue(office, entries=1, judges=2, judges_rule=JudgesRule.SUM)
    form = DeclareRecusal(
        judge_id=venue.judges[0], entry_id=venue.entries[0], reason=RecusalReason.KINSHIP
    )

    await office.desk.act(declare_recusal, form)

    assert (await told(venue))["panels"] == {"fewest": 1, "most": 1}


async def test_judge_joins_an_open_sum_for_all_of_its_entries_or_is_meant_to_join_for_some(
    office: Organizing,
) -> None:
    venue = await open_venue(office, judges_rule=JudgesRule.SUM)
    joining = await office.judge(venue.contest)
    kin = DeclareRecusal(judge_id=joining, entry_id=venue.entries[0], reason=RecusalReason.KINSHIP)
    await office.desk.act(declare_recusal, kin)
    form = AssignJudge(judge_id=joining, round_id=venue.round_id)
    whole = AssignJudge(judge_id=await office.judge(venue.contest), round_id=venue.round_id)

    assert await refusal_codes(office.desk, assign_judge, form) == ["UNEQUAL_PANELS"]
    await office.desk.act(assign_judge, whole)
    assert (await told(venue))["panels"] == {"fewest": 2, "most": 2}

    meant = AssignJudge(judge_id=joining, round_id=venue.round_id, accepts_unequal_panels=True)
    await office.desk.act(assign_judge, meant)
    assert (await told(venue))["panels"] == {"fewest": 2, "most": 3}
