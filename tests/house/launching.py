"""Starts the embedded server in a process of its own, so that a test may kill that process."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from backend.config import strangers_may_enter
from tests.folders import quick_place

SECONDS = 60
HOLD = """
import sys, time
from pathlib import Path
from backend.database.embedded import running

with running(Path(sys.argv[1]), options=("fsync=off",)) as server:
    process = server.process
    print(process.pid if process else 0, server.site.sockets, flush=True)
    time.sleep(600)
"""


@dataclass(slots=True)
class Starter:
    """A process that has started the server (`server_pid` is 0 when it attached to another's)."""

    process: "subprocess.Popen[str]"
    server_pid: int
    sockets: Path

    def kill(self) -> None:
        """End the starter as a crash would: nothing of it runs any more."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        """Take the starter down after a test, whatever state it is in, and wait for its server."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
        wait_until_gone(self.server_pid)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder with a short path that the server's user can reach, whoever that is."""
    folder = Path(tempfile.mkdtemp(prefix="liangxin-", dir=quick_place()))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def interpreter_for_strangers() -> Path | None:
    """Give a Python of this version that any user can start; ours may lie in a closed home."""
    for python in (Path(sys.executable), Path("/usr/bin") / f"python3.{sys.version_info.minor}"):
        if python.exists() and strangers_may_enter(python.resolve().parent):
            return python
    return None


def start(data_dir: Path, *, user: int | None = None, python: Path | None = None) -> Starter:
    """Start a holder of the server and wait until it says that the server answers."""
    process = subprocess.Popen(
        [str(python or sys.executable), "-c", HOLD, str(data_dir)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )
    assert process.stdout is not None
    words = process.stdout.readline().split()
    assert len(words) == 2, "the starter ended without a server"
    return Starter(process, int(words[0]), Path(words[1]))


def is_there(pid: int) -> bool:
    """Tell whether a process exists and is no zombie."""
    try:
        os.kill(pid, 0)
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False


def wait_until_gone(pid: int) -> None:
    """Wait for the end of a process that is not our child."""
    deadline = time.monotonic() + SECONDS
    while pid and is_there(pid):
        assert time.monotonic() < deadline, f"process {pid} is still there"
        os.sched_yield()


def interrupt_children_too(pid: int) -> None:
    """Kill a server and all its processes at once, as the loss of a machine would."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    for process in (pid, *map(int, children)):
        with suppress(ProcessLookupError):  # a child ends by itself when it sees its parent gone
            os.kill(process, signal.SIGKILL)
