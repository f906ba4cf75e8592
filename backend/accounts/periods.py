"""Dated facts: half-open periods, begun and ended by commands."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.dialects.postgresql import Range

from backend.accounts.changes import Change, delete, update
from backend.database.columns import DateRange
from backend.kit.clock import today
from backend.kit.dates import FIRST_YEAR
from backend.kit.errors import LedgerError


class FutureDateError(LedgerError):
    """A command records what has happened; the day lies ahead."""

    code = "FUTURE_DATE"
    message = "日期 {day} 晚于今天 {today}。"
    remedy = "请填写今天或以前的日期；尚未发生的事到时再办理。"


class EarlyDateError(LedgerError):
    """The day lies before any that a ledger speaks of; imports read no such date either."""

    code = "EARLY_DATE"
    message = "日期 {day} 早于 {first} 年。"
    remedy = "请核对年份。"


class EndBeforeStartError(LedgerError):
    """The fact would end before it began."""

    code = "END_BEFORE_START"
    message = "终止日期 {day} 早于开始日期 {start}。"
    remedy = "请核对日期；终止日期是不再有效的第一天。"


class EndedBeforeError(LedgerError):
    """The fact ended already, earlier than it is to end now."""

    code = "ENDED_BEFORE"
    message = "该记录已于 {on} 终止。"
    remedy = "请刷新页面核对；需要延续时，请从新的起始日期重新登记。"


class LaterRecordError(LedgerError):
    """A later fact of the same matter is recorded already."""

    code = "LATER_RECORD"
    message = "自 {start} 起已有更晚的记录，不能再从 {day} 起变更。"
    remedy = "请填写 {start} 之后的日期，或先更正较晚的记录。"


def since(day: date | None, *, until: date | None = None) -> DateRange:
    """Give the period from a day (None: since ever) to the first day after it (None: open)."""
    return Range(day, until, bounds="[)")


def past(day: date | None, path: Sequence[str]) -> date:
    """Give the day on which a command takes effect: today unless one is given.

    Raises: FUTURE_DATE, EARLY_DATE.
    """
    present = today()
    if day is not None and day.year < FIRST_YEAR:
        raise EarlyDateError(day=day, first=FIRST_YEAR, path=path)
    if day is not None and day > present:
        raise FutureDateError(day=day, today=present, path=path)
    return day or present


def ended(table: str, row: Mapping[str, Any], day: date, path: Sequence[str] = ("on",)) -> Change:
    """End a fact: `day` is the first on which it no longer holds; one without a day goes.

    Raises: END_BEFORE_START, ENDED_BEFORE.
    """
    start, end = row["valid"].lower, row["valid"].upper
    if end is not None and end < day:
        raise EndedBeforeError(on=end, path=path)
    if start is not None and day < start:
        raise EndBeforeStartError(day=day, start=start, path=path)
    if start == day:
        return delete(table, row)
    return update(table, row, valid=since(start, until=day))


def refuse_later(rows: Iterable[Mapping[str, Any]], day: date, path: Sequence[str]) -> None:
    """Refuse to begin a fact on a day after which another one begins.

    Raises: LATER_RECORD.
    """
    starts = [row["valid"].lower for row in rows if row["valid"].lower is not None]
    if starts and max(starts) > day:
        raise LaterRecordError(start=max(starts), day=day, path=path)
