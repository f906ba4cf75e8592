"""The process of the jobs is killed at its work: what it began is done once, by its successor."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drills.departments import tell
from tests.drills.imports import applied, furnish, one_effect_of_each, reached, sent, workbook
from tests.drills.stage import PATIENT, Program, served, table_locked, until

HEARTBEAT_SECONDS = 1


@pytest.fixture(scope="module")
def program(template: Path) -> Iterator[Program]:
    """A process of its own for the jobs, whose silence is soon noticed."""
    settings = {"workers": 2, "job_heartbeat_seconds": HEARTBEAT_SECONDS}
    with served(template, **settings, **PATIENT) as started:
        yield started


async def killed(program: Program) -> None:
    """Kill the process of the jobs and wait for the next one."""
    victim = await program.kill_background()
    await until(lambda: program.background not in ([], [victim]), "another background")


async def test_killed_jobs_have_one_effect_each(program: Program, tmp_path: Path) -> None:
    person = await program.person()
    await furnish(program, person, tmp_path)
    times = []

    async with table_locked(program, "organizations") as lock:
        checking = await sent(person, workbook(tmp_path, 0))
        await lock.until_waiting(1)
        await killed(program)
        await lock.release()
    times.append(await reached(program, checking, "CHECKED"))
    await applied(person, checking)
    await reached(program, checking, "APPLIED")
    for place in (1, 2):
        writing = await sent(person, workbook(tmp_path, place))
        await reached(program, writing, "CHECKED")
        async with table_locked(program, "organizations", mode="share") as lock:
            await applied(person, writing)
            await lock.until_waiting(1)
            await killed(program)
            await lock.release()
        times.append(await reached(program, writing, "APPLIED"))

    await one_effect_of_each(program, (0, 1, 2))
    tell(f"done {', '.join(f'{seconds:.1f}' for seconds in times)} s after another process")
