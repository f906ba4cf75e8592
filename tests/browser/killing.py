"""Browsers of their own on a profile that outlives them: killed as an empty battery ends them."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserType, Page

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.conftest import PATIENCE_MS


@contextmanager
def killable_page(browser: BrowserType, profile: Path) -> Iterator[Page]:
    """Start a browser of its own on a profile; at the end it is killed, not closed."""
    told = profile.with_suffix(".log")
    with told.open("w") as words:  # a pipe that nobody empties would hold the browser up
        process = subprocess.Popen(
            [
                CHROMIUM,
                *FLAGS,
                "--headless",
                f"--user-data-dir={profile}",
                "--remote-debugging-port=0",
                "--window-size=1366,900",
                "about:blank",
            ],
            stderr=words,
        )
    try:
        own = browser.connect_over_cdp(_address(process, told))
        own.contexts[0].set_default_timeout(PATIENCE_MS)
        yield own.contexts[0].pages[0]
    finally:
        process.kill()
        process.wait()


def _address(process: "subprocess.Popen[bytes]", told: Path) -> str:
    """Wait until the browser says where it listens."""
    while process.poll() is None:
        for line in told.read_text().splitlines(keepends=True):
            if line.startswith("DevTools listening") and line.endswith("\n"):
                return line.split()[-1]
    raise AssertionError(told.read_text())
