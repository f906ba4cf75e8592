"""Too much at once, nothing left, clients that leave: the rest is told so and nothing is kept."""

import asyncio
import time
from collections import Counter

from tests.drills.departments import ADD, READ, add, all_of, new_keys, one_effect_each, tell
from tests.drills.stage import POOL, Program, table_locked
from tests.drills.wire import Answer, Person


async def timed(person: Person) -> tuple[Answer, float]:
    """Read once; give the answer and the milliseconds."""
    begun = time.monotonic()
    answer = await person.ask(READ)
    return answer, (time.monotonic() - begun) * 1000


async def test_full_pool_refuses_the_rest_and_is_whole_afterwards(one_process: Program) -> None:
    person = await one_process.person()
    async with table_locked(one_process, "departments") as lock:
        accepted = [asyncio.create_task(person.ask(READ)) for _ in range(POOL)]
        await lock.until_waiting(POOL)
        refused = await all_of([timed(person) for _ in range(10)])
        await lock.release()
        answers = await asyncio.gather(*accepted)

    assert [answer.status for answer in answers] == [200] * POOL
    assert [(one.status, one.code, one.headers["retry-after"]) for one, _ in refused] == [
        (503, "BUSY", "1")
    ] * 10
    tell(f"refused after {', '.join(f'{took:.0f}' for _, took in refused)} ms")
    async with table_locked(one_process, "departments") as lock:
        again = [asyncio.create_task(person.ask(READ)) for _ in range(POOL)]
        await lock.until_waiting(POOL)
        await lock.release()
        assert [answer.status for answer in await asyncio.gather(*again)] == [200] * POOL


async def test_query_of_a_client_that_left_is_gone(one_process: Program) -> None:
    person = await one_process.person()
    async with table_locked(one_process, "departments") as lock:
        _, writer = await person.begin("POST", "/graphql", {"query": READ})
        await lock.until_waiting(1)
        writer.close()
        seconds = await lock.until_waiting(0)
        await lock.release()

    answers = await all_of([person.insist(READ, {}) for _ in range(POOL)])
    assert len(answers) == POOL
    tell(f"gone after {seconds:.2f} s")


async def test_overload_is_answered_or_refused_and_never_cut_off(one_process: Program) -> None:
    person = await one_process.person()
    peak = await _rate(person, clients=POOL, seconds=1.0)
    over = await _rate(person, clients=3 * POOL, seconds=1.0)

    assert set(peak) <= {200, 429}
    assert set(over) <= {200, 429, 503}
    assert over[200] > 0
    tell(f"answered: {peak[200]} with {POOL} clients, {over[200]} with {3 * POOL}: {over}")


async def _rate(person: Person, *, clients: int, seconds: float) -> Counter[int]:
    """Count the answers by status that so many clients get in some time."""
    ends = time.monotonic() + seconds
    counted: Counter[int] = Counter()

    async def go_on() -> None:
        while time.monotonic() < ends:
            counted[(await person.ask(READ)).status] += 1

    await all_of([go_on() for _ in range(clients)])
    return counted


async def test_read_only_database_refuses_writes_and_answers_reads(one_process: Program) -> None:
    person = await one_process.person()
    (key,) = new_keys(1)
    await _set_read_only(one_process, "on")
    try:
        refusal = await person.ask(ADD, {"name": f"演练部门{key}", "key": key})
        read = await person.ask(READ)
    finally:
        await _set_read_only(one_process, "off")

    assert (refusal.status, refusal.code) == (503, "WRITES_UNAVAILABLE")
    assert (read.status, read.code) == (200, None)
    payload = await add(person, key)
    assert payload["addDepartment"]["problems"] == []
    await one_effect_each(one_process, [key])


async def _set_read_only(program: Program, state: str) -> None:
    """Make every new transaction read-only, as a standby or a full disk would, or let go again."""
    connection = await program.superuser()
    try:
        await connection.execute(
            f"alter role liangxin_writer set default_transaction_read_only = {state}"
        )
        await connection.fetch(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
            " where usename = 'liangxin_writer'"
        )
    finally:
        await connection.close()
