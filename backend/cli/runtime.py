"""What a command needs to reach the database: the embedded server or the one that is named.

`run_with_database(database_url, work)` is all that most commands call.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

import asyncpg
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from backend.config import Settings
from backend.database.embedded import Server, running
from backend.database.engine import Database, Purpose, connect
from backend.database.migrate import migrate
from backend.database.registry import all_tables
from backend.database.session import LOST, DatabaseBusyError
from backend.kit.errors import LedgerError

Result = TypeVar("Result")

_FAREWELLS = (
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
)
LISTENERS = 3
BESIDE = 20


class DatabaseUnreachableError(LedgerError):
    """The database does not answer, or refuses the login."""

    code = "DATABASE_UNREACHABLE"
    message = "无法连接数据库：{reason}"
    remedy = "请核对 DATABASE_URL 中的主机、端口、用户和口令，并确认数据库正在运行。"


class DatabaseLostError(LedgerError):
    """The connection was lost in the middle: the database is stopping, or starting again."""

    code = "DATABASE_LOST"
    message = "操作途中与数据库的连接断了（数据库正在停止或重启）。没有写完的改动不会留下一半。"
    remedy = "请稍候再运行一次；会写入的命令，请先核对上一次是否已经生效。"


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
    except Exception as error:
        if is_lost(error):
            raise DatabaseUnreachableError(reason=error) from error
        raise


@contextmanager
def explained_loss() -> Iterator[None]:
    """Turn what comes of a connection that is gone in the middle into words.

    Raises: DatabaseLostError.
    """
    try:
        yield
    except Exception as error:
        if is_lost(error):
            raise DatabaseLostError from error
        raise


def is_lost(error: BaseException) -> bool:
    """Tell whether an error comes of a connection that the server ended.

    The driver does not always say so: a server's farewell that arrives between two answers leaves
    it without the status that it then decodes, an AttributeError of its own.
    """
    if isinstance(error, DBAPIError):
        cause = error.orig and error.orig.__cause__
        return error.connection_invalidated or (cause is not None and is_lost(cause))
    if isinstance(error, AttributeError):
        return _is_of_driver(error)
    endings = (DatabaseBusyError, ConnectionError, *_FAREWELLS, *LOST)
    return isinstance(error, endings)


def _is_of_driver(error: BaseException) -> bool:
    frame = error.__traceback__
    name = ""
    while frame is not None:
        name, frame = frame.tb_frame.f_globals.get("__name__", ""), frame.tb_next
    return name.partition(".")[0] == asyncpg.__name__


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
    database_url: str | None,
    work: Callable[[Database], Awaitable[Result]],
    *,
    is_repeatable: bool = False,
) -> Result:
    """Run a command's work with both pools open and the database migrated.

    A server of the data folder may be stopping beside us, since it is another process's: then the
    command starts its own. Work that was begun is done once more where it `is_repeatable`.
    Raises: DatabaseUnreachableError, DatabaseLostError.
    """

    async def with_pools(settings: Settings) -> Result:
        async with opened(settings) as database:
            with explained_loss():
                return await work(database)

    def run() -> Result:
        with located(load_settings(database_url)) as (settings, _):
            return asyncio.run(with_pools(settings))

    try:
        return run()
    except DatabaseUnreachableError:
        if load_settings(database_url).database_url is not None:
            raise
    except DatabaseLostError:
        if not is_repeatable:
            raise
    return run()
