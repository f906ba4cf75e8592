"""Processes killed while people write: nothing acknowledged is lost and nothing happens twice."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drills.departments import READ, add, all_of, new_keys, one_effect_each, tell
from tests.drills.stage import PATIENT, Program, served, table_locked, until
from tests.drills.wire import Answer, Person

CLIENTS_OF_ONE_KEY = 50


@pytest.fixture(scope="module")
def program(template: Path) -> Iterator[Program]:
    """Two workers under one supervisor, patient with locks; the last drill ends them."""
    with served(template, workers=2, **PATIENT) as started:
        yield started


async def test_killed_workers_leave_one_effect_for_each_key(program: Program) -> None:
    person, keys = await program.person(), new_keys(12)
    answered: list[str] = []

    async def write(key: str) -> str:
        payload = await add(person, key)
        answered.append(key)
        return json.dumps(payload)

    async def kill() -> None:
        for count in (3, 12):
            await until(lambda: len(answered) >= count, "answers")  # noqa: B023 - awaited here
            victim = await program.kill_worker()
            await until(lambda: victim not in program.workers, "its end")  # noqa: B023 - the same
            await until(lambda: len(program.workers) == 2, "another worker")

    shared = keys[0]
    writers = [write(shared) for _ in range(CLIENTS_OF_ONE_KEY)]
    writers += [write(key) for key in keys[1:] for _ in range(2)]
    *payloads, _ = await all_of([*writers, kill()])

    assert len(set(payloads[:CLIENTS_OF_ONE_KEY])) == 1
    assert len(set(payloads)) == len(keys)
    assert not any('"code"' in payload for payload in payloads)
    await one_effect_each(program, keys)


async def test_killed_database_loses_and_doubles_nothing(program: Program) -> None:
    person, keys = await program.person(), new_keys(40)
    waiting, acknowledged = list(keys), []

    async def write() -> None:
        while waiting:
            key = waiting.pop()
            payload = await add(person, key)
            assert payload["addDepartment"]["problems"] == []
            acknowledged.append(key)

    async def kill() -> list[float]:
        times = []
        for count in (8, 20):
            await until(lambda: len(acknowledged) >= count, "answers")  # noqa: B023 - awaited here
            victim = await program.kill_database()
            seconds = await until(lambda: program.database_pid not in {0, victim}, "a new server")  # noqa: B023
            times.append(seconds)
        return times

    *_, times = await all_of([*(write() for _ in range(4)), kill()])

    assert sorted(acknowledged) == sorted(keys)
    await one_effect_each(program, keys)
    tell(f"started again after {', '.join(f'{seconds:.2f} s' for seconds in times)}")


async def test_reads_go_on_after_a_killed_database(program: Program) -> None:
    person = await program.person()
    before = await person.insist(READ, {})

    victim = await program.kill_database()
    await until(lambda: program.database_pid not in {0, victim}, "a new server")

    after = await all_of([person.insist(READ, {}) for _ in range(4)])
    assert [one == before for one in after] == [True] * 4


async def test_killed_background_is_started_again(program: Program) -> None:
    victim = await program.kill_background()

    await until(lambda: program.background not in ([], [victim]), "another background")


async def test_numbers_of_all_processes_come_from_whichever_is_asked(program: Program) -> None:
    person = await program.person()
    told: dict[str, float] = {}
    async with asyncio.timeout(60):
        while told.get("liangxin_database_restarts_total", 0) < 2:
            told = numbers(await person.send("GET", "/metrics"))

    workers = {name for name in told if name.startswith("liangxin_process_resident_bytes")}
    assert workers == {
        f'liangxin_process_resident_bytes{{worker="{place}"}}'
        for place in ("supervisor", "0", "1", "2")
    }
    assert told["liangxin_worker_restarts_total"] >= 2
    assert told['liangxin_requests_total{code="OK",status="200"}'] >= CLIENTS_OF_ONE_KEY


def numbers(answer: Answer) -> dict[str, float]:
    """Read Prometheus' text: the name with its labels, and the number."""
    lines = answer.body.decode().splitlines()
    pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(number) for name, _, number in pairs}


async def test_polite_end_answers_every_request_that_runs(program: Program) -> None:
    person = await program.person()
    async with table_locked(program, "departments") as lock:
        running = [asyncio.create_task(person.ask(READ)) for _ in range(8)]
        await lock.until_waiting(8)
        begun = time.monotonic()
        program.process.terminate()
        await _until_refused(person)
        await lock.release()
        answers = await asyncio.gather(*running)
    await until(lambda: program.process.poll() is not None, "its end")

    assert [(answer.status, answer.code) for answer in answers] == [(200, None)] * 8
    assert program.process.returncode == 0
    tell(f"ended after {time.monotonic() - begun:.2f} s")


async def _until_refused(person: Person) -> None:
    """Wait until nobody listens any more."""
    async with asyncio.timeout(60):
        while True:
            try:
                await person.send("GET", "/healthz")
            except (OSError, EOFError):
                return
