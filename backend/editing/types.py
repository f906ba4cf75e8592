"""GraphQL types of the ledgers' rows: what a row is warned of, as the figures know it."""

from datetime import date

from backend.compiler.catalog import AS_OF, Field, Part, Rows, Value, ValueType
from backend.compiler.templates import load
from backend.editing.rules import RowWarning

_SQL = load("backend.editing", "types.sql")

WARNING = ValueType(
    name="WarningOfRow",
    description="提醒；Why a row calls for work on a day; the same sets as the figures.",
    fields=(
        Value(name="code", type=RowWarning, is_nullable=False, description="事由；why"),
        Value(
            name="day",
            type=date,
            description="有关日期；day on which the check expired or the term ends",
        ),
    ),
)


def _warnings(of: str) -> tuple[Field, ...]:
    return (
        Rows(
            name="warnings",
            type="WarningOfRow",
            sql=_SQL[f"{of}_warnings"],
            arguments=(AS_OF,),
            limit=20,
            description="提醒；why it calls for work on the day, for one object or a page of them",
        ),
    )


PART = Part(
    values=(WARNING,),
    extends={"Organization": _warnings("organization"), "Branch": _warnings("branch")},
)
