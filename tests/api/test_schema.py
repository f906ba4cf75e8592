"""The schema is printed, described to the last word, and never lies about what can be null."""

import re
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

from backend.api.schema import ledger_catalog, ledger_schema, schema_text
from backend.compiler.assembly import column_facts
from backend.compiler.catalog import Column, ToOne

GRAPHQL_SCALARS = {"Boolean", "Float", "ID", "Int", "String"}
"""GraphQL's own, which its specification describes."""
PROPER_NAMES = {f"CoordinateSystem.{name}" for name in ("WGS84", "CGCS2000", "GCJ02", "BD09")}
"""What is called alike in both languages."""
FILE = Path(__file__).parents[2] / "schema.graphql"


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    """The schema of the whole program."""
    return ledger_schema()


def test_committed_schema_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text()


def test_schema_is_valid(schema: GraphQLSchema) -> None:
    assert validate_schema(schema) == []


def test_everything_in_the_schema_is_described_in_chinese_and_in_english(
    schema: GraphQLSchema,
) -> None:
    assert set(undescribed(schema)) == PROPER_NAMES


def undescribed(schema: GraphQLSchema) -> Iterator[str]:
    for name, kind in schema.type_map.items():
        if not name.startswith("__") and name not in GRAPHQL_SCALARS:
            yield from (place for place, text in words_of(name, kind) if not is_bilingual(text))


def is_bilingual(text: str | None) -> bool:
    """Tell whether words are written as the house writes them: 中文；English."""
    chinese, mark, english = (text or "").partition("；")
    is_told = re.search("[\u4e00-\u9fff]", chinese) and re.search("[A-Za-z]", english)
    return bool(mark and is_told)


def test_what_is_deprecated_says_the_day_from_which_it_may_go(schema: GraphQLSchema) -> None:
    undated = [
        place
        for place, reason in deprecations(schema)
        if re.search(r"\b20\d\d-\d\d-\d\d\b", reason) is None
    ]

    assert undated == []


def deprecations(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Give each deprecated field, argument, input field and enum value with its reason."""
    for name, kind in schema.type_map.items():
        for key, one in inner_of(kind).items():
            places = {f"{name}.{key}": one}
            places |= {f"{name}.{key}({word})": it for word, it in arguments_of(one).items()}
            for place, found in places.items():
                if found.deprecation_reason is not None:
                    yield place, found.deprecation_reason


def inner_of(kind: GraphQLNamedType) -> Mapping[str, Any]:
    """Give the values of an enum or the fields of another type."""
    found: Mapping[str, Any] = getattr(kind, "values" if is_enum_type(kind) else "fields", {})
    return found


def arguments_of(one: Any) -> Mapping[str, Any]:
    """Give the arguments of a field; nothing else has any."""
    found: Mapping[str, Any] = getattr(one, "args", {})
    return found


def words_of(name: str, kind: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    """Give each place of a type and what is said of it."""
    yield name, kind.description
    for key, one in inner_of(kind).items():
        yield f"{name}.{key}", one.description
        for argument_name, argument in arguments_of(one).items():
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
