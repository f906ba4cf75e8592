"""One measured run of a side: how many answers, how soon, at what price in processor time."""

from dataclasses import dataclass
from statistics import median

from bench.load import load
from bench.processes import processor_seconds, wait_until_quiet
from bench.sides import Side
from bench.stage import Stage

CONNECTIONS = 10
"""As many as either side's pool has, so that nobody waits in a queue of its own making."""

PATIENCE_SECONDS = 60
"""A side that has not answered once after so long has failed; a slow one is given longer runs."""

REFUSED_SHARE = 0.01
"""On a machine that others use too, a server may say 503 now and then; such answers don't count."""


@dataclass(frozen=True, slots=True)
class Run:
    """One measured run; processor times in milliseconds an answer."""

    per_second: float
    busy_before: float
    failures: int = 0
    p50: float | None = None
    p99: float | None = None
    server_ms: float | None = None
    database_ms: float | None = None


def answered(
    stage: Stage,
    side: Side,
    bodies: list[bytes],
    seconds: float,
    *,
    connections: int = CONNECTIONS,
    refused_share: float = REFUSED_SHARE,
) -> Run:
    """Load a side on a quiet machine and account for the processor time.

    Raises: AssertionError when more than a few requests were refused or not answered.
    """
    busy = wait_until_quiet()
    while True:
        before = processor_seconds(side.pid), processor_seconds(stage.database_pid)
        got = load(side.url, side.headers, bodies, connections=connections, seconds=seconds)
        if got["answers"] > 0 or seconds > PATIENCE_SECONDS:
            break
        seconds *= 3
    after = processor_seconds(side.pid), processor_seconds(stage.database_pid)
    failures, answers = got["failures"], got["answers"]
    assert answers > 0, f"{side.name} does not answer"
    assert failures <= refused_share * answers, (
        f"{side.name}: {failures} failures, {answers} answers"
    )
    server_ms, database_ms = (
        None if early is None or late is None else (late - early) / answers * 1000
        for early, late in zip(before, after, strict=True)
    )
    return Run(
        per_second=got["per_second"],
        failures=failures,
        busy_before=busy,
        p50=got["p50"],
        p99=got["p99"],
        server_ms=server_ms,
        database_ms=database_ms,
    )


def median_of(values: list[float | None]) -> float | None:
    """Give the median of what was measured; None when nothing was."""
    known = [value for value in values if value is not None]
    return median(known) if known else None
