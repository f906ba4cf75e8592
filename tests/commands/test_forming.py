"""Forming a branch: who may, in which way, and what a refusal leaves behind (nothing)."""

from datetime import date

import pytest

from backend.accounts.periods import since
from backend.branches.commands import form_branch
from backend.branches.forms import Anchors, FormBranch
from backend.branches.rules import BranchKind, Formation
from backend.kit.errors import LedgerError, Problems
from backend.places.commands import add_building, add_village, draw_area
from backend.places.forms import (
    AddBuilding,
    AddVillage,
    AreaDetails,
    BuildingDetails,
    DrawArea,
    VillageDetails,
)
from backend.places.points import Location
from backend.places.rules import UrbanRuralClass
from tests.commands.desk import LONG_AGO, Desk


def codes(raised: pytest.ExceptionInfo[Problems] | list[LedgerError]) -> list[str]:
    errors = raised if isinstance(raised, list) else raised.value.errors
    return [error.code for error in errors]


async def test_three_full_members_form_a_branch_alone(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=3)
    form = FormBranch(
        name="中共甲厂支部委员会",
        formation=Formation.SOLE,
        organization_ids=[organization],
        on=date(2026, 2, 1),
    )

    answer = await desk.act(form_branch, form)

    branch = await desk.row("branches", answer["branch"])
    period = since(date(2026, 2, 1))
    assert (branch["kind"], branch["formation"]) == (BranchKind.BRANCH, Formation.SOLE)
    assert branch["town_id"] == await desk.town()
    [approval] = await desk.rows("approvals", branch_id=branch["id"])
    assert (approval["action"], approval["valid"]) == ("FOUNDING", period)
    [link] = await desk.rows("coverage_links", branch_id=branch["id"])
    assert (link["organization_id"], link["formation"]) == (organization, Formation.SOLE)
    [host] = await desk.rows("hosts", branch_id=branch["id"])
    assert host["organization_id"] == organization
    assert (await desk.row("organizations", organization))["branch_ids"] == [branch["id"]]
    assert answer["warnings"] == []


async def test_two_full_members_cannot_form_a_branch_alone(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=2)
    form = FormBranch(
        name="中共甲厂支部委员会",
        formation=Formation.SOLE,
        organization_ids=[organization],
        on=date(2026, 2, 1),
    )
    before = await desk.state()

    with pytest.raises(Problems) as raised:
        await desk.act(form_branch, form)

    assert codes(raised) == ["TOO_FEW_FULL_MEMBERS"]
    assert raised.value.errors[0].path == ("organization_ids",)
    assert await desk.state() == before


async def test_a_joint_branch_needs_three_full_members_together(desk: Desk) -> None:
    units = [await desk.organization(name, full_members=1) for name in ("乙店", "丙店")]
    form = FormBranch(
        name="乙丙联合支部", formation=Formation.AREA, organization_ids=units, on=LONG_AGO
    )
    before = await desk.state()

    with pytest.raises(Problems) as raised:
        await desk.act(form_branch, form)

    assert codes(raised) == ["JOINT_TOO_SMALL"]
    assert await desk.state() == before


async def test_a_unit_without_members_takes_no_part(desk: Desk) -> None:
    units = [
        await desk.organization(name, full_members=number)
        for name, number in (("乙店", 3), ("丙店", 0))
    ]
    form = FormBranch(
        name="乙丙联合支部", formation=Formation.AREA, organization_ids=units, on=LONG_AGO
    )
    before = await desk.state()

    with pytest.raises(Problems) as raised:
        await desk.act(form_branch, form)

    assert codes(raised) == ["WITHOUT_MEMBERS"]
    assert await desk.state() == before


async def test_attachment_founds_no_branch(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=3)
    form = FormBranch(
        name="甲厂支部", formation=Formation.ATTACHMENT, organization_ids=[organization]
    )
    before = await desk.state()

    with pytest.raises(Problems) as raised:
        await desk.act(form_branch, form)

    assert codes(raised) == ["ATTACHMENT_FOUNDS_NOTHING"]
    assert await desk.state() == before


async def test_an_area_branch_lies_in_one_town_or_in_a_drawn_area(desk: Desk) -> None:
    east = await desk.organization("乙店", full_members=2)
    west = await desk.organization("丙店", full_members=2, town="西镇")
    form = FormBranch(
        name="联合支部", formation=Formation.AREA, organization_ids=[east, west], on=LONG_AGO
    )

    with pytest.raises(Problems) as raised:
        await desk.act(form_branch, form)

    assert codes(raised) == ["DIFFERENT_TOWNS"]


async def test_a_drawn_area_needs_no_distance(desk: Desk) -> None:
    town = await desk.town()
    boundary = "POLYGON((116.0 36.0, 116.4 36.0, 116.4 36.4, 116.0 36.4, 116.0 36.0))"
    area = (
        await desk.act(
            draw_area, DrawArea(area=AreaDetails(name="北片区", town_id=town, boundary=boundary))
        )
    )["area"]
    units = [
        await desk.organization(
            name, full_members=2, location=Location(longitude=longitude, latitude=36.2)
        )
        for name, longitude in (("乙店", 116.05), ("丙店", 116.35))
    ]

    answer = await desk.act(
        form_branch,
        FormBranch(
            name="北片区联合支部",
            formation=Formation.AREA,
            organization_ids=units,
            anchors=Anchors(area_id=area),
            on=LONG_AGO,
        ),
    )

    assert answer["warnings"] == []


async def test_units_far_apart_form_an_area_branch_with_a_warning(desk: Desk) -> None:
    units = [
        await desk.organization(
            name, full_members=2, location=Location(longitude=longitude, latitude=36.2)
        )
        for name, longitude in (("乙店", 116.05), ("丙店", 116.35))
    ]

    answer = await desk.act(
        form_branch,
        FormBranch(name="联合支部", formation=Formation.AREA, organization_ids=units, on=LONG_AGO),
    )

    assert codes(answer["warnings"]) == ["TOO_FAR"]


@pytest.mark.parametrize(
    ("industries", "association", "found"),
    [
        (("3311", "3324"), "五金协会", []),
        (("3311", "5211"), "五金协会", ["DIFFERENT_INDUSTRY"]),
        (("3311", "3324"), None, ["NO_ASSOCIATION"]),
    ],
)
async def test_a_branch_by_trade_has_one_division_and_an_association(
    desk: Desk, industries: tuple[str, str], association: str | None, found: list[str]
) -> None:
    units = [
        await desk.organization(f"五金{code}", full_members=2, industry_code=code)
        for code in industries
    ]
    form = FormBranch(
        name="五金行业联合支部",
        formation=Formation.INDUSTRY,
        organization_ids=units,
        anchors=Anchors(association=association),
        on=LONG_AGO,
    )

    refused: list[str] = []
    try:
        await desk.act(form_branch, form)
    except Problems as problems:
        refused = [error.code for error in problems.errors]

    assert refused == found
    assert len(await desk.rows("branches")) == (0 if found else 1)


@pytest.mark.parametrize(
    ("is_willing", "village_members", "refusals", "warnings"),
    [
        (True, 2, [], []),
        (None, 2, [], ["VILLAGE_UNASKED"]),
        (False, 2, ["VILLAGE_UNWILLING"], []),
        (True, 1, ["JOINT_TOO_SMALL"], []),
    ],
)
async def test_a_willing_village_counts_toward_the_sum(
    desk: Desk,
    *,
    is_willing: bool | None,
    village_members: int,
    refusals: list[str],
    warnings: list[str],
) -> None:
    town = await desk.town()
    details = VillageDetails(
        name="王庄",
        town_id=town,
        urban_rural_class=UrbanRuralClass.TOWN_FRINGE,
        is_willing=is_willing,
    )
    village = await desk.act(add_village, AddVillage(village=details))
    organization = await desk.organization("乙店", full_members=1)
    form = FormBranch(
        name="王庄联合支部",
        formation=Formation.VILLAGE,
        organization_ids=[organization],
        anchors=Anchors(village_id=village, village_full_members=village_members),
        on=LONG_AGO,
    )

    refused: list[str] = []
    warned: list[str] = []
    try:
        warned = codes((await desk.act(form_branch, form))["warnings"])
    except Problems as problems:
        refused = [error.code for error in problems.errors]

    assert (refused, warned) == (refusals, warnings)


async def test_only_tenants_take_part_in_a_building_branch(desk: Desk) -> None:
    town = await desk.town()
    details = BuildingDetails(name="众创大厦", town_id=town)
    building = (await desk.act(add_building, AddBuilding(building=details)))["building"]
    tenant = await desk.organization("乙店", full_members=2, place={"building_id": building})
    outside = await desk.organization("丙店", full_members=2)
    form = FormBranch(
        name="众创大厦联合支部",
        formation=Formation.BUILDING,
        organization_ids=[tenant, outside],
        anchors=Anchors(building_id=building),
        on=LONG_AGO,
    )

    with pytest.raises(Problems) as raised:
        await desk.act(form_branch, form)

    assert codes(raised) == ["NOT_TENANT"]
    assert await desk.rows("branches") == []


async def test_every_new_row_leaves_one_audit_event(desk: Desk) -> None:
    organization = await desk.organization("甲厂", full_members=3)
    known = len(await desk.rows("audit_events"))

    await desk.branch("甲厂支部", organization)

    events = (await desk.rows("audit_events"))[known:]
    assert sorted(event["subject_table"] for event in events) == [
        "approvals",
        "branches",
        "coverage_links",
        "hosts",
    ]
    assert {event["action"] for event in events} == {"branch.form"}
    assert {event["user_id"] for event in events} == {desk.officer.user_id}


async def test_a_second_branch_of_the_same_name_is_refused(desk: Desk) -> None:
    first, second = [await desk.organization(name, full_members=3) for name in ("甲厂", "乙厂")]
    await desk.branch("中共试例支部", first)
    before = await desk.state()

    with pytest.raises(LedgerError) as raised:
        await desk.branch("中共试例支部", second)

    assert raised.value.code == "BRANCH_NAME_TAKEN"
    assert await desk.state() == before
