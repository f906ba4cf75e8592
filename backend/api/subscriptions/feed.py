"""One feed a process: a call of the database wakes the standing queries of its district.

Those who share a standing query share its answers: it runs once for all of them. A slow poll runs
besides, so that a lost call is only late. What a subscriber has not taken yet is bounded; of
pictures of the whole only the latest waits, and they are drawn at a pace that many can follow.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Hashable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace

import asyncpg
import structlog

from backend.api.subscriptions.sources import Batch, Event, source_of
from backend.api.subscriptions.standing import Standing
from backend.compiler.cursor import CursorSigner
from backend.database.engine import READER, Database, Purpose, connection_options
from backend.kit.errors import LedgerError

CHANNEL = "liangxin_changes"
LONGEST_QUEUE = 256
SLOW_POLL_SECONDS = 5.0
RECONNECT_SECONDS = 1.0
AT_ONCE = 3
TOLD_AT_ONCE = 20
"""To write to hundreds of sockets takes tens of milliseconds; what a command waits for comes in
between."""
PICTURE_PACE_SECONDS = 0.1
"""Between two pictures: twenty scores a second are ten pictures, the first of them at once."""

_UNREACHABLE = (
    OSError,
    TimeoutError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)

_log = structlog.get_logger(__name__)


class SubscriberTooSlowError(LedgerError):
    """The subscriber takes its events more slowly than they come."""

    code = "SUBSCRIBER_TOO_SLOW"
    message = "接收过慢，积压超过 {limit} 条，订阅已结束。"
    remedy = "请用最后收到的 cursor 作为 since 重新订阅，并减少所选字段。"


class Subscriber:
    """Takes events off a bounded queue."""

    def __init__(self) -> None:
        """Start with nothing waiting."""
        self._waiting: deque[Event] = deque()
        self._bell = asyncio.Event()
        self._is_late = False
        self._is_over = False

    def offer(self, batch: Batch) -> None:
        """Put events into the queue; nothing more once it was too long."""
        if batch.is_picture and batch.events:
            self._waiting.clear()
        if len(self._waiting) + len(batch.events) > LONGEST_QUEUE:
            self._is_late = True
            self._waiting.clear()
        elif not self._is_late:
            self._waiting.extend(batch.events)
        self._is_over = self._is_over or batch.is_over
        self._bell.set()

    def taken(self) -> list[Event]:
        """Take what waits now.

        Raises: SUBSCRIBER_TOO_SLOW.
        """
        if self._is_late:
            raise SubscriberTooSlowError(limit=LONGEST_QUEUE)
        found = list(self._waiting)
        self._waiting.clear()
        return found

    async def events(self) -> AsyncIterator[Event]:
        """Give the events as they come, until the subscription is over.

        Raises: SUBSCRIBER_TOO_SLOW.
        """
        while True:
            self._bell.clear()
            is_over = self._is_over
            for event in self.taken():
                yield event
            if is_over:
                return
            await self._bell.wait()


@dataclass(slots=True)
class Group:
    """A standing query with those who share it; it has a task while it has members."""

    feed: "Feed"
    standing: Standing
    cursor: str | None = None
    has_begun: bool = False
    picture: Batch | None = None
    members: set[Subscriber] = field(default_factory=set)
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    task: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Find the present, once."""
        async with self.lock:
            if not self.has_begun:
                self._note(await self.feed.after(self.standing, None))
                self.has_begun = True
                self.task = asyncio.create_task(self._run())

    async def advance(self) -> None:
        """Ask what came since the last answer, and give it to every member."""
        async with self.lock:
            has_more = True
            while has_more:
                batch = await self.feed.after(self.standing, self.cursor)
                self._note(batch)
                has_more = batch.has_more
                if batch.events or batch.is_over:
                    await self._tell(batch)

    async def _tell(self, batch: Batch) -> None:
        """Give a batch to every member, some at a time: whoever writes meanwhile has a turn."""
        for number, member in enumerate(tuple(self.members), start=1):
            member.offer(batch)
            if number % TOLD_AT_ONCE == 0:
                await asyncio.sleep(0)

    def _note(self, batch: Batch) -> None:
        """Keep where the group stands, and the last picture for who comes later."""
        self.cursor = batch.cursor
        if batch.is_picture:
            known = () if self.picture is None else self.picture.events
            self.picture = replace(batch, events=batch.events or known)

    async def _run(self) -> None:
        pace = PICTURE_PACE_SECONDS if self.standing.is_picture else 0.0
        while True:
            await asyncio.sleep(pace)
            with suppress(TimeoutError):
                async with asyncio.timeout(SLOW_POLL_SECONDS):
                    await self.bell.wait()
            self.bell.clear()
            try:
                await self.advance()
            except Exception as error:  # noqa: BLE001 - the next call or poll tries again
                _log.warning("standing query failed", error=type(error).__name__)


class Feed:
    """The groups of this process, and the connection on which the database calls."""

    def __init__(self, database: Database, signer: CursorSigner) -> None:
        """Start with nobody subscribed and no connection open."""
        self._database = database
        self._signer = signer
        self._groups: dict[Hashable, Group] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._listener: asyncio.Task[None] | None = None
        self.idle = asyncio.Event()
        self.idle.set()

    @property
    def size(self) -> int:
        """How many subscribers there are."""
        return sum(len(group.members) for group in self._groups.values())

    @property
    def standing(self) -> int:
        """How many of them hear of every change from now on."""
        return sum(len(one.members) for one in self._groups.values() if one.has_begun)

    @property
    def groups(self) -> int:
        """How many standing queries they share."""
        return len(self._groups)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Feed"]:
        """Serve subscribers while the block lasts."""
        try:
            yield self
        finally:
            tasks = [self._listener, *(group.task for group in self._groups.values())]
            for task in filter(None, tasks):
                await _ended(task)

    async def after(self, standing: Standing, cursor: str | None) -> Batch:
        """Run a standing query from a cursor.

        Raises: LedgerError; what the database raises.
        """
        async with self._slots:
            return await source_of(standing)(self._database, standing, cursor, self._signer)

    async def follow(self, standing: Standing) -> AsyncGenerator[Event, None]:
        """Give the events of a subscription: first those since its cursor, then as they come.

        Raises: LedgerError; what the database raises while the subscription begins.
        """
        if self._listener is None:
            self._listener = asyncio.create_task(self._listen())
        subscriber = Subscriber()
        group = self._groups.setdefault(standing.key, Group(self, standing))
        group.members.add(subscriber)
        self.idle.clear()
        try:
            await group.begin()
            told: set[int] = set()
            async for event in self._missed(standing, group):
                told.add(event.position)
                yield event
            if group.picture is not None and group.picture.is_over:
                return
            async for event in subscriber.events():
                if event.position not in told:
                    if standing.is_picture:
                        told = {event.position}
                    yield event
        finally:
            group.members.discard(subscriber)
            if not group.members and self._groups.get(standing.key) is group:
                del self._groups[standing.key]
                if not self._groups:
                    self.idle.set()
                if group.task is not None:
                    await _ended(group.task)

    async def _missed(self, standing: Standing, group: Group) -> AsyncIterator[Event]:
        """Give what lies between the subscriber's cursor and the group's, or the last picture."""
        if standing.is_picture:
            for event in () if group.picture is None else group.picture.events:
                yield event
            return
        cursor, has_more = standing.since, standing.since is not None
        while has_more:
            batch = await self.after(standing, cursor)
            cursor, has_more = batch.cursor, batch.has_more
            for event in batch.events:
                yield event

    async def _listen(self) -> None:
        while True:
            try:
                await self._listen_once()
            except _UNREACHABLE as error:
                _log.warning("nobody calls", error=type(error).__name__)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen_once(self) -> None:
        """Listen until the connection is lost; what was called meanwhile is asked for first."""
        options = connection_options(self._database.settings, READER, Purpose.API)
        connection = await asyncpg.connect(**options)
        lost = asyncio.Event()
        try:
            connection.add_termination_listener(lambda _: lost.set())
            await connection.add_listener(CHANNEL, self._called)
            for group in self._groups.values():
                group.bell.set()
            await lost.wait()
        finally:
            connection.terminate()

    def _called(self, *called: object) -> None:
        district = called[-1]
        for group in self._groups.values():
            if str(group.standing.actor.district_id) == district:
                group.bell.set()


async def _ended(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
