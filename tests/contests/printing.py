"""Asks for documents of contests over HTTP, as somebody, and reads them back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any
from uuid import UUID

import httpx2
from pypdf import PdfReader
from starlette.applications import Starlette

from backend.accounts.authentication import Authenticator
from backend.api.paper_routes import paper_routes
from backend.database.actor import Actor
from backend.kit.ids import encode_node_id
from backend.kit.typesetting import Presses
from tests.contests.organizing import Organizing

ORIGIN = "https://ledger.example"


class _Known(Authenticator):
    """Takes every request for one of the actor's."""

    actor: Actor | None = None

    async def authenticate(self, *_: Any, **__: Any) -> Actor | None:
        return self.actor


@asynccontextmanager
async def counter(
    office: Organizing, actor: Actor | None, *, presses: Presses | None = None
) -> AsyncIterator[httpx2.AsyncClient]:
    """Open the routes for somebody; None is a stranger."""
    gate = _Known(office.desk.database)
    gate.actor = actor
    app = Starlette(routes=paper_routes(office.desk.database, gate, presses=presses))
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


async def fetched(
    office: Organizing, what: str, noun: str, row_id: UUID, *, as_: Actor | None = None, **how: str
) -> httpx2.Response:
    """Fetch a document, as the officer unless said."""
    async with counter(office, as_ or office.desk.officer) as client:
        return await client.get(f"/{what}/{encode_node_id(noun, row_id)}.pdf", params=how)


async def checked(office: Organizing, code: str) -> tuple[int, dict[str, Any]]:
    """Ask as a stranger whether a certificate holds."""
    async with counter(office, None) as client:
        reply = await client.get(f"/certificate-checks/{code}")
    return reply.status_code, reply.json()


def pages_of(content: bytes) -> list[str]:
    """Read the text of a document page by page, without any space: where one is set is looks."""
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def codes_of(content: bytes) -> list[str]:
    """Read the codes of certificates from the addresses that their pictures lead to."""
    found = []
    for page in PdfReader(BytesIO(content)).pages:
        links: Any = page["/Annots"]
        [link] = links
        address = str(link.get_object()["/A"]["/URI"])
        assert address.startswith(f"{ORIGIN}/public/certificates/")
        found.append(address.rpartition("/")[2])
    return found
