"""The stage of the benchmarks: a fresh embedded database with a seeded district and an officer.

Everything lies in a folder of its own and is gone at the end.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import asyncpg

from backend.config import Settings
from backend.database.actor import Actor, Role
from backend.database.embedded import Server, running
from backend.database.migrate import migrate

HERE = Path(__file__).parent
LIANGXIN = Path(sys.executable).with_name("liangxin")
CODE = "990199"
ORGANIZATIONS = 20_000
TOWNS = 20
SCOPES = ("organizations", "branches", "figures")

UNLIMITED = str(10**9)


@dataclass(frozen=True, slots=True)
class Stage:
    """A seeded database, and whom both sides act as."""

    server: Server
    settings: Settings
    actor: Actor
    token: str

    @property
    def database_pid(self) -> int:
        """Number of PostgreSQL's first process, the parent of all others."""
        pid = self.server.site.answering_pid()
        assert pid is not None, "the database is gone"
        return pid

    def url(self, role: str) -> str:
        """Give the URL for a role."""
        return self.server.site.url(role=role)


@contextmanager
def staged(organizations: int = ORGANIZATIONS) -> Iterator[Stage]:
    """Make the database, seed the district, make an officer with a token as an operator would."""
    with tempfile.TemporaryDirectory(prefix="liangxin-bench-") as folder:
        data_dir = Path(folder)
        data_dir.chmod(0o755)  # the database server of a root user runs as somebody else
        with running(data_dir) as server:
            settings = Settings(data_dir=data_dir, database_url=server.site.url())
            asyncio.run(migrate(settings))
            run_liangxin(data_dir, "district", "create", "基准区", "--code", CODE)
            run_liangxin(data_dir, "user", "add", "officer", "--role", "district-officer")
            scopes = [word for scope in SCOPES for word in ("--scope", scope)]
            token = run_liangxin(
                data_dir, "token", "create", "--user", "officer", "--days", "1", *scopes
            )
            actor = asyncio.run(_seed(server.site.url(), organizations))
            yield Stage(server=server, settings=settings, actor=actor, token=token.strip())


def environment(data_dir: Path) -> dict[str, str]:
    """Give the environment of a command on the stage, without what leads it elsewhere."""
    kept = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    return kept | {
        "DATA_DIR": str(data_dir),
        "DEMO": "0",
        "PYTHONUNBUFFERED": "1",
        # One token asks as fast as it can, which is what the bucket of points is there to stop.
        "RATE_POINTS": UNLIMITED,
        "RATE_RESTORED": UNLIMITED,
    }


def run_liangxin(data_dir: Path, *words: str) -> str:
    """Run a command of the program and give what it printed."""
    done = subprocess.run(
        [str(LIANGXIN), *words],
        env=environment(data_dir),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


async def _seed(url: str, organizations: int) -> Actor:
    owner = await asyncpg.connect(
        url, server_settings={"app.role": Role.SYSTEM.value, "jit": "off"}
    )
    try:
        found = await owner.fetchrow(
            "select d.id, u.id as user_id"
            " from districts as d join users as u on u.district_id = d.id"
        )
        assert found is not None, "the district or the officer is missing"
        settings = {"app.district_id": str(found["id"]), "bench.organizations": str(organizations)}
        for name, value in settings.items():
            await owner.execute("select set_config($1, $2, false)", name, value)
        async with owner.transaction():
            await owner.execute((HERE / "district.sql").read_text(encoding="utf-8"))
        await owner.execute("vacuum analyze")
    finally:
        await owner.close()
    return Actor(
        district_id=UUID(int=found["id"].int),
        role=Role.DISTRICT_OFFICER,
        user_id=UUID(int=found["user_id"].int),
        scopes=frozenset(SCOPES),
        request_id="bench",
    )


def numbered(kind: int, place: int) -> UUID:
    """Give the id of a seeded row; the twin of the function in district.sql."""
    return UUID(f"01900000-{kind:04x}-7000-8000-{place:012x}")
