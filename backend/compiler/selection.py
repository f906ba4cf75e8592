"""Second stage: syntax → fields. Fragments are spread, @skip and @include decided, aliases kept.

Values keep the place they came from: what a variable holds is bound when the plan runs, and only
its shape (see `shape`) may decide how the plan looks.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    GraphQLUnionType,
    InlineFragmentNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    SelectionSetNode,
    Undefined,
    ValueNode,
    VariableNode,
)
from graphql.execution.values import VariableValues, get_directive_values
from graphql.utilities.coerce_input_value import coerce_default_value, coerce_input_literal

from backend.compiler.slots import Constant, FromVariable, Gathered, Slot
from backend.compiler.values import refined
from backend.kit.ids import NodeId

TYPE_NAME = "__typename"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar, an enum value or a list of such: where it comes from, and what it is this time.

    `known` may decide the plan's form only as far as `shape` tells values apart.
    """

    slot: Slot
    known: Any


@dataclass(frozen=True, slots=True)
class Group:
    """An input object; a field given as null holds None, one left out is absent."""

    fields: Mapping[str, "Given | None"]


@dataclass(frozen=True, slots=True)
class Several:
    """A list of input objects."""

    elements: tuple["Given", ...]


Given: TypeAlias = Leaf | Group | Several


@dataclass(frozen=True, slots=True)
class Selected:
    """A field of the answer: its response key, its definition, its arguments and what is inside."""

    key: str
    name: str
    definition: GraphQLField | None
    arguments: Mapping[str, Given | None]
    nodes: tuple[FieldNode, ...]

    @property
    def inside(self) -> tuple[SelectionSetNode, ...]:
        """The selection sets below the field; several when it was selected more than once."""
        return tuple(node.selection_set for node in self.nodes if node.selection_set)


@dataclass(frozen=True, slots=True)
class Selection:
    """Collects the fields of selection sets for one request."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: VariableValues

    def fields(
        self, on: GraphQLObjectType, selections: Iterable[SelectionSetNode]
    ) -> tuple[Selected, ...]:
        """Give the fields that an object of a type answers, in order, one a response key."""
        grouped: dict[str, list[FieldNode]] = {}
        visited: set[str] = set()
        for selection_set in selections:
            for node in self._nodes(on, selection_set, visited):
                key = node.alias.value if node.alias else node.name.value
                grouped.setdefault(key, []).append(node)
        return tuple(self._selected(on, key, nodes) for key, nodes in grouped.items())

    def _nodes(
        self, on: GraphQLObjectType, selections: SelectionSetNode, visited: set[str]
    ) -> Iterator[FieldNode]:
        for node in selections.selections:
            if not self._is_included(node):
                continue
            match node:
                case FieldNode():
                    yield node
                case InlineFragmentNode(type_condition=condition):
                    if condition is None or self._applies(condition.name.value, on):
                        yield from self._nodes(on, node.selection_set, visited)
                case FragmentSpreadNode() if node.name.value not in visited:
                    visited.add(node.name.value)
                    fragment = self.fragments[node.name.value]
                    if self._applies(fragment.type_condition.name.value, on):
                        yield from self._nodes(on, fragment.selection_set, visited)
                case _:
                    pass

    def _is_included(self, node: Any) -> bool:  # noqa: ANN401 - any selection node
        if not node.directives:
            return True
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])

    def _applies(self, condition: str, on: GraphQLObjectType) -> bool:
        if condition == on.name:
            return True
        kind = self.schema.type_map[condition]
        return isinstance(
            kind, GraphQLInterfaceType | GraphQLUnionType
        ) and self.schema.is_sub_type(kind, on)

    def _selected(self, on: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Selected:
        name = nodes[0].name.value
        if name == TYPE_NAME:
            return Selected(key, name, None, {}, tuple(nodes))
        definition = on.fields[name]
        given = {argument.name.value: argument.value for argument in nodes[0].arguments or ()}
        arguments: dict[str, Given | None] = {}
        for argument_name, argument in definition.args.items():
            found = self._or_default(given.get(argument_name), argument)
            if found is not Undefined:
                arguments[argument_name] = found
        return Selected(key, name, definition, arguments, tuple(nodes))

    def given(self, node: ValueNode, kind: GraphQLInputType) -> Any:  # noqa: ANN401 - or Undefined
        """Read a value of the document; Undefined when it is a variable that was not given."""
        if isinstance(node, VariableNode):
            name = node.name.value
            if name not in self.variables.coerced:
                return Undefined
            return from_value(self.variables.coerced[name], kind, FromVariable(name))
        if isinstance(node, NullValueNode):
            return None
        if isinstance(kind, GraphQLNonNull):
            return self.given(node, kind.of_type)
        if isinstance(kind, GraphQLList):
            nodes = node.values if isinstance(node, ListValueNode) else (node,)
            return self._list([self.given(one, kind.of_type) for one in nodes], kind)
        if isinstance(kind, GraphQLInputObjectType) and isinstance(node, ObjectValueNode):
            return self._group(node, kind)
        value = refined(coerce_input_literal(node, kind), kind)
        return Leaf(Constant(value), value)

    def _list(self, elements: list[Any], kind: GraphQLList[Any]) -> Given:
        element_type = unwrapped(kind.of_type)
        if isinstance(element_type, GraphQLInputObjectType):
            return Several(tuple(elements))
        known = [element.known for element in elements]
        if all(isinstance(element.slot, Constant) for element in elements):
            return Leaf(Constant(tuple(known)), known)
        return Leaf(Gathered(tuple(element.slot for element in elements)), known)

    def _group(self, node: ObjectValueNode, kind: GraphQLInputObjectType) -> Group:
        fields: dict[str, Given | None] = {}
        given = {field.name.value: field.value for field in node.fields}
        for name, field in kind.fields.items():
            found = self._or_default(given.get(name), field)
            if found is not Undefined:
                fields[name] = found
        return Group(fields)

    def _or_default(
        self,
        node: ValueNode | None,
        field: GraphQLArgument | GraphQLInputField,
    ) -> Any:  # noqa: ANN401 - or Undefined
        found = Undefined if node is None else self.given(node, field.type)
        if found is not Undefined:
            return found
        default = coerce_default_value(field)
        return Undefined if default is Undefined else constant(default, field.type)


def unwrapped(kind: Any) -> Any:  # noqa: ANN401 - graphql-core's wrappers are untyped here
    """Take the list and non-null wrappers off a type."""
    while isinstance(kind, GraphQLNonNull | GraphQLList):
        kind = kind.of_type
    return kind


def constant(value: Any, kind: GraphQLInputType) -> Given | None:  # noqa: ANN401
    """Take a value that the schema gives as a default."""
    return from_value(value, kind, None)


def from_value(
    value: Any,  # noqa: ANN401 - a coerced value
    kind: GraphQLInputType,
    place: FromVariable | None,
) -> Given | None:
    """Take a coerced value; its leaves remember their place in the variable."""
    if value is None:
        return None
    if isinstance(kind, GraphQLNonNull):
        return from_value(value, kind.of_type, place)
    inner = unwrapped(kind)
    if isinstance(inner, GraphQLInputObjectType):
        if isinstance(kind, GraphQLList):
            elements = (
                from_value(one, kind.of_type, _below(place, index))
                for index, one in enumerate(value)
            )
            return Several(tuple(one for one in elements if one is not None))
        return Group(
            {
                name: from_value(value[name], field.type, _below(place, name))
                for name, field in inner.fields.items()
                if name in value
            }
        )
    return Leaf(place or Constant(tuple(value) if isinstance(value, list) else value), value)


def _below(place: FromVariable | None, step: str | int) -> FromVariable | None:
    return place and FromVariable(place.name, (*place.path, step))


def shape(value: Any, *, is_size: bool = False) -> Any:  # noqa: ANN401 - hashable, for a key
    """Give what of a variable's value may decide the form of a plan.

    Words of enums, booleans, the types of ids, which fields are given, which are null, the length
    of lists of objects, page sizes; never a text, a number or a date to compare with.
    """
    match value:
        case None | bool() | Enum():
            return value
        case NodeId():
            return (value.type_name,)
        case dict():
            return tuple((name, shape(one)) for name, one in sorted(value.items()))
        case list() if value and isinstance(value[0], dict):
            return tuple(shape(one) for one in value)
        case list() if value and isinstance(value[0], NodeId):
            return frozenset(one.type_name for one in value)
        case list() if value and isinstance(value[0], Enum):
            return tuple(value)
        case list():
            return "[]" if value else "[ ]"
        case int() if is_size:
            return value
        case _:
            return "."
