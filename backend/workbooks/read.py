"""Reads a file into sheets of raw cells: .xlsx and .xls through calamine, CSV in two encodings."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from backend.workbooks.errors import (
    BrokenWorkbookError,
    NoLedgerFoundError,
    NotAWorkbookError,
    PasswordProtectedError,
    TooManyRowsError,
)
from backend.workbooks.ledgers import LedgerCode
from backend.workbooks.limits import MAX_FILE_BYTES, FileKind, examine
from backend.workbooks.sheets import Cell, Sheet, find_sheet, is_explaining

MAX_ROWS = 200_000
_DELIMITERS = (",", "\t", ";", "，")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a file holds: the sheets with a known ledger, and the names of the others."""

    sheets: tuple[Sheet, ...]
    ignored: tuple[str, ...]

    @property
    def cutoff_on(self) -> date | None:
        """Give the date of the ledger that stands in the title rows, the latest one."""
        return max((sheet.cutoff_on for sheet in self.sheets if sheet.cutoff_on), default=None)


def read_workbook(
    path: Path,
    *,
    name: str | None = None,
    max_bytes: int = MAX_FILE_BYTES,
    wanted: LedgerCode | None = None,
) -> Workbook:
    """Read a file, whatever its extension says.

    Shape: `name` is the file's own name when `path` is a copy under another one; `wanted` the
    ledger for which it was brought.
    Raises: the refusals of `limits.examine`, NO_LEDGER_FOUND, TOO_MANY_ROWS.
    """
    kind = examine(path, max_bytes=max_bytes)
    stem = Path(name or path.name).stem
    tables = [(stem, _csv_rows(path))] if kind is FileKind.CSV else _excel_rows(path)
    found: list[Sheet] = []
    ignored: list[str] = []
    for sheet_name, rows in tables:
        sheet = find_sheet(sheet_name, rows, wanted=wanted)
        if sheet is not None:
            found.append(sheet)
        elif not is_explaining(sheet_name):
            ignored.append(sheet_name)
    if not found:
        seen = [sheet_name for sheet_name, _ in tables]
        raise NoLedgerFoundError(sheets="、".join(seen) or "没有可见的工作表")
    total = sum(len(sheet.rows) for sheet in found)
    if total > MAX_ROWS:
        raise TooManyRowsError(rows=total, limit=MAX_ROWS)
    return Workbook(sheets=tuple(found), ignored=tuple(ignored))


def _excel_rows(path: Path) -> list[tuple[str, list[list[Cell]]]]:
    try:
        # Only a path, never an open file, makes calamine tell a password from a broken file.
        with CalamineWorkbook.from_path(path) as workbook:
            return [
                (metadata.name, _filled(workbook.get_sheet_by_name(metadata.name)))
                for metadata in workbook.sheets_metadata
                if metadata.visible == SheetVisibleEnum.Visible
                and metadata.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError as error:
        raise PasswordProtectedError from error
    except CalamineError as error:
        raise BrokenWorkbookError from error


def _filled(sheet: CalamineSheet) -> list[list[Cell]]:
    """Give the cells from A1 on; a cell merged downwards stands in each of its rows."""
    rows: list[list[Cell]] = [
        [None if cell == "" else cell for cell in cells]
        for cells in sheet.to_python(skip_empty_area=False)
    ]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left != right or top == bottom or top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row) and row[left] is None:
                row[left] = value
    return rows


def _csv_rows(path: Path) -> list[list[Cell]]:
    text = _decode(path.read_bytes())
    head = text[:4_096]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        return [list(cells) for cells in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise BrokenWorkbookError from error


def _decode(content: bytes) -> str:
    """Decode UTF-8 (with or without its mark), UTF-16 with its mark, or GB18030."""
    encodings: Sequence[str] = ("utf-8-sig", "gb18030")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotAWorkbookError(found="无法识别的文本编码")
