"""What stays readable of numbers and names that are masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.masking import mask_id_number, mask_name, mask_phone


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("99019919800101001X", "990199********001X"),
        ("990199800101001", "990199*****1001"),
        ("9901998001", "**********"),
        ("", ""),
    ],
)
def test_citizen_number_keeps_area_and_tail(number: str, masked: str) -> None:
    assert mask_id_number(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("19900012345", "199****2345"),
        ("0990-5201234", "099*****1234"),
        ("5201234", "*****34"),
        ("8001", "****"),
        ("", ""),
    ],
)
def test_phone_keeps_its_block_and_tail(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


@pytest.mark.parametrize(("name", "masked"), [("张三", "张*"), ("欧阳明月", "欧***"), ("", "")])
def test_name_keeps_its_first_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(st.text(alphabet="0123456789X-", max_size=30))
def test_masking_keeps_the_length_and_never_shows_all(number: str) -> None:
    for masked in (mask_id_number(number), mask_phone(number)):
        assert len(masked) == len(number)
        assert not number or "*" in masked
