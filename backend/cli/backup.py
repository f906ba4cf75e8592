"""`liangxin backup` and `restore`: the whole database in one sealed file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.config import Settings


def backup(
    file: Annotated[Path, typer.Argument(help="备份文件，加密写入。", dir_okay=False)],
    database_url: DatabaseURL = None,
) -> None:
    """备份整个数据库到一个加密文件；密钥不在其中。Back up the database."""
    from backend.database.backup import back_up

    with _above_row_security(database_url) as (settings, url):
        size = back_up(settings, url, file)
    typer.echo(f"已备份到 {file}（{size / 1_000_000:.1f} MB）。")
    typer.echo(f"密钥不在备份中：请另外妥善保管 {settings.secrets_dir}，缺了它无法恢复。")


def restore(
    file: Annotated[Path, typer.Argument(help="备份文件。", exists=True, dir_okay=False)],
    database_url: DatabaseURL = None,
) -> None:
    """把备份恢复到一个空的数据库。Restore a backup into an empty database."""
    import asyncio

    from backend.database.backup import demand_empty
    from backend.database.backup import restore as read_back
    from backend.database.migrate import migrate

    with _above_row_security(database_url) as (settings, url):
        asyncio.run(migrate(settings))
        asyncio.run(demand_empty(url))
        read_back(settings, url, file)
        asyncio.run(migrate(settings))
    typer.echo("已恢复。")


@contextmanager
def _above_row_security(database_url: str | None) -> Iterator[tuple["Settings", str]]:
    """Give the settings and the URL of a login that row security does not bind."""
    from backend.cli.runtime import explained, load_settings, located
    from backend.database.embedded import SUPERUSER

    with located(load_settings(database_url)) as (settings, server), explained():
        url = settings.database_url if server is None else server.site.url(role=SUPERUSER)
        yield settings, str(url)
