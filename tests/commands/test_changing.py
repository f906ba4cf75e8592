"""Rows changed from a ledger: one or many at once, each checked by itself."""

from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from backend.accounts.actors import plain
from backend.accounts.periods import since
from backend.commerce.commands import OpenShop, open_shop
from backend.commerce.rules import ShopPlatform
from backend.database.actor import Actor, Role
from backend.kit.ids import encode_node_id, new_id
from backend.members.rules import MemberKind
from backend.places.commands import add_building, add_department, add_village, draw_area
from backend.places.forms import (
    AddBuilding,
    AddDepartment,
    AddVillage,
    AreaDetails,
    BuildingDetails,
    DepartmentDetails,
    DrawArea,
    VillageDetails,
)
from backend.places.rules import DepartmentKind
from tests.commands.asking import mutate
from tests.commands.desk import LONG_AGO, Desk

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
    values = {
        "rows": rows("Organization", *ids, revision=revision),
        "changes": changes,
        "reason": reason,
    }
    answer = await mutate(desk.database, as_ or desk.officer, ORGANIZATIONS, input=values)
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


async def test_operations_are_undone_one_after_the_other(desk: Desk) -> None:
    firm = await desk.organization("甲厂", address="一")
    first = await change_organizations(desk, firm, address="二")
    second = await change_organizations(desk, firm, revision=2, address="三")

    later = await undo(desk, second["operationId"])
    earlier = await undo(desk, first["operationId"])

    assert (later["undone"], earlier["undone"], earlier["refusals"]) == (1, 1, [])
    assert (await desk.row("organizations", firm))["address"] == "一"


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


async def test_every_noun_is_changed(desk: Desk) -> None:
    firm = await desk.organization("甲厂", full_members=3)
    branch = await desk.branch("甲厂支部", firm)
    member = await desk.member(branch, works_in=firm, kind=MemberKind.PROBATIONARY)
    town = await desk.town()
    department = await desk.act(add_department, AddDepartment(department=_LINE))
    village = await desk.act(
        add_village, AddVillage(village=VillageDetails(name="甲村", town_id=town))
    )
    area = await desk.act(draw_area, DrawArea(area=AreaDetails(name="甲片区", town_id=town)))
    building = await _building(desk)
    shop = await desk.act(
        open_shop, OpenShop(name="甲店", platform=ShopPlatform.JD, organization_id=firm)
    )
    wanted = (
        ("Branch", "branches", branch, {"reportedMembers": 4}, "reported_members", 4),
        ("Member", "members", member, {"kind": "FULL"}, "kind", MemberKind.FULL),
        ("Building", "buildings", building, {"floors": 12}, "floors", 12),
        ("Village", "villages", village, {"isWilling": True}, "is_willing", True),
        ("Area", "areas", area["area"], {"name": "乙片区"}, "name", "乙片区"),
        ("Shop", "shops", shop, {"ownerName": "赵试例"}, "owner_name", "赵试例"),
        ("Town", "towns", town, {"settlement": "SCATTERED"}, "settlement", "SCATTERED"),
        ("Department", "departments", department, {"shortName": "工信"}, "short_name", "工信"),
    )
    for type_name, many, row_id, changes, column, value in wanted:
        payload = await change(desk, type_name, many, row_id, changes)
        assert (payload["problems"], payload["refusals"]) == ([], []), type_name
        assert (await desk.row(many, row_id))[column] == value, type_name


async def test_a_member_is_transferred_and_struck_off_from_a_day_on(desk: Desk) -> None:
    firms = [await desk.organization(name, full_members=3) for name in ("甲厂", "乙厂")]
    here, there = [await desk.branch(f"支部{number}", one) for number, one in enumerate(firms)]
    member = await desk.member(here, works_in=firms[0])
    given = {
        "branchId": encode_node_id("Branch", there),
        "organizationId": encode_node_id("Organization", firms[1]),
        "effectiveOn": "2026-03-01",
    }

    payload = await change(desk, "Member", "members", member, given)

    march = date(2026, 3, 1)
    assert (payload["problems"], payload["refusals"]) == ([], [])
    registrations = await desk.rows("registrations", member_id=member)
    assert {(row["branch_id"], row["valid"]) for row in registrations} == {
        (here, since(LONG_AGO, until=march)),
        (there, since(march)),
    }
    works = await desk.rows("workplaces", member_id=member)
    assert {row["organization_id"] for row in works if row["valid"].upper is None} == {firms[1]}


async def test_a_taken_name_is_refused_at_its_row_alone(desk: Desk) -> None:
    taken, first, second = [await _building(desk, name) for name in ("甲座", "乙座", "丙座")]

    given = {"rows": rows("Building", first, second), "changes": {"name": "丁座"}}
    payload = (await mutate(desk.database, desk.officer, BUILDINGS, input=given))["changeBuildings"]

    assert [one["name"] for one in payload["buildings"]] == ["丁座"]
    assert [(one["id"], one["code"]) for one in payload["refusals"]] == [
        (encode_node_id("Building", second), "NAME_TAKEN")
    ]
    assert (await desk.row("buildings", second))["name"] == "丙座"
    assert (await desk.row("buildings", taken))["revision"] == 1


async def test_a_row_out_of_sight_is_refused_like_a_missing_one(desk: Desk) -> None:
    await desk.town("西镇")
    near, far = await desk.organization("甲厂"), await desk.organization("乙厂", town="西镇")
    officer = desk.person_of_town(await desk.town())

    payload = await change_organizations(desk, near, far, new_id(), as_=officer, address="新址")

    assert [one["name"] for one in payload["organizations"]] == ["甲厂"]
    assert [one["code"] for one in payload["refusals"]] == ["NOT_FOUND", "NOT_FOUND"]


async def test_a_line_reads_and_does_not_write(desk: Desk) -> None:
    firm = await desk.organization("甲厂")
    row = await desk.row("organizations", firm)
    officer = desk.person(Role.DEPARTMENT_OFFICER, department_id=plain(row["department_id"]))

    payload = await change_organizations(desk, firm, as_=officer, address="新址")

    assert [one["code"] for one in payload["refusals"]] == ["NOT_ALLOWED"]
    assert await desk.row("organizations", firm) == row


async def test_what_cannot_be_empty_is_told_at_the_field(desk: Desk) -> None:
    firm = await desk.organization("甲厂")

    payload = await change_organizations(desk, firm, name=None, townId=None)
    nothing = await change_organizations(desk, firm, effectiveOn="2026-01-01")

    assert {(one["code"], tuple(one["path"])) for one in payload["problems"]} == {
        ("CANNOT_CLEAR", ("changes", "name")),
        ("CANNOT_CLEAR", ("changes", "townId")),
    }
    assert [one["code"] for one in nothing["problems"]] == ["NOTHING_TO_CHANGE"]


async def test_an_assumed_line_is_confirmed_since_it_began(desk: Desk) -> None:
    firm = await desk.organization("甲厂")
    line = await desk.act(add_department, AddDepartment(department=_LINE))

    payload = await change_organizations(
        desk, firm, departmentId=encode_node_id("Department", line)
    )

    assert payload["refusals"] == []
    [placement] = await desk.rows("placements", organization_id=firm)
    assert (placement["department_id"], placement["valid"]) == (line, since(None))
    row = await desk.row("organizations", firm)
    assert (row["department_id"], row["is_department_confirmed"]) == (line, True)


async def test_one_operation_names_all_its_rows_in_their_history(desk: Desk) -> None:
    firms = [await desk.organization(name) for name in ("甲厂", "乙厂")]

    payload = await change_organizations(desk, *firms, address="新址", reason="门牌更正")

    events = await desk.rows("audit_events", action="organization.change")
    assert {row["subject_id"] for row in events} == set(firms)
    operations = {encode_node_id("Operation", row["operation_id"]) for row in events}
    assert operations == {payload["operationId"]}
    assert {row["reason"] for row in events} == {"门牌更正"}


async def test_fifty_rows_are_changed_in_a_few_statements(desk: Desk) -> None:
    firms = [await desk.organization(f"第{number}厂") for number in range(50)]
    building = encode_node_id("Building", await _building(desk))
    statements = await _statements(desk, firms[:1], buildingId=building, address="甲路")

    many = await _statements(desk, firms[1:], buildingId=building, address="甲路")

    assert many <= statements + 2


async def test_a_bulk_edit_is_what_single_edits_are(desk: Desk) -> None:
    alone = [await desk.organization(name) for name in ("甲厂", "乙厂")]
    together = [await desk.organization(name) for name in ("丙厂", "丁厂")]
    building = encode_node_id("Building", await _building(desk))
    changes: dict[str, Any] = {
        "buildingId": building,
        "contactName": "王试例",
        "industry": "制造业",
    }

    for firm in alone:
        await change_organizations(desk, firm, **changes)
    await change_organizations(desk, *together, **changes)

    found = [await _facts(desk, firm) for firm in (*alone, *together)]
    assert found == [found[0]] * 4


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
async def test_what_is_changed_and_undone_is_as_before(desk: Desk, data: st.DataObject) -> None:
    firms = [await desk.organization(f"厂{new_id()}", address="旧址") for _ in range(2)]
    building = encode_node_id("Building", await _building(desk, f"楼{new_id()}"))
    changes: dict[str, Any] = data.draw(
        st.fixed_dictionaries(
            {},
            optional={
                "address": st.sampled_from([None, "新址"]),
                "industry": st.sampled_from([None, "制造业"]),
                "contactPhone": st.sampled_from([None, "19900000001"]),
                "buildingId": st.just(building),
                "registrationState": st.sampled_from(["DEREGISTERED", "REVOKED"]),
                "effectiveOn": st.sampled_from(["2026-01-01", "2026-05-01"]),
            },
        ).filter(lambda drawn: drawn.keys() - {"effectiveOn"})
    )
    before = [await _facts(desk, firm) for firm in firms]

    payload = await change_organizations(desk, *firms, **changes)
    assert payload["problems"] == payload["refusals"] == []
    if payload["operationId"] is not None:
        undone = await undo(desk, payload["operationId"])
        assert undone["refusals"] == []

    assert [await _facts(desk, firm) for firm in firms] == before


_LINE = DepartmentDetails(name="工信局", kind=DepartmentKind.INDUSTRY)
_OWN = frozenset(
    {"id", "organization_id", "credit_code", "name", "name_sort", "search_text", "created_at"}
    | {"revision", "updated_at", "updated_by", "source", "contact_phone_sealed"}
)


async def change(
    desk: Desk, type_name: str, many: str, row_id: UUID, changes: dict[str, Any]
) -> dict[str, Any]:
    """Change one row of a noun."""
    name = f"{many[:1].upper()}{many[1:]}"
    text = (
        f"mutation ($input: Change{name}Input!) {{ change{name}(input: $input) {{"
        f" {many} {{ id }} refusals {{ code path }} problems {{ code path }} }} }}"
    )
    revision = (await desk.row(many, row_id))["revision"]
    given = {"rows": rows(type_name, row_id, revision=revision), "changes": changes}
    payload: dict[str, Any] = (await mutate(desk.database, desk.officer, text, input=given))[
        f"change{name}"
    ]
    return payload


async def _facts(desk: Desk, firm: UUID) -> dict[str, Any]:
    """Read what an organization is, but for its identity and the marks of change."""
    found = {}
    for table, column in (("organizations", "id"), ("placements", "organization_id")):
        wanted: dict[str, Any] = {column: firm}
        found[table] = [
            {name: value for name, value in row.items() if name not in _OWN}
            for row in await desk.rows(table, **wanted)
        ]
    return found


async def _statements(desk: Desk, firms: list[UUID], **changes: Any) -> int:
    """Count the statements that a change sends."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    engine = desk.database.writers.kw["bind"].sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        payload = await change_organizations(desk, *firms, **changes)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert payload["refusals"] == []
    return len(sent)
