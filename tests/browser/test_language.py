"""English is complete: no screen has a Chinese word of its own; data stay as they were entered.

English words are longer: in either language no screen is wider than a phone, and each begins at
its top.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, ViewportSize, expect

from tests.browser.conftest import watched_page
from tests.browser.program import Program

CHINESE = re.compile(r"[\u3400-\u9fff]")
# What the golden district and its officer are called.
NAMES = ("示例经济开发区", "区两新党委")
SCREENS = {
    "dashboard": "/?asOf=2026-06-30",
    "map": "/map",
    "my branch": "/my-branch",
    "organizations": "/ledgers/organizations",
    "branches": "/ledgers/branches",
    "members": "/ledgers/members",
    "buildings": "/ledgers/buildings",
    "villages": "/ledgers/villages",
    "areas": "/ledgers/areas",
    "shops": "/ledgers/shops",
    "towns": "/ledgers/towns",
    "departments": "/ledgers/departments",
    "import": "/import",
    "geometries": "/geometries",
    "publish": "/publish?asOf=2026-06-30",
    "account": "/account",
    "missing": "/nowhere",
}
BRANCH = "中共晨光机械制造有限公司支部委员会"
PHONE: ViewportSize = {"width": 390, "height": 844}
WIDER = """
() => {
  const most = innerWidth;
  // A strip that scrolls by itself is none of the page's width.
  const scrolls = (node) => node !== null && node !== document.body
    && (getComputedStyle(node).overflowX !== 'visible' || scrolls(node.parentElement));
  const found = document.documentElement.scrollWidth > most
    ? [`the page: ${document.documentElement.scrollWidth}`] : [];
  if (scrollY > 0) {
    found.push(`begins at: ${scrollY}`);
  }
  for (const node of document.querySelectorAll('body *:not(.hidden-text, .skip)')) {
    const { width, right } = node.getBoundingClientRect();
    if (width > 0 && right > most + 1 && !scrolls(node.parentElement)) {
      found.push(`${node.outerHTML.slice(0, 120)}: ${Math.round(right)}`);
    }
  }
  return found;
}
"""
# Texts of the frame and of controls, and the names that only assistive technology reads. What the
# ledger holds is data: cells, facts, links, options of places.
UI_WORDS = """
() => {
  const found = [];
  const isData = (node) => node.closest(
    'td, tbody th, dd, option, [lang], .brand-district, .bar-name, .chip, [data-data], svg title,'
    + ' .figure-definition, .figure-name, .cell-note, caption, .timeline'
  ) !== null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.textContent.trim() !== '' && !isData(node.parentElement)) {
      found.push(node.textContent.trim());
    }
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    if (!isData(element)) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
  }
  return [document.title, ...found];
}
"""


@pytest.fixture
def english(browser: Browser, officer: StorageState) -> Iterator[Page]:
    """A page of the district officer who reads English."""
    with watched_page(browser, officer) as page:
        page.add_init_script("localStorage.setItem('liangxin.locale', 'en')")
        yield page


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_has_no_chinese_word_in_english(
    english: Page, program: Program, screen: str
) -> None:
    program.open(english, SCREENS[screen])
    expect(english.locator("html")).to_have_attribute("lang", "en")

    texts: list[str] = english.evaluate(UI_WORDS)

    chinese = {text for text in texts if CHINESE.search(text)}
    assert {text for text in chinese if not any(name in text for name in NAMES)} == set()


def test_gallery_has_no_chinese_word_in_english(english: Page, program: Program) -> None:
    english.goto(f"{program.address}/gallery")
    expect(english.get_by_role("heading", name="Components", level=1)).to_be_visible()

    texts: list[str] = english.evaluate(UI_WORDS)

    assert [text for text in texts if CHINESE.search(text)] == []


def test_sign_in_has_no_chinese_word_in_english(blank_page: Page, program: Program) -> None:
    blank_page.add_init_script("localStorage.setItem('liangxin.locale', 'en')")
    blank_page.goto(program.address)
    expect(blank_page.get_by_role("button", name="Sign in")).to_be_visible()

    texts: list[str] = blank_page.evaluate(UI_WORDS)

    assert [text for text in texts if CHINESE.search(text)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_screen_is_wider_than_a_phone_or_begins_below_its_top(
    browser: Browser, officer: StorageState, program: Program, language: str
) -> None:
    with watched_page(browser, officer) as page:
        page.add_init_script(f"localStorage.setItem('liangxin.locale', '{language}')")
        page.set_viewport_size(PHONE)
        wide: dict[str, list[str]] = {}
        for screen in (*SCREENS.values(), *_opened(page, program)):
            program.open(page, screen)
            wide[screen] = page.evaluate(WIDER)

    assert {screen: found for screen, found in wide.items() if found} == {}


def _opened(page: Page, program: Program) -> Iterator[str]:
    """Give the screens with more on them: a branch on its page, beside its row, in its form."""
    program.open(page, "/ledgers/branches")
    link = page.get_by_role("link", name=BRANCH, exact=True)
    branch = str(link.get_attribute("href")).rpartition("open=")[2]
    yield f"/my-branch?branch={branch}"
    yield f"/ledgers/branches?open={branch}"
    yield f"/ledgers/branches?open={branch}&edit=1"
    yield f"/map?sel=branch:{branch}"
