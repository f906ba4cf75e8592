"""What the log looks like: one JSON object a line on standard error, and never a local variable.

The libraries' pretty tracebacks print every local variable of every frame: passwords, tokens and
personal numbers among them. Here a traceback is file, line and code alone.
"""

import logging
import sys
from typing import TextIO

import structlog


def configure_logs(*, stream: TextIO | None = None) -> None:
    """Set the log up for this process; called once by whoever serves requests or runs jobs."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # Looked up at each line: a test runner puts another standard error in its place.
        logger_factory=lambda *_: structlog.PrintLogger(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
