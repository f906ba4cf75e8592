"""What a command needs to reach the database: the embedded server or the one that is named.

`run_with_database(database_url, work)` is all that most commands call.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

import asyncpg
from pydantic import ValidationError

from backend.config import Settings
from backend.database.embedded import Server, running
from backend.database.engine import Database, Purpose, connect
from backend.database.migrate import migrate
from backend.database.registry import all_tables
from backend.kit.errors import LedgerError

Result = TypeVar("Result")

LISTENERS = 3
BESIDE = 20


class DatabaseUnreachableError(LedgerError):
    """The database does not answer, or refuses the login."""

    code = "DATABASE_UNREACHABLE"
    message = "无法连接数据库：{reason}"
    remedy = "请核对 DATABASE_URL 中的主机、端口、用户和口令，并确认数据库正在运行。"


class SettingInvalidError(LedgerError):
    """An environment variable has a value that the setting can't take."""

    code = "SETTING_INVALID"
    message = "环境变量 {names} 的值不合规。"
    remedy = "请改正后重试；各项设置的说明见 backend/config.py。"


def load_settings(database_url: str | None = None) -> Settings:
    """Read the settings; an option of the command line goes before the environment.

    Raises: SettingInvalidError with the variables' names.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        names = "、".join(str(problem["loc"][0]).upper() for problem in error.errors())
        raise SettingInvalidError(names=names) from error
    if database_url is None:
        return settings
    return settings.model_copy(update={"database_url": database_url})


@contextmanager
def located(settings: Settings) -> Iterator[tuple[Settings, Server | None]]:
    """Give settings whose `database_url` answers, and the embedded server when that is the one.

    Without a URL the embedded server of the data folder is started, or attached to when another
    process of ours runs it. Call it from the main thread.
    """
    if settings.database_url is not None:
        yield settings, None
        return
    with running(settings.data_dir, options=_room_for(settings)) as server:
        yield settings.model_copy(update={"database_url": server.site.url()}), server


def _room_for(settings: Settings) -> tuple[str, ...]:
    """Give the embedded server connections for each worker, the jobs, and commands beside them."""
    each = settings.reader_pool_size + settings.writer_pool_size + LISTENERS
    return (f"max_connections={max(100, (settings.workers + 1) * each + BESIDE)}",)


@contextmanager
def explained() -> Iterator[None]:
    """Turn a refused connection into words about the database's address.

    Raises: DatabaseUnreachableError.
    """
    try:
        yield
    except (
        OSError,
        asyncpg.InvalidAuthorizationSpecificationError,
        asyncpg.InvalidCatalogNameError,
        asyncpg.CannotConnectNowError,
        asyncpg.ClientConfigurationError,
    ) as error:
        raise DatabaseUnreachableError(reason=error) from error


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """Open the pools of a located database, migrated, with the time limits of a job.

    Raises: DatabaseUnreachableError when it does not answer or refuses the login.
    """
    all_tables()  # a foreign key may lead to a table that the command itself never imports
    with explained():
        await migrate(settings)
    async with connect(settings, Purpose.JOBS) as database:
        yield database


def run_with_database(
    database_url: str | None, work: Callable[[Database], Awaitable[Result]]
) -> Result:
    """Run a command's work with both pools open and the database migrated."""

    async def with_pools(settings: Settings) -> Result:
        async with opened(settings) as database:
            return await work(database)

    with located(load_settings(database_url)) as (settings, _):
        return asyncio.run(with_pools(settings))
