"""Values of a request once GraphQL has coerced them: ids are opened, texts held to be storable.

NUL, lone surrogates and ids that we never gave out are refused here, before any SQL is made.
"""

import re
from typing import Any

from graphql import (
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLString,
)

from backend.compiler.errors import TextRefusedError
from backend.kit.ids import decode_node_id

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LONGEST_TEXT = 10_000


def refined(value: Any, kind: GraphQLInputType) -> Any:  # noqa: ANN401 - a coerced value
    """Open the ids and check the texts inside a coerced value.

    Raises: MALFORMED_ID, TEXT_REFUSED.
    """
    if value is None:
        return None
    if isinstance(kind, GraphQLNonNull):
        return refined(value, kind.of_type)
    if isinstance(kind, GraphQLList):
        return [refined(one, kind.of_type) for one in value]
    if isinstance(kind, GraphQLInputObjectType):
        return {name: refined(one, kind.fields[name].type) for name, one in value.items()}
    if kind is GraphQLID:
        return decode_node_id(value)
    if kind is GraphQLString:
        return storable(value)
    return value


def storable(text: str) -> str:
    """Give a text that the database can hold.

    Raises: TEXT_REFUSED.
    """
    if len(text) > _LONGEST_TEXT:
        raise TextRefusedError(reason=f"超过 {_LONGEST_TEXT} 字")
    if _UNSTORABLE.search(text):
        raise TextRefusedError(reason="含有空字符或残缺字符")
    return text
