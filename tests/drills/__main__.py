"""The drills at full size: `python -m tests.drills`, some fifteen minutes on a quiet machine.

CI runs them small (`pytest tests/drills`); here are the counts and the rates of the specification,
and a table of what was measured. `--only contest` runs one of them, `--seed` repeats its chances.
"""

import argparse
import asyncio
import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests.drills.contest import FULL, judged
from tests.drills.departments import READ, add, all_of, new_keys, one_effect_each, tell
from tests.drills.imports import applied, furnish, one_effect_of_each, reached, sent, workbook
from tests.drills.stage import PATIENT, Program, prepared, served, table_locked, until
from tests.drills.wire import Person

KILLS_OF_DATABASE, KILLS_OF_WORKERS, KILLS_OF_JOBS = 10, 20, 5
WRITES_BETWEEN_KILLS, IMPORTS = 500, 100
WRITERS, CLIENTS_OF_ONE_KEY = 8, 50
RATE, OVERLOAD_SECONDS, PEAK_CLIENTS = 50, 60, 10
HEARTBEAT_SECONDS = 2
READERS = 10


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
            enough = len(acknowledged) + WRITES_BETWEEN_KILLS
            await until(lambda: len(acknowledged) >= enough, "more answers")  # noqa: B023 - awaited
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
            enough = len(keys) + 1
            await until(lambda: len(keys) > enough, "another key")  # noqa: B023 - awaited
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


async def jobs_killed(program: Program) -> Outcome:
    """Kill the process of the jobs among two hundred: each import is checked, then written."""
    person, done, times = await program.person(), list[int](), list[float]()
    with TemporaryDirectory() as made:
        folder = Path(made)
        await furnish(program, person, folder)

        async def take(place: int) -> None:
            batch = await sent(person, workbook(folder, place))
            await reached(program, batch, "CHECKED")
            begun = time.monotonic()
            await applied(person, batch)
            await reached(program, batch, "APPLIED")
            times.append(time.monotonic() - begun)
            done.append(place)

        async def take_in_turn(first: int) -> None:
            for place in range(first, IMPORTS, WRITERS):
                await take(place)

        async def kill() -> None:
            for number in range(1, KILLS_OF_JOBS + 1):
                enough = number * IMPORTS // (KILLS_OF_JOBS + 1)
                await until(lambda: len(done) >= enough, "imports")  # noqa: B023 - awaited
                victim = await program.kill_background()
                await until(
                    lambda: program.background not in ([], [victim]),  # noqa: B023 - awaited
                    "another background",
                )

        await all_of([*(take_in_turn(first) for first in range(WRITERS)), kill()])
    await one_effect_of_each(program, range(IMPORTS))
    return Outcome(
        f"job worker killed ×{KILLS_OF_JOBS} in {2 * IMPORTS} jobs",
        f"each effect once, none left; asked to written {max(times):.1f} s at most with a heartbeat"
        f" of {HEARTBEAT_SECONDS} s",
    )


async def pool_exhausted(program: Program) -> Outcome:
    """Let every connection wait for a lock while others ask: they are told so at once."""
    person = await program.person()
    async with table_locked(program, "departments") as lock:
        held = [asyncio.create_task(person.ask(READ)) for _ in range(READERS)]
        await lock.until_waiting(READERS)
        _, refused = await _asked(person, clients=PEAK_CLIENTS, seconds=5)
        await lock.release()
        answers = await asyncio.gather(*held)
    after, _ = await _asked(person, clients=PEAK_CLIENTS, seconds=5)
    return Outcome(
        f"pool exhausted, {PEAK_CLIENTS} clients beside {READERS} that wait",
        f"{len(refused)} refused, median {median(refused) * 1000:.0f} ms, p99 {_p99(refused)};"
        f" {sum(one.status == 200 for one in answers)} of {READERS} answered later,"
        f" then {len(after) / 5:.0f}/s",
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


def contest_judged(template: Path, seed: int) -> Outcome:
    """Let three judges give three hundred scores while server, browsers and network fail."""
    tell(f"contest: --seed {seed}")
    with served(template, workers=2, **GENEROUS, **PATIENT) as program:
        count = judged(program, FULL, seed)
    assert count.is_whole, (count, count.lost)
    return Outcome(f"a contest, {FULL.judges} browsers × {FULL.entries} scores", str(count))


GENEROUS: dict[str, object] = {"rate_points": 100_000_000, "rate_restored": 100_000_000}
DRILLS: dict[str, Callable[[Path], Outcome]] = {
    "database": lambda template: _run(template, database_killed, workers=1, **GENEROUS),
    "workers": lambda template: _run(template, workers_killed, workers=2, **GENEROUS),
    "end": lambda template: _run(template, ended_politely, workers=2, **GENEROUS),
    "overload": lambda template: _run(template, overloaded, workers=1, **GENEROUS),
    "pool": lambda template: _run(template, pool_exhausted, workers=1, **GENEROUS, **PATIENT),
    "jobs": lambda template: _run(
        template, jobs_killed, workers=2, job_heartbeat_seconds=HEARTBEAT_SECONDS
    ),
}


def main() -> None:
    """Run each drill on a program of its own and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.drills")
    parser.add_argument("--only", choices=[*DRILLS, "contest"])
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    wanted = parser.parse_args()
    drills = DRILLS | {"contest": lambda template: contest_judged(template, wanted.seed)}
    names = [wanted.only] if wanted.only else list(drills)
    with prepared() as template:
        outcomes = [drills[name](template) for name in names]
    width = max(len(outcome.drill) for outcome in outcomes)
    for outcome in outcomes:
        tell(f"{outcome.drill:<{width}}  {outcome.figures}")


if __name__ == "__main__":
    main()
