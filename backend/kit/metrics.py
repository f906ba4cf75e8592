"""Counters of one process: plain numbers in dictionaries, no lock, nothing to wait for.

With several workers each process keeps its numbers in a file a second, and whoever is asked adds
the files up; a worker that is started again goes on from its file, so no counter falls (ADR 0023).
"""

import asyncio
import os
import resource
import sys
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from backend.kit.clock import now

BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Upper bounds of the classes of a time, in seconds; the last class has none."""

OTHER = "other"
NAMES_LEARNED = 100
LONGEST_NAME = 60
KEEP_SECONDS = 1.0

_STARTED = now().timestamp()


@dataclass(slots=True)
class Metrics:
    """What a process has counted; `gauges` and `counters` are asked when somebody looks.

    `folder` is where the processes of one installation keep their numbers; None when this process
    is alone. `known` names always count on their own; others as they come, up to a limit, since
    clients choose names and each costs memory here and wherever the numbers are collected.
    """

    place: str = "0"
    folder: Path | None = None
    known: frozenset[str] = frozenset()
    counts: dict[str, float] = field(default_factory=dict)
    counters: dict[str, Callable[[], float]] = field(default_factory=dict)
    gauges: dict[str, Callable[[], float]] = field(default_factory=dict)
    _times: dict[str, list[float]] = field(default_factory=dict)
    _requests: dict[tuple[int, str], int] = field(default_factory=dict)
    _before: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = _read(self._file)
        if kept is None:
            return
        self._before = kept["counts"]
        self._times = kept["times"]
        for words, number in kept["requests"].items():
            status, _, code = words.partition(" ")
            self._requests[int(status), code] = number

    def answered(self, operation: str, status: int, code: str, seconds: float) -> None:
        """Count a request; on the way of every answer, so it makes nothing but additions."""
        row = self._times.get(operation)
        if row is None:
            row = self._row(operation)
        row[bisect_left(BOUNDS, seconds)] += 1
        row[-1] += seconds
        key = (status, code)
        self._requests[key] = self._requests.get(key, 0) + 1

    def count(self, name: str) -> None:
        """Count something that happens rarely."""
        self.counts[name] = self.counts.get(name, 0) + 1

    def snapshot(self) -> dict[str, Any]:
        """Give all numbers of this process."""
        counts = dict(self.counts)
        for name, ask in self.counters.items():
            counts[name] = ask()
        for name, number in self._before.items():
            counts[name] = counts.get(name, 0) + number
        return {
            "place": self.place,
            "times": self._times,
            "requests": {f"{status} {code}": n for (status, code), n in self._requests.items()},
            "counts": counts,
            "gauges": {name: ask() for name, ask in self.gauges.items()},
            "process": _process(),
        }

    def everyone(self) -> list[Mapping[str, Any]]:
        """Give the numbers of this process and of all beside it."""
        found: list[Mapping[str, Any]] = [self.snapshot()]
        if self.folder is not None:
            others = (_read(file) for file in sorted(self.folder.glob("*.json")))
            found += [kept for kept in others if kept is not None and kept["place"] != self.place]
        return found

    def keep(self) -> None:
        """Write the numbers down for the processes beside."""
        if self._file is not None:
            unfinished = self._file.with_suffix(".new")
            unfinished.write_bytes(orjson.dumps(self.snapshot()))
            unfinished.replace(self._file)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Write them down every second while the block lasts, and at its end."""
        if self.folder is None:
            yield
            return
        keeper = asyncio.create_task(self._keep_on())
        try:
            yield
        finally:
            keeper.cancel()
            with suppress(asyncio.CancelledError):
                await keeper
            self.keep()

    async def _keep_on(self) -> None:
        while True:
            self.keep()
            await asyncio.sleep(KEEP_SECONDS)

    @property
    def _file(self) -> Path | None:
        return None if self.folder is None else self.folder / f"{self.place}.json"

    def _row(self, operation: str) -> list[float]:
        """Give the row of a name that has none yet: its own, or that of all the others."""
        may_learn = len(self._times) < NAMES_LEARNED + len(self.known)
        is_short = len(operation) <= LONGEST_NAME
        name = operation if operation in self.known or (may_learn and is_short) else OTHER
        return self._times.setdefault(name, [0.0] * (len(BOUNDS) + 2))


def _read(file: Path | None) -> dict[str, Any] | None:
    if file is None:
        return None
    try:
        kept: dict[str, Any] = orjson.loads(file.read_bytes())
    except (FileNotFoundError, orjson.JSONDecodeError):
        return None
    return kept


def total(snapshots: Iterable[Mapping[str, Any]], part: str) -> dict[str, Any]:
    """Add a part of several snapshots up, name by name; times are added class by class."""
    added: dict[str, Any] = {}
    for snapshot in snapshots:
        for name, number in snapshot[part].items():
            if isinstance(number, list):
                known = added.get(name, [0.0] * len(number))
                added[name] = [one + other for one, other in zip(known, number, strict=True)]
            else:
                added[name] = added.get(name, 0) + number
    return added


def _process() -> dict[str, float]:
    """Give what this process uses; memory in bytes, processor time in seconds."""
    used = os.times()
    return {
        "cpu": used.user + used.system,
        "memory": _resident_bytes(),
        "started": _STARTED,
    }


def _resident_bytes() -> int:
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except FileNotFoundError:
        largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return largest if sys.platform == "darwin" else largest * 1024
    return int(pages) * resource.getpagesize()
