"""Amounts of money as exact decimals in yuan, read from the ways in which ledgers write them."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from backend.kit.errors import LedgerError
from backend.kit.labels import LabeledEnum
from backend.kit.text import half_width

_FEN = Decimal("0.01")
# The column is numeric(18, 2); from here on rounding would not fit it.
_LIMIT = Decimal(10) ** 16 - _FEN / 2
_AMOUNT = re.compile(
    r"(?:人民币|RMB|CNY|[¥￥])?([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|[-+]?\.\d+)"
    r"(元|千元|万元|百万元|亿元|万|亿|百万|千)?",
    re.IGNORECASE,
)


class MoneyUnit(LabeledEnum):
    """The unit in which a column states its amounts."""

    YUAN = "YUAN", "元"
    WAN = "WAN", "万元"
    YI = "YI", "亿元"


_FACTORS = {MoneyUnit.YUAN: 1, MoneyUnit.WAN: 10_000, MoneyUnit.YI: 100_000_000}
_SUFFIXES = {
    "元": 1,
    "千元": 1_000,
    "千": 1_000,
    "万元": 10_000,
    "万": 10_000,
    "百万元": 1_000_000,
    "百万": 1_000_000,
    "亿元": 100_000_000,
    "亿": 100_000_000,
}


class AmountError(LedgerError):
    """The cell holds no amount of money."""

    code = "AMOUNT"
    message = "金额“{text}”无法识别：{fault}。"
    remedy = "请填写数字，例如 1234.56 或 120 万元。"


def parse_amount(value: object, *, unit: MoneyUnit = MoneyUnit.YUAN) -> Decimal:
    """Read an amount; a unit written in the cell wins over the column's.

    Units: the result is in yuan, rounded half up to the fen, always below 10^16.
    Raises: AMOUNT.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise AmountError(text=value, fault="单元格里不是数字")
    number, factor = _split(value, unit)
    if not number.is_finite():
        raise AmountError(text=value, fault="单元格里不是数字")
    if abs(number) * factor >= _LIMIT:
        raise AmountError(text=value, fault="数字太大，请核对单位")
    return (number * factor).quantize(_FEN, ROUND_HALF_UP)


def in_unit(amount: Decimal, unit: MoneyUnit) -> Decimal:
    """Convert yuan to a unit, exactly."""
    return amount / _FACTORS[unit]


def amount_text(amount: Decimal) -> str:
    """Write an amount for reading: `3.5 亿元`, `120 万元`, `800 元`, at most two decimals.

    A unit is chosen so that the number is at least 1; the exact value stays in the data.
    """
    size = abs(amount)
    unit = MoneyUnit.YUAN
    for larger in (MoneyUnit.WAN, MoneyUnit.YI):
        if size >= _FACTORS[larger]:
            unit = larger
    shown = in_unit(amount, unit).quantize(_FEN, ROUND_HALF_UP)
    return f"{_plain(shown)} {unit.label}"


def _split(value: float | Decimal | str, unit: MoneyUnit) -> tuple[Decimal, int]:
    """Give the bare number and the factor of its unit."""
    if not isinstance(value, str):
        # The shortest text of a float is what the cell showed; its binary value is not.
        return Decimal(str(value)), _FACTORS[unit]
    text = re.sub(r"\s+", "", half_width(value))
    found = _AMOUNT.fullmatch(text)
    if found is None:
        fault = "单元格是空的" if not text else "不是一个数字"
        raise AmountError(text=value, fault=fault)
    try:
        number = Decimal(found[1].replace(",", ""))
    except InvalidOperation as error:
        raise AmountError(text=value, fault="不是一个数字") from error
    return number, _SUFFIXES[found[2]] if found[2] else _FACTORS[unit]


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
