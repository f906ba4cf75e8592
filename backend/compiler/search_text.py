"""Fourth stage: a search as SQL, the best of each type first, then the best of them all."""

from backend.compiler.conditions import column, from_where, sort_value
from backend.compiler.sql import Fragment, identifier, joined, sql, value
from backend.compiler.tree import Search, Sought


def found(search: Search, row: str) -> Fragment:
    """Write the SELECT of the kind and the id of what is found, ranked, under an alias `row`."""
    of_each = (sql("({})", _of_type(search, one, row)) for one in search.sought)
    return sql(
        "select * from ({}) as {} order by rank, name, kind, id limit {}",
        joined(" union all ", of_each),
        identifier(row),
        value(search.limit),
    )


def _of_type(search: Search, sought: Sought, row: str) -> Fragment:
    name = sort_value(sought.relation.order[0], row)
    return sql(
        "select {} as kind, {} as id, {} as rank, {} as name {} order by rank, name, id limit {}",
        value(sought.type_name),
        column(row, "id"),
        _rank(search, sought, row),
        name,
        from_where(sought.relation, row, None),
        value(search.limit),
    )


def _rank(search: Search, sought: Sought, row: str) -> Fragment:
    """Put a whole word of the text before the beginning of one, and that before any other part."""
    words = column(row, sought.column)
    return sql(
        "case when ' ' || {} || ' ' like {} then 1 when ' ' || {} like {} then 2 else 3 end",
        words,
        value(search.whole, "text"),
        words,
        value(search.beginning, "text"),
    )
