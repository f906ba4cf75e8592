"""`liangxin geometry import`: files of shapes of towns, areas and buildings."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.database.engine import Database

app = typer.Typer(no_args_is_help=True, help="图形文件。Files of shapes.")
_SHOWN = 100
_OUTCOMES = {
    "NEW": "新增",
    "CHANGED": "变更",
    "SAME": "相同",
    "AMBIGUOUS": "对应不明",
    "REFUSED": "拒绝",
}


class Layer(StrEnum):
    """The words of `GeometryLayer`; the tables beside that would make `--help` slow."""

    TOWNS = "TOWNS"
    AREAS = "AREAS"
    BUILDINGS = "BUILDINGS"


class System(StrEnum):
    """The words of `CoordinateSystem`."""

    WGS84 = "WGS84"
    CGCS2000 = "CGCS2000"
    GCJ02 = "GCJ02"
    BD09 = "BD09"


@app.callback()
def geometry() -> None:
    """图形文件。Files of shapes."""


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(help="GeoJSON 或 zip 打包的 Shapefile。", exists=True, dir_okay=False),
    ],
    layer: Annotated[Layer, typer.Option(help="图形是什么。", case_sensitive=False)],
    system: Annotated[System, typer.Option(help="坐标系。", case_sensitive=False)],
    name_column: Annotated[
        str | None, typer.Option(help="存放名称的字段；不填则按字段名查找。")
    ] = None,
    repair: Annotated[bool, typer.Option("--repair", help="修补自相交的边线，否则拒绝。")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查，不写入。")] = False,
    district: Annotated[
        str | None, typer.Option("--district", help="区划代码；只有一个区时可不填。")
    ] = None,
    database_url: DatabaseURL = None,
) -> None:
    """导入图形：逐个检查，全部可写才写入。Import shapes: check, then apply all or nothing."""
    from backend.cli.runtime import run_with_database
    from backend.cli.workbooks import program
    from backend.database.session import writing
    from backend.geometries.commands import (
        ApplyGeometry,
        CheckGeometry,
        apply_geometry,
        check_geometry,
    )
    from backend.geometries.tables import GeometryLayer
    from backend.kit.geo import CoordinateSystem

    form = CheckGeometry(
        file_name=file.name,
        content=file.read_bytes(),
        layer=GeometryLayer(layer),
        system=CoordinateSystem(system),
        name_column=name_column,
        is_repaired=repair,
    )

    async def work(database: "Database") -> None:
        actor = await program(database, district, "cli geometry")
        batch_id = await check_geometry(database, actor, form)
        await _tell(database, actor, batch_id)
        if dry_run:
            return
        async with writing(database, actor) as session:
            await apply_geometry(session, actor, ApplyGeometry(id=batch_id))
        typer.echo(f"已写入。图形导入编号 {batch_id}")

    run_with_database(database_url, work)


async def _tell(database: "Database", actor: Any, batch_id: Any) -> None:  # noqa: ANN401 - imported late
    """Print the notices, the features that need a look, and the counts."""
    from backend.accounts.changes import load
    from backend.database.session import writing

    async with writing(database, actor) as session:
        [batch] = await load(session, actor, "geometry_batches", id=batch_id)
        rows = await load(session, actor, "geometry_rows", batch_id=batch_id)
    for notice in batch["notices"]:
        typer.echo(f"· {notice}")
    shown = [row for row in sorted(rows, key=lambda row: row["position"]) if row["findings"]]
    for row in shown[:_SHOWN]:
        typer.echo(f"[第 {row['position']} 个] {_OUTCOMES[row['outcome']]} {row['label']}")
        for finding in row["findings"]:
            sign = "提示" if finding["is_warning"] else "原因"
            typer.echo(f"    {sign} {finding['code']} {finding['message']}{finding['remedy']}")
    if len(shown) > _SHOWN:
        typer.echo(f"……另有 {len(shown) - _SHOWN} 个图形有说明。")
    counts = (f"{word} {batch['counts'][outcome]}" for outcome, word in _OUTCOMES.items())
    typer.echo("，".join(counts))
