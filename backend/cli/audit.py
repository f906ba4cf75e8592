"""`liangxin audit`: holds the audit log against its seals."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from backend.cli.options import DatabaseURL
from backend.kit.errors import LedgerError

if TYPE_CHECKING:
    from backend.accounts.anchors import Anchor
    from backend.accounts.verifying import Finding, Verdict
    from backend.database.engine import Database

app = typer.Typer(no_args_is_help=True, help="审计日志。The audit log.")

SHOWN = 20


class AuditTamperedError(LedgerError):
    """The audit log is not as it was sealed."""

    code = "AUDIT_TAMPERED"
    message = "审计日志有 {count} 处与封存时不符（见上）。"
    remedy = "请保全现场：不要重启或恢复，备份数据目录和日志，并报告安全管理员。"


class AnchorInvalidError(LedgerError):
    """The anchor on the command line is none."""

    code = "ANCHOR_INVALID"
    message = "“{anchor}”不是封条：应为 号:十六进制，如 17:9f2c…（64 位）。"
    remedy = "请照抄以前一次核验打印的“链尾”，或日志中的 audit anchor。"


@app.callback()
def main() -> None:
    """审计日志。The audit log."""


@app.command()
def verify(
    district: Annotated[
        str | None, typer.Option("--district", help="区划代码；缺省为所有的区。")
    ] = None,
    anchor: Annotated[
        str | None,
        typer.Option("--anchor", help="另行保存的封条，号:十六进制；链中必须仍有它。"),
    ] = None,
    database_url: DatabaseURL = None,
) -> None:
    """核验审计日志：逐行与封条比对，指出被改动、删除或事后插入的行。Verify the audit log."""
    from backend.cli.runtime import run_with_database

    kept = None if anchor is None else _anchor(anchor)

    async def work(database: "Database") -> list[tuple[str, "Verdict"]]:
        from backend.accounts.verifying import verify_events

        districts = await _districts(database, district)
        return [(name, await verify_events(database, one, kept=kept)) for one, name in districts]

    verdicts = run_with_database(database_url, work)
    for name, verdict in verdicts:
        _tell(name, verdict)
    if count := sum(len(verdict.findings) for _, verdict in verdicts):
        raise AuditTamperedError(count=count)


def _anchor(text: str) -> "Anchor":
    from backend.accounts.anchors import Anchor

    number, _, seal = text.partition(":")
    try:
        return Anchor(int(number), bytes.fromhex(seal), day="")
    except ValueError as error:
        raise AnchorInvalidError(anchor=text) from error


async def _districts(database: "Database", code: str | None) -> list[tuple[UUID, str]]:
    """Give the districts that are meant, with their names."""
    from sqlalchemy import select
    from sqlmodel import col

    from backend.accounts.actors import gate_actor, plain
    from backend.cli.choices import district_of
    from backend.database.session import writing
    from backend.places.tables import District

    async with writing(database, gate_actor("cli audit")) as session:
        query = select(District).order_by(col(District.code))
        if code is not None:
            query = query.where(col(District.id) == await district_of(session, code))
        return [(plain(row.id), row.name) for row in await session.scalars(query)]


def _tell(name: str, verdict: "Verdict") -> None:
    for finding in verdict.findings[:SHOWN]:
        typer.echo(f"{name}：{_words(finding)}")
    if len(verdict.findings) > SHOWN:
        typer.echo(f"{name}：……共 {len(verdict.findings)} 处。")
    outcome = "与封存时不符" if verdict.findings else "与封存时一致"
    waiting = f"，{verdict.waiting} 行尚待封存" if verdict.waiting else ""
    typer.echo(f"{name}：{verdict.events} 行审计记录、{verdict.seals} 个封条，{outcome}{waiting}。")
    if verdict.head is not None:
        typer.echo(f"{name}：链尾 {verdict.head.number}:{verdict.head.seal.hex()}")


def _words(finding: "Finding") -> str:
    from backend.accounts.verifying import Fault

    at = "" if finding.at is None else f"{finding.at:%Y-%m-%d %H:%M:%S%z}"
    event = f"第 {finding.number} 行（{at} {finding.action} {finding.event_id}）"
    words = {
        Fault.ALTERED: f"{event}被改动",
        Fault.DELETED: f"第 {finding.number} 行（封存于 {at}）被删除",
        Fault.ADDED: f"{event}是事后插入的",
        Fault.SEAL_ALTERED: f"第 {finding.number} 号封条被改动",
        Fault.SEAL_MISSING: f"第 {finding.number} 号封条缺失",
        Fault.CUT_OFF: f"链在第 {finding.number} 号封条之前中断，而此封条曾经存在",
    }
    return words[finding.fault]
