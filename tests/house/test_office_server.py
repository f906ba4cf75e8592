"""A server of the office's own, the oldest that we support where it is installed, with passwords.

Debian's PostgreSQL 15 when it is there, otherwise the embedded programs: what is tested is that the
first migration makes the roles and their passwords, or says what the administrator must do.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from backend.config import Settings
from backend.database import embedded
from backend.database.binaries import find_binaries, run_program, server_user
from backend.database.engine import READER, WRITER, connect, role_password
from backend.database.migrate import drift, is_migrated, migrate
from backend.database.owner import DatabaseRolesError
from backend.database.session import reading
from backend.database.site import Site
from tests.house.acting import system_of_a_new_district
from tests.server import run_apart

OLDEST = Path("/usr/lib/postgresql/15/bin")
PASSWORD = "invented"


@pytest.fixture(scope="module")
def office() -> Iterator[Site]:
    """A server that asks everybody for a password."""
    folder = Path(tempfile.mkdtemp(prefix="office-", dir="/tmp"))
    folder.chmod(0o755)
    site = Site(folder, folder / "cluster", folder / "run", server_user(folder / "cluster"))
    programs = OLDEST if OLDEST.exists() else find_binaries(folder, site.user)
    for made in (site.cluster, site.sockets):
        made.mkdir(mode=0o700)
        shutil.chown(made, site.user.uid, site.user.gid)
    secret = folder / "secret"
    secret.write_text(PASSWORD)
    options = (
        f"-D {site.cluster} -U office --auth=scram-sha-256 --pwfile={secret} -E UTF8 --no-sync"
    )
    run_program(programs / "initdb", *options.split(), user=site.user)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedded, "find_binaries", lambda *_: programs)
        server = embedded.Server(site, embedded.start_process(site, None, ("fsync=off",)))
        try:
            yield site
        finally:
            server.stop()
            shutil.rmtree(folder)


def login(site: Site, user: str, database: str) -> str:
    return f"postgresql://{user}:{PASSWORD}@/{database}?host={site.sockets}"


@pytest.fixture
def office_settings(office: Site, tmp_path: Path) -> Settings:
    """Settings with the administrator's URL of an empty database, and no secrets yet."""
    name = f"ledger_{uuid4().hex}"

    async def make() -> None:
        connection = await asyncpg.connect(login(office, "office", "postgres"))
        await connection.execute(f"create database {name}")
        await connection.close()

    run_apart(make())
    return Settings(
        database_url=login(office, "office", name), data_dir=tmp_path, pool_acquire_seconds=20
    )


async def test_first_migration_makes_roles_that_sign_in_with_passwords(
    office_settings: Settings,
) -> None:
    await migrate(office_settings)

    assert await drift(office_settings) == []
    actor = system_of_a_new_district()
    async with connect(office_settings) as database, reading(database, actor) as connection:
        assert await connection.fetchval("select current_user") == READER
        assert await is_migrated(connection)
        assert await connection.fetchval("select count(*) from districts") == 0


async def test_every_table_belongs_to_the_owner_of_the_ledger(office_settings: Settings) -> None:
    await migrate(office_settings)

    connection = await asyncpg.connect(office_settings.database_url)
    owners = await connection.fetchval(
        "select array_agg(distinct tableowner) from pg_tables where schemaname = 'public'"
    )
    await connection.close()
    assert owners == ["liangxin_owner"]


async def test_passwords_of_the_roles_are_files_that_only_we_can_read(
    office_settings: Settings,
) -> None:
    await migrate(office_settings)

    secrets = office_settings.secrets_dir
    assert secrets.stat().st_mode & 0o777 == 0o700
    for role in (READER, WRITER):
        assert (secrets / f"{role}.password").stat().st_mode & 0o777 == 0o600
        assert len(role_password(secrets, role) or "") >= 40


async def test_powerless_login_is_told_what_the_administrator_must_do(
    office: Site, office_settings: Settings
) -> None:
    clerk = f"clerk_{uuid4().hex[:8]}"
    admin = await asyncpg.connect(office_settings.database_url)
    await admin.execute(f"create role {clerk} login password '{PASSWORD}'")
    name = await admin.fetchval("select current_database()")
    settings = office_settings.model_copy(update={"database_url": login(office, clerk, name)})

    with pytest.raises(DatabaseRolesError) as refusal:
        await migrate(settings)

    assert refusal.value.code == "DATABASE_ROLES"
    assert "roles.sql" in refusal.value.remedy
    assert await admin.fetchval("select to_regclass('districts')") is None
    await admin.close()
