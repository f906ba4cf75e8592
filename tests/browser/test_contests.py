"""Contests on the page: set up by hand, led from the head judge's desk, shown on the big screen."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import watched_page
from tests.browser.crowd import picture_both
from tests.browser.line import Line, line_to
from tests.browser.program import GOLDEN, Program, served, settle
from tests.browser.test_access import faults_of
from tests.browser.venue import HEADER, Venue, opened
from tests.server import ServerUnderTest
from tests.workbooks.conftest import write_workbook

NAME = "2026 年数控车工技术大比武"
_keys = count(1)


@pytest.fixture(scope="module")
def office(server: ServerUnderTest) -> Iterator[Program]:
    """One program for these tests; each sets up a contest of its own."""
    with served(server, workbooks=GOLDEN) as program:
        yield program


@pytest.fixture
def desk(browser: Browser, office: Program) -> Iterator[Page]:
    """A page of the officer who organizes the contests."""
    with watched_page(browser) as page:
        office.sign_in(page)
        yield page


@pytest.fixture
def line(office: Program) -> Iterator[Line]:
    """The way to the program that the venue's tools ask for; these tests leave it whole."""
    with line_to(office.address) as line:
        yield line


def test_contest_is_set_up_from_its_name_to_the_pass_of_a_judge(
    desk: Page, office: Program, pictures: Path
) -> None:
    office.open(desk, "/contests")
    expect(desk.get_by_text("还没有竞赛")).to_be_visible()

    filled(desk, "新建竞赛", {"名称": NAME, "工种": "数控车工"})
    expect(desk.get_by_role("heading", name=NAME)).to_be_visible()
    filled(desk, "增加赛项", {"名称": "轴类零件"})
    filled(desk, "增加轮次", {"名称": "决赛"})
    expect(desk.get_by_text("理论 30.0%，去掉最高最低后平均")).to_be_visible()
    filled(desk, "增加评分项", {"名称": "尺寸精度"})
    expect(desk.get_by_role("button", name="尺寸精度")).to_be_visible()
    picture_both(desk, pictures, "contest-rules")
    assert faults_of(desk) == []

    desk.get_by_role("tab", name="参赛").click()
    form = begun(desk, "增加参赛")
    form.get_by_label("姓名（队名）").fill("林巧")
    form.get_by_label("单位", exact=True).fill("云帆")
    desk.locator(".lookup-option").first.click()
    saved(form)
    expect(desk.get_by_role("row").filter(has_text="林巧")).to_be_visible()
    assert faults_of(desk) == []

    desk.get_by_role("tab", name="评委").click()
    filled(desk, "聘请评委", {"姓名": "顾评委"})
    desk.get_by_role("button", name="更多 顾评委").click()
    desk.get_by_role("menuitem", name="安排执裁").click()
    saved(desk.get_by_role("dialog"))
    expect(desk.get_by_role("row").filter(has_text="顾评委")).to_contain_text("决赛")
    desk.get_by_role("button", name="更多 顾评委").click()
    desk.get_by_role("menuitem", name="发通行码").click()
    desk.get_by_role("dialog").get_by_role("button", name="生成通行码").first.click()

    expect(desk.get_by_role("img", name="通行码二维码")).to_be_visible()
    expect(desk.get_by_role("dialog")).to_contain_text(f"{office.address}/judge#")
    assert faults_of(desk) == []


def test_list_of_entries_is_brought_from_the_page_of_its_contest(
    desk: Page, office: Program, pictures: Path, tmp_path: Path
) -> None:
    office.open(desk, "/contests")
    filled(desk, "新建竞赛", {"名称": "钳工技术大比武"})
    filled(desk, "增加赛项", {"名称": "装配钳工"})
    desk.get_by_role("tab", name="参赛").click()
    desk.get_by_role("link", name="从 Excel 导入").click()
    expect(desk.get_by_role("heading", name="导入参赛名单")).to_be_visible()
    expect(desk.locator(".page-note")).to_have_text("钳工技术大比武")
    rows = [
        {"姓名": "林巧", "单位": "云帆咨询有限公司", "同意公布姓名": "是"},
        {"姓名": "石锐", "单位": "云帆咨洵公司", "同意公布姓名": "否"},
    ]
    settle(desk)
    picture_both(desk, pictures, "contest-list")
    path = write_workbook(tmp_path / "钳工名单.xlsx", {"Sheet1": rows})
    desk.locator('input[type="file"]').set_input_files(path)
    desk.get_by_role("button", name="上传并检查").click()

    held = desk.get_by_role("row").filter(has_text="云帆咨洵公司")
    expect(held).to_contain_text("是否为：云帆咨询有限公司")
    expect(desk.get_by_text("石锐")).to_have_count(0)
    picture_both(desk, pictures, "contest-list-report")
    desk.get_by_role("button", name="写入 1 行").click()
    expect(desk.get_by_text("已写入：")).to_be_visible()
    desk.get_by_role("link", name="钳工技术大比武").click()
    expect(desk.get_by_role("row").filter(has_text="林巧")).to_contain_text("001")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="导出名单").click()
    assert download.value.suggested_filename.startswith("参赛名单-")


def test_refused_rule_of_a_round_says_why_and_keeps_what_was_typed(
    desk: Page, office: Program
) -> None:
    office.open(desk, "/contests")
    filled(desk, "新建竞赛", {"名称": "理论过半的比赛"})
    filled(desk, "增加赛项", {"名称": "笔试"})
    form = begun(desk, "增加轮次")
    form.get_by_label("名称", exact=True).fill("决赛")
    form.get_by_label("理论占比", exact=True).fill("0.6")
    form.get_by_role("button", name="保存").first.click()

    expect(form.get_by_role("alert")).to_contain_text("30")
    expect(form.get_by_label("理论占比", exact=True)).to_have_value("0.6")
    form.get_by_label("理论占比", exact=True).fill("0.3")
    saved(form)
    expect(desk.get_by_role("region", name="决赛")).to_be_visible()


def test_desk_follows_the_scores_to_the_released_ranking(
    browser: Browser, desk: Page, office: Program, line: Line, pictures: Path
) -> None:
    venue = opened(desk, line, entries=3)
    with watched_page(browser) as phone:
        signed_in_by_pass(phone, venue)
        given(phone, venue, {"001": "88", "002": "92", "003": "92"})

    office.open(desk, f"/contests?contest={venue.contest}&round={venue.round}")

    rows = desk.get_by_role("region", name="排名").get_by_role("row")
    expect(rows.nth(1)).to_contain_text("92.00")
    expect(rows.nth(3)).to_contain_text("88.00")
    expect(desk.get_by_role("region", name="按评委")).to_contain_text("3 / 3")
    assert faults_of(desk) == []
    picture_both(desk, pictures, "contest-desk")
    step(desk, "封榜")
    step(desk, "公布成绩")
    expect(desk.get_by_text("已公布").first).to_be_visible()
    expect(desk.get_by_role("button", name="封榜")).to_have_count(0)


def test_big_screen_stands_still_while_it_is_frozen(
    browser: Browser, desk: Page, office: Program, line: Line, pictures: Path
) -> None:
    venue = opened(desk, line, entries=2)
    with watched_page(browser) as phone:
        signed_in_by_pass(phone, venue)
        given(phone, venue, {"001": "80"})
        desk.set_viewport_size({"width": 1920, "height": 1080})
        office.open(desk, f"/contests?contest={venue.contest}&round={venue.round}&view=screen")
        expect(desk.locator(".big-rows li").first).to_contain_text("80.00")

        venue.do("freezeRound", "round { id }", id=venue.round)
        expect(desk.get_by_text("榜单已停住")).to_be_visible()
        given(phone, venue, {"002": "95"})
        asked_again(desk)
        expect(desk.locator(".big-rows li")).to_have_count(1)
        desk.screenshot(path=pictures / "contest-screen.png")
        desk.reload()
        expect(desk.get_by_text("等待第一个成绩")).to_be_visible()

        venue.do("freezeRound", "round { id }", id=venue.round, isFrozen=False)
        expect(desk.locator(".big-rows li").first).to_contain_text("95.00")
    assert faults_of(desk) == []


def begun(page: Page, action: str) -> Locator:
    """Open the form of an action."""
    page.get_by_role("button", name=action, exact=True).click()
    return page.get_by_role("dialog")


def saved(form: Locator) -> None:
    """Save a form and wait until it has gone."""
    form.get_by_role("button", name="保存").first.click()
    expect(form).to_have_count(0)


def filled(page: Page, action: str, texts: dict[str, str]) -> None:
    """Open the form of an action, fill it in and save it."""
    form = begun(page, action)
    for label, text in texts.items():
        form.get_by_label(label, exact=True).fill(text)
    saved(form)


def step(page: Page, name: str) -> None:
    """Take a step of the round, and confirm it."""
    page.get_by_role("button", name=name, exact=True).click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name=name, exact=True).click()
    expect(form).to_have_count(0)


def asked_again(page: Page) -> None:
    """Wait until the page has twice had an answer that was asked for after this moment."""
    for _ in range(2):
        with page.expect_response("**/graphql"):
            pass


def signed_in_by_pass(phone: Page, venue: Venue) -> None:
    """Sign a judge in as the console does, without its page."""
    secret = venue.pass_for(venue.appoint()).partition("#")[2]
    answer = phone.request.post(
        f"{venue.line.upstream}/session/pass", data={"secret": secret}, headers=HEADER
    )
    assert answer.ok, answer.text()


def given(phone: Page, venue: Venue, values: dict[str, str]) -> None:
    """Record one value for each bib."""
    found = venue.ask(
        "query ($id: ID!) { round(id: $id) { criteria { nodes { id } }"
        " starts(first: 100) { nodes { bib entry { id } } } } }",
        id=venue.round,
    )["round"]
    entries = {one["bib"]: one["entry"]["id"] for one in found["starts"]["nodes"]}
    records = [
        _record(venue, entries[bib], found["criteria"]["nodes"][0]["id"], value)
        for bib, value in values.items()
    ]
    answer = phone.request.post(
        f"{venue.line.upstream}/graphql",
        data={
            "query": "mutation ($records: [ScoreRecordInput!]!) {"
            " recordScores(input: { records: $records }) { receipts { state code } } }",
            "variables": {"records": records},
        },
        headers=HEADER,
    )
    receipts = answer.json()["data"]["recordScores"]["receipts"]
    assert [one["state"] for one in receipts] == ["ACCEPTED"] * len(values), receipts


def _record(venue: Venue, entry: str, criterion: str, value: str) -> dict[str, Any]:
    number = next(_keys)
    return {
        "key": f"test-{number}",
        "device": "test",
        "sequence": number,
        "roundId": venue.round,
        "entryId": entry,
        "criterionId": criterion,
        "value": value,
        "baseVersion": 0,
        "recordedAt": "2026-05-20T10:00:00+08:00",
    }
