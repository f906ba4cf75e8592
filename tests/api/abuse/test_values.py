"""Values at the edges of every scalar, forged cursors and ids, and SQL in every filter."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
)

from backend.api.schema import ledger_schema
from tests.api.abuse.conftest import Target, harmless, hold
from tests.compiler.ledger import DISTRICT, FOREIGN_ORGANIZATION, ORGANIZATIONS, TOWNS, node

SCHEMA = ledger_schema()
FOUND = "{nodes{id}}"
OURS = node("Organization", ORGANIZATIONS[0])

EDGES: dict[str, tuple[str, str, list[Any]]] = {
    "Int": (
        "query($v:Int){organizations(first:$v)" + FOUND + "}",
        "VARIABLES_INVALID PAGE_SIZE",
        [2**31, -(2**31) - 1, 2**63, 2**64, -(2**63), 1.5, 1e308, "1", "", True, [1, 2], {}, 0, -1],
    ),
    "Date": (
        "query($v:Date){figures(asOf:$v){code}}",
        "VARIABLES_INVALID",
        [
            "", "2026", "2026-13-01", "2026-02-30", "0000-00-00", "10000-01-01", "-0001-01-01",
            "2026-6-1", "2026-06-01T00:00:00Z", "20260601", "today", "now", "infinity", "epoch",
            "٢٠٢٦-٠٦-٠١", "2026-06-01\u0000", "2026-06-01'", 20260601, 1.5, True, {}, ["x"],
        ],
    ),
    "DateTime": (
        "query($v:DateTime){auditEvents(where:{at:{gt:$v}})" + FOUND + "}",
        "VARIABLES_INVALID FILTER_VALUE",
        [
            "", "2026-06-01", "2026-06-01T00:00:00", "2026-06-01T25:00:00Z", "0000-01-01T00:00:00Z",
            "infinity", "now", "2026-06-01T00:00:00+99:00", "x" * 10_000, 1, True, {},
            "2026-06-01T00:00:00Z\u0000", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
        ],
    ),
    "ID": (
        "query($v:ID!){organization(id:$v){id}}",
        "VARIABLES_INVALID MALFORMED_ID ID_TYPE",
        [
            "", "x", "1", 1, 2**31, 2**64, 1.5, True, {}, [], None, "\u0000", "=" * 100,
            "a" * 60_000, str(ORGANIZATIONS[0]), node("Town", TOWNS[0]), node("Nothing", TOWNS[0]),
            OURS + "=", OURS[:-1], OURS + " ",
            base64.b64encode(b"Organization:1").decode(), base64.b64encode(b"\xff" * 20).decode(),
            "../../etc/passwd", "%00", "' or 1=1 --",
        ],
    ),
    "String": (
        "query($v:String){organizations(search:$v)" + FOUND + "}",
        "VARIABLES_INVALID TEXT_REFUSED",
        ["\u0000", "a\u0000b", "\u0000" * 1_000, 1, 1.5, True, {}, ["x", "y"]],
    ),
    "BoundingBox": (
        "query($v:BoundingBox!){mapView(bbox:$v,zoom:10){points{ids}}}",
        "VARIABLES_INVALID BOX_INVALID BOUNDING_BOX MAP_BOX FILTER_VALUE DOCUMENT_INVALID",
        [
            None, [], {}, "", 1,
            {"west": 200, "south": 0, "east": 201, "north": 1},
            {"west": 1, "south": 1, "east": 0, "north": 0},
            {"west": 0, "south": -91, "east": 1, "north": 91},
            {"west": 1e300, "south": 0, "east": 1, "north": 1},
            {"west": "0", "south": 0, "east": 1, "north": 1},
            {"west": 0, "south": 0, "east": 1},
        ],
    ),
    "Enum": (
        "query($v:[OrganizationOrder!]){organizations(orderBy:$v)" + FOUND + "}",
        "VARIABLES_INVALID ORDER_INVALID",
        [
            "NAME", [{"field": "name"}], [{"field": "NAME; drop table organizations"}],
            [{"field": None}], [{}], [{"field": "NAME", "direction": "SIDEWAYS"}], [[]], 1,
            [{"field": "NAME", "x": 1}],
        ],
    ),
    "Filter": (
        "query($v:OrganizationWhere){organizations(where:$v)" + FOUND + "}",
        "VARIABLES_INVALID FILTER_VALUE FILTER_TOO_DEEP",
        [
            1, "x", {"x": 1}, {"name": "x"}, {"name": {"eq": 1}}, {"name": {"regex": ".*"}},
            {"name": {"in": ["x"] * 251}}, {"name": {"eq": None}}, {"name": {"in": [None]}},
            {"not": {"not": {"not": {"not": {}}}}}, {"and": [{"or": [{"not": {"and": [{}]}}]}]},
            {"__proto__": {}}, {"name": {"eq": {"eq": "x"}}},
        ],
    ),
}  # fmt: skip
CASES = [
    (name, position, document, codes.split(), value)
    for name, (document, codes, values) in EDGES.items()
    for position, value in enumerate(values)
]


@pytest.mark.parametrize(
    ("document", "codes", "value"),
    [case[2:] for case in CASES],
    ids=[f"{name} {position}" for name, position, *_ in CASES],
)
def test_value_beyond_the_edge_of_its_type_is_refused(
    target: Target, document: str, codes: list[str], value: Any
) -> None:
    hold(target, target.ask(document, {"v": value}), *codes)


WITHIN = {
    "the first day": ("query($v:Date){figures(asOf:$v){code value}}", "0001-01-01"),
    "the last day": ("query($v:Date){figures(asOf:$v){code value}}", "9999-12-31"),
    "the first instant": (
        "query($v:DateTime){auditEvents(where:{at:{gt:$v}})" + FOUND + "}",
        "0001-01-01T00:00:00Z",
    ),
    "the last instant": (
        "query($v:DateTime){auditEvents(where:{at:{lt:$v}})" + FOUND + "}",
        "9999-12-31T23:59:59Z",
    ),
    "a text of 60,000 letters": (
        "query($v:String){organizations(search:$v)" + FOUND + "}", "长" * 60_000,
    ),
    "a text of private letters": (
        "query($v:String){organizations(search:$v)" + FOUND + "}", "\ue000\uffff\U0010ffff",
    ),
    "an object of another district": (
        "query($v:ID!){organization(id:$v){id}}", node("Organization", FOREIGN_ORGANIZATION),
    ),
    "an object that never was": (
        "query($v:ID!){organization(id:$v){id}}", node("Organization", DISTRICT),
    ),
    "the whole world on the map": (
        "query($v:BoundingBox!){mapView(bbox:$v,zoom:0){points{ids}}}",
        {"west": -180, "south": -90, "east": 180, "north": 90},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("document", "value"), WITHIN.values(), ids=WITHIN.keys())
def test_value_at_the_edge_of_its_type_does_no_harm(
    target: Target, document: str, value: Any
) -> None:
    harmless(target, target.ask(document, {"v": value}))


def test_hidden_and_missing_objects_look_the_same(target: Target) -> None:
    document = "query($v:ID!){organization(id:$v){id name}}"

    hidden = target.ask(document, {"v": node("Organization", FOREIGN_ORGANIZATION)})
    missing = target.ask(document, {"v": node("Organization", DISTRICT)})

    assert json.loads(hidden.body)["data"] == {"organization": None}
    assert json.loads(missing.body)["data"] == {"organization": None}


CURSORS = {
    "nothing": "",
    "a word": "x",
    "padding": "====",
    "zeros": base64.urlsafe_b64encode(bytes(16)).decode(),
    "keys without a signature": base64.urlsafe_b64encode(b'["a", "b"]').decode(),
    "keys behind a signature of zeros": base64.urlsafe_b64encode(bytes(16) + b'["a"]').decode(),
    "SQL": base64.urlsafe_b64encode(bytes(16) + b"'; drop table organizations --").decode(),
    "deep JSON": base64.urlsafe_b64encode(bytes(16) + b"[" * 9_000).decode(),
    "100,000 letters": "A" * 100_000,
    "letters that are none": "长" * 20,
    "a zero": "\u0000",
}


@pytest.mark.parametrize("cursor", CURSORS.values(), ids=CURSORS.keys())
@pytest.mark.parametrize("side", ["first:2,after", "last:2,before"])
def test_forged_cursor_is_refused(target: Target, side: str, cursor: str) -> None:
    document = "query($v:String){organizations(" + side + ":$v){nodes{id}}}"

    hold(target, target.ask(document, {"v": cursor}), "CURSOR_INVALID", "TEXT_REFUSED")


@pytest.mark.parametrize(
    "other",
    [
        "organizations(first:2,after:$v,orderBy:[{field:CREDIT_CODE}]){nodes{id}}",
        "organizations(first:2,after:$v,orderBy:[{field:NAME,direction:DESC}]){nodes{id}}",
        'organizations(first:2,after:$v,where:{name:{contains:"x"}}){nodes{id}}',
        "towns(first:2,after:$v){nodes{id}}",
        "towns(first:1){nodes{organizations(first:2,after:$v){nodes{id}}}}",
    ],
)
def test_cursor_of_another_list_is_refused(target: Target, other: str) -> None:
    first = target.ask("{organizations(first:2,orderBy:[{field:NAME}]){pageInfo{endCursor}}}")
    cursor = first.body.partition(b'"endCursor":')[2].partition(b'"')[2].partition(b'"')[0]
    assert len(cursor) > 20

    hold(target, target.ask("query($v:String){" + other + "}", {"v": cursor.decode()}))


INJECTIONS = [
    "' or '1'='1",
    "'; drop table organizations; --",
    "\\'; select pg_sleep(9); --",
    "$1",
    "{scope organizations o}",
    "%s %(a)s {0} :name",
    "') union select null::text --",
    '"; commit; --',
    "$$; select 1; $$",
    "E'\\x27'",
    "‘ or 1=1",
    "*/ select 1 /*",
]  # fmt: skip

IN_FILTERS = INJECTIONS[:2]


def filtered_lists() -> Iterator[tuple[str, GraphQLInputObjectType]]:
    """Give each list of the schema that can be filtered, and its filter."""
    query = SCHEMA.query_type
    assert query is not None
    for name, definition in query.fields.items():
        kind = get_named_type(definition.type)
        where = definition.args.get("where")
        is_list = isinstance(kind, GraphQLObjectType) and "nodes" in kind.fields
        needs_more = any(
            argument.type is not get_nullable_type(argument.type)
            for argument in definition.args.values()
        )
        if where is not None and is_list and not needs_more:
            filtering = get_nullable_type(where.type)
            assert isinstance(filtering, GraphQLInputObjectType)
            yield name, filtering


LISTS = dict(filtered_lists())


def attempts(where: GraphQLInputObjectType) -> Iterator[dict[str, Any]]:
    """Put SQL into every operator of every field of a filter."""
    for name, part in where.fields.items():
        inner = get_nullable_type(part.type)
        if name in {"and", "or", "not"} or not isinstance(inner, GraphQLInputObjectType):
            continue
        for operator, taken in inner.fields.items():
            for injection in IN_FILTERS:
                yield {name: {operator: as_taken(taken, injection)}}


def as_taken(taken: GraphQLInputField, injection: str) -> Any:
    """Wrap an injection as the operator takes its value."""
    return [injection] if isinstance(get_nullable_type(taken.type), GraphQLList) else injection


@pytest.mark.parametrize("name", LISTS)
def test_sql_in_every_filter_of_a_list_is_only_text(target: Target, name: str) -> None:
    where = LISTS[name]
    document = f"query($v:{where.name}){{{name}(where:$v){{nodes{{id}}}}}}"
    with target.connected() as ask:
        for given in attempts(where):
            reply = ask(document, {"v": given})

            assert reply.status < 500, (given, reply.body)
            assert reply.finds_no_internal_word, (given, reply.body)
            assert b'"data"' in reply.body or reply.codes <= {
                "VARIABLES_INVALID", "FILTER_VALUE", "MALFORMED_ID", "ID_TYPE",
            }, (given, reply.body)  # fmt: skip
    assert target.is_alive()


@pytest.mark.parametrize("name", [name for name in LISTS if name in {"organizations", "branches"}])
@pytest.mark.parametrize("injection", INJECTIONS)
def test_sql_in_a_search_or_an_order_is_only_text(
    target: Target, name: str, injection: str
) -> None:
    searched = target.ask(f"query($v:String){{{name}(search:$v){{nodes{{id}}}}}}", {"v": injection})
    order = next(
        argument
        for key, argument in SCHEMA.query_type.fields[name].args.items()  # type: ignore[union-attr]
        if key == "orderBy"
    )
    ordered = target.ask(
        f"query($v:{order.type}){{{name}(orderBy:$v){{nodes{{id}}}}}}",
        {"v": [{"field": injection}]},
    )

    harmless(target, searched)
    hold(target, ordered, "VARIABLES_INVALID")


def test_every_enum_refuses_sql(target: Target) -> None:
    kinds = [
        kind
        for name, kind in SCHEMA.type_map.items()
        if isinstance(kind, GraphQLEnumType) and not name.startswith("__")
    ]
    with target.connected() as ask:
        for kind in kinds:
            reply = ask(f"query($v:{kind.name}){{__typename}}", {"v": INJECTIONS[1]})

            assert reply.finds_no_internal_word, reply.body
            assert reply.codes <= {"VARIABLES_INVALID", "DOCUMENT_INVALID"}
            assert reply.codes
    assert target.is_alive()
