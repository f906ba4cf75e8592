"""Options that every command shares."""

from typing import Annotated

import typer

DatabaseURL = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        envvar="DATABASE_URL",
        show_envvar=True,
        help="数据库地址；不填则用数据目录中的内置数据库。",
    ),
]
