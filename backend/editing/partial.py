"""Forms of which every field may be left out, made from the forms of the commands.

A field that is added to a command's form can be changed in the ledgers without a line here.
"""

import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, make_dataclass
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from backend.kit.partial import UNSET

Form = TypeVar("Form")

_OF_THE_ROW = frozenset({"id", "revision"})


@dataclass(frozen=True, slots=True)
class Changes:
    """What a person filled in; the same for every row."""

    form: Any

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever was filled in
        """Give a field as it was filled in, UNSET when it was left out."""
        return getattr(self.form, name, UNSET)

    def has(self, *names: str) -> bool:
        """Tell whether one of the fields was filled in, or emptied."""
        return any(getattr(self, name) is not UNSET for name in names)

    def touches(self, kind: type) -> bool:
        """Tell whether a field of a command's form was filled in."""
        return self.has(*editable(kind))

    def over(
        self,
        kind: type[Form],
        row: Mapping[str, Any],
        **fixed: Any,  # noqa: ANN401 - fields of the form
    ) -> Form:
        """Fill in a command's form: as changed, else as fixed, else as the row has it."""
        values: dict[str, Any] = {}
        for one in fields(typing.cast("Any", kind)):
            given = getattr(self, one.name)
            if given is not UNSET and one.name not in _OF_THE_ROW:
                values[one.name] = given
            elif one.name in fixed:
                values[one.name] = fixed[one.name]
            elif one.name in row:
                values[one.name] = row[one.name]
        return kind(**values)


def editable(kind: type) -> tuple[str, ...]:
    """Name the fields of a command's form that a person may change."""
    named = fields(typing.cast("Any", kind))
    return tuple(one.name for one in named if one.name not in _OF_THE_ROW)


def changes_class(
    name: str,
    text: str,
    sources: Iterable[type],
    more: Mapping[str, Any] = MappingProxyType({}),
) -> type:
    """Make the input in which every field of the sources may be left out or, as null, emptied."""
    hints: dict[str, Any] = {}
    for source in sources:
        known = typing.get_type_hints(source, include_extras=True)
        hints |= {one: known[one] for one in editable(source)}
    hints |= more
    return make_dataclass(
        name,
        [(one, _nullable(hint), field(default=UNSET)) for one, hint in hints.items()],
        namespace={"__doc__": text, "firm": frozenset(_firm(hints))},
        frozen=True,
        kw_only=True,
    )


def input_class_of(name: str, text: str, hints: Mapping[str, Any], **defaults: Any) -> type:  # noqa: ANN401
    """Make a frozen form out of its fields."""
    made = [
        (one, hint, field(default=defaults[one]) if one in defaults else field())
        for one, hint in hints.items()
    ]
    return make_dataclass(name, made, namespace={"__doc__": text}, frozen=True, kw_only=True)


def given_fields(form: Any) -> dict[str, Any]:  # noqa: ANN401 - a form made by changes_class
    """Give the fields that were filled in or emptied."""
    named = ((one.name, getattr(form, one.name)) for one in fields(form))
    return {name: value for name, value in named if value is not UNSET}


def _nullable(hint: Any) -> Any:  # noqa: ANN401 - an annotation
    inner, *notes = typing.get_args(hint)
    return Annotated[(inner | None, *notes)]


def _firm(hints: Mapping[str, Any]) -> Iterable[str]:
    """Name the fields that cannot be emptied."""
    for name, hint in hints.items():
        if type(None) not in typing.get_args(typing.get_args(hint)[0]):
            yield name
