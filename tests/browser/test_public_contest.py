"""The contests of the public page, without a session, and the documents that lead to it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Download, Page, expect
from pypdf import PdfReader

from backend.kit.clock import now
from tests.browser.conftest import watched_page
from tests.browser.line import Line, line_to
from tests.browser.program import GOLDEN, Program, served, settle
from tests.browser.test_access import WIDTHS, faults_of
from tests.browser.test_publishing import overflow
from tests.browser.venue import HEADER, Venue, opened
from tests.server import ServerUnderTest

CONTACT = "区两新工委办公室 0571-00000000"
VALUES = ("88", "92", "92")
_ENTRIES = """
query ($id: ID!) {
  round(id: $id) {
    criteria(first: 1) { nodes { id } }
    starts { nodes { bib entry { id } } }
  }
}
"""
_REVISION = "query ($id: ID!) { contest(id: $id) { revision name } }"
_AWARDS = "query ($id: ID!) { contest(id: $id) { awards { nodes { id revision rank } } } }"


@pytest.fixture(scope="module")
def office(server: ServerUnderTest) -> Iterator[Program]:
    """A golden district of this module's own: what is published stays."""
    with served(server, workbooks=GOLDEN) as program:
        yield program


@pytest.fixture
def desk(browser: Browser, office: Program) -> Iterator[Page]:
    """A page of the officer who organizes the contest."""
    with watched_page(browser) as page:
        office.sign_in(page)
        yield page


@pytest.fixture
def line(office: Program) -> Iterator[Line]:
    """The way to the program that the venue's tools ask for."""
    with line_to(office.address) as line:
        yield line


def test_contest_is_public_from_its_publication_to_its_withdrawal(
    browser: Browser, office: Program, desk: Page, line: Line, pictures: Path
) -> None:
    with watched_page(browser, expects=("404",)) as stranger:
        office.open(stranger, "/public/contests")
        expect(stranger.get_by_label("登录名")).to_be_visible()
        venue = judged(browser, desk, line)
        contest = venue.ask(_REVISION, id=venue.contest)["contest"]["name"]

        sheet = saved(desk, office, venue, f"round={venue.round}", "成绩单（PDF）")
        publish(venue, contact=CONTACT)
        certificates = saved(desk, office, venue, "tab=awards", "获奖证书（PDF）")

        assert sheet.startswith(b"%PDF")
        office.open(stranger, "/public/contests")
        expect(stranger.get_by_role("row").filter(has_text=contest)).to_contain_text("现行")
        look(stranger, pictures, "public-contests")
        stranger.get_by_role("link", name=contest).click()
        expect(stranger.get_by_role("heading", name=contest)).to_be_visible()
        shows(stranger, "选手002", CONTACT, "提出", "首次公布", "一等奖")
        expect(stranger.get_by_text("选手001")).to_have_count(0)
        expect(stranger.get_by_role("row").filter(has_text="001")).to_contain_text("未公开")
        expect(stranger.get_by_role("img", name="本页二维码")).to_be_visible()
        look(stranger, pictures, "public-contest")
        stranger.emulate_media(media="print")
        stranger.set_viewport_size({"width": 794, "height": 1123})
        stranger.screenshot(path=pictures / "public-contest-print.png", full_page=True)
        stranger.emulate_media(media="screen")

        here = stranger.url
        publish(venue)
        stranger.reload()
        shows(stranger, "第 2 版", "成绩没有变化", "已由新版替代")
        withdraw(venue, "复核中发现漏记")
        stranger.reload()
        shows(stranger, "成绩已撤下", "复核中发现漏记")
        expect(stranger.get_by_text("选手002")).to_have_count(0)
        look(stranger, pictures, "public-contest-withdrawn")
        assert stranger.url == here
        checks(stranger, office, venue, certificates, pictures)


def checks(
    stranger: Page, office: Program, venue: Venue, certificates: bytes, pictures: Path
) -> None:
    """See that the code of a certificate says whether it holds."""
    [page] = PdfReader(BytesIO(certificates)).pages
    links: Any = page["/Annots"]
    address = str(links[0].get_object()["/A"]["/URI"])
    assert address.startswith(f"{office.address}/public/certificates/")
    path = address.removeprefix(office.address)

    office.open(stranger, path)
    shows(stranger, "证书有效", "一等奖", "选手002", "数控车工")
    look(stranger, pictures, "certificate-check")
    [award] = venue.ask(_AWARDS, id=venue.contest)["contest"]["awards"]["nodes"]
    venue.do(
        "takeBackAward",
        "contest { id }",
        id=award["id"],
        revision=award["revision"],
        reason="复核更正",
    )
    stranger.reload()
    shows(stranger, "证书已失效")
    expect(stranger.get_by_text("选手002")).to_have_count(0)
    office.open(stranger, f"{path[:-1]}{'A' if path[-1] != 'A' else 'B'}")
    shows(stranger, "不是有效的证书")


def judged(browser: Browser, desk: Page, line: Line) -> Venue:
    """Hold a contest of three, one of whom agreed to be named, up to its award."""
    venue = opened(desk, line, entries=3)
    found = venue.ask(_ENTRIES, id=venue.round)["round"]
    starts = found["starts"]["nodes"]
    secret = venue.pass_for(venue.appoint("终场评委")).rpartition("#")[2]
    records = [
        {
            "key": f"test-{start['bib']}",
            "device": "平板",
            "sequence": number,
            "roundId": venue.round,
            "entryId": start["entry"]["id"],
            "criterionId": found["criteria"]["nodes"][0]["id"],
            "value": value,
            "baseVersion": 0,
            "recordedAt": now().isoformat(),
        }
        for number, (start, value) in enumerate(zip(starts, VALUES, strict=True), start=1)
    ]
    recorded(browser, line.upstream, secret, records)
    second = next(start["entry"] for start in starts if start["bib"] == "002")
    venue.do("recordConsent", "entry { id }", **consent(second))
    venue.do("closeRound", "round { id }", id=venue.round)
    venue.do("changeContestState", "contest { id }", **at(venue), state="CLOSED")
    venue.do(
        "giveAward", "award { id }", contestId=venue.contest, rank="FIRST", entryId=second["id"]
    )
    return venue


def recorded(browser: Browser, address: str, secret: str, records: list[dict[str, Any]]) -> None:
    """Record scores as a judge who signs in by a pass."""
    query = """mutation ($input: RecordScoresInput!) {
      recordScores(input: $input) { receipts { state } problems { code } }
    }"""
    body = {"query": query, "variables": {"input": {"records": records}}}
    context = browser.new_context()
    try:
        signed_in = context.request.post(
            f"{address}/session/pass", data={"secret": secret}, headers=HEADER
        )
        assert signed_in.ok, signed_in.text()
        reply = context.request.post(f"{address}/graphql", data=body, headers=HEADER).json()
    finally:
        context.close()
    receipts = reply["data"]["recordScores"]["receipts"]
    assert [one["state"] for one in receipts] == ["ACCEPTED"] * len(records)


def consent(entry: dict[str, Any]) -> dict[str, object]:
    """Let an entry be named in public."""
    return {"id": entry["id"], "showsName": True, "keepsName": False}


def at(venue: Venue) -> dict[str, object]:
    """Give the contest as it stands now."""
    found = venue.ask(_REVISION, id=venue.contest)["contest"]
    return {"id": venue.contest, "revision": found["revision"]}


def publish(venue: Venue, **more: object) -> None:
    """Publish an edition."""
    venue.do("publishContest", "publication { id }", **at(venue), **more)


def withdraw(venue: Venue, reason: str) -> None:
    """Take the edition down that is out."""
    query = "query ($id: ID!) { contest(id: $id) { publications { nodes { id edition } } } }"
    editions = venue.ask(query, id=venue.contest)["contest"]["publications"]["nodes"]
    latest = max(editions, key=lambda one: one["edition"])
    verb = "withdrawContestPublication"
    venue.do(verb, "publication { id }", id=latest["id"], reason=reason)


def saved(desk: Page, office: Program, venue: Venue, where: str, name: str) -> bytes:
    """Save a document from the officer's page."""
    office.open(desk, f"/contests?contest={venue.contest}&{where}")
    with desk.expect_download() as begun:
        desk.get_by_role("button", name=name).click()
    return read(begun.value)


def read(download: Download) -> bytes:
    """Read what was saved."""
    assert download.suggested_filename.endswith(".pdf")
    return Path(download.path()).read_bytes()


def shows(page: Page, *words: str) -> None:
    """See that the page says all of this."""
    for one in words:
        expect(page.get_by_role("main")).to_contain_text(one)


def look(page: Page, pictures: Path, name: str) -> None:
    """Take pictures as a desk and a phone show it; axe finds nothing, nothing runs over."""
    for width, (wide, tall) in WIDTHS.items():
        page.set_viewport_size({"width": wide, "height": tall})
        settle(page)
        page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
        assert faults_of(page) == []
        assert overflow(page) <= 0
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) <= 0
