"""The schema is printed, described to the last word, and never lies about what can be null."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    is_enum_type,
    validate_schema,
)

from backend.api.schema import ledger_catalog, make_schema, schema_text
from backend.compiler.assembly import column_facts
from backend.compiler.catalog import Column, ToOne

FILE = Path(__file__).parents[2] / "schema.graphql"


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    """The schema of the whole program."""
    return make_schema(ledger_catalog())


def test_committed_schema_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text()


def test_schema_is_valid(schema: GraphQLSchema) -> None:
    assert validate_schema(schema) == []


def test_everything_in_the_schema_is_described(schema: GraphQLSchema) -> None:
    assert list(undescribed(schema)) == []


def undescribed(schema: GraphQLSchema) -> Iterator[str]:
    for name, kind in schema.type_map.items():
        if not name.startswith("__"):
            yield from (place for place, text in words_of(name, kind) if not text)


def words_of(name: str, kind: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    """Give each place of a type and what is said of it."""
    yield name, kind.description
    inner: Mapping[str, Any] = getattr(kind, "values" if is_enum_type(kind) else "fields", {})
    for key, one in inner.items():
        yield f"{name}.{key}", one.description
        for argument_name, argument in getattr(one, "args", {}).items():
            yield f"{name}.{key}({argument_name})", argument.description


def test_reference_that_may_be_hidden_is_nullable(schema: GraphQLSchema) -> None:
    certain = [
        f"{kind.name}.{name}"
        for kind in ledger_catalog().types.values()
        for name, field in kind.fields.items()
        if isinstance(field, ToOne)
        and isinstance(schema.type_map[kind.name].fields[name].type, GraphQLNonNull)  # type: ignore[attr-defined]
    ]

    assert certain == []


def test_column_is_certain_only_where_the_table_says_not_null(schema: GraphQLSchema) -> None:
    for kind in ledger_catalog().types.values():
        for name, field in kind.fields.items():
            if not isinstance(field, Column) or kind.entity is None:
                continue
            facts = column_facts(kind.entity.table, field.name)
            is_certain = isinstance(
                schema.type_map[kind.name].fields[name].type,  # type: ignore[attr-defined]
                GraphQLNonNull,
            )
            assert is_certain == (not facts.is_nullable and field.readers is None), name
