"""The only makers of SQL: `identifier` quotes names, `value` binds or quotes values.

A fragment is text with slots between; `sql` joins fragments by a text that stands in the source
(the type checker sees to it), so nothing that came with a request is ever part of a statement.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import LiteralString

from backend.compiler.slots import ArrayText, Check, Slot

_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_PLACE = "{}"


@dataclass(frozen=True, slots=True)
class Bound:
    """A parameter: where its value comes from, and its SQL type."""

    slot: Slot
    type: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a statement."""

    parts: tuple[str | Bound, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole statement: its text, what fills `$1`, `$2`, … in turn, what is checked before."""

    text: str
    slots: tuple[Slot, ...]
    checks: tuple[Check, ...] = ()


def identifier(name: str) -> Fragment:
    """Name a table, a column or an alias.

    Raises: ValueError for anything but a plain lower-case name, since ours are all such.
    """
    if not _NAME.fullmatch(name):
        message = f"not an identifier: {name!r}"
        raise ValueError(message)
    return Fragment((f'"{name}"',))


def value(given: Slot | str | int, type_name: str | None = None) -> Fragment:
    """Bind a slot as a parameter of an SQL type, or write a constant of the catalog in quotes."""
    if isinstance(given, int):
        return Fragment((str(given),))
    if isinstance(given, str):
        return Fragment(("'" + given.replace("'", "''") + "'",))
    if type_name is not None and type_name.endswith("[]"):
        return Fragment(("cast(", Bound(slot=ArrayText(given), type="text"), f" as {type_name})"))
    return Fragment((Bound(slot=given, type=type_name or "text"),))


def sql(text: LiteralString, *fragments: Fragment) -> Fragment:
    """Put fragments into the places `{}` of a text.

    Raises: ValueError when places and fragments do not match.
    """
    pieces = text.split(_PLACE)
    parts: list[str | Bound] = [pieces[0]]
    for fragment, piece in zip(fragments, pieces[1:], strict=True):
        parts.extend(fragment.parts)
        parts.append(piece)
    return Fragment(tuple(parts))


def joined(separator: LiteralString, fragments: Iterable[Fragment]) -> Fragment:
    """Put fragments in a row, the separator between."""
    parts: list[str | Bound] = []
    for fragment in fragments:
        if parts:
            parts.append(separator)
        parts.extend(fragment.parts)
    return Fragment(tuple(parts))


def trusted(text: str) -> Fragment:
    """Take the text of a template, which a person wrote into an `.sql` file."""
    return Fragment((text,))


def statement(fragment: Fragment, *, first: Bound, checks: tuple[Check, ...] = ()) -> Statement:
    """Give every parameter its number, equal ones once; `first` is `$1` wherever it is used."""
    numbers: dict[Bound, int] = {first: 1} if first in fragment.parts else {}
    text: list[str] = []
    for part in fragment.parts:
        if isinstance(part, str):
            text.append(part)
        else:
            number = numbers.setdefault(part, len(numbers) + 1)
            text.append(f"${number}::{part.type}")
    slots = tuple(bound.slot for bound in numbers)
    return Statement(text="".join(text), slots=slots, checks=checks)
