"""A subscription as a query: the same selection, asked again from where the last answer ended."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphql import (
    ArgumentNode,
    EnumValueNode,
    FieldNode,
    ListValueNode,
    NameNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableDefinitionNode,
    parse,
)
from graphql.execution.get_variable_signature import (
    GraphQLVariableSignature,
    get_variable_signature,
)

from backend.api.subscriptions.fields import SUBSCRIPTIONS, Subscribed
from backend.compiler.cost import Cost
from backend.compiler.cursor import CursorSigner
from backend.compiler.document import Operation
from backend.compiler.errors import UnsupportedShapeError
from backend.compiler.plan import Compiler, Plan
from backend.compiler.selection import Leaf, Selected, Selection
from backend.compiler.slots import Environment, FromActor
from backend.compiler.sql import Statement
from backend.database.actor import Actor
from backend.kit.clock import today

CURSOR, STATE = "liangxinCursor", "liangxinState"
"""Response keys that are asked for besides, and taken out of what is sent."""

_SINCE = "liangxinSince"
_CHANGES = parse(
    f"query (${_SINCE}: String) {{"
    f" changes(first: 100, since: ${_SINCE}) {{ cursor hasMore nodes {{ {CURSOR}: cursor }} }} }}"
)
_TEMPLATES = {
    "changes": _CHANGES,
    "job": parse(f"query {{ job {{ {STATE}: state }} }}"),
    "round": parse(f"query {{ round {{ {STATE}: state }} }}"),
}
"""By the field of Query that a subscription asks."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A query that stands: who shares its `key` gets the same answers.

    `response_key`: the name under which the subscriber wants the field. `present` is the plan that
    has no cursor yet.
    """

    key: Hashable
    query: str
    response_key: str
    plan: Plan
    present: Plan
    actor: Actor
    variables: Mapping[str, Any]
    since: str | None

    @property
    def is_picture(self) -> bool:
        """Tell whether an answer shows the whole as it is now, and no single change."""
        return self.query != "changes"

    @property
    def cost(self) -> Cost:
        """What asking it once costs at most."""
        return self.plan.cost

    def statement(self, since: str | None) -> Statement:
        """Give the statement that asks what came since a cursor, or where the present is."""
        return (self.present if since is None else self.plan).reading

    def environment(self, since: str | None, signer: CursorSigner) -> Environment:
        """Give the values of one run."""
        variables = self.variables if since is None else {**self.variables, _SINCE: since}
        return Environment(actor=self.actor, variables=variables, today=today(), signer=signer)


def standing_of(
    compiler: Compiler,
    operation: Operation,
    variables: Mapping[str, Any],
    actor: Actor,
    signer: CursorSigner,
) -> Standing:
    """Make the query of a subscription.

    Raises: InvalidVariablesError; an OperationError that says what is refused.
    """
    request = compiler.request(operation, variables, actor)
    selected = _only_field(
        compiler, operation, Selection(compiler.schema, operation.fragments, request.variables)
    )
    subscribed = SUBSCRIPTIONS[selected.name]
    query = _as_query(compiler, operation, selected, subscribed)
    asked = compiler.request(query, variables, actor)
    later = compiler.request(query, {**variables, _SINCE: ""}, actor)
    plan = compiler.query(later)
    environment = Environment(actor=actor, variables=request.values, today=today(), signer=signer)
    leaf = selected.arguments.get("since")
    since = leaf.slot.bind(environment) if isinstance(leaf, Leaf) else None
    values = dict(asked.values)
    return Standing(
        key=(operation.key, selected.key, repr(sorted(values.items())), _sharing(actor, plan)),
        query=subscribed.query,
        response_key=selected.key,
        plan=plan,
        present=compiler.query(asked),
        actor=actor,
        variables=values,
        since=since,
    )


def _only_field(compiler: Compiler, operation: Operation, selection: Selection) -> Selected:
    kind = compiler.schema.subscription_type
    if kind is None or operation.definition.operation is not OperationType.SUBSCRIPTION:
        raise UnsupportedShapeError(shape=operation.definition.operation.value)
    fields = selection.fields(kind, (operation.definition.selection_set,))
    if len(fields) != 1 or fields[0].name not in SUBSCRIPTIONS:
        raise UnsupportedShapeError(shape="a subscription without its one field")
    return fields[0]


def _sharing(actor: Actor, plan: Plan) -> Actor:
    """Give what of the actor the answers depend on: people of equal rights share them.

    The user counts only where the statement asks for it; row security asks by the same scopes.
    """
    is_personal = FromActor("user_id") in plan.reading.slots
    return replace(
        actor, request_id="", token_id=None, user_id=actor.user_id if is_personal else None
    )


def _as_query(
    compiler: Compiler, operation: Operation, selected: Selected, subscribed: Subscribed
) -> Operation:
    """Rewrite the operation; the document it comes from was validated, so this is not again."""
    template = _TEMPLATES[subscribed.query].definitions[0]
    if not isinstance(template, OperationDefinitionNode):
        raise TypeError(template)
    own = operation.definition
    declared = (*(own.variable_definitions or ()), *(template.variable_definitions or ()))
    root = template.selection_set.selections[0]
    if not isinstance(root, FieldNode):
        raise TypeError(root)
    definition = OperationDefinitionNode(
        operation=OperationType.QUERY,
        name=own.name,
        variable_definitions=tuple(declared),
        selection_set=SelectionSetNode(selections=(_root(root, selected, subscribed),)),
    )
    return Operation(
        key=f"standing {operation.key}",
        definition=definition,
        fragments=operation.fragments,
        size_variables=operation.size_variables,
        signatures=(*operation.signatures, *_signatures(compiler, template)),
        is_introspection=False,
    )


def _signatures(
    compiler: Compiler, template: OperationDefinitionNode
) -> tuple[GraphQLVariableSignature, ...]:
    definitions: tuple[VariableDefinitionNode, ...] = tuple(template.variable_definitions or ())
    found = (get_variable_signature(compiler.schema, one) for one in definitions)
    return tuple(one for one in found if isinstance(one, GraphQLVariableSignature))


def _root(root: FieldNode, selected: Selected, subscribed: Subscribed) -> FieldNode:
    given = [one for one in selected.nodes[0].arguments or () if one.name.value != "since"]
    if subscribed.types:
        values = tuple(EnumValueNode(value=one) for one in subscribed.types)
        types = ListValueNode(values=values)
        given.append(ArgumentNode(name=NameNode(value="types"), value=types))
    wanted = tuple(node for inside in selected.inside for node in inside.selections)
    return _with(root, (*(root.arguments or ()), *given), wanted)


def _with(
    node: FieldNode, arguments: tuple[ArgumentNode, ...], wanted: tuple[Any, ...]
) -> FieldNode:
    """Put what is wanted into the innermost selection of a field of the templates."""
    inside = list(node.selection_set.selections if node.selection_set else ())
    deeper = next((i for i, one in enumerate(inside) if getattr(one, "selection_set", None)), None)
    if deeper is None:
        inside.extend(wanted)
    else:
        inner = inside[deeper]
        if not isinstance(inner, FieldNode):
            raise TypeError(inner)
        inside[deeper] = _with(inner, tuple(inner.arguments or ()), wanted)
    return FieldNode(
        alias=node.alias,
        name=node.name,
        arguments=arguments,
        directives=node.directives,
        selection_set=SelectionSetNode(selections=tuple(inside)),
    )
