"""Deliveries: what is told to whom, in which order, under which signature, and tried how often."""

from datetime import datetime, timedelta

import pytest

from backend.database.actor import Role
from backend.kit.clock import now, stopped_at
from backend.kit.ids import encode_node_id
from backend.webhooks import delivering
from backend.webhooks.rules import OVERLAP, PATIENCE
from tests.webhooks.office import Office, sender
from tests.webhooks.receiver import ENDLESS, SILENCE, Arrived, Receiver, answer


def told(arrived: Arrived) -> list[tuple[str, str]]:
    """Give the kinds and types of a delivery."""
    return [(one["kind"], one["type"]) for one in arrived.told["changes"]]


async def test_changes_are_told_with_ids_and_nothing_else(
    office: Office, receiver: Receiver
) -> None:
    organization = await office.desk.organization("甲厂")
    webhook = await office.register(receiver.url)

    await office.rename("organizations", organization, "甲工厂")
    await office.step(webhook)

    [arrived] = receiver.arrived
    assert arrived.line == "POST /hook?of=district HTTP/1.1"
    assert arrived.headers["content-type"] == "application/json"
    body = arrived.told
    assert set(body) == {"id", "webhookId", "kind", "createdAt", "cursor", "changes"}
    assert (body["id"], body["kind"]) == (arrived.delivery, "CHANGES")
    assert body["webhookId"] == encode_node_id("Webhook", webhook)
    [change] = body["changes"]
    assert set(change) == {"cursor", "kind", "type", "at", "count", "id"}
    assert (change["kind"], change["type"], change["count"]) == ("CHANGED", "ORGANIZATIONS", 1)
    assert change["id"] == encode_node_id("Organization", organization)
    assert "甲" not in arrived.body.decode()
    [delivery] = await office.deliveries(webhook)
    assert delivery == {
        "kind": "CHANGES",
        "state": "DELIVERED",
        "changeCount": 1,
        "attempts": 1,
        "lastStatus": 204,
        "lastFault": None,
        "nextAt": None,
    }


async def test_a_webhook_begins_at_the_present_and_goes_on_in_order(
    office: Office, receiver: Receiver
) -> None:
    await office.village("旧村")
    webhook = await office.register(receiver.url)

    for name in ("一村", "二村", "三村"):
        await office.village(name)
    await office.step(webhook)
    await office.village("四村")
    await office.step(webhook)
    await office.step(webhook)

    first, second = receiver.arrived
    assert told(first) == [("CREATED", "VILLAGES")] * 3
    assert told(second) == [("CREATED", "VILLAGES")]
    assert first.delivery != second.delivery


async def test_more_changes_than_a_page_come_in_several_deliveries(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    for tens in range(6):
        await office.village(*(f"{tens}之{number}村" for number in range(20)))

    await office.step(webhook)

    assert [len(one.told["changes"]) for one in receiver.arrived] == [100, 20]
    ids = [change["id"] for one in receiver.arrived for change in one.told["changes"]]
    assert len(set(ids)) == 120


async def test_a_delivery_whose_types_were_widened_ends_earlier_and_the_rest_follows(
    office: Office, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "PAGES", 1)
    organization = await office.desk.organization("甲厂")
    webhook = await office.register(receiver.url, types=["ORGANIZATIONS"])
    for tens in range(6):
        await office.village(*(f"{tens}之{number}村" for number in range(20)))
    await office.rename("organizations", organization, "甲工厂")
    receiver.answers.append(answer(500))
    start = now()
    with stopped_at(start):
        await office.step(webhook)

    await office.change("editWebhook", id=encode_node_id("Webhook", webhook), types=[])
    with stopped_at(start + timedelta(minutes=1)):
        await office.step(webhook)

    assert [len(one.told["changes"]) for one in receiver.arrived] == [1, 100, 21]
    assert receiver.arrived[0].delivery == receiver.arrived[1].delivery
    ids = [change["id"] for one in receiver.arrived[1:] for change in one.told["changes"]]
    assert len(set(ids)) == 121
    assert [one["changeCount"] for one in await office.deliveries(webhook)] == [21, 100]


async def test_types_and_kinds_narrow_what_is_told(office: Office, receiver: Receiver) -> None:
    organization = await office.desk.organization("甲厂")
    by_type = await office.register(receiver.url, types=["ORGANIZATIONS"])
    by_kind = await office.register(receiver.url, kinds=["CREATED"])

    await office.village("东村")
    await office.rename("organizations", organization, "甲工厂")
    await office.step(by_type)
    await office.step(by_kind)

    first, second = receiver.arrived
    assert told(first) == [("CHANGED", "ORGANIZATIONS")]
    assert told(second) == [("CREATED", "VILLAGES")]


async def test_members_are_never_told(office: Office, receiver: Receiver) -> None:
    organization = await office.desk.organization("甲厂", full_members=3)
    branch = await office.desk.branch("甲厂支部", organization)
    webhook = await office.register(receiver.url)

    await office.desk.member(branch, works_in=organization)
    await office.step(webhook)

    types = {kind for one in receiver.arrived for _, kind in told(one)}
    assert types == {"ORGANIZATIONS", "BRANCHES"}


async def test_each_delivery_is_signed_over_its_time_and_body(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    [secret] = office.secrets.values()
    await office.village("东村")

    with stopped_at(now()):
        await office.step(webhook)
        at = int(now().timestamp())

    [arrived] = receiver.arrived
    assert arrived.headers["liangxin-signature"].startswith(f"t={at},v1=")
    assert arrived.is_signed_by(secret)
    assert not arrived.is_signed_by(secret[:-1] + ("0" if secret[-1] != "0" else "1"))
    forged = Arrived(arrived.line, arrived.headers, arrived.body + b" ")
    assert not forged.is_signed_by(secret)


async def test_a_renewed_secret_and_the_former_one_sign_for_a_day(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    node = encode_node_id("Webhook", webhook)
    former = office.secrets[node]
    renewed = (await office.change("renewWebhookSecret", id=node))["secret"]

    await office.village("东村")
    await office.step(webhook)
    await office.village("西村")
    with stopped_at(now() + OVERLAP + timedelta(minutes=1)):
        await office.step(webhook)

    during, after = receiver.arrived
    assert (during.is_signed_by(renewed), during.is_signed_by(former)) == (True, True)
    assert (after.is_signed_by(renewed), after.is_signed_by(former)) == (True, False)


async def test_a_failed_delivery_is_tried_again_later_under_the_same_id(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    receiver.answers.extend([answer(500), answer(503)])
    await office.village("东村")
    start = now()

    with stopped_at(start):
        await office.step(webhook)
        await office.step(webhook)
    first = len(receiver.arrived)
    with stopped_at(start + timedelta(seconds=4)):
        await office.step(webhook)
    too_early = len(receiver.arrived)
    with stopped_at(start + timedelta(seconds=5)):
        await office.step(webhook)
    [delivery] = await office.deliveries(webhook)
    await office.village("西村")
    with stopped_at(start + timedelta(seconds=15)):
        await office.step(webhook)

    assert (first, too_early) == (1, 1)
    assert (delivery["attempts"], delivery["lastStatus"], delivery["lastFault"]) == (
        2,
        503,
        "STATUS",
    )
    ids = [one.delivery for one in receiver.arrived]
    assert ids[0] == ids[1] == ids[2] != ids[3]
    assert (
        receiver.arrived[0].told["changes"][0]["id"]
        == (receiver.arrived[2].told["changes"][0]["id"])
    )
    assert (await office.webhook(webhook))["failingSince"] is None


async def test_after_a_day_without_success_it_is_switched_off_with_the_reason(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    receiver.otherwise = answer(500)
    await office.village("东村")
    start = moment = now()
    attempts = 0

    while moment < start + PATIENCE:
        with stopped_at(moment):
            await office.step(webhook)
        attempts += 1
        assert (await office.webhook(webhook))["isOn"] is True
        [delivery] = await office.deliveries(webhook)
        moment = datetime.fromisoformat(delivery["nextAt"])
    with stopped_at(moment):
        await office.step(webhook)

    found = await office.webhook(webhook)
    assert (found["isOn"], found["offReason"]) == (False, "NOT_DELIVERED")
    assert datetime.fromisoformat(found["failingSince"]) == start
    [delivery] = found["deliveries"]["nodes"]
    assert (delivery["state"], delivery["nextAt"]) == ("ABANDONED", None)
    assert attempts + 1 == delivery["attempts"] == len(receiver.arrived)
    assert {one.delivery for one in receiver.arrived} == {receiver.arrived[0].delivery}
    assert 30 < attempts < 40


async def test_switched_on_again_it_goes_on_with_what_did_not_arrive(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    node = encode_node_id("Webhook", webhook)
    receiver.answers.append(answer(410))
    await office.village("东村")
    await office.step(webhook)
    gone = await office.webhook(webhook)
    await office.village("西村")
    await office.step(webhook)
    while_off = len(receiver.arrived)

    await office.change("switchWebhook", id=node, isOn=True)
    await office.step(webhook)

    assert (gone["isOn"], gone["offReason"]) == (False, "GONE")
    assert while_off == 1
    assert len(receiver.arrived[1].told["changes"]) == 2
    assert receiver.arrived[1].delivery != receiver.arrived[0].delivery


@pytest.mark.parametrize(
    ("reply", "status", "fault"),
    [
        (answer(302, location="http://localhost:1/"), 302, "STATUS"),
        (answer(404), 404, "STATUS"),
        (answer(199), None, "CONNECTION"),
        (SILENCE, None, "TIMEOUT"),
        (b"nonsense\r\n\r\n", None, "CONNECTION"),
        (b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 40_000, None, "CONNECTION"),
    ],
    ids=["redirect", "not found", "informal", "silence", "nonsense", "endless headers"],
)
async def test_what_is_no_success_is_a_fault(
    office: Office, receiver: Receiver, reply: bytes, status: int | None, fault: str
) -> None:
    webhook = await office.register(receiver.url)
    office.courier.sender = sender(seconds=0.3 if reply == SILENCE else 10.0)
    receiver.answers.append(reply)
    await office.village("东村")

    await office.step(webhook)

    [delivery] = await office.deliveries(webhook)
    assert (delivery["state"], delivery["lastStatus"], delivery["lastFault"]) == (
        "WAITING",
        status,
        fault,
    )
    assert len(receiver.arrived) == 1


async def test_a_body_without_end_is_not_waited_for(office: Office, receiver: Receiver) -> None:
    webhook = await office.register(receiver.url)
    receiver.answers.append(ENDLESS)
    await office.village("东村")

    await office.step(webhook)

    [delivery] = await office.deliveries(webhook)
    assert (delivery["state"], delivery["lastStatus"]) == ("DELIVERED", 200)


async def test_nobody_listening_is_a_fault_of_the_connection(office: Office) -> None:
    webhook = await office.register("http://localhost:9/")
    await office.village("东村")

    await office.step(webhook)

    [delivery] = await office.deliveries(webhook)
    assert (delivery["lastStatus"], delivery["lastFault"]) == (None, "CONNECTION")


async def test_rights_that_are_withdrawn_are_told_nothing_more(
    office: Office, receiver: Receiver
) -> None:
    near = await office.desk.organization("近厂", town="近镇")
    far = await office.desk.organization("远厂", town="远镇")
    officer = await office.person()
    webhook = await office.register(receiver.url, as_=officer, types=["ORGANIZATIONS"])
    await office.rename("organizations", far, "远工厂")
    await office.step(webhook)

    town = await office.desk.town("近镇")
    await office.set_user(officer, role=Role.TOWN_OFFICER, town_id=town)
    await office.rename("organizations", far, "远新厂")
    await office.rename("organizations", near, "近新厂")
    await office.step(webhook)

    before, after = receiver.arrived
    assert [one["id"] for one in before.told["changes"]] == [encode_node_id("Organization", far)]
    assert [one["id"] for one in after.told["changes"]] == [encode_node_id("Organization", near)]


async def test_a_waiting_delivery_loses_what_its_owner_may_no_longer_see(
    office: Office, receiver: Receiver
) -> None:
    far = await office.desk.organization("远厂", town="远镇")
    officer = await office.person()
    webhook = await office.register(receiver.url, as_=officer, types=["ORGANIZATIONS"])
    receiver.answers.append(answer(500))
    await office.rename("organizations", far, "远工厂")
    start = now()
    with stopped_at(start):
        await office.step(webhook)

    town = await office.desk.town("近镇")
    await office.set_user(officer, role=Role.TOWN_OFFICER, town_id=town)
    with stopped_at(start + timedelta(minutes=1)):
        await office.step(webhook)

    assert len(receiver.arrived) == 1
    [delivery] = await office.deliveries(webhook)
    assert (delivery["state"], delivery["changeCount"]) == ("EMPTY", 0)


async def test_a_disabled_owner_is_told_nothing(office: Office, receiver: Receiver) -> None:
    officer = await office.person()
    webhook = await office.register(receiver.url, as_=officer)
    await office.village("东村")

    await office.set_user(officer, is_active=False)
    await office.step(webhook)

    assert receiver.arrived == []
    found = await office.webhook(webhook)
    assert (found["isOn"], found["offReason"]) == (False, "OWNER_INACTIVE")


async def test_a_test_arrives_before_what_waits_and_is_tried_once(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    node = encode_node_id("Webhook", webhook)
    receiver.otherwise = answer(500)
    await office.village("东村")
    await office.step(webhook)

    asked = await office.change("sendTestEvent", webhookId=node)
    again = await office.change("sendTestEvent", webhookId=node)
    await office.step(webhook)

    assert asked == {"delivery": {"state": "WAITING"}, "problems": []}
    assert again["problems"] == [{"code": "WEBHOOK_TEST_WAITING", "path": ["webhookId"]}]
    assert [one.told["kind"] for one in receiver.arrived] == ["CHANGES", "TEST"]
    assert receiver.arrived[1].told["changes"] == []
    states = {one["kind"]: one["state"] for one in await office.deliveries(webhook)}
    assert states == {"CHANGES": "WAITING", "TEST": "ABANDONED"}


async def test_events_that_are_forgotten_do_not_hold_a_webhook_up(
    office: Office, receiver: Receiver
) -> None:
    webhook = await office.register(receiver.url)
    long_ago = int((now() - timedelta(days=8)).timestamp())
    await office.set_webhook(webhook, cursor=f"1.{long_ago}.5:5:.5:5:.0")
    await office.village("东村")

    await office.step(webhook)
    await office.village("西村")
    await office.step(webhook)

    [arrived] = receiver.arrived
    assert len(arrived.told["changes"]) == 1
