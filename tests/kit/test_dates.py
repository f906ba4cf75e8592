"""Dates in the spellings of real ledgers, refusals of guesses, months, half-open periods."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.dates import DateError, Period, PeriodError, add_months, parse_date, year_to_date

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PERIODS = (
    st.tuples(st.none() | DAYS, st.none() | DAYS)
    .filter(lambda pair: not (pair[0] and pair[1]) or pair[0] <= pair[1])
    .map(lambda pair: Period(*pair))
)


@pytest.mark.parametrize(
    "spelling",
    [
        "2024-03-10",
        "2024-3-10",
        "2024/3/10",
        "2024.3.10",
        "2024.03.10",
        "2024年3月10日",
        "2024 年 03 月 10 日",
        "2024年3月10号",
        "2024年3月10",
        "20240310",
        "２０２４－０３－１０",
        "２０２４年３月１０日",
        "二〇二四年三月十日",
        "2024-03-10 00:00:00",
        "2024-03-10T00:00:00",
        "2024/3/10 0:00",
        " '2024-03-10\u200b ",
        "45361",
        "45361.0",
        "45361.75",
        45361,
        45361.0,
        45361.75,
        20240310,
        20240310.0,
        Decimal(20240310),
        date(2024, 3, 10),
        datetime(2024, 3, 10, 23, 59),  # noqa: DTZ001 - spreadsheets know no zones
    ],
)
def test_every_known_spelling_reads_as_the_tenth_of_march(spelling: object) -> None:
    day = parse_date(spelling)

    assert day == date(2024, 3, 10)
    assert type(day) is date


@pytest.mark.parametrize(
    "spelling",
    ["2024年3月", "2024-03", "2024/3", "2024.3", "2024.03", "202403", 202403, "二〇二四年三月"],
)
def test_a_month_without_a_day_reads_as_its_first_day(spelling: object) -> None:
    assert parse_date(spelling) == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二三年十二月三十一日", date(2023, 12, 31)),
        ("一九九九年十月二十日", date(1999, 10, 20)),
        ("二零零〇年二月二十九日", date(2000, 2, 29)),
    ],
)
def test_dates_in_chinese_numerals_are_read(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("", "单元格是空的"),
        ("   ", "单元格是空的"),
        ("2024", "只有年份，或者月份被当作小数，看不出是几月"),
        (2024, "只有年份，或者月份被当作小数，看不出是几月"),
        (2024.1, "只有年份，或者月份被当作小数，看不出是几月"),
        ("3/10/2024", "年份在后，看不出哪个是月、哪个是日"),
        ("10.03.2024", "年份在后，看不出哪个是月、哪个是日"),
        ("24.3.10", "年份只有两位"),
        ("24年3月10日", "年份只有两位"),
        ("2023-02-29", "没有这一天"),
        ("2024-13-01", "没有这一天"),
        ("20241301", "没有这一天"),
        ("2024-0-10", "没有这一天"),
        ("1024-03-10", "年份应在 1900 至 2199 之间"),
        ("2024310", "这个数字不是日期"),
        (7, "这个数字不是日期"),
        (-45361, "这个数字不是日期"),
        (float("nan"), "单元格里不是日期"),
        (float("inf"), "单元格里不是日期"),
        (True, "单元格里不是日期"),
        (None, "单元格里不是日期"),
        ("2024-03-10T00:00:00Z", "不是已知的写法"),
        ("2024-03/10", "不是已知的写法"),
        ("去年三月", "不是已知的写法"),
        ("2024-03-10至今", "不是已知的写法"),
    ],
)
def test_a_guess_is_refused_and_the_reason_told(value: object, fault: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(value)

    assert raised.value.code == "DATE"
    assert raised.value.message.endswith(f"无法识别：{fault}。")


@given(DAYS)
def test_every_spelling_of_every_day_is_read_back(day: date) -> None:
    spellings = [
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day:%Y.%m.%d}",
    ]

    assert {parse_date(spelling) for spelling in spellings} == {day}


@given(st.text(max_size=20) | st.text(alphabet="0123456789-/.年月日十二 :", max_size=20))
def test_any_text_is_a_date_or_a_refusal(text: str) -> None:
    try:
        day = parse_date(text)
    except DateError:
        return
    assert 1900 <= day.year <= 2199


@given(st.integers() | st.floats() | st.decimals())
def test_any_number_is_a_date_or_a_refusal(number: float | Decimal) -> None:
    try:
        day = parse_date(number)
    except DateError:
        return
    assert 1900 <= day.year <= 2199


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 6, 30), 0, date(2026, 6, 30)),
    ],
)
def test_months_are_added_as_the_database_adds_them(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_the_first_day_belongs_to_a_period_and_the_end_does_not() -> None:
    period = Period(date(2026, 1, 1), date(2026, 7, 1))

    assert date(2026, 1, 1) in period
    assert date(2026, 6, 30) in period
    assert date(2025, 12, 31) not in period
    assert date(2026, 7, 1) not in period
    assert date(1900, 1, 1) in Period()


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodError) as raised:
        Period(date(2026, 7, 1), date(2026, 6, 30))

    assert raised.value.message == "终止日期 2026-06-30 早于起始日期 2026-07-01。"
    assert Period(date(2026, 7, 1), date(2026, 7, 1)).is_empty


def test_periods_that_only_touch_do_not_overlap() -> None:
    first, second = Period(None, date(2026, 7, 1)), Period(date(2026, 7, 1), None)

    assert not first.overlaps(second)
    assert first.intersection(second) is None


@given(PERIODS, PERIODS, DAYS)
def test_a_day_is_in_the_intersection_when_it_is_in_both(
    one: Period, other: Period, day: date
) -> None:
    both = one.intersection(other)

    assert (both is not None and day in both) == (day in one and day in other)
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == (both is not None and not one.is_empty and not other.is_empty)


def test_this_year_runs_from_january_first_to_the_day_itself() -> None:
    window = year_to_date(date(2026, 6, 30))

    assert window == Period(date(2026, 1, 1), date(2026, 7, 1))
    assert date(2026, 6, 30) in window
    assert date(2026, 6, 30) + timedelta(days=1) not in window
