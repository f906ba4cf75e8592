"""How values of each Python type become JSON text; the scalars of the API rest on it."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from backend.compiler.tree import Encoding

_ENCODINGS = {
    bool: Encoding.PLAIN,
    int: Encoding.PLAIN,
    float: Encoding.FLOAT,
    str: Encoding.TEXT,
    date: Encoding.TEXT,
    datetime: Encoding.TEXT,
    Decimal: Encoding.NUMERIC,
    UUID: Encoding.QUOTED,
}


def encoding_of(kind: type) -> Encoding:
    """Give the encoding of a type; a Decimal is a JSON string, since numbers there are binary."""
    return Encoding.TEXT if issubclass(kind, StrEnum) else _ENCODINGS[kind]
