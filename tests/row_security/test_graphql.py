"""The same rows asked for over GraphQL: by `node`, in lists, nested, counted; nothing leaks.

The expectation is the hand-written one of the matrix; the queries are made from the catalog, so a
new type or relation is walked without being told.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from backend.compiler import catalog as declared
from backend.compiler.assembly import camel
from backend.config import Settings
from backend.figures.codes import FigureCode, FigureFamily
from backend.figures.registry import FIGURES
from backend.kit.ids import decode_node_id
from tests.row_security.callers import CATALOG, LABELS, ROWS, TABLE_OF, Caller, asking_as
from tests.row_security.expectation import EXPECTED

LISTS = {
    name: field
    for name, field in CATALOG.roots.items()
    if isinstance(field, declared.ToMany)
    and name != "members"
    and not any(argument.is_required for argument in field.arguments)
}
# A district officer looks at the members of one chosen town at a time.
TOWNS = {"near": {"near", "double"}, "far": {"far", "double"}, "abroad": set()}


async def test_node_answers_exactly_the_rows_of_the_caller(caller: Caller) -> None:
    differences = []
    for (kind, label), text in ROWS.items():
        answer = await caller.ask("query ($id: ID!) { node(id: $id) { id __typename } }", id=text)

        shown = (answer.get("data") or {}).get("node")
        expected = {"id": text, "__typename": kind} if label in caller.sees(kind) else None
        if shown != expected:
            differences.append((kind, label, answer))

    assert differences == []


def _listed(answer: dict[str, Any]) -> tuple[set[str], int]:
    """Give the labels of the rows in a list of the world, and the list's total."""
    shown = (answer.get("data") or {}).get("list") or {"nodes": [], "totalCount": {"value": 0}}
    ids = [node["id"] for node in shown["nodes"]]
    return {LABELS[text][1] for text in ids if text in LABELS}, shown["totalCount"]["value"]


def _connection(name: str, arguments: str, inside: str) -> str:
    return f"{name}(first: 20{arguments}) {{ totalCount {{ value }} nodes {{ {inside} }} }}"


async def test_lists_and_their_totals_hold_exactly_the_rows_of_the_caller(caller: Caller) -> None:
    differences = []
    for name, field in LISTS.items():
        # The log grows with what the tests themselves look at; the world's events are older.
        older = ', where: {at: {lt: "2026-01-02T00:00:00Z"}}' if name == "auditEvents" else ""
        answer = await caller.ask("{ list: " + _connection(name, older, "id") + " }")

        expected = caller.sees(field.target)
        if _listed(answer) != (expected, len(expected)):
            differences.append((name, _listed(answer), expected))

    assert differences == []


async def test_members_are_listed_for_one_town_at_a_time(caller: Caller) -> None:
    for town, labels in TOWNS.items():
        answer = await caller.ask(
            "query ($town: ID!) { list: " + _connection("members", ", townId: $town", "id") + " }",
            town=ROWS["Town", town],
        )

        expected = caller.sees("Member") & labels
        assert _listed(answer) == (expected, len(expected))


async def test_members_without_a_town_are_refused_to_a_district_officer(caller: Caller) -> None:
    answer = await caller.ask("{ list: " + _connection("members", "", "id") + " }")

    if caller.name == "district":
        assert "data" not in answer
        assert len(answer["errors"]) == 1
    else:
        assert caller.hidden(answer) == set()


def _fields(kind: str, deeper: Callable[[str], str]) -> Iterator[str]:
    """Select everything of a type: its plain values, and through `deeper` what it leads to."""
    for name, field in CATALOG.types[kind].fields.items():
        match field:
            case declared.Column() | declared.Value():
                yield name
            case declared.Expression() if not _required(field):
                yield name
            case declared.ToOne() if not _required(field):
                yield f"{name} {{ {deeper(field.target)} }}"
            case declared.ToMany(limit=None) if not _required(field):
                yield f"{name}(first: 3) {{ nodes {{ {deeper(field.target)} }} }}"
            case declared.ToMany() if not _required(field):
                yield f"{name} {{ {deeper(field.target)} }}"
            case _:
                pass


def _required(field: declared.Field) -> bool:
    return any(argument.is_required for argument in getattr(field, "arguments", ()))


async def test_nothing_hidden_is_nested_in_what_is_seen(caller: Caller) -> None:
    """From every visible row, two steps along every relation."""
    leaks = []
    for kind, label, name, selection in _walks(caller):
        answer = await caller.ask(
            f"query ($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {selection} }} }} }}",
            id=ROWS[kind, label],
        )

        if caller.hidden(answer) or _markers(caller) & set(_texts(answer)):
            leaks.append((kind, label, name, answer))

    assert leaks == []


def _walks(caller: Caller) -> Iterator[tuple[str, str, str, str]]:
    """Give every relation of every visible row, and the selection that follows it."""
    for kind in sorted(TABLE_OF):
        for name, field in CATALOG.types[kind].fields.items():
            if not isinstance(field, declared.ToOne | declared.ToMany) or _required(field):
                continue
            inside = " ".join(("id", *_fields(field.target, lambda to: f"id {_names(to)}")))
            is_connection = isinstance(field, declared.ToMany) and field.limit is None
            many = f"{name}(first: 5) {{ nodes {{ {inside} }} }}"
            selection = many if is_connection else f"{name} {{ {inside} }}"
            for label in sorted(caller.sees(kind)):
                yield kind, label, name, selection


def _names(kind: str) -> str:
    return "name" if "name" in CATALOG.types[kind].fields else ""


def _markers(caller: Caller) -> set[str]:
    """Give the names of persons whom the caller may not see."""
    labels = EXPECTED["members"].rows - EXPECTED["members"].reached(caller.name, "select")
    return {f"党员 {label}" for label in labels}


def _texts(answer: Any) -> Iterator[str]:
    if isinstance(answer, dict):
        for value in answer.values():
            yield from _texts(value)
    elif isinstance(answer, list):
        for one in answer:
            yield from _texts(one)
    elif isinstance(answer, str):
        yield answer


async def test_search_and_filters_find_nothing_hidden(caller: Caller) -> None:
    for query in (
        '{ list: organizations(search: "organizations") { nodes { id } } }',
        '{ list: branches(search: "branches") { nodes { id } } }',
        '{ list: organizations(where: {not: {name: {eq: "x"}}}) { nodes { id } } }',
        '{ list: shops(search: "shops") { nodes { id } } }',
    ):
        answer = await caller.ask(query)

        assert caller.hidden(answer) == set()


async def test_small_counts_of_persons_reach_neither_lines_nor_tokens(caller: Caller) -> None:
    """One full member works in each organization: fewer than three."""
    answer = await caller.ask(
        "{ organizations { nodes { id memberCount { fullMembers }"
        " reportedCounts(first: 5) { nodes { fullMembers } } } } }"
    )

    is_entitled = caller.name in {"district", "town", "secretary"}
    assert (1 in _numbers(answer)) is is_entitled, json.dumps(answer, ensure_ascii=False)


def _numbers(answer: Any) -> Iterator[int]:
    if isinstance(answer, dict):
        for name, value in answer.items():
            if name == "fullMembers" and value is not None:
                yield value
            else:
                yield from _numbers(value)
    elif isinstance(answer, list):
        for one in answer:
            yield from _numbers(one)


_OF_CONTESTS = {one.code for one in FIGURES if one.family is FigureFamily.CONTEST}
_CONTEST_ROWS = " ".join(
    f"{name}(first: 20) {{ nodes {{ id }} }}"
    for name in (
        "contests",
        "disciplines",
        "entries",
        "judges",
        "awards",
        "practiceSessions",
        "practiceResults",
    )
)


async def test_figures_rest_on_visible_rows_alone(caller: Caller) -> None:
    """No actor's figure counts, and no row behind it shows, what the actor does not see."""
    most = len(caller.sees("Organization")) + len(caller.sees("Branch"))
    for code in FigureCode:
        answer = await caller.ask(
            "query ($code: FigureCode!) { figure(code: $code) { numerator denominator"
            " organizations(first: 20) { nodes { id } } branches(first: 20) { nodes { id } }"
            f" {_CONTEST_ROWS if code in _OF_CONTESTS else ''} }}"
            " figureOrganizations(code: $code, first: 20) { nodes { id } }"
            " figureBranches(code: $code, first: 20) { nodes { id } } }",
            code=code.value,
        )

        figure = (answer.get("data") or {}).get("figure") or {}
        assert caller.hidden(answer) == set(), code
        assert (figure.get("numerator") or 0) <= most, code
        assert (figure.get("denominator") or 0) <= most, code


async def test_figure_of_the_district_counts_all_of_its_organizations(filled: Settings) -> None:
    """The test above would pass on empty answers; here is one that is not empty."""
    async with asking_as("district", filled) as caller:
        answer = await caller.ask("{ figure(code: F06) { denominator } }")

    assert answer["data"]["figure"]["denominator"] == 3


def test_every_type_of_the_catalog_is_walked() -> None:
    assert set(TABLE_OF.values()) <= set(EXPECTED)
    assert {decode_node_id(text).type_name for text in ROWS.values()} == set(TABLE_OF)
    assert camel("member_count") in CATALOG.types["Organization"].fields
