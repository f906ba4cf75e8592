"""Many subscribers at once: how late they hear, and what is left of those who vanish.

`python -m bench.subscribers`: listeners in a process of their own, as browsers are; the server and
the saves in this one. The clock of both is the machine's monotonic one.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from statistics import quantiles
from uuid import UUID

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from backend.accounts.changes import save, update
from backend.database.engine import connect as connect_database
from backend.database.session import writing
from tests.commands.desk import Desk, open_desk
from tests.events.serving import Served, served
from tests.server import server_under_test

HEARD = "subscription { organizationChanged { cursor organization { id name town { name } } } }"
AT_ONCE = 25
LEFT_SECONDS = 5
GOAL_SECONDS = 0.3


def main() -> None:
    """Run the drill, or be the listeners of one."""
    parser = argparse.ArgumentParser(prog="python -m bench.subscribers", description=__doc__)
    parser.add_argument("--subscribers", type=int, default=500)
    parser.add_argument("--per-second", type=int, default=20, help="saves a second")
    parser.add_argument("--seconds", type=int, default=10, help="length of the run")
    parser.add_argument("--listen", nargs=2, metavar=("PORT", "COOKIE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    events = given.per_second * given.seconds
    if given.listen:
        port, cookie = given.listen
        asyncio.run(_listen(int(port), cookie, given.subscribers, events))
    else:
        asyncio.run(_drill(given.subscribers, given.per_second, given.seconds))


# --- the listeners


async def _listen(port: int, cookie: str, count: int, events: int) -> None:
    connections: list[ClientConnection] = []
    for first in range(0, count, AT_ONCE):
        size = min(AT_ONCE, count - first)
        connections += await asyncio.gather(*(_opened(port, cookie) for _ in range(size)))
    print("ready", flush=True)
    heard = await asyncio.gather(*(_arrivals(one, events) for one in connections))
    print(json.dumps([arrival for one in heard for arrival in one]), flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    for one in connections[: count // 2]:
        one.transport.abort()
    print("vanished", flush=True)
    await asyncio.to_thread(sys.stdin.readline)


async def _opened(port: int, cookie: str) -> ClientConnection:
    connection = await connect(
        f"ws://127.0.0.1:{port}/graphql",
        subprotocols=[Subprotocol("graphql-transport-ws")],
        additional_headers={"cookie": cookie},
        compression=None,
        open_timeout=60,
    )
    await connection.send('{"type":"connection_init"}')
    await connection.recv()
    wanted = {"id": "1", "type": "subscribe", "payload": {"query": HEARD}}
    await connection.send(json.dumps(wanted))
    return connection


async def _arrivals(connection: ClientConnection, events: int) -> list[tuple[str, float]]:
    found = []
    for _ in range(events):
        text = await connection.recv(decode=False)
        arrived = time.monotonic()
        node = json.loads(text)["payload"]["data"]["organizationChanged"]
        found.append((node["organization"]["name"], arrived))
    return found


# --- the drill


async def _drill(count: int, per_second: int, seconds: int) -> None:
    with server_under_test() as server, server.clone() as name:
        settings = server.settings(name)
        async with connect_database(settings) as database:
            desk = await open_desk(database)
            async with served(desk) as house:
                await _measure(house, desk, count, per_second, seconds)


async def _measure(house: Served, desk: Desk, count: int, per_second: int, seconds: int) -> None:
    organizations = [await desk.organization(f"第{number}厂") for number in range(per_second)]
    before = len(asyncio.all_tasks())
    sizes = ("--subscribers", count, "--per-second", per_second, "--seconds", seconds)
    async with _listeners(house, *sizes) as listeners:
        await _told(listeners, "ready")
        while house.subscriptions.feed.standing < count:  # noqa: ASYNC110 - seen from outside
            await asyncio.sleep(0.05)
        saved = await _saves(desk, organizations, per_second, seconds)
        arrivals = json.loads(await _line(listeners))
        late = sorted(arrived - saved[name] for name, arrived in arrivals)
        _say(listeners)
        await _told(listeners, "vanished")
        left_after = await _left(house, count - count // 2)
        _say(listeners)
        await listeners.wait()
    rest_after = await _left(house, 0)
    await asyncio.sleep(0.2)
    shares = quantiles(late, n=100)
    print(f"{count} subscribers, {per_second} saves/s for {seconds} s: {len(late)} arrivals")
    print(f"  p50 {shares[49] * 1000:.0f} ms, p95 {shares[94] * 1000:.0f} ms,", end=" ")
    print(f"p99 {shares[98] * 1000:.0f} ms (goal: p95 <= {GOAL_SECONDS * 1000:.0f} ms)")
    print(f"  half vanished: gone after {left_after:.2f} s; all gone after {rest_after:.2f} s,")
    print(f"  tasks left: {len(asyncio.all_tasks()) - before - 1} (the listener's own apart)")
    await desk.town("此后")
    print("  the pool answers")


async def _saves(
    desk: Desk, organizations: list[UUID], per_second: int, seconds: int
) -> dict[str, float]:
    """Rename organizations at an even pace; give when each name was saved."""
    saved: dict[str, float] = {}
    begun = time.monotonic()
    for number in range(per_second * seconds):
        row = await desk.row("organizations", organizations[number % len(organizations)])
        name = f"更名{number}"
        change = update("organizations", row, name=name)
        async with writing(desk.database, desk.officer) as session:
            await save(session, desk.officer, action="bench", changes=[change])
            saved[name] = time.monotonic()
        await asyncio.sleep(max(0.0, begun + (number + 1) / per_second - time.monotonic()))
    return saved


async def _left(house: Served, wanted: int) -> float:
    """Give the seconds until so many subscribers are left.

    Raises: TimeoutError when more are left after the drill's time.
    """
    begun = time.monotonic()
    async with asyncio.timeout(LEFT_SECONDS):
        while _present(house) > wanted:  # noqa: ASYNC110 - seen from outside
            await asyncio.sleep(0.02)
    return time.monotonic() - begun


def _present(house: Served) -> int:
    return max(house.subscriptions.feed.size, len(house.subscriptions.ends))


@asynccontextmanager
async def _listeners(house: Served, *sizes: object) -> AsyncIterator[asyncio.subprocess.Process]:
    command = ("-m", "bench.subscribers", "--listen", house.port, house.proofs.cookie, *sizes)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *map(str, command),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=2**27,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _line(process: asyncio.subprocess.Process) -> bytes:
    if process.stdout is None:
        raise TypeError(process)
    return await process.stdout.readline()


async def _told(process: asyncio.subprocess.Process, word: str) -> None:
    found = (await _line(process)).decode().strip()
    if found != word:
        raise RuntimeError(f"the listeners said {found!r} instead of {word!r}")


def _say(process: asyncio.subprocess.Process) -> None:
    if process.stdin is None:
        raise TypeError(process)
    process.stdin.write(b"go on\n")


if __name__ == "__main__":
    main()
