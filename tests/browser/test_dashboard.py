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
    link = page.locator(f'a:has([data-figure="{code}"]), a[data-figure="{code}"]')
    counted = str(link.get_attribute("data-figure-count"))

    link.click()

    expect(page.get_by_text("按指标筛选")).to_be_visible()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", counted)
    settle(page)
    expect(page.locator("tbody tr")).to_have_count(int(counted))


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


def test_waterfall_adds_up_and_each_bar_opens_its_rows(page: Page, program: Program) -> None:
    program.open(page, f"{LAST_DAY}&from=2026-06-14")

    fall = page.get_by_role("table", name="分子：组织覆盖率")
    cells = fall.locator("tbody td:nth-child(2)").all_inner_texts()
    numbers = [int(cell.replace("−", "-")) for cell in cells]
    assert numbers == [8, -1, 7]
    assert sum(numbers[:-1]) == numbers[-1]
    fall.get_by_role("link", name="−1").click()

    expect(page.get_by_text("2026-06-14 以来 · 退出 · 退出党组织")).to_be_visible()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "1")
    expect(page.locator("tbody tr")).to_contain_text("云帆咨询有限公司")


def test_points_of_a_trend_are_reached_by_keys_and_stand_in_a_table(
    page: Page, program: Program
) -> None:
    program.open(page, LAST_DAY)
    trend = page.get_by_role("region", name="走势")
    chart = trend.get_by_role("figure").filter(has_text="党组织数")
    last = chart.get_by_role("link", name="党组织数，2026-06-30：5")

    last.focus()
    page.keyboard.press("Home")

    expect(chart.get_by_role("link", name="党组织数，2025-06-30：2")).to_be_focused()
    expect(chart.locator("figcaption")).to_contain_text("2025-06-30")
    trend.get_by_label("表").check(force=True)
    expect(trend.get_by_role("row", name="2025-12-31")).to_contain_text("30.0%")


def test_groups_are_sorted_by_a_click_on_a_heading(page: Page, program: Program) -> None:
    program.open(page, LAST_DAY)
    groups = page.get_by_role("region", name="分组情况")
    heading = groups.get_by_role("columnheader", name="覆盖企业数")

    heading.get_by_role("button").click()

    expect(heading).to_have_attribute("aria-sort", "descending")
    groups.get_by_role("tab", name="镇街 × 组建方式").click()
    expect(groups.get_by_role("columnheader", name="楼宇联建")).to_be_visible()


def test_figure_is_copied_with_its_day_and_its_definition(page: Page, program: Program) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    program.open(page, LAST_DAY)

    page.get_by_role("button", name="复制这个数字和定义：组织覆盖率").first.click()

    expect(page.get_by_text("已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("截至2026年6月30日，组织覆盖率（企业） 70.0%（7/10 家）。定义：")
    assert copied.endswith("（规则第1版）")


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
