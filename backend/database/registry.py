"""The register of every table: its class, its category, its scope, its comments.

Migrations, row security, the compiler and the tests read the tables from here. Slices stand above
this package, so their tables are found by name (`backend.<slice>.tables`) and not imported here.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
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
    for module in modules_of_slices("tables"):
        found |= _tables_of(module)
    for kind in found.values():
        _comment(kind)
    return found


def modules_of_slices(name: str) -> Iterator[ModuleType]:
    """Import the module of this name of every slice that has one."""
    packages = (module.name for module in pkgutil.iter_modules(backend.__path__) if module.ispkg)
    for package in sorted(packages):
        module = f"backend.{package}.{name}"
        if find_spec(module):
            yield import_module(module)


def _tables_of(module: ModuleType) -> dict[str, type[SQLModel]]:
    values = vars(module).values()
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
