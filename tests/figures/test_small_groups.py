"""What is kept back of published figures, so that no subtraction tells it either."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.coverage.rules import BranchSet, OrganizationSet, Population
from backend.figures.rules import SMALLEST_GROUP, Group, kept_back, tells_members

A, B, C, D = (UUID(int=number) for number in range(1, 5))
ENTERPRISE, SOCIAL, ALL = (
    Population.ENTERPRISE,
    Population.SOCIAL_ORGANIZATION,
    Population.ALL,
)
Units = dict[Population, dict[Group, int]]


def kept_towns(towns: dict[Group, int]) -> set[Group]:
    units = {ENTERPRISE: towns}
    return {town for town in towns if town and ENTERPRISE in kept_back(units, town=town)}


def test_town_with_three_organizations_is_published_whole() -> None:
    assert kept_towns({A: 3, B: 40, C: 100}) == set()


def test_small_town_takes_the_next_smallest_along() -> None:
    assert kept_towns({A: 2, B: 40, C: 3, D: 5}) == {A, C}


def test_two_towns_of_one_organization_each_take_a_third_along() -> None:
    assert kept_towns({A: 1, B: 1, C: 9, D: 5}) == {A, B, D}


def test_empty_town_is_no_small_group() -> None:
    assert kept_towns({A: 0, B: 40}) == set()


def test_organizations_without_a_town_are_a_group_that_takes_one_along() -> None:
    assert kept_towns({None: 1, A: 7, B: 40}) == {A}


def test_what_is_small_for_one_population_is_kept_back_for_both_together() -> None:
    units: Units = {ENTERPRISE: {A: 30, B: 30}, SOCIAL: {A: 1, B: 4}, ALL: {A: 31, B: 34}}

    assert kept_back(units, town=A) == kept_back(units, town=B) == {SOCIAL, ALL}


def test_district_keeps_back_what_is_small_in_all_of_it() -> None:
    units: Units = {ENTERPRISE: {A: 30, B: 30}, SOCIAL: {A: 1, B: 1}, ALL: {A: 31, B: 31}}

    assert kept_back(units, town=None) == {SOCIAL, ALL}
    assert kept_back({ENTERPRISE: {A: 1, B: 2}}, town=None) == set()


@given(
    st.dictionaries(
        st.sampled_from((None, *map(UUID, (f"{number:032}" for number in range(9))))),
        st.integers(0, 6),
    )
)
def test_no_small_town_is_the_difference_of_the_district_and_the_others(
    towns: dict[Group, int],
) -> None:
    kept = {town for town in towns if _is_kept(towns, town)}

    filled = {town for town, number in towns.items() if number > 0}
    small = {town for town in filled if towns[town] < SMALLEST_GROUP}
    assert small <= kept <= filled
    if small:
        told_together = sum(towns[town] for town in kept)
        assert kept == filled or (len(kept) >= 2 and told_together >= SMALLEST_GROUP)
    else:
        assert kept == set()


def _is_kept(towns: dict[Group, int], town: Group) -> bool:
    """Ask about a town; the organizations without one are never published by themselves."""
    if town is not None:
        return ENTERPRISE in kept_back({ENTERPRISE: towns}, town=town)
    alias = UUID(int=2**100)
    renamed: dict[Group, int] = {alias if one is None else one: n for one, n in towns.items()}
    return ENTERPRISE in kept_back({ENTERPRISE: renamed}, town=alias)


@pytest.mark.parametrize("counted", [OrganizationSet.FEW_MEMBERS, OrganizationSet.DUE_COVERED])
def test_figure_drawn_by_members_of_an_organization_tells_them(counted: OrganizationSet) -> None:
    assert tells_members(counted, None)
    assert tells_members(OrganizationSet.COVERED, counted)


@pytest.mark.parametrize("counted", [OrganizationSet.COVERED, BranchSet.COUNTED])
def test_other_counts_of_organizations_and_branches_are_no_counts_of_persons(
    counted: OrganizationSet | BranchSet,
) -> None:
    assert not tells_members(counted, None)
