"""A mutation is one transaction: command, payload and key together, or nothing at all."""

import asyncio
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.parts import PARTS
from backend.api.schema import make_schema
from backend.compiler.assembly import assemble
from backend.compiler.catalog import Mutation, Of, Part
from backend.compiler.document import Limits
from backend.compiler.plan import compiler
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import reading
from backend.kit.errors import LedgerError, Problems
from backend.places.tables import Village
from tests.api.conftest import Client, Gate, Reply, endpoint_of
from tests.compiler.ledger import TOWNS, named, node, officer


class VillageNameError(LedgerError):
    """The name is refused."""

    code = "VILLAGE_NAME"
    message = "村名“{name}”不可用。"
    remedy = "请换一个。"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundVillage:
    """Found a village, for these tests alone."""

    name: Annotated[str, "村名；name"]
    town_id: Annotated[UUID, "镇街；town", Of("Town")]
    is_willing: Annotated[bool | None, "愿意共建；willing"] = None


async def found_village(session: AsyncSession, actor: Actor, form: FoundVillage) -> UUID:
    """Write the village, and refuse two names after writing."""
    village = Village(
        district_id=actor.district_id,
        town_id=form.town_id,
        is_willing=form.is_willing,
        **named(form.name),
    )
    session.add(village)
    await session.flush()
    if form.name == "坏村":
        raise VillageNameError(name=form.name, path=("name",))
    if form.name == "两坏村":
        raise Problems([VillageNameError(name="一"), VillageNameError(name="二")])
    return village.id


FOUND = """
mutation Found($input: FoundVillageInput!) {
  foundVillage(input: $input) {
    __typename
    village { id name isWilling town { name villages { totalCount { value } } } }
    problems { __typename code message remedy path }
  }
}
"""


@pytest.fixture
async def client(ledger: Database) -> Client:
    """A client of a schema with one mutation more."""
    extra = Part(
        mutations=(
            Mutation(command=found_village, returns={"village": "Village"}, description="…"),
        )
    )
    catalog = assemble((*PARTS, extra))
    gate = Gate()
    plain = endpoint_of(ledger, gate)
    endpoint = type(plain)(
        compiler=compiler(make_schema(catalog), catalog, Limits()),
        database=ledger,
        authenticate=gate,
        signer=plain.signer,
        limits=plain.limits,
    )
    return Client(endpoint, gate)


async def found(client: Client, **given: Any) -> Reply:
    given.setdefault("townId", node("Town", TOWNS[0]))
    return await client.ask(FOUND, {"input": given}, x_liangxin_request="1")


async def villages_called(client: Client, *names: str) -> list[str]:
    async with reading(client.endpoint.database, officer()) as connection:
        rows = await connection.fetch("select name from villages where name = any($1)", names)
    return sorted(row["name"] for row in rows)


async def test_payload_is_read_before_the_commit(client: Client) -> None:
    reply = await found(client, name="北村", isWilling=True, townId=node("Town", TOWNS[2]))

    payload = reply.json["data"]["foundVillage"]
    assert payload.pop("village") | {"id": ""} == {
        "id": "",
        "name": "北村",
        "isWilling": True,
        "town": {"name": "北镇", "villages": {"totalCount": {"value": 1}}},
    }
    assert payload == {"__typename": "FoundVillagePayload", "problems": []}
    assert await villages_called(client, "北村") == ["北村"]


async def test_refusal_is_a_problem_and_nothing_is_written(client: Client) -> None:
    reply = await found(client, name="坏村")

    assert reply.json["data"]["foundVillage"] == {
        "__typename": "FoundVillagePayload",
        "village": None,
        "problems": [
            {
                "__typename": "Problem",
                "code": "VILLAGE_NAME",
                "message": "村名“坏村”不可用。",
                "remedy": "请换一个。",
                "path": ["name"],
            }
        ],
    }
    assert await villages_called(client, "坏村") == []


async def test_several_refusals_come_together(client: Client) -> None:
    reply = await found(client, name="两坏村")

    problems = reply.json["data"]["foundVillage"]["problems"]
    assert [problem["message"] for problem in problems] == ["村名“一”不可用。", "村名“二”不可用。"]
    assert await villages_called(client, "两坏村") == []


async def test_broken_constraint_is_a_problem_without_driver_words(client: Client) -> None:
    reply = await found(client, name="东村")

    (problem,) = reply.json["data"]["foundVillage"]["problems"]
    assert problem["code"] == "NAME_TAKEN"
    assert "villages" not in reply.text
    assert await villages_called(client, "东村") == ["东村"]


async def test_unsupported_payload_is_refused_before_anything_is_written(client: Client) -> None:
    document = FOUND.replace("villages {", "villages(first: 500) {")

    reply = await client.ask(
        document,
        {"input": {"name": "子村", "townId": node("Town", TOWNS[0])}},
        x_liangxin_request="1",
    )

    assert (reply.status, reply.code) == (400, "PAGE_SIZE")
    assert await villages_called(client, "子村") == []


async def test_id_of_another_type_in_the_input_is_a_problem(client: Client) -> None:
    reply = await found(client, name="丑村", townId=node("Village", TOWNS[0]))

    (problem,) = reply.json["data"]["foundVillage"]["problems"]
    assert (problem["code"], problem["path"]) == ("ID_TYPE", ["townId"])
    assert await villages_called(client, "丑村") == []


async def test_repeat_with_the_same_key_gives_the_first_payload(client: Client) -> None:
    first = await found(client, name="寅村", idempotencyKey="key of 寅村")
    repeat = await found(client, name="寅村", idempotencyKey="key of 寅村")

    assert repeat.text == first.text
    assert await villages_called(client, "寅村") == ["寅村"]


async def test_same_key_with_another_body_is_a_problem(client: Client) -> None:
    await found(client, name="卯村", idempotencyKey="key of 卯村")
    other = await found(client, name="辰村", idempotencyKey="key of 卯村")

    (problem,) = other.json["data"]["foundVillage"]["problems"]
    assert (problem["code"], problem["path"]) == (
        "IDEMPOTENCY_KEY_REUSED",
        ["input", "idempotencyKey"],
    )
    assert await villages_called(client, "卯村", "辰村") == ["卯村"]


async def test_refused_attempt_does_not_use_up_its_key(client: Client) -> None:
    await found(client, name="坏村", idempotencyKey="key of 好村")
    mended = await found(client, name="好村", idempotencyKey="key of 好村")

    assert mended.json["data"]["foundVillage"]["problems"] == []
    assert await villages_called(client, "坏村", "好村") == ["好村"]


async def test_one_key_from_many_clients_at_once_has_one_effect(client: Client) -> None:
    replies = await asyncio.gather(
        *(found(client, name="巳村", idempotencyKey="key of 巳村") for _ in range(12))
    )

    assert {reply.text for reply in replies} == {replies[0].text}
    assert await villages_called(client, "巳村") == ["巳村"]


async def test_mutations_of_one_operation_run_in_turn(client: Client) -> None:
    town = node("Town", TOWNS[0])
    fields = " ".join(
        f'{key}: foundVillage(input: {{name: "{name}", townId: "{town}"}})'
        " { village { name } problems { code } }"
        for key, name in (("a", "甲村"), ("b", "坏村"), ("c", "丙村"))
    )

    reply = await client.ask(f"mutation {{ {fields} }}", x_liangxin_request="1")

    assert reply.json["data"] == {
        "a": {"village": {"name": "甲村"}, "problems": []},
        "b": {"village": None, "problems": [{"code": "VILLAGE_NAME"}]},
        "c": {"village": {"name": "丙村"}, "problems": []},
    }
