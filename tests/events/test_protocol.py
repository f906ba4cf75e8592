"""graphql-transport-ws, rule by rule, on a real socket.

Source: "GraphQL over WebSocket Protocol" (PROTOCOL.md of graphql-ws); api.md section 2.
"""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from backend.api.subscriptions.sockets import MOST_OPERATIONS
from tests.commands.desk import Desk
from tests.events.serving import Served, served

ENDLESS = "subscription { changes { kind type } }"
TYPE_NAME = "{ __typename towns { totalCount { value } } }"
QUERY = "query ($first: Int!) { towns(first: $first) { nodes { name } } }"


@pytest.fixture
async def house(desk: Desk) -> AsyncIterator[Served]:
    """A server whose sockets have long to say who opens them."""
    async with served(desk) as made:
        yield made


# --- opening


async def test_server_selects_the_subprotocol(house: Served) -> None:
    async with house.raw() as talk:
        assert talk.connection.subprotocol == "graphql-transport-ws"


@pytest.mark.parametrize("subprotocol", ["graphql-ws", "soap", None])
async def test_other_subprotocol_is_closed_with_4406(
    house: Served, subprotocol: str | None
) -> None:
    async with house.raw(subprotocol=subprotocol, cookie=house.proofs.cookie) as talk:
        code, _ = await talk.closed()

    assert code == 4406
    assert talk.kept == []


@pytest.mark.parametrize("payload", [{}, {"payload": None}, {"payload": {"any": ["thing"]}}])
async def test_init_by_a_session_is_acknowledged(house: Served, payload: dict[str, Any]) -> None:
    async with house.raw(cookie=house.proofs.cookie) as talk:
        await talk.say(type="connection_init", **payload)

        assert await talk.heard() == {"type": "connection_ack"}


async def test_init_by_a_token_is_acknowledged(house: Served) -> None:
    async with house.raw() as talk:
        await talk.say(type="connection_init", payload={"token": house.proofs.token})

        assert await talk.heard() == {"type": "connection_ack"}


@pytest.mark.parametrize("payload", [{}, {"token": "lx_wrong"}, {"token": 7}])
async def test_init_that_proves_nothing_is_closed_with_4403(
    house: Served, payload: dict[str, Any]
) -> None:
    async with house.raw() as talk:
        await talk.say(type="connection_init", payload=payload)
        code, reason = await talk.closed()

    assert code == 4403
    assert reason.startswith("Forbidden")
    assert talk.kept == []


async def test_socket_that_says_nothing_is_closed_with_4408(desk: Desk) -> None:
    async with served(desk, socket_init_seconds=0.05) as house, house.raw() as talk:
        assert await talk.closed() == (4408, "Connection initialisation timeout")


async def test_second_init_is_closed_with_4429(house: Served) -> None:
    async with house.opened() as talk:
        await talk.say(type="connection_init")

        assert await talk.closed() == (4429, "Too many initialisation requests")


async def test_operation_before_the_acknowledgement_is_closed_with_4401(house: Served) -> None:
    async with house.raw(cookie=house.proofs.cookie) as talk:
        await talk.subscribe("1", TYPE_NAME)

        assert await talk.closed() == (4401, "Unauthorized")
    assert talk.kept == []


async def test_page_of_another_site_may_not_open_a_socket(house: Served) -> None:
    with pytest.raises(InvalidStatus) as raised:
        async with house.raw(cookie=house.proofs.cookie, origin="https://evil.example"):
            pass

    assert raised.value.response.status_code == 403


async def test_own_page_may_open_a_socket(house: Served) -> None:
    async with house.raw(origin=f"http://127.0.0.1:{house.port}") as talk:
        assert talk.connection.subprotocol == "graphql-transport-ws"


async def test_listed_site_may_open_a_socket(desk: Desk) -> None:
    origins = ("https://portal.example",)
    async with (
        served(desk, socket_origins=origins) as house,
        house.raw(origin="https://portal.example") as talk,
    ):
        assert talk.connection.subprotocol == "graphql-transport-ws"


# --- messages


NO_MESSAGES = {
    "no JSON": "{",
    "an array": "[]",
    "a number": "7",
    "nothing": "",
    "no type": "{}",
    "an unknown type": '{"type":"start","id":"1"}',
    "a server's type": '{"type":"next","id":"1","payload":{}}',
    "a type that is no text": '{"type":1}',
    "subscribe without an id": '{"type":"subscribe","payload":{"query":"{a}"}}',
    "an id that is a number": '{"type":"subscribe","id":1,"payload":{"query":"{a}"}}',
    "an empty id": '{"type":"subscribe","id":"","payload":{"query":"{a}"}}',
    "an id of 201 letters": json.dumps(
        {"type": "subscribe", "id": "x" * 201, "payload": {"query": "{a}"}}
    ),
    "subscribe without a payload": '{"type":"subscribe","id":"1"}',
    "a payload that is a text": '{"type":"subscribe","id":"1","payload":"{a}"}',
    "no query": '{"type":"subscribe","id":"1","payload":{}}',
    "a query that is a number": '{"type":"subscribe","id":"1","payload":{"query":1}}',
    "variables that are a list": (
        '{"type":"subscribe","id":"1","payload":{"query":"{a}","variables":[]}}'
    ),
    "a name that is a number": (
        '{"type":"subscribe","id":"1","payload":{"query":"{a}","operationName":1}}'
    ),
    "extensions that are a text": (
        '{"type":"subscribe","id":"1","payload":{"query":"{a}","extensions":""}}'
    ),
    "complete without an id": '{"type":"complete"}',
    "a ping with a list": '{"type":"ping","payload":[]}',
    "a pong with a text": '{"type":"pong","payload":"x"}',
    "nested too deep": '{"type":' + "[" * 5_000 + "]" * 5_000 + "}",
    "half a character": '{"type":"ping","payload":{"a":"\\ud800"}}',
}


async def test_what_is_no_message_is_closed_with_4400(house: Served) -> None:
    found = {}
    for name, text in NO_MESSAGES.items():
        async with house.opened() as talk:
            await talk.connection.send(text)
            code, reason = await talk.closed()
        found[name] = (code, reason.partition(":")[0])

    assert found == dict.fromkeys(NO_MESSAGES, (4400, "Invalid message"))


async def test_binary_message_is_closed_with_4400(house: Served) -> None:
    async with house.opened() as talk:
        await talk.connection.send(b'{"type":"ping"}')

        assert (await talk.closed())[0] == 4400


async def test_init_with_a_payload_that_is_no_object_is_closed_with_4400(house: Served) -> None:
    async with house.raw(cookie=house.proofs.cookie) as talk:
        await talk.say(type="connection_init", payload="token")

        assert (await talk.closed())[0] == 4400


async def test_frame_beyond_256_kib_is_closed_with_1009(house: Served) -> None:
    async with house.opened() as talk:
        await talk.connection.send(" " * 262_145)

        assert (await talk.closed())[0] == 1009


async def test_ping_is_answered_before_and_after_the_acknowledgement(house: Served) -> None:
    async with house.raw(cookie=house.proofs.cookie) as talk:
        await talk.say(type="ping")
        before = await talk.heard()
        await talk.say(type="connection_init")
        await talk.heard()
        await talk.say(type="ping", payload={"at": 7})

        assert (before, await talk.heard()) == ({"type": "pong"}, {"type": "pong"})


async def test_pong_that_nobody_asked_for_is_ignored(house: Served) -> None:
    async with house.opened() as talk:
        await talk.say(type="pong", payload={})
        await talk.in_step()

    assert talk.kept == []


# --- operations


async def test_query_is_answered_by_next_and_complete(house: Served, desk: Desk) -> None:
    await desk.town()

    async with house.opened() as talk:
        await talk.subscribe("q", QUERY, first=1)
        answered = await talk.heard()

        assert (answered["id"], answered["type"]) == ("q", "next")
        assert answered["payload"]["data"] == {"towns": {"nodes": [{"name": "东镇"}]}}
        assert await talk.heard() == {"id": "q", "type": "complete"}


async def test_mutation_is_run_and_answered(house: Served, desk: Desk) -> None:
    text = "mutation ($i: AddTownInput!) { addTown(input: $i) { town { name } problems { code } } }"

    async with house.opened() as talk:
        given = {"town": {"name": "新镇", "kind": "TOWN"}}
        await talk.subscribe("m", text, i=given)
        answered = await talk.heard()

        assert answered["payload"]["data"]["addTown"] == {"town": {"name": "新镇"}, "problems": []}
        assert await talk.heard() == {"id": "m", "type": "complete"}
    assert [row["name"] for row in await desk.rows("towns", name="新镇")] == ["新镇"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ nothing }", "DOCUMENT_INVALID"),
        ("{", "DOCUMENT_INVALID"),
        ("subscription { changes { kind } organizationChanged { kind } }", "DOCUMENT_INVALID"),
        ('subscription { changes(since: "x") { kind } }', "CHANGE_CURSOR_INVALID"),
        ("query A { __typename } query B { __typename }", "OPERATION_NAME"),
        ("subscription { __typename }", "DOCUMENT_INVALID"),
    ],
)
async def test_refused_operation_ends_with_error_and_nothing_more(
    house: Served, query: str, code: str
) -> None:
    async with house.opened() as talk:
        await talk.subscribe("1", query)
        answered = await talk.heard()
        await talk.in_step()

    assert (answered["id"], answered["type"]) == ("1", "error")
    assert [one["extensions"]["code"] for one in answered["payload"]] == [code]
    assert talk.kept == []


async def test_id_of_a_refused_operation_is_free_again(house: Served) -> None:
    async with house.opened() as talk:
        await talk.subscribe("1", "{ nothing }")
        assert (await talk.heard())["type"] == "error"
        await talk.subscribe("1", TYPE_NAME)

        assert (await talk.heard())["type"] == "next"


async def test_id_of_a_completed_operation_is_free_again(house: Served) -> None:
    async with house.opened() as talk:
        for _ in range(2):
            await talk.subscribe("1", TYPE_NAME)
            assert [(await talk.heard())["type"] for _ in range(2)] == ["next", "complete"]


async def test_id_that_the_client_completed_is_free_again(house: Served) -> None:
    async with house.opened() as talk:
        await talk.subscribe("1", ENDLESS)
        await talk.say(id="1", type="complete")
        await talk.subscribe("1", TYPE_NAME)

        assert (await talk.heard())["type"] == "next"


async def test_id_of_an_active_operation_is_closed_with_4409(house: Served) -> None:
    async with house.opened() as talk:
        await talk.subscribe("一", ENDLESS)
        await talk.subscribe("一", TYPE_NAME)

        assert await talk.closed() == (4409, "Subscriber for 一 already exists")


async def test_complete_of_an_unknown_operation_is_ignored(house: Served) -> None:
    async with house.opened() as talk:
        await talk.say(id="never", type="complete")
        await talk.in_step()

    assert talk.kept == []


async def test_nothing_follows_after_the_client_completed(house: Served, desk: Desk) -> None:
    async with house.opened() as talk:
        await talk.subscribe("1", ENDLESS)
        await talk.say(id="1", type="complete")
        await talk.in_step()
        await desk.town("北镇")
        await talk.in_step()

    assert talk.kept == []
    await house.until_left()


async def test_operation_beyond_the_most_is_refused_and_the_others_go_on(house: Served) -> None:
    async with house.opened() as talk:
        for number in range(MOST_OPERATIONS):
            await talk.subscribe(str(number), ENDLESS)
        await talk.subscribe("more", TYPE_NAME)
        refused = await talk.heard()
        await talk.say(id="0", type="complete")
        await talk.subscribe("more", TYPE_NAME)
        answered = await talk.heard()

    assert refused["type"] == "error"
    assert [one["extensions"]["code"] for one in refused["payload"]] == ["TOO_MANY_OPERATIONS"]
    assert answered["type"] == "next"


async def test_closing_ends_every_operation(house: Served) -> None:
    async with house.opened() as talk:
        await talk.subscribe("1", ENDLESS)
        await talk.subscribe("2", ENDLESS)
        await talk.in_step()

    await house.until_left()


async def test_stopping_server_closes_its_sockets_with_1012(house: Served) -> None:
    async with house.opened() as talk:
        await talk.subscribe("1", ENDLESS)
        await talk.in_step()
        house.stopping.set()

        assert await talk.closed() == (1012, "Service restart")
