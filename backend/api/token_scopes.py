"""What each scope of an API token reads, from the catalog itself, which forgets no field.

It is printed as the function `declared_token_scopes`, so that a program asks for it over the same
API; `liangxin schema --policies` prints it anew, and a test holds the file against the catalog.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backend.accounts.tokens import TokenScope
from backend.compiler.assembly import Catalog, CatalogType, table_name
from backend.compiler.catalog import ANY_TOKEN, Field, Search
from backend.database import registry as tables
from backend.database.actor import Role

FILE = Path(tables.__file__).parent / "functions" / "declared_token_scopes.sql"
QUERY = "Query"

_HEAD = """\
-- declared_token_scopes --
-- Made from the catalog of the API; `liangxin schema --policies` prints it anew.
create or replace function declared_token_scopes()
returns table (place integer, scope text, description text, type text, fields text[])
language sql
immutable
security invoker
as $$
  values
"""


@dataclass(frozen=True, slots=True)
class Readable:
    """The fields of one type that a scope reads."""

    scope: TokenScope
    type_name: str
    fields: tuple[str, ...]


def readable(catalog: Catalog) -> tuple[Readable, ...]:
    """Give what every scope reads: the query's own fields first, then types by name."""
    return tuple(one for scope in TokenScope for one in _of_scope(catalog, scope))


def declared_sql(catalog: Catalog) -> str:
    """Give the text of the function's file."""
    places = {scope: place for place, scope in enumerate(TokenScope, start=1)}
    rows = (
        f"    ({places[one.scope]}, {_text(one.scope.value)}, {_text(one.scope.label)},"
        f" {_text(one.type_name)},\n{_array(one.fields)})"
        for one in readable(catalog)
    )
    return _HEAD + ",\n".join(rows) + "\n$$;\n"


def write_token_scopes(catalog: Catalog) -> None:
    """Print the file."""
    FILE.write_text(declared_sql(catalog), encoding="utf-8")


def _of_scope(catalog: Catalog, scope: TokenScope) -> Iterator[Readable]:
    known = {
        name: kind for name, kind in sorted(catalog.types.items()) if _reads(catalog, scope, kind)
    }
    yield Readable(scope, QUERY, tuple(_fields(catalog.roots, known)))
    for name, kind in known.items():
        own = ("id",) if kind.entity is not None else ()
        yield Readable(scope, name, (*own, *_fields(kind.fields, known)))


def _reads(catalog: Catalog, scope: TokenScope, kind: CatalogType) -> bool:
    """Tell whether a scope alone reads a type and reaches rows of it."""
    if kind.token_scopes != ANY_TOKEN and scope.value not in kind.token_scopes:
        return False
    if kind.entity is None:
        return True
    rights = catalog.scope(table_name(kind.entity))
    is_reached = scope is not TokenScope.PUBLISHED or Role.PUBLIC in rights.read
    return is_reached and (not rights.closed_to_tokens or rights.by_token is not None)


def _fields(fields: Mapping[str, Field], known: Container[str]) -> Iterator[str]:
    """Name the fields that lead to nothing hidden; what only some roles see, no token does."""
    for name, field in fields.items():
        is_open = not (found := _leads_to(field)) or any(one in known for one in found)
        if is_open and getattr(field, "readers", None) is None:
            yield name


def _leads_to(field: Field) -> tuple[str, ...]:
    """Name the types whose objects a field gives: several for a search, none for a plain value."""
    if isinstance(field, Search):
        return field.targets
    one = getattr(field, "target", None) or getattr(field, "type", None)
    return (one,) if isinstance(one, str) else ()


def _array(names: Iterable[str]) -> str:
    lines, line = [], "     array["
    for name in names:
        piece = f"{_text(name)}, "
        if len(line) + len(piece) > 98:  # noqa: PLR2004 - the width of a line
            lines.append(line.rstrip())
            line = "       "
        line += piece
    return "\n".join([*lines, line.rstrip(", ") + "]"])


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
