"""Every screen when it is not full: loading, empty, failed, not yours to see, the server gone.

The tests go from screen to screen within one page, as a person does: what is slow is the first
load, which is not what they are about.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, StorageState, expect

from tests.browser.conftest import watched_page
from tests.browser.program import Program, served, settle
from tests.browser.test_access import faults_of
from tests.server import ServerUnderTest

# What the browser itself writes of the failures that these tests bring about.
NOISE = ("Failed to load resource", "net::ERR")
# Every question of a screen, but for who is signed in.
QUESTIONS = re.compile(r"/(graphql|sessions)$")
REFUSED = {"code": "NO_RIGHTS", "message": "", "remedy": ""}
BROKEN = {"code": "INTERNAL", "message": "", "remedy": ""}
LEDGERS = (
    "organizations",
    "branches",
    "members",
    "buildings",
    "villages",
    "areas",
    "shops",
    "towns",
    "departments",
)
SCREENS = {
    "dashboard": "/?asOf=2026-06-30",
    "map": "/map",
    "my branch": "/my-branch?branch={branch}",
    **{name: f"/ledgers/{name}" for name in LEDGERS},
    "members": "/ledgers/members?town={town}",
    "opened": "/ledgers/branches?open={branch}",
    "import": "/import",
    "geometries": "/geometries",
    "publish": "/publish?asOf=2026-06-30",
    "account": "/account",
}
# What a district reads where nothing has been entered yet.
EMPTY = {
    "/my-branch": "这一页给党组织书记使用",
    **{f"/ledgers/{name}": "这本台账还是空的" for name in LEDGERS},
    "/ledgers/departments": "主管部门待明确",
    "/ledgers/members": "请先选一个镇街",
    "/ledgers/organizations?q=示例": "没有符合条件的记录",
    "/import": "还没有导入过",
    "/geometries": "还没有导入过边界",
    "/map": "还没有任何地点",
    "/publish": "还没有发布过",
    "/": "截至",
}
# Addresses that were mistyped or cut off on the way.
NOWHERE = (
    "/ledgers/organizations?open=nonsense",
    "/ledgers/organizations?open=nonsense&edit=1",
    "/ledgers/towns?open={branch}",
    "/ledgers/organizations?figure=NOPE",
    "/ledgers/branches?kind=NOPE",
    "/ledgers/organizations?after=nonsense",
    "/?town=nonsense",
    "/my-branch?branch=nonsense",
    "/import/nonsense",
    "/geometries/nonsense",
)
GO = """
(address) => {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}
"""
# All at once: the screen is drawn anew after the first of them.
RETRY = """
() => [...document.querySelectorAll('main button')]
  .filter((button) => button.textContent.trim() === '重试')
  .forEach((button) => button.click())
"""


@pytest.fixture(scope="module")
def addresses(browser: Browser, officer: StorageState, program: Program) -> dict[str, str]:
    """The ids that addresses name: a branch with its roster and a town with its members."""
    with watched_page(browser, officer) as page:
        program.open(page, "/ledgers/branches?q=晨光")
        link = page.get_by_role("link", name="中共晨光机械制造有限公司支部委员会", exact=True)
        branch = str(link.get_attribute("href")).rpartition("open=")[2]
        program.open(page, "/ledgers/members")
        town = page.get_by_label("镇街", exact=True)
        town.select_option(label="金湖街道")
        return {"branch": branch, "town": town.input_value()}


@pytest.fixture(scope="module")
def shared(browser: Browser, officer: StorageState, program: Program) -> Iterator[Page]:
    """The page of the district officer on which one thing after another goes wrong."""
    with watched_page(browser, officer, expects=NOISE) as page:
        program.open(page, "/nowhere")
        yield page


@pytest.fixture
def unlucky(shared: Page) -> Iterator[Page]:
    """The same, with nothing wrong yet and no screen shown."""
    yield shared
    shared.unroute_all()
    visit(shared, "/nowhere")
    settle(shared)


@pytest.fixture(scope="module")
def beginner(browser: Browser, server: ServerUnderTest) -> Iterator[Page]:
    """A page of the officer of a district of which nothing has been entered yet."""
    with served(server) as empty, watched_page(browser) as page:
        empty.sign_in(page)
        settle(page)
        yield page


def visit(page: Page, address: str) -> None:
    """Go to another screen within the page."""
    page.evaluate(GO, address)


def meet(page: Page, answer: Callable[[Route], None]) -> None:
    """Let every question of a screen get this answer."""
    page.route(QUESTIONS, answer)


def answering(status: int, body: object) -> Callable[[Route], None]:
    """Give an answer of the server."""

    def answer(route: Route) -> None:
        route.fulfill(status=status, body=json.dumps(body), content_type="application/json")

    return answer


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_says_that_it_may_not_be_seen(
    unlucky: Page, addresses: dict[str, str], screen: str
) -> None:
    meet(unlucky, answering(403, REFUSED))

    visit(unlucky, SCREENS[screen].format(**addresses))

    expect(unlucky.get_by_text("您没有查看这里的权限").first).to_be_visible()
    assert faults_of(unlucky) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_that_failed_can_be_asked_again(
    unlucky: Page, addresses: dict[str, str], pictures: Path, screen: str
) -> None:
    meet(unlucky, answering(500, BROKEN))
    visit(unlucky, SCREENS[screen].format(**addresses))
    expect(unlucky.locator("main").get_by_role("button", name="重试").first).to_be_visible()
    settle(unlucky)
    assert faults_of(unlucky) == []
    unlucky.screenshot(path=pictures / f"failed-{screen.replace(' ', '-')}-desk.png")

    unlucky.unroute_all()
    unlucky.evaluate(RETRY)

    expect(unlucky.get_by_role("alert")).to_have_count(0)
    settle(unlucky)
    expect(unlucky.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_says_that_the_server_is_out_of_reach(
    unlucky: Page, addresses: dict[str, str], screen: str
) -> None:
    meet(unlucky, lambda route: route.abort())

    visit(unlucky, SCREENS[screen].format(**addresses))

    expect(unlucky.get_by_role("alert").first).to_contain_text("连不上服务器")
    assert faults_of(unlucky) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_that_waits_for_its_answer_says_so(
    unlucky: Page, addresses: dict[str, str], screen: str
) -> None:
    waiting: list[Route] = []
    meet(unlucky, lambda route: waiting.append(route))  # noqa: PLW0108 - its arity is asked for

    with unlucky.expect_request(QUESTIONS):
        visit(unlucky, SCREENS[screen].format(**addresses))

    expect(unlucky.locator('main :is(.spinner, [aria-busy="true"])').first).to_be_visible()
    assert faults_of(unlucky) == []
    visit(unlucky, "/nowhere")
    for route in waiting:
        route.abort()


@pytest.mark.parametrize("address", EMPTY)
def test_screen_of_an_empty_district_says_what_there_is(
    beginner: Page, pictures: Path, address: str
) -> None:
    visit(beginner, address)

    expect(beginner.locator("main").get_by_text(EMPTY[address]).first).to_be_visible()
    settle(beginner)
    name = address.strip("/").replace("/", "-").partition("?")[0] or "dashboard"
    beginner.screenshot(path=pictures / f"empty-{name}-desk.png")
    expect(beginner.get_by_role("alert")).to_have_count(0)
    assert faults_of(beginner) == []


@pytest.mark.parametrize("address", NOWHERE)
def test_address_that_says_nothing_finds_nothing(
    page: Page, program: Program, addresses: dict[str, str], address: str
) -> None:
    program.open(page, address.format(**addresses))

    expect(page.get_by_text("没有找到这里要看的内容").first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert faults_of(page) == []
