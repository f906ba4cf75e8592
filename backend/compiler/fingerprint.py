"""What a cursor is bound to: the form of a list, and where the values of its filter come from."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from backend.compiler.slots import Fingerprint, Slot
from backend.compiler.tree import Relation


def fingerprint(relation: Relation) -> Fingerprint:
    """Bind cursors to the table, the conditions and the order of a relation.

    The same list filtered by a literal and by a variable of equal value has equal cursors.
    """
    slots: list[Slot] = []
    form = _form((relation.table, relation.conditions, relation.order), slots)
    digest = hashlib.sha256(repr(form).encode()).hexdigest()
    return Fingerprint(shape=digest, values=tuple(slots))


def _form(node: Any, slots: list[Slot]) -> Any:  # noqa: ANN401 - any node of the tree
    if hasattr(node, "bind"):
        slots.append(node)
        return "slot"
    if is_dataclass(node):
        inner = tuple(_form(getattr(node, one.name), slots) for one in fields(node))
        return (type(node).__name__, *inner)
    if isinstance(node, Mapping):
        return tuple((key, _form(value, slots)) for key, value in sorted(node.items()))
    if isinstance(node, tuple):
        return tuple(_form(one, slots) for one in node)
    return node
