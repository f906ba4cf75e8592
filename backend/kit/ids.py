"""Ids that the application makes, and the opaque form in which the API shows them."""

import base64
import binascii
import re
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from uuid_utils.compat import uuid7

from backend.kit.errors import LedgerError

_TYPE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,39}")
_FILLER = ":"
_UUID_TEXT_LENGTH = 22
_PREFIXES = 256
"""Prefixes that are remembered: more than there are types."""

_STANDARD = str.maketrans("-_+/", "+/!!")
"""From the URL-safe alphabet to the standard one, whose own two characters become wrong."""


class MalformedIdError(LedgerError):
    """The text is no id that this API ever gave out."""

    code = "MALFORMED_ID"
    message = "标识“{text}”不是本系统给出的标识。"
    remedy = "请使用查询结果中返回的标识，不要自行拼写。"


@dataclass(frozen=True, slots=True)
class NodeId:
    """What an opaque id stands for: a GraphQL type and the row's id."""

    type_name: str
    id: UUID


def new_id() -> UUID:
    """Make a new id that grows with time (UUIDv7), so that indexes grow at their end."""
    return uuid7()


def node_id_prefix(type_name: str) -> str:
    """Give the constant text that starts every opaque id of a type.

    The type name is filled up to a multiple of three bytes, so that the base64 of the rest can be
    appended. SQL writes an opaque id as
    `prefix || translate(encode(uuid_send(id), 'base64'), '+/=', '-_')`.
    """
    if not _TYPE_NAME.fullmatch(type_name):
        message = f"not the name of a GraphQL type: {type_name!r}"
        raise ValueError(message)
    width = (len(type_name) // 3 + 1) * 3
    return base64.urlsafe_b64encode(type_name.ljust(width, _FILLER).encode()).decode()


def encode_node_id(type_name: str, row_id: UUID) -> str:
    """Write the opaque id of a row: URL-safe, without padding, always the same text."""
    return node_id_prefix(type_name) + _suffix(row_id.bytes)


def decode_node_id(text: str) -> NodeId:
    """Read an opaque id; only the exact text that `encode_node_id` writes is accepted.

    Raises: MALFORMED_ID.
    """
    suffix = text[-_UUID_TEXT_LENGTH:]
    try:
        type_name = _type_name(text[:-_UUID_TEXT_LENGTH])
        row_id = binascii.a2b_base64(suffix.translate(_STANDARD) + "==", strict_mode=True)
        node = NodeId(type_name, UUID(bytes=row_id))
    except (binascii.Error, ValueError) as error:
        raise MalformedIdError(text=text) from error
    if _suffix(row_id) != suffix:
        raise MalformedIdError(text=text)
    return node


def _suffix(row_id: bytes) -> str:
    return base64.urlsafe_b64encode(row_id).decode().rstrip("=")


@lru_cache(maxsize=_PREFIXES)
def _type_name(prefix: str) -> str:
    """Read the type of an opaque id.

    Raises: ValueError for what is not the prefix of any name.
    """
    raw = base64.b64decode(prefix, altchars=b"-_", validate=True)
    type_name = raw.decode("ascii").rstrip(_FILLER)
    if node_id_prefix(type_name) != prefix:
        raise ValueError(prefix)
    return type_name
