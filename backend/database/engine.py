"""The pools: asyncpg as `liangxin_reader` for compiled reads, SQLAlchemy as `liangxin_writer`.

Neither role owns anything or passes row security by; the owner's URL is used by migrations only.
"""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from backend.config import Settings
from backend.database.readers import Readers
from backend.database.turns import Gate

OWNER = "liangxin_owner"
WRITER = "liangxin_writer"
READER = "liangxin_reader"
_OPEN_AT_START = 2


class Purpose(StrEnum):
    """What the connections are for; it decides how long a statement may take."""

    API = "API"
    JOBS = "JOBS"


@dataclass(frozen=True, slots=True)
class Database:
    """Both pools of one database, open until `connect` ends; who writes passes the gate first."""

    settings: Settings
    readers: Readers
    engine: AsyncEngine
    writers: async_sessionmaker[AsyncSession]
    gate: Gate


def role_password(secrets_dir: Path, role: str) -> str | None:
    """Read the password of a login role; None where the server asks for none (embedded)."""
    file = secrets_dir / f"{role}.password"
    return file.read_text().strip() if file.exists() else None


def make_role_password(secrets_dir: Path, role: str) -> str:
    """Read the password of a login role, or make it once (mode 600)."""
    known = role_password(secrets_dir, role)
    if known is not None:
        return known
    secrets_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = secrets_dir / f"{role}.password"
    file.touch(mode=0o600)
    file.write_text(password := secrets.token_urlsafe(32))
    return password


def connection_options(settings: Settings, role: str, purpose: Purpose) -> dict[str, Any]:
    """Give what `asyncpg.connect` needs to log in as the role with the limits of the purpose."""
    if settings.database_url is None:
        raise ValueError("The database's URL is not known yet: start the embedded server first.")
    is_api = purpose is Purpose.API
    statement = settings.statement_timeout_ms if is_api else settings.job_statement_timeout_ms
    idle = settings.idle_in_transaction_timeout_ms if is_api else settings.job_statement_timeout_ms
    return {
        "dsn": settings.database_url,
        "user": role,
        "password": role_password(settings.secrets_dir, role),
        "statement_cache_size": settings.statement_cache_size,
        "max_cacheable_statement_size": 0,  # a dashboard is long, and planned at length
        "server_settings": {
            "application_name": f"liangxin {purpose.lower()}",
            "statement_timeout": str(statement),
            "lock_timeout": str(settings.lock_timeout_ms),
            "idle_in_transaction_session_timeout": str(idle),
            "timezone": "Asia/Shanghai",
            "jit": "off",
            "client_connection_check_interval": "1000",  # what a killed process asked for ends too
        },
    }


@asynccontextmanager
async def connect(settings: Settings, purpose: Purpose = Purpose.API) -> AsyncIterator[Database]:
    """Open both pools and close them at the end.

    Raises: ValueError when `settings.database_url` is unset (see `backend.database.embedded`).
    """
    writer = connection_options(settings, WRITER, purpose)
    reader = connection_options(settings, READER, purpose)
    reader["server_settings"]["default_transaction_read_only"] = "on"
    longest = settings.pool_acquire_seconds
    stall = settings.pool_stall_seconds if purpose is Purpose.API else longest
    size = settings.reader_pool_size
    readers = Readers(lambda: asyncpg.connect(**reader), size=size, stall_seconds=stall)
    gate = Gate(settings.writer_pool_size, seconds=longest, stall_seconds=stall)
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=lambda: asyncpg.connect(**writer),
        pool_size=settings.writer_pool_size,
        max_overflow=0,
        pool_timeout=longest,
        pool_reset_on_return="rollback",
        hide_parameters=True,  # an error's text goes to the log; the values may be personal
    )
    try:
        await readers.open(_OPEN_AT_START)
        info = {
            "secrets_dir": settings.secrets_dir,
            "token_days": settings.token_days,
            "max_upload_bytes": settings.max_upload_bytes,
            "settings": settings,
        }
        writers = async_sessionmaker(engine, expire_on_commit=False, info=info)
        yield Database(settings, readers, engine, writers, gate)
    finally:
        await readers.close()
        await engine.dispose()
