"""From a GraphQL input to a command's dataclass: names back to Python's, ids opened and checked."""

import typing
from dataclasses import MISSING, fields
from typing import Any
from uuid import UUID

from backend.api.inputs import alternatives, annotated
from backend.compiler.assembly import camel
from backend.compiler.catalog import Of
from backend.compiler.filters import hold_to_type
from backend.compiler.selection import Given, Group, Leaf, Several
from backend.compiler.slots import Environment


def input_of(kind: type, given: Group, environment: Environment, path: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
    """Make the command's input; null for what has a value unless given is as if left out.

    Raises: ID_TYPE for the id of another type.
    """
    hints = typing.get_type_hints(kind, include_extras=True)
    values: dict[str, Any] = {}
    for one in fields(kind):
        name = camel(one.name)
        hint = hints[one.name]
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        value = _value(hint, given.fields.get(name), environment, (*path, name))
        is_left_out = name not in given.fields or (value is None and not _is_nullable(hint))
        if not (has_default and is_left_out):
            values[one.name] = value
    return kind(**values)


def _is_nullable(hint: Any) -> bool:  # noqa: ANN401 - an annotation
    return type(None) in alternatives(annotated(hint)[0])


def _value(
    hint: Any,  # noqa: ANN401 - an annotation
    given: Given | None,
    environment: Environment,
    path: tuple[str, ...],
) -> Any:  # noqa: ANN401
    if given is None:
        return None
    annotation, notes = annotated(hint)
    inner = next(one for one in alternatives(annotation) if one is not type(None))
    if isinstance(given, Group):
        return input_of(inner, given, environment, path)
    if isinstance(given, Several):
        element, _ = annotated(typing.get_args(inner)[0])
        return _container(inner)(
            input_of(element, one, environment, (*path, str(index)))
            for index, one in enumerate(given.elements)
            if isinstance(one, Group)
        )
    return _leaf(inner, notes, given, environment, path)


def _leaf(
    inner: Any,  # noqa: ANN401 - an annotation
    notes: tuple[Any, ...],
    given: Leaf,
    environment: Environment,
    path: tuple[str, ...],
) -> Any:  # noqa: ANN401
    wanted = next((note for note in notes if isinstance(note, Of)), None)
    if wanted is not None:
        hold_to_type(given.known, wanted.type_name, path=path)
    bound = given.slot.bind(environment)
    origin = typing.get_origin(inner)
    if origin in (list, tuple, frozenset):
        return _container(inner)(bound)
    if inner is UUID and wanted is None:
        message = f"{'.'.join(path)} says by no Of whose id it is"
        raise TypeError(message)
    return bound


def _container(annotation: Any) -> type[Any]:  # noqa: ANN401
    origin: type[Any] = typing.get_origin(annotation)
    return origin
