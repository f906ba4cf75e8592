"""What a venue's file brings and home has no place for: the rest is taken, and this is decided."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from backend.accounts.changes import save, update
from backend.contests.awarding import give_award
from backend.contests.deciding import DecideReturned, decide_returned
from backend.contests.entering import edit_entry
from backend.contests.judging import assign_judge, declare_recusal
from backend.contests.outcome_forms import GiveAward, PreviewContestPublication
from backend.contests.people_forms import (
    AssignJudge,
    DeclareRecusal,
    EditEntry,
    EntryDetails,
)
from backend.contests.publishing import preview_contest_publication
from backend.contests.rules import AwardRank, ContestState, RecusalReason
from backend.contests.slips import IssueEntrySlips, issue_entry_slips
from backend.database.session import writing
from backend.kit.errors import LedgerError
from backend.organizations.commands import register_organization
from backend.organizations.forms import (
    OrganizationDetails,
    PlaceOfOrganization,
    RegisterOrganization,
)
from tests.commands.desk import citizen_number
from tests.contests.carrying import Journey, recall, score, state, values, verified
from tests.contests.judging import Venue


async def planned_round(journey: Journey) -> tuple[UUID, UUID]:
    """Plan a round at home, with the first judge, which is not opened yet; give a criterion too.

    Its only entry becomes the first one of the journey's.
    """
    home = journey.home
    discipline = await home.office.discipline(home.contest, "气体保护焊")
    [first] = await home.office.desk.rows("entries", id=home.entries[0])
    home.entries.insert(0, await home.office.entry(discipline, first["organization_id"]))
    a_round = await home.office.round(discipline, "加赛")
    criterion = await home.office.criterion(a_round)
    assigned = AssignJudge(judge_id=home.judges[0], round_id=a_round)
    await home.office.desk.act(assign_judge, assigned)
    await home.office.draw(a_round)
    return a_round, criterion


async def send(place: Venue, a_round: UUID, *scores: tuple[UUID, int]) -> None:
    """Record scores of the first entry by the first judge."""
    device = await place.device()
    device.round_id = a_round
    records = [
        device.record(place.entries[0], value, criterion_id=criterion)
        for criterion, value in scores
    ]
    assert {one["state"] for one in await device.send(*records)} == {"ACCEPTED"}


async def decide(journey: Journey, key: UUID, *, take: bool) -> None:
    """Decide upon something that was held back."""
    form = DecideReturned(
        contest_id=journey.home.contest, key=str(key), is_taken=take, reason="裁判长核对现场记录"
    )
    await journey.home.office.desk.act(decide_returned, form)


async def faults(journey: Journey) -> list[str]:
    """Give the codes of what holds a publication back."""
    form = PreviewContestPublication(id=journey.home.contest)
    told = await journey.home.office.desk.act(preview_contest_publication, form)
    return [one.code for one in told["warnings"]]


async def scored_apart(journey: Journey) -> tuple[UUID, UUID, bytes]:
    """Score a round on both servers, at the venue by one more criterion; give that and the file."""
    home = journey.home
    a_round, criterion = await planned_round(journey)
    await journey.arrive(await journey.carry())
    there = journey.there
    late = await there.office.criterion(a_round, "装配")
    await there.office.open_round(a_round)
    await send(there, a_round, (criterion, 80), (late, 40))
    await score(there, 0, 1, 77)
    await recall(home)
    await home.office.open_round(a_round)
    return a_round, late, await journey.pack()


async def test_criterion_of_a_round_that_went_on_here_waits_and_counts_once_it_is_taken(
    journey: Journey,
) -> None:
    home, desk = journey.home, journey.home.office.desk
    a_round, late, back = await scored_apart(journey)

    returned = await journey.merge(back)

    assert returned.records == 2
    assert [(one.id, one.label, one.records) for one in returned.held] == [
        (late, "装配（加赛）", 1)
    ]
    assert [value for value, _ in (await values(home)).values()] == [Decimal(77)]
    [result] = await desk.rows("results", round_id=a_round)
    assert (result["total"], result["missing"]) == (Decimal("80.00"), 0)
    assert "RETURN_WAITING" in await faults(journey)
    assert (await verified(home)).differences == ()

    await decide(journey, late, take=True)

    [result] = await desk.rows("results", round_id=a_round)
    assert result["total"] == Decimal("60.00")
    assert "RETURN_WAITING" not in await faults(journey)
    again = await journey.merge(back)
    assert (again.records, again.held) == (0, ())
    with pytest.raises(LedgerError) as refused:
        await decide(journey, late, take=False)
    assert refused.value.code == "RETURN_DECIDED"
    [carry] = await desk.rows("contest_carries", contest_id=home.contest)
    assert (carry["waiting"][0]["state"], carry["parcel"]) == ("TAKEN", None)
    assert (await verified(home)).differences == ()


async def test_criterion_that_is_left_out_stays_out_until_it_is_taken_after_all(
    journey: Journey,
) -> None:
    desk = journey.home.office.desk
    a_round, late, back = await scored_apart(journey)
    await journey.merge(back)

    await decide(journey, late, take=False)

    later = await journey.merge(await journey.pack())
    [left] = await desk.rows("results", round_id=a_round)
    assert [one.state.value for one in later.held] == ["LEFT"]
    assert left["total"] == Decimal("80.00")
    assert "RETURN_WAITING" not in await faults(journey)
    await decide(journey, late, take=True)
    [taken] = await desk.rows("results", round_id=a_round)
    assert taken["total"] == Decimal("60.00")


async def test_round_that_was_not_opened_here_takes_what_was_scored_by_the_venue(
    journey: Journey,
) -> None:
    home, desk = journey.home, journey.home.office.desk
    a_round, criterion = await planned_round(journey)
    await journey.arrive(await journey.carry())
    late = await journey.there.office.criterion(a_round, "装配")
    await journey.there.office.criterion(a_round, "没有评过的")
    await journey.there.office.open_round(a_round)
    await send(journey.there, a_round, (criterion, 80), (late, 40))
    await recall(home)
    await home.office.criterion(a_round, "装配")

    returned = await journey.merge(await journey.pack())

    assert (returned.records, returned.held) == (2, ())
    rubric = sorted(await desk.rows("criteria", round_id=a_round), key=lambda one: one["position"])
    assert [one["name"] for one in rubric] == ["焊缝", "装配", "装配（赛场）"]
    assert await desk.rows("results", round_id=a_round) == []
    await home.office.open_round(a_round)
    [result] = await desk.rows("results", round_id=a_round)
    assert (result["total"], result["missing"]) == (Decimal("40.00"), 1)
    assert (await verified(home)).differences == ()


async def register(journey: Journey, code: str, name: str) -> UUID:
    """Register at home a firm that the venue has entered first."""
    form = RegisterOrganization(
        credit_code=code,
        organization=OrganizationDetails(name=name),
        place=PlaceOfOrganization(town_id=journey.home.office.desk.towns["东镇"]),
    )
    registered: UUID = (await journey.home.office.desk.act(register_organization, form))[
        "organization"
    ]
    return registered


async def stranger(journey: Journey) -> tuple[UUID, str]:
    """Register at the venue a firm that the ledger lacks; give it with its code."""
    desk = journey.there.office.desk
    desk.towns.update(journey.home.office.desk.towns)
    firm = await desk.organization("外来厂")
    return firm, (await desk.row("organizations", firm))["credit_code"]


async def with_slip(home: Venue) -> dict[str, dict[str, Any]]:
    """Enter somebody by number, with a slip that was printed; give all rows that say so."""
    desk = home.office.desk
    firm = (await desk.row("entries", home.entries[0]))["organization_id"]
    entry = await home.office.entry(home.discipline, firm, id_number=citizen_number())
    home.entries.append(entry)
    form = IssueEntrySlips(contest_id=home.contest, entry_ids=(entry,))
    await desk.act(issue_entry_slips, form)
    [slip] = await desk.rows("entry_slips", entry_id=entry)
    [start] = await desk.rows("starts", entry_id=entry)
    return {"entries": await desk.row("entries", entry), "entry_slips": slip, "starts": start}


async def correct(place: Venue, entry: UUID, firm: UUID) -> None:
    """Let an entry be of another firm."""
    row = await place.office.desk.row("entries", entry)
    details = EntryDetails(bib=row["bib"], name=row["name"], organization_id=firm)
    form = EditEntry(id=entry, revision=row["revision"], entry=details)
    await place.office.desk.act(edit_entry, form)


async def honor(place: Venue, number: str, **award: Any) -> None:
    """Give an award with a certificate of a number."""
    form = GiveAward(contest_id=place.contest, certificate_number=number, **award)
    await place.office.desk.act(give_award, form)


@pytest.mark.parametrize("is_recalled", [False, True])
async def test_entrant_of_a_firm_that_the_ledger_lacks_waits_and_the_rest_comes(
    journey: Journey,
    is_recalled: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    home, desk = journey.home, journey.home.office.desk
    known = await with_slip(home)
    await journey.arrive(await journey.carry())
    there = journey.there
    firm, code = await stranger(journey)
    there.entries.append(await there.office.entry(there.discipline, firm, bib="099"))
    there.judges.append(await there.office.judge(there.contest, firm, of_round=there.round_id))
    alone = await there.office.discipline(there.contest, "气体保护焊")
    lone = await there.office.entry(alone, firm)
    await correct(there, known["entries"]["id"], firm)
    await score(there, 0, 4, 91)
    await score(there, 2, 1, 77)
    await score(there, 0, 3, 88)
    recusal = DeclareRecusal(
        judge_id=there.judges[1], organization_id=firm, reason=RecusalReason.KINSHIP
    )
    await there.office.desk.act(declare_recusal, recusal)
    await honor(there, "证-1", rank=AwardRank.FIRST, entry_id=there.entries[4])
    await honor(there, "证-2", rank=AwardRank.ORGANIZER, organization_id=firm)
    if is_recalled:
        await recall(home)
        await honor(home, "证-1", rank=AwardRank.FIRST, entry_id=home.entries[0])
    back = await journey.pack(is_last=not is_recalled)

    returned = await journey.merge(back)

    assert (returned.records, returned.is_home) == (2, True)
    assert [(one.id, one.label, one.records) for one in returned.held] == [
        (firm, f"外来厂（{code}）", 1)
    ]
    assert sorted(value for value, _ in (await values(home)).values()) == [77, 88]
    assert {name: await desk.row(name, row["id"]) for name, row in known.items()} == known
    before = await state(home)
    with pytest.raises(LedgerError) as refused:
        await decide(journey, firm, take=True)
    assert refused.value.code == "PARCEL_ORGANIZATION"
    assert await state(home) == before
    registered = await register(journey, code, "外来厂")
    await decide(journey, firm, take=True)
    assert (await desk.row("entries", there.entries[4]))["organization_id"] == registered
    assert (await desk.row("judges", there.judges[2]))["organization_id"] == registered
    assert (await desk.row("entries", lone))["discipline_id"] == alone
    entry = await desk.row("entries", known["entries"]["id"])
    assert entry["contestant_hash"] == known["entries"]["contestant_hash"]
    assert (entry["organization_name"] == "外来厂") is not is_recalled  # what is here stays
    assert sorted(value for value, _ in (await values(home)).values()) == [77, 88, 91]
    assert len(await desk.rows("starts", entry_id=there.entries[4])) == 1
    [declared] = await desk.rows("recusals", judge_id=there.judges[1])
    assert (declared["organization_id"], declared["entry_id"]) == (registered, None)
    awards = await desk.rows("awards", organization_id=registered)
    assert {one["certificate_number"]: one["entry_id"] for one in awards} == {
        "证-1-2" if is_recalled else "证-1": there.entries[4],
        "证-2": None,
    }
    assert (await verified(home)).differences == ()


async def test_file_that_waits_stays_when_the_contest_is_called_back(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    there, home = journey.there, journey.home
    there.office.desk.towns.update(home.office.desk.towns)
    firm = await there.office.desk.organization("外来厂")
    code = (await there.office.desk.row("organizations", firm))["credit_code"]
    entry = await there.office.entry(there.discipline, firm)
    await journey.merge(await journey.pack())

    await recall(home)

    registered = await register(journey, code, "外来厂")
    await decide(journey, firm, take=True)
    assert (await home.office.desk.row("entries", entry))["organization_id"] == registered


async def test_what_came_after_the_publication_is_left_out_and_not_taken(
    journey: Journey,
) -> None:
    _, late, back = await scored_apart(journey)
    await journey.merge(back)
    await journey.home.change_contest(state=ContestState.PUBLISHED)

    with pytest.raises(LedgerError) as refused:
        await decide(journey, late, take=True)
    await decide(journey, late, take=False)

    [carry] = await journey.home.office.desk.rows("contest_carries")
    assert refused.value.code == "RETURN_PUBLISHED"
    assert [one["state"] for one in carry["waiting"]] == ["LEFT"]


async def test_what_waits_of_a_later_journey_is_decided_before_what_was_left_of_an_earlier(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    there, home = journey.there, journey.home
    there.office.desk.towns.update(home.office.desk.towns)
    firm = await there.office.desk.organization("外来厂")
    await there.office.entry(there.discipline, firm)
    await recall(home)
    await journey.merge(await journey.pack())
    await decide(journey, firm, take=False)
    await journey.arrive(await journey.carry())
    await there.office.entry(there.discipline, firm)
    await journey.merge(await journey.pack())
    assert "RETURN_WAITING" in await faults(journey)

    await decide(journey, firm, take=False)

    assert "RETURN_WAITING" not in await faults(journey)


async def test_reason_of_a_decision_is_no_longer_than_a_paragraph(journey: Journey) -> None:
    form = DecideReturned(
        contest_id=journey.home.contest, key="", is_taken=False, reason="长" * 1001
    )

    with pytest.raises(LedgerError) as refused:
        await journey.home.office.desk.act(decide_returned, form)

    assert (refused.value.code, refused.value.path) == ("TEXT_LENGTH", ("reason",))


async def test_file_brings_a_firm_registered_meanwhile_and_forgets_one_it_no_longer_names(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    there, desk = journey.there, journey.home.office.desk
    firm, code = await stranger(journey)
    other = await there.office.desk.organization("别厂")
    entry = await there.office.entry(there.discipline, firm)
    mistaken = await there.office.entry(there.discipline, other)
    first = await journey.merge(await journey.pack())
    [known] = await desk.rows("entries", id=there.entries[0])
    await correct(there, mistaken, known["organization_id"])
    back = await journey.pack(is_last=True)
    second = await journey.merge(back)
    registered = await register(journey, code, "外来厂")

    returned = await journey.merge(back)

    assert [{one.id for one in file.held} for file in (first, second, returned)] == [
        {firm, other},
        {firm},
        set(),
    ]
    [carry] = await desk.rows("contest_carries", contest_id=there.contest)
    told = [(one["id"], one["state"]) for one in carry["waiting"]]
    assert told == [(str(firm), "TAKEN")]
    assert (await desk.row("entries", entry))["organization_id"] == registered


async def test_branch_that_was_made_at_the_venue_is_found_by_name_or_left_open(
    journey: Journey,
) -> None:
    await journey.arrive(await journey.carry())
    there, home = journey.there, journey.home
    [first] = await home.office.desk.rows("entries", id=home.entries[0])
    firm = first["organization_id"]
    made: dict[str, UUID] = {}
    for place, names in ((there, ("甲支部", "乙支部")), (home, ("甲支部",))):
        desk = place.office.desk
        desk.towns.update(home.office.desk.towns)
        for name in names:
            host = await desk.organization(f"{name}主厂", full_members=5)
            branch = await desk.branch(name, host)
            made.setdefault(name, branch)
    entries = {
        name: await there.office.entry(there.discipline, firm, branch_id=branch)
        for name, branch in made.items()
    }
    [known] = await home.office.desk.rows("branches", name="甲支部")
    await there.change_contest(host_branch_id=made["乙支部"])
    await recall(home)

    returned = await journey.merge(await journey.pack())

    rows = {one["id"]: one["branch_id"] for one in await home.office.desk.rows("entries")}
    assert returned.unlinked == ("乙支部",)
    assert (rows[entries["甲支部"]], rows[entries["乙支部"]]) == (known["id"], None)
    contest = await home.office.desk.row("contests", home.contest)
    assert contest["host_branch_id"] is None


async def test_names_and_numbers_that_are_taken_here_come_with_a_mark(journey: Journey) -> None:
    await journey.arrive(await journey.carry())
    there, home = journey.there, journey.home
    [first] = await home.office.desk.rows("entries", id=home.entries[0])
    made: dict[str, dict[str, Any]] = {}
    for place in (there, home):
        if place is home:
            await recall(home)
        discipline = await place.office.discipline(place.contest, "气体保护焊")
        a_round = await place.office.round(discipline, "加赛")
        criterion = await place.office.criterion(a_round)
        judge = await place.office.judge(place.contest, of_round=a_round)
        entry = await place.office.entry(discipline, first["organization_id"], bib="099")
        await place.office.draw(a_round)
        await place.office.open_round(a_round)
        made["there" if place is there else "home"] = {
            "rounds": a_round,
            "criteria": criterion,
            "judges": judge,
            "entries": entry,
            "disciplines": discipline,
        }
    name = (await home.office.desk.row("judges", made["home"]["judges"]))["name"]
    row = await there.office.desk.row("judges", made["there"]["judges"])
    async with writing(there.office.desk.database, there.office.desk.officer) as session:
        change = update("judges", row, name=name)
        await save(session, there.office.desk.officer, action="test", changes=[change])

    await journey.merge(await journey.pack())

    desk = home.office.desk
    came = {table: await desk.row(table, key) for table, key in made["there"].items()}
    assert came["disciplines"]["name"] == "气体保护焊（赛场）"
    assert came["rounds"]["name"] == "加赛"
    assert came["entries"]["bib"] == "099-2"
    assert came["judges"]["name"] == f"{name}（赛场）"
    assert (await verified(home)).differences == ()
