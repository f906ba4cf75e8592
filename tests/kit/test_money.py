"""Amounts are read exactly, in yuan, from the ways in which ledgers write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.money import AmountError, MoneyUnit, amount_text, in_unit, parse_amount

AMOUNTS = st.decimals(
    min_value=Decimal("-9999999999999999.99"), max_value=Decimal("9999999999999999.99"), places=2
)


@pytest.mark.parametrize(
    ("value", "yuan"),
    [
        ("1234.56", "1234.56"),
        ("1,234,567.8", "1234567.80"),
        ("１２３４．５", "1234.50"),
        ("￥ 1,000", "1000.00"),
        ("人民币100元", "100.00"),
        ("120万元", "1200000.00"),
        ("3.5 亿", "350000000.00"),
        ("2千", "2000.00"),
        ("-12.5万", "-125000.00"),
        (".5", "0.50"),
        ("0", "0.00"),
        (12, "12.00"),
        (0.1, "0.10"),
        (1234.5600000001, "1234.56"),
        (1e3, "1000.00"),
        (Decimal("0.005"), "0.01"),
        (Decimal("-0.005"), "-0.01"),
    ],
)
def test_an_amount_is_read_in_yuan(value: object, yuan: str) -> None:
    amount = parse_amount(value)

    assert str(amount) == yuan


def test_a_unit_in_the_cell_wins_over_the_columns() -> None:
    assert parse_amount("35", unit=MoneyUnit.WAN) == 350_000
    assert parse_amount(35.5, unit=MoneyUnit.WAN) == 355_000
    assert parse_amount("35元", unit=MoneyUnit.WAN) == 35
    assert parse_amount("2亿元", unit=MoneyUnit.WAN) == 200_000_000


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("", "单元格是空的"),
        (" \u3000", "单元格是空的"),
        ("一百万", "不是一个数字"),
        ("12万左右", "不是一个数字"),
        ("1,23", "不是一个数字"),
        ("1e5", "不是一个数字"),
        ("nan", "不是一个数字"),
        ("12-15万", "不是一个数字"),
        (float("nan"), "单元格里不是数字"),
        (float("-inf"), "单元格里不是数字"),
        (Decimal("sNaN"), "单元格里不是数字"),
        (True, "单元格里不是数字"),
        (None, "单元格里不是数字"),
        ("1" * 17, "数字太大，请核对单位"),
        ("9999999999999999.995", "数字太大，请核对单位"),
        ("100000000亿", "数字太大，请核对单位"),
        (1e300, "数字太大，请核对单位"),
    ],
)
def test_anything_else_is_refused_with_the_reason(value: object, fault: str) -> None:
    with pytest.raises(AmountError) as raised:
        parse_amount(value)

    assert raised.value.code == "AMOUNT"
    assert raised.value.message.endswith(f"无法识别：{fault}。")


@given(AMOUNTS, st.sampled_from(MoneyUnit))
def test_an_amount_survives_its_text_in_any_unit(amount: Decimal, unit: MoneyUnit) -> None:
    written = f"{in_unit(amount, unit):f}{unit.label}"

    assert parse_amount(written) == amount
    assert parse_amount(f"{amount:,f}") == amount


@given(st.text(max_size=20) | st.floats() | st.integers() | st.decimals())
def test_any_value_is_an_exact_amount_or_a_refusal(value: object) -> None:
    try:
        amount = parse_amount(value)
    except AmountError:
        return
    assert amount == amount.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("800", "800 元"),
        ("9999.99", "9,999.99 元"),
        ("10000", "1 万元"),
        ("1234567.89", "123.46 万元"),
        ("350000000", "3.5 亿元"),
        ("-120000", "-12 万元"),
        ("0", "0 元"),
        ("1000000000000", "10,000 亿元"),
    ],
)
def test_an_amount_is_shown_in_a_unit_that_reads_well(amount: str, text: str) -> None:
    assert amount_text(Decimal(amount)) == text
