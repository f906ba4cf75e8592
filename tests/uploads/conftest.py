"""An office that is asked over HTTP alone: by people who are signed in, and by programs' tokens."""

import asyncio
import hashlib
import io
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

import httpx2
import openpyxl
import pytest
from sqlalchemy import insert, select
from sqlmodel import col
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from backend.accounts.actors import gate_actor
from backend.accounts.authentication import Authenticator
from backend.accounts.passwords import hash_password
from backend.accounts.tables import User
from backend.accounts.tokens import CreateToken, create_token
from backend.api.endpoint import Endpoint
from backend.api.link_routes import link_routes
from backend.api.request import RequestLimits
from backend.api.session_routes import session_routes, sign_in_desk
from backend.api.workbook_routes import workbook_routes
from backend.compiler.cursor import CursorSigner
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.registry import table_of
from backend.database.session import act_as, writing
from backend.kit.clock import stopped_at
from backend.kit.ids import decode_node_id
from backend.places.districts import FoundDistrict, found_district
from backend.places.rules import TownKind
from backend.places.tables import Town
from backend.workbooks.tasks import running_jobs
from tests.commands.asking import ledger_compiler
from tests.workbooks.conftest import TODAY, TOWN, Office

PASSWORD = "quiet-harbour-lamps"
PATIENCE = 60.0
CREATE = """
mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) {
    upload { id fileName byteCount purpose expiresAt receivedAt }
    url method headers { name value } maximumBytes
    problems { code path }
  }
}
"""
IMPORT = """
mutation ($input: ImportLedgerInput!) {
  importLedger(input: $input) { importBatch { id state } problems { code path } }
}
"""
JOB = """
query ($id: ID!) {
  job(id: $id) {
    kind state progress total message
    importBatch {
      id state failure counts { new changed same conflict refused missing }
      rows(first: 20) {
        nodes { label outcome findings { column code message here file isWarning } }
      }
    }
  }
}
"""
EXPORT = """
mutation ($input: ExportLedgerInput!) {
  exportLedger(input: $input) { ledgerExport { id state } problems { code path } }
}
"""
EXPORT_JOB = "query ($id: ID!) { job(id: $id) { kind state total message ledgerExport { id } } }"
DOWNLOAD = """
mutation ($input: DownloadExportInput!) {
  downloadExport(input: $input) { ledgerExport { id } url expiresAt problems { code } }
}
"""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a cookie, a token, or nothing at all."""

    client: httpx2.AsyncClient
    proof: Mapping[str, str] = field(default_factory=dict)

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """Give the whole answer of an operation."""
        reply = await self.client.post(
            "/graphql",
            json={"query": query, "variables": variables},
            headers={"x-liangxin-request": "1", **self.proof},
        )
        answer: dict[str, Any] = reply.json()
        return answer

    async def does(self, mutation: str, **given: Any) -> dict[str, Any]:
        """Give the payload of the only mutation of a document."""
        answer = await self.ask(mutation, input=given)
        assert "errors" not in answer, answer
        [payload] = answer["data"].values()
        return dict(payload)

    async def upload(self, content: bytes, name: str = "台账.xlsx", **more: Any) -> dict[str, Any]:
        """Ask for an address for a file."""
        return await self.does(CREATE, fileName=name, byteCount=len(content), **more)

    async def sent(self, content: bytes, name: str = "台账.xlsx") -> str:
        """Send a file to an address of its own, and give the id of the upload."""
        made = await self.upload(content, name)
        reply = await put(self.client, made["url"], content)
        assert reply.status_code == 201, reply.text
        return str(made["upload"]["id"])

    async def rehearsed(self, content: bytes, **more: Any) -> dict[str, Any]:
        """Have a file checked and give the job when it is over."""
        upload_id = await self.sent(content)
        payload = await self.does(IMPORT, uploadId=upload_id, **more)
        assert payload["problems"] == []
        return await self.over(payload["importBatch"]["id"], JOB)

    async def over(self, job_id: str, query: str) -> dict[str, Any]:
        """Ask for a job until it is over."""
        async with asyncio.timeout(PATIENCE):
            while True:
                job = (await self.ask(query, id=job_id))["data"]["job"]
                if job["state"] != "RUNNING":
                    return dict(job)
                await asyncio.sleep(0)


async def put(
    client: httpx2.AsyncClient, url: str, content: Any, **headers: str
) -> httpx2.Response:
    """Send a body to an address, with no cookie and no header of ours."""
    stranger = httpx2.AsyncClient(transport=client._transport, base_url=client.base_url)
    return await stranger.put(url, content=content, headers=headers)


@dataclass(frozen=True, slots=True)
class Counter:
    """The office behind, and who comes to it."""

    client: httpx2.AsyncClient
    office: Office

    @property
    def stranger(self) -> Caller:
        """Somebody who proves nothing."""
        return Caller(self.client)

    async def person(self, login: str, role: Role = Role.DISTRICT_OFFICER, **scope: Any) -> Caller:
        """Give somebody who has signed in."""
        await self.add_user(self.office.program, login, role, **scope)
        return await self.signed_in(login)

    async def signed_in(self, login: str) -> Caller:
        """Sign a known person in."""
        reply = await self.client.post(
            "/session",
            json={"login": login, "password": PASSWORD},
            headers={"x-liangxin-request": "1"},
        )
        assert reply.status_code == 200, reply.text
        secret = reply.headers["set-cookie"].partition(";")[0]
        self.client.cookies.clear()
        return Caller(self.client, {"cookie": secret})

    async def add_user(self, program: Actor, login: str, role: Role, **scope: Any) -> UUID:
        """Open an account."""
        user = User(
            district_id=program.district_id,
            login=login,
            name="区甲",
            role=role,
            password_hash=_hash(),
            **scope,
        )
        async with writing(self.office.database, program) as session:
            await session.execute(insert(table_of(User)).values(user.model_dump()))
        return user.id

    async def program(
        self,
        scopes: Iterable[str],
        *,
        login: str = "program",
        role: Role = Role.DISTRICT_OFFICER,
        **scope: Any,
    ) -> Caller:
        """Give a program with a token of a person of its own."""
        await self.add_user(self.office.program, login, role, **scope)
        return await self.another_token(login, scopes)

    async def another_token(self, login: str, scopes: Iterable[str]) -> Caller:
        """Give a program with a further token of a person."""
        of_login = select(User).where(col(User.login) == login)
        async with writing(self.office.database, self.office.program) as session:
            owner = (await session.execute(of_login)).scalar_one()
            form = CreateToken(name="test", scopes=tuple(scopes), days=30)
            made = await create_token(session, self.office.program, form, owner=owner, longest=365)
        return Caller(self.client, {"authorization": f"Bearer {made.text}"})

    async def other_district(self) -> Actor:
        """Found another district in the same installation."""
        async with writing(self.office.database, gate_actor("test")) as session:
            form = FoundDistrict(
                name="邻区",
                division_code="990198",
                committee_name="中共邻区两新组织委员会",
                default_department="主管部门待明确",
            )
            return await found_district(session, form, request_id="test")


@cache
def _hash() -> str:
    return hash_password(PASSWORD)


def workbook(**sheets: Any) -> bytes:
    """Make a workbook."""
    target = io.BytesIO()
    book = openpyxl.Workbook()
    for place, (name, rows) in enumerate(sheets.items()):
        page = book.create_sheet(name, place)
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        page.append(headings)
        for row in rows:
            page.append([row.get(heading) for heading in headings])
    del book["Sheet"]
    book.save(target)
    return target.getvalue()


def sha256(content: bytes) -> str:
    """Give the digest as the API takes it."""
    return hashlib.sha256(content).hexdigest()


def batch_id(job: Mapping[str, Any]) -> UUID:
    """Give the id of a job's import."""
    return decode_node_id(job["importBatch"]["id"]).id


class App:
    """Sends `/graphql` to the endpoint and the rest to the routes, as the program does."""

    def __init__(self, endpoint: Endpoint, routes: ASGIApp) -> None:
        """Stand before both."""
        self._endpoint, self._routes = endpoint, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        app = self._endpoint if scope["path"] == "/graphql" else self._routes
        await app(scope, receive, send)


@pytest.fixture
async def counter(database: Database, tmp_path: Any) -> AsyncIterator[Counter]:
    """A district with a town on a fixed day, its routes, its endpoint and its job runner."""
    with stopped_at(TODAY):
        async with writing(database, gate_actor("test")) as session:
            form = FoundDistrict(
                name="示例区",
                division_code="990199",
                committee_name="中共示例区两新组织委员会",
                default_department="主管部门待明确",
            )
            program = await found_district(session, form, request_id="test")
            town = Town(
                district_id=program.district_id,
                name=TOWN,
                kind=TownKind.STREET,
                name_sort="jin hu jie dao",
                search_text=TOWN,
            )
            await act_as(session, program)
            session.add(town)
        gate = Authenticator(database, cache_seconds=0)
        endpoint = Endpoint(
            compiler=ledger_compiler(),
            database=database,
            authenticate=gate.authenticate,
            signer=CursorSigner(b"k" * 32),
            limits=RequestLimits(bytes=262_144, seconds=15, has_get=False),
        )
        routes = Starlette(
            routes=[
                *session_routes(sign_in_desk(database, gate)),
                *workbook_routes(database, gate),
                *link_routes(database),
            ]
        )
        transport = httpx2.ASGITransport(app=App(endpoint, routes))
        async with (
            running_jobs(database.settings),
            httpx2.AsyncClient(transport=transport, base_url="https://ledger.example") as client,
        ):
            yield Counter(client, Office(program, database, tmp_path))
