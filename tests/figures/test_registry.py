"""The registry, the function printed from it and the sets of the database name the same figures."""

import re
from pathlib import Path

import asyncpg

from backend.coverage.rules import BranchSet, ChangeReason, ContestSet, OrganizationSet
from backend.database.engine import Database
from backend.database.session import reading
from backend.figures.codes import FigureCode
from backend.figures.declaration import FILE, declared_sql
from backend.figures.registry import FIGURES
from backend.places.settings import RuleSettings
from tests.figures.ledgers import Ledger

FUNCTIONS = FILE.parent


def text_of(*names: str) -> str:
    return "".join(Path(FUNCTIONS / name).read_text(encoding="utf-8") for name in names)


def test_printed_function_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == declared_sql()


def test_every_code_is_declared_once() -> None:
    assert [figure.code for figure in FIGURES] == list(FigureCode)


def test_every_set_has_a_figure() -> None:
    used = {figure.numerator for figure in FIGURES} | {figure.denominator for figure in FIGURES}

    # F03 counts ALONE, which is the same; BY_SOLE exists since `BY_` is written with any way.
    declared = set(OrganizationSet) | set(BranchSet) | set(ContestSet)
    assert declared - used == {BranchSet.BY_SOLE}


def test_names_of_organization_sets_are_those_of_the_database() -> None:
    written = set(re.findall(r"then '([A-Z_]+)'", text_of("organization_sets.sql")))

    assert written == set(OrganizationSet)


def test_names_of_branch_sets_are_those_of_the_database() -> None:
    text = text_of("branch_sets.sql")
    written = set(re.findall(r"then '([A-Z_]+)'(?! \|\|)", text))
    openings = tuple(re.findall(r"then '([A-Z_]+)' \|\|", text))

    assert openings == ("COUNTED_", "BY_", "OTHERS_")
    assert {name for name in BranchSet if not name.startswith(openings)} == written


def test_sets_of_different_subjects_share_no_name() -> None:
    assert not set(OrganizationSet) & set(BranchSet)
    assert not set(ContestSet) & (set(OrganizationSet) | set(BranchSet))


def test_reasons_of_a_change_are_those_of_the_database() -> None:
    _, _, of_contests = text_of("contest_sets.sql").partition("-- contest_changes --")
    text = text_of("figure_changes.sql") + of_contests
    written = set(re.findall(r"(?:then|else) '([A-Z_]+)'", text)) - {"ENTERED", "LEFT"}

    assert written == set(ChangeReason)


async def test_rules_without_a_version_are_the_defaults(database: Database) -> None:
    actor = Ledger().actor
    async with reading(database, actor) as connection:
        row = await connection.fetchrow(
            "select * from rules_at($1, '2026-06-30')", actor.district_id
        )
    assert row is not None
    found = {name: value for name, value in row.items() if name not in {"version", "way_order"}}

    defaults = RuleSettings().to_json()
    assert found == {name: defaults[name] for name in found}
    assert row["version"] == 0
    assert row["way_order"] == defaults["way_order"]


async def test_every_function_of_the_figures_runs_as_the_reader(database: Database) -> None:
    actor = Ledger().actor
    async with reading(database, actor) as connection:
        for code in FigureCode:
            rows = await connection.fetch(
                "select * from figure_changes"
                "($1, '2025-12-31', '2026-06-30', null, null, null, $2, 'ALL')",
                actor.district_id,
                code.value,
            )
            assert rows == []


async def test_functions_pass_no_row_security_by(
    owner_connection: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    definers = await owner_connection.fetchval(
        "select count(*) from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"
    )

    assert definers == 0
