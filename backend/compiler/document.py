"""First stage: text → document. Parse, validate, measure; documents seen before are kept.

The measure is one pass over the syntax tree that visits each fragment once, since fragments that
spread each other make trees of exponential size out of a short text.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    parse,
    specified_rules,
    validate,
)
from graphql.execution.get_variable_signature import (
    GraphQLVariableSignature,
    get_variable_signature,
)

from backend.compiler.bounded import BoundedCache
from backend.compiler.errors import (
    OperationNameError,
    TooDeepError,
    TooManyAliasesError,
    TooManyDirectivesError,
    TooManyFieldsError,
    UnsupportedShapeError,
)

_INTROSPECTION = ("__schema", "__type")
_SIZES = ("first", "last")
_SHOWN_ERRORS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an operation may ask for; `fields` are counted after fragments are spread."""

    tokens: int = 2_000
    depth: int = 10
    aliases: int = 50
    directives: int = 50
    fields: int = 2_000
    page: int = 100
    nodes: int = 10_000
    points: int = 5_000
    filter_depth: int = 3
    list_length: int = 250


@dataclass(frozen=True, slots=True)
class Measure:
    """The size of a selection once every fragment is spread."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    fields: int = 0

    def beside(self, other: "Measure") -> "Measure":
        """Measure two selections that stand side by side."""
        return Measure(
            depth=max(self.depth, other.depth),
            aliases=self.aliases + other.aliases,
            directives=self.directives + other.directives,
            fields=self.fields + other.fields,
        )


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a valid document."""

    key: str
    definition: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    size_variables: frozenset[str]
    signatures: tuple[GraphQLVariableSignature, ...]
    is_introspection: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A valid document: its operations by name, None standing for the only one's missing name."""

    operations: Mapping[str | None, Operation]

    def operation(self, name: str | None) -> Operation:
        """Choose the operation to run.

        Raises: OPERATION_NAME.
        """
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name is None or name not in self.operations:
            raise OperationNameError(path=("operationName",))
        return self.operations[name]


class InvalidDocumentError(Exception):
    """The text is not GraphQL, or not GraphQL of this schema; `errors` say where."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        """Keep the errors of the parser or of the validation."""
        super().__init__(errors[0].message)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads documents of one schema, and keeps the last valid ones."""

    schema: GraphQLSchema
    limits: Limits
    cache: BoundedCache[str, Document] = field(default_factory=lambda: BoundedCache(1_000))

    def read(self, text: str, *, has_suggestions: bool) -> Document:
        """Parse, measure and validate a text.

        Raises: InvalidDocumentError, or an OperationError when it is larger than allowed.
        """
        key = hashlib.sha256(text.encode()).hexdigest()
        known = self.cache.get(key)
        if known is None:
            known = self._read(key, text, has_suggestions=has_suggestions)
            self.cache.put(key, known)
        return known

    def _read(self, key: str, text: str, *, has_suggestions: bool) -> Document:
        try:
            tree = parse(text, max_tokens=self.limits.tokens)
        except GraphQLError as error:
            raise InvalidDocumentError([error]) from error
        fragments = {
            one.name.value: one
            for one in tree.definitions
            if isinstance(one, FragmentDefinitionNode)
        }
        definitions = [one for one in tree.definitions if isinstance(one, OperationDefinitionNode)]
        measurer = Measurer(fragments)
        for definition in definitions:
            self._hold_to_limits(measurer.measure(definition))
        self._validate(tree, has_suggestions=has_suggestions)
        operations: dict[str | None, Operation] = {}
        for definition in definitions:
            name = definition.name.value if definition.name else None
            operations[name] = Operation(
                key=f"{key}:{name or ''}",
                definition=definition,
                fragments=fragments,
                size_variables=frozenset(measurer.size_variables),
                signatures=self._signatures(definition),
                is_introspection=_is_introspection(definition, fragments),
            )
        return Document(operations=operations)

    def _hold_to_limits(self, measure: Measure) -> None:
        limits = self.limits
        if measure.depth > limits.depth:
            raise TooDeepError(depth=measure.depth, limit=limits.depth)
        if measure.aliases > limits.aliases:
            raise TooManyAliasesError(count=measure.aliases, limit=limits.aliases)
        if measure.directives > limits.directives:
            raise TooManyDirectivesError(count=measure.directives, limit=limits.directives)
        if measure.fields > limits.fields:
            raise TooManyFieldsError(count=measure.fields, limit=limits.fields)

    def _signatures(
        self, definition: OperationDefinitionNode
    ) -> tuple[GraphQLVariableSignature, ...]:
        """Give the types of the variables; validation has seen that they are input types."""
        found = (
            get_variable_signature(self.schema, one)
            for one in definition.variable_definitions or ()
        )
        return tuple(one for one in found if isinstance(one, GraphQLVariableSignature))

    def _validate(self, tree: DocumentNode, *, has_suggestions: bool) -> None:
        errors = validate(
            self.schema,
            tree,
            specified_rules,
            max_errors=_SHOWN_ERRORS,
            hide_suggestions=not has_suggestions,
        )
        if errors:
            raise InvalidDocumentError(errors)


class Measurer:
    """Measures selections; each fragment is measured once, however often it is spread."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        """Start with nothing measured."""
        self._fragments = fragments
        self._known: dict[str, Measure] = {}
        self.size_variables: set[str] = set()

    def measure(self, definition: OperationDefinitionNode) -> Measure:
        """Measure an operation."""
        whole = self._selections(definition.selection_set)
        return replace(whole, directives=whole.directives + len(definition.directives or ()))

    def _selections(self, selections: SelectionSetNode | None) -> Measure:
        measure = Measure()
        if selections is not None and not selections.selections:
            # The parser lets `{}` through, which the grammar of GraphQL does not know.
            empty = GraphQLError("Syntax Error: Expected a selection, found '}'.", selections)
            raise InvalidDocumentError([empty])
        for selection in selections.selections if selections else ():
            match selection:
                case FieldNode():
                    measure = measure.beside(self._field(selection))
                case InlineFragmentNode():
                    measure = measure.beside(self._selections(selection.selection_set))
                case FragmentSpreadNode():
                    measure = measure.beside(self._spread(selection.name.value))
            measure = replace(
                measure, directives=measure.directives + len(selection.directives or ())
            )
        return measure

    def _field(self, node: FieldNode) -> Measure:
        inside = self._selections(node.selection_set)
        self.size_variables.update(
            argument.value.name.value
            for argument in node.arguments or ()
            if argument.name.value in _SIZES and isinstance(argument.value, VariableNode)
        )
        return Measure(
            depth=1 if node.name.value in _INTROSPECTION else inside.depth + 1,
            aliases=inside.aliases + (1 if node.alias else 0),
            directives=inside.directives,
            fields=inside.fields + 1,
        )

    def _spread(self, name: str) -> Measure:
        if name not in self._known:
            # A fragment inside itself measures as nothing here; validation refuses the cycle.
            self._known[name] = Measure()
            fragment = self._fragments.get(name)
            if fragment is not None:
                self._known[name] = self._selections(fragment.selection_set)
        return self._known[name]


def _is_introspection(
    definition: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> bool:
    names = set(_root_fields(definition.selection_set, fragments))
    is_asked = bool(names & set(_INTROSPECTION))
    if is_asked and names - {*_INTROSPECTION, "__typename"}:
        raise UnsupportedShapeError(shape="introspection beside other fields")
    return is_asked


def _root_fields(
    selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> Iterator[str]:
    for selection in selections.selections:
        match selection:
            case FieldNode():
                yield selection.name.value
            case InlineFragmentNode():
                yield from _root_fields(selection.selection_set, fragments)
            case FragmentSpreadNode():
                yield from _root_fields(fragments[selection.name.value].selection_set, fragments)
