"""The served program with the golden mini-district, and a browser that knows nothing yet.

The program is `liangxin serve` in a process of its own, forked from one that has imported it, over
a clone of the migrated template. Errors on the browser's console fail the test that caused them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    StorageState,
    expect,
    sync_playwright,
)

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.program import GOLDEN, Program, served
from tests.server import ServerUnderTest

PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)
# What the browser itself writes when a sign-in or an upload is refused, or when a busy server asks
# to be asked again, which the page does by itself.
REFUSALS = (("401", "/session"), ("422", "/imports?"), ("503", "/graphql"))


@pytest.fixture(scope="session")
def program(server: ServerUnderTest) -> Iterator[Program]:
    """The program with the golden district; tests of this one only read."""
    with served(server, workbooks=GOLDEN) as program:
        yield program


@pytest.fixture
def own_program(server: ServerUnderTest) -> Iterator[Program]:
    """The same for one test alone, which may write."""
    with served(server, workbooks=GOLDEN) as program:
        yield program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, the one that the project's users can install too."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def blank_page(browser: Browser) -> Iterator[Page]:
    """A page without a session, in Chinese and in Shanghai; it watches the console."""
    with watched_page(browser) as page:
        yield page


@pytest.fixture(scope="session")
def officer(browser: Browser, program: Program) -> StorageState:
    """The cookies of the district officer, signed in once for the whole run."""
    with watched_page(browser) as page:
        program.sign_in(page)
        return page.context.storage_state()


@pytest.fixture
def page(browser: Browser, officer: StorageState) -> Iterator[Page]:
    """A page of the district officer; a test that ends the session takes a blank one instead."""
    with watched_page(browser, officer) as page:
        yield page


@contextmanager
def watched_page(
    browser: Browser, cookies: StorageState | None = None, *, expects: tuple[str, ...] = ()
) -> Iterator[Page]:
    """Open a page that watches the console; an error on it fails the test.

    `expects`: parts of what the browser writes of the failures that the test brings about.
    """
    context = browser.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1366, "height": 900},
        storage_state=cookies,
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.extend(_fault(message, expects)))
    page.on("pageerror", lambda error: faults.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert faults == []


def _fault(message: ConsoleMessage, expects: tuple[str, ...]) -> Iterator[str]:
    """Take errors and warnings; a refusal that a test asks for is an answer and no fault."""
    url = message.location.get("url", "")
    is_refusal = any(status in message.text and path in url for status, path in REFUSALS)
    is_expected = any(part in message.text for part in expects)
    if message.type in {"error", "warning"} and not (is_refusal or is_expected):
        yield f"{message.type}: {message.text} {url}"


@pytest.fixture(scope="session")
def pictures() -> Path:
    """The folder of screenshots, ignored by git, for people to look at."""
    folder = Path(__file__).parent / "pictures"
    folder.mkdir(exist_ok=True)
    return folder
