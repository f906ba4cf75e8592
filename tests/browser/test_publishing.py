"""Publishing figures, and the page on which the public reads them without a session."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.conftest import watched_page
from tests.browser.program import GOLDEN, Program, served, settle
from tests.browser.test_access import WIDTHS, faults_of
from tests.server import ServerUnderTest

DAY = "2026-06-30"
FIRM = '{ organizations(search: "晨光机械", first: 1) { nodes { id } } }'
CHECK = """mutation ($input: RecordOperatingCheckInput!) {
  recordOperatingCheck(input: $input) { problems { code } }
}"""
BEFORE = "2026-06-14"


@pytest.fixture(scope="module")
def office(server: ServerUnderTest) -> Iterator[Program]:
    """A golden district of this module's own: what is published stays."""
    with served(server, workbooks=GOLDEN) as program:
        yield program


@pytest.fixture(scope="module")
def officer_here(browser: Browser, office: Program) -> StorageState:
    """The cookies of its officer."""
    with watched_page(browser) as page:
        office.sign_in(page)
        return page.context.storage_state()


@pytest.fixture
def desk(browser: Browser, officer_here: StorageState) -> Iterator[Page]:
    """A page of its officer."""
    with watched_page(browser, officer_here) as page:
        yield page


def overflow(page: Page) -> int:
    """Measure how far the page runs over the edge."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def look(page: Page, name: str, width: str) -> None:
    """Keep a picture and see that axe finds nothing and nothing runs over the edge."""
    page.screenshot(path=f"tests/browser/pictures/{name}-{width}.png", full_page=True)
    assert faults_of(page) == []
    assert overflow(page) <= 0


def publish(page: Page, office: Program, day: str, note: str) -> None:
    """Publish the whole district's figures of a day."""
    office.open(page, f"/publish?asOf={day}")
    page.get_by_label(re.compile("对外显示")).fill(note)
    page.get_by_role("button", name=re.compile("^发布")).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^发布")).click()
    expect(page.get_by_text("已发布：示例经济开发区")).to_be_visible()


def test_publishing_from_the_first_figure_to_its_withdrawal(
    browser: Browser, office: Program, desk: Page
) -> None:
    with watched_page(browser) as stranger:
        office.open(stranger, "/public")
        expect(stranger.get_by_label("登录名")).to_be_visible()

    office.open(desk, "/public")
    expect(desk.get_by_text("还没有发布数据")).to_be_visible()
    office.open(desk, f"/?asOf={BEFORE}")
    desk.get_by_role("main").get_by_role("link", name="发布数据").click()
    expect(desk.get_by_text("此前没有发布过")).to_be_visible()
    for width, (wide, tall) in WIDTHS.items():
        desk.set_viewport_size({"width": wide, "height": tall})
        look(desk, "publishing", width)
    desk.set_viewport_size({"width": 1366, "height": 900})
    preview = desk.get_by_role("table", name=f"示例经济开发区 {BEFORE} 的数字")
    expect(preview.locator('[data-code="F06"]')).to_contain_text("80.0%")
    expect(preview.locator('[data-code="F06_DUE"]')).to_contain_text("隐去")
    publish(desk, office, BEFORE, "六月中")

    office.open(desk, f"/publish?asOf={DAY}")
    expect(desk.locator("[data-changes]")).to_contain_text(f"与上次发布（{BEFORE} 第 1 版）有")
    changed = desk.get_by_role("table", name=f"示例经济开发区 {DAY} 的数字")
    expect(changed.locator('[data-code="F06"]')).to_contain_text("原为 80.0% −10.0 个百分点")
    publish(desk, office, DAY, "半年公布")

    with watched_page(browser) as stranger:
        office.open(stranger, "/")
        stranger.get_by_role("link", name="公开数据").click()
        settle(stranger)
        expect(stranger.locator('[data-figure="F06"]')).to_have_text("70.0%")
        expect(stranger.get_by_text("半年公布").first).to_be_visible()
        chart = stranger.get_by_role("img", name=re.compile("^组织覆盖率"))
        expect(chart).to_have_accessible_name(f"组织覆盖率：{DAY} 70.0%")
        stranger.get_by_label("统计日期").select_option(BEFORE)
        settle(stranger)
        expect(stranger.locator('[data-figure="F06"]')).to_have_text("80.0%")
        assert stranger.get_by_role("link", name=re.compile("党员")).count() == 0
        for width, (wide, tall) in WIDTHS.items():
            stranger.set_viewport_size({"width": wide, "height": tall})
            look(stranger, "public", width)

    office.open(desk, f"/publish?asOf={DAY}")
    listed = desk.get_by_role("row", name=DAY)
    listed.get_by_role("button", name="撤回").click()
    sheet = desk.get_by_role("dialog", name="撤回发布")
    sheet.get_by_role("button", name="撤回").click()
    expect(sheet.get_by_text("请写明撤回原因。")).to_be_visible()
    sheet.get_by_label("撤回原因").fill("统计口径有误")
    sheet.get_by_role("button", name="撤回").click()
    expect(desk.get_by_text("已撤回。", exact=True)).to_be_visible()
    expect(desk.get_by_role("row", name=DAY)).to_contain_text("统计口径有误")

    with watched_page(browser) as stranger:
        office.open(stranger, "/public")
        expect(stranger.locator('[data-figure="F06"]')).to_have_text("80.0%")
        history = stranger.get_by_role("table", name="公布记录")
        expect(history.get_by_role("row", name=DAY)).to_contain_text("统计口径有误")


def test_correction_says_why_and_stands_beside_what_was_published(
    browser: Browser, office: Program, desk: Page
) -> None:
    day = "2025-12-31"
    publish(desk, office, day, "上年")
    office.open(desk, f"/?asOf={day}")
    expect(desk.get_by_text(f"{day} 的数字已对外发布（第 1 版")).to_be_visible()
    expect(desk.get_by_text("与今天重算的相同。")).to_be_visible()

    office.open(desk, f"/publish?asOf={day}")
    expect(desk.get_by_text("再次发布即为更正")).to_be_visible()
    desk.get_by_role("button", name="发布更正").click()
    expect(desk.get_by_text("更正须写明原因。")).to_be_visible()
    publish(desk, office, day, "补登一家")

    expect(desk.get_by_role("row", name=f"{day} 示例经济开发区 第 1 版")).to_contain_text(
        "已由第 2 版更正"
    )
    with watched_page(browser) as stranger:
        office.open(stranger, f"/public?asOf={day}")
        expect(stranger.get_by_text("第 2 版，更正此前的公布")).to_be_visible()


def test_note_of_a_publication_survives_a_reload(office: Program, desk: Page) -> None:
    office.open(desk, "/publish?asOf=2026-05-31")
    desk.get_by_label("说明（对外显示）").fill("写到一半")

    desk.reload()
    settle(desk)

    expect(desk.locator("[data-draft-restored]")).to_be_visible()
    expect(desk.get_by_label("说明（对外显示）")).to_have_value("写到一半")
    desk.get_by_role("button", name="放弃草稿").click()


def test_dashboard_tells_where_today_differs_from_what_was_published(
    office: Program, desk: Page
) -> None:
    publish(desk, office, "2026-06-20", "六月二十日")
    found = asked(desk, office, FIRM)["organizations"]["nodes"][0]
    check = {
        "organizationId": found["id"],
        "finding": "SHELL",
        "checkedOn": "2026-06-18",
        "evidence": "现场无人办公",
    }

    assert asked(desk, office, CHECK, input=check)["recordOperatingCheck"]["problems"] == []
    office.open(desk, "/?asOf=2026-06-20")

    note = desk.locator(".notice", has_text="2026-06-20 的数字已对外发布")
    expect(note).to_contain_text("组织覆盖率（企业）：发布 70.0%，现为 66.7%")
    note.get_by_role("link", name="核对并发布更正").click()
    settle(desk)
    expect(desk.locator("[data-changes]")).to_contain_text("已发布的值不会改动")


def asked(page: Page, office: Program, query: str, **variables: Any) -> Any:
    """Ask as the officer, beside the page."""
    reply = page.request.post(
        f"{office.address}/graphql",
        data={"query": query, "variables": variables},
        headers={"X-Liangxin-Request": "1"},
    )
    return reply.json()["data"]
