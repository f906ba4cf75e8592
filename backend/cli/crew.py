"""The processes below a supervisor with several workers: started, watched, started again, ended.

Each worker answers on the one socket that all inherit; jobs and nightly work have a process of
their own, so that they run once and never beside a request (ADR 0023).
"""

import asyncio
import logging
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from backend.cli.serving import DRAIN_SECONDS
from backend.cli.worker import READY, Duty, Order
from backend.config import Settings
from backend.kit.errors import LedgerError
from backend.kit.metrics import Metrics

PATIENCE_SECONDS = DRAIN_SECONDS + 5
STEADY_SECONDS = 10
LONGEST_PAUSE_SECONDS = 8.0

log = logging.getLogger(__name__)


class CrewError(LedgerError):
    """A worker ended before it ever answered."""

    code = "WORKER_NOT_STARTED"
    message = "工作进程没有启动成功（退出码 {status}）。"
    remedy = "原因见上面的日志；排除后重新启动。"


@dataclass(slots=True)
class Member:
    """One place in the crew and the process that holds it now."""

    duty: Duty
    place: int
    process: asyncio.subprocess.Process | None = None


@dataclass(slots=True)
class Crew:
    """All processes of the supervisor but the database."""

    settings: Settings
    listener: socket.socket
    metrics: Metrics
    members: list[Member] = field(init=False)
    _keepers: list[asyncio.Task[None]] = field(default_factory=list)
    _leaving: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.members = [Member(Duty.BACKGROUND, 0)]
        self.members += [Member(Duty.ANSWER, place + 1) for place in range(self.settings.workers)]

    @property
    def numbers(self) -> Path:
        """The folder in which all processes keep what they have counted."""
        if self.metrics.folder is None:
            raise TypeError(self.metrics)
        return self.metrics.folder

    async def start(self) -> None:
        """Start everybody and wait until all are at work.

        Raises: WORKER_NOT_STARTED.
        """
        self.listener.listen(2048)  # who connects while all workers start waits and is not refused
        await asyncio.gather(*(self._start(member) for member in self.members))
        self._keepers = [asyncio.create_task(self._keep(member)) for member in self.members]

    async def end(self) -> None:
        """Let every worker answer what it has begun, and wait for their ends."""
        self._leaving.set()
        self.listener.close()
        await asyncio.gather(*(_ended(member) for member in self.members))
        for keeper in self._keepers:
            keeper.cancel()

    async def _start(self, member: Member) -> None:
        listener = self.listener.fileno() if member.duty is Duty.ANSWER else None
        order = Order(
            duty=member.duty,
            place=member.place,
            settings=self.settings,
            numbers=self.numbers,
            listener=listener,
        )
        process = member.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "backend.cli.worker", member.duty, str(member.place)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            pass_fds=() if listener is None else (listener,),
            start_new_session=True,  # Ctrl-C reaches the supervisor alone
        )
        if process.stdin is None or process.stdout is None:
            raise TypeError(process)
        process.stdin.write(order.line())
        if await process.stdout.readline() != READY:
            raise CrewError(status=await process.wait())

    async def _keep(self, member: Member) -> None:
        """Start a process again whenever it ended by itself, at longer intervals if it must be."""
        pause, begun = 0.0, time.monotonic()
        while not self._leaving.is_set():
            if member.process is not None:
                status = await member.process.wait()
                if self._leaving.is_set():
                    return
                self.metrics.count("worker_restarts")
                log.warning("a worker is gone (%s); starting it again", status)
            if time.monotonic() - begun > STEADY_SECONDS:
                pause = 0.0
            await asyncio.sleep(pause)
            pause, begun = min(2 * pause + 0.25, LONGEST_PAUSE_SECONDS), time.monotonic()
            try:
                await self._start(member)
            except (CrewError, OSError) as error:
                if not self._leaving.is_set():
                    log.error("a worker did not start: %s", error)  # noqa: TRY400


async def _ended(member: Member) -> None:
    """Ask a process to end and wait for it; one that does not is stopped hard."""
    process = member.process
    if process is None or process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
