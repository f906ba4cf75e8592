"""What publishing would show and what holds it back; an upheld appeal opens a released round."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from backend.accounts.changes import update
from backend.compiler.assembly import camel
from backend.contests.forms import OpenRound
from backend.contests.judging import declare_recusal, withdraw_recusal
from backend.contests.outcome_commands import decide_appeal, lodge_appeal
from backend.contests.outcome_forms import (
    DecideAppeal,
    LodgeAppeal,
    PreviewContestPublication,
    PublishContest,
)
from backend.contests.people_forms import DeclareRecusal, WithdrawRecusal
from backend.contests.publishing import preview_contest_publication, publish_contest
from backend.contests.receiving import ScoreKind
from backend.contests.round_commands import open_round
from backend.contests.rules import (
    AppealState,
    ContestState,
    CriterionPart,
    JudgesRule,
    RecusalReason,
    RoundState,
    StartStatus,
)
from backend.contests.tables import Result
from backend.database.actor import Role
from backend.database.session import writing
from backend.kit.clock import now
from tests.commands.refusing import refusal_codes, refused
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing
from tests.contests.test_outcomes import Finished, finished


async def test_the_preview_is_what_publishing_shows(office: Organizing) -> None:
    held = await finished(office)
    form = PreviewContestPublication(id=held.contest)

    preview = await office.desk.act(preview_contest_publication, form)

    assert (preview["edition"], preview["warnings"]) == (1, [])
    assert [one["isNamed"] for one in preview["results"]] == [True, False, False]
    publication = await held.publish()
    rows = await office.desk.rows("published_results", publication_id=publication)
    ordered = sorted(rows, key=lambda row: row["sequence"])
    names = [camel(name) for name in ("bib", "name", "place", "total", "award", "round_name")]
    assert [{name: row[name] for name in names} for row in preview["results"]] == [
        {camel(name): value for name, value in row.items() if camel(name) in names}
        for row in ordered
    ]
    assert "changedResults" not in preview
    await held.set_last(total=Decimal(80))
    again = await office.desk.act(preview_contest_publication, form)
    counts = [again[name] for name in ("changedResults", "addedResults", "removedResults")]
    assert (again["edition"], counts) == (2, [1, 0, 0])


async def test_everything_that_holds_a_publication_back_is_named_at_once(
    office: Organizing,
) -> None:
    held = await finished(office)
    appeal = LodgeAppeal(round_id=held.of_round, entry_id=held.entries[0], grounds="漏记一项")
    await office.desk.act(lodge_appeal, appeal)
    await held.set_last(missing=1, is_pending=True)
    contest = await office.desk.row("contests", held.contest)
    form = PreviewContestPublication(id=held.contest)

    preview = await office.desk.act(preview_contest_publication, form)

    codes = ["APPEALS_PENDING", "RESULTS_PENDING", "RESULTS_INCOMPLETE"]
    assert [one.code for one in preview["warnings"]] == codes
    publication = PublishContest(id=held.contest, revision=contest["revision"])
    found = await refused(office.desk, publish_contest, publication)
    assert [one.code for one in found] == codes
    assert [one.message for one in found[1:]] == [
        "还有 1 个成绩待核：003 号。",
        "还有 1 个成绩缺少评分：003 号。",
    ]


async def test_a_contest_under_way_is_previewed_by_its_organizer_alone(office: Organizing) -> None:
    held = await finished(office)
    await office.to_state(held.contest, ContestState.OPEN)
    form = PreviewContestPublication(id=held.contest)
    judge = office.desk.person(Role.JUDGE, contest_id=held.contest)

    preview = await office.desk.act(preview_contest_publication, form)
    codes = await refusal_codes(office.desk, preview_contest_publication, form, as_=judge)

    assert [one.code for one in preview["warnings"]] == ["CONTEST_STATE"]
    assert codes == ["NOT_ALLOWED"]


async def test_only_an_upheld_appeal_opens_a_released_round_again(office: Organizing) -> None:
    held = await finished(office)
    await office.to_state(held.contest, ContestState.OPEN)
    row = await office.desk.row("rounds", held.of_round)
    await held.write(update("rounds", row, state=RoundState.PUBLISHED, published_at=now()))
    await held.set_last(released_contest_id=held.contest)
    reopening = await _reopening(office, held)
    before = await refusal_codes(office.desk, open_round, reopening)
    form = LodgeAppeal(round_id=held.of_round, entry_id=held.entries[0], grounds="漏记一项")
    appeal = await office.desk.act(lodge_appeal, form)
    decision = DecideAppeal(id=appeal, revision=1, state=AppealState.UPHELD, decision="漏记属实")

    await office.desk.act(decide_appeal, decision)
    await office.desk.act(open_round, await _reopening(office, held))

    assert before == ["ROUND_STATE"]
    row = await office.desk.row("rounds", held.of_round)
    kept = [row[name] for name in ("state", "closed_at", "published_at")]
    assert kept == [RoundState.OPEN, None, None]
    assert await _released(office, held.of_round) == [None, None, None]


async def _reopening(office: Organizing, held: Finished) -> OpenRound:
    row = await office.desk.row("rounds", held.of_round)
    return OpenRound(id=held.of_round, revision=row["revision"], reason="申诉成立")


async def _released(office: Organizing, of_round: UUID) -> list[Any]:
    async with writing(office.desk.database, office.desk.officer) as session:
        found = select(col(Result.released_contest_id)).where(col(Result.round_id) == of_round)
        return list(await session.scalars(found))


async def test_a_recusal_by_mistake_is_taken_back_with_a_reason(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest)
    entry = await office.entry(discipline, firm)
    judge = await office.judge(contest)
    declared = DeclareRecusal(judge_id=judge, entry_id=entry, reason=RecusalReason.KINSHIP)
    await office.desk.act(declare_recusal, declared)
    [recusal] = await office.desk.rows("recusals", judge_id=judge)
    form = WithdrawRecusal(id=recusal["id"], reason="同名，并非亲属")

    silent = WithdrawRecusal(**asdict(form) | {"reason": " "})

    assert await refusal_codes(office.desk, withdraw_recusal, silent) == ["RECUSAL_REASON"]
    assert await office.desk.act(withdraw_recusal, form) == judge
    assert await office.desk.rows("recusals", judge_id=judge) == []


@pytest.mark.parametrize(("rule", "codes"), [("SUM", ["RESULTS_INCOMPLETE"]), ("MEAN", [])])
async def test_a_sum_is_published_when_every_judge_has_scored(
    office: Organizing, rule: str, codes: list[str]
) -> None:
    venue = await open_venue(office, judges=2, judges_rule=JudgesRule(rule))
    [criterion] = venue.criteria
    first, second = await venue.device(), await venue.device(1)
    await first.send(*(first.record(one, 80, criterion_id=criterion) for one in venue.entries))
    await second.send(second.record(venue.entries[0], 90, criterion_id=criterion))
    await venue.close()
    await office.to_state(venue.contest, ContestState.CLOSED)
    form = PreviewContestPublication(id=venue.contest)

    preview = await office.desk.act(preview_contest_publication, form)

    assert [one.code for one in preview["warnings"]] == codes
    assert [("002 号" in one.message) for one in preview["warnings"]] == [True] * len(codes)


@pytest.mark.parametrize(
    ("given_up", "second", "codes"),
    [
        (None, 80, []),
        (1, None, ["RESULTS_INCOMPLETE"]),
    ],
)
async def test_theory_lacks_no_judge_for_being_sat_again_nor_has_one_for_practice_given_up(
    office: Organizing, given_up: int | None, second: int | None, codes: list[str]
) -> None:
    venue = await open_venue(
        office, entries=1, judges=2, criteria=2, attempts=2, judges_rule=JudgesRule.SUM
    )
    await venue.change_criterion(part=CriterionPart.THEORY)
    theory, work = venue.criteria
    devices = [await venue.device(), await venue.device(1)]
    [entry] = venue.entries
    records = [
        [
            device.record(entry, 40, criterion_id=work, attempt=2),
            device.record(entry, value, criterion_id=theory),
        ][: 1 if value is None else 2]
        for device, value in zip(devices, (80, second), strict=True)
    ]
    if given_up:
        gone = StartStatus.DID_NOT_FINISH
        records[0].append(devices[0].record(entry, kind=ScoreKind.STATUS, status=gone))
    else:
        records[0].append(devices[0].record(entry, 70, criterion_id=theory, attempt=2))
    for device, one in zip(devices, records, strict=True):
        assert {each["state"].value for each in await device.send(*one)} == {"ACCEPTED"}
    await venue.close()
    await office.to_state(venue.contest, ContestState.CLOSED)

    preview = await office.desk.act(
        preview_contest_publication, PreviewContestPublication(id=venue.contest)
    )

    assert [one.code for one in preview["warnings"]] == codes


async def test_nothing_is_published_over_the_head_of_who_was_not_scored(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    await device.send(device.record(venue.entries[0], 80, criterion_id=venue.criteria[0]))
    await venue.close()
    await office.to_state(venue.contest, ContestState.CLOSED)
    form = PreviewContestPublication(id=venue.contest)

    preview = await office.desk.act(preview_contest_publication, form)

    assert [one.message for one in preview["warnings"]] == ["还有 1 个成绩缺少评分：002 号。"]
