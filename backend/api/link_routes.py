"""Signed addresses over HTTP: one sends the file of an upload, the other fetches an export.

The signature is the right: no session, no header of ours, and nothing else is reached by it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from backend.api.faults import MediaTypeRefusedError
from backend.api.marking import id_of
from backend.api.rest import answering, json_reply
from backend.api.workbook_routes import STATUS, UNPROCESSABLE, XLSX, chunks_of
from backend.database.engine import Database
from backend.kit.clock import today
from backend.kit.errors import LedgerError
from backend.workbooks.contest_files import fetch_parcel, receive_parcel
from backend.workbooks.errors import UploadSizeError
from backend.workbooks.exporting import (
    ExportNotFoundError,
    ExportOutdatedError,
    LinkUsedError,
    fetch_export,
)
from backend.workbooks.links import ContestUse, LinkExpiredError, LinkInvalidError, Links
from backend.workbooks.receiving import (
    MEDIA_TYPE,
    UploadNotFoundError,
    UploadUsedError,
    receive_upload,
)
from backend.workbooks.uploads import Uploads

_CREATED = 201
_STATUS: Mapping[type[LedgerError], int] = {
    **STATUS,
    LinkInvalidError: 403,
    UploadNotFoundError: 404,
    ExportNotFoundError: 404,
    UploadUsedError: 409,
    LinkUsedError: 409,
    LinkExpiredError: 410,
    ExportOutdatedError: 410,
    LedgerError: UNPROCESSABLE,
}


@dataclass(frozen=True, slots=True)
class Gate:
    """What the routes need: the database, who signs addresses, where files are kept."""

    database: Database
    links: Links
    uploads: Uploads


def link_routes(database: Database) -> list[BaseRoute]:
    """Give the routes."""
    settings = database.settings
    gate = Gate(database, Links.of(settings.secrets_dir), Uploads.of(settings))

    def route(
        path: str, method: str, work: Callable[[Gate, Request], Awaitable[Response]]
    ) -> Route:
        async def bound(request: Request) -> Response:
            return await work(gate, request)

        endpoint = answering(bound, statuses=_STATUS, is_signed=True)
        made = Route(path, endpoint, methods=[method])
        # A look ahead must not use an address up.
        made.methods = {method}
        return made

    return [
        route("/uploads/{link}", "PUT", _receive),
        route("/downloads/{link}", "GET", _fetch),
        route("/contest-files/{link}", "GET", _fetch_parcel),
        route("/contest-files/{link}", "PUT", _receive_parcel),
    ]


async def _receive(gate: Gate, request: Request) -> Response:
    """Take the file in; 201 with what arrived."""
    link = gate.links.open_upload(request.path_params["link"])
    _hold_to_headers(request, link.byte_count)
    digest = await receive_upload(
        gate.database, gate.uploads, link, chunks_of(request), request_id=id_of(request)
    )
    return json_reply({"byteCount": link.byte_count, "sha256": digest.hex()}, status=_CREATED)


def _hold_to_headers(request: Request, byte_count: int) -> None:
    """Refuse a body that cannot be the file, before any of it is read.

    Raises: MEDIA_TYPE_REFUSED, UPLOAD_SIZE.
    """
    headers = request.headers
    kind = headers.get("content-type", MEDIA_TYPE).partition(";")[0].strip().lower()
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if kind != MEDIA_TYPE or encoding != "identity":
        raise FileTypeRefusedError(given=f"{kind} {encoding}")
    length = headers.get("content-length")
    if length is not None and length != str(byte_count):
        raise UploadSizeError(wanted=byte_count, given=f"{length} 字节")


class FileTypeRefusedError(MediaTypeRefusedError):
    """The body is not sent as the plain bytes of a file."""

    remedy = "请用 content-type: application/octet-stream，不要压缩。"


async def _fetch(gate: Gate, request: Request) -> Response:
    """Send the file, this once."""
    link = gate.links.open_download(request.path_params["link"])
    path, name = await fetch_export(gate.database, gate.uploads, link, request_id=id_of(request))
    dated = f"{name.removesuffix('.xlsx')}-{today()}.xlsx"
    found = await asyncio.to_thread(path.stat)
    return FileResponse(
        path,
        media_type=XLSX,
        stat_result=found,
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{quote(dated)}",
            "x-content-type-options": "nosniff",
        },
    )


async def _fetch_parcel(gate: Gate, request: Request) -> Response:
    """Send the file of a contest, this once."""
    link = gate.links.open_contest(request.path_params["link"])
    parcel = await fetch_parcel(gate.database, link, request_id=id_of(request))
    return Response(
        parcel,
        media_type=MEDIA_TYPE,
        headers={
            "content-disposition": f'attachment; filename="contest-{today()}.liangxin"',
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
        },
    )


async def _receive_parcel(gate: Gate, request: Request) -> Response:
    """Take a contest's file that came back, or tell what would come of it."""
    link = gate.links.open_contest(request.path_params["link"])
    if link.use is ContestUse.FETCH:
        raise LinkInvalidError
    received = await gate.uploads.receive(chunks_of(request))
    try:
        parcel = await asyncio.to_thread(received.path.read_bytes)
    finally:
        received.path.unlink(missing_ok=True)
    returned = await receive_parcel(gate.database, link, parcel, request_id=id_of(request))
    return json_reply(
        {
            "isRehearsal": link.use is ContestUse.LOOK,
            "records": returned.records,
            "isNewest": returned.is_newest,
            "isHome": returned.is_home,
            "held": [one.packed() for one in returned.held],
            "unlinked": list(returned.unlinked),
            "minutesAhead": returned.minutes_ahead,
        }
    )
