"""Rows changed from a ledger: one or many at once, each checked by itself."""

from typing import Any
from uuid import UUID

from backend.accounts.periods import since
from backend.database.actor import Actor
from backend.kit.ids import encode_node_id
from backend.places.commands import add_building
from backend.places.forms import AddBuilding, BuildingDetails
from tests.commands.asking import mutate
from tests.commands.desk import Desk

ORGANIZATIONS = """
mutation change($input: ChangeOrganizationsInput!) {
  changeOrganizations(input: $input) {
    organizations { name address contactName revision town { name } building { name } }
    refusals { id code path currentRevision changedBy }
    operationId
    problems { code path }
    warnings { code }
  }
}
"""
BUILDINGS = """
mutation change($input: ChangeBuildingsInput!) {
  changeBuildings(input: $input) {
    buildings { name floors longitude }
    refusals { id code path }
    problems { code path }
  }
}
"""


def rows(type_name: str, *ids: UUID, revision: int = 1) -> list[dict[str, Any]]:
    return [{"id": encode_node_id(type_name, one), "revision": revision} for one in ids]


async def change_organizations(
    desk: Desk,
    *ids: UUID,
    as_: Actor | None = None,
    revision: int = 1,
    reason: str | None = None,
    **changes: Any,
) -> dict[str, Any]:
    given = {
        "rows": rows("Organization", *ids, revision=revision),
        "changes": changes,
        "reason": reason,
    }
    answer = await mutate(desk.database, as_ or desk.officer, ORGANIZATIONS, input=given)
    payload: dict[str, Any] = answer["changeOrganizations"]
    return payload


async def test_a_field_that_is_left_out_stays_and_null_empties(desk: Desk) -> None:
    firm = await desk.organization("甲厂", address="旧址", contact_name="王试例")

    payload = await change_organizations(desk, firm, address=None)

    assert payload["organizations"] == [
        {
            "name": "甲厂",
            "address": None,
            "contactName": "王试例",
            "revision": 2,
            "town": {"name": "东镇"},
            "building": None,
        }
    ]
    assert (payload["refusals"], payload["problems"]) == ([], [])


async def test_a_row_that_changed_meanwhile_is_refused_and_the_others_are_changed(
    desk: Desk,
) -> None:
    first, second = await desk.organization("甲厂"), await desk.organization("乙厂")
    await change_organizations(desk, first, address="先到")
    before = await desk.row("organizations", first)

    payload = await change_organizations(desk, first, second, address="后到")

    assert [one["name"] for one in payload["organizations"]] == ["乙厂"]
    [refusal] = payload["refusals"]
    assert refusal["id"] == encode_node_id("Organization", first)
    assert (refusal["code"], refusal["currentRevision"]) == ("CHANGED_MEANWHILE", 2)
    assert await desk.row("organizations", first) == before


async def test_a_rule_of_the_command_refuses_at_the_field(desk: Desk) -> None:
    firm = await desk.organization("甲厂")
    before = await desk.state()

    payload = await change_organizations(desk, firm, name=" ", industryCode="99999")

    told = {(one["code"], tuple(one["path"])) for one in payload["refusals"]}
    assert told == {("NAME", ("changes", "name")), ("INDUSTRY_CODE", ("changes", "industryCode"))}
    assert payload["operationId"] is None
    assert await desk.state() == before


UNDO = """
mutation undo($input: UndoOperationInput!) {
  undoOperation(input: $input) {
    undone
    refusals { id code message }
    operationId
    problems { code path }
  }
}
"""


async def undo(desk: Desk, operation: str, *, as_: Actor | None = None) -> dict[str, Any]:
    given = {"operationId": operation}
    answer = await mutate(desk.database, as_ or desk.officer, UNDO, input=given)
    payload: dict[str, Any] = answer["undoOperation"]
    return payload


async def test_a_bulk_edit_is_undone_but_for_the_row_that_was_changed_since(desk: Desk) -> None:
    first, second = await desk.organization("甲厂"), await desk.organization("乙厂")
    building = await _building(desk)
    changed = await change_organizations(
        desk, first, second, address="新址", buildingId=encode_node_id("Building", building)
    )
    await change_organizations(desk, first, revision=2, address="又改")

    payload = await undo(desk, changed["operationId"])

    assert payload["undone"] == 1
    [refusal] = payload["refusals"]
    assert refusal["id"] == encode_node_id("Organization", first)
    assert (refusal["code"], "甲厂" in refusal["message"]) == ("TOUCHED_SINCE", True)
    kept, restored = [await desk.row("organizations", one) for one in (first, second)]
    assert (kept["address"], kept["building_id"]) == ("又改", building)
    assert (restored["address"], restored["building_id"]) == (None, None)
    [placement] = await desk.rows("placements", organization_id=second)
    assert (placement["valid"], placement["building_id"]) == (since(None), None)


async def test_an_operation_is_undone_once_and_the_undoing_can_be_undone(desk: Desk) -> None:
    firm = await desk.organization("甲厂", address="旧址")
    changed = await change_organizations(desk, firm, address="新址")
    undone = await undo(desk, changed["operationId"])

    again = await undo(desk, changed["operationId"])
    redone = await undo(desk, undone["operationId"])

    assert [one["code"] for one in again["problems"]] == ["OPERATION_UNDONE"]
    assert redone["undone"] == 1
    assert (await desk.row("organizations", firm))["address"] == "新址"


async def test_nobody_undoes_what_a_colleague_did_but_the_district_does(desk: Desk) -> None:
    firm = await desk.organization("甲厂", address="旧址")
    town = await desk.town()
    officer, colleague = desk.person_of_town(town), desk.person_of_town(town)
    changed = await change_organizations(desk, firm, as_=officer, address="新址")

    refused = await undo(desk, changed["operationId"], as_=colleague)
    done = await undo(desk, changed["operationId"])

    assert [one["code"] for one in refused["problems"]] == ["NOT_FOUND"]
    assert (done["undone"], done["problems"]) == (1, [])
    assert (await desk.row("organizations", firm))["address"] == "旧址"


async def _building(desk: Desk, name: str = "众创大厦") -> UUID:
    details = BuildingDetails(name=name, town_id=await desk.town())
    building: UUID = (await desk.act(add_building, AddBuilding(building=details)))["building"]
    return building
