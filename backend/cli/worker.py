"""A process of the supervisor's crew: `python -m backend.cli.worker`, never started by a person.

What it is to do comes as one line of JSON on standard input. The pipe stays open as long as the
supervisor lives, so that its end, also by kill -9, is seen on every system.
"""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import orjson
import uvloop

from backend.config import Settings
from backend.kit.garbage import start_quickly, started
from backend.kit.metrics import Metrics

READY = b"ready\n"


class Duty(StrEnum):
    """What a process of the crew does."""

    ANSWER = "ANSWER"
    BACKGROUND = "BACKGROUND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the supervisor asks of a process; `listener` is an inherited descriptor.

    `numbers` is the folder in which the processes keep what they have counted.
    """

    duty: Duty
    place: int
    settings: Settings
    numbers: Path
    listener: int | None = None

    def line(self) -> bytes:
        """Write the order; settings hold the database's URL, so it is no argument to be listed."""
        settings = self.settings.model_dump(mode="json")
        order = {"duty": self.duty, "place": self.place, "listener": self.listener}
        order |= {"numbers": str(self.numbers)}
        return orjson.dumps(order | {"settings": settings}) + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "Order":
        """Read an order."""
        given: dict[str, Any] = orjson.loads(line)
        return cls(
            duty=Duty(given["duty"]),
            place=given["place"],
            settings=Settings(**given["settings"]),
            numbers=Path(given["numbers"]),
            listener=given["listener"],
        )


def main() -> None:
    """Do the duty until SIGTERM comes or the supervisor is gone."""
    start_quickly()
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the supervisor, which tells us
    order = Order.read(_line(sys.stdin.fileno()))
    work = _answer if order.duty is Duty.ANSWER else _work_in_background
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work(order))


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def _line(descriptor: int) -> bytes:
    """Read a line without a buffer: the end of the pipe is watched on the descriptor itself."""
    read = b""
    while not read.endswith(b"\n"):
        piece = os.read(descriptor, 65_536)
        if not piece:
            raise SystemExit(0)
        read += piece
    return read


def _say_ready() -> None:
    os.write(sys.stdout.fileno(), READY)


async def _answer(order: Order) -> None:
    from backend.app import build_app
    from backend.cli.serving import WebServer

    if order.listener is None:
        raise TypeError("A process that answers needs a socket.")
    stopping = asyncio.Event()
    metrics = Metrics(str(order.place), order.numbers)
    app = build_app(order.settings, has_background=False, stopping=stopping, metrics=metrics)
    server = WebServer(app, order.settings, stopping=stopping, on_started=_say_ready)

    def stop() -> None:
        server.should_exit = True

    _watch_supervisor(stop)
    await server.serve(sockets=[socket.socket(fileno=order.listener)])


async def _work_in_background(order: Order) -> None:
    from backend.app import in_background
    from backend.kit.logs import configure_logs

    configure_logs()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    _watch_supervisor(ended.set)
    metrics = Metrics(str(order.place), order.numbers)
    async with in_background(order.settings, metrics), metrics.kept():
        started()
        _say_ready()
        await ended.wait()


def _watch_supervisor(gone: Callable[[], None]) -> None:
    """Stop when the pipe of standard input ends: nobody would end this process otherwise."""
    loop, descriptor = asyncio.get_running_loop(), sys.stdin.fileno()

    def look() -> None:
        if not os.read(descriptor, 65_536):
            loop.remove_reader(descriptor)
            gone()

    loop.add_reader(descriptor, look)


if __name__ == "__main__":
    main()
