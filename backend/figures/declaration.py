"""The registry as SQL: prints the function `declared_figures`, so that one list serves both sides.

A test holds the file against the registry; `python -m backend.figures.declaration` prints it anew.
"""

from collections.abc import Iterable
from pathlib import Path

from backend.database import registry as tables
from backend.figures.figure import Figure
from backend.figures.registry import FIGURES

FILE = Path(tables.__file__).parent / "functions" / "declared_figures.sql"

_HEAD = """\
-- declared_figures --
-- Made from backend/figures/registry.py; `python -m backend.figures.declaration` prints it anew.
create or replace function declared_figures()
returns table (
  place integer,
  code text,
  family text,
  subject text,
  unit text,
  numerator text,
  denominator text,
  populations text[],
  name text,
  definition text,
  english_definition text,
  formula text,
  source text
)
language sql
immutable
security invoker
as $$
  values
"""


def declared_sql() -> str:
    """Give the text of the function's file."""
    rows = (_row(place, figure) for place, figure in enumerate(FIGURES, start=1))
    return f"{_HEAD}{_joined(rows)}\n$$;\n"


def _row(place: int, figure: Figure) -> str:
    populations = ",".join(figure.populations)
    words = (
        figure.code,
        figure.family,
        figure.subject,
        figure.unit,
        figure.numerator,
        figure.denominator,
        f"{{{populations}}}",
        figure.name,
        figure.definition,
        figure.english_definition,
        figure.formula,
        figure.source,
    )
    return _joined(["    (" + str(place), *(f"     {_quoted(word)}" for word in words)]) + ")"


def _quoted(word: str | None) -> str:
    if word is None:
        return "null::text"
    quoted = "'" + str(word).replace("'", "''") + "'"
    return f"{quoted}::text[]" if word.startswith("{") else quoted


def _joined(pieces: Iterable[str]) -> str:
    return ",\n".join(pieces)


if __name__ == "__main__":
    FILE.write_text(declared_sql(), encoding="utf-8")
