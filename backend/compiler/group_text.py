"""Fourth stage: how rows are gathered into groups, and which counts of persons are kept back.

A caller without member rights knows the count of every single row that is no small one. What is
left of a group, its hidden part, must therefore be none, or three and more; else the group is kept
back. Groups that are kept back are told by the whole less the others: where their hidden parts
come to fewer than three, the group with the next hidden part is kept back as well.
"""

from collections.abc import Iterable, Mapping
from typing import Final, LiteralString

from backend.compiler.conditions import from_where, source
from backend.compiler.sql import Fragment, identifier, joined, sql, value
from backend.compiler.tree import Groups, HasMoreGroups, Key, Relation, Source, Tally

COUNT = "group_count"
_FUNCTIONS: Final[Mapping[str, LiteralString]] = {
    "sum": "sum({})",
    "min": "min({})",
    "max": "max({})",
}


def gathered(groups: Groups, row: str, outer: str | None) -> Fragment:
    """Write the SELECT that gives one row a group, the largest groups first."""
    values: list[tuple[str, Source]] = [(key.name, key.source) for key in groups.keys]
    found = [_named(COUNT, sql("count(*)"))]
    for measure in groups.measures:
        values.append((measure.name, measure.source))
        whole = sql(_FUNCTIONS[measure.function], identifier(measure.name))
        found.append(_named(measure.name, whole))
    for tally in groups.tallies:
        parts = {f"tally_{tally.name}": tally.source, f"hidden_{tally.name}": tally.hidden}
        for name, part in parts.items():
            if part is not None:
                values.append((name, part))
                found.append(_named(name, sql("coalesce(sum({}), 0)", identifier(name))))
    grouped = sql(
        "select {} from ({}) as {} group by {}",
        joined(", ", (*(identifier(key.name) for key in groups.keys), *found)),
        _rows(groups.relation, values, row, outer),
        identifier(row),
        _grouping(groups.keys),
    )
    order = (sql("{} desc", identifier(COUNT)), *map(_ordered, groups.keys))
    return sql(
        "{} order by {} limit {}",
        _told(groups, grouped, row) if groups.tallies else grouped,
        joined(", ", order),
        value(groups.limit),
    )


def has_more(more: HasMoreGroups, row: str, outer: str | None) -> Fragment:
    """Write whether there are more groups than the answer holds."""
    values = [(key.name, key.source) for key in more.keys]
    return sql(
        "(select (count(*) > {})::text from (select from ({}) as {} group by {} limit {}) as {})",
        value(more.limit),
        _rows(more.relation, values, row, outer),
        identifier(row),
        _grouping(more.keys),
        value(more.limit + 1),
        identifier(row),
    )


def _rows(
    relation: Relation, values: Iterable[tuple[str, Source]], row: str, outer: str | None
) -> Fragment:
    named = (_named(name, source(given, row)) for name, given in values)
    return sql("select {} {}", joined(", ", named), from_where(relation, row, outer))


def _told(groups: Groups, grouped: Fragment, row: str) -> Fragment:
    """Write each count of persons as it is told: null where it is kept back."""
    kept = (_named(f"kept_{one.name}", _is_kept(one, groups.keys)) for one in groups.tallies)
    shown = (
        sql(
            "case when not {} then {} end as {}",
            identifier(f"kept_{one.name}"),
            identifier(f"tally_{one.name}"),
            identifier(f"shown_{one.name}"),
        )
        for one in groups.tallies
    )
    return sql(
        "select {}.*, {} from (select {}.*, {} from ({}) as {}) as {}",
        identifier(row),
        joined(", ", shown),
        identifier(row),
        joined(", ", kept),
        grouped,
        identifier(row),
        identifier(row),
    )


def _is_kept(tally: Tally, keys: tuple[Key, ...]) -> Fragment:
    if tally.hidden is None:
        return sql("false")
    hidden = identifier(f"hidden_{tally.name}")
    return sql(
        "{} between 1 and 2 or {} > 2"
        " and coalesce(sum({}) filter (where {} between 1 and 2) over () < 3, false)"
        " and row_number() over (partition by {} > 2 order by {}) = 1",
        hidden,
        hidden,
        hidden,
        hidden,
        hidden,
        joined(", ", (hidden, *map(_ordered, keys))),
    )


def _grouping(keys: tuple[Key, ...]) -> Fragment:
    return joined(", ", (identifier(key.name) for key in keys)) if keys else sql("()")


def _ordered(key: Key) -> Fragment:
    name = identifier(key.name)
    return sql('{} collate "C"', name) if key.type == "text" else name


def _named(name: str, given: Fragment) -> Fragment:
    return sql("{} as {}", given, identifier(name))
