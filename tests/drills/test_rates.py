"""A caller's bucket is one, however many processes answer."""

import time
from collections import Counter
from pathlib import Path

from tests.drills.departments import READ, tell
from tests.drills.stage import served

HELD, ASKED = 40, 120


async def test_workers_give_a_caller_together_what_one_bucket_holds(template: Path) -> None:
    with served(template, workers=3, rate_points=HELD, rate_restored=1) as program:
        person = await program.person()
        begun = time.monotonic()

        statuses = Counter([(await person.ask(READ)).status for _ in range(ASKED)])

        restored = int(time.monotonic() - begun) + 1
    assert set(statuses) == {200, 429}
    assert HELD <= statuses[200] <= HELD + restored
    tell(f"{statuses} of a bucket of {HELD} with 3 workers")
