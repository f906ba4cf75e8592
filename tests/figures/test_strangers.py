"""Whoever comes without a session or a token: nothing is public until something is published."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import update
from sqlmodel import col
from starlette.applications import Starlette

from backend.accounts.authentication import Authenticator
from backend.api.site import site_routes
from backend.api.strangers import KNOWN_SECONDS, Strangers
from backend.api.trusted import TrustedDocuments
from backend.app import make_endpoint
from backend.config import Settings
from backend.database.actor import Actor, Role, system_actor
from backend.database.engine import Database, connect
from backend.database.session import writing
from backend.kit.ids import new_id
from backend.places.tables import District
from tests.api.test_rates import Clock
from tests.commands.asking import mutate
from tests.figures.golden import AFTER_MOVE, Golden, golden_district
from tests.figures.ledgers import save

PUBLISH = """
mutation ($input: PublishFiguresInput!) {
  publishFigures(input: $input) { publication { id } problems { code } }
}
"""
SHOWN = "query Shown { publishedFigures(codes: [F01]) { value scopeName } }"
TOWNS = "query Towns { towns { nodes { name } } }"
FIRMS = "query Firms { organizations { nodes { name } } }"
WITHDRAW = """
mutation Withdraw($input: WithdrawPublicationInput!) {
  withdrawPublication(input: $input) { problems { code } }
}
"""


@dataclass(frozen=True)
class Public:
    """The program as strangers meet it, with the documents of a build."""

    database: Database
    http: httpx2.AsyncClient
    clock: Clock

    async def ask(self, text: str, *, district: str | None = None, **variables: Any) -> Any:
        """Send the hash of a document."""
        body = {"documentId": hash_of(text), "variables": variables}
        headers = {"X-Liangxin-District": district} if district else {}
        return await self.http.post(
            "/graphql", json=body, headers={"X-Liangxin-Request": "1", **headers}
        )

    async def districts(self) -> Any:
        """Read whose figures are public."""
        site = httpx2.ASGITransport(app=Starlette(routes=list(site_routes(self.database))))
        async with httpx2.AsyncClient(transport=site, base_url="http://127.0.0.1") as http:
            return (await http.get("/config.json")).json()["publicDistricts"]


def hash_of(text: str) -> str:
    """Give the hash as the build writes it."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
async def public(settings: Settings, tmp_path: Path) -> AsyncIterator[Public]:
    """The endpoint of a database of its own, whose build has listed four documents."""
    listed = tmp_path / ".documents.json"
    listed.write_text(json.dumps({hash_of(text): text for text in (SHOWN, TOWNS, FIRMS, WITHDRAW)}))
    clock = Clock()
    async with connect(settings) as database:
        endpoint = replace(
            make_endpoint(settings, database, Authenticator(database)),
            documents=TrustedDocuments([listed]),
            strangers=Strangers(database, monotonic=clock),
        )
        transport = httpx2.ASGITransport(app=endpoint)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
            yield Public(database, http, clock)


async def golden(database: Database, code: str = "990199") -> Golden:
    """Write a golden district under a code of its own."""
    built = golden_district()
    await save(database, built.ledger, today=AFTER_MOVE)
    district = built.ledger.district_id
    async with writing(database, system_actor(district, request_id="test")) as session:
        wanted = update(District).where(col(District.id) == district)
        await session.execute(wanted.values(code=code))
    return built


async def publish(database: Database, built: Golden) -> str:
    """Publish its figures as an officer of the district."""
    officer = Actor(
        district_id=built.ledger.district_id, role=Role.DISTRICT_OFFICER, user_id=new_id()
    )
    form = {"asOf": AFTER_MOVE.isoformat()}
    made = (await mutate(database, officer, PUBLISH, input=form))["publishFigures"]
    assert made["problems"] == []
    return str(made["publication"]["id"])


async def test_stranger_is_asked_to_sign_in_until_something_is_published(public: Public) -> None:
    built = await golden(public.database)

    before = await public.ask(SHOWN)
    assert (before.status_code, await public.districts()) == (401, [])
    await publish(public.database, built)
    soon = await public.ask(SHOWN)
    public.clock.at += KNOWN_SECONDS
    after = await public.ask(SHOWN)

    assert soon.status_code == 401
    assert after.json()["data"]["publishedFigures"] == [{"value": "5", "scopeName": "示范区"}]
    assert await public.districts() == [{"code": "990199", "name": "示范区", "isSynthetic": True}]


async def test_stranger_reaches_nothing_but_what_is_published(public: Public) -> None:
    published = await publish(public.database, await golden(public.database))

    towns = await public.ask(TOWNS)
    firms = await public.ask(FIRMS)
    withdrawn = await public.ask(WITHDRAW, input={"id": published, "reason": "试试"})

    assert towns.json()["data"]["towns"]["nodes"] == []
    # A page of a person whose session is gone asks like this: it offers to sign in again.
    for refused in (firms, withdrawn):
        assert refused.status_code == 401
        assert refused.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert (await public.ask(SHOWN)).json()["data"]["publishedFigures"][0]["value"] == "5"


async def test_stranger_may_not_send_a_question_of_his_own(public: Public) -> None:
    await publish(public.database, await golden(public.database))

    reply = await public.http.post("/graphql", json={"query": SHOWN})

    assert reply.status_code == 401


async def test_stranger_names_the_district_where_several_have_published(public: Public) -> None:
    for code in ("990198", "990199"):
        await publish(public.database, await golden(public.database, code))

    unnamed = await public.ask(SHOWN)
    named = await public.ask(SHOWN, district="990198")
    other = await public.ask(SHOWN, district="990197")

    assert [unnamed.status_code, named.status_code, other.status_code] == [401, 200, 401]
    assert [one["code"] for one in await public.districts()] == ["990198", "990199"]


async def test_nothing_published_is_remembered_for_a_second(settings: Settings) -> None:
    async with connect(settings) as database:
        await golden(database)
        clock = Clock()
        strangers = Strangers(database, monotonic=clock)

        found = await asyncio.gather(*(strangers.districts() for _ in range(20)))
        await publish(database, await golden(database, "990198"))
        known = await strangers.districts()
        clock.at += KNOWN_SECONDS
        seen = await asyncio.gather(*(strangers.districts() for _ in range(20)))

    assert (set(found), known) == ({()}, ())
    assert {tuple(one.code for one in some) for some in seen} == {("990198",)}
