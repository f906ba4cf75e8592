"""Every number that can be clicked leads to a ledger with exactly that many rows, for each role.

The crawler opens each screen as an officer of the district, of a town and of a department and as a
branch's secretary, and collects the links that say how many rows they lead to
(`data-figure-count`). Equal addresses are opened once; the ledger says its total in `data-total`.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.program import GOLDEN, Program, served, settle
from tests.server import ServerUnderTest

TOWN = "金湖街道"
DEPARTMENT = "区工业和信息化局"
DAY = "2026-06-30"
LEDGERS = (
    "organizations",
    "branches",
    "buildings",
    "villages",
    "areas",
    "shops",
    "towns",
    "departments",
)
SCREENS = (f"/?asOf={DAY}&from=2025-12-31", "/map", *(f"/ledgers/{name}" for name in LEDGERS))
ROLES = {
    "district": ("district-officer",),
    "town": ("town-officer", "--town", TOWN),
    "department": ("department-officer", "--department", DEPARTMENT),
}
COLLECT = """
() => [...document.querySelectorAll('[data-figure-count]')]
  .map((one) => [one.closest('a')?.getAttribute('href'), one.getAttribute('data-figure-count')])
  .filter(([address]) => address)
"""
GO = """
(address) => {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}
"""
LEAST = {"district": 150, "town": 120, "department": 100}


@pytest.fixture(scope="module")
def staffed(server: ServerUnderTest) -> Iterator[Program]:
    """The golden district with an officer of each kind."""
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
    numbers: dict[str, str] = {}
    for screen in SCREENS:
        for address, count in _collected(own_page, staffed, screen):
            assert numbers.setdefault(address, count) == count, (screen, address)
    assert len(numbers) >= LEAST[role]

    wrong = {
        address: (count, total)
        for address, count in numbers.items()
        if (total := _total(own_page, address)) != count
    }

    assert wrong == {}


def _collected(page: Page, program: Program, screen: str) -> list[tuple[str, str]]:
    program.open(page, screen)
    expect(page.locator(".skeleton")).to_have_count(0)
    settle(page)
    found: list[tuple[str, str]] = page.evaluate(COLLECT)
    return found


def _total(page: Page, address: str) -> str | None:
    # An address without a screen: the ledger before is gone, and its total with it.
    page.evaluate(GO, "/nowhere")
    expect(page.locator("[data-total]")).to_have_count(0)
    page.evaluate(GO, address)
    return page.locator("[data-total]").get_attribute("data-total")
