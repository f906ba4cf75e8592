"""What a person does with webhooks: registered, edited, switched, renewed, removed, refused."""

import re
from dataclasses import replace
from typing import Any

import pytest

from backend.database.actor import Actor, Role
from backend.kit.ids import encode_node_id
from backend.webhooks.rules import MOST_WEBHOOKS
from tests.commands.asking import ask, mutate
from tests.webhooks.office import LIST, REGISTER, Office

URL = "https://receiver.example/hook"


async def events(office: Office) -> list[tuple[str, dict[str, Any] | None]]:
    """Give what the history says of webhooks, in order."""
    rows = await office.desk.rows("audit_events", subject_table="webhooks")
    return [(row["action"], row["after"]) for row in sorted(rows, key=lambda one: one["sequence"])]


async def test_a_secret_is_shown_once_and_kept_sealed(office: Office) -> None:
    webhook = await office.register(URL, types=["SHOPS", "ORGANIZATIONS"], kinds=["DELETED"])
    [secret] = office.secrets.values()

    row = await office.desk.row("webhooks", webhook)
    assert secret.startswith("lxwh_")
    assert secret.encode() not in row["secret"]
    assert await events(office) == [
        (
            "webhook.register",
            {
                "name": "对账系统",
                "url": "https://receiver.example (f2407f86dd9d8468)",
                "types": ["ORGANIZATIONS", "SHOPS"],
                "kinds": ["DELETED"],
            },
        )
    ]


@pytest.mark.parametrize(
    ("form", "code", "path"),
    [
        ({"url": "http://receiver.example/"}, "WEBHOOK_URL", ["url"]),
        ({"url": "https://10.0.0.1/"}, "WEBHOOK_URL", ["url"]),
        ({"url": "https://receiver.example:22/"}, "WEBHOOK_URL", ["url"]),
        ({"types": ["MEMBERS"]}, "WEBHOOK_TYPE", ["types"]),
        ({"types": ["ROUNDS"]}, "WEBHOOK_TYPE", ["types"]),
        ({"name": " "}, "WEBHOOK_NAME", ["name"]),
        ({"name": "长" * 101}, "WEBHOOK_NAME", ["name"]),
    ],
)
async def test_a_webhook_that_cannot_be_is_refused(
    office: Office, form: dict[str, Any], code: str, path: list[str]
) -> None:
    given = {"name": "对账系统", "url": URL} | form

    answer = await mutate(office.desk.database, office.desk.officer, REGISTER, input=given)

    assert answer["registerWebhook"] == {
        "webhook": None,
        "secret": None,
        "problems": [{"code": code, "path": path}],
    }
    assert await office.desk.rows("webhooks") == []
    assert await events(office) == []


async def test_a_person_has_so_many_webhooks_and_no_more(office: Office) -> None:
    for number in range(MOST_WEBHOOKS):
        await office.register(f"{URL}/{number}")

    form = {"name": "又一个", "url": URL}
    answer = await mutate(office.desk.database, office.desk.officer, REGISTER, input=form)

    assert answer["registerWebhook"]["problems"] == [{"code": "WEBHOOK_LIMIT", "path": []}]
    assert len(await office.desk.rows("webhooks")) == MOST_WEBHOOKS


async def test_the_whole_address_is_shown_to_the_owner_alone_and_kept_out_of_the_history(
    office: Office,
) -> None:
    town = await office.desk.town()
    person = await office.person(Role.TOWN_OFFICER, town_id=town)
    webhook = await office.register(f"{URL}?key=abc", as_=person, name=" 对账系统 ")
    node = encode_node_id("Webhook", webhook)
    await office.change("editWebhook", as_=person, id=node, url=f"{URL}?key=def")

    query = "{ webhooks { nodes { name url } } }"
    own = await ask(office.desk.database, person, query)
    others = await ask(office.desk.database, office.desk.officer, query)

    assert own["webhooks"]["nodes"] == [{"name": "对账系统", "url": f"{URL}?key=def"}]
    assert others["webhooks"]["nodes"] == [{"name": "对账系统", "url": "https://receiver.example"}]
    told = [after["url"] for _, after in await events(office) if after is not None]
    assert len(set(told)) == 2
    assert all(re.fullmatch(r"https://receiver\.example \([0-9a-f]{16}\)", one) for one in told)


async def test_what_an_edit_leaves_out_stays(office: Office) -> None:
    webhook = await office.register(URL, types=["SHOPS"])
    node = encode_node_id("Webhook", webhook)

    changed = await office.change("editWebhook", id=node, name="新系统", types=[])
    refused = await office.change("editWebhook", id=node, url="https://10.0.0.1/")

    assert changed["webhook"] == {
        "id": node,
        "isOn": True,
        "offReason": None,
        "name": "新系统",
        "url": URL,
        "types": None,
        "kinds": None,
    }
    assert refused["problems"] == [{"code": "WEBHOOK_URL", "path": ["url"]}]
    assert [one for one in await events(office) if one[0] == "webhook.edit"] == [
        ("webhook.edit", {"name": "新系统", "types": []})
    ]


async def test_a_webhook_is_switched_and_removed_with_its_history_kept(office: Office) -> None:
    webhook = await office.register(URL)
    node = encode_node_id("Webhook", webhook)

    off = await office.change("switchWebhook", id=node, isOn=False)
    same = await office.change("switchWebhook", id=node, isOn=False)
    test = await office.change("sendTestEvent", webhookId=node)
    reason = (await office.webhook(webhook))["offReason"]
    on = await office.change("switchWebhook", id=node, isOn=True)
    removed = await office.change("removeWebhook", id=node)

    assert (off["webhook"]["isOn"], same["webhook"]["isOn"], reason) == (False, False, "BY_OWNER")
    assert test == {"delivery": None, "problems": [{"code": "WEBHOOK_OFF", "path": ["webhookId"]}]}
    assert (on["webhook"]["isOn"], removed["problems"]) == (True, [])
    assert await office.desk.rows("webhooks") == []
    assert [action for action, _ in await events(office)] == [
        "webhook.register",
        "webhook.switch",
        "webhook.switch",
        "webhook.remove",
    ]


async def test_a_district_sees_webhooks_of_others_and_changes_none(office: Office) -> None:
    town = await office.desk.town()
    person = await office.person(Role.TOWN_OFFICER, town_id=town)
    colleague = await office.person(Role.TOWN_OFFICER, town_id=town)
    webhook = await office.register(URL, as_=person)
    node = encode_node_id("Webhook", webhook)

    async def refusals(as_: Actor) -> set[str]:
        forms: dict[str, dict[str, Any]] = {
            "editWebhook": {"id": node, "name": "夺"},
            "switchWebhook": {"id": node, "isOn": False},
            "renewWebhookSecret": {"id": node},
            "removeWebhook": {"id": node},
            "sendTestEvent": {"webhookId": node},
        }
        found = [await office.change(verb, as_=as_, **form) for verb, form in forms.items()]
        return {problem["code"] for one in found for problem in one["problems"]}

    assert (await office.webhook(webhook))["isOn"] is True
    assert await refusals(office.desk.officer) == {"NOT_ALLOWED"}
    assert await refusals(colleague) == {"NOT_FOUND"}
    hidden = await ask(office.desk.database, colleague, LIST)
    assert hidden["webhooks"]["nodes"] == []
    assert (await office.desk.row("webhooks", webhook))["name"] == "对账系统"


async def test_a_judge_registers_no_webhook(office: Office) -> None:
    judge = replace(office.desk.officer, role=Role.JUDGE)

    form = {"name": "对账系统", "url": URL}
    answer = await mutate(office.desk.database, judge, REGISTER, input=form)

    assert answer["registerWebhook"]["problems"][0]["code"] == "NOT_ALLOWED"
    assert await office.desk.rows("webhooks") == []
