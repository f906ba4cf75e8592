"""The relation tree between `lower` and `emit`: what to read, decided; how SQL says it, not yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from backend.compiler.slots import CursorKey, Fingerprint, Slot
from backend.compiler.templates import Template
from backend.database.scope import Match


class Encoding(StrEnum):
    """How a value becomes JSON text."""

    TEXT = "TEXT"
    PLAIN = "PLAIN"
    QUOTED = "QUOTED"
    FLOAT = "FLOAT"
    NUMERIC = "NUMERIC"
    NODE_ID = "NODE_ID"


@dataclass(frozen=True, slots=True)
class Visibility:
    """The rows of a table that the actor reaches: none, or those that match one of `matches`."""

    is_reached: bool
    district_column: str | None
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """A slot and the SQL type it is bound as."""

    slot: Slot
    type: str


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """A column of the row."""

    name: str


@dataclass(frozen=True, slots=True)
class BoundOf:
    """The first day of a period, or the first day after it."""

    column: str
    is_upper: bool


@dataclass(frozen=True, slots=True)
class Computed:
    """A template with its parameters and the visibility of the tables it reads."""

    template: Template
    parameters: Mapping[str, Typed]
    visibilities: Mapping[str, Visibility]


@dataclass(frozen=True, slots=True)
class Through:
    """A value of the row that a relation leads to, null where it leads to none that is seen."""

    relation: "Relation"
    source: "Source"


@dataclass(frozen=True, slots=True)
class Beside:
    """A value of a row that is joined to the row under an alias of its own."""

    alias: str
    source: "Source"


Source: TypeAlias = ColumnOf | BoundOf | Computed | Through | Beside


@dataclass(frozen=True, slots=True)
class Link:
    """The target's column holds the value of the row's column."""

    target_column: str
    row_column: str


@dataclass(frozen=True, slots=True)
class Former:
    """Where ids that rows had lead to: a table, its column, and which rows of it are reached."""

    table: str
    column: str
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class IdIs:
    """The row has the id, or had it formerly."""

    id: Slot
    former: Former | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    """A template over the row and the target holds."""

    computed: Computed


@dataclass(frozen=True, slots=True)
class InSet:
    """The row's id is in the set that a template selects."""

    computed: Computed


@dataclass(frozen=True, slots=True)
class HoldsOn:
    """A period of the row holds on a day."""

    column: str
    day: Slot


@dataclass(frozen=True, slots=True)
class Found:
    """The search column matches a pattern."""

    column: str
    pattern: Slot


class Operator(StrEnum):
    """A comparison of a filter, under its GraphQL name."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    CONTAINS = "contains"


@dataclass(frozen=True, slots=True)
class Compare:
    """A value of the row compared with one of the request."""

    source: Source
    operator: Operator
    other: Typed


@dataclass(frozen=True, slots=True)
class IsNull:
    """A value of the row is missing, or is not."""

    source: Source
    is_null: bool


@dataclass(frozen=True, slots=True)
class Some:
    """A relation leads from the row to at least one that is seen and meets its conditions."""

    relation: "Relation"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every condition holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class SortKey:
    """A value to sort by; nulls stand last, turned round first."""

    source: Source
    type: str
    is_descending: bool = False
    is_nullable: bool = False


@dataclass(frozen=True, slots=True)
class Beyond:
    """The row comes after a cursor in the order of the keys, or before it when turned round."""

    keys: tuple[SortKey, ...]
    values: tuple[CursorKey, ...]
    is_backward: bool


Condition: TypeAlias = (
    Link
    | IdIs
    | Matching
    | InSet
    | HoldsOn
    | Found
    | Compare
    | IsNull
    | Some
    | AllOf
    | AnyOf
    | Not
    | Beyond
)


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows of a table that the actor sees and that meet the conditions, in order."""

    table: str
    visibility: Visibility
    conditions: tuple[Condition, ...] = ()
    order: tuple[SortKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """JSON that is known without reading."""

    json: str


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value of the row."""

    source: Source
    encoding: Encoding
    is_nullable: bool
    type_name: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The values of a column over all rows, as a list; each element may be a list itself."""

    element: Scalar | Literal
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class ObjectShape:
    """An object: response keys and what stands under them."""

    fields: tuple[tuple[str, "Output"], ...]


@dataclass(frozen=True, slots=True)
class One:
    """The first row of a relation as an object, or null."""

    relation: Relation
    shape: ObjectShape


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a relation as a plain list."""

    relation: Relation
    shape: ObjectShape
    limit: int


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows a relation has; with a limit, whether the count is exact too."""

    relation: Relation
    limit: int | None = None
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Nodes:
    """The rows of a page."""

    shape: ObjectShape


@dataclass(frozen=True, slots=True)
class Edges:
    """The rows of a page with their cursors; under each key a literal, the row or its cursor."""

    fields: tuple[tuple[str, "Literal | ObjectShape | None"], ...]


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Where the page stands; response key → name of the field."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a connection."""

    relation: Relation
    size: int
    is_backward: bool
    is_inside: bool
    fingerprint: Fingerprint
    parts: tuple[tuple[str, Nodes | Edges | PageInfo | Total | Literal], ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """The row of a SELECT as an object, or null; `shares` are row sets that the inside reads."""

    computed: Computed
    shape: ObjectShape
    shares: tuple[tuple[str, Computed], ...] = ()


@dataclass(frozen=True, slots=True)
class ValueRows:
    """The rows of a SELECT as a list."""

    computed: Computed
    shape: ObjectShape
    limit: int


@dataclass(frozen=True, slots=True)
class ValueColumns:
    """All rows of a SELECT as one object of lists."""

    computed: Computed
    shape: ObjectShape
    limit: int
    points: int


@dataclass(frozen=True, slots=True)
class LookedUp:
    """Objects of one type that are looked up by id, or by one that they had formerly."""

    type_name: str
    relation: Relation
    shape: ObjectShape
    former: Former | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """Objects of several types by their ids, null for each that is hidden or missing."""

    ids: Slot
    kinds: Slot
    found: tuple[LookedUp, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """Rows of one type among which words are looked for, `relation` ordered by name."""

    type_name: str
    relation: Relation
    column: str
    shape: ObjectShape


@dataclass(frozen=True, slots=True)
class Search:
    """Objects of several types that hold words: whole words first, then beginnings, then parts."""

    sought: tuple[Sought, ...]
    anywhere: Slot
    beginning: Slot
    whole: Slot
    limit: int


@dataclass(frozen=True, slots=True)
class Key:
    """A value by which rows are grouped, under a column name of the groups."""

    name: str
    source: Source
    type: str


@dataclass(frozen=True, slots=True)
class Measure:
    """The sum, the least or the greatest of a value over the rows of a group."""

    name: str
    function: str
    source: Source


@dataclass(frozen=True, slots=True)
class Tally:
    """Persons summed over the rows of a group; `hidden`: those in rows too small to be told."""

    name: str
    source: Computed
    hidden: Computed | None


@dataclass(frozen=True, slots=True)
class Groups:
    """The rows of a relation in groups, as a list; without keys one group."""

    relation: Relation
    keys: tuple[Key, ...]
    measures: tuple[Measure, ...]
    tallies: tuple[Tally, ...]
    shape: ObjectShape
    limit: int


@dataclass(frozen=True, slots=True)
class HasMoreGroups:
    """Whether there are more groups than so many."""

    relation: Relation
    keys: tuple[Key, ...]
    limit: int


Output: TypeAlias = (
    Literal
    | Scalar
    | Gathered
    | ObjectShape
    | One
    | Listed
    | Total
    | Page
    | ValueRow
    | ValueRows
    | ValueColumns
    | Lookup
    | Search
    | Groups
    | HasMoreGroups
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A read that the audit log has to know of, once it was answered."""

    action: str
    table: str
    id: Slot | None = None
    search: Slot | None = None
    reason: Slot | None = None
