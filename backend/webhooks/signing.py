"""Signatures: a receiver sees that a delivery is ours, is whole, and is no old one sent again."""

import hashlib
import hmac
from collections.abc import Iterable

from backend.kit.tokens import new_token

HEADER = "Liangxin-Signature"
SECRET_PREFIX = "lxwh"  # noqa: S105 - the public start of every secret


def new_secret() -> str:
    """Make a secret; it has a checksum as tokens do, so that one that leaks is recognized."""
    return new_token(SECRET_PREFIX).text


def signature(body: bytes, *, at: int, secrets: Iterable[str]) -> str:
    """Give the header's value: the time, and a signature by each secret that holds now.

    Shape: `t=<Unix seconds>,v1=<hexadecimal HMAC-SHA256 of "t.body">`, one v1 a secret.
    """
    text = b"%d.%b" % (at, body)
    signed = (hmac.new(secret.encode(), text, hashlib.sha256).hexdigest() for secret in secrets)
    return ",".join((f"t={at}", *(f"v1={one}" for one in signed)))
