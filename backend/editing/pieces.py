"""Periods of one matter from two records: where both speak, one of them is heard."""

from collections.abc import Iterable

from sqlalchemy.dialects.postgresql import Range

from backend.database.columns import DateRange


def apart_from(period: DateRange, others: Iterable[DateRange]) -> list[DateRange]:
    """Give what is left of a period where others do not hold, in order."""
    pieces = [period]
    for other in others:
        pieces = [left for piece in pieces for left in _without(piece, other)]
    return sorted(pieces, key=lambda piece: (piece.lower is not None, piece.lower))


def _without(piece: DateRange, other: DateRange) -> list[DateRange]:
    if piece.is_empty or other.is_empty or not piece.overlaps(other):
        return [piece]
    left: list[DateRange] = []
    if other.lower is not None and (piece.lower is None or piece.lower < other.lower):
        left.append(Range(piece.lower, other.lower, bounds="[)"))
    if other.upper is not None and (piece.upper is None or other.upper < piece.upper):
        left.append(Range(other.upper, piece.upper, bounds="[)"))
    return left
