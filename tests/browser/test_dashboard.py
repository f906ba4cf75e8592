"""The dashboard: the golden figures, and every number leads to exactly the rows behind it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.program import Program, settle
from tests.fixtures.golden.make import EXPECTED

LAST_DAY = "/?asOf=2026-06-30"
CARDS = ("F01", "F02", "F03", "F04", "F05", "F06")


@pytest.mark.parametrize("day", EXPECTED, ids=str)
def test_golden_figures_stand_on_the_dashboard(page: Page, program: Program, day: object) -> None:
    f01, f03, f04, f05, f02, rate, with_social, if_excluded = EXPECTED[day]  # type: ignore[index]

    program.open(page, f"/?asOf={day}")

    shown = {code: page.locator(f'[data-figure="{code}"]').inner_text() for code in CARDS}
    counts = {"F01": f01, "F02": f02, "F03": f03, "F04": f04, "F05": f05}
    assert shown == {code: str(count) for code, count in counts.items()} | {"F06": f"{rate}%"}
    rates = page.get_by_role("table", name="各项比率")
    expect(rates.get_by_role("row", name="组织覆盖率").first).to_contain_text(f"{with_social}%")
    expect(rates.get_by_role("row", name="计入剔除单位")).to_contain_text(f"{if_excluded}%")


@pytest.mark.parametrize("code", CARDS)
def test_click_on_a_figure_leads_to_a_ledger_with_that_total(
    page: Page, program: Program, code: str
) -> None:
    program.open(page, LAST_DAY)
    link = page.locator(f'[data-figure="{code}"]')
    counted = 7 if code == "F06" else int(link.inner_text())

    link.click()

    expect(page.get_by_text("按指标筛选")).to_be_visible()
    expect(page.locator("[data-figure-count]")).to_have_attribute("data-figure-count", str(counted))
    expect(page.locator("[data-total]")).to_have_attribute("data-total", str(counted))
    settle(page)
    expect(page.locator("tbody tr")).to_have_count(counted)


def test_every_number_of_the_dashboard_equals_the_total_of_its_ledger(
    page: Page, program: Program
) -> None:
    program.open(page, LAST_DAY)
    links = page.locator('a[href*="figure="]')
    numbers = {
        str(link.get_attribute("href")): link.inner_text()
        for link in links.all()
        if re.fullmatch(r"\d+", link.inner_text())
    }
    assert len(numbers) > 50

    wrong = {
        address: (number, total)
        for address, number in numbers.items()
        if (total := _total(page, program, address)) != number
    }

    assert wrong == {}


def _total(page: Page, program: Program, address: str) -> str | None:
    program.open(page, address)
    return page.locator("[data-total]").get_attribute("data-total")


def test_partition_adds_up_to_the_operating_enterprises(page: Page, program: Program) -> None:
    program.open(page, LAST_DAY)

    table = page.get_by_role("table", name="年报分布")
    cells = [int(cell) for cell in table.locator("tbody tr td:nth-child(2)").all_inner_texts()]

    assert cells == [10, 2, 5, 1, 1, 1]
    assert cells[0] == sum(cells[1:])


def test_change_between_two_days_names_who_came_and_why(page: Page, program: Program) -> None:
    program.open(page, f"{LAST_DAY}&from=2026-06-14")

    change = page.get_by_role("region", name="为什么变了")
    expect(change).to_contain_text("80.0%")
    expect(change).to_contain_text("−10.0 个百分点")
    expect(change.get_by_role("link", name="云帆咨询有限公司")).to_be_visible()
    expect(change.get_by_text("退出党组织")).to_be_visible()


def test_town_narrows_every_figure_and_stays_in_the_address(page: Page, program: Program) -> None:
    program.open(page, LAST_DAY)

    page.get_by_label("镇街", exact=True).select_option("金湖街道")

    settle(page)
    expect(page).to_have_url(re.compile(r"town="))
    expect(page.locator('[data-figure="F02"]')).to_have_text("7")
    page.locator('[data-figure="F02"]').click()
    expect(page.get_by_text("企业 · 截至 2026-06-30 · 金湖街道")).to_be_visible()


def test_way_of_formation_counts_its_own_branches_only(page: Page, program: Program) -> None:
    program.open(page, LAST_DAY)

    page.get_by_label("组建方式").select_option("楼宇联建")

    settle(page)
    expect(page.locator('[data-figure="F01"]')).to_have_text("1")
    expect(page.locator('[data-figure="F02"]')).to_have_text("2")
