"""Certificate numbers are given once, also by two servers on the same day."""

from uuid import UUID

import pytest

from backend.accounts.changes import insert, save
from backend.contests.awarding import give_award
from backend.contests.errors import CertificateTwiceError
from backend.contests.outcome_forms import GiveAward
from backend.contests.rules import AwardRank
from backend.database.session import writing
from backend.kit.clock import today
from backend.kit.errors import LedgerError
from tests.contests.carrying import Journey
from tests.contests.judging import Venue, open_venue


async def number_of(place: Venue, entry: int = 0, *, typed: str | None = None) -> str:
    """Give a first award to an entry of a contest, and its number."""
    desk = place.office.desk
    form = GiveAward(
        contest_id=place.contest,
        rank=AwardRank.FIRST,
        entry_id=place.entries[entry],
        certificate_number=typed,
    )
    row = await desk.row("awards", await desk.act(give_award, form))
    return str(row["certificate_number"])


async def test_two_servers_give_no_number_twice_on_one_day(journey: Journey) -> None:
    at_home = await open_venue(journey.home.office)
    await journey.arrive(await journey.carry())
    [carry] = await journey.there.office.desk.rows(
        "contest_carries", contest_id=journey.there.contest
    )
    mark = f"{today():%Y%m%d}-V{carry['id'].hex[-4:].upper()}"

    here = [await number_of(at_home, one) for one in (0, 1)]
    there = [await number_of(journey.there, one) for one in (0, 1)]
    await journey.merge(await journey.pack(is_last=True))
    after = await number_of(journey.home, 2)

    assert here == [f"{today():%Y%m%d}-001", f"{today():%Y%m%d}-002"]
    assert there == [f"{mark}-001", f"{mark}-002"]
    assert after == f"{today():%Y%m%d}-003"


async def test_number_that_was_typed_on_both_servers_is_not_merged(journey: Journey) -> None:
    at_home = await open_venue(journey.home.office)
    await journey.arrive(await journey.carry())
    await number_of(at_home, typed="甲-1")
    await number_of(journey.there, typed="甲-1")

    with pytest.raises(LedgerError) as refusal:
        await journey.merge(await journey.pack())

    assert refusal.value.code == CertificateTwiceError.code
    rows = await journey.home.office.desk.rows("awards", contest_id=journey.home.contest)
    assert rows == []


async def test_ledger_keeps_no_number_twice(journey: Journey) -> None:
    held = journey.home
    number = await number_of(held)
    firm: UUID = (await held.office.desk.row("entries", held.entries[0]))["organization_id"]
    officer = held.office.desk.officer
    again = insert(
        "awards",
        contest_id=held.contest,
        organization_id=firm,
        rank=AwardRank.ORGANIZER,
        given_on=today(),
        certificate_number=number,
    )

    with pytest.raises(CertificateTwiceError):
        async with writing(held.office.desk.database, officer) as session:
            await save(session, officer, action="test", changes=[again])
