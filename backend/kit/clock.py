"""The only place that reads the time, so that a test or a drill can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone

# China keeps one offset all year since 1992; a fixed zone needs no time zone files on the machine.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Give the present instant, aware and in UTC."""
    return _moment.get() or datetime.now(UTC)


def today() -> date:
    """Give the present calendar date in Asia/Shanghai, the date of every ledger."""
    return local_date(now())


def local_date(moment: datetime) -> date:
    """Give the calendar date that an instant has in Asia/Shanghai."""
    return moment.astimezone(SHANGHAI).date()


@contextmanager
def stopped_at(moment: datetime | date) -> Iterator[None]:
    """Hold the clock at an instant within the block; a bare date means its noon in Asia/Shanghai.

    The setting follows the context: tasks started inside the block see it too.
    Raises: `ValueError` for an instant without a zone.
    """
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 12, tzinfo=SHANGHAI)
    if moment.tzinfo is None:
        message = "the clock needs an instant with a zone"
        raise ValueError(message)
    token = _moment.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _moment.reset(token)
