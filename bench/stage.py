"""The stage of the benchmarks: a fresh embedded database with a seeded district and an officer.

Everything lies in a folder of its own and is gone at the end.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
BUILDINGS = 2_000
LOGIN, PASSWORD = "officer", "benchmarks of 990199"
COMMAND_SECONDS = 300
RESULTS = 50_000
CROWD = {
    "bench.members": 100_000,
    "bench.shops": 10_000,
    "bench.buildings": 10_000,
    "bench.results": RESULTS,
}
"""Rows that `people.sql` and `contests.sql` make; the buildings beyond the first 2,000 stand
outside the view, and a round of a contest has 100 results."""

SEEDS = ("district.sql", "people.sql", "contests.sql")
SCOPES = ("organizations", "branches", "figures")

UNLIMITED = str(10**9)


@dataclass(frozen=True, slots=True)
class Stage:
    """A seeded database, and whom all sides act as: the holder of the token, or who signs in."""

    server: Server
    settings: Settings
    actor: Actor
    token: str

    def as_person(self) -> "Stage":
        """Give the stage as the officer who has signed in, whom members are shown to."""
        return replace(self, actor=replace(self.actor, scopes=None))

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
def staged(*, crowd: Mapping[str, int] | None = None, is_seeded: bool = True) -> Iterator[Stage]:
    """Make the database, seed the district, make an officer with a token as an operator would.

    `crowd`: numbers like those of `CROWD`, for the rows of `people.sql` and `contests.sql`.
    """
    with tempfile.TemporaryDirectory(prefix="liangxin-bench-") as folder:
        data_dir = Path(folder)
        data_dir.chmod(0o755)  # the database server of a root user runs as somebody else
        with running(data_dir) as server:
            settings = Settings(data_dir=data_dir, database_url=server.site.url())
            asyncio.run(migrate(settings))
            run_liangxin(data_dir, "district", "create", "基准区", "--code", CODE)
            words = ("user", "add", LOGIN, "--role", "district-officer", "--password-stdin")
            run_liangxin(data_dir, *words, given=f"{PASSWORD}\n")
            scopes = [word for scope in SCOPES for word in ("--scope", scope)]
            token = run_liangxin(
                data_dir, "token", "create", "--user", LOGIN, "--days", "1", *scopes
            )
            seeds = SEEDS[: len(SEEDS) if crowd else 1] if is_seeded else ()
            actor = asyncio.run(_seed(server.site.url(), crowd, seeds))
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


def run_liangxin(data_dir: Path, *words: str, given: str = "") -> str:
    """Run a command of the program with something to read, and give what it printed."""
    done = subprocess.run(
        [str(LIANGXIN), *words],
        env=environment(data_dir),
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=COMMAND_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


async def _seed(url: str, crowd: Mapping[str, int] | None, seeds: Sequence[str]) -> Actor:
    owner = await asyncpg.connect(
        url, server_settings={"app.role": Role.SYSTEM.value, "jit": "off"}
    )
    try:
        found = await owner.fetchrow(
            "select d.id, u.id as user_id"
            " from districts as d join users as u on u.district_id = d.id"
        )
        assert found is not None, "the district or the officer is missing"
        numbers = {"bench.organizations": ORGANIZATIONS, **(crowd or {})}
        settings = {"app.district_id": found["id"], **numbers}
        for name, value in settings.items():
            await owner.execute("select set_config($1, $2, false)", name, str(value))
        async with owner.transaction():
            for file in seeds:
                await owner.execute((HERE / file).read_text(encoding="utf-8"))
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
