"""What two servers set up for one contest: the right of one, and what goes before it."""

from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from backend.contests.closing import close_round, release_round
from backend.contests.outcome_commands import decide_appeal, lodge_appeal
from backend.contests.outcome_forms import DecideAppeal, LodgeAppeal
from backend.contests.rules import AppealState
from backend.contests.score_forms import CloseRound, ReleaseRound
from backend.contests.tables import Result
from backend.database.session import writing
from tests.contests.carrying import Journey, score
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
