"""The scalars of the API beside GraphQL's own, and which values each refuses.

What texts and ids must be is seen to in `backend.compiler.values`, since GraphQL lets nobody
redefine String and ID.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import strawberry
from graphql import FloatValueNode, GraphQLError, IntValueNode, StringValueNode, ValueNode
from strawberry.types.scalar import ScalarDefinition

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_DECIMAL = re.compile(r"-?[0-9]{1,28}(\.[0-9]{1,10})?")


def _text(value: Any) -> str:  # noqa: ANN401 - what JSON gives
    if not isinstance(value, str):
        raise GraphQLError("The value must be a string.")
    return value


def _date(value: Any) -> date:  # noqa: ANN401
    text = _text(value)
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise GraphQLError("Date must be a day of the calendar, YYYY-MM-DD.")


def _moment(value: Any) -> datetime:  # noqa: ANN401
    text = _text(value)
    try:
        if _MOMENT.fullmatch(text):
            # In UTC at once: the offset may lead out of the years that a calendar has.
            return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise GraphQLError("DateTime must be ISO 8601 with an offset.")


def _decimal(value: Any) -> Decimal:  # noqa: ANN401
    text = str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
    if isinstance(text, str) and _DECIMAL.fullmatch(text):
        try:
            return Decimal(text)
        except InvalidOperation:
            pass
    raise GraphQLError("Decimal must be a plain decimal number, best as a string.")


def _literal(read: Callable[[Any], Any], *kinds: type[ValueNode]) -> Callable[..., Any]:
    def parse(node: ValueNode, _variables: object = None) -> Any:  # noqa: ANN401
        if not isinstance(node, kinds):
            raise GraphQLError("The literal has another type.", nodes=node)
        return read(node.value)  # type: ignore[attr-defined]

    return parse


def _scalar(
    name: str, description: str, read: Callable[[Any], Any], *kinds: type[ValueNode]
) -> ScalarDefinition:
    return strawberry.scalar(
        name=name,
        description=description,
        parse_value=read,
        parse_literal=_literal(read, *kinds),
    )


DATE = _scalar(
    "Date",
    "日期 YYYY-MM-DD，北京时间；a day in Asia/Shanghai.",
    _date,
    StringValueNode,
)
DATE_TIME = _scalar(
    "DateTime",
    "时刻，ISO 8601，带时区；an instant with its offset.",
    _moment,
    StringValueNode,
)
DECIMAL = _scalar(
    "Decimal",
    "十进制数，以字符串给出；an exact decimal number, given as a string.",
    _decimal,
    StringValueNode,
    IntValueNode,
    FloatValueNode,
)

NAMES: Mapping[type, str] = {
    bool: "Boolean",
    int: "Int",
    float: "Float",
    str: "String",
    date: "Date",
    datetime: "DateTime",
    Decimal: "Decimal",
    UUID: "ID",
}
"""What GraphQL calls each Python type."""

KINDS: Mapping[str, Any] = {name: kind for kind, name in NAMES.items()} | {"ID": strawberry.ID}
"""The Python type behind each name, in the words of Strawberry."""

SCALARS: Mapping[object, ScalarDefinition] = {date: DATE, datetime: DATE_TIME, Decimal: DECIMAL}
"""The scalars that stand in for Strawberry's own."""
