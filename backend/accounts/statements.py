"""The statements of the one writer, made from `changes.sql` for each table once.

Identifiers come from the register of tables alone; every value is a parameter.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic_core import PydanticUndefined
from sqlalchemy import LargeBinary

from backend.database.registry import all_tables, scope_of, table_of

REFERENCES = ("organization_id", "branch_id", "member_id")
"""Columns whose rows have something to bring up to date when a row about them changes."""

_SECTION = re.compile(r"^-- ([a-z_]+) --\n-- [^\n]*\n(?:-- [^\n]*\n)*", re.MULTILINE)
_BOOKKEEPING = MappingProxyType(
    {
        "district_id": "$2",
        "created_at": "coalesce(r.created_at, $3)",
        "created_by": "coalesce(r.created_by, $4)",
        "updated_at": "$3",
        "updated_by": "$4",
        "source": "$5",
        "revision": "coalesce(r.revision + 1, 1)",
    }
)
_ON_CHANGE = MappingProxyType(
    {"updated_at": "$3", "updated_by": "$4", "source": "$5", "revision": "t.revision + 1"}
)
_UNREAD = frozenset({"id", "name_sort", "search_text"})


class Verb(StrEnum):
    """What is done to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Parent:
    """The row from which a new row copies its scope; the columns here → those of the parent."""

    table: str
    by: str
    columns: tuple[tuple[str, str], ...]


_ORGANIZATION = Parent(
    "organizations",
    "organization_id",
    (
        ("scope_town_id", "town_id"),
        ("scope_department_id", "department_id"),
        ("scope_branch_ids", "branch_ids"),
    ),
)
_BRANCH = Parent(
    "branches",
    "branch_id",
    (
        ("scope_town_ids", "scope_town_ids"),
        ("scope_department_ids", "scope_department_ids"),
    ),
)
_MEMBER = Parent(
    "members",
    "member_id",
    (
        ("scope_branch_id", "scope_branch_id"),
        ("scope_activity_branch_ids", "scope_activity_branch_ids"),
        ("scope_town_ids", "scope_town_ids"),
    ),
)
_SHOP = Parent("shops", "shop_id", (("town_id", "town_id"), ("department_id", "department_id")))
_CONTEST = Parent(
    "contests",
    "contest_id",
    (
        ("organizer_town_id", "organizer_town_id"),
        ("organizer_department_id", "organizer_department_id"),
    ),
)


@cache
def sections() -> dict[str, str]:
    """Give the named pieces of `changes.sql`."""
    text = Path(__file__).with_name("changes.sql").read_text(encoding="utf-8")
    heads = list(_SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {head[1]: text[head.end() : end].strip() for head, end in zip(heads, ends, strict=True)}


def filled(section: str, **places: str) -> str:
    """Put identifiers and other pieces into a section; what they hold is not looked at again."""
    return re.sub(
        r"\{([a-z_]+)\}", lambda place: places.get(place[1], place[0]), sections()[section]
    )


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """Give the columns of a table."""
    return tuple(column.name for column in table_of(all_tables()[table]).columns)


@cache
def defaults_of(table: str) -> dict[str, Any]:
    """Give what a new row holds where nothing is said, as the table class declares it."""
    fields = all_tables()[table].model_fields.items()
    return {
        name: field.default
        for name, field in fields
        if field.default is not None
        and field.default is not PydanticUndefined
        and name not in _BOOKKEEPING
    }


@cache
def unread_columns(table: str) -> list[str]:
    """Give the columns that no audit event repeats: sealed, derived, bookkeeping, to be erased."""
    columns = table_of(all_tables()[table]).columns
    return [
        column.name
        for column in columns
        if isinstance(column.type, LargeBinary)
        or column.name in _BOOKKEEPING
        or column.name in _UNREAD
        or column.name.startswith("scope_")
        or not column.info.get("is_audited", True)
    ]


@cache
def is_dated(table: str) -> bool:
    """Tell whether the rows are dated facts, which nothing refers to."""
    return "valid" in columns_of(table)


def _parent_of(table: str) -> Parent | None:
    columns = columns_of(table)
    if "scope_town_id" in columns:
        return _ORGANIZATION
    if "scope_department_ids" in columns and table != "branches":
        return _BRANCH
    if "scope_activity_branch_ids" in columns and "member_id" in columns:
        return _MEMBER
    if {"contest_id", "organizer_town_id"} <= set(columns):
        return _CONTEST
    return _SHOP if table == "disclosures" else None


def parent_columns(table: str, parent: str) -> tuple[tuple[str, str], ...]:
    """Give the columns in which a row repeats those of its parent, where that is the parent."""
    found = _parent_of(table)
    return found.columns if found is not None and found.table == parent else ()


def _own_scope(table: str) -> dict[str, str]:
    """Give the first scope of a row that has no parent; the refresh functions set the final one."""
    if table == "branches":
        return {
            "scope_town_ids": "array_remove(array[r.town_id], null)",
            "scope_department_ids": "'{}'",
        }
    if table in {"persons", "members"}:
        town = (
            "array(select b.town_id from branches as b where b.district_id = $2"
            " and b.id = r.scope_branch_id and b.town_id is not null)"
        )
        return {"scope_activity_branch_ids": "'{}'", "scope_town_ids": town}
    return {"branch_ids": "'{}'"} if table == "organizations" else {}


def _insert(table: str) -> str:
    parent = _parent_of(table)
    copied = {own: f"p.{its}" for own, its in parent.columns} if parent else {}
    known = _BOOKKEEPING | _own_scope(table) | copied
    columns = columns_of(table)
    join = (
        f"join {parent.table} as p on p.district_id = $2 and p.id = r.{parent.by}" if parent else ""
    )
    return filled(
        "insert",
        table=table,
        columns=", ".join(columns),
        values=", ".join(known.get(column, f"r.{column}") for column in columns),
        parent=join,
    )


def _update(table: str, changed: Iterable[str]) -> str:
    assignments = {
        column: f"case when g.patch ? '{column}' then r.{column} else t.{column} end"
        for column in changed
    }
    lines = (f"{column} = {value}" for column, value in (assignments | _ON_CHANGE).items())
    return filled("update", table=table, assignments=",\n    ".join(lines))


def _former(table: str) -> str:
    scope = scope_of(table)
    reaches = (*scope.read.values(), *scope.write.values())
    matches = (match for reach in reaches for match in reach.matches)
    columns = {"id": "id", "district_id": "district_id"} | {
        one.column: one.column for one in matches
    }
    names = ", ".join(f"'{column}'" for column in columns)
    return filled("former", columns=f"array[{names}]")


@cache
def write_statement(
    table: str, verb: Verb, changed: tuple[str, ...] = (), *, is_many: bool = False
) -> str:
    """Give the statement that writes rows of a table with their audit events and images.

    Shape: `changed` names the columns of an update, sorted. The text for many rows differs, so
    that the server keeps a plan of its own for it, see Note [Many rows] in refresh_projections.
    """
    if verb is not Verb.INSERT and "revision" not in columns_of(table):
        raise ValueError(f"{table} keeps no revision: its rows are never changed")
    unknown = set(changed) - set(columns_of(table)) | set(changed) & {"id", *_BOOKKEEPING}
    if unknown:
        raise ValueError(f"{table} has no such columns to change: {sorted(unknown)}")
    whole = {
        side: filled("all_of_an_image", side=side) if present else "null::jsonb"
        for side, present in (("before", verb is Verb.DELETE), ("after", verb is Verb.INSERT))
    }
    is_update = verb is Verb.UPDATE
    body = {
        Verb.INSERT: lambda: _insert(table),
        Verb.UPDATE: lambda: _update(table, changed),
        Verb.DELETE: lambda: filled("delete", table=table),
    }[verb]()
    references = (
        filled("reference", column=column) for column in REFERENCES if column in columns_of(table)
    )
    return filled(
        "write",
        table=table,
        given=sections()["given"],
        verb=body,
        audit_before="f.before" if is_update else whole["before"],
        audit_after="f.after" if is_update else whole["after"],
        audit_fields=sections()["changed_fields"] if is_update else "",
        image_before="i.before" if is_update else "x.before",
        image_after="i.after" if is_update else "x.after",
        image_fields=sections()["changed_image"] if is_update else "",
        former=_former(table) if verb is Verb.DELETE else "null::text as former",
        references=",\n  ".join(references) or "null as nothing",
        size="many" if is_many else "few",
    )
