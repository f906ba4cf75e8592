"""The job runner: checks, writes and undoes imports, writes exports, with progress.

By default it runs inside the server's process; several processes share one queue. A job of a
process that died is taken up again by another, and every step asks the import's state first.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

import asyncpg
import structlog
from pgqueuer import PgQueuer
from pgqueuer.models import Job
from sqlalchemy.exc import SQLAlchemyError

from backend.accounts.actors import program_of
from backend.config import Settings
from backend.database.actor import Actor
from backend.database.engine import WRITER, Database, Purpose, connect, connection_options
from backend.database.queue import job_queries
from backend.database.session import DatabaseBusyError, writing
from backend.kit.errors import LedgerError
from backend.workbooks.apply import apply_checked
from backend.workbooks.batches import change_batch, keep_check, load_batch
from backend.workbooks.check import Checked, check
from backend.workbooks.errors import (
    ImportFileGoneError,
    ImportOutdatedError,
    WrongLedgerError,
)
from backend.workbooks.exporting import fail_export, load_export, run_export
from backend.workbooks.inline import Progress, reasons_of
from backend.workbooks.jobs import Task, Work
from backend.workbooks.ledgers import LedgerCode, find_ledger
from backend.workbooks.read import Workbook, read_workbook
from backend.workbooks.refused import write_refused
from backend.workbooks.starters import starter_of
from backend.workbooks.tables import ImportMode, ImportState, RowOutcome
from backend.workbooks.undo import undo_import
from backend.workbooks.uploads import Uploads

_PROGRESS_SECONDS = 0.5
_LOOKS_A_HEARTBEAT = 2
_FAULT = "系统出错，未写入任何内容。请稍后重试；仍不成功时联系管理员。"
_BUSY = frozenset({ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING})

_UNREACHABLE = (
    DatabaseBusyError,
    SQLAlchemyError,
    OSError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
)
_PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0, 40.0)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ImportJobs:
    """The kinds of work, on pools with the time limits of jobs."""

    database: Database
    uploads: Uploads
    pauses: tuple[float, ...] = _PAUSES

    async def check(self, task: Task, actor: Actor) -> None:
        """Check the file of an import and keep the results, unless it was cancelled."""
        async with writing(self.database, actor) as session:
            batch = await load_batch(session, actor, task.batch_id)
        if batch.state is ImportState.CANCELLED:
            return
        progress = Progress()
        async with self._showing(actor, task, progress):
            workbook, checked = await self._checked(task, actor, progress)
        await keep_check(self.database, actor, task.batch_id, workbook, checked)
        if reasons := reasons_of(checked):
            target = self.uploads.refused(task.batch_id)
            await asyncio.to_thread(write_refused, target, workbook, reasons)
            target.chmod(0o600)
        await asyncio.to_thread(self.uploads.purge)

    async def apply(self, task: Task, actor: Actor) -> None:
        """Check again, since the ledger may have moved on, and write when nothing is different."""
        async with writing(self.database, actor) as session:
            batch = await load_batch(session, actor, task.batch_id)
        progress = Progress()
        async with self._showing(actor, task, progress):
            _, checked = await self._checked(task, actor, progress)
        if _of_rows(checked.counts) != _of_rows(batch.counts):
            raise ImportOutdatedError(rows="若干")
        await apply_checked(
            self.database,
            actor,
            task.batch_id,
            checked,
            mode=batch.mode or ImportMode.ALL_OR_NOTHING,
        )
        self.uploads.forget(task.batch_id)

    async def undo(self, task: Task, actor: Actor) -> None:
        """Take an import back."""
        await undo_import(self.database, actor, task.batch_id)

    async def cancel(self, task: Task, _: Actor) -> None:
        """Delete the file of an import that was cancelled."""
        self.uploads.forget(task.batch_id)
        self.uploads.refused(task.batch_id).unlink(missing_ok=True)

    async def export(self, task: Task, actor: Actor) -> None:
        """Write an export, and delete the files that are kept long enough."""
        await run_export(self.database, self.uploads, actor, task.batch_id)
        await asyncio.to_thread(self.uploads.purge)

    async def _checked(
        self, task: Task, actor: Actor, progress: Progress
    ) -> tuple[Workbook, Checked]:
        path = self.uploads.workbook(task.batch_id)
        if not path.exists():
            raise ImportFileGoneError
        async with writing(self.database, actor) as session:
            batch = await load_batch(session, actor, task.batch_id)
        workbook = await asyncio.to_thread(
            read_workbook,
            path,
            name=batch.file_name,
            max_bytes=self.uploads.max_bytes,
            wanted=LedgerCode(batch.ledger) if batch.ledger else None,
        )
        _demand_ledger(workbook, batch.ledger)
        checked = await check(
            self.database,
            actor,
            workbook,
            effective_on=batch.effective_on,
            derives=batch.derives,
            contest_id=batch.contest_id,
            progress=progress.count,
        )
        return workbook, checked

    @asynccontextmanager
    async def _showing(self, actor: Actor, task: Task, progress: Progress) -> AsyncIterator[None]:
        """Write the progress into the import while the block runs."""

        async def follow() -> None:
            shown = 0
            while True:
                await asyncio.sleep(_PROGRESS_SECONDS)
                if progress.done != shown:
                    shown = progress.done
                    values = {"progress": shown, "total": progress.total}
                    async with writing(self.database, actor) as session:
                        await change_batch(session, actor, task.batch_id, **values)

        follower = asyncio.create_task(follow())
        try:
            yield
        finally:
            follower.cancel()
            with suppress(asyncio.CancelledError):
                await follower

    async def run(self, work: Work, task: Task) -> None:
        """Do one job; what is refused or fails is told in the import."""
        jobs: dict[Work, Callable[[Task, Actor], Awaitable[None]]] = {
            Work.CHECK: self.check,
            Work.APPLY: self.apply,
            Work.UNDO: self.undo,
            Work.CANCEL: self.cancel,
            Work.EXPORT: self.export,
        }
        program = program_of(task.district_id, request_id=task.request_id)
        try:
            await jobs[work](task, await self._actor(work, task, program))
        except LedgerError as refusal:
            await self._told(work, task, program, str(refusal))
        except Exception:  # noqa: BLE001 - the worker's edge: a job never takes the server down
            _log.exception("job failed", work=work.value, batch=str(task.batch_id))
            await self._told(work, task, program, _FAULT)

    async def _actor(self, work: Work, task: Task, program: Actor) -> Actor:
        """Act as the person, or what leaves by a token as the token, with the rights of now.

        Raises: MAY_NOT_IMPORT for what was switched off or revoked meanwhile; EXPORT_NOT_FOUND.
        """
        if task.user_id is None:
            return program
        async with writing(self.database, program) as session:
            token_id = None
            if work is Work.EXPORT:
                token_id = (await load_export(session, program, task.batch_id))["token_id"]
            return await starter_of(session, program, user_id=task.user_id, token_id=token_id)

    async def _told(self, work: Work, task: Task, program: Actor, words: str) -> None:
        """Tell a failure, again while the database has no room: no work may seem to go on for ever.

        Raises: what the last attempt met.
        """
        for seconds in self.pauses:
            try:
                await self._fail(work, task, program, words)
            except _UNREACHABLE as error:
                _log.warning("failure not told yet", error=type(error).__name__)
                await asyncio.sleep(seconds)
            else:
                return
        await self._fail(work, task, program, words)

    async def _fail(self, work: Work, task: Task, program: Actor, words: str) -> None:
        """Tell why, and go back to the state from which the person can try again."""
        if work is Work.EXPORT:
            await fail_export(self.database, program, task.batch_id, words)
            return
        state = {
            Work.CHECK: ImportState.FAILED,
            Work.APPLY: ImportState.CHECKED,
            Work.UNDO: ImportState.APPLIED,
            Work.CANCEL: ImportState.CANCELLED,
        }[work]
        async with writing(self.database, program) as session:
            batch = await load_batch(session, program, task.batch_id, is_locked=True)
            if batch.state in _BUSY:
                await change_batch(session, program, task.batch_id, state=state, failure=words)


def _demand_ledger(workbook: Workbook, wanted: str | None) -> None:
    """Refuse a workbook with another ledger than was announced.

    Raises: WRONG_LEDGER.
    """
    for sheet in workbook.sheets:
        if wanted is not None and sheet.ledger.code.value != wanted:
            raise WrongLedgerError(
                sheet=sheet.name, found=sheet.ledger.title, wanted=find_ledger(wanted).title
            )


def _of_rows(counts: Mapping[str, int]) -> dict[str, int]:
    """Give the counts of the file's own rows; what it lacks may change and changes nothing."""
    return {name: count for name, count in counts.items() if name != RowOutcome.MISSING.value}


@asynccontextmanager
async def running_jobs(settings: Settings) -> AsyncIterator[None]:
    """Run the job runner while the block lasts, on connections of its own."""
    async with connect(settings, Purpose.JOBS) as database:
        jobs = ImportJobs(database, Uploads.of(settings))
        runner = asyncio.create_task(_serve(settings, jobs))
        try:
            yield
        finally:
            runner.cancel()
            with suppress(asyncio.CancelledError):
                await runner


async def _serve(settings: Settings, jobs: ImportJobs) -> None:
    """Take jobs until cancelled; start over when the connection is lost, or whatever else ends."""
    while True:
        try:
            await _serve_once(settings, jobs)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            _log.warning("job runner lost its connection")
        except Exception:  # noqa: BLE001 - the loop's edge: it ends with the program alone
            _log.exception("job runner failed")
        await asyncio.sleep(1)


async def _serve_once(settings: Settings, jobs: ImportJobs) -> None:
    connection = await asyncpg.connect(**connection_options(settings, WRITER, Purpose.JOBS))
    try:
        queries = job_queries(connection)
        queue = PgQueuer(queries.driver, queries=queries)
        for work in Work:
            _register(queue, jobs, work)
        heartbeat = timedelta(seconds=settings.job_heartbeat_seconds)
        await queue.run(
            dequeue_timeout=heartbeat / _LOOKS_A_HEARTBEAT,
            heartbeat_timeout=heartbeat,
            batch_size=1,
            shutdown_on_listener_failure=True,
        )
    finally:
        await connection.close()


def _register(queue: PgQueuer, jobs: ImportJobs, work: Work) -> None:
    @queue.entrypoint(work.value, concurrency_limit=1)
    async def take(job: Job) -> None:
        await jobs.run(work, Task.read(job.payload))
