"""`liangxin user`: who may sign in."""

import sys
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.accounts.tables import User
    from backend.database.actor import Actor
    from backend.database.engine import Database

app = typer.Typer(no_args_is_help=True, help="用户。Users.")

Login = Annotated[str, typer.Argument(help="登录名：3 至 64 个小写字母、数字或 . _ - @。")]
DistrictCode = Annotated[
    str | None, typer.Option("--district", help="区划代码；只有一个区时不必填。")
]
PasswordStdin = Annotated[
    bool,
    typer.Option("--password-stdin", help="从标准输入读口令（一行）；不加则生成一个并显示一次。"),
]


class PersonRole(StrEnum):
    """A role that a person can have, by the names of `Role`."""

    DISTRICT_OFFICER = "district-officer"
    TOWN_OFFICER = "town-officer"
    DEPARTMENT_OFFICER = "department-officer"
    BRANCH_SECRETARY = "branch-secretary"


@app.command()
def add(  # noqa: PLR0913, PLR0917 - every option is a parameter
    login: Login,
    role: Annotated[PersonRole, typer.Option(help="角色。")],
    name: Annotated[str | None, typer.Option(help="姓名；不填则用登录名。")] = None,
    town: Annotated[str | None, typer.Option(help="镇街名称（镇街人员）。")] = None,
    department: Annotated[str | None, typer.Option(help="部门名称（部门人员）。")] = None,
    branch: Annotated[str | None, typer.Option(help="党组织全称（支部书记）。")] = None,
    district: DistrictCode = None,
    password_stdin: PasswordStdin = False,
    database_url: DatabaseURL = None,
) -> None:
    """添加用户；生成的口令只显示这一次。Add a user."""
    from backend.accounts.actors import gate_actor, program_of
    from backend.accounts.users import AddUser, add_user
    from backend.cli import choices
    from backend.cli.runtime import run_with_database
    from backend.database.actor import Role
    from backend.database.session import act_as, writing

    chosen = _password(is_given=password_stdin)

    async def work(database: "Database") -> None:
        async with writing(database, gate_actor("cli user add")) as session:
            home = await choices.district_of(session, district)
            program = program_of(home, request_id="cli user add")
            await act_as(session, program)
            form = AddUser(
                login=login,
                name=name or login,
                role=Role[role.name],
                password=chosen,
                town_id=await choices.town_of(session, home, town) if town else None,
                department_id=(
                    await choices.department_of(session, home, department) if department else None
                ),
                branch_id=await choices.branch_of(session, home, branch) if branch else None,
            )
            await add_user(session, program, form)

    run_with_database(database_url, work)
    typer.echo(f"已添加用户 {login}。")
    _show(chosen, is_made=not password_stdin)


@app.command()
def password(
    login: Login, password_stdin: PasswordStdin = False, database_url: DatabaseURL = None
) -> None:
    """重设口令、恢复登录，并结束该用户的全部会话。Set a new password."""
    from backend.accounts.users import set_password

    chosen = _password(is_given=password_stdin)

    async def change(session: "AsyncSession", actor: "Actor", user: "User") -> None:
        await set_password(session, actor, user, chosen)

    _with_user(login, "cli user password", change, database_url)
    typer.echo(f"已为 {login} 设置新口令，原有会话全部结束。")
    _show(chosen, is_made=not password_stdin)


@app.command()
def disable(login: Login, database_url: DatabaseURL = None) -> None:
    """停用用户：会话立即结束，其令牌不再有效。Keep a user out."""
    from backend.accounts.users import disable_user

    _with_user(login, "cli user disable", disable_user, database_url)
    typer.echo(f"已停用 {login}。恢复：liangxin user password {login}")


def _with_user(
    login: str,
    command: str,
    change: "Callable[[AsyncSession, Actor, User], Awaitable[None]]",
    database_url: str | None,
) -> None:
    from backend.accounts.actors import gate_actor, program_of
    from backend.accounts.users import find_user
    from backend.cli.runtime import run_with_database
    from backend.database.session import act_as, writing

    async def work(database: "Database") -> None:
        async with writing(database, gate_actor(command)) as session:
            user = await find_user(session, login)
            program = program_of(user.district_id, request_id=command)
            await act_as(session, program)
            await change(session, program, user)

    run_with_database(database_url, work)


def _password(*, is_given: bool) -> str:
    from backend.accounts.passwords import make_password

    return sys.stdin.readline().rstrip("\r\n") if is_given else make_password()


def _show(chosen: str, *, is_made: bool) -> None:
    if is_made:
        typer.echo(f"口令（只显示这一次，请转交本人）：{chosen}")
