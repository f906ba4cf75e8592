"""What two servers set up for one contest: the right of one, and what goes before it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from backend.accounts.actors import program_of
from backend.contests.certificate_codes import Codes
from backend.contests.certificates import Press, read_participations
from backend.contests.closing import close_round, release_round
from backend.contests.entering import edit_entry, record_consent
from backend.contests.forgetting import forget_names
from backend.contests.judging import assign_judge
from backend.contests.outcome_commands import decide_appeal, lodge_appeal
from backend.contests.outcome_forms import DecideAppeal, LodgeAppeal
from backend.contests.people_forms import AssignJudge, EditEntry, EntryDetails, RecordConsent
from backend.contests.rules import AppealState, ContestState
from backend.contests.score_forms import CloseRound, ReleaseRound
from backend.contests.slips import IssueEntrySlips, issue_entry_slips
from backend.contests.tables import Result
from backend.database.session import writing
from backend.editing.undo import UndoOperation, undo_operation
from backend.kit.clock import now, stopped_at
from backend.kit.errors import LedgerError
from backend.organizations.commands import register_organization
from backend.organizations.forms import (
    OrganizationDetails,
    PlaceOfOrganization,
    RegisterOrganization,
)
from backend.places.tables import RuleVersion
from tests.contests.carrying import Journey, recall, score, values, verified
from tests.contests.judging import Venue, open_venue


async def seen_by_judge(place: Venue) -> Any:
    """Count the results of the round that a judge reads."""
    actor = (await place.device()).actor
    async with writing(place.office.desk.database, actor) as session:
        query = select(func.count()).where(col(Result.round_id) == place.round_id)
        return await session.scalar(query)


async def release(place: Venue) -> None:
    """Close and release the round."""
    desk = place.office.desk
    if (await desk.row("rounds", place.round_id))["state"].value == "OPEN":
        await desk.act(close_round, CloseRound(id=place.round_id))
    await desk.act(release_round, ReleaseRound(id=place.round_id))


async def reopen(place: Venue) -> None:
    """Open the released round again, since an appeal was upheld."""
    desk = place.office.desk
    form = LodgeAppeal(round_id=place.round_id, entry_id=place.entries[0], grounds="漏记一项")
    appeal = await desk.row("appeals", await desk.act(lodge_appeal, form))
    decided = DecideAppeal(
        id=appeal["id"], revision=appeal["revision"], state=AppealState.UPHELD, decision="补记"
    )
    await desk.act(decide_appeal, decided)
    await place.office.open_round(place.round_id, reason="申诉成立")


async def test_round_that_was_opened_again_elsewhere_is_kept_from_judges_here(
    journey: Journey,
) -> None:
    home = journey.home
    await score(home, 0, 0, 80)
    await release(home)
    await journey.arrive(await journey.carry())
    there = journey.there
    shown = [await seen_by_judge(home), await seen_by_judge(there)]
    await reopen(there)
    await journey.merge(await journey.pack())
    shown += [await seen_by_judge(home), await seen_by_judge(there)]
    await release(there)
    await journey.merge(await journey.pack(is_last=True))
    shown.append(await seen_by_judge(home))
    await reopen(home)

    await journey.arrive(await journey.carry())

    assert [*shown, await seen_by_judge(there)] == [3, 3, 0, 0, 3, 0]


async def late_entry(place: Venue, bib: str) -> UUID:
    """Enter somebody at the venue, who is called up at once."""
    [first] = await place.office.desk.rows("entries", id=place.entries[0])
    entry = await place.office.entry(place.discipline, first["organization_id"], bib=bib)
    place.entries.append(entry)
    return entry


async def wear(place: Venue, entry: UUID, bib: str) -> None:
    """Let an entry wear another number."""
    row = await place.office.desk.row("entries", entry)
    names = ("name", "organization_id", "team_names", "branch_id", "shows_name", "keeps_name")
    details = EntryDetails(bib=bib, **{name: row[name] for name in names})
    form = EditEntry(id=entry, revision=row["revision"], entry=details)
    await place.office.desk.act(edit_entry, form)


async def test_what_was_scored_stays_though_the_other_server_never_heard_of_it(
    journey: Journey,
) -> None:
    home = journey.home
    await journey.arrive(await journey.carry())
    late = await late_entry(journey.there, "099")
    await score(journey.there, 0, 3, 91)
    await recall(home)

    await journey.arrive(await journey.carry())
    at_the_venue = await values(journey.there)
    records = (await journey.merge(await journey.pack(is_last=True))).records

    assert [value for value, _ in at_the_venue.values()] == [91]
    assert records == 1
    assert (await home.office.desk.row("entries", late))["bib"] == "099"
    assert len(await home.office.desk.rows("starts", entry_id=late)) == 1
    assert await values(home) == at_the_venue
    assert (await verified(home)).differences == ()


async def test_exchanged_numbers_and_one_that_was_given_on_come_home(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    there, desk = journey.there, journey.home.office.desk
    first, second, third = there.entries
    bibs = {one["id"]: one["bib"] for one in await desk.rows("entries", id=there.entries)}
    for entry, bib in ((first, "900"), (second, bibs[first]), (first, bibs[second])):
        await wear(there, entry, bib)
    await wear(there, third, "030")
    newcomer = await late_entry(there, bibs[third])

    await journey.merge(await journey.pack(is_last=True))

    rows = await desk.rows("entries", contest_id=there.contest)
    assert {one["id"]: one["bib"] for one in rows} == {
        first: bibs[second],
        second: bibs[first],
        third: "030",
        newcomer: bibs[third],
    }


async def test_number_that_is_given_to_another_while_its_scores_are_here_is_refused(
    journey: Journey,
) -> None:
    home = journey.home
    await journey.arrive(await journey.carry())
    await late_entry(journey.there, "099")
    await score(journey.there, 0, 3, 91)
    await recall(home)
    [first] = await home.office.desk.rows("entries", id=home.entries[0])
    await home.office.entry(home.discipline, first["organization_id"], bib="099")
    parcel = await journey.carry()

    with pytest.raises(LedgerError) as refused:
        await journey.arrive(parcel)

    assert refused.value.code == "PARCEL_CONTRADICTS"
    assert len(await values(journey.there)) == 1


async def consents(place: Venue, entry: UUID) -> tuple[bool, bool]:
    """Give whether an entry's name is shown and kept."""
    row = await place.office.desk.row("entries", entry)
    return row["shows_name"], row["keeps_name"]


async def agree(place: Venue, entry: UUID, *, shows: bool, keeps: bool) -> None:
    """Record what an entrant consents to."""
    form = RecordConsent(id=entry, shows_name=shows, keeps_name=keeps)
    await place.office.desk.act(record_consent, form)


async def test_of_each_consent_the_later_word_stands_on_both_servers(journey: Journey) -> None:
    home, (first, second, _) = journey.home, journey.home.entries
    await agree(home, first, shows=True, keeps=False)
    await journey.arrive(await journey.carry())
    there = journey.there
    late = await late_entry(there, "099")
    await agree(there, late, shows=True, keeps=True)
    await journey.merge(await journey.pack())
    came = await consents(home, late)
    await agree(there, late, shows=False, keeps=True)
    await agree(there, first, shows=False, keeps=False)
    await agree(home, first, shows=False, keeps=True)
    await agree(there, second, shows=True, keeps=True)
    await agree(home, second, shows=True, keeps=True)
    await agree(home, second, shows=False, keeps=False)

    await journey.merge(await journey.pack(is_last=True))

    assert came == (True, True)
    assert [await consents(home, one) for one in (late, first, second)] == [
        (False, True),
        (False, True),
        (False, False),
    ]
    await agree(there, late, shows=True, keeps=True)
    await journey.arrive(await journey.carry())
    assert [await consents(there, one) for one in (late, first, second)] == [
        (True, True),
        (False, True),
        (False, False),
    ]


async def test_consent_that_was_taken_back_at_the_venue_counts_after_a_call_back(
    journey: Journey,
) -> None:
    await agree(journey.home, journey.home.entries[0], shows=True, keeps=True)
    await journey.arrive(await journey.carry())
    await agree(journey.there, journey.home.entries[0], shows=False, keeps=True)
    await recall(journey.home)

    await journey.merge(await journey.pack())

    assert await consents(journey.home, journey.home.entries[0]) == (False, True)


async def test_names_that_the_venue_erased_are_erased_at_home_by_itself(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    there, home = journey.there, journey.home
    program = program_of(home.office.desk.officer.district_id, request_id="test")
    await there.change_contest(ends_on=date(2020, 1, 1), starts_on=date(2020, 1, 1), name_days=0)
    async with writing(there.office.desk.database, program) as session:
        await forget_names(session, program)
    assert (await there.office.desk.row("entries", home.entries[0]))["name"] is None

    await journey.merge(await journey.pack(is_last=True))

    entry = await home.office.desk.row("entries", home.entries[0])
    assert (entry["name"] is None, entry["name_erased_at"]) == (False, None)
    async with writing(home.office.desk.database, program) as session:
        await forget_names(session, program)
    assert (await home.office.desk.row("entries", home.entries[0]))["name"] is None


async def test_contest_comes_home_as_it_was_edited_at_the_venue(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    there, desk = journey.there, journey.home.office.desk
    changed: dict[str, Any] = {
        "ends_on": date(2026, 10, 15),
        "standard": "现场改用新标准",
        "appeal_hours": 4,
        "name_days": 3,
    }
    await there.change_contest(**changed)
    before = await desk.row("contests", there.contest)

    await journey.merge(await journey.pack(is_last=True))

    after = await desk.row("contests", there.contest)
    assert {name: after[name] for name in changed} == changed
    owners = ("organizer_town_id", "organizer_department_id", "name", "state")
    assert {name: after[name] for name in owners} == {name: before[name] for name in owners}


async def test_file_that_was_made_after_the_last_one_brings_the_contest_home_too(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    last = await journey.pack(is_last=True)
    await score(journey.there, 0, 0, 71)
    later = await journey.pack()

    returned = [await journey.merge(one) for one in (later, last)]

    assert [(one.records, one.is_home) for one in returned] == [(1, True), (0, True)]
    contest = await journey.home.office.desk.row("contests", journey.home.contest)
    assert contest["away_since"] is None


async def test_appeal_and_undoing_wait_while_the_contest_is_away(journey: Journey) -> None:
    home = journey.home
    desk = home.office.desk
    await wear(home, home.entries[0], "077")
    [edited] = await desk.rows("operations", action="entry.edit")
    await agree(home, home.entries[1], shows=True, keeps=True)
    [agreed] = await desk.rows("operations", action="entry.consent")
    await home.close()
    form = LodgeAppeal(round_id=home.round_id, entry_id=home.entries[0], grounds="漏记一项")
    appeal = await desk.row("appeals", await desk.act(lodge_appeal, form))
    await journey.carry()
    decided = DecideAppeal(
        id=appeal["id"], revision=appeal["revision"], state=AppealState.REJECTED, decision="不成立"
    )

    with pytest.raises(LedgerError) as refused:
        await desk.act(decide_appeal, decided)
    undone = [
        await desk.act(undo_operation, UndoOperation(operation_id=one["id"]))
        for one in (edited, agreed)
    ]

    assert refused.value.code == "CONTEST_AWAY"
    assert [one["code"] for one in undone[0]["refusals"]] == ["CONTEST_AWAY"]
    assert [one["undone"] for one in undone] == [0, 1]
    assert (await desk.row("entries", home.entries[0]))["bib"] == "077"


async def test_certificates_and_slips_are_left_to_the_server_that_can_vouch_for_them(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    there = journey.there
    await score(there, 0, 0, 71)
    await there.close()
    await there.office.to_state(there.contest, ContestState.CLOSED)
    desk = there.office.desk
    press = Press(codes=Codes.of(journey.secrets / "venue"), origin="https://ledger.example")

    with pytest.raises(LedgerError) as slips:
        await desk.act(issue_entry_slips, IssueEntrySlips(contest_id=there.contest))
    async with writing(desk.database, desk.officer) as session:
        with pytest.raises(LedgerError) as paper:
            await read_participations(session, desk.officer, press, there.contest)
    await journey.merge(await journey.pack(is_last=True))
    home = journey.home.office.desk
    issued = await home.act(issue_entry_slips, IssueEntrySlips(contest_id=there.contest))

    assert (slips.value.code, paper.value.code) == ("VENUE_PAPER", "VENUE_PAPER")
    assert len(issued["slips"]) == 3


async def test_contest_that_was_called_back_takes_a_round_that_the_venue_added(
    journey: Journey,
) -> None:
    home = journey.home
    discipline = await home.office.discipline(home.contest, "气体保护焊")
    [first] = await home.office.desk.rows("entries", id=home.entries[0])
    entry = await home.office.entry(discipline, first["organization_id"])
    await journey.arrive(await journey.carry())
    there = journey.there
    added = await there.office.round(discipline, "加赛")
    criterion = await there.office.criterion(added)
    judge = await there.office.judge(there.contest, of_round=added)
    await there.office.draw(added)
    await there.office.open_round(added)
    there.judges.append(judge)
    device = await there.device(2)
    device.round_id = added
    await device.send(device.record(entry, 64, criterion_id=criterion))
    await recall(home)
    own = await home.office.round(discipline, "复赛")
    back = await journey.pack()

    returned = [await journey.merge(back) for _ in range(2)]

    desk = home.office.desk
    rounds = {one["id"]: one["position"] for one in await desk.rows("rounds")}
    assert [one.records for one in returned] == [1, 0]
    assert rounds == {home.round_id: 1, own: 1, added: 2}
    [result] = await desk.rows("results", round_id=added)
    assert result["total"] == 64
    assert (await verified(home)).differences == ()


async def test_laptop_takes_a_second_contest_in_and_one_again_whose_firms_it_knows(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    there, desk = journey.there, journey.home.office.desk
    there.office.desk.towns.update(desk.towns)
    known = await there.office.desk.organization("外来厂")
    code = (await there.office.desk.row("organizations", known))["credit_code"]
    await recall(journey.home)
    form = RegisterOrganization(
        credit_code=code,
        organization=OrganizationDetails(name="外来厂"),
        place=PlaceOfOrganization(town_id=desk.towns["东镇"]),
    )
    registered = (await desk.act(register_organization, form))["organization"]
    entry = await journey.home.office.entry(journey.home.discipline, registered)
    program = program_of(desk.officer.district_id, request_id="test")
    async with writing(desk.database, program) as session:
        version = RuleVersion(
            district_id=program.district_id, version=7, effective_from=date(2027, 1, 1), settings={}
        )
        session.add(version)

    await journey.arrive(await journey.carry())

    came = await there.office.desk.row("entries", entry)
    assert came["organization_id"] == known
    versions = await there.office.desk.rows("rule_versions")
    assert 7 in {one["version"] for one in versions}
    with pytest.raises(LedgerError) as refused:
        await replace(journey, home=there).carry()
    assert refused.value.code == "CONTEST_AT_VENUE"


async def test_branches_of_one_name_from_two_contests_stand_beside_each_other(
    journey: Journey,
) -> None:
    home, desk = journey.home, journey.home.office.desk
    hosts = []
    for parent in ("甲总支", "乙总支"):
        firm = await desk.organization(f"{parent}厂", full_members=5)
        above = await desk.branch(parent, await desk.organization(f"{parent}主厂", full_members=5))
        branch = await desk.branch("机关支部", firm, parent_id=above)
        hosts.append(branch)
    await home.change_contest(host_branch_id=hosts[0])
    await journey.arrive(await journey.carry())
    other = await open_venue(home.office)
    await other.change_contest(host_branch_id=hosts[1])
    second = replace(journey, home=other)

    await second.arrive(await second.carry())

    rows = await second.there.office.desk.rows("branches", id=hosts)
    assert sorted(one["name"] for one in rows) == ["机关支部", "机关支部（2）"]


async def test_key_that_a_device_used_in_two_rounds_keeps_both_records(journey: Journey) -> None:
    home, office = journey.home, journey.home.office
    discipline = await office.discipline(home.contest, "气体保护焊")
    [first] = await office.desk.rows("entries", id=home.entries[0])
    entry = await office.entry(discipline, first["organization_id"])
    second = await office.round(discipline)
    criterion = await office.criterion(second)
    await office.desk.act(assign_judge, AssignJudge(judge_id=home.judges[0], round_id=second))
    await office.draw(second)
    await office.open_round(second)
    await journey.arrive(await journey.carry())
    await score(home, 0, 0, 80, key="twice")
    await score(journey.there, 0, 0, 81, key="thrice")
    await score(home, 0, 0, 80, key="thrice")
    device = await journey.there.device()
    device.round_id = second
    again = device.record(entry, 70, criterion_id=criterion, key="twice")
    [receipt] = await device.send(again)

    counts = [(await journey.merge(await journey.pack())).records for _ in range(2)]
    await journey.merge(await journey.pack(is_last=True))
    arrived = await journey.arrive(await journey.carry())

    assert receipt["state"] == "ACCEPTED"
    assert (counts, arrived.records) == ([2, 0], 2)
    for place in (home, journey.there):
        records = await place.office.desk.rows("score_records", contest_id=home.contest)
        assert len(records) == 4
        assert (await verified(place)).differences == ()


async def test_laptop_whose_clock_is_a_day_behind_takes_nothing_in(journey: Journey) -> None:
    parcel = await journey.carry()

    with stopped_at(now() - timedelta(days=1)), pytest.raises(LedgerError) as refused:
        await journey.arrive(parcel)

    assert refused.value.code == "PARCEL_CLOCK"
    assert (await journey.arrive(parcel)).is_new


async def test_what_a_laptop_closed_tomorrow_is_closed_now(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    await score(journey.there, 0, 0, 71)
    with stopped_at(now() + timedelta(days=1)):
        await journey.there.close()
        back = await journey.pack(is_last=True)

    returned = await journey.merge(back)

    row = await journey.home.office.desk.row("rounds", journey.home.round_id)
    assert row["state"].value == "CLOSED"
    assert row["closed_at"] <= now()
    assert returned.minutes_ahead in {1438, 1439}
    assert (await verified(journey.home)).differences == ()
