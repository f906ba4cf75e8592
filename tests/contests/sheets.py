"""Score sheets in short hand, for rankings that were computed by hand.

An entry is a mapping: the name of a criterion → the judges' values, or a list of such lists, one an
attempt; `penalties` → a list (or a list of lists); `status`; `given_up` → the status by attempt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from backend.contests.ranking import entry_result, ranked
from backend.contests.rules import CriterionKind, CriterionPart, StartStatus
from backend.contests.sheets import Criterion, EntryResult, Penalty, RoundRules, Score, Start


def ident(name: str) -> UUID:
    """Give the id of what is called so."""
    return uuid5(NAMESPACE_URL, name)


def criterion(name: str, position: int, **options: Any) -> Criterion:
    """Give a practical criterion of at most 100."""
    return Criterion(id=ident(name), position=position, **options)


THEORY = criterion("T", 1, part=CriterionPart.THEORY)
PRACTICE = criterion("P", 2)
TIME = criterion("time", 3, kind=CriterionKind.TIME, maximum=None)
SIXTY = criterion("a", 1, maximum=Decimal(60))
FORTY = criterion("b", 2, maximum=Decimal(40))


@dataclass(frozen=True)
class Case:
    """A round with its sheets; `expected` has a line an entry: name, total, place (`=` shared)."""

    says: str
    expected: str
    entries: Mapping[str, Mapping[str, Any]]
    criteria: tuple[Criterion, ...] = (PRACTICE,)
    rules: Mapping[str, Any] = field(default_factory=dict)


def results_of(case: Case) -> list[EntryResult]:
    """Compute the result of every entry."""
    rules = RoundRules(**case.rules)
    return [
        entry_result(rules, case.criteria, *scored(sheet), start_of(name, sheet))
        for name, sheet in case.entries.items()
    ]


def shown(case: Case) -> list[str]:
    """Compute the ranking as lines like the expected ones, in the order of the entries."""
    names = {ident(name): name for name in case.entries}
    placed = ranked(RoundRules(**case.rules), results_of(case))
    lines = {}
    for one in placed:
        place = "-" if one.place is None else f"{one.place}{'=' if one.is_shared else ''}"
        total = "-" if one.result.total is None else one.result.total
        name = names[one.result.entry_id]
        lines[name] = f"{name} {total} {place}"
    return [lines[name] for name in case.entries]


def start_of(name: str, sheet: Mapping[str, Any]) -> Start:
    """Give the start of an entry."""
    status = StartStatus(sheet.get("status", "STARTING"))
    given_up = {number: StartStatus(one) for number, one in sheet.get("given_up", {}).items()}
    return Start(entry_id=ident(name), status=status, given_up=given_up)


def scored(sheet: Mapping[str, Any]) -> tuple[list[Score], list[Penalty]]:
    """Give the scores and the penalties of a sheet."""
    scores = [
        Score(
            criterion_id=ident(name),
            judge_id=ident(f"judge {judge}"),
            value=Decimal(str(value)),
            attempt=attempt,
        )
        for name, given in sheet.items()
        if name not in {"penalties", "status", "given_up"}
        for attempt, values in _attempts(given)
        for judge, value in enumerate(values)
    ]
    penalties = [
        Penalty(value=Decimal(str(value)), attempt=attempt)
        for attempt, values in _attempts(sheet.get("penalties", []))
        for value in values
    ]
    return scores, penalties


def _attempts(given: Sequence[Any]) -> list[tuple[int, Sequence[Any]]]:
    if given and isinstance(given[0], list):
        return list(enumerate(given, start=1))
    return [(1, given)]
