"""Signing in and out, and what a person is told on the way."""

from playwright.sync_api import Page, expect

from tests.browser.program import LOGIN, PASSWORD, Program


def test_wrong_password_is_refused_with_a_remedy_and_keeps_the_login(
    blank_page: Page, program: Program
) -> None:
    blank_page.goto(program.address)
    blank_page.get_by_label("登录名").fill(LOGIN)
    blank_page.get_by_label("口令").fill("not-the-password")

    blank_page.get_by_role("button", name="登录").click()

    expect(blank_page.get_by_role("alert")).to_contain_text("登录名或口令")
    expect(blank_page.get_by_label("登录名")).to_have_value(LOGIN)
    expect(blank_page.get_by_label("口令")).to_have_value("")


def test_empty_form_says_what_is_missing_and_asks_nothing_of_the_server(
    blank_page: Page, program: Program
) -> None:
    blank_page.goto(program.address)

    blank_page.get_by_role("button", name="登录").click()

    expect(blank_page.get_by_text("请填写登录名。")).to_be_visible()
    expect(blank_page.get_by_text("请填写口令。")).to_be_visible()


def test_sign_in_leads_to_the_page_that_was_asked_for(blank_page: Page, program: Program) -> None:
    blank_page.goto(f"{program.address}/ledgers/towns")
    blank_page.get_by_label("登录名").fill(LOGIN)
    blank_page.get_by_label("口令").fill(PASSWORD)

    blank_page.get_by_role("button", name="登录").click()

    expect(blank_page.get_by_role("heading", name="镇街", level=1)).to_be_visible()


def test_sign_out_ends_the_session_and_says_so(blank_page: Page, program: Program) -> None:
    program.sign_in(blank_page)

    blank_page.get_by_role("button", name="退出登录").click()

    expect(blank_page.get_by_text("您已退出登录。")).to_be_visible()
    blank_page.goto(f"{program.address}/ledgers/towns")
    expect(blank_page.get_by_role("heading", name="登录", level=2)).to_be_visible()


def test_account_lists_this_session_and_the_person(page: Page, program: Program) -> None:
    program.open(page, "/account")

    expect(page.get_by_text("区两新党委工作人员")).to_be_visible()
    expect(page.get_by_role("row", name="本机")).to_have_count(1)


def test_language_switches_to_english_and_stays(page: Page, program: Program) -> None:
    program.open(page, "/ledgers/shops")

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("link", name="Organizations", exact=True)).to_be_visible()
    program.open(page, "/ledgers/towns")
    expect(page.get_by_role("heading", name="Towns", level=1)).to_be_visible()
