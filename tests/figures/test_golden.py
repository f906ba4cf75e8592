"""The golden mini-district gives exactly the answers that were worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from backend.database.engine import Database
from tests.figures.asking import fraction, rows, trend, values
from tests.figures.golden import (
    AFTER_MOVE,
    BEFORE_MOVE,
    MOVE,
    YEAR_END,
    Golden,
    approve_as_joint,
    golden_district,
)
from tests.figures.ledgers import save

TABLE = [
    (YEAR_END, 3, 2, 1, 2, 3, (3, 10), (4, 11), (3, 11)),
    (BEFORE_MOVE, 5, 3, 2, 2, 8, (8, 10), (9, 11), (8, 11)),
    (AFTER_MOVE, 5, 3, 2, 2, 7, (7, 10), (8, 11), (7, 11)),
]


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line[0].isoformat())
async def test_figures_of_the_table_hold_on_each_date(
    pools: Database, golden: Golden, line: tuple[Any, ...]
) -> None:
    as_of, f01, f03, f04, f05, f02, f06, with_social, if_counted = line

    found = await values(pools, golden.ledger.actor, as_of)

    counts = [found[code, "ALL"]["value"] for code in ("F01", "F03", "F04", "F05")]
    assert counts == [f01, f03, f04, f05]
    assert found["F02", "ENTERPRISE"]["value"] == f02
    assert fraction(found["F06", "ENTERPRISE"]) == Fraction(*f06)
    assert fraction(found["F06", "ALL"]) == Fraction(*with_social)
    assert fraction(found["F06_IF_EXCLUDED", "ENTERPRISE"]) == Fraction(*if_counted)


async def test_rates_beside_the_coverage_rate_hold_after_the_move(
    pools: Database, golden: Golden
) -> None:
    found = await values(pools, golden.ledger.actor, AFTER_MOVE)

    assert found["F06_SOLE", "ENTERPRISE"]["value"] == Decimal("0.2")
    assert fraction(found["F06_DUE", "ENTERPRISE"]) == Fraction(2, 3)
    assert found["F06_WORK", "ENTERPRISE"]["value"] == Decimal("0.8")
    assert found["F06", "ENTERPRISE"]["verified_share"] == Decimal("0.9")
    assert found["BLIND_UNVERIFIED", "ENTERPRISE"]["value"] == 1
    assert found["F02S", "SOCIAL_ORGANIZATION"]["value"] == 1
    assert found["F05_NET", "ALL"]["value"] == 2
    assert found["F06", "ENTERPRISE"]["reported_denominator"] == 0
    assert found["F06", "ENTERPRISE"]["rule_version"] == 0
    assert found["F05", "ALL"]["window_from"] == date(2026, 1, 1)
    assert found["F05", "ALL"]["window_to"] == AFTER_MOVE


async def test_official_partition_adds_up_to_the_units(pools: Database, golden: Golden) -> None:
    found = await rows(pools, golden.ledger.actor, AFTER_MOVE)

    named = {
        code: sorted(golden.name_of(row) for row in ids)
        for (code, population, _), ids in found.items()
        if population == "ENTERPRISE"
    }

    assert len(named["UNITS"]) == 10
    assert named["UNITS_SOLE"] == named["UNITS_SOLE_BRANCH"] == ["U01", "U02"]
    assert named["UNITS_JOINT"] == ["U03", "U04", "U06", "U07", "U08"]
    assert named["UNITS_DUE"] == ["U10"]
    assert named["UNITS_FEW"] == ["U05"]
    assert named["UNITS_NONE"] == named["UNITS_INSTRUCTED"] == ["U09"]
    assert "UNITS_JOINT_DUE" not in named


WATCHED = {
    YEAR_END: {
        "WARN_COMMITTEE": ["O1"],
        "WARN_ROSTER": ["O1", "RESIDENTS"],
        "BLIND_UNCOVERED": ["U02", "U05", "U06", "U07", "U08", "U09", "U10"],
        "BLIND_UNVERIFIED": ["U10"],
        "BLIND_CHECK_EXPIRED": ["U10"],
        "BLIND_NO_PLACE": ["U07"],
        "BLIND_COUNT_UNKNOWN": ["U09"],
    },
    AFTER_MOVE: {
        "WARN_JOINT_MEMBERS": ["O4"],
        "WARN_COMMITTEE": ["O1"],
        "WARN_TERM_ENDING": ["O1"],
        "WARN_TERM_ENDING_LATER": ["O1", "O5"],
        "WARN_ROSTER": ["O3", "O5", "RESIDENTS"],
        "BLIND_UNCOVERED": ["U05", "U09", "U10"],
        "BLIND_UNVERIFIED": ["U10"],
        "BLIND_CHECK_EXPIRED": ["U10"],
        "BLIND_NO_PLACE": ["U07"],
        "BLIND_COUNT_UNKNOWN": ["U09"],
    },
}


@pytest.mark.parametrize("as_of", WATCHED, ids=str)
async def test_warnings_and_blind_spots_name_their_rows(
    pools: Database, golden: Golden, as_of: date
) -> None:
    found = await rows(pools, golden.ledger.actor, as_of)

    named = {
        (code, population): sorted(golden.name_of(row) for row in ids)
        for (code, population, _), ids in found.items()
        if code.startswith(("WARN", "BLIND"))
    }

    watched = WATCHED[as_of]
    blind = {(code, "ENTERPRISE"): who for code, who in watched.items() if code[:5] == "BLIND"}
    assert named == blind | {(code, "ALL"): who for code, who in watched.items()}


async def test_due_figures_say_the_first_day_that_falls_due(
    pools: Database, golden: Golden
) -> None:
    found = await values(pools, golden.ledger.actor, AFTER_MOVE)

    assert found["WARN_TERM_ENDING", "ALL"]["earliest_due_on"] == date(2026, 9, 1)
    assert found["WARN_TERM_ENDING_LATER", "ALL"]["earliest_due_on"] == date(2026, 9, 1)
    assert found["BLIND_CHECK_EXPIRED", "ALL"]["earliest_due_on"] == date(2025, 10, 31)
    assert found["F06_VERIFIED", "ENTERPRISE"]["earliest_due_on"] == date(2026, 10, 2)
    assert found["WARN_TERM_ENDED", "ALL"]["earliest_due_on"] is None


async def test_trend_of_the_table_gives_its_three_days(pools: Database, golden: Golden) -> None:
    days = [line[0] for line in TABLE]

    points = await trend(pools, golden.ledger.actor, days, code="F06")

    assert [(row["as_of"], row["numerator"], row["denominator"]) for row in points] == [
        (line[0], *line[6]) for line in TABLE
    ]


async def test_refiling_the_host_as_joint_moves_it_from_alone_to_jointly(pools: Database) -> None:
    golden = golden_district()
    approve_as_joint(golden, date(2026, 6, 20))
    await save(pools, golden.ledger, today=AFTER_MOVE)

    found = await values(pools, golden.ledger.actor, AFTER_MOVE)
    before = await values(pools, golden.ledger.actor, MOVE)

    counts = [found[code, "ALL"]["value"] for code in ("F01", "F03", "F04", "F05")]
    assert counts == [5, 2, 3, 2]
    assert found["F04_ATTACHMENT", "ALL"]["value"] == 1
    assert fraction(found["F06_SOLE", "ENTERPRISE"]) == Fraction(1, 10)
    assert found["UNITS_SOLE", "ENTERPRISE"]["value"] == 1
    assert found["UNITS_JOINT", "ENTERPRISE"]["value"] == 6
    assert found["F02", "ENTERPRISE"]["value"] == 7
    assert before["F03", "ALL"]["value"] == 3
