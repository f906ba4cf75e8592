"""Cursors: the sort keys of a row, signed, and bound to the list, order and filter they came from.

PostgreSQL writes and signs them inside the statement (HMAC-SHA256 out of its own `sha256`), so
that the answer needs no second pass; this module opens what clients send back.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass

from backend.compiler.errors import CursorInvalidError

_BLOCK = 64
MAC_LENGTH = 16
_INNER, _OUTER = 0x36, 0x5C


@dataclass(frozen=True, slots=True)
class CursorSigner:
    """The key of the cursors of one installation (at least 32 random bytes)."""

    key: bytes

    @property
    def inner_pad(self) -> bytes:
        """The key as HMAC's inner hash takes it."""
        return bytes(byte ^ _INNER for byte in self._block())

    @property
    def outer_pad(self) -> bytes:
        """The key as HMAC's outer hash takes it."""
        return bytes(byte ^ _OUTER for byte in self._block())

    def _block(self) -> bytes:
        key = hashlib.sha256(self.key).digest() if len(self.key) > _BLOCK else self.key
        return key.ljust(_BLOCK, b"\0")

    def sign(self, keys: Sequence[str | None], *, bound_to: str) -> str:
        """Write a cursor, exactly as the statement does."""
        payload = json.dumps(list(keys), ensure_ascii=False, separators=(", ", ": ")).encode()
        return base64.urlsafe_b64encode(self._mac(payload, bound_to) + payload).decode()

    def open(self, text: str, *, bound_to: str) -> list[str | None]:
        """Read the sort keys of a cursor.

        Raises: CURSOR_INVALID when it is not ours, or belongs to another list, order or filter.
        """
        try:
            raw = base64.b64decode(text, altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise CursorInvalidError from error
        mac, payload = raw[:MAC_LENGTH], raw[MAC_LENGTH:]
        if not hmac.compare_digest(mac, self._mac(payload, bound_to)):
            raise CursorInvalidError
        keys: list[str | None] = json.loads(payload)
        return keys

    def _mac(self, payload: bytes, bound_to: str) -> bytes:
        return hmac.digest(self.key, bound_to.encode() + payload, "sha256")[:MAC_LENGTH]
