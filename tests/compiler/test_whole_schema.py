"""What holds for every type of the schema: nulls that cannot lie, objects by id, type names."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from graphql import (
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
)

from backend.api.schema import ledger_catalog, ledger_schema
from backend.compiler import catalog as declared
from backend.compiler.document import Limits
from backend.compiler.errors import FilterValueError, OperationError
from backend.compiler.execute import execute
from backend.compiler.plan import Compiler, compiler
from backend.compiler.slots import Environment
from backend.database.actor import Role
from backend.database.engine import Database
from backend.database.session import reading
from backend.kit.ids import encode_node_id
from tests.compiler.ledger import FOREIGN_ORGANIZATION, SIGNER, TODAY, officer

MISSING = UUID("01970000-0000-7000-8000-00000000ffff")
BY_ID = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"
ENTITIES = sorted(name for name, kind in ledger_catalog().types.items() if kind.entity is not None)


@pytest.fixture(scope="module")
def whole() -> Compiler:
    """The compiler of the whole program."""
    return compiler(ledger_schema(), ledger_catalog(), Limits())


async def data(
    database: Database, made: Compiler, document: str, variables: dict[str, Any], **keys: Any
) -> dict[str, Any]:
    """Ask as somebody of the district."""
    actor = officer(**keys)
    request = made.request(
        made.read(document, has_suggestions=True).operation(None), variables, actor
    )
    plan = made.query(request)
    environment = Environment(actor, request.values, TODAY, SIGNER)
    async with reading(database, actor) as connection:
        (body,) = await execute(connection, plan.statement, environment)
    found: dict[str, Any] = json.loads(body)
    return found


def fields_to_objects(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLField]]:
    """Give the fields whose value is one object with an id, or one of several types."""
    entities = set(ENTITIES) | {"Node"}
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                inner = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
                is_union = isinstance(inner, GraphQLUnionType)
                if getattr(inner, "name", "") in entities or is_union:
                    yield f"{kind.name}.{name}", field


def test_object_that_may_be_hidden_is_typed_nullable_everywhere(whole: Compiler) -> None:
    """Only the rows of a list are sure to be there: they are in it because they are seen."""
    sure = [
        place
        for place, field in fields_to_objects(whole.schema)
        if isinstance(field.type, GraphQLNonNull)
    ]

    assert [place for place in sure if not place.endswith("Edge.node")] == []
    assert len(sure) > 10


def test_value_that_is_kept_from_a_role_is_typed_nullable(whole: Compiler) -> None:
    kept = [
        (kind.name, name)
        for kind in ledger_catalog().types.values()
        for name, field in kind.fields.items()
        if isinstance(field, declared.Column | declared.Expression) and field.readers is not None
    ]

    for kind_name, name in kept:
        on = whole.schema.type_map[kind_name]
        assert isinstance(on, GraphQLObjectType)
        assert not isinstance(on.fields[name].type, GraphQLNonNull), (kind_name, name)
    assert len(kept) > 5


def test_every_list_is_sure_and_only_nodes_may_hold_nulls(whole: Compiler) -> None:
    holding_nulls = [
        f"{kind.name}.{name}"
        for kind in whole.schema.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
        for name, field in kind.fields.items()
        if isinstance(field.type, GraphQLNonNull)
        and isinstance(field.type.of_type, GraphQLList)
        and not isinstance(field.type.of_type.of_type, GraphQLNonNull)
        and getattr(field.type.of_type.of_type, "name", "") in {*ENTITIES, "Node"}
    ]

    assert holding_nulls == ["Query.nodes"]


@pytest.mark.parametrize("name", ENTITIES)
async def test_object_of_every_type_that_is_not_there_is_null_for_every_role(
    ledger: Database, whole: Compiler, name: str
) -> None:
    document = f"""query ($id: ID!) {{
      node(id: $id) {{ __typename id ... on {name} {{ key: id }} }}
      nodes(ids: [$id, $id]) {{ ... on Node {{ id }} ... on {name} {{ __typename }} }}
    }}"""
    given = {"id": encode_node_id(name, MISSING)}

    for role in (Role.DISTRICT_OFFICER, Role.TOWN_OFFICER, Role.BRANCH_SECRETARY, Role.PUBLIC):
        found = await data(ledger, whole, document, given, role=role)
        assert found == {"node": None, "nodes": [None, None]}


async def test_hidden_object_is_null_like_one_that_is_missing(
    ledger: Database, whole: Compiler
) -> None:
    ids = [encode_node_id("Organization", one) for one in (FOREIGN_ORGANIZATION, MISSING)]

    assert await data(ledger, whole, BY_ID, {"ids": ids}) == {"nodes": [None, None]}


async def test_hundred_objects_are_given_by_their_ids_and_one_more_is_refused(
    ledger: Database, whole: Compiler
) -> None:
    ids = [encode_node_id("Town", MISSING)] * 101

    assert await data(ledger, whole, BY_ID, {"ids": ids[:100]}) == {"nodes": [None] * 100}
    with pytest.raises(FilterValueError):
        await data(ledger, whole, BY_ID, {"ids": ids})


async def test_id_of_something_that_is_no_object_is_refused(
    ledger: Database, whole: Compiler
) -> None:
    with pytest.raises(OperationError) as refused:
        await data(ledger, whole, BY_ID, {"ids": [encode_node_id("MapView", MISSING)]})

    assert refused.value.code == "MALFORMED_ID"
