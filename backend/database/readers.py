"""The readers' pool: idle connections in a stack, lent and given back without a task or a proxy.

The driver's own pool makes two tasks, a timeout and a proxy for every loan: as much processor time
as the whole exchange of a small query. A connection is given back as it was lent: outside any
transaction and with nothing running, or it is mended apart from the request, or ended.
"""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING

import asyncpg

from backend.database.turns import Turns

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]
else:
    Connection = asyncpg.Connection  # generic for the type checker only

MENDING_SECONDS = 5.0
CLOSING_SECONDS = 5.0
OPENING_SECONDS = 5.0
OPENER_WAITS_SECONDS = 0.8
"""A busy server needs longer to open a connection than anybody waits for one that is lent."""

_UNMENDABLE = (
    TimeoutError,
    OSError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)


class Readers:
    """A bounded pool of connections; the last one given back is the first one lent."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Connection]],
        *,
        size: int,
        stall_seconds: float,
    ) -> None:
        """Start empty; `connect` opens one more connection.

        When none comes back for `stall_seconds`, those who wait with a limit are refused.
        """
        self._connect = connect
        self._size = size
        self._idle: list[Connection] = []
        self._opening: set[asyncio.Task[Connection]] = set()
        self._turns: Turns[Connection | None] = Turns(
            stall_seconds=stall_seconds, is_coming=lambda: bool(self._opening)
        )
        self._count = 0
        self._is_closed = False
        self._mending: set[asyncio.Task[None]] = set()
        self._is_empty = asyncio.Event()
        self._is_empty.set()

    async def open(self, count: int) -> None:
        """Open so many connections now, so that a wrong address is told at the start.

        Raises: what connecting raises.
        """
        lent = [await self.acquire() for _ in range(min(count, self._size))]
        for connection in lent:
            self.release(connection)

    def get_max_size(self) -> int:
        """Tell how many connections there may be."""
        return self._size

    def get_size(self) -> int:
        """Tell how many connections there are, lent ones and those being opened too."""
        return self._count

    def get_idle_size(self) -> int:
        """Tell how many connections wait to be lent."""
        return len(self._idle)

    def get_waiting_size(self) -> int:
        """Tell how many requests wait for a connection."""
        return len(self._turns)

    def take(self) -> Connection | None:
        """Lend an idle connection at once, None when there is none.

        Raises: InterfaceError when the pool is closed.
        """
        if self._is_closed:
            raise asyncpg.InterfaceError("the pool of readers is closed")
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
            self._end(connection)
        return None

    def acquire(self, *, timeout: float | None = None) -> "Loan":
        """Lend a connection: await the loan and release it, or open it with `async with`.

        Raises: TimeoutError when none is free in time, or by the present pace none will be;
        InterfaceError when the pool is closed; what connecting raises.
        """
        return Loan(self, timeout)

    def release(self, connection: Connection, *, is_sound: bool = True) -> None:
        """Take a connection back; one that is not sound may still run something."""
        if connection.is_closed() or self._is_closed:
            self._end(connection)
        elif is_sound and not connection.is_in_transaction():
            self._give_on(connection)
        else:
            task = asyncio.get_running_loop().create_task(self._mend(connection))
            self._mending.add(task)
            task.add_done_callback(self._mending.discard)

    async def close(self) -> None:
        """Lend no more; end every connection when it is given back, the last ones by force."""
        self._is_closed = True
        while self._turns.hand_over(None):
            pass
        idle, self._idle = self._idle, []
        for connection in idle:
            with suppress(*_UNMENDABLE):
                await connection.close(timeout=CLOSING_SECONDS)
            self._leave()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._is_empty.wait(), CLOSING_SECONDS)

    async def lend(self, seconds: float | None) -> Connection:
        """Lend a connection; see `acquire`."""
        connection = self.take()
        while connection is None:
            if self._count < self._size:
                return await self._opened(seconds)
            connection = await self._turns.take(seconds, give_back=self._give_back)
            if connection is None:
                connection = self.take()
        return connection

    async def _opened(self, seconds: float | None) -> Connection:
        """Open one more connection; who gives up or leaves does not undo what has begun.

        The next one would begin anew, and while opening is slow no connection would ever be there.
        """
        self._count += 1
        self._is_empty.clear()
        opening = asyncio.get_running_loop().create_task(self._open())
        self._opening.add(opening)
        opening.add_done_callback(self._opening.discard)
        limit = None if seconds is None else max(seconds, OPENER_WAITS_SECONDS)
        try:
            async with asyncio.timeout(limit):
                return await asyncio.shield(opening)
        except BaseException:
            opening.add_done_callback(self._keep)
            raise

    async def _open(self) -> Connection:
        try:
            async with asyncio.timeout(OPENING_SECONDS):
                return await self._connect()
        except BaseException:
            self._leave()
            raise

    def _keep(self, opening: asyncio.Task[Connection]) -> None:
        """Give on what was opened for somebody who no longer waits."""
        if not opening.cancelled() and opening.exception() is None:
            self.release(opening.result())

    def _give_back(self, connection: Connection | None) -> None:
        """Pass on what came at the very moment in which nobody waited for it any more."""
        if connection is None:
            self._turns.hand_over(None)
        else:
            self.release(connection)

    def _give_on(self, connection: Connection) -> None:
        if not self._turns.hand_over(connection):
            self._idle.append(connection)

    def _end(self, connection: Connection) -> None:
        connection.terminate()
        self._leave()

    def _leave(self) -> None:
        """Count a connection out, and let the next one in the queue open another."""
        self._count -= 1
        if self._count == 0:
            self._is_empty.set()
        self._turns.hand_over(None)

    async def _mend(self, connection: Connection) -> None:
        """Wait until the driver has stopped what still runs, and end the transaction."""
        try:
            async with asyncio.timeout(MENDING_SECONDS):
                with suppress(asyncpg.InFailedSQLTransactionError):
                    await connection.execute("select")
                if connection.is_in_transaction():
                    await connection.execute("rollback")
        except _UNMENDABLE:
            self._end(connection)
        except BaseException:
            self._end(connection)
            raise
        else:
            if self._is_closed:
                self._end(connection)
            else:
                self._give_on(connection)


class Loan:
    """A connection for a while."""

    def __init__(self, pool: Readers, timeout: float | None) -> None:
        """Note the pool; nothing is lent yet."""
        self._pool, self._timeout = pool, timeout

    def __await__(self) -> Generator[None, None, Connection]:
        """Lend the connection; the borrower releases it."""
        return self._pool.lend(self._timeout).__await__()

    async def __aenter__(self) -> Connection:
        """Lend the connection for the block."""
        self._connection = await self._pool.lend(self._timeout)
        return self._connection

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give it back."""
        self._pool.release(self._connection, is_sound=is_answered(error))


def is_answered(error: BaseException | None) -> bool:
    """Tell whether the server has finished what it was asked, be it by an error of its own."""
    return error is None or isinstance(error, asyncpg.PostgresError)
