"""An import from beginning to end in one process: for the command line, the demo and tests."""

import asyncio
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.errors import LedgerError
from backend.workbooks.apply import apply_checked, demand_whole
from backend.workbooks.batches import change_batch, keep_check, start_batch
from backend.workbooks.check import Checked, check
from backend.workbooks.ledgers import LedgerCode
from backend.workbooks.read import Workbook, read_workbook
from backend.workbooks.refused import write_refused
from backend.workbooks.tables import ImportMode, ImportState, RowOutcome


@dataclass(slots=True)
class Progress:
    """How an import goes, for whoever watches; set by the import, read from elsewhere.

    Units: `seconds` by part (`reading`, `checking`, `keeping`, `writing`).
    """

    part: str = ""
    done: int = 0
    total: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def during(self, part: str) -> Iterator[None]:
        """Time a part."""
        self.part = part
        started = time.perf_counter()
        yield
        self.seconds[part] = time.perf_counter() - started

    def count(self, done: int, total: int) -> None:
        """Note how many rows are compared."""
        self.done, self.total = done, total


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an import; `refusal` says why nothing was written though it was asked for."""

    batch_id: UUID
    checked: Checked
    is_applied: bool = False
    refusal: LedgerError | None = None
    refused_file: Path | None = None


async def run_import(
    database: Database,
    actor: Actor,
    path: Path,
    *,
    mode: ImportMode | None,
    effective_on: date | None = None,
    derives: bool = False,
    contest_id: UUID | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Read, check and (with a mode) apply a file; a refused import leaves only its results behind.

    Shape: `mode` None is a dry run; `contest_id` is the contest that entries are for. Rows that
    were kept out are written beside the file.
    Raises: what `read_workbook` and `check` refuse; nothing at all is written then.
    """
    watch = progress or Progress()
    with watch.during("reading"):
        limit = database.settings.max_upload_bytes
        wanted = LedgerCode.ENTRIES if contest_id else None
        workbook = await asyncio.to_thread(read_workbook, path, max_bytes=limit, wanted=wanted)
    with watch.during("checking"):
        checked = await check(
            database,
            actor,
            workbook,
            effective_on=effective_on,
            derives=derives,
            contest_id=contest_id,
            progress=watch.count,
        )
    with watch.during("keeping"):
        batch_id = await _keep(database, actor, path, workbook, checked, derives=derives)
    if mode is None:
        return Imported(batch_id, checked)
    try:
        demand_whole(checked, mode)
        with watch.during("writing"):
            await apply_checked(database, actor, batch_id, checked, mode=mode)
    except LedgerError as refusal:
        async with writing(database, actor) as session:
            state = ImportState.FAILED
            await change_batch(session, actor, batch_id, state=state, failure=str(refusal))
        return Imported(batch_id, checked, refusal=refusal)
    return Imported(
        batch_id, checked, is_applied=True, refused_file=_write_refused(path, workbook, checked)
    )


async def _keep(
    database: Database,
    actor: Actor,
    path: Path,
    workbook: Workbook,
    checked: Checked,
    *,
    derives: bool,
) -> UUID:
    content = await asyncio.to_thread(path.read_bytes)
    async with writing(database, actor) as session:
        batch_id = await start_batch(
            session,
            actor,
            file_name=path.name,
            file_digest=hashlib.sha256(content).digest(),
            effective_on=checked.effective_on,
            derives=derives,
        )
    await keep_check(database, actor, batch_id, workbook, checked)
    return batch_id


def _write_refused(path: Path, workbook: Workbook, checked: Checked) -> Path | None:
    kept_out = (RowOutcome.REFUSED.value, RowOutcome.CONFLICT.value)
    if not any(checked.counts[outcome] for outcome in kept_out):
        return None
    target = path.with_name(f"{path.stem}-未写入的行.xlsx")
    write_refused(target, workbook, reasons_of(checked))
    return target


def reasons_of(checked: Checked) -> dict[tuple[str, int], str]:
    """Give the reasons of the rows that were kept out, by sheet and row."""
    kept_out = {RowOutcome.REFUSED, RowOutcome.CONFLICT}
    return {
        (draft.sheet, draft.number): "；".join(
            f"{finding.message}{finding.remedy}"
            for finding in draft.findings
            if not finding.is_warning
        )
        for draft in checked.drafts
        if draft.outcome in kept_out
    }
