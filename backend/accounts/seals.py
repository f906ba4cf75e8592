"""A link of the chain over the audit log, and what its seal is made of.

The key lies outside the database: whoever may change every row still cannot make a seal.
"""

import hmac
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

KEY = "audit"
DIGEST_BYTES = 32
FIRST = bytes(DIGEST_BYTES)
"""What stands in the first seal for the one before."""

_WORDS = b"liangxin audit seal 1"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Some events of a district: their numbers in order, and a digest of each.

    `seen` is the highest number that there was, `horizon` the first transaction that had not begun
    after the look at the log, and `floor` the first that had not ended before it. No events is a
    seal too: it says that somebody looked after those of the seals before had ended.
    """

    district_id: UUID
    number: int
    sealed_at: datetime
    seen: int
    horizon: int
    floor: int
    sequences: tuple[int, ...]
    digests: bytes
    previous: bytes

    def made_with(self, key: bytes) -> bytes:
        """Give the seal itself: HMAC-SHA-256 over everything else, the seal before included."""
        instant = (self.sealed_at - _EPOCH) // timedelta(microseconds=1)
        count = len(self.sequences)
        known = (self.number, instant, self.seen, self.horizon, self.floor, count)
        numbers = struct.pack(f">{len(known) + count}q", *known, *self.sequences)
        parts = (_WORDS, self.district_id.bytes, numbers)
        return hmac.digest(key, b"".join((*parts, self.digests, self.previous)), sha256)

    def digest_of(self, place: int) -> bytes:
        """Give the digest of the event at a place, from 0."""
        return self.digests[place * DIGEST_BYTES : (place + 1) * DIGEST_BYTES]
