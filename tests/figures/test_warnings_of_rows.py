"""What a row is warned of and what the figures list are one thing, for every role and day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.editing.rules import RowWarning
from tests.figures.asking import ask
from tests.figures.golden import AFTER_MOVE, BEFORE_MOVE, YEAR_END, Golden

ROWS = """
query Rows($asOf: Date) {
  organizations(first: 100) { nodes { id warnings(asOf: $asOf) { code } } }
  branches(first: 100) { nodes { id warnings(asOf: $asOf) { code } } }
}
"""
LISTS = """
query Lists($code: FigureCode!, $asOf: Date) {
  figureOrganizations(code: $code, population: ALL, asOf: $asOf, first: 100) { nodes { id } }
  figureBranches(code: $code, population: ALL, asOf: $asOf, first: 100) { nodes { id } }
}
"""
FIGURES = {
    "DUE_UNCOVERED": "UNITS_DUE",
    "UNCOVERED": "BLIND_UNCOVERED",
    "NEVER_CHECKED": "BLIND_NEVER_CHECKED",
    "CHECK_EXPIRED": "BLIND_CHECK_EXPIRED",
    "NO_EVIDENCE": "BLIND_NO_EVIDENCE",
    "WITHOUT_LINE": "BLIND_LINE",
    "WITHOUT_PLACE": "BLIND_NO_PLACE",
    "COUNT_UNKNOWN": "BLIND_COUNT_UNKNOWN",
    "COUNTS_DIFFER": "BLIND_COUNTS_DIFFER",
    "JOINT_UNDER_MINIMUM": "WARN_JOINT_MEMBERS",
    "COMMITTEE_DUE": "WARN_COMMITTEE",
    "OVER_SIZE": "WARN_SIZE",
    "OVER_CAP": "WARN_CAP",
    "TERM_ENDED": "WARN_TERM_ENDED",
    "TERM_ENDING": "WARN_TERM_ENDING",
    "TERM_ENDING_LATER": "WARN_TERM_ENDING_LATER",
    "ROSTER_DUE": "WARN_ROSTER",
    "OTHERS_HOSTLESS": "WARN_HOSTLESS",
}
IMPLIED = {"UNCOVERED": "DUE_UNCOVERED", "TERM_ENDING_LATER": "TERM_ENDING"}
"""What a row does not say a second time, since the other word says more."""


def caller(golden: Golden, name: str) -> Actor:
    officer = Actor(district_id=golden.ledger.district_id, role=Role.DISTRICT_OFFICER)
    return {
        "district": officer,
        "town": replace(officer, role=Role.TOWN_OFFICER, town_id=golden.town),
        "department": replace(
            officer, role=Role.DEPARTMENT_OFFICER, department_id=golden.department
        ),
    }[name]


def turned_round(rows: Iterable[Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {code: set() for code in FIGURES}
    for row in rows:
        for warning in row["warnings"]:
            found[warning["code"]].add(row["id"])
    return found


def test_every_warning_of_a_row_has_its_figure() -> None:
    assert FIGURES.keys() == {one.value for one in RowWarning}


@pytest.mark.parametrize("name", ["district", "town", "department"])
@pytest.mark.parametrize("day", [YEAR_END, BEFORE_MOVE, AFTER_MOVE])
async def test_rows_are_warned_of_what_the_figures_list(
    pools: Database, golden: Golden, name: str, day: date
) -> None:
    actor, as_of = caller(golden, name), day.isoformat()
    listed: dict[str, set[str]] = {}
    for warning, code in FIGURES.items():
        data = await ask(pools, actor, LISTS, {"code": code, "asOf": as_of})
        listed[warning] = {node["id"] for found in data.values() for node in found["nodes"]}
    for said, by in IMPLIED.items():
        listed[said] -= listed[by]

    data = await ask(pools, actor, ROWS, {"asOf": as_of})

    found = turned_round(node for rows in data.values() for node in rows["nodes"])
    assert found == listed


async def test_the_golden_rows_are_warned_of_what_is_worked_out_by_hand(
    pools: Database, golden: Golden
) -> None:
    data = await ask(pools, caller(golden, "district"), ROWS, {"asOf": "2026-06-30"})

    found = turned_round(node for rows in data.values() for node in rows["nodes"])

    assert {code: len(rows) for code, rows in found.items() if rows} == {
        "DUE_UNCOVERED": 1,
        "UNCOVERED": 2,
        "CHECK_EXPIRED": 1,
        "WITHOUT_PLACE": 1,
        "COUNT_UNKNOWN": 1,
        "JOINT_UNDER_MINIMUM": 1,
        "COMMITTEE_DUE": 1,
        "TERM_ENDING": 1,
        "TERM_ENDING_LATER": 1,
        "ROSTER_DUE": 3,
    }
