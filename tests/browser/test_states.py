"""Screens that cannot be filled: not yours to see, failed, the server out of reach."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, StorageState, expect

from tests.browser.conftest import watched_page
from tests.browser.program import Program, settle
from tests.browser.test_access import faults_of

SCREENS = {
    "dashboard": "/?asOf=2026-06-30",
    "organizations": "/ledgers/organizations",
}
# What the browser itself writes of the failures that these tests bring about.
NOISE = ("Failed to load resource", "net::ERR")
REFUSED = {
    "code": "NO_RIGHTS",
    "message": "",
    "remedy": "",
}
BROKEN = {"code": "INTERNAL", "message": "", "remedy": ""}


@pytest.fixture
def unlucky(browser: Browser, officer: StorageState) -> Iterator[Page]:
    """A page of the district officer that something is about to happen to."""
    with watched_page(browser, officer, expects=NOISE) as page:
        yield page


def answering(status: int, body: object) -> Callable[[Route], None]:
    """Give an answer of the server that every question gets, but for who is signed in."""

    def answer(route: Route) -> None:
        route.fulfill(status=status, body=json.dumps(body), content_type="application/json")

    return answer


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_says_that_it_may_not_be_seen(unlucky: Page, program: Program, screen: str) -> None:
    unlucky.route("**/graphql", answering(403, REFUSED))

    unlucky.goto(program.address + SCREENS[screen])

    expect(unlucky.get_by_text("您没有查看这里的权限").first).to_be_visible()
    assert faults_of(unlucky) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_that_failed_can_be_asked_again(
    unlucky: Page, program: Program, pictures: Path, screen: str
) -> None:
    unlucky.route("**/graphql", answering(500, BROKEN))
    unlucky.goto(program.address + SCREENS[screen])
    again = unlucky.get_by_role("button", name="重试").first
    expect(again).to_be_visible()
    assert faults_of(unlucky) == []
    unlucky.screenshot(path=pictures / f"failed-{screen}-desk.png")

    unlucky.unroute("**/graphql")
    while again.is_visible():
        again.click()
        settle(unlucky)

    expect(unlucky.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_says_that_the_server_is_out_of_reach(
    unlucky: Page, program: Program, screen: str
) -> None:
    unlucky.route("**/graphql", lambda route: route.abort())

    unlucky.goto(program.address + SCREENS[screen])

    expect(unlucky.get_by_role("alert").first).to_contain_text("连不上服务器")
    assert faults_of(unlucky) == []
