"""Drawing on the map: areas by mouse, by keys and by coordinates, cut, merged, refused, kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched_page
from tests.browser.crowd import AWAY, BUILDING, HOME, crowded, signed_in
from tests.browser.drawing import (
    MapFrame,
    areas,
    asked,
    corners_of,
    degrees,
    form,
    open_editor,
    rounded,
    save,
    steer,
)
from tests.browser.program import Program
from tests.browser.test_access import faults_of
from tests.browser.test_drafts import RESTORED, drafts
from tests.server import ServerUnderTest

SQUARE = ((-120, -120), (60, -120), (60, 40), (-120, 40))


@pytest.fixture(scope="module")
def office(server: ServerUnderTest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program with two towns; each test draws places of its own."""
    with crowded(server, tmp_path_factory.mktemp("crowd")) as program:
        yield program


@pytest.fixture(scope="module")
def desk(browser: Browser, office: Program) -> Iterator[Page]:
    """One page of the district officer for these tests."""
    with signed_in(browser, office) as page:
        yield page


def name_it(page: Page, name: str, town: str = HOME) -> None:
    """Say the name and the town of an area."""
    form(page).get_by_label("片区名称", exact=True).fill(name)
    form(page).get_by_label("所在镇街").select_option(label=town)


def drawn_area(page: Page, name: str, offsets: tuple[tuple[int, int], ...]) -> dict[str, Any]:
    """Have an area drawn by the ledger itself, around places beside the middle of the map."""
    town = asked(page, "{ towns(first: 9) { nodes { id name } } }")["towns"]["nodes"]
    town_id = next(one["id"] for one in town if one["name"] == HOME)
    spots = [degrees(*offset) for offset in (*offsets, offsets[0])]
    wkt = "POLYGON ((" + ", ".join(f"{east:.7f} {north:.7f}" for east, north in spots) + "))"
    given = f'{{area: {{name: "{name}", townId: "{town_id}", boundary: "{wkt}"}}}}'
    asked(page, f"mutation {{ drawArea(input: {given}) {{ problems {{ code }} }} }}")
    return areas(page)[name]


def added_building(page: Page, name: str, offset: tuple[int, int]) -> None:
    """Have a building added by the ledger itself, beside the middle of the map."""
    town = asked(page, "{ towns(first: 9) { nodes { id name } } }")["towns"]["nodes"]
    town_id = next(one["id"] for one in town if one["name"] == HOME)
    east, north = degrees(*offset)
    place = f"location: {{longitude: {east:.6f}, latitude: {north:.6f}}}"
    given = f'{{building: {{name: "{name}", townId: "{town_id}", {place}}}}}'
    told = asked(page, f"mutation {{ addBuilding(input: {given}) {{ problems {{ code }} }} }}")
    assert told["addBuilding"]["problems"] == []


def buildings(page: Page) -> dict[str, dict[str, Any]]:
    """Give the buildings of the ledger by their names."""
    shown = "name address floors longitude latitude town { name }"
    nodes = asked(page, f"{{ buildings(first: 100) {{ nodes {{ {shown} }} }} }}")
    return {one["name"]: one for one in nodes["buildings"]["nodes"]}


def groups(page: Page) -> dict[str, set[str]]:
    """Give the names of the buildings of each group."""
    shown = "name buildings(first: 9) { nodes { name } }"
    nodes = asked(page, f"{{ buildingGroups(first: 9) {{ nodes {{ {shown} }} }} }}")
    return {
        one["name"]: {building["name"] for building in one["buildings"]["nodes"]}
        for one in nodes["buildingGroups"]["nodes"]
    }


def refusals(page: Page, ring: str) -> list[dict[str, Any]]:
    """Have the ledger say where a ring is at fault."""
    town = asked(page, "{ towns(first: 1) { nodes { id } } }")["towns"]["nodes"][0]["id"]
    given = f'{{area: {{name: "退回片区", townId: "{town}", boundary: "POLYGON (({ring}))"}}}}'
    told = f"mutation {{ drawArea(input: {given}) {{ problems {{ code longitude latitude }} }} }}"
    problems: list[dict[str, Any]] = asked(page, told)["drawArea"]["problems"]
    return problems


def triangle(east: float, south: float) -> str:
    """Write three corners as a person types them."""
    return f"120.07, {south}\n{east}, {south}\n{east}, {south + 0.01:.2f}"


@contextmanager
def signed_in_as(browser: Browser, program: Program, login: str) -> Iterator[Page]:
    """Open a page of somebody else."""
    with watched_page(browser) as page:
        program.sign_in(page, login)
        yield page


def test_area_drawn_by_mouse_stands_in_the_ledger_with_its_boundary(
    desk: Page, office: Program, pictures: Path
) -> None:
    open_editor(desk, office, "drawArea")
    name_it(desk, "鼠标片区")
    MapFrame.of(desk).click(*SQUARE)
    desk.screenshot(path=pictures / "map-edit-drawing-desk.png")
    assert faults_of(desk) == []

    MapFrame.of(desk).click(SQUARE[0])
    save(desk)

    expect(desk.get_by_text("已保存“鼠标片区”。")).to_be_visible()
    expect(desk.get_by_role("region", name="鼠标片区")).to_be_visible()
    drawn = corners_of(areas(desk)["鼠标片区"]["boundary"])
    assert rounded(drawn) == rounded([degrees(*corner) for corner in SQUARE])
    office.open(desk, "/ledgers/areas")
    expect(desk.get_by_role("link", name="鼠标片区", exact=True)).to_be_visible()


def test_area_drawn_by_keys_stands_in_the_ledger_with_its_boundary(
    desk: Page, office: Program
) -> None:
    open_editor(desk, office, "drawArea")
    name_it(desk, "键盘片区")

    steer(desk, "ArrowRight", "ArrowRight*5", "Enter", "ArrowDown*6", "Enter")
    steer(desk, "ArrowRight*2", "Enter")
    expect(form(desk).get_by_label("坐标（3 个点）")).to_be_visible()
    steer(desk, "Backspace")
    expect(form(desk).get_by_label("坐标（2 个点）")).to_be_visible()
    steer(desk, "ArrowRight*4", "Enter", "c")
    expect(desk.locator("[data-cross]")).to_contain_text("东经 120.0")
    expect(form(desk).get_by_label("坐标（3 个点）")).to_be_visible()
    save(desk)

    expect(desk.get_by_role("region", name="键盘片区")).to_be_visible()
    drawn = corners_of(areas(desk)["键盘片区"]["boundary"])
    assert rounded(drawn) == rounded([degrees(80, 0), degrees(80, 96), degrees(176, 96)])


def test_boundary_is_changed_by_dragging_and_by_typing(desk: Page, office: Program) -> None:
    area = drawn_area(desk, "改动片区", ((100, 100), (200, 100), (200, 200), (100, 200)))
    open_editor(desk, office, f"reshapeArea:{area['id']}")
    expect(form(desk).get_by_label("坐标（4 个点）")).to_be_visible()
    corners = form(desk).get_by_label("坐标（")

    MapFrame.of(desk).drag((200, 200), (260, 240))
    moved = corners_of(corners.input_value().replace(",", ""))
    assert rounded(moved) == rounded(
        [degrees(*spot) for spot in ((100, 100), (200, 100), (260, 240), (100, 200))]
    )
    corners.fill(corners.input_value() + "\n120.05 北")
    expect(form(desk).get_by_text("第 5 行不是“经度, 纬度”。")).to_be_visible()
    corners.fill("120.07, 36.09\n120.08, 36.09\n120.08, 36.08")
    save(desk)

    expect(desk.get_by_role("region", name="改动片区")).to_be_visible()
    changed = corners_of(areas(desk)["改动片区"]["boundary"])
    assert set(changed) == {(120.07, 36.09), (120.08, 36.09), (120.08, 36.08)}


def test_area_is_split_by_a_line_and_merged_again(desk: Page, office: Program) -> None:
    area = drawn_area(desk, "整片", ((-100, 120), (100, 120), (100, 220), (-100, 220)))
    open_editor(desk, office, f"splitArea:{area['id']}")
    expect(form(desk).get_by_label("第 1 块")).to_have_value("整片1")

    MapFrame.of(desk).click((0, 80), (0, 260))
    form(desk).get_by_label("第 1 块").fill("西片")
    form(desk).get_by_label("第 2 块").fill("东片")
    save(desk)

    expect(desk.get_by_role("region", name="西片")).to_be_visible()
    parts = areas(desk)
    assert rounded(corners_of(parts["西片"]["boundary"])) == rounded(
        [degrees(*spot) for spot in ((-100, 120), (0, 120), (0, 220), (-100, 220))]
    )
    assert parts["整片"]["endedOn"] is not None
    open_editor(desk, office, "mergeAreas")
    form(desk).get_by_label("所在镇街").select_option(label=HOME)
    form(desk).get_by_label("片区名称", exact=True).fill("合片")
    form(desk).get_by_label("西片").check()
    expect(form(desk).get_by_text("已选 1 个")).to_be_visible()
    MapFrame.of(desk).click((60, 190))
    expect(form(desk).get_by_label("东片")).to_be_checked()
    save(desk)
    expect(desk.get_by_role("region", name="合片")).to_be_visible()
    assert rounded(corners_of(areas(desk)["合片"]["boundary"])) >= rounded(
        [degrees(*spot) for spot in ((-100, 120), (100, 120), (100, 220), (-100, 220))]
    )


def test_building_is_placed_by_click_by_keys_and_by_typing(desk: Page, office: Program) -> None:
    building = asked(desk, "{ buildings(first: 1) { nodes { id name } } }")["buildings"]["nodes"][0]
    assert building["name"] == BUILDING
    open_editor(desk, office, f"placeBuilding:{building['id']}")
    expect(form(desk).get_by_label("经度")).to_have_value("120.064")

    MapFrame.of(desk).click((96, 0))
    expect(form(desk).get_by_label("经度")).to_have_value(f"{degrees(96, 0)[0]:.6f}")
    steer(desk, "ArrowRight", "ArrowRight*2", "Enter")
    expect(form(desk).get_by_label("经度")).to_have_value(f"{degrees(32, 0)[0]:.6f}")
    form(desk).get_by_label("经度").fill("120.0605")
    form(desk).get_by_label("纬度").fill("36.1025")
    save(desk)

    expect(desk.get_by_text(f"已保存“{BUILDING}”。")).to_be_visible()
    node = asked(desk, f'{{ building(id: "{building["id"]}") {{ longitude latitude }} }}')
    assert node["building"] == {"longitude": 120.0605, "latitude": 36.1025}


def test_building_is_added_where_it_was_clicked(desk: Page, office: Program) -> None:
    # Inside an area of its town a point calls for no warning, whatever else was drawn.
    drawn_area(desk, "望海片区", ((-130, 50), (-60, 50), (-60, 90), (-130, 90)))
    open_editor(desk, office, "addBuilding")
    form(desk).get_by_label("楼宇名称", exact=True).fill("望海中心")
    form(desk).get_by_label("所在镇街").select_option(label=HOME)
    form(desk).get_by_label("地址").fill("望海路 8 号")
    form(desk).get_by_label("层数").fill("12 层")

    MapFrame.of(desk).click((-96, 64))
    east, north = degrees(-96, 64)
    expect(form(desk).get_by_label("经度")).to_have_value(f"{east:.6f}")
    save(desk)

    expect(desk.get_by_text("已保存“望海中心”。")).to_be_visible()
    expect(desk.get_by_role("region", name="望海中心")).to_be_visible()
    added = buildings(desk)["望海中心"]
    assert (added["address"], added["floors"]) == ("望海路 8 号", 12)
    assert (added["longitude"], added["latitude"]) == pytest.approx((east, north), abs=1e-4)
    assert added["town"]["name"] == HOME


def test_buildings_are_grouped_grouped_anew_and_ungrouped(desk: Page, office: Program) -> None:
    for name, east in (("东塔", -200), ("西塔", -240), ("裙楼", -280)):
        added_building(desk, name, (east, 150))
    group = form(desk).get_by_label("楼宇组名称", exact=True)
    open_editor(desk, office, "groupBuildings")
    form(desk).get_by_label("所在镇街").select_option(label=HOME)
    group.fill("双塔")
    form(desk).get_by_label("东塔").check()
    expect(form(desk).get_by_text("已选 1 个")).to_be_visible()
    form(desk).get_by_label("西塔").check()
    expect(form(desk).get_by_text("已选 2 个")).to_be_visible()
    save(desk)
    expect(desk.get_by_text("已保存“双塔”。")).to_be_visible()
    others = groups(desk)
    assert others.pop("双塔") == {"东塔", "西塔"}

    open_editor(desk, office, "groupBuildings")
    form(desk).get_by_label("所在镇街").select_option(label=HOME)
    form(desk).get_by_role("combobox", name="楼宇组").select_option(label="双塔")
    expect(group).to_have_value("双塔")
    group.fill("塔楼群")
    form(desk).get_by_label("裙楼").check()
    expect(form(desk).get_by_text("已选 3 个")).to_be_visible()
    save(desk)
    expect(desk.get_by_text("已保存“塔楼群”。")).to_be_visible()
    assert groups(desk) == others | {"塔楼群": {"东塔", "西塔", "裙楼"}}

    open_editor(desk, office, "groupBuildings")
    form(desk).get_by_label("所在镇街").select_option(label=HOME)
    form(desk).get_by_role("combobox", name="楼宇组").select_option(label="塔楼群")
    form(desk).get_by_role("button", name="解散这个楼宇组").click()
    expect(desk.get_by_text("已解散楼宇组“塔楼群”。")).to_be_visible()
    assert groups(desk) == others


def test_boundary_of_a_town_is_drawn_and_saved(desk: Page, office: Program) -> None:
    towns = asked(desk, "{ towns(first: 9) { nodes { id name } } }")["towns"]["nodes"]
    town = next(one["id"] for one in towns if one["name"] == AWAY)
    open_editor(desk, office, f"drawTown:{town}")
    corners = ((300, 270), (380, 270), (380, 340), (300, 340))

    MapFrame.of(desk).click(*corners, corners[0])
    expect(form(desk).get_by_label("坐标（4 个点）")).to_be_visible()
    save(desk)

    expect(desk.get_by_text(f"已保存“{AWAY}”。")).to_be_visible()
    expect(desk.get_by_role("region", name=AWAY)).to_be_visible()
    kept = asked(desk, f'{{ town(id: "{town}") {{ boundary }} }}')["town"]["boundary"]
    assert rounded(corners_of(kept)) == rounded([degrees(*corner) for corner in corners])


@pytest.mark.parametrize(
    ("choice", "east", "south"),
    [("用我的覆盖", 120.09, 36.11), ("用对方的，放弃我的", 120.08, 36.13)],
)
def test_two_people_at_one_boundary_are_shown_both(
    browser: Browser,
    desk: Page,
    office: Program,
    pictures: Path,
    choice: str,
    east: float,
    south: float,
) -> None:
    name = f"争议片区{east}"
    area = drawn_area(desk, name, ((150, -200), (250, -200), (250, -120)))
    open_editor(desk, office, f"reshapeArea:{area['id']}")
    expect(form(desk).get_by_label("坐标（3 个点）")).to_be_visible()
    form(desk).get_by_label("坐标（").fill(triangle(120.09, south))
    with signed_in(browser, office) as other:
        open_editor(other, office, f"reshapeArea:{area['id']}")
        expect(form(other).get_by_label("坐标（3 个点）")).to_be_visible()
        form(other).get_by_label("坐标（").fill(triangle(120.08, south))
        save(other)
        expect(other.get_by_role("region", name=name)).to_be_visible()

    save(desk)

    expect(form(desk).get_by_text("区两新党委在")).to_be_visible()
    expect(form(desk).get_by_role("row", name="边界")).to_contain_text("3 个点（虚线）")
    desk.screenshot(path=pictures / "map-edit-conflict-desk.png")
    assert faults_of(desk) == []
    form(desk).get_by_role("button", name=choice).click()
    if choice == "用我的覆盖":
        expect(desk.get_by_role("region", name=name)).to_be_visible()
    else:
        expect(form(desk).get_by_label("坐标（")).to_have_value(triangle(120.08, south))
    kept = {spot[0] for spot in corners_of(areas(desk)[name]["boundary"])}
    assert kept == {120.07, east}


def test_line_that_crosses_itself_is_refused_with_its_place_and_stays(
    desk: Page, office: Program, pictures: Path
) -> None:
    open_editor(desk, office, "drawArea")
    name_it(desk, "自交片区", AWAY)
    crossing = "120.01, 36.09\n120.02, 36.1\n120.02, 36.09\n120.01, 36.1"
    form(desk).get_by_label("坐标（").fill(crossing)

    save(desk)

    refusal = form(desk).locator("[data-error-summary]")
    expect(refusal).to_contain_text("在 (120.015, 36.095) 处边线自相交")
    expect(refusal).to_contain_text("请移动这里的拐点")
    refusal.get_by_role("link").click()
    expect(form(desk).get_by_label("坐标（")).to_be_focused()
    expect(form(desk).get_by_label("坐标（")).to_have_value(crossing)
    desk.screenshot(path=pictures / "map-edit-crossing-desk.png")
    assert faults_of(desk) == []
    told = refusals(desk, crossing.replace(", ", " ").replace("\n", ", ") + ", 120.01 36.09")
    assert told == [{"code": "BOUNDARY", "longitude": 120.015, "latitude": 36.095}]
    form(desk).get_by_label("自相交时由系统修补").check()
    save(desk)
    expect(desk.get_by_role("region", name="自交片区")).to_be_visible()
    assert areas(desk)["自交片区"]["boundary"].startswith("MULTIPOLYGON")


def test_area_over_another_is_drawn_and_the_other_is_named(desk: Page, office: Program) -> None:
    drawn_area(desk, "先画片区", ((-300, -300), (-200, -300), (-200, -220), (-300, -220)))
    open_editor(desk, office, "drawArea")
    name_it(desk, "后画片区")
    east, south = degrees(-250, -260)
    corners = [(0, 0), (0.01, 0), (0.01, 0.02), (0, 0.02)]
    form(desk).get_by_label("坐标（").fill(
        "\n".join(f"{east + right:.6f}, {south + up:.6f}" for right, up in corners)
    )

    save(desk)

    expect(form(desk).get_by_text("与片区“先画片区”重叠约")).to_be_visible()
    assert faults_of(desk) == []
    form(desk).get_by_role("button", name="知道了").click()
    expect(desk.get_by_role("region", name="后画片区")).to_be_visible()


def test_drawing_is_recovered_after_the_page_was_left(browser: Browser, office: Program) -> None:
    with signed_in(browser, office) as page:
        open_editor(page, office, "drawArea")
        name_it(page, "没画完的片区")
        MapFrame.of(page).click((-80, -80), (40, -80), (40, 20))
        shown = form(page).get_by_label("坐标（3 个点）").input_value()
        last = shown.split()[-1]
        assert any(last in str(drafts(page)) for _ in range(200)), shown
        page.goto("about:blank")

        open_editor(page, office, "drawArea")

        expect(page.locator(RESTORED)).to_contain_text("已恢复草稿（")
        expect(form(page).get_by_label("片区名称", exact=True)).to_have_value("没画完的片区")
        expect(form(page).get_by_label("坐标（3 个点）")).to_have_value(shown)
        page.get_by_role("button", name="放弃草稿").click()
        expect(form(page).get_by_label("坐标（0 个点）")).to_have_value("")


def test_town_officer_edits_only_the_own_town(
    browser: Browser, desk: Page, office: Program
) -> None:
    area = drawn_area(desk, "别镇片区", ((-60, 250), (60, 250), (60, 300)))
    office.add_person("away", "town-officer", "--town", AWAY)
    with signed_in_as(browser, office, "away") as page:
        open_editor(page, office, "menu")
        expect(form(page).get_by_role("link", name="划定镇街边界")).to_have_count(0)
        form(page).get_by_role("link", name="划定片区").click()
        towns = form(page).get_by_label("所在镇街").locator("option")
        expect(towns).to_have_text(["请选择镇街", AWAY])

        office.open(page, f"/map?edit=reshapeArea:{area['id']}")

        expect(form(page).get_by_text("“别镇片区”不属于您的镇街")).to_be_visible()
        expect(form(page).get_by_role("button", name="保存", exact=True)).to_have_count(0)


def test_who_may_not_edit_is_offered_nothing(browser: Browser, office: Program) -> None:
    office.add_person("line", "department-officer", "--department", "区工信局")
    with signed_in_as(browser, office, "line") as page:
        office.open(page, "/map?edit=drawArea")

        expect(page.get_by_role("button", name="图层")).to_have_count(0)
        expect(page.get_by_role("button", name="编辑")).to_have_count(0)
        expect(page.locator(".map-edit")).to_have_count(0)


@pytest.mark.parametrize("deed", ["menu", "drawArea", "addBuilding", "groupBuildings"])
def test_editing_on_a_phone(desk: Page, office: Program, pictures: Path, deed: str) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    open_editor(desk, office, deed)

    desk.screenshot(path=pictures / f"map-edit-{deed}-phone.png")

    assert faults_of(desk) == []
    desk.set_viewport_size({"width": 1366, "height": 900})
