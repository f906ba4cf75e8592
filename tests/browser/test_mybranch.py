"""The branch of a secretary, mostly on a phone: confirm the roster, say what is not right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched_page
from tests.browser.program import Program, settle
from tests.browser.test_access import faults_of

BRANCH = "中共晨光机械制造有限公司支部委员会"
LOGIN = "zhibu"


@pytest.fixture
def secretary(browser: Browser, own_program: Program) -> Iterator[Page]:
    """A phone in the hand of the secretary, just signed in."""
    own_program.add_person(LOGIN, "branch-secretary", "--branch", BRANCH, "--name", "褚书记")
    with watched_page(browser) as page:
        own_program.sign_in(page, LOGIN)
        page.set_viewport_size({"width": 390, "height": 844})
        settle(page)
        yield page


def test_secretary_begins_the_day_at_the_own_branch(secretary: Page, pictures: Path) -> None:
    expect(secretary).to_have_title("我的支部 · 两新台账")
    expect(secretary.get_by_role("heading", name=BRANCH, level=1)).to_be_visible()
    expect(secretary.get_by_role("region", name="要办的事")).to_contain_text("还没有确认过")
    expect(secretary.get_by_text("8 人，其中正式党员 8 人")).to_be_visible()
    expect(secretary.get_by_text("2024-03-10 至 2027-03-10")).to_be_visible()
    secretary.screenshot(path=pictures / "my-branch-phone.png", full_page=True)
    assert faults_of(secretary) == []


def test_roster_is_confirmed_in_one_tap(secretary: Page, pictures: Path) -> None:
    secretary.get_by_role("button", name="名册无误，确认 8 人").click()

    expect(secretary.get_by_text("已确认名册，8 人。")).to_be_visible()
    expect(secretary.get_by_text("褚书记确认，此后没有变动。")).to_be_visible()
    expect(secretary.get_by_text("还没有确认过")).to_have_count(0)
    roster = secretary.get_by_role("region", name="党员名册")
    expect(roster.get_by_text("已确认", exact=True)).to_be_visible()
    expect(roster.get_by_role("button", name="名册无误，确认 8 人")).to_have_count(0)
    secretary.screenshot(path=pictures / "my-branch-confirmed-phone.png", full_page=True)


def test_confirmed_roster_can_be_confirmed_again_or_doubted(secretary: Page) -> None:
    roster = secretary.get_by_role("region", name="党员名册")
    roster.get_by_role("button", name="名册无误，确认 8 人").click()
    roster.get_by_role("button", name="再确认一次").click()
    records = secretary.get_by_role("region", name="确认记录")
    expect(records.get_by_role("listitem")).to_have_count(2)

    roster.get_by_role("button", name="有不对的地方").click()

    expect(roster.get_by_text("已确认", exact=True)).to_have_count(0)
    roster.get_by_label("少了谁，或其他要说明的").fill("少了新来的李试例")
    roster.get_by_role("button", name="确认其余，提交 1 处存疑").click()
    expect(records.get_by_role("listitem")).to_have_count(3)
    expect(roster.get_by_text("少了新来的李试例")).to_be_visible()


def test_what_is_not_right_goes_to_the_town(secretary: Page, pictures: Path) -> None:
    secretary.get_by_role("button", name="有不对的地方").click()
    secretary.get_by_label("褚春生：哪里不对").fill("已转到望河支部")
    secretary.get_by_label("少了谁，或其他要说明的").fill("少了新来的李试例")
    assert faults_of(secretary) == []
    secretary.screenshot(path=pictures / "my-branch-notes-phone.png", full_page=True)

    secretary.get_by_role("button", name="确认其余，提交 2 处存疑").click()

    expect(secretary.get_by_text("已提交，2 处存疑已转镇街。")).to_be_visible()
    expect(secretary.get_by_text("已转到望河支部")).to_be_visible()
    expect(secretary.get_by_label("褚春生：哪里不对")).to_have_count(0)


def test_note_with_a_telephone_is_refused_at_its_field(secretary: Page) -> None:
    secretary.get_by_role("button", name="有不对的地方").click()
    secretary.get_by_label("卫文斌：哪里不对").fill("电话改为 19900000001")

    secretary.get_by_role("button", name="确认其余，提交 1 处存疑").click()

    summary = secretary.get_by_role("alert")
    expect(summary).to_contain_text("说明里不要写身份证号或手机号。")
    summary.get_by_role("link", name="说明里不要写身份证号或手机号。").click()
    expect(secretary.get_by_label("卫文斌：哪里不对")).to_be_focused()
    expect(secretary.get_by_label("卫文斌：哪里不对")).to_have_value("电话改为 19900000001")


def test_roster_that_changed_meanwhile_shows_what_changed(
    secretary: Page, own_program: Program, tmp_path: Path
) -> None:
    leaving = tmp_path / "leaving.csv"
    leaving.write_text(
        "党员花名册变更（台账截止日期：2026年6月15日）\n"
        "姓名,身份证号,登记性质,所在支部,登记日期,离开日期\n"
        f"褚春生,990120198011150108,组织关系,{BRANCH},2024-03-10,2026-06-15\n",
        encoding="utf-8",
    )
    own_program.bring(leaving)

    secretary.get_by_role("button", name="名册无误，确认 8 人").click()

    expect(secretary.get_by_role("alert")).to_contain_text("名册在您打开之后有变动")
    expect(secretary.get_by_text("不再列入：褚春生")).to_be_visible()
    secretary.get_by_role("button", name="名册无误，确认 7 人").click()
    expect(secretary.get_by_text("已确认名册，7 人。")).to_be_visible()


def test_officer_without_a_branch_is_led_to_the_ledger(page: Page, program: Program) -> None:
    program.open(page, "/my-branch")

    expect(page.get_by_text("这一页给党组织书记使用")).to_be_visible()
    expect(page.get_by_role("link", name="打开党组织台账")).to_be_visible()
