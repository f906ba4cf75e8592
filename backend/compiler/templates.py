"""SQL that people write: named statements of a slice's `.sql` file, with their places to fill.

A template is trusted text; only the places in it are filled, by the constructors of `sql`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

_SECTION = re.compile(r"^-- ([a-z_0-9]+) --$", re.MULTILINE)
_PLACE = re.compile(
    r"(?<![:\w]):(?P<parameter>[a-z_][a-z_0-9]*)"
    r"|\{use (?P<use>[a-z_0-9]+)\}"
    r"|\{scope (?P<table>[a-z_]+) (?P<alias>[a-z_]+)\}"
    r"|\{shared (?P<shared>[a-z_]+)\}"
    r"|\{(?P<alias_of>row|target)\}"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """The value of an argument, or of something that the actor or the clock gives."""

    name: str


@dataclass(frozen=True, slots=True)
class ScopeOf:
    """The rows of `table`, called `alias` here, that the actor may see: district and role."""

    table: str
    alias: str


@dataclass(frozen=True, slots=True)
class AliasOf:
    """The alias of the row that the field stands on, or of the rows that it leads to."""

    place: str


@dataclass(frozen=True, slots=True)
class SharedOf:
    """A row set that a field around this one shares with its templates."""

    name: str


type_of_piece = str | Parameter | ScopeOf | AliasOf | SharedOf


@dataclass(frozen=True, slots=True)
class Template:
    """A statement or an expression with its places."""

    name: str
    pieces: tuple[type_of_piece, ...]

    def parameters(self) -> frozenset[str]:
        """Name the parameters that the text reads."""
        return frozenset(piece.name for piece in self.pieces if isinstance(piece, Parameter))


def load(package: str, file: str) -> dict[str, Template]:
    """Read the named statements of a file that lies beside a slice's modules.

    Shape: sections `-- name --`, a comment sentence, the SQL. Places: `:name` a parameter,
    `{row}` and `{target}` aliases, `{scope table alias}` the rows that the actor may see,
    `{use name}` another section of the file in parentheses, `{shared name}` a row set of a field
    around this one.
    """
    return parse(files(package).joinpath(file).read_text(encoding="utf-8"), source=file)


def parse(text: str, *, source: str) -> dict[str, Template]:
    """Split the text into its sections and find the places of each."""
    bodies = dict(_sections(text))
    if not bodies:
        message = f"{source} has no section"
        raise ValueError(message)
    return {
        name: Template(name=name, pieces=tuple(_pieces(name, bodies, outer=()))) for name in bodies
    }


def _sections(text: str) -> Iterator[tuple[str, str]]:
    heads = list(_SECTION.finditer(text))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : following.start() if following else len(text)]
        lines = [line for line in body.splitlines() if not line.lstrip().startswith("--")]
        yield head.group(1), "\n".join(lines).strip().rstrip(";")


def _pieces(
    name: str, bodies: dict[str, str], *, outer: tuple[str, ...]
) -> Iterator[type_of_piece]:
    if name in outer or name not in bodies:
        message = f"{name}: {{use}} names no section, or itself"
        raise ValueError(message)
    body, end = bodies[name], 0
    for place in _PLACE.finditer(body):
        yield body[end : place.start()]
        end = place.end()
        if place["parameter"]:
            yield Parameter(place["parameter"])
        elif place["use"]:
            yield "("
            yield from _pieces(place["use"], bodies, outer=(*outer, name))
            yield ")"
        elif place["table"]:
            yield ScopeOf(table=place["table"], alias=place["alias"])
        elif place["shared"]:
            yield SharedOf(place["shared"])
        else:
            yield AliasOf(place["alias_of"])
    yield body[end:]
