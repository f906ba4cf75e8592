"""Whom the ranks of awards are proposed for. Pure: it reads places and gives no award."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from uuid import UUID

from backend.contests.rules import AwardRank

RANKS = (AwardRank.FIRST, AwardRank.SECOND, AwardRank.THIRD, AwardRank.EXCELLENCE)
"""The ranks that follow from a place, the best first."""
MOST_OF_A_RANK = 1000
NONE_GIVEN: Mapping[AwardRank, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its place in the round that decides."""

    entry_id: UUID
    place: int


@dataclass(frozen=True, slots=True)
class Nominee:
    """An entry that a rank is proposed for.

    `is_over`: it shares its place with others, and all of them together are more than the rank has
    left. Nobody is preferred among them: the organizer decides.
    """

    entry_id: UUID
    place: int
    rank: AwardRank
    is_over: bool


def nominees(
    counts: Mapping[AwardRank, int],
    placed: Iterable[Placed],
    given: Mapping[AwardRank, int] = NONE_GIVEN,
) -> list[Nominee]:
    """Propose awards by place, each rank as often as it was wished for less those given already.

    A place is never torn apart: whoever shares one is proposed the same rank. Where that is more
    than the rank has left, all of them are marked, and the next rank begins after them.
    Shape: `placed` are those who have no award yet.
    """
    by_place = [
        (place, list(group))
        for place, group in groupby(
            sorted(placed, key=lambda one: (one.place, one.entry_id)), key=lambda one: one.place
        )
    ]
    found: list[Nominee] = []
    for rank in RANKS:
        left = counts.get(rank, 0) - given.get(rank, 0)
        while left > 0 and by_place:
            place, group = by_place.pop(0)
            is_over = len(group) > left
            found += [Nominee(one.entry_id, place, rank, is_over) for one in group]
            left -= len(group)
    return found
