"""Awards by place, given together, numbered once and for all."""

from typing import Any
from uuid import UUID

import pytest

from backend.accounts.changes import update
from backend.contests.award_rules import NONE_GIVEN, Placed, nominees
from backend.contests.awarding import give_award, give_awards, propose_awards, take_back_award
from backend.contests.outcome_forms import (
    Awarded,
    GiveAward,
    GiveAwards,
    ProposeAwards,
    TakeBackAward,
)
from backend.contests.rules import AwardRank, EntryState
from backend.database.actor import Role
from backend.kit.clock import today
from tests.commands.refusing import refusal_codes
from tests.contests.organizing import Organizing
from tests.contests.test_outcomes import finished

FIRST, SECOND, THIRD = AwardRank.FIRST, AwardRank.SECOND, AwardRank.THIRD


@pytest.mark.parametrize(
    ("counts", "places", "given", "proposed"),
    [
        ({FIRST: 1, SECOND: 2}, [1, 2, 3, 4], {}, "1F 2S 3S"),
        ({FIRST: 1, SECOND: 2}, [1, 2, 2, 4], {}, "1F 2S 2S"),
        ({FIRST: 1, SECOND: 1}, [1, 1, 3, 4], {}, "1F! 1F! 3S"),
        ({FIRST: 1, SECOND: 2}, [1, 2, 3, 3, 3], {}, "1F 2S 3S! 3S! 3S!"),
        ({SECOND: 1, THIRD: 1}, [2, 5], {}, "2S 5T"),
        ({FIRST: 1, SECOND: 2}, [3, 4], {FIRST: 1, SECOND: 1}, "3S"),
        ({FIRST: 3}, [1], {}, "1F"),
        ({}, [1, 2], {}, ""),
    ],
)
def test_awards_follow_places_and_tear_no_shared_place_apart(
    counts: dict[AwardRank, int],
    places: list[int],
    given: dict[AwardRank, int],
    proposed: str,
) -> None:
    placed = [Placed(UUID(int=number), place) for number, place in enumerate(places)]

    found = nominees(counts, reversed(placed), given or NONE_GIVEN)

    shown = [f"{one.place}{one.rank[0]}{'!' if one.is_over else ''}" for one in found]
    assert " ".join(shown) == proposed


async def test_proposed_awards_are_given_together_with_numbers(office: Organizing) -> None:
    held = await finished(office)
    discipline = (await office.desk.rows("disciplines", contest_id=held.contest))[0]["id"]
    wish = ProposeAwards(discipline_id=discipline, first=1, second=1)

    proposal = await office.desk.act(propose_awards, wish)

    shown = [(one["bib"], one["place"], one["rank"]) for one in proposal["nominees"]]
    assert shown == [("002", 1, FIRST), ("001", 2, SECOND)]
    assert await office.desk.rows("awards", contest_id=held.contest) == []
    awards = [
        Awarded(rank=FIRST, entry_id=held.entries[1]),
        Awarded(rank=SECOND, entry_id=held.entries[0]),
    ]
    given = GiveAwards(contest_id=held.contest, awards=awards)
    made = await office.desk.act(give_awards, given)
    rows = [await office.desk.row("awards", one) for one in made["awards"]]
    assert [row["rank"] for row in rows] == [FIRST, SECOND]
    assert [row["certificate_number"][-4:] for row in rows] == ["-001", "-002"]
    again = await office.desk.act(propose_awards, wish)
    assert again["nominees"] == []


async def test_a_number_that_was_taken_back_is_given_to_nobody_else(office: Organizing) -> None:
    held = await finished(office)
    first = await _given(office, held.contest, held.entries[1])
    form = TakeBackAward(id=first["id"], revision=first["revision"], reason="误发")
    await office.desk.act(take_back_award, form)

    second = await _given(office, held.contest, held.entries[1])

    assert first["certificate_number"][-4:] == "-001"
    assert second["certificate_number"][-4:] == "-002"
    taken = GiveAward(
        contest_id=held.contest,
        rank=FIRST,
        entry_id=held.entries[0],
        certificate_number=second["certificate_number"],
    )
    assert await refusal_codes(office.desk, give_award, taken) == ["CERTIFICATE_TAKEN"]


async def _given(office: Organizing, contest: UUID, entry: UUID) -> dict[str, Any]:
    award = GiveAward(contest_id=contest, rank=FIRST, entry_id=entry)
    return await office.desk.row("awards", await office.desk.act(give_award, award))


async def test_nobody_gets_two_ranks_and_one_refusal_gives_none(office: Organizing) -> None:
    held = await finished(office)
    awards = [
        Awarded(rank=FIRST, entry_id=held.entries[1]),
        Awarded(rank=SECOND, entry_id=held.entries[1]),
    ]
    form = GiveAwards(contest_id=held.contest, awards=awards)

    assert await refusal_codes(office.desk, give_awards, form) == ["AWARD_SUBJECT"]
    assert await office.desk.rows("awards", contest_id=held.contest) == []


async def test_awards_wait_for_results_without_a_doubt(office: Organizing) -> None:
    held = await finished(office)
    discipline = (await office.desk.rows("disciplines", contest_id=held.contest))[0]["id"]
    wish = ProposeAwards(discipline_id=discipline, first=1)
    judge = office.desk.person(Role.JUDGE, contest_id=held.contest)
    await held.set_last(is_pending=True)

    pending = await refusal_codes(office.desk, propose_awards, wish)
    curious = await refusal_codes(office.desk, propose_awards, wish, as_=judge)
    beyond = ProposeAwards(discipline_id=discipline, second=1001)

    assert (pending, curious) == (["RESULTS_PENDING"], ["NOT_ALLOWED"])
    assert await refusal_codes(office.desk, propose_awards, beyond) == ["AWARD_COUNT"]


async def test_awards_wait_for_scores_that_are_due_and_pass_by_who_withdrew(
    office: Organizing,
) -> None:
    held = await finished(office)
    discipline = (await office.desk.rows("disciplines", contest_id=held.contest))[0]["id"]
    wish = ProposeAwards(discipline_id=discipline, first=1)
    first = await office.desk.row("entries", held.entries[1])
    await held.write(update("entries", first, state=EntryState.WITHDRAWN))

    proposal = await office.desk.act(propose_awards, wish)

    assert [one["bib"] for one in proposal["nominees"]] == ["001"]
    await held.set_last(missing=1)
    assert await refusal_codes(office.desk, propose_awards, wish) == ["RESULTS_INCOMPLETE"]


@pytest.mark.parametrize("typed", ["999999", "9" * 15, "002"])
async def test_a_number_typed_by_hand_stops_no_numbering(office: Organizing, typed: str) -> None:
    held = await finished(office)
    number = f"{today():%Y%m%d}-{typed}"
    hand = Awarded(rank=FIRST, entry_id=held.entries[0], certificate_number=number)
    others = [Awarded(rank=SECOND, entry_id=one) for one in held.entries[1:]]

    given = [
        await office.desk.act(give_awards, GiveAwards(contest_id=held.contest, awards=[one]))
        for one in (hand, *others)
    ]

    rows = [await office.desk.row("awards", one["awards"][0]) for one in given]
    last = int(typed)
    assert [row["certificate_number"] for row in rows] == [
        number,
        *(f"{today():%Y%m%d}-{last + step:03}" for step in (1, 2)),
    ]
