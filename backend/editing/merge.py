"""Merges two records of one firm: what the second held becomes the first's, and it counts no more.

The second record goes from the table of organizations, so that no figure of any day counts the
firm twice; its id and its code lead to the kept one. See docs/adr/0015.
"""

import re
import typing
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.change import Change, delete, insert, update
from backend.accounts.changes import load, operation_of, refresh_organizations, save
from backend.accounts.meanwhile import demand_revision
from backend.accounts.refusals import NotAllowedError
from backend.accounts.statements import parent_columns
from backend.compiler.catalog import Of
from backend.database.actor import Actor
from backend.database.registry import all_tables, table_of
from backend.editing.dependents import hidden_references
from backend.editing.errors import HiddenRecordsError, SameRecordError, SeveralBranchesError
from backend.editing.partial import editable, input_class_of
from backend.editing.pieces import apart_from
from backend.kit.clock import today
from backend.kit.errors import LedgerError
from backend.kit.labels import LabeledEnum
from backend.organizations.commands import organization_of
from backend.organizations.forms import OrganizationDetails

_OWNER = "organization_id"
_RECORDS = "organizations"
_PROJECTIONS = frozenset({"member_counts"})
_BOOKKEEPING = frozenset(
    {"id", "district_id", "revision", "created_at", "created_by"}
    | {"updated_at", "updated_by", "source"}
)
_PHONE = "contact_phone"
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "location": ("longitude", "latitude", "coordinate_system"),
    _PHONE: ("contact_phone_sealed", "contact_phone_masked"),
}

Row = dict[str, Any]


def _fields() -> type[LabeledEnum]:
    """Name every field that an edit changes; a new field of the form is among them."""
    hints = typing.get_type_hints(OrganizationDetails, include_extras=True)
    notes = {name: hints[name].__metadata__[0] for name in editable(OrganizationDetails)}
    notes[_PHONE] = "联系电话"
    members = {
        name.upper(): (name.upper(), re.split("[，；（]", note)[0]) for name, note in notes.items()
    }
    made: Any = LabeledEnum
    found: type[LabeledEnum] = made("OrganizationField", members, module=__name__)
    found.__doc__ = "单位的一项内容；A field of an organization that a merge may take."
    return found


OrganizationField = _fields()
MergeOrganizations: type = input_class_of(
    "MergeOrganizations",
    "合并同一单位的两条记录；Merge two records of one firm, the first of which is kept.",
    {
        "kept_id": Annotated[UUID, "保留的单位；the record that is kept", Of("Organization")],
        "kept_revision": Annotated[int, "读取时的修订号；its revision as it was read"],
        "merged_id": Annotated[UUID, "并入的单位；the record that is merged", Of("Organization")],
        "merged_revision": Annotated[int, "读取时的修订号；its revision as it was read"],
        "take": Annotated[
            list[OrganizationField],  # type: ignore[valid-type]
            "取自并入单位的各项；fields that the merged record knows better",
        ],
    },
)


async def merge_organizations(
    session: AsyncSession,
    actor: Actor,
    form: Any,  # noqa: ANN401 - the form made above
) -> dict[str, Any]:
    """Merge two records.

    Raises: SAME_RECORD, NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, HIDDEN_RECORDS where the second
    record has rows that the actor may not see, and what the database refuses.
    """
    kept, merged = await _two_records(session, actor, form)
    moves = _Moves(kept, merged)
    for table in _tables():
        wanted: dict[str, Any] = {_OWNER: [kept["id"], merged["id"]]}
        moves.add(table, await load(session, actor, table.name, is_locked=True, **wanted))
    if await hidden_references(session, actor, "organizations", merged["id"], moves.seen):
        raise HiddenRecordsError(name=merged["name"], path=("merged_id",))
    changes = [
        *moves.changes,
        update("organizations", kept, **_taken(kept, merged, form.take)),
        delete("organizations", merged),
        _tombstone(kept, merged),
    ]
    reason = f"{merged['name']} {merged['credit_code']}"
    await save(session, actor, action="organization.merge", changes=changes, reason=reason)
    await refresh_organizations(session, actor, [kept["id"]])
    return {
        "organization": kept["id"],
        "moved": [{"table": name, "count": count} for name, count in sorted(moves.counts.items())],
        "operationId": operation_of(session, actor),
        "warnings": await _warnings(session, actor, kept),
    }


async def _two_records(session: AsyncSession, actor: Actor, form: Any) -> tuple[Row, Row]:  # noqa: ANN401
    """Read both records and hold them: what begins to refer to them meanwhile waits, and is told.

    They are held in one statement, in the order of their ids, so that two merges wait in a line.
    """
    if form.kept_id == form.merged_id:
        raise SameRecordError(path=("merged_id",))
    ids = (form.kept_id, form.merged_id)
    held = {row["id"]: row for row in await load(session, actor, _RECORDS, id=ids, is_locked=True)}
    found: list[Row] = []
    for side, record_id in zip(("kept", "merged"), ids, strict=True):
        path = (f"{side}_id",)
        row = held.get(record_id)
        if row is None:
            # Not there, not seen, or seen and not to be changed.
            await organization_of(session, actor, record_id, path=path)
            raise NotAllowedError(path=path)
        revision = getattr(form, f"{side}_revision")
        try:
            await demand_revision(session, actor, row, revision)
        except LedgerError as error:
            error.path = (f"{side}_revision",)
            raise
        found.append(row)
    return found[0], found[1]


def _tables() -> list[Table]:
    """Give every table whose rows are about an organization, projections left out."""
    tables = (table_of(kind) for kind in all_tables().values())
    return [
        table
        for table in tables
        if table.name not in _PROJECTIONS
        and any(
            element.column.table.name == "organizations"
            for constraint in table.foreign_key_constraints
            for element in constraint.elements
        )
    ]


class _Moves:
    """The changes that let the kept record have what the merged one has."""

    def __init__(self, kept: Row, merged: Row) -> None:
        """Start with nothing."""
        self.kept, self.merged = kept, merged
        self.changes: list[Change] = []
        self.counts: Counter[str] = Counter()
        self.seen: dict[str, list[UUID]] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Take in the rows of a table; where both records say something, the kept one's holds."""
        key = _key_of(table)
        own = [row for row in rows if row[_OWNER] == self.kept["id"]]
        for row in rows:
            if row[_OWNER] != self.merged["id"]:
                continue
            self.seen.setdefault(table.name, []).append(row["id"])
            rivals = [] if key is None else [one for one in own if _same(one, row, key)]
            found = self._moved(table, row, rivals)
            self.counts[table.name] += any(change.after for change in found)
            self.changes += found

    def _moved(self, table: Table, row: Row, rivals: Sequence[Row]) -> list[Change]:
        owner = {_OWNER: self.kept["id"], **self._scope(table)}
        if "valid" not in row:
            return [delete(table.name, row)] if rivals else [update(table.name, row, **owner)]
        pieces = apart_from(row["valid"], [one["valid"] for one in rivals])
        if not pieces:
            return [delete(table.name, row)]
        facts = {name: value for name, value in row.items() if name not in _BOOKKEEPING}
        return [
            update(table.name, row, valid=pieces[0], **owner),
            *(insert(table.name, **{**facts, **owner, "valid": piece}) for piece in pieces[1:]),
        ]

    def _scope(self, table: Table) -> Row:
        """Give the columns in which a row repeats the scope of its organization."""
        columns = parent_columns(table.name, "organizations")
        if table.name == "shops":
            columns = (("town_id", "town_id"), ("department_id", "department_id"))
        return {own: self.kept[its] for own, its in columns}


def _key_of(table: Table) -> frozenset[str] | None:
    """Give the columns beside the organization by which the table keeps its rows apart."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint | ExcludeConstraint):
            columns = {column.name for column in constraint.columns}
            if _OWNER in columns:
                return frozenset(columns - {_OWNER, "district_id", "valid"})
    return None


def _same(one: Row, other: Row, key: Iterable[str]) -> bool:
    return all(one[name] == other[name] for name in key)


def _taken(kept: Row, merged: Row, take: Iterable[str]) -> Row:
    """Give the columns of the kept record: what is taken, and by what else it is found."""
    names = [one.lower() for one in take]
    columns = [column for name in names for column in _COLUMNS.get(name, (name,))]
    former = " ".join(
        filter(None, (kept["former_names"], merged["former_names"], merged["credit_code"]))
    )
    other = kept["name"] if "name" in names else merged["name"]
    name = merged["name"] if "name" in names else kept["name"]
    row = {column: merged[column] for column in columns}
    return row | {"name": name, "former_names": f"{former} {other}"}


def _tombstone(kept: Row, merged: Row) -> Change:
    return insert(
        "merged_organizations",
        id=merged["id"],
        organization_id=kept["id"],
        credit_code=merged["credit_code"],
        name=merged["name"],
    )


async def _warnings(session: AsyncSession, actor: Actor, kept: Row) -> list[LedgerError]:
    links = await load(session, actor, "coverage_links", organization_id=kept["id"], on=today())
    count = len({link["branch_id"] for link in links})
    return [SeveralBranchesError(name=kept["name"], count=count)] if count > 1 else []
