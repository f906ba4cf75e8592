"""Where the value of a parameter comes from when a plan runs: nothing of it is in the plan.

A plan is compiled once for a shape of request and run with many values; a slot finds its value
in the request, the actor or the clock.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from backend.compiler.cursor import CursorSigner
from backend.compiler.errors import CursorInvalidError, FilterValueError
from backend.database.actor import Actor
from backend.kit.errors import LedgerError
from backend.kit.ids import NodeId
from backend.kit.text import match_key


@dataclass(frozen=True, slots=True)
class Environment:
    """The values of one run."""

    actor: Actor
    variables: Mapping[str, Any]
    today: date
    signer: CursorSigner
    results: Mapping[str, Any] = field(default_factory=dict)


class Slot(Protocol):
    """Finds one value."""

    def bind(self, environment: Environment) -> Any:  # noqa: ANN401 - what the driver takes
        """Give the value for the driver."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the document, or in the catalog."""

    value: Any

    def bind(self, environment: Environment) -> Any:  # noqa: ANN401, ARG002
        """Give it."""
        return _plain(self.value)


@dataclass(frozen=True, slots=True)
class FromVariable:
    """A value inside a variable of the request."""

    name: str
    path: tuple[str | int, ...] = ()

    def bind(self, environment: Environment) -> Any:  # noqa: ANN401
        """Walk down to it."""
        found = environment.variables[self.name]
        for step in self.path:
            found = found[step]
        return _plain(found)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A list whose elements come from different places."""

    elements: tuple[Slot, ...]

    def bind(self, environment: Environment) -> list[Any]:
        """Gather them."""
        return [element.bind(environment) for element in self.elements]


@dataclass(frozen=True, slots=True)
class Assembled:
    """An input object made of its fields; what was left out takes the class's default."""

    kind: Callable[..., Any]
    fields: tuple[tuple[str, Slot], ...]

    def bind(self, environment: Environment) -> Any:  # noqa: ANN401
        """Make it."""
        return self.kind(**{name: slot.bind(environment) for name, slot in self.fields})


@dataclass(frozen=True, slots=True)
class Check:
    """Looks at a value before the statement is sent; `path` is where the request gave it."""

    value: Slot
    look: Callable[[Any], None]
    path: tuple[str, ...]

    def hold(self, environment: Environment) -> None:
        """Let the check look.

        Raises: the OperationError of the check, its path under that of the value.
        """
        try:
            self.look(self.value.bind(environment))
        except LedgerError as error:
            raise error.under(*self.path) from None


@dataclass(frozen=True, slots=True)
class AtMost:
    """A list that may have so many elements."""

    elements: Slot
    limit: int
    field: str

    def bind(self, environment: Environment) -> list[Any]:
        """Give the list.

        Raises: FILTER_VALUE.
        """
        found: list[Any] = self.elements.bind(environment)
        if len(found) > self.limit:
            raise FilterValueError(field=self.field, reason=f"最多 {self.limit} 项")
        return found


@dataclass(frozen=True, slots=True)
class ArrayText:
    """A list as the text of an array, since the driver would ask the server what an array is."""

    elements: Slot

    def bind(self, environment: Environment) -> str | None:
        """Write the array, or give null for a list that was left out."""
        elements = self.elements.bind(environment)
        return None if elements is None else "{" + ",".join(map(_element, elements)) + "}"


@dataclass(frozen=True, slots=True)
class FromActor:
    """An identity of the actor: district, user, town, department or branch."""

    attribute: str

    def bind(self, environment: Environment) -> UUID | None:
        """Give the identity."""
        identity: UUID | None = getattr(environment.actor, self.attribute)
        return identity


@dataclass(frozen=True, slots=True)
class FromResult:
    """What a command returned under a name of its payload."""

    name: str

    def bind(self, environment: Environment) -> Any:  # noqa: ANN401
        """Give it, or null when the command returned nothing under that name."""
        return environment.results.get(self.name)


@dataclass(frozen=True, slots=True)
class Today:
    """The present day in Asia/Shanghai."""

    def bind(self, environment: Environment) -> date:
        """Give the day."""
        return environment.today


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text as a LIKE pattern that finds it anywhere, its own wildcards disarmed.

    `before` and `after` are what has to stand around it, as LIKE writes it.
    """

    text: Slot
    is_search: bool = False
    before: str = "%"
    after: str = "%"

    def bind(self, environment: Environment) -> str:
        """Write the pattern; a search is first brought into the form that is stored."""
        text: str = self.text.bind(environment)
        if self.is_search:
            text = match_key(text)
        for wildcard in ("\\", "%", "_"):
            text = text.replace(wildcard, f"\\{wildcard}")
        return f"{self.before}{text}{self.after}"


@dataclass(frozen=True, slots=True)
class KindsOf:
    """The type names of a list of ids, beside the ids themselves."""

    ids: Slot

    def bind(self, environment: Environment) -> list[str]:
        """Give one name an id."""
        match self.ids:
            case Constant(value=nodes):
                found = nodes
            case FromVariable(name=name, path=path):
                found = environment.variables[name]
                for step in path:
                    found = found[step]
            case Gathered(elements=elements):
                return [kind for one in elements for kind in KindsOf(one).bind(environment)]
            case _:
                raise TypeError(self.ids)
        nodes = found if isinstance(found, list | tuple) else (found,)
        return [node.type_name for node in nodes]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a cursor is bound to: the list, its order and its filter, with their values."""

    shape: str
    values: tuple[Slot, ...]

    def bind(self, environment: Environment) -> str:
        """Hash the district, the shape and the values."""
        values = [slot.bind(environment) for slot in self.values]
        text = json.dumps([str(environment.actor.district_id), self.shape, values], default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class CursorKey:
    """One sort key out of a cursor that the request brings."""

    cursor: Slot
    fingerprint: Fingerprint
    index: int
    length: int

    def bind(self, environment: Environment) -> str | None:
        """Verify the cursor and give the key as text; the statement casts it.

        Raises: CURSOR_INVALID.
        """
        text = self.cursor.bind(environment)
        keys = environment.signer.open(text, bound_to=self.fingerprint.bind(environment))
        if len(keys) != self.length:
            raise CursorInvalidError
        return keys[self.index]


@dataclass(frozen=True, slots=True)
class SigningPad:
    """The inner or the outer key of the HMAC that signs cursors inside the statement."""

    is_outer: bool

    def bind(self, environment: Environment) -> bytes:
        """Give the 64 bytes."""
        return environment.signer.outer_pad if self.is_outer else environment.signer.inner_pad


def _element(value: object) -> str:
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _plain(found: Any) -> Any:  # noqa: ANN401
    if isinstance(found, NodeId):
        return found.id
    if isinstance(found, list | tuple):
        return [_plain(one) for one in found]
    return found
