"""Lowering of aggregates: rows in groups, with how many there are, sums, least and greatest values.

Counts of persons are told to callers without member rights only where nobody can be picked out:
see `tally`.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from graphql import GraphQLObjectType, SelectionSetNode

from backend.compiler import catalog as declared
from backend.compiler.access import Access
from backend.compiler.assembly import CatalogType, camel, column_facts
from backend.compiler.document import Limits
from backend.compiler.encodings import encoding_of
from backend.compiler.errors import PageSizeError
from backend.compiler.filters import FilterLowering
from backend.compiler.group_text import COUNT
from backend.compiler.selection import TYPE_NAME, Leaf, Selected, Selection, unwrapped
from backend.compiler.tree import (
    ColumnOf,
    Computed,
    Encoding,
    Groups,
    HasMoreGroups,
    Key,
    Link,
    Literal,
    Measure,
    ObjectShape,
    One,
    Output,
    Relation,
    Scalar,
    Tally,
)

_FUNCTIONS = ("sum", "min", "max")
_SUMMED = (int, Decimal)
_BOUNDED = (int, Decimal, date, datetime)


def groupable(kind: CatalogType) -> Iterator[tuple[str, declared.Field]]:
    """Give the fields by which rows of a type are grouped."""
    for name, field in kind.fields.items():
        if getattr(field, "is_groupable", False):
            yield name, field


def measured(kind: CatalogType, function: str) -> Iterator[tuple[str, declared.Column, type]]:
    """Give the columns of a type that have a sum, or a least and a greatest value."""
    if kind.entity is None:
        return
    for name, field in kind.fields.items():
        if isinstance(field, declared.Column) and field.is_measured:
            python_type = column_facts(kind.entity.table, field.name).type
            if python_type in (_SUMMED if function == "sum" else _BOUNDED):
                yield name, field, python_type


@dataclass(frozen=True, slots=True)
class GroupLowering:
    """Lowers one aggregate; `inner` lowers the objects that keys lead to."""

    selection: Selection
    access: Access
    filters: FilterLowering
    limits: Limits
    computed: Callable[[declared.SQL], Computed]
    target: Callable[[str], tuple[CatalogType, Relation]]
    inner: Callable[[CatalogType, tuple[SelectionSetNode, ...]], ObjectShape]

    @property
    def _kind(self) -> CatalogType:
        return self.filters.kind

    def groups(self, selected: Selected, relation: Relation) -> Output:
        """Lower an aggregate.

        Raises: PAGE_SIZE.
        """
        names = self._names(selected)
        keys = {name: self._key(name) for name in names}
        limit = self._limit(selected)
        fields: list[tuple[str, Output]] = []
        for one in self._fields(selected):
            match one.name:
                case "groups":
                    fields.append((one.key, self._groups(one, relation, keys, limit)))
                case "hasMoreGroups":
                    found = HasMoreGroups(relation, tuple(keys.values()), limit)
                    is_read = relation.visibility.is_reached and bool(keys)
                    fields.append((one.key, found if is_read else Literal("false")))
                case _:
                    fields.append((one.key, Literal(json.dumps(f"{self._kind.name}Aggregate"))))
        return ObjectShape(tuple(fields))

    def _names(self, selected: Selected) -> tuple[str, ...]:
        given = selected.arguments.get("groupBy")
        known = given.known if isinstance(given, Leaf) else None
        return tuple(dict.fromkeys(str(one.value) for one in known or ()))

    def _limit(self, selected: Selected) -> int:
        given = selected.arguments.get("first")
        limit = given.known if isinstance(given, Leaf) else self.limits.page
        if limit is None or not 1 <= limit <= self.limits.page:
            raise PageSizeError(limit=self.limits.page, path=(selected.key,))
        return int(limit)

    def _key(self, name: str) -> Key:
        field = self._kind.fields[name]
        column = field.by if isinstance(field, declared.ToOne) else None
        operand = self.filters.operand(name, field)
        return Key(column or f"key_{getattr(field, 'name', name)}", operand.source, operand.type)

    def _groups(
        self, selected: Selected, relation: Relation, keys: dict[str, Key], limit: int
    ) -> Output:
        measures: dict[str, Measure] = {}
        tallies: dict[str, Tally] = {}
        names = tuple(keys)
        fields: list[tuple[str, Output]] = []
        for one in self._fields(selected):
            if one.name in _FUNCTIONS:
                fields.append((one.key, self._measures(one, measures)))
            elif one.name in self._tallies():
                given = self._tallies()[one.name]
                is_open = not relation.conditions and names in ((), (given.key,))
                fields.append((one.key, self._tally(one, given, tallies, is_open=is_open)))
            else:
                fields.append((one.key, self._plain(one, keys)))
        if not relation.visibility.is_reached and keys:
            return Literal("[]")
        return Groups(
            relation=relation,
            keys=tuple(keys.values()),
            measures=tuple(measures.values()),
            tallies=tuple(tallies.values()),
            shape=ObjectShape(tuple(fields)),
            limit=limit if keys else 1,
        )

    def _plain(self, one: Selected, keys: dict[str, Key]) -> Output:
        if one.name == TYPE_NAME:
            return Literal(json.dumps(f"{self._kind.name}AggregateGroup"))
        if one.name == "count":
            return Scalar(ColumnOf(COUNT), Encoding.PLAIN, is_nullable=False)
        key, field = keys.get(one.name), self._kind.fields[one.name]
        if isinstance(field, declared.ToOne):
            # Looked at even where it is no key: a token may not read the type either way.
            kind, relation = self.target(field.target)
            shape = self.inner(kind, one.inside)
            is_read = key is not None and relation.visibility.is_reached
            linked = replace(relation, conditions=(Link("id", field.by or ""),))
            return One(linked, shape) if is_read else Literal("null")
        if key is None:
            return Literal("null")
        return Scalar(ColumnOf(key.name), encoding_of(self._type(field)), is_nullable=True)

    def _type(self, field: declared.Field) -> type:
        if isinstance(field, declared.Expression):
            return field.type
        if isinstance(field, declared.Column) and self._kind.entity is not None:
            return column_facts(self._kind.entity.table, field.name).type
        raise TypeError(field)

    def _measures(self, selected: Selected, measures: dict[str, Measure]) -> Output:
        known = {name: (field, kind) for name, field, kind in measured(self._kind, selected.name)}
        fields: list[tuple[str, Output]] = []
        for one in self._fields(selected):
            if one.name == TYPE_NAME:
                on = unwrapped(selected.definition.type) if selected.definition else None
                fields.append((one.key, Literal(json.dumps(str(on)))))
                continue
            field, python_type = known[one.name]
            name = f"{selected.name}_{field.name}"
            measures[name] = Measure(name, selected.name, ColumnOf(field.name))
            fields.append(
                (one.key, Scalar(ColumnOf(name), encoding_of(python_type), is_nullable=True))
            )
        return ObjectShape(tuple(fields))

    def _tallies(self) -> dict[str, declared.Tally]:
        entity = self._kind.entity
        return {camel(one.name): one for one in entity.tallies} if entity else {}

    def _tally(
        self,
        selected: Selected,
        given: declared.Tally,
        tallies: dict[str, Tally],
        *,
        is_open: bool,
    ) -> Output:
        """Lower a count of persons.

        Who may read members gets it as it is. Others get it of the whole list or by its one key,
        never filtered: with free filters any single row is the difference of two sums. A token
        gets none.
        """
        is_exact = self.access.is_reader(given.readers)
        is_shown = is_exact or (is_open and self.access.rights.scopes is None)
        value: Output = Literal("null")
        kept: Output = Literal("true")
        if is_shown:
            hidden = None if is_exact else self.computed(given.hidden)
            tallies[given.name] = Tally(given.name, self.computed(given.sql), hidden)
            value = Scalar(ColumnOf(f"shown_{given.name}"), Encoding.PLAIN, is_nullable=True)
            kept = Scalar(ColumnOf(f"kept_{given.name}"), Encoding.PLAIN, is_nullable=False)
        parts = {"value": value, "isSuppressed": kept, TYPE_NAME: Literal('"SmallCount"')}
        return ObjectShape(tuple((one.key, parts[one.name]) for one in self._fields(selected)))

    def _fields(self, selected: Selected) -> tuple[Selected, ...]:
        on = unwrapped(selected.definition.type) if selected.definition else None
        if not isinstance(on, GraphQLObjectType):
            raise TypeError(selected.name)
        return self.selection.fields(on, selected.inside)
