"""Organizations: entering, editing, checking, moving and ending them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from backend.accounts.periods import since
from backend.branches.leaving import deregister_organization, move_organization
from backend.commerce.commands import DiscloseShop, OpenShop, disclose_shop, open_shop
from backend.commerce.rules import ShopPlatform
from backend.database.actor import Role
from backend.kit.geo import CoordinateSystem, Point, from_wgs84
from backend.organizations.commands import (
    assign_work_coverage,
    confirm_department,
    edit_organization,
    end_work_coverage,
    record_operating_check,
    record_year,
    register_organization,
    report_member_counts,
)
from backend.organizations.forms import (
    AssignWorkCoverage,
    ConfirmDepartment,
    DeregisterOrganization,
    EditOrganization,
    EndWorkCoverage,
    MoveOrganization,
    OrganizationDetails,
    PlaceOfOrganization,
    RecordOperatingCheck,
    RecordYear,
    RegisterOrganization,
    ReportMemberCounts,
)
from backend.organizations.rules import (
    OperatingFinding,
    OrganizationKind,
    RegistrationState,
    SizeClass,
    WorkCoverageKind,
)
from backend.places.commands import add_department, add_village, draw_area
from backend.places.forms import (
    AddDepartment,
    AddVillage,
    AreaDetails,
    DepartmentDetails,
    DrawArea,
    VillageDetails,
)
from backend.places.points import Location
from backend.places.rules import DepartmentKind
from tests.commands.desk import Desk, credit_code
from tests.commands.refusing import refusal_codes, refused

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 20)


async def form_for(desk: Desk, **details: object) -> RegisterOrganization:
    return RegisterOrganization(
        credit_code=credit_code(),
        organization=OrganizationDetails(name="甲厂", **details),  # type: ignore[arg-type]
        place=PlaceOfOrganization(town_id=await desk.town()),
    )


async def test_without_a_named_line_the_default_leads_unconfirmed(desk: Desk) -> None:
    form = replace(await form_for(desk), contact_phone="199 0001 1234")

    organization = (await desk.act(register_organization, form))["organization"]

    row = await desk.row("organizations", organization)
    [department] = await desk.rows("departments")
    assert (row["department_id"], row["is_department_confirmed"]) == (department["id"], False)
    assert row["kind"] is OrganizationKind.ENTERPRISE
    assert (row["contact_phone_masked"], row["size_class"]) == ("199****1234", "UNDETERMINED")
    [placement] = await desk.rows("placements", organization_id=organization)
    assert placement["valid"] == since(None)


async def test_a_wrong_check_digit_is_refused_with_its_place(desk: Desk) -> None:
    form = replace(await form_for(desk), credit_code="91350100M000100Y4Z")

    [error] = await refused(desk, register_organization, form)

    assert (error.code, error.path) == ("CREDIT_CODE", ("credit_code",))


async def test_a_duplicate_credit_code_is_told_without_the_other_row(desk: Desk) -> None:
    form = await form_for(desk)
    await desk.act(register_organization, form)
    west = await desk.town("西镇")
    officer = desk.person_of_town(west)
    again = replace(form, place=PlaceOfOrganization(town_id=west))

    [error] = await refused(desk, register_organization, again, as_=officer)

    assert (error.code, error.path) == ("DUPLICATE_CREDIT_CODE", ("credit_code",))
    assert "甲厂" not in str(error)


async def test_a_code_of_another_kind_needs_the_kind_stated(desk: Desk) -> None:
    form = replace(await form_for(desk), credit_code=credit_code("12"))

    codes = await refusal_codes(desk, register_organization, form)
    stated = replace(form, kind=OrganizationKind.SOCIAL_ORGANIZATION)
    organization = (await desk.act(register_organization, stated))["organization"]

    assert codes == ["NOT_TWO_NEW"]
    assert (await desk.row("organizations", organization))["kind"] == "SOCIAL_ORGANIZATION"


async def test_an_unknown_town_is_refused(desk: Desk) -> None:
    form = await form_for(desk)
    [department] = await desk.rows("departments")
    unknown = replace(form, place=PlaceOfOrganization(town_id=department["id"]))

    codes = await refusal_codes(desk, register_organization, unknown)

    assert set(codes) == {"NOT_FOUND"}


async def test_a_village_of_another_town_is_refused(desk: Desk) -> None:
    details = VillageDetails(name="王庄", town_id=await desk.town("西镇"))
    village = await desk.act(add_village, AddVillage(village=details))
    form = await form_for(desk)
    place = PlaceOfOrganization(town_id=await desk.town(), village_id=village)

    [error] = await refused(desk, register_organization, replace(form, place=place))

    assert (error.code, error.path) == ("NOT_IN_TOWN", ("place", "village_id"))


@pytest.mark.parametrize(
    ("system", "codes"),
    [(CoordinateSystem.GCJ02, []), (CoordinateSystem.WGS84, ["WRONG_COORDINATE_SYSTEM"])],
)
async def test_a_shifted_point_declared_as_wgs84_is_refused(
    desk: Desk, system: CoordinateSystem, codes: list[str]
) -> None:
    inside = Point(116.0501, 36.2)
    shifted = from_wgs84(inside, CoordinateSystem.GCJ02)
    boundary = "POLYGON((116.05 36.19, 116.0502 36.19, 116.0502 36.21, 116.05 36.21, 116.05 36.19))"
    area = AreaDetails(name="北片区", town_id=await desk.town(), boundary=boundary)
    await desk.act(draw_area, DrawArea(area=area))
    location = Location(longitude=shifted.longitude, latitude=shifted.latitude, system=system)
    form = await form_for(desk, location=location)

    found: list[str] = []
    if codes:
        found = await refusal_codes(desk, register_organization, form)
    else:
        organization = (await desk.act(register_organization, form))["organization"]
        row = await desk.row("organizations", organization)
        assert (row["longitude"], row["latitude"]) == (
            pytest.approx(116.0501, abs=2e-7),
            pytest.approx(36.2, abs=2e-7),
        )

    assert found == codes


async def test_an_edit_gives_every_field_and_needs_the_revision(desk: Desk) -> None:
    form = await form_for(desk, address="旧路 1 号", legal_representative="钱试例")
    organization = (await desk.act(register_organization, form))["organization"]
    edit = EditOrganization(
        id=organization,
        revision=1,
        organization=OrganizationDetails(name="甲厂（更名）", address="新路 2 号"),
    )

    await desk.act(edit_organization, edit)

    row = await desk.row("organizations", organization)
    assert (row["name"], row["address"], row["legal_representative"]) == (
        "甲厂（更名）",
        "新路 2 号",
        None,
    )
    assert form.credit_code.lower() in row["search_text"]
    assert await refusal_codes(desk, edit_organization, edit) == ["CHANGED_MEANWHILE"]


async def test_a_second_check_of_a_day_replaces_the_first(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    form = RecordOperatingCheck(
        organization_id=organization, finding=OperatingFinding.ZOMBIE, checked_on=MARCH
    )
    await desk.act(record_operating_check, form)

    await desk.act(
        record_operating_check,
        replace(form, finding=OperatingFinding.OPERATING, evidence="水电费单"),
    )

    [check] = await desk.rows("operating_checks", organization_id=organization)
    assert (check["finding"], check["evidence"]) == (OperatingFinding.OPERATING, "水电费单")


async def test_the_size_follows_the_latest_year(desk: Desk) -> None:
    organization = await desk.organization("甲厂", industry_code="3311")

    for year, employees in ((2025, 350), (2024, 5)):
        form = RecordYear(
            organization_id=organization,
            year=year,
            employees=employees,
            revenue=Decimal(30_000_000),
        )
        await desk.act(record_year, form)

    row = await desk.row("organizations", organization)
    assert row["size_class"] is SizeClass.MEDIUM


async def test_reported_parts_above_the_whole_are_refused(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    form = ReportMemberCounts(
        organization_id=organization, members=3, full_members=3, probationary_members=1
    )

    assert await refusal_codes(desk, report_member_counts, form) == ["COUNTS_DISAGREE"]


async def test_a_confirmed_line_is_corrected_since_it_began(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=2)
    details = DepartmentDetails(name="工信局", kind=DepartmentKind.INDUSTRY)
    department = await desk.act(add_department, AddDepartment(department=details))

    await desk.act(
        confirm_department,
        ConfirmDepartment(organization_id=organization, department_id=department),
    )

    row = await desk.row("organizations", organization)
    assert (row["department_id"], row["is_department_confirmed"]) == (department, True)
    [placement] = await desk.rows("placements", organization_id=organization)
    assert (placement["department_id"], placement["valid"]) == (department, since(None))
    [count] = await desk.rows("member_counts", organization_id=organization)
    assert count["scope_department_id"] == department


async def test_an_instructor_is_assigned_and_recalled(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    form = AssignWorkCoverage(
        organization_id=organization,
        kind=WorkCoverageKind.INSTRUCTOR,
        name="钱试例",
        on=MARCH,
    )
    coverage = (await desk.act(assign_work_coverage, form))["workCoverage"]

    await desk.act(end_work_coverage, EndWorkCoverage(id=coverage, on=MAY))

    assert (await desk.row("work_coverages", coverage))["valid"] == since(MARCH, until=MAY)
    again = EndWorkCoverage(id=coverage, on=date(2026, 6, 1))
    assert await refusal_codes(desk, end_work_coverage, again) == ["ENDED_BEFORE"]


async def test_a_move_keeps_where_it_was_before(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    west = await desk.town("西镇")

    await desk.act(
        move_organization,
        MoveOrganization(id=organization, place=PlaceOfOrganization(town_id=west), on=MAY),
    )

    [before] = await desk.rows("placements", organization_id=organization, on=MARCH)
    [after] = await desk.rows("placements", organization_id=organization, on=MAY)
    assert (before["town_id"], after["town_id"]) == (await desk.town(), west)
    assert (await desk.row("organizations", organization))["town_id"] == west
    assert before["scope_town_id"] == west


async def test_a_move_before_a_later_one_is_refused(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    place = PlaceOfOrganization(town_id=await desk.town("西镇"))
    form = MoveOrganization(id=organization, place=place, on=MAY)
    await desk.act(move_organization, form)
    earlier = replace(form, place=PlaceOfOrganization(town_id=await desk.town()), on=MARCH)

    assert await refusal_codes(desk, move_organization, earlier) == ["LATER_RECORD"]


async def test_a_town_officer_does_not_hand_over_to_another_town(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    officer = desk.person_of_town(await desk.town())
    place = PlaceOfOrganization(town_id=await desk.town("西镇"))
    form = MoveOrganization(id=organization, place=place, on=MAY)

    codes = await refusal_codes(desk, move_organization, form, as_=officer)

    assert codes == ["MOVE_BETWEEN_TOWNS"]


async def test_a_hidden_organization_is_not_found(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    officer = desk.person(Role.TOWN_OFFICER, town_id=await desk.town("西镇"))
    form = RecordOperatingCheck(organization_id=organization, finding=OperatingFinding.OPERATING)

    codes = await refusal_codes(desk, record_operating_check, form, as_=officer)

    assert codes == ["NOT_FOUND"]


async def test_deregistering_tells_what_still_covers(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=3)
    await desk.branch("甲厂支部", organization)
    form = DeregisterOrganization(id=organization, state=RegistrationState.DEREGISTERED, on=MAY)

    answer = await desk.act(deregister_organization, form)

    row = await desk.row("organizations", organization)
    assert (row["registration_state"], row["ended_on"]) == ("DEREGISTERED", MAY)
    assert [warning.code for warning in answer["warnings"]] == ["STILL_COVERED"]
    assert await refusal_codes(desk, deregister_organization, form) == ["ORGANIZATION_ENDED"]


async def test_a_shop_follows_the_move_of_its_owner(desk: Desk) -> None:
    organization = await desk.organization("甲厂")
    form = OpenShop(name="甲厂旗舰店", platform=ShopPlatform.TAOBAO, organization_id=organization)
    shop = await desk.act(open_shop, form)
    await desk.act(disclose_shop, DiscloseShop(id=shop))
    west = await desk.town("西镇")

    await desk.act(
        move_organization,
        MoveOrganization(id=organization, place=PlaceOfOrganization(town_id=west)),
    )

    assert (await desk.row("shops", shop))["town_id"] == west
    [disclosure] = await desk.rows("disclosures", shop_id=shop)
    assert disclosure["town_id"] == west
