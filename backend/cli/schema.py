"""`liangxin schema`: print what is generated from code and committed beside it."""

from typing import Annotated

import typer


def schema(
    policies: Annotated[
        bool,
        typer.Option("--policies", help="改为重写行级权限文件和令牌权限范围的清单。"),
    ] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="改为打印错误代码表（docs/errors.md）。")
    ] = False,
) -> None:
    """打印 GraphQL 模式（schema.graphql）。Print the GraphQL schema."""
    if policies:
        from backend.api.schema import ledger_catalog
        from backend.api.token_scopes import write_token_scopes
        from backend.database.row_security import write_policies

        write_policies()
        write_token_scopes(ledger_catalog())
        return
    if errors:
        from backend.cli.errors_page import errors_page

        typer.echo(errors_page(), nl=False)
        return
    from backend.api.schema import schema_text

    typer.echo(schema_text(), nl=False)
