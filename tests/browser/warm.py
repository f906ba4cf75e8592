"""The program kept in memory: a process that has imported it once and forks for each command.

A start from nothing costs five seconds of processor, most of them for imports and for the schema,
and the browser's tests start the program a hundred times. Nothing is shared but what importing
makes; surroundings, files and database are each command's own. That the program starts from
nothing is held by tests/house and tests/drills.
"""

import gc
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn

PARTS = ("backend.cli.main", "backend.cli.supervisor", "backend.cli.serving", "backend.app")
_ROOT = Path(__file__).parent.parent.parent


@dataclass(slots=True)
class Command:
    """A command that runs; `line` is where its end is told."""

    pid: int
    line: socket.socket

    def terminate(self) -> None:
        """Ask it to end, as an office's machine does."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)

    def wait(self, seconds: float | None = None) -> int:
        """Give the status with which it ends.

        Raises: TimeoutError.
        """
        with self.line:
            self.line.settimeout(seconds)
            return int(self.line.recv(64))


def start(
    words: Sequence[str], surroundings: Mapping[str, str], files: tuple[int, int, int]
) -> Command:
    """Start a command with these descriptors as its input, output and errors."""
    ours, theirs = socket.socketpair()
    order = {"words": list(words), "surroundings": dict(surroundings), "folder": str(Path.cwd())}
    with theirs, tempfile.TemporaryFile() as written:
        written.write(json.dumps(order).encode())
        written.flush()
        socket.send_fds(_warm(), [b"!"], [theirs.fileno(), written.fileno(), *files])
        pid = int(ours.recv(64))
    return Command(pid, ours)


@cache
def _warm() -> socket.socket:
    """Give the line to this process's warm program; it ends when the line does."""
    ours, theirs = socket.socketpair()
    with theirs:
        words = [sys.executable, "-m", "tests.browser.warm"]
        process = subprocess.Popen(words, stdin=theirs.fileno(), cwd=_ROOT)
    process.returncode = 0  # nobody waits for it, and to be left running is no fault of it
    return ours


def main() -> None:
    """Import the program, then fork for each order until nobody is left who gives one."""
    _import_everything()
    orders = socket.socket(fileno=os.dup(0))
    with selectors.DefaultSelector() as waiting:
        waiting.register(orders, selectors.EVENT_READ)
        while True:
            for key, _ in waiting.select():
                if key.fileobj is not orders:
                    waiting.unregister(key.fileobj)
                    _tell_end(key.fd, *key.data)
                    continue
                told, descriptors, _, _ = socket.recv_fds(orders, 1, 5)
                if not told:
                    return
                line, order, *files = descriptors
                pid = _forked(order, files)
                os.write(line, str(pid).encode())
                waiting.register(os.pidfd_open(pid), selectors.EVENT_READ, (pid, line))


def _forked(order: int, files: Sequence[int]) -> int:
    pid = os.fork()
    if pid == 0:
        _become(order, files)
    for one in (order, *files):
        os.close(one)
    return pid


def _tell_end(watched: int, pid: int, line: int) -> None:
    os.close(watched)
    _, status = os.waitpid(pid, 0)
    with socket.socket(fileno=line) as teller, suppress(BrokenPipeError):
        teller.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(order: int, files: Sequence[int]) -> NoReturn:
    """Run the command in this process, as its own program would."""
    with open(order, "rb") as written:
        written.seek(0)
        given = json.loads(written.read())
    for place, one in enumerate(files):
        os.dup2(one, place)
        os.close(one)
    os.environ.clear()
    os.environ.update(given["surroundings"])
    os.chdir(given["folder"])
    sys.argv = ["liangxin", *given["words"]]
    status = 1
    try:
        import_module("backend.cli.main").app()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _import_everything() -> None:
    """Import and make what every start would; the collector then leaves it alone, and shared."""
    for part in PARTS:
        import_module(part)
    import_module("backend.database.registry").all_tables()
    import_module("backend.api.schema").ledger_schema()
    gc.freeze()


if __name__ == "__main__":
    main()
