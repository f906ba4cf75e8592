"""Every screen at both widths: axe finds nothing, nothing runs over the edge; pictures are kept.

What opens over or beside a screen is left by Escape, and the focus is where it was before.
"""

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.program import Program, settle

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {
    "dashboard": "/?asOf=2026-06-30",
    "organizations": "/ledgers/organizations",
    "figure": "/ledgers/organizations?figure=F02&population=ENTERPRISE&asOf=2026-06-30",
    "branches": "/ledgers/branches",
    "members": "/ledgers/members",
    "buildings": "/ledgers/buildings",
    "towns": "/ledgers/towns",
    "departments": "/ledgers/departments",
    "import": "/import",
    "account": "/account",
    "missing": "/nowhere",
}
WIDTHS = {"desk": (1366, 900), "phone": (390, 844)}
FIRM = "云帆咨询有限公司"
# What opens a dialog, by the screen that it stands on.
OPENERS = {
    "快捷键": "/ledgers/towns",
    "列": "/ledgers/organizations",
    "保存为视图": "/ledgers/organizations?q=云帆",
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen_has_no_fault_that_axe_can_find(
    page: Page, program: Program, pictures: Path, screen: str, width: str
) -> None:
    _resize(page, width)

    program.open(page, SCREENS[screen])

    page.screenshot(path=pictures / f"{screen}-{width}.png", full_page=True)
    assert faults_of(page) == []
    assert _overflow(page) <= 0


@pytest.mark.parametrize("width", WIDTHS)
def test_opened_object_has_no_fault_that_axe_can_find(
    page: Page, program: Program, pictures: Path, width: str
) -> None:
    _resize(page, width)
    program.open(page, "/ledgers/organizations")

    page.get_by_role("link", name="云帆咨询有限公司", exact=True).click()
    page.get_by_role("heading", name="三条线").wait_for()
    settle(page)

    page.screenshot(path=pictures / f"organization-{width}.png")
    assert faults_of(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_gallery_of_components_has_no_fault_that_axe_can_find(
    blank_page: Page, program: Program, pictures: Path, width: str
) -> None:
    _resize(blank_page, width)

    blank_page.goto(f"{program.address}/gallery")
    blank_page.get_by_role("heading", name="组件一览").wait_for()

    blank_page.screenshot(path=pictures / f"gallery-{width}.png", full_page=True)
    assert faults_of(blank_page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_sign_in_has_no_fault_that_axe_can_find(
    blank_page: Page, program: Program, pictures: Path, width: str
) -> None:
    _resize(blank_page, width)
    blank_page.goto(program.address)
    blank_page.get_by_role("button", name="登录").click()

    blank_page.screenshot(path=pictures / f"sign-in-{width}.png")
    assert faults_of(blank_page) == []


@pytest.mark.parametrize("opener", OPENERS)
def test_dialog_that_is_left_gives_the_focus_back(
    page: Page, program: Program, opener: str
) -> None:
    program.open(page, OPENERS[opener])
    button = page.get_by_role("button", name=opener, exact=True)

    button.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_panel_that_is_left_gives_the_focus_back(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations")
    row = page.get_by_role("link", name=FIRM, exact=True)
    whole = page.get_by_role("complementary", name=FIRM, exact=True)

    row.press("Enter")
    expect(whole).to_be_focused()
    whole.get_by_role("link", name="修改", exact=True).press("Enter")
    expect(page.get_by_role("complementary", name=f"修改：{FIRM}")).to_be_focused()
    page.keyboard.press("Escape")
    expect(whole).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_role("complementary")).to_have_count(0)
    expect(row).to_be_focused()


def _resize(page: Page, width: str) -> None:
    wide, high = WIDTHS[width]
    page.set_viewport_size({"width": wide, "height": high})


def faults_of(page: Page) -> list[str]:
    """Run axe inside the page; the policy forbids script tags, evaluation from outside does not."""
    page.evaluate(_axe())
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def _overflow(page: Page) -> int:
    """Give the pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_escape_closes_the_menu_of_a_phone(page: Page, program: Program) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    program.open(page, "/")
    menu = page.get_by_role("button", name="菜单")
    menu.click()
    expect(page.locator(".rail")).to_have_attribute("data-open", "true")

    page.keyboard.press("Escape")

    expect(page.locator(".rail")).to_have_attribute("data-open", "false")
    expect(menu).to_be_focused()
