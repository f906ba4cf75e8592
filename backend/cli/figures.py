"""`liangxin figures`: the figures of a day, by the very operation that the interface serves."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from backend.cli.options import DatabaseURL

if TYPE_CHECKING:
    from backend.database.actor import Actor
    from backend.database.engine import Database

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Any]]


class Family(StrEnum):
    """The words of `FigureFamily`; its module beside that would make `--help` slow."""

    COVERAGE = "COVERAGE"
    PARTITION = "PARTITION"
    BLIND_SPOT = "BLIND_SPOT"
    WARNING = "WARNING"


FIGURES = """
query Figures($asOf: Date, $townId: ID, $departmentId: ID, $family: FigureFamily) {
  figures(asOf: $asOf, townId: $townId, departmentId: $departmentId, family: $family) {
    code population family name unit value reason numerator denominator
    reportedNumerator reportedDenominator unknownNumerator unknownDenominator
    verifiedShare windowFrom windowTo ruleVersion
  }
}
"""
ROWS = """
query Rows(
  $code: FigureCode!, $population: Population!, $part: Part!, $after: String, $asOf: Date,
  $townId: ID, $departmentId: ID
) {
  organizations: figureOrganizations(
    code: $code, population: $population, part: $part, after: $after, asOf: $asOf,
    townId: $townId, departmentId: $departmentId, first: 100
  ) { nodes { id name creditCode } pageInfo { hasNextPage endCursor } }
  branches: figureBranches(
    code: $code, population: $population, part: $part, after: $after, asOf: $asOf,
    townId: $townId, departmentId: $departmentId, first: 100
  ) { nodes { id name } pageInfo { hasNextPage endCursor } }
}
"""


def figures(
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="统计日期，如 2026-06-30；缺省为今天。"),
    ] = None,
    town: Annotated[str | None, typer.Option(help="只计一个镇街（名称）。")] = None,
    department: Annotated[str | None, typer.Option(help="只计一个部门（名称或简称）。")] = None,
    family: Annotated[
        Family | None, typer.Option(help="只要一类数字。", case_sensitive=False)
    ] = None,
    rows: Annotated[bool, typer.Option("--rows", help="连同每个数字的行（配合 --json）。")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
    district: Annotated[
        str | None, typer.Option("--district", help="区划代码；只有一个区时可不填。")
    ] = None,
    database_url: DatabaseURL = None,
) -> None:
    """打印各项数字。Print the figures of a day."""
    import orjson

    from backend.cli.runtime import run_with_database

    async def work(database: "Database") -> list[dict[str, Any]]:
        actor, scope = await _asked(database, district, town, department)
        scope["asOf"] = as_of.date().isoformat() if as_of else None
        ask = _asking(database, actor)
        answer = await ask(FIGURES, {**scope, "family": family})
        found: list[dict[str, Any]] = answer["figures"]
        if rows:
            for figure in found:
                await _add_rows(ask, figure, scope)
        return found

    found = run_with_database(database_url, work)
    if as_json:
        typer.echo(orjson.dumps({"figures": found}, option=orjson.OPT_INDENT_2).decode())
    else:
        _print(found)


async def _asked(
    database: "Database", district: str | None, town: str | None, department: str | None
) -> tuple["Actor", dict[str, Any]]:
    """Find the district and the ids of the names that were given."""
    from backend.accounts.actors import gate_actor, program_of
    from backend.cli.choices import department_of, district_of, town_of
    from backend.database.session import act_as, writing
    from backend.kit.ids import encode_node_id

    def node(kind: str, found: UUID | None) -> str | None:
        return encode_node_id(kind, found) if found else None

    async with writing(database, gate_actor("cli figures")) as session:
        actor = program_of(await district_of(session, district), request_id="cli figures")
        await act_as(session, actor)
        town_id = await town_of(session, actor.district_id, town) if town else None
        line = await department_of(session, actor.district_id, department) if department else None
    return actor, {"townId": node("Town", town_id), "departmentId": node("Department", line)}


def _asking(database: "Database", actor: "Actor") -> Ask:
    """Give what runs an operation in this process: compiled, one statement, as the actor."""
    import orjson

    from backend.api.schema import ledger_catalog, ledger_schema
    from backend.app import limits_of
    from backend.compiler.cursor import CursorSigner
    from backend.compiler.execute import execute
    from backend.compiler.plan import compiler
    from backend.compiler.slots import Environment
    from backend.compiler.splice import spliced
    from backend.database.session import reading
    from backend.kit.clock import today
    from backend.kit.keys import load_key

    made = compiler(ledger_schema(), ledger_catalog(), limits_of(database.settings))
    signer = CursorSigner(load_key(database.settings.secrets_dir, "cursors"))

    async def ask(document: str, variables: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        operation = made.read(document, has_suggestions=True).operation(None)
        request = made.request(operation, variables, actor)
        environment = Environment(actor, request.values, today(), signer)
        async with reading(database, actor) as connection:
            (data,) = await execute(connection, made.query(request).statement, environment)
        return orjson.loads(spliced(data))["data"]

    return ask


async def _add_rows(ask: Ask, figure: dict[str, Any], scope: Mapping[str, Any]) -> None:
    """Put the rows of each part under the figure, page by page."""
    parts = ["NUMERATOR"] if figure["denominator"] is None else ["NUMERATOR", "DENOMINATOR"]
    chosen = {"code": figure["code"], "population": figure["population"]}
    for part in parts:
        found: list[Any] = []
        after: str | None = None
        while True:
            asked = {**scope, **chosen, "part": part, "after": after}
            answer = await ask(ROWS, asked)
            pages = [page for page in answer.values() if page["nodes"]]
            found += [node for page in pages for node in page["nodes"]]
            if not pages or not pages[0]["pageInfo"]["hasNextPage"]:
                break
            after = pages[0]["pageInfo"]["endCursor"]
        figure[f"{part.lower()}Rows"] = found


def _print(found: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    from backend.coverage.rules import Population

    first = found[0]
    table = Table(
        title=f"统计日期 {first['windowTo']}，规则版本 {first['ruleVersion']}", title_justify="left"
    )
    table.add_column("代码")
    table.add_column("名称")
    table.add_column("统计对象")
    table.add_column("值", justify="right")
    table.add_column("分子/分母", justify="right")
    for figure in found:
        denominator = figure["denominator"]
        table.add_row(
            figure["code"],
            figure["name"],
            Population(figure["population"]).label,
            _shown(figure),
            "" if denominator is None else f"{figure['numerator']}/{denominator}",
        )
    Console().print(table)


def _shown(figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return "—（分母为零）"
    if figure["unit"] == "RATIO":
        return f"{float(figure['value']):.1%}"
    return str(figure["numerator"])
