"""Rankings that were computed by hand: each way of scoring, and what decides between equals."""

from decimal import Decimal
from typing import Any

import pytest

from backend.contests.ranking import entry_result
from backend.contests.rules import (
    AttemptsRule,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    RoundRanking,
    StartStatus,
    TieRule,
)
from backend.contests.sheets import EntryResult, Penalty, RoundRules, Score, Start
from tests.contests.sheets import (
    FORTY,
    PRACTICE,
    SIXTY,
    THEORY,
    TIME,
    Case,
    criterion,
    ident,
    results_of,
    shown,
)

DROP = {"judges_rule": JudgesRule.DROP_HIGH_LOW, "drops": 1}
MEDIAN = {"judges_rule": JudgesRule.MEDIAN}
SHARE = {"theory_share": Decimal("0.3")}
LOWEST = {"ranking": RoundRanking.LOWEST}
BOTH = (THEORY, PRACTICE)
THIRDS = (
    criterion("a", 1, maximum=Decimal(40)),
    criterion("b", 2, maximum=Decimal(30)),
    criterion("c", 3, maximum=Decimal(30)),
)
UNBOUND: dict[str, Any] = {"kind": CriterionKind.TIME, "maximum": None}
STATIONS = (criterion("S1", 1, **UNBOUND), criterion("S2", 2, **UNBOUND))
TWICE = {"attempts": 2}
# 0.3 · 90 + 0.7 · 80 = 27 + 56 = 83; 0.3 · 76 + 0.7 · 86 = 22.8 + 60.2 = 83
EQUAL = {"A": {"T": [90], "P": [80]}, "B": {"T": [76], "P": [86]}}

CASES = [
    Case(
        "one high and one low are dropped, theory counts for three tenths",
        "A 88.80 1",
        {"A": {"T": [86], "P": [88, 92, 90, 85, 95]}},
        BOTH,
        DROP | SHARE,
    ),
    Case(
        "mean of three judges",
        "A 85.00 2, B 90.00 1",
        {"A": {"P": [80, 85, 90]}, "B": {"P": [90, 90, 90]}},
    ),
    Case(
        "sum of the judges",
        "A 93.00 2, B 99.00 1",
        {"A": {"P": [30, 31, 32]}, "B": {"P": [33, 33, 33]}},
        rules={"judges_rule": JudgesRule.SUM},
    ),
    Case(
        "median of an odd number of judges",
        "A 80.00 1, B 76.00 2",
        {"A": {"P": [70, 95, 80]}, "B": {"P": [75, 76, 99]}},
        rules=MEDIAN,
    ),
    Case(
        "median of an even number of judges",
        "A 85.00 1",
        {"A": {"P": [80, 90, 70, 100]}},
        rules=MEDIAN,
    ),
    Case(
        "two are dropped at each end of seven",
        "A 80.00 1",
        {"A": {"P": [60, 70, 80, 90, 100, 75, 85]}},
        rules=DROP | {"drops": 2},
    ),
    Case(
        "nothing is dropped of two judges",
        "A 85.00 1",
        {"A": {"P": [80, 90]}},
        rules=DROP,
    ),
    Case("nothing is dropped of one judge", "A 88.00 1", {"A": {"P": [88]}}, rules=DROP),
    Case(
        "of equal highest values one is dropped",
        "A 90.00 1",
        {"A": {"P": [90, 90, 90, 50]}},
        rules=DROP,
    ),
    Case(
        "a judge is missing for one entry",
        "A 82.00 2, B 90.00 1",
        {"A": {"P": [80, 81, 85]}, "B": {"P": [90, 90]}},
    ),
    Case(
        "equal totals share a place and the next one is left out",
        "A 90.00 1=, B 90.00 1=, C 80.00 3",
        {"A": {"P": [90]}, "B": {"P": [90]}, "C": {"P": [80]}},
    ),
    Case(
        "places are shared in the middle",
        "A 95.00 1, B 90.00 2=, C 90.00 2=, D 80.00 4",
        {"A": {"P": [95]}, "B": {"P": [90]}, "C": {"P": [90]}, "D": {"P": [80]}},
    ),
    Case(
        "practice decides between equals",
        "A 83.00 2, B 83.00 1",
        EQUAL,
        BOTH,
        SHARE | {"tie_rules": (TieRule.PRACTICAL,)},
    ),
    Case(
        "theory decides between equals",
        "A 83.00 1, B 83.00 2",
        EQUAL,
        BOTH,
        SHARE | {"tie_rules": (TieRule.THEORY,)},
    ),
    Case(
        "the first rule that differs decides",
        "A 83.00 2, B 83.00 1",
        EQUAL,
        BOTH,
        SHARE | {"tie_rules": (TieRule.FEWER_PENALTIES, TieRule.PRACTICAL, TieRule.THEORY)},
    ),
    Case(
        "nothing is asked after SHARED",
        "A 83.00 1=, B 83.00 1=",
        EQUAL,
        BOTH,
        SHARE | {"tie_rules": (TieRule.SHARED, TieRule.PRACTICAL)},
    ),
    Case(
        "less time decides between equals",
        "A 90.00 2, B 90.00 1",
        {"A": {"P": [90], "time": ["120.5"]}, "B": {"P": [90], "time": [118]}},
        (PRACTICE, TIME),
        {"tie_rules": (TieRule.TIME,)},
    ),
    Case(
        "without a time comes after any time",
        "A 90.00 2, B 90.00 1",
        {"A": {"P": [90]}, "B": {"P": [90], "time": [999]}},
        (PRACTICE, TIME),
        {"tie_rules": (TieRule.TIME,)},
    ),
    Case(
        "of three equals the time separates one",
        "A 90.00 1=, B 90.00 1=, C 90.00 3",
        {
            "A": {"P": [90], "time": [10]},
            "B": {"P": [90], "time": [10]},
            "C": {"P": [90], "time": [12]},
        },
        (PRACTICE, TIME),
        {"tie_rules": (TieRule.TIME,)},
    ),
    Case(
        "fewer penalties decide between equals",
        "A 90.00 2, B 90.00 1",
        {"A": {"P": [92], "penalties": [2]}, "B": {"P": [90]}},
        rules={"tie_rules": (TieRule.FEWER_PENALTIES,)},
    ),
    Case(
        "the first criterion decides between equals",
        "A 80.00 1, B 80.00 2",
        {"A": {"a": [50], "b": [30]}, "B": {"a": [48], "b": [32]}},
        (SIXTY, FORTY),
        {"tie_rules": (TieRule.CRITERION,)},
    ),
    Case(
        "the second criterion decides where the first is equal",
        "A 75.00 2, B 75.00 1",
        {"A": {"a": [30], "b": [20], "c": [25]}, "B": {"a": [30], "b": [22], "c": [23]}},
        THIRDS,
        {"tie_rules": (TieRule.CRITERION,)},
    ),
    Case(
        "a criterion of theory decides by what was given where theory was at its best",
        "A 0.00 1, B 0.00 2",
        {"A": {"T": [[70], [90]]}, "B": {"T": [[80], []]}},
        BOTH,
        {"tie_rules": (TieRule.CRITERION,)} | TWICE,
    ),
    Case("a half is rounded up", "A 88.81 1", {"A": {"P": ["88.80", "88.81"]}}),
    Case(
        "whole points",
        "A 85 1, B 84 2",
        {"A": {"P": ["84.5"]}, "B": {"P": ["84.4"]}},
        rules={"decimals": 0},
    ),
    Case("one decimal", "A 80.3 1", {"A": {"P": [80, 80, 81]}}, rules={"decimals": 1}),
    Case("four decimals", "A 80.3333 1", {"A": {"P": [80, 80, 81]}}, rules={"decimals": 4}),
    Case(
        "what is shown as equal is equal",
        "A 90.00 1=, B 90.00 1=",
        {"A": {"P": [90, 90, "90.01"]}, "B": {"P": [90]}},
    ),
    Case(
        "parts are not rounded before the total",
        "A 85.86 1",  # 0.3 · 86.125 + 0.7 · 85.75 = 25.8375 + 60.025 = 85.8625
        {"A": {"T": ["86.125"], "P": ["85.75"]}},
        BOTH,
        SHARE,
    ),
    Case(
        "weights of criteria",  # 100 · (2 · 8 + 5) / 30
        "A 70.00 1",
        {"A": {"a": [8], "b": [5]}},
        (
            criterion("a", 1, maximum=Decimal(10), weight=Decimal(2)),
            criterion("b", 2, maximum=Decimal(10)),
        ),
    ),
    Case(
        "criteria of different maxima",
        "A 80.00 1",
        {"A": {"a": [45], "b": [35]}},
        (SIXTY, FORTY),
    ),
    Case(
        "a criterion without a value counts nothing",
        "A 45.00 1",
        {"A": {"a": [45]}},
        (SIXTY, FORTY),
    ),
    Case("practice alone is the whole", "A 90.00 1", {"A": {"P": [90]}}, rules=SHARE),
    Case("theory alone is the whole", "A 77.00 1", {"A": {"T": [77]}}, (THEORY,), SHARE),
    Case(
        "theory before practice has begun",
        "A 24.00 1",
        {"A": {"T": [80]}},
        BOTH,
        SHARE,
    ),
    Case(
        "penalties may leave less than nothing",
        "A -2.00 1",
        {"A": {"P": [3], "penalties": [5]}},
    ),
    Case(
        "of several judges' penalties for an attempt the greatest counts",
        "A 88.00 1, B 87.50 2",
        {"A": {"P": [90], "penalties": ["1.5", 2, 2]}, "B": {"P": ["87.5"], "penalties": [0]}},
    ),
    Case(
        "the greatest penalty in seconds counts in a time trial",
        "A 70.00 2, B 69.00 1",
        {"A": {"time": [60], "penalties": [10, 5]}, "B": {"time": [64], "penalties": [5, 5]}},
        (TIME,),
        LOWEST,
    ),
    Case(
        "who did not start has no place",
        "A - -, B 80.00 1",
        {"A": {"status": "DID_NOT_START"}, "B": {"P": [80]}},
    ),
    Case(
        "who is disqualified has no place for any score",
        "A - -, B 80.00 1",
        {"A": {"P": [99], "status": "DISQUALIFIED"}, "B": {"P": [80]}},
    ),
    Case(
        "who withdrew has no place",
        "A - -, B 80.00 1",
        {"A": {"P": [99], "status": "WITHDRAWN"}, "B": {"P": [80]}},
    ),
    Case("who has no score yet has no place", "A - -, B 80.00 1", {"A": {}, "B": {"P": [80]}}),
    Case(
        "least time first",
        "A 61.25 2, B 59.80 1, C - -",
        {
            "A": {"time": ["61.25"]},
            "B": {"time": ["59.80"]},
            "C": {"time": [50], "status": "DID_NOT_FINISH"},
        },
        (TIME,),
        LOWEST,
    ),
    Case(
        "penalties are seconds in a time trial",
        "A 65.00 2, B 63.00 1",
        {"A": {"time": [60], "penalties": [5]}, "B": {"time": [63]}},
        (TIME,),
        LOWEST,
    ),
    Case(
        "best of the attempts with their penalties in a time trial",
        "A 62.00 2, B 61.00 1",
        {
            "A": {"time": [[60], [62]], "penalties": [[5], []]},
            "B": {"time": [[61], [70]]},
        },
        (TIME,),
        LOWEST,
    ),
    Case(
        "two stop watches give their mean",
        "A 60.20 1",
        {"A": {"time": ["60.1", "60.3"]}},
        (TIME,),
        LOWEST,
    ),
    Case(
        "less measured time decides between equal times with penalties",
        "A 65.00 1, B 65.00 2",
        {"A": {"time": [60], "penalties": [5]}, "B": {"time": [65]}},
        (TIME,),
        LOWEST | {"tie_rules": (TieRule.PRACTICAL,)},
    ),
    Case(
        "whoever lacks a station is not the fastest",
        "A - -, B 85.00 1, C 90.00 2",
        {"A": {"S1": [40]}, "B": {"S1": [40], "S2": [45]}, "C": {"S1": [48], "S2": [42]}},
        STATIONS,
        LOWEST,
    ),
    Case(
        "an attempt that lacks a station is not the best one",
        "A 95.00 2, B 90.00 1",
        {
            "A": {"S1": [[50], [30]], "S2": [[45], []]},
            "B": {"S1": [[45], [46]], "S2": [[45], [46]]},
        },
        STATIONS,
        LOWEST | TWICE,
    ),
    Case(
        "the last attempt counts where it is whole",
        "A 95.00 2, B 92.00 1",
        {
            "A": {"S1": [[50], [30]], "S2": [[45], []]},
            "B": {"S1": [[45], [46]], "S2": [[45], [46]]},
        },
        STATIONS,
        LOWEST | TWICE | {"attempts_rule": AttemptsRule.LAST},
    ),
    Case(
        "one run is no sum of two",
        "A - -, B 123.00 1",
        {"A": {"time": [[60]]}, "B": {"time": [[61], [62]]}},
        (TIME,),
        LOWEST | TWICE | {"attempts_rule": AttemptsRule.SUM},
    ),
    Case(
        "the mean of the runs that were whole",
        "A 95.00 2, B 91.00 1",
        {
            "A": {"S1": [[50], [30]], "S2": [[45], []]},
            "B": {"S1": [[45], [46]], "S2": [[45], [46]]},
        },
        STATIONS,
        LOWEST | TWICE | {"attempts_rule": AttemptsRule.MEAN},
    ),
    Case(
        "weights of stations",  # 40 + 2 · 45 against 60 + 2 · 34
        "A 130.00 2, B 128.00 1",
        {"A": {"S1": [40], "S2": [45]}, "B": {"S1": [60], "S2": [34]}},
        (STATIONS[0], criterion("S2", 2, weight=Decimal(2), **UNBOUND)),
        LOWEST,
    ),
    Case(
        "an attempt that was given up leaves the others",
        "A 70.00 1, B - -",
        {
            "A": {"P": [[90], [70]], "given_up": {1: "DID_NOT_FINISH"}},
            "B": {"P": [[80], []], "given_up": {1: "DID_NOT_START"}},
        },
        rules=TWICE,
    ),
    Case(
        "theory stays where an attempt at practice was given up",
        "A 78.00 1, B - -",  # 0.3 · 80 + 0.7 · 77.142857
        {
            "A": {"T": [80], "P": [[90], ["77.142857"]], "given_up": {1: "DID_NOT_FINISH"}},
            "B": {"T": [99], "given_up": {1: "DID_NOT_FINISH"}},
        },
        BOTH,
        SHARE | TWICE,
    ),
    Case(
        "whoever gives up one of the runs that are added up has no sum",
        "A - -, B 123.00 1",
        {
            "A": {"time": [[60], []], "given_up": {2: "DID_NOT_FINISH"}},
            "B": {"time": [[61], [62]]},
        },
        (TIME,),
        LOWEST | TWICE | {"attempts_rule": AttemptsRule.SUM},
    ),
    Case("best of three attempts", "A 90.00 1", {"A": {"P": [[70], [90], [80]]}}),
    Case(
        "the last attempt counts",
        "A 70.00 1",
        {"A": {"P": [[90], [70]]}},
        rules={"attempts_rule": AttemptsRule.LAST},
    ),
    Case(
        "mean of the attempts",
        "A 85.50 1",
        {"A": {"P": [[80], [91]]}},
        rules={"attempts_rule": AttemptsRule.MEAN},
    ),
    Case(
        "sum of the attempts with their penalties",
        "A 84.00 1",
        {"A": {"P": [[40], [45]], "penalties": [[], [1]]}},
        rules={"attempts_rule": AttemptsRule.SUM},
    ),
    Case(
        "the greatest penalty of each of the attempts that are added up",
        # 40 − 2 + 45 − 3
        "A 80.00 1",
        {"A": {"P": [[40], [45]], "penalties": [[1, 2], [3, 1]]}},
        rules={"attempts_rule": AttemptsRule.SUM},
    ),
    Case(
        "mean of the attempts with the mean of their greatest penalties",
        # (80 + 91) / 2 − (4 + 1) / 2
        "A 83.00 1",
        {"A": {"P": [[80], [91]], "penalties": [[2, 4], [1]]}},
        rules={"attempts_rule": AttemptsRule.MEAN},
    ),
    Case(
        "best attempt after its penalty",
        # 0.7 · 90 − 10 = 53 against 0.7 · 80 = 56; 0.3 · 80 + 56
        "A 80.00 1",
        {"A": {"T": [80], "P": [[90], [80]], "penalties": [[10], []]}},
        BOTH,
        SHARE,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_ranking_is_what_was_computed_by_hand(case: Case) -> None:
    assert shown(case) == case.expected.split(", ")


def test_dropping_of_too_few_judges_is_noted() -> None:
    few, enough = (
        results_of(Case("", "", {"A": {"P": values}}, rules=DROP))[0]
        for values in ([80, 90], [80, 85, 90])
    )

    assert (few.has_few_judges, enough.has_few_judges) == (True, False)


@pytest.mark.parametrize(
    ("unchecked", "is_pending"),
    [((), False), (("score",), True), (("penalty",), True), (("status",), True)],
)
def test_where_all_is_checked_whatever_is_not_leaves_the_result_open(
    unchecked: tuple[str, ...], *, is_pending: bool
) -> None:
    def result(*, needs_check: bool) -> EntryResult:
        name = ident("P")
        value = Decimal(90)
        return entry_result(
            RoundRules(needs_check=needs_check, attempts=2),
            (PRACTICE,),
            [
                Score(
                    criterion_id=name,
                    judge_id=name,
                    value=value,
                    is_checked="score" not in unchecked,
                )
            ],
            [Penalty(value=Decimal(2), is_checked="penalty" not in unchecked)],
            Start(
                entry_id=name,
                given_up={2: StartStatus.DID_NOT_START},
                is_checked="status" not in unchecked,
            ),
        )

    assert result(needs_check=True).is_pending is is_pending
    assert result(needs_check=False).is_pending is False
    assert result(needs_check=True).total == Decimal("88.00")


def test_missing_values_of_a_begun_attempt_are_counted() -> None:
    case = Case("", "", {"A": {"a": [[1], [2]], "b": [[3]]}}, (THEORY, SIXTY, FORTY))

    assert results_of(case)[0].missing == 2  # the second attempt's b, and theory


@pytest.mark.parametrize(
    ("sheet", "missing"),
    [
        ({}, 3),
        ({"penalties": [2]}, 3),
        ({"status": "WITHDRAWN"}, 0),
        ({"T": [80]}, 2),
        ({"T": [[80], [90]]}, 2),
        ({"T": [[80], []], "a": [[], [50]], "b": [[], [40]]}, 0),
    ],
)
def test_who_starts_and_was_scored_by_nobody_owes_the_first_attempt(
    sheet: dict[str, Any], missing: int
) -> None:
    case = Case("", "", {"A": sheet}, (THEORY, SIXTY, FORTY), TWICE)

    assert results_of(case)[0].missing == missing


def test_runs_that_are_added_up_are_missing_before_they_begin() -> None:
    rules = LOWEST | {"attempts": 3, "attempts_rule": AttemptsRule.SUM}
    case = Case("", "", {"A": {"S1": [[40]], "S2": [[45]]}}, STATIONS, rules)

    assert results_of(case)[0].missing == 4


@pytest.mark.parametrize(
    ("given_up", "status", "missing"),
    [
        ({1: "DID_NOT_START", 2: "DID_NOT_FINISH"}, "DID_NOT_FINISH", 0),
        ({1: "DID_NOT_START", 2: "DID_NOT_START"}, "DID_NOT_START", 0),
        ({2: "DID_NOT_FINISH"}, "STARTING", 0),
        ({}, "STARTING", 1),
    ],
)
def test_entry_has_given_up_where_no_attempt_is_left(
    given_up: dict[int, str], status: str, missing: int
) -> None:
    sheet = {"a": [[50], [55]], "b": [[30], []], "given_up": given_up}
    case = Case("", "", {"A": sheet}, (SIXTY, FORTY), TWICE)

    assert [(one.status.value, one.missing) for one in results_of(case)] == [(status, missing)]


def test_parts_are_shown_beside_the_total() -> None:
    case = Case(
        "",
        "",
        {"A": {"T": ["86.125"], "P": ["85.755"], "time": ["30.5"], "penalties": [1]}},
        (THEORY, PRACTICE, TIME),
        SHARE,
    )

    result = results_of(case)[0]

    assert (result.theory, result.practical) == (Decimal("86.13"), Decimal("85.76"))
    assert (result.seconds, result.penalties) == (Decimal("30.50"), Decimal("1.00"))


def test_time_of_theory_is_no_time_of_practice() -> None:
    written = criterion("W", 1, part=CriterionPart.THEORY, kind=CriterionKind.TIME, maximum=None)
    case = Case("", "", {"A": {"P": [90], "W": [600]}}, (written, PRACTICE))

    assert results_of(case)[0].seconds is None
