"""What two servers set up for one contest: the right of one, and what goes before it."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from backend.accounts.actors import program_of
from backend.contests.carrying import call_back
from backend.contests.closing import close_round, release_round
from backend.contests.entering import edit_entry
from backend.contests.outcome_commands import decide_appeal, lodge_appeal
from backend.contests.outcome_forms import DecideAppeal, LodgeAppeal
from backend.contests.people_forms import EditEntry, EntryDetails
from backend.contests.rules import AppealState
from backend.contests.score_forms import CloseRound, ReleaseRound
from backend.contests.tables import Result
from backend.database.session import writing
from backend.kit.errors import LedgerError
from tests.contests.carrying import Journey, score, values, verified
from tests.contests.judging import Venue


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


async def recall(place: Venue) -> None:
    """Call the contest back."""
    desk = place.office.desk
    program = program_of(desk.officer.district_id, request_id="test")
    async with writing(desk.database, program) as session:
        await call_back(session, program, place.contest)


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
