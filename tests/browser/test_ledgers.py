"""The ledgers: search, filters, order, pages, the whole object, all of it in the address."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.program import Program, settle

LEDGERS = {
    "organizations": ("两新组织", 12),
    "branches": ("党组织", 8),
    "buildings": ("楼宇", 1),
    "villages": ("村（社区）", 0),
    "areas": ("片区", 0),
    "shops": ("店铺", 0),
    "towns": ("镇街", 1),
    "departments": ("部门", 3),
}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_ledger_shows_its_rows_and_their_total(page: Page, program: Program, ledger: str) -> None:
    title, total = LEDGERS[ledger]

    program.open(page, f"/ledgers/{ledger}")

    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", str(total))
    expect(page.locator("tbody tr")).to_have_count(total)


@pytest.mark.parametrize("asked", ["远航", "yuanhang", "yhrj", "91990199MA00000236"])
def test_organization_is_found_by_name_pinyin_initials_and_code(
    page: Page, program: Program, asked: str
) -> None:
    program.open(page, "/ledgers/organizations")

    page.get_by_label("搜索").fill(asked)

    expect(page.locator("[data-total]")).to_have_attribute("data-total", "1")
    expect(page.get_by_role("link", name="远航软件有限公司", exact=True)).to_be_visible()


def test_filter_goes_to_the_address_and_a_chip_takes_it_back(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations")

    page.get_by_label("类型").select_option("社会组织")

    expect(page).to_have_url(re.compile(r"kind=SOCIAL_ORGANIZATION"))
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "1")
    page.get_by_role("button", name="去掉条件：类型：社会组织").click()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "12")


def test_order_by_name_turns_round_on_the_second_click(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations?sort=NAME")
    first = page.locator("tbody tr th a").first.inner_text()

    page.get_by_role("button", name="名称").click()

    expect(page).to_have_url(re.compile(r"sort=-NAME"))
    expect(page.locator("tbody tr th a").last).to_have_text(first)


def test_pages_lead_forward_and_back_without_losing_a_row(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations?size=20")
    everyone = page.locator("tbody tr th a").all_inner_texts()
    page.route("**/graphql", _by_fives)
    program.open(page, "/ledgers/organizations?size=20&q=")
    seen = page.locator("tbody tr th a").all_inner_texts()

    while page.get_by_role("button", name="下一页").is_enabled():
        page.get_by_role("button", name="下一页").click()
        expect(page.locator("tbody tr th a").first).not_to_have_text(seen[-5])
        settle(page)
        seen += page.locator("tbody tr th a").all_inner_texts()

    assert seen == everyone
    page.get_by_role("button", name="上一页").click()
    expect(page.locator("tbody tr th a").first).to_have_text(everyone[5])


def _by_fives(route: Route) -> None:
    """Ask for five rows where the screen asks for twenty: the golden district is small."""
    body = route.request.post_data or ""
    route.continue_(
        post_data=body.replace('"first":20', '"first":5').replace('"last":20', '"last":5')
    )


def test_busy_server_is_asked_again_until_it_answers(page: Page, program: Program) -> None:
    turned_away: list[str] = []

    def busy_twice(route: Route) -> None:
        is_question = '"operationName":"Organizations"' in (route.request.post_data or "")
        if is_question and len(turned_away) < 2:
            turned_away.append(route.request.url)
            route.fulfill(
                status=503,
                headers={"retry-after": "1"},
                json={"code": "BUSY", "message": "系统繁忙。", "remedy": "请稍后重试。"},
            )
        else:
            route.continue_()

    page.route("**/graphql", busy_twice)

    program.open(page, "/ledgers/organizations")

    expect(page.locator("tbody tr")).to_have_count(12)
    assert len(turned_away) == 2
    expect(page.get_by_role("status").filter(has_text="正在自动重试")).to_have_count(0)


def test_row_opens_the_whole_object_beside_the_list(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations")

    page.get_by_role("link", name="晨光机械制造有限公司", exact=True).click()

    panel = page.get_by_role("complementary", name="晨光机械制造有限公司")
    expect(panel.get_by_role("heading", name="三条线")).to_be_visible()
    expect(panel.get_by_text("区两新组织党委")).to_be_visible()
    expect(panel.get_by_role("link", name="区工业和信息化局")).to_be_visible()
    expect(panel.get_by_role("link", name="金湖街道")).to_be_visible()
    expect(panel.get_by_role("link", name="中共晨光机械制造有限公司支部委员会")).to_be_visible()
    expect(panel.get_by_text("2024-03-10 起").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"open="))


def test_escape_closes_the_panel(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/branches")
    page.get_by_role("link", name="中共金湖大厦联合支部委员会", exact=True).click()
    panel = page.get_by_role("complementary", name="中共金湖大厦联合支部委员会")
    expect(panel.get_by_text("2026-05-20 起").first).to_be_visible()

    page.keyboard.press("Escape")

    expect(panel).to_have_count(0)


def test_members_of_the_district_are_asked_for_one_town_at_a_time(
    page: Page, program: Program
) -> None:
    program.open(page, "/ledgers/members")
    expect(page.get_by_text("请先选一个镇街")).to_be_visible()

    page.get_by_label("镇街").select_option("金湖街道")

    expect(page.locator("[data-total]")).to_have_attribute("data-total", "25")
    expect(page.locator("body")).not_to_contain_text(re.compile(r"9901\d{13}[\dX]"))


def test_search_for_a_person_needs_a_purpose(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/members")
    page.get_by_label("镇街").select_option("金湖街道")
    settle(page)

    page.get_by_label("搜索").fill("wang")
    expect(page.get_by_text("请填写查找事由")).to_be_visible()
    page.get_by_label("查找事由").fill("核对党组织名册")

    expect(page.locator("[data-total]")).to_be_visible()


def test_unknown_address_says_so_and_leads_home(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/nothing")

    expect(page.get_by_text("没有这个页面")).to_be_visible()
