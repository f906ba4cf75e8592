"""Every list of the API in every order and by every filter, and the plan of it in few words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    get_named_type,
    is_required_argument,
)

from backend.api.schema import ledger_catalog
from backend.compiler.catalog import Column, ToMany, ToOne
from backend.kit.ids import encode_node_id
from tests.compiler.test_screens_plans import numbered
from tests.figures.asking import whole_compiler

FIRST: Final = 50
GIVEN: Final[Mapping[str, Any]] = {
    "String": "基准",
    "Int": 3,
    "Float": 1.5,
    "Boolean": True,
    "Date": "2026-01-01",
    "DateTime": "2026-01-01T00:00:00+08:00",
}
ARGUMENTS: Final[Mapping[str, Any]] = {
    "townId": encode_node_id("Town", numbered("Town")),
    "purpose": "核对名册",
}
"""What a list of persons wants to be given by a district officer."""

READING: Final = ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan")
SORTING: Final = ("Sort", "Incremental Sort")


@dataclass(frozen=True, slots=True)
class Asked:
    """A list in an order or by a filter."""

    of: str
    variant: str
    text: str
    variables: Mapping[str, Any]


def lists() -> Iterator[str]:
    """Name the lists that stand at the root; those of figures wait for a figure."""
    for name, root in ledger_catalog().roots.items():
        if isinstance(root, ToMany) and root.limit is None:
            given = _query().fields[name].args.values()
            if not any(is_required_argument(one) for one in given):
                yield name


def variants(of: str) -> Iterator[Asked]:
    """Give a list as it comes, in each order either way, and by each filter."""
    field = _query().fields[of]
    given = {name: value for name, value in ARGUMENTS.items() if name in field.args}
    yield _asked(of, "as it comes", given)
    if "orderBy" in field.args:
        orders = get_named_type(field.args["orderBy"].type)
        for word in _words(orders):
            for direction in ("ASC", "DESC"):
                order = [{"field": word, "direction": direction}]
                yield _asked(of, f"order {word} {direction}", given | {"orderBy": order})
    if "where" in field.args:
        where = get_named_type(field.args["where"].type)
        for name, operator, value in _filters(of, where):
            chosen = {name: {operator: value}}
            yield _asked(of, f"where {name} {operator}", given | {"where": chosen})


def _query() -> GraphQLObjectType:
    query = whole_compiler().schema.query_type
    assert query is not None
    return query


def _asked(of: str, variant: str, given: Mapping[str, Any]) -> Asked:
    """Write the document with every argument as a variable, as programs do."""
    types = {name: str(_query().fields[of].args[name].type) for name in given}
    taken = ", ".join(f"${name}: {kind}" for name, kind in types.items())
    passed = "".join(f", {name}: ${name}" for name in given)
    opening = f"query Listed({taken})" if taken else "query Listed"
    text = f"{opening} {{ {of}(first: {FIRST}{passed}) {{ nodes {{ id }} }} }}"
    return Asked(of, variant, text, given)


def _words(kind: GraphQLNamedType) -> list[str]:
    assert isinstance(kind, GraphQLInputObjectType)
    field = get_named_type(kind.fields["field"].type)
    assert isinstance(field, GraphQLEnumType)
    return list(field.values)


def _filters(of: str, where: GraphQLNamedType) -> Iterator[tuple[str, str, Any]]:
    """Give each field of the filter that compares a value, with a value."""
    assert isinstance(where, GraphQLInputObjectType)
    for name, field in where.fields.items():
        kind = get_named_type(field.type)
        if isinstance(kind, GraphQLInputObjectType) and "eq" in kind.fields:
            compared = get_named_type(kind.fields["eq"].type)
            yield name, "eq", _value(of, name, compared)


def _value(of: str, name: str, kind: GraphQLNamedType) -> Any:
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    assert isinstance(kind, GraphQLScalarType)
    if kind.name != "ID":
        return GIVEN[kind.name]
    target = _target(of, name)
    return encode_node_id(target, numbered(target))


def _target(of: str, name: str) -> str:
    """Tell whose id a field of the filter takes."""
    root = ledger_catalog().roots[of]
    assert isinstance(root, ToMany)
    if name == "id":
        return root.target
    for field in ledger_catalog().types[root.target].fields.values():
        if isinstance(field, ToOne) and _camel(field.name) + "Id" == name:
            return field.target
        if isinstance(field, Column) and field.of and _camel(field.name) == name:
            return field.of
    raise LookupError(name)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def condensed(plan: Mapping[str, Any]) -> str:
    """Give what a plan reads and sorts, from the outside to the inside, on one line."""
    return " < ".join(_steps(plan)) or "nothing"


def _steps(node: Mapping[str, Any]) -> Iterator[str]:
    kind = node["Node Type"]
    if kind in SORTING:
        yield kind.lower()
    elif kind in READING:
        index = node.get("Index Name")
        where = f"{index}" if index else f"all of {node['Relation Name']}"
        back = " backward" if node.get("Scan Direction") == "Backward" else ""
        yield f"{where}{back}"
    for inner in node.get("Plans", ()):
        yield from _steps(inner)


def conditions(node: Mapping[str, Any]) -> Iterator[str]:
    """Give the conditions that a plan compares each row of a table with."""
    if node["Node Type"] in (*READING, "Bitmap Heap Scan"):
        for name in ("Filter", "Index Cond", "Recheck Cond"):
            if name in node:
                yield node[name]
    for inner in node.get("Plans", ()):
        yield from conditions(inner)
