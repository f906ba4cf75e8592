"""What each user comes for, walked from the first page to the answer on the small demo district.

The district is as old as the day on which the tests run: they name no row and no figure, but
compare what one screen says with what the next one shows. Pictures are kept at both widths.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, ViewportSize, expect

from tests.browser.conftest import watched_page
from tests.browser.program import Program, served_demo, settle
from tests.browser.test_language import WIDER
from tests.server import ServerUnderTest

WIDTHS = {"desk": (1366, 900), "phone": (390, 844)}
MOST_CLICKS = 4
CROSS_ORIGIN_HEADER = {"X-Liangxin-Request": "1"}
# Fields that count the persons of one organization or branch.
PERSONS = {"fullMembers", "probationaryMembers", "untransferredMembers", "members"}
FEWEST = 3
COUNT_CLICKS = """
() => {
  window.clicks = 0;
  addEventListener('pointerdown', () => { window.clicks += 1; }, true);
}
"""
CHANGE = """
mutation ($input: ChangeOrganizationsInput!) {
  changeOrganizations(input: $input) { organizations { id } refusals { id code } problems { code } }
}
"""
ADDRESS_OF = "query ($id: ID!) { organization(id: $id) { id name revision address } }"


@dataclass(frozen=True, slots=True)
class Office:
    """The served demo and everyone who works in it, each signed in once."""

    browser: Browser
    program: Program
    passwords: dict[str, str]
    cookies: dict[str, StorageState] = field(default_factory=dict)

    @contextmanager
    def desk_of(self, login: str, width: str = "desk") -> Iterator[Page]:
        """Open the page on which somebody begins the day."""
        with watched_page(self.browser, self.cookies.get(login)) as page:
            if login in self.cookies:
                self.program.open(page, "/")
            else:
                self.program.sign_in(page, login, self.passwords[login])
                self.cookies[login] = page.context.storage_state()
            wide, high = WIDTHS[width]
            page.set_viewport_size({"width": wide, "height": high})
            settle(page)
            yield page


@pytest.fixture(scope="module")
def office(browser: Browser, server: ServerUnderTest) -> Iterator[Office]:
    """The small demo district, loaded once; what a test writes, no other test reads."""
    with served_demo(server) as (program, passwords):
        yield Office(browser, program, passwords)


README_PICTURES = {
    "map": ("district", "/map?tab=buildings", "desk"),
    "dashboard": ("district", "/", "desk"),
    "ledger": ("district", "/ledgers/organizations", "desk"),
    "my-branch": ("secretary", "/my-branch", "phone"),
}
# The screen of an old office machine.
README_SIZE: ViewportSize = {"width": 1366, "height": 768}
MOST_BYTES, MOST_BYTES_TOGETHER = 250_000, 800_000


def test_pictures_of_the_readme_are_small(office: Office, pictures: Path) -> None:
    """Take what `make screenshots` copies to docs/screenshots."""
    sizes = {}
    for name, (login, address, width) in README_PICTURES.items():
        with office.desk_of(login, width) as page:
            if width == "desk":
                page.set_viewport_size(README_SIZE)
            office.program.open(page, address)
            if name == "map":
                building, *_ = _building_to_be_worked_on(page)
                page.get_by_role("link", name=building, exact=True).click()
                expect(page.get_by_role("region", name=building)).to_contain_text("楼内单位")
                expect(page).to_have_url(re.compile(r"z=15\.60"))
                settle(page)
            picture = _squeezed(page.screenshot())
        (pictures / f"readme-{name}.png").write_bytes(picture)
        sizes[name] = len(picture)

    assert max(sizes.values()) <= MOST_BYTES, sizes
    assert sum(sizes.values()) <= MOST_BYTES_TOGETHER, sizes


def _squeezed(png: bytes) -> bytes:
    """Pack a picture's pixels as tightly as zlib can; a browser packs them in haste."""
    head, pixels, at = png[:8], b"", 8
    chunks: list[tuple[bytes, bytes]] = []
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IDAT":
            pixels += data
        else:
            chunks.append((kind, data))
        at += length + 12
    chunks.insert(-1, (b"IDAT", zlib.compress(zlib.decompress(pixels), 9)))
    return head + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_public_page_of_the_demo_fits_a_phone(office: Office, language: str) -> None:
    with office.desk_of("district", "phone") as page:
        page.evaluate(f"localStorage.setItem('liangxin.locale', '{language}')")
        office.program.open(page, "/public")

        assert page.evaluate(WIDER) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("login", ["district", "town"])
def test_officer_goes_from_a_building_with_blind_spots_to_the_approvals_of_its_branch(
    office: Office, pictures: Path, login: str, width: str
) -> None:
    with office.desk_of(login, width) as page:
        office.program.open(page, "/map")
        page.evaluate(COUNT_CLICKS)
        if width == "phone":
            page.get_by_role("button", name="展开列表").click()
        page.get_by_role("tab", name="楼宇").click()
        page.screenshot(path=pictures / f"journey-{login}-buildings-{width}.png")
        name, covered, operating = _building_to_be_worked_on(page)
        page.get_by_role("link", name=name, exact=True).click()

        building = page.get_by_role("region", name=name)
        tenants = building.locator(".map-group")
        expect(tenants.last).to_contain_text("已覆盖")
        listed = [int(text) for text in tenants.locator("h4 .muted").all_inner_texts()]
        assert (sum(listed), listed[-1]) == (operating, covered)
        expect(page).to_have_url(re.compile(r"z=15\.60"))
        settle(page)
        page.screenshot(path=pictures / f"journey-{login}-building-{width}.png")
        branch_name = building.locator(".map-line a").first.inner_text()
        building.get_by_role("link", name=branch_name, exact=True).click()

        branch = page.get_by_role("region", name=branch_name)
        expect(branch.get_by_role("heading", name="批复")).to_be_visible()
        expect(branch.get_by_role("listitem").filter(has_text="成立 · 联合党支部")).to_be_visible()
        settle(page)
        page.screenshot(path=pictures / f"journey-{login}-branch-{width}.png")
        assert page.evaluate("window.clicks") <= MOST_CLICKS


def _building_to_be_worked_on(page: Page) -> tuple[str, int, int]:
    """Give the first building with a joint branch and tenants that are not covered."""
    rows = page.locator(".map-table tbody tr").filter(has_text="联合支部")
    expect(rows.first).to_be_visible()
    for row in rows.all():
        covered, operating = (int(part) for part in row.locator("td").last.inner_text().split("/"))
        if covered < operating:
            return row.get_by_role("link").first.inner_text(), covered, operating
    raise LookupError("The demo has no building with a joint branch and uncovered tenants.")


def test_secretary_confirms_the_roster_on_a_phone(office: Office, pictures: Path) -> None:
    with office.desk_of("secretary", "phone") as page:
        expect(page).to_have_title("我的支部 · 两新台账")
        page.screenshot(path=pictures / "journey-secretary-phone.png")
        people = page.get_by_role("region", name="党员名册").locator("li").count()
        page.get_by_role("button", name=f"名册无误，确认 {people} 人").click()

        expect(page.get_by_text(f"已确认名册，{people} 人。")).to_be_visible()
        expect(page.get_by_role("region", name="要办的事")).not_to_contain_text("确认党员名册")
        page.screenshot(path=pictures / "journey-secretary-confirmed-phone.png")
        page.set_viewport_size({"width": 1366, "height": 900})
        page.reload()
        settle(page)
        expect(page.get_by_text("此后没有变动。")).to_be_visible()
        page.screenshot(path=pictures / "journey-secretary-confirmed-desk.png")


@pytest.mark.parametrize("width", WIDTHS)
def test_department_goes_from_its_blind_spots_to_the_rows_without_a_count_of_persons(
    office: Office, pictures: Path, width: str
) -> None:
    with office.desk_of("department", width) as page:
        told: list[Any] = []
        page.on("response", lambda reply: told.extend(_answers(reply.url, reply)))
        blind = page.get_by_role("region", name="盲区")
        blind.scroll_into_view_if_needed()
        page.screenshot(path=pictures / f"journey-department-blind-{width}.png")
        number = blind.locator("a[data-figure-count]").first
        counted = str(number.get_attribute("data-figure-count"))
        assert int(counted) > 0
        number.click()

        expect(page.locator("[data-total]")).to_have_attribute("data-total", counted)
        settle(page)
        page.screenshot(path=pictures / f"journey-department-rows-{width}.png")
        for row in page.locator("tbody tr").all()[:3]:
            row.get_by_role("link").first.click()
            expect(
                page.get_by_role("complementary").locator(".panel-section").first
            ).to_be_visible()
            settle(page)
            page.screenshot(path=pictures / f"journey-department-row-{width}.png")
            page.keyboard.press("Escape")
        assert len(told) > 1
        assert [count for answer in told for count in _small_counts(answer)] == []
        expect(page.get_by_role("link", name="党员", exact=True)).to_have_count(0)
        office.program.open(page, "/ledgers/members")
        expect(page.locator("tbody tr")).to_have_count(0)


def _answers(url: str, reply: Any) -> list[Any]:
    return [reply.json()] if url.endswith("/graphql") else []


def _small_counts(answer: Any, path: str = "") -> Iterator[str]:
    """Find the counts of persons that are told although fewer than three are meant."""
    if isinstance(answer, list):
        for each in answer:
            yield from _small_counts(each, path)
    elif isinstance(answer, dict):
        for name, value in answer.items():
            if name in PERSONS and isinstance(value, int) and 0 < value < FEWEST:
                yield f"{path}.{name}"
            yield from _small_counts(value, f"{path}.{name}")


@pytest.mark.parametrize("width", WIDTHS)
def test_district_follows_a_figure_to_a_row_and_its_history_and_comes_back(
    office: Office, pictures: Path, width: str
) -> None:
    with office.desk_of("district", width) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="复制这个数字和定义：组织覆盖率").first.click()
        expect(page.get_by_text("已复制")).to_be_visible()
        figure = page.locator('a:has([data-figure="F06"])')
        counted, shown = str(figure.get_attribute("data-figure-count")), figure.inner_text()
        quoted = page.evaluate("navigator.clipboard.readText()")
        assert f"组织覆盖率（企业） {shown}（{counted}/" in quoted
        assert "定义：已覆盖单位占实体运营单位的比率" in quoted
        page.screenshot(path=pictures / f"journey-district-figure-{width}.png")
        page.get_by_role("status").get_by_role("button", name="关闭").click()

        figure.click()
        expect(page.locator("[data-total]")).to_have_attribute("data-total", counted)
        settle(page)
        rows = page.url
        page.screenshot(path=pictures / f"journey-district-rows-{width}.png")
        name = page.locator("tbody tr").first.get_by_role("link").first.inner_text()
        page.locator("tbody tr").first.get_by_role("link").first.click()

        panel = page.get_by_role("complementary", name=name)
        heading = page.get_by_role("heading", name="修改记录")
        history = panel.locator(".panel-section").filter(has=heading)
        history.scroll_into_view_if_needed()
        expect(history.get_by_text("导入台账")).to_be_visible()
        expect(history.get_by_text("区两新党委")).to_be_visible()
        page.screenshot(path=pictures / f"journey-district-history-{width}.png")
        page.go_back()
        expect(panel).to_have_count(0)
        assert page.url == rows
        page.go_back()
        expect(page.locator('a:has([data-figure="F06"])')).to_have_text(shown)


def test_town_reaches_no_row_of_another_town(office: Office, pictures: Path) -> None:
    with office.desk_of("district") as page:
        office.program.open(page, "/map")
        town = page.locator(".map-table tbody tr").last.locator("a[data-figure-count]").first
        theirs = str(town.get_attribute("href"))
        office.program.open(page, theirs)
        expect(page.locator("[data-total]")).not_to_have_attribute("data-total", "0")
        page.locator("tbody tr").first.get_by_role("link").first.click()
        expect(page).to_have_url(re.compile("open="))
        opened = page.url.removeprefix(office.program.address)
        row = opened.rpartition("open=")[2].partition("&")[0]
        before = _asked(office, page, ADDRESS_OF, id=row)["organization"]
        assert before["id"] == row

    with office.desk_of("town") as page:
        for width, (wide, high) in WIDTHS.items():
            page.set_viewport_size({"width": wide, "height": high})
            office.program.open(page, opened)
            expect(page.get_by_text("看不到这条记录")).to_be_visible()
            page.screenshot(path=pictures / f"journey-town-elsewhere-{width}.png")
        office.program.open(page, theirs)
        expect(page.locator("[data-total]")).to_have_attribute("data-total", "0")
        assert _asked(office, page, ADDRESS_OF, id=row) == {"organization": None}
        wanted = {
            "rows": [{"id": row, "revision": before["revision"]}],
            "changes": {"address": "不该写入的地址"},
            "idempotencyKey": "elsewhere-1",
        }
        done = _asked(office, page, CHANGE, input=wanted)["changeOrganizations"]
        assert done["organizations"] == []
        assert [(refusal["id"], refusal["code"]) for refusal in done["refusals"]] == [
            (row, "NOT_FOUND")
        ]

    with office.desk_of("district") as page:
        assert _asked(office, page, ADDRESS_OF, id=row)["organization"] == before


def _asked(office: Office, page: Page, query: str, **variables: object) -> Any:
    """Ask GraphQL with the cookies of whoever is signed in on the page."""
    reply = page.request.post(
        f"{office.program.address}/graphql",
        data={"query": query, "variables": variables},
        headers=CROSS_ORIGIN_HEADER,
    )
    answer = reply.json()
    assert "errors" not in answer, answer
    return answer["data"]
