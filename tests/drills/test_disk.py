"""A disk without room: writes are refused with a code, reads go on, and nothing is lost."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drills.departments import ADD, READ, add, new_keys, one_effect_each, tell
from tests.drills.stage import NoDiskError, Program, served_on_small_disk
from tests.drills.wire import Person

DISK_BYTES = 400_000_000
MOST_WRITES = 2_000


@pytest.fixture
def program(template: Path) -> Iterator[Program]:
    """A program whose whole data folder lies on a small disk of its own."""
    try:
        with served_on_small_disk(template, DISK_BYTES) as started:
            yield started
    except NoDiskError:
        pytest.skip("only root may mount a small disk; the read-only drill stands for it")


def fill(folder: Path) -> Path:
    """Take all the room that is left."""
    ballast = folder / "ballast"
    room = os.statvfs(folder)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize)
    return ballast


async def written_until_refused(person: Person) -> tuple[list[str], str | None]:
    """Write until there is no room; give the keys that were acknowledged, and the code."""
    acknowledged: list[str] = []
    for key in new_keys(MOST_WRITES):
        answer = await person.ask(ADD, {"name": f"演练部门{key}", "key": key})
        if answer.status != 200:
            return acknowledged, answer.code
        assert answer.json["data"]["addDepartment"]["problems"] == []
        acknowledged.append(key)
    return acknowledged, None


async def test_full_disk_refuses_writes_and_answers_reads(program: Program) -> None:
    person = await program.person()
    before = program.database_pid
    ballast = await asyncio.to_thread(fill, program.data_dir)

    acknowledged, code = await written_until_refused(person)
    reads = [(answer := await person.ask(READ)).status for _ in range(10)]
    ballast.unlink()
    (later,) = new_keys(1)
    payload = await add(person, later)

    assert code == "WRITES_UNAVAILABLE"
    assert (reads, answer.code) == ([200] * 10, None)
    assert payload["addDepartment"]["problems"] == []
    assert program.database_pid == before
    await one_effect_each(program, [*acknowledged, later])
    tell(f"{len(acknowledged)} writes had room on pages that were there")
