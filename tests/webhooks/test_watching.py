"""Whoever runs an installation sees all webhooks and their numbers, and switches one off."""

import httpx2
import pytest
from starlette.applications import Starlette
from typer.testing import CliRunner

from backend.accounts.authentication import Authenticator
from backend.api.metrics import metrics_routes
from backend.cli.main import app
from backend.config import Settings
from backend.kit.ids import encode_node_id
from backend.kit.metrics import Metrics
from tests.server import run_apart
from tests.webhooks.office import Office, opened
from tests.webhooks.receiver import answer, receiving

URL = "https://receiver.example/hook?key=word"


def run(settings: Settings, *words: str) -> tuple[int, str]:
    """Run `liangxin webhook …` on the test's own database."""
    environment = {
        "DATABASE_URL": str(settings.database_url),
        "DATA_DIR": str(settings.data_dir),
        "COLUMNS": "200",
    }
    done = CliRunner().invoke(app, ["webhook", *words], env=environment)
    return done.exit_code, done.output


def test_an_administrator_lists_webhooks_and_switches_one_off(settings: Settings) -> None:
    async def register() -> str:
        async with opened(settings) as office:
            return str(await office.register(URL))

    webhook = run_apart(register())

    before = run(settings, "list")
    unknown = run(settings, "off", "ffffffff")
    off = run(settings, "off", webhook)
    again = run(settings, "off", webhook[:18])
    after = run(settings, "list")

    assert before[0] == 0
    assert webhook[:18] in before[1]
    assert "启用" in before[1]
    assert "receiver.example" in before[1]
    assert "word" not in before[1]
    assert unknown[0] == 1
    assert "WEBHOOK_UNKNOWN" in unknown[1]
    assert (off, again) == ((0, "已停用推送地址“对账系统”。\n"),) * 2
    assert "已停用：管理员停用" in after[1]


@pytest.mark.parametrize("start", ["", "%", "_"])
def test_no_webhook_is_switched_off_by_a_text_that_names_none(
    settings: Settings, start: str
) -> None:
    async def register() -> None:
        async with opened(settings) as office:
            await office.register(URL)

    run_apart(register())

    assert run(settings, "off", start)[0] == 1
    assert "已停用" not in run(settings, "list")[1]


async def test_attempts_and_the_longest_wait_are_among_the_numbers(office: Office) -> None:
    metrics = office.courier.metrics = Metrics()
    database = office.desk.database
    numbers = Starlette(routes=[*metrics_routes(database, Authenticator(database), metrics)])
    transport = httpx2.ASGITransport(numbers, client=("127.0.0.1", 5))

    async with receiving() as receiver:
        webhook = await office.register(receiver.url)
        await office.village("东村")
        await office.step(webhook)
        receiver.answers.append(answer(500))
        await office.village("西村")
        await office.step(webhook)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as asking:
        waiting = (await asking.get("/metrics")).text
        await office.change("removeWebhook", id=encode_node_id("Webhook", webhook))

    assert 'liangxin_webhook_attempts_total{outcome="delivered"} 1.0' in waiting
    assert 'liangxin_webhook_attempts_total{outcome="failed"} 1.0' in waiting
    [line] = [one for one in waiting.splitlines() if one.startswith("liangxin_webhook_oldest")]
    assert float(line.split()[1]) > 0
