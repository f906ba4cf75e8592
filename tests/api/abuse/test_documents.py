"""Documents that would cost the server more than they cost the sender."""

import pytest

from tests.api.abuse.conftest import Target, harmless, hold
from tests.compiler.ledger import ORGANIZATIONS, node

ORGANIZATION = node("Organization", ORGANIZATIONS[0])


def chain(length: int, *, both: bool = True) -> str:
    """Fragments of which each spreads the next twice."""
    second = "b: buildings { nodes { town { ...F%d } } }" if both else ""
    links = " ".join(
        f"fragment F{n} on Town {{ a: organizations {{ nodes {{ town {{ ...F{n + 1} }} }} }}"
        f" {second % (n + 1) if second else ''} }}"
        for n in range(length)
    )
    return f"{{ towns {{ nodes {{ ...F0 }} }} }} {links} fragment F{length} on Town {{ id }}"


def flat_chain(length: int) -> str:
    """Fragments that double the fields with each step and never nest."""
    links = " ".join(f"fragment F{n} on Town {{ ...F{n + 1} ...F{n + 1} }}" for n in range(length))
    return f"{{ towns {{ nodes {{ ...F0 }} }} }} {links} fragment F{length} on Town {{ id name }}"


def ring(length: int) -> str:
    """Fragments that end where they begin."""
    links = " ".join(f"fragment R{n} on Town {{ ...R{(n + 1) % length} }}" for n in range(length))
    return f"{{ towns {{ nodes {{ ...R0 }} }} }} {links}"


def deep(levels: int) -> str:
    """A town's organizations' town's organizations."""
    inside = "id"
    for _ in range(levels):
        inside = f"organizations {{ nodes {{ town {{ {inside} }} }} }}"
    return f"{{ towns {{ nodes {{ {inside} }} }} }}"


def overlapping(count: int) -> str:
    """Fields that merge pair by pair, which validation compares with each other."""
    return "{ towns { nodes { " + "organizations { nodes { id } } " * count + "} } }"


def bomb(levels: int) -> str:
    """Ask the schema about itself, again and again."""
    inside = "name"
    for _ in range(levels):
        inside = f"fields {{ type {{ {inside} }} }}"
    return f"{{ __schema {{ types {{ {inside} }} }} }}"


def of_type(levels: int) -> str:
    """Unwrap a type more often than anything is wrapped."""
    inside = "name"
    for _ in range(levels):
        inside = f"ofType {{ {inside} }}"
    return f"{{ __schema {{ types {{ {inside} }} }} }}"


REFUSED = {
    "empty": "",
    "only a comment": "# nothing",
    "only spaces": " " * 100_000,
    "a thousand commas": "{" + "," * 1_000 + "}",
    "unclosed brace": "{ towns { nodes { id }",
    "ten thousand open braces": "{a" * 10_000,
    "ten thousand open brackets in a value": "{ towns(where: "
    + "[" * 10_000
    + ") { nodes { id } } }",
    "ten thousand open objects in a value": "{ towns(where: " + "{and:" * 10_000 + ") {x} }",
    "list types a thousand deep": "query($a: "
    + "[" * 1_000
    + "Int"
    + "]" * 1_000
    + ") {__typename}",
    "tokens without end": "{" + " id" * 5_000 + "}",
    "depth eleven": deep(6),
    "depth a hundred": deep(30),
    "chained fragments, 24": chain(24),
    "chained fragments, 200": chain(200, both=False),
    "doubling fragments, 24": flat_chain(24),
    "doubling fragments, 200": flat_chain(200),
    "a fragment in itself": "{ towns { nodes { ...A } } } fragment A on Town { id ...A }",
    "a ring of two": ring(2),
    "a ring of 24": ring(24),
    "a ring of 200": ring(200),
    "a ring through a field": (
        "{ towns { nodes { ...A } } } fragment A on Town { organizations { nodes { ...B } } }"
        " fragment B on Organization { town { ...A } }"
    ),
    "51 aliases": "{" + " ".join(f"a{n}: __typename" for n in range(51)) + "}",
    "a thousand aliases": "{" + " ".join(f"a{n}: __typename" for n in range(1_000)) + "}",
    "aliases in a fragment, spread often": (
        "{ towns { nodes { " + "...A " * 20 + "} } } fragment A on Town { a: id b: id c: id }"
    ),
    "51 directives": "{ __typename " + "@skip(if: false) " * 51 + "}",
    "a thousand directives": "{ __typename " + "@a " * 1_000 + "}",
    "directives on the operation": "query " + "@skip(if: true) " * 60 + "{ __typename }",
    "directives on variables": (
        "query("
        + " ".join(f"$v{n}: Int @deprecated @deprecated" for n in range(60))
        + ") {__typename}"
    ),
    "unknown directive": '{ __typename @export(as: "x") }',
    "a field two thousand times": "{ district { " + "name " * 2_100 + "} }",
    "inline fragments without end": "{" + "... { " * 900 + "__typename" + " }" * 900 + "}",
    "overlapping fields": overlapping(300),
    "pages multiplied": (
        "{towns(first:100){nodes{organizations(first:100){nodes{years(first:100){nodes{id}}}}}}}"
    ),
    "pages under aliases": "{"
    + " ".join(
        f"a{n}: organizations(first: 100) {{ nodes {{ years(first: 10) {{ nodes {{ id }} }} }} }}"
        for n in range(40)
    )
    + "}",
    "edges and nodes of one page": (
        "{towns(first:100){edges{node{organizations(first:100){nodes{id}}}}"
        " nodes{organizations(first:100){nodes{id}}}}}"
    ),
    "counts under pages": "{organizations(first:100){nodes{"
    + " ".join(f"c{n}: years{{totalCount{{value}}}}" for n in range(49))
    + "} } b: organizations(first:100){nodes{town{organizations{totalCount{value}}}}}}",
    "nodes of every type": ("query { nodes(ids: [" + f'"{ORGANIZATION}" ' * 101 + "]) { id } }"),
    "orders flooded": "{organizations(orderBy:[" + "{field:NAME}" * 400 + "]){nodes{id}}}",
    "filters flooded": "{organizations(where:{or:[" + '{name:{eq:"x"}}' * 260 + "]}){nodes{id}}}",
    "filter four deep": "{organizations(where:{not:{not:{not:{not:{}}}}}){nodes{id}}}",
    "filter a hundred deep": (
        "{organizations(where:" + "{not:" * 100 + "{}" + "}" * 100 + "){nodes{id}}}"
    ),
    "an in of 251": "{organizations(where:{name:{in:[" + '"x"' * 251 + "]}}){nodes{id}}}",
    "first above the limit": "{organizations(first:101){nodes{id}}}",
    "first of nought": "{organizations(first:0){nodes{id}}}",
    "negative first": "{organizations(first:-1){nodes{id}}}",
    "first and last": "{organizations(first:1,last:1){nodes{id}}}",
    "after and before": '{organizations(first:1,after:"a",before:"b"){nodes{id}}}',
    "introspection three deep": bomb(3),
    "introspection ten deep": bomb(10),
    "introspection beside data": "{__schema{types{name}} towns{nodes{id}}}",
    "introspection in a mutation": "mutation {__schema{types{name}}}",
    "introspection under aliases": "{"
    + " ".join(
        f"a{n}: __schema {{ types {{ fields {{ name args {{ name }} }} }} }}" for n in range(51)
    )
    + "}",
    "subscription without a socket": "subscription { nothing }",
    "two operations without a name": "query A {__typename} query B {__typename}",
    "two operations of one name": "query A {__typename} query A {__typename}",
    "an operation and a type": "{__typename} type A { b: Int }",
    "an extension of the schema": "extend schema { query: Query }",
    "unknown field": "{ pg_sleep }",
    "unknown argument": "{ towns(sleep: 10) { nodes { id } } }",
    "mutation as a query": "query { createToken { id } }",
    "undefined variable": "{ towns(first: $n) { nodes { id } } }",
    "unused variables": "query(" + " ".join(f"$v{n}: Int" for n in range(600)) + ") {__typename}",
    "a name of 100,000 letters": "{" + "a" * 100_000 + "}",
    "a number of 5,000 digits": "{ towns(first: " + "9" * 5_000 + ") { nodes { id } } }",
    "an exponent": "{ towns(first: 1e9) { nodes { id } } }",
    "a block string unclosed": '{ towns(search: """' + "x" * 50_000 + ") { nodes { id } } }",
    "control characters": "{ tow\u0001ns { nodes { id } } }",
    "a byte order mark inside": "{ tow\ufeffns { nodes { id } } }",
    "full-width braces": "｛ towns ｝",
    "right-to-left override": "{ \u202etowns { nodes { id } } }",
    "homoglyphs": "{ t\u043ewns { nodes { id } } }",
    "a name with dunder": "{ __proto__ { constructor } }",
    "defer": "{ ... @defer { district { name } } }",
    "stream": "{ towns { nodes @stream(initialCount: 0) { id } } }",
    "fragment on a scalar": "{ ...A } fragment A on Int { a }",
    "fragment on nothing": "{ ...A } fragment A on Nothing { a }",
    "fragments unused, 300": "{__typename}"
    + "".join(f" fragment F{n} on Town {{ id }}" for n in range(300)),
    "conflicting aliases": "{ a: district { name } a: me { login } }",
}


@pytest.mark.parametrize("document", REFUSED.values(), ids=REFUSED.keys())
def test_document_is_refused_with_a_code(target: Target, document: str) -> None:
    hold(target, target.ask(document))


LAWFUL = {
    "introspection one deep": bomb(1),
    "introspection two deep": bomb(2),
    "types unwrapped nine times": of_type(9),
    "fifty aliases": "{" + " ".join(f"a{n}: __typename" for n in range(50)) + "}",
    "a page of a hundred": "{organizations(first:100){nodes{id name}}}",
    "an introspection twice": "{a: __schema{types{fields{name}}} b: __schema{types{fields{name}}}}",
    "search like a regular expression": '{organizations(search:"(a+)+$"){nodes{id}}}',
    "search of wildcards": '{organizations(search:"%%%%____\\\\\\\\%"){nodes{id}}}',
    "search of 2,000 wildcards": '{organizations(search:"' + "%_" * 1_000 + '"){nodes{id}}}',
    "search of combining marks": '{organizations(search:"' + "e\u0301" * 500 + '"){nodes{id}}}',
    "search of emoji joined": '{organizations(search:"' + "👩‍👩‍👧‍👦" * 100 + '"){nodes{id}}}',
    "contains with wildcards": '{organizations(where:{name:{contains:"%_\\\\"}}){nodes{id}}}',
    "contains of 60,000 letters": (
        '{organizations(where:{name:{contains:"' + "长" * 60_000 + '"}}){nodes{id}}}'
    ),
    "an in of 250": "{organizations(where:{name:{in:[" + '"x"' * 250 + "]}}){nodes{id}}}",
    "strange names of operations": "query __ { __typename }",
}


@pytest.mark.parametrize("document", LAWFUL.values(), ids=LAWFUL.keys())
def test_strange_document_does_no_harm(target: Target, document: str) -> None:
    harmless(target, target.ask(document))
