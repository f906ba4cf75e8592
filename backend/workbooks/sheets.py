"""Finds the ledger in a sheet: which row holds the headings, which ledger they belong to.

Offices put merged titles, dates and notes above the headings; nothing there is data, but the
date of the ledger and the mark of an export are read from it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backend.kit.dates import parse_date
from backend.kit.errors import LedgerError
from backend.kit.text import half_width, match_key, squeeze_code
from backend.workbooks.columns import Column, full_heading_key, heading_key
from backend.workbooks.ledgers import LEDGERS, NOT_KEPT, Ledger, LedgerCode

Cell = str | int | float | bool | date | datetime | time | timedelta | None

_SEARCHED_ROWS = 30
_NAMED_BY_SHEET = 100
_NAMED_BY_TITLE = 50
_WANTED = 200
_UNIT = re.compile(r"\((?:单位:)?(元|万元|亿元)\)")
_EXPLAINING = frozenset({"填写说明", "说明", "填表说明"})
_PARTIAL = ("变更", "增量", "补充", "新增", "部分", "节选")
_DATE = (
    r"(\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?|月)?|\d{8}"
    r"|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]*日?)"
)
_CUTOFF = re.compile(rf"(?:截止|截至|统计)(?:日期|时间)?[:]?{_DATE}")
_STAMP = re.compile(r"导出标记[:：]\s*([A-Za-z0-9_-]{20,})")
_IDENTITY: dict[LedgerCode, tuple[frozenset[str], ...]] = {
    LedgerCode.ENTERPRISES: (frozenset({"credit_code"}),),
    LedgerCode.SOCIAL_ORGANIZATIONS: (frozenset({"credit_code"}),),
    LedgerCode.COVERAGE: (frozenset({"credit_code", "branch"}), frozenset({"mark", "ends_on"})),
    LedgerCode.MEMBERS: (
        frozenset({"name", "branch"}),
        frozenset({"name", "id_number"}),
        frozenset({"mark", "joined_on"}),
    ),
    LedgerCode.SHOPS: (frozenset({"name", "platform"}),),
    LedgerCode.ENTRIES: (
        frozenset({"name", "discipline"}),
        frozenset({"name", "contest"}),
        frozenset({"name", "bib"}),
        frozenset({"name", "organization"}),
        frozenset({"mark", "discipline"}),
    ),
}
_BY_NAME = (frozenset({"name"}),)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the sheet; `column` is None when the import does not take it."""

    place: int
    text: str
    column: Column | None
    unit: str | None = None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet whose ledger is known.

    `rows` are the row numbers (from 1) and cells of rows with content below the headings;
    `is_partial` when the name or the title says that the sheet holds only changes.
    """

    ledger: Ledger
    name: str
    heading_row: int
    headings: tuple[Heading, ...]
    rows: tuple[tuple[int, Sequence[Cell]], ...]
    cutoff_on: date | None = None
    stamp: str | None = None
    is_partial: bool = False

    def unknown_headings(self) -> list[str]:
        """List the headings that nobody knows; their values are neither stored nor kept."""
        return [heading.text for heading in self.headings if not heading.is_known]

    def unkept_headings(self) -> list[str]:
        """List the known headings whose values this system does not store."""
        return [item.text for item in self.headings if item.is_known and item.column is None]

    def repeated_headings(self) -> list[str]:
        """List headings that stand twice; the first one counts."""
        seen: set[str] = set()
        repeated = []
        for heading in self.headings:
            if heading.column is None:
                continue
            if heading.column.field in seen:
                repeated.append(heading.text)
            seen.add(heading.column.field)
        return repeated


def is_explaining(name: str) -> bool:
    """Tell whether a sheet says how to fill in the others, as our own templates have one."""
    return match_key(name) in _EXPLAINING


def find_sheet(
    name: str, rows: Sequence[Sequence[Cell]], *, wanted: LedgerCode | None = None
) -> Sheet | None:
    """Find the ledger of a sheet, or None when no row holds known headings.

    Shape: where headings fit several ledgers, the `wanted` one is taken, then the one that the
    name or the title of the sheet says.
    """
    if is_explaining(name):
        return None
    best: tuple[int, int, Ledger] | None = None
    titles: list[str] = []
    for place, cells in enumerate(rows[:_SEARCHED_ROWS]):
        texts = [text for cell in cells if (text := _text(cell))]
        for score, ledger in _candidates(name, titles, texts, wanted):
            if best is None or score > best[0]:
                best = (score, place, ledger)
        titles.extend(texts)
    if best is None:
        return None
    _, place, ledger = best
    above = [text for cells in rows[:place] for cell in cells if (text := _text(cell))]
    content = tuple(
        (number, cells)
        for number, cells in enumerate(rows[place + 1 :], start=place + 2)
        if any(_text(cell) for cell in cells)
    )
    return Sheet(
        ledger=ledger,
        name=name,
        heading_row=place + 1,
        headings=tuple(_headings(ledger, rows[place])),
        rows=content,
        cutoff_on=_cutoff(above),
        stamp=_stamp(above),
        is_partial=any(word in text for text in (name, *above) for word in _PARTIAL),
    )


def _candidates(
    sheet: str, titles: Sequence[str], texts: Sequence[str], wanted: LedgerCode | None
) -> Iterable[tuple[int, Ledger]]:
    """Score each ledger whose identifying headings are all in a row."""
    if not texts:
        return
    for ledger in LEDGERS.values():
        columns = _by_heading(ledger)
        fields = {found.field for text in texts if (found := _column(columns, text))}
        identities = _IDENTITY.get(ledger.code, _BY_NAME)
        if not any(identity <= fields for identity in identities):
            continue
        by_sheet = _named(ledger, sheet, _NAMED_BY_SHEET)
        named = by_sheet or _named(ledger, " ".join(titles), _NAMED_BY_TITLE)
        if ledger.code is wanted:
            named += _WANTED
        if len(fields) > 1 or by_sheet:
            yield 4 * len(fields) - len(texts) + named, ledger


def _named(ledger: Ledger, text: str, worth: int) -> int:
    """Tell whether a text names the ledger; a longer name is surer."""
    plain = match_key(text)
    lengths = [
        len(key)
        for name in (ledger.title, *ledger.names)
        if (key := match_key(name)) in plain and (len(key) > 1 or key == plain)
    ]
    return worth + max(lengths) if lengths else 0


def _by_heading(ledger: Ledger) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for make_key in (full_heading_key, heading_key):
        for column in ledger.columns:
            found.setdefault(make_key(column.heading), column)
        for column in ledger.columns:
            for synonym in column.synonyms:
                found.setdefault(make_key(synonym), column)
    return found


def _column(columns: dict[str, Column], text: str) -> Column | None:
    return columns.get(full_heading_key(text)) or columns.get(heading_key(text))


def _headings(ledger: Ledger, cells: Sequence[Cell]) -> Iterable[Heading]:
    columns = _by_heading(ledger)
    for place, cell in enumerate(cells):
        text = _text(cell)
        if not text:
            continue
        column = _column(columns, text)
        unit = _UNIT.search(half_width(text))
        shown = " ".join(text.split())[:40]
        yield Heading(
            place=place,
            text=shown,
            column=column,
            unit=unit[1] if unit else None,
            is_known=column is not None or _is_unkept(text),
        )


def _is_unkept(text: str) -> bool:
    return bool({match_key(text), heading_key(text)} & NOT_KEPT)


def _cutoff(titles: Iterable[str]) -> date | None:
    for title in titles:
        if found := _CUTOFF.search(squeeze_code(title)):
            try:
                return parse_date(found[1])
            except LedgerError:
                continue
    return None


def _stamp(titles: Iterable[str]) -> str | None:
    for title in titles:
        if found := _STAMP.search(title):
            return found[1]
    return None


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()
