"""The invented land of the demo: a map whose towns, and the areas inside them, share their borders.

The land is a mosaic of small cells. Towns and areas are unions of cells, and a border between two
cells is bent into an irregular line once, so that neighbors repeat exactly the same points. All of
it lies in an uninhabited desert.
"""

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

import shapely

WEST, SOUTH = 82.30, 38.80
"""The middle of the invented land. Units: degrees."""
KILOMETERS_EAST = 111.32 * math.cos(math.radians(SOUTH))
KILOMETERS_NORTH = 110.99
"""Kilometers of a degree at this latitude."""
DIGITS = 6

Point = tuple[float, float]
"""East and north of the middle. Units: kilometers."""
_Edge = tuple[Point, Point]
_CELLS_OF_A_TOWN = 58
_CELL_KILOMETERS = 1.35
_BENDS = 3
_BEND = 0.14
_ROUNDS_OF_SPREADING = 12
_ROUND_OFF = 9


def degrees(point: Point) -> Point:
    """Give longitude and latitude of a point of the land. Units: degrees on WGS-84."""
    east, north = point
    return (
        round(WEST + east / KILOMETERS_EAST, DIGITS),
        round(SOUTH + north / KILOMETERS_NORTH, DIGITS),
    )


def polygon(ring: Sequence[Point]) -> Any:  # noqa: ANN401 - the geometry library ships no types
    """Make a closed ring the shape that the ledger keeps, in degrees."""
    return shapely.Polygon([degrees(point) for point in ring])


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of land; its corners go round it."""

    center: Point
    corners: tuple[Point, ...]

    def place(self, random: Random, *, spread: float = 0.8) -> Point:
        """Draw a point inside, at most `spread` of the way from the center to the border."""
        corner = random.randrange(len(self.corners))
        one, two = self.corners[corner - 1], self.corners[corner]
        far, aside = spread * math.sqrt(random.random()), random.random()
        east, north = (
            middle + far * (first * (1 - aside) + second * aside - middle)
            for middle, first, second in zip(self.center, one, two, strict=True)
        )
        return east, north


@dataclass
class Land:
    """The mosaic, shared among the towns; the same random numbers give the same land.

    Shape: `paces` says of each town, the middle ones first, how fast it grows; `plots` holds its
    cells, its middle first.
    """

    random: Random
    paces: Sequence[float]
    cells: list[Cell] = field(default_factory=list)
    plots: list[list[int]] = field(default_factory=list)
    _sides: dict[_Edge, list[int]] = field(default_factory=dict)
    _bent: dict[_Edge, list[Point]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay out the cells, then let the towns grow over them."""
        size = math.sqrt(len(self.paces) * _CELLS_OF_A_TOWN / math.pi) * _CELL_KILOMETERS
        inside = self._lay_cells(east=1.14 * size, north=0.88 * size)
        seeds = self._spread_seeds(inside)
        seeds.sort(key=lambda seed: math.hypot(*self.cells[seed].center))
        self._grow(seeds, inside)

    def outline(self, cells: Iterable[int]) -> list[Point]:
        """Give the border of a connected piece of land, with neither a hole nor a closing point."""
        inside = set(cells)
        following: dict[Point, Point] = {}
        for number in sorted(inside):
            corners = self.cells[number].corners
            for place, corner in enumerate(corners):
                sides = self._sides[_edge(corners[place - 1], corner)]
                if sum(side in inside for side in sides) == 1:
                    following[corners[place - 1]] = corner
        return max(self._rings(following), key=len)

    def neighbors(self, number: int) -> list[int]:
        """Give the cells that share a border with a cell."""
        corners = self.cells[number].corners
        sides = (
            self._sides[_edge(corners[place - 1], corner)] for place, corner in enumerate(corners)
        )
        return [side for pair in sides for side in pair if side != number]

    def distance(self, one: int, other: int) -> float:
        """Measure from center to center. Units: kilometers."""
        return math.dist(self.cells[one].center, self.cells[other].center)

    def _rings(self, following: dict[Point, Point]) -> list[list[Point]]:
        rings: list[list[Point]] = []
        while following:
            start = step = next(iter(following))
            ring: list[Point] = []
            while True:
                after = following.pop(step)
                ring.extend(self._line(step, after)[:-1])
                step = after
                if step == start:
                    break
            rings.append(ring)
        return rings

    def _line(self, start: Point, end: Point) -> list[Point]:
        """Give the border between two corners, bent the same way from both sides."""
        edge = _edge(start, end)
        if edge not in self._bent:
            line = list(edge)
            for _ in range(_BENDS):
                line = self._bend(line)
            self._bent[edge] = line
        return self._bent[edge] if edge[0] == start else self._bent[edge][::-1]

    def _bend(self, line: list[Point]) -> list[Point]:
        finer = line[:1]
        for start, end in pairwise(line):
            share = self.random.uniform(-_BEND, _BEND)
            east = (start[0] + end[0]) / 2 + share * (end[1] - start[1])
            north = (start[1] + end[1]) / 2 - share * (end[0] - start[0])
            finer += [(east, north), end]
        return finer

    def _lay_cells(self, *, east: float, north: float) -> list[int]:
        """Lay cells over the whole box; give those within an irregular coast."""
        step, random = _CELL_KILOMETERS, self.random
        waves = [(k, random.uniform(0, math.tau), random.uniform(0.3, 1) / k) for k in (2, 3, 5, 7)]
        points: list[Point] = []
        for row in range(-math.ceil(1.5 * north / step), math.ceil(1.5 * north / step) + 1):
            for column in range(-math.ceil(1.5 * east / step), math.ceil(1.5 * east / step) + 1):
                x = step * (column + 0.5 * (row % 2) + random.uniform(-0.36, 0.36))
                y = step * (row + random.uniform(-0.36, 0.36))
                points.append((x, y))
        diagram = shapely.voronoi_polygons(shapely.MultiPoint(points), ordered=True)
        for center, shape in zip(points, diagram.geoms, strict=True):
            corners = _corners(shape)
            for place, corner in enumerate(corners):
                side = self._sides.setdefault(_edge(corners[place - 1], corner), [])
                side.append(len(self.cells))
            self.cells.append(Cell(center, corners))

        def is_inside(point: Point) -> bool:
            turn = math.atan2(point[1], point[0])
            coast = 1 + 0.13 * sum(high * math.cos(k * turn + at) for k, at, high in waves)
            return math.hypot(point[0] / east, point[1] / north) < coast

        return [number for number, point in enumerate(points) if is_inside(point)]

    def _spread_seeds(self, inside: Sequence[int]) -> list[int]:
        """Choose the middle of each town, about equally far from each other (Lloyd's rounds)."""
        seeds = self.random.sample(list(inside), len(self.paces))
        for _ in range(_ROUNDS_OF_SPREADING):
            nearest: list[list[int]] = [[] for _ in seeds]
            for number in inside:
                near = min(range(len(seeds)), key=lambda place: self.distance(seeds[place], number))
                nearest[near].append(number)
            for place, cells in enumerate(nearest):
                middle = tuple(
                    sum(self.cells[cell].center[axis] for cell in cells) / len(cells)
                    for axis in (0, 1)
                )
                seeds[place] = min(
                    cells, key=lambda cell: math.dist(self.cells[cell].center, middle)
                )
        return seeds

    def _grow(self, seeds: Sequence[int], inside: Iterable[int]) -> None:
        """Let every town take the cells that it reaches first; hills slow it down."""
        free = set(inside)
        reached = [(0.0, seed, place) for place, seed in enumerate(seeds)]
        slow = {number: self.random.uniform(0.7, 1.5) for number in sorted(free)}
        self.plots = [[] for _ in seeds]
        while reached:
            cost, number, place = heapq.heappop(reached)
            if number not in free:
                continue
            free.discard(number)
            self.plots[place].append(number)
            for neighbor in self.neighbors(number):
                if neighbor in free:
                    step = self.distance(number, neighbor) * slow[neighbor]
                    way = cost + step / self.paces[place]
                    heapq.heappush(reached, (way, neighbor, place))


def _edge(one: Point, other: Point) -> _Edge:
    return (one, other) if one <= other else (other, one)


def _corners(shape: Any) -> tuple[Point, ...]:  # noqa: ANN401 - the library ships no types
    """Give the corners in order, each once; neighbors must spell a shared corner alike."""
    spelled = [
        (round(east, _ROUND_OFF), round(north, _ROUND_OFF)) for east, north in shape.exterior.coords
    ]
    return tuple(dict.fromkeys(spelled))
