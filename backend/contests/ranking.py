"""What an entry reached in a round, and who is first: pure functions of the score sheets.

Values are `Decimal` in and out. In between they are fractions, so that neither the order in which
scores arrive nor a division changes a result; only what is shown is rounded, half up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from backend.contests.rules import (
    AttemptsRule,
    CriterionKind,
    CriterionPart,
    JudgesRule,
    RoundRanking,
    StartStatus,
)
from backend.contests.sheets import (
    Criterion,
    EntryResult,
    Penalty,
    Placed,
    RoundRules,
    Score,
    Start,
)
from backend.contests.ties import with_key

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What one attempt, or several together, came to; by part, by criterion, in seconds."""

    theory: Fraction | None
    practical: Fraction | None
    seconds: Fraction | None
    penalties: Fraction
    criteria: Mapping[UUID, Fraction]


def entry_result(
    rules: RoundRules,
    criteria: Sequence[Criterion],
    scores: Iterable[Score],
    penalties: Iterable[Penalty],
    start: Start,
) -> EntryResult:
    """Give what an entry reached in a round.

    Judges' values become one for each criterion and attempt. Where the greatest total is first, a
    part is `100 · Σ weight · value / Σ weight · maximum` over its criteria but times, a criterion
    without a value counting nothing, and the total is
    `share · theory + (1 − share) · practical − penalties`; a part without criteria leaves the whole
    to the other. Where the least is first (a time trial), the practical part is `Σ weight · value`
    as it was measured, and the total is that and the penalties; a value that is missing is no
    nought there, so that an attempt counts only where all of its criteria have one, and a sum only
    where all attempts count. What was scored of an attempt that was given up does not count; an
    entry has given up where nothing is left, or one of the runs that are added up. Then the
    attempts become one: of theory, which is sat once, the best; of practice by the rule, penalties
    of an attempt with it. Several judges see the same fault: of what they deduct for an attempt the
    greatest counts, once (docs/adr/0038). Where everything is checked by a second person, a value,
    a penalty or a status that is not leaves the result open.
    Source: domain.md section 1.4 (86 and 90.00 give 88.80).
    """
    given, deducted = _left(criteria, scores, start), tuple(penalties)
    status = _status(rules, criteria, given, start)
    known = {one.id for one in criteria}
    values: dict[int, dict[UUID, list[Fraction]]] = {}
    for one in given:
        if one.criterion_id in known:
            of_attempt = values.setdefault(one.attempt, {})
            of_attempt.setdefault(one.criterion_id, []).append(Fraction(one.value))
    result = EntryResult(
        entry_id=start.entry_id,
        status=status,
        is_pending=any(one.is_open for one in given)
        or any(one.is_open for one in deducted)
        or (rules.needs_check and not _is_checked(given, deducted, start)),
    )
    if status is not StartStatus.STARTING:
        return result
    missing = _missing(rules, criteria, values, start)
    if not values:
        return replace(result, missing=missing)
    attempts = {
        number: _attempt(rules, criteria, found, deducted, number)
        for number, found in sorted(values.items())
    }
    return _finished(
        rules,
        criteria,
        values,
        _joined(rules, criteria, attempts),
        replace(result, missing=missing),
    )


def ranked(rules: RoundRules, results: Iterable[EntryResult]) -> list[Placed]:
    """Give the places: equal keys share one, and the next place is left out (1, 1, 3).

    Totals are compared as they are shown; between equal ones the tie rules decide in order, by
    what the result sheet shows, up to SHARED or the end of the list.
    """
    del rules  # they made the keys
    given = list(results)
    order = sorted((one for one in given if one.key is not None), key=_order, reverse=True)
    counts: dict[tuple[Decimal, ...], int] = {}
    for one in order:
        counts[_order(one)] = counts.get(_order(one), 0) + 1
    places: dict[tuple[Decimal, ...], int] = {}
    for number, one in enumerate(order, start=1):
        places.setdefault(_order(one), number)
    placed = [Placed(one, places[_order(one)], counts[_order(one)] > 1) for one in order]
    return placed + [Placed(one, None, is_shared=False) for one in given if one.key is None]


def judged(rules: RoundRules, values: Sequence[Fraction]) -> Fraction:
    """Make one value of those of the judges, of whom there is at least one."""
    match rules.judges_rule:
        case JudgesRule.SUM:
            return sum(values, Fraction(0))
        case JudgesRule.MEDIAN:
            order, middle = sorted(values), len(values) // 2
            is_odd = len(order) % 2 == 1
            return order[middle] if is_odd else (order[middle - 1] + order[middle]) / 2
        case JudgesRule.DROP_HIGH_LOW if not _are_few(rules, values):
            return _mean(sorted(values)[rules.drops : len(values) - rules.drops])
        case JudgesRule.MEAN | JudgesRule.DROP_HIGH_LOW:
            return _mean(values)


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Round half up, away from zero, exactly."""
    scale = 10**decimals
    whole, rest = divmod(abs(value) * scale, 1)
    digits = int(whole) + (1 if rest * 2 >= 1 else 0)
    return Decimal(digits if value >= 0 else -digits).scaleb(-decimals)


def _is_checked(given: Iterable[Score], deducted: Iterable[Penalty], start: Start) -> bool:
    is_all = all(one.is_checked for one in given) and all(one.is_checked for one in deducted)
    return is_all and start.is_checked


def _tried(criteria: Sequence[Criterion]) -> frozenset[UUID]:
    """Give what an attempt consists of: practice, and in a round without it everything."""
    practical = _of(criteria, CriterionPart.PRACTICAL)
    return frozenset(one.id for one in practical or criteria)


def _left(
    criteria: Sequence[Criterion], scores: Iterable[Score], start: Start
) -> tuple[Score, ...]:
    tried = _tried(criteria)
    return tuple(
        one for one in scores if one.attempt not in start.given_up or one.criterion_id not in tried
    )


def _status(
    rules: RoundRules, criteria: Sequence[Criterion], left: Iterable[Score], start: Start
) -> StartStatus:
    if start.status is not StartStatus.STARTING or not start.given_up:
        return start.status
    tried = _tried(criteria)
    if any(one.criterion_id in tried for one in left) and not _needs_all(rules):
        return StartStatus.STARTING
    has_begun = StartStatus.DID_NOT_FINISH in start.given_up.values()
    return StartStatus.DID_NOT_FINISH if has_begun else StartStatus.DID_NOT_START


def _are_few(rules: RoundRules, values: Sequence[Fraction]) -> bool:
    return len(values) - 2 * rules.drops < 1


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _attempt(
    rules: RoundRules,
    criteria: Sequence[Criterion],
    found: Mapping[UUID, Sequence[Fraction]],
    penalties: Iterable[Penalty],
    number: int,
) -> _Attempt:
    values = {name: judged(rules, several) for name, several in found.items()}
    times = [
        values[one.id]
        for one in criteria
        if one.kind is CriterionKind.TIME
        and one.part is CriterionPart.PRACTICAL
        and one.id in values
    ]
    return _Attempt(
        theory=_points(_of(criteria, CriterionPart.THEORY), values),
        practical=_practical(rules, _of(criteria, CriterionPart.PRACTICAL), values),
        seconds=sum(times, Fraction(0)) if times else None,
        penalties=max(
            (Fraction(one.value) for one in penalties if one.attempt == number),
            default=Fraction(0),
        ),
        criteria=values,
    )


def _of(criteria: Iterable[Criterion], part: CriterionPart) -> list[Criterion]:
    return [one for one in criteria if one.part is part]


def _points(criteria: Sequence[Criterion], values: Mapping[UUID, Fraction]) -> Fraction | None:
    """Give a part on the scale of 100; None where nothing of it was scored."""
    scored = [one for one in criteria if one.kind is not CriterionKind.TIME]
    if not any(one.id in values for one in scored):
        return None
    most = sum((Fraction(one.weight) * Fraction(one.maximum or 0) for one in scored), Fraction(0))
    reached = sum(
        (Fraction(one.weight) * values.get(one.id, Fraction(0)) for one in scored), Fraction(0)
    )
    return _HUNDRED * reached / most


def _practical(
    rules: RoundRules, criteria: Sequence[Criterion], values: Mapping[UUID, Fraction]
) -> Fraction | None:
    if rules.ranking is RoundRanking.HIGHEST:
        return _points(criteria, values)
    if not criteria or any(one.id not in values for one in criteria):
        return None  # who skips a part would be the fastest
    return sum((Fraction(one.weight) * values[one.id] for one in criteria), Fraction(0))


def _joined(
    rules: RoundRules, criteria: Sequence[Criterion], attempts: Mapping[int, _Attempt]
) -> _Attempt:
    """Make one of the attempts: theory at its best, practice by the rule.

    Each criterion shows what counts: one of theory what was given where theory was at its best.
    """
    theories = [one.theory for one in attempts.values() if one.theory is not None]
    theory = max(theories) if theories else None
    of_theory = {one.id for one in _of(criteria, CriterionPart.THEORY)}
    sat = {
        name: value
        for one in attempts.values()
        if one.theory is not None and one.theory == theory
        for name, value in one.criteria.items()
        if name in of_theory
    }
    joined = _tried_at_last(rules, criteria, attempts)
    return replace(joined, theory=theory, criteria={**joined.criteria, **sat})


def _tried_at_last(
    rules: RoundRules, criteria: Sequence[Criterion], attempts: Mapping[int, _Attempt]
) -> _Attempt:
    """Make one of the attempts at practice; the first stands where none came to a value."""
    tried = {number: one for number, one in attempts.items() if one.practical is not None}
    if not tried:
        return replace(attempts[min(attempts)], practical=None)
    match rules.attempts_rule:
        case AttemptsRule.LAST:
            return tried[max(tried)]
        case AttemptsRule.BEST:
            best = max(tried, key=lambda number: (_worth(rules, criteria, tried[number]), -number))
            return tried[best]
        case AttemptsRule.SUM:
            joined = _added(list(tried.values()), Fraction(1))
            is_short = _needs_all(rules) and len(tried) < rules.attempts
            return replace(joined, practical=None) if is_short else joined
        case AttemptsRule.MEAN:
            return _added(list(tried.values()), Fraction(1, len(tried)))


def _needs_all(rules: RoundRules) -> bool:
    """Tell whether an attempt that is missing would be an advantage: times that are added up."""
    return rules.ranking is RoundRanking.LOWEST and rules.attempts_rule is AttemptsRule.SUM


def _added(attempts: Sequence[_Attempt], share: Fraction) -> _Attempt:
    """Add attempts up; `share` of the sum makes a mean of it."""

    def added(values: Iterable[Fraction | None]) -> Fraction | None:
        present = [one for one in values if one is not None]
        return sum(present, Fraction(0)) * share if present else None

    names = {name for one in attempts for name in one.criteria}
    return _Attempt(
        theory=None,
        practical=added(one.practical for one in attempts),
        seconds=added(one.seconds for one in attempts),
        penalties=sum((one.penalties for one in attempts), Fraction(0)) * share,
        criteria={
            name: sum((one.criteria.get(name, Fraction(0)) for one in attempts), Fraction(0))
            * share
            for name in names
        },
    )


def _theory_share(rules: RoundRules, criteria: Iterable[Criterion]) -> Fraction:
    parts = {one.part for one in criteria}
    if CriterionPart.THEORY not in parts:
        return Fraction(0)
    return Fraction(rules.theory_share) if CriterionPart.PRACTICAL in parts else Fraction(1)


def _worth(rules: RoundRules, criteria: Sequence[Criterion], attempt: _Attempt) -> Fraction:
    """Give by what attempts are compared: what each adds to the total, the greater the better."""
    practical = attempt.practical or Fraction(0)
    if rules.ranking is RoundRanking.LOWEST:
        return -practical - attempt.penalties
    return (1 - _theory_share(rules, criteria)) * practical - attempt.penalties


def _finished(
    rules: RoundRules,
    criteria: Sequence[Criterion],
    values: Mapping[int, Mapping[UUID, Sequence[Fraction]]],
    joined: _Attempt,
    result: EntryResult,
) -> EntryResult:
    def shown(value: Fraction | None) -> Decimal | None:
        return None if value is None else rounded(value, rules.decimals)

    made = EntryResult(
        entry_id=result.entry_id,
        status=result.status,
        theory=shown(joined.theory),
        practical=shown(joined.practical),
        seconds=shown(joined.seconds),
        penalties=rounded(joined.penalties, rules.decimals),
        total=shown(_total(rules, criteria, joined)),
        criteria={name: rounded(one, rules.decimals) for name, one in joined.criteria.items()},
        missing=result.missing,
        is_pending=result.is_pending,
        has_few_judges=rules.judges_rule is JudgesRule.DROP_HIGH_LOW
        and any(
            len(several) > 1 and _are_few(rules, several)
            for found in values.values()
            for several in found.values()
        ),
    )
    return with_key(rules, criteria, made)


def _missing(
    rules: RoundRules,
    criteria: Sequence[Criterion],
    values: Mapping[int, Mapping[UUID, Sequence[Fraction]]],
    start: Start,
) -> int:
    """Count what is still due: whoever has nothing at all owes the first attempt at least.

    Theory that is sat begins no attempt at practice.
    """
    tried = _tried(criteria)
    begun = [number for number, found in values.items() if not tried.isdisjoint(found)]
    due = range(1, rules.attempts + 1) if _needs_all(rules) else begun or (1,)
    scored = {name for found in values.values() for name in found}
    practical = sum(
        one.id not in values.get(number, {})
        for number in due
        if number not in start.given_up
        for one in _of(criteria, CriterionPart.PRACTICAL)
    )
    theory = sum(one.id not in scored for one in _of(criteria, CriterionPart.THEORY))
    return practical + theory


def _total(rules: RoundRules, criteria: Sequence[Criterion], joined: _Attempt) -> Fraction | None:
    if rules.ranking is RoundRanking.LOWEST:
        return None if joined.practical is None else joined.practical + joined.penalties
    if joined.theory is None and joined.practical is None:
        return None
    share = _theory_share(rules, criteria)
    theory, practical = joined.theory or Fraction(0), joined.practical or Fraction(0)
    return share * theory + (1 - share) * practical - joined.penalties


def _order(result: EntryResult) -> tuple[Decimal, ...]:
    if result.key is None:
        raise ValueError("a result without a place has no order")
    return result.key
