"""The catalog of the whole program: the parts of all slices put together and checked once.

Types extend each other by name only, so that no slice imports one that stands above it.
"""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range
from sqlmodel import SQLModel

from backend.compiler.catalog import (
    NO_TOKEN,
    SQL,
    Choice,
    Column,
    Entity,
    Field,
    Mutation,
    Part,
    Period,
    Row,
    Search,
    ToOne,
    ValueType,
)
from backend.compiler.templates import ScopeOf, Template
from backend.database.registry import all_tables
from backend.database.scope import Scope

SQL_TYPES: Mapping[type, str] = {
    bool: "boolean",
    int: "bigint",
    float: "double precision",
    str: "text",
    date: "date",
    datetime: "timestamp with time zone",
    Decimal: "numeric",
    UUID: "uuid",
}


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What the table says of a column."""

    type: type
    is_nullable: bool
    description: str


@dataclass(frozen=True, slots=True)
class CatalogType:
    """A type with all its fields, those of other slices included, by GraphQL name."""

    name: str
    description: str
    fields: Mapping[str, Field]
    entity: Entity | None = None
    token_scopes: frozenset[str] = NO_TOKEN


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every type, root field and mutation by GraphQL name."""

    types: Mapping[str, CatalogType]
    roots: Mapping[str, Field]
    mutations: Mapping[str, Mutation]
    tables: Mapping[str, type[SQLModel]]

    def entity(self, type_name: str) -> Entity:
        """Give the entity behind a type."""
        entity = self.types[type_name].entity
        if entity is None:
            message = f"{type_name} is not an entity"
            raise LookupError(message)
        return entity

    def scope(self, table: str) -> Scope:
        """Give who may see the rows of a table."""
        return cast("Scope", self.tables[table].__scope__)  # type: ignore[attr-defined]

    def is_tenant(self, table: str) -> bool:
        """Tell whether the rows of a table carry their district."""
        return "district_id" in self.tables[table].model_fields


def camel(name: str) -> str:
    """Write a column's name as GraphQL does: `name_sort` → `nameSort`."""
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)


def pascal(name: str) -> str:
    """Write a name as a type's: `form_branch` → `FormBranch`."""
    return "".join(word.capitalize() for word in name.split("_"))


def type_name(entity: Entity) -> str:
    """Give the GraphQL name of an entity."""
    return entity.name or entity.table.__name__


def table_name(entity: Entity) -> str:
    """Give the table of an entity."""
    return str(entity.table.__tablename__)


def sql_type(given: type) -> str:
    """Give the SQL type that values of a Python type are bound as."""
    return "text" if issubclass(given, StrEnum) else SQL_TYPES[given]


def column_facts(table: type[SQLModel], column: str) -> ColumnFacts:
    """Read a column's type, nullability and description off its table.

    Raises: LookupError for an unknown column, TypeError for a type that GraphQL has no word for.
    """
    if column not in table.model_fields:
        message = f"{table.__name__} has no column {column}"
        raise LookupError(message)
    info = table.model_fields[column]
    options = [one for one in _alternatives(info.annotation) if one is not type(None)]
    kind = typing.get_origin(options[0]) or options[0]
    if not isinstance(kind, type) or not (
        kind in SQL_TYPES or kind is Range or issubclass(kind, StrEnum)
    ):
        message = f"{table.__name__}.{column} is a {kind}"
        raise TypeError(message)
    columns = table.__table__.c  # type: ignore[attr-defined]
    return ColumnFacts(
        type=kind,
        is_nullable=bool(columns[column].nullable),
        description=info.description or "",
    )


def assemble(parts: Iterable[Part]) -> Catalog:
    """Put the parts together.

    Raises: LookupError or ValueError that names the declaration at fault.
    """
    parts = tuple(parts)
    fields = {kind.name: dict(kind.fields) for part in parts for kind in _kinds(part)}
    for part in parts:
        for name, more in (part.extends or {}).items():
            fields[name].update(_named(more))
    catalog = Catalog(
        types={
            kind.name: CatalogType(
                name=kind.name,
                description=kind.description,
                entity=kind.entity,
                fields=fields[kind.name],
                token_scopes=kind.token_scopes,
            )
            for part in parts
            for kind in _kinds(part)
        },
        roots=dict(_named(field for part in parts for field in part.roots)),
        mutations={
            camel(one.name or one.command.__name__): one for part in parts for one in part.mutations
        },
        tables=all_tables(),
    )
    _check(catalog)
    return catalog


def _kinds(part: Part) -> Iterator[CatalogType]:
    for entity in part.entities:
        description = entity.description or " ".join((entity.table.__doc__ or "").split())
        fields = dict(_named(entity.fields))
        yield CatalogType(type_name(entity), description, fields, entity, entity.token_scopes)
    for value in part.values:
        yield _value_kind(value)


def _value_kind(value: ValueType) -> CatalogType:
    fields = dict(_named(value.fields))
    return CatalogType(value.name, value.description, fields, None, value.token_scopes)


def _named(fields: Iterable[Field]) -> Iterator[tuple[str, Field]]:
    for field in fields:
        match field:
            case Period(prefix=prefix):
                yield camel(f"{prefix}_from"), field
                yield camel(f"{prefix}_to"), field
            case Column(name=name, alias=alias):
                yield camel(alias or name), field
            case _:
                yield camel(field.name), field


def _alternatives(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 - an annotation
    is_union = typing.get_origin(annotation) in (typing.Union, types.UnionType)
    return typing.get_args(annotation) if is_union else (annotation,)


def _check(catalog: Catalog) -> None:
    for kind in catalog.types.values():
        for name, field in kind.fields.items():
            _check_field(catalog, f"{kind.name}.{name}", field, kind.entity)
        for tally in kind.entity.tallies if kind.entity else ():
            for template in (tally.sql, tally.hidden):
                _check_template(catalog, f"{kind.name}.{tally.name}", template)
    for name, field in catalog.roots.items():
        _check_field(catalog, f"Query.{name}", field, None)


def _check_field(catalog: Catalog, place: str, field: Field, entity: Entity | None) -> None:
    target = getattr(field, "target", None) or getattr(field, "type", None)
    if isinstance(target, str) and target not in catalog.types:
        message = f"{place} leads to {target}, which no part declares"
        raise LookupError(message)
    if isinstance(field, Column | Period) and entity is not None:
        column_facts(entity.table, field.name if isinstance(field, Column) else field.column)
    _check_filter(catalog, place, field)
    if isinstance(field, Search):
        for name in field.targets:
            target_entity = catalog.entity(name)
            if target_entity.search is None or target_entity.audit is not None:
                message = f"{place} finds {name}, which has no words or whose reading is audited"
                raise ValueError(message)
    for given in (getattr(field, name, None) for name in ("sql", "matching", "within")):
        for template in templates_of(given):
            _check_template(catalog, place, template)
    if isinstance(field, Row):
        for template in (field.shares or {}).values():
            _check_template(catalog, place, template)


def _check_filter(catalog: Catalog, place: str, field: Field) -> None:
    """See that a filter tells nobody what the field hides, and that orders lead somewhere."""
    uses = ("is_filterable", "is_orderable", "is_groupable", "is_measured")
    if (
        any(getattr(field, use, False) for use in uses)
        and getattr(field, "readers", None) is not None
    ):
        message = f"{place} is kept from some, who would learn it by filters or orders"
        raise ValueError(message)
    if not isinstance(field, ToOne):
        return
    if field.by is None and (field.is_filterable or field.is_groupable or field.orders):
        message = f"{place} is compared, but no column of the row leads there"
        raise ValueError(message)
    for name in field.orders:
        other = catalog.types[field.target].fields.get(camel(name))
        if not getattr(other, "is_orderable", False):
            message = f"{place} sorts by {name}, by which {field.target} does not"
            raise LookupError(message)


def templates_of(given: SQL | None) -> tuple[Template, ...]:
    """Give the templates that a field may use."""
    match given:
        case None:
            return ()
        case Choice(templates=templates):
            return tuple(templates.values())
        case _:
            return (given,)


def _check_template(catalog: Catalog, place: str, template: Template) -> None:
    """See that every table of a template is read within the actor's scope."""
    scoped = {piece.table for piece in template.pieces if isinstance(piece, ScopeOf)}
    unknown = scoped - catalog.tables.keys()
    words = set("".join(p for p in template.pieces if isinstance(p, str)).lower().split())
    bare = {name for name in catalog.tables if name in words} - scoped
    if unknown or bare:
        message = (
            f"{place}: template {template.name} reads {', '.join(sorted(bare | unknown))}"
            " without {scope table alias}"
        )
        raise ValueError(message)
