"""The job queue's objects in a schema of their own, `pgqueuer`, apart from the ledger's tables."""

from typing import TYPE_CHECKING

from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence.qb import (
    QueryBuilderEnvironment,
    QueryQueueBuilder,
    QuerySchedulerBuilder,
)
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.domain.settings import DBSettings
from sqlalchemy import Select, Text, cast, column, func, select, table

if TYPE_CHECKING:
    import asyncpg

SCHEMA = "pgqueuer"


def job_queries(connection: "asyncpg.Connection[asyncpg.Record]") -> Queries:
    """Give the queue on a connection.

    To enqueue with a change, take `session.driver_connection`, whose transaction has begun:
    on a connection without one the job would be committed at once.
    """
    settings = DBSettings(db_schema=SCHEMA)
    return Queries(
        AsyncpgDriver(connection),
        qbe=QueryBuilderEnvironment(settings),
        qbq=QueryQueueBuilder(settings),
        qbs=QuerySchedulerBuilder(settings),
    )


async def install_queue(owner: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Make the queue's objects, or bring them to the installed version of the library."""
    queries = job_queries(owner)
    if await queries.schema_is_installed():
        await queries.apply_upgrade()
    else:
        await queries.install()
    await owner.execute(
        f"grant usage on schema {SCHEMA} to liangxin_writer;"
        f"grant select, insert, update, delete on all tables in schema {SCHEMA} to liangxin_writer;"
        f"grant usage on all sequences in schema {SCHEMA} to liangxin_writer;"
    )


def waiting_jobs() -> Select[str, str, int]:
    """Give the statement that counts the jobs that are not done, by work and state."""
    work, state = column("entrypoint", Text), cast(column("status"), Text)
    jobs = table("pgqueuer", schema=SCHEMA)
    return select(work, state, func.count()).select_from(jobs).group_by(work, state)
