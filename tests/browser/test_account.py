"""What programs use in a person's name: tokens and webhooks, each secret told once."""

import re

from playwright.sync_api import Page, expect

from tests.browser.program import Program, settle
from tests.browser.test_access import WIDTHS, faults_of


def overflow(page: Page) -> int:
    """Measure how far the page runs over the edge."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def test_token_is_shown_once_works_and_is_revoked(page: Page, program: Program) -> None:
    program.open(page, "/account")
    page.get_by_role("button", name="新建令牌").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="生成").click()
    expect(sheet.get_by_text("请填写用途。")).to_be_visible()
    expect(sheet.get_by_text("请至少选择一项。")).to_be_visible()
    sheet.get_by_label("用途").fill("大屏")
    sheet.get_by_label("已公布的数字").check()
    expect(sheet.get_by_text("即为公开令牌")).to_be_visible()
    sheet.get_by_label("数字及其定义、趋势和变化").check()
    sheet.get_by_text("可读的字段").nth(1).click()
    expect(sheet.get_by_text("figureTrend", exact=False).first).to_be_visible()
    assert faults_of(page) == []
    sheet.get_by_label("有效期").select_option("30 天")

    sheet.get_by_role("button", name="生成").click()

    secret = sheet.get_by_label("令牌", exact=True)
    expect(secret).to_have_value(re.compile("^lx"))
    text = secret.input_value()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.get_by_role("button", name="复制").click()
    expect(sheet.get_by_text("已复制。")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text
    sheet.get_by_role("button", name="已保存好，关闭").click()
    row = page.get_by_role("row", name="大屏")
    expect(row).to_contain_text("未使用过")
    expect(row).to_contain_text("figures")
    query = {"query": "{ caller { isToken scopes } }"}
    bearer = {"Authorization": f"Bearer {text}"}
    told = page.request.post(f"{program.address}/graphql", data=query, headers=bearer)
    assert told.json()["data"]["caller"] == {"isToken": True, "scopes": "figures published"}
    page.reload()
    settle(page)
    assert text not in page.content()
    row.get_by_role("button", name="撤销").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    expect(page.get_by_text("已撤销“大屏”。")).to_be_visible()
    page.get_by_role("button", name="显示已失效的 1 个").click()
    expect(row).to_contain_text("已撤销")


def test_webhook_tells_its_secret_once_its_tests_and_why_it_is_off(
    page: Page, program: Program
) -> None:
    program.open(page, "/account")
    page.get_by_role("button", name="登记推送地址").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("用途").fill("数据中心")
    sheet.get_by_label("接收地址").fill("http://hook.example.invalid/")
    sheet.get_by_role("button", name="登记").click()
    expect(sheet.get_by_text("推送地址不可用").first).to_be_visible()
    sheet.get_by_label("接收地址").fill("https://hook.example.invalid/changes")
    sheet.get_by_label("党组织").check()
    assert faults_of(page) == []

    sheet.get_by_role("button", name="登记").click()

    expect(page.get_by_role("dialog", name="签名密钥")).to_be_visible()
    secret = sheet.get_by_label("密钥", exact=True).input_value()
    assert len(secret) >= 32
    sheet.get_by_role("button", name="已保存好，关闭").click()
    card = page.get_by_role("article", name="数据中心")
    expect(card).to_contain_text("启用")
    expect(card.locator("dl")).to_contain_text("党组织")
    assert secret not in page.content()
    card.get_by_role("button", name="发送测试").click()
    deliveries = card.get_by_role("table", name="数据中心：最近的推送")
    expect(deliveries.get_by_role("row", name=re.compile("测试"))).to_be_visible()
    card.get_by_role("button", name="停用").click()
    expect(card).to_contain_text("所有人停用")
    expect(card.get_by_role("button", name="发送测试")).to_be_disabled()
    card.get_by_role("button", name="启用").click()
    card.get_by_role("button", name="修改").click()
    expect(sheet.get_by_label("党组织")).to_be_checked()
    sheet.get_by_label("用途").fill("数据中心（新）")
    sheet.get_by_role("button", name="保存").click()
    renamed = page.get_by_role("article", name="数据中心（新）")
    renamed.get_by_role("button", name="删除").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_text("还没有推送地址")).to_be_visible()


def test_account_with_tokens_and_webhooks_has_no_fault_that_axe_can_find(
    page: Page, program: Program
) -> None:
    program.open(page, "/account")
    page.get_by_role("button", name="登记推送地址").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("用途").fill("看板")
    sheet.get_by_label("接收地址").fill("https://board.example.invalid/changes")
    sheet.get_by_role("button", name="登记").click()
    sheet.get_by_role("button", name="已保存好，关闭").click()
    card = page.get_by_role("article", name="看板")
    card.get_by_role("button", name="发送测试").click()
    expect(card.get_by_role("row", name=re.compile("测试"))).to_be_visible()

    for width, (wide, tall) in WIDTHS.items():
        page.set_viewport_size({"width": wide, "height": tall})
        page.screenshot(path=f"tests/browser/pictures/account-full-{width}.png", full_page=True)
        assert faults_of(page) == []
        assert overflow(page) <= 0
    card.get_by_role("button", name="删除").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(card).to_have_count(0)
