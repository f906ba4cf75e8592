"""The dashboard's own documents at 20,000 organizations: every figure, and every town's figures.

The goal is a dashboard within one second, so one answer a second to one reader is the limit.
"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from statistics import median

from bench.report import Line
from bench.runs import answered, median_of
from bench.sides import Side, request_body
from bench.stage import ORGANIZATIONS, Stage

DOCUMENT = Path(__file__).parent.parent / "frontend/src/screens/dashboard/dashboard.graphql"
WANTED_PER_SECOND = 1.0
TIMED_OUT_SHARE = 1.0
"""On a busy machine a statement may pass its two seconds: the run then shows how slow it was."""

SCREENS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "dashboard, every figure": ("Figures", {}),
    "dashboard, every figure of every town": ("FigureGroups", {"breakdown": "TOWN"}),
}


def measure(stage: Stage, we: Side, *, rounds: int, seconds: int) -> list[Line]:
    """Measure each document with one reader who waits for the answer."""
    lines: list[Line] = []
    for what, (operation, variables) in SCREENS.items():
        text = DOCUMENT.read_text(encoding="utf-8")
        body = request_body(text, variables, operation=operation)
        is_counted(we, body)
        runs = [
            answered(stage, we, [body], seconds, connections=1, refused_share=TIMED_OUT_SHARE)
            for _ in range(rounds)
        ]
        per_second = median(run.per_second for run in runs)
        lines += (
            Line(
                what=what,
                who=we.name,
                per_second=per_second,
                p50=median_of([run.p50 for run in runs]),
                p99=median_of([run.p99 for run in runs]),
                server_ms=median_of([run.server_ms for run in runs]),
                database_ms=median_of([run.database_ms for run in runs]),
                raw=[asdict(run) for run in runs],
            ),
            Line(
                what=what,
                who="one a second",
                per_second=WANTED_PER_SECOND,
                ratio=per_second / WANTED_PER_SECOND,
                goal=1,
            ),
        )
    return lines


def is_counted(we: Side, body: bytes) -> None:
    """Ask once and see that the seeded organizations stand in the figures.

    Raises: AssertionError when they do not.
    """
    (figures,) = we.ask(body).values()
    denominators = [
        figure["denominator"] or 0
        for figure in figures
        if figure["code"] == "F06" and figure["population"] == "ALL"
    ]
    assert sum(denominators) == ORGANIZATIONS, denominators
