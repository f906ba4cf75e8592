"""What leads a contest from state to state, and two at once in one contest."""

import asyncio
from decimal import Decimal

from backend.contests.closing import close_round, freeze_round, release_round
from backend.contests.entering import withdraw_entry
from backend.contests.forms import AddCriterion, CriterionDetails, OpenRound, RemoveRound
from backend.contests.outcome_forms import PublishContest
from backend.contests.people_forms import WithdrawEntry
from backend.contests.publishing import publish_contest
from backend.contests.reading import contest_of
from backend.contests.round_commands import add_criterion, open_round, remove_round
from backend.contests.rules import ContestState, RoundState
from backend.contests.score_forms import CloseRound, FreezeRound, ReleaseRound
from backend.database.session import writing
from backend.kit.errors import LedgerError
from tests.commands.refusing import refusal_codes
from tests.commands.test_racing import after
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing

LONG = 60


async def test_only_what_hangs_on_no_state_of_a_contest_can_be_undone(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    await office.desk.act(withdraw_entry, WithdrawEntry(id=venue.entries[1], reason="受伤"))
    given = {"criterion_id": venue.criteria[0]}
    await device.send(device.record(venue.entries[0], 80, **given))
    await office.desk.act(freeze_round, FreezeRound(id=venue.round_id, is_frozen=True))
    await venue.close()
    row = await office.desk.row("rounds", venue.round_id)
    release = ReleaseRound(id=venue.round_id, revision=row["revision"])
    await office.desk.act(release_round, release)
    await office.to_state(venue.contest, ContestState.CLOSED)
    contest = await office.desk.row("contests", venue.contest)
    publication = PublishContest(id=venue.contest, revision=contest["revision"])
    await office.desk.act(publish_contest, publication)

    operations = {row["action"] for row in await office.desk.rows("operations")}

    assert {one for one in operations if one.split(".")[0] not in {"town", "organization"}} == {
        "contest.create",
        "discipline.add",
        "entry.enter",
        "judge.appoint",
    }


async def test_a_round_with_something_in_its_log_is_not_removed(office: Organizing) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    await device.send(device.record(venue.entries[0], 80, criterion_id=venue.criteria[0]))
    await venue.change_round(state=RoundState.SET_UP, opened_at=None)
    row = await office.desk.row("rounds", venue.round_id)
    form = RemoveRound(id=venue.round_id, revision=row["revision"])

    assert await refusal_codes(office.desk, remove_round, form) == ["STILL_USED"]


async def test_scores_come_in_while_an_organizer_holds_the_contest(office: Organizing) -> None:
    venue = await open_venue(office)
    device, officer = await venue.device(), office.desk.officer
    record = device.record(venue.entries[0], 80, criterion_id=venue.criteria[0])

    async with writing(office.desk.database, officer) as session:
        await contest_of(session, officer, venue.contest, ContestState.OPEN)
        [receipt] = await asyncio.wait_for(device.send(record), LONG)
        await close_round(session, officer, CloseRound(id=venue.round_id))

    assert receipt["state"].value == "ACCEPTED"
    assert (await venue.results())[0] == (Decimal("80.00"), 1, False)


async def test_of_two_at_once_the_second_sees_that_the_round_was_opened(
    office: Organizing,
) -> None:
    contest = await office.contest()
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    await office.criterion(of_round)
    await office.entry(discipline, await office.desk.organization("甲厂"))
    await office.judge(contest, of_round=of_round)
    await office.draw(of_round)
    await office.to_state(contest, ContestState.OPEN)
    row = await office.desk.row("rounds", of_round)
    opening = OpenRound(id=of_round, revision=row["revision"])
    details = CriterionDetails(name="外观", maximum=Decimal(10))

    async def add() -> list[str]:
        try:
            form = AddCriterion(round_id=of_round, criterion=details)
            await office.desk.act(add_criterion, form)
        except LedgerError as error:
            return [error.code]
        return []

    async with writing(office.desk.database, office.desk.officer) as session:
        first = open_round(session, office.desk.officer, opening)
        waiting = await after(session, first, add())
    codes = await waiting

    assert codes == ["ROUND_STATE"]
    assert len(await office.desk.rows("criteria", round_id=of_round)) == 1
