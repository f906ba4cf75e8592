"""Calendar dates as ledgers write them, months counted on them, and half-open periods."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from backend.kit.errors import LedgerError
from backend.kit.text import half_width

_EXCEL_EPOCH = date(1899, 12, 30)
# Five-digit numbers are days of a spreadsheet: from 1927-05-18 to 2099-12-31.
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 73_050
FIRST_YEAR, _LAST_YEAR = 1900, 2199
_MONTHS_A_YEAR = 12

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TEN = re.compile(r"([1-9])?十([1-9])?")
_GAPS = re.compile(r"\s*([-/.年月日号:：])\s*")
_TIME = r"(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_FULL = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})日?{_TIME}")
_CHINESE = re.compile(rf"(\d{{4}})年(\d{{1,2}})月(?:(\d{{1,2}})[日号]?)?{_TIME}")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})月?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_NUMBER = re.compile(r"(\d+)(\.\d+)?")
_YEAR_LAST = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{4}")
_SHORT_YEAR = re.compile(r"'?\d{2}([-/.])\d{1,2}\1\d{1,2}|\d{2}年\d{1,2}月(\d{1,2}[日号]?)?")


class DateError(LedgerError):
    """The cell holds no date that can be read without guessing."""

    code = "DATE"
    message = "日期“{text}”无法识别：{fault}。"
    remedy = "请写成 2024-03-10 这样的年-月-日。"


class PeriodError(LedgerError):
    """The end of a period lies before its beginning."""

    code = "PERIOD"
    message = "终止日期 {upper} 早于起始日期 {lower}。"
    remedy = "请核对两个日期；终止日期是不再有效的第一天。"


def parse_date(value: object) -> date:
    """Read a date from a cell: a date, a spreadsheet's day number, or text in a known spelling.

    A month without a day (`2024年3月`, `2024-03`) is read as its first day. A year alone, a year of
    two digits, and day and month before the year are refused: they would be guesses.
    Raises: DATE.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise DateError(text=value, fault="单元格里不是日期")
    return (
        _parse_text(value) if isinstance(value, str) else _parse_number(Decimal(str(value)), value)
    )


def add_months(day: date, months: int) -> date:
    """Move a date by whole months; a day that the month lacks becomes its last one.

    PostgreSQL's `date + interval 'n months'` gives the same.
    """
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open span of days: `lower` belongs to it, `upper` is the first day that does not.

    An absent bound is open: since ever, or still.
    """

    lower: date | None = None
    upper: date | None = None

    def __post_init__(self) -> None:
        """Refuse an end before the beginning.

        Raises: PERIOD.
        """
        if self.lower and self.upper and self.upper < self.lower:
            raise PeriodError(lower=self.lower, upper=self.upper)

    def __contains__(self, day: date) -> bool:
        return (self.lower is None or self.lower <= day) and (
            self.upper is None or day < self.upper
        )

    @property
    def is_empty(self) -> bool:
        """Whether no day belongs to it: it ended on the day on which it began."""
        return self.lower is not None and self.lower == self.upper

    def overlaps(self, other: "Period") -> bool:
        """Tell whether some day belongs to both."""
        return not self.is_empty and not other.is_empty and self.intersection(other) is not None

    def intersection(self, other: "Period") -> "Period | None":
        """Give the days that belong to both, or nothing where one ends before the other begins."""
        lower = max((day for day in (self.lower, other.lower) if day), default=None)
        upper = min((day for day in (self.upper, other.upper) if day), default=None)
        if lower and upper and upper <= lower:
            return None
        return Period(lower, upper)


def year_to_date(as_of: date) -> Period:
    """Give the window 今年: from 1 January to the date itself, included."""
    return Period(date(as_of.year, 1, 1), as_of + timedelta(days=1))


def _parse_text(original: str) -> date:
    text = _GAPS.sub(r"\1", half_width(original).strip().lstrip("'"))
    text = _TEN.sub(_ten, text.translate(_CHINESE_DIGITS)) if "年" in text else text
    if found := _FULL.fullmatch(text):
        return _day(original, found[1], found[3], found[4])
    if found := _CHINESE.fullmatch(text) or _DIGITS.fullmatch(text):
        return _day(original, found[1], found[2], found[3] or "1")
    if found := _MONTH.fullmatch(text):
        return _day(original, found[1], found[2], "1")
    if _NUMBER.fullmatch(text):
        return _parse_number(Decimal(text), original)
    raise DateError(text=original, fault=_fault_of(text))


def _parse_number(number: Decimal, original: object) -> date:
    if not number.is_finite():
        raise DateError(text=original, fault="单元格里不是日期")
    whole = int(number)
    if _FIRST_SERIAL <= whole <= _LAST_SERIAL:
        return _EXCEL_EPOCH + timedelta(days=whole)
    if whole == number and (found := _DIGITS.fullmatch(str(whole))):
        return _day(original, found[1], found[2], found[3] or "1")
    if FIRST_YEAR <= whole <= _LAST_YEAR:
        raise DateError(text=original, fault="只有年份，或者月份被当作小数，看不出是几月")
    raise DateError(text=original, fault="这个数字不是日期")


def _day(original: object, year: str, month: str, day: str) -> date:
    if not FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise DateError(text=original, fault=f"年份应在 {FIRST_YEAR} 至 {_LAST_YEAR} 之间")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise DateError(text=original, fault="没有这一天") from error


def _fault_of(text: str) -> str:
    if not text:
        return "单元格是空的"
    if _YEAR_LAST.fullmatch(text):
        return "年份在后，看不出哪个是月、哪个是日"
    if _SHORT_YEAR.fullmatch(text):
        return "年份只有两位"
    return "不是已知的写法"


def _ten(found: re.Match[str]) -> str:
    """Write 十, 十二, 二十 and 二十三 (digits already plain) as numbers."""
    return f"{found[1] or 1}{found[2] or 0}"
