"""Lowering of connections: page size, cursors, and what of the page was selected."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from graphql import GraphQLObjectType, SelectionSetNode

from backend.compiler.document import Limits
from backend.compiler.errors import PageSizeError
from backend.compiler.filters import FilterLowering
from backend.compiler.fingerprint import fingerprint
from backend.compiler.selection import TYPE_NAME, Leaf, Selected, Selection, unwrapped
from backend.compiler.slots import CursorKey, Slot
from backend.compiler.tree import (
    Beyond,
    Edges,
    Literal,
    Nodes,
    ObjectShape,
    Output,
    Page,
    PageInfo,
    Relation,
    Total,
)

_DEFAULT_SIZE = 20
TOTAL_LIMIT = 10_000
_EMPTY_PAGE = {
    "hasNextPage": "false",
    "hasPreviousPage": "false",
    "startCursor": "null",
    "endCursor": "null",
}


@dataclass(frozen=True, slots=True)
class Window:
    """Which page is asked for."""

    size: int
    is_backward: bool
    boundary: Slot | None


@dataclass(frozen=True, slots=True)
class PageLowering:
    """Lowers one connection; `inner` lowers the objects on the page."""

    selection: Selection
    filters: FilterLowering
    limits: Limits
    inner: Callable[[tuple[SelectionSetNode, ...]], ObjectShape]

    def page(self, selected: Selected, relation: Relation, default: tuple[str, ...]) -> Output:
        """Lower a connection.

        Raises: PAGE_SIZE, and what filters and orders raise.
        """
        window = self._window(selected)
        order = self.filters.order(selected.arguments.get("orderBy"), default)
        bound_to = fingerprint(replace(relation, order=order))
        parts = tuple((one.key, self._part(one, relation)) for one in self._fields(selected))
        conditions = relation.conditions
        if window.boundary is not None:
            keys = tuple(
                CursorKey(window.boundary, bound_to, index, len(order))
                for index in range(len(order))
            )
            conditions = (*conditions, Beyond(order, keys, window.is_backward))
        if not relation.visibility.is_reached:
            return self._empty(selected)
        return Page(
            relation=replace(relation, conditions=conditions, order=order),
            size=window.size,
            is_backward=window.is_backward,
            is_inside=window.boundary is not None,
            fingerprint=bound_to,
            parts=parts,
        )

    def _window(self, selected: Selected) -> Window:
        first, last = selected.arguments.get("first"), selected.arguments.get("last")
        after, before = selected.arguments.get("after"), selected.arguments.get("before")
        refused = PageSizeError(limit=self.limits.page, path=(selected.key,))
        if (first is not None or after is not None) and (last is not None or before is not None):
            raise refused
        is_backward = last is not None or before is not None
        size, boundary = (last, before) if is_backward else (first, after)
        known = size.known if isinstance(size, Leaf) else _DEFAULT_SIZE
        if not 1 <= known <= self.limits.page:
            raise refused
        return Window(known, is_backward, boundary.slot if isinstance(boundary, Leaf) else None)

    def _part(
        self, one: Selected, relation: Relation
    ) -> Nodes | Edges | PageInfo | Total | Literal:
        match one.name:
            case "nodes":
                return Nodes(self.inner(one.inside))
            case "edges":
                fields = tuple((edge.key, self._edge(edge)) for edge in self._fields(one))
                return Edges(fields)
            case "pageInfo":
                return PageInfo(tuple((info.key, info.name) for info in self._fields(one)))
            case "totalCount":
                keys = tuple((total.key, total.name) for total in self._fields(one))
                return Total(relation, limit=TOTAL_LIMIT, keys=keys)
            case _:
                return Literal(json.dumps(f"{self.filters.kind.name}Connection"))

    def _edge(self, edge: Selected) -> Literal | ObjectShape | None:
        match edge.name:
            case "node":
                return self.inner(edge.inside)
            case "cursor":
                return None
            case _:
                return Literal(json.dumps(f"{self.filters.kind.name}Edge"))

    def _fields(self, selected: Selected) -> tuple[Selected, ...]:
        on = unwrapped(selected.definition.type) if selected.definition else None
        if not isinstance(on, GraphQLObjectType):
            raise TypeError(selected.name)
        return self.selection.fields(on, selected.inside)

    def _empty(self, selected: Selected) -> Output:
        fields: list[tuple[str, Output]] = []
        for one in self._fields(selected):
            match one.name:
                case "nodes" | "edges":
                    fields.append((one.key, Literal("[]")))
                case "pageInfo":
                    names = {**_EMPTY_PAGE, TYPE_NAME: json.dumps("PageInfo")}
                    fields.append((one.key, self._constants(one, names)))
                case "totalCount":
                    names = {"value": "0", "exact": "true", TYPE_NAME: json.dumps("TotalCount")}
                    fields.append((one.key, self._constants(one, names)))
                case _:
                    name = json.dumps(f"{self.filters.kind.name}Connection")
                    fields.append((one.key, Literal(name)))
        return ObjectShape(tuple(fields))

    def _constants(self, selected: Selected, names: dict[str, str]) -> ObjectShape:
        fields = self._fields(selected)
        return ObjectShape(tuple((one.key, Literal(names[one.name])) for one in fields))
