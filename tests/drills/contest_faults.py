"""What befalls the server while judges' devices send: it is killed at a chosen point of the write.

A fault stands in the line of the request that it befalls, so that its point is certain: before the
write, inside the transaction (held there by a lock), after the commit and before the answer.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from http.client import HTTPException
from random import Random
from threading import Condition, Thread

import asyncpg

from tests.browser.line import Answer, Line
from tests.drills.stage import Program, until
from tests.drills.wire import BRIEFLY_SECONDS

Ask = Callable[[], Answer]
NEVER = 1_000_000
PATIENCE_SECONDS = 120


class Moment(Enum):
    """At which point of a write the fault comes."""

    BEFORE = "before the write"
    INSIDE = "inside the transaction"
    AFTER = "after the commit, before the answer"


class Victim(Enum):
    """What is killed, or harmed."""

    WORKERS = "the workers"
    EVERYTHING = "program and database"
    DATABASE = "the database"
    ANSWER = "the answer, cut at a byte"


Fault = tuple[Moment, Victim]

KILLS: tuple[Fault, ...] = tuple(
    (moment, victim)
    for moment in Moment
    for victim in (Victim.WORKERS, Victim.EVERYTHING, Victim.DATABASE)
)
CUT: Fault = (Moment.AFTER, Victim.ANSWER)


@dataclass(slots=True)
class Trouble:
    """Befalls the sendings of scores, one fault after the other, each some requests apart."""

    program: Program
    lines: list[Line]
    plan: deque[Fault]
    random: Random
    apart: tuple[int, int]
    """How many sendings lie between two faults, at least and at most."""
    befallen: Counter[Fault] = field(default_factory=Counter)
    _left: int = 1
    _is_busy: bool = False
    _harm: list[BaseException] = field(default_factory=list)
    _quiet: Condition = field(default_factory=Condition)

    def between(self, body: bytes, ask: Ask) -> Answer | None:
        """Stand in a line, and let the fault come whose turn it is."""
        fault = self._due() if b'"records"' in body else None
        if fault is None:
            return ask()
        has_come = False
        try:
            answer, has_come = self._befall(fault, ask)
        finally:
            if has_come:
                self.befallen[fault] += 1
            else:
                self.plan.appendleft(fault)
            # Whoever asked is answered now, and not when everything works again.
            Thread(target=self._recover, args=(fault if has_come else None,)).start()
        return answer

    def settle(self) -> None:
        """Let nothing more come, and wait until everything works again.

        Raises: what went wrong while the server was started again.
        """
        with self._quiet:
            self._left = NEVER
            assert self._quiet.wait_for(lambda: not self._is_busy, PATIENCE_SECONDS)
        if self._harm:
            raise self._harm[0]

    def _due(self) -> Fault | None:
        with self._quiet:
            if self._is_busy or not self.plan:
                return None
            self._left -= 1
            if self._left > 0:
                return None
            self._left = self.random.randint(*self.apart)
            self._is_busy = True  # one at a time
            return self.plan.popleft()

    def _befall(self, fault: Fault, ask: Ask) -> tuple[Answer | None, bool]:
        """Give the answer that gets through, if any, and whether the fault has come."""
        match fault:
            case _, Victim.ANSWER:
                answer = ask()
                return replace(answer, arriving=self.random.randrange(len(answer.content))), True
            case Moment.BEFORE, victim:
                asyncio.run(self._kill(victim))
                return _asked(ask), True
            case Moment.INSIDE, victim:
                return asyncio.run(self._kill_inside(victim, ask))
            case Moment.AFTER, victim:
                ask()
                asyncio.run(self._kill(victim))
        return None, True

    async def _kill_inside(self, victim: Victim, ask: Ask) -> tuple[Answer | None, bool]:
        """Hold the results' table, and kill while the write waits for it, its records written.

        It does not come when the request has nothing to write.
        """
        holder, watcher = await self.program.superuser(), await self.program.superuser()
        await holder.execute("begin; lock table results in share mode")
        asking = asyncio.create_task(asyncio.to_thread(_asked, ask))
        has_come = False
        while not (asking.done() or has_come):
            if await watcher.fetchval(_WRITE_WAITS):
                await self._kill(victim)
                has_come = True
            await asyncio.sleep(BRIEFLY_SECONDS)
        holder.terminate()
        watcher.terminate()
        return await asking, has_come

    async def _kill(self, victim: Victim) -> None:
        match victim:
            case Victim.WORKERS:
                await self.program.kill_workers()
            case Victim.EVERYTHING:
                await self.program.kill_everything()
            case Victim.DATABASE:
                await self.program.kill_database()
            case Victim.ANSWER:
                pass

    def _recover(self, fault: Fault | None) -> None:
        """Wait until the server answers again; whoever killed all of it starts it again."""
        try:
            if fault is not None and fault[1] is Victim.EVERYTHING:
                self.program.start_again()
                for line in self.lines:
                    line.upstream = self.program.address
            asyncio.run(_until_back(self.program))
        except BaseException as error:  # noqa: BLE001 - told by whoever waits for the end
            self._harm.append(error)
        with self._quiet:
            self._is_busy = False
            self._quiet.notify_all()


def _asked(ask: Ask) -> Answer | None:
    """Ask; null when the server was cut off."""
    try:
        return ask()
    except (OSError, HTTPException):
        return None


_WRITE_WAITS = """
select exists (
  select
  from pg_locks
  where relation = 'results'::regclass and not granted
)
"""


async def _until_back(program: Program) -> None:
    await until(lambda: len(program.workers) == 2, "both workers")
    person = await program.person()
    await person.insist("{ departments(first: 1) { nodes { id } } }", {})
    while True:
        try:
            connection = await program.superuser()
        except (OSError, asyncpg.PostgresError):
            await asyncio.sleep(BRIEFLY_SECONDS)
        else:
            await connection.close()
            return
