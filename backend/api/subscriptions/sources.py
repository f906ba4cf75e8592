"""Where the events of a standing query come from: a page of changes, or a job as it is now."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import orjson

from backend.api.subscriptions.standing import CURSOR, STATE, Standing
from backend.compiler.cursor import CursorSigner
from backend.compiler.execute import read
from backend.database.engine import Database
from backend.kit.errors import LedgerError

_OVER = frozenset({"DONE", "FAILED", "CANCELLED"})


class JobUnknownError(LedgerError):
    """No such job, or none that the caller sees."""

    code = "JOB_UNKNOWN"
    message = "没有这项任务。"
    remedy = "请使用办理结果中返回的标识。"


@dataclass(frozen=True, slots=True)
class Event:
    """One answer to a subscriber: the result as JSON, and where to go on after it."""

    position: int
    cursor: str
    result: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """What a standing query gave since a cursor, and the cursor to go on from."""

    cursor: str | None
    events: tuple[Event, ...]
    has_more: bool = False
    is_over: bool = False


Source = Callable[[Database, Standing, str | None, CursorSigner], Awaitable[Batch]]


def source_of(standing: Standing) -> Source:
    """Give the source that a standing query reads."""
    return changes_since if standing.query == "changes" else job_unlike


async def changes_since(
    database: Database, standing: Standing, cursor: str | None, signer: CursorSigner
) -> Batch:
    """Read the changes after a cursor; without one, where the present is."""
    page = (await _answer(database, standing, cursor, signer))["changes"]
    events = tuple(_event(standing, node, node.pop(CURSOR)) for node in page["nodes"])
    return Batch(page["cursor"], events, page["hasMore"])


async def job_unlike(
    database: Database, standing: Standing, cursor: str | None, signer: CursorSigner
) -> Batch:
    """Read a job; it is an event when it is not as it was.

    Raises: JOB_UNKNOWN.
    """
    job = (await _answer(database, standing, None, signer))["job"]
    if job is None:
        raise JobUnknownError(path=("id",))
    is_over = job.pop(STATE) in _OVER
    present = str(crc32(orjson.dumps(job)))
    events = () if present == cursor else (_event(standing, job, f"0.{present}"),)
    return Batch(present, events, is_over=is_over)


async def _answer(
    database: Database, standing: Standing, cursor: str | None, signer: CursorSigner
) -> dict[str, Any]:
    environment = standing.environment(cursor, signer)
    answer: dict[str, Any] = orjson.loads(
        await read(database, standing.statement(cursor), environment)
    )
    return answer


def _event(standing: Standing, node: dict[str, Any], cursor: str) -> Event:
    result = orjson.dumps({"data": {standing.response_key: node}})
    return Event(int(cursor.rpartition(".")[2]), cursor, result)
