"""`liangxin serve`: the whole program in one process, the embedded database below it."""

from typing import Annotated

import typer

from backend.cli.options import DatabaseURL


def serve(
    database_url: DatabaseURL = None,
    host: Annotated[
        str | None,
        typer.Option(help="监听地址；0.0.0.0 表示本机的所有网络。", envvar="HOST"),
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="端口；0 表示任选一个空闲端口。", envvar="PORT")
    ] = None,
    tls: Annotated[
        bool, typer.Option("--tls", help="赛场模式：用本机自己的证书提供 https。", envvar="VENUE")
    ] = False,
    help_port: Annotated[
        int | None,
        typer.Option(help="赛场模式的说明页端口（http）。", envvar="VENUE_HELP_PORT"),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help="不加密也对外监听；须自行负责。", envvar="PLAIN_HTTP"),
    ] = False,
    demo: Annotated[bool, typer.Option(help="第一次启动时载入演示区。", envvar="DEMO")] = True,
) -> None:
    """启动服务：数据库、迁移、网页和接口。Serve the ledger."""
    from backend.cli.runtime import load_settings
    from backend.cli.supervisor import supervise

    given: dict[str, object] = {"host": host, "port": port, "venue_help_port": help_port}
    given |= {"demo": demo, "venue": tls, "plain_http": plain}
    chosen = {name: value for name, value in given.items() if value is not None}
    supervise(load_settings(database_url).model_copy(update=chosen))
