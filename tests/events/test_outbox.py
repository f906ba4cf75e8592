"""The outbox: which events a save leaves, in its transaction, and when they are forgotten."""

from datetime import datetime, timedelta

from backend.accounts.announcing import SINGLE_EVENTS
from backend.accounts.changes import delete, insert, save, update
from backend.accounts.forgetting import EVENT_DAYS, forget_what_is_over
from backend.database.session import act_as, writing
from backend.kit.clock import SHANGHAI, stopped_at
from backend.organizations.commands import report_member_counts
from backend.organizations.forms import ReportMemberCounts
from backend.places.rules import TownKind
from tests.commands.desk import LONG_AGO, Desk

NOON = datetime(2026, 5, 20, 12, tzinfo=SHANGHAI)


async def events_of(desk: Desk) -> list[tuple[str, str, int]]:
    rows = sorted(await desk.rows("change_events"), key=lambda row: int(row["sequence"]))
    return [(row["subject_table"], row["verb"], len(row["subject_ids"])) for row in rows]


async def forget(desk: Desk) -> None:
    async with writing(desk.database, desk.officer) as session:
        await forget_what_is_over(session, desk.officer)


async def test_a_new_object_and_its_change_leave_an_event_each(desk: Desk) -> None:
    town = await desk.town()

    row = await desk.row("towns", town)
    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="x", changes=[update("towns", row, name="新镇")])

    assert (await events_of(desk))[-2:] == [("towns", "insert", 1), ("towns", "update", 1)]


async def test_a_fact_is_told_of_as_a_change_of_what_it_is_about(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    before = len(await events_of(desk))

    await desk.act(
        report_member_counts,
        ReportMemberCounts(organization_id=organization, full_members=4, reported_on=LONG_AGO),
    )

    assert (await events_of(desk))[before:] == [("organizations", "update", 1)]
    latest = max(await desk.rows("change_events"), key=lambda one: int(one["sequence"]))
    assert latest["subject_ids"] == [organization]


async def test_what_is_rolled_back_leaves_no_event(desk: Desk) -> None:
    await desk.town()
    before = await events_of(desk)

    async with desk.database.writers() as session:
        await act_as(session, desk.officer)
        change = insert("towns", name="西镇", kind=TownKind.TOWN)
        await save(session, desk.officer, action="x", changes=[change])
        await session.rollback()

    assert await events_of(desk) == before


async def test_a_deleted_object_leaves_whom_it_was_shown_to(desk: Desk) -> None:
    town = await desk.town()
    village = insert("villages", name="东村", town_id=town)
    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="x", changes=[village])
    row = await desk.row("villages", village.id)

    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="x", changes=[delete("villages", row)])

    event = max(await desk.rows("change_events"), key=lambda one: int(one["sequence"]))
    assert (event["subject_table"], event["verb"]) == ("villages", "delete")
    assert event["former_scope"] == [
        {
            "id": str(village.id),
            "district_id": str(desk.officer.district_id),
            "town_id": str(town),
        }
    ]


async def test_many_objects_of_a_save_share_one_event(desk: Desk) -> None:
    town = await desk.town()
    before = len(await events_of(desk))

    for count in (SINGLE_EVENTS, SINGLE_EVENTS + 1):
        async with writing(desk.database, desk.officer) as session:
            rows = [
                insert("villages", name=f"村{count}之{number}", town_id=town)
                for number in range(count)
            ]
            await save(session, desk.officer, action="x", changes=rows)

    found = (await events_of(desk))[before:]
    assert found[:-1] == [("villages", "insert", 1)] * SINGLE_EVENTS
    assert found[-1] == ("villages", "insert", SINGLE_EVENTS + 1)


async def test_events_are_forgotten_after_their_days(desk: Desk) -> None:
    with stopped_at(NOON):
        await desk.town()
    kept = len(await events_of(desk))

    with stopped_at(NOON + timedelta(days=EVENT_DAYS)):
        await forget(desk)
    after_seven_days = len(await events_of(desk))
    with stopped_at(NOON + timedelta(days=EVENT_DAYS, seconds=1)):
        await forget(desk)

    assert after_seven_days == kept
    assert ("towns", "insert", 1) not in await events_of(desk)
