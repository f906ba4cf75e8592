"""`liangxin refresh`: bring what follows from today's date up to date, as every night."""

from typing import TYPE_CHECKING

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.database.engine import Database


def refresh(database_url: DatabaseURL = None) -> None:
    """按今天的日期重算各区的派生数据。Refresh what follows from today's date."""
    from backend.cli.runtime import run_with_database
    from backend.contests.forgetting import forget_names
    from backend.places.nightly import refresh_every_district

    async def work(database: "Database") -> int:
        return await refresh_every_district(
            database, request_id="cli refresh", duties=(forget_names,)
        )

    typer.echo(f"已重算 {run_with_database(database_url, work)} 个区。")
