"""The check value of a round: twenty characters that stand for all its results. Pure.

A sheet that was printed and the log that is kept say the same if their check values are the same;
a changed place, total or status anywhere in the round gives another one.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

_STATED = ("status", "place", "is_shared", "theory", "practical", "seconds", "penalties", "total")
_GROUPS, _GROUP = 5, 4


def check_value(round_id: UUID, results: Iterable[Mapping[str, Any]]) -> str:
    """Write the check value of a round's results, such as `3F2A-91BC-77D0-12AB-9C01`.

    Shape: of each result its `bib` and what it says, by the names of the table; the order does not
    matter, nor with how many zeros a number ends. Units: 80 bits of SHA-256.
    """
    lines = sorted(
        "\t".join([row["bib"], *(_said(row[name]) for name in _STATED)]) for row in results
    )
    digest = sha256("\n".join([str(round_id), *lines]).encode()).hexdigest().upper()
    return "-".join(digest[at : at + _GROUP] for at in range(0, _GROUPS * _GROUP, _GROUP))


def _said(value: object) -> str:
    match value:
        case None:
            return "-"
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return str(value)
