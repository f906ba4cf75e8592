"""What was typed is still there: after a killed browser, an ended session, a server that was gone.

The form is the roster of a branch with what is not right about it.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import watched_page
from tests.browser.killing import killable_page
from tests.browser.program import GOLDEN, Program, served, settle
from tests.server import ServerUnderTest

BRANCH = "中共远航软件有限公司支部委员会"
NOTE = "何晓东：哪里不对"
GONE = "net::ERR_"
ENDED = "401"
RESTORED = "[data-draft-restored]"
_secretaries = count(1)


@pytest.fixture(scope="module")
def office(server: ServerUnderTest) -> Iterator[Program]:
    """One program for these tests; each brings secretaries of its own."""
    with served(server, workbooks=GOLDEN) as program:
        yield program


def test_note_is_recovered_after_the_browser_was_killed(
    browser: Browser, office: Program, tmp_path: Path, pictures: Path
) -> None:
    login = new_secretary(office)
    with killable_page(browser.browser_type, tmp_path) as page:
        sign_in(page, office, login)
        write(page, "已转到望河支部")
        kept(page)

    with killable_page(browser.browser_type, tmp_path) as page:
        sign_in(page, office, login)

        expect(page.locator(RESTORED)).to_contain_text("已恢复草稿（")
        expect(page.get_by_label(NOTE)).to_have_value("已转到望河支部")
        page.screenshot(path=pictures / "draft-restored-desk.png")
        page.get_by_role("button", name="放弃草稿").click()
        expect(page.get_by_label(NOTE)).to_have_count(0)
        expect(page.locator(RESTORED)).to_have_count(0)
        page.reload()
        settle(page)
        expect(page.locator(RESTORED)).to_have_count(0)


def test_telephone_number_is_not_kept(browser: Browser, office: Program) -> None:
    with watched_page(browser) as page:
        sign_in(page, office, new_secretary(office))
        write(page, "电话应为 19900000001")
        page.get_by_label("少了谁，或其他要说明的").fill("少了李试例")
        kept(page)

        page.reload()
        settle(page)

        expect(page.get_by_text("身份证号和电话不留草稿，请重新填写。")).to_be_visible()
        expect(page.get_by_label(NOTE)).to_have_value("")
        expect(page.get_by_label("少了谁，或其他要说明的")).to_have_value("少了李试例")


def test_next_user_of_the_device_finds_nothing(browser: Browser, office: Program) -> None:
    first, second = new_secretary(office), new_secretary(office)
    with watched_page(browser) as page:
        sign_in(page, office, first)
        write(page, "只给我自己看")
        kept(page)
        sign_out(page)

        sign_in(page, office, second)
        expect(page.get_by_text("只给我自己看")).to_have_count(0)
        expect(page.locator(RESTORED)).to_have_count(0)

        assert drafts(page) == []


def test_session_that_ended_is_asked_for_over_the_page(
    browser: Browser, office: Program, pictures: Path
) -> None:
    login = new_secretary(office)
    with watched_page(browser, expects=(ENDED,)) as page:
        sign_in(page, office, login)
        write(page, "已转到望河支部")
        page.context.clear_cookies()

        page.get_by_role("button", name="确认其余，提交 1 处存疑").click()

        over = page.get_by_role("dialog", name="登录")
        expect(over).to_contain_text("登录已过期")
        expect(over.get_by_label("登录名")).to_have_value(login)
        expect(over.get_by_label("口令")).to_be_focused()
        page.screenshot(path=pictures / "sign-in-again-desk.png")
        over.get_by_label("口令").fill("invented-for-these-tests")
        over.get_by_role("button", name="登录").click()
        expect(over).to_have_count(0)
        expect(page.get_by_label(NOTE)).to_have_value("已转到望河支部")
        page.get_by_role("button", name="重试").click()
        expect(page.get_by_text("已提交，1 处存疑已转镇街。")).to_be_visible()


def test_server_that_is_gone_while_saving_loses_nothing(
    browser: Browser, office: Program, pictures: Path
) -> None:
    with watched_page(browser, expects=(GONE,)) as page:
        sign_in(page, office, new_secretary(office))
        write(page, "已转到望河支部")
        page.context.set_offline(True)

        page.get_by_role("button", name="确认其余，提交 1 处存疑").click()

        refusal = page.get_by_role("alert")
        expect(refusal).to_contain_text("没有保存：连不上服务器")
        expect(page.get_by_role("status").filter(has_text="填写的内容会留在本机")).to_be_visible()
        expect(page.get_by_label(NOTE)).to_have_value("已转到望河支部")
        page.screenshot(path=pictures / "server-gone-desk.png")
        page.context.set_offline(False)
        refusal.get_by_role("button", name="重试").click()
        expect(page.get_by_text("已提交，1 处存疑已转镇街。")).to_be_visible()
        expect(page.get_by_text("没有保存")).to_have_count(0)


def test_answer_that_was_lost_is_not_acted_on_twice(browser: Browser, office: Program) -> None:
    with watched_page(browser, expects=(GONE,)) as page:
        sign_in(page, office, new_secretary(office))
        write(page, "重复提交也只算一次")
        before = page.get_by_text("处存疑", exact=False).filter(has_text="人 ·").count()
        page.route("**/graphql", losing_the_answer)
        button = page.get_by_role("button", name="确认其余，提交 1 处存疑")
        button.click()
        expect(page.get_by_role("alert")).to_contain_text("没有保存")
        page.unroute("**/graphql")

        page.get_by_role("alert").get_by_role("button", name="重试").click()

        expect(page.get_by_text("已提交，1 处存疑已转镇街。")).to_be_visible()
        records = page.get_by_text("处存疑", exact=False).filter(has_text="人 ·")
        expect(records).to_have_count(before + 1)


def losing_the_answer(route: Route) -> None:
    """Let the server act and lose its answer on the way back."""
    route.fetch()
    route.abort("connectionreset")


def new_secretary(office: Program) -> str:
    """Open the account of one more secretary."""
    login = f"zhibu{next(_secretaries)}"
    office.add_person(login, "branch-secretary", "--branch", BRANCH, "--name", f"书记{login}")
    return login


def sign_in(page: Page, office: Program, login: str) -> None:
    """Sign in and be at the own branch."""
    office.sign_in(page, login)
    expect(page.get_by_role("heading", name=BRANCH, level=1)).to_be_visible()
    settle(page)


def sign_out(page: Page) -> None:
    """Leave by the button of the bar."""
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_text("您已退出登录。")).to_be_visible()


def write(page: Page, note: str) -> None:
    """Note on the first entry of the roster."""
    page.get_by_role("button", name="有不对的地方").click()
    page.get_by_label(NOTE).fill(note)
    expect(page.get_by_role("button", name="确认其余，提交 1 处存疑")).to_be_visible()


DRAFTS = """
() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("liangxin-drafts");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const store = opening.result.transaction("drafts").objectStore("drafts");
    store.getAll().onsuccess = (event) => {
      opening.result.close();
      resolve(event.target.result);
    };
  };
})
"""


def drafts(page: Page) -> list[dict[str, object]]:
    """Read what the device keeps."""
    found: list[dict[str, object]] = page.evaluate(DRAFTS)
    return found


def kept(page: Page) -> None:
    """Wait until the device keeps the draft as it stands on the screen."""
    shown = [field.input_value() for field in page.locator(".roster input, textarea").all()]
    wanted = [text for text in shown if text and "1990000" not in text]
    for _ in range(200):
        if all(text in str(drafts(page)) for text in wanted) and drafts(page):
            return
    raise AssertionError(drafts(page))
