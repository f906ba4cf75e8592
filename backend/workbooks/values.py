"""Turns a raw cell into the value that its column holds, or says why it cannot.

An empty cell is no value at all; the word 清空 erases what is here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final

from backend.kit.boundaries import Boundary
from backend.kit.dates import parse_date
from backend.kit.labels import CodedEnum, LabeledEnum
from backend.kit.money import MoneyUnit, parse_amount
from backend.kit.text import collapse, half_width, match_key, restore_cell, squeeze_code
from backend.members.rules import parse_citizen_number
from backend.organizations.credit_codes import parse_credit_code
from backend.workbooks import findings
from backend.workbooks.columns import Column, Kind
from backend.workbooks.sheets import Cell, Heading


class Cleared:
    """The mark of a cell that says 清空."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "清空"


CLEARED: Final = Cleared()
_CLEAR_WORDS = frozenset({"清空", "(清空)", "【清空】"})
_LONGEST_EMPTY = 3
_WIDE_LETTERS = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()
}
_EMPTY_WORDS = frozenset({"", "-", "--", "—", "——", "/", "\\", "无。"})
_MAX_LENGTH = 500
_SEPARATORS = re.compile(r"[;,、\n\r]+")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_YES = frozenset(
    {"是", "有", "已", "已建", "已建立", "已组建", "y", "yes", "true", "1", "√", "✓", "对", "愿意"}
)
_NO = frozenset(
    {
        "否",
        "无",
        "未",
        "未建",
        "未建立",
        "未组建",
        "没有",
        "n",
        "no",
        "false",
        "0",
        "×",
        "x",
        "不",
        "不愿意",
    }
)
_PHONE_LENGTHS = range(7, 16)
_MAX_WHOLE = 2_000_000_000


def read_cell(cell: Cell, heading: Heading) -> object | None:
    """Read a cell: its value, None when empty, CLEARED for 清空.

    Raises: `RowRefusedError` with the finding, or the `LedgerError` of the rule that refused.
    """
    column = heading.column
    if column is None or cell is None:
        return None
    if isinstance(cell, str):
        text = cell.strip()
        if len(text) <= _LONGEST_EMPTY and half_width(text).strip() in _EMPTY_WORDS:
            return None
        if text in _CLEAR_WORDS:
            return CLEARED
        if text.startswith("#") and text.strip("#!?/").isupper():
            raise findings.EXCEL_ERROR.refuse(column.heading, text=text)
        return _READERS[column.kind](restore_cell(text), heading, column)
    return _READERS[column.kind](cell, heading, column)


def text_of(cell: Cell) -> str:
    """Write a cell as the text that a person sees in it."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell)


def _limited(text: str, column: Column, limit: int = _MAX_LENGTH) -> str:
    if len(text) > limit:
        raise findings.TOO_LONG.refuse(column.heading, length=len(text), limit=limit)
    return text


def _read_name(cell: Cell, _: Heading, column: Column) -> str:
    text = collapse(half_width_letters(text_of(cell)))
    if column.field == "legal_representative":
        text = re.sub(r"[((][^()()]*[))]$", "", text).strip()
    return _limited(text, column)


def half_width_letters(text: str) -> str:
    """Make full-width letters and digits plain, and leave Chinese punctuation as written."""
    return text.translate(_WIDE_LETTERS)


def _read_text(cell: Cell, _: Heading, column: Column) -> str:
    return _limited(collapse(half_width_letters(text_of(cell))), column)


def _read_names(cell: Cell, _: Heading, column: Column) -> tuple[str, ...]:
    text = _limited(half_width_letters(text_of(cell)), column, 4 * _MAX_LENGTH)
    plain = text.translate(str.maketrans("；，／", ";,/"))
    parts = (collapse(part) for part in _SEPARATORS.split(plain))
    return tuple(dict.fromkeys(part for part in parts if part))


def _read_credit_code(cell: Cell, _: Heading, __: Column) -> str:
    return parse_credit_code(text_of(cell))


def _read_code(cell: Cell, _: Heading, column: Column) -> str:
    text = squeeze_code(text_of(cell))
    if not text.isdigit():
        raise findings.BAD_CODE.refuse(column.heading, text=text[:20])
    return text


def _read_date(cell: Cell, _: Heading, __: Column) -> date:
    return parse_date(cell)


def _read_date_pair(cell: Cell, _: Heading, __: Column) -> tuple[date, date | None]:
    """Read `2010-07-01/2011-07-01`; a cell with one date holds the first."""
    if not isinstance(cell, str):
        return parse_date(cell), None
    parts = [
        part for part in re.split(r"[;；、,，\n]|(?<=\d)[/／](?=\d{4})|至", cell) if part.strip()
    ]
    second = parse_date(parts[1]) if len(parts) > 1 else None
    return parse_date(parts[0]), second


def _decimal(cell: Cell, column: Column) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise findings.NOT_A_NUMBER.refuse(column.heading, text=text_of(cell))
    if not isinstance(cell, str):
        return Decimal(str(cell))
    text = squeeze_code(cell).replace(",", "").rstrip("人家名户个层°")
    if not _NUMBER.fullmatch(text):
        raise findings.NOT_A_NUMBER.refuse(column.heading, text=cell[:20])
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise findings.NOT_A_NUMBER.refuse(column.heading, text=cell[:20]) from error


def _read_whole(cell: Cell, _: Heading, column: Column) -> int:
    number = _decimal(cell, column)
    if number != number.to_integral_value() or not 0 <= number <= _MAX_WHOLE:
        raise findings.NOT_WHOLE.refuse(column.heading, text=text_of(cell)[:20])
    return int(number)


def _read_number(cell: Cell, _: Heading, column: Column) -> float:
    return float(_decimal(cell, column))


def _read_money(cell: Cell, heading: Heading, _: Column) -> Decimal:
    """Read an amount into CNY; the unit stands in the cell, else in the heading, else 万元."""
    return parse_amount(cell, unit=MoneyUnit.from_label(heading.unit or "万元") or MoneyUnit.WAN)


def _read_yes_no(cell: Cell, _: Heading, column: Column) -> bool:
    text = match_key(text_of(cell))
    if text in _YES or text in _NO:
        return text in _YES
    raise findings.NOT_YES_NO.refuse(column.heading, text=text_of(cell)[:20])


def _read_choice(cell: Cell, _: Heading, column: Column) -> LabeledEnum | CodedEnum:
    wanted = match_key(text_of(cell))
    keys = _choice_keys(column)
    if wanted in keys:
        return keys[wanted]
    labels = "、".join(column.labels)
    raise findings.NOT_A_CHOICE.refuse(column.heading, text=text_of(cell)[:30], choices=labels)


_keys_of_choices: dict[int, dict[str, LabeledEnum | CodedEnum]] = {}


def _choice_keys(column: Column) -> dict[str, LabeledEnum | CodedEnum]:
    known = _keys_of_choices.get(id(column.choices))
    if known is None:
        known = {match_key(label): value for label, value in column.choices.items()}
        _keys_of_choices[id(column.choices)] = known
    return known


def _read_phone(cell: Cell, _: Heading, column: Column) -> str:
    text = re.sub(r"[\s()-]", "", half_width(text_of(cell)))
    text = re.split(r"[,;/、，；]", text)[0].removeprefix("+86")
    if not text.isdigit() or len(text) not in _PHONE_LENGTHS:
        raise findings.BAD_PHONE.refuse(column.heading, length=sum(map(str.isdigit, text)))
    return text


def _read_id_number(cell: Cell, _: Heading, __: Column) -> str:
    return parse_citizen_number(text_of(cell))


def _read_boundary(cell: Cell, _: Heading, __: Column) -> str:
    return Boundary.parse(text_of(cell)).wkt


def _read_mark(cell: Cell, _: Heading, __: Column) -> str:
    return text_of(cell).strip()


_READERS: Mapping[Kind, Callable[[Cell, Heading, Column], object]] = MappingProxyType(
    {
        Kind.NAME: _read_name,
        Kind.TEXT: _read_text,
        Kind.NAMES: _read_names,
        Kind.CREDIT_CODE: _read_credit_code,
        Kind.CODE: _read_code,
        Kind.DATE: _read_date,
        Kind.DATE_PAIR: _read_date_pair,
        Kind.WHOLE: _read_whole,
        Kind.NUMBER: _read_number,
        Kind.MONEY: _read_money,
        Kind.YES_NO: _read_yes_no,
        Kind.CHOICE: _read_choice,
        Kind.ID_NUMBER: _read_id_number,
        Kind.PHONE: _read_phone,
        Kind.BOUNDARY: _read_boundary,
        Kind.MARK: _read_mark,
    }
)
