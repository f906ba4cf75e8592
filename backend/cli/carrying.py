"""`liangxin contest carry, receive, return, call-back`: to a venue and home again."""

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from backend.cli.options import DatabaseURL
from backend.kit.errors import LedgerError

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.database.actor import Actor
    from backend.database.engine import Database

Contest = Annotated[str, typer.Argument(help="竞赛的标识，如接口返回的 id。")]
District = Annotated[str | None, typer.Option("--district", help="区划代码；只有一个区时可不填。")]
Target = Annotated[Path, typer.Option("--to", help="写到哪个文件；文件不能已经存在。")]

Answer = TypeVar("Answer")


class ParcelFileError(LedgerError):
    """The file of a parcel can't be read or written."""

    code = "PARCEL_FILE"
    message = "文件“{file}”{fault}。"
    remedy = "请核对路径和权限；写出时请换一个还不存在的文件名。"


def carry(
    contest: Contest,
    to: Target,
    officer: Annotated[str, typer.Option(help="现场组织人在本系统的登录名。")],
    district: District = None,
    database_url: DatabaseURL = None,
) -> None:
    """把一项竞赛带到赛场：写出加密文件，口令只显示一次。Carry a contest to a venue."""
    from backend.accounts.users import find_user
    from backend.cli.runtime import load_settings
    from backend.contests.carrying import CarryContest, carry_contest
    from backend.contests.parcels import new_passphrase
    from backend.kit.ids import decode_node_id

    contest_id, passphrase = decode_node_id(contest).id, new_passphrase()
    secrets_dir = load_settings(database_url).secrets_dir
    _hold_free(to)

    async def work(session: "AsyncSession", program: "Actor") -> None:
        form = CarryContest(
            contest_id=contest_id,
            officer=await find_user(session, officer),
            passphrase=passphrase,
        )
        _write(to, await carry_contest(session, program, form, secrets_dir=secrets_dir))

    as_program("contest carry", district, database_url, work)
    typer.echo(f"已写出 {to}。此后竞赛的设置由赛场服务器管，这里照常接收评分。")
    typer.echo(f"口令（只显示这一次，请另行转交，不要与文件放在一起）：{passphrase}")
    typer.echo(
        "赛场笔记本上：liangxin contest receive 文件，然后 liangxin serve --host 0.0.0.0 --tls"
    )


def receive(
    file: Annotated[Path, typer.Argument(help="带出或带回的文件。")],
    passphrase_stdin: Annotated[
        bool, typer.Option("--passphrase-stdin", help="从标准输入读口令（一行）；不加则提示输入。")
    ] = False,
    database_url: DatabaseURL = None,
) -> None:
    """接收文件：赛场接收竞赛，或区服务器并入带回的记录。Take a contest in, or merge it."""
    from backend.contests.parcels import ParcelKind, key_of_passphrase, label_of, opened

    parcel = _read(file)
    label = label_of(parcel)
    if label.kind is ParcelKind.RETURN:
        _merge(parcel, database_url)
        return
    typed = sys.stdin.readline() if passphrase_stdin else typer.prompt("口令", hide_input=True)
    content = opened(parcel, key_of_passphrase(typed, label.salt))

    async def work(database: "Database") -> None:
        from backend.accounts.actors import gate_actor
        from backend.contests.arriving import take_in
        from backend.database.session import writing

        gate = gate_actor("contest receive")
        secrets_dir = database.settings.secrets_dir
        async with writing(database, gate) as session:
            arrived = await take_in(session, gate, label, content, secrets_dir=secrets_dir)
        name = content["rows"]["contests"][0]["name"]
        if not arrived.is_new:
            typer.echo(f"“{name}”先前已经接收，没有改动。")
            return
        typer.echo(f"已接收“{name}”，评分记录 {arrived.records} 条。")
        if arrived.account is None:
            typer.echo("现场组织人的账号已在这里；忘记口令用 liangxin user password 登录名。")
            return
        login, password = arrived.account
        typer.echo(f"现场组织人登录名：{login}")
        typer.echo(f"口令（只显示这一次，请转交本人）：{password}")

    _run(database_url, work)


def _merge(parcel: bytes, database_url: str | None) -> None:
    from backend.contests.returning import Returned, merge_return, opened_return

    async def work(database: "Database") -> Returned:
        from backend.accounts.actors import program_of
        from backend.database.session import writing

        file = opened_return(parcel, database.settings.secrets_dir)
        program = program_of(file.district_id, request_id="contest receive")
        async with writing(database, program) as session:
            return await merge_return(session, program, file)

    returned = _run(database_url, work)
    typer.echo(f"已并入：新的评分记录 {returned.records} 条。")
    if not returned.is_newest:
        typer.echo("这份文件先前已并入，或早于已并入的；设置没有改动。")
    if returned.minutes_ahead:
        typer.echo(
            f"赛场服务器的时钟至少快 {returned.minutes_ahead} 分钟：晚于现在的时间，按现在记。"
        )
    for name in returned.unlinked:
        typer.echo(f"党组织“{name}”不在本区台账，或有多个同名：参赛者的党组织留空。")
    for one in returned.held:
        typer.echo(
            f"{one.state.label}  {one.kind.label} {one.label}，评分记录 {one.records} 条  {one.id}"
        )
    if returned.held:
        typer.echo("以上没有并入，已留存；由裁判长在竞赛页或用 liangxin contest decide 决定。")
    is_home = "竞赛已回到这里。" if returned.is_home else "竞赛仍在赛场，设置仍由赛场服务器管。"
    typer.echo(is_home)


def return_(
    contest: Contest,
    to: Target,
    last: Annotated[
        bool, typer.Option("--last", help="最后一次：带回后由区服务器管设置。")
    ] = False,
    district: District = None,
    database_url: DatabaseURL = None,
) -> None:
    """在赛场服务器上写出带回的文件；可以多次。Pack what a venue recorded."""
    from backend.cli.runtime import load_settings
    from backend.contests.returning import pack_return
    from backend.kit.ids import decode_node_id

    contest_id = decode_node_id(contest).id
    secrets_dir = load_settings(database_url).secrets_dir
    _hold_free(to)

    async def work(session: "AsyncSession", program: "Actor") -> None:
        packed = await pack_return(
            session, program, contest_id, is_last=last, secrets_dir=secrets_dir
        )
        _write(to, packed)

    as_program("contest return", district, database_url, work)
    typer.echo(f"已写出 {to}。区服务器上：liangxin contest receive 文件")
    if last:
        typer.echo("这里不再改动设置；之后若还有评分，请再带回一次。")


def call_back(
    contest: Contest, district: District = None, database_url: DatabaseURL = None
) -> None:
    """召回：设置重新由这里管，赛场的评分仍可并入。Call a contest back."""
    from backend.contests.carrying import call_back as called_back
    from backend.kit.ids import decode_node_id

    contest_id = decode_node_id(contest).id

    async def work(session: "AsyncSession", program: "Actor") -> None:
        await called_back(session, program, contest_id)

    as_program("contest call-back", district, database_url, work)
    typer.echo("已召回。赛场之后带回的评分仍会并入，设置以这里为准。")


def decide(
    contest: Contest,
    key: Annotated[str, typer.Argument(help="待定内容的标识，见 receive 的输出。")],
    reason: Annotated[str, typer.Option(help="理由，记入审计日志。")],
    take: Annotated[bool, typer.Option("--take/--leave", help="并入，或不并入。")],
    district: District = None,
    database_url: DatabaseURL = None,
) -> None:
    """决定带回后待定的内容。Decide upon what of a returned file was held back."""
    from backend.contests.deciding import DecideReturned, decide_returned
    from backend.kit.ids import decode_node_id

    contest_id = decode_node_id(contest).id

    async def work(session: "AsyncSession", program: "Actor") -> None:
        form = DecideReturned(contest_id=contest_id, key=key, is_taken=take, reason=reason)
        await decide_returned(session, program, form)

    as_program("contest decide", district, database_url, work)
    typer.echo("已并入。" if take else "已决定不并入；留存的文件还在，可以改为并入。")


def as_program(
    command: str,
    district: str | None,
    database_url: str | None,
    work: "Callable[[AsyncSession, Actor], Awaitable[Answer]]",
) -> Answer:
    """Do the work in one transaction as the program of a district."""
    from backend.accounts.actors import gate_actor, program_of
    from backend.cli.choices import district_of
    from backend.database.session import act_as, writing

    async def run(database: "Database") -> Answer:
        async with writing(database, gate_actor(command)) as session:
            chosen = await district_of(session, district)
            program = program_of(chosen, request_id=command)
            await act_as(session, program)
            return await work(session, program)

    return _run(database_url, run)


def _run(database_url: str | None, work: "Callable[[Database], Awaitable[Answer]]") -> Answer:
    from backend.cli.runtime import run_with_database

    return run_with_database(database_url, work)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ParcelFileError(file=file, fault=f"无法读取 ({error.strerror})") from error


def _hold_free(file: Path) -> None:
    if file.exists() or not file.parent.is_dir():
        raise ParcelFileError(file=file, fault="已经存在，或所在文件夹不存在")


def _write(file: Path, content: bytes) -> None:
    """Write a file for its owner alone, before the transaction ends: no file, no change."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as error:
        raise ParcelFileError(file=file, fault=f"无法写入 ({error.strerror})") from error
