"""Who goes on to the next round. Pure.

Who shares the last place that goes on goes on too: no draw decides what the ranking did not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from uuid import UUID

from backend.contests.rules import AdvanceRule, RoundRanking


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entry stands in a round; without a place it has no result that counts."""

    entry_id: UUID
    place: int | None
    total: Decimal | None


def advancing(
    rule: AdvanceRule,
    value: Decimal | None,
    ranking: RoundRanking,
    standings: Iterable[Standing],
) -> frozenset[UUID]:
    """Give the entries that go on.

    Units: `value` is a count, a share from 0 to 1 of those with a place (rounded down, but one at
    least), or the total that has to be reached; of a time trial, not to be passed.
    """
    placed = [one for one in standings if one.place is not None]
    match rule:
        case AdvanceRule.NONE:
            return frozenset()
        case AdvanceRule.TOP_COUNT:
            return _up_to(int(value or 0), placed)
        case AdvanceRule.TOP_SHARE:
            share = (value or Decimal(0)) * len(placed)
            return _up_to(max(1, int(share.to_integral_value(ROUND_DOWN))), placed)
        case AdvanceRule.MINIMUM:
            return frozenset(
                one.entry_id
                for one in placed
                if one.total is not None and _reaches(one.total, value or Decimal(0), ranking)
            )


def _up_to(place: int, placed: Iterable[Standing]) -> frozenset[UUID]:
    return frozenset(one.entry_id for one in placed if one.place is not None and one.place <= place)


def _reaches(total: Decimal, value: Decimal, ranking: RoundRanking) -> bool:
    return total >= value if ranking is RoundRanking.HIGHEST else total <= value
