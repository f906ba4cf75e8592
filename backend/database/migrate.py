"""Bring a database to the state of this code: migrations, queue, functions, policies.

What can be replaced whole (functions and policies) is no migration: see `replaceable`.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select, true
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from backend.config import Settings
from backend.database.actor import system_actor
from backend.database.owner import open_owner
from backend.database.queue import install_queue
from backend.database.registry import all_tables, metadata
from backend.database.replaceable import apply_replaceable, replaceable_digest

if TYPE_CHECKING:
    import asyncpg

FOLDER = Path(__file__).parent / "migrations"
MIGRATORS_LOCK = 4_205_114_220_001

PREPARE = """
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create schema if not exists migrations;
create table if not exists migrations.applied (
  name text primary key,
  digest text not null,
  functions text[] not null
);
create table if not exists migrations.alembic_version (
  version_num varchar(64) primary key
);
grant usage on schema migrations to liangxin_reader;
grant select on migrations.applied, migrations.alembic_version to liangxin_reader;
grant usage on schema public to liangxin_reader, liangxin_writer;
"""

REVISION = "select version_num from migrations.alembic_version"
DIGEST = "select digest from migrations.applied where name = 'replaceable'"


async def migrate(settings: Settings) -> None:
    """Bring the database to the state of this code; nothing happens when it is there already.

    Raises: DatabaseRolesError when the login of the URL may not make the roles.
    """
    owner = await open_owner(settings)
    try:
        await owner.execute("select pg_advisory_lock($1)", MIGRATORS_LOCK)
        if await is_migrated(owner):
            return
        await owner.execute(PREPARE)
        if await owner.fetchval(REVISION) != wanted_revision():
            await _with_alembic(settings, lambda config: command.upgrade(config, "head"))
        await install_queue(owner)
        await apply_replaceable(owner)
    finally:
        await owner.close()


async def is_migrated(
    connection: "asyncpg.Connection[Any] | asyncpg.pool.PoolConnectionProxy[Any]",
) -> bool:
    """Tell whether the database is in the state of this code (for `/readyz`, as the reader)."""
    if await connection.fetchval("select to_regclass('migrations.applied')") is None:
        return False
    return bool(
        await connection.fetchval(DIGEST) == replaceable_digest()
        and await connection.fetchval(REVISION) == wanted_revision()
    )


@cache
def wanted_revision() -> str | None:
    """Give the newest migration of this code; None while there is none."""
    return ScriptDirectory.from_config(_config()).get_current_head()


async def draft_migration(settings: Settings, message: str) -> None:
    """Write the migration that brings the (migrated) database to the tables of this code.

    Read it before committing: Alembic sees no changed EXCLUDE or CHECK constraint.
    """
    await _with_alembic(
        settings, lambda config: command.revision(config, message, autogenerate=True)
    )


async def drift(settings: Settings) -> list[Any]:
    """Give every difference between the database's tables and this code's; empty is right."""

    def compare(connection: Connection) -> list[Any]:
        options = alembic_options()
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, options["target_metadata"]))

    engine = owner_engine(settings)
    async with engine.connect() as connection:
        return await connection.run_sync(compare)


def act_as_migration(connection: Connection, *, name: str, district_id: UUID) -> None:
    """Let a data migration see a district's rows until its transaction ends.

    Forced row security binds the owner too: without an actor an UPDATE changes no row and says
    nothing, so count the rows that a data migration changes.
    """
    settings = system_actor(district_id, request_id=name).settings().items()
    is_local = true()
    connection.execute(select(*(func.set_config(key, value, is_local) for key, value in settings)))


def alembic_options() -> dict[str, Any]:
    """Give what both a run and a comparison tell Alembic about this project."""
    all_tables()
    return {
        "target_metadata": metadata,
        "version_table_schema": "migrations",
        "include_schemas": False,
        "compare_type": True,
        "compare_server_default": True,
        "transaction_per_migration": True,
    }


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    return config


def owner_engine(settings: Settings) -> AsyncEngine:
    """Give an engine whose every connection is the owner, opened when needed and kept by nobody."""
    return create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: open_owner(settings), poolclass=NullPool
    )


async def _with_alembic(settings: Settings, action: Callable[[Config], object]) -> None:
    config = _config()

    def run(connection: Connection) -> None:
        config.attributes["connection"] = connection
        action(config)

    async with owner_engine(settings).connect() as connection:
        await connection.run_sync(run)
