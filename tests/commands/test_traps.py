"""The traps of the field, each run through the commands and read from the figures."""

from datetime import date

from backend.branches.commands import reapprove_branch
from backend.branches.forms import Anchors, CoverOrganization, ReapproveBranch
from backend.branches.leaving import move_organization
from backend.branches.links import cover_organization
from backend.branches.rules import BranchKind, Formation
from backend.members.commands import register_activity, transfer_member
from backend.members.forms import RegisterActivity, TransferMember
from backend.organizations.forms import MoveOrganization, PlaceOfOrganization
from backend.places.commands import add_building, add_village
from backend.places.forms import AddBuilding, AddVillage, BuildingDetails, VillageDetails
from backend.places.rules import UrbanRuralClass
from tests.commands.desk import LONG_AGO, Desk
from tests.figures.asking import values

JANUARY, MARCH, MAY = date(2026, 1, 15), date(2026, 3, 1), date(2026, 5, 20)


async def figures(desk: Desk, as_of: date) -> dict[str, int]:
    """Give F01 to F05 as of a day."""
    found = await values(desk.database, desk.officer, as_of)
    return {
        code: int(
            found[code, "ENTERPRISES" if (code, "ENTERPRISES") in found else key]["numerator"]
        )
        for code, key in found
        if code in {"F01", "F02", "F03", "F04", "F05"}
    }


async def test_an_attached_firm_is_covered_and_founds_nothing(desk: Desk) -> None:
    host = await desk.organization("甲厂", full_members=8)
    small = await desk.organization("乙店", full_members=1)
    branch = await desk.branch("甲厂支部", host)
    before = await figures(desk, JANUARY)

    await desk.act(
        cover_organization,
        CoverOrganization(
            branch_id=branch,
            organization_id=small,
            formation=Formation.ATTACHMENT,
            on=JANUARY,
        ),
    )

    after = await figures(desk, JANUARY)
    assert (before["F01"], before["F02"]) == (1, 1)
    assert (after["F01"], after["F02"], after["F03"], after["F04"]) == (1, 2, 1, 0)


async def test_a_host_approved_anew_as_joint_changes_sides_and_no_sum(desk: Desk) -> None:
    host = await desk.organization("甲厂", full_members=8)
    small = await desk.organization("乙店", full_members=1)
    branch = await desk.branch("甲厂支部", host)
    link = CoverOrganization(
        branch_id=branch, organization_id=small, formation=Formation.ATTACHMENT, on=JANUARY
    )
    await desk.act(cover_organization, link)
    revision = (await desk.row("branches", branch))["revision"]

    await desk.act(
        reapprove_branch,
        ReapproveBranch(id=branch, revision=revision, formation=Formation.ATTACHMENT, on=MARCH),
    )

    before, after = await figures(desk, date(2026, 2, 28)), await figures(desk, MARCH)
    assert (before["F01"], before["F03"], before["F04"], before["F02"]) == (1, 1, 0, 2)
    assert (after["F01"], after["F03"], after["F04"], after["F02"]) == (1, 0, 1, 2)
    assert after["F05"] == before["F05"] == 0
    assert (await desk.row("branches", branch))["kind"] is BranchKind.JOINT_BRANCH
    live = await desk.rows("coverage_links", branch_id=branch, on=MARCH)
    assert {row["formation"] for row in live} == {Formation.ATTACHMENT}


async def test_a_double_registered_member_is_counted_once(desk: Desk) -> None:
    host = await desk.organization("甲厂", full_members=8)
    village_side = await desk.organization("乙店", full_members=3)
    formal, guest = await desk.branch("甲厂支部", host), await desk.branch("乙店支部", village_side)
    member = await desk.member(formal, works_in=host)

    await desk.act(
        register_activity, RegisterActivity(member_id=member, branch_id=guest, on=JANUARY)
    )

    [counted] = await desk.rows("member_counts", organization_id=host, on=MARCH)
    assert (counted["full_members"], counted["untransferred_members"]) == (1, 0)
    row = await desk.row("members", member)
    assert (row["scope_branch_id"], row["scope_activity_branch_ids"]) == (formal, [guest])


async def test_a_villages_own_branch_covers_and_is_not_counted(desk: Desk) -> None:
    town = await desk.town()
    details = VillageDetails(
        name="王庄",
        town_id=town,
        urban_rural_class=UrbanRuralClass.TOWN_FRINGE,
        is_willing=True,
    )
    village = await desk.act(add_village, AddVillage(village=details))
    villages_own = await desk.villages_own_branch("王庄村党支部", village)
    firm = await desk.organization("乙店", full_members=1)

    await desk.act(
        cover_organization,
        CoverOrganization(
            branch_id=villages_own,
            organization_id=firm,
            formation=Formation.VILLAGE,
            on=JANUARY,
        ),
    )

    found = await figures(desk, JANUARY)
    assert (found["F01"], found["F02"]) == (0, 1)


async def test_a_joint_branch_with_a_village_is_counted(desk: Desk) -> None:
    town = await desk.town()
    details = VillageDetails(
        name="王庄",
        town_id=town,
        urban_rural_class=UrbanRuralClass.TOWN_FRINGE,
        is_willing=True,
    )
    village = await desk.act(add_village, AddVillage(village=details))
    firm = await desk.organization("乙店", full_members=1)

    await desk.branch(
        "王庄联合支部",
        firm,
        formation=Formation.VILLAGE,
        anchors=Anchors(village_id=village, village_full_members=2),
    )

    found = await figures(desk, JANUARY)
    assert (found["F01"], found["F04"], found["F02"]) == (1, 1, 1)


async def test_a_tenant_that_moves_out_loses_coverage_that_day(desk: Desk) -> None:
    town = await desk.town()
    details = BuildingDetails(name="众创大厦", town_id=town)
    building = (await desk.act(add_building, AddBuilding(building=details)))["building"]
    leaving, staying, third = [
        await desk.organization(name, full_members=1, place={"building_id": building})
        for name in ("乙店", "丙店", "丁店")
    ]
    await desk.building_branch(building, leaving, staying, third)

    answer = await desk.act(
        move_organization,
        MoveOrganization(id=leaving, place=PlaceOfOrganization(town_id=town), on=MAY),
    )

    before, after = await figures(desk, date(2026, 5, 19)), await figures(desk, MAY)
    assert (before["F02"], after["F02"]) == (3, 2)
    assert (before["F01"], after["F01"]) == (1, 1)
    assert [warning.code for warning in answer["warnings"]] == ["LINK_ENDED", "JOINT_TOO_SMALL"]
    [link] = await desk.rows("coverage_links", organization_id=leaving)
    assert link["valid"].upper == MAY


async def test_december_stays_when_a_member_moves_today(desk: Desk) -> None:
    first, second = [await desk.organization(name, full_members=3) for name in ("甲厂", "乙厂")]
    old, new = await desk.branch("甲厂支部", first), await desk.branch("乙厂支部", second)
    member = await desk.member(old, works_in=first, on=LONG_AGO)
    december = date(2025, 12, 31)
    before = await desk.rows("member_counts", organization_id=first, on=december)

    await desk.act(transfer_member, TransferMember(member_id=member, branch_id=new, on=MAY))

    [then] = await desk.rows("member_counts", organization_id=first, on=december)
    [now] = await desk.rows("member_counts", organization_id=first, on=MAY)
    assert [then["full_members"], then["untransferred_members"]] == [1, 0]
    assert [then["full_members"]] == [row["full_members"] for row in before]
    assert [now["full_members"], now["untransferred_members"]] == [1, 1]
