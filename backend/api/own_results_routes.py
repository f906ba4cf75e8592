"""The own results of a contestant over HTTP: a slip's secret is asked and answered, no session."""

from collections.abc import Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from backend.api.marking import id_of
from backend.api.rest import answering, json_reply
from backend.api.sign_in_body import read_slip
from backend.contests.own_results import Look, own_results
from backend.contests.slip_errors import SlipInvalidError
from backend.database.engine import Database
from backend.kit.clock import now
from backend.kit.errors import LedgerError

_STATUSES: Mapping[type[LedgerError], int] = {SlipInvalidError: 404}


def own_results_routes(database: Database) -> list[BaseRoute]:
    """Give the route `POST /results/own`: `{"secret": "…"}`, and `"idNumber"` for all contests."""
    endpoint = answering(partial(_own_results, database), statuses=_STATUSES)
    return [Route("/results/own", endpoint, methods=["POST"])]


async def _own_results(database: Database, request: Request) -> Response:
    secret, id_number = await read_slip(request, seconds=database.settings.body_seconds)
    look = Look(
        secret=secret,
        id_number=id_number,
        address=request.client.host if request.client else "",
        at=now(),
        request_id=id_of(request),
    )
    return json_reply(await own_results(database, look))
