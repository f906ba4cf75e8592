"""Polling what changed: what is told to whom, from where on, and what is refused."""

from datetime import timedelta
from uuid import UUID

import pytest

from backend.accounts.announcing import SINGLE_EVENTS
from backend.accounts.changes import Change, delete, insert, save, update
from backend.accounts.forgetting import EVENT_DAYS
from backend.database.actor import Actor
from backend.database.session import writing
from backend.kit.clock import now, stopped_at
from backend.kit.errors import LedgerError
from backend.kit.ids import encode_node_id
from tests.commands.desk import Desk
from tests.events.asking import Poller


async def write(desk: Desk, *changes: Change, as_: Actor | None = None) -> None:
    actor = as_ or desk.officer
    async with writing(desk.database, actor) as session:
        await save(session, actor, action="test.write", changes=changes)


async def rename(desk: Desk, table: str, row_id: UUID, name: str) -> None:
    await write(desk, update(table, await desk.row(table, row_id), name=name))


async def poller(desk: Desk, actor: Actor | None = None) -> Poller:
    """Somebody who stands at the present."""
    made = Poller(desk, actor or desk.officer)
    assert await made.poll() == []
    return made


async def test_a_poll_tells_what_changed_since_the_last_one(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    reader = await poller(desk)

    await rename(desk, "organizations", organization, "甲工厂")

    assert await reader.poll() == [("CHANGED", "ORGANIZATIONS", "甲工厂")]
    assert await reader.poll() == []


async def test_a_transaction_that_commits_late_is_not_passed_over(desk: Desk) -> None:
    slow, quick = await desk.organization("慢厂"), await desk.organization("快厂")
    rows = {one: await desk.row("organizations", one) for one in (slow, quick)}
    reader = await poller(desk)

    async with writing(desk.database, desk.officer) as session:
        change = update("organizations", rows[slow], name="慢工厂")
        await save(session, desk.officer, action="x", changes=[change])
        await write(desk, update("organizations", rows[quick], name="快工厂"))
        first = await reader.poll()
    second = await reader.poll()

    assert first == [("CHANGED", "ORGANIZATIONS", "快工厂")]
    assert second == [("CHANGED", "ORGANIZATIONS", "慢工厂")]


async def test_pages_give_every_change_once_and_in_order(desk: Desk) -> None:
    town = await desk.town()
    reader = await poller(desk)
    rows = [insert("villages", name=f"{number}村", town_id=town) for number in range(5)]
    await write(desk, *rows[:3])
    await write(desk, *rows[3:])

    found = [await reader.poll(first=2) for _ in range(4)]

    assert [[name for _, _, name in page] for page in found] == [
        ["0村", "1村"],
        ["2村", "3村"],
        ["4村"],
        [],
    ]


async def test_the_cursor_of_a_change_goes_on_after_that_change(desk: Desk) -> None:
    town = await desk.town()
    reader = await poller(desk)
    await write(
        desk, *(insert("villages", name=f"续{number}", town_id=town) for number in range(3))
    )

    page = await reader.page()
    again = await reader.page(since=page["nodes"][0]["cursor"])

    assert [one["village"]["name"] for one in again["nodes"]] == ["续1", "续2"]


async def test_a_change_of_a_hidden_object_is_not_told(desk: Desk) -> None:
    near = await desk.organization("近厂", town="近镇")
    far = await desk.organization("远厂", town="远镇")
    officer = desk.person_of_town(await desk.town("近镇"))
    reader = await poller(desk, officer)

    await rename(desk, "organizations", far, "远工厂")
    await rename(desk, "organizations", near, "近工厂")

    assert await reader.poll() == [("CHANGED", "ORGANIZATIONS", "近工厂")]


async def test_a_deletion_is_told_to_those_who_saw_the_object(desk: Desk) -> None:
    near = await desk.organization("近厂", town="近镇")
    far = await desk.organization("远厂", town="远镇")
    town = await poller(desk, desk.person_of_town(await desk.town("近镇")))
    district = await poller(desk)

    for organization in (near, far):
        facts = [
            delete(table, row)
            for table in ("placements", "operating_checks", "coverage_links")
            for row in await desk.rows(table, organization_id=organization)
        ]
        row = await desk.row("organizations", organization)
        await write(desk, *facts, delete("organizations", row))

    assert await town.poll() == [("DELETED", "ORGANIZATIONS", 1)]
    assert await district.poll() == [("DELETED", "ORGANIZATIONS", 1)] * 2


async def test_a_bulk_change_counts_what_the_reader_sees(desk: Desk) -> None:
    near, far = await desk.town("近镇"), await desk.town("远镇")
    reader = await poller(desk)
    rows = [insert("villages", name=f"{n}", town_id=near) for n in range(SINGLE_EVENTS)]

    await write(desk, *rows, insert("villages", name="远", town_id=far))

    page = await reader.page(townId=encode_node_id("Town", near))
    # Cursors tell how far the whole server is, other tests' transactions included.
    del page["cursor"], page["nodes"][0]["cursor"]
    assert page == {
        "hasMore": False,
        "nodes": [
            {
                **dict.fromkeys(("organization", "village", "branch", "villageId")),
                "kind": "CREATED",
                "type": "VILLAGES",
                "count": SINGLE_EVENTS,
            }
        ],
    }
    assert await reader.poll() == [("CREATED", "VILLAGES", SINGLE_EVENTS + 1)]


async def test_types_and_an_id_narrow_what_is_told(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    reader = await poller(desk)
    await write(desk, insert("villages", name="窄村", town_id=await desk.town()))
    await rename(desk, "organizations", organization, "甲工厂")

    by_type = await reader.page(types=["VILLAGES"])
    by_id = await reader.page(id=encode_node_id("Organization", organization))

    assert [one["type"] for one in by_type["nodes"]] == ["VILLAGES"]
    assert [one["type"] for one in by_id["nodes"]] == ["ORGANIZATIONS"]


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "1.2.3",
        "2.1760000000.5:5:.5:5:.0",
        "1.99999999999999999.5:5:.5:5:.0",
        "1.1760000000.6:5:.5:5:.0",
        "1.1760000000.5:9:7,6.5:5:.0",
        "1.1760000000.5:9:9.5:5:.0",
        "1.1760000000.0:5:.5:5:.0",
        "1.1760000000.5:99999999999999999999:.5:5:.0",
        "1.-1.5:5:.5:5:.0",
        "1.1760000000.5:5:.5:5:." + "9" * 19,
        "1." + "1" * 9_000,
    ],
)
async def test_a_forged_cursor_is_refused_before_any_sql(desk: Desk, cursor: str) -> None:
    with pytest.raises(LedgerError) as raised:
        await Poller(desk, desk.officer).page(since=cursor)

    assert raised.value.code == "CHANGE_CURSOR_INVALID"
    assert raised.value.path == ("changes", "since")


async def test_a_cursor_older_than_the_kept_events_is_refused(desk: Desk) -> None:
    reader = await poller(desk)

    with (
        stopped_at(now() + timedelta(days=EVENT_DAYS, minutes=1)),
        pytest.raises(LedgerError) as raised,
    ):
        await reader.poll()

    assert raised.value.code == "CHANGES_FORGOTTEN"


@pytest.mark.parametrize("first", [0, -1, 101])
async def test_a_page_has_at_most_a_hundred_changes(desk: Desk, first: int) -> None:
    with pytest.raises(LedgerError) as raised:
        await Poller(desk, desk.officer).page(first=first)

    assert raised.value.code == "CHANGE_PAGE_SIZE"
