"""GraphQL input types: filters and orders of each list, and the inputs of commands."""

import types
import typing
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

from backend.api.definitions import Definitions, Given, optional, several
from backend.api.scalars import NAMES
from backend.compiler.assembly import Catalog, CatalogType, camel, column_facts
from backend.compiler.catalog import (
    Argument,
    Column,
    Expression,
    Field,
    Period,
    Search,
    ToMany,
    ToOne,
)
from backend.compiler.filters import filterable, orderable, orders_through
from backend.compiler.groups import groupable

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
_KEY = Given(
    optional("String"),
    "幂等键，1–100 字；a repeat with the same key has no second effect",
)


class OrderDirection(StrEnum):
    """排序方向；which way a list runs."""

    ASC = "ASC"
    DESC = "DESC"


@dataclass(slots=True)
class InputTypes:
    """Makes each input and enum type once and gives its name."""

    catalog: Catalog
    definitions: Definitions
    _commands: dict[type, str] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def scalar(self, kind: type) -> str:
        """Name the GraphQL type of a Python type."""
        return self._enum(kind) if issubclass(kind, StrEnum) else NAMES[kind]

    def _enum(self, kind: type[StrEnum]) -> str:
        """Make the enum of an enumeration; labels become descriptions."""
        if kind.__name__ not in self.definitions.names:
            values = {one.name: _label(one) for one in kind}
            self.definitions.add_enum(kind, _sentence(kind.__doc__), values)
        return kind.__name__

    def argument(self, given: Argument) -> Given:
        """Give an argument that templates read."""
        kind = (
            self._input_object(given.type) if is_dataclass(given.type) else self.scalar(given.type)
        )
        kind = several(kind) if given.is_list else kind
        shown = kind if given.is_required else optional(kind)
        if given.default is None:
            return Given(shown, given.description)
        return Given(shown, given.description, given.default)

    def _input_object(self, kind: type) -> str:
        """Make the input object of a dataclass, under the name of the class."""
        if kind.__name__ not in self.definitions.names:
            found = {camel(one.name): self._command_field(kind, one) for one in fields(kind)}
            self.definitions.add_input(kind.__name__, _sentence(kind.__doc__), found)
        return kind.__name__

    def where(self, kind: CatalogType) -> str:
        """Make the filter of a type."""
        name = f"{kind.name}Where"
        if name not in self._begun:
            self._begun.add(name)
            self.definitions.add_input(
                name,
                f"筛选条件，嵌套至多 3 层；which objects of {kind.name}",
                self._where_fields(kind, name),
            )
        return name

    def _where_fields(self, kind: CatalogType, own: str) -> dict[str, Given]:
        many = optional(several(own))
        found = {
            "and": Given(many, "都成立；all of them hold"),
            "or": Given(many, "至少一个成立；one of them holds"),
            "not": Given(optional(own), "不成立；it does not hold"),
            "id": Given(self._filter(UUID), "标识；the object's own id"),
        }
        for name, one in filterable(kind):
            if isinstance(one, ToMany):
                found[name] = Given(optional(self._where_of_list(one.target)), one.description)
            elif isinstance(one, ToOne) and name in kind.fields:
                where = self.where(self.catalog.types[one.target])
                found[name] = Given(optional(where), one.description)
            else:
                python_type, description = self._compared(kind, one)
                found[name] = Given(self._filter(python_type), description)
        return found

    def _where_of_list(self, target: str) -> str:
        """Make the filter of a list by the objects in it."""
        name = f"{target}ListWhere"
        if name not in self._begun:
            self._begun.add(name)
            where = optional(self.where(self.catalog.types[target]))
            words = {
                "some": "至少一个符合；at least one meets it",
                "none": "没有符合的；not one meets it",
                "every": "全部符合，没有时也算；all meet it, also where there are none",
            }
            self.definitions.add_input(
                name,
                f"按所含的 {target} 筛选；which lists of {target}, as of today",
                {word: Given(where, text) for word, text in words.items()},
            )
        return name

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

    def _filter(self, python_type: type) -> str:
        scalar = self.scalar(python_type)
        name = f"{scalar}Filter"
        if name not in self.definitions.names:
            words = dict(_EQUALITY) | (_RANGE if python_type in _RANGED else {})
            found = {word: Given(optional(scalar), text) for word, text in words.items()}
            found["in"] = Given(
                optional(several(scalar)), "等于其一，至多 250 项；one of at most 250"
            )
            if python_type is str:
                found["contains"] = Given(optional(scalar), "包含；contains the text")
            found["isNull"] = Given(optional("Boolean"), "是否为空；whether there is no value")
            self.definitions.add_input(name, f"与 {scalar} 比较；compares a {scalar}", found)
        return optional(name)

    def order(self, kind: CatalogType) -> str | None:
        """Make the order of a type, None when nothing of it can be sorted by."""
        sortable = self._sortable(kind)
        if not sortable:
            return None
        name = f"{kind.name}Order"
        if name not in self.definitions.names:
            of_type = _words(f"{kind.name}OrderField", {_upper(key): key for key in sortable})
            texts = {_upper(key): text for key, text in sortable.items()}
            self.definitions.add_enum(
                of_type, f"可排序的字段；what {kind.name} can be sorted by", texts
            )
            self._add_direction()
            found = {
                "field": Given(of_type.__name__, "字段；field"),
                "direction": Given("OrderDirection", "方向；direction", OrderDirection.ASC),
            }
            self.definitions.add_input(name, f"排序；how a list of {kind.name} is sorted", found)
        return name

    def group_key(self, kind: CatalogType) -> str | None:
        """Make the words of `groupBy` of a type, None when nothing of it is a key."""
        keys = dict(groupable(kind))
        if not keys:
            return None
        name = f"{kind.name}AggregateKey"
        if name not in self.definitions.names:
            words = _words(name, {_upper(key): key for key in keys})
            texts = {_upper(key): self._compared(kind, one)[1] for key, one in keys.items()}
            self.definitions.add_enum(
                words, f"可分组的字段；what {kind.name} can be grouped by", texts
            )
        return name

    def search_type(self, search: Search) -> str:
        """Make the words of the types that a search looks through."""
        name = f"{search.union}Type"
        members = {_upper(one[:1].lower() + one[1:]): one for one in search.targets}
        texts = {word: self.catalog.types[one].description for word, one in members.items()}
        self.definitions.add_enum(_words(name, members), "检索的对象类型；types to search", texts)
        return name

    def _sortable(self, kind: CatalogType) -> dict[str, str]:
        """Describe each order of a type by its name."""
        found = {key: self._compared(kind, one)[1] for key, one in orderable(kind)}
        for key, through, other in orders_through(kind):
            target = self.catalog.types[through.target]
            text = self._compared(target, target.fields[other])[1]
            found[key] = f"{through.description}：{text}"
        return found

    def _add_direction(self) -> None:
        if "OrderDirection" not in self.definitions.names:
            texts = {"ASC": "升序，空值在后；nulls last", "DESC": "降序，空值在后；nulls last"}
            self.definitions.add_enum(OrderDirection, "排序方向；which way a list runs", texts)

    def command_input(self, kind: type, *, has_key: bool = True) -> str:
        """Make the input of a command's dataclass, an idempotency key beside its fields."""
        if kind not in self._commands:
            is_named = kind.__name__.endswith(("Input", "Changes"))
            name = kind.__name__ if is_named else f"{kind.__name__}Input"
            self._commands[kind] = name
            found = {camel(one.name): self._command_field(kind, one) for one in fields(kind)}
            if has_key:
                found["idempotencyKey"] = _KEY
            self.definitions.add_input(name, _sentence(kind.__doc__), found)
        return self._commands[kind]

    def _command_field(self, kind: type, one: Any) -> Given:  # noqa: ANN401
        hint = typing.get_type_hints(kind, include_extras=True)[one.name]
        annotation, notes = annotated(hint)
        graphql_kind, is_nullable = self._annotation(annotation)
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        description = next((note for note in notes if isinstance(note, str)), None)
        if description is None:
            message = f"{kind.__name__}.{one.name} has no description"
            raise ValueError(message)
        is_optional = is_nullable or has_default
        return Given(optional(graphql_kind) if is_optional else graphql_kind, description)

    def _annotation(self, annotation: Any) -> tuple[str, bool]:  # noqa: ANN401
        options = alternatives(annotation)
        is_nullable = type(None) in options
        inner = next(one for one in options if one is not type(None))
        if typing.get_origin(inner) in (list, tuple, frozenset):
            element, _ = self._annotation(annotated(typing.get_args(inner)[0])[0])
            return several(element), is_nullable
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


def _words(name: str, members: dict[str, str]) -> type[StrEnum]:
    """Make an enumeration whose name is known only now."""
    made: Any = StrEnum
    return cast("type[StrEnum]", made(name, members))


def _upper(name: str) -> str:
    return "".join(f"_{one}" if one.isupper() else one for one in name).upper()


def _label(one: StrEnum) -> str:
    label = getattr(one, "label", "")
    if "；" in label:
        return str(label)
    words = one.value.lower().replace("_", " ")
    return f"{label}；{words}" if label else words


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())
