"""Two people at once: the second waits for the first, and is told what became of the row."""

import asyncio
from collections.abc import Awaitable, Coroutine
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.database.session import writing
from backend.editing.merge import MergeOrganizations, merge_organizations
from backend.editing.undo import UndoOperation, undo_operation
from backend.kit.errors import LedgerError
from backend.kit.ids import decode_node_id
from backend.members.commands import register_member
from backend.members.forms import Employment, RegisterMember
from backend.members.rules import MemberKind
from backend.organizations.commands import edit_organization, record_operating_check
from backend.organizations.forms import (
    EditOrganization,
    OrganizationDetails,
    RecordOperatingCheck,
)
from backend.organizations.rules import OperatingFinding
from tests.commands.desk import LONG_AGO, Desk, citizen_number
from tests.commands.test_changing import change_organizations, undo
from tests.commands.test_merging import merge

Answer = TypeVar("Answer")
_WAITERS = text(
    "select count(*) from pg_locks where not granted and pg_backend_pid() = any"
    " (pg_blocking_pids(pid))"
)


async def after(
    session: AsyncSession, first: Coroutine[Any, Any, Any], second: Awaitable[Answer]
) -> "asyncio.Future[Answer]":
    """Do the first thing in the open session; give the second one, which waits for the session."""
    await first
    waiting = asyncio.ensure_future(second)
    while not waiting.done() and not (await session.execute(_WAITERS)).scalar():
        await asyncio.wait({waiting}, timeout=0.001)
    assert not waiting.done(), "the second did not wait for the first"
    return waiting


def edit(firm: UUID, address: str, revision: int = 1) -> EditOrganization:
    details = OrganizationDetails(name="甲厂", address=address)
    return EditOrganization(id=firm, revision=revision, organization=details)


async def test_of_two_bulk_edits_the_second_changes_what_the_first_left(desk: Desk) -> None:
    shared, free = await desk.organization("甲厂"), await desk.organization("乙厂")

    async with writing(desk.database, desk.officer) as session:
        first = edit_organization(session, desk.officer, edit(shared, "先到"))
        second = change_organizations(desk, shared, free, address="后到")
        waiting = await after(session, first, second)
    payload = await waiting

    assert [one["name"] for one in payload["organizations"]] == ["乙厂"]
    assert [one["code"] for one in payload["refusals"]] == ["CHANGED_MEANWHILE"]
    assert (await desk.row("organizations", shared))["address"] == "先到"
    assert (await desk.row("organizations", free))["address"] == "后到"


async def test_bulk_edits_in_opposite_order_wait_in_one_line(desk: Desk) -> None:
    firms = [await desk.organization(f"{number}号厂") for number in range(20)]

    payloads = await asyncio.gather(
        change_organizations(desk, *firms, address="甲"),
        change_organizations(desk, *reversed(firms), address="乙"),
    )

    assert sorted(len(one["organizations"]) for one in payloads) == [0, 20]
    assert {code["code"] for one in payloads for code in one["refusals"]} == {"CHANGED_MEANWHILE"}
    assert len({row["address"] for row in await desk.rows("organizations")}) == 1


async def test_an_edit_that_comes_first_is_not_undone_away(desk: Desk) -> None:
    firm = await desk.organization("甲厂", address="旧址")
    changed = await change_organizations(desk, firm, address="新址")

    async with writing(desk.database, desk.officer) as session:
        first = edit_organization(session, desk.officer, edit(firm, "又改", revision=2))
        waiting = await after(session, first, undo(desk, changed["operationId"]))
    payload = await waiting

    assert (payload["undone"], [one["code"] for one in payload["refusals"]]) == (
        0,
        ["TOUCHED_SINCE"],
    )
    assert (await desk.row("organizations", firm))["address"] == "又改"


async def test_an_edit_that_comes_after_the_undoing_is_stale(desk: Desk) -> None:
    firm = await desk.organization("甲厂", address="旧址")
    changed = await change_organizations(desk, firm, address="新址")
    operation = decode_node_id(changed["operationId"]).id

    async with writing(desk.database, desk.officer) as session:
        first = undo_operation(session, desk.officer, UndoOperation(operation_id=operation))
        second = change_organizations(desk, firm, address="又改", revision=2)
        waiting = await after(session, first, second)
    payload = await waiting

    assert [one["code"] for one in payload["refusals"]] == ["CHANGED_MEANWHILE"]
    assert (await desk.row("organizations", firm))["address"] == "旧址"


async def test_an_operation_undone_twice_at_once_is_undone_once(desk: Desk) -> None:
    firm = await desk.organization("甲厂", address="旧址")
    changed = await change_organizations(desk, firm, address="新址")

    payloads = await asyncio.gather(*(undo(desk, changed["operationId"]) for _ in range(2)))

    assert sorted(one["undone"] or 0 for one in payloads) == [0, 1]
    codes = [problem["code"] for one in payloads for problem in one["problems"]]
    assert codes == ["OPERATION_UNDONE"]
    row = await desk.row("organizations", firm)
    assert (row["address"], row["revision"]) == ("旧址", 3)


async def test_a_member_who_begins_at_the_merged_firm_works_at_the_kept_one(desk: Desk) -> None:
    kept, merged = await desk.organization("甲厂"), await desk.organization("乙厂", full_members=3)
    branch = await desk.branch("乙厂支部", merged)
    form = RegisterMember(
        name="赵试例",
        id_number=citizen_number(),
        branch_id=branch,
        kind=MemberKind.FULL,
        employment=Employment(organization_id=merged),
        on=LONG_AGO,
    )

    async with writing(desk.database, desk.officer) as session:
        first = register_member(session, desk.officer, form)
        waiting = await after(session, first, merge(desk, kept, merged))
    payload = await waiting

    assert payload["problems"] == []
    assert [row["organization_id"] for row in await desk.rows("workplaces")] == [kept]


async def test_a_check_recorded_meanwhile_is_the_kept_firms(desk: Desk) -> None:
    kept, merged = await desk.organization("甲厂"), await desk.organization("乙厂")
    form = RecordOperatingCheck(
        organization_id=merged, finding=OperatingFinding.ZOMBIE, checked_on=date(2026, 5, 1)
    )

    async with writing(desk.database, desk.officer) as session:
        first = record_operating_check(session, desk.officer, form)
        waiting = await after(session, first, merge(desk, kept, merged))
    payload = await waiting

    assert payload["problems"] == []
    assert [row["organization_id"] for row in await desk.rows("operating_checks")] == [kept]


async def test_nothing_begins_at_a_firm_that_is_being_merged(desk: Desk) -> None:
    kept, merged = await desk.organization("甲厂"), await desk.organization("乙厂")
    form = RecordOperatingCheck(
        organization_id=merged, finding=OperatingFinding.ZOMBIE, checked_on=date(2026, 5, 1)
    )

    async def record() -> str | None:
        try:
            await desk.act(record_operating_check, form)
        except LedgerError as error:
            return error.code
        return None

    async with writing(desk.database, desk.officer) as session:
        both: Any = MergeOrganizations
        merging = both(kept_id=kept, kept_revision=1, merged_id=merged, merged_revision=1, take=[])
        first = merge_organizations(session, desk.officer, merging)
        waiting = await after(session, first, record())

    assert await waiting == "STILL_USED"
    assert await desk.rows("operating_checks") == []


async def test_two_merges_the_other_way_round_keep_one_record(desk: Desk) -> None:
    one, other = await desk.organization("甲厂"), await desk.organization("乙厂")

    payloads = await asyncio.gather(merge(desk, one, other), merge(desk, other, one))

    codes = sorted(problem["code"] for each in payloads for problem in each["problems"])
    assert codes == ["NOT_FOUND"]
    assert len(await desk.rows("organizations")) == 1
    assert len(await desk.rows("merged_organizations")) == 1
