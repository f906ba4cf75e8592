"""A contest on its way: a sealed file between the district's server and a venue's.

The first file is opened by a passphrase that people carry apart from it, and brings a key; what
comes back is sealed with that key. The head is readable and authenticated: which journey of which
contest the file belongs to. Whatever was altered, cut or made elsewhere does not open.
"""

import base64
import binascii
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from backend.contests.venue_errors import ParcelBrokenError
from backend.kit.keys import KEY_BYTES

MOST_BYTES = 64 * 1024 * 1024
MOST_OPENED = 512 * 1024 * 1024
_MAGIC = b"liangxin contest 1\n"
_NONCE_BYTES = 12
_SALT_BYTES = 16
_SCRYPT = {"n": 2**16, "r": 8, "p": 1}
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_GROUPS, _GROUP = 5, 5


class ParcelKind(StrEnum):
    """Which way a parcel goes."""

    CARRY = "CARRY"
    RETURN = "RETURN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is readable of a parcel: its kind, the journey, and the salt of a passphrase."""

    kind: ParcelKind
    carry_id: UUID
    salt: bytes = b""

    def line(self) -> bytes:
        """Write the label as one line."""
        salt = base64.b64encode(self.salt).decode()
        return orjson.dumps({"kind": self.kind, "carry": str(self.carry_id), "salt": salt}) + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "Label":
        """Read a label.

        Raises: PARCEL_BROKEN.
        """
        try:
            given = orjson.loads(line)
            return cls(
                kind=ParcelKind(given["kind"]),
                carry_id=UUID(given["carry"]),
                salt=base64.b64decode(given["salt"], validate=True),
            )
        except (ValueError, TypeError, KeyError, AttributeError, binascii.Error) as error:
            raise ParcelBrokenError(fault="开头的标签不完整") from error


def new_passphrase() -> str:
    """Make a passphrase of 125 random bits in groups that can be read out."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def new_salt() -> bytes:
    """Make the salt of a passphrase."""
    return secrets.token_bytes(_SALT_BYTES)


def key_of_passphrase(passphrase: str, salt: bytes) -> bytes:
    """Derive the key of a passphrase; blanks, hyphens and capitals do not matter.

    Source: RFC 7914 (scrypt), 64 MiB.
    """
    typed = "".join(passphrase.split()).replace("-", "").upper()
    return Scrypt(salt=salt, length=KEY_BYTES, **_SCRYPT).derive(typed.encode())


def sealed(label: Label, key: bytes, content: Mapping[str, Any]) -> bytes:
    """Seal what a parcel brings."""
    head = _MAGIC + label.line()
    nonce = secrets.token_bytes(_NONCE_BYTES)
    packed = zlib.compress(orjson.dumps(content, default=_plain))
    return head + nonce + AESGCM(key).encrypt(nonce, packed, head)


def label_of(parcel: bytes) -> Label:
    """Read the label of a parcel; nothing of it is proven yet.

    Raises: PARCEL_BROKEN.
    """
    if len(parcel) > MOST_BYTES or not parcel.startswith(_MAGIC):
        raise ParcelBrokenError(fault="不是竞赛的带出或带回文件")
    line, mark, _ = parcel[len(_MAGIC) :].partition(b"\n")
    if not mark:
        raise ParcelBrokenError(fault="文件不完整")
    return Label.read(line)


def opened(parcel: bytes, key: bytes) -> dict[str, Any]:
    """Open a parcel with its key.

    Raises: PARCEL_BROKEN.
    """
    head_end = parcel.index(b"\n", len(_MAGIC)) + 1
    head, body = parcel[:head_end], parcel[head_end:]
    try:
        packed = AESGCM(key).decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], head)
    except (InvalidTag, ValueError) as error:
        raise ParcelBrokenError(fault="口令不对，或内容被改动、截断") from error
    unpacking = zlib.decompressobj()
    content: dict[str, Any] = orjson.loads(unpacking.decompress(packed, MOST_OPENED))
    return content


def _plain(value: object) -> str:
    """Write what JSON lacks; numbers keep every digit."""
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(type(value))
