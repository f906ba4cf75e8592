"""Lays out the demo district: towns on the map, with their villages, areas and buildings."""

import math
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import shapely

from backend.demo.land import Land, Point, polygon
from backend.demo.names import BUILDING_OF_THE_SECRETARY, DISTRICT_CODE, LARGEST_BUILDING, TOWNS
from backend.demo.world import Area, Building, Town, Village, World
from backend.kit.ids import new_id
from backend.places.rules import TownKind, UrbanRuralClass

_FIRST_CODE = {
    TownKind.STREET: 1,
    TownKind.TOWN: 100,
    TownKind.TOWNSHIP: 200,
    TownKind.ZONE: 400,
}
_NUMERALS = "一二三四五六七八九"
_CELLS_OF_AN_AREA = (2, 5)
_BLOCK_KILOMETERS = 0.17
_BLOCKS = 4.2
_SECOND_CENTER = 0.22


def settle(world: World) -> None:
    """Lay out the towns and furnish each."""
    size, land = world.size, world.land
    names = TOWNS[: size.towns]
    weights = [town.weight for town in names]
    villages = list(shares_of(size.villages, [1] * len(names)))
    areas = list(shares_of(size.areas, [1] * len(names)))
    buildings = list(shares_of(size.buildings, [weight**1.3 for weight in weights]))
    for place, (name, plot) in enumerate(zip(names, land.plots, strict=True)):
        town = Town(
            names=name,
            code=f"{DISTRICT_CODE}{_FIRST_CODE[name.kind] + place:03d}",
            cells=[land.cells[cell] for cell in plot],
            shape=polygon(land.outline(plot)),
            turn=world.random.uniform(0, math.pi / 2),
        )
        world.towns.append(town)
        _draw_areas(world, town, land, plot, areas[place])
        _found_villages(world, town, villages[place])
        _build(world, town, buildings[place])


def shares_of(total: int, weights: list[float] | list[int]) -> Iterator[int]:
    """Share a number out by weights, without losing any."""
    whole = sum(weights)
    given = 0
    for reached in accumulate(weights):
        share = round(total * reached / whole) - given
        given += share
        yield share


def _draw_areas(world: World, town: Town, land: Land, plot: list[int], count: int) -> None:
    """Draw areas of a few cells each, from the center outward, bordering on each other."""
    middle = plot[0]
    free = sorted(plot, key=lambda cell: land.distance(middle, cell))
    for number in range(count):
        chosen = [free.pop(0)]
        for _ in range(world.random.randint(*_CELLS_OF_AN_AREA) - 1):
            near = [cell for one in chosen for cell in land.neighbors(one) if cell in free]
            if near:
                best = min(near, key=lambda cell: land.distance(chosen[0], cell))
                chosen.append(best)
                free.remove(best)
        word = "工业" if town.names.kind is TownKind.ZONE else "第"
        town.areas.append(
            Area(
                name=f"{town.name[:2]}{word}{_NUMERALS[number]}片区",
                cells=[land.cells[cell] for cell in chosen],
                shape=polygon(land.outline(chosen)),
            )
        )


def _found_villages(world: World, town: Town, count: int) -> None:
    cells = [town.cells[0], *world.random.sample(town.cells[1:], count - 1)]
    for number, cell in enumerate(cells):
        is_urban = town.names.kind is TownKind.STREET or number == 0
        is_fringe = number % 3 == 1
        if town.names.kind is TownKind.STREET:
            urban = UrbanRuralClass.URBAN_FRINGE if is_fringe else UrbanRuralClass.MAIN_URBAN
        elif number == 0:
            urban = UrbanRuralClass.TOWN_CENTER
        else:
            urban = UrbanRuralClass.TOWN_FRINGE if is_fringe else UrbanRuralClass.VILLAGE
        name = world.names.village(is_urban=is_urban)
        town.villages.append(Village(name, urban, cell, is_willing=world.chance(0.55)))


def _build(world: World, town: Town, count: int) -> None:
    """Put buildings along a grid of streets around one or two centers."""
    random = world.random
    centers = [town.cells[0].center, random.choice(town.cells[1:12]).center]
    shapely.prepare(town.shape)
    taken: set[tuple[int, int, int]] = set()
    while len(town.buildings) < count:
        which = int(world.chance(_SECOND_CENTER))
        column, row = (round(random.gauss(0, _BLOCKS)) for _ in range(2))
        point = _along(centers[which], town.turn, column, row, random.uniform(-0.2, 0.2))
        is_central = abs(column) + abs(row) <= _BLOCKS
        footprint = _footprint(world, town, point)
        if (which, column, row) in taken or not shapely.contains(town.shape, footprint):
            continue
        taken.add((which, column, row))
        town.buildings.append(
            Building(
                name=world.names.building(town.name),
                point=point,
                floors=random.randint(9, 30) if is_central else random.randint(3, 12),
                address=f"{town.name}{world.names.street()}",
                footprint=footprint,
            )
        )
    if town is world.towns[0]:
        _name_the_known_ones(town)
    if count > len(TOWNS):
        group = new_id()
        for building in town.buildings[-2:]:
            building.group = group


def _footprint(world: World, town: Town, point: Point) -> Any:  # noqa: ANN401 - no types
    wide, deep = world.random.uniform(0.018, 0.04), world.random.uniform(0.009, 0.016)
    corners = [
        _turned(point, town.turn, east, north)
        for east, north in ((-wide, -deep), (wide, -deep), (wide, deep), (-wide, deep))
    ]
    return polygon(corners)


def _name_the_known_ones(town: Town) -> None:
    """Let the tallest hold the most tenants, and another be the one of the demo's secretary."""
    tallest = sorted(town.buildings, key=lambda building: -building.floors)
    tallest[0].name, tallest[0].floors = LARGEST_BUILDING, 32
    tallest[1].name = BUILDING_OF_THE_SECRETARY


def _along(center: Point, turn: float, column: int, row: int, aside: float) -> Point:
    return _turned(
        center, turn, (column + aside) * _BLOCK_KILOMETERS, (row + aside / 2) * _BLOCK_KILOMETERS
    )


def _turned(center: Point, turn: float, east: float, north: float) -> Point:
    return (
        center[0] + east * math.cos(turn) - north * math.sin(turn),
        center[1] + east * math.sin(turn) + north * math.cos(turn),
    )
