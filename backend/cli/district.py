"""`liangxin district`: the tenants of this installation."""

from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.database.engine import Database

app = typer.Typer(no_args_is_help=True, help="区（租户）。Districts.")


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="区名，例如 示例经济开发区。")],
    code: Annotated[str, typer.Option("--code", help="区划代码，6 位数字。")],
    committee: Annotated[
        str | None, typer.Option(help="两新党委全称；不填则为 中共<区名>两新组织委员会。")
    ] = None,
    default_department: Annotated[
        str, typer.Option(help="默认主管部门，承接主管部门尚未明确的单位。")
    ] = "主管部门待明确",
    database_url: DatabaseURL = None,
) -> None:
    """创建一个区：默认规则和默认主管部门一并建好。Create a district."""
    from backend.accounts.actors import gate_actor
    from backend.cli.runtime import run_with_database
    from backend.database.session import writing
    from backend.places.districts import FoundDistrict, found_district

    form = FoundDistrict(
        name=name.strip(),
        division_code=code,
        committee_name=committee or f"中共{name.strip()}两新组织委员会",
        default_department=default_department,
    )

    async def work(database: "Database") -> None:
        async with writing(database, gate_actor("cli district create")) as session:
            await found_district(session, form, request_id="cli district create")

    run_with_database(database_url, work)
    typer.echo(f"已创建：{form.name}（{code}）。下一步：liangxin user add 登录名 --role …")
