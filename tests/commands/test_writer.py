"""The one writer: order, audit, images, lost updates, rights, derived rows over time."""

from datetime import date, datetime
from uuid import UUID

import pytest

from backend.accounts.actors import plain
from backend.accounts.changes import (
    MANY_ROWS,
    Change,
    delete,
    insert,
    refresh_district,
    save,
    update,
)
from backend.accounts.periods import since
from backend.accounts.refusals import registered
from backend.branches.rules import Formation
from backend.database.actor import Actor, Role
from backend.database.registry import all_tables, metadata
from backend.database.session import writing
from backend.kit.clock import SHANGHAI, stopped_at
from backend.kit.errors import LedgerError
from backend.kit.ids import new_id
from backend.places.nightly import seconds_until_next_night
from tests.commands.desk import LONG_AGO, Desk, credit_code


async def write(
    desk: Desk,
    *changes: Change,
    as_: Actor | None = None,
    reason: str | None = None,
    batch_id: UUID | None = None,
) -> None:
    actor = as_ or desk.officer
    async with writing(desk.database, actor) as session:
        await save(
            session,
            actor,
            action="test.write",
            changes=changes,
            reason=reason,
            batch_id=batch_id,
        )


async def organization_row(desk: Desk, name: str = "甲厂") -> Change:
    [department] = await desk.rows("departments")
    return insert(
        "organizations",
        credit_code=credit_code(),
        name=name,
        kind="ENTERPRISE",
        town_id=await desk.town(),
        department_id=department["id"],
        contact_phone_sealed=b"\x00sealed",
        contact_phone_masked="199****0000",
    )


async def test_a_new_row_has_marks_defaults_and_sort_key(desk: Desk) -> None:
    change = await organization_row(desk, "鲁杨机械厂")

    with stopped_at(datetime(2026, 5, 20, 9, 30, tzinfo=SHANGHAI)):
        await write(desk, change)

    row = await desk.row("organizations", change.id)
    assert row["created_at"] == row["updated_at"] == datetime(2026, 5, 20, 9, 30, tzinfo=SHANGHAI)
    assert (row["created_by"], row["updated_by"]) == (desk.officer.user_id, desk.officer.user_id)
    assert (row["revision"], row["source"], row["registration_state"]) == (1, "manual", "ACTIVE")
    assert row["contact_phone_sealed"] == b"\x00sealed"
    assert row["search_text"].startswith(row["credit_code"].lower())
    assert "luyangjixiechang" in row["search_text"]


async def test_an_update_is_noted_by_its_fields_without_sealed_ones(desk: Desk) -> None:
    change = await organization_row(desk)
    await write(desk, change)
    row = await desk.row("organizations", change.id)

    await write(
        desk,
        update("organizations", row, address="新路 1 号", contact_phone_sealed=b"other"),
        reason="核对",
    )

    after = await desk.row("organizations", change.id)
    assert (after["revision"], after["address"]) == (2, "新路 1 号")
    _, event = await desk.rows("audit_events", subject_id=change.id)
    assert event["before"] == {"address": None}
    assert event["after"] == {"address": "新路 1 号"}
    assert (event["action"], event["reason"]) == ("test.write", "核对")


async def test_an_update_without_a_difference_writes_nothing(desk: Desk) -> None:
    change = await organization_row(desk)
    await write(desk, change)
    row = await desk.row("organizations", change.id)

    await write(desk, update("organizations", row, name=row["name"]))

    assert (await desk.row("organizations", change.id))["revision"] == 1
    assert len(await desk.rows("audit_events", subject_id=change.id)) == 1


async def test_a_row_changed_in_between_is_not_overwritten(desk: Desk) -> None:
    change = await organization_row(desk)
    await write(desk, change)
    row = await desk.row("organizations", change.id)
    await write(desk, update("organizations", row, address="先到"))

    with pytest.raises(LedgerError) as raised:
        await write(desk, update("organizations", row, address="后到"))

    assert raised.value.code == "CHANGED_MEANWHILE"
    assert (await desk.row("organizations", change.id))["address"] == "先到"


async def test_a_fact_ends_before_the_next_begins_in_one_call(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    [row] = await desk.rows("placements", organization_id=organization)
    may = date(2026, 5, 20)
    place = {name: row[name] for name in ("organization_id", "town_id", "department_id")}

    await write(
        desk,
        insert("placements", valid=since(may), **place),
        update("placements", row, valid=since(None, until=may)),
    )

    rows = await desk.rows("placements", organization_id=organization)
    bounds = {(one["valid"].lower, one["valid"].upper) for one in rows}
    assert bounds == {(None, may), (may, None)}


async def test_a_deleted_row_is_noted_whole(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=2)
    [row] = await desk.rows("reported_counts", organization_id=organization)

    await write(desk, delete("reported_counts", row))

    _, event = await desk.rows("audit_events", subject_id=row["id"])
    assert event["before"]["full_members"] == 2
    assert event["after"] is None
    assert await desk.rows("member_counts", organization_id=organization) == []


async def test_an_import_keeps_images_that_put_rows_back(desk: Desk) -> None:
    batch = insert(
        "import_batches",
        started_by=desk.officer.user_id,
        file_name="台账.xlsx",
        file_digest=b"d",
        state="APPLYING",
        counts={},
        notices=[],
    )
    known, fresh = await organization_row(desk, "旧名厂"), await organization_row(desk, "新厂")
    await write(desk, batch, known)
    row = await desk.row("organizations", known.id)

    await write(desk, update("organizations", row, name="改名厂"), fresh, batch_id=batch.id)

    made, changed = await desk.rows("import_changes", batch_id=batch.id)
    assert (made["sequence"], made["before"], made["after"]["name"]) == (1, None, "新厂")
    assert made["after"]["contact_phone_sealed"] == "\\x007365616c6564"
    assert (changed["sequence"], changed["before"]["name"]) == (2, "旧名厂")
    assert (changed["before"]["revision"], changed["after"]["revision"]) == (1, 2)
    assert (await desk.row("organizations", fresh.id))["source"] == f"import:{batch.id}"


async def test_many_rows_are_written_like_few(desk: Desk) -> None:
    rows = [await organization_row(desk, f"第{number}厂") for number in range(MANY_ROWS + 1)]

    await write(desk, *rows)
    stored = await desk.rows("organizations")
    await write(desk, *(update("organizations", row, address="同一处") for row in stored))

    after = await desk.rows("organizations")
    assert len(after) == MANY_ROWS + 1
    assert {(row["address"], row["revision"]) for row in after} == {("同一处", 2)}
    events = await desk.rows("audit_events", subject_table="organizations")
    assert len(events) == 2 * (MANY_ROWS + 1)


async def test_a_row_out_of_the_writers_reach_is_refused(desk: Desk) -> None:
    await desk.town("西镇")
    organization = await desk.organization("甲厂")
    row = await desk.row("organizations", organization)
    [department] = await desk.rows("departments")
    officer = desk.person(Role.DEPARTMENT_OFFICER, department_id=plain(department["id"]))

    with pytest.raises(LedgerError) as raised:
        await write(desk, update("organizations", row, address="别处"), as_=officer)

    assert raised.value.code == "NOT_ALLOWED"
    assert (await desk.row("organizations", organization))["address"] is None


async def test_a_town_officer_keeps_the_other_towns_of_a_branch(desk: Desk) -> None:
    firm = await desk.organization("甲厂", full_members=3)
    branch = await desk.branch("甲厂支部", firm)
    far = await desk.organization("乙厂", town="西镇")
    await write(
        desk,
        insert(
            "coverage_links",
            branch_id=branch,
            organization_id=far,
            formation=Formation.ATTACHMENT,
            valid=since(LONG_AGO),
        ),
    )
    officer = desk.person_of_town(await desk.town())
    term = insert("terms", branch_id=branch, valid=since(LONG_AGO))
    row = await desk.row("branches", branch)

    await write(desk, term, update("branches", row, reported_members=5), as_=officer)

    towns = {await desk.town(), await desk.town("西镇")}
    assert set((await desk.row("branches", branch))["scope_town_ids"]) == towns
    assert set((await desk.row("terms", term.id))["scope_town_ids"]) == towns


async def test_a_link_that_ends_by_itself_leaves_scope_the_next_night(desk: Desk) -> None:
    firm = await desk.organization("甲厂", full_members=3)
    branch = insert("branches", name="支部", kind="BRANCH")
    link = insert(
        "coverage_links",
        branch_id=branch.id,
        organization_id=firm,
        formation="SOLE",
        valid=since(LONG_AGO, until=date(2026, 6, 1)),
    )
    with stopped_at(date(2026, 5, 31)):
        await write(desk, branch, link)
        before = (await desk.row("organizations", firm))["branch_ids"]

    with stopped_at(date(2026, 6, 1)):
        async with writing(desk.database, desk.officer) as session:
            await refresh_district(session, desk.officer)

    assert before == [branch.id]
    assert (await desk.row("organizations", firm))["branch_ids"] == []


def test_the_next_night_begins_five_minutes_past_midnight() -> None:
    evening = datetime(2026, 5, 20, 23, 0, tzinfo=SHANGHAI)
    just_after = datetime(2026, 5, 21, 0, 5, tzinfo=SHANGHAI)

    assert seconds_until_next_night(evening) == 65 * 60
    assert seconds_until_next_night(just_after) == 24 * 60 * 60


async def test_an_unknown_column_is_a_fault_of_ours(desk: Desk) -> None:
    organization = await desk.organization("甲厂")

    with pytest.raises(ValueError, match="no such columns"):
        await write(desk, Change("organizations", organization, {"revision": 1}, {"colour": "red"}))


async def test_a_row_without_its_parent_is_refused(desk: Desk) -> None:
    with pytest.raises(LedgerError) as raised:
        await write(
            desk,
            insert("placements", organization_id=new_id(), valid=since(None)),
        )

    assert raised.value.code == "NOT_FOUND"


def test_every_registered_constraint_is_one_of_the_tables() -> None:
    all_tables()
    names = {
        str(named.name)
        for table in metadata.sorted_tables
        for kind in (table.constraints, table.indexes)
        for named in kind
        if named.name
    }

    assert set(registered()) <= names
