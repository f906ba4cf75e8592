"""The commands as GraphQL mutations: payload, problems, warnings, a repeated key."""

from datetime import date

from backend.branches.rules import Formation
from backend.kit.ids import encode_node_id
from backend.places.commands import add_building
from backend.places.forms import AddBuilding, BuildingDetails
from tests.commands.asking import ledger_compiler, mutate
from tests.commands.desk import Desk, credit_code

FORM = """
mutation form($input: FormBranchInput!) {
  formBranch(input: $input) {
    branch { name formation links { nodes { organization { name } } } }
    problems { code path message remedy }
    warnings { code }
  }
}
"""

REGISTER = """
mutation register($input: RegisterOrganizationInput!) {
  registerOrganization(input: $input) {
    organization { name creditCode longitude town { name } department { name } }
    problems { code path }
    warnings { code }
  }
}
"""

ADD = """
mutation add($department: DepartmentDetailsInput!) {
  addDepartment(input: { department: $department }) {
    department { name shortName isDefault }
    problems { code path }
  }
}
"""

ADD_IN_WORDS = """
mutation add {
  addDepartment(
    input: { department: { name: "区体育局", kind: OTHER, shortName: null, isDefault: null } }
  ) {
    department { name shortName isDefault }
    problems { code path }
  }
}
"""


async def test_a_formed_branch_comes_back_with_its_links(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=3)

    answer = await mutate(
        desk.database,
        desk.officer,
        FORM,
        input={
            "name": "中共甲厂支部委员会",
            "formation": "SOLE",
            "organizationIds": [encode_node_id("Organization", organization)],
            "on": "2026-02-01",
        },
    )

    assert answer == {
        "formBranch": {
            "branch": {
                "name": "中共甲厂支部委员会",
                "formation": "SOLE",
                "links": {"nodes": [{"organization": {"name": "甲厂"}}]},
            },
            "problems": [],
            "warnings": [],
        }
    }


async def test_a_refusal_is_a_problem_at_its_input(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=2)
    before = await desk.state()

    answer = await mutate(
        desk.database,
        desk.officer,
        FORM,
        input={
            "name": "中共甲厂支部委员会",
            "formation": "SOLE",
            "organizationIds": [encode_node_id("Organization", organization)],
        },
    )

    assert answer["formBranch"] == {
        "branch": None,
        "problems": [
            {
                "code": "TOO_FEW_FULL_MEMBERS",
                "path": ["organizationIds"],
                "message": "“甲厂”有 2 名正式党员，单独组建至少要 3 名。",
                "remedy": "请改用联建或挂靠。",
            }
        ],
        "warnings": [],
    }
    assert await desk.state() == before


async def test_warnings_stand_beside_success(desk: Desk) -> None:
    units = [await desk.organization(name, full_members=2) for name in ("乙店", "丙店")]

    answer = await mutate(
        desk.database,
        desk.officer,
        FORM,
        input={
            "name": "联合支部",
            "formation": "AREA",
            "organizationIds": [encode_node_id("Organization", unit) for unit in units],
        },
    )

    payload = answer["formBranch"]
    assert payload["branch"]["formation"] == "AREA"
    assert payload["warnings"] == [{"code": "NO_LOCATION"}, {"code": "NO_LOCATION"}]


async def test_a_repeated_key_has_no_second_effect(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=3)
    form = {
        "name": "中共甲厂支部委员会",
        "formation": "SOLE",
        "organizationIds": [encode_node_id("Organization", organization)],
        "on": "2026-02-01",
        "idempotencyKey": "form-1",
    }
    first = await mutate(desk.database, desk.officer, FORM, input=form)
    after_first = await desk.state()

    second = await mutate(desk.database, desk.officer, FORM, input=form)

    assert second == first
    assert await desk.state() == after_first


async def test_an_organization_is_registered_with_its_point(desk: Desk) -> None:
    town = await desk.town()
    code = credit_code()

    answer = await mutate(
        desk.database,
        desk.officer,
        REGISTER,
        input={
            "creditCode": f" {code.lower()} ",
            "organization": {
                "name": "甲厂",
                "location": {"longitude": 116.05, "latitude": 36.2},
            },
            "place": {"townId": encode_node_id("Town", town)},
        },
    )

    assert answer["registerOrganization"] == {
        "organization": {
            "name": "甲厂",
            "creditCode": code,
            "longitude": 116.05,
            "town": {"name": "东镇"},
            "department": {"name": "综合部"},
        },
        "problems": [],
        "warnings": [],
    }


async def test_every_fault_of_a_form_is_told_at_once(desk: Desk) -> None:
    town = await desk.town()

    answer = await mutate(
        desk.database,
        desk.officer,
        REGISTER,
        input={
            "creditCode": "91350100M000100Y4Z",
            "organization": {"name": " ", "industryCode": "99999"},
            "place": {"townId": encode_node_id("Town", town)},
            "contactPhone": "12",
        },
    )

    assert answer["registerOrganization"]["problems"] == [
        {"code": "CREDIT_CODE", "path": ["creditCode"]},
        {"code": "PHONE", "path": ["contactPhone"]},
        {"code": "NAME", "path": ["organization", "name"]},
        {"code": "INDUSTRY_CODE", "path": ["organization", "industryCode"]},
    ]
    assert await desk.rows("organizations") == []


async def test_lists_of_ids_reach_the_command(desk: Desk) -> None:
    town = await desk.town()
    buildings = [
        (await desk.act(add_building, AddBuilding(building=details)))["building"]
        for details in (BuildingDetails(name=name, town_id=town) for name in ("甲座", "乙座"))
    ]

    answer = await mutate(
        desk.database,
        desk.officer,
        """
        mutation group($input: GroupBuildingsInput!) {
          groupBuildings(input: $input) {
            buildingGroup { name buildings { nodes { name } } }
            problems { code }
          }
        }
        """,
        input={
            "name": "双子楼",
            "townId": encode_node_id("Town", town),
            "buildingIds": [encode_node_id("Building", one) for one in buildings],
        },
    )

    group = answer["groupBuildings"]["buildingGroup"]
    assert sorted(node["name"] for node in group["buildings"]["nodes"]) == ["乙座", "甲座"]


def test_every_mutation_takes_a_key_and_tells_problems_and_warnings() -> None:
    kind = ledger_compiler().schema.mutation_type
    assert kind is not None

    for name, field in kind.fields.items():
        taken = field.args["input"].type.of_type.fields
        told = field.type.of_type.fields
        assert "idempotencyKey" in taken, name
        assert {"problems", "warnings"} <= set(told), name


async def test_joining_a_building_is_told_with_branch_and_organization(desk: Desk) -> None:
    town = await desk.town()
    details = BuildingDetails(name="众创大厦", town_id=town)
    building = (await desk.act(add_building, AddBuilding(building=details)))["building"]
    tenants = [
        await desk.organization(name, full_members=2, place={"building_id": building})
        for name in ("乙店", "丙店")
    ]
    branch = await desk.building_branch(building, *tenants)
    newcomer = await desk.organization("丁店", full_members=1, place={"building_id": building})

    answer = await mutate(
        desk.database,
        desk.officer,
        """
        mutation cover($input: CoverOrganizationInput!) {
          coverOrganization(input: $input) {
            coverageLink { formation validFrom }
            organization { name }
            branch { name }
            problems { code }
            warnings { code }
          }
        }
        """,
        input={
            "branchId": encode_node_id("Branch", branch),
            "organizationId": encode_node_id("Organization", newcomer),
            "formation": Formation.BUILDING.value,
            "on": date(2026, 3, 1).isoformat(),
        },
    )

    assert answer["coverOrganization"] == {
        "coverageLink": {"formation": "BUILDING", "validFrom": "2026-03-01"},
        "organization": {"name": "丁店"},
        "branch": {"name": "楼宇联合支部"},
        "problems": [],
        "warnings": [],
    }


async def test_null_for_what_has_a_value_unless_given_is_as_if_left_out(desk: Desk) -> None:
    in_a_variable = await mutate(
        desk.database,
        desk.officer,
        ADD,
        department={"name": "区教育局", "kind": "OTHER", "shortName": None, "isDefault": None},
    )
    in_the_document = await mutate(
        desk.database,
        desk.officer,
        ADD_IN_WORDS,
    )

    for answer, name in ((in_a_variable, "区教育局"), (in_the_document, "区体育局")):
        assert answer["addDepartment"] == {
            "department": {"name": name, "shortName": None, "isDefault": False},
            "problems": [],
        }
