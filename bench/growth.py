"""Growth: what each read costs the database in a district alone, and among a hundred like it.

A district of 20,000 organizations is copied into 99 more by set-based SQL, 2,000,000 organizations
in all; the reads ask about the first. The database's time is what EXPLAIN ANALYZE gives, without
the timing of single nodes. `python -m bench.growth --districts 10` is a short look.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any, Final
from uuid import uuid4

import asyncpg

from bench.limit import compiled
from bench.questions import PER_ROUND, QUESTIONS, RANKING, Question
from bench.reads import SUPERUSER
from bench.report import Line, keep, show
from bench.sides import READER
from bench.stage import Stage, staged

DISTRICTS = 100
AT_MOST = 1.3
WARM_UP, ASKED = 20, 100
CROWD: Final = {
    "bench.members": 4_000,
    "bench.shops": 1_000,
    "bench.buildings": 2_000,
    "bench.results": 5_000,
}

ROUNDS: Final = CROWD["bench.results"] // PER_ROUND
READS: Final = tuple(replace(one, rows=ROUNDS) if one is RANKING else one for one in QUESTIONS)

COPIED = (
    "departments",
    "towns",
    "buildings",
    "branches",
    "organizations",
    "coverage_links",
    "operating_checks",
    "members",
    "post_holdings",
    "contests",
    "disciplines",
    "rounds",
    "entries",
    "results",
)
"""What the reads read. Facts that none of them reads stay in the first district alone."""

LEFT_OUT = """
select i.indexrelid::regclass::text as name, c.conname as rule, i.indrelid::regclass::text as place
from pg_index as i
join pg_class as x on x.oid = i.indexrelid
left join pg_constraint as c on c.conindid = i.indexrelid and c.contype in ('u', 'x')
where i.indrelid = any ($1::regclass[])
  and not i.indisprimary
  and not exists (
    select
    from pg_stat_user_indexes as used
    where used.indexrelid = i.indexrelid
      and used.idx_scan > 0
  )
"""
"""The indexes that no read has used: dropped before the copy, which would only fill them."""


def lines(districts: int = DISTRICTS) -> list[Line]:
    """Measure each read in one district and among many."""
    with staged(crowd=CROWD) as token_stage:
        stage = token_stage.as_person()
        alone = {question.what: _database_ms(stage, question) for question in READS}
        started = time.monotonic()
        asyncio.run(_copy(stage, districts - 1))
        print(f"{districts} districts in {time.monotonic() - started:,.0f} s", flush=True)
        among = {question.what: _database_ms(stage, question) for question in READS}
    found: list[Line] = []
    for question in READS:
        one, many = alone[question.what], among[question.what]
        what = f"growth: {question.what}"
        found += (
            Line(what=what, who="1 district", database_ms=median(one), raw=one),
            Line(
                what=what,
                who=f"{districts} districts ÷ 1",
                database_ms=median(many),
                ratio=median(many) / median(one),
                bound=AT_MOST,
                raw=many,
            ),
        )
    return found


def _database_ms(stage: Stage, question: Question) -> list[float]:
    """Give the milliseconds of each run of a read, each about another row, with warm caches."""
    return asyncio.run(_explained(stage, question))


async def _explained(stage: Stage, question: Question) -> list[float]:
    settings = stage.actor.settings() | {"jit": "off", "plan_cache_mode": "force_generic_plan"}
    reader = await asyncpg.connect(stage.url(READER), server_settings=settings)
    try:
        found: list[float] = []
        for turn in range(WARM_UP + ASKED):
            place = turn * 37 % question.rows
            ours = compiled(stage, question.ours, question.our_variables(place))
            found.append(await _milliseconds(reader, ours.statement, ours.values))
        return found[WARM_UP:]
    finally:
        await reader.close()


async def _milliseconds(reader: Any, statement: str, values: Sequence[Any]) -> float:  # noqa: ANN401
    text = f"explain (analyze, timing off, costs off, format json) {statement}"
    [explained] = json.loads(await reader.fetchval(text, *values))
    milliseconds: float = explained["Execution Time"]
    return milliseconds


async def _copy(stage: Stage, number: int) -> None:
    """Copy the district so many times, without the checks that its rows have already passed."""
    owner = await asyncpg.connect(
        stage.url(SUPERUSER),
        server_settings={
            "session_replication_role": "replica",
            "synchronous_commit": "off",
            "jit": "off",
        },
    )
    try:
        for row in await owner.fetch(LEFT_OUT, list(COPIED)):
            rule = f"alter table {row['place']} drop constraint {row['rule']}"
            await owner.execute(f"drop index {row['name']}" if row["rule"] is None else rule)
        districts = [uuid4() for _ in range(number)]
        await owner.execute(
            "insert into districts (id, code, name, committee_name, is_synthetic)"
            " select id, '9' || lpad(n::text, 5, '0'), '基准区' || n, '基准区两新组织党委', true"
            " from unnest($1::uuid[]) with ordinality as made (id, n)",
            districts,
        )
        for table in COPIED:
            columns = ", ".join(await _columns(owner, table))
            # The names of tables and columns come from this file and from the database itself.
            kept = f"create temporary table one as select {columns} from {table}"  # noqa: S608
            copied = f"insert into {table} (district_id, {columns}) select $1, {columns} from one"  # noqa: S608
            await owner.execute(kept)
            for district in districts:
                await owner.execute(copied, district)
            await owner.execute("drop table one")
            print(f"{table}: {len(districts)} copies", flush=True)
        await owner.execute("vacuum analyze")
        await owner.execute("checkpoint")
    finally:
        await owner.close()


async def _columns(owner: Any, table: str) -> list[str]:  # noqa: ANN401
    rows = await owner.fetch(
        "select attname from pg_attribute where attrelid = $1::regclass and attnum > 0"
        " and not attisdropped and attgenerated = '' and attname <> 'district_id'",
        table,
    )
    return [row["attname"] for row in rows]


def main() -> None:
    """Measure growth alone."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--districts", type=int, default=DISTRICTS)
    given = parser.parse_args()
    found = lines(given.districts)
    show(found)
    print(f"raw figures: {keep(found)}")


if __name__ == "__main__":
    main()
