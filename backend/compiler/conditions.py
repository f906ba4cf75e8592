"""Fourth stage, first half: which rows. Conditions, visibility and sort keys become SQL."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from backend.compiler.slots import FromActor, Slot
from backend.compiler.sql import Fragment, identifier, joined, sql, trusted, value
from backend.compiler.templates import AliasOf, Parameter, ScopeOf, SharedOf
from backend.compiler.tree import (
    AllOf,
    AnyOf,
    Beside,
    Beyond,
    BoundOf,
    ColumnOf,
    Compare,
    Computed,
    Condition,
    Former,
    Found,
    HoldsOn,
    IdIs,
    InSet,
    IsNull,
    Link,
    Matching,
    Not,
    Operator,
    Relation,
    Some,
    SortKey,
    Source,
    Through,
    Visibility,
)

_COMPARISONS: Final[Mapping[Operator, Callable[[Fragment, Fragment], Fragment]]] = {
    Operator.EQ: lambda left, right: sql("{} = {}", left, right),
    Operator.NE: lambda left, right: sql("{} is distinct from {}", left, right),
    Operator.IN: lambda left, right: sql("{} = any({})", left, right),
    Operator.GT: lambda left, right: sql("{} > {}", left, right),
    Operator.GTE: lambda left, right: sql("{} >= {}", left, right),
    Operator.LT: lambda left, right: sql("{} < {}", left, right),
    Operator.LTE: lambda left, right: sql("{} <= {}", left, right),
    Operator.CONTAINS: lambda left, right: sql("{} like {}", left, right),
}


def column(alias: str, name: str) -> Fragment:
    """Name a column of a row."""
    return sql("{}.{}", identifier(alias), identifier(name))


def source(given: Source, row: str) -> Fragment:
    """Write a value of the row."""
    match given:
        case ColumnOf(name=name):
            return column(row, name)
        case BoundOf(column=name, is_upper=True):
            return sql("upper({})", column(row, name))
        case BoundOf(column=name):
            return sql("lower({})", column(row, name))
        case Computed():
            return sql("({})", computed(given, row=row))
        case Through(relation=relation, source=inner):
            led_to = below(row)
            return sql("(select {} {})", source(inner, led_to), from_where(relation, led_to, row))
        case Beside(alias=alias, source=inner):
            return source(inner, alias)


def below(row: str) -> str:
    """Name the row that a filter or an order reaches from a row; siblings may share the name."""
    return f"{row}r"


def from_where(
    relation: Relation, alias: str, outer: str | None, joins: tuple[Fragment, ...] = ()
) -> Fragment:
    """Write `from … where …`: the actor's rows first, then the conditions."""
    return sql(
        "from {} as {}{} where {}",
        identifier(relation.table),
        identifier(alias),
        joined("", joins),
        _where(relation, alias, outer),
    )


def _where(relation: Relation, alias: str, outer: str | None) -> Fragment:
    conditions = [visible(relation.visibility, alias)]
    conditions += [condition(one, alias, outer) for one in relation.conditions]
    return joined(" and ", conditions)


def sorted_beside(relation: Relation, alias: str) -> tuple[Relation, tuple[Fragment, ...]]:
    """Join what a list is sorted by through relations to its rows, each of them at most once.

    Looked up row by row, the town's name would cost twenty thousand look-ups for a page of twenty.
    """
    joins: list[Fragment] = []
    keys: list[SortKey] = []
    for place, key in enumerate(relation.order):
        if isinstance(key.source, Through):
            beside, led_to = f"{alias}o{place}", key.source.relation
            join = " left join {} as {} on {}"
            names = (identifier(led_to.table), identifier(beside))
            joins.append(sql(join, *names, _where(led_to, beside, alias)))
            keys.append(replace(key, source=Beside(beside, key.source.source)))
        else:
            keys.append(key)
    conditions = tuple(
        replace(one, keys=tuple(keys)) if isinstance(one, Beyond) else one
        for one in relation.conditions
    )
    return replace(relation, conditions=conditions, order=tuple(keys)), tuple(joins)


def computed(given: Computed, *, row: str | None = None, target: str | None = None) -> Fragment:
    """Fill the places of a template."""
    pieces: list[Fragment] = []
    for piece in given.template.pieces:
        match piece:
            case str():
                pieces.append(trusted(piece))
            case Parameter(name=name):
                typed = given.parameters[name]
                pieces.append(value(typed.slot, typed.type))
            case ScopeOf(table=table, alias=alias):
                pieces.append(sql("({})", visible(given.visibilities[table], alias)))
            case SharedOf(name=name):
                pieces.append(identifier(name))
            case AliasOf(place=place):
                alias_of = row if place == "row" else target
                if alias_of is None:
                    message = f"template {given.template.name} has no {place} here"
                    raise LookupError(message)
                pieces.append(identifier(alias_of))
    return joined("", pieces)


def visible(visibility: Visibility, alias: str) -> Fragment:
    """Write which rows of a table the actor reaches."""
    if not visibility.is_reached:
        return sql("false")
    conditions: list[Fragment] = []
    if visibility.district_column is not None:
        district = value(FromActor("district_id"), "uuid")
        conditions.append(sql("{} = {}", column(alias, visibility.district_column), district))
    if visibility.matches:
        matches = []
        for match in visibility.matches:
            key = value(FromActor(match.key.value), "uuid")
            if match.is_array:
                matches.append(sql("{} @> array[{}]", column(alias, match.column), key))
            else:
                matches.append(sql("{} = {}", column(alias, match.column), key))
        either = joined(" or ", matches)
        conditions.append(sql("({})", either) if len(matches) > 1 else either)
    return joined(" and ", conditions) if conditions else sql("true")


def condition(given: Condition, row: str, outer: str | None) -> Fragment:
    """Write a condition on the row; `outer` is the row that a relation starts from."""
    match given:
        case Link(target_column=target_column, row_column=row_column) if outer is not None:
            return sql("{} = {}", column(row, target_column), column(outer, row_column))
        case IdIs(id=slot, former=None):
            return sql("{} = {}", column(row, "id"), value(slot, "uuid"))
        case IdIs(id=slot, former=Former() as former):
            return sql("{} = {}", column(row, "id"), present_id(value(slot, "uuid"), former))
        case Matching(computed=template):
            return sql("({})", computed(template, row=outer, target=row))
        case InSet(computed=template):
            ids = computed(template, row=outer, target=row)
            return sql("{} in (select s.id from ({}) as s)", column(row, "id"), ids)
        case HoldsOn(column=name, day=day):
            return sql("{} @> {}", column(row, name), value(day, "date"))
        case Found(column=name, pattern=pattern):
            return sql("{} like {}", column(row, name), value(pattern, "text"))
        case _:
            return _filter(given, row, outer)


def present_id(given: Fragment, former: Former) -> Fragment:
    """Write the id that a row has now, where the given one is a former id.

    A select of its own: as a bare expression the planner would not look the id up in the key.
    """
    alias = "former"
    return sql(
        "(select coalesce((select {} from {} as {} where {} and {} = {}), {}))",
        column(alias, former.column),
        identifier(former.table),
        identifier(alias),
        visible(former.visibility, alias),
        column(alias, "id"),
        given,
        given,
    )


def _filter(given: Condition, row: str, outer: str | None) -> Fragment:
    match given:
        case Compare(source=left, operator=operator, other=other):
            return _COMPARISONS[operator](source(left, row), value(other.slot, other.type))
        case IsNull(source=left, is_null=True):
            return sql("{} is null", source(left, row))
        case IsNull(source=left):
            return sql("{} is not null", source(left, row))
        case Beyond():
            return _beyond(given, row)
        case _:
            return _combined(given, row, outer)


def _combined(given: Condition, row: str, outer: str | None) -> Fragment:
    match given:
        case Some(relation=relation):
            return sql("exists (select {})", from_where(relation, below(row), row))
        case AllOf(conditions=()):
            return sql("true")
        case AnyOf(conditions=()):
            return sql("false")
        case AllOf(conditions=inner):
            return sql("({})", joined(" and ", (condition(one, row, outer) for one in inner)))
        case AnyOf(conditions=inner):
            return sql("({})", joined(" or ", (condition(one, row, outer) for one in inner)))
        case Not(condition=Some(relation=relation)):
            # Bare, since the planner makes an anti-join of nothing else.
            return sql("not exists (select {})", from_where(relation, below(row), row))
        case Not(condition=inner_condition):
            return sql("({}) is not true", condition(inner_condition, row, outer))
        case _:
            raise TypeError(given)


def sort_value(key: SortKey, row: str) -> Fragment:
    """Write a sort key; text sorts by its bytes, which is what pinyin keys are made for."""
    written = source(key.source, row)
    return sql('{} collate "C"', written) if key.type == "text" else written


def order_by(keys: tuple[SortKey, ...], row: str, *, is_backward: bool) -> Fragment:
    """Write the order of a list, or the opposite one."""
    return joined(", ", (_direction(key, row, is_backward=is_backward) for key in keys))


def _direction(key: SortKey, row: str, *, is_backward: bool) -> Fragment:
    written = sort_value(key, row)
    is_descending = key.is_descending != is_backward
    if not key.is_nullable:
        return sql("{} desc", written) if is_descending else written
    if is_backward:
        return sql("{} desc nulls first" if is_descending else "{} nulls first", written)
    return sql("{} desc nulls last" if is_descending else "{} nulls last", written)


def _beyond(given: Beyond, row: str) -> Fragment:
    keys = tuple(zip(given.keys, given.values, strict=True))
    is_one_way = len({key.is_descending for key in given.keys}) == 1
    if is_one_way and not any(key.is_nullable for key in given.keys):
        left = joined(", ", (sort_value(key, row) for key, _ in keys))
        right = joined(", ", (_cursor_value(key, slot) for key, slot in keys))
        is_descending = given.keys[0].is_descending != given.is_backward
        return sql("({}) < ({})" if is_descending else "({}) > ({})", left, right)
    return joined("", _lexicographic(given, row))


def _cursor_value(key: SortKey, slot: Slot) -> Fragment:
    text = value(slot, "text")
    return sql("cast({} as {})", text, trusted(key.type))


def _lexicographic(given: Beyond, row: str) -> Iterator[Fragment]:
    """Write `past the first, or equal in it and past the second, or …`, nulls at the end."""
    depth = 0
    for key, slot in zip(given.keys, given.values, strict=True):
        left, right = sort_value(key, row), _cursor_value(key, slot)
        is_descending = key.is_descending != given.is_backward
        past = sql("{} < {}" if is_descending else "{} > {}", left, right)
        if key.is_nullable and given.is_backward:
            past = sql("({} or ({} is not null and {} is null))", past, left, right)
        elif key.is_nullable:
            past = sql("({} or ({} is null and {} is not null))", past, left, right)
        if depth == len(given.keys) - 1:
            yield sql("coalesce({}, false)", past)
        else:
            depth += 1
            yield sql("(coalesce({}, false) or ({} is not distinct from {} and ", past, left, right)
    yield joined("", (sql("))") for _ in range(depth)))
