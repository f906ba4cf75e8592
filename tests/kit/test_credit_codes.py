"""Credit codes: both check digits, every single slip caught, the likely right code named."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.kit.text import squeeze_code
from backend.organizations.credit_codes import (
    ALPHABET,
    complete_credit_code,
    is_credit_code,
    parse_credit_code,
)
from backend.organizations.errors import CreditCodeError

SAMPLE = "91990199MA0000A19G"
VALID = [
    "91350100M000100Y43",
    SAMPLE,
    "52990199MJ0000B26F",
    "51990199MJ0000C30N",
    "93990199MA0000D42Q",
    "91371300MA00001460",
]


def refusal_of(text: str) -> CreditCodeError:
    """Give the refusal of a faulty code."""
    with pytest.raises(CreditCodeError) as raised:
        parse_credit_code(text)
    return raised.value


@pytest.mark.parametrize("code", VALID)
def test_issued_and_synthetic_codes_are_accepted(code: str) -> None:
    assert parse_credit_code(code) == code
    assert complete_credit_code(code[:16]) == code


@pytest.mark.parametrize(
    "code", ["91350100M000100Y4Z", "91310115MA1H8R7C6D", "91350100M000100Y4D", "91371300MA0000146Y"]
)
def test_widely_copied_wrong_codes_are_refused(code: str) -> None:
    assert not is_credit_code(code)


def test_all_510_single_substitutions_are_caught() -> None:
    caught = 0
    for place in range(17):
        for letter in ALPHABET.replace(SAMPLE[place], ""):
            caught += not is_credit_code(SAMPLE[:place] + letter + SAMPLE[place + 1 :])

    assert caught == 510


def test_all_swaps_of_different_neighbors_are_caught() -> None:
    swapped = {
        SAMPLE[:place] + SAMPLE[place + 1] + SAMPLE[place] + SAMPLE[place + 2 :]
        for place in range(17)
        if SAMPLE[place] != SAMPLE[place + 1]
    }

    assert len(swapped) == 12
    assert not any(map(is_credit_code, swapped))


def test_spaces_full_width_and_small_letters_are_forgiven() -> None:
    assert parse_credit_code(" 9199 0199\u3000ｍａ0000Ａ１9g\u200b") == SAMPLE


@given(
    st.sampled_from(["91", "93", "51", "52", "53"]),
    st.text(alphabet=ALPHABET, min_size=8, max_size=8),
)
def test_a_completed_code_is_always_valid(prefix: str, body: str) -> None:
    assert is_credit_code(complete_credit_code(f"{prefix}990199{body}"))


@given(st.text(max_size=24) | st.text(alphabet=ALPHABET + "IOSVZ", min_size=18, max_size=18))
def test_any_other_text_is_refused_with_words(text: str) -> None:
    assume(not is_credit_code(squeeze_code(text)))

    error = refusal_of(text)

    assert error.code == "CREDIT_CODE"
    assert error.message
    assert error.remedy


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("91990199MA0000A19H", "第 18 位校验码不符"),
        ("91990199MA0000A1XG", "第 17 位和第 18 位校验码都不符"),
        ("91990199MA0000A1", "有 16 位，应为 18 位"),
        ("990199000012345", "这是 15 位的旧注册号"),
        ("MA0000A1-9", "这是 9 位的组织机构代码"),
        ("9.19901990000000E+17", "单元格被当作数字，后几位已经丢失"),
        ("919901A9MA0000A19G", "第 3 至 8 位应为登记机关的行政区划数字"),
        ("9199O199MA0000A19G", "第 5 位“O”不是代码使用的字符"),
    ],
)
def test_the_message_says_what_is_wrong(text: str, fault: str) -> None:
    assert refusal_of(text).message == f"统一社会信用代码“{text}”不正确：{fault}。"


@pytest.mark.parametrize("slip", ["9199O199MAOOOOAI9G", "91990199MA000A019G", "9199DI99MA0000A19G"])
def test_a_slip_of_the_pen_is_answered_with_the_likely_code(slip: str) -> None:
    assert refusal_of(slip).remedy == f"是否应为 {SAMPLE}？请与营业执照或登记证书核对。"


def test_a_code_with_two_faults_is_answered_with_what_to_compare() -> None:
    assert refusal_of("91310115MA1H8R7C6D").remedy.startswith("请与营业执照或登记证书逐位核对")
