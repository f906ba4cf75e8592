"""The PostgreSQL server of a test run, a migrated template and a clone of it for every test.

By default the embedded server in a folder that is thrown away; `TEST_DATABASE_URL` names another
(a superuser's URL), so that the same tests run on the oldest server that we support.
"""

import asyncio
import fcntl
import os
import shutil
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg

from backend.config import Settings
from backend.database.embedded import SUPERUSER, running
from backend.database.migrate import migrate
from tests.folders import quick_place

TEMPLATE = "liangxin_template"
OFFICE = "liangxin_office_"
"""How the names of filled databases begin; they live as long as the run."""
THROWN_AWAY = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_wal_size=256MB",
    "max_connections=200",
)

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ServerUnderTest:
    """Where the server is; `admin_url` is a superuser's, for making and dropping databases only."""

    admin_url: str
    data_dir: str

    def url(self, database: str, *, role: str = "liangxin_owner") -> str:
        """Give the URL of a database for a role."""
        parts = urlsplit(self.admin_url)
        host = parts.netloc.rpartition("@")[2]
        return parts._replace(netloc=f"{role}@{host}", path=f"/{database}").geturl()

    def settings(self, database: str) -> Settings:
        """Give settings for a database; a slow machine must not look like a fault.

        Each process of the tests keeps files of its own: what it finds there it has put there.
        """
        return Settings(
            database_url=self.url(database),
            data_dir=Path(self.data_dir) / os.environ.get("PYTEST_XDIST_WORKER", "alone"),
            reader_pool_size=4,
            writer_pool_size=3,
            pool_acquire_seconds=20,
            pool_stall_seconds=20,
            statement_timeout_ms=60_000,
            lock_timeout_ms=5_000,
            idle_in_transaction_timeout_ms=60_000,
        )

    def administer(self, statement: str) -> None:
        """Run a statement as the superuser, outside any test's transaction."""

        async def run() -> None:
            connection = await asyncpg.connect(self.admin_url)
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        run_apart(run())

    def copy(self, template: str, name: str) -> None:
        """Copy a database that nobody is connected to."""
        self.administer(
            f"create database {name} owner liangxin_owner template {template} strategy file_copy"
        )

    @contextmanager
    def clone(self, template: str = TEMPLATE) -> Iterator[str]:
        """Make a copy of the migrated template under a new name and drop it at the end."""
        name = f"test_{uuid4().hex}"
        self.copy(template, name)
        try:
            yield name
        finally:
            self.administer(f"drop database {name} with (force)")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let one process of the run at a time into the block."""
        with (Path(self.data_dir) / "tests.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def drop_all(self, prefix: str) -> None:
        """Drop every database whose name begins so."""
        for name in self.databases():
            if name.startswith(prefix):
                self.administer(f"drop database {name} with (force)")

    def databases(self) -> list[str]:
        """Name the databases that there are."""

        async def look() -> list[str]:
            connection = await asyncpg.connect(self.admin_url)
            try:
                rows = await connection.fetch("select datname from pg_database")
            finally:
                await connection.close()
            return [row["datname"] for row in rows]

        return run_apart(look())


@contextmanager
def server_under_test() -> Iterator[ServerUnderTest]:
    """Start (or find) the server and make the migrated template."""
    folder = Path(tempfile.mkdtemp(prefix="liangxin-", dir=quick_place()))
    folder.chmod(0o755)
    try:
        with _admin_url(folder) as admin_url:
            server = ServerUnderTest(admin_url, str(folder))
            server.administer(f"drop database if exists {TEMPLATE} with (force)")
            _make_roles(server)
            server.administer(f"create database {TEMPLATE} owner liangxin_owner")
            run_apart(migrate(server.settings(TEMPLATE)))
            try:
                yield server
            finally:
                server.drop_all(OFFICE)
    finally:
        shutil.rmtree(folder)


@contextmanager
def _admin_url(folder: Path) -> Iterator[str]:
    named = os.environ.get("TEST_DATABASE_URL")
    if named is not None:
        yield named
        return
    with running(folder, options=THROWN_AWAY) as server:
        yield server.site.url(role=SUPERUSER, database="postgres")


def _make_roles(server: ServerUnderTest) -> None:
    """Make the roles before the first database that one of them owns."""
    roles = Path(__file__).parent.parent / "backend" / "database" / "roles.sql"
    server.administer(roles.read_text(encoding="utf-8"))


def run_apart(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine to its end in a thread of its own, whatever loop runs in this one."""
    with ThreadPoolExecutor(max_workers=1) as threads:
        return threads.submit(asyncio.run, work).result()
