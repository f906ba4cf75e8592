"""`liangxin contest`: recomputes contests from their logs."""

from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL
from backend.kit.errors import LedgerError

if TYPE_CHECKING:
    from backend.contests.verifying import Verified
    from backend.database.engine import Database

app = typer.Typer(no_args_is_help=True, help="技能竞赛。Skills contests.")


class ContestDiffersError(LedgerError):
    """Something is stored otherwise than the log of the contest says."""

    code = "CONTEST_DIFFERS"
    message = "有 {count} 处与评分记录重算的结果不符（见上）。"
    remedy = "请保全现场，不要公布成绩，并报告维护人员。"


@app.callback()
def main() -> None:
    """技能竞赛。Skills contests."""


@app.command()
def verify(
    contest: Annotated[str, typer.Argument(help="竞赛的标识，如接口返回的 id。")],
    district: Annotated[
        str | None, typer.Option("--district", help="区划代码；只有一个区时可不填。")
    ] = None,
    database_url: DatabaseURL = None,
) -> None:
    """由评分记录重算每个名次，指出不符之处。Recompute every ranking of a contest from its log."""
    from backend.cli.runtime import run_with_database
    from backend.kit.ids import decode_node_id

    contest_id = decode_node_id(contest).id

    async def work(database: "Database") -> "Verified":
        from backend.accounts.actors import gate_actor, program_of
        from backend.cli.choices import district_of
        from backend.contests.verifying import verify_contest
        from backend.database.session import writing

        async with writing(database, gate_actor("contest verify")) as session:
            chosen = await district_of(session, district)
        program = program_of(chosen, request_id="contest verify")
        async with writing(database, program) as session:
            return await verify_contest(session, program, contest_id)

    verified = run_with_database(database_url, work, is_repeatable=True)
    for one in verified.differences:
        typer.echo(
            f"{one.round_name}  {one.bib}  {one.what}：存 {one.stored}，重算 {one.recomputed}"
        )
    for check in verified.checks:
        typer.echo(f"{check.round_name}  校验值 {check.value}")
    typer.echo(
        f"轮次 {verified.rounds}，评分记录 {verified.records}，成绩 {verified.results}，"
        f"不符 {len(verified.differences)}"
    )
    if verified.differences:
        raise ContestDiffersError(count=len(verified.differences))
