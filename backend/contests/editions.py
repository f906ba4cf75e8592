"""What an edition of published results says beside the results: who to turn to, what changed. Pure.

A new edition deletes the rows of the one before, names among them; so what changed is counted when
it is published, and only the counts stay.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

Row = Mapping[str, Any]
Awards = Iterable[Mapping[str, Any]]

_OF_ONE = ("discipline_name", "round_name", "bib")
_SAID = ("place", "is_shared", "theory", "practical", "total", "status", "award")


def changes_between(
    before: Iterable[Row],
    after: Iterable[Row],
    *,
    awards_before: Awards | None = (),
    awards: Awards = (),
) -> dict[str, int]:
    """Count what changed from one edition's results to the next; names do not count.

    An award to an organization counts as a result that came or went. `awards_before` is None of an
    edition that was published when none were told.
    """
    former, present = _by_entry(before), _by_entry(after)
    both = former.keys() & present.keys()
    had = {one["id"] for one in awards_before or ()}
    has = {one["id"] for one in awards}
    return {
        "changed_results": sum(former[one] != present[one] for one in both),
        "added_results": len(present.keys() - both) + len(has - had),
        "removed_results": len(former.keys() - both) + len(had - has),
    }


def _by_entry(rows: Iterable[Row]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    return {
        tuple(row[name] for name in _OF_ONE): tuple(row[name] for name in _SAID) for row in rows
    }


def appeals_end_at(contest: Row, rounds: Iterable[Row]) -> datetime | None:
    """Give until when the results of the rounds can be appealed against, the last of them."""
    closed = [row["closed_at"] for row in rounds if row["closed_at"] is not None]
    return max(closed) + timedelta(hours=contest["appeal_hours"]) if closed else None
