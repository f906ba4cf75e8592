"""Points at places of the map by mouse and by keys, and reads what the ledger then holds."""

import math
import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.program import Program, settle

TILE = 256
LONGITUDE, LATITUDE, ZOOM = 120.06, 36.10, 14
VIEW = f"z={ZOOM}&center={LONGITUDE},{LATITUDE}"
STEP = 16
"""Units: pixels that an arrow key moves the cross-hair."""

Spot = tuple[float, float]


def open_editor(page: Page, program: Program, deed: str) -> None:
    """Open a deed of the map with the view that these tests measure by, ready to be drawn on."""
    program.open(page, f"/map?{VIEW}&edit={deed}")
    if deed != "menu":
        expect(page.locator('[data-cross][data-open="true"]')).to_be_attached()
    expect(page.locator(".map-frame canvas").first).to_be_attached()
    expect(page.locator(".map-edit")).to_be_visible()


def form(page: Page) -> Locator:
    """Give the side in which the form stands."""
    return page.locator(".map-edit")


@dataclass(frozen=True, slots=True)
class MapFrame:
    """The frame of the map on the page. Units: pixels."""

    page: Page
    x: float
    y: float

    @classmethod
    def of(cls, page: Page) -> "MapFrame":
        """Measure it."""
        box = page.locator(".map-frame").bounding_box()
        assert box is not None
        return cls(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def click(self, *offsets: tuple[int, int]) -> None:
        """Click at places beside the middle, east and south, slowly enough for single clicks."""
        for east, south in offsets:
            self.page.mouse.move(self.x + east, self.y + south)
            self.page.mouse.click(self.x + east, self.y + south)
            self.page.wait_for_function("() => new Promise((done) => setTimeout(done, 260, true))")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Pull something from one place to another."""
        self.page.mouse.move(self.x + start[0], self.y + start[1])
        self.page.mouse.down()
        for part in (0.5, 1):
            self.page.mouse.move(
                self.x + start[0] + (end[0] - start[0]) * part,
                self.y + start[1] + (end[1] - start[1]) * part,
            )
        self.page.mouse.up()


def steer(page: Page, *moves: str) -> None:
    """Press keys on the map; `"ArrowLeft*5"` presses one several times."""
    page.locator(".map-frame").focus()
    for move in moves:
        key, _, times = move.partition("*")
        for _ in range(int(times or 1)):
            page.keyboard.press(key)


def degrees(east: float, south: float) -> Spot:
    """Tell where a place beside the middle of the map lies."""
    side = TILE * 2**ZOOM
    north = math.asinh(math.tan(math.radians(LATITUDE))) - south / side * 2 * math.pi
    return LONGITUDE + east / side * 360, math.degrees(math.atan(math.sinh(north)))


def corners_of(wkt: str) -> list[Spot]:
    """Read the corners of a WKT text."""
    return [
        (float(east), float(north)) for east, north in re.findall(r"(-?[\d.]+) (-?[\d.]+)", wkt)
    ]


def rounded(spots: list[Spot], digits: int = 4) -> set[Spot]:
    """Give the corners to some ten meters, in no order."""
    return {(round(east, digits), round(north, digits)) for east, north in spots}


def asked(page: Page, query: str) -> dict[str, Any]:
    """Ask the program over GraphQL, with the session of the page."""
    origin = re.match(r"https?://[^/]+", page.url)
    assert origin is not None
    answer = page.request.post(
        f"{origin[0]}/graphql", data={"query": query}, headers={"X-Liangxin-Request": "1"}
    )
    reply: dict[str, Any] = answer.json()
    assert "errors" not in reply, reply
    data: dict[str, Any] = reply["data"]
    return data


def areas(page: Page) -> dict[str, dict[str, Any]]:
    """Give the areas of the ledger by their names."""
    nodes = asked(page, "{ areas(first: 100) { nodes { id name boundary endedOn revision } } }")
    return {area["name"]: area for area in nodes["areas"]["nodes"]}


def save(page: Page) -> None:
    """Press the button of the form and wait for the answer."""
    form(page).get_by_role("button", name="保存", exact=True).click()
    settle(page)
