"""Writes a sheet of a ledger: title, headings with notes and drop-downs, cells that cannot run.

Rows are streamed (constant memory), so a ledger of any size is written row by row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from backend.kit.labels import CodedEnum, LabeledEnum
from backend.kit.text import neutralize_cell
from backend.workbooks.columns import Column, Kind
from backend.workbooks.ledgers import Ledger

_VALIDATED_ROWS = 5_000
_LONGEST_CELL = 32_000
_LONGEST_LIST = 255
_AS_TEXT = frozenset({Kind.CREDIT_CODE, Kind.CODE, Kind.ID_NUMBER, Kind.PHONE, Kind.MARK})
_TEN_THOUSAND = 10_000
Values = Mapping[str, object]


@dataclass(slots=True)
class Page:
    """One sheet to be written; `rows` hold values by field."""

    ledger: Ledger
    title: str
    columns: Sequence[Column]
    rows: Iterable[Values] = field(default_factory=list)
    has_drop_downs: bool = False


def write_pages(target: Path, pages: Sequence[Page], *, explains: bool = False) -> int:
    """Write a workbook and give the number of its rows; `explains` adds a sheet of notes."""
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    count = 0
    with xlsxwriter.Workbook(str(target), options) as book:
        formats = {
            "title": book.add_format({"bold": True, "font_size": 13}),
            "heading": book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1}),
            "required": book.add_format({"bold": True, "bg_color": "#FBE5D6", "border": 1}),
            "text": book.add_format({"num_format": "@"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for page in pages:
            count += _write_page(book.add_worksheet(page.ledger.title), page, formats)
        if explains:
            _write_notes(book.add_worksheet("填写说明"), pages, formats)
    return count


def _write_page(sheet: Any, page: Page, formats: Mapping[str, Any]) -> int:  # noqa: ANN401 - untyped
    for place, column in enumerate(page.columns):
        kind = "text" if column.kind in _AS_TEXT else "date" if column.kind is Kind.DATE else None
        sheet.set_column(place, place, column.width, formats[kind] if kind else None)
        if page.has_drop_downs:
            _add_drop_down(sheet, place, column)
        if column.note:
            sheet.write_comment(1, place, column.note)
    sheet.write_string(0, 0, page.title, formats["title"])
    for place, column in enumerate(page.columns):
        style = formats["required" if column.is_required else "heading"]
        sheet.write_string(1, place, column.title, style)
    sheet.freeze_panes(2, 0)
    line = 1
    for line, row in enumerate(page.rows, start=2):
        for place, column in enumerate(page.columns):
            write_value(sheet, line, place, row.get(column.field), column)
    return line - 1


def write_value(
    sheet: Any,  # noqa: ANN401 - the library ships no types
    line: int,
    place: int,
    value: object,
    column: Column,
) -> None:
    """Write a value as its column shows it; nothing that starts like a formula can run."""
    match value:
        case None | "":
            return
        case bool():
            sheet.write_string(line, place, "是" if value else "否")
        case LabeledEnum() | CodedEnum():
            sheet.write_string(line, place, value.label)
        case date():
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day))  # noqa: DTZ001 - a cell has no zone
        case Decimal() if column.kind is Kind.MONEY:
            sheet.write_number(line, place, value / _TEN_THOUSAND)
        case int() | float() | Decimal():
            sheet.write_number(line, place, value)
        case _:
            text = neutralize_cell(str(value))
            if len(text) <= _LONGEST_CELL:
                sheet.write_string(line, place, text)


def _add_drop_down(sheet: Any, place: int, column: Column) -> None:  # noqa: ANN401 - untyped
    labels = ["是", "否"] if column.kind is Kind.YES_NO else column.labels
    if labels and len(",".join(labels)) <= _LONGEST_LIST:
        sheet.data_validation(
            2,
            place,
            _VALIDATED_ROWS,
            place,
            {"validate": "list", "source": labels, "error_type": "warning"},
        )


def _write_notes(sheet: Any, pages: Sequence[Page], formats: Mapping[str, Any]) -> None:  # noqa: ANN401 - untyped
    """Explain every column; the headings of this sheet belong to no ledger."""
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, 2, 90)
    for place, heading in enumerate(("所属表", "列", "怎样填")):
        sheet.write_string(0, place, heading, formats["heading"])
    line = 1
    for text in (
        "空单元格表示不改动；填“清空”表示删去原有内容；没有的列不受影响。",
        "日期写成 2024-03-10；终止、撤销、离开、离职、注销日期是不再有效的第一天。",
        "标题行中可写“台账截止日期：2026年6月30日”，作为默认的生效日期。",
        "标题行写有“变更”“增量”的表只含改动，不与全部内容比对缺行。",
    ):
        sheet.write_string(line, 2, text)
        line += 1
    for page in pages:
        for column in page.columns:
            sheet.write_string(line, 0, page.ledger.title)
            sheet.write_string(line, 1, column.title)
            sheet.write_string(line, 2, "；".join(_notes_of(column)))
            line += 1


def _notes_of(column: Column) -> Iterable[str]:
    if column.is_required:
        yield "新增时必填"
    if column.note:
        yield column.note
    if column.hint and column.kind is Kind.DATE:
        yield f"{column.hint}，即不再有效的第一天"
    if column.labels:
        yield f"可填：{'、'.join(column.labels)}"
    if column.kind is Kind.YES_NO:
        yield "填“是”或“否”"
