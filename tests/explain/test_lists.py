"""The plan of each list in each order and by each filter, as each role, is kept and compared.

`plans/` holds what every list reads, by which index, and what it sorts: a change of the schema, of
an index or of a policy shows there at review. `REWRITE_PLANS=1` writes the files anew. The choices
are those of the server that ships with the program; an older one may choose otherwise.
"""

import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from backend.config import Settings
from backend.database.actor import Actor, system_actor
from backend.database.engine import connect
from backend.database.session import reading
from tests.compiler.test_screens_plans import (
    ACTORS,
    DISTRICT,
    FEW_PAGES,
    ROOT,
    Question,
    explained,
    planned,
    scanned,
)
from tests.explain.asking import condensed, conditions, lists, variants
from tests.server import run_apart

PLANS = Path(__file__).parent / "plans"
KEPT_OF = 18
"""The major version of PostgreSQL whose choices are kept."""

SEEDS = ("district.sql", "people.sql", "changed.sql")
ROWS = {"organizations": 8_000, "members": 8_000, "shops": 8_000, "buildings": 2_000}

SORTED_WHOLE = {
    "CREDIT_CODE": "by its bytes, in which order no index has it",
    "DISSOLVED_ON DESC": "few are asked for, and the ends that are not there stand last",
    "CLOSED_ON DESC": "the same",
    "FULL_ON DESC": "the same",
    "VALID_FROM": "an end of a period, which is one column",
    "VALID_TO": "the same",
    "BUILDING_GROUP_NAME": "the name stands in another table",
    "AREA_NAME": "the name stands in another table",
    "BRANCH_NAME": "the same",
    "BUILDING_NAME": "the same",
    "DEPARTMENT_NAME": "the same",
    "ORGANIZATION_NAME": "the same",
    "PARENT_NAME": "the same",
    "TOWN_NAME": "the same",
    "VILLAGE_NAME": "the same",
}
"""Orders in which a list of the whole district is sorted anew each time, each for its reason."""

READ_WHOLE = {
    ("secretary", "members"): "either of two columns says which members are a secretary's",
    ("town", "members"): "a town's members, by an array",
    ("department", "coverage_links"): "the newest first, as VALID_FROM",
    ("district", "coverage_links"): "the same",
    ("town", "coverage_links"): "the same",
    ("secretary", "organizations"): "a secretary's few organizations, by an array",
}
COMPUTED = {
    "where isVerified eq": "whether a check holds on the day is worked out, not stored",
}

Found = dict[str, dict[str, dict[str, dict[str, Any]]]]


@pytest.fixture(scope="module")
def seeded(module_settings: Settings) -> Settings:
    """Settings of a database with a district of the benchmarks; no two rows changed at once."""

    async def seed() -> None:
        settings = system_actor(DISTRICT, request_id="tests").settings() | {"jit": "off"}
        settings |= {f"bench.{name}": str(number) for name, number in ROWS.items()}
        owner = await asyncpg.connect(module_settings.database_url, server_settings=settings)
        try:
            await owner.execute(
                "insert into districts (id, code, name, committee_name, is_synthetic)"
                " values ($1, '990199', '基准区', '基准区两新组织党委', true)",
                DISTRICT,
            )
            async with owner.transaction():
                for seed in SEEDS:
                    folder = PLANS.parent if seed == SEEDS[-1] else ROOT / "bench"
                    await owner.execute((folder / seed).read_text(encoding="utf-8"))
            await owner.execute("vacuum analyze")
        finally:
            await owner.close()

    run_apart(seed())
    return module_settings


@pytest.fixture(scope="module")
def found(seeded: Settings) -> Found:
    """The plan of each variant of each list as each role; list → variant → role → plan."""
    if _version(seeded) != KEPT_OF:
        pytest.skip(f"the plans kept are those of PostgreSQL {KEPT_OF}")

    async def explain() -> Found:
        plans: Found = defaultdict(dict)
        async with connect(seeded) as database:
            for role, actor in sorted(ACTORS.items()):
                async with reading(database, actor) as connection:
                    for of in lists():
                        for asked in variants(of):
                            tree = await _plan(connection, asked.text, dict(asked.variables), actor)
                            plans[of].setdefault(asked.variant, {})[role] = tree
        return plans

    return run_apart(explain())


async def _plan(
    connection: Any, text: str, variables: dict[str, Any], actor: Actor
) -> dict[str, Any]:
    plan, values = planned(Question("Listed", text, variables), actor)
    return await explained(connection, plan.statement.text, values)


def _is_meant(variant: str, role: str, table: str) -> bool:
    """Tell what is read whole for a reason, for lists of one role or orders of every list."""
    is_sorted_whole = any(variant.startswith(f"order {order}") for order in SORTED_WHOLE)
    return is_sorted_whole or (role, table) in READ_WHOLE or variant in COMPUTED


def _large(settings: Settings) -> set[str]:
    async def ask() -> set[str]:
        connection = await asyncpg.connect(settings.database_url)
        try:
            rows = await connection.fetch(
                "select relname from pg_class where relkind = 'r' and relpages > $1", FEW_PAGES
            )
        finally:
            await connection.close()
        return {row["relname"] for row in rows}

    return run_apart(ask())


def _version(settings: Settings) -> int:
    async def ask() -> int:
        connection = await asyncpg.connect(settings.database_url)
        try:
            return connection.get_server_version().major
        finally:
            await connection.close()

    return run_apart(ask())


def _text(of: str, found: Found) -> str:
    """Write the plans of a list, each once with the variants and roles that have it."""
    same: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for variant, roles in found[of].items():
        for role, tree in roles.items():
            same[condensed(tree)][variant].append(role)
    lines = []
    for plan, asked in sorted(same.items()):
        lines.append(plan)
        for variant, holders in asked.items():
            who = "everybody" if len(holders) == len(ACTORS) else ", ".join(holders)
            lines.append(f"    {variant}: {who}")
    return "\n".join(lines) + "\n"


def test_the_plan_of_every_list_is_the_one_that_is_kept(found: Found) -> None:
    texts = {f"{of}.txt": _text(of, found) for of in lists()}
    if os.environ.get("REWRITE_PLANS"):
        PLANS.mkdir(exist_ok=True)
        for name, text in texts.items():
            (PLANS / name).write_text(text, encoding="utf-8")
    kept = {path.name: path.read_text(encoding="utf-8") for path in PLANS.glob("*.txt")}

    assert texts == kept


def test_no_list_reads_a_large_table_from_end_to_end(seeded: Settings, found: Found) -> None:
    large = _large(seeded)
    whole = [
        (of, variant, role, table)
        for of, asked in found.items()
        for variant, roles in asked.items()
        for role, tree in roles.items()
        for table in scanned(tree)
        if table in large and not _is_meant(variant, role, table)
    ]

    assert {"organizations", "branches", "coverage_links"} <= large
    assert whole == []


def test_no_row_is_compared_with_a_setting_that_is_read_anew(found: Found) -> None:
    anew = [
        (of, variant, role, text)
        for of, asked in found.items()
        for variant, roles in asked.items()
        for role, tree in roles.items()
        for text in conditions(tree)
        if "current_setting" in text
    ]

    assert anew == []
