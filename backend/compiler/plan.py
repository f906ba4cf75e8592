"""The stages in a row, and the memory of what they made: a request of a known shape has its plan.

A plan is kept by the document, the operation, the actor's rights and the shape of the variables;
the cache is bounded, since distinct texts are an attack.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLError, GraphQLObjectType, GraphQLSchema, OperationType, Undefined
from graphql.execution.values import (
    VariableValues,
    VariableValueSource,
    get_variable_values,
)
from graphql.utilities import coerce_input_value

from backend.compiler.access import Access, Rights
from backend.compiler.acting import acting
from backend.compiler.assembly import Catalog
from backend.compiler.bounded import BoundedCache
from backend.compiler.cost import Cost, cost_of, hold_to_limits, sum_of
from backend.compiler.document import Document, DocumentReader, Limits, Operation
from backend.compiler.emit import emit
from backend.compiler.errors import UnsupportedShapeError
from backend.compiler.lower import Lowering
from backend.compiler.relations import RelationLowering
from backend.compiler.selection import TYPE_NAME, Selected, Selection, shape
from backend.compiler.sql import Statement
from backend.compiler.tree import Notice
from backend.compiler.values import refined
from backend.database.actor import Actor

_SHOWN_ERRORS = 5
_TOLD: Mapping[str, str] = {"problems": "Problem", "warnings": "Problem"}


class InvalidVariablesError(Exception):
    """The variables do not fit what the operation declares; `errors` say where."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        """Keep the errors of the coercion."""
        super().__init__(errors[0].message)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Request:
    """A valid operation with its coerced variables, and who asks."""

    operation: Operation
    variables: VariableValues
    rights: Rights

    @property
    def values(self) -> Mapping[str, Any]:
        """The coerced variables by name."""
        return self.variables.coerced


@dataclass(frozen=True, slots=True)
class Plan:
    """A statement that writes the whole answer, its cost, and what the audit log has to know.

    `reading` is the same statement, naming its actor itself (see `acting`).
    """

    statement: Statement
    reading: Statement
    cost: Cost
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class PayloadPlan:
    """What a mutation's answer holds: the key of each part, and the statement for its objects.

    `row_fields`: what is selected of each list whose rows are written here and not read.
    """

    selected: Selected
    type_name: str
    parts: tuple[Selected, ...]
    objects: tuple[str, ...]
    row_fields: Mapping[str, tuple[Selected, ...]]
    statement: Statement | None
    cost: Cost


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles the operations of one schema."""

    schema: GraphQLSchema
    catalog: Catalog
    limits: Limits
    reader: DocumentReader
    plans: BoundedCache[Any, Plan] = field(default_factory=lambda: BoundedCache(1_000))

    def read(self, text: str, *, has_suggestions: bool) -> Document:
        """Read a document; see `DocumentReader.read`."""
        return self.reader.read(text, has_suggestions=has_suggestions)

    def request(self, operation: Operation, variables: Mapping[str, Any], actor: Actor) -> Request:
        """Fit the variables to the operation.

        Raises: InvalidVariablesError, MALFORMED_ID, TEXT_REFUSED.
        """
        coerced = _all_given(operation, variables) or self._explained(operation, variables)
        for name, value in coerced.coerced.items():
            coerced.coerced[name] = refined(value, coerced.sources[name].signature.type)
        return Request(operation=operation, variables=coerced, rights=Rights.of(actor))

    def _explained(self, operation: Operation, variables: Mapping[str, Any]) -> VariableValues:
        """Let graphql-core coerce: it fills in defaults and says what is wrong."""
        coerced = get_variable_values(
            self.schema,
            operation.definition.variable_definitions or (),
            dict(variables),
            max_errors=_SHOWN_ERRORS,
            hide_suggestions=True,
        )
        if isinstance(coerced, list):
            raise InvalidVariablesError(coerced)
        return coerced

    def query(self, request: Request) -> Plan:
        """Give the plan of a query, from memory when its shape is known.

        Raises: OperationError of a kind that says what is refused.
        """
        operation = request.operation
        form = tuple(
            (name, shape(value, is_size=name in operation.size_variables))
            for name, value in request.values.items()
        )
        key = (operation.key, request.rights, form)
        known = self.plans.get(key)
        if known is None:
            known = self._query(request)
            self.plans.put(key, known)
        return known

    def _query(self, request: Request) -> Plan:
        if request.operation.definition.operation is OperationType.SUBSCRIPTION:
            raise UnsupportedShapeError(shape="subscription over HTTP, see docs/api.md")
        lowering = self._lowering(request)
        tree = lowering.query(request.operation.definition.selection_set)
        cost = cost_of(tree)
        hold_to_limits(cost, self.limits)
        relations = lowering.relations
        statement = emit([tree], checks=tuple(relations.checks))
        return Plan(
            statement=statement,
            reading=acting(statement),
            cost=cost,
            notices=tuple(relations.notices),
        )

    def mutations(self, request: Request) -> tuple[Selected, ...]:
        """Give the mutations of an operation in their order."""
        kind = self.schema.mutation_type
        if kind is None or request.operation.definition.operation is not OperationType.MUTATION:
            return ()
        selection = self._lowering(request).selection
        return selection.fields(kind, (request.operation.definition.selection_set,))

    def payload(self, request: Request, selected: Selected) -> PayloadPlan:
        """Compile what a mutation's payload selects, before anything is written."""
        lowering = self._lowering(request)
        mutation = self.catalog.mutations[selected.name]
        returns, lists = mutation.returns, mutation.lists or {}
        kind = payload_type(selected)
        parts = lowering.selection.fields(kind, selected.inside)
        objects = tuple(one for one in parts if one.name in returns or one.name in lists)
        outputs = [
            lowering.payload_list(lists, one.name, one)
            if one.name in lists
            else lowering.payload(returns, one.name, one)
            for one in objects
        ]
        cost = sum_of(cost_of(output) for output in outputs)
        hold_to_limits(cost, self.limits)
        written = {**_TOLD, **(mutation.rows or {})}
        checks = tuple(lowering.relations.checks)
        return PayloadPlan(
            selected=selected,
            type_name=kind.name,
            parts=parts,
            objects=tuple(one.key for one in objects),
            row_fields={
                one.key: lowering.selection.fields(self._object_type(written[one.name]), one.inside)
                for one in parts
                if one.name in written
            },
            statement=emit(outputs, checks=checks) if outputs else None,
            cost=cost,
        )

    def _object_type(self, name: str) -> GraphQLObjectType:
        kind = self.schema.type_map[name]
        if not isinstance(kind, GraphQLObjectType):
            raise TypeError(kind)
        return kind

    def _lowering(self, request: Request) -> Lowering:
        selection = Selection(self.schema, request.operation.fragments, request.variables)
        access = Access(self.catalog, request.rights)
        return Lowering(selection, RelationLowering(access, self.limits))


def _all_given(operation: Operation, variables: Mapping[str, Any]) -> VariableValues | None:
    """Coerce the variables when each is given and fits, the usual case, from known signatures."""
    sources: dict[str, VariableValueSource] = {}
    coerced: dict[str, Any] = {}
    for signature in operation.signatures:
        given = variables.get(signature.name, Undefined)
        value = given if given is Undefined else coerce_input_value(given, signature.type)
        if value is Undefined:
            return None
        sources[signature.name] = VariableValueSource(signature, given)
        coerced[signature.name] = value
    return VariableValues(sources, coerced)


def payload_type(selected: Selected) -> GraphQLObjectType:
    """Give the payload type of a selected mutation.

    Raises: TypeError for a field that has none, such as `__typename`.
    """
    kind = getattr(getattr(selected.definition, "type", None), "of_type", None)
    if not isinstance(kind, GraphQLObjectType) or selected.name == TYPE_NAME:
        raise TypeError(selected.name)
    return kind


def compiler(
    schema: GraphQLSchema, catalog: Catalog, limits: Limits, *, cache_size: int = 1_000
) -> Compiler:
    """Make the compiler of a schema."""
    return Compiler(
        schema=schema,
        catalog=catalog,
        limits=limits,
        reader=DocumentReader(schema, limits, BoundedCache(cache_size)),
        plans=BoundedCache(cache_size),
    )
