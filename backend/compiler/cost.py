"""What a plan may cost: nodes and points, page sizes multiplied down the tree, before any SQL."""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.compiler.document import Limits
from backend.compiler.errors import TooCostlyError
from backend.compiler.tree import (
    AllOf,
    AnyOf,
    Condition,
    Edges,
    Groups,
    HasMoreGroups,
    Listed,
    Lookup,
    Nodes,
    Not,
    ObjectShape,
    One,
    Output,
    Page,
    Relation,
    Search,
    Some,
    Through,
    Total,
    ValueColumns,
    ValueRow,
    ValueRows,
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Nodes: objects that can come. Points: relations, counts and templates that are evaluated."""

    nodes: int = 0
    points: int = 0

    def plus(self, other: "Cost") -> "Cost":
        """Add up two costs."""
        return Cost(self.nodes + other.nodes, self.points + other.points)

    def times(self, rows: int) -> "Cost":
        """Give the cost of something that happens for each of so many rows."""
        return Cost(self.nodes * rows, self.points * rows)


def cost_of(output: Output) -> Cost:
    """Add up an output and everything below it."""
    match output:
        case ObjectShape(fields=fields):
            return sum_of(cost_of(inner) for _, inner in fields)
        case One(shape=shape) | ValueRow(shape=shape):
            return Cost(1, 1).plus(cost_of(shape))
        case Listed(shape=shape, limit=limit) | ValueRows(shape=shape, limit=limit):
            return Cost(limit, 1).plus(cost_of(shape).times(limit))
        case ValueColumns(points=points):
            return Cost(0, points)
        case Page():
            return _page(output).plus(Cost(0, _steps(output.relation)))
        case Lookup(found=found):
            return Cost(0, 1).plus(sum_of(Cost(100, 1).plus(cost_of(one.shape)) for one in found))
        case _:
            return _gathering(output)


def _gathering(output: Output) -> Cost:
    match output:
        case Search(sought=sought, limit=limit):
            dearest = sum_of(cost_of(one.shape) for one in sought)
            return Cost(limit, len(sought)).plus(dearest.times(limit))
        case Total(relation=relation) | HasMoreGroups(relation=relation):
            return Cost(0, 1 + _steps(relation))
        case Groups(measures=measures, tallies=tallies, shape=shape, limit=limit):
            points = 1 + len(measures) + 2 * len(tallies) + _steps(output.relation)
            whole = Cost(limit, points)
            return whole.plus(cost_of(shape).times(limit))
        case _:
            return Cost()


def _steps(relation: Relation) -> int:
    """Count the steps that filters and orders of a list take through other relations."""
    through = sum(isinstance(key.source, Through) for key in relation.order)
    return through + sum(_steps_of(one) for one in relation.conditions)


def _steps_of(condition: Condition) -> int:
    match condition:
        case Some(relation=relation):
            return 1 + _steps(relation)
        case Not(condition=inner):
            return _steps_of(inner)
        case AllOf(conditions=inner) | AnyOf(conditions=inner):
            return sum(_steps_of(one) for one in inner)
        case _:
            return 0


def hold_to_limits(cost: Cost, limits: Limits) -> None:
    """See that a plan costs no more than allowed.

    Raises: TOO_COSTLY.
    """
    if cost.nodes > limits.nodes:
        error = TooCostlyError(count=cost.nodes, unit="个对象", limit=limits.nodes)
    elif cost.points > limits.points:
        error = TooCostlyError(count=cost.points, unit="点", limit=limits.points)
    else:
        return
    error.nodes, error.points = cost.nodes, cost.points
    raise error


def _page(page: Page) -> Cost:
    whole = Cost(0, 1)
    for _, part in page.parts:
        match part:
            case Nodes(shape=shape):
                whole = whole.plus(Cost(1, 0).plus(cost_of(shape)).times(page.size))
            case Edges(fields=fields):
                shapes = [inner for _, inner in fields if isinstance(inner, ObjectShape)]
                row = Cost(1, 0).plus(sum_of(cost_of(shape) for shape in shapes))
                whole = whole.plus(row.times(page.size))
            case Total():
                whole = whole.plus(Cost(0, 1))
            case _:
                pass
    return whole


def sum_of(costs: Iterable[Cost]) -> Cost:
    """Add up several costs."""
    whole = Cost()
    for cost in costs:
        whole = whole.plus(cost)
    return whole
