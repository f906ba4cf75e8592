"""Workbooks over HTTP: upload a ledger to be checked, fetch templates, exports and refused rows.

Everything else about imports is asked over GraphQL.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote
from uuid import UUID

import orjson
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from backend.accounts.authentication import Authenticator
from backend.accounts.errors import AuthenticationError
from backend.api import rest
from backend.api.faults import BodyTooSlowError
from backend.api.marking import id_of
from backend.compiler.values import storable
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import DatabaseBusyError, writing
from backend.database.turns import Gate
from backend.kit.clock import now, today
from backend.kit.errors import LedgerError
from backend.kit.ids import MalformedIdError, decode_node_id, encode_node_id
from backend.workbooks.batches import load_batch
from backend.workbooks.commands import (
    ApplyImport,
    CheckWorkbook,
    UndoImport,
    apply_import,
    check_workbook,
    undo_import,
)
from backend.workbooks.errors import (
    FileTooLargeError,
    ImportFileGoneError,
    ImportNotFoundError,
    MayNotImportError,
    UnknownLedgerError,
)
from backend.workbooks.ledgers import Ledger, LedgerCode, find_ledger
from backend.workbooks.limits import examine
from backend.workbooks.rights import may_import
from backend.workbooks.tables import ImportMode
from backend.workbooks.uploads import Uploads
from backend.workbooks.write import (
    ExportNeedsApproverError,
    all_ledgers,
    write_export,
    write_template,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IMPORT, _CONTEST = "ImportBatch", "Contest"
_ALL = "all"
LONGEST_PAUSE = 15.0
"""Seconds that an upload may take beside the time that its bytes take on the slowest line."""
_SLOWEST_LINE = 8_192
"""Bytes a second."""
_EXPORT_PATIENCE = 30.0
"""Seconds that an export waits for those before it."""


class UploadInvalidError(LedgerError):
    """The upload does not say what is needed, or did not arrive whole."""

    code = "UPLOAD_INVALID"
    message = "上传有误：{fault}。"
    remedy = "请重新选择文件后上传。"


class ServiceBusyError(LedgerError):
    """Every connection is in use."""

    code = "UNAVAILABLE"
    message = "系统繁忙。"
    remedy = "请稍后重试。"


STATUS: dict[type[LedgerError], int] = {
    AuthenticationError: 401,
    MayNotImportError: 403,
    ExportNeedsApproverError: 403,
    ImportNotFoundError: 404,
    ImportFileGoneError: 404,
    UnknownLedgerError: 404,
    MalformedIdError: 404,
    BodyTooSlowError: 408,
    FileTooLargeError: 413,
    ServiceBusyError: 503,
}
UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Counter:
    """What the routes need: the database, who a request is from, where files are kept."""

    database: Database
    authenticator: Authenticator
    uploads: Uploads


def workbook_routes(
    database: Database, authenticator: Authenticator, *, exports: Gate | None = None
) -> list[BaseRoute]:
    """Give the routes of imports, exports and templates.

    Exports hold a connection for as long as a job may: `exports` lets a few of them in at a time,
    so that most of the connections stay with those who write.
    """
    gate = exports or Gate(
        max(1, database.settings.writer_pool_size // 2),
        seconds=_EXPORT_PATIENCE,
        stall_seconds=_EXPORT_PATIENCE,
    )
    counter = Counter(database, authenticator, Uploads.of(database.settings))

    def route(path: str, method: str, work: Handler) -> Route:
        return Route(path, answering(counter, work), methods=[method])

    return [
        route("/imports", "POST", _receive),
        route("/imports/{import_id}/apply", "POST", _apply),
        route("/imports/{import_id}/undo", "POST", _undo),
        route("/imports/{import_id}/refused.xlsx", "GET", _refused),
        route("/exports/{ledger}.xlsx", "GET", partial(_export, gate)),
        route("/templates/{ledger}.xlsx", "GET", _template),
    ]


Handler = Callable[[Counter, Actor, Request], Awaitable[Response]]


def answering(
    counter: Counter,
    work: Handler,
    *,
    statuses: Mapping[type[LedgerError], int] = MappingProxyType({}),
) -> Callable[[Request], Awaitable[Response]]:
    """Answer as the signed-in person, refusals as JSON; `statuses` adds to the known ones."""

    async def endpoint(request: Request) -> Response:
        try:
            actor = await _actor(counter, request)
            for text in request.query_params.values():
                storable(text)
            return await work(counter, actor, request)
        except LedgerError as error:
            return _refusal(error, statuses)
        except DatabaseBusyError as error:
            reply = _refusal(ServiceBusyError(), statuses)
            reply.headers["retry-after"] = str(error.retry_after_seconds)
            return reply

    return rest.answering(endpoint)


async def _actor(counter: Counter, request: Request) -> Actor:
    """Give the signed-in person; tokens reach no workbook."""
    actor = await counter.authenticator.authenticate(
        request.headers, request.cookies, now(), request_id=id_of(request)
    )
    if actor is None or actor.scopes is not None:
        raise AuthenticationError
    return actor


async def _receive(counter: Counter, actor: Actor, request: Request) -> Response:
    """Take a file in; it is looked at before anything is noted, and checked by a job."""
    name = (request.query_params.get("fileName") or "").strip()
    if not name:
        raise UploadInvalidError(fault="缺少文件名（fileName）")
    contest_id = _contest_of(request.query_params.get("contest"))
    if not may_import(actor, LedgerCode.ENTRIES if contest_id else None):
        raise MayNotImportError(ledger=name)
    effective_on = _date_of(request.query_params.get("effectiveOn"))
    received = await counter.uploads.receive(chunks_of(request))
    try:
        await asyncio.to_thread(examine, received.path, max_bytes=counter.uploads.max_bytes)
        form = CheckWorkbook(
            file_name=name,
            file_digest=received.digest,
            effective_on=effective_on,
            derives=request.query_params.get("derive") == "true",
            contest_id=contest_id,
        )
        async with writing(counter.database, actor) as session:
            batch_id = await check_workbook(session, actor, form)
            received.path.rename(counter.uploads.workbook(batch_id))
    finally:
        received.path.unlink(missing_ok=True)
    return json_answer({"importId": encode_node_id(_IMPORT, batch_id)}, status=202)


async def chunks_of(request: Request) -> AsyncIterator[bytes]:
    """Give the body as it arrives; a large file on a slow line has more time than a trickle.

    Raises: UPLOAD_INVALID when the client leaves, BODY_TOO_SLOW.
    """
    began = asyncio.get_running_loop().time()
    received = 0
    stream = request.stream()
    try:
        while True:
            async with asyncio.timeout_at(began + LONGEST_PAUSE + received / _SLOWEST_LINE):
                chunk = await anext(stream, None)
            if chunk is None:
                return
            received += len(chunk)
            yield chunk
    except ClientDisconnect as error:
        raise UploadInvalidError(fault="文件没有传完") from error
    except TimeoutError as error:
        raise BodyTooSlowError(seconds=f"{LONGEST_PAUSE:g}") from error


def _contest_of(text: str | None) -> UUID | None:
    """Give the contest whose entries are brought, of its id in the API.

    Raises: MALFORMED_ID.
    """
    if not text:
        return None
    node = decode_node_id(text)
    if node.type_name != _CONTEST:
        raise MalformedIdError(text=text)
    return node.id


def _date_of(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UploadInvalidError(fault="生效日期应写成 2026-06-30") from error


async def _apply(counter: Counter, actor: Actor, request: Request) -> Response:
    mode = request.query_params.get("mode") or ImportMode.ALL_OR_NOTHING.value
    if mode not in set(ImportMode):
        raise UploadInvalidError(fault="方式应为 ALL_OR_NOTHING 或 GOOD_ROWS")
    form = ApplyImport(import_id=decode_node_id(_id(request)).id, mode=ImportMode(mode))
    async with writing(counter.database, actor) as session:
        await apply_import(session, actor, form)
    return json_answer({"importId": _id(request)}, status=202)


async def _undo(counter: Counter, actor: Actor, request: Request) -> Response:
    form = UndoImport(import_id=decode_node_id(_id(request)).id)
    async with writing(counter.database, actor) as session:
        await undo_import(session, actor, form)
    return json_answer({"importId": _id(request)}, status=202)


async def _refused(counter: Counter, actor: Actor, request: Request) -> Response:
    """Give the rows that were kept out, with the reasons."""
    batch_id = decode_node_id(_id(request)).id
    async with writing(counter.database, actor) as session:
        batch = await load_batch(session, actor, batch_id)
    path = counter.uploads.refused(batch.id)
    if not path.exists():
        raise ImportFileGoneError
    return _file(path, f"{Path(batch.file_name).stem}-未写入的行.xlsx")


async def _export(gate: Gate, counter: Counter, actor: Actor, request: Request) -> Response:
    ledgers = _ledgers(request)
    try:
        await gate.enter()
    except TimeoutError as error:
        raise DatabaseBusyError from error
    target = _scratch()
    try:
        address = dict(request.query_params)
        await write_export(counter.database, actor, ledgers, target, address=address)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        gate.leave()
    return _file(target, f"{_title(ledgers)}-{today()}.xlsx", is_scratch=True)


async def _template(_: Counter, __: Actor, request: Request) -> Response:
    ledgers = _ledgers(request)
    target = _scratch()
    await asyncio.to_thread(write_template, target, ledgers)
    return _file(target, f"{_title(ledgers)}-模板.xlsx", is_scratch=True)


def _ledgers(request: Request) -> list[Ledger]:
    name = request.path_params["ledger"]
    return all_ledgers() if name == _ALL else [find_ledger(name)]


def _title(ledgers: list[Ledger]) -> str:
    return ledgers[0].title if len(ledgers) == 1 else "全部台账"


def _id(request: Request) -> str:
    return str(request.path_params["import_id"])


def _scratch() -> Path:
    """Make a file of this request's own, mode 600."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx", delete=False) as file:
        return Path(file.name)


def _file(path: Path, name: str, *, is_scratch: bool = False) -> Response:
    """Send a file under its Chinese name; a scratch file is deleted when it is sent."""
    return FileResponse(
        path,
        media_type=XLSX,
        headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
        background=BackgroundTask(path.unlink, missing_ok=True) if is_scratch else None,
    )


def _refusal(error: LedgerError, statuses: Mapping[type[LedgerError], int]) -> Response:
    known = {**STATUS, **statuses}
    status = next((code for kind, code in known.items() if isinstance(error, kind)), None)
    content = {"code": error.code, "message": error.message, "remedy": error.remedy}
    reply = json_answer(content, status=status or UNPROCESSABLE)
    wait = getattr(error, "retry_after_seconds", None)
    if wait is not None:
        reply.headers["retry-after"] = str(wait)
    return reply


def json_answer(content: object, *, status: int) -> Response:
    """Answer in JSON."""
    return Response(orjson.dumps(content), status_code=status, media_type="application/json")
