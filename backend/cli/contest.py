"""`liangxin contest`: recomputes contests from their logs."""

from typing import TYPE_CHECKING, Annotated

import typer

from backend.cli.options import DatabaseURL
from backend.kit.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.contests.verifying import Difference, Verified
    from backend.database.actor import Actor
    from backend.database.engine import Database

app = typer.Typer(no_args_is_help=True, help="技能竞赛。Skills contests.")


class ContestDiffersError(LedgerError):
    """Something is stored otherwise than the log of the contest says."""

    code = "CONTEST_DIFFERS"
    message = "有 {count} 处与评分记录重算的结果不符（见上）。"
    remedy = (
        "规则更新之前封榜的轮次，用 liangxin contest recompute 重算；"
        "否则请保全现场，不要公布成绩，并报告维护人员。"
    )


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
    _list(verified.differences)
    for check in verified.checks:
        typer.echo(f"{check.round_name}  校验值 {check.value}")
    typer.echo(
        f"轮次 {verified.rounds}，评分记录 {verified.records}，成绩 {verified.results}，"
        f"不符 {len(verified.differences)}"
    )
    if verified.differences:
        raise ContestDiffersError(count=len(verified.differences))


@app.command()
def recompute(
    contest: Annotated[str, typer.Argument(help="竞赛的标识，如接口返回的 id。")],
    reason: Annotated[str, typer.Option(help="理由，记入审计日志。")],
    published: Annotated[
        bool, typer.Option("--published", help="已公布的成绩也重算；已公布的一版不变，须另行公布。")
    ] = False,
    district: Annotated[
        str | None, typer.Option("--district", help="区划代码；只有一个区时可不填。")
    ] = None,
    database_url: DatabaseURL = None,
) -> None:
    """按现行规则由评分记录重算成绩。Make the results of a contest anew from its log."""
    from backend.cli.carrying import as_program
    from backend.contests.recomputing import RecomputeContest, recompute_contest
    from backend.kit.ids import decode_node_id

    contest_id = decode_node_id(contest).id

    async def work(session: "AsyncSession", program: "Actor") -> "tuple[Difference, ...]":
        form = RecomputeContest(contest_id=contest_id, reason=reason, is_shown=published)
        return await recompute_contest(session, program, form)

    found = as_program("contest recompute", district, database_url, work)
    _list(found)
    typer.echo(f"已重算 {len(found)} 处。" if found else "成绩与评分记录一致，没有改动。")


def _list(differences: "Iterable[Difference]") -> None:
    for one in differences:
        typer.echo(
            f"{one.round_name}  {one.bib}  {one.what}：存 {one.stored}，重算 {one.recomputed}"
        )
