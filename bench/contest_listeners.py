"""Screens of a round in a process of their own: `python -m bench.contest_listeners`.

Each notes when a total was first on its board, and what the board had passed by then; the clock is
the machine's monotonic one.
"""

import argparse
import asyncio
import json
import sys
import time
from contextlib import suppress
from decimal import Decimal

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

AT_ONCE = 10
TRIES, PAUSE_SECONDS = 20, 0.5
"""A screen that a busy server turned away comes again, as the page does."""
SHOWN = """
subscription ($id: ID!) {
  roundResults(id: $id) {
    name state frozenAt decimals
    board(first: 12) {
      resultId bib place total isPending entry { name organizationName }
    }
  }
}
"""
"""What the big screen asks for."""


def main() -> None:
    """Listen until the parent says to vanish, half of the screens first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("cookie")
    parser.add_argument("round")
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    asyncio.run(_listen(given.port, given.cookie, given.round, given.count))


async def _listen(port: int, cookie: str, node: str, count: int) -> None:
    screens: list[ClientConnection] = []
    for first in range(0, count, AT_ONCE):
        size = min(AT_ONCE, count - first)
        screens += await asyncio.gather(*(_opened(port, cookie, node) for _ in range(size)))
    seen: list[dict[str, float]] = [{} for _ in screens]
    passed: list[list[tuple[float, float]]] = [[] for _ in screens]
    sizes: list[int] = []
    watching = [
        asyncio.create_task(_watch(*one, sizes)) for one in zip(screens, seen, passed, strict=True)
    ]
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    print(json.dumps({"seen": seen, "passed": passed, "sizes": sizes}), flush=True)
    for one in screens[: count // 2]:
        one.transport.abort()
    print("vanished", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    for task in watching:
        task.cancel()


async def _opened(port: int, cookie: str, node: str) -> ClientConnection:
    for _ in range(TRIES):
        with suppress(ConnectionClosed, InvalidStatus):
            return await _admitted(port, cookie, node)
        await asyncio.sleep(PAUSE_SECONDS)
    raise TimeoutError


async def _admitted(port: int, cookie: str, node: str) -> ClientConnection:
    screen = await connect(
        f"ws://127.0.0.1:{port}/graphql",
        subprotocols=[Subprotocol("graphql-transport-ws")],
        additional_headers={"cookie": cookie},
        compression=None,
        open_timeout=60,
    )
    await screen.send('{"type":"connection_init"}')
    await screen.recv()
    payload = {"query": SHOWN, "variables": {"id": node}}
    await screen.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
    await screen.recv()
    return screen


async def _watch(
    screen: ClientConnection,
    seen: dict[str, float],
    passed: list[tuple[float, float]],
    sizes: list[int],
) -> None:
    """Note each total when it first comes, and of each picture the least total that it shows."""
    try:
        while True:
            text = await screen.recv(decode=False)
            arrived = time.monotonic()
            sizes.append(len(text))
            board = orjson.loads(text)["payload"]["data"]["roundResults"]["board"]
            totals = [Decimal(row["total"]).normalize() for row in board]
            for total in totals:
                seen.setdefault(str(total), arrived)
            passed.append((arrived, float(min(totals))))
    except ConnectionClosed:
        return


if __name__ == "__main__":
    main()
