"""A dirty ledger of 20,000 rows: seconds for reading, checking, writing, beside a bare COPY.

`python -m bench.imports [--rows 20000]`. The COPY puts the very rows that the import wrote into the
same tables with the same indexes, in a second database of the same server.
"""

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from pathlib import Path

import asyncpg

from backend.accounts.actors import gate_actor
from backend.config import Settings
from backend.database.engine import connect
from backend.database.registry import all_tables, metadata
from backend.database.session import writing
from backend.places.districts import FoundDistrict, found_district
from backend.workbooks.inline import Imported, Progress, run_import
from backend.workbooks.ledgers import find_ledger
from backend.workbooks.tables import ImportMode
from backend.workbooks.write import write_export
from bench.report import Line
from tests.server import ServerUnderTest, server_under_test
from tests.workbooks.conftest import write_workbook
from tests.workbooks.dirty import DEPARTMENTS, TOWNS, Expected, write_dirty_ledger

ROWS = 20_000
SHARE_OF_COPY = 0.1
PARTS = {
    "reading": "read the file",
    "checking": "check",
    "keeping": "keep results",
    "writing": "write",
}
# The projection is brought up to date by the import itself; a COPY would not make it.
LEFT_OUT = {"member_counts"}


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    lines(parser.parse_args().rows)


def lines(rows: int = ROWS) -> list[Line]:
    """Run the benchmark and give its lines of the table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        server_under_test() as server,
        server.clone() as name,
        server.clone() as bare,
    ):
        return asyncio.run(measure(server, name, bare, Path(folder), rows))


async def measure(
    server: ServerUnderTest, name: str, bare: str, folder: Path, rows: int
) -> list[Line]:
    """Import, compare every row, export, import again, then COPY."""
    ledger = folder / "dirty.xlsx"
    expected = write_dirty_ledger(ledger, rows)
    print(f"{rows:,} rows, {ledger.stat().st_size / 1e6:.1f} MB")
    imported, progress = await take(server.settings(name), ledger, folder)
    hold_against(expected, imported)
    print("every row as expected:", dict(Counter(each.outcome for each in expected)))
    seconds = progress.seconds
    for part, label in PARTS.items():
        print(f"  {label:16} {seconds[part]:7.2f} s")
    ours = seconds["checking"] + seconds["keeping"] + seconds["writing"]
    written = imported.checked.counts["NEW"]
    print(f"  checked and written: {written / ours:,.0f} organizations a second")
    copied, count = await copy_bare(server, name, bare, folder)
    print(f"bare COPY of the {count:,} rows it wrote: {copied:.2f} s")
    print(f"  {written / copied:,.0f} organizations a second; ours is {copied / ours:.2f} of it")
    print(f"  writing alone is {copied / seconds['writing']:.2f} of it")
    what = f"organizations written from {rows:,} dirty rows"
    return [
        Line(what=what, who="Liangxin", per_second=written / ours, raw=dict(seconds)),
        Line(
            what=what,
            who="bare COPY",
            per_second=written / copied,
            ratio=copied / ours,
            goal=SHARE_OF_COPY,
        ),
    ]


async def take(settings: Settings, ledger: Path, folder: Path) -> tuple[Imported, Progress]:
    """Import the ledger into a founded district, then its own export again."""
    async with connect(settings) as database:
        async with writing(database, gate_actor("bench")) as session:
            form = FoundDistrict(
                name="示例区",
                division_code="990199",
                committee_name="中共示例区两新组织委员会",
                default_department="主管部门待明确",
            )
            actor = await found_district(session, form, request_id="bench")
        places = write_workbook(
            folder / "places.xlsx",
            {
                "镇街": [{"名称": town} for town in TOWNS],
                "部门": [{"名称": department} for department in DEPARTMENTS],
            },
        )
        await run_import(database, actor, places, mode=ImportMode.ALL_OR_NOTHING)
        progress = Progress()
        imported = await run_import(
            database, actor, ledger, mode=ImportMode.GOOD_ROWS, progress=progress
        )
        assert imported.is_applied, imported.refusal
        export = folder / "export.xlsx"
        started = time.perf_counter()
        count = await write_export(database, actor, [find_ledger("企业台账")], export)
        print(f"export of {count:,} rows: {time.perf_counter() - started:.2f} s")
        again = Progress()
        repeated = await run_import(
            database, actor, export, mode=ImportMode.ALL_OR_NOTHING, progress=again
        )
        assert repeated.checked.changes == (), repeated.checked.changes[:3]
        print(f"export → import: 0 changes, {sum(again.seconds.values()):.2f} s")
        return imported, progress


def hold_against(expected: list[Expected], imported: Imported) -> None:
    """Hold every row's result against what was written into the file."""
    drafts = imported.checked.drafts
    assert len(drafts) == len(expected), (len(drafts), len(expected))
    for draft, wanted in zip(drafts, expected, strict=True):
        found = tuple(finding.code for finding in draft.findings)
        assert (draft.outcome.value, found) == (wanted.outcome, wanted.codes), (draft, wanted)


async def copy_bare(
    server: ServerUnderTest, name: str, bare: str, folder: Path
) -> tuple[float, int]:
    """COPY the rows of the imported tables into an empty database of the same shape."""
    source = await asyncpg.connect(server.url(name, role="postgres"))
    target = await asyncpg.connect(server.url(bare, role="postgres"))
    seconds, count = 0.0, 0
    try:
        all_tables()
        written = {
            row["subject_table"]
            for row in await source.fetch("select distinct subject_table from import_changes")
        }
        for table in metadata.sorted_tables:
            columns = [column.name for column in table.columns if column.identity is None]
            content = await copy_out(source, table.name, columns, folder)
            started = time.perf_counter()
            tag = await target.copy_to_table(table.name, source=content, columns=columns)
            if table.name in written - LEFT_OUT:
                seconds += time.perf_counter() - started
                count += int(tag.split()[1])
        return seconds, count
    finally:
        await source.close()
        await target.close()


async def copy_out(
    connection: "asyncpg.Connection[asyncpg.Record]", table: str, columns: list[str], folder: Path
) -> Path:
    """Write a table's rows into a file in PostgreSQL's text form."""
    path = folder / f"{table}.copy"
    await connection.copy_from_table(table, output=path, columns=columns)
    return path


if __name__ == "__main__":
    main()
