"""The program on a data folder of its own, as its users start it, for drills that break it.

Guard: the database is asked for its own folder before anything is killed, it listens on a unix
socket alone, and only processes below the one that the drill started are ever signalled.
"""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg

from backend.accounts.actors import gate_actor
from backend.accounts.users import AddUser, add_user
from backend.config import Settings
from backend.database.actor import Role
from backend.database.embedded import SUPERUSER, running
from backend.database.engine import connect
from backend.database.migrate import migrate
from backend.database.registry import all_tables
from backend.database.session import writing
from backend.database.site import DATABASE
from backend.places.districts import FoundDistrict, found_district
from tests.drills.wire import BRIEFLY_SECONDS, PATIENCE_SECONDS, Person
from tests.house.launching import interrupt_children_too, is_there, open_folder

LIANGXIN = Path(sys.executable).with_name("liangxin")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
LOGIN, PASSWORD = "officer", "invented-for-drills"
CLUSTER = "postgresql-18"
POOL = 3
PATIENT = {"lock_timeout_ms": 120_000, "statement_timeout_ms": 120_000}
"""Settings of a program whose statements wait for a lock for as long as a drill holds it."""


@dataclass(slots=True)
class Program:
    """A running `liangxin serve`."""

    process: "subprocess.Popen[str]"
    data_dir: Path
    log: Path
    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)

    async def person(self) -> Person:
        """Give somebody signed in; all of a drill's clients share one session."""
        person = Person(self.address, self.cookies)
        if not self.cookies:
            await person.sign_in(LOGIN, PASSWORD)
        return person

    @property
    def workers(self) -> list[int]:
        """The processes that answer, when there are several."""
        return [pid for pid in _children(self.process.pid) if "ANSWER" in _words(pid)]

    @property
    def background(self) -> list[int]:
        """The process of the jobs, when there are several workers."""
        return [pid for pid in _children(self.process.pid) if "BACKGROUND" in _words(pid)]

    @property
    def database_pid(self) -> int:
        """The first process of the database server; 0 while there is none."""
        try:
            lines = (self.data_dir / CLUSTER / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return 0
        return int(lines[0]) if lines else 0

    async def superuser(self) -> "asyncpg.Connection[asyncpg.Record]":
        """Connect to the drill's own database, and see that it is its own."""
        url = f"postgresql://{SUPERUSER}@/{DATABASE}?host={self.data_dir / 'run'}"
        connection = await asyncpg.connect(url)
        folder = await connection.fetchval("show data_directory")
        assert Path(folder) == self.data_dir / CLUSTER, folder
        assert await connection.fetchval("show listen_addresses") == ""
        return connection

    async def kill_worker(self) -> int:
        """Kill one of the processes that answer, as a fault of the machine would."""
        await (await self.superuser()).close()
        victim = self.workers[0]
        os.kill(victim, signal.SIGKILL)
        return victim

    async def kill_workers(self) -> None:
        """Kill every process that answers."""
        await (await self.superuser()).close()
        for victim in self.workers:
            os.kill(victim, signal.SIGKILL)

    async def kill_background(self) -> int:
        """Kill the process of the jobs."""
        await (await self.superuser()).close()
        (victim,) = self.background
        os.kill(victim, signal.SIGKILL)
        return victim

    async def kill_database(self) -> int:
        """Kill every process of the database server at once."""
        await (await self.superuser()).close()
        victim = self.database_pid
        assert victim
        interrupt_children_too(victim)
        return victim

    async def kill_everything(self) -> None:
        """Kill the program and its database at once, as the loss of the machine would."""
        await (await self.superuser()).close()
        victims = _below(self.process.pid)
        for victim in victims:
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        self.process.wait()
        self.end()
        await until(lambda: not any(is_there(victim) for victim in victims), "their end")

    def start_again(self) -> None:
        """Start it on its data folder once more; it has another address then."""
        again = _started(self.data_dir.parent, dict(self.settings))
        self.process, self.address = again.process, again.address

    def end(self) -> None:
        """Take it down whatever state it is in."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    return [int(child) for child in listed.split() if is_there(int(child))]


def _below(pid: int) -> list[int]:
    """Give a process and all that it has started, itself first, so that it starts none anew."""
    return [pid, *(each for child in _children(pid) for each in _below(child))]


def _words(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
    except (FileNotFoundError, ProcessLookupError):
        return []


@contextmanager
def prepared() -> Iterator[Path]:
    """A data folder with a district and an officer, to be copied by each program."""
    with open_folder() as folder:
        data_dir = folder / "data"
        with running(data_dir) as server:
            settings = Settings(data_dir=data_dir, database_url=server.site.url())
            asyncio.run(_fill(settings))
        yield data_dir


async def _fill(settings: Settings) -> None:
    all_tables()
    await migrate(settings)
    async with connect(settings) as database, writing(database, gate_actor("drill")) as session:
        form = FoundDistrict(
            name="示例区",
            division_code="990199",
            committee_name="中共示例区两新组织委员会",
            default_department="主管部门待明确",
        )
        program = await found_district(session, form, request_id="drill")
        officer = AddUser(
            login=LOGIN, name="演练人员", role=Role.DISTRICT_OFFICER, password=PASSWORD
        )
        await add_user(session, program, officer)


class NoDiskError(Exception):
    """This machine lets us mount nothing."""


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """Put a disk of so many bytes where a folder is; only root may, and not everywhere.

    Raises: NoDiskError.
    """
    options = f"size={size},mode=755"
    words = ["/bin/mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode != 0:
        raise NoDiskError
    try:
        yield
    finally:
        subprocess.run(["/bin/umount", "--lazy", str(folder)], check=True)


@contextmanager
def served(template: Path, **settings: object) -> Iterator[Program]:
    """Serve a copy of the data folder; a setting's name is its field's."""
    with open_folder() as folder:
        (folder / "data").mkdir()
        yield from _served(template, folder, settings)


@contextmanager
def served_on_small_disk(template: Path, size: int) -> Iterator[Program]:
    """Serve a copy of the data folder on a disk of so many bytes.

    Raises: NoDiskError.
    """
    with open_folder() as folder:
        (folder / "data").mkdir()
        with small_disk(folder / "data", size):
            yield from _served(template, folder, {})


def _served(template: Path, folder: Path, settings: Mapping[str, object]) -> Iterator[Program]:
    subprocess.run(["/bin/cp", "-a", f"{template}/.", str(folder / "data")], check=True)
    program = _started(folder, {name.upper(): str(one) for name, one in settings.items()})
    try:
        yield program
    finally:
        program.end()


def _started(folder: Path, settings: dict[str, str]) -> Program:
    data_dir, log = folder / "data", folder / "program.log"
    surroundings = {"DATA_DIR": str(data_dir), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [str(LIANGXIN), "serve", "--port", "0", "--no-demo"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=os.environ | surroundings | settings,
        )
    assert process.stdout is not None
    for line in process.stdout:
        found = ADDRESS.search(line)
        if found is not None:
            return Program(process, data_dir, log, found.group(), settings=settings)
    process.wait()
    raise AssertionError(f"it ended without an address: {log.read_text(encoding='utf-8')}")


async def until(is_so: Callable[[], bool], what: str) -> float:
    """Wait for a state; give the seconds that it took."""
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() - begun < PATIENCE_SECONDS, f"never came: {what}"
        await asyncio.sleep(BRIEFLY_SECONDS)
    return time.monotonic() - begun


async def until_told(
    program: Program, is_so: "Callable[[asyncpg.Connection[Any]], Awaitable[bool]]", what: str
) -> float:
    """Wait for a state that the database tells; give the seconds that it took."""
    begun = time.monotonic()
    connection = await program.superuser()
    try:
        while not await is_so(connection):
            assert time.monotonic() - begun < PATIENCE_SECONDS, f"never came: {what}"
            await asyncio.sleep(BRIEFLY_SECONDS)
    finally:
        await connection.close()
    return time.monotonic() - begun


@asynccontextmanager
async def table_locked(
    program: Program, table: str, *, mode: str = "access exclusive"
) -> AsyncIterator["Watcher"]:
    """Hold a table's lock: whoever reads it waits, for as long as the drill wants.

    In `share` mode only whoever writes waits.
    """
    holder, watcher = await program.superuser(), await program.superuser()
    transaction = holder.transaction()
    await transaction.start()
    try:
        await holder.execute(f"lock table {table} in {mode} mode")
        yield Watcher(watcher, transaction)
    finally:
        await holder.close()
        await watcher.close()


@dataclass(slots=True)
class Watcher:
    """Sees who waits for the lock, and lets them go on."""

    connection: "asyncpg.Connection[asyncpg.Record]"
    transaction: Any

    async def waiting(self) -> int:
        """Count the statements that wait for a lock."""
        count = await self.connection.fetchval(
            "select count(*) from pg_stat_activity"
            " where datname = current_database() and wait_event_type = 'Lock'"
        )
        return int(count)

    async def until_waiting(self, number: int) -> float:
        """Wait until exactly so many statements wait; give the seconds."""
        begun = time.monotonic()
        while await self.waiting() != number:
            assert time.monotonic() - begun < PATIENCE_SECONDS, f"never {number} waiting"
            await asyncio.sleep(BRIEFLY_SECONDS)
        return time.monotonic() - begun

    async def release(self) -> None:
        """Let everybody go on."""
        await self.transaction.rollback()
