"""Views of a ledger: ready ones whose counts are their rows, named ones on the device, filters."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.program import Program, settle

TOTAL = "[data-total]"


@pytest.mark.parametrize("ledger", ["organizations", "branches"])
def test_count_of_each_ready_view_is_the_number_of_its_rows(
    page: Page, program: Program, ledger: str
) -> None:
    program.open(page, f"/ledgers/{ledger}")
    views = page.get_by_role("navigation", name="视图")
    expect(views.locator("[data-figure-count]")).to_have_count(7)
    counts = [
        link.locator("[data-figure-count]").get_attribute("data-figure-count")
        for link in views.get_by_role("link").all()[1:8]
    ]

    found = []
    for place in range(1, 8):
        views.get_by_role("link").nth(place).click()
        settle(page)
        rows = page.locator(TOTAL)
        expect(rows).to_have_attribute("data-total", counts[place - 1] or "")
        found.append(rows.get_attribute("data-total"))

    assert found == counts


def test_view_is_saved_under_a_name_renamed_and_deleted(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations?kind=SOCIAL_ORGANIZATION&cols=name,town&size=20")
    page.get_by_role("button", name="保存为视图").click()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("请填写名称")).to_be_visible()
    page.get_by_label("名称", exact=True).fill("社会组织一览")
    page.keyboard.press("Enter")
    own = page.get_by_role("link", name="社会组织一览", exact=True)
    expect(own).to_have_attribute("aria-current", "true")

    program.open(page, "/ledgers/organizations")
    own.click()
    expect(page.locator(TOTAL)).to_have_attribute("data-total", "1")
    expect(page.locator("thead th")).to_have_count(3)
    page.get_by_role("button", name="改名或删除").click()
    page.get_by_role("menuitem", name="改名").click()
    page.get_by_role("dialog").get_by_label("名称").fill("只看社会组织")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="只看社会组织", exact=True)).to_be_visible()

    page.get_by_role("button", name="改名或删除").click()
    page.get_by_role("menuitem", name="删除").click()
    expect(page.get_by_role("link", name="只看社会组织", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="保存为视图")).to_be_visible()


def test_less_usual_filters_compare_days_and_answers(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/branches")
    page.get_by_role("button", name="更多条件").click()

    page.get_by_label("建立日期不早于").fill("2026-01-01")
    page.get_by_label("在册").select_option("是")

    expect(page).to_have_url(re.compile(r"foundedFrom=2026-01-01.*isExisting=true"))
    settle(page)
    days = page.locator('[data-column="founded"]').all_inner_texts()
    assert days
    assert all(day >= "2026-01-01" for day in days)


def test_organizations_are_picked_out_by_how_they_are_covered(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations")

    page.get_by_label("组织覆盖").select_option("已覆盖：划片联建")

    expect(page).to_have_url(re.compile("coverage=AREA"))
    settle(page)
    expect(page.locator(TOTAL)).to_have_attribute("data-total", "2")
    expect(page.locator('[data-column="coverage"]')).to_contain_text(["划片联建", "划片联建"])


def test_what_was_searched_for_is_marked(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations?q=yhrj")

    expect(page.locator("tbody th mark")).to_have_text("远航软件")


def test_warning_of_a_row_leads_to_all_that_share_it(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations?figure=BLIND_UNCOVERED&population=ALL")
    row = page.locator("tbody tr").first
    expect(row.locator('[data-column="warnings"]')).to_contain_text(re.compile("未覆盖|应建未建"))
    row.get_by_role("link").first.click()

    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="需要处理")).to_be_visible()
    panel.locator(".warnings a").first.click()

    expect(page).to_have_url(re.compile("figure="))
    settle(page)
    expect(page.locator("tbody tr").first).to_be_visible()


def test_view_of_the_members_keeps_the_town_that_was_chosen(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/members")
    views = page.get_by_role("navigation", name="视图")
    page.get_by_label("镇街").select_option("金湖街道")
    settle(page)

    views.get_by_role("link", name="预备党员", exact=True).click()

    expect(page).to_have_url(re.compile(r"kind=PROBATIONARY&town="))
    settle(page)
    kinds = page.locator('[data-column="kind"]').all_inner_texts()
    assert set(kinds) <= {"预备党员"}
    assert page.locator(TOTAL).get_attribute("data-total") == str(len(kinds))
    views.get_by_role("link", name="全部", exact=True).click()
    settle(page)
    expect(page).to_have_url(re.compile(r"/members\?town="))


def test_printed_ledger_bears_the_day_and_the_district(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/organizations")
    told = page.get_by_text(re.compile(r"^示例经济开发区 · 截至 \d{4}-\d{2}-\d{2}$"))
    expect(told).to_be_hidden()

    page.emulate_media(media="print")

    expect(told).to_be_visible()
