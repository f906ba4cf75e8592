"""Files of shapes over HTTP: upload one to be checked; the rest is asked over GraphQL."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from backend.accounts.authentication import Authenticator
from backend.api.workbook_routes import (
    Counter,
    UploadInvalidError,
    answering,
    chunks_of,
    json_answer,
)
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.geometries.commands import CheckGeometry, check_geometry, demand_right
from backend.geometries.errors import MayNotImportGeometryError
from backend.geometries.tables import GeometryLayer
from backend.kit.errors import LedgerError
from backend.kit.geo import CoordinateSystem
from backend.kit.ids import encode_node_id
from backend.workbooks.uploads import Uploads

_BATCH = "GeometryBatch"
_STATUS: Mapping[type[LedgerError], int] = {MayNotImportGeometryError: 403}
Choice = TypeVar("Choice", bound=StrEnum)


def geometry_routes(database: Database, authenticator: Authenticator) -> list[BaseRoute]:
    """Give the route of files of shapes."""
    counter = Counter(database, authenticator, Uploads.of(database.settings))
    work = answering(counter, _receive, statuses=_STATUS)
    return [Route("/geometries", work, methods=["POST"])]


async def _receive(counter: Counter, actor: Actor, request: Request) -> Response:
    """Take a file in and check it at once: unlike a workbook it is small."""
    name = (request.query_params.get("fileName") or "").strip()
    if not name:
        raise UploadInvalidError(fault="缺少文件名（fileName）")
    layer = _choice(request, "layer", GeometryLayer)
    system = _choice(request, "system", CoordinateSystem)
    demand_right(actor, layer)
    received = await counter.uploads.receive(chunks_of(request))
    try:
        content = received.path.read_bytes()
    finally:
        received.path.unlink(missing_ok=True)
    form = CheckGeometry(
        file_name=name,
        content=content,
        layer=layer,
        system=system,
        name_column=(request.query_params.get("nameColumn") or "").strip() or None,
        is_repaired=request.query_params.get("repair") == "true",
    )
    batch_id = await check_geometry(counter.database, actor, form)
    return json_answer({"batchId": encode_node_id(_BATCH, batch_id)}, status=201)


def _choice(request: Request, name: str, kind: type[Choice]) -> Choice:
    given = request.query_params.get(name) or ""
    if given not in set(kind):
        known = "、".join(kind)
        raise UploadInvalidError(fault=f"{name} 应为 {known} 之一")
    return kind(given)
