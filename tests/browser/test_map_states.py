"""The map when things come late, twice, in another order or not at all, and on paper."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, StorageState, expect

from tests.browser.conftest import watched_page
from tests.browser.drawing import asked
from tests.browser.program import PASSWORD, Program, settle

DAY, EARLIER = "2026-06-14", "2026-04-30"
TOWN, BUILDING, TENANT = "金湖街道", "金湖大厦", "恒通物流代理有限公司"
AT_BUILDING = "z=16.00&center=120.06400,36.10200"
NOWHERE = "00000000-0000-7000-8000-000000000000"
ENGINE = re.compile(r"/assets/engine-[^/]*\.js$")
# What the browser itself writes of the failures that these tests bring about.
NOISE = ("Failed to load resource", "net::ERR")
TENANT_ID = f"""
    {{ organizations(first: 1, where: {{name: {{contains: "{TENANT}"}}}}) {{ nodes {{ id }} }} }}
"""


@pytest.fixture
def unlucky(browser: Browser, officer: StorageState) -> Iterator[Page]:
    """A page of the district officer that something is about to happen to."""
    with watched_page(browser, officer, expects=NOISE) as page:
        yield page


class Held:
    """The first question of a kind, which gets no answer until the test gives it one."""

    def __init__(self, page: Page, name: str) -> None:
        self._name = name
        self._routes: list[Route] = []
        page.route("**/graphql", self._hold)

    def _hold(self, route: Route) -> None:
        if not self._routes and asks(route.request, self._name):
            self._routes.append(route)
        else:
            route.fallback()

    def caught(self, page: Page) -> Route:
        """Wait until it is put."""
        while not self._routes:
            page.wait_for_load_state("load")
            page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
        return self._routes[0]


def asks(request: Request, name: str) -> bool:
    """Tell whether a request puts this question."""
    return bool((request.post_data_json or {}).get("operationName") == name)


def refuse(name: str) -> Callable[[Route], None]:
    """Answer this question with a failure and every other one as the server does."""

    def answer(route: Route) -> None:
        if asks(route.request, name):
            route.fulfill(status=500, json={"code": "INTERNAL", "message": "", "remedy": ""})
        else:
            route.fallback()

    return answer


def row(page: Page, name: str) -> Locator:
    """Give the row of a place beside the map."""
    return page.locator(".map-table").get_by_role("row", name=re.compile(name))


def look(page: Page) -> str:
    """Give the place in the address at which the map looks."""
    found = re.search(r"z=[\d.]+&center=[\d.%C-]+", page.url)
    assert found is not None
    return found.group()


def test_map_whose_places_failed_first_is_asked_again(unlucky: Page, program: Program) -> None:
    held = Held(unlucky, "MapPlaces")
    unlucky.goto(f"{program.address}/map?asOf={DAY}")
    expect(unlucky.locator(".map-frame .ol-viewport")).to_be_visible()
    held.caught(unlucky).fulfill(status=500, json={"code": "INTERNAL", "message": "", "remedy": ""})
    again = unlucky.get_by_role("main").get_by_role("button", name="重试")
    expect(again).to_be_visible()
    expect(unlucky.locator(".map-frame")).to_have_count(0)
    unlucky.unroute("**/graphql")

    again.click()

    expect(row(unlucky, TOWN)).to_be_visible()
    expect(unlucky).to_have_url(re.compile(r"z=\d+\.\d+&center=120\."))


def test_organizations_that_failed_leave_the_map_and_are_asked_again(
    unlucky: Page, program: Program
) -> None:
    unlucky.route("**/graphql", refuse("MapPoints"))
    unlucky.goto(f"{program.address}/map?asOf={DAY}&tab=uncovered&z=13&center=120.06,36.103")
    side = unlucky.get_by_role("region", name="地图上的内容")
    expect(side.get_by_role("button", name="重试")).to_be_visible()
    expect(unlucky.locator(".map-frame .ol-viewport")).to_be_visible()
    unlucky.unroute("**/graphql")

    side.get_by_role("button", name="重试").click()

    expect(unlucky.locator(".map-table tbody tr")).to_have_count(2)
    expect(side.get_by_role("button", name="重试")).to_have_count(0)


def test_engine_that_did_not_come_is_fetched_again_and_the_rows_stay(
    unlucky: Page, program: Program
) -> None:
    unlucky.route(ENGINE, lambda route: route.abort())
    unlucky.goto(f"{program.address}/map?asOf={DAY}&tab=buildings&{AT_BUILDING}")
    cover = unlucky.locator(".map-cover")
    expect(cover).to_contain_text("地图组件没有加载成功")
    unlucky.unroute(ENGINE)

    cover.get_by_role("button", name="重试").click()

    expect(unlucky.locator(".map-frame .ol-viewport")).to_be_visible()
    expect(row(unlucky, BUILDING)).to_contain_text("100.0%")
    assert look(unlucky) == "z=16.00&center=120.06400%2C36.10200"


def test_late_answer_to_an_earlier_choice_of_day_changes_nothing(
    page: Page, program: Program
) -> None:
    program.open(page, f"/map?asOf={DAY}&tab=buildings")
    expect(row(page, BUILDING)).to_contain_text("100.0%")
    held = Held(page, "MapPlaces")
    day = page.get_by_label("统计日期")

    day.fill(EARLIER)
    late = held.caught(page)
    day.fill(DAY)
    settle(page)
    late.continue_()
    day.fill("2026-06-15")

    settle(page)
    expect(row(page, BUILDING)).to_contain_text("100.0%")
    expect(page).to_have_url(re.compile("asOf=2026-06-15"))


def test_session_that_ended_on_the_map_is_resumed_where_it_was(
    browser: Browser, program: Program
) -> None:
    with watched_page(browser, expects=("Failed to load resource",)) as page:
        program.sign_in(page)
        program.open(page, f"/map?asOf={DAY}&tab=buildings&{AT_BUILDING}")
        expect(row(page, BUILDING)).to_contain_text("100.0%")
        page.context.clear_cookies()

        page.get_by_label("统计日期").fill(EARLIER)
        over = page.get_by_role("dialog", name="登录")
        over.get_by_label("口令").fill(PASSWORD)
        over.get_by_role("button", name="登录").click()

        expect(over).to_have_count(0)
        expect(row(page, BUILDING)).to_contain_text("0.0%")
        assert look(page) == "z=16.00&center=120.06400%2C36.10200"


def test_back_and_forward_lead_the_map_and_its_choice(page: Page, program: Program) -> None:
    program.open(page, f"/map?asOf={DAY}&tab=buildings")
    expect(page).to_have_url(re.compile("z="))
    whole = look(page)
    page.get_by_role("link", name=BUILDING).click()
    expect(page).to_have_url(re.compile(r"z=15\.60"))

    page.go_back()
    expect(page.get_by_role("region", name=BUILDING)).to_have_count(0)
    expect(page).to_have_url(re.compile(re.escape(whole)))
    page.go_forward()
    expect(page.get_by_role("region", name=BUILDING)).to_be_visible()
    expect(page).to_have_url(re.compile(r"z=15\.60"))


def test_map_is_as_it_was_after_a_visit_to_the_ledger(page: Page, program: Program) -> None:
    program.open(page, f"/map?asOf={DAY}&tab=buildings&{AT_BUILDING}")
    row(page, BUILDING).locator("a[data-figure-count]").first.click()
    expect(page.locator("[data-total]")).to_be_visible()

    page.go_back()

    expect(row(page, BUILDING)).to_contain_text("100.0%")
    expect(page.locator(".map-frame .ol-viewport")).to_be_visible()
    assert look(page) == "z=16.00&center=120.06400%2C36.10200"


def test_address_without_a_place_shows_the_whole_district(page: Page, program: Program) -> None:
    program.open(page, f"/map?asOf={DAY}")
    expect(page).to_have_url(re.compile("z="))
    whole = look(page)
    program.open(page, f"/map?{AT_BUILDING}")

    page.get_by_role("navigation", name="主导航").get_by_role("link", name="地图").click()

    expect(page).to_have_url(re.compile(re.escape(whole)))


@pytest.mark.parametrize("key", ["building", "area", "town", "branch", "organization"])
def test_what_does_not_exist_is_said_beside_the_whole_map(
    unlucky: Page, program: Program, key: str
) -> None:
    program.open(unlucky, f"/map?asOf={DAY}&sel={key}:{NOWHERE}")

    expect(unlucky.get_by_text("它不存在，或者不在您的查看范围。")).to_be_visible()
    expect(row(unlucky, TOWN)).to_be_visible()
    expect(unlucky).to_have_url(re.compile(r"z=\d+\.\d+&center=120\."))


def test_map_that_opens_late_still_goes_to_what_was_chosen(page: Page, program: Program) -> None:
    program.open(page, "/map")
    found = asked(page, TENANT_ID)["organizations"]["nodes"]
    address = f"/map?asOf={DAY}&sel=organization:{found[0]['id']}"
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route(ENGINE, hold)

    page.goto(program.address + address)
    expect(page.get_by_role("region", name=TENANT)).to_contain_text(BUILDING)
    expect(page.locator(".map-frame .ol-viewport")).to_have_count(0)
    assert len(late) == 1
    late[0].continue_()

    expect(page).to_have_url(re.compile(r"z=16\.00&center=120\.06400%2C36\.10200"))


def test_print_command_of_the_browser_prints_what_stands_on_the_screen(
    page: Page, program: Program
) -> None:
    program.open(page, f"/map?asOf={DAY}&tab=buildings&{AT_BUILDING}")
    expect(row(page, BUILDING)).to_be_visible()

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    sheet = page.locator("[data-print]")
    expect(sheet).to_contain_text(f"截至 {DAY}")
    expect(sheet).to_contain_text("楼宇组织覆盖率")
    expect(sheet.locator("canvas")).to_be_visible()
    inks = (
        "(canvas) => new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, "
        "canvas.width, canvas.height).data.buffer)).size"
    )
    assert sheet.locator("canvas").evaluate(inks) > 10
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)


def test_print_of_a_map_that_did_not_come_has_the_rows(unlucky: Page, program: Program) -> None:
    unlucky.route(ENGINE, lambda route: route.abort())
    unlucky.goto(f"{program.address}/map?asOf={DAY}")
    expect(unlucky.locator(".map-cover")).to_contain_text("地图组件没有加载成功")

    unlucky.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    unlucky.emulate_media(media="print")

    expect(unlucky.get_by_role("heading", name="组织覆盖地图")).to_be_visible()
    expect(unlucky.get_by_label("统计日期")).to_have_value(DAY)
