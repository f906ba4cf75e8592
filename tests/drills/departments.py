"""What the drills write: a department a key, and how its effects are counted."""

import asyncio
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from tests.drills.stage import Program
from tests.drills.wire import Person

ADD = """
mutation Add($name: String!, $key: String!) {
  addDepartment(input: {department: {name: $name, kind: OTHER}, idempotencyKey: $key}) {
    department { id name }
    problems { code message }
  }
}
"""
READ = "query Read { departments(first: 5) { nodes { name } } }"


def new_keys(number: int) -> list[str]:
    """Give keys that no drill had before; the department is named like its key."""
    return [uuid4().hex for _ in range(number)]


async def add(person: Person, key: str) -> Any:
    """Add the department of a key, again and again until that is answered."""
    return await person.insist(ADD, {"name": f"演练部门{key}", "key": key})


async def effects(program: Program, keys: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Count for each key the departments and the notes in the audit log."""
    connection = await program.superuser()
    try:
        departments = await connection.fetch("select name from departments where not is_default")
        notes = await connection.fetch(
            "select after ->> 'name' as name from audit_events where action = 'department.add'"
        )
    finally:
        await connection.close()
    wanted = set(keys)
    return (_by_key(departments, wanted), _by_key(notes, wanted))


def _by_key(rows: Sequence[Any], wanted: set[str]) -> Counter[str]:
    keys = (str(row["name"]).removeprefix("演练部门") for row in rows)
    return Counter(key for key in keys if key in wanted)


async def one_effect_each(program: Program, keys: Sequence[str]) -> None:
    """See that each key had exactly one effect."""
    departments, notes = await effects(program, keys)
    assert departments == Counter(keys)
    assert notes == Counter(keys)


async def all_of(work: Sequence[Any]) -> list[Any]:
    """Wait for clients at once; the first one that fails ends the others."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(each) for each in work]
    return [task.result() for task in tasks]


def tell(words: str) -> None:
    """Print a figure of a drill; pytest shows it with -s and otherwise when the drill fails."""
    sys.stdout.write(f"{words}\n")
