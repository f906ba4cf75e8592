"""GraphiQL from our own assets: a person explores the API, signed in or with a token."""

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import watched_page
from tests.browser.program import LOGIN, Program, run

WIDEST = 1366


def answer(page: Page) -> Locator:
    """The pane of the answer."""
    return page.get_by_role("region", name="Result Window")


def ask(page: Page) -> None:
    """Run what the editor holds, once it and the schema are there."""
    expect(page.get_by_role("region", name="Query Editor")).to_contain_text("organizations")
    expect(page.locator(".graphiql-spinner")).to_have_count(0)
    page.get_by_role("button", name="Execute query").click()


def test_signed_in_person_runs_the_first_query_and_reads_the_documentation(
    page: Page, program: Program
) -> None:
    page.goto(f"{program.address}/graphiql")

    ask(page)

    expect(answer(page)).to_contain_text("百草生物技术有限公司")
    expect(answer(page)).to_contain_text('"isToken": false')
    page.get_by_role("button", name="Show Documentation Explorer").click()
    explorer = page.get_by_role("region", name="Documentation Explorer")
    explorer.get_by_role("link", name="Query", exact=True).click()
    expect(explorer).to_contain_text("按标识取对象")
    explorer.get_by_role("link", name="organizations", exact=True).click()
    expect(explorer).to_contain_text("1–100")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDEST


def test_without_a_session_a_token_is_asked_for_and_then_answered(
    browser: Browser, program: Program
) -> None:
    words = ("token", "create", "--user", LOGIN, "--scope", "organizations", "--days", "9")
    token = run(program.surroundings, *words).strip()
    with watched_page(browser, expects=("401",)) as page:
        page.goto(f"{program.address}/graphiql")

        ask(page)
        expect(answer(page)).to_contain_text("UNAUTHENTICATED")
        page.get_by_role("button", name="Headers").click()
        page.get_by_role("region", name="Headers").click()
        page.keyboard.insert_text(f'{{"Authorization": "Bearer {token}"}}')
        expect(page.get_by_role("region", name="Headers")).to_contain_text("Bearer")
        ask(page)

        expect(answer(page)).to_contain_text("百草生物技术有限公司")
        expect(answer(page)).to_contain_text('"isToken": true')
