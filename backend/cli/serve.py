"""`liangxin serve`: the whole program in one process, the embedded database below it."""

from typing import Annotated

import typer

from backend.cli.options import DatabaseURL


def serve(
    database_url: DatabaseURL = None,
    port: Annotated[
        int | None, typer.Option(help="端口；0 表示任选一个空闲端口。", envvar="PORT")
    ] = None,
    demo: Annotated[bool, typer.Option(help="第一次启动时载入演示区。", envvar="DEMO")] = True,
) -> None:
    """启动服务：数据库、迁移、网页和接口。Serve the ledger."""
    from backend.cli.runtime import load_settings
    from backend.cli.supervisor import supervise

    chosen = {"demo": demo} | ({} if port is None else {"port": port})
    supervise(load_settings(database_url).model_copy(update=chosen))
