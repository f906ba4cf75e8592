"""Short signed texts that a stranger cannot make, such as the row marks (行标识) of exports.

Signed is not secret: the content can be read by whoever holds the text.
"""

import base64
import binascii
import hashlib
import hmac

from backend.kit.errors import LedgerError

_MAC_BYTES = 12


class ForgedMarkError(LedgerError):
    """The text was not signed here for this purpose."""

    code = "FORGED_MARK"
    message = "标记“{text}”不是本系统签发的，或用在了别处。"
    remedy = "请使用本系统最近给出的原文，不要改动。"


class Signer:
    """Signs values for one purpose; a text signed for another purpose is refused."""

    def __init__(self, key: bytes, purpose: str) -> None:
        """Derive the purpose's own key, so that purposes can never be mixed up."""
        self._key = hmac.new(key, purpose.encode(), hashlib.sha256).digest()

    def sign(self, value: bytes) -> str:
        """Write a value with its signature: URL-safe, 16 characters longer than the value's base64.

        Units: 96 bits of HMAC-SHA256.
        """
        return base64.urlsafe_b64encode(self._mac(value) + value).decode().rstrip("=")

    def open(self, text: str) -> bytes:
        """Give back the value; only the exact text that `sign` wrote is accepted.

        Raises: FORGED_MARK.
        """
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise ForgedMarkError(text=text) from error
        mac, value = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        # The second comparison refuses spellings of the same bytes, such as padding.
        if not hmac.compare_digest(mac, self._mac(value)) or self.sign(value) != text:
            raise ForgedMarkError(text=text)
        return value

    def _mac(self, value: bytes) -> bytes:
        return hmac.new(self._key, value, hashlib.sha256).digest()[:_MAC_BYTES]
