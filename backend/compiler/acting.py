"""A statement that names its own actor: one exchange with the server instead of three.

`select <the answer> from (select set_config(…, true), … offset 0) as actor where …` sets what row
security compares with, for this statement only, and only then writes the answer: PostgreSQL reads a
row of FROM before it evaluates the target list, `offset 0` keeps the sub-select a step of its own,
and the condition makes it a row that is read. Were the order ever another one, the settings would
be unset and no row would be seen. docs/adr/0016 has the proof; a test looks at every plan.
"""

from backend.compiler.sql import Statement
from backend.database.actor import ACTING

ALIAS = "actor"


def acting(statement: Statement) -> Statement:
    """Let a statement without FROM set its actor; `ACTING` fills the last parameters."""
    first = len(statement.slots) + 1
    settings = ", ".join(
        f"set_config('{name}', ${number}::text, true) as {name.removeprefix('app.')}"
        for number, name in enumerate(ACTING, start=first)
    )
    return Statement(
        text=f"{statement.text} from (select {settings} offset 0) as {ALIAS}"
        f" where {ALIAS}.role is not null",
        slots=statement.slots,
        checks=statement.checks,
    )
