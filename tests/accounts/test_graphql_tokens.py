"""API tokens over GraphQL: made and ended by people, told what they may, the public one too."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from backend.accounts.actors import PUBLISHED
from backend.accounts.authentication import Authenticator
from backend.accounts.tokens import CreateToken, TokenScope, create_token
from backend.api.schema import ledger_catalog
from backend.api.token_scopes import FILE, declared_sql, readable
from backend.app import make_endpoint
from backend.database.actor import Role
from backend.database.engine import Database
from backend.database.session import reading, writing
from backend.kit.clock import stopped_at
from backend.kit.ids import encode_node_id
from tests.accounts.conftest import NOON, Gate, Office, user_of

CREATE = """
mutation ($input: CreateTokenInput!) {
  createToken(input: $input) {
    secret token { name scopes prefix expiresOn owner { login } } problems { code path }
  }
}
"""
REVOKE = """
mutation ($id: ID!) {
  revokeToken(input: {id: $id}) { token { revokedAt } problems { code } }
}
"""
CALLER = "{ caller { role isToken scopes } }"


@pytest.fixture
async def client(database: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """The GraphQL endpoint of the office."""
    endpoint = make_endpoint(database.settings, database, Authenticator(database, cache_seconds=0))
    transport = httpx2.ASGITransport(app=endpoint)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def ask(client: httpx2.AsyncClient, proof: dict[str, str], query: str, **given: Any) -> Any:
    with stopped_at(NOON):
        reply = await client.post(
            "/graphql",
            json={"query": query, "variables": given},
            headers={"X-Liangxin-Request": "1", **proof},
        )
    return reply.json()


async def cookie(gate: Gate, login: str = "zhenyi") -> dict[str, str]:
    secret = (await gate.sign_in(login=login)).session.secret
    return {"Cookie": f"liangxin={secret}"}


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


async def made_for(
    client: httpx2.AsyncClient, proof: dict[str, str], *scopes: str, days: int = 30
) -> Any:
    form = {"name": "大屏", "scopes": list(scopes), "days": days}
    return (await ask(client, proof, CREATE, input=form))["data"]["createToken"]


async def test_person_makes_a_token_and_reads_with_it(
    client: httpx2.AsyncClient, gate: Gate
) -> None:
    made = await made_for(client, await cookie(gate), "FIGURES", "ORGANIZATIONS")

    assert made["problems"] == []
    assert made["token"] == {
        "name": "大屏",
        "scopes": "figures organizations",
        "prefix": made["secret"][:9],
        "expiresOn": "2026-06-19",
        "owner": {"login": "zhenyi"},
    }
    told = await ask(client, bearer(made["secret"]), CALLER)
    assert told["data"]["caller"] == {
        "role": "TOWN_OFFICER",
        "isToken": True,
        "scopes": "figures organizations",
    }


async def test_person_is_told_the_own_role_and_no_scopes(
    client: httpx2.AsyncClient, gate: Gate
) -> None:
    told = await ask(client, await cookie(gate), CALLER)

    assert told["data"]["caller"] == {"role": "TOWN_OFFICER", "isToken": False, "scopes": None}


@pytest.mark.parametrize(
    ("scopes", "days", "code"),
    [((), 30, "TOKEN_SCOPE"), (("FIGURES",), 0, "TOKEN_LIFETIME"), (("SHOPS",), 999, None)],
)
async def test_token_without_scopes_or_for_too_long_is_not_made(
    client: httpx2.AsyncClient, gate: Gate, scopes: tuple[str, ...], days: int, code: str | None
) -> None:
    proof = await cookie(gate)

    made = await made_for(client, proof, *scopes, days=days)

    assert [one["code"] for one in made["problems"]] == [code or "TOKEN_LIFETIME"]
    assert (made["token"], made["secret"]) == (None, None)
    mine = await ask(client, proof, "{ me { tokens { id } } }")
    assert mine["data"]["me"]["tokens"] == []


async def test_token_makes_no_other_token(client: httpx2.AsyncClient, gate: Gate) -> None:
    made = await made_for(client, await cookie(gate), "FIGURES")
    form = {"name": "x", "scopes": ["FIGURES"], "days": 1}

    answer = await ask(client, bearer(made["secret"]), CREATE, input=form)

    assert answer["errors"][0]["extensions"]["code"] in {"FORBIDDEN", "SCOPE_MISSING"}


async def test_owner_ends_a_token_and_others_cannot(client: httpx2.AsyncClient, gate: Gate) -> None:
    proof = await cookie(gate)
    made = await made_for(client, proof, "FIGURES")
    [one] = (await ask(client, proof, "{ me { tokens { id } } }"))["data"]["me"]["tokens"]

    others = await ask(client, await cookie(gate, "qujia"), REVOKE, id=one["id"])
    still = await ask(client, bearer(made["secret"]), CALLER)
    ended = await ask(client, proof, REVOKE, id=one["id"])
    after = await ask(client, bearer(made["secret"]), CALLER)

    assert [one["code"] for one in others["data"]["revokeToken"]["problems"]] == ["NOT_ALLOWED"]
    assert still["data"]["caller"]["role"] == "TOWN_OFFICER"
    assert ended["data"]["revokeToken"]["problems"] == []
    assert ended["data"]["revokeToken"]["token"]["revokedAt"] is not None
    assert after["errors"][0]["extensions"]["code"] == "TOKEN_REVOKED"


async def test_unknown_token_is_not_ended(
    client: httpx2.AsyncClient, gate: Gate, office: Office
) -> None:
    missing = encode_node_id("ApiToken", office.town_id)

    answer = await ask(client, await cookie(gate), REVOKE, id=missing)

    assert [one["code"] for one in answer["data"]["revokeToken"]["problems"]] == ["TOKEN_UNKNOWN"]


async def test_public_token_is_the_public_whoever_made_it(
    client: httpx2.AsyncClient, gate: Gate, office: Office, database: Database
) -> None:
    owner = await user_of(database, office.district_officer, office)
    form = CreateToken(name="网站", scopes=tuple(PUBLISHED), days=30)
    with stopped_at(NOON):
        async with writing(database, office.system()) as session:
            made = await create_token(session, office.system(), form, owner=owner, longest=365)

    actor = await gate.bearer(made.text, NOON)
    told = await ask(client, bearer(made.text), CALLER)
    mine = await ask(client, bearer(made.text), "{ towns { nodes { name } } me { login } }")
    me = await ask(client, bearer(made.text), "{ me { login } }")

    assert actor is not None
    assert (actor.role, actor.user_id, actor.town_id) == (Role.PUBLIC, None, None)
    assert told["data"]["caller"] == {"role": "PUBLIC", "isToken": True, "scopes": "published"}
    assert "data" not in mine or mine["data"] is None
    assert me["errors"][0]["extensions"]["code"] == "SCOPE_MISSING"
    async with reading(database, actor) as connection:
        for table in ("districts", "towns", "users", "organizations", "branches", "members"):
            assert await connection.fetchval(f"select count(*) from {table}") == 0


async def test_public_token_still_reads_when_its_maker_has_other_rights(
    gate: Gate, client: httpx2.AsyncClient
) -> None:
    made = await made_for(client, await cookie(gate), "PUBLISHED")

    answer = await ask(
        client,
        bearer(made["secret"]),
        "{ publications { nodes { id } } publishedFigures { code } towns { nodes { name } } }",
    )

    assert answer["data"] == {
        "publications": {"nodes": []},
        "publishedFigures": [],
        "towns": {"nodes": []},
    }


async def test_scopes_tell_what_they_read(client: httpx2.AsyncClient, gate: Gate) -> None:
    answer = await ask(
        client, await cookie(gate), "{ tokenScopes { name description fields { type field } } }"
    )

    told = {one["name"]: one["fields"] for one in answer["data"]["tokenScopes"]}
    assert list(told) == [scope.value for scope in TokenScope]
    assert [one["field"] for one in told["published"] if one["type"] == "Query"] == [
        "caller",
        "tokenScopes",
        "contestPublication",
        "contestPublications",
        "publication",
        "publications",
        "publishedFigures",
    ]
    assert {"type": "Organization", "field": "name"} in told["organizations"]
    assert {"type": "Organization", "field": "name"} not in told["branches"]
    assert not {one["type"] for fields in told.values() for one in fields} & {
        "Member",
        "Person",
        "User",
        "AuditEvent",
        "MemberCount",
    }


def test_declared_scopes_are_printed_from_the_catalog() -> None:
    assert FILE.read_text(encoding="utf-8") == declared_sql(ledger_catalog()), "run: make generate"


def test_every_scope_reads_a_field_of_the_query_beside_those_about_itself() -> None:
    entries = {
        one.scope: one.fields for one in readable(ledger_catalog()) if one.type_name == "Query"
    }

    assert set(entries) == set(TokenScope)
    assert all(set(fields) - {"caller", "tokenScopes"} for fields in entries.values())
