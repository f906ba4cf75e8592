"""The program `liangxin`: every command, and the one place where errors meet a person's terminal.

Modules imported here stay light, and a command imports what it needs when it runs, so that
`--help` answers at once.
"""

import os
from typing import Any

import typer
from rich.console import Console
from typer.core import TyperGroup
from typer.exceptions import TyperException

from backend.cli import (
    audit,
    backup,
    carrying,
    contest,
    demo,
    district,
    figures,
    geometry,
    migrate,
    refresh,
    schema,
    serve,
    token,
    user,
    webhook,
    workbooks,
)
from backend.kit.errors import LedgerError, Problems
from backend.kit.garbage import start_quickly


class LedgerGroup(TyperGroup):
    """Tells what happened, what to do and the code; never a traceback."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the parent class says so
        """Run the command and print a refusal or a fault as words."""
        start_quickly()
        try:
            return super().invoke(ctx)
        except Problems as problems:
            for error in problems.errors:
                _tell(error)
        except LedgerError as error:
            _tell(error)
        except (typer.Exit, typer.Abort, TyperException):
            raise
        except Exception as error:
            if os.environ.get("LIANGXIN_DEBUG"):
                raise
            _tell_fault(error)
        raise typer.Exit(1)


def _tell(error: LedgerError) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(f"[bold red]{error.code}[/] ", end="")
    console.print(error.message, markup=False)
    console.print(f"→ {error.remedy}", markup=False)


def _tell_fault(error: Exception) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print("[bold red]INTERNAL[/] ", end="")
    console.print(f"程序出错：{type(error).__name__}: {error}", markup=False)
    console.print("→ 请用 LIANGXIN_DEBUG=1 重新运行，并把输出交给维护人员。", markup=False)


app = typer.Typer(
    cls=LedgerGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="两新组织党建台账。Ledger of two-new organizations and their party branches.",
)
app.command()(serve.serve)
app.command()(migrate.migrate)
app.command()(schema.schema)
app.command()(demo.demo)
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(refresh.refresh)
app.command("import")(workbooks.import_)
app.command()(workbooks.template)
app.command()(workbooks.export)
app.command()(figures.figures)
app.add_typer(geometry.app, name="geometry")
app.add_typer(district.app, name="district")
app.add_typer(user.app, name="user")
app.add_typer(token.app, name="token")
app.add_typer(audit.app, name="audit")
contest.app.command()(carrying.carry)
contest.app.command()(carrying.receive)
contest.app.command("return")(carrying.return_)
contest.app.command()(carrying.call_back)
contest.app.command()(carrying.decide)
app.add_typer(contest.app, name="contest")
app.add_typer(webhook.app, name="webhook")
