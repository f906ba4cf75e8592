"""The owner's connection: used by migrations only, never to serve a request.

On a server of the office's own (`DATABASE_URL`) the roles are made here at the first migration.
"""

from pathlib import Path

import asyncpg

from backend.config import Settings
from backend.database.engine import OWNER, READER, WRITER, make_role_password, role_password
from backend.kit.errors import LedgerError

ROLES = Path(__file__).with_name("roles.sql")
LOCK_TIMEOUT = "10s"


class DatabaseRolesError(LedgerError):
    """The database lacks the application's roles and this login may not make them."""

    code = "DATABASE_ROLES"
    message = "数据库缺少应用所需的角色，当前登录用户 {user} 无权创建。"
    remedy = (
        "请数据库管理员用 psql 运行 backend/database/roles.sql，给 liangxin_reader、liangxin_writer"
        " 设置口令，并把口令分别写入 DATA_DIR/secrets/ 下的 liangxin_reader.password 和"
        " liangxin_writer.password（权限 600）；再执行 grant liangxin_owner to {user}。"
    )


async def open_owner(settings: Settings) -> "asyncpg.Connection[asyncpg.Record]":
    """Connect and become `liangxin_owner`, whoever the URL names.

    Raises: DatabaseRolesError when the roles are missing and can't be made.
    """
    connection = await asyncpg.connect(
        settings.database_url,
        server_settings={
            "application_name": "liangxin migrate",
            "lock_timeout": LOCK_TIMEOUT,
            "statement_timeout": "0",
            "timezone": "Asia/Shanghai",
        },
    )
    try:
        user = await connection.fetchval("select current_user")
        if user != OWNER:
            await _become_owner(connection, settings.secrets_dir, user)
    except BaseException:
        await connection.close()
        raise
    return connection


async def _become_owner(
    connection: "asyncpg.Connection[asyncpg.Record]", secrets_dir: Path, user: str
) -> None:
    try:
        await _make_roles(connection, secrets_dir)
        await connection.execute(f"set role {OWNER}")
    except (asyncpg.InsufficientPrivilegeError, asyncpg.InvalidParameterValueError) as error:
        raise DatabaseRolesError(user=user) from error


async def _make_roles(connection: "asyncpg.Connection[asyncpg.Record]", secrets_dir: Path) -> None:
    """Make the roles, give the owner its place and the two login roles their passwords."""
    wanted = [OWNER, WRITER, READER]
    present = await connection.fetchval(
        "select count(*) from pg_roles where rolname = any($1)", wanted
    )
    if present == len(wanted) and all(
        role_password(secrets_dir, role) for role in (WRITER, READER)
    ):
        return
    async with connection.transaction():
        if present < len(wanted):
            await connection.execute(ROLES.read_text(encoding="utf-8"))
            await connection.execute(f"grant {OWNER} to current_user")
        for role in (WRITER, READER):
            password = make_role_password(secrets_dir, role)
            await connection.execute(f"alter role {role} password '{password}'")
        name = await connection.fetchval("select quote_ident(current_database())")
        await connection.execute(
            f"grant create, connect, temporary on database {name} to {OWNER};"
            f"grant connect, temporary on database {name} to {WRITER}, {READER};"
            f"grant usage, create on schema public to {OWNER};"
        )
