"""Two records of one firm become one, and two again."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.crowd import CROWD, crowded, name_of, picture_both, signed_in
from tests.server import ServerUnderTest

TOTAL = "[data-total]"


def test_two_records_are_compared_merged_and_parted_again(
    browser: Browser, server: ServerUnderTest, tmp_path: Path, pictures: Path
) -> None:
    with crowded(server, tmp_path) as crowd, signed_in(browser, crowd) as page:
        crowd.open(page, CROWD)
        page.get_by_label(f"选中“{name_of(1)}”").check()
        page.get_by_label(f"选中“{name_of(2)}”").check()
        page.get_by_role("button", name="合并这两条").click()
        dialog = page.get_by_role("dialog")
        address = dialog.get_by_role("row", name="地址")
        expect(address).to_contain_text("示例路 1 号")
        address.get_by_label("示例路 2 号").check()
        picture_both(page, pictures, "ledger-merge")

        dialog.get_by_role("button", name="合并", exact=True).click()

        expect(dialog).to_have_count(0)
        expect(page.locator(TOTAL)).to_have_attribute("data-total", "49")
        panel = page.get_by_role("complementary", name=name_of(1))
        expect(panel.get_by_role("definition").get_by_text("示例路 2 号").first).to_be_visible()
        page.get_by_role("button", name="撤销", exact=True).click()
        expect(page.locator(TOTAL)).to_have_attribute("data-total", "50")
        expect(page.get_by_role("link", name=name_of(2), exact=True)).to_be_visible()
