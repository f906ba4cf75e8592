"""Judges of the drill: each types on a device of its own, whose battery may end at any moment.

A score counts as saved when the page has said so; that is what the drill holds the server to.
"""

import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from random import Random
from time import monotonic

from playwright.sync_api import BrowserType, Locator, Page, expect

from tests.browser.killing import killable_page
from tests.browser.line import Line, Weather

CRITERION = "工艺规范"
ALL_SENT = "已全部上传"
SIGNED_OUT = "通行证失效"
PHONE = {"width": 390, "height": 844}
LOWEST, HIGHEST = 70, 99
"""Values from the one to the other are never asked about; the lowest is kept for corrections."""
SECONDS_FOR_A_SIGN = 120
MS_TO_LOOK_AGAIN = 3_000
OTHER_CLOCK = """
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) { given.length ? super(...given) : super(Real.now() + %d); }
  static now() { return Real.now() + %d; }
};
"""


class Death(Enum):
    """When the battery of a device ends."""

    TYPED = "keys pressed, nothing saved"
    SAVING = "while the score is written down"
    SAVED = "as soon as the page has said saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What befalls a judge, by the number of the act; drawn before the drill begins."""

    values: dict[str, str]
    corrections: dict[int, str]
    deaths: dict[int, Death]
    weather: dict[int, Weather]
    clock_off_hours: int = 0
    has_keyboard: bool = True


@dataclass(slots=True)
class Judge:
    """A judge at work."""

    name: str
    address: str
    """Where the pass leads to."""
    line: Line
    script: Script
    profile: Path
    said: list[tuple[str, str]] = field(default_factory=list)
    """What the page called saved: bib and value, in order."""
    deaths: int = 0
    passes: int = 0
    _acts: int = 0
    _browsers: BrowserType | None = None
    _page: Page | None = None
    _device: ExitStack = field(default_factory=ExitStack)

    @property
    def page(self) -> Page:
        """The page of the console."""
        assert self._page is not None
        return self._page

    def begin(self, browsers: BrowserType) -> None:
        """Start the device, scan the pass, and wait until it can do without a network."""
        self._browsers = browsers
        self._start()
        self._scan()
        self._choose("更多")
        expect(self.page.locator("[data-offline-start=ready]")).to_be_visible()
        self._choose("打分")

    def act(self) -> bool:
        """Give one score, or a correction; false when there is nothing left to score."""
        if self._is_done():
            return False
        self._acts += 1
        self._weather()
        if self._acts in self.script.corrections and self.said:
            self._correct(self.script.corrections[self._acts])
            return True
        bib = self._bib()
        value = self.script.values[bib]
        death = self.script.deaths.get(self._acts)
        self._type(value)
        if death is Death.TYPED:
            self._die()
            return True
        self._save()
        if death is Death.SAVING:
            self._die()
            return True
        self._heard(bib, value)
        if death is Death.SAVED:
            self._die()
        return True

    def finish(self) -> None:
        """Have a network again, and wait until the console says that everything has arrived."""
        self.line.weather = Weather.CLEAR
        ends = monotonic() + SECONDS_FOR_A_SIGN
        while self._standing().inner_text() != ALL_SENT:
            assert monotonic() < ends, (self.name, self._standing().inner_text())
            self._come_back()
            try:
                expect(self._standing()).to_have_text(ALL_SENT, timeout=MS_TO_LOOK_AGAIN)
            except AssertionError:
                self._scan_if_signed_out()

    def leave(self) -> None:
        """Take the device away."""
        self._device.close()

    # --- the device

    def _start(self) -> None:
        assert self._browsers is not None
        self._device = ExitStack()
        self._page = self._device.enter_context(killable_page(self._browsers, self.profile))
        off = self.script.clock_off_hours * 3_600_000
        if off:
            self._page.add_init_script(OTHER_CLOCK % (off, off))
        if not self.script.has_keyboard:
            self._page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    def _die(self) -> None:
        self._device.close()
        self.deaths += 1
        self._start()
        self.page.goto(f"{self.line.address}/judge")
        self._settle()
        self._scan_if_signed_out()

    def _scan(self) -> None:
        self.passes += 1
        self.page.goto("about:blank")
        self.page.goto(self.address)
        self._settle()

    def _settle(self) -> None:
        """Be at the pad; where the console asks for a pass, scan it."""
        heading = self._heading()
        still, again = (
            self.page.get_by_role("button", name=name) for name in ("仍然进入", "再试一次")
        )
        entrance = self.page.get_by_role("heading", name="扫码进入")
        ends = monotonic() + SECONDS_FOR_A_SIGN
        while True:
            expect(heading.or_(still).or_(again).or_(entrance).first).to_be_visible()
            if heading.is_visible():
                return
            assert monotonic() < ends, (self.name, self.page.inner_text("body"))
            if still.is_visible():
                still.click()
            elif again.is_visible():
                self.line.weather = Weather.CLEAR
                again.click()
            else:
                self.line.weather = Weather.CLEAR
                self._scan()

    def _scan_if_signed_out(self) -> None:
        """A killed browser may not have written its cookie down."""
        if self.line.weather is Weather.CLEAR and SIGNED_OUT in self._standing().inner_text():
            self._scan()

    # --- the network

    def _weather(self) -> None:
        if self._acts in self.script.weather:
            self.line.weather = self.script.weather[self._acts]
            if self.line.weather is Weather.CLEAR:
                self._come_back()
        self._scan_if_signed_out()

    def _come_back(self) -> None:
        self.page.evaluate("() => window.dispatchEvent(new Event('online'))")

    # --- the console

    def _heading(self) -> Locator:
        return self.page.get_by_role("heading", level=2, name=re.compile("号$"))

    def _bib(self) -> str:
        return self._heading().inner_text().removesuffix(" 号")

    def _standing(self) -> Locator:
        return self.page.locator("[data-line]")

    def _is_done(self) -> bool:
        told = self.page.locator("[data-progress]").inner_text()
        done, _, all_of_them = told.partition(" / ")
        return done == all_of_them

    def _choose(self, view: str) -> None:
        self.page.get_by_role("group", name="视图").get_by_text(view, exact=True).click()

    def _type(self, value: str) -> None:
        if self.script.has_keyboard:
            self.page.keyboard.press("Escape")
            self.page.keyboard.type(value)
            return
        for _ in self._left_over():
            self.page.get_by_role("button", name="删一位").click()
        for digit in value:
            self.page.get_by_role("button", name=digit, exact=True).click()

    def _left_over(self) -> str:
        """Give the keys that were pressed before the battery ended."""
        return self.page.locator("[data-typed]").inner_text().replace("–", "")

    def _save(self) -> None:
        if self.script.has_keyboard:
            self.page.keyboard.press("Enter")
        else:
            self.page.get_by_role("button", name="保存，下一个").click()

    def _heard(self, bib: str, value: str) -> None:
        words = f"{bib} 号 {CRITERION} {value}：已存本机"
        expect(self.page.locator("[data-kept=kept]")).to_contain_text(words)
        self.said.append((bib, value))

    def _correct(self, value: str) -> None:
        """Go back one entry and change its score; stay where one has said nothing of it."""
        self.page.keyboard.press("ArrowUp")
        bib = self._bib()
        given = [one for of, one in self.said if of == bib]
        if not given:
            self.page.keyboard.press("ArrowDown")
            return
        other = str(LOWEST) if given[-1] == value else value
        self._type(other)
        self._save()
        self.page.get_by_role("button", name="输错了").click()
        self._heard(bib, other)


def drawn(
    random: Random,
    bibs: list[str],
    *,
    place: int,
    deaths: int,
    spells: int,
) -> Script:
    """Draw what befalls a judge.

    The first has a phone without a keyboard, the second a clock that is a day ahead.
    """
    count = len(bibs)
    weather: dict[int, Weather] = {}
    lying = [one for one in Weather if one not in {Weather.CLEAR, Weather.GATE}]
    for number in range(spells):
        begin = 2 + number * count // spells
        weather[begin] = random.choice(lying)
        weather[begin + random.randint(2, max(2, count // spells - 1))] = Weather.CLEAR
    has_keyboard = place != 0
    corrected = random.sample(range(5, count), count // 12) if has_keyboard else []
    rest = [one for one in range(2, count) if one not in corrected]
    kinds = list(Death) * (deaths // len(Death) + 1)
    return Script(
        values={bib: str(random.randint(LOWEST + 1, HIGHEST)) for bib in bibs},
        corrections={one: str(random.randint(LOWEST + 1, HIGHEST)) for one in corrected},
        deaths=dict(zip(random.sample(rest, deaths), kinds, strict=False)),
        weather=weather,
        clock_off_hours=24 if place == 1 else 0,
        has_keyboard=has_keyboard,
    )
