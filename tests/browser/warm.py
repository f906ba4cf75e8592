"""The program kept in memory: a process that has imported it once and forks for each command.

A start from nothing costs five seconds of processor, most of them for imports and for the schema,
and the browser's tests start the program a hundred times. Nothing is shared but what importing
makes; surroundings, files and database are each command's own, and each ends as a program does:
exit handlers, threads, traceback. What a start from nothing alone can show (a module that a command
forgot to import) is for the commands that fill a district (`program.run_alone`), tests/house and
tests/drills.
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
_LONGEST_START = 60
_TOLD = 64
_AFTER_ERRORS = 3


@dataclass(slots=True)
class Command:
    """A command that runs: `handle` is its process's own, `line` is where its end is told."""

    handle: int
    line: socket.socket

    def terminate(self) -> None:
        """Ask it to end, as an office's machine does; the handle never means another process."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.handle, signal.SIGTERM)

    def wait(self, seconds: float | None = None) -> int:
        """Give the status with which it ends.

        Raises: TimeoutError; RuntimeError when the warm program has ended.
        """
        os.close(self.handle)
        with self.line:
            self.line.settimeout(seconds)
            return int(self.line.recv(_TOLD) or _nothing_told())


def _nothing_told() -> NoReturn:
    message = "the warm program has ended; why stands above, among the errors of this run"
    raise RuntimeError(message)


def start(
    words: Sequence[str], surroundings: Mapping[str, str], files: tuple[int, int, int]
) -> Command:
    """Start a command with these descriptors as its input, output and errors."""
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    order = {"words": list(words), "surroundings": dict(surroundings), "folder": str(Path.cwd())}
    with theirs, tempfile.TemporaryFile() as written:
        written.write(json.dumps(order).encode())
        written.flush()
        with suppress(ConnectionError):
            socket.send_fds(_warm(), [b"!"], [theirs.fileno(), written.fileno(), *files])
    ours.settimeout(_LONGEST_START)
    _, handles, _, _ = socket.recv_fds(ours, _TOLD, 1)
    [handle] = handles or _nothing_told()
    return Command(handle, ours)


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
    with socket.socket(fileno=os.dup(0)) as orders:
        given = _next(orders)
    if given:
        _become(*given)
        import_module("backend.cli.main").app()


def _next(orders: socket.socket) -> tuple[int, Sequence[int]] | None:
    """Give each command its order, in its own process; and nothing here, after the last one."""
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
                    return None
                line, order, *files = descriptors
                pid = os.fork()
                if pid == 0:
                    return order, files
                for one in (order, *files):
                    os.close(one)
                handle = os.pidfd_open(pid)
                _tell_start(line, handle)
                waiting.register(handle, selectors.EVENT_READ, (pid, line))


def _tell_start(line: int, handle: int) -> None:
    """Hand the process's handle over, unless who ordered it was interrupted meanwhile."""
    teller = socket.socket(fileno=line)
    with suppress(BrokenPipeError):
        socket.send_fds(teller, [b"!"], [handle])
    teller.detach()


def _tell_end(handle: int, pid: int, line: int) -> None:
    os.close(handle)
    _, status = os.waitpid(pid, 0)
    with socket.socket(fileno=line) as teller, suppress(BrokenPipeError):
        teller.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(order: int, files: Sequence[int]) -> None:
    """Take the place of a program started alone: nothing of the warm one's lines stays open.

    A line that a command kept would hide the end of the warm program from those who wait for it.
    """
    with open(order, "rb", closefd=False) as written:
        written.seek(0)
        given = json.loads(written.read())
    for place, one in enumerate(files):
        os.dup2(one, place)
    os.closerange(_AFTER_ERRORS, os.sysconf("SC_OPEN_MAX"))
    os.environ.clear()
    os.environ.update(given["surroundings"])
    os.chdir(given["folder"])
    sys.argv = ["liangxin", *given["words"]]


def _import_everything() -> None:
    """Import and make what every start would; the collector then leaves it alone, and shared."""
    for part in PARTS:
        import_module(part)
    import_module("backend.database.registry").all_tables()
    import_module("backend.api.schema").ledger_schema()
    gc.freeze()


if __name__ == "__main__":
    main()
