"""The oracle: graphql-core executes the same schema over plain rows, as plainly as can be.

It shares with the compiler the schema and the catalog's names, and nothing of how it answers.
Templates are answered by Python twins, named by the field.
"""

import base64
import json
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cmp_to_key
from typing import Any
from uuid import UUID

from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    execute_sync,
    parse,
)
from sqlalchemy.dialects.postgresql import Range

from backend.api.schema import make_schema
from backend.compiler import catalog as declared
from backend.compiler.assembly import Catalog, CatalogType, assemble, camel, table_name
from backend.compiler.filters import filterable
from backend.compiler.templates import parse as parse_templates
from backend.kit.ids import decode_node_id, encode_node_id
from backend.kit.text import match_key
from backend.organizations import types as organizations
from backend.organizations.rules import OrganizationKind
from backend.places import types as places
from tests.compiler.oracle_groups import Persons, grouped

Row = Mapping[str, Any]
Twin = Callable[["World", Row, date], Any]
_SCALARS = (str, int, float, bool, type(None))


_LISTS = parse_templates(
    """
-- chosen --
-- Those of the kinds, registered on the days, lying in the towns; what is null is not asked.
select o.id from organizations as o
where {scope organizations o}
  and (:kinds is null or o.kind::text = any(:kinds))
  and (:days is null or o.registered_on = any(:days))
  and (:town_ids is null or o.town_id = any(:town_ids))
""",
    source="oracle.py",
)
_ADDED = declared.Part(
    extends={"Organization": (declared.Column(name="updated_at", is_orderable=True),)},
    roots=(
        declared.Search(
            name="search",
            union="SearchResult",
            targets=("Organization", "Building", "Village", "Town"),
            description="objects by words",
        ),
        declared.ToMany(
            name="chosen_organizations",
            target="Organization",
            within=_LISTS["chosen"],
            description="those that lists of values choose",
            arguments=(
                declared.Argument(
                    name="kinds",
                    type=OrganizationKind,
                    is_list=True,
                    limit=3,
                    default=[OrganizationKind.ENTERPRISE],
                    description="kinds",
                ),
                declared.Argument(name="days", type=date, is_list=True, description="days"),
                declared.Argument(
                    name="town_ids", type=UUID, of="Town", is_list=True, description="towns"
                ),
            ),
        ),
    ),
)
"""A moment to sort by, as the slice of the accounts adds to every noun; lists as arguments."""


@cache
def tested_catalog() -> Catalog:
    """Give the part of the catalog that the oracle has twins for."""
    return assemble((places.PART, organizations.PART, _ADDED))


@dataclass(frozen=True, slots=True)
class World:
    """Every row that the caller may see, by table."""

    tables: Mapping[str, Sequence[Row]] = field(repr=False)
    district_id: UUID
    today: date
    knows_persons: bool = True

    def of(self, table: str, **values: Any) -> list[Row]:
        """Give the rows of a table whose columns have the values."""
        return [
            row
            for row in self.tables.get(table, [])
            if all(row[name] == value for name, value in values.items())
        ]


def holds(period: Range[date], day: date) -> bool:
    """Tell whether a half-open period holds on a day."""
    return (period.lower is None or period.lower <= day) and (
        period.upper is None or day < period.upper
    )


def _is_operating(world: World, row: Row, day: date) -> bool:
    checks = [
        c for c in world.of("operating_checks", organization_id=row["id"]) if c["checked_on"] <= day
    ]
    last = max(checks, key=lambda check: check["checked_on"], default=None)
    return (
        (row["registered_on"] is None or row["registered_on"] <= day)
        and (row["ended_on"] is None or row["ended_on"] > day)
        and (last is None or last["finding"] not in ("ZOMBIE", "SHELL"))
    )


def _is_verified(world: World, row: Row, day: date) -> bool:
    year_ago = day.replace(year=day.year - 1)
    return any(
        year_ago <= check["checked_on"] <= day
        for check in world.of("operating_checks", organization_id=row["id"])
    )


def _member_count(world: World, row: Row, day: date) -> Row | None:
    counts = [
        c for c in world.of("member_counts", organization_id=row["id"]) if holds(c["valid"], day)
    ]
    return {**counts[0], "is_suppressed": False} if counts else None


def _is_small(count: Row) -> bool:
    full, probationary = count["full_members"], count["probationary_members"]
    return not {1, 2}.isdisjoint(
        {full, probationary, full + probationary, count["untransferred_members"]}
    )


TWINS: Mapping[str, Twin] = {
    "is_operating": _is_operating,
    "is_verified": _is_verified,
    "member_count": _member_count,
}


@dataclass(slots=True)
class Oracle:
    """Answers documents over a world."""

    world: World
    schema: GraphQLSchema = field(default_factory=lambda: make_schema(tested_catalog()))

    def __post_init__(self) -> None:
        catalog = tested_catalog()
        for kind in catalog.types.values():
            on = self.schema.type_map[kind.name]
            assert isinstance(on, GraphQLObjectType)
            if kind.entity is not None:
                on.fields["id"].resolve = _node_id(kind.name)
                on.is_type_of = _is_of(kind.name)
            for name, one in kind.fields.items():
                on.fields[name].resolve = self._resolver(name, one)
        union = self.schema.type_map["SearchResult"]
        assert isinstance(union, GraphQLUnionType)
        union.resolve_type = lambda row, _info, _union: str(row["__type"])
        query = self.schema.query_type
        assert query is not None
        for name, one in catalog.roots.items():
            query.fields[name].resolve = self._resolver(name, one)
        query.fields["node"].resolve = lambda _row, _info, id: self._node(id)  # noqa: A006
        query.fields["nodes"].resolve = lambda _row, _info, ids: [self._node(one) for one in ids]

    def ask(self, document: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Answer a document."""
        result = execute_sync(
            self.schema, parse(document), variable_values=dict(variables or {}), root_value={}
        )
        assert not result.errors, result.errors
        assert result.data is not None
        return result.data

    def _node(self, text: str) -> Row | None:
        node = decode_node_id(text)
        kind = tested_catalog().types[node.type_name]
        return self._first(kind, self.world.of(_table(kind), id=node.id))

    def _first(self, kind: CatalogType, rows: list[Row]) -> Row | None:
        return {**rows[0], "__type": kind.name} if rows else None

    def _resolver(self, name: str, one: declared.Field) -> Callable[..., Any]:
        match one:
            case declared.Column(name=column):
                return lambda row, _info: _json(row[column])
            case declared.Value(name=column):
                return lambda row, _info: _json(row[column])
            case declared.Period(column=column, prefix=prefix):
                is_upper = name == camel(f"{prefix}_to")
                return lambda row, _info: _json(
                    row[column].upper if is_upper else row[column].lower
                )
            case declared.Expression(name=twin) | declared.Row(name=twin):
                return lambda row, _info, asOf=None: TWINS[twin](  # noqa: N803
                    self.world,
                    row,
                    date.fromisoformat(asOf) if isinstance(asOf, str) else asOf or self.world.today,
                )
            case declared.ObjectById():
                return lambda _row, _info, id: self._node(id)  # noqa: A006
            case declared.ToOne():
                return lambda row, _info: self._one(one, row)
            case declared.ToMany():
                return lambda row, _info, **arguments: self._many(one, row, arguments)
            case declared.Count():
                return lambda row, _info, **arguments: len(self._narrowed(one, row, arguments))
            case _:
                return self._gathering(name, one)

    def _gathering(self, name: str, one: declared.Field) -> Callable[..., Any]:
        match one:
            case declared.Search(targets=targets):
                return lambda _row, _info, **arguments: self._found(targets, arguments)
            case declared.Aggregate():
                return lambda row, _info, **arguments: self._grouped(one, row, arguments)
            case _:
                raise NotImplementedError(name)

    def _one(self, one: declared.ToOne, row: Row) -> Row | None:
        kind = tested_catalog().types[one.target]
        if one.by is not None:
            return self._first(kind, self.world.of(_table(kind), id=row[one.by]))
        if one.back is not None:
            rows = self._sorted(
                kind, self.world.of(_table(kind), **{one.back: row["id"]}), _order(one.order)
            )
            return self._first(kind, rows)
        if one.name == "district":
            return self._first(kind, self.world.of("districts", id=self.world.district_id))
        raise NotImplementedError(one.name)

    def _narrowed(
        self,
        one: declared.ToMany | declared.Count | declared.Aggregate,
        row: Row,
        arguments: Mapping[str, Any],
    ) -> list[Row]:
        kind = tested_catalog().types[one.target]
        conditions = {one.back: row["id"]} if one.back else {}
        rows = self.world.of(_table(kind), **conditions)
        if one.dated:
            rows = [
                r for r in rows if holds(r[one.dated], arguments.get("asOf") or self.world.today)
            ]
        if arguments.get("where"):
            rows = [r for r in rows if self._meets(kind, r, arguments["where"])]
        if arguments.get("search") is not None:
            rows = [r for r in rows if match_key(arguments["search"]) in r["search_text"]]
        return rows

    def _found(self, targets: tuple[str, ...], arguments: Mapping[str, Any]) -> list[Row]:
        words = match_key(arguments["text"])
        found: list[tuple[tuple[Any, ...], Row]] = []
        asked = arguments.get("types")
        for name in targets if asked is None else dict.fromkeys(asked):
            kind = tested_catalog().types[str(name)]
            for row in self.world.of(_table(kind)):
                parts = row["search_text"].split(" ")
                whole, begun = words in parts, any(part.startswith(words) for part in parts)
                rank = (not whole, not begun, row["name_sort"].encode(), kind.name, row["id"])
                if words in row["search_text"]:
                    found.append((rank, {**row, "__type": kind.name}))
        found.sort(key=lambda one: one[0])
        return [row for _, row in found][: arguments.get("first") or 20]

    def _grouped(
        self, one: declared.Aggregate, row: Row, arguments: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Group by the ids that lead to objects, and put the objects in their places then."""
        kind = tested_catalog().types[one.target]
        names = list(dict.fromkeys(str(key.value) for key in arguments.get("groupBy") or ()))
        relations = {
            name: field
            for name, field in kind.fields.items()
            if name in names and isinstance(field, declared.ToOne)
        }
        is_narrowed = one.back is not None or arguments.get("where") is not None
        is_open = not is_narrowed and names in ([], ["town"])
        found = grouped(
            self._narrowed(one, row, arguments),
            {name: self._group_key(name, kind.fields[name]) for name in names},
            {
                name: field.name
                for name, field in kind.fields.items()
                if isinstance(field, declared.Column) and field.is_measured
            },
            {
                "fullMembers": self._persons("full", is_open=is_open),
                "probationaryMembers": self._persons("probationary", is_open=is_open),
            },
            arguments.get("first") or 100,
        )
        for group in found["groups"]:
            for name, relation in relations.items():
                target = tested_catalog().types[relation.target]
                group[name] = self._first(target, self.world.of(_table(target), id=group[name]))
            for function in ("sum", "min", "max"):
                group[function] = {key: _json(value) for key, value in group[function].items()}
        return found

    def _group_key(self, name: str, field: declared.Field) -> Callable[[Row], Any]:
        return lambda row: self._value(name, field, row)

    def _persons(self, which: str, *, is_open: bool) -> Persons:
        def counted(row: Row) -> int:
            count = _member_count(self.world, row, self.world.today)
            return count[f"{which}_members"] if count else 0

        def secret(row: Row) -> int:
            count = _member_count(self.world, row, self.world.today)
            return counted(row) if count and _is_small(count) else 0

        return Persons(counted, secret, self.world.knows_persons, is_open)

    def _many(self, one: declared.ToMany, row: Row, arguments: Mapping[str, Any]) -> dict[str, Any]:
        kind = tested_catalog().types[one.target]
        entity = kind.entity
        assert entity is not None
        rows = self._narrowed(one, row, arguments)
        asked = [(o["field"], o["direction"] == "DESC") for o in arguments.get("orderBy") or ()]
        rows = self._sorted(kind, rows, asked or _order(one.order or entity.order))
        whole = len(rows)
        is_backward = arguments.get("last") is not None or arguments.get("before") is not None
        size = arguments.get("last" if is_backward else "first") or 20
        boundary = arguments.get("before" if is_backward else "after")
        if boundary is not None:
            place = [row["id"] for row in rows].index(_id_in(boundary))
            rows = rows[:place] if is_backward else rows[place + 1 :]
        page = rows[-size:] if is_backward else rows[:size]
        shown = [{**r, "__type": kind.name} for r in page]
        has_more = len(rows) > size
        return {
            "nodes": shown,
            "edges": [{"node": r, "cursor": str(r["id"])} for r in shown],
            "pageInfo": {
                "hasNextPage": boundary is not None if is_backward else has_more,
                "hasPreviousPage": has_more if is_backward else boundary is not None,
                "startCursor": str(page[0]["id"]) if page else None,
                "endCursor": str(page[-1]["id"]) if page else None,
            },
            "totalCount": {"value": min(whole, 10_000), "exact": whole <= 10_000},
        }

    def _sorted(
        self, kind: CatalogType, rows: Iterable[Row], keys: list[tuple[str, bool]]
    ) -> list[Row]:
        wanted = [*((self._key(kind, name), is_descending) for name, is_descending in keys)]
        wanted.append((lambda row: row["id"], keys[0][1] if keys else False))

        def compared(left: Row, right: Row) -> int:
            for read, is_descending in wanted:
                one, other = read(left), read(right)
                if one == other:
                    continue
                if one is None or other is None:
                    return 1 if one is None else -1
                return (1 if one > other else -1) * (-1 if is_descending else 1)
            return 0

        return sorted(rows, key=cmp_to_key(compared))

    def _key(self, kind: CatalogType, name: str) -> Callable[[Row], Any]:
        through = {
            camel(f"{one.name}_{other}"): (one, camel(other))
            for one in kind.fields.values()
            if isinstance(one, declared.ToOne)
            for other in one.orders
        }
        if name in through:
            return self._key_through(*through[name])
        one = kind.fields[name]
        match one:
            case declared.Column(order=str() as order):
                return lambda row: row[order].encode()
            case declared.Column(name=column):
                return lambda row: (
                    row[column].encode() if isinstance(row[column], str) else row[column]
                )
            case declared.Period(column=column, prefix=prefix):
                is_upper = name == camel(f"{prefix}_to")
                return lambda row: row[column].upper if is_upper else row[column].lower
            case _:
                raise NotImplementedError(name)

    def _key_through(self, one: declared.ToOne, other: str) -> Callable[[Row], Any]:
        read = self._key(tested_catalog().types[one.target], other)

        def of_other(row: Row) -> Any:
            found = self._one(one, row)
            return None if found is None else read(found)

        return of_other

    def _meets(self, kind: CatalogType, row: Row, where: Mapping[str, Any]) -> bool:
        fields = dict(filterable(kind))
        for name, inner in where.items():
            match name:
                case "and":
                    is_met = all(self._meets(kind, row, one) for one in inner)
                case "or":
                    is_met = any(self._meets(kind, row, one) for one in inner)
                case "not":
                    is_met = not self._meets(kind, row, inner)
                case "id":
                    is_met = all(_holds_id(row["id"], word, given) for word, given in inner.items())
                case _ if name in kind.fields and isinstance(
                    fields[name], declared.ToOne | declared.ToMany
                ):
                    is_met = self._meets_through(fields[name], row, inner)
                case _:
                    value = self._value(name, fields[name], row)
                    is_id = isinstance(fields[name], declared.ToOne)
                    compare = _holds_id if is_id else _compares
                    is_met = all(compare(value, word, given) for word, given in inner.items())
            if not is_met:
                return False
        return True

    def _meets_through(self, one: declared.Field, row: Row, where: Mapping[str, Any]) -> bool:
        if isinstance(one, declared.ToOne):
            kind = tested_catalog().types[one.target]
            other = self._one(one, row)
            return other is not None and self._meets(kind, other, where)
        assert isinstance(one, declared.ToMany)
        kind = tested_catalog().types[one.target]
        rows = self._narrowed(one, row, {})
        met = {
            word: [self._meets(kind, other, inner) for other in rows]
            for word, inner in where.items()
        }
        held = {
            "some": any(met.get("some", [True])),
            "every": all(met.get("every", [])),
            "none": not any(met.get("none", [])),
        }
        return all(held.values())

    def _value(self, name: str, one: declared.Field, row: Row) -> Any:
        match one:
            case declared.Column(name=column):
                return row[column]
            case declared.ToOne(by=str() as column):
                return row[column]
            case declared.Period(column=column, prefix=prefix):
                return row[column].upper if name == camel(f"{prefix}_to") else row[column].lower
            case declared.Expression(name=twin):
                return TWINS[twin](self.world, row, self.world.today)
            case _:
                raise NotImplementedError(name)


_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "contains": operator.contains,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


def _compares(value: Any, word: str, given: Any) -> bool:
    match word:
        case "isNull":
            return (value is None) is given
        case "ne":
            return bool(value != given)
        case "in":
            return value in given
        case _:
            return value is not None and _COMPARISONS[word](value, given)


def _holds_id(value: UUID | None, word: str, given: Any) -> bool:
    if word == "isNull":
        return _compares(value, word, given)
    opened = (
        [decode_node_id(one).id for one in given]
        if isinstance(given, list)
        else decode_node_id(given).id
    )
    return _compares(value, word, opened)


def _id_in(cursor: str) -> UUID:
    """Read the row's id out of a cursor of either side: the oracle's is the bare id."""
    try:
        return UUID(cursor)
    except ValueError:
        return UUID(json.loads(base64.urlsafe_b64decode(cursor)[16:])[-1])


def _order(names: tuple[str, ...]) -> list[tuple[str, bool]]:
    return [(camel(name.removeprefix("-")), name.startswith("-")) for name in names]


def _table(kind: CatalogType) -> str:
    assert kind.entity is not None
    return table_name(kind.entity)


def _node_id(type_name: str) -> Callable[[Row, Any], str]:
    return lambda row, _info: encode_node_id(type_name, row["id"])


def _is_of(type_name: str) -> Callable[[Row, Any], bool]:
    return lambda row, _info: row.get("__type") == type_name


def _json(value: Any) -> Any:
    match value:
        case Decimal():
            return f"{value:.2f}"
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case _:
            return value
