"""Typed drafts of the rows of a sheet: what each cell says, and what is wrong with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from backend.accounts.periods import FutureDateError, past
from backend.kit.errors import LedgerError
from backend.kit.masking import mask_id_number
from backend.workbooks import findings
from backend.workbooks.columns import PERSONAL, Column, Kind
from backend.workbooks.findings import Finding, RowRefusedError, finding_of
from backend.workbooks.ledgers import Ledger, LedgerCode
from backend.workbooks.read import Workbook
from backend.workbooks.sheets import Cell, Heading, Sheet
from backend.workbooks.tables import RowOutcome
from backend.workbooks.values import CLEARED, read_cell, text_of

Value = TypeVar("Value")


@dataclass(slots=True)
class RowDraft:
    """A row of a sheet; `values` holds what its cells say, absent where empty or without column."""

    ledger: Ledger
    sheet: str
    number: int
    position: int
    values: dict[str, object] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    outcome: RowOutcome = RowOutcome.SAME
    subject: UUID | None = None
    is_of_whole: bool = True

    def warn(self, finding: Finding) -> None:
        """Remark on the row without keeping it out."""
        if finding not in self.findings:
            self.findings.append(finding)

    def refuse(self, finding: Finding) -> None:
        """Keep the row out."""
        self.findings.append(finding)
        self.outcome = RowOutcome.REFUSED

    @property
    def is_refused(self) -> bool:
        """Tell whether the row is kept out already."""
        return self.outcome is RowOutcome.REFUSED

    @property
    def is_kept_out(self) -> bool:
        """Tell whether the row will not be written: refused, or in conflict."""
        return self.outcome in {RowOutcome.REFUSED, RowOutcome.CONFLICT}

    def heading(self, name: str) -> str:
        """Give the heading of a field as the template writes it."""
        return self.ledger.column(name).heading

    def says(self, name: str) -> bool:
        """Tell whether a cell was filled in, 清空 included."""
        return name in self.values

    def get(self, name: str) -> Any:  # noqa: ANN401 - each column has its own type
        """Give the value of a cell; None when it is empty, absent or says 清空."""
        value = self.values.get(name)
        return None if value is CLEARED else value

    def clears(self, name: str) -> bool:
        """Tell whether a cell says 清空."""
        return self.values.get(name) is CLEARED

    def pick(self, *names: str) -> dict[str, Any]:
        """Give the named fields that the row states; 清空 gives None."""
        return {name: self.get(name) for name in names if name in self.values}

    def keep(self, *names: str) -> None:
        """Refuse 清空 in fields that must not be empty.

        Raises: `RowRefusedError`.
        """
        for name in names:
            if self.clears(name):
                raise findings.MAY_NOT_CLEAR.refuse(self.heading(name))

    def need(self, *names: str) -> None:
        """Refuse a new row that lacks fields.

        Raises: `RowRefusedError` with the first of them.
        """
        for name in names:
            if self.get(name) is None:
                heading = self.heading(name)
                raise findings.REQUIRED.refuse(heading, name=heading)

    def ask(self, name: str, rule: Callable[[], Value]) -> Value:
        """Ask a rule about a cell, and say of the cell what it refuses.

        Raises: `RowRefusedError`.
        """
        try:
            return rule()
        except LedgerError as error:
            raise RowRefusedError(finding_of(error, self.heading(name))) from error

    def label(self) -> str:
        """Say what the row is about, personal numbers masked; names of entrants have an end."""
        match self.ledger.code:
            case LedgerCode.COVERAGE:
                words = [self.get("credit_code"), self.get("branch")]
            case LedgerCode.MEMBERS:
                number = self.get("id_number")
                words = [self.get("name"), mask_id_number(number) if number else None]
            case LedgerCode.ENTRIES:
                words = [self.get(name) for name in ("bib", "discipline", "organization")]
            case _:
                words = [self.get("name"), self.get("credit_code")]
        return " ".join(str(word) for word in words if word) or f"第 {self.number} 行"


def drafts_of(workbook: Workbook) -> list[RowDraft]:
    """Read every row of a workbook, sheet after sheet."""
    drafts: list[RowDraft] = []
    for sheet in workbook.sheets:
        drafts.extend(_drafts(sheet, first=len(drafts)))
    for draft in drafts:
        draft.values.pop("serial", None)
    return drafts


def _drafts(sheet: Sheet, first: int) -> Iterator[RowDraft]:
    headings = _first_of_each(sheet.headings)
    for position, (number, cells) in enumerate(sheet.rows, start=first):
        draft = RowDraft(
            sheet.ledger, sheet.name, number, position, is_of_whole=not sheet.is_partial
        )
        for heading in headings:
            _read(draft, heading, cells)
        if draft.values.keys() - {"serial"} or draft.is_refused:
            yield draft


def _first_of_each(headings: Sequence[Heading]) -> list[Heading]:
    first: dict[str, Heading] = {}
    for heading in headings:
        if heading.column is not None:
            first.setdefault(heading.column.field, heading)
    return list(first.values())


def _read(draft: RowDraft, heading: Heading, cells: Sequence[Cell]) -> None:
    column = heading.column
    if column is None or heading.place >= len(cells):
        return
    cell = cells[heading.place]
    try:
        value = read_cell(cell, heading)
    except RowRefusedError as error:
        draft.refuse(error.finding)
    except LedgerError as error:
        finding = finding_of(error, column.heading)
        draft.refuse(_masked(finding, cell) if column.kind in PERSONAL else finding)
    else:
        if value is not None and not (column.kind is Kind.NAMES and value == ()):
            draft.values[column.field] = value
            _warn_of_a_day_ahead(draft, column, value)


def _warn_of_a_day_ahead(draft: RowDraft, column: Column, value: object) -> None:
    """Say of a day what the commands would: it is taken as stated, and refused at the next edit.

    Of the two days in one cell the first is meant, since the second may lie ahead.
    """
    day = value[0] if isinstance(value, tuple) and column.kind is Kind.DATE_PAIR else value
    if column.may_lie_ahead or not isinstance(day, date):
        return
    try:
        past(day, (column.field,))
    except FutureDateError as error:
        draft.warn(finding_of(error, column.heading).as_warning())


def _masked(finding: Finding, cell: Cell) -> Finding:
    """Keep a personal number out of what is said about it."""
    text = text_of(cell).strip()
    shown = mask_id_number(text)
    return Finding(
        code=finding.code,
        message=finding.message.replace(text, shown),
        remedy=finding.remedy.replace(text, shown),
        column=finding.column,
    )
