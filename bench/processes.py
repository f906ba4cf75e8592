"""Processor time of whole process trees, and a quiet machine before a run (both from /proc)."""

import os
import time
from pathlib import Path

PROC = Path("/proc")
QUIET_SHARE = 0.1
LOOK_SECONDS = 0.5
PATIENCE_SECONDS = 5.0
SETTLE_SECONDS = 0.1
SETTLE_LOOKS = 10


def processor_seconds(root: int) -> float | None:
    """Give the seconds that a process, its descendants and its ended children have used.

    A child that has just ended is counted by nobody for a moment: two equal looks make a result.
    None where the system has no /proc.
    """
    if not (PROC / "self" / "stat").exists():
        return None
    before, now = -1.0, _processor_seconds(root)
    for _ in range(SETTLE_LOOKS):
        if now == before:
            break
        time.sleep(SETTLE_SECONDS)
        before, now = now, _processor_seconds(root)
    return now


def _processor_seconds(root: int) -> float:
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(words[1])
            ticks[int(entry.name)] = sum(int(word) for word in words[11:15])
    total = sum(ticks[pid] for pid in ticks if _descends(pid, root, parents))
    return total / os.sysconf("SC_CLK_TCK")


def _descends(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid != root:
        if pid not in parents:
            return False
        pid = parents[pid]
    return True


def wait_until_quiet() -> float:
    """Wait until others leave the processors alone, five seconds at most; give their last share."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        busy = _busy_share()
        if busy <= QUIET_SHARE or time.monotonic() > deadline:
            return busy


def _busy_share() -> float:
    before = _times()
    time.sleep(LOOK_SECONDS)
    if before is None:
        return 0.0
    after = _times() or before
    spent = [late - early for early, late in zip(before, after, strict=True)]
    return 1 - (spent[3] + spent[4]) / max(1, sum(spent))


def _times() -> list[int] | None:
    try:
        words = (PROC / "stat").read_text().splitlines()[0].split()
    except OSError:
        return None
    return [int(word) for word in words[1:9]]
