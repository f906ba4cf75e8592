"""Lists of entries as organizations send them, and what an import makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from backend.database.actor import Actor
from backend.workbooks.inline import Imported, run_import
from backend.workbooks.tables import ImportMode
from tests.contests.organizing import Organizing
from tests.workbooks.conftest import write_workbook

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A contest with a discipline for persons, 手工焊, and one for teams, 接力焊."""

    office: Organizing
    contest: UUID
    single: UUID
    team: UUID
    firm: UUID
    folder: Path

    async def take(
        self,
        rows: Rows | Path,
        *,
        mode: ImportMode | None = ImportMode.ALL_OR_NOTHING,
        as_: Actor | None = None,
        contest: UUID | None = None,
        sheet: str = "参赛名单",
    ) -> Imported:
        """Import rows, or a file; for the contest where one is given."""
        path = rows if isinstance(rows, Path) else self.folder / "名单.xlsx"
        if not isinstance(rows, Path):
            write_workbook(path, {sheet: rows})
        actor = as_ or self.office.desk.officer
        database = self.office.desk.database
        return await run_import(database, actor, path, mode=mode, contest_id=contest)

    async def entries(self) -> list[dict[str, Any]]:
        """Give the entries in the order of their bibs."""
        rows = await self.office.desk.rows("entries", contest_id=self.contest)
        return sorted(rows, key=lambda row: row["bib"])

    async def names(self) -> dict[str, str]:
        """Give the names by bib."""
        return {row["bib"]: row["name"] for row in await self.entries()}


async def open_list(office: Organizing, folder: Path, **contest: Any) -> Listing:
    """Set up the contest, of the district unless said."""
    held = await office.contest(**contest)
    return Listing(
        office=office,
        contest=held,
        single=await office.discipline(held),
        team=await office.discipline(held, "接力焊", is_team=True),
        firm=await office.desk.organization("甲江机械有限公司"),
        folder=folder,
    )


def line(name: str, /, **cells: Any) -> dict[str, Any]:
    """Give a row of the list."""
    row = {"竞赛": "焊工比武", "赛项": "手工焊", "姓名": name, "单位": "甲江机械有限公司"}
    return {heading: cell for heading, cell in (row | cells).items() if cell is not None}


def told(imported: Imported) -> list[list[tuple[str | None, str]]]:
    """Give what is said of each row: the heading of the cell and the code."""
    return [[(one.column, one.code) for one in draft.findings] for draft in imported.checked.drafts]
