"""Of any sheets: the ranking is the oracle's, and the order of arrival does not matter."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from backend.contests.ranking import entry_result, ranked
from backend.contests.sheets import Criterion, RoundRules
from tests.contests import drawing
from tests.contests.ranking_oracle import Line, Sheet, ranking


def computed(
    rules: RoundRules, criteria: Sequence[Criterion], sheets: Sequence[Sheet]
) -> dict[UUID, Line]:
    """Rank the sheets by the product."""
    results = [
        entry_result(rules, criteria, scores, penalties, start)
        for start, scores, penalties in sheets
    ]
    return {one.result.entry_id: (one.result.total, one.place) for one in ranked(rules, results)}


@given(st.data())
def test_ranking_is_that_of_the_oracle(data: st.DataObject) -> None:
    rules, criteria = data.draw(drawing.rules), data.draw(drawing.criteria())
    sheets = data.draw(drawing.sheets(criteria))

    assert computed(rules, criteria, sheets) == ranking(rules, criteria, sheets)


@given(st.data())
def test_order_of_arrival_does_not_matter(data: st.DataObject) -> None:
    rules, criteria = data.draw(drawing.rules), data.draw(drawing.criteria())
    sheets = data.draw(drawing.sheets(criteria))
    shuffled = [
        (start, data.draw(st.permutations(scores)), data.draw(st.permutations(penalties)))
        for start, scores, penalties in data.draw(st.permutations(sheets))
    ]

    one = [entry_result(rules, criteria, scores, fines, start) for start, scores, fines in sheets]
    other = [
        entry_result(rules, criteria, scores, fines, start) for start, scores, fines in shuffled
    ]

    by_entry = {result.entry_id: result for result in other}
    assert one == [by_entry[result.entry_id] for result in one]
    assert computed(rules, criteria, sheets) == computed(rules, criteria, shuffled)


@given(st.data())
def test_places_are_one_two_three_without_those_left_out_by_sharing(data: st.DataObject) -> None:
    rules, criteria = data.draw(drawing.rules), data.draw(drawing.criteria())
    sheets = data.draw(drawing.sheets(criteria))
    results = [
        entry_result(rules, criteria, scores, penalties, start)
        for start, scores, penalties in sheets
    ]

    placed = ranked(rules, results)

    places = [one.place for one in placed if one.place is not None]
    assert all(
        places.count(place) == 1
        for place in {one.place for one in placed if one.place is not None and not one.is_shared}
    )
    assert [1 + sum(other < place for other in places) for place in places] == places
    totals = [one.result.total for one in placed if one.result.total is not None]
    assert totals == sorted(totals, reverse=rules.ranking == "HIGHEST")
    assert all(isinstance(total, Decimal) for total in totals)
