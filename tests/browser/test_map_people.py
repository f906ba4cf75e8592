"""The map of each officer, of an empty district, cut off, and over a base map of a map service."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched_page
from tests.browser.program import GOLDEN, Program, served
from tests.server import ServerUnderTest

DAY = "2026-06-14"
TOWN, DEPARTMENT = "金湖街道", "区工业和信息化局"
KEY = "invented-key-of-the-map-service"
GONE = "ERR_INTERNET_DISCONNECTED"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass
class MapService:
    """A WMTS server that notes what it was asked, and can be told to fail."""

    url: str
    asked: list[str] = field(default_factory=list)
    is_down: bool = False


@pytest.fixture(scope="module")
def service() -> Iterator[MapService]:
    """A running map service."""
    made = MapService("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            body = b"" if made.is_down else PIXEL
            self.send_response(500 if made.is_down else 200)
            self.send_header("content-type", "image/png")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def mapped(
    server: ServerUnderTest, service: MapService, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """The golden district with officers and a base map of the service."""
    path = tmp_path_factory.mktemp("tiles") / "tiles.toml"
    path.write_text(
        f"""
        [[source]]
        id = "fake"
        name = "示例底图"
        kind = "wmts"
        url = "{service.url}/vec_w/wmts"
        layer = "vec"
        key = "{KEY}"
        attribution = "© 示例地图服务"
        approval_number = "示例〔2026〕002号"
        max_zoom = 18
        """,
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILES_FILE", str(path))
        with served(server, workbooks=GOLDEN) as program:
            program.add_person("town", "town-officer", "--town", TOWN)
            program.add_person("line", "department-officer", "--department", DEPARTMENT)
            yield program


def test_town_officer_sees_the_own_town_only(browser: Browser, mapped: Program) -> None:
    with watched_page(browser) as page:
        mapped.sign_in(page, "town")
        mapped.open(page, f"/map?asOf={DAY}&base=none")

        rows = page.locator(".map-table tbody tr")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text(TOWN)
        expect(rows.locator("a[data-figure-count]")).to_have_text(["9", "11"])


def test_department_officer_sees_no_reason(browser: Browser, mapped: Program) -> None:
    with watched_page(browser) as page:
        mapped.sign_in(page, "line")
        mapped.open(page, f"/map?asOf={DAY}&base=none&tab=uncovered")

        rows = page.locator(".map-table tbody tr")
        expect(rows.first).to_contain_text("未覆盖，原因不明")
        for row in rows.all():
            expect(row.locator("td")).to_contain_text("未覆盖，原因不明")
        # The names come after the picture.
        expect(rows.first.locator("th")).not_to_have_text("…")


def test_number_of_a_building_on_an_earlier_day_leads_to_its_rows(
    browser: Browser, mapped: Program
) -> None:
    with watched_page(browser) as page:
        mapped.sign_in(page)
        mapped.open(page, f"/map?asOf={DAY}&base=none&tab=buildings")
        number = page.locator(".map-table a[data-figure-count]").first
        count = number.get_attribute("data-figure-count")

        number.click()

        expect(page).to_have_url(re.compile(rf"building=.*asOf={DAY}|asOf={DAY}.*building="))
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(count))


def test_map_that_is_cut_off_says_so_keeps_its_rows_and_recovers(
    browser: Browser, mapped: Program
) -> None:
    with watched_page(browser, expects=(GONE,)) as page:
        mapped.sign_in(page)
        mapped.open(page, f"/map?asOf={DAY}&base=none")
        side = page.get_by_role("region", name="地图上的内容")
        page.context.set_offline(True)

        page.get_by_label("统计日期").fill("2026-04-30")
        side.get_by_role("button", name="重试").wait_for()
        expect(page.locator(".map-table tbody tr").first).to_be_visible()
        page.context.set_offline(False)
        side.get_by_role("button", name="重试").click()

        expect(side.get_by_role("button", name="重试")).to_have_count(0)
        expect(page.locator(".map-table tbody tr").first).to_be_visible()


def test_empty_district_says_how_it_gets_places(browser: Browser, server: ServerUnderTest) -> None:
    with served(server) as program, watched_page(browser) as page:
        program.sign_in(page)
        program.open(page, "/map")

        expect(page.get_by_text("还没有任何地点")).to_be_visible()
        expect(page.get_by_role("main").get_by_role("link", name="去导入")).to_have_attribute(
            "href", "/import"
        )


def test_base_map_comes_through_the_server_and_the_page_never_sees_the_key(
    browser: Browser, mapped: Program, service: MapService
) -> None:
    service.asked.clear()
    with watched_page(browser) as page:
        seen = _addresses(page)
        mapped.sign_in(page)
        with page.expect_response(re.compile(r"/tiles/fake/16/\d+/\d+$")) as tile:
            mapped.open(page, "/map?z=16&center=120.064,36.102")

        assert tile.value.status == 200
        expect(page.locator(".map-foot")).to_contain_text("© 示例地图服务")
        expect(page.locator(".map-foot")).to_contain_text("审图号：示例〔2026〕002号")
    asked = [parse_qs(urlsplit(path).query) for path in service.asked]
    assert {query["tk"][0] for query in asked} == {KEY}
    assert {query["TILEMATRIX"][0] for query in asked} == {"16"}
    assert not [address for address in seen if KEY in address or service.url in address]


def test_map_without_its_tiles_still_shows_everything_and_says_so(
    browser: Browser, mapped: Program, service: MapService
) -> None:
    service.is_down = True
    try:
        with watched_page(browser, expects=("Failed to load resource",)) as page:
            mapped.sign_in(page)
            mapped.open(page, f"/map?asOf={DAY}&z=14&center=120.3,36.4")

            expect(page.locator(".map-fault")).to_be_visible()
            expect(page.get_by_role("heading", name="组织覆盖地图")).to_be_visible()
    finally:
        service.is_down = False


def _addresses(page: Page) -> list[str]:
    """Note every address that the page asks."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    return seen
