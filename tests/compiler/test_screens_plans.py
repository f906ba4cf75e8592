"""What the pages ask: each query document is one statement that reads by index, as each role.

The accident this prevents: a filter or an order without its index is quick on a desk and reads a
whole district on the server. The statement is explained as it runs there: prepared, with the plan
that serves every value, as the reader with the settings of the actor. Functions that count a whole
district (figures, the map) are opaque to it, and read what they count.
"""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from graphql import (
    FieldNode,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    parse,
    print_ast,
)

from backend.api.schema import ledger_catalog
from backend.compiler.catalog import ObjectById
from backend.compiler.cursor import CursorSigner
from backend.compiler.plan import Plan
from backend.compiler.slots import Environment
from backend.config import Settings
from backend.database.actor import Actor, Role, system_actor
from backend.database.engine import Database, connect
from backend.database.session import reading
from backend.kit.ids import encode_node_id
from tests.figures.asking import whole_compiler
from tests.server import run_apart

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / "frontend/src/gql/persisted-documents.json"
SEED = ROOT / "bench/district.sql"
ORGANIZATIONS = 8_000
TODAY = date(2026, 6, 30)
FEW_PAGES = 64
"""A table of so many pages (512 kB: towns, areas, buildings) may be read as a whole."""

READ_WHOLE = {
    ("Organizations", "organizations"): "the heading counts the whole list",
    ("LookupOrganizations", "organizations"): "a secretary's few organizations, by an array",
    ("PossibleDuplicates", "organizations"): "a secretary's few organizations, by an array",
    ("Branches", "branches"): "the heading counts the whole list",
    ("MapSearch", "areas"): "a word anywhere in a name: no index finds it under row security",
    ("MapSearch", "branches"): "the same",
    ("MapSearch", "organizations"): "the same",
    ("MapPlaces", "areas"): "the view counts every area of the district",
}
"""What reads a large table from end to end, each for its reason."""

DISTRICT = UUID("01900000-0000-7000-8000-000000000001")
USER = UUID("01900000-0000-7000-8000-000000000002")
KINDS = {"Department": 1, "Town": 2, "Building": 3, "Branch": 4, "Organization": 6}


def numbered(kind: str, place: int = 1) -> UUID:
    """Give the id of a seeded row, or of a row that is not there."""
    return UUID(f"01900000-{KINDS.get(kind, 99):04x}-7000-8000-{place:012x}")


ACTORS = {
    "district": Actor(district_id=DISTRICT, role=Role.DISTRICT_OFFICER, user_id=USER),
    "town": Actor(
        district_id=DISTRICT, role=Role.TOWN_OFFICER, user_id=USER, town_id=numbered("Town")
    ),
    "department": Actor(
        district_id=DISTRICT,
        role=Role.DEPARTMENT_OFFICER,
        user_id=USER,
        department_id=numbered("Department"),
    ),
    "secretary": Actor(
        district_id=DISTRICT,
        role=Role.BRANCH_SECRETARY,
        user_id=USER,
        branch_id=numbered("Branch"),
    ),
}
GIVEN: dict[str, Any] = {
    "first": 50,
    "text": "基准",
    "purpose": "核对名册",
    "id": encode_node_id("Branch", numbered("Branch")),
    "townId": encode_node_id("Town", numbered("Town")),
    "contestId": encode_node_id("Contest", numbered("Contest")),
    "asOf": TODAY.isoformat(),
    "onOrBefore": TODAY.isoformat(),
    "from": "2026-01-01",
    "to": TODAY.isoformat(),
    "code": "F06",
    "population": "ENTERPRISE",
    "breakdown": "TOWN",
    "contestsBy": "TRADE",
    "codes": ["CONTESTS"],
    "family": "BLIND_SPOT",
    "isEnglish": False,
    "withDue": True,
    "withBoundaries": True,
    "withJoints": True,
    "withPoints": True,
    "withRows": True,
    "zoom": 12,
    "bbox": {"west": 82.0, "south": 38.0, "east": 82.5, "north": 38.5},
}
GIVEN_BY_TYPE: dict[str, Any] = {"Date!": TODAY.isoformat(), "Boolean!": True}
FILTERS: dict[str, Any] = {
    "BranchWarnings": {"id": {"in": [encode_node_id("Branch", numbered("Branch"))]}},
    "OrganizationWarnings": {
        "id": {"in": [encode_node_id("Organization", numbered("Organization"))]}
    },
    "RosterNotes": {"hasRosterNotes": {"eq": True}, "isExisting": {"eq": True}},
}
"""What a query that has to be filtered is filtered by."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the pages."""

    name: str
    text: str
    variables: dict[str, Any]


def questions() -> Iterator[Question]:
    """Give every query of the manifest with plausible variables."""
    for text in json.loads(MANIFEST.read_text(encoding="utf-8")).values():
        for one in parse(text).definitions:
            if isinstance(one, OperationDefinitionNode) and one.operation is OperationType.QUERY:
                name = one.name.value if one.name else ""
                filtered = {"where": FILTERS[name]} if name in FILTERS else {}
                yield Question(name, text, _variables(one) | filtered)


def _variables(operation: OperationDefinitionNode) -> dict[str, Any]:
    targets = dict(_targets(operation))
    found: dict[str, Any] = {}
    for one in operation.variable_definitions or ():
        name = one.variable.name.value
        if print_ast(one.type) == "IDFilter!":
            found[name] = {"eq": GIVEN["townId"]}
        elif name in targets:
            identifier = encode_node_id(targets[name], numbered(targets[name]))
            found[name] = [identifier] if name == "ids" else identifier
        elif name in GIVEN:
            found[name] = GIVEN[name]
        elif print_ast(one.type) in GIVEN_BY_TYPE:
            found[name] = GIVEN_BY_TYPE[print_ast(one.type)]
    return found


def _targets(operation: OperationDefinitionNode) -> Iterator[tuple[str, str]]:
    """Give the type of each id that a root field takes from a variable."""
    roots = ledger_catalog().roots
    for field in operation.selection_set.selections:
        if not isinstance(field, FieldNode):
            continue
        root = roots.get(field.name.value)
        taken = {one.name: one.of for one in getattr(root, "arguments", ())}
        for given in field.arguments or ():
            name = given.name.value
            if name in {"id", "ids"} and isinstance(given.value, VariableNode):
                target = root.target if isinstance(root, ObjectById) else taken.get(name)
                yield given.value.name.value, target or "Organization"


QUESTIONS = {question.name: question for question in questions()}
# A later page alone, which begins at a cursor: its first page is asked by another query.
del QUESTIONS["MoreOfRoster"]


@pytest.fixture(scope="module")
def seeded(module_settings: Settings) -> Settings:
    """Settings of a database with a district of the benchmarks, 8,000 organizations."""

    async def seed() -> None:
        settings = system_actor(DISTRICT, request_id="tests").settings() | {"jit": "off"}
        owner = await asyncpg.connect(module_settings.database_url, server_settings=settings)
        try:
            await owner.execute(
                "insert into districts (id, code, name, committee_name, is_synthetic)"
                " values ($1, '990199', '基准区', '基准区两新组织党委', true)",
                DISTRICT,
            )
            await owner.execute(f"set bench.organizations = '{ORGANIZATIONS}'")
            async with owner.transaction():
                await owner.execute(SEED.read_text(encoding="utf-8"))
            await owner.execute("analyze")
        finally:
            await owner.close()

    run_apart(seed())
    return module_settings


@pytest.fixture
async def pools(seeded: Settings) -> AsyncIterator[Database]:
    """The seeded database, as the application reaches it."""
    async with connect(seeded) as database:
        yield database


def planned(question: Question, actor: Actor) -> tuple[Plan, list[Any]]:
    """Compile a question, and bind the values of its one statement."""
    made = whole_compiler()
    operation = made.read(question.text, has_suggestions=True).operation(question.name)
    request = made.request(operation, question.variables, actor)
    plan = made.query(request)
    environment = Environment(actor, request.values, TODAY, CursorSigner(bytes(32)))
    return plan, [slot.bind(environment) for slot in plan.statement.slots]


def scanned(node: dict[str, Any]) -> Iterator[str]:
    """Name the tables that a plan reads from end to end."""
    if node["Node Type"] == "Seq Scan":
        yield node["Relation Name"]
    for inner in node.get("Plans", ()):
        yield from scanned(inner)


async def explained(connection: Any, statement: str, values: list[Any]) -> dict[str, Any]:
    """Explain the plan that serves every value, as a prepared statement comes to have it."""
    await connection.execute("set local plan_cache_mode = force_generic_plan")
    text = await connection.fetchval(f"explain (format json, costs off) {statement}", *values)
    found: dict[str, Any] = json.loads(text)[0]["Plan"]
    return found


@pytest.mark.parametrize("role", sorted(ACTORS))
async def test_no_query_of_the_pages_reads_a_large_table_from_end_to_end(
    pools: Database, role: str
) -> None:
    actor = ACTORS[role]
    found = []
    async with reading(pools, actor) as connection:
        large = {
            row["relname"]
            for row in await connection.fetch(
                "select relname from pg_class where relkind = 'r' and relpages > $1", FEW_PAGES
            )
        }
    for question in QUESTIONS.values():
        plan, values = planned(question, actor)
        async with reading(pools, actor) as connection:
            tree = await explained(connection, plan.statement.text, values)
        found += [
            (question.name, table)
            for table in scanned(tree)
            if table in large and (question.name, table) not in READ_WHOLE
        ]

    assert {"organizations", "branches", "coverage_links", "operating_checks"} <= large
    assert found == []


@pytest.mark.parametrize("role", sorted(ACTORS))
async def test_every_query_of_the_pages_is_one_statement(pools: Database, role: str) -> None:
    for question in QUESTIONS.values():
        plan, values = planned(question, ACTORS[role])
        statements: list[str] = []
        async with reading(pools, ACTORS[role]) as connection:
            with connection.query_logger(lambda query, seen=statements: seen.append(query.query)):
                answer = await connection.fetchval(plan.statement.text, *values)

        assert len(statements) == 1, question.name
        assert json.loads(answer), question.name


def test_a_scan_from_end_to_end_would_be_seen(seeded: Settings) -> None:
    async def explain() -> list[str]:
        async with connect(seeded) as database, reading(database, ACTORS["district"]) as reader:
            tree = await explained(reader, "select from operating_checks where evidence = $1", [""])
            return list(scanned(tree))

    assert run_apart(explain()) == ["operating_checks"]


def test_the_manifest_holds_queries_of_every_screen() -> None:
    assert {"Figures", "Organizations", "Branches", "MapPlaces", "MapPoints"} <= set(QUESTIONS)
