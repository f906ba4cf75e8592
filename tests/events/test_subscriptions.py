"""Subscriptions over a real socket: who hears what, when, from where on, and what is left after."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID

import pytest

from backend.accounts.changes import save, update
from backend.accounts.sessions import end_session, lifetime, own_sessions
from backend.accounts.tokens import find_token, revoke_token
from backend.api.subscriptions.feed import LONGEST_QUEUE, Subscriber
from backend.api.subscriptions.sources import Batch, Event
from backend.database.actor import Actor, Role
from backend.database.session import writing
from backend.kit.clock import now
from backend.kit.errors import LedgerError
from backend.kit.ids import encode_node_id
from backend.workbooks.batches import change_batch, start_batch
from backend.workbooks.tables import ImportState
from tests.commands.desk import Desk
from tests.events.asking import Poller
from tests.events.serving import PATIENCE, Served, Talk, enter, served

CHANGED = """
subscription ($id: ID, $townId: ID, $since: String) {
  organizationChanged(id: $id, townId: $townId, since: $since) {
    cursor kind count organization { ...Named }
  }
}
fragment Named on Organization { name town { name } }
"""

CROWD = 40


@pytest.fixture
async def house(desk: Desk) -> AsyncIterator[Served]:
    """A server of the desk's district."""
    async with served(desk) as made:
        yield made


async def rename(desk: Desk, row_id: UUID, name: str) -> None:
    row = await desk.row("organizations", row_id)
    async with writing(desk.database, desk.officer) as session:
        change = update("organizations", row, name=name)
        await save(session, desk.officer, action="x", changes=[change])


async def named(talk: Talk, field: str = "organizationChanged") -> tuple[str, Any]:
    message = await talk.heard()
    assert message["type"] == "next", message
    node = message["payload"]["data"][field]
    return node["kind"], node["organization"]["name"]


async def test_change_is_told_as_it_happens(house: Served, desk: Desk) -> None:
    organization = await desk.organization("甲厂")

    async with house.opened() as talk:
        await talk.subscribe("1", CHANGED)
        await house.begun(talk)
        await rename(desk, organization, "甲工厂")
        message = await talk.heard()

    node = message["payload"]["data"]["organizationChanged"]
    assert node.pop("cursor")
    assert message == {
        "id": "1",
        "type": "next",
        "payload": {
            "data": {
                "organizationChanged": {
                    "kind": "CHANGED",
                    "count": 1,
                    "organization": {"name": "甲工厂", "town": {"name": "东镇"}},
                }
            }
        },
    }


async def test_field_is_told_under_the_name_that_was_asked_for(house: Served, desk: Desk) -> None:
    text = "subscription { neu: changes(types: [TOWNS]) { kind wo: town { __typename name } } }"

    async with house.opened() as talk:
        await talk.subscribe("1", text)
        await house.begun(talk)
        await desk.town("南镇")
        message = await talk.heard()

    assert message["payload"]["data"] == {
        "neu": {"kind": "CREATED", "wo": {"__typename": "Town", "name": "南镇"}}
    }


async def test_change_of_a_hidden_organization_is_not_told(house: Served, desk: Desk) -> None:
    near = await desk.organization("近厂", town="近镇")
    far = await desk.organization("远厂", town="远镇")
    officer = await enter(desk, Role.TOWN_OFFICER, town_id=await desk.town("近镇"))

    async with house.opened(officer) as talk:
        await talk.subscribe("1", CHANGED)
        await house.begun(talk)
        await rename(desk, far, "远工厂")
        await rename(desk, near, "近工厂")

        assert await named(talk) == ("CHANGED", "近工厂")


async def test_an_id_and_a_town_narrow_what_is_told(house: Served, desk: Desk) -> None:
    near = await desk.organization("近厂", town="近镇")
    far = await desk.organization("远厂", town="远镇")

    async with house.opened() as talk:
        await talk.subscribe("id", CHANGED, id=encode_node_id("Organization", far))
        town = encode_node_id("Town", await desk.town("近镇"))
        await talk.subscribe("town", CHANGED, townId=town)
        await house.begun(talk, subscribers=2)
        await rename(desk, near, "近工厂")
        first = await talk.heard()
        await rename(desk, far, "远工厂")
        second = await talk.heard()

    assert (first["id"], second["id"]) == ("town", "id")


async def test_subscription_goes_on_after_a_cursor_and_misses_nothing(
    house: Served, desk: Desk
) -> None:
    organization = await desk.organization("甲厂")
    reader = Poller(desk, desk.officer)
    await reader.poll()
    for name in ("一厂", "二厂"):
        await rename(desk, organization, name)
    cursor = (await reader.page())["nodes"][0]["cursor"]

    async with house.opened() as talk:
        await talk.subscribe("1", CHANGED, since=cursor)
        missed = await named(talk)
        await rename(desk, organization, "三厂")
        following = await named(talk)

    # What is told is the object as it is when it is told.
    assert missed == ("CHANGED", "二厂")
    assert following == ("CHANGED", "三厂")


async def test_polling_goes_on_where_a_socket_was_cut(house: Served, desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    async with house.opened() as talk:
        await talk.subscribe("1", CHANGED)
        await house.begun(talk)
        await rename(desk, organization, "一厂")
        message = await talk.heard()
    await rename(desk, organization, "二厂")

    cursor = message["payload"]["data"]["organizationChanged"]["cursor"]
    reader = Poller(desk, desk.officer, cursor)

    assert await reader.poll() == [("CHANGED", "ORGANIZATIONS", "二厂")]


async def test_equal_rights_share_one_standing_query(house: Served, desk: Desk) -> None:
    colleague = await enter(desk)

    async with house.opened() as one, house.opened(colleague) as other:
        for talk in (one, other):
            await talk.subscribe("1", "subscription { changes(types: [TOWNS]) { kind } }")
        await house.begun(one, subscribers=2)
        shared = house.subscriptions.feed.groups
        await desk.town("西镇")
        told = [(await talk.heard())["payload"]["data"] for talk in (one, other)]

    assert shared == 1
    assert told == [{"changes": {"kind": "CREATED"}}] * 2


async def test_half_of_a_crowd_vanishes_and_nothing_of_it_is_left(
    house: Served, desk: Desk
) -> None:
    organization = await desk.organization("众厂")
    async with house.opened() as first:
        await first.subscribe("1", CHANGED)
        await house.begun(first)
        tasks = len(asyncio.all_tasks())
        async with AsyncExitStack() as stack:
            crowd = [await stack.enter_async_context(house.opened()) for _ in range(CROWD)]
            for talk in crowd:
                await talk.subscribe("1", CHANGED)
            await house.begun(crowd[0], subscribers=CROWD + 1)
            for talk in crowd[: CROWD // 2]:
                talk.connection.transport.abort()
            told = []
            for number in range(3):
                await rename(desk, organization, f"众{number}厂")
                told.append([await named(talk) for talk in crowd[CROWD // 2 :]])
        async with asyncio.timeout(PATIENCE):
            while house.subscriptions.feed.size > 1 or len(asyncio.all_tasks()) > tasks:
                await first.in_step()

    assert told == [[("CHANGED", f"众{number}厂")] * (CROWD // 2) for number in range(3)]
    await house.until_left()
    assert house.subscriptions.feed.groups == 0
    assert (await desk.row("organizations", organization))["name"] == "众2厂"


async def test_subscriber_with_too_much_waiting_is_told_and_ended() -> None:
    subscriber = Subscriber()
    events = tuple(Event(number, "", b"") for number in range(LONGEST_QUEUE))

    subscriber.offer(Batch(None, events))
    assert len(subscriber.taken()) == LONGEST_QUEUE
    subscriber.offer(Batch(None, events))
    subscriber.offer(Batch(None, events[:1]))

    with pytest.raises(LedgerError) as raised:
        await anext(subscriber.events())
    assert raised.value.code == "SUBSCRIBER_TOO_SLOW"


async def test_socket_is_closed_when_its_session_ends(house: Served, desk: Desk) -> None:
    proofs = await enter(desk)

    async with house.opened(proofs) as talk, house.opened() as other:
        async with writing(desk.database, proofs.actor) as session:
            life = lifetime(house.settings)
            [own] = await own_sessions(session, proofs.actor, at=now(), life=life)
            await end_session(session, proofs.actor, own.id)

        assert await talk.closed() == (4403, "Forbidden")
        await other.in_step()
        assert other.kept == []


async def test_socket_is_closed_when_its_token_is_revoked(house: Served, desk: Desk) -> None:
    proofs = await enter(desk)
    system = Actor(district_id=proofs.actor.district_id, role=Role.SYSTEM, request_id="test")

    async with house.raw() as talk:
        await talk.say(type="connection_init", payload={"token": proofs.token})
        assert await talk.heard() == {"type": "connection_ack"}
        async with writing(desk.database, system) as session:
            await revoke_token(session, system, await find_token(session, proofs.token))

        assert await talk.closed() == (4403, "Forbidden")


async def test_job_is_told_from_where_it_stands_to_its_end(house: Served, desk: Desk) -> None:
    async with writing(desk.database, desk.officer) as session:
        batch = await start_batch(session, desk.officer, file_name="a.xlsx", file_digest=b"x")
    text = """subscription ($id: ID!) { jobProgress(id: $id) {
        kind state progress total importBatch { fileName } } }"""

    async with house.opened() as talk:
        await talk.subscribe("1", text, id=encode_node_id("ImportBatch", batch))
        told = [await talk.heard()]
        for values in (
            {"progress": 3, "total": 7},
            {"progress": 7, "state": ImportState.CHECKED},
        ):
            async with writing(desk.database, desk.officer) as session:
                await change_batch(session, desk.officer, batch, **values)
            told.append(await talk.heard())
        end = await talk.heard()

    jobs = [message["payload"]["data"]["jobProgress"] for message in told]
    assert [(job["state"], job["progress"], job["total"]) for job in jobs] == [
        ("RUNNING", 0, 0),
        ("RUNNING", 3, 7),
        ("DONE", 7, 7),
    ]
    assert jobs[0]["kind"] == "IMPORT_CHECK"
    assert jobs[0]["importBatch"] == {"fileName": "a.xlsx"}
    assert end == {"id": "1", "type": "complete"}


async def test_job_of_somebody_else_is_unknown(house: Served, desk: Desk) -> None:
    async with writing(desk.database, desk.officer) as session:
        batch = await start_batch(session, desk.officer, file_name="a.xlsx", file_digest=b"x")
    officer = await enter(desk, Role.TOWN_OFFICER, town_id=await desk.town())

    async with house.opened(officer) as talk:
        text = "subscription ($id: ID!) { jobProgress(id: $id) { state } }"
        await talk.subscribe("1", text, id=encode_node_id("ImportBatch", batch))
        message = await talk.heard()

    assert message["type"] == "error"
    assert [one["extensions"]["code"] for one in message["payload"]] == ["JOB_UNKNOWN"]
