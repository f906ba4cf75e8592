"""The shapes that every table repeats: keys, references, enumerations, dated rows, marks of change.

Names of constraints come from one naming convention, so that an error is mapped by its name.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Enum,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, JSONB, ExcludeConstraint, Range
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from backend.database.scope import Scope
from backend.kit.clock import now
from backend.kit.ids import new_id

DateRange = Range[date]


class Category(StrEnum):
    """How a table is spread when a province runs on a distributed engine."""

    TENANT = "TENANT"
    REFERENCE = "REFERENCE"
    INFRASTRUCTURE = "INFRASTRUCTURE"


def _words(constraint: Any, _table: Table) -> str:
    names = [column.name for column in constraint.columns]
    return "_".join(name for name in names if name != "district_id") or "district"


SQLModel.metadata.naming_convention = {
    "words": _words,
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(words)s_fkey",
    "uq": "%(table_name)s_%(words)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "ix": "%(table_name)s_%(words)s_idx",
}


class Row(SQLModel):
    """A row of a tenant: its district and an id made by the application."""

    model_config = SQLModelConfig(arbitrary_types_allowed=True)
    __scope__: ClassVar[Scope]
    __category__: ClassVar[Category] = Category.TENANT

    district_id: UUID = Field(primary_key=True, description="所属区；the district (tenant)")
    id: UUID = Field(
        primary_key=True, default_factory=new_id, description="标识；identifier (UUIDv7)"
    )


class Noun(Row):
    """A row that people edit: when and by whom it was entered and last changed, and from what."""

    created_at: datetime = Field(
        default_factory=now,
        sa_type=DateTime(timezone=True),
        description="录入时间；when it was entered",
    )
    created_by: UUID | None = Field(default=None, description="录入人；user who entered it")
    updated_at: datetime = Field(
        default_factory=now,
        sa_type=DateTime(timezone=True),
        description="最后修改时间；when it was last changed",
    )
    updated_by: UUID | None = Field(
        default=None, description="最后修改人；user who changed it last"
    )
    source: str = Field(
        default="manual",
        sa_type=Text,
        description="来源；'manual', 'demo' or 'import:<id of the import>'",
    )
    revision: int = Field(default=1, description="修订号；grows by one with every change")


def words(description: str, **options: Any) -> Any:
    """Give a text column; `default=None` makes it nullable."""
    return Field(sa_type=Text, description=description, **options)


def pinyin_key() -> Any:
    """Give the sort key of a Chinese name, which is made to sort by its bytes."""
    return Field(sa_type=Text(collation="C"), description="拼音排序键；pinyin sort key")


def one_of(enumeration: type[StrEnum], name: str, description: str, **options: Any) -> Any:
    """Give a text column that holds the names of an enumeration, checked by the database."""
    kind = Enum(
        enumeration,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        validate_strings=True,
        values_callable=lambda members: [member.value for member in members],
    )
    return Field(sa_type=kind, description=description, **options)


def valid_range(
    description: str = "有效期，前闭后开；validity, half-open, null bound = open",
) -> Any:
    """Give the column of a dated fact."""
    return Field(sa_type=DATERANGE, description=description)


def money(description: str, **options: Any) -> Any:
    """Give an amount in CNY, two places."""
    return Field(sa_type=Numeric(18, 2), description=description, **options)


def moment(description: str, **options: Any) -> Any:
    """Give an instant with its offset."""
    return Field(sa_type=DateTime(timezone=True), description=description, **options)


def sealed(description: str, **options: Any) -> Any:
    """Give bytes: a cipher text or a keyed hash."""
    return Field(sa_type=LargeBinary, description=description, **options)


def document(description: str, **options: Any) -> Any:
    """Give a JSON document."""
    return Field(sa_type=JSONB(none_as_null=True), description=description, **options)


def ids(description: str) -> Any:
    """Give an array of identifiers, empty by default; written only by commands."""
    return Field(
        default_factory=list,
        sa_type=ARRAY(Uuid),
        nullable=False,
        sa_column_kwargs={"server_default": text("'{}'::uuid[]")},
        description=description,
    )


def refers(
    column: str, target: str, *, cascade: bool = False, has_index: bool = True
) -> tuple[SchemaItem, ...]:
    """Refer to a row of the same district, with the index that the reference needs.

    `has_index=False` where another index begins with the same columns and goes on with an order:
    beside it the short one would tempt the planner to read a whole town and sort it.
    """
    reference = ForeignKeyConstraint(
        ["district_id", column],
        [f"{target}.district_id", f"{target}.id"],
        ondelete="CASCADE" if cascade else "NO ACTION",
    )
    return (reference, Index(None, "district_id", column)) if has_index else (reference,)


def unique(*columns: str, **options: Any) -> UniqueConstraint:
    """Keep values apart within the district."""
    return UniqueConstraint("district_id", *columns, **options)


def indexed(*columns: str, **options: Any) -> Index:
    """Index columns after the district."""
    return Index(None, "district_id", *columns, **options)


def latest(table: str, column: str) -> Index:
    """Index a column that may be null for lists that begin with its greatest value.

    Read backward, the plain index has the nulls first: of a list that has them last, PostgreSQL
    would read and sort every row. The id goes the way of the column, as in each list's order: the
    other way round, whole days were read and sorted for a page.
    """
    order = text(f"{column} desc nulls last")
    return Index(f"{table}_{column}_latest_idx", "district_id", order, text("id desc"))


def indexed_array(column: str) -> Index:
    """Index the elements of an array column."""
    return Index(None, column, postgresql_using="gin")


def apart(*columns: str, where: str | None = None, name: str) -> ExcludeConstraint:
    """Refuse two rows of the same columns whose validity overlaps.

    An empty range overlaps nothing, so its rows may stay outside. Without that condition the
    planner takes this index for look-ups by the first column, at six times the B-tree's price.
    """
    elements: list[tuple[str, str]] = [("district_id", "=")]
    elements += [(column, "=") for column in columns]
    elements.append(("valid", "&&"))
    meant = "not isempty(valid)" if where is None else f"{where} and not isempty(valid)"
    return ExcludeConstraint(*elements, name=name, using="gist", where=text(meant))


def check(name: str, condition: str) -> CheckConstraint:
    """Check a condition on the row."""
    return CheckConstraint(condition, name=name)


def rules(*items: SchemaItem | tuple[SchemaItem, ...]) -> tuple[SchemaItem, ...]:
    """Flatten constraints and indexes into a table's arguments, the district's key first."""
    flat: list[SchemaItem] = [
        ForeignKeyConstraint(["district_id"], ["districts.id"], ondelete="NO ACTION")
    ]
    for item in items:
        flat.extend(item if isinstance(item, tuple) else (item,))
    return tuple(flat)
