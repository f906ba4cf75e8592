"""`liangxin webhook`: the addresses to which changes are sent, for an administrator."""

from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.database.engine import Database
    from backend.webhooks.watching import Listed

app = typer.Typer(no_args_is_help=True, help="推送地址。Webhooks.")

_ID_SHOWN = 18


@app.command(name="list")
def list_webhooks(database_url: DatabaseURL = None) -> None:
    """列出全部推送地址及其状态。List all webhooks and how they stand."""
    from rich.console import Console
    from rich.table import Table

    from backend.accounts.actors import gate_actor
    from backend.cli.runtime import run_with_database
    from backend.database.session import writing
    from backend.webhooks.watching import all_webhooks

    async def work(database: "Database") -> list["Listed"]:
        async with writing(database, gate_actor("cli webhook list")) as session:
            return await all_webhooks(session)

    table = Table("标识开头", "所有人", "状态", "最近送达", "接收地址", "用途")
    for one in run_with_database(database_url, work):
        webhook = one.webhook
        sent = webhook.succeeded_at
        table.add_row(
            str(webhook.id)[:_ID_SHOWN],
            one.login,
            _state(one),
            sent.strftime("%Y-%m-%d %H:%M") if sent else "从未",
            _host(webhook.url),
            webhook.name,
        )
    Console().print(table)


@app.command()
def off(
    webhook: Annotated[str, typer.Argument(help="推送地址的标识或其开头（见 webhook list）。")],
    database_url: DatabaseURL = None,
) -> None:
    """停用推送地址；所有人会看到是管理员停用的。Switch a webhook off."""
    from backend.accounts.actors import gate_actor
    from backend.cli.runtime import run_with_database
    from backend.database.session import writing
    from backend.webhooks.watching import switch_off_by_administrator

    command = "cli webhook off"

    async def work(database: "Database") -> str:
        async with writing(database, gate_actor(command)) as session:
            found = await switch_off_by_administrator(session, webhook, command=command)
            return found.name

    typer.echo(f"已停用推送地址“{run_with_database(database_url, work)}”。")


def _state(one: "Listed") -> str:
    webhook = one.webhook
    if webhook.off_reason is not None:
        return f"已停用：{webhook.off_reason.label}"
    if webhook.failing_since is not None:
        return f"自 {webhook.failing_since:%Y-%m-%d %H:%M} 起未送达"
    return "启用"


def _host(url: str) -> str:
    """Show the host alone: the rest of an address may hold what only its owner should see."""
    from urllib.parse import urlsplit

    return urlsplit(url).netloc
