"""GraphQL input types: filters and orders of each list, and the inputs of commands."""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLString,
    Undefined,
)

from backend.api.scalars import SCALARS
from backend.compiler.assembly import Catalog, CatalogType, camel, column_facts
from backend.compiler.catalog import Argument, Column, Expression, Field, Period, ToOne
from backend.compiler.filters import filterable, orderable
from backend.compiler.selection import Word

_EQUALITY = {
    "eq": "等于；equals",
    "ne": "不等于，空值也算；differs, a missing value too",
}
_RANGE = {
    "gt": "大于；greater than",
    "gte": "不小于；at least",
    "lt": "小于；less than",
    "lte": "不大于；at most",
}
_RANGED = (int, float, date, datetime, Decimal)


@dataclass(slots=True)
class InputTypes:
    """Makes each input and enum type once."""

    catalog: Catalog
    enums: dict[type[StrEnum], GraphQLEnumType] = field(default_factory=dict)
    filters: dict[str, GraphQLInputObjectType] = field(default_factory=dict)
    wheres: dict[str, GraphQLInputObjectType] = field(default_factory=dict)
    orders: dict[str, GraphQLInputObjectType] = field(default_factory=dict)
    inputs: dict[type, GraphQLInputObjectType] = field(default_factory=dict)
    direction: GraphQLEnumType = field(
        default_factory=lambda: GraphQLEnumType(
            "OrderDirection",
            {
                "ASC": GraphQLEnumValue(Word("ASC"), description="升序，空值在后；nulls last"),
                "DESC": GraphQLEnumValue(Word("DESC"), description="降序，空值在后；nulls last"),
            },
            description="排序方向；which way a list runs",
        )
    )

    def scalar(self, kind: type) -> Any:  # noqa: ANN401 - a scalar or an enum
        """Give the GraphQL type of a Python type."""
        return self.enum(kind) if issubclass(kind, StrEnum) else SCALARS[kind]

    def enum(self, kind: type[StrEnum]) -> GraphQLEnumType:
        """Give the GraphQL enum of an enumeration; labels become descriptions."""
        if kind not in self.enums:
            values = {one.value: GraphQLEnumValue(one, description=_label(one)) for one in kind}
            self.enums[kind] = GraphQLEnumType(
                kind.__name__, values, description=_sentence(kind.__doc__)
            )
        return self.enums[kind]

    def argument(self, given: Argument) -> GraphQLArgument:
        """Give an argument that templates read."""
        kind = self.scalar(given.type)
        return GraphQLArgument(
            GraphQLNonNull(kind) if given.is_required else kind,
            description=given.description,
            default_value=Undefined if given.default is None else given.default,
        )

    def where(self, kind: CatalogType) -> GraphQLInputObjectType:
        """Give the filter of a type."""
        if kind.name not in self.wheres:
            self.wheres[kind.name] = GraphQLInputObjectType(
                f"{kind.name}Where",
                lambda: self._where_fields(kind),
                description=f"筛选条件，嵌套至多 3 层；which objects of {kind.name}",
            )
        return self.wheres[kind.name]

    def _where_fields(self, kind: CatalogType) -> dict[str, GraphQLInputField]:
        own = self.where(kind)
        many = GraphQLList(GraphQLNonNull(own))
        found = {
            "and": GraphQLInputField(many, description="都成立；all of them hold"),
            "or": GraphQLInputField(many, description="至少一个成立；one of them holds"),
            "not": GraphQLInputField(own, description="不成立；it does not hold"),
            "id": GraphQLInputField(
                self._filter(UUID, is_text=False), description="标识；the object's own id"
            ),
        }
        for name, one in filterable(kind):
            python_type, description = self._compared(kind, one)
            found[name] = GraphQLInputField(
                self._filter(python_type, is_text=python_type is str), description=description
            )
        return found

    def _compared(self, kind: CatalogType, one: Field) -> tuple[type, str]:
        table = self.catalog.entity(kind.name).table
        match one:
            case Column(name=name, description=description):
                facts = column_facts(table, name)
                return facts.type, description or facts.description
            case Period(column=column):
                return date, column_facts(table, column).description
            case Expression(type=python_type, description=described):
                return python_type, described
            case ToOne(description=described):
                return UUID, described
            case _:
                raise TypeError(one)

    def _filter(self, python_type: type, *, is_text: bool) -> GraphQLInputObjectType:
        scalar = self.scalar(python_type)
        name = f"{scalar.name}Filter"
        if name not in self.filters:
            words = dict(_EQUALITY) | (_RANGE if python_type in _RANGED else {})
            comparisons = {
                word: GraphQLInputField(scalar, description=text) for word, text in words.items()
            }
            comparisons["in"] = GraphQLInputField(
                GraphQLList(GraphQLNonNull(scalar)),
                description="等于其一，至多 250 项；one of at most 250",
            )
            if is_text:
                comparisons["contains"] = GraphQLInputField(
                    scalar, description="包含；contains the text"
                )
            comparisons["isNull"] = GraphQLInputField(
                GraphQLBoolean, description="是否为空；whether there is no value"
            )
            self.filters[name] = GraphQLInputObjectType(
                name, comparisons, description=f"与 {scalar.name} 比较；compares a {scalar.name}"
            )
        return self.filters[name]

    def order(self, kind: CatalogType) -> GraphQLInputObjectType | None:
        """Give the order of a type, None when nothing of it can be sorted by."""
        names = dict(orderable(kind))
        if not names:
            return None
        if kind.name not in self.orders:
            values = {
                name: GraphQLEnumValue(Word(name), description=self._compared(kind, one)[1])
                for name, one in names.items()
            }
            of_type = GraphQLEnumType(
                f"{kind.name}OrderField",
                {_upper(name): value for name, value in values.items()},
                description=f"可排序的字段；what {kind.name} can be sorted by",
            )
            self.orders[kind.name] = GraphQLInputObjectType(
                f"{kind.name}Order",
                {
                    "field": GraphQLInputField(GraphQLNonNull(of_type), description="字段；field"),
                    "direction": GraphQLInputField(
                        GraphQLNonNull(self.direction),
                        description="方向；direction",
                        default_value=Word("ASC"),
                    ),
                },
                description=f"排序；how a list of {kind.name} is sorted",
            )
        return self.orders[kind.name]

    def command_input(self, kind: type, *, has_key: bool = True) -> GraphQLInputObjectType:
        """Give the input type of a command's dataclass, an idempotency key beside its fields."""
        if kind not in self.inputs:
            name = kind.__name__ if kind.__name__.endswith("Input") else f"{kind.__name__}Input"
            found = {camel(one.name): self._command_field(kind, one) for one in fields(kind)}
            if has_key:
                found["idempotencyKey"] = GraphQLInputField(
                    GraphQLString,
                    description="幂等键，1–100 字；a repeat with the same key has no second effect",
                )
            self.inputs[kind] = GraphQLInputObjectType(
                name, found, description=_sentence(kind.__doc__)
            )
        return self.inputs[kind]

    def _command_field(self, kind: type, one: Any) -> GraphQLInputField:  # noqa: ANN401
        hint = typing.get_type_hints(kind, include_extras=True)[one.name]
        annotation, notes = annotated(hint)
        graphql_type, is_nullable = self._annotation(annotation)
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        is_optional = is_nullable or has_default
        description = next((note for note in notes if isinstance(note, str)), None)
        if description is None:
            message = f"{kind.__name__}.{one.name} has no description"
            raise ValueError(message)
        return GraphQLInputField(
            graphql_type if is_optional else GraphQLNonNull(graphql_type), description=description
        )

    def _annotation(self, annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401
        options = alternatives(annotation)
        is_nullable = type(None) in options
        inner = next(one for one in options if one is not type(None))
        origin = typing.get_origin(inner)
        if origin in (list, tuple, frozenset):
            element, _ = self._annotation(annotated(typing.get_args(inner)[0])[0])
            return GraphQLList(GraphQLNonNull(element)), is_nullable
        if isinstance(inner, type) and hasattr(inner, "__dataclass_fields__"):
            return self.command_input(inner, has_key=False), is_nullable
        return self.scalar(inner), is_nullable


def annotated(hint: Any) -> tuple[Any, tuple[Any, ...]]:  # noqa: ANN401 - an annotation
    """Split `Annotated[type, …]` into the type and its notes."""
    if typing.get_origin(hint) is typing.Annotated:
        inner, *notes = typing.get_args(hint)
        return inner, tuple(notes)
    return hint, ()


def alternatives(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 - an annotation
    """Give the members of a union, or the only type."""
    is_union = typing.get_origin(annotation) in (typing.Union, types.UnionType)
    return typing.get_args(annotation) if is_union else (annotation,)


def _upper(name: str) -> str:
    return "".join(f"_{one}" if one.isupper() else one for one in name).upper()


def _label(one: StrEnum) -> str:
    label = getattr(one, "label", "")
    words = one.value.lower().replace("_", " ")
    return f"{label}；{words}" if label else words


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())


ArgumentTypes = Mapping[str, GraphQLInputType]
