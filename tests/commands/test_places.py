"""Places, settings and shops: adding, editing, grouping, disclosing."""

from dataclasses import replace
from datetime import date

import pytest

from backend.accounts.periods import since
from backend.commerce.commands import (
    CloseShop,
    DiscloseShop,
    OpenShop,
    WithdrawDisclosure,
    close_shop,
    disclose_shop,
    open_shop,
    withdraw_disclosure,
)
from backend.commerce.rules import ShopPlatform, ShopState
from backend.database.session import writing
from backend.places.commands import (
    add_building,
    add_department,
    add_town,
    add_village,
    draw_area,
    edit_area,
    edit_building,
    edit_department,
    edit_town,
    edit_village,
    group_buildings,
)
from backend.places.forms import (
    AddBuilding,
    AddDepartment,
    AddTown,
    AddVillage,
    AreaDetails,
    BuildingDetails,
    ChangeSettings,
    DepartmentDetails,
    DrawArea,
    EditArea,
    EditBuilding,
    EditDepartment,
    EditTown,
    EditVillage,
    GroupBuildings,
    TownDetails,
    VillageDetails,
)
from backend.places.rule_versions import change_settings, settings_on
from backend.places.rules import DepartmentKind, Settlement, TownKind
from tests.commands.desk import Desk
from tests.commands.refusing import refusal_codes, refused

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 20)
SQUARE = "POLYGON((116.0 36.0, 116.4 36.0, 116.4 36.4, 116.0 36.4, 116.0 36.0))"


async def test_an_edit_empties_what_is_left_out(desk: Desk) -> None:
    details = TownDetails(
        name="东镇", kind=TownKind.TOWN, settlement=Settlement.SCATTERED, division_code="990199100"
    )
    town = await desk.act(add_town, AddTown(town=details))

    edited = TownDetails(name="东街道", kind=TownKind.STREET)
    await desk.act(edit_town, EditTown(id=town, revision=1, town=edited))

    row = await desk.row("towns", town)
    assert (row["name"], row["kind"], row["settlement"], row["division_code"]) == (
        "东街道",
        TownKind.STREET,
        None,
        None,
    )
    form = EditTown(id=town, revision=1, town=details)
    assert await refusal_codes(desk, edit_town, form) == ["CHANGED_MEANWHILE"]


async def test_a_second_town_of_the_name_is_refused(desk: Desk) -> None:
    form = AddTown(town=TownDetails(name="东镇", kind=TownKind.TOWN))
    await desk.act(add_town, form)

    assert await refusal_codes(desk, add_town, form) == ["NAME_TAKEN"]


async def test_a_district_keeps_exactly_one_default_line(desk: Desk) -> None:
    [first] = await desk.rows("departments")
    details = DepartmentDetails(name="工信局", kind=DepartmentKind.INDUSTRY, is_default=True)

    second = await desk.act(add_department, AddDepartment(department=details))

    defaults = await desk.rows("departments", is_default=True)
    assert [row["id"] for row in defaults] == [second]
    assert (await desk.row("departments", first["id"]))["revision"] == 2
    form = EditDepartment(id=second, revision=1, department=replace(details, is_default=False))
    assert await refusal_codes(desk, edit_department, form) == ["DEFAULT_DEPARTMENT"]


async def test_a_village_code_begins_with_its_towns(desk: Desk) -> None:
    town_details = TownDetails(name="东镇", kind=TownKind.TOWN, division_code="990199100")
    town = await desk.act(add_town, AddTown(town=town_details))
    details = VillageDetails(name="王庄", town_id=town, division_code="990199101201")

    codes = await refusal_codes(desk, add_village, AddVillage(village=details))
    right = replace(details, division_code="990199100201")
    village = await desk.act(add_village, AddVillage(village=right))
    await desk.act(
        edit_village, EditVillage(id=village, revision=1, village=replace(right, is_willing=True))
    )

    assert codes == ["DIVISION_CODE"]
    assert (await desk.row("villages", village))["is_willing"] is True


async def test_an_area_keeps_its_boundary_and_box(desk: Desk) -> None:
    details = AreaDetails(name="北片区", town_id=await desk.town(), boundary=SQUARE)

    area = (await desk.act(draw_area, DrawArea(area=details)))["area"]

    row = await desk.row("areas", area)
    assert (row["west"], row["south"], row["east"], row["north"]) == (116.0, 36.0, 116.4, 36.4)
    crossed = replace(details, boundary="POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))")
    form = EditArea(id=area, revision=1, area=crossed)
    assert await refusal_codes(desk, edit_area, form) == ["BOUNDARY"]


async def test_buildings_of_another_town_are_not_grouped(desk: Desk) -> None:
    east, west = await desk.town(), await desk.town("西镇")
    buildings = [
        (await desk.act(add_building, AddBuilding(building=details)))["building"]
        for details in (
            BuildingDetails(name="甲座", town_id=east),
            BuildingDetails(name="乙座", town_id=west),
        )
    ]
    form = GroupBuildings(name="双子楼", town_id=east, building_ids=buildings)

    codes = await refusal_codes(desk, group_buildings, form)
    group = await desk.act(group_buildings, replace(form, building_ids=buildings[:1]))

    assert codes == ["OTHER_TOWN"]
    assert (await desk.row("buildings", buildings[0]))["building_group_id"] == group


async def test_floors_out_of_range_are_refused(desk: Desk) -> None:
    details = BuildingDetails(name="甲座", town_id=await desk.town(), floors=20)
    building = (await desk.act(add_building, AddBuilding(building=details)))["building"]
    form = EditBuilding(id=building, revision=1, building=replace(details, floors=201))

    assert await refusal_codes(desk, edit_building, form) == ["OUT_OF_RANGE"]


async def test_a_new_version_of_settings_holds_from_its_day(desk: Desk) -> None:
    form = ChangeSettings(effective_from=MAY, settings='{"count_untransferred": false}')

    answer = await desk.act(change_settings, form)

    async with writing(desk.database, desk.officer) as session:
        before = await settings_on(session, desk.officer, MARCH)
        after = await settings_on(session, desk.officer, MAY)
    assert answer == {"version": 2}
    assert (before.version, before.settings.count_untransferred) == (1, True)
    assert (after.version, after.settings.count_untransferred) == (2, False)


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("[]", MAY, "SETTINGS_FORM"),
        ("{", MAY, "SETTINGS_FORM"),
        ('{"colour": 1}', MAY, "UNKNOWN_SETTING"),
        ('{"joint_full_members": "drei"}', MAY, "SETTING_VALUE"),
        ('{"joint_full_members": 4}', date(1900, 1, 1), "SETTINGS_DATE"),
    ],
)
async def test_wrong_settings_are_refused(desk: Desk, text: str, day: date, code: str) -> None:
    form = ChangeSettings(effective_from=day, settings=text)

    assert await refusal_codes(desk, change_settings, form) == [code]


async def test_a_shop_stands_in_the_town_of_its_owner(desk: Desk) -> None:
    owner = await desk.organization("甲厂")
    form = OpenShop(
        name="甲厂旗舰店",
        platform=ShopPlatform.TAOBAO,
        url="https://shop.example.com/1",
        organization_id=owner,
        opened_on=MARCH,
    )

    shop = await desk.act(open_shop, form)

    row = await desk.row("shops", shop)
    assert (row["town_id"], row["state"]) == (await desk.town(), ShopState.OPEN)
    assert await refusal_codes(desk, open_shop, form) == ["DUPLICATE_SHOP"]
    other = replace(form, name="另一家", url="javascript:alert(1)")
    assert await refusal_codes(desk, open_shop, other) == ["SHOP_URL"]
    nowhere = replace(form, name="另一家", organization_id=None)
    assert await refusal_codes(desk, open_shop, nowhere) == ["SHOP_TOWN"]


async def test_a_disclosure_is_withdrawn_from_a_day_on(desk: Desk) -> None:
    owner = await desk.organization("甲厂")
    form = OpenShop(
        name="甲厂旗舰店",
        platform=ShopPlatform.TAOBAO,
        organization_id=owner,
        opened_on=MARCH,
    )
    shop = await desk.act(open_shop, form)
    await desk.act(disclose_shop, DiscloseShop(id=shop, on=MARCH))
    twice = await refusal_codes(desk, disclose_shop, DiscloseShop(id=shop, on=MAY))

    await desk.act(withdraw_disclosure, WithdrawDisclosure(id=shop, on=MAY))

    [disclosure] = await desk.rows("disclosures", shop_id=shop)
    assert disclosure["valid"] == since(MARCH, until=MAY)
    assert disclosure["town_id"] == await desk.town()
    assert twice == ["DISCLOSED_ALREADY"]
    again = WithdrawDisclosure(id=shop, on=MAY)
    assert await refusal_codes(desk, withdraw_disclosure, again) == ["NOT_DISCLOSED"]


async def test_closing_a_shop_ends_its_disclosure(desk: Desk) -> None:
    form = OpenShop(
        name="乙店",
        platform=ShopPlatform.DOUYIN,
        town_id=await desk.town(),
        opened_on=MARCH,
    )
    shop = await desk.act(open_shop, form)
    await desk.act(disclose_shop, DiscloseShop(id=shop, on=MARCH))

    await desk.act(close_shop, CloseShop(id=shop, on=MAY))

    row = await desk.row("shops", shop)
    [disclosure] = await desk.rows("disclosures", shop_id=shop)
    assert (row["state"], row["closed_on"]) == (ShopState.CLOSED, MAY)
    assert disclosure["valid"].upper == MAY
    [error] = await refused(desk, disclose_shop, DiscloseShop(id=shop, on=MAY))
    assert error.code == "SHOP_CLOSED"
