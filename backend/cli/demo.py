"""`liangxin demo`: the invented district, loaded once into an empty installation."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.config import Settings
    from backend.database.engine import Database
    from backend.demo.office import SignIn


class Size(StrEnum):
    """The words of `DemoSize`; its module beside that would make `--help` slow."""

    SMALL = "small"
    FULL = "full"


def demo(
    size: Annotated[
        Size, typer.Option(help="full：完整的演示区；small：小的，几秒即可装入。")
    ] = Size.FULL,
    database_url: DatabaseURL = None,
) -> None:
    """装入虚构的演示区，并打印刚生成的登录名和口令。Load the demo district."""
    from backend.cli.runtime import load_settings, run_with_database

    made = run_with_database(database_url, lambda database: _load(database, size))
    _tell(load_settings(database_url), made)


def ensure_demo(settings: "Settings") -> Path | None:
    """Load the demo into an empty installation; give the file of its sign-ins when there is one.

    Shape: `settings` of a located, migrated database.
    """
    import asyncio

    from backend.cli.runtime import opened
    from backend.demo.loading import is_empty
    from backend.demo.office import sign_ins_file

    async def load_when_empty() -> list["SignIn"] | None:
        async with opened(settings) as database:
            return await _load(database, Size.FULL) if await is_empty(database) else None

    made = asyncio.run(load_when_empty())
    if made is not None:
        return _tell(settings, made)
    file = sign_ins_file(settings)
    return file if file.exists() else None


async def _load(database: "Database", size: Size) -> list["SignIn"]:
    """Load the demo and say how far it is, with the seconds since the beginning."""
    import time

    from backend.demo.building import DemoSize
    from backend.demo.loading import load_demo
    from backend.demo.sandbox import keep_token, make_sandbox

    started = time.monotonic()

    def tell(words: str) -> None:
        typer.echo(f"  [{time.monotonic() - started:5.1f} s] {words}")

    typer.echo("正在装入虚构的演示区。Loading the invented demo district …")
    made = await load_demo(database, size=DemoSize(size), tell=tell)
    file = keep_token(database.settings, await make_sandbox(database))
    tell(f"沙箱令牌（只读）已存入 {file}。A read-only API token for programs.")
    return made


def _tell(settings: "Settings", made: list["SignIn"]) -> Path:
    from backend.demo.office import keep_sign_ins

    typer.echo(
        "演示区已装入（全部为虚构数据）。The demo district is loaded; every row is invented."
    )
    for each in made:
        typer.echo(f"  {each.login:<12}{each.password:<26}{each.words}")
    return keep_sign_ins(settings, made)
