"""A contest judged while everything fails: what a device has called saved arrives exactly once."""

from pathlib import Path

from tests.drills.contest import SMALL, judged
from tests.drills.departments import tell
from tests.drills.stage import PATIENT, served

SEED = 7


def test_every_score_that_a_device_called_saved_arrives_exactly_once(template: Path) -> None:
    with served(template, workers=2, **PATIENT) as program:
        count = judged(program, SMALL, SEED)
    tell(str(count))

    assert count.is_whole, count.lost
    assert count.kills, "no fault came"
    assert count.deaths == SMALL.judges * SMALL.deaths
    assert count.arrived >= SMALL.judges * SMALL.entries
    assert count.verified.endswith("不符 0")
