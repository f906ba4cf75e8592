"""A founded district, workbooks made on the spot, and what an import of them gives."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import xlsxwriter

from backend.accounts.actors import gate_actor, plain
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.clock import stopped_at
from backend.kit.ids import new_id
from backend.members.rules import citizen_check_sign
from backend.organizations.credit_codes import complete_credit_code
from backend.places.districts import FoundDistrict, found_district
from backend.workbooks.inline import Imported, run_import
from backend.workbooks.rows import RowDraft
from backend.workbooks.tables import ImportMode

TODAY = date(2026, 6, 30)
TOWN = "金湖街道"
OTHER_TOWN = "银湖镇"
Sheet = Sequence[Mapping[str, Any]]
Sheets = Mapping[str, Any]


def code(number: int, prefix: str = "91") -> str:
    """Give an invented credit code."""
    return complete_credit_code(f"{prefix}990199MA{number:06}")


def citizen(number: int, birth: str = "19800115") -> str:
    """Give an invented citizen number."""
    first = f"990199{birth}{number:03}"
    return first + citizen_check_sign(first)


def write_workbook(path: Path, sheets: Sheets, *, title: str | None = None) -> Path:
    """Write sheets of rows by heading; a title stands merged above the headings."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            headings = list(dict.fromkeys(heading for row in rows for heading in row))
            first = 0
            if title is not None:
                page.merge_range(0, 0, 0, max(len(headings) - 1, 1), title)
                first = 1
            page.write_row(first, 0, headings)
            for line, row in enumerate(rows, start=first + 1):
                for place, heading in enumerate(headings):
                    _write_cell(page, line, place, row.get(heading))
    return path


def _write_cell(page: Any, line: int, place: int, cell: object) -> None:
    if isinstance(cell, date):
        page.write_datetime(line, place, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001
    elif isinstance(cell, str):
        page.write_string(line, place, cell)
    elif cell is not None:
        page.write(line, place, cell)


@dataclass(frozen=True, slots=True)
class Office:
    """A founded district and the program acting in it."""

    program: Actor
    database: Database
    folder: Path

    def officer(
        self, role: Role, *, town_id: UUID | None = None, department_id: UUID | None = None
    ) -> Actor:
        """Give a person of this district."""
        return Actor(
            district_id=self.program.district_id,
            role=role,
            user_id=new_id(),
            town_id=town_id,
            department_id=department_id,
            request_id="test",
        )

    async def take(
        self,
        sheets: Sheets | Path,
        *,
        mode: ImportMode | None = ImportMode.ALL_OR_NOTHING,
        title: str | None = None,
        actor: Actor | None = None,
        effective_on: date | None = None,
        derives: bool = False,
    ) -> Imported:
        """Import sheets (or a file) and give what became of them."""
        path = sheets if isinstance(sheets, Path) else self.folder / "台账.xlsx"
        if not isinstance(sheets, Path):
            write_workbook(path, sheets, title=title)
        return await run_import(
            self.database,
            actor or self.program,
            path,
            mode=mode,
            effective_on=effective_on,
            derives=derives,
        )

    async def rows(self, query: str, *values: object) -> list[asyncpg.Record]:
        """Read as the program; `$1` is the district."""
        async with self.database.readers.acquire() as connection, connection.transaction():
            await connection.execute(self.program.settings_sql())
            return await connection.fetch(query, self.program.district_id, *values)

    async def count(self, table: str) -> int:
        """Count the rows of a table."""
        rows = await self.rows(f"select count(*) from {table} where district_id = $1")
        return int(rows[0][0])

    async def town(self, name: str = TOWN) -> UUID:
        """Give the id of a town."""
        rows = await self.rows("select id from towns where district_id = $1 and name = $2", name)
        return plain(rows[0]["id"])


@pytest.fixture
async def office(database: Database, tmp_path: Path) -> AsyncIterator[Office]:
    """A district with two towns on a fixed day."""
    with stopped_at(TODAY):
        async with writing(database, gate_actor("test")) as session:
            form = FoundDistrict(
                name="示例区",
                division_code="990199",
                committee_name="中共示例区两新组织委员会",
                default_department="主管部门待明确",
            )
            program = await found_district(session, form, request_id="test")
        office = Office(program, database, tmp_path)
        await office.take(
            {
                "镇街": [
                    {"名称": TOWN, "类型": "街道", "集中/分散": "集中"},
                    {"名称": OTHER_TOWN, "类型": "镇"},
                ]
            }
        )
        yield office


def outcomes(imported: Imported) -> list[str]:
    """Give the outcomes in the order of the file."""
    return [draft.outcome.value for draft in imported.checked.drafts]


def only(imported: Imported) -> RowDraft:
    """Give the only row."""
    (draft,) = imported.checked.drafts
    return draft


def codes_of(draft: RowDraft) -> list[str]:
    """Give the codes of what is said of a row."""
    return [finding.code for finding in draft.findings]


def enterprise(number: int = 1, /, **cells: Any) -> dict[str, Any]:
    """Give a row of 企业台账 with what a new organization needs."""
    return {
        "企业名称": f"示例{number}号机械有限公司",
        "统一社会信用代码": code(number),
        "所属镇街/园区": TOWN,
    } | cells
