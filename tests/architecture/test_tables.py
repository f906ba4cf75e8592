"""The register of tables, held against the catalogue of a migrated database.

The accident each test prevents stands in its docstring.
"""

from typing import Any

import pytest
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint

from backend.api.schema import ledger_catalog
from backend.compiler.catalog import Column, ToMany, ToOne
from backend.database.columns import Category
from backend.database.registry import all_tables, category_of, metadata, table_of
from backend.database.row_security import FOLDER, all_policies

Owner = Any
"""The connection of the schema's owner."""

TENANT_TABLES = sorted(name for name in all_tables() if category_of(name) is Category.TENANT)


async def test_every_table_of_the_database_stands_in_the_register(owner_connection: Owner) -> None:
    """A table made by hand would have no scope and no policy."""
    rows = await owner_connection.fetch(
        "select tablename from pg_tables where schemaname = 'public' order by 1"
    )

    assert [row["tablename"] for row in rows] == sorted(all_tables())


async def test_row_security_is_enabled_and_forced_on_every_table(owner_connection: Owner) -> None:
    """Without FORCE the owner, and so a careless job, would see every district."""
    rows = await owner_connection.fetch(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
        " and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)"
    )

    assert [row["relname"] for row in rows] == []


async def test_every_table_and_column_of_the_database_has_a_comment(
    owner_connection: Owner,
) -> None:
    """The comments become the descriptions of the API."""
    rows = await owner_connection.fetch(
        "select c.relname || coalesce('.' || a.attname, '') as place"
        " from pg_class as c left join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0"
        " and not a.attisdropped"
        " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'"
        " and (col_description(c.oid, a.attnum) is null or obj_description(c.oid) is null)"
    )

    assert [row["place"] for row in rows] == []


async def test_every_check_and_exclusion_of_the_tables_stands_in_the_database(
    owner_connection: Owner,
) -> None:
    """The drift check of the migrations does not see these constraints."""
    rows = await owner_connection.fetch(
        "select conname from pg_constraint where connamespace = 'public'::regnamespace"
        " and contype in ('c', 'x', 'u', 'f', 'p') and conrelid <> 0 order by 1"
    )

    expected = sorted(
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
    )
    assert [row["conname"] for row in rows] == expected


@pytest.mark.parametrize("table", TENANT_TABLES)
def test_a_tenant_table_is_keyed_and_referred_to_by_its_district(table: str) -> None:
    """A key without the district could not be spread, and would join across districts."""
    shape = table_of(all_tables()[table])

    assert next(iter(shape.primary_key.columns)).name == "district_id"
    for constraint in shape.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            assert constraint.column_keys[0] == "district_id"
            assert constraint.ondelete in {"NO ACTION", "CASCADE"}


@pytest.mark.parametrize("table", sorted(all_tables()))
def test_every_reference_of_a_table_has_an_index(table: str) -> None:
    """Deleting a row looks for the rows that refer to it, each time through the whole table."""
    shape = table_of(all_tables()[table])
    leading = [tuple(shape.primary_key.columns.keys())]
    leading += [tuple(column.name for column in index.columns) for index in shape.indexes]

    for constraint in shape.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            keys = tuple(constraint.column_keys)
            assert any(index[: len(keys)] == keys for index in leading), (table, keys)


def test_every_filter_and_order_of_the_api_has_an_index() -> None:
    """A filter without an index reads a whole district for a page of twenty.

    Lists inside an object are small and found by the object; these are the lists of the district.
    """
    catalog = ledger_catalog()
    listed = {one.target for one in catalog.roots.values() if isinstance(one, ToMany)}
    missing = []
    for name in sorted(listed):
        kind = catalog.types[name]
        assert kind.entity is not None
        shape = table_of(kind.entity.table)
        second = {tuple(c.name for c in index.columns)[1:2] for index in shape.indexes}
        second |= {
            tuple(c.name for c in one.columns)[1:2]
            for one in shape.constraints
            if isinstance(one, UniqueConstraint)
        }
        second |= {(column.name,) for column in shape.columns if column.unique}
        second |= {tuple(shape.primary_key.columns.keys())[1:2]}
        for field in kind.fields.values():
            wanted = None
            if isinstance(field, Column) and (field.is_filterable or field.is_orderable):
                wanted = field.order or field.name if field.is_orderable else field.name
            elif isinstance(field, ToOne) and field.is_filterable:
                wanted = field.by
            if wanted is not None and (wanted,) not in second:
                missing.append(f"{name}.{wanted}")
    assert missing == []


def test_the_policy_files_are_printed_from_the_scopes() -> None:
    """An edited policy file would let the two walls of row security drift apart."""
    files = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.sql")}

    assert files == all_policies()
