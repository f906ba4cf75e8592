"""Row security as SQL: each table's scope printed as one replaceable file of policies.

`write_policies` prints `policies/<table>.sql`; a test holds the files against the scopes.
"""

from collections.abc import Mapping
from pathlib import Path

from backend.database.actor import Role
from backend.database.registry import all_tables, scope_of
from backend.database.scope import Match, Reach, Scope

FOLDER = Path(__file__).parent / "policies"

_TENANT_COLUMN = {"districts": "id"}


def _setting(name: str, cast: str = "") -> str:
    """Read a setting once a statement: the sub-select is an InitPlan and not a call per row."""
    return f"(select nullif(current_setting('app.{name}', true), ''){cast})"


def _match(match: Match) -> str:
    key = _setting(match.key.value, "::uuid")
    if match.is_array:
        return f"{match.column} @> array[{key}]"
    return f"{match.column} = {key}"


def _cases(rights: Mapping[Role, Reach], *, crosses: bool) -> list[str]:
    """Give a branch of CASE for each role.

    CASE and not OR: of alternatives over settings the planner expects next to no rows and chooses
    nested loops; of a CASE it expects half of them, which is near enough for every role.
    """
    return [
        f"when '{role.value}' then " + (" or ".join(map(_match, reach.matches)) or "true")
        for role, reach in sorted(rights.items())
        if reach.crosses_districts is crosses
    ]


def _by_role(cases: list[str]) -> str:
    lines = [f"case {_setting('role')}", *(f"  {one}" for one in cases), "  else false", "end"]
    return "\n      ".join(lines)


def condition(table: str, rights: Mapping[Role, Reach]) -> str:
    """Give the condition under which a row of the table is reached."""
    column = _TENANT_COLUMN.get(table, "district_id")
    parts: list[str] = []
    if own := _cases(rights, crosses=False):
        district = f"{column} = {_setting('district_id', '::uuid')}"
        parts.append(f"({district}\n    and {_by_role(own)})")
    if everywhere := _cases(rights, crosses=True):
        parts.append(_by_role(everywhere))
    return "\n    or ".join(parts) if parts else "false"


def _guarded(text: str, *, is_closed: bool, by_token: Match | None) -> str:
    if not is_closed:
        return text
    channel = f"{_setting('channel')} is distinct from 'TOKEN'"
    if by_token is not None:
        channel = f"({channel} or {_match(by_token)})"
    return f"{channel}\n    and ({text})"


def policies_sql(table: str, scope: Scope) -> str:
    """Give the policies and rights of one table, to be run after the old ones were dropped."""
    own = scope.by_token
    read = _guarded(condition(table, scope.read), is_closed=scope.closed_to_tokens, by_token=own)
    write = _guarded(condition(table, scope.write), is_closed=not scope.tokens_append, by_token=own)
    verbs = "insert" if scope.append_only else "all"
    rights = "select, insert" if scope.append_only else "select, insert, update, delete"
    using = "" if scope.append_only else f"\n  using (\n    {write}\n  )"
    lines = [
        "-- Made from the table's __scope__; print it anew with `liangxin schema --policies`.",
        f"alter table {table} enable row level security;",
        f"alter table {table} force row level security;",
        f"grant select on {table} to liangxin_reader;",
        f"grant {rights} on {table} to liangxin_writer;",
        f"create policy readers_see_their_rows on {table}",
        "  for select to liangxin_reader, liangxin_writer",
        f"  using (\n    {read}\n  );",
        f"create policy writers_change_their_rows on {table}",
        f"  for {verbs} to liangxin_writer{using}",
        f"  with check (\n    {write}\n  );",
    ]
    return "\n".join(lines) + "\n"


def all_policies() -> dict[str, str]:
    """Give the text of every policy file by its name."""
    return {f"{table}.sql": policies_sql(table, scope_of(table)) for table in sorted(all_tables())}


def write_policies() -> None:
    """Print every policy file, and remove those of tables that are gone."""
    FOLDER.mkdir(exist_ok=True)
    texts = all_policies()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    for path in FOLDER.glob("*.sql"):
        if path.name not in texts:
            path.unlink()
