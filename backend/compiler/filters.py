"""Lowering of `where` and `orderBy`: from the request's words to conditions and sort keys.

Both may lead through relations: to the object of a to-one, to some, none or every one of a list.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from backend.compiler.assembly import Catalog, CatalogType, camel, column_facts, sql_type
from backend.compiler.catalog import Column, Expression, Field, Period, ToMany, ToOne
from backend.compiler.errors import FilterTooDeepError, FilterValueError, IdTypeError
from backend.compiler.selection import Given, Group, Leaf, Several
from backend.compiler.slots import AtMost, Pattern, Slot
from backend.compiler.tree import (
    AllOf,
    AnyOf,
    BoundOf,
    ColumnOf,
    Compare,
    Condition,
    IsNull,
    Not,
    Operator,
    Relation,
    Some,
    SortKey,
    Source,
    Through,
    Typed,
)
from backend.kit.ids import NodeId

_AND, _OR, _NOT, _IS_NULL = "and", "or", "not", "isNull"
ID_TYPE = "uuid"


@dataclass(frozen=True, slots=True)
class Operand:
    """A value of the row that a filter compares or an order sorts by."""

    source: Source
    type: str
    is_nullable: bool
    of: str | None = None


def filterable(kind: CatalogType) -> Iterator[tuple[str, Field]]:
    """Give the fields that `where` of a type takes, by their name there."""
    for name, field in kind.fields.items():
        match field:
            case ToOne(is_filterable=True):
                yield f"{name}Id", field
                yield name, field
            case ToMany(is_filterable=True):
                yield name, field
            case Column(is_filterable=True) | Period(is_filterable=True):
                yield name, field
            case Expression(is_filterable=True):
                yield name, field
            case _:
                pass


def orderable(kind: CatalogType) -> Iterator[tuple[str, Field]]:
    """Give the fields that `orderBy` of a type takes."""
    for name, field in kind.fields.items():
        if isinstance(field, Column | Period | Expression) and field.is_orderable:
            yield name, field


def orders_through(kind: CatalogType) -> Iterator[tuple[str, ToOne, str]]:
    """Give the orders of `orderBy` that lead to another object: name, relation, its field."""
    for field in kind.fields.values():
        if isinstance(field, ToOne):
            for other in field.orders:
                yield camel(f"{field.name}_{other}"), field, camel(other)


@dataclass(frozen=True, slots=True)
class FilterLowering:
    """Lowers filters and orders of one type."""

    catalog: Catalog
    kind: CatalogType
    computed: Callable[[Expression], Source]
    related: "Callable[[ToOne | ToMany], tuple[Relation, FilterLowering]]"
    depth: int
    list_length: int

    def operand(self, name: str, field: Field) -> Operand:
        """Find the value that a field stands for."""
        entity = self.catalog.entity(self.kind.name)
        match field:
            case Column(name=column):
                facts = column_facts(entity.table, column)
                return Operand(ColumnOf(column), sql_type(facts.type), facts.is_nullable)
            case Period(column=column, prefix=prefix):
                is_upper = name == camel(f"{prefix}_to")
                return Operand(BoundOf(column, is_upper), "date", is_nullable=True)
            case ToOne(by=str() as column, target=target):
                facts = column_facts(entity.table, column)
                return Operand(ColumnOf(column), ID_TYPE, facts.is_nullable, of=target)
            case Expression():
                return Operand(self.computed(field), sql_type(field.type), field.is_nullable)
            case _:
                raise TypeError(field)

    def where(self, given: Given | None, level: int = 1) -> Condition | None:
        """Lower a filter; nothing given is no condition.

        Raises: FILTER_TOO_DEEP, FILTER_VALUE, ID_TYPE.
        """
        if not isinstance(given, Group):
            return None
        if level > self.depth:
            raise FilterTooDeepError(limit=self.depth, path=("where",))
        operands = dict(filterable(self.kind))
        conditions: list[Condition] = []
        for name, inner in given.fields.items():
            if inner is None:
                raise FilterValueError(field=name, reason="不能为 null", path=("where", name))
            match name:
                case "and" | "or" if isinstance(inner, Several):
                    below = tuple(self._certain(one, level + 1) for one in inner.elements)
                    conditions.append(AllOf(below) if name == _AND else AnyOf(below))
                case "not":
                    conditions.append(Not(self._certain(inner, level + 1)))
                case "id" if isinstance(inner, Group):
                    operand = Operand(ColumnOf("id"), ID_TYPE, is_nullable=False, of=self.kind.name)
                    conditions.extend(self._comparisons(name, operand, inner))
                case _ if isinstance(inner, Group):
                    conditions.extend(self._of_field(name, operands[name], inner, level))
        return AllOf(tuple(conditions))

    def _of_field(self, name: str, field: Field, group: Group, level: int) -> Iterator[Condition]:
        match field:
            case ToMany():
                for word, inner in group.fields.items():
                    yield self._of_list(field, word, inner, level + 1)
            case ToOne() if name in self.kind.fields:
                relation, filters = self.related(field)
                yield _some(relation, filters.where(group, level + 1))
            case _:
                yield from self._comparisons(name, self.operand(name, field), group)

    def _of_list(self, field: ToMany, word: str, given: Given | None, level: int) -> Condition:
        path = ("where", camel(field.name), word)
        if given is None:
            raise FilterValueError(field=".".join(path[1:]), reason="不能为 null", path=path)
        relation, filters = self.related(field)
        inner = filters.where(given, level)
        match word:
            case "some":
                return _some(relation, inner)
            case "none":
                return Not(_some(relation, inner))
            case _:
                return Not(_some(relation, Not(inner or AllOf(()))))

    def _certain(self, given: Given, level: int) -> Condition:
        return self.where(given, level) or AllOf(())

    def _comparisons(self, name: str, operand: Operand, group: Group) -> Iterator[Condition]:
        for word, leaf in group.fields.items():
            if not isinstance(leaf, Leaf) or leaf.known is None:
                reason = "不能为 null，请用 isNull"
                raise FilterValueError(field=f"{name}.{word}", reason=reason, path=("where", name))
            if word == _IS_NULL:
                yield IsNull(operand.source, is_null=leaf.known)
            else:
                yield self._compare(name, operand, Operator(word), leaf)

    def _compare(self, name: str, operand: Operand, operator: Operator, leaf: Leaf) -> Compare:
        if operand.of is not None:
            hold_to_type(leaf.known, operand.of, path=("where", name))
        slot: Slot = leaf.slot
        kind = operand.type
        match operator:
            case Operator.IN:
                slot, kind = AtMost(slot, self.list_length, name), f"{operand.type}[]"
            case Operator.CONTAINS:
                slot = Pattern(slot)
            case _:
                pass
        return Compare(operand.source, operator, Typed(slot, kind))

    def order(self, given: Given | None, default: tuple[str, ...]) -> tuple[SortKey, ...]:
        """Lower an order, or the default one; the id makes every order total."""
        keys: list[SortKey] = []
        if isinstance(given, Several) and given.elements:
            keys = [self._asked(one) for one in given.elements]
        else:
            keys = [self._default(name) for name in default]
        by_id = SortKey(ColumnOf("id"), ID_TYPE, keys[0].is_descending if keys else False)
        return (*keys, by_id)

    def _asked(self, given: Given) -> SortKey:
        fields: Mapping[str, Given | None] = given.fields if isinstance(given, Group) else {}
        field, direction = fields["field"], fields["direction"]
        if not isinstance(field, Leaf) or not isinstance(direction, Leaf):
            raise FilterValueError(field="orderBy", reason="不能为 null", path=("orderBy",))
        return self._key(field.known, is_descending=direction.known == "DESC")

    def _default(self, name: str) -> SortKey:
        return self._key(camel(name.removeprefix("-")), is_descending=name.startswith("-"))

    def _key(self, name: str, *, is_descending: bool) -> SortKey:
        field = self.kind.fields.get(name)
        if field is None:
            return self._key_through(name, is_descending=is_descending)
        if isinstance(field, Column) and field.order:
            facts = column_facts(self.catalog.entity(self.kind.name).table, field.order)
            source: Source = ColumnOf(field.order)
            return SortKey(source, sql_type(facts.type), is_descending, facts.is_nullable)
        operand = self.operand(name, field)
        return SortKey(operand.source, operand.type, is_descending, operand.is_nullable)

    def _key_through(self, name: str, *, is_descending: bool) -> SortKey:
        field, other = next(
            (field, other) for key, field, other in orders_through(self.kind) if key == name
        )
        relation, filters = self.related(field)
        key = filters._key(other, is_descending=is_descending)  # noqa: SLF001 - of this class
        return replace(key, source=Through(relation, key.source), is_nullable=True)


def _some(relation: Relation, where: Condition | None) -> Some:
    conditions = relation.conditions if where is None else (*relation.conditions, where)
    return Some(replace(relation, conditions=conditions))


def hold_to_type(known: object, expected: str, *, path: tuple[str, ...]) -> None:
    """See that an id, or every id of a list, is of a type.

    Raises: ID_TYPE.
    """
    nodes = known if isinstance(known, list | tuple) else (known,)
    for node in nodes:
        if not isinstance(node, NodeId) or node.type_name != expected:
            raise IdTypeError(expected=expected, path=path)
