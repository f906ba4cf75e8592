"""Sealed numbers open only whole and with their key; equal numbers are found by hash."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.cipher import (
    PersonalCipher,
    PersonalKeys,
    SealBrokenError,
    load_personal_keys,
)
from backend.kit.keys import load_key

NUMBER = "99019919800101001X"
KEYS = PersonalKeys(sealing={1: b"1" * 32}, lookup=b"l" * 32)
CIPHER = PersonalCipher(KEYS)


@given(st.text(max_size=60))
def test_opening_gives_back_what_was_sealed(text: str) -> None:
    assert CIPHER.open(CIPHER.seal(text)) == text


def test_sealing_twice_gives_two_values_that_hide_the_number() -> None:
    first, second = CIPHER.seal(NUMBER), CIPHER.seal(NUMBER)

    assert first != second
    assert NUMBER.encode() not in first
    assert len(first) == 2 + 12 + 18 + 16


def test_every_single_changed_byte_breaks_the_seal() -> None:
    sealed = CIPHER.seal(NUMBER)

    for place in range(len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises(SealBrokenError):
            CIPHER.open(bytes(altered))


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01\x01" + b"0" * 27, b"\x09\x01" + b"0" * 40])
def test_bytes_of_another_form_are_refused(sealed: bytes) -> None:
    with pytest.raises(SealBrokenError) as raised:
        CIPHER.open(sealed)

    assert raised.value.code == "SEAL_BROKEN"


def test_a_newer_key_seals_and_the_older_one_still_opens() -> None:
    old = CIPHER.seal(NUMBER)
    renewed = PersonalCipher(PersonalKeys({1: b"1" * 32, 2: b"2" * 32}, KEYS.lookup))

    assert renewed.open(old) == NUMBER
    assert renewed.needs_resealing(old)
    assert not renewed.needs_resealing(renewed.seal(NUMBER))
    assert renewed.lookup(NUMBER) == CIPHER.lookup(NUMBER)
    with pytest.raises(SealBrokenError, match="缺少第 2 号密钥"):
        CIPHER.open(renewed.seal(NUMBER))


def test_the_lookup_hash_depends_on_number_and_key() -> None:
    other = PersonalCipher(PersonalKeys(KEYS.sealing, b"m" * 32))

    assert CIPHER.lookup(NUMBER) == CIPHER.lookup(NUMBER)
    assert len(CIPHER.lookup(NUMBER)) == 32
    assert len({CIPHER.lookup(NUMBER), CIPHER.lookup("990199199006150024")}) == 2
    assert other.lookup(NUMBER) != CIPHER.lookup(NUMBER)


def test_keys_of_a_folder_survive_a_restart(tmp_path: Path) -> None:
    sealed = PersonalCipher(load_personal_keys(tmp_path)).seal(NUMBER)

    again = PersonalCipher(load_personal_keys(tmp_path))

    assert again.open(sealed) == NUMBER
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "personal-lookup.key",
        "personal-sealing-1.key",
    ]


def test_a_second_sealing_key_in_the_folder_is_taken_up(tmp_path: Path) -> None:
    sealed = PersonalCipher(load_personal_keys(tmp_path)).seal(NUMBER)
    load_key(tmp_path, "personal-sealing-2")

    again = PersonalCipher(load_personal_keys(tmp_path))

    assert again.open(sealed) == NUMBER
    assert again.needs_resealing(sealed)
