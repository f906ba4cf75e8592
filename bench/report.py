"""What a benchmark hands back, the one table at the end and the raw figures beside it."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.load import client

RESULTS = Path(__file__).parent / "results"
WIDTH = 150
FEW = 10
WORDS = ("what", "who")
HEADINGS = (
    *WORDS,
    "per second",
    "range",
    "p50 ms",
    "p99 ms",
    "server ms",
    "database ms",
    "we ÷ it",
    "goal",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table: how fast one side was, and what our share of its speed is.

    Units: per_second answers (rows, transactions) a second; p50 and p99 milliseconds from request
    to answer; server_ms and database_ms milliseconds of processor time an answer costs; ratio is
    our per_second divided by this line's, None on our own line; goal is the least it shall be and
    bound the most, None where none is set; low and high are the extremes of per_second.
    """

    what: str
    who: str
    per_second: float | None = None
    low: float | None = None
    high: float | None = None
    p50: float | None = None
    p99: float | None = None
    server_ms: float | None = None
    database_ms: float | None = None
    ratio: float | None = None
    goal: float | None = None
    bound: float | None = None
    raw: Any = field(default=None, repr=False)


def show(lines: Sequence[Line]) -> None:
    """Print the table."""
    table = Table(
        title="Speed beside peers and limits, medians and ranges of the rounds",
        title_justify="left",
    )
    for heading in HEADINGS:
        table.add_column(heading, justify="left" if heading in WORDS else "right")
    shown = ""
    for line in lines:
        if shown and line.what != shown:
            table.add_section()
        table.add_row("" if line.what == shown else line.what, line.who, *_cells(line))
        shown = line.what
    Console(width=WIDTH).print(table)
    print("server ms, database ms: processor time that an answer costs the server and PostgreSQL")
    print(_asked_by())


def _asked_by() -> str:
    return f"client: {client()}"


def _cells(line: Line) -> tuple[str, ...]:
    verdict = ""
    if line.goal is not None and line.ratio is not None:
        verdict = f"≥{line.goal:g} {'✓' if line.ratio >= line.goal else '✗'}"
    if line.bound is not None and line.ratio is not None:
        verdict = f"≤{line.bound:g} {'✓' if line.ratio <= line.bound else '✗'}"
    return (
        _number(line.per_second),
        "–".join(filter(None, (_number(line.low), _number(line.high)))),
        *(
            "" if value is None else f"{value:.2f}"
            for value in (line.p50, line.p99, line.server_ms, line.database_ms, line.ratio)
        ),
        verdict,
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.{0 if value >= FEW else 2}f}"


def keep(lines: Sequence[Line]) -> Path:
    """Write the raw figures of the run as JSON, the table beside it, and give the file."""
    RESULTS.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    file = RESULTS / f"{now:%Y-%m-%dT%H%M%SZ}.json"
    machine = {"system": platform.system(), "machine": platform.machine()}
    document = {
        "at": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        **machine,
        "client": client(),
        "lines": [asdict(line) for line in lines],
    }
    file.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    table = f"{_markdown(lines)}\n{_asked_by()}\n"
    file.with_suffix(".md").write_text(table, encoding="utf-8")
    return file


def _markdown(lines: Sequence[Line]) -> str:
    """Write the table as it stands in README.md."""
    rows = ["| " + " | ".join(HEADINGS) + " |", "|---" * len(HEADINGS) + "|"]
    shown = ""
    for line in lines:
        cells = ("" if line.what == shown else line.what, line.who, *_cells(line))
        rows.append("| " + " | ".join(cells) + " |")
        shown = line.what
    return "\n".join(rows) + "\n"
