"""`liangxin token`: API tokens for programs of third parties."""

from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.database.engine import Database

app = typer.Typer(no_args_is_help=True, help="接口令牌。API tokens.")


@app.command()
def create(
    user: Annotated[str, typer.Option(help="所有人的登录名；令牌的权限不超过此人现有的权限。")],
    days: Annotated[int, typer.Option(help="有效天数，最多 365。")],
    scope: Annotated[
        list[str] | None,
        typer.Option(help="权限范围，可重复；各范围含哪些字段见 liangxin token scopes。"),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="公开令牌：只读已公布的数字，与所有人的权限无关。")
    ] = False,
    name: Annotated[str, typer.Option(help="用途，便于日后辨认。")] = "",
    database_url: DatabaseURL = None,
) -> None:
    """生成令牌；只显示这一次。Make a token."""
    from backend.accounts.actors import PUBLISHED, gate_actor, program_of
    from backend.accounts.tokens import CreateToken, create_token
    from backend.accounts.users import find_user
    from backend.cli.runtime import run_with_database
    from backend.database.session import act_as, writing

    if public == bool(scope):
        raise typer.BadParameter("请给出 --scope（可重复），或只给 --public：二者用其一。")
    scopes = tuple(PUBLISHED) if public else tuple(scope or ())

    async def work(database: "Database") -> str:
        async with writing(database, gate_actor("cli token create")) as session:
            owner = await find_user(session, user)
            program = program_of(owner.district_id, request_id="cli token create")
            await act_as(session, program)
            form = CreateToken(name=name, scopes=scopes, days=days)
            longest = database.settings.token_days
            made = await create_token(session, program, form, owner=owner, longest=longest)
            return made.text

    typer.echo("令牌（只显示这一次，请妥善保存）：", err=True)
    typer.echo(run_with_database(database_url, work))


@app.command(name="list")
def list_tokens(database_url: DatabaseURL = None) -> None:
    """列出仍然有效的令牌。List live tokens."""
    from rich.console import Console
    from rich.table import Table

    from backend.accounts.actors import gate_actor
    from backend.accounts.tokens import live_tokens
    from backend.cli.runtime import run_with_database
    from backend.database.session import writing

    async def work(database: "Database") -> list[tuple[str, ...]]:
        async with writing(database, gate_actor("cli token list")) as session:
            return [
                (
                    token.prefix,
                    user.login,
                    "、".join(token.scopes),
                    token.expires_on.isoformat(),
                    token.used_at.strftime("%Y-%m-%d %H:%M") if token.used_at else "从未",
                    token.name,
                )
                for token, user in await live_tokens(session)
            ]

    table = Table("开头", "所有人", "权限范围", "到期日", "最后使用", "用途")
    for row in run_with_database(database_url, work):
        table.add_row(*row)
    Console().print(table)


@app.command()
def scopes() -> None:
    """列出各权限范围及其可读的字段。List the scopes and what each reads."""
    from rich.console import Console
    from rich.table import Table

    from backend.api.schema import ledger_catalog
    from backend.api.token_scopes import readable

    table = Table("权限范围", "说明", "类型", "字段", show_lines=True)
    for one in readable(ledger_catalog()):
        table.add_row(one.scope.value, one.scope.label, one.type_name, " ".join(one.fields))
    Console().print(table)


@app.command()
def revoke(
    token: Annotated[str, typer.Argument(help="令牌的开头（见 token list）或全文。")],
    database_url: DatabaseURL = None,
) -> None:
    """撤销令牌，两秒内各处失效。Revoke a token."""
    from backend.accounts.actors import gate_actor, program_of
    from backend.accounts.tokens import find_token, revoke_token
    from backend.cli.runtime import run_with_database
    from backend.database.session import act_as, writing

    async def work(database: "Database") -> str:
        async with writing(database, gate_actor("cli token revoke")) as session:
            found = await find_token(session, token)
            program = program_of(found.district_id, request_id="cli token revoke")
            await act_as(session, program)
            await revoke_token(session, program, found)
            return found.prefix

    typer.echo(f"已撤销以 {run_with_database(database_url, work)} 开头的令牌。")
