"""Import of shapes: a zipped Shapefile is checked, looked at, applied, seen and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.crowd import HOME, signed_in
from tests.browser.drawing import MapFrame, areas
from tests.browser.program import GOLDEN, Program, served, settle
from tests.browser.test_access import faults_of
from tests.geometries.files import CGCS2000_PRJ, shapefile_parts, square, zipped
from tests.server import ServerUnderTest

GOOD, CROSSED = "东园片区", "交叉片区"
WEST, SOUTH, SIDE = 120.05, 36.09, 0.02
CROSSING = [
    [120.08, 36.09],
    [120.09, 36.10],
    [120.09, 36.09],
    [120.08, 36.10],
    [120.08, 36.09],
]
PLACE = "在 (120.085, 36.095) 处边线自相交"


@pytest.fixture(scope="module")
def office(server: ServerUnderTest) -> Iterator[Program]:
    """One program for these tests; each imports areas and takes them back."""
    with served(server, workbooks=GOLDEN) as program:
        yield program


@pytest.fixture(scope="module")
def desk(browser: Browser, office: Program) -> Iterator[Page]:
    """One page of the district officer for these tests."""
    with signed_in(browser, office) as page:
        yield page


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A zipped Shapefile with a good area and one whose line crosses itself."""
    parts = shapefile_parts(
        [
            ({"NAME": GOOD, "TOWN": HOME}, [square(WEST, SOUTH, SIDE)[::-1]]),
            ({"NAME": CROSSED, "TOWN": HOME}, [CROSSING]),
        ]
    )
    path = tmp_path / "片区.zip"
    path.write_bytes(zipped({**parts, ".prj": CGCS2000_PRJ}))
    return path


def upload(page: Page, program: Program, file: Path) -> None:
    """Have a file of areas checked."""
    program.open(page, "/geometries")
    page.get_by_label("文件", exact=True).set_input_files(file)
    expect(page.get_by_role("button", name="上传并检查")).to_be_disabled()
    page.get_by_label("坐标系", exact=True).select_option("CGCS2000")
    page.get_by_role("button", name="上传并检查").click()
    expect(page.get_by_role("heading", name=file.name)).to_be_visible()
    settle(page)


def row(page: Page, name: str) -> Locator:
    """Give the row of a shape."""
    return page.locator("tbody tr").filter(has=page.get_by_role("button", name=name))


def test_shapefile_is_checked_applied_seen_and_undone(
    desk: Page, office: Program, archive: Path, pictures: Path
) -> None:
    upload(desk, office, archive)
    expect(row(desk, GOOD)).to_contain_text("新增")
    expect(row(desk, CROSSED)).to_contain_text("退回")
    expect(row(desk, CROSSED)).to_contain_text(PLACE)
    desk.screenshot(path=pictures / "geometries-preview-desk.png")
    assert faults_of(desk) == []

    desk.get_by_label("全部写入，或一行也不写").check()
    expect(desk.get_by_text("有 1 个不能写入。")).to_be_visible()
    expect(desk.get_by_role("button", name="写入 1 个图形")).to_be_disabled()
    desk.get_by_label("只写合格的行").check()
    desk.get_by_role("button", name="写入 1 个图形").click()

    expect(desk.get_by_text("已写入：新增 1 个，更改 0 个。")).to_be_visible()
    report = desk.url
    assert set(areas(desk)) == {GOOD}
    office.open(desk, "/map?tab=areas")
    expect(desk.get_by_role("link", name=GOOD)).to_be_visible()
    desk.goto(report)
    desk.get_by_role("button", name="撤销这次导入").click()
    desk.get_by_role("dialog").get_by_role("button", name="撤销这次导入").click()
    expect(desk.get_by_text("这次导入已撤销。")).to_be_visible()
    assert areas(desk) == {}
    office.open(desk, "/geometries")
    expect(desk.get_by_role("row", name=archive.name).first).to_contain_text("已撤销")


def test_shape_is_chosen_on_the_map_and_in_the_table(
    desk: Page, office: Program, archive: Path
) -> None:
    upload(desk, office, archive)
    row(desk, GOOD).get_by_role("button").click()
    expect(row(desk, GOOD)).to_have_attribute("aria-selected", "true")
    row(desk, GOOD).get_by_role("button").click()
    expect(row(desk, GOOD)).not_to_have_attribute("aria-selected", "true")

    # The chosen shape fills the map, so that its middle is the middle of the map.
    MapFrame.of(desk).click((0, 0))

    expect(row(desk, GOOD)).to_have_attribute("aria-selected", "true")


def test_outcomes_narrow_the_table(desk: Page, office: Program, archive: Path) -> None:
    upload(desk, office, archive)

    desk.get_by_role("button", name="退回 1").click()

    expect(row(desk, CROSSED)).to_be_visible()
    expect(row(desk, GOOD)).to_have_count(0)


def test_file_without_a_name_offers_its_fields(
    browser: Browser, office: Program, tmp_path: Path
) -> None:
    parts = shapefile_parts([({"SIGN": GOOD, "TOWN": HOME}, [square(WEST, SOUTH, SIDE)[::-1]])])
    path = tmp_path / "无名.zip"
    path.write_bytes(zipped(parts))
    with signed_in(browser, office, expects=("422",)) as page:
        office.open(page, "/geometries")
        page.get_by_label("文件", exact=True).set_input_files(path)
        page.get_by_label("坐标系", exact=True).select_option("WGS84")
        page.get_by_role("button", name="上传并检查").click()
        expect(page.get_by_role("alert")).to_contain_text("没有找到名称字段")

        page.get_by_label("名称字段").select_option("SIGN")
        page.get_by_role("button", name="上传并检查").click()

        expect(row(page, GOOD)).to_contain_text("新增")


@pytest.mark.parametrize("size", [(1366, 900), (390, 844)], ids=["desk", "phone"])
def test_screen_has_no_fault_that_axe_can_find(
    desk: Page, office: Program, archive: Path, pictures: Path, size: tuple[int, int]
) -> None:
    desk.set_viewport_size({"width": size[0], "height": size[1]})
    office.open(desk, "/geometries")
    desk.screenshot(path=pictures / f"geometries-{size[0]}.png", full_page=True)
    assert faults_of(desk) == []

    upload(desk, office, archive)
    desk.screenshot(path=pictures / f"geometries-report-{size[0]}.png")

    assert faults_of(desk) == []
    desk.set_viewport_size({"width": 1366, "height": 900})
