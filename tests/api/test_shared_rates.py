"""Several processes take from one bucket of a caller, and together no more than it holds."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from uuid import UUID

import pytest

from backend.api import shared_rates
from backend.api.rates import Rate, RateLimitedError, meter_of
from backend.api.shared_rates import SharedBuckets
from backend.compiler.cost import Cost
from backend.database.actor import Actor
from tests.api.test_rates import Clock
from tests.compiler.ledger import officer

ONE = Cost(nodes=1, points=1)
PROCESSES, ASKED, HELD = 3, 400, 500


def caller(number: int) -> Actor:
    """Give somebody; those whose numbers agree below 2048 share a row of the table."""
    return replace(officer(), user_id=UUID(int=number))


def stopped() -> float:
    return 0.0


def granted(folder: Path) -> int:
    """Ask again and again in a process of its own; count what was given."""
    buckets = SharedBuckets(folder, Rate(size=HELD, restored=1), monotonic=stopped)
    count = 0
    for _ in range(ASKED):
        try:
            meter_of(buckets, caller(7)).charge(ONE)
        except RateLimitedError:
            continue
        count += 1
    return count


def test_processes_at_once_are_given_what_one_bucket_holds(tmp_path: Path) -> None:
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        counts = list(pool.map(granted, [tmp_path] * PROCESSES))

    assert sum(counts) == HELD


def test_what_one_process_took_is_missing_in_another(tmp_path: Path) -> None:
    clock = Clock()
    rate = Rate(size=10, restored=2)
    here, there = (SharedBuckets(tmp_path, rate, monotonic=clock) for _ in range(2))

    meter_of(here, caller(7)).charge(Cost(nodes=1, points=8))
    with pytest.raises(RateLimitedError) as refused:
        meter_of(there, caller(7)).charge(Cost(nodes=1, points=5))
    clock.at = 2.0
    meter = meter_of(there, caller(7))
    meter.charge(Cost(nodes=1, points=5))

    assert refused.value.headers == {"retry-after": "2"}
    assert meter.bucket.level == 10 - 8 + 2 * 2 - 5
    assert meter.told(3) == (
        b'{"cost":{"requested":{"nodes":1,"points":5},"actual":{"nodes":3},'
        b'"remaining":1,"restoreRate":2}}'
    )


def test_callers_and_strangers_have_buckets_of_their_own(tmp_path: Path) -> None:
    buckets = SharedBuckets(tmp_path, Rate(size=10, restored=1), monotonic=Clock())
    levels = []

    for actor, points in ((caller(1), 1), (caller(2), 2), (None, 3), (caller(1), 4), (None, 5)):
        meter = meter_of(buckets, actor)
        meter.charge(Cost(nodes=1, points=points))
        levels.append(meter.bucket.level)

    assert levels == [9, 8, 7, 5, 2]


def test_strangers_of_several_addresses_take_from_several_buckets(tmp_path: Path) -> None:
    rate = Rate(size=10, restored=1)
    here, there = (SharedBuckets(tmp_path, rate, monotonic=Clock()) for _ in range(2))

    meter_of(here, None, "192.0.2.1").charge(Cost(nodes=1, points=10))
    with pytest.raises(RateLimitedError):
        meter_of(there, None, "192.0.2.1").charge(ONE)
    other = meter_of(there, None, "192.0.2.2")
    other.charge(ONE)

    assert other.bucket.level == 9


def test_drained_bucket_is_empty_and_never_below(tmp_path: Path) -> None:
    buckets = SharedBuckets(tmp_path, Rate(size=10, restored=1), monotonic=Clock())

    bucket = buckets.bucket(caller(1))
    bucket.drain(4, 0.0)
    before = bucket.level
    bucket.drain(40, 0.0)

    assert (before, bucket.level) == (6, 0)


def test_of_a_full_row_the_one_who_asked_least_recently_is_forgotten(tmp_path: Path) -> None:
    clock = Clock()
    buckets = SharedBuckets(tmp_path, Rate(size=10_000, restored=1), monotonic=clock)
    crowd = [caller(1 + shared_rates.ROWS * place) for place in range(shared_rates.SLOTS_A_ROW)]
    for actor in crowd:
        clock.at += 1
        meter_of(buckets, actor).charge(Cost(nodes=1, points=5_000))
    meter_of(buckets, crowd[0]).charge(ONE)

    newcomer = meter_of(buckets, caller(1 + shared_rates.ROWS * 100))
    newcomer.charge(ONE)
    levels = []
    for actor in (crowd[0], crowd[2], crowd[1]):
        meter = meter_of(buckets, actor)
        meter.charge(ONE)
        levels.append(meter.bucket.level)

    assert newcomer.bucket.level == 9_999
    assert levels == [5_005, 5_004, 9_999]
