"""Cells edited in place: saved, given up, refused by a rule, changed by somebody else meanwhile."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.crowd import (
    BUILDING,
    CROWD,
    FAR,
    cell,
    crowded,
    name_of,
    picture_both,
    signed_in,
)
from tests.browser.program import PASSWORD, Program, settle
from tests.browser.test_access import faults_of
from tests.server import ServerUnderTest

COLUMNS = f"{CROWD}&cols=name,industry,legal,address,building"
EDITOR = ".cell-editor"
DOCUMENTS = Path(__file__).parents[2] / "frontend" / "src" / "gql" / "persisted-documents.json"


@pytest.fixture(scope="module")
def crowd(server: ServerUnderTest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program for these tests; each writes rows of its own."""
    with crowded(server, tmp_path_factory.mktemp("crowd")) as program:
        yield program


@pytest.fixture(scope="module")
def desk(browser: Browser, crowd: Program) -> Iterator[Page]:
    """One page for these tests."""
    with signed_in(browser, crowd) as page:
        yield page


def edit(page: Page, name: str, column: str, text: str) -> None:
    """Type into a cell, from the keyboard."""
    page.locator(cell(page, name, column)).focus()
    page.keyboard.press("F2")
    page.locator(f"{EDITOR} input").fill(text)


def test_cell_is_saved_by_enter_and_taken_back_from_the_toast(desk: Page, crowd: Program) -> None:
    crowd.open(desk, COLUMNS)
    edit(desk, name_of(1), "industry", "软件业")

    desk.keyboard.press("Enter")

    place = desk.locator(cell(desk, name_of(1), "industry"))
    expect(place).to_have_text("软件业")
    expect(place).to_be_focused()
    desk.get_by_role("button", name="撤销", exact=True).click()
    expect(place).to_have_text("批发业")


def test_tab_saves_and_goes_on_and_escape_gives_up(desk: Page, crowd: Program) -> None:
    crowd.open(desk, COLUMNS)
    edit(desk, name_of(2), "industry", "建筑业")

    desk.keyboard.press("Tab")

    expect(desk.locator(cell(desk, name_of(2), "industry"))).to_have_text("建筑业")
    expect(desk.get_by_label("法定代表人")).to_be_focused()
    desk.keyboard.type("钱二")
    desk.keyboard.press("Escape")
    expect(desk.locator(EDITOR)).to_have_count(0)
    expect(desk.locator(cell(desk, name_of(2), "legal"))).to_have_text("—")


def test_history_tells_in_words_what_was_changed(
    desk: Page, crowd: Program, pictures: Path
) -> None:
    crowd.open(desk, COLUMNS)
    edit(desk, name_of(3), "address", "示例大道 3 号")
    desk.keyboard.press("Enter")
    expect(desk.locator(EDITOR)).to_have_count(0)

    desk.get_by_role("link", name=name_of(3), exact=True).click()

    newest = desk.get_by_role("complementary").locator(".history > li").first
    expect(newest).to_contain_text("修改单位")
    expect(newest).to_contain_text("区两新党委")
    expect(newest).to_contain_text("示例路 3 号 → 示例大道 3 号")
    newest.scroll_into_view_if_needed()
    desk.screenshot(path=pictures / "ledger-history-desk.png")
    newest.get_by_role("button", name="撤销这次修改").click()
    expect(desk.locator(cell(desk, name_of(3), "address"))).to_have_text("示例路 3 号")


def test_earlier_history_is_read_page_by_page(desk: Page, crowd: Program) -> None:
    crowd.open(desk, COLUMNS)
    for street in ("甲路", "乙路"):
        edit(desk, name_of(8), "address", street)
        desk.keyboard.press("Enter")
        expect(desk.locator(cell(desk, name_of(8), "address"))).to_have_text(street)
    desk.route("**/graphql", _history_by_ones)
    crowd.open(desk, COLUMNS)
    desk.get_by_role("link", name=name_of(8), exact=True).click()
    told = desk.get_by_role("complementary").locator(".history > li")
    expect(told).to_have_count(1)

    desk.get_by_role("button", name="更早的记录").click()
    expect(told).to_have_count(2)
    desk.get_by_role("button", name="更早的记录").click()

    expect(told).to_have_count(3)
    expect(desk.get_by_role("button", name="更早的记录")).to_have_count(0)
    expect(told.nth(0)).to_contain_text("甲路 → 乙路")
    expect(told.nth(1)).to_contain_text("示例路 8 号 → 甲路")
    expect(told.nth(2)).to_contain_text("导入")
    desk.unroute("**/graphql")


def _history_by_ones(route: Route) -> None:
    """Ask for one event where the screen asks for many."""
    asked = dict(route.request.post_data_json or {})
    text = json.loads(DOCUMENTS.read_text("utf-8"))[asked.pop("documentId")]
    asked["query"] = re.sub(r"history\(first: \d+", "history(first: 1", text)
    route.continue_(post_data=json.dumps(asked))


def test_refusal_of_a_rule_stands_at_the_field_and_the_text_stays(
    desk: Page, crowd: Program, pictures: Path
) -> None:
    crowd.open(desk, COLUMNS)
    edit(desk, FAR[0], "building", "jhds")
    desk.get_by_role("option", name=BUILDING).click()

    desk.keyboard.press("Enter")

    editor = desk.locator(EDITOR)
    expect(editor.get_by_role("alert")).to_contain_text(f"“{BUILDING}”不在“银滩街道”")
    expect(editor.get_by_role("combobox")).to_have_value(BUILDING)
    expect(editor.get_by_role("combobox")).to_have_attribute("aria-invalid", "true")
    desk.screenshot(path=pictures / "ledger-refusal-desk.png")
    assert faults_of(desk) == []
    desk.keyboard.press("Escape")
    expect(desk.locator(cell(desk, FAR[0], "building"))).to_have_text("—")


def test_name_may_not_be_emptied(desk: Page, crowd: Program) -> None:
    crowd.open(desk, COLUMNS)
    edit(desk, name_of(4), "name", "")

    desk.keyboard.press("Enter")

    expect(desk.locator(EDITOR).get_by_role("alert")).to_contain_text("不能为空")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("link", name=name_of(4), exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("place", "choice", "kept"), [(5, "用我的覆盖", "我的"), (6, "用对方的，放弃我的", "对方的")]
)
def test_two_people_in_one_cell_are_shown_both_versions(
    browser: Browser, desk: Page, crowd: Program, place: int, choice: str, kept: str
) -> None:
    name = name_of(place)
    crowd.open(desk, COLUMNS)
    edit(desk, name, "industry", "我的")
    with signed_in(browser, crowd) as other:
        crowd.open(other, COLUMNS)
        edit(other, name, "industry", "对方的")
        other.keyboard.press("Enter")
        expect(other.locator(cell(other, name, "industry"))).to_have_text("对方的")

    desk.keyboard.press("Enter")

    both = desk.locator(EDITOR)
    expect(both).to_contain_text("区两新党委在")
    expect(both.get_by_role("row", name="行业")).to_contain_text("我的对方的")
    both.get_by_role("button", name=choice).click()
    expect(desk.locator(EDITOR)).to_have_count(0)
    expect(desk.locator(cell(desk, name, "industry"))).to_have_text(kept)


def test_session_that_ended_while_typing_keeps_the_text(browser: Browser, crowd: Program) -> None:
    with signed_in(browser, crowd, expects=("401",)) as page:
        crowd.open(page, COLUMNS)
        edit(page, name_of(7), "industry", "还在的文字")
        page.context.clear_cookies()
        page.keyboard.press("Enter")
        again = page.get_by_role("dialog", name="登录")
        again.get_by_label("口令").fill(PASSWORD)
        again.get_by_role("button", name="登录", exact=True).click()
        expect(again).to_have_count(0)

        expect(page.locator(f"{EDITOR} input")).to_have_value("还在的文字")
        page.locator(f"{EDITOR} input").press("Enter")

        expect(page.locator(cell(page, name_of(7), "industry"))).to_have_text("还在的文字")


def test_whole_object_is_edited_in_a_form_with_help_and_a_summary_of_errors(
    desk: Page, crowd: Program, pictures: Path
) -> None:
    crowd.open(desk, COLUMNS)
    desk.get_by_role("link", name=FAR[1], exact=True).click()
    panel = desk.get_by_role("complementary")
    panel.get_by_role("link", name="修改", exact=True).click()
    panel.get_by_role("button", name="“行业代码”").click()
    expect(panel.get_by_text("GB/T 4754—2017")).to_be_visible()
    panel.get_by_label("行业代码", exact=True).fill("99")
    panel.get_by_label("地址", exact=True).fill("银滩路 50 号")

    panel.get_by_role("button", name="保存").click()

    summary = panel.locator("[data-error-summary]")
    expect(summary).to_contain_text("行业代码“99”不正确")
    picture_both(desk, pictures, "ledger-form")
    summary.get_by_role("link").first.click()
    expect(panel.get_by_label("行业代码", exact=True)).to_be_focused()
    panel.get_by_label("行业代码", exact=True).fill("51")

    desk.route("**/graphql", lambda route: route.fulfill(status=503, body=""))
    panel.get_by_label("片区", exact=True).focus()
    expect(panel.get_by_label("名称", exact=True)).not_to_be_in_viewport()
    panel.get_by_role("button", name="保存").click()
    not_saved = panel.get_by_role("alert").filter(has_text="没有保存")
    expect(not_saved).to_be_in_viewport(ratio=1)
    desk.unroute("**/graphql")

    panel.get_by_role("button", name="保存").click()
    expect(desk.locator(cell(desk, FAR[1], "address"))).to_have_text("银滩路 50 号")
    settle(desk)
    expect(panel.get_by_role("heading", name=FAR[1])).to_be_visible()


def test_rule_and_source_of_a_field_are_opened_and_closed_from_the_keyboard(
    desk: Page, crowd: Program, pictures: Path
) -> None:
    crowd.open(desk, COLUMNS)
    desk.get_by_role("link", name=FAR[0], exact=True).click()
    panel = desk.get_by_role("complementary")
    panel.get_by_role("link", name="修改", exact=True).click()
    panel.get_by_label("行业代码", exact=True).focus()

    desk.keyboard.press("Shift+Tab")

    button = panel.get_by_role("button", name="“行业代码”")
    expect(button).to_be_focused()
    desk.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    source = panel.get_by_text("《统计上大中小微型企业划分办法（2017）》")
    expect(source).to_be_visible()
    picture_both(desk, pictures, "ledger-help")
    button.press("Enter")
    expect(source).to_be_hidden()
