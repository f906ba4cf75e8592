"""Every noun of the ledger stands in the glossary.

The accident this prevents: a second word for a thing that already has one.
"""

import importlib
import re
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import backend
from backend.kit.labels import CodedEnum, LabeledEnum

ROOT = Path(backend.__file__).parents[1]
WORDS = frozenset(
    re.findall(r"[A-Za-z]\w+", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
)


def nouns() -> set[str]:
    """Name every table class and every labeled enum of the rules."""
    for path in sorted((ROOT / "backend").glob("*/*.py")):
        if path.stem in {"rules", "tables"}:
            importlib.import_module(f"backend.{path.parent.name}.{path.stem}")
    enums = {*LabeledEnum.__subclasses__(), *CodedEnum.__subclasses__()}
    tables = {table for table in _all_subclasses(SQLModel) if hasattr(table, "__table__")}
    return {
        noun.__name__ for noun in enums | tables if noun.__module__.endswith((".rules", ".tables"))
    }


def _all_subclasses(base: type) -> set[type]:
    found: set[type] = set()
    children: list[type] = base.__subclasses__()
    for child in children:
        found |= {child} | _all_subclasses(child)
    return found


@pytest.mark.parametrize("noun", sorted(nouns()))
def test_noun_stands_in_the_glossary(noun: str) -> None:
    assert noun in WORDS, f"docs/glossary.md has no line for {noun}"


def test_a_noun_without_a_line_would_be_found() -> None:
    assert "Gizmo" not in WORDS
