"""`liangxin demo`: the invented district, loaded once into an empty installation."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.config import Settings
    from backend.demo.loading import SignIn


def demo(database_url: DatabaseURL = None) -> None:
    """装入虚构的演示区，并打印刚生成的登录名和口令。Load the demo district."""
    from backend.cli.runtime import load_settings, run_with_database
    from backend.demo.loading import load_demo

    made = run_with_database(database_url, load_demo)
    _tell(load_settings(database_url), made)


def ensure_demo(settings: "Settings") -> Path | None:
    """Load the demo into an empty installation; give the file of its sign-ins when there is one.

    Shape: `settings` of a located, migrated database.
    """
    import asyncio

    from backend.cli.runtime import opened
    from backend.demo.loading import is_empty, load_demo, sign_ins_file

    async def load_when_empty() -> list["SignIn"] | None:
        async with opened(settings) as database:
            return await load_demo(database) if await is_empty(database) else None

    made = asyncio.run(load_when_empty())
    if made is not None:
        return _tell(settings, made)
    file = sign_ins_file(settings)
    return file if file.exists() else None


def _tell(settings: "Settings", made: list["SignIn"]) -> Path:
    from backend.demo.loading import keep_sign_ins

    typer.echo(
        "演示区已装入（全部为虚构数据）。The demo district is loaded; every row is invented."
    )
    for each in made:
        typer.echo(f"  {each.login:<12}{each.password:<26}{each.words}")
    return keep_sign_ins(settings, made)
