"""Encrypting what is too large for memory: a file in sealed pieces, each bound to its place.

Shape: a magic word, four random bytes, then pieces of a length, a last-piece mark and AES-GCM text.
A piece that was changed, moved, left out or cut off does not open.
"""

import os
import struct
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.kit.errors import LedgerError

MAGIC = b"LXSEAL1\n"
PIECE_BYTES = 1 << 20
_SALT_BYTES = 4
_HEAD = struct.Struct(">IB")


class SealedFileError(LedgerError):
    """The file is no sealed file of ours, was changed, or was sealed with another key."""

    code = "SEALED_FILE"
    message = "文件不是本系统的备份、已被改动，或用的是另一把密钥。"
    remedy = "请核对文件，并把备份时的 DATA_DIR/secrets 一并放回后重试。"


def seal_stream(source: IO[bytes], target: IO[bytes], key: bytes) -> int:
    """Seal everything that the source gives; give the number of clear bytes."""
    cipher, salt = AESGCM(key), os.urandom(_SALT_BYTES)
    target.write(MAGIC + salt)
    place = total = 0
    piece = source.read(PIECE_BYTES)
    is_last = False
    while not is_last:
        following = source.read(PIECE_BYTES)
        is_last = not following
        total += len(piece)
        sealed = cipher.encrypt(_nonce(salt, place), piece, _mark(is_last=is_last))
        target.write(_HEAD.pack(len(sealed), is_last) + sealed)
        piece, place = following, place + 1
    return total


def opened_stream(source: IO[bytes], key: bytes) -> Iterator[bytes]:
    """Open a sealed file piece by piece.

    Raises: SEALED_FILE at the first piece that is not as it was written.
    """
    if source.read(len(MAGIC)) != MAGIC:
        raise SealedFileError
    cipher, salt = AESGCM(key), source.read(_SALT_BYTES)
    place, is_last = 0, False
    while not is_last:
        head = source.read(_HEAD.size)
        if len(head) != _HEAD.size:
            raise SealedFileError
        length, mark = _HEAD.unpack(head)
        if mark > 1:
            raise SealedFileError
        is_last = mark == 1
        sealed = source.read(length)
        if len(sealed) != length:
            raise SealedFileError
        try:
            yield cipher.decrypt(_nonce(salt, place), sealed, _mark(is_last=is_last))
        except (InvalidTag, ValueError) as error:
            raise SealedFileError from error
        place += 1
    if source.read(1):
        raise SealedFileError


def _nonce(salt: bytes, place: int) -> bytes:
    return salt + place.to_bytes(8, "big")


def _mark(*, is_last: bool) -> bytes:
    return b"last" if is_last else b"more"
