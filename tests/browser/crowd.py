"""A made ledger of fifty organizations in two towns, for changes of many rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from backend.organizations.credit_codes import complete_credit_code
from tests.browser.conftest import watched_page
from tests.browser.program import GOLDEN, Program, served, settle
from tests.browser.test_access import faults_of
from tests.fixtures.golden.make import TITLE_DATE, Row, write
from tests.server import ServerUnderTest

HOME = "金湖街道"
AWAY = "银滩街道"
BUILDING = "金湖大厦"
MANY = 50
FAR = ("甲乙贸易第 49 有限公司", "甲乙贸易第 50 有限公司")
INDUSTRY = "批发业"
# A new width is drawn anew in the next frame, perhaps the one after.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
CROWD = "/ledgers/organizations?q=jymy&size=50&sort=NAME"


def name_of(place: int) -> str:
    """Give the name of the made organization at a place, from 1."""
    return f"甲乙贸易第 {place:02} 有限公司"


@contextmanager
def crowded(server: ServerUnderTest, folder: Path) -> Iterator[Program]:
    """Serve the golden district with fifty more organizations, the last two in another town."""
    with served(server, workbooks=(*GOLDEN, _workbook(folder))) as program:
        yield program


@contextmanager
def signed_in(
    browser: Browser, program: Program, *, expects: tuple[str, ...] = ()
) -> Iterator[Page]:
    """Open a page of the district officer in a session of its own."""
    with watched_page(browser, expects=expects) as page:
        program.sign_in(page)
        yield page


def cell(page: Page, name: str, column: str) -> str:
    """Give the selector of a cell of the row with this name."""
    row = page.locator("tbody tr").filter(has=page.get_by_role("link", name=name, exact=True))
    expect(row).to_have_count(1)
    return f'[data-row="{row.get_attribute("data-row")}"] [data-column="{column}"]'


def choose_page(page: Page) -> None:
    """Choose all rows of the page."""
    settle(page)
    page.get_by_label("选中本页").check()
    expect(page.locator("[data-selected]")).to_have_attribute("data-selected", str(MANY))


def picture_both(page: Page, pictures: Path, name: str) -> None:
    """Take the pictures of a state, as a desk and as a phone show it; axe finds no fault."""
    for width, height, place in ((390, 844, "phone"), (1366, 900, "desk")):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(DRAWN)
        settle(page)
        page.screenshot(path=pictures / f"{name}-{place}.png")
        found = faults_of(page)
        assert found == [], (name, place, found)


def _workbook(folder: Path) -> Path:
    towns: list[Row] = [
        {"名称": AWAY, "类型": "街道", "区划代码": "990199002", "集中/分散": "分散"},
    ]
    organizations: list[Row] = [
        {
            "序号": place,
            "企业名称": name_of(place),
            "统一社会信用代码": complete_credit_code(f"91990199MB0000{place:02}"),
            "所属镇街/园区": HOME if place <= MANY - len(FAR) else AWAY,
            "行业主管部门": "区工信局",
            "地址": f"示例路 {place} 号",
            "行业": INDUSTRY,
            "登记状态": "存续",
            "单位类型": "企业",
        }
        for place in range(1, MANY + 1)
    ]
    path = folder / "crowd.xlsx"
    write(
        path,
        {
            "镇街": (f"镇街（{TITLE_DATE}）", towns),
            "企业台账": (f"企业台账（{TITLE_DATE}）", organizations),
        },
    )
    return path
