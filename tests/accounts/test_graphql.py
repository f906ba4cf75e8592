"""The own account, the reveal of numbers and the history of a row, asked over GraphQL."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import select
from sqlmodel import col

from backend.accounts.authentication import Authenticator
from backend.accounts.ciphers import cipher_of
from backend.accounts.tables import AuditEvent, IdempotencyKey
from backend.accounts.tokens import CreateToken, create_token
from backend.api.schema import ledger_catalog
from backend.app import make_endpoint
from backend.branches.rules import BranchKind
from backend.branches.tables import Branch
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.clock import stopped_at
from backend.kit.ids import encode_node_id
from backend.members.rules import MemberKind
from backend.members.tables import Member, Person
from tests.accounts.conftest import NOON, Gate, Office, user_of

NUMBER = "990101199001010016"
PHONE = "19900001234"
REVEAL = """
mutation ($id: ID!, $reason: String!, $key: String) {
  revealPersonalNumbers(input: {memberId: $id, reason: $reason, idempotencyKey: $key}) {
    member { name person { idNumberMasked } } idNumber phone
    problems { code path }
  }
}
"""


@dataclass(frozen=True)
class Program:
    """Asks GraphQL with a cookie or a token; the clock stands at noon."""

    client: httpx2.AsyncClient
    gate: Gate

    async def ask(self, query: str, *, login: str = "qujia", **variables: Any) -> Any:
        """Ask as a person who signs in for it."""
        secret = (await self.gate.sign_in(login=login)).session.secret
        return await self.ask_by({"Cookie": f"liangxin={secret}"}, query, **variables)

    async def ask_by(self, proof: dict[str, str], query: str, **variables: Any) -> Any:
        """Ask with a cookie or a token at hand."""
        with stopped_at(NOON):
            reply = await self.client.post(
                "/graphql",
                json={"query": query, "variables": variables},
                headers={"X-Liangxin-Request": "1", **proof},
            )
        return reply.json()


@pytest.fixture
async def program(database: Database, gate: Gate) -> AsyncIterator[Program]:
    """The GraphQL endpoint of the office."""
    endpoint = make_endpoint(database.settings, database, Authenticator(database, cache_seconds=0))
    transport = httpx2.ASGITransport(app=endpoint)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield Program(client, gate)


@pytest.fixture
async def member_id(database: Database, office: Office) -> UUID:
    """A member of the east town, with a citizen number and a phone."""
    place: dict[str, Any] = {"district_id": office.district_id}
    async with writing(database, office.system()) as session:
        branch = Branch(
            **place,
            name="东镇支部",
            kind=BranchKind.BRANCH,
            town_id=office.town_id,
            scope_town_ids=[office.town_id],
            name_sort="dong",
            search_text="东镇支部",
        )
        session.add(branch)
        await session.flush()
        scope = place | {"scope_branch_id": branch.id, "scope_town_ids": [office.town_id]}
        cipher = cipher_of(session)
        person = Person(
            **scope,
            name="党员甲",
            id_number_sealed=cipher.seal(NUMBER),
            id_number_hash=cipher.lookup(NUMBER),
            id_number_masked="990101********0016",
            phone_sealed=cipher.seal(PHONE),
            phone_masked="199****1234",
        )
        session.add(person)
        await session.flush()
        member = Member(
            **scope,
            person_id=person.id,
            name="党员甲",
            kind=MemberKind.FULL,
            name_sort="dang",
            search_text="党员甲",
        )
        session.add(member)
        await session.flush()
        return member.id


async def _events(database: Database, office: Office, action: str) -> list[AuditEvent]:
    async with writing(database, office.system()) as session:
        query = select(AuditEvent).where(col(AuditEvent.action) == action)
        return list(await session.scalars(query))


async def test_reveal_shows_the_numbers_and_audits_the_reason(
    program: Program, database: Database, office: Office, member_id: UUID
) -> None:
    answer = await program.ask(
        REVEAL, login="zhenyi", id=encode_node_id("Member", member_id), reason="核对组织关系"
    )

    assert answer["data"]["revealPersonalNumbers"] == {
        "member": {"name": "党员甲", "person": {"idNumberMasked": "990101********0016"}},
        "idNumber": NUMBER,
        "phone": PHONE,
        "problems": [],
    }
    (event,) = await _events(database, office, "member.reveal")
    assert (event.user_id, event.subject_id) == (office.town_officer, member_id)
    assert (event.reason, event.after) == ("核对组织关系", {"revealed": ["idNumber", "phone"]})


async def test_reveal_keeps_no_number_for_a_repeat_of_the_key(
    program: Program, database: Database, office: Office, member_id: UUID
) -> None:
    opaque = encode_node_id("Member", member_id)
    for _ in range(2):
        answer = await program.ask(REVEAL, id=opaque, reason="核对组织关系", key="once")
        assert answer["data"]["revealPersonalNumbers"]["idNumber"] == NUMBER

    assert len(await _events(database, office, "member.reveal")) == 2
    async with writing(database, office.system()) as session:
        assert list(await session.scalars(select(IdempotencyKey))) == []


@pytest.mark.parametrize("reason", ["", "   ", "查看了", "长" * 201])
async def test_reveal_without_a_reason_shows_nothing(
    program: Program, database: Database, office: Office, member_id: UUID, reason: str
) -> None:
    answer = await program.ask(REVEAL, id=encode_node_id("Member", member_id), reason=reason)

    assert answer["data"]["revealPersonalNumbers"] == {
        "member": None,
        "idNumber": None,
        "phone": None,
        "problems": [{"code": "REASON_NEEDED", "path": ["reason"]}],
    }
    assert await _events(database, office, "member.reveal") == []


async def test_hidden_member_cannot_be_told_from_a_missing_one(
    program: Program, database: Database, office: Office, member_id: UUID
) -> None:
    async with writing(database, office.system()) as session:
        for row in (
            await session.get_one(Member, (office.district_id, member_id)),
            (await session.scalars(select(Person))).one(),
        ):
            row.scope_town_ids = []
            session.add(row)
    hidden = encode_node_id("Member", member_id)
    missing = encode_node_id("Member", office.town_id)

    answers = [
        await program.ask(REVEAL, login="zhenyi", id=opaque, reason="核对组织关系")
        for opaque in (hidden, missing)
    ]

    assert answers[0] == answers[1]
    payload = answers[0]["data"]["revealPersonalNumbers"]
    assert payload["problems"] == [{"code": "NOT_FOUND", "path": ["memberId"]}]
    assert await _events(database, office, "member.reveal") == []


async def test_token_reveals_nothing_whatever_its_scopes(
    program: Program, database: Database, office: Office, member_id: UUID
) -> None:
    owner = await user_of(database, office.district_officer, office)
    form = CreateToken(name="x", scopes=("figures", "organizations", "branches", "shops"), days=9)
    with stopped_at(NOON):
        async with writing(database, office.system()) as session:
            made = await create_token(session, office.system(), form, owner=owner, longest=365)

    answer = await program.ask_by(
        {"Authorization": f"Bearer {made.text}"},
        REVEAL,
        id=encode_node_id("Member", member_id),
        reason="核对组织关系",
    )

    assert NUMBER not in str(answer)
    assert "data" not in answer or answer["data"] is None
    assert await _events(database, office, "member.reveal") == []


async def test_opening_a_member_is_written_to_the_log(
    program: Program, database: Database, office: Office, member_id: UUID
) -> None:
    opaque = encode_node_id("Member", member_id)
    answer = await program.ask(
        "query ($id: ID!) { member(id: $id) { name person { phoneMasked } } }",
        login="zhenyi",
        id=opaque,
    )

    assert answer["data"]["member"] == {"name": "党员甲", "person": {"phoneMasked": "199****1234"}}
    (event,) = await _events(database, office, "member.open")
    assert (event.user_id, event.subject_id) == (office.town_officer, member_id)


async def test_history_tells_who_looked_to_those_who_may_see_the_log(
    program: Program, member_id: UUID
) -> None:
    opaque = encode_node_id("Member", member_id)
    await program.ask(REVEAL, login="zhenyi", id=opaque, reason="核对组织关系")
    query = """query ($id: ID!) { member(id: $id) { history { nodes {
      action reason user { login } changes { field before after } } } } }"""

    answer = await program.ask(query, id=opaque)

    assert answer["data"]["member"]["history"]["nodes"] == [
        {
            "action": "member.reveal",
            "reason": "核对组织关系",
            "user": {"login": "zhenyi"},
            "changes": [{"field": "revealed", "before": None, "after": '["idNumber", "phone"]'}],
        }
    ]


async def test_person_sees_the_own_account_and_ends_a_session(program: Program) -> None:
    first = await program.gate.sign_in(login="zhenyi")
    second = await program.gate.sign_in(login="zhenyi")
    cookie = {"Cookie": f"liangxin={second.session.secret}"}
    me = "me { login role town { name } sessions { id } tokens { id } }"

    before = await program.ask_by(cookie, f"{{ {me} }}")
    ended = await program.ask_by(
        cookie,
        "mutation ($id: ID!) { endSession(input: {sessionId: $id})"
        " { me { sessions { id } } problems { code } } }",
        id=encode_node_id("Session", first.session.id),
    )

    shown = before["data"]["me"]
    assert (shown["login"], shown["role"], shown["town"]) == (
        "zhenyi",
        "TOWN_OFFICER",
        {"name": "东镇"},
    )
    assert len(shown["sessions"]) == 2
    assert ended["data"]["endSession"] == {
        "me": {"sessions": [{"id": encode_node_id("Session", second.session.id)}]},
        "problems": [],
    }


async def test_session_of_another_person_cannot_be_ended(program: Program) -> None:
    foreign = await program.gate.sign_in(login="zhenyi")

    answer = await program.ask(
        "mutation ($id: ID!) { endSession(input: {sessionId: $id})"
        " { me { login } problems { code path } } }",
        id=encode_node_id("Session", foreign.session.id),
    )

    assert answer["data"]["endSession"] == {
        "me": None,
        "problems": [{"code": "SESSION_UNKNOWN", "path": ["sessionId"]}],
    }
    assert await program.gate.actor(foreign.session.secret, NOON)


async def test_ended_session_gets_a_coded_401(program: Program) -> None:
    with stopped_at(NOON):
        reply = await program.client.post(
            "/graphql",
            json={"query": "{ me { login } }"},
            headers={"Cookie": "liangxin=unknown", "X-Liangxin-Request": "1"},
        )

    assert reply.status_code == 401
    assert reply.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_mutation_by_cookie_needs_the_request_header(
    program: Program, database: Database, office: Office, member_id: UUID
) -> None:
    secret = (await program.gate.sign_in()).session.secret
    with stopped_at(NOON):
        reply = await program.client.post(
            "/graphql",
            json={
                "query": REVEAL,
                "variables": {
                    "id": encode_node_id("Member", member_id),
                    "reason": "核对组织关系",
                },
            },
            headers={"Cookie": f"liangxin={secret}"},
        )

    assert reply.status_code == 403
    assert NUMBER not in reply.text
    assert await _events(database, office, "member.reveal") == []


SEARCH = """
query ($town: ID, $search: String, $purpose: String) {
  members(townId: $town, search: $search, purpose: $purpose, first: 10) { nodes { name } }
}
"""


@pytest.mark.usefixtures("member_id")
async def test_search_for_a_person_is_audited_with_its_purpose(
    program: Program, database: Database, office: Office
) -> None:
    answer = await program.ask(
        SEARCH,
        town=encode_node_id("Town", office.town_id),
        search="党员甲",
        purpose="核对转接",
    )

    assert answer["data"]["members"]["nodes"] == [{"name": "党员甲"}]
    (event,) = await _events(database, office, "member.search")
    assert (event.user_id, event.reason) == (office.district_officer, "核对转接")
    assert event.after == {"search": "党员甲"}
    assert event.subject_id is None


@pytest.mark.parametrize(
    "given", [{"purpose": "核对转接"}, {"town": True}, {}], ids=["no town", "no purpose", "neither"]
)
@pytest.mark.usefixtures("member_id")
async def test_district_officer_searches_one_town_for_a_purpose_or_not_at_all(
    program: Program, database: Database, office: Office, given: dict[str, Any]
) -> None:
    if "town" in given:
        given = {"town": encode_node_id("Town", office.town_id)}

    answer = await program.ask(SEARCH, search="党员甲", **given)

    assert answer.get("data") is None
    assert "党员甲" not in str(answer)
    assert await _events(database, office, "member.search") == []


@pytest.mark.usefixtures("member_id")
async def test_typed_number_is_masked_where_the_search_is_logged(
    program: Program, database: Database, office: Office
) -> None:
    await program.ask(SEARCH, login="zhenyi", search=NUMBER, purpose=PHONE)

    (event,) = await _events(database, office, "member.search")
    assert event.after == {"search": "990101********0016"}
    assert event.reason == "199****1234"


def test_no_employer_leads_to_its_members() -> None:
    fields = ledger_catalog().types["Organization"].fields.values()

    targets = {getattr(field, "target", None) for field in fields}
    assert targets & {"Member", "Person", "Workplace", "Registration", "PostHolding"} == set()
