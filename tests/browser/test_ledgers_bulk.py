"""Many rows changed in one go: what was refused stays chosen with its reason; undone as a whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.crowd import (
    BUILDING,
    CROWD,
    FAR,
    MANY,
    cell,
    choose_page,
    crowded,
    name_of,
    picture_both,
    signed_in,
)
from tests.browser.program import Program, settle
from tests.server import ServerUnderTest

COLUMNS = f"{CROWD}&cols=name,town,building,industry"


@pytest.fixture(scope="module")
def crowd(server: ServerUnderTest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program for these tests; each leaves what it found."""
    with crowded(server, tmp_path_factory.mktemp("crowd")) as program:
        yield program


@pytest.fixture
def desk(browser: Browser, crowd: Program) -> Iterator[Page]:
    """A page of the district officer."""
    with signed_in(browser, crowd) as page:
        crowd.open(page, COLUMNS)
        yield page


def test_fifty_rows_are_changed_two_refused_and_all_undone(desk: Page, pictures: Path) -> None:
    choose_page(desk)
    desk.get_by_role("button", name="批量修改").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("要改的字段").select_option("楼宇")
    dialog.get_by_role("combobox", name="楼宇").fill("金湖")
    dialog.get_by_role("option", name=BUILDING).click()
    expect(dialog.locator("[data-preview]")).to_have_text("50 行会改变，0 行已经是这样。")
    picture_both(desk, pictures, "ledger-bulk")

    dialog.get_by_role("button", name="修改 50 行").click()

    expect(dialog.get_by_text("已修改 48 行，2 行没有改")).to_be_visible()
    for name in FAR:
        refused = dialog.locator("[data-refused]").filter(has_text=name)
        expect(refused).to_contain_text(f"“{BUILDING}”不在“银滩街道”")
    picture_both(desk, pictures, "ledger-bulk-result")
    expect(desk.locator("[data-selected]")).to_have_attribute("data-selected", "2")
    dialog.get_by_role("button", name="撤销这次批量修改").click()
    expect(dialog).to_have_count(0)
    expect(desk.locator(cell(desk, name_of(1), "building"))).to_have_text("—")
    settle(desk)
    expect(desk.locator('tbody [data-column="building"]').filter(has_text=BUILDING)).to_have_count(
        0
    )


def test_refused_row_leads_to_its_object(desk: Page) -> None:
    desk.get_by_label(f"选中“{FAR[0]}”").check()
    desk.get_by_role("button", name="批量修改").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("要改的字段").select_option("楼宇")
    dialog.get_by_role("combobox", name="楼宇").fill("jhds")
    dialog.get_by_role("option", name=BUILDING).click()
    dialog.get_by_role("button", name="修改 1 行").click()

    dialog.get_by_role("link", name=FAR[0]).click()

    expect(desk.get_by_role("complementary", name=FAR[0])).to_be_visible()


def test_rows_of_several_pages_are_chosen_and_a_range_by_shift(desk: Page, crowd: Program) -> None:
    crowd.open(desk, f"{COLUMNS}&size=20".replace("size=50&", ""))
    boxes = desk.get_by_role("checkbox", name="选中“")
    boxes.nth(0).click()
    boxes.nth(4).click(modifiers=["Shift"])
    expect(desk.locator("[data-selected]")).to_have_attribute("data-selected", "5")
    desk.get_by_role("button", name="下一页").click()
    settle(desk)
    boxes.nth(0).click()

    expect(desk.locator("[data-selected]")).to_have_attribute("data-selected", "6")


def test_whole_journey_goes_by_keyboard_alone(desk: Page, crowd: Program, pictures: Path) -> None:
    crowd.open(desk, f"{COLUMNS},phone")
    desk.locator('[data-cell="0:0"]').focus()
    keys = desk.keyboard
    keys.press("Control+a")
    expect(desk.locator("[data-selected]")).to_have_attribute("data-selected", str(MANY))
    keys.press("Control+a")
    expect(desk.locator("[data-selected]")).to_have_count(0)
    keys.press("Space")
    keys.press("Shift+ArrowDown")
    expect(desk.locator("[data-selected]")).to_have_attribute("data-selected", "2")
    walk(desk, "Shift+Tab", desk.get_by_role("button", name="批量修改"))
    keys.press("Enter")
    dialog = desk.get_by_role("dialog")
    walk(desk, "Tab", dialog.get_by_label("要改的字段"))
    keys.press("End")
    walk(desk, "Shift+Tab", dialog.get_by_label("联系电话", exact=True))
    keys.type("19900001234")
    desk.screenshot(path=pictures / "ledger-bulk-keyboard-desk.png")
    keys.press("Enter")

    expect(dialog.get_by_text("已修改 2 行")).to_be_visible()
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    expect(desk.locator(cell(desk, name_of(1), "phone"))).to_have_text("199****1234")
    expect(desk.locator(cell(desk, name_of(2), "phone"))).to_have_text("199****1234")
    desk.screenshot(path=pictures / "ledger-bulk-keyboard-done-desk.png")


def walk(page: Page, key: str, to: Locator) -> None:
    """Press a key until the focus is there; no more than a patient person would."""
    for _ in range(40):
        if to.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    expect(to).to_be_focused()
