"""Strategies for rounds and their score sheets; values are few, so that ties are many."""

from decimal import Decimal

from hypothesis import strategies as st

from backend.contests.rules import (
    AttemptsRule,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    RoundRanking,
    StartStatus,
    TieRule,
)
from backend.contests.sheets import Criterion, Penalty, RoundRules, Score, Start
from tests.contests.ranking_oracle import Sheet
from tests.contests.sheets import ident

GIVEN_UP = st.sampled_from([StartStatus.DID_NOT_START, StartStatus.DID_NOT_FINISH])
JUDGES = [ident(f"judge {number}") for number in range(5)]

rules = st.builds(
    RoundRules,
    theory_share=st.sampled_from([Decimal(0), Decimal("0.25"), Decimal("0.3")]),
    judges_rule=st.sampled_from(JudgesRule),
    drops=st.integers(0, 2),
    attempts=st.just(3),
    attempts_rule=st.sampled_from(AttemptsRule),
    ranking=st.sampled_from(RoundRanking),
    decimals=st.integers(0, 3),
    tie_rules=st.lists(st.sampled_from(TieRule), unique=True, max_size=4).map(tuple),
)


@st.composite
def criteria(draw: st.DrawFn) -> list[Criterion]:
    """Draw one to four criteria of any part and kind."""
    made = []
    for position in range(1, draw(st.integers(1, 4)) + 1):
        kind = draw(st.sampled_from(CriterionKind))
        has_no_maximum = kind is CriterionKind.TIME and draw(st.booleans())
        made.append(
            Criterion(
                id=ident(f"criterion {position}"),
                position=position,
                part=draw(st.sampled_from(CriterionPart)),
                kind=kind,
                maximum=None if has_no_maximum else Decimal(draw(st.sampled_from([10, 60, 100]))),
                weight=Decimal(draw(st.sampled_from(["1", "2", "0.5"]))),
            )
        )
    return made


@st.composite
def sheets(draw: st.DrawFn, given: list[Criterion]) -> list[Sheet]:
    """Draw the sheets of up to seven entries."""
    return [draw(_sheet(given, number)) for number in range(draw(st.integers(1, 7)))]


@st.composite
def _sheet(draw: st.DrawFn, given: list[Criterion], number: int) -> Sheet:
    status = draw(st.sampled_from([StartStatus.STARTING] * 6 + list(StartStatus)))
    keys = st.tuples(st.sampled_from(given), st.sampled_from(JUDGES), st.integers(1, 3))
    values = st.sampled_from(["0", "5", "7.5", "8", "8.25", "9", "10"]).map(Decimal)
    drawn = draw(st.dictionaries(keys, values, max_size=9) if number else st.just({})) or draw(
        st.dictionaries(keys, values, min_size=1, max_size=5)
    )
    scores = [
        Score(criterion_id=one.id, judge_id=judge, attempt=attempt, value=value)
        for (one, judge, attempt), value in drawn.items()
    ]
    fines = st.builds(
        Penalty, value=st.sampled_from([Decimal(1), Decimal("2.5")]), attempt=st.integers(1, 3)
    )
    return (
        Start(
            entry_id=ident(f"entry {number}"),
            status=status,
            given_up=draw(st.dictionaries(st.integers(1, 3), GIVEN_UP, max_size=1)),
        ),
        scores,
        draw(st.lists(fines, max_size=2)),
    )
