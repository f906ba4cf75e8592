"""`liangxin migrate`: bring the database to the state of this code."""

from typing import Annotated

import typer

from backend.cli.options import DatabaseURL


def migrate(
    database_url: DatabaseURL = None,
    draft: Annotated[
        str | None,
        typer.Option(metavar="TITLE", help="只为开发：把表结构的改动写成一个新的迁移文件。"),
    ] = None,
) -> None:
    """升级数据库：表结构、函数和行级权限。Migrate the database."""
    import asyncio

    from backend.cli.runtime import explained, load_settings, located
    from backend.database.migrate import draft_migration
    from backend.database.migrate import migrate as bring_up_to_date

    with located(load_settings(database_url)) as (settings, _), explained():
        if draft is not None:
            asyncio.run(draft_migration(settings, draft))
        else:
            asyncio.run(bring_up_to_date(settings))
            typer.echo("数据库已是最新。")
