"""Tokens check themselves and are kept only as a hash."""

import hashlib
import string

import pytest

from backend.kit.tokens import is_well_formed, new_token, token_digest

BASE62 = string.digits + string.ascii_letters


def test_token_has_prefix_thirty_random_and_six_check_characters() -> None:
    token = new_token("lx")

    assert token.text.startswith("lx_")
    assert len(token.text) == 3 + 30 + 6
    assert set(token.text[3:]) <= set(BASE62)
    assert is_well_formed(token.text, prefix="lx")


def test_a_thousand_tokens_are_all_different() -> None:
    assert len({new_token("lx").text for _ in range(1000)}) == 1000


def test_every_single_mistyped_character_is_noticed() -> None:
    text = new_token("lx").text

    for place in range(3, len(text)):
        for wrong in BASE62:
            if wrong != text[place]:
                assert not is_well_formed(text[:place] + wrong + text[place + 1 :], prefix="lx")


@pytest.mark.parametrize("text", ["", "lx_", "ly_" + "0" * 36, "lx_" + "汉" * 36, "lx_" + "0" * 99])
def test_a_text_of_another_form_is_no_token(text: str) -> None:
    assert not is_well_formed(text, prefix="lx")


def test_a_trailing_newline_is_no_part_of_a_token() -> None:
    assert not is_well_formed(new_token("lx").text + "\n", prefix="lx")


def test_the_digest_is_sha256_of_the_text() -> None:
    token = new_token("lx")

    assert token.digest == hashlib.sha256(token.text.encode()).digest() == token_digest(token.text)
    assert len(token_digest("\ud800")) == 32


def test_printing_a_token_object_hides_its_text() -> None:
    token = new_token("lx")

    assert token.text not in repr(token)


def test_a_prefix_of_another_form_is_a_fault() -> None:
    with pytest.raises(ValueError, match="prefix"):
        new_token("LX_")
