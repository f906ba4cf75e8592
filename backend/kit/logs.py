"""What the log looks like: one line an event on standard error, and never a value of the ledger.

JSON for a collector, words for a terminal. The libraries' pretty tracebacks print every local
variable, and an exception's own words hold what it met: a name, a number, a row of the database.
Here a fault is its kind, the server's state code, and file, line and code of each frame.
"""

import logging
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from enum import StrEnum
from typing import Any, TextIO

import orjson
import structlog

from backend.kit.clock import now

SLOW_SECONDS = 0.5
_FAULT = 500


class RequestLines(StrEnum):
    """Which requests have a line in the log."""

    ALL = "all"
    SLOW = "slow"
    NONE = "none"


def configure_logs(*, stream: TextIO | None = None) -> None:
    """Set the log up for this process; called once by whoever serves requests or runs jobs."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_values,
            _rendered,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # Looked up at each line: a test runner puts another standard error in its place.
        logger_factory=lambda *_: structlog.PrintLogger(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )


def without_values(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:  # noqa: ANN401
    """Write a fault as its kind and its frames, without the words that it was raised with."""
    given = event.pop("exc_info", None)
    error = given if isinstance(given, BaseException) else sys.exc_info()[1] if given else None
    if error is not None:
        event["exception"] = "\n".join(_told(error))
    return event


def _told(error: BaseException) -> list[str]:
    """Tell a fault after the one that led to it."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [] if before is None else _told(before)
    state = getattr(error, "sqlstate", None)
    frames = traceback.format_tb(error.__traceback__)
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return [*lines, "".join(frames) + kind + ("" if state is None else f" {state}")]


def _rendered(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:  # noqa: ANN401
    return _written(event, is_terminal=sys.stderr.isatty())


def _written(event: Mapping[str, Any], *, is_terminal: bool) -> str:
    if not is_terminal:
        return orjson.dumps(event, default=str).decode()
    shown = [
        f"{name}={value}" for name, value in event.items() if name not in {"timestamp", "exception"}
    ]
    trace = event.get("exception")
    return " ".join([str(event["timestamp"])[11:19], *shown]) + (f"\n{trace}" if trace else "")


class RequestLog:
    """Writes a line a request, past the processors: they would cost as much as a plan's look-up."""

    def __init__(self, lines: RequestLines | None, *, stream: TextIO | None = None) -> None:
        """Choose the lines: unless told, all for a collector and the slow ones for a terminal."""
        self._stream = stream
        self._is_terminal = (stream or sys.stderr).isatty()
        self._lines = lines or (RequestLines.SLOW if self._is_terminal else RequestLines.ALL)

    def write(self, event: Mapping[str, Any], *, status: int, seconds: float) -> None:
        """Write a request's line if it is one of those wanted; a fault of ours always is slow."""
        is_wanted = self._lines is RequestLines.ALL or (
            self._lines is RequestLines.SLOW and (seconds >= SLOW_SECONDS or status >= _FAULT)
        )
        if is_wanted:
            stamp = now().isoformat(timespec="milliseconds")
            line = {"event": "request", "level": "info", "timestamp": stamp, **event}
            stream = self._stream or sys.stderr
            stream.write(_written(line, is_terminal=self._is_terminal) + "\n")
            stream.flush()
