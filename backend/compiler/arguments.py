"""Third stage, aside: what a field is given, by the names under which its templates read it."""

import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from backend.compiler.assembly import camel, sql_type
from backend.compiler.catalog import Argument, Of
from backend.compiler.filters import hold_to_type
from backend.compiler.selection import Given, Group, Leaf
from backend.compiler.slots import Assembled, AtMost, Check, Slot


def parameters_of(
    argument: Argument, given: Given | None, *, path: tuple[str, ...]
) -> Iterator[tuple[str, Leaf | None, str]]:
    """Give the parameters that an argument fills: name, value, SQL type.

    An input object fills one for each of its fields, `bbox` and `west` together `:bbox_west`; a
    list is one array.

    Raises: ID_TYPE.
    """
    if argument.is_list:
        leaf = _leaf(given, argument.of, path)
        if leaf is not None:
            leaf = Leaf(AtMost(leaf.slot, argument.limit, camel(argument.name)), leaf.known)
        yield argument.name, leaf, f"{sql_type(argument.type)}[]"
        return
    if not is_dataclass(argument.type):
        yield argument.name, _leaf(given, argument.of, path), sql_type(argument.type)
        return
    inside = given.fields if isinstance(given, Group) else {}
    for name, (kind, of) in _members(argument.type).items():
        leaf = _leaf(inside.get(camel(name)), of, (*path, camel(name)))
        yield f"{argument.name}_{name}", leaf, sql_type(kind)


def check_of(argument: Argument, given: Given | None, *, path: tuple[str, ...]) -> Check | None:
    """Give what has to look at the argument each time that the plan runs, None without a value."""
    value = _whole(argument, given)
    if argument.check is None or value is None:
        return None
    return Check(value, argument.check, path)


def _whole(argument: Argument, given: Given | None) -> Slot | None:
    match given:
        case Leaf(slot=slot):
            return slot
        case Group(fields=inside):
            found = ((name, inside.get(camel(name))) for name in _members(argument.type))
            parts = ((name, one.slot) for name, one in found if isinstance(one, Leaf))
            return Assembled(argument.type, tuple(parts))
        case _:
            return None


def _leaf(given: Given | None, of: str | None, path: tuple[str, ...]) -> Leaf | None:
    leaf = given if isinstance(given, Leaf) and given.known is not None else None
    if leaf is not None and of is not None:
        hold_to_type(leaf.known, of, path=path)
    return leaf


def _members(kind: type) -> dict[str, tuple[type, str | None]]:
    """Give the fields of an input object: the type of each, and whose id it takes."""
    plain = typing.get_type_hints(kind)
    noted: dict[str, Any] = typing.get_type_hints(kind, include_extras=True)
    found: dict[str, tuple[type, str | None]] = {}
    for one in fields(kind):
        notes = getattr(noted[one.name], "__metadata__", ())
        of = next((note.type_name for note in notes if isinstance(note, Of)), None)
        found[one.name] = (plain[one.name], of)
    return found
