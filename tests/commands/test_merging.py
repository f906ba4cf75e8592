"""Two records of one firm become one, which is found by either and counts once."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from backend.accounts.periods import since
from backend.commerce.commands import OpenShop, open_shop
from backend.commerce.rules import ShopPlatform
from backend.database.actor import Actor
from backend.database.session import writing
from backend.editing.pieces import apart_from
from backend.kit.clock import now, stopped_at
from backend.kit.ids import encode_node_id
from backend.organizations.commands import (
    record_operating_check,
    record_year,
    register_organization,
)
from backend.organizations.errors import DuplicateCreditCodeError
from backend.organizations.forms import (
    OrganizationDetails,
    PlaceOfOrganization,
    RecordOperatingCheck,
    RecordYear,
    RegisterOrganization,
)
from backend.organizations.rules import OperatingFinding
from backend.places.nightly import forget_operations
from tests.commands.asking import ask, mutate
from tests.commands.desk import LONG_AGO, Desk
from tests.commands.refusing import refusal_codes
from tests.commands.test_changing import change_organizations, undo

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 20)

MERGE = """
mutation merge($input: MergeOrganizationsInput!) {
  mergeOrganizations(input: $input) {
    organization { id name address creditCode mergedRecords { name creditCode } }
    moved { table count }
    operationId
    problems { code path }
    warnings { code }
  }
}
"""
FOUND = """
query found($id: ID!, $words: String!) {
  organization(id: $id) { id name history { nodes { action } } }
  node(id: $id) { id }
  nodes(ids: [$id]) { id }
  organizations(search: $words) { nodes { id } }
}
"""


async def merge(
    desk: Desk,
    kept: UUID,
    merged: UUID,
    *take: str,
    as_: Actor | None = None,
    merged_revision: int | None = None,
) -> dict[str, Any]:
    revisions = [(await desk.row("organizations", one))["revision"] for one in (kept, merged)]
    given = {
        "keptId": encode_node_id("Organization", kept),
        "keptRevision": revisions[0],
        "mergedId": encode_node_id("Organization", merged),
        "mergedRevision": merged_revision or revisions[1],
        "take": list(take),
    }
    answer = await mutate(desk.database, as_ or desk.officer, MERGE, input=given)
    payload: dict[str, Any] = answer["mergeOrganizations"]
    return payload


async def find(desk: Desk, organization: UUID, words: str) -> dict[str, Any]:
    node = encode_node_id("Organization", organization)
    return await ask(desk.database, desk.officer, FOUND, id=node, words=words)


async def check(desk: Desk, organization: UUID, day: date, finding: OperatingFinding) -> None:
    form = RecordOperatingCheck(organization_id=organization, finding=finding, checked_on=day)
    await desk.act(record_operating_check, form)


async def test_what_the_second_record_held_is_the_first_ones(desk: Desk) -> None:
    kept = await desk.organization("甲厂", full_members=3)
    merged = await desk.organization("甲厂有限公司", address="新址", full_members=5)
    branch = await desk.branch("甲厂支部", merged)
    member = await desk.member(branch, works_in=merged)
    await check(desk, kept, MARCH, OperatingFinding.OPERATING)
    await check(desk, merged, MARCH, OperatingFinding.ZOMBIE)
    await check(desk, merged, MAY, OperatingFinding.SHELL)
    await desk.act(record_year, RecordYear(organization_id=merged, year=2025, employees=12))
    shop = await desk.act(
        open_shop, OpenShop(name="甲店", platform=ShopPlatform.JD, organization_id=merged)
    )

    payload = await merge(desk, kept, merged, "ADDRESS")

    code = (await desk.rows("merged_organizations"))[0]["credit_code"]
    assert payload["problems"] == []
    assert payload["organization"]["address"] == "新址"
    assert payload["organization"]["mergedRecords"] == [
        {"name": "甲厂有限公司", "creditCode": code}
    ]
    assert {(one["table"], one["count"]) for one in payload["moved"] if one["count"]} == {
        ("coverage_links", 1),
        ("hosts", 1),
        ("operating_checks", 1),
        ("organization_years", 1),
        ("shops", 1),
        ("workplaces", 1),
    }
    assert [row["name"] for row in await desk.rows("organizations")] == ["甲厂"]
    checks = await desk.rows("operating_checks", organization_id=kept)
    assert {(row["checked_on"], row["finding"]) for row in checks} == {
        (MARCH, OperatingFinding.OPERATING),
        (MAY, OperatingFinding.SHELL),
    }
    [work] = await desk.rows("workplaces", member_id=member)
    assert work["organization_id"] == kept
    assert (await desk.row("shops", shop))["organization_id"] == kept
    row = await desk.row("organizations", kept)
    assert row["branch_ids"] == [branch]
    [placement] = await desk.rows("placements", organization_id=kept)
    assert placement["valid"] == since(None)
    [link] = await desk.rows("coverage_links", organization_id=kept)
    assert link["valid"] == since(LONG_AGO)


async def test_the_old_id_and_the_old_code_lead_to_the_kept_record(desk: Desk) -> None:
    kept = await desk.organization("甲厂")
    merged = await desk.organization("乙厂")
    code = (await desk.row("organizations", merged))["credit_code"]
    await merge(desk, kept, merged)
    await change_organizations(desk, kept, name="甲厂新名", revision=2)

    found = await find(desk, merged, code.lower())

    here = encode_node_id("Organization", kept)
    assert found["organization"]["id"] == here
    assert found["node"] == {"id": here}
    assert found["nodes"] == [{"id": here}]
    assert found["organizations"]["nodes"] == [{"id": here}]
    actions = [one["action"] for one in found["organization"]["history"]["nodes"]]
    assert actions == [
        "organization.change",
        "organization.merge",
        "organization.merge",
        "organization.register",
        "organization.register",
    ]


async def test_a_merged_code_is_not_entered_anew_and_likely_twins_are_proposed(
    desk: Desk,
) -> None:
    kept, merged = await desk.organization("甲厂"), await desk.organization("甲厂")
    node = encode_node_id("Organization", kept)
    text = "query ($id: ID!) { organization(id: $id) { possibleDuplicates { id } } }"
    proposed = await ask(desk.database, desk.officer, text, id=node)
    code = (await desk.row("organizations", merged))["credit_code"]
    await merge(desk, kept, merged)
    form = RegisterOrganization(
        credit_code=code,
        organization=OrganizationDetails(name="乙厂"),
        place=PlaceOfOrganization(town_id=await desk.town()),
    )

    codes = await refusal_codes(desk, register_organization, form)
    far = replace(form, place=PlaceOfOrganization(town_id=await desk.town("西镇")))
    stranger = desk.person_of_town(await desk.town("西镇"))

    assert codes == ["DUPLICATE_CREDIT_CODE"]
    with pytest.raises(DuplicateCreditCodeError):
        await desk.act(register_organization, far, as_=stranger)
    twin = encode_node_id("Organization", merged)
    assert proposed["organization"]["possibleDuplicates"] == [{"id": twin}]


async def test_images_are_let_go_when_an_operation_is_too_old_to_undo(desk: Desk) -> None:
    firm = await desk.organization("甲厂")
    await change_organizations(desk, firm, address="新址")
    later = now() + timedelta(days=31)

    with stopped_at(later.date()):
        async with writing(desk.database, desk.officer) as session:
            await forget_operations(session, desk.officer)

    assert await desk.rows("operations") == []
    assert await desk.rows("operation_changes") == []


async def test_a_merge_is_undone_as_a_whole(desk: Desk) -> None:
    kept = await desk.organization("甲厂", full_members=3)
    merged = await desk.organization("乙厂", full_members=4, contact_name="王试例")
    await desk.branch("乙厂支部", merged)
    await check(desk, merged, MAY, OperatingFinding.ZOMBIE)
    before = await facts(desk)
    payload = await merge(desk, kept, merged, "CONTACT_NAME")
    assert payload["problems"] == []

    undone = await undo(desk, payload["operationId"])

    assert (undone["undone"], undone["refusals"]) == (1, [])
    assert await facts(desk) == before


async def test_a_record_changed_meanwhile_is_not_merged(desk: Desk) -> None:
    kept, merged = await desk.organization("甲厂"), await desk.organization("乙厂")
    await change_organizations(desk, merged, address="又改")
    before = await desk.state()

    payload = await merge(desk, kept, merged, merged_revision=1)

    assert payload["problems"] == [{"code": "CHANGED_MEANWHILE", "path": ["mergedRevision"]}]
    assert await desk.state() == before


async def test_a_town_does_not_merge_records_of_which_it_sees_a_part(desk: Desk) -> None:
    kept, merged = await desk.organization("甲厂"), await desk.organization("乙厂")
    far = await desk.organization("丙厂", town="西镇", full_members=3)
    branch = await desk.branch("丙厂支部", far)
    await desk.member(branch, works_in=merged)
    officer = desk.person_of_town(await desk.town())
    before = await desk.state()

    payload = await merge(desk, kept, merged, as_=officer)

    assert payload["problems"] == [{"code": "HIDDEN_RECORDS", "path": ["mergedId"]}]
    assert await desk.state() == before


async def test_two_branches_of_the_firm_are_told(desk: Desk) -> None:
    kept = await desk.organization("甲厂", full_members=3)
    merged = await desk.organization("乙厂", full_members=3)
    await desk.branch("甲厂支部", kept)
    await desk.branch("乙厂支部", merged)

    payload = await merge(desk, kept, merged)

    assert payload["warnings"] == [{"code": "SEVERAL_BRANCHES"}]


def test_what_overlaps_is_the_kept_records() -> None:
    whole = since(None)

    assert apart_from(whole, [since(MARCH, until=MAY)]) == [
        since(None, until=MARCH),
        since(MAY),
    ]
    assert apart_from(since(MARCH), [whole]) == []
    assert apart_from(since(MARCH), [since(MAY)]) == [since(MARCH, until=MAY)]


async def facts(desk: Desk) -> dict[str, Any]:
    """Read what figures and ledgers are made of, without the marks of change."""
    tables = (
        "organizations",
        "placements",
        "operating_checks",
        "reported_counts",
        "coverage_links",
        "hosts",
        "member_counts",
        "merged_organizations",
    )
    marks = {"revision", "updated_at", "updated_by", "source"}
    remade = marks | {"id", "created_at"}
    return {
        table: sorted(
            str({name: value for name, value in row.items() if name not in left_out})
            for row in await desk.rows(table)
            for left_out in [remade if table == "member_counts" else marks]
        )
        for table in tables
    }
