"""Sealed files open as they were written, and not otherwise."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit import streams
from backend.kit.streams import SealedFileError, opened_stream, seal_stream

KEY = bytes(range(32))


def sealed(text: bytes, key: bytes = KEY) -> bytes:
    target = BytesIO()
    seal_stream(BytesIO(text), target, key)
    return target.getvalue()


def opened(text: bytes, key: bytes = KEY) -> bytes:
    return b"".join(opened_stream(BytesIO(text), key))


@given(st.binary(max_size=200))
def test_what_was_sealed_in_small_pieces_opens_again(text: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "PIECE_BYTES", 16)

        assert opened(sealed(text)) == text


@given(st.binary(min_size=1, max_size=100), st.data())
def test_a_file_with_one_changed_byte_does_not_open(text: bytes, data: st.DataObject) -> None:
    file = bytearray(sealed(text))
    place = data.draw(st.integers(0, len(file) - 1))
    file[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(SealedFileError):
        opened(bytes(file))


@pytest.mark.parametrize("cut", [0, 4, 12, 15, 30])
def test_a_file_that_was_cut_off_does_not_open(cut: int) -> None:
    with pytest.raises(SealedFileError):
        opened(sealed(b"some text of a backup")[:cut])


def test_a_file_of_another_key_does_not_open() -> None:
    with pytest.raises(SealedFileError):
        opened(sealed(b"text", bytes(32)))
