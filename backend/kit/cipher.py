"""Seals personal numbers so that a copy of the database tells nothing, and still finds them again.

A sealed value is `format, key number, nonce, AES-256-GCM ciphertext`; the look-up value is a keyed
hash, equal for equal numbers and useless without its key. Both keys live outside the database.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.kit.errors import LedgerError
from backend.kit.keys import key_numbers, load_key

_FORMAT = 1
_HEADER_BYTES = 2
_NONCE_BYTES = 12
_TAG_BYTES = 16
_SEALING = "personal-sealing"
_LOOKUP = "personal-lookup"


class SealBrokenError(LedgerError):
    """A sealed value was altered, or its key is not here."""

    code = "SEAL_BROKEN"
    message = "加密的个人号码无法解开：{fault}。"
    remedy = "请让管理员核对 secrets 文件夹中的密钥是否完整。"


@dataclass(frozen=True, slots=True)
class PersonalKeys:
    """The keys for personal numbers; a newer sealing key may stand beside older ones.

    Shape: `sealing` by number 1–255, each 32 bytes; the highest number seals, all of them open.
    """

    sealing: Mapping[int, bytes]
    lookup: bytes


def load_personal_keys(folder: Path) -> PersonalKeys:
    """Read the keys of a secrets folder, or make the first ones.

    A new sealing key is added by placing `personal-sealing-<next number>.key` there.
    Raises: UNSAFE_KEY.
    """
    numbers = key_numbers(folder, _SEALING) or [1]
    return PersonalKeys(
        sealing={number: load_key(folder, f"{_SEALING}-{number}") for number in numbers},
        lookup=load_key(folder, _LOOKUP),
    )


class PersonalCipher:
    """Seals, opens and looks up personal numbers."""

    def __init__(self, keys: PersonalKeys) -> None:
        """Prepare one cipher for each sealing key."""
        self._ciphers = {number: AESGCM(key) for number, key in keys.sealing.items()}
        self._newest = max(keys.sealing)
        self._lookup_key = keys.lookup

    def seal(self, text: str) -> bytes:
        """Encrypt a number; the same number gives another value each time."""
        header = bytes((_FORMAT, self._newest))
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._ciphers[self._newest].encrypt(nonce, text.encode(), header)
        return header + nonce + sealed

    def open(self, sealed: bytes) -> str:
        """Decrypt a sealed number.

        Raises: SEAL_BROKEN.
        """
        if len(sealed) < _HEADER_BYTES + _NONCE_BYTES + _TAG_BYTES or sealed[0] != _FORMAT:
            raise SealBrokenError(fault="不是本系统的加密格式")
        header = sealed[:_HEADER_BYTES]
        nonce = sealed[_HEADER_BYTES : _HEADER_BYTES + _NONCE_BYTES]
        cipher = self._ciphers.get(header[1])
        if cipher is None:
            raise SealBrokenError(fault=f"缺少第 {header[1]} 号密钥")
        try:
            return cipher.decrypt(nonce, sealed[_HEADER_BYTES + _NONCE_BYTES :], header).decode()
        except InvalidTag as error:
            raise SealBrokenError(fault="内容被改动过") from error

    def needs_resealing(self, sealed: bytes) -> bool:
        """Tell whether a value was sealed with a key older than the newest."""
        return sealed[1] != self._newest

    def lookup(self, text: str) -> bytes:
        """Give the keyed hash by which a number is found: HMAC-SHA256, 32 bytes."""
        return hmac.new(self._lookup_key, text.encode(), hashlib.sha256).digest()
