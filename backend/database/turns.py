"""A queue in front of something scarce: served in turn, and told at once when waiting is in vain.

Who waits until a time is up and is then refused has held a place, a socket and a client's patience
for nothing. Here the pace at which turns come says beforehand who will not be served in time, and
when no turn comes at all for a short while the whole queue is refused together.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

_Turn = TypeVar("_Turn")

_NEWEST_SHARE = 0.2
_TURNS_IN_A_STALL = 3


class Turns(Generic[_Turn]):
    """Those who wait for a turn; what a turn gives is for whoever hands it over to say."""

    def __init__(
        self,
        *,
        stall_seconds: float,
        is_coming: Callable[[], bool] = lambda: False,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start with nobody waiting.

        Without a turn for `stall_seconds`, or three times as long as a turn has taken of late where
        that is longer, nobody goes on waiting, unless more is coming.
        """
        self._stall_seconds = stall_seconds
        self._is_coming = is_coming
        self._monotonic = monotonic
        self._waiting: deque[asyncio.Future[_Turn]] = deque()
        self._patient: set[asyncio.Future[_Turn]] = set()
        self._pace = 0.0
        self._last = 0.0
        self._watch: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        """Tell how many wait."""
        return len(self._waiting)

    async def take(self, seconds: float | None, *, give_back: Callable[[_Turn], object]) -> _Turn:
        """Wait for a turn; without a limit as long as it takes.

        Shape: `give_back` gets a turn that came when nobody waited for it any more.
        Raises: TimeoutError when no turn came in time or will come in time.
        """
        if not self._waiting:  # one may always wait: from its turn a new pace is learned
            self._last = self._monotonic()
        elif seconds is not None and (len(self._waiting) + 1) * self._pace > seconds:
            raise TimeoutError
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[_Turn] = loop.create_future()
        self._waiting.append(turn)
        if seconds is None:
            self._patient.add(turn)
        elif self._watch is None:
            self._watch = loop.call_later(self._patience(), self._look)
        try:
            async with asyncio.timeout(seconds):
                return await turn
        except BaseException:
            with suppress(ValueError):
                self._waiting.remove(turn)
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                give_back(turn.result())
            raise
        finally:
            self._patient.discard(turn)

    def hand_over(self, value: _Turn) -> bool:
        """Give the turn to whoever is first; False when nobody waits."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(value)
                self._keep_pace()
                return True
        return False

    def _keep_pace(self) -> None:
        now = self._monotonic()
        taken, self._last = now - self._last, now
        self._pace += _NEWEST_SHARE * (taken - self._pace)

    def _patience(self) -> float:
        return max(self._stall_seconds, _TURNS_IN_A_STALL * self._pace)

    def _look(self) -> None:
        """Refuse everybody when no turn came for a while; look again otherwise."""
        self._watch = None
        left = self._last + self._patience() - self._monotonic()
        if left <= 0 and self._is_coming():
            left = self._stall_seconds
        if left <= 0:
            for turn in self._waiting:
                if turn not in self._patient and not turn.done():
                    turn.set_exception(TimeoutError())
        elif len(self._waiting) > len(self._patient):
            self._watch = asyncio.get_running_loop().call_later(left, self._look)


class Gate:
    """Lets so many in at a time, the others in turn."""

    def __init__(self, places: int, *, seconds: float, stall_seconds: float) -> None:
        """Start empty; who waits for a place waits so many seconds at most."""
        self._free = places
        self._turns: Turns[None] = Turns(stall_seconds=stall_seconds)
        self._seconds = seconds

    def get_waiting_size(self) -> int:
        """Tell how many wait for a place."""
        return len(self._turns)

    async def enter(self) -> None:
        """Go in.

        Raises: TimeoutError when no place became free in time or will become free in time.
        """
        if self._free:
            self._free -= 1
        else:
            await self._turns.take(self._seconds, give_back=self._give_on)

    def leave(self) -> None:
        """Leave the place to the next one."""
        self._give_on(None)

    def _give_on(self, _: None) -> None:
        if not self._turns.hand_over(None):
            self._free += 1
