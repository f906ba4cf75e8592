"""Which columns a ledger shows: chosen by keyboard, kept on the device, told by the address."""

import re
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.crowd import picture_both
from tests.browser.program import Program, settle


def headings(page: Page) -> list[str]:
    """Give the headings of the sheet without the box that chooses the page."""
    return page.locator("thead th:not(.cell-box)").all_inner_texts()


def test_columns_are_chosen_and_moved_by_keyboard(
    page: Page, program: Program, pictures: Path
) -> None:
    program.open(page, "/ledgers/departments")
    assert headings(page) == ["名称", "简称", "类别", "两新组织"]
    page.get_by_role("button", name="列", exact=True).press("Enter")

    page.get_by_label("简称", exact=True).press("Space")
    page.get_by_label("两新组织", exact=True).press("ArrowUp")

    expect(page).to_have_url(re.compile(r"cols=name%2Corganizations%2Ckind"))
    assert headings(page) == ["名称", "两新组织", "类别"]
    picture_both(page, pictures, "ledger-columns")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_columns_stay_on_the_device_and_the_address_wins(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/towns")
    page.get_by_role("button", name="列", exact=True).click()
    page.get_by_label("区划代码", exact=True).uncheck()
    page.keyboard.press("Escape")

    program.open(page, "/ledgers/towns")
    assert headings(page) == ["名称", "类型", "集中/分散", "两新组织", "党组织"]
    program.open(page, "/ledgers/towns?cols=name,code")
    assert headings(page) == ["名称", "区划代码"]

    program.open(page, "/ledgers/towns")
    page.get_by_role("button", name="列", exact=True).click()
    page.get_by_role("button", name="恢复默认列").click()
    expect(page.locator("thead th:not(.cell-box)")).to_have_count(6)


def test_export_holds_the_chosen_columns_in_their_order(
    page: Page, program: Program, tmp_path: Path
) -> None:
    chosen = "cols=name,coverage,warnings,address"
    program.open(page, f"/ledgers/organizations?{chosen}&isOperating=true&q=chenguang")
    shown = page.locator("tbody tr th a").all_inner_texts()

    with page.expect_download() as download:
        page.get_by_role("button", name="导出企业台账").click()
    download.value.save_as(tmp_path / "out.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    _, heading, *rows = sheet.iter_rows(values_only=True)
    assert heading == (
        "企业名称",
        "现有覆盖",
        "地址",
        "统一社会信用代码",
        "所属镇街/园区",
        "行标识",
    )
    assert shown == ["晨光机械制造有限公司"]
    assert [row[:2] for row in rows] == [(shown[0], "单独组建：中共晨光机械制造有限公司支部委员会")]


def test_tight_rows_are_lower(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/buildings")
    before = page.locator("tbody tr").first.bounding_box()
    page.get_by_role("button", name="列", exact=True).click()

    page.get_by_text("紧凑").click()

    after = page.locator("tbody tr").first.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] < before["height"]


def test_first_column_and_heading_stay_in_sight(page: Page, program: Program) -> None:
    page.set_viewport_size({"width": 1000, "height": 420})
    every = "name,code,kind,town,department,check,coverage,industry,size,address,legal,contact"
    program.open(page, f"/ledgers/organizations?cols={every}")
    frame = page.locator(".grid-frame")
    name = page.locator("tbody tr th").first
    left = name.bounding_box()

    frame.evaluate("frame => frame.scrollTo(600, 0)")

    moved = name.bounding_box()
    assert left is not None
    assert moved is not None
    assert moved["x"] == left["x"]
    frame.evaluate("frame => frame.scrollTo(0, 200)")
    top = page.locator("thead th").nth(1).bounding_box()
    place = frame.bounding_box()
    assert top is not None
    assert place is not None
    assert abs(top["y"] - place["y"]) < 3


def test_arrows_move_through_the_sheet_and_choose_rows(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations?sort=NAME")
    page.locator('[data-cell="0:0"]').focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator('[data-cell="1:1"]')).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")

    expect(page.locator("[data-selected]")).to_have_attribute("data-selected", "3")
    expect(page.locator('tbody tr[aria-selected="true"]')).to_have_count(3)
    page.keyboard.press("Control+a")
    expect(page.locator("[data-selected]")).to_have_attribute("data-selected", "12")
    page.get_by_role("button", name="取消选择").click()
    expect(page.locator("[data-selected]")).to_have_count(0)


def test_enter_on_a_name_opens_the_object(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations?sort=NAME")
    page.locator('[data-cell="0:0"]').focus()

    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("open="))
    settle(page)
    expect(page.get_by_role("heading", name="三条线")).to_be_visible()
