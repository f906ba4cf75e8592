"""Draws valid operations at random: fields, aliases, fragments, directives, filters, orders."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tests.compiler.ledger import BUILDINGS, DEPARTMENTS, ORGANIZATIONS, TOWNS, node

LISTS = {
    "Query": {"organizations": "Organization", "towns": "Town", "buildings": "Building"},
    "Town": {"organizations": "Organization", "buildings": "Building", "villages": "Village"},
    "Building": {"organizations": "Organization"},
    "Department": {"organizations": "Organization"},
    "Village": {"organizations": "Organization"},
    "Organization": {
        "operatingChecks": "OperatingCheck",
        "years": "OrganizationYear",
        "placements": "Placement",
        "workCoverages": "WorkCoverage",
    },
}
OBJECTS = {
    "Organization": {
        "town": "Town",
        "department": "Department",
        "building": "Building",
        "village": "Village",
        "latestCheck": "OperatingCheck",
        "latestYear": "OrganizationYear",
    },
    "Building": {"town": "Town"},
    "Village": {"town": "Town"},
    "OperatingCheck": {"organization": "Organization"},
    "Placement": {"town": "Town", "building": "Building"},
    "Query": {"district": "District"},
}
SCALARS = {
    "Organization": "id name creditCode kind registeredOn endedOn longitude isOperating isVerified"
    " isDepartmentConfirmed socialCategory __typename",
    "Town": "id name kind settlement divisionCode organizationCount __typename",
    "Department": "id name kind shortName isDefault organizationCount",
    "Building": "id name floors longitude latitude organizationCount",
    "Village": "id name isWilling organizationCount",
    "OperatingCheck": "id checkedOn finding evidence",
    "OrganizationYear": "id year employees revenue",
    "Placement": "id validFrom validTo",
    "WorkCoverage": "id kind name validFrom validTo",
    "District": "id name code",
}
ORDERS = {
    "Organization": [
        "NAME",
        "CREDIT_CODE",
        "REGISTERED_ON",
        "TOWN_NAME",
        "BUILDING_NAME",
        "VILLAGE_NAME",
    ],
    "Town": ["NAME"],
    "Building": ["NAME", "TOWN_NAME"],
    "Village": ["NAME", "TOWN_NAME"],
    "OperatingCheck": ["CHECKED_ON"],
    "OrganizationYear": ["YEAR"],
    "Placement": ["VALID_FROM", "VALID_TO"],
    "WorkCoverage": ["VALID_FROM"],
}
_IDS = [
    *(node("Town", one) for one in TOWNS),
    *(node("Organization", one) for one in ORGANIZATIONS[:3]),
    node("Building", BUILDINGS[0]),
    node("Department", DEPARTMENTS[1]),
]
_DEPTH = 3
_DATES = ["2020-04-05", "2020-06-01", "2026-01-01"]


AGGREGATES = {
    "Query": {
        "organizationsAggregate": "Organization",
        "organizationYearsAggregate": "OrganizationYear",
        "operatingChecksAggregate": "OperatingCheck",
    },
    "Town": {"organizationsAggregate": "Organization"},
    "Department": {"organizationsAggregate": "Organization"},
}
GROUPS = {
    "Organization": (
        ["KIND", "TOWN", "DEPARTMENT", "BUILDING", "IS_OPERATING", "SIZE_CLASS"],
        """kind town { name id } department { name } building { town { name } }
        isOperating sizeClass
        min { registeredOn } max { at: registeredOn __typename }
        fullMembers { value isSuppressed } probationaryMembers { __typename value }""",
    ),
    "OrganizationYear": (
        ["YEAR"],
        """year sum { employees revenue totalAssets } min { revenue least: employees }
        max { employees }""",
    ),
    "OperatingCheck": (["FINDING"], "finding min { checkedOn } max { checkedOn }"),
}


@dataclass
class Drawn:
    """What was drawn so far: variables are declared as they are used."""

    draw: Any
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)

    def variable(self, kind: str, value: Any) -> str:
        """Declare a variable and give its name."""
        name = f"v{len(self.variables)}"
        self.variables[name] = (kind, value)
        return f"${name}"


def _given(**words: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(words)


def relation_wheres() -> st.SearchStrategy[dict[str, Any]]:
    """Draw filters of organizations that lead through a relation; one level below their own."""
    town = st.one_of(
        _given(name=_given(contains=st.sampled_from("东西北")), kind=_given(eq=st.just("TOWN"))),
        _given(divisionCode=_given(isNull=st.booleans())),
        st.just({}),
    )
    check = st.one_of(
        _given(finding=_given(eq=st.sampled_from(["OPERATING", "ZOMBIE", "SHELL"]))),
        _given(checkedOn=_given(gt=st.just("2025-01-01"))),
        st.just({}),
    )
    coverage = st.one_of(_given(kind=_given(ne=st.just("CONTACT"))), st.just({}))

    def of_list(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
        words = st.sampled_from(["some", "none", "every"])
        return st.dictionaries(words, inner, min_size=1, max_size=2)

    return st.one_of(
        _given(town=town),
        _given(village=_given(isWilling=_given(eq=st.booleans()))),
        _given(building=st.just({})),
        _given(operatingChecks=of_list(check)),
        _given(workCoverages=of_list(coverage)),
    )


def wheres() -> st.SearchStrategy[dict[str, Any]]:
    """Draw filters of organizations, at most three levels."""
    town_ids = [node("Town", one) for one in TOWNS]
    leaf = st.one_of(
        st.fixed_dictionaries(
            {"name": st.fixed_dictionaries({"contains": st.sampled_from('公安\\"_%长')})}
        ),
        st.fixed_dictionaries(
            {
                "kind": st.fixed_dictionaries(
                    {
                        "in": st.lists(
                            st.sampled_from(["ENTERPRISE", "SOCIAL_ORGANIZATION"]), max_size=2
                        )
                    }
                )
            }
        ),
        st.fixed_dictionaries(
            {
                "registeredOn": st.dictionaries(
                    st.sampled_from(["gt", "gte", "lt", "lte", "eq", "ne"]),
                    st.sampled_from(_DATES),
                    min_size=1,
                    max_size=2,
                )
            }
        ),
        st.fixed_dictionaries({"registeredOn": st.fixed_dictionaries({"isNull": st.booleans()})}),
        st.fixed_dictionaries({"townId": st.fixed_dictionaries({"eq": st.sampled_from(town_ids)})}),
        st.fixed_dictionaries(
            {
                "townId": st.fixed_dictionaries(
                    {"in": st.lists(st.sampled_from(town_ids), max_size=3)}
                )
            }
        ),
        st.fixed_dictionaries({"villageId": st.fixed_dictionaries({"isNull": st.booleans()})}),
        st.fixed_dictionaries({"isOperating": st.fixed_dictionaries({"eq": st.booleans()})}),
        st.fixed_dictionaries(
            {"socialCategory": st.fixed_dictionaries({"ne": st.sampled_from(["ASSOCIATION"])})}
        ),
        st.just({}),
    )
    second = st.one_of(
        leaf,
        relation_wheres(),
        st.fixed_dictionaries({"not": leaf}),
        st.fixed_dictionaries({"or": st.lists(leaf, max_size=3)}),
    )
    return st.one_of(
        second,
        relation_wheres(),
        st.fixed_dictionaries({"and": st.lists(second, max_size=2)}),
        st.fixed_dictionaries({"not": second}),
    )


@st.composite
def operations(draw: Any) -> tuple[str, dict[str, Any]]:
    """Draw a query and its variables."""
    drawn = Drawn(draw)
    body = "\n".join([_selection(drawn, "Query", _DEPTH), *drawn.fragments])
    used = {
        name: one
        for name, one in drawn.variables.items()
        if f"${name})" in body or f"${name}," in body
    }
    declared = ", ".join(f"${name}: {kind}" for name, (kind, _) in used.items())
    head = f"query Drawn({declared})" if declared else "query Drawn"
    return f"{head} {body}", {name: value for name, (_, value) in used.items()}


def _selection(drawn: Drawn, kind: str, depth: int) -> str:
    draw = drawn.draw
    parts: dict[str, str] = {}
    for number in range(draw(st.integers(1, 4))):
        written = _field(drawn, kind, depth)
        head, brace, rest = written.partition(" {")
        key = head.split("(")[0]
        has_alias = draw(st.integers(0, 2)) == 0 or key in parts
        alias = f"a{kind}{depth}{number}" if has_alias else ""
        parts[alias or key] = f"{alias}{': ' * has_alias}{head}{_directive(drawn)}{brace}{rest}"
    inner = " ".join([*parts.values(), "__typename"])
    shape = draw(st.sampled_from(["plain", "plain", "inline", "fragment"]))
    if shape == "inline":
        return f"{{ ... on {kind} {{ {inner} }} }}"
    if shape == "fragment":
        name = f"F{len(drawn.fragments)}{depth}"
        drawn.fragments.append(f"fragment {name} on {kind} {{ {inner} }}")
        return f"{{ ...{name} }}"
    return f"{{ {inner} }}"


def _directive(drawn: Drawn) -> str:
    if drawn.draw(st.integers(0, 9)) > 0:
        return ""
    word = drawn.draw(st.sampled_from(["skip", "include"]))
    return f" @{word}(if: {drawn.variable('Boolean!', drawn.draw(st.booleans()))})"


def _field(drawn: Drawn, kind: str, depth: int) -> str:
    draw = drawn.draw
    lists, objects = LISTS.get(kind, {}), OBJECTS.get(kind, {})
    choices = ["scalar"] * (0 if kind == "Query" else 2)
    if depth > 0:
        choices += ["list"] * bool(lists) + ["object"] * bool(objects)
        choices += ["node", "search"] * (kind == "Query") + ["aggregate"] * (kind in AGGREGATES)
    choice = draw(st.sampled_from(choices or ["typename"]))
    match choice:
        case "list":
            name = draw(st.sampled_from(sorted(lists)))
            return (
                f"{name}{_arguments(drawn, lists[name], depth)} {_page(drawn, lists[name], depth)}"
            )
        case "object":
            name = draw(st.sampled_from(sorted(objects)))
            return f"{name} {_selection(drawn, objects[name], depth - 1)}"
        case "search":
            return _search(drawn)
        case "aggregate":
            return _aggregate(drawn, kind)
        case "node":
            ids = draw(st.lists(st.sampled_from(_IDS), max_size=4))
            text = drawn.variable("[ID!]!", ids)
            kind = draw(st.sampled_from(["Town", "Organization"]))
            other = {"Town": "Organization", "Organization": "Town"}[kind]
            inner = f"... on {kind} {_selection(drawn, kind, 1)} ... on {other} {{ name }}"
            return f"nodes(ids: {text}) {{ __typename id {inner} }}"
        case "scalar":
            return str(draw(st.sampled_from(SCALARS[kind].split())))
        case _:
            return "__typename"


def _search(drawn: Drawn) -> str:
    draw = drawn.draw
    words = draw(
        st.sampled_from(["东", "c", "chang", "公司", "dz", "楼", "9", "东镇", "zzz", "_", " 东"])
    )
    given = [f"text: {drawn.variable('String!', words)}"]
    if draw(st.booleans()):
        kinds = st.sampled_from(["ORGANIZATION", "BUILDING", "VILLAGE", "TOWN"])
        asked = draw(st.lists(kinds, max_size=3, unique=True))
        given.append(f"types: {drawn.variable('[SearchResultType!]', asked)}")
    if draw(st.booleans()):
        given.append(f"first: {draw(st.integers(1, 5))}")
    # Fields of one name have one type in all fragments, or the document would be refused.
    inner = "... on Town { settlement divisionCode villages(first: 1) { nodes { name } } }"
    inner += f" ... on Organization {_selection(drawn, 'Organization', 1)}"
    spread = draw(
        st.sampled_from(["... on SearchResult { __typename }", "... on Node { key: id }", ""])
    )
    return (
        f"search({', '.join(given)}) {{ __typename {spread} ... on Building {{ floors }} {inner} }}"
    )


def _aggregate(drawn: Drawn, kind: str) -> str:
    draw = drawn.draw
    name = draw(st.sampled_from(sorted(AGGREGATES[kind])))
    target = AGGREGATES[kind][name]
    keys, fields = GROUPS[target]
    given = [f"groupBy: {draw(st.lists(st.sampled_from(keys), max_size=3))}".replace("'", "")]
    if draw(st.booleans()):
        asked = draw(st.lists(st.sampled_from(keys), max_size=2))
        given = [f"groupBy: {drawn.variable(f'[{target}AggregateKey!]', asked)}"]
    given.append(f"first: {draw(st.integers(1, 4))}")
    if target == "Organization" and draw(st.booleans()):
        given.append(f"where: {drawn.variable('OrganizationWhere', draw(wheres()))}")
    written = f"groups {{ count {fields} }} hasMoreGroups __typename"
    return f"{name}({', '.join(given)}) {{ {written} }}"


def _page(drawn: Drawn, kind: str, depth: int) -> str:
    draw = drawn.draw
    parts = draw(
        st.lists(
            st.sampled_from(["nodes", "edges", "pageInfo", "totalCount"]), min_size=1, unique=True
        )
    )
    known = {
        "pageInfo": "pageInfo { hasNextPage hasPreviousPage endCursor __typename }",
        "totalCount": "totalCount { value exact }",
    }
    written = []
    for part in parts:
        if part == "nodes":
            written.append(f"nodes {_selection(drawn, kind, depth - 1)}")
        elif part == "edges":
            written.append(f"edges {{ cursor node {_selection(drawn, kind, depth - 1)} }}")
        else:
            written.append(known[part])
    return "{ " + " ".join(written) + " }"


def _arguments(drawn: Drawn, kind: str, depth: int) -> str:
    draw = drawn.draw
    given: list[str] = []
    size = draw(st.integers(1, 4))
    # Twenty of twenty of twenty, what lists without a size are, would cost more than is allowed.
    ways = ["first", "last", "variable"] + ["none"] * (depth == _DEPTH)
    way = draw(st.sampled_from(ways))
    if way == "variable":
        given.append(f"first: {drawn.variable('Int', size)}")
    elif way != "none":
        given.append(f"{way}: {size}")
    if draw(st.booleans()):
        order = draw(st.sampled_from(ORDERS[kind]))
        direction = draw(st.sampled_from(["ASC", "DESC"]))
        if draw(st.booleans()):
            asked = [{"field": order, "direction": direction}]
            given.append(f"orderBy: {drawn.variable(f'[{kind}Order!]', asked)}")
        else:
            given.append(f"orderBy: [{{field: {order}, direction: {direction}}}]")
    if kind == "Organization" and draw(st.booleans()):
        given.append(f"where: {drawn.variable('OrganizationWhere', draw(wheres()))}")
    if kind == "Organization" and draw(st.integers(0, 4)) == 0:
        words = draw(st.sampled_from(["chang", "bysh", "公司", "9"]))
        given.append(f"search: {drawn.variable('String', words)}")
    return f"({', '.join(given)})" if given else ""
