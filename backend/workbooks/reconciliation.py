"""What every reconciler needs: the working copy, who imports, from when facts hold, what changed.

A reconciler turns one draft into changes of the book; a refusal rolls them back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range

from backend.database.actor import Actor
from backend.database.registry import scope_of
from backend.kit.cipher import PersonalCipher
from backend.kit.errors import LedgerError
from backend.kit.labels import CodedEnum, LabeledEnum
from backend.kit.text import collapse, match_key
from backend.places.settings import RuleSettings
from backend.workbooks import findings
from backend.workbooks.book import Book, Period, Row, overlap, period_text, span
from backend.workbooks.findings import RowRefusedError, finding_of
from backend.workbooks.marks import Marks
from backend.workbooks.near_names import NearNames
from backend.workbooks.rows import RowDraft
from backend.workbooks.tables import RowOutcome
from backend.workbooks.values import half_width_letters


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Make a name comparable; remembered, since a ledger repeats its towns and branches."""
    return match_key(name)


@dataclass(frozen=True, slots=True)
class ChangesHere:
    """The fields that were changed here after the file was exported or after its date.

    Shape: `fields` by table and row; None stands for every field of the row.
    """

    since: str = ""
    fields: Mapping[tuple[str, UUID], frozenset[str] | None] = field(default_factory=dict)

    def touch(self, table: str, row_id: UUID, name: str) -> bool:
        """Tell whether a field was changed here since."""
        touched = self.fields.get((table, row_id), frozenset())
        return touched is None or name in touched


@dataclass(slots=True)
class Reconciliation:
    """One check of one workbook.

    Shape: `contest_id` is the contest that entries are for, where it was said; `greatest` the
    greatest number given out so far, by what is numbered and of whom.
    """

    book: Book
    actor: Actor
    effective_on: date
    cipher: PersonalCipher
    marks: Marks
    settings: RuleSettings = field(default_factory=RuleSettings)
    changes_here: ChangesHere = field(default_factory=ChangesHere)
    derives: bool = False
    seen: dict[tuple[str, object], RowDraft] = field(default_factory=dict)
    boxes: dict[UUID, tuple[float, float, float, float]] = field(default_factory=dict)
    contest_id: UUID | None = None
    greatest: dict[tuple[str, UUID], int] = field(default_factory=dict)
    near: NearNames | None = None

    # --- one row -------------------------------------------------------------------------------

    def attempt(
        self, draft: RowDraft, reconcile: Callable[["Reconciliation", RowDraft], None]
    ) -> None:
        """Reconcile one draft, or note why not and leave no trace of it."""
        if draft.is_refused:
            return
        mark = self.book.mark
        try:
            reconcile(self, draft)
        except RowRefusedError as error:
            draft.refuse(error.finding)
        except LedgerError as error:
            draft.refuse(finding_of(error))
        if any(finding.code == findings.CONFLICT.code for finding in draft.findings):
            draft.outcome = RowOutcome.CONFLICT
        if draft.outcome in {RowOutcome.REFUSED, RowOutcome.CONFLICT}:
            self.book.rollback(mark)
        elif draft.outcome is RowOutcome.SAME and self.book.mark > mark:
            draft.outcome = RowOutcome.CHANGED

    def insert(self, draft: RowDraft, table: str, **values: Any) -> UUID:  # noqa: ANN401 - a row
        """Add the row that the draft is about.

        Raises: `RowRefusedError` when it lies outside what the actor may write.
        """
        row_id = self.book.insert(table, **values)
        self.demand_right(table, values)
        draft.subject = row_id
        draft.outcome = RowOutcome.NEW
        return row_id

    def change(
        self,
        draft: RowDraft,
        table: str,
        row_id: UUID,
        **values: Any,  # noqa: ANN401 - a row
    ) -> None:
        """Change columns, unless they were changed here since the file was made: a conflict.

        Raises: `RowRefusedError` when the row lies outside what the actor may write.
        """
        row = self.book.row(table, row_id)
        different = {
            name: value for name, value in values.items() if not is_same(row.get(name), value)
        }
        if not different:
            return
        self.demand_right(table, row)
        self.demand_right(table, row | different)
        for name, value in different.items():
            if not self.book.is_new(table, row_id) and self.changes_here.touch(table, row_id, name):
                self.note_conflict(draft, name, row.get(name), value)
        self.book.update(table, row_id, **different)

    def note_conflict(self, draft: RowDraft, name: str, here: object, file: object) -> None:
        """Note both values of a field that changed here and in the file."""
        columns = {column.field: column for column in draft.ledger.columns}
        column = columns.get(name) or columns.get(name.removesuffix("_id"))
        heading = column.heading if column else name
        shown_here, shown_file = self.shown(name, here), self.shown(name, file)
        if column is not None and column.is_unkept:
            shown_here = shown_file = "（不留存）"
        said = findings.CONFLICT(
            heading, since=self.changes_here.since, here=shown_here, file=shown_file
        )
        draft.findings.append(
            findings.Finding(**(said.as_document() | {"here": shown_here, "file": shown_file}))
        )

    def shown(self, name: str, value: object) -> str:
        """Write a value for a person: labels of enumerations, names of places."""
        match value:
            case None:
                return "（空）"
            case LabeledEnum() | CodedEnum():
                return value.label
            case bool():
                return "是" if value else "否"
            case UUID():
                return self._name_of(name, value)
            case bytes():
                return "（已加密）"
            case tuple() | list():
                return "、".join(str(item) for item in value)
            case Range():
                return period_text(value)
            case _:
                return str(value)

    def _name_of(self, name: str, row_id: UUID) -> str:
        stem = name.removesuffix("_id")
        table = {"parent": "branches", "branch": "branches", "area": "areas"}.get(
            stem, f"{stem[:-1]}ies" if stem.endswith("y") else f"{stem}s"
        )
        row = self.book.get(table, row_id)
        return str(row["name"]) if row and "name" in row else str(row_id)

    def demand_right(self, table: str, row: Mapping[str, Any]) -> None:
        """Refuse a row that the actor may not write, before row security would.

        Raises: `RowRefusedError`.
        """
        if not self.may_write(table, row):
            raise findings.NOT_YOURS.refuse()

    def may_write(self, table: str, row: Mapping[str, Any]) -> bool:
        """Tell whether the actor may write a row, by the table's one definition of rights."""
        reach = scope_of(table).write.get(self.actor.role)
        if reach is None:
            return False
        if not reach.matches:
            return True
        for match in reach.matches:
            own = getattr(self.actor, match.key.value)
            value = row.get(match.column)
            if own is not None and (own in (value or ()) if match.is_array else own == value):
                return True
        return False

    def only_once(self, draft: RowDraft, what: str, key: object, shown: str) -> bool:
        """Tell whether a key comes for the first time in the file; an equal row again is merged.

        Raises: `RowRefusedError` when two rows of one key disagree.
        """
        first = self.seen.setdefault((f"{draft.ledger.table}:{what}", key), draft)
        if first is draft:
            return True
        if first.values == draft.values:
            draft.warn(findings.REPEATED(row=first.number))
            draft.outcome = first.outcome if first.is_kept_out else RowOutcome.SAME
            if first.is_kept_out:
                draft.findings.extend(first.findings)
            return False
        raise findings.DUPLICATE.refuse(what, row=first.number, what=what, key=shown)

    def marked(self, draft: RowDraft, table: str) -> Row | None:
        """Find the row that the mark of an exported row names.

        Raises: `RowRefusedError` for a forged mark or a row out of reach.
        """
        text = draft.get("mark")
        if text is None:
            return None
        row_id = self.marks.open(draft.ledger.code, text)
        if row_id is None:
            raise findings.FORGED_MARK.refuse(draft.heading("mark"))
        row = self.book.get(table, row_id)
        if row is None and table == "organizations":
            row = self.kept(draft, self.book.get("merged_organizations", row_id), "mark")
        if row is None:
            raise findings.MARK_NOT_FOUND.refuse(draft.heading("mark"))
        return row

    # --- names ---------------------------------------------------------------------------------

    def named(self, table: str, name: str, **equals: object) -> list[Row]:
        """Find rows by a name as people write it, and by further columns."""
        found = self.book.find(table, "name key", name_key(name), lambda row: name_key(row["name"]))
        return [row for row in found if all(row[column] == is_ for column, is_ in equals.items())]

    def town(self, draft: RowDraft, name: str = "town") -> UUID | None:
        """Give the town that a cell names.

        Raises: `RowRefusedError` when the town is not in the register.
        """
        said = draft.get(name)
        if said is None:
            return None
        found = self.named("towns", said)
        if not found:
            raise findings.UNKNOWN_TOWN.refuse(draft.heading(name), town=said)
        return UUID(str(found[0]["id"]))

    def place(
        self, draft: RowDraft, name: str, table: str, town_id: UUID | None
    ) -> dict[str, UUID | None]:
        """Give `{<name>_id: …}` for a place that a cell names; an unknown one only warns."""
        column = f"{name}_id"
        if draft.clears(name):
            return {column: None}
        said = draft.get(name)
        if said is None:
            return {}
        found = (
            self.named(table, said) if town_id is None else self.named(table, said, town_id=town_id)
        )
        if len(found) == 1:
            return {column: found[0]["id"]}
        town = self.book.get("towns", town_id) if town_id else None
        draft.warn(
            findings.UNKNOWN_PLACE(
                draft.heading(name),
                what=draft.heading(name).removeprefix("所在"),
                name=said,
                town=town["name"] if town else "本区",
            )
        )
        return {}

    def organization(self, draft: RowDraft, code: str, *, name: str = "credit_code") -> Row | None:
        """Find an organization by its credit code; that of a merged record finds the kept one."""
        found = self.book.of("organizations", "credit_code", code)
        if found:
            return found[0]
        merged = self.book.of("merged_organizations", "credit_code", code)
        return self.kept(draft, merged[0] if merged else None, name)

    def kept(self, draft: RowDraft, merged: Row | None, name: str) -> Row | None:
        """Give the record into which another was merged, and say so."""
        kept = merged and self.book.get("organizations", merged["organization_id"])
        if merged is None or kept is None:
            return None
        draft.warn(
            findings.MERGED_RECORD(
                draft.heading(name),
                merged=merged["name"],
                merged_code=merged["credit_code"],
                kept=kept["name"],
                code=kept["credit_code"],
            )
        )
        return kept

    # --- dated facts ---------------------------------------------------------------------------

    def start_of(self, *, is_first: bool, stated: date | None = None) -> date | None:
        """Give the day from which an undated fact holds: since ever at first, later from now on.

        Source: architecture, data rule 3.
        """
        if stated is not None or is_first:
            return stated
        return self.effective_on


def is_same(here: object, file: object) -> bool:
    """Tell whether two values are the same to a person: width and spacing are no edit."""
    if isinstance(here, str) and isinstance(file, str):
        return here == file or collapse(half_width_letters(here)) == file
    return here == file


def check_period(
    draft: RowDraft, start: str, end: str, lower: date | None, upper: date | None
) -> Period:
    """Give the period between two dates of a row.

    Raises: `RowRefusedError` when the end lies before the start.
    """
    if lower and upper and upper < lower:
        raise findings.END_BEFORE_START.refuse(
            draft.heading(end),
            end_name=draft.heading(end),
            end=upper,
            start_name=draft.heading(start),
            start=lower,
        )
    return span(lower, upper)


__all__ = [
    "ChangesHere",
    "Reconciliation",
    "check_period",
    "is_same",
    "name_key",
    "overlap",
]
