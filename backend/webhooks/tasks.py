"""The job runner of the webhooks: a call at a commit, or a slow poll, makes a job a webhook.

A job's key is its webhook, so one at a time is in flight for each; a job of a process that died is
taken up again by another. Nothing of this runs in a request.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from uuid import UUID

import asyncpg
import orjson
import structlog
from pgqueuer import PgQueuer
from pgqueuer.models import Job
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from backend.accounts.actors import gate_actor, plain, program_of
from backend.config import Settings
from backend.database.engine import WRITER, Database, Purpose, connect, connection_options
from backend.database.queue import job_queries
from backend.database.session import DatabaseBusyError, driver_connection, writing
from backend.kit.clock import now
from backend.kit.metrics import Metrics
from backend.webhooks.delivering import REQUEST, Courier, Reading
from backend.webhooks.queries import QUERIES
from backend.webhooks.sending import Sender
from backend.webhooks.tables import Webhook

WORK = "webhook"
CHANNEL = "liangxin_changes"
HEARTBEAT = timedelta(seconds=30)

_AT_ONCE = 4
_STEPS = 100
_TURN_SECONDS = 5.0
_POLL_SECONDS = 5.0
_AGAIN_SECONDS = 0.5
_DEQUEUE = timedelta(seconds=5)
_UNREACHABLE = (
    OSError,
    DatabaseBusyError,
    DBAPIError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def sending_webhooks(
    settings: Settings,
    reading: Reading,
    metrics: Metrics,
    *,
    heartbeat: timedelta = HEARTBEAT,
) -> AsyncIterator[None]:
    """Send what changed to the webhooks while the block lasts, on connections of its own.

    `heartbeat`: the silence after which the job of another process counts as dead.
    """
    few = {"reader_pool_size": _AT_ONCE, "writer_pool_size": _AT_ONCE + 1}
    async with connect(settings.model_copy(update=few), Purpose.JOBS) as database:
        courier = Courier(database, reading, Sender.of(settings), metrics)
        tasks = [
            asyncio.create_task(_ever(lambda: _take_jobs(settings, courier, heartbeat))),
            asyncio.create_task(_ever(lambda: _make_jobs(settings, database))),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def make_jobs(database: Database, district_id: UUID) -> bool:
    """Make a job for each webhook of a district that has something to do; tell whether one has.

    It may have more to do than a turn takes, or be at work and have looked before what is new.
    """
    program = program_of(district_id, request_id=REQUEST)
    async with writing(database, program) as session:
        connection = await driver_connection(session)
        due = await connection.fetch(QUERIES["due"], district_id, now())
        if not due:
            return False
        webhooks = [plain(row["id"]) for row in due]
        payloads = [_payload(district_id, one) for one in webhooks]
        await job_queries(connection).enqueue(
            [WORK] * len(webhooks),
            list[bytes | None](payloads),
            [0] * len(webhooks),
            dedupe_key=[f"{WORK} {one}" for one in webhooks],
            on_conflict="skip",
        )
    return True


async def _districts(database: Database) -> list[UUID]:
    async with writing(database, gate_actor(REQUEST)) as session:
        query = select(col(Webhook.district_id)).where(col(Webhook.is_on)).distinct()
        return [plain(one) for one in await session.scalars(query)]


async def _make_jobs(settings: Settings, database: Database) -> None:
    """Look in every district at first, then in those that call, and in all at the slow poll."""
    connection = await asyncpg.connect(**connection_options(settings, WRITER, Purpose.JOBS))
    called: set[UUID] = set()
    bell = asyncio.Event()

    def call(*given: object) -> None:
        called.add(UUID(str(given[-1])))
        bell.set()

    try:
        connection.add_termination_listener(lambda _: bell.set())
        await connection.add_listener(CHANNEL, call)
        look_in = set(await _districts(database))
        next_round = time.monotonic() + _POLL_SECONDS
        while not connection.is_closed():
            busy = {one for one in look_in if await _is_busy(database, one)}
            with suppress(TimeoutError):
                async with asyncio.timeout(_AGAIN_SECONDS if busy else _until(next_round)):
                    await bell.wait()
            bell.clear()
            look_in = busy | called
            called.clear()
            if time.monotonic() >= next_round:  # however much the others call
                look_in |= set(await _districts(database))
                next_round = time.monotonic() + _POLL_SECONDS
    finally:
        connection.terminate()


def _until(moment: float) -> float:
    return max(0.0, moment - time.monotonic())


async def _is_busy(database: Database, district_id: UUID) -> bool:
    """Make a district's jobs; what goes wrong there does not keep the others from theirs."""
    try:
        return await make_jobs(database, district_id)
    except Exception:  # noqa: BLE001 - a district's edge: the next poll is another try
        _log.exception("webhooks failed", district=str(district_id))
        return False


async def _take_jobs(settings: Settings, courier: Courier, heartbeat: timedelta) -> None:
    connection = await asyncpg.connect(**connection_options(settings, WRITER, Purpose.JOBS))
    try:
        queries = job_queries(connection)
        queue = PgQueuer(queries.driver, queries=queries)

        @queue.entrypoint(WORK, concurrency_limit=_AT_ONCE)
        async def take(job: Job) -> None:
            given = orjson.loads(job.payload or b"{}")
            await bring_forward(courier, UUID(given["district"]), UUID(given["webhook"]))

        await queue.run(
            dequeue_timeout=_DEQUEUE,
            batch_size=1,
            shutdown_on_listener_failure=True,
            heartbeat_timeout=heartbeat,
        )
    finally:
        await connection.close()


async def bring_forward(courier: Courier, district_id: UUID, webhook_id: UUID) -> None:
    """Take a webhook's steps while there are any; a busy or slow one lets others have a turn."""
    end = time.monotonic() + _TURN_SECONDS
    try:
        for _ in range(_STEPS):
            if not await courier.step(district_id, webhook_id) or time.monotonic() >= end:
                return
    except _UNREACHABLE as error:  # the next poll finds it again
        _log.warning("webhook left where it is", error=type(error).__name__)


async def _ever(work: Callable[[], Awaitable[None]]) -> None:
    """Do a work until cancelled; start over when the database is lost, or whatever else ends."""
    while True:
        try:
            await work()
        except _UNREACHABLE as error:
            _log.warning("webhooks wait for the database", error=type(error).__name__)
        except Exception:  # noqa: BLE001 - the loop's edge: it ends with the program alone
            _log.exception("webhooks failed")
        await asyncio.sleep(1)


def _payload(district_id: UUID, webhook_id: UUID) -> bytes:
    return orjson.dumps({"district": str(district_id), "webhook": str(webhook_id)})
