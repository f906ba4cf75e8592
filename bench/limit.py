"""The limit: pgbench running the very statement that our compiler writes, on the same database.

Once as our server runs it, setting its actor each time, once bare: the settings set for the whole
session, the statement alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from backend.api.schema import ledger_catalog, make_schema
from backend.app import limits_of
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Limits
from backend.compiler.plan import Compiler, compiler
from backend.compiler.slots import Environment
from backend.database.binaries import find_binaries, run_program
from backend.kit.clock import today
from bench.sides import READER
from bench.stage import Stage

CLIENTS = 10
OPENING, CLOSING = "select convert_to(", ", 'UTF8')"


@dataclass(frozen=True, slots=True)
class Compiled:
    """What our compiler writes: the statement, the step that sets its actor, the values of both."""

    statement: str
    values: list[Any]
    acting: str
    settings: tuple[str, ...]


def compiled(stage: Stage, query: str, variables: Mapping[str, Any]) -> Compiled:
    """Compile a query as the server does.

    The statement gives text, not bytes: pgbench reads text only and would pay for a hex encoding.
    """
    ours = _compiler(limits_of(stage.settings))
    operation = ours.read(query, has_suggestions=True).operation(None)
    request = ours.request(operation, variables, stage.actor)
    plan = ours.query(request)
    statement = plan.statement
    environment = Environment(
        actor=stage.actor, variables=request.values, today=today(), signer=CursorSigner(bytes(32))
    )
    assert statement.text.startswith(OPENING), statement.text
    assert statement.text.endswith(CLOSING), statement.text
    assert plan.reading.text.startswith(statement.text), plan.reading.text
    return Compiled(
        statement="select " + statement.text[len(OPENING) : -len(CLOSING)],
        values=[slot.bind(environment) for slot in statement.slots],
        acting=plan.reading.text[len(statement.text) :],
        settings=stage.actor.acting(),
    )


@cache
def _compiler(limits: Limits) -> Compiler:
    """Make the compiler once: reading the catalog takes longer than a query does."""
    catalog = ledger_catalog()
    return compiler(make_schema(catalog), catalog, limits)


def script(
    stage: Stage, ours: Compiled, varying: UUID, kind: int, *, rows: int, is_bare: bool
) -> str:
    """Write the pgbench script; each client prepares the statement once."""
    acting = "" if is_bare else ours.acting
    values = ours.values if is_bare else [*ours.values, *ours.settings]
    session = stage.actor.settings_sql().replace("set local", "set")
    lines = [
        rf"\set n random(0, {rows - 1})",
        r"\if not :prepared",
        "set jit = off;",
        *([session] if is_bare else []),
        f"prepare question as {ours.statement}{acting};",
        r"\set prepared true",
        r"\endif",
        f"execute question({arguments_sql(values, varying, kind)});",
    ]
    return "\n".join(lines) + "\n"


def arguments_sql(values: Sequence[Any], varying: UUID, kind: int) -> str:
    """Write the values as SQL; the varying id is computed from pgbench's random number."""
    random_id = f"('01900000-{kind:04x}-7000-8000-' || lpad(to_hex(:n), 12, '0'))::uuid"
    return ", ".join(random_id if value == varying else _literal(value) for value in values)


def _literal(value: Any) -> str:  # noqa: ANN401 - what slots give
    match value:
        case None:
            return "null"
        case bool() | int():
            return str(value).lower()
        case float():
            return repr(value)
        case bytes():
            return f"'\\x{value.hex()}'"
        case str() | UUID() | date():
            return "'" + str(value).replace("'", "''") + "'"
        case _:
            raise TypeError(value)


def pgbench(stage: Stage, text: str, *, seconds: int) -> float:
    """Run a script with as many clients as our pool has connections; give transactions a second."""
    site = stage.server.site
    file = Path(site.data_dir) / "question.sql"
    file.write_text(text, encoding="utf-8")
    printed = run_program(
        find_binaries(site.data_dir, site.user) / "pgbench",
        *("-h", str(site.sockets), "-U", READER, "-n", "-M", "simple"),
        *("-D", "prepared=false", "-c", str(CLIENTS), "-j", "1", "-T", str(seconds)),
        *("-f", str(file), "liangxin"),
        user=site.user,
    )
    found = re.search(r"tps = ([0-9.]+) \(without", printed)
    assert found is not None, printed
    assert "number of failed transactions: 0 " in printed, printed
    return float(found[1])
