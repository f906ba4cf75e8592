"""Finds the names that come near a name which nobody has: what a person may have meant.

Names are compared by the pairs of characters that they share, without the words that half of all
firms have in common.
"""

import re
from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from backend.kit.text import match_key

_COMMON = re.compile(r"(有限责任公司|股份有限公司|有限公司|公司|\(.*?\))$")
_NEAR = 0.34
_MOST = 3


class NearNames:
    """Names by the pairs of characters in them, for many questions."""

    def __init__(self, names: Iterable[tuple[UUID, str]]) -> None:
        """Take the names in."""
        self._sizes: dict[UUID, int] = {}
        self._having: dict[str, list[UUID]] = {}
        for row_id, name in names:
            pairs = _pairs(name)
            self._sizes[row_id] = len(pairs)
            for pair in pairs:
                self._having.setdefault(pair, []).append(row_id)

    def of(self, name: str) -> list[UUID]:
        """Give the nearest first; none where nothing comes near."""
        pairs = _pairs(name)
        shared = Counter(row_id for pair in pairs for row_id in self._having.get(pair, ()))
        near = {
            row_id: count / (len(pairs) + self._sizes[row_id] - count)
            for row_id, count in shared.items()
        }
        found = [row_id for row_id, worth in near.items() if worth >= _NEAR]
        return sorted(found, key=lambda row_id: (-near[row_id], row_id))[:_MOST]


def _pairs(name: str) -> frozenset[str]:
    plain = match_key(name)
    bare = _COMMON.sub("", plain) or plain
    return frozenset(bare[place : place + 2] for place in range(max(1, len(bare) - 1)))
