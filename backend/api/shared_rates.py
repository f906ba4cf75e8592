"""The buckets of several processes: one file in their memory, so that a caller has one bucket.

A table of slots is mapped into every process; a slot is read and written under a lock of the kernel
on its row, which a killed process gives back. That is two calls of the system and no await.
"""

import fcntl
import mmap
import os
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from backend.api.rates import (
    CROWD,
    CROWD_SIZE,
    Bucket,
    Purse,
    Rate,
    StrangersPurse,
    address_key,
    key_of,
)
from backend.database.actor import Actor

FILE = "buckets"
ROWS, SLOTS_A_ROW = 2_048, 8

_SLOT = struct.Struct("16sdd")
_ROW_BYTES = SLOTS_A_ROW * _SLOT.size
_NOBODY = bytes(_SLOT.size)[:16]


class SharedBuckets:
    """The buckets of all processes; of a full row the caller that asked least recently goes.

    A steady clock counts from the start of the machine, so its seconds are the same everywhere.
    """

    def __init__(
        self, folder: Path, rate: Rate, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Open the table of a folder, or make it; an empty slot is a full bucket."""
        self.rate = rate
        self.monotonic = monotonic
        size = ROWS * _ROW_BYTES
        self._descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        os.ftruncate(self._descriptor, size)  # what others have written before stays
        self._table = mmap.mmap(self._descriptor, size)

    def bucket(self, actor: Actor | None, address: str = "") -> Purse:
        """Give the bucket of a caller; a stranger's is that of its address."""
        key = key_of(actor)
        if key is not None:
            return SharedBucket(self, key.bytes, self.rate)
        crowd = SharedBucket(self, CROWD, self.rate.times(CROWD_SIZE))
        return StrangersPurse(SharedBucket(self, address_key(address), self.rate), crowd)

    @contextmanager
    def held(self, key: bytes, rate: Rate) -> Iterator[Bucket]:
        """Give the bucket of a key while nobody else has it; it is kept as it is left."""
        row = int.from_bytes(key[-8:]) % ROWS * _ROW_BYTES
        fcntl.lockf(self._descriptor, fcntl.LOCK_EX, _ROW_BYTES, row)
        try:
            place, bucket = self._found(key, row, rate)
            try:
                yield bucket
            finally:
                _SLOT.pack_into(self._table, place, key, bucket.level, bucket.at)
        finally:
            fcntl.lockf(self._descriptor, fcntl.LOCK_UN, _ROW_BYTES, row)

    def _found(self, key: bytes, row: int, rate: Rate) -> tuple[int, Bucket]:
        oldest, oldest_at = row, float("inf")
        for place in range(row, row + _ROW_BYTES, _SLOT.size):
            owner, level, at = _SLOT.unpack_from(self._table, place)
            if owner == key:
                return place, Bucket(rate, level, at)
            if owner == _NOBODY:
                oldest = place
                break
            if at < oldest_at:
                oldest, oldest_at = place, at
        return oldest, Bucket(rate, float(rate.size), self.monotonic())


@dataclass(slots=True)
class SharedBucket:
    """The bucket of one caller, wherever it asks; `level` is as this process last saw it."""

    buckets: SharedBuckets
    key: bytes
    rate: Rate
    level: float = field(default=0.0)

    def take(self, points: int, now: float) -> None:
        """Take points out.

        Raises: RATE_LIMITED, and nothing is taken.
        """
        with self.buckets.held(self.key, self.rate) as bucket:
            bucket.take(points, now)
            self.level = bucket.level

    def drain(self, points: int, now: float) -> None:
        """Take points out, or what there is."""
        with self.buckets.held(self.key, self.rate) as bucket:
            bucket.drain(points, now)
            self.level = bucket.level
