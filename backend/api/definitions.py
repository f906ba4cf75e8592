"""Strawberry types made from names: the catalog knows its types only when it is put together.

A kind is written as Strawberry reads it (`"Town | None"`, `"list[Town]"`) over GraphQL's names, and
is looked up when the schema is made, so that types may name each other in any order.
"""

import keyword
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field
from enum import StrEnum
from types import GenericAlias, new_class
from typing import Annotated, Any, Optional, Union

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.enum import EnumValue, StrawberryEnumDefinition
from strawberry.types.field import StrawberryField
from strawberry.types.unset import UNSET

from backend.api.scalars import KINDS


@strawberry.interface(description="有标识的对象；an object that `node(id)` gives")
class Node:
    """What every object with an id is."""

    id: strawberry.ID = strawberry.field(description="标识；opaque id")


@dataclass(frozen=True, slots=True)
class Given:
    """An argument or an input field: its kind, what it means, what it is when left out."""

    kind: str
    description: str
    default: Any = UNSET


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of an object: its kind, what it means, its arguments."""

    kind: str
    description: str | None
    arguments: Mapping[str, Given] = field(default_factory=dict)


def optional(kind: str) -> str:
    """Let a kind be null."""
    return f"{kind} | None"


def several(kind: str) -> str:
    """Make a list of a kind, none of its elements null."""
    return f"list[{kind}]"


class _Kind(StrawberryAnnotation):
    """Looks our three forms up, where Strawberry would parse and print each as Python anew."""

    __slots__ = ()

    def evaluate(self) -> Any:  # noqa: ANN401 - whatever a type's hint may be
        """Give the type; a name that is not made yet is a NameError, as Strawberry expects."""
        return _type_of(str(self.raw_annotation), self.namespace or {})


def _type_of(kind: str, names: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as above
    if kind.endswith(" | None"):
        return Optional[_type_of(kind.removesuffix(" | None"), names)]  # noqa: UP045 - as above
    if kind.startswith("list["):
        return GenericAlias(list, (_type_of(kind[5:-1], names),))
    try:
        return names[kind]
    except KeyError:
        raise NameError(kind) from None


@dataclass(slots=True)
class Definitions:
    """Every type by its GraphQL name, each made once."""

    names: dict[str, Any] = field(default_factory=lambda: dict(KINDS) | {"Node": Node})
    _kinds: dict[str, _Kind] = field(default_factory=dict)

    def add_object(
        self, name: str, description: str, shown: Mapping[str, Shown], *, is_node: bool = False
    ) -> None:
        """Make an object type.

        Raises: ValueError for a name that another type has.
        """
        if name in self.names:
            message = f"two types are called {name}"
            raise ValueError(message)
        fields = [(self._field(key, one), one.kind) for key, one in shown.items()]
        bases = (Node,) if is_node else ()
        made = self._class(name, bases, fields)
        self.names[name] = strawberry.type(made, name=name, description=description)

    def add_union(self, name: str, description: str, members: Sequence[str]) -> None:
        """Make a union of object types that are made already."""
        kinds = tuple(self.names[member] for member in members)
        self.names[name] = Annotated[
            Union[kinds],  # noqa: UP007 - of classes that are known only now
            strawberry.union(name, description=description),
        ]

    def add_input(self, name: str, description: str, given: Mapping[str, Given]) -> None:
        """Make an input type."""
        fields = [(_input_field(key, one), one.kind) for key, one in given.items()]
        made = self._class(name, (), fields)
        self.names[name] = strawberry.input(made, name=name, description=description)

    def add_enum(self, kind: type[StrEnum], description: str, values: Mapping[str, str]) -> None:
        """Make an enum type of an enumeration; `values` describes each member by its name.

        Written on the class as `strawberry.enum` does, which takes no descriptions from outside.
        """
        members = [EnumValue(one.name, one.value, description=values[one.name]) for one in kind]
        definition = StrawberryEnumDefinition(kind, kind.__name__, members, description)
        kind.__strawberry_definition__ = definition  # type: ignore[attr-defined]
        self.names[kind.__name__] = kind

    def _class(
        self, name: str, bases: tuple[type, ...], fields: Sequence[tuple[StrawberryField, str]]
    ) -> type:
        """Make the class; a kind stands in its annotations, where Strawberry keeps our names."""
        annotations = {one.python_name: self._annotation(kind) for one, kind in fields}
        body = {one.python_name: one for one, _ in fields}
        return new_class(
            name, bases, {}, lambda space: space.update(body, __annotations__=annotations)
        )

    def _field(self, name: str, one: Shown) -> StrawberryField:
        made = StrawberryField(
            python_name=_python_name(name), graphql_name=name, description=one.description
        )
        made.arguments = [
            StrawberryArgument(
                python_name=_python_name(key),
                graphql_name=key,
                type_annotation=self._annotation(given.kind),
                description=given.description,
                default=given.default,
            )
            for key, given in one.arguments.items()
        ]
        return made

    def _annotation(self, kind: str) -> _Kind:
        """Give the annotation of a kind, one for all fields of it: it keeps what it resolved."""
        made = self._kinds.get(kind)
        if made is None:
            made = self._kinds[kind] = _Kind(kind, namespace=self.names)
        return made


def _input_field(name: str, one: Given) -> StrawberryField:
    default = MISSING if one.default is UNSET else one.default
    return StrawberryField(
        python_name=_python_name(name),
        graphql_name=name,
        description=one.description,
        default=default,
    )


def _python_name(name: str) -> str:
    """Give an attribute's name; `in`, `and`, `or` and `not` are words of Python."""
    return f"{name}_" if keyword.iskeyword(name) else name
