"""Contests on the page: set up by hand, led from the head judge's desk, shown on the big screen."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import watched_page
from tests.browser.crowd import picture_both
from tests.browser.line import Line, line_to
from tests.browser.program import GOLDEN, Program, run, served, settle
from tests.browser.test_access import faults_of
from tests.browser.test_language import CHINESE, PHONE, UI_WORDS, WIDER
from tests.browser.venue import HEADER, SEED, Venue, opened
from tests.server import ServerUnderTest
from tests.workbooks.conftest import write_workbook

NAME = "2026 年数控车工技术大比武"
LACKS_JUDGES = "评委（在“评委”里安排执裁）"
# What these contests, their entrants and the officer are called.
WRITTEN = re.compile(
    "第 \\d+ 届|数控技能大赛|数控车工|决赛|选手\\d+|开场评委|评委试例|接头质量与外观"
    "|区两新党委|示例经济开发区"
)
TWO_CRITERIA = (
    {"name": "工艺规范", "maximum": "100", "step": "1"},
    {"name": "接头质量与外观", "maximum": "60", "step": "0.5"},
)
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
    expect(desk.get_by_role("button", name="尺寸精度", exact=True)).to_be_visible()
    picture_both(desk, pictures, "contest-rules")
    assert faults_of(desk) == []

    desk.get_by_role("tab", name="参赛").click()
    form = begun(desk, "增加参赛")
    form.get_by_label("姓名（队名）").fill("林巧")
    form.get_by_label("单位", exact=True).fill("云帆咨洵")
    form.get_by_role("button", name="保存").first.click()
    expect(form.get_by_role("alert")).to_contain_text("“单位”请从列表里选一个")
    expect(form.get_by_label("单位", exact=True)).to_have_value("云帆咨洵")
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
    desk.get_by_role("dialog").get_by_role("button", name="关闭").click()

    held = desk.get_by_role("region", name="有效的通行码")
    expect(held.get_by_role("row").filter(has_text="顾评委")).to_contain_text("未用过")
    assert faults_of(desk) == []
    form = begun(held, "作废 顾评委 的通行码", of=desk)
    expect(form).to_contain_text("在裁判长台导入")
    picture_both(desk, pictures, "contest-judges")
    sent(form, "作废")
    expect(desk.get_by_text("顾评委 的通行码已作废。")).to_be_visible()
    expect(held).to_have_count(0)


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
    # The rules of these lists were once another screen's alone: figures ran into the words.
    expect(desk.get_by_role("region", name="按评委").get_by_role("listitem").first).to_have_css(
        "display", "flex"
    )
    assert faults_of(desk) == []
    picture_both(desk, pictures, "contest-desk")
    desk.get_by_role("link", name="出场次序").click()
    expect(desk.get_by_role("main")).to_contain_text(f"抽签种子：{SEED}")
    expect(desk.get_by_role("row").nth(1)).to_contain_text("选手001")
    expect(desk.get_by_role("row")).to_have_count(1 + 3)
    picture_both(desk, pictures, "contest-start-order")
    desk.get_by_role("link", name="裁判长台").click()
    step(desk, "封榜")
    # The judge with whom the round was opened gave nothing: a release has to be meant.
    form = begun(desk, "公布成绩")
    expect(form).to_contain_text(re.compile("评委还没有记完：.* 0 / 3。"))
    form.get_by_role("button", name="公布成绩", exact=True).click()
    expect(form.get_by_role("alert")).to_contain_text("没有记完也公布")
    form.get_by_label("没有记完也公布").check()
    sent(form, "公布成绩")
    expect(desk.get_by_text("已公布").first).to_be_visible()
    expect(desk.get_by_role("button", name="封榜")).to_have_count(0)


def test_big_screen_is_live_and_stands_still_while_it_is_frozen(
    browser: Browser, desk: Page, office: Program, line: Line, pictures: Path
) -> None:
    venue = opened(desk, line, entries=3)
    rows, sign = desk.locator(".big-rows li"), desk.locator(".live-sign")
    with watched_page(browser) as phone:
        signed_in_by_pass(phone, venue)
        given(phone, venue, {"001": "80"})
        desk.set_viewport_size({"width": 1920, "height": 1080})
        office.open(desk, f"/contests?contest={venue.contest}&round={venue.round}&view=screen")
        expect(rows).to_have_text([re.compile("80.00")])
        expect(sign).to_have_text("实时")
        given(phone, venue, {"003": "70"})
        expect(rows).to_have_text([re.compile("80.00"), re.compile("70.00")])

        venue.do("freezeRound", "round { id }", id=venue.round)
        expect(desk.get_by_text("榜单已停住")).to_be_visible()
        given(phone, venue, {"002": "95"})
        desk.reload()
        expect(rows).to_have_text([re.compile("80.00"), re.compile("70.00")])
        expect(sign).to_have_text("实时")
        desk.screenshot(path=pictures / "contest-screen.png")

        # A network that ends every socket: the screen asks, and shows no more than it may.
        desk.route_web_socket("**/graphql", lambda socket: socket.close())
        desk.reload()
        expect(rows).to_have_text([re.compile("80.00"), re.compile("70.00")])
        expect(sign).to_have_text("每 2 秒刷新")
        venue.do("freezeRound", "round { id }", id=venue.round, isFrozen=False)
        expect(rows.first).to_contain_text("95.00")
        expect(rows).to_have_count(3)
    assert faults_of(desk) == []


def test_results_go_from_an_appeal_over_awards_to_the_public(
    browser: Browser, desk: Page, office: Program, line: Line, pictures: Path
) -> None:
    venue = opened(desk, line, entries=4)
    with watched_page(browser) as phone:
        signed_in_by_pass(phone, venue)
        given(phone, venue, {"001": "92", "002": "92", "003": "88", "004": "80"})
        office.open(desk, f"/contests?contest={venue.contest}&round={venue.round}")
        step(desk, "封榜")
        office.open(desk, f"/contests?contest={venue.contest}&tab=appeals")
        expect(desk.get_by_role("region", name="申诉期")).to_contain_text("还剩 24 小时 0 分")
        _an_appeal_holds_the_publication_back(desk, venue)
        _it_is_upheld(desk, pictures)
        given(phone, venue, {"003": "93"}, baseVersion=1, reason="申诉成立，补记五分")
    desk.get_by_role("link", name="裁判长台").click()
    step(desk, "封榜")
    office.open(desk, f"/contests?contest={venue.contest}&tab=appeals")
    expect(desk.get_by_role("row").filter(has_text="漏记属实")).to_contain_text("已重新封榜")

    desk.get_by_role("tab", name="奖项").click()
    _awards_follow_the_places(desk, pictures)

    step(desk, "结束竞赛")
    desk.get_by_role("tab", name="公布").click()
    _an_edition_is_published_and_taken_down(desk, pictures)


def _an_appeal_holds_the_publication_back(desk: Page, venue: Venue) -> None:
    form = begun(desk, "提出申诉")
    form.get_by_label("申诉的参赛").select_option(label=entrant(venue, "003"))
    form.get_by_label("理由").fill("第二项漏记五分")
    sent(form, "提出申诉")
    desk.get_by_role("tab", name="公布").click()
    held = desk.get_by_role("tabpanel")
    expect(held).to_contain_text("还有 1 件申诉待复议")
    expect(held).to_contain_text("处于“进行中”")
    expect(desk.get_by_role("button", name="公布第 1 版")).to_be_disabled()


def _it_is_upheld(desk: Page, pictures: Path) -> None:
    desk.get_by_role("tab", name="申诉").click()
    form = begun(desk, "复议")
    form.get_by_label("理由").fill("漏记属实，应为 93 分")
    sent(form, "复议")
    expect(desk.get_by_role("row").filter(has_text="漏记属实")).to_contain_text("待更正")
    picture_both(desk, pictures, "contest-appeals")
    sent(begun(desk, "重新开放评分"), "重新开放评分")


def _awards_follow_the_places(desk: Page, pictures: Path) -> None:
    form = begun(desk, "按名次提名")
    form.get_by_label("二等奖").fill("1")
    form.get_by_label("三等奖").fill("1")
    form.get_by_role("button", name="按名次提名").click()
    shared = desk.get_by_role("checkbox", name="二等奖 · 第 2 名")
    expect(shared).to_have_count(2)
    expect(desk.get_by_role("checkbox", name="一等奖 · 第 1 名 · 003 号")).to_be_checked()
    expect(shared.first).not_to_be_checked()
    picture_both(desk, pictures, "contest-nominees")
    shared.first.check()
    shared.last.check()
    sent(desk.get_by_role("dialog"), "颁奖")
    awards = desk.get_by_role("region", name="数控车工").get_by_role("row")
    expect(awards).to_have_count(1 + 4)
    expect(awards.nth(1)).to_contain_text("一等奖")
    picture_both(desk, pictures, "contest-awards")
    form = begun(desk.get_by_role("row").filter(has_text="三等奖"), "撤回", of=desk)
    form.get_by_label("原因").fill("误发")
    sent(form, "撤回")
    expect(awards).to_have_count(1 + 3)


def _award_after_publishing_waits_for_the_next_edition(desk: Page, pictures: Path) -> None:
    desk.get_by_role("tab", name="奖项").click()
    form = begun(desk, "单独颁奖")
    form.get_by_label("等次").select_option(label="优秀组织奖")
    form.get_by_label("单位", exact=True).fill("云帆")
    desk.locator(".lookup-option").first.click()
    sent(form, "颁奖")
    expect(desk.get_by_text("1 个奖项不在公布中的一版里")).to_be_visible()
    expect(desk.get_by_role("row").filter(has_text="优秀组织奖")).to_contain_text("未公布")
    assert faults_of(desk) == []
    picture_both(desk, pictures, "contest-award-late")
    desk.get_by_role("link", name="去公布新版").click()
    expect(desk.get_by_text("优秀组织奖：云帆咨询有限公司")).to_be_visible()
    expect(desk.get_by_text("改动 0 个，新增 1 个，减少 0 个")).to_be_visible()


def _an_edition_is_published_and_taken_down(desk: Page, pictures: Path) -> None:
    expect(desk.get_by_text("可以公布，这将是第 1 版")).to_be_visible()
    expect(desk.get_by_text("0 个公布姓名，4 个只公布号码和单位")).to_be_visible()
    row = desk.get_by_role("row").filter(has_text="003")
    expect(row).to_contain_text("不公布")
    expect(row).to_contain_text("一等奖")
    form = begun(desk, "公布第 1 版")
    form.get_by_label("说明").fill("含申诉更正")
    sent(form, "公布")
    editions = desk.get_by_role("region", name="历次公布")
    expect(editions).to_contain_text("公布中")
    picture_both(desk, pictures, "contest-publication")
    _award_after_publishing_waits_for_the_next_edition(desk, pictures)
    form = begun(editions, "撤下", of=desk)
    form.get_by_label("原因").fill("单位名称有误")
    sent(form, "撤下")
    expect(editions).to_contain_text("单位名称有误")


def test_contest_goes_to_a_laptop_and_its_scores_come_home_by_files(
    browser: Browser,
    desk: Page,
    office: Program,
    line: Line,
    pictures: Path,
    server: ServerUnderTest,
    tmp_path: Path,
) -> None:
    venue = opened(desk, line, entries=2)
    with watched_page(browser) as phone:
        signed_in_by_pass(phone, venue)
        given(phone, venue, {"001": "92"})
    office.open(desk, f"/contests?contest={venue.contest}&tab=venue")
    form = begun(desk, "带到赛场", of=desk)
    expect(desk.get_by_text("竞赛在赛场服务器上")).to_have_count(0)
    with desk.expect_download() as carried:
        sent(form, "带到赛场")
    passphrase = desk.get_by_text("口令（只显示这一次").inner_text().rpartition("：")[2]
    carried.value.save_as(tmp_path / "out")
    expect(desk.get_by_text("竞赛在赛场服务器上")).to_be_visible()
    with server.clone() as database:
        laptop = office.surroundings | {
            "DATABASE_URL": server.url(database),
            "DATA_DIR": str(tmp_path / "laptop"),
        }
        run(
            laptop,
            "contest",
            "receive",
            str(tmp_path / "out"),
            "--passphrase-stdin",
            said=passphrase,
        )
        last = ("--to", str(tmp_path / "back"), "--last")
        run(laptop, "contest", "return", venue.contest, *last)

    desk.get_by_label("接收带回的文件").set_input_files(tmp_path / "back")
    expect(desk.get_by_text("将并入新的评分记录 0 条")).to_be_visible()
    expect(desk.get_by_text("竞赛在赛场服务器上")).to_be_visible()
    picture_both(desk, pictures, "contest-venue")
    assert faults_of(desk) == []
    desk.get_by_role("button", name="并入", exact=True).click()
    expect(desk.get_by_text("竞赛在赛场服务器上")).to_have_count(0)
    expect(desk.get_by_text("已并入新的评分记录 0 条")).to_be_visible()
    form = begun(desk, "带到赛场", of=desk)
    with desk.expect_download():
        sent(form, "带到赛场")
    sent(begun(desk, "召回", of=desk), "召回")
    expect(desk.get_by_role("button", name="带到赛场")).to_be_visible()
    assert [score[2] for score in venue.scores()] == [92.0]


def test_contest_screens_are_whole_in_english_and_no_wider_than_a_phone(
    browser: Browser, desk: Page, office: Program, line: Line, pictures: Path
) -> None:
    venue = opened(desk, line, entries=3, criteria=TWO_CRITERIA)
    with watched_page(browser) as phone:
        signed_in_by_pass(phone, venue)
        given(phone, venue, {"001": "92", "002": "88"})
    of = f"/contests?contest={venue.contest}"
    screens = {
        "list": "/contests",
        "figures": "/contests/figures",
        "figure": "/contests/figures?figure=CONTESTANTS&since=2026-01-01&trade=-",
        "slips": f"/contests/slips?contest={venue.contest}",
        "desk": f"{of}&round={venue.round}",
        **{
            tab: f"{of}&tab={tab}"
            for tab in (
                "setup",
                "entries",
                "judges",
                "rounds",
                "appeals",
                "awards",
                "publication",
                "venue",
            )
        },
    }
    desk.add_init_script("localStorage.setItem('liangxin.locale', 'en')")
    chinese, wide = {}, {}
    for name, path in screens.items():
        office.open(desk, path)
        expect(desk.locator("html")).to_have_attribute("lang", "en")
        texts: list[str] = desk.evaluate(UI_WORDS)
        told = {WRITTEN.sub("", text) for text in texts}
        chinese[name] = {text for text in told if CHINESE.search(text)}
        picture_both(desk, pictures, f"contest-english-{name}")
        desk.set_viewport_size(PHONE)
        wide[name] = desk.evaluate(WIDER)
        desk.set_viewport_size({"width": 1366, "height": 900})

    assert {name: texts for name, texts in chinese.items() if texts} == {}
    assert {name: found for name, found in wide.items() if found} == {}


def test_contest_of_last_year_is_copied_and_says_what_is_left_to_do(
    desk: Page, office: Program, line: Line, pictures: Path
) -> None:
    last = opened(desk, line, entries=3)
    office.open(desk, f"/contests?contest={last.contest}")
    desk.get_by_role("button", name="更多", exact=True).click()
    desk.get_by_role("menuitem", name="复制为新竞赛").click()
    form = desk.get_by_role("dialog")
    expect(form.get_by_label("开始日期")).to_have_value("2027-05-20")
    saved(form)
    steps = desk.get_by_role("navigation", name="开始评分前还差")
    expect(steps.get_by_role("listitem")).to_have_text(
        ["参赛者", LACKS_JUDGES, "开始竞赛（按上方的按钮）"]
    )
    desk.get_by_role("button", name="删除 工艺规范").click()
    sent(desk.get_by_role("dialog"), "删除")
    expect(steps.get_by_role("listitem").first).to_have_text("评分项")
    picture_both(desk, pictures, "contest-copied")

    office.open(desk, f"/contests?contest={last.contest}&tab=judges")
    filled(desk, "聘请评委", {"姓名": "顾评委"})
    for deed, choice in (
        ("安排执裁", None),
        ("申报回避", entrant(last, "002", "{bib} {name} {firm}")),
    ):
        chosen(desk, "更多 顾评委", deed)
        form = desk.get_by_role("dialog")
        if choice is not None:
            form.get_by_label("参赛号码").select_option(label=choice)
        saved(form)
    cover = desk.get_by_role("region", name="回避与覆盖")
    expect(cover).to_contain_text("2 名评委，每名参赛至少 1 名可评")
    expect(cover).to_contain_text("顾评委 须回避 1 个：002（亲属关系）")
    picture_both(desk, pictures, "contest-judges")


def test_practice_is_recorded_on_a_phone_and_shows_the_best_of_each(
    desk: Page, office: Program, line: Line, pictures: Path
) -> None:
    camp = opened(desk, line, entries=1)
    contest = camp.do(
        "createContest",
        "contest { id }",
        level="DISTRICT",
        kind="PRACTICE",
        contest={"name": "焊工岗位练兵", "startsOn": "2026-10-12", "endsOn": "2026-11-12"},
    )["contest"]["id"]
    welding = {"name": "手工焊", "isTeam": False}
    discipline = camp.do(
        "addDiscipline", "discipline { id }", contestId=contest, discipline=welding
    )["discipline"]["id"]
    firm = camp.ask("{ organizations(first: 1) { nodes { id } } }")["organizations"]["nodes"][0]
    for bib in ("001", "002", "003"):
        entry = {"name": f"焊工{bib}", "bib": bib, "organizationId": firm["id"]}
        camp.do("enterContestant", "entry { id }", disciplineId=discipline, entry=entry)
    office.open(desk, f"/contests?contest={contest}&tab=practice")
    desk.set_viewport_size({"width": 390, "height": 844})

    for day, marks in (("2026-10-12", ("81.5", "76")), ("2026-10-19", ("80", "88"))):
        form = begun(desk, "增加场次")
        form.get_by_label("日期").fill(day)
        saved(form)
        begun(desk.get_by_role("row").filter(has_text=day), "登记", of=desk)
        desk.get_by_label("001 号成绩（分）").fill(marks[0])
        desk.keyboard.press("Enter")
        expect(desk.get_by_label("002 号成绩（分）")).to_be_focused()
        desk.keyboard.insert_text(marks[1])
        expect(desk.get_by_label("002 号到场")).to_be_checked()
        picture_both(desk, pictures, "contest-practice-form")
        saved(desk.get_by_role("dialog"))

    expect(desk.get_by_role("region", name="场次").get_by_role("row").nth(1)).to_contain_text(
        "2 / 3"
    )
    people = desk.get_by_role("region", name="个人").get_by_role("row")
    expect(people.nth(1)).to_contain_text("81.5 分（2026-10-12）")
    expect(people.nth(2)).to_contain_text("88 分（2026-10-19）")
    expect(people.nth(3)).to_contain_text("0 / 2")
    picture_both(desk, pictures, "contest-practice")


def entrant(venue: Venue, bib: str, words: str = "{bib} 号 {name}（{firm}）") -> str:
    """Say who wears a bib as a choice of the page does."""
    found = venue.ask(
        "query ($id: ID!) { contest(id: $id) { entries { nodes { bib name organizationName } } } }",
        id=venue.contest,
    )["contest"]["entries"]["nodes"]
    one = next(row for row in found if row["bib"] == bib)
    return words.format(bib=bib, name=one["name"], firm=one["organizationName"])


def chosen(page: Page, menu: str, item: str) -> None:
    """Choose an item of a menu."""
    page.get_by_role("button", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=item, exact=True).click()


def begun(place: Page | Locator, action: str, *, of: Page | None = None) -> Locator:
    """Open the form of an action; `of` is the page, where only a part of it has the action."""
    place.get_by_role("button", name=action, exact=True).click()
    return (of or place).get_by_role("dialog")


def sent(form: Locator, action: str) -> None:
    """Send a form by the words of its action and wait until it has gone."""
    form.get_by_role("button", name=action, exact=True).click()
    expect(form).to_have_count(0)


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


def signed_in_by_pass(phone: Page, venue: Venue) -> None:
    """Sign a judge in as the console does, without its page."""
    secret = venue.pass_for(venue.appoint()).partition("#")[2]
    answer = phone.request.post(
        f"{venue.line.upstream}/session/pass", data={"secret": secret}, headers=HEADER
    )
    assert answer.ok, answer.text()


def given(phone: Page, venue: Venue, values: dict[str, str], **more: Any) -> None:
    """Record one value for each bib; `more`: what a correction says besides."""
    found = venue.ask(
        "query ($id: ID!) { round(id: $id) { criteria { nodes { id } }"
        " starts(first: 100) { nodes { bib entry { id } } } } }",
        id=venue.round,
    )["round"]
    entries = {one["bib"]: one["entry"]["id"] for one in found["starts"]["nodes"]}
    records = [
        _record(venue, entries[bib], found["criteria"]["nodes"][0]["id"], value) | more
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
