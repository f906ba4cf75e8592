"""Citizen numbers, kinds of members over time, and who counts toward thresholds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.members.errors import CitizenNumberError, MembershipDatesError
from backend.members.rules import (
    MemberKind,
    Sex,
    Standing,
    birth_date_of,
    check_membership_dates,
    citizen_check_sign,
    counts_toward_thresholds,
    kind_on,
    parse_citizen_number,
    sex_of,
)

SAMPLE = "99019919800101001X"


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        (SAMPLE, date(1980, 1, 1), Sex.MALE),
        ("990199199006150024", date(1990, 6, 15), Sex.FEMALE),
        ("990199200002290033", date(2000, 2, 29), Sex.MALE),
    ],
)
def test_a_number_tells_birth_date_and_sex(number: str, born: date, sex: Sex) -> None:
    assert parse_citizen_number(number) == number
    assert birth_date_of(number) == born
    assert sex_of(number) is sex


@pytest.mark.parametrize(
    ("first_seventeen", "sign"), [("11010519491231002", "X"), ("44052418800101001", "4")]
)
def test_the_check_sign_is_the_one_of_the_standards_samples(
    first_seventeen: str, sign: str
) -> None:
    assert citizen_check_sign(first_seventeen) == sign


def test_spaces_full_width_and_small_x_are_forgiven() -> None:
    assert parse_citizen_number(" '９９０１９９ 19800101 001x\u3000") == SAMPLE


def test_all_single_substitutions_are_caught() -> None:
    caught = 0
    for place in range(17):
        for digit in "0123456789".replace(SAMPLE[place], ""):
            wrong = SAMPLE[:place] + digit + SAMPLE[place + 1 :]
            with pytest.raises(CitizenNumberError):
                parse_citizen_number(wrong)
            caught += 1

    assert caught == 153


@pytest.mark.parametrize(
    ("text", "masked", "fault"),
    [
        ("990199198001010011", "990199********0011", "末位校验码不符"),
        ("990199198002300012", "990199********0012", "第 7 至 14 位不是一个日期"),
        ("990199800101001", "990199*****1001", "这是 15 位的旧号码，请填写 18 位号码"),
        ("9901991980010100", "990199******0100", "有 16 位，应为 18 位"),
        ("99019919800101X01X", "990199********X01X", "前 17 位应为数字，末位是数字或 X"),
        ("990199178001010014", "990199********0014", "第 7 至 14 位不是一个可能的出生日期"),
        ("9.90199198001010E+17", "9.9019**********E+17", None),
    ],
)
def test_the_refusal_says_why_and_shows_the_number_masked(
    text: str, masked: str, fault: str | None
) -> None:
    with pytest.raises(CitizenNumberError) as raised:
        parse_citizen_number(text)

    fault = fault or "单元格被当作数字，后几位已经丢失，请把这一列设为文本格式"
    assert raised.value.code == "CITIZEN_NUMBER"
    assert raised.value.message == f"身份证号 {masked} 不正确：{fault}。"


@given(st.text(max_size=24) | st.text(alphabet="0123456789X", min_size=15, max_size=18))
def test_no_refusal_repeats_a_number(text: str) -> None:
    try:
        number = parse_citizen_number(text)
    except CitizenNumberError as error:
        if len(text) > 10 and text.isalnum() and text.isascii():
            assert text not in str(error)  # noqa: PT017 - the property is about the refusal
    else:
        assert citizen_check_sign(number[:-1]) == number[-1]


@pytest.mark.parametrize(
    ("as_of", "kind"),
    [
        (date(2024, 6, 30), None),
        (date(2024, 7, 1), MemberKind.PROBATIONARY),
        (date(2025, 6, 30), MemberKind.PROBATIONARY),
        (date(2025, 7, 1), MemberKind.FULL),
    ],
)
def test_a_member_becomes_full_on_the_day_itself(as_of: date, kind: MemberKind | None) -> None:
    joined, full = date(2024, 7, 1), date(2025, 7, 1)

    assert kind_on(as_of, joined_on=joined, full_on=full, present=MemberKind.FULL) is kind
    assert kind_on(as_of, joined_on=joined, full_on=full, present=MemberKind.PROBATIONARY) is kind


def test_without_a_date_of_full_membership_the_present_kind_holds() -> None:
    day = date(2000, 1, 1)

    for kind in MemberKind:
        assert kind_on(day, joined_on=None, full_on=None, present=kind) is kind


def test_full_membership_before_the_admission_is_refused() -> None:
    check_membership_dates(date(2024, 7, 1), date(2025, 7, 1))
    check_membership_dates(None, date(2025, 7, 1))
    with pytest.raises(MembershipDatesError) as raised:
        check_membership_dates(date(2025, 7, 1), date(2024, 7, 1))

    assert raised.value.code == "MEMBERSHIP_DATES"


def test_only_full_members_in_good_standing_count() -> None:
    counting = [
        (kind, standing)
        for kind in (*MemberKind, None)
        for standing in Standing
        if counts_toward_thresholds(kind, standing)
    ]

    assert counting == [(MemberKind.FULL, Standing.NORMAL)]
