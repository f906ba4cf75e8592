"""What the drills of the job runner import: workbooks of a few firms, and what became of them."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from backend.kit.ids import decode_node_id, encode_node_id
from tests.drills.stage import Program, until_told
from tests.drills.wire import Person
from tests.workbooks.conftest import TOWN, code, enterprise, write_workbook

FIRMS = 3
TOWNS = {"镇街": [{"名称": TOWN, "类型": "街道", "集中/分散": "集中"}]}


async def sent(person: Person, path: Path) -> UUID:
    """Upload a workbook, which is checked by a job."""
    content = await asyncio.to_thread(path.read_bytes)
    answer = await person.send("POST", f"/imports?fileName={path.stem}.xlsx", content)
    assert answer.status == 202, answer
    return decode_node_id(answer.json["importId"]).id


async def applied(person: Person, batch: UUID) -> None:
    """Ask for a checked workbook to be written, which is done by a job."""
    address = f"/imports/{encode_node_id('ImportBatch', batch)}/apply?mode=ALL_OR_NOTHING"
    answer = await person.send("POST", address)
    assert answer.status == 202, answer


async def reached(program: Program, batch: UUID, state: str) -> float:
    """Wait for a state of an import; give the seconds."""

    async def told(connection: Any) -> bool:
        row = await connection.fetchrow(
            "select state, failure from import_batches where id = $1", batch
        )
        assert row["failure"] is None, row
        return str(row["state"]) == state

    return await until_told(program, told, f"{state} of an import")


async def furnish(program: Program, person: Person, folder: Path) -> None:
    """Import the town in which all firms are."""
    batch = await sent(person, write_workbook(folder / "towns.xlsx", TOWNS))
    await reached(program, batch, "CHECKED")
    await applied(person, batch)
    await reached(program, batch, "APPLIED")


def firms(place: int) -> range:
    """Give the numbers of the firms of a workbook."""
    return range(place * FIRMS + 1, (place + 1) * FIRMS + 1)


def workbook(folder: Path, place: int) -> Path:
    """Write the workbook of some firms."""
    rows = [enterprise(number) for number in firms(place)]
    return write_workbook(folder / f"{place}.xlsx", {"企业台账": rows})


async def one_effect_of_each(program: Program, places: Sequence[int]) -> None:
    """See that each firm was entered and noted once, and that no job is left."""
    wanted = Counter(code(number) for place in places for number in firms(place))
    connection = await program.superuser()
    try:
        entered = await connection.fetch("select credit_code as code from organizations")
        noted = await connection.fetch(
            "select after ->> 'credit_code' as code from audit_events"
            " where subject_table = 'organizations' and action = 'import.apply'"
        )
        left = await connection.fetchval("select count(*) from pgqueuer.pgqueuer")
    finally:
        await connection.close()
    assert Counter(row["code"] for row in entered) == wanted
    assert Counter(row["code"] for row in noted) == wanted
    assert left == 0
