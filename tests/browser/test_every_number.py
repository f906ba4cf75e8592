"""Every number that can be clicked leads to a ledger with exactly that many rows, for each role.

The crawler opens every screen that the menu offers to an officer of the district, of a town and of
a department and to a branch's secretary, and collects the links that say how many rows they lead to
(`data-figure-count`). Equal addresses are opened once; the ledger says its total in `data-total`.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.program import GOLDEN, Program, served, settle
from tests.server import ServerUnderTest

TOWN = "金湖街道"
DEPARTMENT = "区工业和信息化局"
BRANCH = "中共晨光机械制造有限公司支部委员会"
DAY = "2026-06-30"
ROLES = {
    "district": ("district-officer",),
    "town": ("town-officer", "--town", TOWN),
    "department": ("department-officer", "--department", DEPARTMENT),
    "secretary": ("branch-secretary", "--branch", BRANCH),
}
# The least numbers that each finds, and screens without which a crawl would be none.
LEAST = {"district": 150, "town": 120, "department": 100, "secretary": 120}
MEMBERS, MY_BRANCH = "/ledgers/members", "/my-branch"
MUST_SEE = {
    "district": {MEMBERS},
    "town": {MEMBERS},
    "department": set[str](),
    "secretary": {MEMBERS, MY_BRANCH},
}
# What the menus keep from each, and an address below it.
KEPT = {
    "department": (MEMBERS, "/import", "/import/one", "/geometries", "/publish"),
    "secretary": ("/ledgers/shops", "/geometries", "/publish", "/contests"),
}
# Ledgers whose opened rows have numbers that can be clicked, too.
OPENED = ("/ledgers/towns", "/ledgers/departments")
MENU = """
() => [...document.querySelectorAll('nav.rail a')].map((link) => link.getAttribute('href'))
"""
COLLECT = """
() => [...document.querySelectorAll('[data-figure-count]')]
  .map((one) => [one.closest('a')?.getAttribute('href'), one.getAttribute('data-figure-count')])
  .filter(([address]) => address)
"""
# Links that look like a number but do not say how many rows they lead to.
SILENT = """
() => [...document.querySelectorAll('main a')]
  .filter((link) => /^[\\d,]+$/.test(link.textContent.trim()))
  .filter((link) => !link.matches('[data-figure-count], :has([data-figure-count])'))
  .map((link) => link.outerHTML)
"""
GO = """
(address) => {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}
"""


@pytest.fixture(scope="module")
def staffed(server: ServerUnderTest) -> Iterator[Program]:
    """The golden district with an officer of each kind and a secretary."""
    with served(server, workbooks=GOLDEN) as program:
        for login, words in ROLES.items():
            program.add_person(login, *words)
        yield program


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """A page without a session."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("role", ROLES)
def test_every_number_leads_to_that_many_rows(own_page: Page, staffed: Program, role: str) -> None:
    staffed.sign_in(own_page, role)
    offered: list[str] = own_page.evaluate(MENU)
    assert set(offered) >= MUST_SEE[role]
    numbers: dict[str, str] = {}
    for screen in _screens(own_page, staffed, offered, role):
        for address, count in _collected(own_page, staffed, screen):
            assert numbers.setdefault(address, count) == count, (screen, address)
    assert len(numbers) >= LEAST[role]

    wrong = {
        address: (count, total)
        for address, count in numbers.items()
        if (total := _total(own_page, address)) != count
    }

    assert wrong == {}


def test_roster_of_the_secretary_has_as_many_people_as_the_ledger(
    own_page: Page, staffed: Program
) -> None:
    staffed.sign_in(own_page, "secretary")
    staffed.open(own_page, MY_BRANCH)
    expect(own_page.get_by_text("8 人，其中正式党员 8 人")).to_be_visible()

    assert own_page.locator(".roster > li").count() == 8
    assert _total(own_page, MEMBERS) == "8"


@pytest.mark.parametrize("role", KEPT)
def test_place_that_the_menu_keeps_from_somebody_says_so(
    own_page: Page, staffed: Program, role: str
) -> None:
    staffed.sign_in(own_page, role)
    assert set(own_page.evaluate(MENU)).isdisjoint(KEPT[role])

    for address in KEPT[role]:
        staffed.open(own_page, address)
        expect(own_page.get_by_text("您没有查看这里的权限")).to_be_visible()
        expect(own_page.locator("main :is(button, input, a)")).to_have_count(0)


def _screens(page: Page, program: Program, offered: list[str], role: str) -> Iterator[str]:
    """Give the screens of the menu as they show most, and the rows that are opened beside them."""
    for screen in offered:
        if screen == "/":
            yield f"/?asOf={DAY}&from=2025-12-31"
        elif screen == MEMBERS and role == "district":
            yield f"{MEMBERS}?town={_town(page, program)}"
        else:
            yield screen
        if screen in OPENED:
            row = page.locator("main table a[href*='open=']").first
            yield str(row.get_attribute("href"))


def _town(page: Page, program: Program) -> str:
    """Give the id of a town: the district asks for members in one town at a time."""
    program.open(page, MEMBERS)
    town = page.get_by_label("镇街", exact=True)
    town.select_option(label=TOWN)
    return town.input_value()


def _collected(page: Page, program: Program, screen: str) -> list[tuple[str, str]]:
    program.open(page, screen)
    expect(page.locator(".skeleton")).to_have_count(0)
    settle(page)
    # The counts of views are asked for only when the rows stand.
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SILENT) == [], screen
    found: list[tuple[str, str]] = page.evaluate(COLLECT)
    return found


def _total(page: Page, address: str) -> str | None:
    # An address without a screen: the ledger before is gone, and its total with it.
    page.evaluate(GO, "/nowhere")
    expect(page.locator("[data-total]")).to_have_count(0)
    page.evaluate(GO, address)
    return page.locator("[data-total]").get_attribute("data-total")
