"""The judge's console at a venue: what a device has called saved arrives, and counts once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import watched_page
from tests.browser.crowd import DRAWN
from tests.browser.killing import killable_page
from tests.browser.line import Line, Weather, line_to
from tests.browser.program import GOLDEN, LOGIN, PASSWORD, Program, served
from tests.browser.test_access import faults_of
from tests.browser.venue import HEADER, Venue, opened
from tests.server import ServerUnderTest

ALL_SENT = "已全部上传"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1366, "height": 900}
BROKEN = ("net::ERR_", "401", "Failed to load resource", "Failed to fetch", "ServiceWorker")
"""What the browser itself writes while the line is broken on purpose."""
SECONDS_FOR_A_SIGN = 60
"""Only ends a test that would wait for ever."""
LYING = (Weather.PORTAL, Weather.REDIRECT, Weather.EMPTY, Weather.FOREIGN)


@pytest.fixture(scope="module")
def office(server: ServerUnderTest) -> Iterator[Program]:
    """One program for these tests; each sets up a contest of its own."""
    with served(server, workbooks=GOLDEN) as program:
        yield program


@pytest.fixture(scope="module")
def desk(browser: Browser, office: Program) -> Iterator[Page]:
    """A page of the officer who organizes the contests."""
    with watched_page(browser) as page:
        office.sign_in(page)
        yield page


@pytest.fixture
def line(office: Program) -> Iterator[Line]:
    """A line to the program that a test can break."""
    with line_to(office.address) as line:
        yield line


@pytest.fixture
def venue(desk: Page, line: Line) -> Venue:
    """A round that is open for scoring."""
    return opened(desk, line)


@contextmanager
def phone(browser: Browser) -> Iterator[Page]:
    """A judge's phone that has never been here."""
    with watched_page(browser, expects=BROKEN) as page:
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        yield page


def test_pass_opens_the_console_and_leaves_the_address(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    judge = venue.appoint()
    secret = venue.pass_for(judge)
    kin = {"entryId": entry_of(venue, "003"), "reason": "KINSHIP"}
    venue.do("declareRecusal", "judge { id }", judgeId=judge, **kin)
    with phone(browser) as page:
        page.goto(f"{venue.line.address}/judge")
        expect(page.get_by_role("heading", name="扫码进入")).to_be_visible()
        picture_both(page, pictures, "judge-entrance")

        page.goto("about:blank")
        page.goto(secret)

        expect(page.get_by_role("heading", name="001 号")).to_be_visible()
        assert page.url == f"{venue.line.address}/judge"
        page.go_back()
        page.go_forward()
        expect(page.get_by_role("heading", name="001 号")).to_be_visible()
        assert "#" not in page.url
        picture_both(page, pictures, "judge-pad")
        expect(page.locator("[data-progress]")).to_have_text("0 / 3")
        choose(page, "名单")
        page.get_by_role("button", name="003 号，工艺规范：没有分，不用评").click()
        expect(page.get_by_text("这一位不打分：您须回避。")).to_be_visible()


def test_pass_is_not_used_up_by_a_captive_portal(browser: Browser, venue: Venue) -> None:
    secret = venue.pass_for(venue.appoint())
    with phone(browser) as page:
        page.goto(f"{venue.line.address}/judge")
        expect(page.get_by_role("heading", name="扫码进入")).to_be_visible()
        again = page.get_by_role("button", name="再试一次")
        venue.line.weather = Weather.PORTAL
        page.goto(secret)
        for weather in (Weather.GATE, Weather.EMPTY, Weather.FOREIGN):
            expect(again).to_be_visible()
            venue.line.weather = weather
            with page.expect_response("**/session/pass"):
                again.click()
        expect(page.get_by_role("alert")).to_contain_text("通行码还没有用掉")
        assert "#" in page.url
        venue.line.weather = Weather.CLEAR

        again.click()

        expect(page.get_by_role("heading", name="001 号")).to_be_visible()
        assert "#" not in page.url


def test_scores_written_without_a_network_arrive_when_it_is_back(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    with phone(browser) as page:
        enter(page, venue)
        ready_for_offline(page)
        venue.line.weather = Weather.CUT
        for value in ("88", "92", "90"):
            give(page, value)
        kept(page, "003 号 工艺规范 90")
        expect(standing(page)).to_contain_text("离线 · 3 条在本机")

        page.reload()

        expect(page.get_by_role("heading", name="004 号")).to_be_visible()
        choose(page, "名单")
        expect(page.get_by_role("button", name="002 号，工艺规范：92，本机已存")).to_be_visible()
        picture_both(page, pictures, "judge-offline-list")
        assert venue.scores() == []
        venue.line.weather = Weather.CLEAR
        come_back(page)
        expect(standing(page)).to_have_text(ALL_SENT)
        expect(page.get_by_role("button", name="002 号，工艺规范：92，已上传")).to_be_visible()
        assert venue.scores() == [
            ("001", "工艺规范", 88.0, 1, "CURRENT"),
            ("002", "工艺规范", 92.0, 1, "CURRENT"),
            ("003", "工艺规范", 90.0, 1, "CURRENT"),
        ]


def test_killed_browser_starts_without_a_network_and_has_everything(
    browser: Browser, venue: Venue, tmp_path: Path
) -> None:
    judge = venue.appoint()
    with killable_page(browser.browser_type, tmp_path) as page:
        page.goto(venue.pass_for(judge))
        expect(page.get_by_role("heading", name="001 号")).to_be_visible()
        ready_for_offline(page)
        venue.line.weather = Weather.CUT
        give(page, "88")
        give(page, "92")
        kept(page, "002 号 工艺规范 92")

    with killable_page(browser.browser_type, tmp_path) as page:
        page.goto(f"{venue.line.address}/judge")

        expect(page.get_by_role("heading", name="003 号")).to_be_visible()
        expect(standing(page)).to_contain_text("2 条在本机")
        # A killed browser may not have written its cookie down: the judge scans a pass again. The
        # page is left first, since one that still tries would send before the judge is asked.
        page.goto("about:blank")
        venue.line.weather = Weather.CLEAR
        page.goto(venue.pass_for(judge))
        page.get_by_role("button", name="仍然进入").click()
        expect(standing(page)).to_have_text(ALL_SENT)
        assert [score[:4] for score in venue.scores()] == [
            ("001", "工艺规范", 88.0, 1),
            ("002", "工艺规范", 92.0, 1),
        ]


def test_whatever_answers_for_the_server_loses_nothing(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    with phone(browser) as page:
        enter(page, venue)
        for place, weather in enumerate(LYING, start=1):
            venue.line.weather = weather
            give(page, f"8{place}")
            kept(page, f"{place:03} 号 工艺规范 8{place}")
            asked_anew(page, venue.line)
            expect(standing(page)).to_contain_text(f"{place} 条在本机")
        page.screenshot(path=pictures / "judge-portal-phone.png")
        assert venue.scores() == []

        venue.line.weather = Weather.CLEAR
        come_back(page)

        expect(standing(page)).to_have_text(ALL_SENT)
        assert [score[2:4] for score in venue.scores()] == [
            (81.0, 1),
            (82.0, 1),
            (83.0, 1),
            (84.0, 1),
        ]


def test_lost_answer_is_asked_for_again_and_counts_once(browser: Browser, venue: Venue) -> None:
    with phone(browser) as page:
        enter(page, venue)
        venue.line.weather = Weather.ANSWER_LOST
        give(page, "88")
        expect(standing(page)).to_contain_text("离线 · 1 条在本机")
        assert venue.scores() == [("001", "工艺规范", 88.0, 1, "CURRENT")]

        venue.line.weather = Weather.CLEAR
        come_back(page)

        expect(standing(page)).to_have_text(ALL_SENT)
        assert venue.scores() == [("001", "工艺规范", 88.0, 1, "CURRENT")]


def test_two_devices_of_one_judge_show_the_conflict(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    judge = venue.appoint()
    with phone(browser) as first, phone(browser) as second:
        first.goto(venue.pass_for(judge))
        second.goto(venue.pass_for(judge))
        expect(second.get_by_role("heading", name="001 号")).to_be_visible()
        give(first, "88")
        expect(standing(first)).to_have_text(ALL_SENT)

        give(second, "70")

        expect(standing(second)).to_have_text("1 个要处理")
        choose(second, "名单")
        second.get_by_text("要处理 1").click()
        second.get_by_role("button", name="001 号，工艺规范：70，冲突").click()
        expect(second.locator(".notice-bad")).to_contain_text("裁判长")
        picture_both(second, pictures, "judge-conflict")
        assert venue.scores() == [("001", "工艺规范", 88.0, 1, "CONFLICT")]


def test_ended_pass_keeps_the_scores_for_a_new_one(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    judge = venue.appoint()
    with phone(browser) as page:
        page.goto(venue.pass_for(judge))
        expect(page.get_by_role("heading", name="001 号")).to_be_visible()
        page.context.clear_cookies()
        give(page, "88")
        expect(standing(page)).to_contain_text("通行证失效 · 1 条在本机")
        assert venue.scores() == []
        page.screenshot(path=pictures / "judge-pass-ended-phone.png")

        page.goto(venue.pass_for(judge))
        page.get_by_role("button", name="仍然进入").click()

        expect(standing(page)).to_have_text(ALL_SENT)
        assert venue.scores() == [("001", "工艺规范", 88.0, 1, "CURRENT")]


def test_officer_who_signs_in_on_the_device_takes_no_sheet_and_sends_no_score(
    browser: Browser, venue: Venue
) -> None:
    with phone(browser) as page:
        enter(page, venue)
        signed_in = page.request.post(
            f"{venue.line.address}/session",
            data={"login": LOGIN, "password": PASSWORD},
            headers=HEADER,
        )
        assert signed_in.ok
        page.reload()
        give(page, "88")
        expect(standing(page)).to_contain_text("通行证失效 · 1 条在本机")

        page.reload()

        expect(page.get_by_role("heading", name="002 号")).to_be_visible()
        choose(page, "名单")
        expect(page.get_by_role("button", name="001 号，工艺规范：88，本机已存")).to_be_visible()
        assert venue.scores() == []


def test_leaving_is_refused_while_scores_are_unsent(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    with phone(browser) as page:
        enter(page, venue)
        venue.line.weather = Weather.CUT
        give(page, "88")
        choose(page, "更多")

        page.get_by_role("button", name="退出", exact=True).click()

        expect(page.get_by_role("alert")).to_contain_text("还有 1 条没有上传，现在不能退出")
        picture_both(page, pictures, "judge-more")
        venue.line.weather = Weather.CLEAR
        page.get_by_role("button", name="现在上传").click()
        expect(standing(page)).to_have_text(ALL_SENT)
        page.get_by_role("button", name="退出", exact=True).click()
        expect(page.get_by_text("已退出。")).to_be_visible()


def test_exported_scores_count_once_at_the_desk_and_on_another_device(
    browser: Browser, office: Program, desk: Page, venue: Venue, tmp_path: Path, pictures: Path
) -> None:
    judge = venue.appoint()
    file = tmp_path / "scores.json"
    with phone(browser) as page:
        page.goto(venue.pass_for(judge))
        expect(page.get_by_role("heading", name="001 号")).to_be_visible()
        venue.line.weather = Weather.CUT
        give(page, "88")
        give(page, "92")
        choose(page, "更多")
        with page.expect_download() as download:
            page.get_by_role("button", name="导出成文件").click()
        download.value.save_as(file)
    office.open(desk, f"/contests?contest={venue.contest}&round={venue.round}")
    desk.get_by_label("选择文件导入").set_input_files(file)
    expect(desk.get_by_text("采用 2 条")).to_be_visible()
    picture_both(desk, pictures, "desk-file")
    changed = file.with_name("changed.json")
    changed.write_text(file.read_text().replace(r"\"92\"", r"\"99\""))
    desk.get_by_label("选择文件导入").set_input_files(changed)
    expect(desk.get_by_text("先前已收到 1 条，留存待裁定 1 条")).to_be_visible()
    waiting = desk.get_by_role("region", name="待裁定").get_by_role("listitem")
    expect(waiting).to_contain_text("文件不是设备封存的原样 · 先到 92 · 后到 99")

    venue.line.weather = Weather.CLEAR
    with phone(browser) as page:
        page.goto(venue.pass_for(judge))
        expect(page.get_by_role("heading", name="003 号")).to_be_visible()
        choose(page, "更多")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text("导入了 2 条。")).to_be_visible()
        expect(standing(page)).to_have_text("1 个要处理")
        page.locator("input[type=file]").set_input_files(file)

        expect(page.locator("[data-unsent='0']")).to_be_visible()
        expect(standing(page)).to_have_text("1 个要处理")
        assert [score[2:] for score in venue.scores()] == [
            (88.0, 1, "CURRENT"),
            (92.0, 1, "HELD"),
        ]


def test_keys_that_make_no_score_are_refused_and_unlikely_ones_asked_about(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    with phone(browser) as page:
        enter(page, venue)
        press(page, "888")
        expect(page.locator("[data-typed]")).to_contain_text("88")
        expect(page.get_by_role("alert")).to_have_text("最高 100")
        press(page, "⌫⌫")
        press(page, "8")
        save(page)
        expect(page.get_by_role("alertdialog")).to_contain_text("8，对吗？")
        picture_both(page, pictures, "judge-unlikely")
        page.get_by_role("button", name="就是 8，保存").click()

        expect(page.get_by_role("heading", name="002 号")).to_be_visible()
        expect(standing(page)).to_have_text(ALL_SENT)
        assert venue.scores() == [("001", "工艺规范", 8.0, 1, "CURRENT")]


def test_correction_asks_for_a_reason_and_is_a_new_version(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    with phone(browser) as page:
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        enter(page, venue)
        page.keyboard.type("88")
        page.keyboard.press("Enter")
        expect(standing(page)).to_have_text(ALL_SENT)

        page.keyboard.press("ArrowUp")
        page.keyboard.type("78")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alertdialog")).to_contain_text("88 改为 78，为什么？")
        picture_both(page, pictures, "judge-correction")
        page.get_by_role("button", name="输错了").click()

        expect(page.get_by_role("button", name="001 号，工艺规范：78，已上传")).to_be_visible()
        assert venue.scores() == [("001", "工艺规范", 78.0, 2, "CURRENT")]


def test_penalty_and_did_not_start_count_once_they_arrive_and_are_taken_back(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    with phone(browser) as page:
        enter(page, venue)
        ready_for_offline(page)
        venue.line.weather = Weather.CUT
        mark(page, "扣分")
        press(page, "2")
        picture_both(page, pictures, "judge-penalty")
        page.get_by_role("button", name="扣这些分").click()
        because(page, "扣 2，为什么？", "违反安全规程")
        kept(page, "001 号 扣分 2")
        give(page, "88")
        mark(page, "缺赛")
        picture_both(page, pictures, "judge-did-not-start")
        because(page, "002 号 出场状态：缺赛？", "点名未到")

        expect(page.get_by_role("heading", name="003 号")).to_be_visible()
        expect(page.locator("[data-progress]")).to_have_text("2 / 4")
        expect(standing(page)).to_contain_text("离线 · 3 条在本机")
        page.reload()
        choose(page, "名单")
        expect(page.get_by_role("button", name="001 号，扣分：2，本机已存")).to_be_visible()
        expect(page.get_by_role("button", name="002 号，工艺规范：没有分，不用评")).to_be_visible()
        picture_both(page, pictures, "judge-marks-list")
        assert marks(venue) == []
        venue.line.weather = Weather.CLEAR
        come_back(page)
        expect(standing(page)).to_have_text(ALL_SENT)
        assert marks(venue) == [
            ("001", "PENALTY", "2", None, 1, "CURRENT"),
            ("001", "SCORE", "88", None, 1, "CURRENT"),
            ("002", "STATUS", None, "DID_NOT_START", 1, "CURRENT"),
        ]
        assert ranking(venue) == {
            "001": (86.0, 1, "STARTING"),
            "002": (None, None, "DID_NOT_START"),
        }

        page.get_by_role("button", name="001 号，扣分：2，已上传").click()
        page.get_by_role("button", name="撤回扣分").click()
        because(page, "2 改为 0，为什么？", "看错了")
        choose(page, "名单")
        page.get_by_role("button", name="002 号，出场状态：缺赛，已上传").click()
        picture_both(page, pictures, "judge-marked")
        page.get_by_role("button", name="撤回，照常参赛").click()
        because(page, "照常参赛？", "输错了")
        expect(page.locator("[data-progress]")).to_have_text("1 / 4")
        expect(standing(page)).to_have_text(ALL_SENT)
        assert marks(venue) == [
            ("001", "PENALTY", "0", None, 2, "CURRENT"),
            ("001", "SCORE", "88", None, 1, "CURRENT"),
            ("002", "STATUS", None, "STARTING", 2, "CURRENT"),
        ]
        assert ranking(venue) == {"001": (88.0, 1, "STARTING"), "002": (None, None, "STARTING")}


def test_letters_of_a_laptop_ask_before_they_give_anybody_a_status(
    browser: Browser, venue: Venue
) -> None:
    with phone(browser) as page:
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        enter(page, venue)
        page.keyboard.type("8d")
        expect(page.get_by_role("alertdialog")).to_contain_text("取消成绩？")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alertdialog")).to_have_count(0)
        page.keyboard.type("f")
        because(page, "未完成？", "中途退出")
        expect(page.get_by_role("heading", name="002 号")).to_be_visible()
        page.keyboard.type("p3")
        page.keyboard.press("Enter")
        because(page, "扣 3，为什么？", "超时")

        page.keyboard.type("88")
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", name="003 号")).to_be_visible()
        expect(standing(page)).to_have_text(ALL_SENT)
        assert marks(venue) == [
            ("001", "STATUS", None, "DID_NOT_FINISH", 1, "CURRENT"),
            ("002", "PENALTY", "3", None, 1, "CURRENT"),
            ("002", "SCORE", "88", None, 1, "CURRENT"),
        ]


def test_new_build_waits_for_the_judge_and_keeps_the_keys_pressed(
    browser: Browser, venue: Venue, pictures: Path
) -> None:
    with phone(browser) as page:
        enter(page, venue)
        ready_for_offline(page)
        press(page, "8")
        pressed(page, "8")
        venue.line.appended["/judge-worker.js"] = b"\n// another build"

        update_found(page)

        page.screenshot(path=pictures / "judge-update-phone.png")
        take_update(page)
        expect(page.locator("[data-typed]")).to_contain_text("8")


def test_score_takes_three_taps_and_two_when_it_is_saved_by_itself(
    browser: Browser, desk: Page, line: Line, pictures: Path
) -> None:
    venue = opened(desk, line, entries=12)
    taps = 0
    with phone(browser) as page:
        enter(page, venue)
        for place in range(6):
            value = str(80 + place)
            press(page, value)
            save(page)
            taps += len(value) + 1
        assert taps == 6 * 3
        choose(page, "更多")
        page.get_by_label("打满位数自动保存").check()
        choose(page, "打分")
        for place in range(6):
            value = str(80 + place)
            press(page, value)
            taps += len(value)
        assert taps == 6 * 3 + 6 * 2

        expect(page.get_by_text("这一轮您都评完了")).to_be_visible()
        expect(page.locator("[data-progress]")).to_have_text("12 / 12")
        expect(standing(page)).to_have_text(ALL_SENT)
        page.screenshot(path=pictures / "judge-done-phone.png")
        choose(page, "名单")
        picture_both(page, pictures, "judge-list")
        assert len(venue.scores()) == 12


def entry_of(venue: Venue, bib: str) -> str:
    """Give who wears a bib."""
    query = "query ($id: ID!) { round(id: $id) { starts { nodes { bib entry { id } } } } }"
    starts = venue.ask(query, id=venue.round)["round"]["starts"]["nodes"]
    found: str = next(one["entry"]["id"] for one in starts if one["bib"] == bib)
    return found


def enter(page: Page, venue: Venue) -> None:
    """Enter by a pass of a new judge."""
    page.goto(venue.pass_for(venue.appoint()))
    expect(page.get_by_role("heading", level=2, name="号")).to_be_visible()


def standing(page: Page) -> Locator:
    """Give the phrase that tells how the line to the server stands."""
    return page.locator("[data-line]")


def press(page: Page, keys: str) -> None:
    """Tap keys of the pad."""
    names = {"⌫": "删一位", ".": "小数点"}
    for key in keys:
        page.get_by_role("button", name=names.get(key, key), exact=True).click()


def save(page: Page) -> None:
    """Tap the key that keeps the score."""
    page.get_by_role("button", name="保存，下一个").click()


def give(page: Page, value: str) -> None:
    """Give the entry that is shown a score."""
    press(page, value)
    save(page)


def mark(page: Page, what: str) -> None:
    """Tap what is noted beside the scores."""
    page.get_by_role("group", name="扣分与出场状态").get_by_role(
        "button", name=what, exact=True
    ).click()


def because(page: Page, asks: str, reason: str) -> None:
    """Answer a question with a reason of its list."""
    expect(page.get_by_role("alertdialog")).to_contain_text(asks)
    page.get_by_role("alertdialog").get_by_role("button", name=reason).click()


_MARKS = """
query ($id: ID!) {
  round(id: $id) {
    scores(first: 100) { nodes { entry { bib } kind value status version state } }
    results(first: 100) { nodes { entry { bib } total place status } }
  }
}
"""


def marks(venue: Venue) -> list[tuple[str, str, str | None, str | None, int, str]]:
    """Give all that the server has of every entry: scores, penalties and statuses."""
    nodes = venue.ask(_MARKS, id=venue.round)["round"]["scores"]["nodes"]
    return sorted(
        (
            one["entry"]["bib"],
            one["kind"],
            None if one["value"] is None else f"{float(one['value']):g}",
            one["status"],
            one["version"],
            one["state"],
        )
        for one in nodes
    )


def ranking(venue: Venue) -> dict[str, tuple[float | None, int | None, str]]:
    """Give total, place and status of whoever has a result."""
    nodes = venue.ask(_MARKS, id=venue.round)["round"]["results"]["nodes"]
    return {
        one["entry"]["bib"]: (
            None if one["total"] is None else float(one["total"]),
            one["place"],
            one["status"],
        )
        for one in nodes
    }


def kept(page: Page, what: str) -> None:
    """Wait until the console says that a score is on the device."""
    expect(page.locator("[data-kept=kept]")).to_contain_text(f"{what}：已存本机")


def choose(page: Page, view: str) -> None:
    """Choose a view of the console."""
    page.get_by_role("group", name="视图").get_by_text(view, exact=True).click()


def ready_for_offline(page: Page) -> None:
    """Wait until the device has all that opening without a network takes."""
    choose(page, "更多")
    expect(page.locator("[data-offline-start=ready]")).to_be_visible()
    choose(page, "打分")


def come_back(page: Page) -> None:
    """Tell the page what a phone tells it when it has a network again."""
    page.evaluate("() => window.dispatchEvent(new Event('online'))")


KEYS = """
() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("liangxin-scores");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const facts = opening.result.transaction("facts").objectStore("facts");
    facts.get("typed").onsuccess = (event) => {
      opening.result.close();
      resolve(event.target.result?.text ?? null);
    };
  };
})
"""


def pressed(page: Page, keys: str) -> None:
    """Wait until the device keeps the keys that were pressed."""
    for _ in range(200):
        if page.evaluate(KEYS) == keys:
            return
    raise AssertionError(page.evaluate(KEYS))


def asked_anew(page: Page, line: Line) -> None:
    """Wait until the page has asked the line again and has read what it answered."""
    before = len(line.asked)
    come_back(page)
    end = monotonic() + SECONDS_FOR_A_SIGN
    while not any("/graphql" in one or "/session" in one for one in line.asked[before:]):
        assert monotonic() < end, line.asked[before:]
        page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    expect(standing(page)).not_to_contain_text("正在上传")


def update_found(page: Page) -> None:
    """Come back until the page says that a newer build waits; one look can come too early."""
    notice = page.get_by_text("有新版本")
    end = monotonic() + SECONDS_FOR_A_SIGN
    while not notice.is_visible():
        assert monotonic() < end, "no newer build was found"
        come_back(page)
        page.evaluate("() => new Promise((done) => setTimeout(done, 200))")


def take_update(page: Page) -> None:
    """Take the newer build up and wait until the page has been loaded anew."""
    page.evaluate("() => { window.isOldPage = true; }")
    page.get_by_role("button", name="点此更新").click()
    page.wait_for_function("() => window.isOldPage === undefined")
    expect(page.get_by_text("有新版本")).to_have_count(0)


def picture_both(page: Page, pictures: Path, name: str) -> None:
    """Take the pictures of a state, as a phone and as a laptop show it; axe finds no fault."""
    before = page.viewport_size
    for size, place in ((PHONE, "phone"), (DESK, "desk")):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate(DRAWN)
        page.screenshot(path=pictures / f"{name}-{place}.png")
        found = faults_of(page)
        assert found == [], (name, place, found)
    if before:
        page.set_viewport_size(before)
