"""Paper over HTTP: result sheets and certificates of contests as PDF, and the check of a code.

The documents are for those who organize the contest; the check is for whoever holds one, since
its signed code is the right.
"""

from collections.abc import Mapping
from urllib.parse import quote
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from backend.accounts.authentication import Authenticator
from backend.accounts.refusals import NotFoundError
from backend.api import rest
from backend.api.marking import id_of
from backend.api.workbook_routes import Counter, answering
from backend.contests.certificate_checks import check_certificate
from backend.contests.certificate_codes import CertificateForgedError, Codes
from backend.contests.certificates import Press, read_awards, read_participations
from backend.contests.paper import MayNotPrintError, Paper, demand_organizer, print_paper
from backend.contests.reading import row_of
from backend.contests.result_sheets import read_contest_sheets, read_round_sheet
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.kit.errors import LedgerError
from backend.kit.ids import NodeId, decode_node_id
from backend.kit.typesetting import PDF, Presses, TypesettingBusyError, share_of
from backend.workbooks.uploads import Uploads

_STATUS: Mapping[type[LedgerError], int] = {
    MayNotPrintError: 403,
    NotFoundError: 404,
    CertificateForgedError: 404,
    TypesettingBusyError: 503,
}


def paper_routes(
    database: Database, authenticator: Authenticator, *, presses: Presses | None = None
) -> list[BaseRoute]:
    """Give the routes of documents and of the check; all documents share the presses."""
    counter = Counter(database, authenticator, Uploads.of(database.settings))
    shared = presses or Presses(most=share_of(database.settings.workers))
    codes = Codes.of(database.settings.secrets_dir)

    async def sheet(_: Counter, actor: Actor, request: Request) -> Response:
        node = _node(request)

        async def read(session: AsyncSession) -> Paper:
            return await _sheet(session, actor, node)

        return _reply(*await print_paper(database, shared, actor, read))

    async def certificate(_: Counter, actor: Actor, request: Request) -> Response:
        node, press = _node(request), Press(codes, str(request.base_url).rstrip("/"))
        is_award = request.query_params.get("kind") != "participation"

        async def read(session: AsyncSession) -> Paper:
            return await _certificate(session, actor, press, node, is_award=is_award)

        return _reply(*await print_paper(database, shared, actor, read))

    async def check(request: Request) -> Response:
        code = codes.open(request.path_params["code"])
        return rest.json_reply(await check_certificate(database, code, request_id=id_of(request)))

    return [
        Route("/result-sheets/{node}.pdf", answering(counter, sheet, statuses=_STATUS)),
        Route("/certificates/{node}.pdf", answering(counter, certificate, statuses=_STATUS)),
        Route("/certificate-checks/{code}", rest.answering(check, statuses=_STATUS)),
    ]


def _node(request: Request) -> NodeId:
    return decode_node_id(request.path_params["node"])


async def _sheet(session: AsyncSession, actor: Actor, node: NodeId) -> Paper:
    """Read the sheet of a round, or those of a contest."""
    match node.type_name:
        case "Round":
            return await read_round_sheet(session, actor, node.id)
        case "Contest":
            return await read_contest_sheets(session, actor, node.id)
        case _:
            raise NotFoundError(noun="轮次")


async def _certificate(
    session: AsyncSession, actor: Actor, press: Press, node: NodeId, *, is_award: bool
) -> Paper:
    """Read the certificates of a contest, or the one of an award or of an entry."""
    demand_organizer(actor)
    match node.type_name:
        case "Contest":
            read = read_awards if is_award else read_participations
            return await read(session, actor, press, node.id)
        case "Award":
            award = await row_of(session, actor, "awards", node.id, None, "奖项")
            contest: UUID = award["contest_id"]
            return await read_awards(session, actor, press, contest, award_id=node.id)
        case "Entry":
            entry = await row_of(session, actor, "entries", node.id, None, "参赛者")
            contest = entry["contest_id"]
            return await read_participations(session, actor, press, contest, entry_id=node.id)
        case _:
            raise NotFoundError(noun="奖项")


def _reply(paper: Paper, content: bytes) -> Response:
    """Send a document, to be shown by the browser or saved under its Chinese name."""
    name = quote(f"{paper.name}.pdf")
    headers = {
        "content-disposition": f"inline; filename*=UTF-8''{name}",
        "x-content-type-options": "nosniff",
    }
    return Response(content, media_type=PDF, headers=headers)
