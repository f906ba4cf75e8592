"""Where the events of a standing query come from: a page of changes, or an object as it is now."""

from collections.abc import Awaitable, Callable, Mapping
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


class RoundUnknownError(LedgerError):
    """No such round, or none that the caller sees."""

    code = "ROUND_UNKNOWN"
    message = "没有这个轮次，或您不能查看。"
    remedy = "请从竞赛页面重新打开。"


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


_UNKNOWN: Mapping[str, type[LedgerError]] = {"job": JobUnknownError, "round": RoundUnknownError}


@dataclass(frozen=True, slots=True)
class Batch:
    """What a standing query gave since a cursor, and the cursor to go on from.

    `is_picture`: its event shows the whole as it is now, so that nobody needs those before it.
    """

    cursor: str | None
    events: tuple[Event, ...]
    has_more: bool = False
    is_over: bool = False
    is_picture: bool = False


Source = Callable[[Database, Standing, str | None, CursorSigner], Awaitable[Batch]]


def source_of(standing: Standing) -> Source:
    """Give the source that a standing query reads."""
    return picture_unlike if standing.is_picture else changes_since


async def changes_since(
    database: Database, standing: Standing, cursor: str | None, signer: CursorSigner
) -> Batch:
    """Read the changes after a cursor; without one, where the present is."""
    page = (await _answer(database, standing, cursor, signer))["changes"]
    events = tuple(_event(standing, node, node.pop(CURSOR)) for node in page["nodes"])
    return Batch(page["cursor"], events, page["hasMore"])


async def picture_unlike(
    database: Database, standing: Standing, cursor: str | None, signer: CursorSigner
) -> Batch:
    """Read an object; it is an event when what is seen of it is not as it was.

    Raises: JOB_UNKNOWN, ROUND_UNKNOWN.
    """
    seen = (await _answer(database, standing, None, signer))[standing.query]
    if seen is None:
        raise _UNKNOWN[standing.query](path=("id",))
    is_over = seen.pop(STATE) in _OVER
    present = str(crc32(orjson.dumps(seen)))
    events = () if present == cursor else (_event(standing, seen, f"0.{present}"),)
    return Batch(present, events, is_over=is_over, is_picture=True)


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
