"""Every action and every column that the audit log can hold has a word on the screen."""

import re
from pathlib import Path

import pytest

from backend.database.registry import all_tables, table_of

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "frontend" / "src" / "screens" / "ledgers" / "auditWords.ts"
VERBS = re.compile(r'action="([a-z_]+\.[a-z_]+)"')
# Tables of the machinery: no person's deed changes their rows one by one.
MACHINERY = {
    "audit_events",
    "audit_seals",
    "change_events",
    "frozen_results",
    "geometry_batches",
    "geometry_rows",
    "idempotency_keys",
    "import_changes",
    "import_rows",
    "ledger_exports",
    "operation_changes",
    "operations",
    "published_figures",
    "published_results",
    "results",
    "score_conflicts",
    "score_records",
    "scores",
    "sign_in_failures",
    "uploads",
    "webhook_deliveries",
}
PLUMBING = re.compile(
    r"^(scope_.*|name_sort|search_text|(created|updated)_(at|by)|source|revision|district_id|id|"
    r"branch_ids|west|south|east|north|.*_(hash|digest|sealed))$"
)


def words(language: str) -> set[str]:
    """Give the keys of a language."""
    text = WORDS.read_text(encoding="utf-8")
    start = text.index(f"export const {language}")
    end = text.index("};" if language == "en" else "} as const;", start)
    return set(re.findall(r'^\s+"([a-z_.]+)":', text[start:end], re.MULTILINE))


def actions() -> set[str]:
    """Find the actions that the server writes into the log."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "backend").rglob("*.py"))
    return {verb for text in texts for verb in VERBS.findall(text)}


def columns() -> set[str]:
    """Find the columns of the tables whose rows people change."""
    return {
        column.name
        for name, table in all_tables().items()
        if name not in MACHINERY
        for column in table_of(table).columns
        if not PLUMBING.match(column.name)
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_action_has_a_word(language: str) -> None:
    found = actions()
    assert len(found) > 50

    assert {verb for verb in found if f"action.{verb}" not in words(language)} == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_has_a_word(language: str) -> None:
    assert {name for name in columns() if f"column.{name}" not in words(language)} == set()
