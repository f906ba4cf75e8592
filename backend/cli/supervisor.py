"""One main thread that keeps the embedded PostgreSQL and the web server together.

The database stops with this process whatever ends it, and is started again when it dies alone.
"""

import asyncio
import errno
import logging
import signal
import socket
import time
from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import NoReturn

import uvloop
from rich.console import Console

from backend.cli.runtime import explained, located
from backend.config import Settings
from backend.database.binaries import EmbeddedDatabaseError
from backend.database.embedded import Server
from backend.database.migrate import migrate
from backend.kit.errors import LedgerError
from backend.kit.metrics import Metrics

WATCH_SECONDS = 0.2

log = logging.getLogger(__name__)
console = Console(highlight=False, soft_wrap=True)


class PortTakenError(LedgerError):
    """Another program listens on the port."""

    code = "PORT_TAKEN"
    message = "端口 {port} 无法使用：{reason}"
    remedy = "请用另一个端口启动，例如 PORT=8001 make run。"


def supervise(settings: Settings) -> None:
    """Start everything, serve until SIGTERM or Ctrl-C, stop everything cleanly.

    Raises: PortTakenError, EmbeddedDatabaseError, DatabaseUnreachableError, DatabaseRolesError.
    """
    started = time.monotonic()
    signal.signal(signal.SIGTERM, _leave)
    with _bound_socket(settings) as listener, located(settings) as (known, server):
        port = listener.getsockname()[1]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner, explained():
            runner.run(migrate(known))
        _load_demo(known)
        console.print(f"数据目录 Data: {known.data_dir}")

        def announce() -> None:
            seconds = time.monotonic() - started
            address = f"http://{known.host}:{port}"
            console.print(f"[bold]地址 Address: {address}[/]  ({seconds:.1f} s)")

        try:
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(_serve(known, server, listener, announce))
        except KeyboardInterrupt:
            console.print("已停止。Stopped.")


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Turn SIGTERM into an ordinary end, so that every `with` above is left in order."""
    raise SystemExit(0)


def _bound_socket(settings: Settings) -> socket.socket:
    """Take the port before anything slow starts; the web server listens on it later."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        reason = errno.errorcode.get(error.errno or 0, "")
        raise PortTakenError(port=settings.port, reason=reason) from error
    return listener


def _load_demo(settings: Settings) -> None:
    """Load the demo district once, and say where its sign-ins are."""
    if not settings.demo or find_spec("backend.cli.demo") is None:
        return
    file: Path | None = import_module("backend.cli.demo").ensure_demo(settings)
    if file is not None:
        console.print(f"演示登录 Demo sign-ins: {file}")


async def _serve(
    settings: Settings,
    server: Server | None,
    listener: socket.socket,
    on_started: Callable[[], None],
) -> None:
    """Answer requests and watch the database until a signal comes."""
    is_alone = settings.workers == 1
    folder = nullcontext() if is_alone else TemporaryDirectory(prefix="liangxin-numbers-")
    with folder as path:
        metrics = Metrics("supervisor", None if path is None else Path(path))
        watch = None if server is None else asyncio.create_task(_keep_up(server, metrics))
        work = _answer_alone if is_alone else _answer_together
        try:
            await work(settings, listener, metrics, on_started)
        finally:
            if watch is not None:
                watch.cancel()


async def _answer_alone(
    settings: Settings, listener: socket.socket, metrics: Metrics, on_started: Callable[[], None]
) -> None:
    from backend.app import build_app
    from backend.cli.serving import WebServer

    stopping = asyncio.Event()
    app = build_app(settings, stopping=stopping, metrics=metrics)
    await WebServer(app, stopping=stopping, on_started=on_started).serve(sockets=[listener])


async def _answer_together(
    settings: Settings, listener: socket.socket, metrics: Metrics, on_started: Callable[[], None]
) -> None:
    from backend.cli.crew import Crew

    loop, leaving = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, leaving.set)
    crew = Crew(settings, listener, metrics)
    async with metrics.kept():
        try:
            await crew.start()
            on_started()
            await leaving.wait()
        finally:
            await crew.end()


async def _keep_up(server: Server, metrics: Metrics) -> None:
    """Start the database again when it died alone, or when the command that ran it has ended."""
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        if server.is_alive:
            continue
        log.warning("the embedded database is gone; starting it again")
        metrics.count("database_restarts")
        try:
            server.restart()
        except EmbeddedDatabaseError as error:
            log.error("the embedded database did not start: %s", error.message)  # noqa: TRY400
