"""Signed texts come back whole, for their purpose only, and cannot be made by others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.signing import ForgedMarkError, Signer

KEY = b"k" * 32
CURSORS = Signer(KEY, "cursor")


@given(st.binary(max_size=200))
def test_opening_gives_back_the_signed_value(value: bytes) -> None:
    text = CURSORS.sign(value)

    assert CURSORS.open(text) == value
    assert re.fullmatch(r"[A-Za-z0-9_-]+", text)


def test_signing_is_short_and_always_the_same() -> None:
    assert len(CURSORS.sign(b"0" * 16)) == 38
    assert CURSORS.sign(b"0" * 16) == CURSORS.sign(b"0" * 16)


@given(st.binary(max_size=40), st.data())
def test_any_changed_character_is_refused(value: bytes, data: st.DataObject) -> None:
    text = CURSORS.sign(value)
    place = data.draw(st.integers(0, len(text) - 1))
    wrong = data.draw(
        st.sampled_from("ABCabc019-_=+/ ").filter(lambda letter: letter != text[place])
    )

    with pytest.raises(ForgedMarkError):
        CURSORS.open(text[:place] + wrong + text[place + 1 :])


@pytest.mark.parametrize("signer", [Signer(KEY, "row mark"), Signer(b"x" * 32, "cursor")])
def test_another_purpose_or_key_is_refused(signer: Signer) -> None:
    with pytest.raises(ForgedMarkError) as raised:
        signer.open(CURSORS.sign(b"value"))

    assert raised.value.code == "FORGED_MARK"


@pytest.mark.parametrize("text", ["", "A", "AAAA", "=", "汉字", "\ud800", CURSORS.sign(b"v") + "="])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ForgedMarkError):
        CURSORS.open(text)
