"""Commands under row security: each role writes its own rows and no others."""

from dataclasses import replace
from datetime import date

import pytest

from backend.accounts.actors import plain
from backend.branches.commands import form_branch
from backend.branches.forms import FormBranch
from backend.branches.rules import Formation
from backend.database.actor import Role
from backend.members.commands import register_member
from backend.members.forms import Employment, RegisterMember
from backend.members.rules import MemberKind
from backend.organizations.commands import record_operating_check, register_organization
from backend.organizations.forms import (
    OrganizationDetails,
    PlaceOfOrganization,
    RecordOperatingCheck,
    RegisterOrganization,
)
from backend.organizations.rules import OperatingFinding
from backend.places.commands import add_town, add_village
from backend.places.forms import AddTown, AddVillage, TownDetails, VillageDetails
from backend.places.rules import TownKind
from tests.commands.desk import LONG_AGO, Desk, citizen_number, credit_code
from tests.commands.refusing import refusal_codes

MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(("town", "codes"), [("东镇", []), ("西镇", ["NOT_ALLOWED"])])
async def test_a_town_officer_registers_in_the_own_town(
    desk: Desk, town: str, codes: list[str]
) -> None:
    officer = desk.person_of_town(await desk.town("东镇"))
    form = RegisterOrganization(
        credit_code=credit_code(),
        organization=OrganizationDetails(name="甲厂"),
        place=PlaceOfOrganization(town_id=await desk.town(town)),
    )

    found: list[str] = []
    if codes:
        found = await refusal_codes(desk, register_organization, form, as_=officer)
    else:
        await desk.act(register_organization, form, as_=officer)

    assert found == codes
    assert len(await desk.rows("organizations")) == (0 if codes else 1)


async def test_a_town_officer_forms_a_branch_of_own_organizations(desk: Desk) -> None:
    officer = desk.person_of_town(await desk.town())
    own = await desk.organization("甲厂", full_members=2)
    neighbor = await desk.organization("乙厂", full_members=2)
    far = await desk.organization("丙厂", full_members=2, town="西镇")
    form = FormBranch(
        name="联合支部",
        formation=Formation.AREA,
        organization_ids=[own, far],
        on=MARCH,
    )

    codes = await refusal_codes(desk, form_branch, form, as_=officer)
    answer = await desk.act(
        form_branch, replace(form, organization_ids=[own, neighbor]), as_=officer
    )

    assert codes == ["NOT_FOUND"]
    events = await desk.rows("audit_events", subject_id=answer["branch"])
    assert [(event["user_id"], event["role"]) for event in events] == [
        (officer.user_id, Role.TOWN_OFFICER)
    ]


async def test_a_town_officer_keeps_no_base_rows_of_the_district(desk: Desk) -> None:
    town = await desk.town()
    officer = desk.person_of_town(town)
    village = VillageDetails(name="王庄", town_id=town)
    elsewhere = replace(village, town_id=await desk.town("西镇"))

    await desk.act(add_village, AddVillage(village=village), as_=officer)
    codes = await refusal_codes(desk, add_village, AddVillage(village=elsewhere), as_=officer)
    town_form = AddTown(town=TownDetails(name="南镇", kind=TownKind.TOWN))
    codes += await refusal_codes(desk, add_town, town_form, as_=officer)

    assert codes == ["NOT_ALLOWED", "NOT_ALLOWED"]


async def test_a_department_officer_reads_and_writes_nothing(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    row = await desk.row("organizations", organization)
    officer = desk.person(Role.DEPARTMENT_OFFICER, department_id=plain(row["department_id"]))
    form = RecordOperatingCheck(organization_id=organization, finding=OperatingFinding.OPERATING)

    assert await refusal_codes(desk, record_operating_check, form, as_=officer) == ["NOT_ALLOWED"]


async def test_a_secretary_names_only_covered_organizations_as_workplaces(desk: Desk) -> None:
    firm = await desk.organization("甲厂", full_members=3)
    other = await desk.organization("乙厂", full_members=3)
    branch = await desk.branch("甲厂支部", firm)
    secretary = desk.person(Role.BRANCH_SECRETARY, branch_id=branch)

    member = await desk.member(branch, works_in=firm, as_=secretary)
    form = RegisterMember(
        name="赵试例",
        id_number=citizen_number(),
        branch_id=branch,
        kind=MemberKind.FULL,
        employment=Employment(organization_id=other),
        on=LONG_AGO,
    )
    codes = await refusal_codes(desk, register_member, form, as_=secretary)

    assert codes == ["NOT_FOUND"]
    [count] = await desk.rows("member_counts", organization_id=firm, on=MARCH)
    assert (count["is_computed"], count["full_members"]) == (True, 1)
    assert (await desk.row("members", member))["created_by"] == secretary.user_id
