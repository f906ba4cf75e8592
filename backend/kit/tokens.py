"""Access tokens: long random texts that carry a checksum, kept by us only as a hash.

The checksum tells a mistyped token, and a token that leaked into a repository, without a database.
"""

import binascii
import hashlib
import re
import secrets
import string
from dataclasses import dataclass

_ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
_RANDOM_LENGTH = 30
_CHECK_LENGTH = 6
_FORM = re.compile(
    rf"([a-z]{{2,12}})_([0-9A-Za-z]{{{_RANDOM_LENGTH}}})([0-9A-Za-z]{{{_CHECK_LENGTH}}})"
)


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token just made: the text is shown once, the digest is kept."""

    text: str
    digest: bytes

    def __repr__(self) -> str:
        """Keep the text out of logs and tracebacks."""
        return f"NewToken({self.text[:5]}…)"


def new_token(prefix: str) -> NewToken:
    """Make a token `prefix_` + 30 random base62 characters (178 bits) + 6 of its CRC-32."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM_LENGTH))
    text = f"{prefix}_{body}{_checksum(f'{prefix}_{body}')}"
    if not is_well_formed(text, prefix=prefix):
        raise ValueError(f"not a token prefix of 2–12 small letters: {prefix!r}")
    return NewToken(text=text, digest=token_digest(text))


def is_well_formed(text: str, *, prefix: str) -> bool:
    """Tell whether a text can be a token with this prefix, by its form and checksum alone."""
    found = _FORM.fullmatch(text)
    if found is None or found[1] != prefix:
        return False
    return secrets.compare_digest(found[3], _checksum(f"{found[1]}_{found[2]}"))


def token_digest(text: str) -> bytes:
    """Give what is stored of a token: SHA-256, 32 bytes (the text has 178 random bits)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _checksum(text: str) -> str:
    value = binascii.crc32(text.encode())
    digits = []
    for _ in range(_CHECK_LENGTH):
        value, digit = divmod(value, len(_ALPHABET))
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))
