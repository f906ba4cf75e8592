"""Writes the rows that were kept out back into a workbook: the file's own headings and a reason.

Personal numbers are masked; columns that are not taken are left out with their values.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from backend.kit.masking import mask_id_number, mask_phone
from backend.kit.text import neutralize_cell
from backend.workbooks.columns import PERSONAL, Kind
from backend.workbooks.read import Workbook
from backend.workbooks.sheets import Cell, Heading, Sheet
from backend.workbooks.values import text_of

REASON = "原因"
_SHEET_NAME_LENGTH = 31


def write_refused(target: Path, workbook: Workbook, reasons: Mapping[tuple[str, int], str]) -> None:
    """Write a sheet for each sheet with rows that were kept out.

    Shape: `reasons` by sheet and row number.
    """
    with xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        for sheet in workbook.sheets:
            rows = [
                (number, cells) for number, cells in sheet.rows if (sheet.name, number) in reasons
            ]
            if not rows:
                continue
            page = book.add_worksheet(sheet.name[:_SHEET_NAME_LENGTH])
            headings = _taken(sheet)
            titles = [heading.text for heading in headings]
            page.set_column(0, len(titles) - 1, 16)
            page.set_column(len(titles), len(titles), 60)
            for place, title in enumerate((*titles, REASON)):
                page.write_string(0, place, title, bold)
            for line, (number, cells) in enumerate(rows, start=1):
                for place, heading in enumerate(headings):
                    cell = cells[heading.place] if heading.place < len(cells) else None
                    page.write_string(line, place, _shown(cell, heading))
                page.write_string(line, len(titles), reasons[sheet.name, number])


def _taken(sheet: Sheet) -> list[Heading]:
    return [heading for heading in sheet.headings if heading.column is not None]


def _shown(cell: Cell, heading: Heading) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    text = cell.isoformat() if isinstance(cell, date) else text_of(cell)
    kind = heading.column.kind if heading.column else Kind.TEXT
    if kind not in PERSONAL:
        return neutralize_cell(text)
    return mask_id_number(text) if kind is Kind.ID_NUMBER else mask_phone(text)
