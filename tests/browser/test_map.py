"""The map: what is in view as a picture and as a table, choosing both ways, keys, days, search."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.program import Program, settle

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
DAY = "2026-06-14"
TOWN, BUILDING = "金湖街道", "金湖大厦"
BRANCH = "中共金湖大厦联合支部委员会"
AT_BUILDING = "z=16&center=120.064,36.102"
TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
HOLD_PICTURES = """
    const draw = window.requestAnimationFrame.bind(window);
    let held = [];
    window.requestAnimationFrame = (picture) => (held ? -held.push(picture) : draw(picture));
    window.showPictures = () => {
        const pictures = held;
        held = null;
        pictures.forEach(draw);
    };
"""
WORDS_OF_TILES = ("示例底图", "审图号：示例〔2026〕001号")


def test_town_shows_its_counts_and_each_number_leads_to_exactly_its_rows(
    page: Page, program: Program
) -> None:
    program.open(page, f"/map?asOf={DAY}")
    numbers = _row(page, TOWN).locator("a[data-figure-count]")
    expect(numbers).to_have_count(2)
    counted = {str(link.get_attribute("href")): link.inner_text() for link in numbers.all()}

    totals = {}
    for address in counted:
        program.open(page, address)
        total = page.locator("[data-total]")
        expect(total).to_be_visible()
        totals[address] = total.get_attribute("data-total")

    assert totals == counted
    assert list(counted.values()) == ["9", "11"]


def test_building_leads_to_its_tenants_its_branch_and_the_approvals(
    page: Page, program: Program
) -> None:
    program.open(page, f"/map?asOf={DAY}")

    page.get_by_role("tab", name="楼宇").click()
    page.get_by_role("link", name=BUILDING).click()
    building = page.get_by_role("region", name=BUILDING)
    expect(building.get_by_text("18 层")).to_be_visible()
    expect(building.get_by_role("link", name="恒通物流代理有限公司")).to_be_visible()
    building.get_by_role("link", name=BRANCH).click()

    branch = page.get_by_role("region", name=BRANCH)
    expect(branch.get_by_role("heading", name="批复")).to_be_visible()
    expect(branch.get_by_text("2026-05-20 起")).to_be_visible()
    expect(branch.get_by_role("link", name="云帆咨询有限公司")).to_be_visible()
    expect(page).to_have_url(re.compile("sel=branch%3A"))


def test_click_on_the_map_chooses_the_row_and_hover_points_at_it(
    page: Page, program: Program
) -> None:
    _open_at_building(page, program)
    row = _row(page, BUILDING)

    _middle(page, hover=True)
    expect(row).to_have_attribute("data-hover", "true")
    _middle(page)

    expect(page.get_by_role("region", name=BUILDING)).to_be_visible()
    expect(row).to_have_attribute("aria-selected", "true")


def test_row_chooses_on_the_map_and_escape_lets_go(page: Page, program: Program) -> None:
    program.open(page, f"/map?asOf={DAY}&tab=buildings")

    page.get_by_role("link", name=BUILDING).click()
    expect(page).to_have_url(re.compile(r"sel=building%3A.*z=15\.60|z=15\.60.*sel=building%3A"))
    page.keyboard.press("Escape")

    expect(page.get_by_role("region", name=BUILDING)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("sel="))


def test_whole_map_works_by_keyboard(page: Page, program: Program) -> None:
    _open_at_building(page, program)
    said = page.locator("[data-said]")
    page.get_by_role("application", name="地图").focus()

    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile(r"center=120\.06400"))
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"center=120\.06400"))
    page.keyboard.press("-")
    expect(page).to_have_url(re.compile(r"z=15\.00"))
    _step_to(page, said, f"楼宇，{BUILDING}，覆盖率 100.0%，已覆盖 3 家，实体运营 3 家")
    page.keyboard.press("Enter")

    expect(page.get_by_role("region", name=BUILDING)).to_be_focused()


def test_rows_come_also_when_everything_is_there_before_the_first_picture(
    page: Page, program: Program
) -> None:
    page.add_init_script(HOLD_PICTURES)
    page.goto(f"{program.address}/map?asOf={DAY}&tab=buildings", wait_until="commit")
    expect(page.locator('.map-rows[aria-busy="false"]')).to_be_visible()
    expect(page.locator(".map-frame .ol-viewport")).to_be_visible()
    expect(page.locator(".map-table tbody tr")).to_have_count(0)

    page.evaluate("showPictures()")

    expect(_row(page, BUILDING)).to_contain_text("100.0%")
    expect(page).to_have_url(re.compile("z=.*center="))


def test_day_of_the_map_changes_what_was_covered(page: Page, program: Program) -> None:
    program.open(page, f"/map?asOf={DAY}&tab=buildings")
    expect(_row(page, BUILDING)).to_contain_text("100.0%")

    page.get_by_label("统计日期").fill("2026-04-30")

    expect(_row(page, BUILDING)).to_contain_text("0.0%")
    expect(page).to_have_url(re.compile("asOf=2026-04-30"))
    page.get_by_label("按月回看三年").press("ArrowLeft")
    expect(page).to_have_url(re.compile("asOf=2026-03-31"))


@pytest.mark.parametrize("asked", ["金湖大厦", "jinhudasha", "jhds"])
def test_search_flies_to_the_place(page: Page, program: Program, asked: str) -> None:
    program.open(page, "/map")

    page.get_by_role("combobox", name="查找地点").fill(asked)
    expect(page.get_by_role("option", name=re.compile(f"楼宇 ?{BUILDING}"))).to_be_visible()
    while "楼宇" not in page.locator('[role="option"][aria-selected="true"]').inner_text():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("region", name=BUILDING)).to_be_visible()
    expect(page).to_have_url(re.compile(r"z=15\.60&center=120\.06400%2C36\.10200"))


def test_reasons_pick_out_uncovered_organizations(page: Page, program: Program) -> None:
    program.open(page, f"/map?asOf={DAY}&tab=uncovered&z=13&center=120.06,36.103")
    rows = page.locator(".map-table tbody tr")
    expect(rows).to_have_count(2)
    reasons = [row.locator("td").inner_text() for row in rows.all()]
    assert reasons[0] != reasons[1]
    name = rows.first.locator("th").inner_text()

    page.get_by_label(reasons[0]).check()

    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(name)
    expect(page).to_have_url(re.compile("reasons=(due|few|none|unknown)"))


def test_layers_are_kept_in_the_address(page: Page, program: Program) -> None:
    program.open(page, "/map")

    page.locator("summary", has_text="图层").click()
    page.get_by_label("联合支部", exact=True).uncheck()

    expect(page).to_have_url(re.compile("layers=towns%2Careas%2Cbuildings%2Corganizations"))
    page.reload()
    settle(page)
    page.locator("summary", has_text="图层").click()
    expect(page.get_by_label("联合支部", exact=True)).not_to_be_checked()


def test_without_a_base_map_the_ground_is_plain_and_says_so(page: Page, program: Program) -> None:
    program.open(page, "/map")

    expect(page.get_by_text("未配置底图")).to_be_visible()


def test_base_map_brings_its_tiles_and_its_approval_number(page: Page, program: Program) -> None:
    asked: list[str] = []
    _offer_tiles(page, asked)

    with page.expect_response("**/fake-tiles/**"):
        program.open(page, f"/map?{AT_BUILDING}")

    for words in WORDS_OF_TILES:
        expect(page.locator(".map-foot")).to_contain_text(words)
    assert asked
    assert all(re.search(r"/fake-tiles/16/\d+/\d+$", url) for url in asked)


def test_print_shows_picture_legend_day_and_approval_number(page: Page, program: Program) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    _offer_tiles(page, [])
    program.open(page, f"/map?asOf={DAY}")

    page.get_by_role("button", name="打印地图").click()
    sheet = page.locator("[data-print]")
    expect(sheet.locator("canvas")).to_be_attached()
    page.emulate_media(media="print")

    expect(sheet).to_contain_text(f"截至 {DAY}")
    expect(sheet).to_contain_text("组织覆盖率")
    for words in WORDS_OF_TILES:
        expect(sheet).to_contain_text(words)
    expect(sheet.locator("canvas")).to_be_visible()


@pytest.mark.parametrize("state", ["", f"?{AT_BUILDING}&tab=uncovered", "?tab=branches"])
def test_axe_finds_nothing(page: Page, program: Program, state: str) -> None:
    program.open(page, f"/map{state}")
    page.evaluate(AXE.read_text(encoding="utf-8"))

    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("size", [(1366, 900), (390, 844)], ids=["desk", "phone"])
def test_pictures_for_people_to_look_at(
    page: Page, program: Program, pictures: Path, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    program.open(page, f"/map?asOf={DAY}&{AT_BUILDING}&tab=buildings")
    _middle(page)
    expect(page.get_by_role("region", name=BUILDING)).to_be_visible()
    settle(page)

    picture = page.screenshot(path=pictures / f"map-{size[0]}.png")

    assert len(picture) > len(TILE)


def _open_at_building(page: Page, program: Program) -> None:
    program.open(page, f"/map?asOf={DAY}&{AT_BUILDING}&tab=buildings&layers=towns,buildings")
    expect(_row(page, BUILDING)).to_be_visible()


def _row(page: Page, name: str) -> Locator:
    return page.get_by_role("row", name=re.compile(name))


def _middle(page: Page, *, hover: bool = False) -> None:
    """Point at the middle of the map, or click there."""
    box = page.locator(".map-frame").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if hover:
        page.mouse.move(x + 40, y + 90)
        page.mouse.move(x, y)
    else:
        page.mouse.click(x, y)


def _step_to(page: Page, said: Locator, sentence: str) -> None:
    """Step through what is in view until this is said; each thing is said once."""
    heard: list[str] = []
    while sentence not in said.inner_text():
        page.keyboard.press("n")
        expect(said).not_to_have_text(heard[-1] if heard else "")
        heard.append(said.inner_text())
        assert len(heard) == len(set(heard)), heard


def _offer_tiles(page: Page, asked: list[str]) -> None:
    """Configure a base map of this test's own and serve its tiles."""

    def with_tiles(route: Route) -> None:
        reply = route.fetch()
        tiles = {
            "id": "fake",
            "name": "示例",
            "kind": "xyz",
            "url": "/fake-tiles/{z}/{x}/{y}",
            "attribution": WORDS_OF_TILES[0],
            "approvalNumber": "示例〔2026〕001号",
            "maxZoom": 18,
            "projection": "EPSG:3857",
        }
        route.fulfill(response=reply, json=reply.json() | {"tiles": [tiles]})

    def tile(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=TILE, content_type="image/png")

    page.route("**/config.json", with_tiles)
    page.route("**/fake-tiles/**", tile)
