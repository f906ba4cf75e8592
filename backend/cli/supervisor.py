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

from backend.cli.certificates import address_of
from backend.cli.runtime import explained, located
from backend.cli.venue import Help, announce_venue, venue_of
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


class PlainListeningError(LedgerError):
    """The program would listen beyond this machine, and nothing speaks TLS."""

    code = "PLAIN_LISTENING"
    message = "不加密就不在 {host} 上对外提供服务：登录和个人信息会被沿途的人看到。"
    remedy = (
        "赛场的笔记本请加 --tls；前面有代理提供 TLS 时设置 TLS_PROXY=1；"
        "已有证书时设置 TLS_CERTIFICATE 和 TLS_KEY；确实要不加密时加 --plain。"
    )


def supervise(settings: Settings) -> None:
    """Start everything, serve until SIGTERM or Ctrl-C, stop everything cleanly.

    Raises: PortTakenError, PlainListeningError, EmbeddedDatabaseError, DatabaseUnreachableError,
    DatabaseRolesError, and of a venue VENUE_CLOCK, UNSAFE_KEY.
    """
    started = time.monotonic()
    signal.signal(signal.SIGTERM, _leave)
    venue = venue_of(settings) if settings.venue else None
    if venue is not None:
        settings = venue.settings(settings)
    _hold_to_tls(settings)
    with (
        _bound_socket(settings.host, settings.port) as listener,
        nullcontext()
        if venue is None
        else _bound_socket(settings.host, settings.venue_help_port) as helper,
        located(settings) as (known, server),
    ):
        port = listener.getsockname()[1]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner, explained():
            runner.run(migrate(known))
        _load_demo(known)
        console.print(f"数据目录 Data: {known.data_dir}")

        help_of_venue = None
        if venue is not None and helper is not None:
            pages = venue.pages(port, helper.getsockname()[1])
            help_of_venue = Help(venue, pages, helper)

        def announce() -> None:
            seconds = time.monotonic() - started
            address = f"{_scheme(known)}://{known.host}:{port}"
            if help_of_venue is not None:
                address = help_of_venue.pages.address
                announce_venue(console, help_of_venue.venue, help_of_venue.pages)
            console.print(f"[bold]地址 Address: {address}[/]  ({seconds:.1f} s)")

        try:
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(_serve(known, server, listener, announce, help_of_venue))
        except KeyboardInterrupt:
            console.print("已停止。Stopped.")


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Turn SIGTERM into an ordinary end, so that every `with` above is left in order."""
    raise SystemExit(0)


def _hold_to_tls(settings: Settings) -> None:
    """Refuse to listen beyond this machine without TLS, unless told so.

    Raises: PlainListeningError.
    """
    address = address_of(settings.host)
    is_here = settings.host == "localhost" or (address is not None and address.is_loopback)
    is_told = settings.tls_proxy or settings.plain_http
    if not (is_here or is_told or _scheme(settings) == "https"):
        raise PlainListeningError(host=settings.host)


def _scheme(settings: Settings) -> str:
    return "https" if settings.tls_certificate is not None else "http"


def _bound_socket(host: str, port: int) -> socket.socket:
    """Take a port before anything slow starts; a server listens on it later."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        reason = errno.errorcode.get(error.errno or 0, "")
        raise PortTakenError(port=port, reason=reason) from error
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
    help_of_venue: Help | None,
) -> None:
    """Answer requests and watch the database until a signal comes."""
    is_alone = settings.workers == 1
    folder = nullcontext() if is_alone else TemporaryDirectory(prefix="liangxin-numbers-")
    with folder as path:
        metrics = Metrics("supervisor", None if path is None else Path(path))
        beside = [] if server is None else [asyncio.create_task(_keep_up(server, metrics))]
        if help_of_venue is not None:
            beside.append(asyncio.create_task(help_of_venue.serve()))
        work = _answer_alone if is_alone else _answer_together
        try:
            await work(settings, listener, metrics, on_started)
        finally:
            for one in beside:
                one.cancel()


async def _answer_alone(
    settings: Settings, listener: socket.socket, metrics: Metrics, on_started: Callable[[], None]
) -> None:
    from backend.app import build_app
    from backend.cli.serving import WebServer

    stopping = asyncio.Event()
    app = build_app(settings, stopping=stopping, metrics=metrics)
    server = WebServer(app, settings, stopping=stopping, on_started=on_started)
    await server.serve(sockets=[listener])


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
