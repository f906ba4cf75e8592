"""The invented district before it is written: always the same, plausible, and a real map."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
import shapely

from backend.branches.rules import Formation
from backend.demo.building import DemoSize, build_world
from backend.demo.world import Organization, World
from backend.organizations.rules import OrganizationKind

TODAY = date(2026, 6, 30)
DESERT = shapely.box(81.9, 38.5, 82.7, 39.1)


@pytest.fixture(scope="module")
def world() -> World:
    """The full district on a fixed day."""
    return build_world(today=TODAY, size=DemoSize.FULL.rows)


def facts(world: World) -> list[object]:
    """Give what a world says, without its ids."""
    found: list[object] = [(town.name, town.shape.wkt) for town in world.towns]
    found += [
        (each.name, each.code, each.point, each.ended_on, [check.day for check in each.checks])
        for each in world.organizations
    ]
    found += [
        (branch.name, branch.founded_on, branch.dissolved_on, branch.terms, len(branch.posts))
        for branch in world.branches
    ]
    found += [
        (member.name, member.number, [(one.branch.name, one.start) for one in member.relations])
        for member in world.members
    ]
    return found


def test_same_day_gives_the_same_district() -> None:
    size = DemoSize.SMALL.rows

    assert facts(build_world(today=TODAY, size=size)) == facts(build_world(today=TODAY, size=size))


def test_another_seed_gives_another_district() -> None:
    size = DemoSize.SMALL.rows

    assert facts(build_world(today=TODAY, size=size, seed=1)) != facts(
        build_world(today=TODAY, size=size)
    )


def test_full_district_has_the_numbers_of_a_real_one(world: World) -> None:
    size = world.size

    assert len(world.towns) == 12
    assert sum(len(town.villages) for town in world.towns) == size.villages == 180
    assert sum(len(town.areas) for town in world.towns) == size.areas == 60
    assert sum(len(town.buildings) for town in world.towns) == size.buildings == 400
    assert len(world.organizations) == size.organizations == 5_000
    assert 850 <= sum(branch.formation is not None for branch in world.branches) <= 1_150
    assert 11_000 <= len(world.members) <= 13_000


def test_towns_fill_the_district_without_gap_or_overlap(world: World) -> None:
    shapes = [town.shape for town in world.towns]

    whole = shapely.union_all(shapes)

    assert all(shape.is_valid for shape in shapes)
    assert whole.geom_type == "Polygon"
    assert not whole.interiors
    assert whole.area == pytest.approx(sum(shape.area for shape in shapes), rel=1e-9)
    assert whole.within(DESERT)


def test_neighboring_towns_repeat_the_very_points_of_their_border(world: World) -> None:
    corners = [set(town.shape.exterior.coords) for town in world.towns]

    shared = [len(one & other) for one, other in combinations(corners, 2) if one & other]

    assert len(shared) >= 2 * len(world.towns) - 3
    assert sum(shared) > 500


def test_areas_and_buildings_lie_in_their_town(world: World) -> None:
    def covers(shape: Any, other: Any) -> bool:
        return bool(shape.buffer(1e-9).covers(other))

    for town in world.towns:
        assert all(area.shape.is_valid and covers(town.shape, area.shape) for area in town.areas)
        assert all(covers(town.shape, building.footprint) for building in town.buildings)
        assert all(
            one.shape.intersection(other.shape).area < 1e-12
            for one, other in combinations(town.areas, 2)
        )


def test_branches_are_formed_in_each_of_the_six_ways(world: World) -> None:
    ways = Counter(link.formation for link in world.links)

    assert ways.keys() == set(Formation)
    assert min(ways.values()) > 250
    assert {branch.formation for branch in world.branches} == {*Formation, None}


def test_coverage_rises_from_under_a_half_to_over_two_thirds(world: World) -> None:
    days = [TODAY - timedelta(days=30 * number) for number in range(36, -1, -1)]

    rates = [coverage(world, day) for day in days]

    assert 0.38 < rates[0] < 0.5
    assert 0.68 < rates[-1] < 0.82
    assert all(later > earlier - 0.005 for earlier, later in pairwise(rates))


def test_every_month_of_three_years_founds_new_branches(world: World) -> None:
    months = Counter(
        (branch.founded_on.year, branch.founded_on.month)
        for branch in world.branches
        if branch.formation and branch.founded_on and branch.founded_on >= date(2023, 7, 1)
    )

    assert len(months) == 36
    assert min(months.values()) >= 3


def test_one_building_holds_very_many_tenants(world: World) -> None:
    tenants = Counter(each.home.building.name for each in world.organizations if each.home.building)

    (name, most), (_, second) = tenants.most_common(2)

    assert name == "汇智中心"
    assert most >= 80 > 2 * second


def test_two_organizations_share_a_point_and_some_have_none(world: World) -> None:
    points = Counter(each.point for each in world.organizations if each.point)

    assert points.most_common(1)[0][1] == 2
    assert sum(each.point is None for each in world.organizations) > 40


def coverage(world: World, day: date) -> float:
    """Give the share of the registered enterprises that a branch covers on a day."""
    here = [each for each in world.organizations if is_registered(each, day)]
    covered = [
        each
        for each in here
        if any(link.start <= day and (link.end is None or day < link.end) for link in each.links)
    ]
    return len(covered) / len(here)


def is_registered(each: Organization, day: date) -> bool:
    """Tell whether an enterprise is in the register on a day."""
    is_over = each.ended_on is not None and each.ended_on <= day
    return each.kind is OrganizationKind.ENTERPRISE and each.registered_on <= day and not is_over
