"""The oracle's aggregates: plain rows gathered into groups by plain Python."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Reader = Callable[[Row], Any]
_BOUNDS: Mapping[str, Callable[[Iterable[Any]], Any]] = {"sum": sum, "min": min, "max": max}


def grouped(
    rows: Sequence[Row],
    keys: Mapping[str, Reader],
    measures: Mapping[str, str],
    tallies: Mapping[str, "Persons"],
    limit: int,
) -> dict[str, Any]:
    """Give the groups of rows, the largest first, equal ones by their keys, nulls last."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(read(row) for read in keys.values()), []).append(row)
    if not keys:
        found = {(): list(rows)}
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), *map(_place, one[0])))
    groups = [
        {
            "count": len(inside),
            **dict(zip(keys, values, strict=True)),
            **{
                function: {
                    name: _over(function, column, inside) for name, column in measures.items()
                }
                for function in _BOUNDS
            },
        }
        for values, inside in ordered
    ]
    for name, persons in tallies.items():
        for group, told in zip(groups, persons.told([rows for _, rows in ordered]), strict=True):
            group[name] = told
    return {"groups": groups[:limit], "hasMoreGroups": len(groups) > limit}


def _place(value: Any) -> tuple[bool, Any]:
    return (value is None, value if value is not None else 0)


def _over(function: str, column: str, rows: Sequence[Row]) -> Any:
    values = [row[column] for row in rows if row[column] is not None]
    if not values or (function == "sum" and not hasattr(values[0], "real")):
        return None
    return _BOUNDS[function](values)


@dataclass(frozen=True, slots=True)
class Persons:
    """Counts of persons: of a row, and of a row as far as others may not know it.

    `is_told`: False when the caller gets none at all; `is_exact`: True when nothing is secret.
    """

    read: Callable[[Row], int]
    secret: Callable[[Row], int]
    is_exact: bool
    is_told: bool

    def told(self, groups: Sequence[Sequence[Row]]) -> list[dict[str, Any]]:
        """Give the count of each group; the groups come in the order of their keys."""
        secrets = [sum(self.secret(row) for row in rows) for rows in groups]
        kept = {place for place, secret in enumerate(secrets) if secret in (1, 2)}
        if kept and sum(secrets[place] for place in kept) < 3:
            others = [place for place, secret in enumerate(secrets) if secret > 2]
            kept |= set(sorted(others, key=lambda place: secrets[place])[:1])
        return [
            {"value": sum(self.read(row) for row in rows), "isSuppressed": False}
            if self.is_exact or (self.is_told and place not in kept)
            else {"value": None, "isSuppressed": True}
            for place, rows in enumerate(groups)
        ]
