"""Who waits is served in turn, or told early that waiting is in vain."""

import asyncio
from collections.abc import Awaitable

import pytest

from backend.database.turns import Gate, Turns

HANG_SECONDS = 60.0


class Clock:
    """A clock that goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


def waiting(*work: Awaitable[object]) -> list["asyncio.Future[object]"]:
    return [asyncio.ensure_future(one) for one in work]


async def test_without_a_turn_for_a_while_everybody_who_waits_is_refused() -> None:
    turns: Turns[int] = Turns(stall_seconds=0.01)
    returned: list[int] = []

    outcomes = await asyncio.gather(
        *(turns.take(HANG_SECONDS, give_back=returned.append) for _ in range(5)),
        return_exceptions=True,
    )

    assert [type(outcome) for outcome in outcomes] == [TimeoutError] * 5
    assert len(turns) == 0
    assert not turns.hand_over(1)
    assert returned == []


async def test_nobody_is_refused_while_more_is_coming() -> None:
    coming = [True]
    turns: Turns[int] = Turns(stall_seconds=0.01, is_coming=lambda: bool(coming))
    others: Turns[int] = Turns(stall_seconds=0.03)
    (waits,) = waiting(turns.take(HANG_SECONDS, give_back=print))

    with pytest.raises(TimeoutError):
        await others.take(HANG_SECONDS, give_back=print)
    assert not waits.done()
    coming.clear()

    with pytest.raises(TimeoutError):
        await waits


async def test_who_waits_without_a_limit_outlasts_the_refusal_of_others() -> None:
    turns: Turns[int] = Turns(stall_seconds=0.01)
    (patient,) = waiting(turns.take(None, give_back=print))

    with pytest.raises(TimeoutError):
        await turns.take(HANG_SECONDS, give_back=print)

    assert turns.hand_over(7)
    assert await patient == 7


async def test_turns_that_come_keep_the_others_waiting() -> None:
    clock = Clock()
    turns: Turns[int] = Turns(stall_seconds=0.01, monotonic=clock)
    queue = waiting(*(turns.take(HANG_SECONDS, give_back=print) for _ in range(3)))
    await asyncio.sleep(0)

    for number in range(3):
        clock.now += 0.009
        assert turns.hand_over(number)

    assert await asyncio.gather(*queue) == [0, 1, 2]


async def test_where_turns_take_long_nobody_is_refused_early() -> None:
    clock = Clock()
    slow: Turns[int] = Turns(stall_seconds=0.01, monotonic=clock)
    stuck: Turns[int] = Turns(stall_seconds=0.02)
    (first,) = waiting(slow.take(None, give_back=print))
    await asyncio.sleep(0)
    clock.now += 60.0
    slow.hand_over(0)
    await first

    (patient,) = waiting(slow.take(HANG_SECONDS, give_back=print))
    with pytest.raises(TimeoutError):
        await stuck.take(HANG_SECONDS, give_back=print)

    assert not patient.done()
    slow.hand_over(1)
    assert await patient == 1


@pytest.mark.parametrize(("limit", "places"), [(1.0, 5), (0.5, 2), (0.1, 1)])
async def test_queue_is_as_long_as_the_pace_can_serve_in_time(limit: float, places: int) -> None:
    clock = Clock()
    turns: Turns[int] = Turns(stall_seconds=HANG_SECONDS, monotonic=clock)
    (first,) = waiting(turns.take(None, give_back=print))
    await asyncio.sleep(0)
    clock.now += 1.0
    turns.hand_over(0)
    await first

    queue = waiting(*(turns.take(limit, give_back=print) for _ in range(places + 2)))
    await asyncio.sleep(0)

    assert [one.done() for one in queue] == [False] * places + [True] * 2
    assert [type(one.exception()) for one in queue[places:]] == [TimeoutError] * 2
    for one in queue[:places]:
        one.cancel()


async def test_turn_that_came_too_late_is_given_back() -> None:
    turns: Turns[int] = Turns(stall_seconds=HANG_SECONDS)
    returned: list[int] = []
    (gone,) = waiting(turns.take(HANG_SECONDS, give_back=returned.append))
    await asyncio.sleep(0)

    turns.hand_over(3)
    gone.cancel()

    with pytest.raises(asyncio.CancelledError):
        await gone
    assert returned == [3]


async def test_gate_lets_in_as_many_as_there_are_places() -> None:
    gate = Gate(2, seconds=HANG_SECONDS, stall_seconds=HANG_SECONDS)
    await gate.enter()
    await gate.enter()
    third, fourth = waiting(gate.enter(), gate.enter())
    await asyncio.sleep(0)
    assert (third.done(), fourth.done(), gate.get_waiting_size()) == (False, False, 2)

    gate.leave()
    await third

    assert (fourth.done(), gate.get_waiting_size()) == (False, 1)
    gate.leave()
    await fourth
    gate.leave()
    gate.leave()
    await gate.enter()
    await gate.enter()
    assert gate.get_waiting_size() == 0


async def test_place_of_one_who_left_while_let_in_is_free_again() -> None:
    gate = Gate(1, seconds=HANG_SECONDS, stall_seconds=HANG_SECONDS)
    await gate.enter()
    (gone,) = waiting(gate.enter())
    await asyncio.sleep(0)

    gate.leave()
    gone.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gone

    async with asyncio.timeout(HANG_SECONDS):
        await gate.enter()
