"""What decides between equal totals: the tie rules of a round as numbers that are compared.

A result's `key` is compared number by number, by Python and by PostgreSQL alike, so that the places
of a round are made by one statement from what is stored.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from backend.contests.rules import CriterionKind, CriterionPart, RoundRanking, TieRule
from backend.contests.sheets import Criterion, EntryResult, RoundRules


def with_key(rules: RoundRules, criteria: Sequence[Criterion], result: EntryResult) -> EntryResult:
    """Give the result with what orders it; see `EntryResult.key`."""
    if result.total is None:
        return result
    is_least = rules.ranking is RoundRanking.LOWEST
    key = [-result.total if is_least else result.total]
    for rule in rules.tie_rules:
        if rule is TieRule.SHARED:
            break
        key += _tie_key(rule, criteria, result, is_least=is_least)
    return replace(result, key=tuple(key))


def _tie_key(
    rule: TieRule, criteria: Sequence[Criterion], result: EntryResult, *, is_least: bool
) -> list[Decimal]:
    """Give the numbers that a rule compares, the greater the better; who has none comes after."""
    match rule:
        case TieRule.PRACTICAL:
            return _worth_of(result.practical, is_least=is_least)
        case TieRule.THEORY:
            return _worth_of(result.theory, is_least=False)
        case TieRule.TIME:
            return _worth_of(result.seconds, is_least=True)
        case TieRule.FEWER_PENALTIES:
            return _worth_of(result.penalties, is_least=True)
        case TieRule.CRITERION:
            order = sorted(criteria, key=lambda one: one.position)
            return [
                number
                for one in order
                for number in _worth_of(
                    result.criteria.get(one.id),
                    is_least=one.kind is CriterionKind.TIME
                    or (is_least and one.part is CriterionPart.PRACTICAL),
                )
            ]
        case TieRule.SHARED:
            return []


def _worth_of(value: Decimal | None, *, is_least: bool) -> list[Decimal]:
    if value is None:
        return [Decimal(0), Decimal(0)]
    return [Decimal(1), -value if is_least else value]


def deciding_rule(
    rules: Sequence[TieRule],
    criteria: int,
    above: Sequence[Decimal],
    below: Sequence[Decimal],
) -> TieRule | None:
    """Give the rule by which one of two equal totals came first; None where none did.

    Shape: the two keys as `with_key` makes them, of a round with so many criteria.
    """
    start = 1
    for rule in rules:
        if rule is TieRule.SHARED:
            return None
        end = start + 2 * (criteria if rule is TieRule.CRITERION else 1)
        if above[start:end] != below[start:end]:
            return rule
        start = end
    return None
