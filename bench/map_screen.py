"""The map as a person waits for it: first picture and panning, without a graphics card.

Our screen, whole and signed in, asks for 20,000 organizations, lists the 4,000 uncovered ones and
draws them gathered over 500 areas. Beside it stands a bare OpenLayers page that is handed the same
areas and organizations as a file: no sign-in, no query, no table, no legend. `python -m
bench.map_screen` measures it alone; it needs the built front end, Chromium and Node.
"""

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

from bench import maps
from bench.processes import wait_until_quiet
from bench.report import Line, keep, show
from bench.sides import Side, liangxin, request_body
from bench.stage import LIANGXIN, Stage, environment, staged
from tests.browser.chromium import CHROMIUM, FLAGS

BARE = Path(__file__).parent / "bare_map"
SIZE: ViewportSize = {"width": 1366, "height": 900}
LOGIN, PASSWORD = "mapper", "invented-for-the-bench"
# The whole district, just near enough for its areas; the reasons pick out all uncovered ones.
LOOK = "z=11.1&center=82.24,38.19&layers=towns,areas,organizations"
SCREEN = f"/map?{LOOK}&tab=uncovered&reasons=due,few,none,unknown"
BARE_PAGE = "http://bare.invalid/"
FIRST_MS, PAN_P95_MS = 2_000.0, 50.0
PATIENCE_MS = 60_000
PANS, STEPS = 4, 30
PAYLOAD = """
query ($bbox: BoundingBox!) {
  mapView(bbox: $bbox, zoom: 9) {
    areas { boundaries } organizations { longitudes latitudes }
  }
}"""
WATCH_FRAMES = """() => {
  window.frames_ = [];
  const note = (now) => { window.frames_.push(now); requestAnimationFrame(note); };
  requestAnimationFrame(note);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one opening of a page showed. Units: milliseconds, and bytes of JSON answers."""

    first: float
    frames: tuple[float, ...]
    answered: int


def measure(stage: Stage, we: Side, *, rounds: int) -> list[Line]:
    """Open both pages in turn; the areas must be drawn in the stage's database."""
    _add_user(stage)
    payload = we.ask(request_body(PAYLOAD, {"bbox": maps.BOX}))["mapView"]
    assert len(payload["areas"]["boundaries"]) == maps.AREAS
    address = we.url.removesuffix("/graphql")
    with _bare_files(payload) as files, _chromium() as browser:
        openers: dict[str, Callable[[], Seen]] = {
            we.name: lambda: _open_ours(browser, address),
            "bare OpenLayers": lambda: _open_bare(browser, files),
        }
        seen: dict[str, list[Seen]] = {name: [] for name in openers}
        for turn in range(rounds + 1):
            for name, opened in openers.items():
                wait_until_quiet()
                found = opened()
                if turn > 0:  # the first turn warms both up
                    seen[name].append(found)
    return [*_first_lines(seen), *_pan_lines(seen)]


def _add_user(stage: Stage) -> None:
    words = ["user", "add", LOGIN, "--role", "district-officer", "--password-stdin"]
    subprocess.run(
        [str(LIANGXIN), *words],
        env=environment(stage.settings.data_dir),
        input=f"{PASSWORD}\n",
        capture_output=True,
        text=True,
        check=True,
    )


@contextmanager
def _bare_files(payload: Any) -> Iterator[dict[str, bytes]]:  # noqa: ANN401 - JSON
    with tempfile.TemporaryDirectory(prefix="liangxin-bare-") as folder:
        subprocess.run(["node", str(BARE / "build.mjs"), folder], check=True)  # noqa: S607
        root = Path(folder)
        files = {
            str(file.relative_to(root)): file.read_bytes()
            for file in root.rglob("*")
            if file.is_file()
        }
    yield files | {"payload.json": json.dumps(payload).encode()}


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def _open_ours(browser: Browser, address: str) -> Seen:
    with _page(browser) as page:
        page.goto(address)
        page.get_by_label("登录名").fill(LOGIN)
        page.get_by_label("口令").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.get_by_role("navigation", name="主导航").wait_for(state="attached")
        answered: list[int] = []
        page.on(
            "response",
            lambda reply: (
                answered.append(int(reply.headers["content-length"]))
                if reply.url.endswith("/graphql")
                else None
            ),
        )
        page.goto(address + SCREEN)
        return _watch(page, ".map-frame", answered)


def _open_bare(browser: Browser, files: dict[str, bytes]) -> Seen:
    kinds = {".js": "text/javascript", ".json": "application/json", ".html": "text/html"}

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(BARE_PAGE) or "index.html"
        content = files.get(name)
        if content is None:
            route.fulfill(status=404)
        else:
            route.fulfill(body=content, content_type=kinds[Path(name).suffix])

    with _page(browser) as page:
        page.route(f"{BARE_PAGE}**", serve)
        page.goto(BARE_PAGE)
        return _watch(page, "#map", [len(files["payload.json"])])


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport=SIZE)
    page = context.new_page()
    try:
        yield page
    finally:
        context.close()


def _watch(page: Page, frame: str, answered: list[int]) -> Seen:
    """Wait for the picture with organizations, then pan it to and fro."""
    first = page.wait_for_function(
        "() => performance.getEntriesByName('map-points')[0]?.startTime", timeout=PATIENCE_MS
    ).json_value()
    box = page.locator(frame).bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.evaluate(WATCH_FRAMES)
    for turn in range(PANS):
        way = 1 if turn % 2 == 0 else -1
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + way * 240, middle[1] + way * 120, steps=STEPS)
        page.mouse.up()
    times: list[float] = page.evaluate("() => window.frames_")
    frames = tuple(later - sooner for sooner, later in pairwise(times))
    return Seen(first=first, frames=frames, answered=sum(answered))


def _first_lines(seen: dict[str, list[Seen]]) -> list[Line]:
    what = "map screen: first picture, 500 areas, 20,000 organizations"
    lines = []
    for name, opened in seen.items():
        times = [one.first for one in opened]
        lines.append(
            Line(
                what=what,
                who=f"{name}, {median(one.answered for one in opened) / 1_000:,.0f} kB",
                per_second=1_000 / median(times),
                p50=median(times),
                p99=max(times),
                raw={"milliseconds": times, "bytes": [one.answered for one in opened]},
            )
        )
    return [*lines, _limit(what, FIRST_MS, lines[0].p50)]


def _pan_lines(seen: dict[str, list[Seen]]) -> list[Line]:
    what = "map screen: a frame while panning (p99 column: p95)"
    lines = []
    for name, opened in seen.items():
        frames = [frame for one in opened for frame in one.frames]
        p95 = quantiles(frames, n=20)[-1]
        lines.append(
            Line(
                what=what,
                who=name,
                per_second=1_000 / median(frames),
                p50=median(frames),
                p99=p95,
                raw={"p95": p95, "frames": len(frames)},
            )
        )
    return [*lines, _limit(what, PAN_P95_MS, lines[0].p99)]


def _limit(what: str, milliseconds: float, ours: float | None) -> Line:
    ratio = None if ours is None else milliseconds / ours
    who = f"within {milliseconds:,.0f} ms"
    return Line(what=what, who=who, per_second=1_000 / milliseconds, ratio=ratio, goal=1)


def main() -> None:
    """Measure the screen alone."""
    with staged() as stage, liangxin(stage) as we:
        maps.draw(stage)
        lines = measure(stage, we, rounds=3)
    show(lines)
    print(f"raw figures: {keep(lines)}")


if __name__ == "__main__":
    main()
