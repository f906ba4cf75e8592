"""`liangxin import`, `template` and `export`: ledgers in and out of workbooks."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.database.actor import Actor
    from backend.database.engine import Database
    from backend.workbooks.inline import Imported
    from backend.workbooks.ledgers import Ledger


class Mode(StrEnum):
    """The words of `ImportMode`; the tables beside that would make `--help` slow."""

    ALL_OR_NOTHING = "ALL_OR_NOTHING"
    GOOD_ROWS = "GOOD_ROWS"


District = Annotated[str | None, typer.Option("--district", help="区划代码；只有一个区时可不填。")]


def import_(
    file: Annotated[
        Path, typer.Argument(help="台账文件（.xlsx、.xls 或 .csv）。", exists=True, dir_okay=False)
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查，不写入。")] = False,
    mode: Annotated[
        Mode,
        typer.Option(help="有行不能写入时：全部不写入，或写入其余的行。", case_sensitive=False),
    ] = Mode.ALL_OR_NOTHING,
    effective_on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="生效日期；不填则取台账截止日期，再取今天。"),
    ] = None,
    derive_from_ledger: Annotated[
        bool, typer.Option("--derive-from-ledger", help="由企业台账推出党组织和覆盖关系，作标记。")
    ] = False,
    district: District = None,
    database_url: DatabaseURL = None,
) -> None:
    """导入台账：逐行检查，然后写入。Import ledgers: check every row, then apply."""
    from backend.cli.runtime import run_with_database
    from backend.cli.workbook_report import tell, watching
    from backend.workbooks.inline import Progress, run_import
    from backend.workbooks.tables import ImportMode

    progress = Progress()

    async def work(database: "Database") -> "Imported":
        actor = await program(database, district, "cli import")
        async with watching(progress):
            return await run_import(
                database,
                actor,
                file,
                mode=None if dry_run else ImportMode(mode),
                effective_on=effective_on.date() if effective_on else None,
                derives=derive_from_ledger,
                progress=progress,
            )

    imported = run_with_database(database_url, work)
    tell(imported, progress)
    if imported.refusal is not None:
        raise imported.refusal


def template(
    ledger: Annotated[str, typer.Argument(help="台账名称，如 企业台账；all 为全部，一表一台账。")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="写到哪个文件。")] = None,
) -> None:
    """写出空白模板。Write an empty ledger with notes and drop-downs."""
    from backend.workbooks.write import all_ledgers, write_template

    ledgers = _ledgers(ledger)
    name = "全部台账" if ledgers == all_ledgers() else ledgers[0].title
    target = output or Path(f"{name}-模板.xlsx")
    write_template(target, ledgers)
    typer.echo(f"已写出：{target}")


def export(
    ledger: Annotated[str, typer.Argument(help="台账名称，如 企业台账；all 为全部，一表一台账。")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="写到哪个文件。")] = None,
    district: District = None,
    database_url: DatabaseURL = None,
) -> None:
    """导出台账，不含身份证号和电话。Export a ledger without personal numbers."""
    from backend.cli.runtime import run_with_database
    from backend.kit.clock import today
    from backend.workbooks.write import all_ledgers, write_export

    ledgers = _ledgers(ledger)
    name = "全部台账" if ledgers == all_ledgers() else ledgers[0].title
    target = output or Path(f"{name}-{today()}.xlsx")

    async def work(database: "Database") -> int:
        actor = await program(database, district, "cli export")
        return await write_export(database, actor, ledgers, target)

    count = run_with_database(database_url, work)
    typer.echo(f"已导出 {count} 行：{target}")


def _ledgers(name: str) -> "list[Ledger]":
    from backend.workbooks.ledgers import find_ledger
    from backend.workbooks.write import all_ledgers

    return all_ledgers() if name.lower() in {"all", "全部"} else [find_ledger(name)]


async def program(database: "Database", district: str | None, request_id: str) -> "Actor":
    """Act as the program in the district that is meant.

    Raises: DISTRICT_UNKNOWN, DISTRICT_NEEDED.
    """
    from backend.accounts.actors import gate_actor, program_of
    from backend.cli.choices import district_of
    from backend.database.session import writing

    async with writing(database, gate_actor(request_id)) as session:
        district_id = await district_of(session, district)
    return program_of(district_id, request_id=request_id)
