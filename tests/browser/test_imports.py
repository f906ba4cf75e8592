"""Importing a workbook with faults: row results, the good rows, the refused ones, the undoing."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from backend.organizations.credit_codes import is_credit_code
from tests.browser.program import GOLDEN_FOLDER, Program, settle

HEADINGS_ROW = 2
LONG_MS = 60_000
# By how much the list of imports is wider than its place.
BEYOND = """
() => {
  const { scrollWidth, clientWidth } = document.querySelector('.table-frame');
  return scrollWidth - clientWidth;
}
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """企业台账 with a wrong check digit, an unknown town, a changed address, a strange column."""
    book = openpyxl.load_workbook(GOLDEN_FOLDER / "2-ledgers.xlsx")
    for name in book.sheetnames:
        if name != "企业台账":
            del book[name]
    sheet = book["企业台账"]
    columns = {cell.value: place for place, cell in enumerate(sheet[HEADINGS_ROW], start=1)}
    sheet.cell(3, columns["统一社会信用代码"]).value = "91990199MA0000015C"
    sheet.cell(4, columns["所属镇街/园区"]).value = "不存在镇"
    sheet.cell(5, columns["地址"]).value = "金湖街道示例路88号"
    sheet.cell(HEADINGS_ROW, sheet.max_column + 1).value = "内部备注"
    path = tmp_path / "企业台账.xlsx"
    book.save(path)
    return path


def test_faulty_workbook_is_checked_applied_in_part_and_undone(
    blank_page: Page, own_program: Program, faulty: Path, pictures: Path
) -> None:
    page = blank_page
    own_program.sign_in(page)
    _upload(page, own_program, faulty)

    expect(page.get_by_text("内部备注")).to_be_visible()
    expect(page.get_by_role("button", name="退回 2")).to_be_visible()
    refused = page.get_by_role("row", name="晨光机械制造有限公司")
    expect(refused).to_contain_text("企业台账 第 3 行")
    expect(refused).to_contain_text("统一社会信用代码")
    expect(refused).to_contain_text("第 18 位校验码不符")
    expect(page.get_by_role("row", name="远航软件有限公司")).to_contain_text("“不存在镇”不在册")
    page.screenshot(path=pictures / "import-report-desk.png", full_page=True)

    page.get_by_role("button", name="更改").click()
    expect(page.get_by_role("row", name="青禾食品有限公司")).to_be_visible()

    page.get_by_label("全部写入，或一行也不写").check()
    expect(page.get_by_role("button", name=re.compile("^写入 "))).to_be_disabled()
    page.get_by_label("只写合格的行").check()
    page.get_by_role("button", name=re.compile("^写入 ")).click()
    expect(page.get_by_text("已写入：")).to_be_visible(timeout=LONG_MS)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载退回的行").click()
    assert download.value.suggested_filename == "企业台账-未写入的行.xlsx"

    page.get_by_role("button", name="撤销这次导入").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销这次导入").click()
    expect(page.get_by_text("这次导入已撤销。")).to_be_visible(timeout=LONG_MS)

    own_program.open(page, "/import")
    row = page.get_by_role("row", name="企业台账.xlsx")
    expect(row).to_contain_text("已撤销")

    _upload(page, own_program, faulty.rename(faulty.with_name(f"{'x' * 200}.xlsx")))
    own_program.open(page, "/import")
    expect(page.get_by_role("row", name="x" * 200)).to_be_visible()
    assert page.evaluate(BEYOND) == 0


def test_conflict_shows_the_value_here_and_the_value_in_the_file(
    page: Page, program: Program, faulty: Path
) -> None:
    _upload(page, program, faulty)

    page.get_by_role("button", name="冲突").click()

    row = page.get_by_role("row", name="云帆咨询有限公司")
    expect(row.get_by_text("台账中").first).to_be_visible()
    expect(row.get_by_text("文件中").first).to_be_visible()


def test_file_that_is_no_workbook_is_refused_with_a_remedy(
    blank_page: Page, program: Program, tmp_path: Path
) -> None:
    program.sign_in(blank_page)
    program.open(blank_page, "/import")
    disguised = tmp_path / "台账.xlsx"
    disguised.write_bytes(b"%PDF-1.7\nnot a workbook")

    blank_page.locator('input[type="file"]').set_input_files(disguised)
    blank_page.get_by_role("button", name="上传并检查").click()

    expect(blank_page.get_by_role("alert")).to_be_visible()
    expect(blank_page).to_have_url(re.compile(r"/import$"))


def test_template_is_saved_under_its_chinese_name(page: Page, program: Program) -> None:
    program.open(page, "/import")

    with page.expect_download() as download:
        page.get_by_role("button", name="企业台账", exact=True).click()

    assert download.value.suggested_filename == "企业台账-模板.xlsx"


def test_ledger_is_exported_to_a_workbook(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/branches")

    with page.expect_download() as download:
        page.get_by_role("button", name="导出党组织名册").click()

    assert re.fullmatch(r"党组织名册-\d{4}-\d{2}-\d{2}\.xlsx", download.value.suggested_filename)


def test_export_of_a_figure_holds_exactly_its_rows(
    page: Page, program: Program, tmp_path: Path
) -> None:
    program.open(page, "/ledgers/organizations?figure=F02&population=ENTERPRISE&asOf=2026-06-30")

    with page.expect_download() as download:
        page.get_by_role("button", name="导出企业台账").click()
    download.value.save_as(tmp_path / "out.xlsx")

    cells = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows(values_only=True)
    codes = [cell for row in cells for cell in row if is_credit_code(str(cell))]
    assert len(codes) == len(set(codes)) == 7


def _upload(page: Page, program: Program, workbook: Path) -> None:
    program.open(page, "/import")
    page.locator('input[type="file"]').set_input_files(workbook)
    page.get_by_role("button", name="上传并检查").click()
    expect(page.get_by_role("heading", name="写入台账")).to_be_visible(timeout=LONG_MS)
    settle(page)
