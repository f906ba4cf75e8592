"""Backup and restore of the whole database in one sealed file.

PostgreSQL's own programs do the work as a login above row security; the keys under `secrets` are
not in the file, so that the file alone tells nobody anything.
"""

import subprocess
from pathlib import Path
from typing import IO

import asyncpg

from backend.config import Settings
from backend.database.binaries import find_binaries, program_environment, server_user
from backend.kit.errors import LedgerError
from backend.kit.keys import load_key
from backend.kit.streams import opened_stream, seal_stream

KEY = "backup"


class BackupFailedError(LedgerError):
    """PostgreSQL's program did not come to its end."""

    code = "BACKUP_FAILED"
    message = "{program} 没有完成：{reason}"
    remedy = "请按提示处理；自备的数据库服务器须用不受行级安全限制的登录（超级用户或 BYPASSRLS）。"


class RestoreNotEmptyError(LedgerError):
    """The database keeps rows already, which a restore must not mix with."""

    code = "RESTORE_NOT_EMPTY"
    message = "这里的数据库已有数据，没有恢复。"
    remedy = "请恢复到一个空的数据目录：DATA_DIR=… liangxin restore 文件。"


def back_up(settings: Settings, url: str, target: Path) -> int:
    """Write the database into a sealed file; give the bytes of the unsealed dump.

    Shape: `url` names a login that row security does not bind.
    Raises: BACKUP_FAILED; nothing is left of the file then.
    """
    key = load_key(settings.secrets_dir, KEY)

    command = [_program(settings, "pg_dump"), "--format=custom", "--dbname", url]
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        with (
            unfinished.open("wb") as file,
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=program_environment(),
            ) as process,
        ):
            unfinished.chmod(0o600)
            total = seal_stream(_pipe(process.stdout), file, key)
            _demand_success(process, "pg_dump")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return total


def restore(settings: Settings, url: str, source: Path) -> None:
    """Read a sealed file into an empty, migrated database.

    Raises: RESTORE_NOT_EMPTY, SEALED_FILE, BACKUP_FAILED; the database is as before then.
    """
    key = load_key(settings.secrets_dir, KEY)
    command = [_program(settings, "pg_restore"), "--clean", "--if-exists", "--single-transaction"]
    command += ["--exit-on-error", "--dbname", url]
    with (
        source.open("rb") as file,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=program_environment()
        ) as process,
    ):
        entrance = _pipe(process.stdin)
        try:
            for piece in opened_stream(file, key):
                entrance.write(piece)
            entrance.close()
        except BrokenPipeError:
            pass  # the program has said why on its other output
        except BaseException:
            process.kill()
            raise
        _demand_success(process, "pg_restore")


async def demand_empty(url: str) -> None:
    """Refuse to restore over a district.

    Raises: RESTORE_NOT_EMPTY.
    """
    connection = await asyncpg.connect(url)
    try:
        if await connection.fetchval("select exists (select from districts)"):
            raise RestoreNotEmptyError
    finally:
        await connection.close()


def _program(settings: Settings, name: str) -> str:
    user = server_user(settings.data_dir)
    return str(find_binaries(settings.data_dir, user) / name)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    """Give a pipe that was asked for, which the type of a process does not say."""
    if pipe is None:
        raise TypeError("the process was started without this pipe")
    return pipe


def _demand_success(process: "subprocess.Popen[bytes]", program: str) -> None:
    words = _pipe(process.stderr).read().decode(errors="replace").strip()
    if process.wait() != 0:
        raise BackupFailedError(program=program, reason=words.splitlines()[-1] if words else "")
