"""`liangxin serve` as a person starts it: one process, the database below it, and its end."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from backend.config import Settings
from backend.database.embedded import running
from backend.database.migrate import migrate
from tests.house.launching import SECONDS, interrupt_children_too, open_folder, wait_until_gone
from tests.server import run_apart

LIANGXIN = Path(sys.executable).with_name("liangxin")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(slots=True)
class Program:
    """A running `liangxin serve`."""

    process: "subprocess.Popen[str]"
    data_dir: Path
    said: list[str]

    @property
    def address(self) -> str:
        """The address that it printed."""
        found = ADDRESS.search("".join(self.said))
        assert found is not None
        return found.group()

    @property
    def database_pid(self) -> int:
        """The process of its database server."""
        lines = (self.data_dir / "postgresql-18" / "postmaster.pid").read_text().splitlines()
        return int(lines[0])

    def status(self, path: str) -> tuple[int, object]:
        """Ask for a path; 0 when nobody answers."""
        try:
            with urlopen(self.address + path, timeout=SECONDS) as answer:  # noqa: S310 - our own
                return answer.status, json.load(answer)
        except URLError as error:
            code = getattr(error, "code", 0)
            if hasattr(error, "close"):
                error.close()
            return code, None

    def wait_until_ready(self) -> None:
        """Wait until the database answers through it."""
        deadline = time.monotonic() + SECONDS
        while self.status("/readyz")[0] != 200:
            assert time.monotonic() < deadline, "not ready"

    def end(self) -> None:
        """Take it down whatever state it is in."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


Serve = Callable[[], Program]


@pytest.fixture(scope="module")
def migrated_once() -> Iterator[Path]:
    """A data folder that has served before, to be copied."""
    with open_folder() as folder:
        with running(folder / "data") as server:
            url = server.site.url()
            run_apart(migrate(Settings(data_dir=folder / "data", database_url=url)))
        yield folder / "data"


@pytest.fixture
def serve(migrated_once: Path) -> Iterator[Serve]:
    """Start programs one after the other on the same data folder."""
    programs: list[Program] = []

    with open_folder() as folder:
        subprocess.run(["/bin/cp", "-a", str(migrated_once), str(folder / "data")], check=True)

        def start() -> Program:
            process = subprocess.Popen(
                [str(LIANGXIN), "serve", "--port", "0", "--no-demo"],
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ | {"DATA_DIR": str(folder / "data"), "DATABASE_URL": ""},
            )
            program = Program(process, folder / "data", [])
            programs.append(program)
            assert process.stdout is not None
            for line in process.stdout:
                program.said.append(line)
                if ADDRESS.search(line):
                    return program
            raise AssertionError("it ended without an address")

        yield start
        for program in programs:
            program.end()
        with suppress(FileNotFoundError):
            wait_until_gone(programs[-1].database_pid)


def test_program_says_where_it_answers_and_is_ready_there(serve: Serve) -> None:
    program = serve()

    assert program.status("/healthz") == (200, {"status": "ok"})
    assert program.status("/readyz") == (200, {"status": "ready"})


def test_polite_end_stops_the_program_and_its_database(serve: Serve) -> None:
    program = serve()
    database = program.database_pid

    program.process.send_signal(signal.SIGTERM)

    assert program.process.wait(SECONDS) == 0
    wait_until_gone(database)
    assert not (program.data_dir / "postgresql-18" / "postmaster.pid").exists()


def test_interrupt_from_the_keyboard_ends_it_quietly(serve: Serve) -> None:
    program = serve()
    database = program.database_pid

    program.process.send_signal(signal.SIGINT)

    assert program.process.wait(SECONDS) == 0
    wait_until_gone(database)


def test_killed_program_starts_again_on_the_same_rows(serve: Serve) -> None:
    first = serve()
    made = (first.data_dir / "postgresql-18" / "PG_VERSION").stat().st_mtime_ns

    database = first.database_pid
    first.process.kill()
    interrupt_children_too(database)
    second = serve()

    assert second.status("/readyz") == (200, {"status": "ready"})
    assert (second.data_dir / "postgresql-18" / "PG_VERSION").stat().st_mtime_ns == made


def test_database_that_dies_alone_is_started_again(serve: Serve) -> None:
    program = serve()
    database = program.database_pid

    interrupt_children_too(database)
    wait_until_gone(database)
    program.wait_until_ready()

    assert program.database_pid != database
    assert program.process.poll() is None


def test_taken_port_is_told_before_anything_starts(serve: Serve) -> None:
    program = serve()
    port = program.address.rpartition(":")[2]

    second = subprocess.run(
        [str(LIANGXIN), "serve", "--port", port, "--no-demo"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DATA_DIR": str(program.data_dir / "other"), "DATABASE_URL": ""},
    )

    assert second.returncode == 1
    assert second.stderr.startswith(f"PORT_TAKEN 端口 {port} ")
    assert not (program.data_dir / "other").exists()
