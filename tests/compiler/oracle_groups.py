"""The oracle's aggregates: plain rows gathered into groups by plain Python."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Reader = Callable[[Row], Any]
_BOUNDS: Mapping[str, Callable[[Iterable[Any]], Any]] = {"sum": sum, "min": min, "max": max}


def grouped(
    rows: Sequence[Row],
    keys: Mapping[str, Reader],
    measures: Mapping[str, str],
    tallies: Mapping[str, Reader],
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
            **{name: _told(read, inside) for name, read in tallies.items()},
        }
        for values, inside in ordered
    ]
    return {"groups": groups[:limit], "hasMoreGroups": len(groups) > limit}


def _place(value: Any) -> tuple[bool, Any]:
    return (value is None, value if value is not None else 0)


def _over(function: str, column: str, rows: Sequence[Row]) -> Any:
    values = [row[column] for row in rows if row[column] is not None]
    if not values or (function == "sum" and not hasattr(values[0], "real")):
        return None
    return _BOUNDS[function](values)


def _told(read: Reader, rows: Sequence[Row]) -> dict[str, Any]:
    return {"value": sum(read(row) for row in rows), "isSuppressed": False}
