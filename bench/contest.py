"""A contest as it is followed: 500 screens on one round of 1,000 entries, 20 scores a second.

The server and its workers are those of `liangxin serve`; the judges' phones are in this process,
the screens in another. A score is told apart by the total that it makes, which no other one makes.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx2

from backend.database.engine import connect
from backend.kit.clock import now
from backend.kit.ids import encode_node_id
from bench.contest_round import JUDGES, Round, in_full_swing, recomputed, signed_in
from bench.processes import wait_until_quiet
from bench.report import Line
from bench.sides import STATEMENT_MS, Side, liangxin
from bench.stage import Stage, staged

SCREENS, PER_SECOND = 500, 20
GOAL_MS = 300
WRITES = 60
SETTLED_SECONDS = 3.0
LEFT_SECONDS = 10.0
BUSY_SECONDS = 0.2
"""A busy server is asked again, as a phone does; the score counts from its first sending."""
RECORDED = """
mutation ($input: RecordScoresInput!) {
  recordScores(input: $input) { receipts { state code } problems { code } }
}
"""
_PARTS = 25  # five criteria by five judges: one value counts a twenty-fifth of the total


def measure(*, seconds: int, workers: tuple[int, ...] = (1, 2)) -> list[Line]:
    """Measure what a write recomputes, then how late the screens are, by one worker and by two."""
    with staged(is_seeded=False) as made:
        patient = made.settings.model_copy(update={"statement_timeout_ms": STATEMENT_MS})
        stage = replace(made, settings=patient)
        lines = asyncio.run(_writes(stage))
        for count in workers:
            with liangxin(stage, workers=count) as side:
                lines += asyncio.run(_followed(stage, side, seconds, count))
    return lines


# --- the write


async def _writes(stage: Stage) -> list[Line]:
    async with connect(stage.settings) as database:
        given = await in_full_swing(stage, database)
        await recomputed(given, None)
        wait_until_quiet()
        one = [await _timed(recomputed, given, {entry}) for entry in given.entries[:WRITES]]
        whole = [await _timed(recomputed, given, None) for _ in range(WRITES // 15)]
    what = "results of a round of 1,000 entries, 5 criteria × 5 judges, with their transaction"
    return [
        _line(what, "one entry and all places, as for a score", one),
        _line(what, "all entries, as for the closing", whole),
    ]


async def _timed(
    work: Callable[[Round, set[UUID] | None], Awaitable[None]],
    given: Round,
    entries: set[UUID] | None,
) -> float:
    begun = time.monotonic()
    await work(given, entries)
    return time.monotonic() - begun


def _line(what: str, who: str, taken: list[float], **raw: object) -> Line:
    """Say how long something took: the median, and the 95th and 99th of a hundred."""
    shares = [share * 1000 for share in quantiles(taken, n=100, method="inclusive")]
    p50, p95, p99 = shares[49], shares[94], shares[98]
    print(f"{what}, {who}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms", flush=True)
    return Line(what=what, who=who, p50=p50, p99=p99, raw={"p95": p95, "n": len(taken), **raw})


# --- the screens


async def _followed(stage: Stage, side: Side, seconds: int, workers: int) -> list[Line]:
    url = side.url.removesuffix("/graphql")
    async with connect(stage.settings) as database:
        given = await in_full_swing(stage, database)
        await recomputed(given, None)
        port = urlsplit(url).port or 80
        async with _screens(port, given) as screens:
            await _told(screens, "ready")
            busy = wait_until_quiet()
            async with httpx2.AsyncClient(base_url=url, timeout=60) as client:
                judges = [await signed_in(given, judge, client) for judge in given.judges]
                sent, answered = await _scored(given, client, judges, seconds)
            await asyncio.sleep(SETTLED_SECONDS)
            _say(screens)
            told = json.loads(await _words(screens))
            await _told(screens, "vanished")
            half = await _left(port, SCREENS - SCREENS // 2)
            _say(screens)
            await screens.wait()
            rest = await _left(port, 0)
    return _lines(told, sent, answered, workers, {"busy": busy, "half": half, "rest": rest})


def _lines(
    told: Mapping[str, Any],
    sent: Mapping[str, float],
    answered: Mapping[str, float],
    workers: int,
    raw: Mapping[str, object],
) -> list[Line]:
    screens = list(zip(told["seen"], told["passed"], strict=True))
    came = {
        total: [_arrival(total, answered[total], *screen) for screen in screens] for total in sent
    }
    passed = sum(total not in found for total in sent for found in told["seen"])
    what = f"{SCREENS} screens, {len(sent)} scores at {PER_SECOND} a second"
    sizes = told["sizes"]
    print(f"{len(sizes)} pictures of {sum(sizes) // len(sizes)} bytes on average; {dict(raw)};")
    print(
        f"  {passed} of {len(sent) * len(screens)} scores had twelve better ones by their picture"
    )
    who = f"{workers} worker{'s' if workers > 1 else ''}"
    return [
        _line(
            what,
            f"from sending to the screen, {who}",
            [arrived - at for total, at in sent.items() for arrived in came[total]],
            **raw,
        ),
        _line(
            what,
            f"from the answer to the screen, {who}",
            [arrived - at for total, at in answered.items() for arrived in came[total]],
        ),
        _line(what, f"from sending to the answer, {who}", [answered[t] - sent[t] for t in sent]),
    ]


def _arrival(
    total: str, answered: float, seen: Mapping[str, float], passed: list[tuple[float, float]]
) -> float:
    """Give when a screen first showed a total, or that twelve later ones had passed it.

    Raises: StopIteration when it did neither.
    """
    if total in seen:
        return seen[total]
    return max(answered, next(at for at, least in passed if least > float(total)))


async def _scored(
    given: Round, client: httpx2.AsyncClient, judges: list[Mapping[str, str]], seconds: int
) -> tuple[dict[str, float], dict[str, float]]:
    """Let the judges correct one value each in turn, at an even pace; give when by each total."""
    sent: dict[str, float] = {}
    answered: dict[str, float] = {}
    waiting: list[asyncio.Queue[int]] = [asyncio.Queue() for _ in judges]

    async def phone(headers: Mapping[str, str], numbers: "asyncio.Queue[int]") -> None:
        """Send what waits, all of it at once, as the outbox of a phone does."""
        left = PER_SECOND * seconds // JUDGES
        while left:
            some = [await numbers.get()]
            while not numbers.empty():
                some.append(numbers.get_nowait())
            records = [_record(given, number) for number in some]
            body = {"query": RECORDED, "variables": {"input": {"records": records}}}
            reply = await client.post("/graphql", json=body, headers=dict(headers))
            while reply.is_error:
                await asyncio.sleep(BUSY_SECONDS)
                reply = await client.post("/graphql", json=body, headers=dict(headers))
            receipts = reply.json()["data"]["recordScores"]["receipts"]
            if any(one["state"] not in {"ACCEPTED", "REPEATED"} for one in receipts):
                raise AssertionError(receipts)
            answered.update(dict.fromkeys(map(_total, some), time.monotonic()))
            left -= len(some)

    begun = time.monotonic()
    phones = [asyncio.create_task(phone(*one)) for one in zip(judges, waiting, strict=True)]
    for number in range(1, 1 + PER_SECOND * seconds):
        sent[_total(number)] = time.monotonic()
        waiting[number % JUDGES].put_nowait(number)
        await asyncio.sleep(max(0.0, begun + number / PER_SECOND - time.monotonic()))
    await asyncio.gather(*phones)
    return sent, answered


def _more(number: int) -> Decimal:
    return Decimal(number) * Decimal("0.025")


def _total(number: int) -> str:
    """Give the total that the correction of this number makes."""
    return str((50 + _more(number) / _PARTS).normalize())


def _record(given: Round, number: int) -> dict[str, object]:
    return {
        "key": f"bench-{given.id}-{number}",
        "device": f"phone {number % JUDGES}",
        "sequence": number,
        "roundId": given.node,
        "entryId": encode_node_id("Entry", given.entries[number]),
        "criterionId": given.criterion,
        "value": str(50 + _more(number)),
        "reason": "更正",
        "baseVersion": 1,
        "recordedAt": now().isoformat(),
    }


async def _left(port: int, wanted: int) -> float:
    """Give the seconds until the server has no more connections than that, as the system counts.

    Raises: TimeoutError when more are left after the drill's time.
    """
    begun = time.monotonic()
    async with asyncio.timeout(LEFT_SECONDS):
        while _connections(port) > wanted:  # noqa: ASYNC110 - seen from outside
            await asyncio.sleep(0.02)
    return time.monotonic() - begun


def _connections(port: int) -> int:
    """Count what the server has not closed yet: established, or left by the other side."""
    rows = Path("/proc/net/tcp").read_text().splitlines()[1:]
    fields = [row.split() for row in rows]
    return sum(one[1].endswith(f":{port:04X}") and one[3] in {"01", "08"} for one in fields)


@asynccontextmanager
async def _screens(port: int, given: Round) -> AsyncIterator[asyncio.subprocess.Process]:
    words = (str(port), given.organizer.cookie, given.node, str(SCREENS))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bench.contest_listeners",
        *words,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=dict(os.environ),
        limit=2**28,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _words(process: asyncio.subprocess.Process) -> bytes:
    if process.stdout is None:
        raise TypeError(process)
    return await process.stdout.readline()


async def _told(process: asyncio.subprocess.Process, word: str) -> None:
    found = (await _words(process)).decode().strip()
    if found != word:
        raise RuntimeError(f"the screens said {found!r} instead of {word!r}")


def _say(process: asyncio.subprocess.Process) -> None:
    if process.stdin is None:
        raise TypeError(process)
    process.stdin.write(b"go on\n")
