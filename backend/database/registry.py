"""The register of every table: its class, its category, its scope, its comments.

Migrations, row security, the compiler and the tests read the tables from here. Slices stand above
this package, so their tables are found by name (`backend.<slice>.tables`) and not imported here.
"""

import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from sqlalchemy import Table
from sqlmodel import SQLModel

import backend
from backend.database.columns import Category
from backend.database.scope import Scope

metadata = SQLModel.metadata


@cache
def all_tables() -> dict[str, type[SQLModel]]:
    """Give every table class by the name of its table, comments set from its descriptions."""
    found: dict[str, type[SQLModel]] = {}
    packages = (module.name for module in pkgutil.iter_modules(backend.__path__) if module.ispkg)
    for package in sorted(packages):
        name = f"backend.{package}.tables"
        if find_spec(name):
            found |= _tables_of(name)
    for kind in found.values():
        _comment(kind)
    return found


def _tables_of(module: str) -> dict[str, type[SQLModel]]:
    values = vars(import_module(module)).values()
    kinds = (value for value in values if isinstance(value, type) and issubclass(value, SQLModel))
    return {str(kind.__tablename__): kind for kind in kinds if hasattr(kind, "__table__")}


def _comment(kind: type[SQLModel]) -> None:
    table = table_of(kind)
    table.comment = (kind.__doc__ or "").strip().splitlines()[0]
    for name, field in kind.model_fields.items():
        table.c[name].comment = field.description


def table_of(kind: type[SQLModel]) -> Table:
    """Give the SQLAlchemy table of a class."""
    return cast("Table", kind.__table__)  # type: ignore[attr-defined]


def scope_of(table: str) -> Scope:
    """Give who may see and write the rows of a table."""
    return cast("Scope", all_tables()[table].__scope__)  # type: ignore[attr-defined]


def category_of(table: str) -> Category:
    """Give how a table is spread on a distributed engine."""
    return cast("Category", all_tables()[table].__category__)  # type: ignore[attr-defined]
