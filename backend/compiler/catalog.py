"""What a field is: the declarations that slices write in their `types.py`.

A field is a column, a relation or an SQL template; nothing here computes. `assembly` puts the
parts of all slices together, `backend.api.schema` shows them as GraphQL, `lower` compiles them.
"""

import inspect
import typing
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from sqlmodel import SQLModel

from backend.compiler.templates import Template
from backend.database.actor import Role

ANY_TOKEN = frozenset({"*"})
NO_TOKEN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a field; templates of the field and of those inside it read it as `:name`.

    `type`: bool, int, float, str, date, datetime, Decimal, UUID, an enumeration, or a frozen
    dataclass: an input object, whose fields templates read as `:name_field`. A UUID says by `of`
    whose id it takes. `is_today`: a date that is left out is today. `check` looks at the value
    before the statement is sent and raises an OperationError when it cannot be used. `is_list`: a
    list of such values, none of them null, at most `limit`; templates read it as an array,
    `:codes`, null when it was left out.
    """

    name: str
    type: type
    description: str
    of: str | None = None
    is_list: bool = False
    limit: int = 250
    is_required: bool = False
    default: Any = None
    is_today: bool = False
    check: Callable[[Any], None] | None = None


AS_OF = Argument(
    name="as_of",
    type=date,
    description="统计日期，缺省为今天；the day that is asked about, today unless given",
    is_today=True,
)


@dataclass(frozen=True, slots=True)
class Of:
    """Marks a UUID in a command's input: the type whose id it is."""

    type_name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One template of several, chosen by an enum argument of the field or of one around it."""

    argument: str
    templates: Mapping[StrEnum, Template]


SQL: TypeAlias = Template | Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the row, under its own name unless `alias` gives another.

    Description, type and nullability come from the table. `is_filterable` needs an index.
    `order`: the column to sort by when it is not this one, e.g. "name_sort" (pinyin).
    `of`: the type whose id a column of ids holds, which is shown as the objects show theirs.
    `readers`: roles that see it; the others, and every API token, get null.
    `is_groupable`: aggregates group by it; `is_measured`: they give its least and greatest value
    and, of a number, its sum.
    """

    name: str
    alias: str | None = None
    description: str | None = None
    is_filterable: bool = False
    is_orderable: bool = False
    is_groupable: bool = False
    is_measured: bool = False
    order: str | None = None
    of: str | None = None
    readers: frozenset[Role] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A `daterange` column as two dates, `validFrom` and `validTo` (half-open, null = open)."""

    column: str = "valid"
    prefix: str = "valid"
    is_filterable: bool = False
    is_orderable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A value that SQL computes on the row: a template over `{row}` and the arguments."""

    name: str
    type: type
    sql: SQL
    description: str
    is_nullable: bool = True
    arguments: tuple[Argument, ...] = ()
    is_filterable: bool = False
    is_orderable: bool = False
    is_groupable: bool = False
    readers: frozenset[Role] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOne:
    """Another object, always nullable, since the actor may not see it.

    `by`: a column of the row holds its id. Otherwise `back` names the target's column that holds
    the row's id, or `matching` says it over `{row}` and `{target}`; the first by `order` is taken.
    `is_filterable` (with `by`): `where` takes the id as `townId` and a filter of the object as
    `town`. `orders`: names of orderable fields of the target by which lists of the row sort too,
    the target's `name` of `town` as `TOWN_NAME`. `is_groupable` (with `by`): aggregates group by
    it, and a group shows the object.
    """

    name: str
    target: str
    description: str
    by: str | None = None
    back: str | None = None
    matching: SQL | None = None
    order: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    is_filterable: bool = False
    is_groupable: bool = False
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMany:
    """A connection, or with `limit` a plain list of at most that many.

    `back` and `matching` as in ToOne, both may stand. `within`: a set of ids by SQL (a column
    `id`), none where the argument of its Choice is left out. `dated`: a daterange column of the
    target; the field takes `asOf` and gives only what holds that day. `order` overrides the
    target's; "-" before a name turns it round. `is_filterable`: `where` takes `some`, `none` and
    `every` of it, as of today.
    `needs`: an argument that a role has to give. `audit`: what a search in it is called in the
    log; an argument `purpose` is the reason there, and the same roles have to give it.
    """

    name: str
    target: str
    description: str
    back: str | None = None
    matching: SQL | None = None
    within: SQL | None = None
    dated: str | None = None
    limit: int | None = None
    order: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    needs: Mapping[Role, str] | None = None
    audit: str | None = None
    is_filterable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many rows of the target the actor sees; the relation is given as in ToMany."""

    name: str
    target: str
    description: str
    back: str | None = None
    matching: SQL | None = None
    within: SQL | None = None
    dated: str | None = None
    arguments: tuple[Argument, ...] = ()
    has_filter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """The target's rows that the actor sees, in groups: how many, sums, least, greatest.

    The relation is given as in ToMany. Takes `where`, `search` where the target has it, `groupBy`
    over what is groupable there, `first`. What a group shows follows from the target's fields.
    """

    name: str
    target: str
    description: str
    back: str | None = None
    matching: SQL | None = None
    within: SQL | None = None
    dated: str | None = None
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Persons counted by each row of an entity, summed by aggregates as a `SmallCount`.

    `sql` counts them over `{row}`; `hidden` counts those of a row whose own count is kept from
    callers without member rights, zero where it is not. `readers` get every sum as it is; API
    tokens get none; everybody else gets those in which nobody can be picked out (`group_text`), and
    only without a filter, of the whole or by `key`: what overlaps tells by its differences.
    """

    name: str
    sql: Template
    hidden: Template
    readers: frozenset[Role]
    key: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The single row of a SELECT, as an object of a value type; no row is null.

    `shares`: row sets that templates inside read by `{shared name}`, later ones also earlier ones.
    Each is read at most once, and not at all when nothing that was selected reads it.
    """

    name: str
    type: str
    sql: SQL
    description: str
    is_nullable: bool = True
    arguments: tuple[Argument, ...] = ()
    shares: Mapping[str, Template] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """All rows of a SELECT, in its order, as a plain list; at most `limit`."""

    name: str
    type: str
    sql: SQL
    description: str
    arguments: tuple[Argument, ...] = ()
    limit: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All rows of a SELECT turned round: one object whose `Series` are lists, one element a row.

    Only the series that were selected are gathered; an `Expression` inside aggregates over
    `{row}`. At most `limit` rows. `points`: what reading it costs, its rows being no objects.
    """

    name: str
    type: str
    sql: SQL
    description: str
    limit: int
    points: int
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`column` of the SELECT behind `Columns`, as the list of its values over all rows.

    `is_list`: the column holds arrays, so the elements are lists themselves. `is_nullable` is said
    of the values. `readers`: roles that see them; the others, and every API token, get nulls.
    """

    name: str
    column: str
    type: type
    description: str
    is_nullable: bool = False
    is_list: bool = False
    of: str | None = None
    readers: frozenset[Role] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A column that the SELECT of a value type gives."""

    name: str
    type: type
    description: str
    is_nullable: bool = True
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectById:
    """A root field that takes `id` and gives the object, or null when hidden or missing."""

    name: str
    target: str
    description: str
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A root field that finds objects of several types by words, the best first, as a union.

    Takes `text`, `types`, `first`. `targets`: entities with `search`, none of them audited: persons
    are looked for within a branch or a town only.
    """

    name: str
    union: str
    targets: tuple[str, ...]
    description: str


Field: TypeAlias = (
    Column
    | Period
    | Expression
    | ToOne
    | ToMany
    | Count
    | Aggregate
    | Row
    | Rows
    | Columns
    | Series
    | Value
    | ObjectById
    | Search
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A type whose objects are rows of a table; it has `id` and is a Node without being told.

    `order`: names of orderable fields, the default order. `search`: the column that `search`
    looks in. `token_scopes`: any of these lets an API token read it (ANY_TOKEN, NO_TOKEN).
    `audit`: what opening an object by its id is called in the log. `former`: a table whose rows
    have ids that rows of this one had, and its column that leads to the row of now. `tallies`:
    persons that aggregates count over its rows.
    """

    table: type[SQLModel]
    fields: tuple[Field, ...]
    name: str | None = None
    description: str | None = None
    order: tuple[str, ...] = ()
    search: str | None = None
    token_scopes: frozenset[str] = NO_TOKEN
    audit: str | None = None
    former: tuple[str, str] | None = None
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType:
    """A type whose objects are rows of a SELECT, or whole SELECTs by column: figures, layers."""

    name: str
    description: str
    fields: tuple[Field, ...]
    token_scopes: frozenset[str] = NO_TOKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A command under its GraphQL name: `(session, actor, input) -> id` or a mapping of results.

    The input type is made from the third parameter, a frozen dataclass whose fields are
    `Annotated[type, "description"]`; `takes` names it where the signature does not. `returns`:
    payload field → type; a command that returns one id fills the only field. `lists`: payload
    field → type of a list; the command returns ids. `values`: further payload fields that are
    plain values, `rows`: lists of value rows, which the command returns as mappings.
    `is_remembered`: False when the answer must not be kept for a repeat, such as a clear number.
    """

    command: Callable[..., Awaitable[Any]]
    returns: Mapping[str, str]
    description: str
    name: str | None = None
    values: Mapping[str, Value] | None = None
    lists: Mapping[str, str] | None = None
    rows: Mapping[str, str] | None = None
    takes: type | None = None
    token_scopes: frozenset[str] = NO_TOKEN
    is_remembered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one slice adds: types, fields on types of the slices below it, roots, mutations."""

    entities: tuple[Entity, ...] = ()
    values: tuple[ValueType, ...] = ()
    extends: Mapping[str, tuple[Field, ...]] | None = None
    roots: tuple[Field, ...] = ()
    mutations: tuple[Mutation, ...] = ()


def arguments_of(field: Field) -> tuple[Argument, ...]:
    """Give the arguments that templates read; a dated list takes the day as well."""
    own: tuple[Argument, ...] = getattr(field, "arguments", ())
    is_dated = getattr(field, "dated", None) is not None
    return (*own, AS_OF) if is_dated and AS_OF not in own else own


def input_class(mutation: Mutation) -> type:
    """Give the dataclass that a command takes, by default the type of its third parameter."""
    if mutation.takes is not None:
        return mutation.takes
    name = list(inspect.signature(mutation.command).parameters)[2]
    hint: type = typing.get_type_hints(mutation.command)[name]
    return hint
