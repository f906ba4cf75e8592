"""The drills at full size: `python -m tests.drills`, some five minutes on a quiet machine.

CI runs them small (`pytest tests/drills`); here are the counts and the rates of the specification,
and a table of what was measured.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from tests.drills.departments import READ, add, all_of, new_keys, one_effect_each, tell
from tests.drills.stage import Program, prepared, served, until
from tests.drills.wire import Person

KILLS_OF_DATABASE, KILLS_OF_WORKERS = 10, 20
WRITERS, CLIENTS_OF_ONE_KEY = 8, 50
RATE, OVERLOAD_SECONDS, PEAK_CLIENTS = 50, 60, 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line of the table."""

    drill: str
    figures: str


async def database_killed(program: Program) -> Outcome:
    """Kill the database every two seconds under writers with keys."""
    person, acknowledged = await program.person(), []
    is_over = asyncio.Event()

    async def write() -> None:
        while not is_over.is_set():
            (key,) = new_keys(1)
            payload = await add(person, key)
            assert payload["addDepartment"]["problems"] == [], payload
            acknowledged.append(key)

    async def kill() -> list[float]:
        times = []
        for _ in range(KILLS_OF_DATABASE):
            await asyncio.sleep(2)
            begun, before = time.monotonic(), len(acknowledged)
            await program.kill_database()
            await until(lambda: len(acknowledged) > before, "an answer")  # noqa: B023 - awaited
            times.append(time.monotonic() - begun)
        is_over.set()
        return times

    *_, times = await all_of([*(write() for _ in range(WRITERS)), kill()])
    await one_effect_each(program, acknowledged)
    return Outcome(
        f"kill -9 of PostgreSQL ×{KILLS_OF_DATABASE}, {WRITERS} writers",
        f"{len(acknowledged)} acknowledged, 0 lost, 0 doubled; writes again after"
        f" {max(times):.1f} s at most",
    )


async def workers_killed(program: Program) -> Outcome:
    """Kill workers during mutations; each key comes from many clients at once."""
    person, keys, payloads = await program.person(), list[str](), Counter[str]()
    is_over = asyncio.Event()

    async def write() -> None:
        while not is_over.is_set():
            (key,) = new_keys(1)
            keys.append(key)
            same = await all_of([add(person, key) for _ in range(CLIENTS_OF_ONE_KEY)])
            assert all(one == same[0] for one in same), same
            payloads[key] += len(same)

    async def kill() -> None:
        for _ in range(KILLS_OF_WORKERS):
            victim = await program.kill_worker()
            await until(lambda: victim not in program.workers, "its end")  # noqa: B023 - awaited
            await until(lambda: len(program.workers) == 2, "another worker")
            await asyncio.sleep(1)
        is_over.set()

    await all_of([write(), kill()])
    await one_effect_each(program, keys)
    return Outcome(
        f"kill -9 of a worker ×{KILLS_OF_WORKERS}, {CLIENTS_OF_ONE_KEY} clients a key",
        f"{len(keys)} keys, one effect each; {payloads.total()} equal payloads",
    )


async def ended_politely(program: Program) -> Outcome:
    """Send SIGTERM while requests come at a rate; whoever was let in is answered."""
    person, counted = await program.person(), Counter[str]()
    tasks: list[asyncio.Task[None]] = []

    async def ask() -> None:
        try:
            answer = await person.ask(READ)
        except ConnectionRefusedError:
            counted["refused"] += 1
        except (OSError, EOFError):
            counted["cut off"] += 1
        else:
            counted[str(answer.status)] += 1

    async def come(seconds: float) -> None:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            tasks.append(asyncio.create_task(ask()))
            await asyncio.sleep(1 / RATE)

    await come(3)
    begun = time.monotonic()
    program.process.terminate()
    await come(2)
    await asyncio.gather(*tasks)
    await until(lambda: program.process.poll() is not None, "its end")
    return Outcome(
        f"SIGTERM at {RATE} requests a second",
        f"{dict(counted)}; ended after {time.monotonic() - begun:.1f} s,"
        f" status {program.process.returncode}",
    )


async def overloaded(program: Program) -> Outcome:
    """Ask with three times as many clients as give the peak."""
    person = await program.person()
    peak, _ = await _asked(person, clients=PEAK_CLIENTS, seconds=OVERLOAD_SECONDS / 4)
    over, refused = await _asked(person, clients=3 * PEAK_CLIENTS, seconds=OVERLOAD_SECONDS)
    before, goodput = (
        len(times) / span
        for times, span in ((peak, OVERLOAD_SECONDS / 4), (over, OVERLOAD_SECONDS))
    )
    return Outcome(
        f"3× overload, {OVERLOAD_SECONDS} s",
        f"peak {before:.0f}/s, goodput {goodput:.0f}/s ({goodput / before:.0%}); accepted p99"
        f" {_p99(over)}, {len(refused)} refused, p99 {_p99(refused)}",
    )


async def _asked(
    person: Person, *, clients: int, seconds: float
) -> tuple[list[float], list[float]]:
    """Give the times of what was answered and of what was refused."""
    ends = time.monotonic() + seconds
    accepted: list[float] = []
    refused: list[float] = []

    async def go_on() -> None:
        while (begun := time.monotonic()) < ends:
            answer = await person.ask(READ)
            times = accepted if answer.status == 200 else refused
            times.append(time.monotonic() - begun)

    await all_of([go_on() for _ in range(clients)])
    return accepted, refused


def _p99(times: list[float]) -> str:
    return f"{quantiles(times, n=100)[98] * 1000:.0f} ms" if len(times) > 1 else "—"


def _run(
    template: Path, drill: Callable[[Program], Awaitable[Outcome]], **settings: object
) -> Outcome:
    with served(template, **settings) as program:
        return asyncio.run(_awaited(drill(program)))


async def _awaited(work: Awaitable[Outcome]) -> Outcome:
    return await work


def main() -> None:
    """Run each drill on a program of its own and print the table."""
    generous = {"rate_points": 100_000_000, "rate_restored": 100_000_000}
    with prepared() as template:
        outcomes = [
            _run(template, database_killed, workers=1, **generous),
            _run(template, workers_killed, workers=2, **generous),
            _run(template, ended_politely, workers=2, **generous),
            _run(template, overloaded, workers=1, **generous),
        ]
    width = max(len(outcome.drill) for outcome in outcomes)
    for outcome in outcomes:
        tell(f"{outcome.drill:<{width}}  {outcome.figures}")


if __name__ == "__main__":
    main()
