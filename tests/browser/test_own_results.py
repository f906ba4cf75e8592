"""A contestant's way: the printed slip, the own results on a phone; and the office's figures."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import APIRequestContext, Browser, Page, expect

from backend.kit.clock import now, today
from tests.browser.conftest import watched_page
from tests.browser.program import Program, settle
from tests.browser.test_access import faults_of
from tests.browser.test_every_number import GO

HEADER = {"X-Liangxin-Request": "1"}
OWN, OTHER = "990199199006150024", "990199200002290033"
WIDE = "document.documentElement.scrollWidth - window.innerWidth"
REFUSED = ("404 (Not Found)",)


class Office:
    """The program's questions and changes, asked with somebody's session."""

    def __init__(self, program: Program, request: APIRequestContext) -> None:
        """Ask for whoever is signed in there."""
        self.program, self.request = program, request

    def ask(self, query: str, **variables: object) -> dict[str, Any]:
        """Ask GraphQL."""
        return self._put({"query": query, "variables": variables})

    def do(self, verb: str, gives: str, **fields: object) -> dict[str, Any]:
        """Do what a mutation does; give the fields that are asked for."""
        kind = verb[0].upper() + verb[1:]
        query = (
            f"mutation ($input: {kind}Input!)"
            f" {{ {verb}(input: $input) {{ {gives} problems {{ code message }} }} }}"
        )
        said: dict[str, Any] = self.ask(query, input=fields)[verb]
        assert said["problems"] == [], said
        return said

    def make(self, verb: str, noun: str, **fields: object) -> str:
        """Make something and give its id."""
        made: str = self.do(verb, f"{noun} {{ id }}", **fields)[noun]["id"]
        return made

    def _put(self, body: Mapping[str, object]) -> dict[str, Any]:
        answer = self.request.post(
            f"{self.program.address}/graphql", data=dict(body), headers=HEADER
        )
        reply: dict[str, Any] = answer.json()
        assert "errors" not in reply, reply
        data: dict[str, Any] = reply["data"]
        return data


def _contest(office: Office, name: str, kind: str, starts_on: str) -> tuple[str, str]:
    """Set up a contest of one discipline; give both."""
    details = {"name": name, "startsOn": starts_on, "endsOn": starts_on}
    contest = office.make("createContest", "contest", level="DISTRICT", kind=kind, contest=details)
    discipline = office.make(
        "addDiscipline", "discipline", contestId=contest, discipline={"name": "数控车工"}
    )
    return contest, discipline


def _enter(office: Office, discipline: str, organization: str, name: str, number: str) -> str:
    entry = {"name": name, "organizationId": organization}
    return office.make(
        "enterContestant", "entry", disciplineId=discipline, entry=entry, idNumber=number
    )


def _to_state(office: Office, contest: str, state: str) -> None:
    query = "query ($id: ID!) { contest(id: $id) { revision } }"
    revision = office.ask(query, id=contest)["contest"]["revision"]
    office.do("changeContestState", "contest { id }", id=contest, revision=revision, state=state)


def _score(
    office: Office, browser: Browser, of_round: str, judge: str, values: dict[str, str]
) -> None:
    """Let the judge give each entry its value, as the console does."""
    issued = office.do("issueJudgePass", "secret", judgeId=judge, worksOn=today().isoformat())
    context = browser.new_context()
    signing = context.request.post(
        f"{office.program.address}/session/pass",
        data={"secret": issued["secret"]},
        headers=HEADER,
    )
    assert signing.ok
    judging = Office(office.program, context.request)
    query = "query ($id: ID!) { round(id: $id) { criteria { nodes { id } } } }"
    [criterion] = judging.ask(query, id=of_round)["round"]["criteria"]["nodes"]
    records = [
        {
            "key": f"{of_round} {place}",
            "device": "手机",
            "sequence": place,
            "roundId": of_round,
            "entryId": entry,
            "criterionId": criterion["id"],
            "value": value,
            "baseVersion": 0,
            "recordedAt": now().isoformat(),
            "isConfirmed": True,
        }
        for place, (entry, value) in enumerate(values.items(), start=1)
    ]
    receipts = judging.do("recordScores", "receipts { state }", records=records)["receipts"]
    assert {one["state"] for one in receipts} == {"ACCEPTED"}
    context.close()


def _held(office: Office, browser: Browser) -> str:
    """Hold a contest, released, and a camp before it; the same person is in both."""
    query = "{ organizations(first: 2) { nodes { id } } }"
    first, second = (one["id"] for one in office.ask(query)["organizations"]["nodes"])
    day = today().isoformat()
    contest, discipline = _contest(office, "数控技能大赛", "CONTEST", day)
    of_round = office.make(
        "addRound", "round", disciplineId=discipline, round={"name": "决赛", "decimals": 2}
    )
    criterion = {"name": "工艺规范", "maximum": "100", "step": "0.05"}
    office.make("addCriterion", "criterion", roundId=of_round, criterion=criterion)
    own = _enter(office, discipline, first, "张小明", OWN)
    other = _enter(office, discipline, second, "李小红", OTHER)
    office.make("drawStartOrder", "round", roundId=of_round, seed="2026")
    judge = office.make("appointJudge", "judge", contestId=contest, judge={"name": "评委试例"})
    office.make("assignJudge", "judge", judgeId=judge, roundId=of_round)
    _to_state(office, contest, "OPEN")
    for verb in ("openRound", "closeRound", "releaseRound"):
        if verb == "closeRound":
            _score(office, browser, of_round, judge, {own: "88.8", other: "91.25"})
        query = "query ($id: ID!) { round(id: $id) { revision } }"
        revision = office.ask(query, id=of_round)["round"]["revision"]
        office.make(verb, "round", id=of_round, revision=revision)
    camp, training = _contest(office, "数控车工练兵营", "PRACTICE", day)
    again = _enter(office, training, first, "张小明", OWN)
    _to_state(office, camp, "OPEN")
    for number, value in ((1, "70"), (2, "82.5"), (3, None)):
        session = office.make(
            "holdPractice",
            "practiceSession",
            disciplineId=training,
            name=f"第 {number} 场",
            heldOn=day,
        )
        mark = {"entryId": again, "isPresent": value is not None, "value": value}
        office.make("recordPractice", "practiceSession", practiceSessionId=session, marks=[mark])
    return contest


def test_slip_is_printed_and_shows_its_holder_alone(
    browser: Browser, own_program: Program, pictures: Path
) -> None:
    with watched_page(browser) as office_page:
        own_program.sign_in(office_page)
        contest = _held(Office(own_program, office_page.request), browser)
        own_program.open(office_page, f"/contests?contest={contest}&tab=entries")
        office_page.get_by_role("link", name="参赛证").click()
        office_page.get_by_role("button", name="制发参赛证").click()
        expect(office_page.get_by_text("已制发 2 张，请现在打印")).to_be_visible()
        slips = office_page.get_by_role("list", name="参赛证").get_by_role("listitem")
        expect(slips).to_have_count(2)
        expect(slips.first).to_contain_text("张小明")
        expect(slips.first.get_by_role("img", name="001 号的查分二维码")).to_be_visible()
        assert faults_of(office_page) == []
        office_page.screenshot(path=pictures / "slips.png", full_page=True)
        office_page.emulate_media(media="print")
        office_page.screenshot(path=pictures / "slips-print.png", full_page=True)
        office_page.emulate_media(media="screen")
        _revoke_one(office_page)
        secret = _printed(Office(own_program, office_page.request), contest)
        _look_at_figures(office_page, own_program, pictures)
    _look_by_phone(browser, own_program, pictures, secret)


def _revoke_one(page: Page) -> None:
    """End the slip of the second, as of one who lost it."""
    expect(page.get_by_text("2 张，列出 2 张")).to_be_visible()
    page.get_by_label("查号码、姓名或单位").fill("李小红")
    expect(page.get_by_text("1 张，列出 1 张")).to_be_visible()
    page.get_by_role("button", name="作废 002 号的参赛证").click()
    form = page.get_by_role("dialog")
    expect(form).to_contain_text("不能恢复")
    form.get_by_role("button", name="作废", exact=True).click()
    expect(form).to_have_count(0)
    expect(page.get_by_text("0 张，列出 0 张")).to_be_visible()
    assert faults_of(page) == []


def _printed(office: Office, contest: str) -> str:
    """Make the slips anew, as who lost them does, and give the address of the first."""
    made = office.do("issueEntrySlips", "slips { url bib }", contestId=contest)["slips"]
    assert [one["bib"] for one in made] == ["001", "002"]
    address: str = made[0]["url"]
    return address


def _look_by_phone(browser: Browser, program: Program, pictures: Path, address: str) -> None:
    asked: list[str] = []
    with watched_page(browser, expects=REFUSED) as phone:
        phone.on("request", lambda request: asked.append(request.url))
        phone.set_viewport_size({"width": 390, "height": 844})
        phone.goto(f"{program.address}/results")
        expect(phone.get_by_role("heading", name="请扫描参赛证上的二维码")).to_be_visible()
        phone.get_by_role("button", name="查成绩").click()
        expect(phone.get_by_text("这不是参赛证上的查分地址")).to_be_visible()

        phone.goto(f"{program.address}{address}")

        final = phone.get_by_role("region", name="数控技能大赛 数控车工")
        expect(final.get_by_text("第 2 名")).to_be_visible()
        expect(final.get_by_text("88.80").first).to_be_visible()
        expect(phone.get_by_text("数控车工练兵营")).to_have_count(0)
        phone.get_by_label("身份证号").fill(OWN)
        phone.get_by_role("button", name="查看全部").click()
        camp = phone.get_by_role("region", name="数控车工练兵营 数控车工")
        expect(camp.get_by_text("练兵到场 2/3 次")).to_be_visible()
        expect(camp.get_by_role("row", name="第 2 场")).to_contain_text("个人最好")
        expect(phone.get_by_text("李小红")).to_have_count(0)
        assert urlsplit(phone.url)[2:] == ("/results", "", "")
        assert not any("slip_" in url for url in asked)
        assert phone.evaluate(WIDE) <= 0
        assert faults_of(phone) == []
        phone.screenshot(path=pictures / "own-results-phone.png", full_page=True)

        phone.goto(f"{program.address}/results#slip_{'x' * 36}")
        expect(phone.get_by_role("alert")).to_contain_text("参赛证无效或已作废")
        phone.screenshot(path=pictures / "own-results-refused-phone.png", full_page=True)


def _look_at_figures(page: Page, program: Program, pictures: Path) -> None:
    program.open(page, "/contests")
    page.get_by_role("link", name="竞赛数字").click()
    expect(page.get_by_role("heading", name="竞赛与练兵数字")).to_be_visible()
    settle(page)
    numbers = {
        str(one.get_attribute("href")): str(one.get_attribute("data-figure-count"))
        for one in page.locator("[data-figure-count]").all()
    }
    assert len(numbers) == 24
    groups = page.get_by_role("region", name="按工种或产业集群").get_by_role("row")
    expect(groups.nth(1)).to_contain_text("未填")
    assert faults_of(page) == []
    page.screenshot(path=pictures / "contest-figures.png", full_page=True)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(WIDE) <= 0
    page.screenshot(path=pictures / "contest-figures-phone.png", full_page=True)
    page.set_viewport_size({"width": 1366, "height": 900})

    counted = {address: count for address, count in numbers.items() if count != "0"}
    for address, count in counted.items():
        program.open(page, address)
        expect(page.locator("[data-total]")).to_have_attribute("data-total", count)
        expect(page.locator("main tbody tr")).to_have_count(int(count))
    # The same figure of a trade that nobody has, without the page being loaded anew.
    address, count = next(iter(counted.items()))
    program.open(page, address)
    page.evaluate(GO, f"{address}&trade=none")
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "0")
    page.go_back()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", count)

    # One contest of the district, its discipline, two persons of two firms and a judge; a camp of
    # three sessions to which one person came twice; then the four numbers of those without a trade.
    of_all, of_groups = "1 1 1 2 2 1 1 3 2 1", "1 2 2 1"
    assert sorted(counted.values()) == sorted(f"{of_all} {of_groups}".split())
    page.screenshot(path=pictures / "contest-figure-rows.png", full_page=True)
