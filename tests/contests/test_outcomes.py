"""Appeals in their time, awards, practice, publication by consent, and names let go of."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update as statement
from sqlmodel import col

from backend.accounts.actors import program_of
from backend.accounts.changes import insert, save, update
from backend.contests.awarding import give_award
from backend.contests.contest_commands import create_contest
from backend.contests.drawing import draw_start_order
from backend.contests.editions import changes_between
from backend.contests.forgetting import forget_names, names_end_at
from backend.contests.forms import ContestDetails, CreateContest
from backend.contests.outcome_commands import (
    decide_appeal,
    hold_practice,
    lodge_appeal,
    record_practice,
)
from backend.contests.outcome_forms import (
    DecideAppeal,
    GiveAward,
    HoldPractice,
    LodgeAppeal,
    PracticeMark,
    PublishContest,
    RecordPractice,
    WithdrawContestPublication,
)
from backend.contests.people_forms import DrawStartOrder
from backend.contests.publishing import publish_contest, withdraw_contest_publication
from backend.contests.rules import (
    AppealState,
    AwardRank,
    ContestKind,
    ContestLevel,
    ContestState,
    EntryState,
    RoundState,
    StartStatus,
)
from backend.contests.tables import Result
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.ids import encode_node_id
from tests.commands.asking import ask
from tests.commands.refusing import refusal_codes
from tests.contests.organizing import Organizing

TOTALS = ("88.80", "91.25", "79.00")


class Finished:
    """A contest of three entries with results; the round was closed some hours ago."""

    def __init__(self, office: Organizing, ids: dict[str, Any]) -> None:
        """Keep what was made."""
        self.office = office
        self.contest: UUID = ids["contest"]
        self.of_round: UUID = ids["round"]
        self.entries: list[UUID] = ids["entries"]

    async def write(self, *changes: Any) -> None:
        """Write as the program what other commands would have written."""
        program = program_of(self.office.desk.officer.district_id, request_id="test")
        async with writing(self.office.desk.database, program) as session:
            await save(session, program, action="test", changes=changes)

    async def close(self, *, hours_ago: int) -> None:
        """Let the contest be closed as many hours ago."""
        moment = now() - timedelta(hours=hours_ago)
        of_round = await self.office.desk.row("rounds", self.of_round)
        await self.write(update("rounds", of_round, state=RoundState.CLOSED, closed_at=moment))
        await self.office.to_state(self.contest, ContestState.OPEN)
        await self.office.to_state(self.contest, ContestState.CLOSED)
        contest = await self.office.desk.row("contests", self.contest)
        await self.write(update("contests", contest, closed_at=moment))

    async def set_last(self, **values: Any) -> None:
        """Set what the program computes of the entry that came last."""
        program = program_of(self.office.desk.officer.district_id, request_id="test")
        async with writing(self.office.desk.database, program) as session:
            where = (col(Result.round_id) == self.of_round, col(Result.place) == 3)
            await session.execute(statement(Result).where(*where).values(**values))

    async def publish(self) -> UUID:
        """Publish."""
        contest = await self.office.desk.row("contests", self.contest)
        form = PublishContest(id=self.contest, revision=contest["revision"])
        return (await self.office.desk.act(publish_contest, form))["publication"]

    async def forget(self) -> None:
        """Do what is done at night."""
        program = program_of(self.office.desk.officer.district_id, request_id="night")
        async with writing(self.office.desk.database, program) as session:
            await forget_names(session, program)


async def finished(office: Organizing, *, hours_ago: int = 1) -> Finished:
    """Hold a contest; the second entry agrees to be named, the third to be kept."""
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    consents: tuple[dict[str, Any], ...] = ({}, {"shows_name": True}, {"keeps_name": True})
    entries = [await office.entry(discipline, firm, **consent) for consent in consents]
    await office.draw(of_round)
    made = Finished(office, {"contest": contest, "round": of_round, "entries": entries})
    places = (2, 1, 3)
    await made.write(
        *(
            insert(
                "results",
                contest_id=contest,
                round_id=of_round,
                entry_id=entry,
                total=Decimal(total),
                place=place,
            )
            for entry, total, place in zip(entries, TOTALS, places, strict=True)
        )
    )
    await made.close(hours_ago=hours_ago)
    return made


@pytest.mark.parametrize(("hours_ago", "codes"), [(23, []), (25, ["APPEAL_WINDOW"])])
async def test_an_appeal_comes_within_its_hours(
    office: Organizing, hours_ago: int, codes: list[str]
) -> None:
    held = await finished(office, hours_ago=hours_ago)
    form = LodgeAppeal(round_id=held.of_round, entry_id=held.entries[0], grounds="漏记一项")

    if codes:
        assert await refusal_codes(office.desk, lodge_appeal, form) == codes
    else:
        appeal = await office.desk.act(lodge_appeal, form)
        assert (await office.desk.row("appeals", appeal))["state"] is AppealState.LODGED


async def test_texts_are_no_longer_than_there_is_room_where_they_are_shown(
    office: Organizing,
) -> None:
    held = await finished(office)
    appeals = [
        LodgeAppeal(round_id=held.of_round, entry_id=held.entries[0], grounds="漏" * length)
        for length in (1001, 1000)
    ]
    contest, former = (
        await office.contest("长文比武"),
        await office.desk.row("contests", held.contest),
    )
    a_round = await office.round(await office.discipline(contest))
    seed = DrawStartOrder(round_id=a_round, seed="种" * 81)
    days = {"starts_on": former["starts_on"], "ends_on": former["ends_on"]}
    details = ContestDetails(name="长文", trade="焊" * 81, **days)
    trade = CreateContest(level=ContestLevel.DISTRICT, contest=details)
    desk = office.desk

    refused = [
        await refusal_codes(desk, lodge_appeal, appeals[0]),
        await refusal_codes(desk, draw_start_order, seed),
        await refusal_codes(desk, create_contest, trade),
    ]
    appeal = await desk.act(lodge_appeal, appeals[1])

    assert refused == [["TEXT_LENGTH"]] * 3
    assert len((await desk.row("appeals", appeal))["grounds"]) == 1000


async def test_nothing_is_published_while_an_appeal_waits(office: Organizing) -> None:
    held = await finished(office)
    form = LodgeAppeal(round_id=held.of_round, entry_id=held.entries[0], grounds="漏记一项")
    appeal = await office.desk.act(lodge_appeal, form)
    contest = await office.desk.row("contests", held.contest)
    publication = PublishContest(id=held.contest, revision=contest["revision"])

    codes = await refusal_codes(office.desk, publish_contest, publication)
    without = DecideAppeal(id=appeal, revision=1, state=AppealState.REJECTED)
    without_words = await refusal_codes(office.desk, decide_appeal, without)
    decision = DecideAppeal(id=appeal, revision=1, state=AppealState.REJECTED, decision="复核无误")
    await office.desk.act(decide_appeal, decision)

    assert (codes, without_words) == (["APPEALS_PENDING"], ["APPEAL"])
    await held.publish()
    again = DecideAppeal(id=appeal, revision=2, state=AppealState.WITHDRAWN)
    assert await refusal_codes(office.desk, decide_appeal, again) == ["APPEAL_DECIDED"]


async def test_a_result_that_lacks_scores_is_not_published(office: Organizing) -> None:
    held = await finished(office)
    await held.set_last(missing=1)
    contest = await office.desk.row("contests", held.contest)
    form = PublishContest(id=held.contest, revision=contest["revision"])

    codes = await refusal_codes(office.desk, publish_contest, form)
    await held.set_last(status=StartStatus.DID_NOT_FINISH)

    assert codes == ["RESULTS_INCOMPLETE"]
    await held.publish()


async def test_a_publication_names_whoever_agreed_and_nobody_else(office: Organizing) -> None:
    held = await finished(office)
    award = GiveAward(contest_id=held.contest, rank=AwardRank.FIRST, entry_id=held.entries[1])
    await office.desk.act(give_award, award)
    named = (await office.desk.row("entries", held.entries[1]))["name"]

    publication = await held.publish()

    rows = await office.desk.rows("published_results", publication_id=publication)
    ordered = sorted(rows, key=lambda row: row["sequence"])
    shown = [(row["place"], row["bib"], row["name"], row["total"], row["award"]) for row in ordered]
    assert shown == [
        (1, "002", named, Decimal("91.25"), AwardRank.FIRST),
        (2, "001", None, Decimal("88.80"), None),
        (3, "003", None, Decimal("79.00"), None),
    ]
    assert (await office.desk.row("contests", held.contest))["state"] is ContestState.PUBLISHED


async def test_a_new_edition_takes_the_one_before_down(office: Organizing) -> None:
    held = await finished(office)
    first = await held.publish()

    second = await held.publish()

    assert await office.desk.rows("published_results", publication_id=first) == []
    former = await office.desk.row("contest_publications", first)
    assert former["withdrawal_reason"] == "已由第 2 版替代"
    assert len(await office.desk.rows("published_results", publication_id=second)) == 3
    form = WithdrawContestPublication(id=second, reason="成绩有误")
    await office.desk.act(withdraw_contest_publication, form)
    assert await office.desk.rows("published_results", contest_id=held.contest) == []
    assert (await office.desk.row("contests", held.contest))["state"] is ContestState.CLOSED
    codes = await refusal_codes(office.desk, withdraw_contest_publication, form)
    assert codes == ["PUBLICATION_DOWN"]


@pytest.mark.parametrize(
    ("rank", "winner", "codes"),
    [
        (AwardRank.FIRST, "entry", []),
        (AwardRank.FIRST, "organization", ["AWARD_SUBJECT"]),
        (AwardRank.ORGANIZER, "organization", []),
        (AwardRank.ORGANIZER, "entry", ["AWARD_SUBJECT"]),
    ],
)
async def test_an_award_goes_to_whom_its_rank_is_for(
    office: Organizing, rank: AwardRank, winner: str, codes: list[str]
) -> None:
    held = await finished(office)
    entry = await office.desk.row("entries", held.entries[0])
    subject = {"entry": entry["id"], "organization": entry["organization_id"]}[winner]
    form = GiveAward(contest_id=held.contest, rank=rank, **{f"{winner}_id": subject})

    if codes:
        assert await refusal_codes(office.desk, give_award, form) == codes
    else:
        award = await office.desk.act(give_award, form)
        row = await office.desk.row("awards", award)
        assert row["organization_id"] == entry["organization_id"]
        assert row["certificate_number"].endswith("-001")


async def test_practice_keeps_attendance_and_values(office: Organizing) -> None:
    camp = await office.contest("焊工练兵", kind=ContestKind.PRACTICE)
    discipline, firm = await office.discipline(camp), await office.desk.organization("甲厂")
    first, second = await office.entry(discipline, firm), await office.entry(discipline, firm)
    form = HoldPractice(discipline_id=discipline, name="第一场", held_on=date(2026, 10, 12))
    held = await office.desk.act(hold_practice, form)
    marks = [
        PracticeMark(entry_id=first, value=Decimal(81)),
        PracticeMark(entry_id=second, is_present=False),
    ]
    await office.desk.act(record_practice, RecordPractice(practice_session_id=held, marks=marks))

    absent = RecordPractice(
        practice_session_id=held,
        marks=[PracticeMark(entry_id=second, is_present=False, value=Decimal(1))],
    )
    again = RecordPractice(
        practice_session_id=held, marks=[PracticeMark(entry_id=first, value=Decimal(85))]
    )

    negative = RecordPractice(
        practice_session_id=held, marks=[PracticeMark(entry_id=first, value=Decimal(-5))]
    )

    assert await refusal_codes(office.desk, record_practice, absent) == ["PRACTICE"]
    assert await refusal_codes(office.desk, record_practice, negative) == ["PRACTICE"]
    await office.desk.act(record_practice, again)
    rows = await office.desk.rows("practice_results", practice_session_id=held)
    found = {row["entry_id"]: (row["is_present"], row["value"]) for row in rows}
    assert found == {first: (True, Decimal(85)), second: (False, None)}


async def test_a_contest_with_rounds_holds_no_practice(office: Organizing) -> None:
    discipline = await office.discipline(await office.contest())
    form = HoldPractice(discipline_id=discipline, name="第一场", held_on=date(2026, 10, 12))

    assert await refusal_codes(office.desk, hold_practice, form) == ["PRACTICE"]


def test_names_are_kept_for_the_appeals_and_some_days_more() -> None:
    closed = datetime(2026, 10, 13, 9, 30, tzinfo=UTC)
    on = date(2026, 10, 13)

    found = names_end_at(closed, on, appeal_hours=24, name_days=90)
    unclosed = names_end_at(None, on, appeal_hours=24, name_days=0)

    assert found == datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
    assert unclosed == datetime(2026, 10, 14, 16, 0, tzinfo=UTC)


async def test_at_night_names_go_and_bibs_stay(office: Organizing) -> None:
    held = await finished(office, hours_ago=(90 + 1) * 24 + 1)

    await held.forget()

    rows = [await office.desk.row("entries", entry) for entry in held.entries]
    assert [row["bib"] for row in rows] == ["001", "002", "003"]
    assert [row["name"] is None for row in rows] == [True, True, False]
    assert [row["name_erased_at"] is None for row in rows] == [False, False, True]
    images = await office.desk.rows("operation_changes", subject_table="entries")
    kept = [row["after"] for row in images if row["subject_id"] != held.entries[2]]
    assert kept
    assert all("name" not in image for image in kept)


@pytest.mark.parametrize("waits", [False, True])
async def test_a_name_is_kept_until_its_time_and_while_an_appeal_waits(
    office: Organizing, *, waits: bool
) -> None:
    held = await finished(office, hours_ago=1)
    if waits:
        form = LodgeAppeal(round_id=held.of_round, entry_id=held.entries[0], grounds="漏记一项")
        await office.desk.act(lodge_appeal, form)
        contest = await office.desk.row("contests", held.contest)
        long_ago = now() - timedelta(days=400)
        await held.write(update("contests", contest, closed_at=long_ago))

    await held.forget()

    rows = [await office.desk.row("entries", entry) for entry in held.entries]
    assert [row["name"] is None for row in rows] == [False, False, False]
    assert {row["state"] for row in rows} == {EntryState.ENTERED}


async def test_an_edition_says_what_changed_and_whom_to_ask(office: Organizing) -> None:
    held = await finished(office)
    contest = await office.desk.row("contests", held.contest)
    form = PublishContest(
        id=held.contest, revision=contest["revision"], contact="两新工委办公室 0571-00000000"
    )
    await office.desk.act(publish_contest, form)
    award = GiveAward(contest_id=held.contest, rank=AwardRank.FIRST, entry_id=held.entries[1])
    await office.desk.act(give_award, award)
    await held.set_last(total=Decimal("80.00"))

    second = await held.publish()
    third = await held.publish()

    def said(row: dict[str, Any]) -> tuple[int | None, ...]:
        return row["changed_results"], row["added_results"], row["removed_results"]

    of_round = await office.desk.row("rounds", held.of_round)
    editions = await office.desk.rows("contest_publications", contest_id=held.contest)
    first = next(row for row in editions if row["edition"] == 1)
    assert said(first) == (None, None, None)
    assert said(await office.desk.row("contest_publications", second)) == (2, 0, 0)
    assert said(await office.desk.row("contest_publications", third)) == (0, 0, 0)
    assert {row["contact"] for row in editions} == {"两新工委办公室 0571-00000000"}
    assert first["appeals_end_at"] == of_round["closed_at"] + timedelta(hours=24)
    assert first["organizer_name"] == "试验区两新组织党委"


AWARDED = """
query ($id: ID!) {
  contest(id: $id) {
    awards { nodes { rank isPublished } }
    publications { nodes { edition addedResults organizationAwards {
      organizationName
    } } }
  }
}
"""


async def test_award_is_public_with_the_edition_that_tells_of_it_and_no_sooner(
    office: Organizing,
) -> None:
    held = await finished(office)
    desk, node = office.desk, encode_node_id("Contest", held.contest)
    entry = await desk.row("entries", held.entries[1])
    first = GiveAward(contest_id=held.contest, rank=AwardRank.FIRST, entry_id=entry["id"])
    await desk.act(give_award, first)
    await held.publish()

    async def told() -> tuple[dict[str, bool], dict[int, Any]]:
        found = (await ask(desk.database, desk.officer, AWARDED, id=node))["contest"]
        editions = {
            one["edition"]: (
                [award["organizationName"] for award in one["organizationAwards"]],
                one["addedResults"],
            )
            for one in found["publications"]["nodes"]
        }
        return {one["rank"]: one["isPublished"] for one in found["awards"]["nodes"]}, editions

    organizer = GiveAward(
        contest_id=held.contest,
        rank=AwardRank.ORGANIZER,
        organization_id=entry["organization_id"],
    )
    await desk.act(give_award, organizer)
    late = await told()
    second = await held.publish()
    out = await told()
    down = WithdrawContestPublication(id=second, reason="成绩有误")
    await desk.act(withdraw_contest_publication, down)

    assert late == ({"FIRST": True, "ORGANIZER": False}, {1: ([], None)})
    assert out == ({"FIRST": True, "ORGANIZER": True}, {1: ([], None), 2: (["甲厂"], 1)})
    # What was taken down tells nothing any more.
    assert await told() == (
        {"FIRST": False, "ORGANIZER": False},
        {1: ([], None), 2: ([], 1)},
    )


def test_what_is_new_and_what_is_gone_is_counted_apart() -> None:
    said = {"discipline_name": "手工焊", "round_name": "决赛", "place": 1, "is_shared": False}
    said |= {"theory": None, "practical": None, "total": Decimal(90), "status": "STARTING"}
    rows = [said | {"bib": bib, "award": None} for bib in ("001", "002", "003")]

    counted = changes_between(rows[:2], [rows[1] | {"award": AwardRank.FIRST}, rows[2]])

    assert counted == {"changed_results": 1, "added_results": 1, "removed_results": 1}
