"""For districts drawn at random SQL gives what plain Python gives, and figures fit together."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.branches.rules import Formation
from backend.config import Settings
from backend.database.actor import Actor, Role
from backend.database.engine import Database, connect
from backend.database.session import reading
from backend.figures.codes import FigureCode
from tests.figures.asking import EVERYTHING, Scope, breakdown, trend, values
from tests.figures.drawing import AS_OF, districts
from tests.figures.ledgers import Ledger, save
from tests.figures.oracle import Oracle, Sets, expected

SETS = """
select p.code, p.population, p.part, array_agg(o.id) as ids
from organization_sets($1, $2) as o
cross join figure_scope($4, $5) as scope
join figure_parts() as p
  on p.subject = 'ORGANIZATION'
  and counts_in(o.sets, o.population, o.way, p.set_name, p.population, p.part, $6)
where lies_within(o.town_id, o.department_id, scope.town_id, scope.department_id)
group by p.code, p.population, p.part
union all
select p.code, p.population, p.part, array_agg(b.id)
from branch_sets($1, $2, coalesce($3, year_start($2))) as b
cross join figure_scope($4, $5) as scope
join figure_parts() as p
  on p.subject = 'BRANCH'
  and counts_in(b.sets, 'ALL', b.way, p.set_name, p.population, p.part, $6)
where lies_within(b.town_id, b.department_id, scope.town_id, scope.department_id)
group by p.code, p.population, p.part
"""
COMPARED = ("code", "value", "reason", "numerator", "denominator", "window_from", "rule_version")
CHANGES = "select * from figure_changes($1, $2, $3, $4, $5, $6, $7, $8)"
LEDGER = "select id from figure_rows($1, $2, year_start($2), null, null, null, $3, $4, $5)"

drawn = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
DISTRICT = districts()
TIDY_DISTRICT = districts(is_tidy=True)


class Bench:
    """One open database for all drawn districts; each has its own rows."""

    def __init__(self, database: Database, runner: asyncio.Runner) -> None:
        """Take them."""
        self._database = database
        self._runner = runner

    def save(self, ledger: Ledger, today: date) -> None:
        """Write a district."""
        self._runner.run(save(self._database, ledger, today=today))

    def fetch(self, actor: Actor, statement: str, *arguments: Any) -> list[Any]:
        """Read as an actor."""

        async def run() -> list[Any]:
            async with reading(self._database, actor) as connection:
                found: list[Any] = await connection.fetch(statement, *arguments)
            return found

        return self._runner.run(run())

    def sets(self, actor: Actor, as_of: date, scope: Scope) -> Sets:
        """Give the rows of every figure."""
        found = self.fetch(
            actor,
            SETS,
            actor.district_id,
            as_of,
            scope.window_from,
            scope.town,
            scope.department,
            scope.way,
        )
        return {(row["code"], row["population"], row["part"]): set(row["ids"]) for row in found}

    def values(self, actor: Actor, as_of: date, scope: Scope) -> dict[Any, Any]:
        """Give the values of every figure."""
        return self._runner.run(values(self._database, actor, as_of, scope))

    def trend(
        self, actor: Actor, days: list[date], scope: Scope, by: str | None = None
    ) -> list[Any]:
        """Give every figure on each of some days, for all or by town, line or way."""
        return self._runner.run(trend(self._database, actor, days, scope, breakdown=by))

    def breakdown(
        self, actor: Actor, as_of: date, by: str | None, scope: Scope = EVERYTHING
    ) -> list[Any]:
        """Give them by town, line or way."""
        return self._runner.run(breakdown(self._database, actor, as_of, scope, by=by))


@pytest.fixture(scope="module")
def bench(module_settings: Settings) -> Iterator[Bench]:
    """The database of this module, open in a loop of its own."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        database = runner.run(stack.enter_async_context(connect(module_settings)))
        yield Bench(database, runner)
        runner.run(stack.aclose())


def officer(ledger: Ledger, **keys: Any) -> Actor:
    return replace(ledger.actor, role=Role.DISTRICT_OFFICER, **keys)


def readers(ledger: Ledger, towns: list[UUID], lines: list[UUID]) -> list[Actor]:
    """Give an officer of the district, of each town and of each line."""
    return [
        officer(ledger),
        *(replace(ledger.actor, role=Role.TOWN_OFFICER, town_id=town) for town in towns),
        *(replace(ledger.actor, role=Role.DEPARTMENT_OFFICER, department_id=one) for one in lines),
    ]


def without_empty(sets: Sets) -> Sets:
    return {key: ids for key, ids in sets.items() if ids}


@drawn
@given(data=st.data(), district=DISTRICT, as_of=AS_OF)
def test_sets_and_values_equal_those_of_plain_python(
    bench: Bench, data: st.DataObject, district: tuple[Ledger, list[UUID], list[UUID]], as_of: date
) -> None:
    ledger, towns, lines = district
    scope = Scope(
        town=data.draw(st.none() | st.sampled_from(towns)),
        department=data.draw(st.none() | st.sampled_from(lines)),
        way=data.draw(st.none() | st.sampled_from(Formation)),
    )
    bench.save(ledger, as_of)

    for asked in {Scope(), scope}:
        wanted = expected(Oracle(ledger, as_of, asked))
        found = bench.values(officer(ledger), as_of, asked)

        assert bench.sets(officer(ledger), as_of, asked) == without_empty(wanted)
        for (code, population), row in found.items():
            numerator = len(wanted[code, population, "NUMERATOR"])
            denominator = wanted.get((code, population, "DENOMINATOR"))
            assert (code, row["numerator"]) == (code, numerator)
            assert row["denominator"] == (None if denominator is None else len(denominator))


@drawn
@given(district=DISTRICT, as_of=AS_OF)
def test_figures_fit_together(
    bench: Bench, district: tuple[Ledger, list[UUID], list[UUID]], as_of: date
) -> None:
    ledger, *_ = district
    bench.save(ledger, as_of)

    found = bench.values(officer(ledger), as_of, Scope())

    def count(code: str, population: str = "ALL") -> int:
        return int(found[code, population]["numerator"])

    assert count("F01") == count("F03") + count("F04")
    ways = ("BUILDING", "INDUSTRY", "VILLAGE", "AREA", "ATTACHMENT")
    assert count("F04") == sum(count(f"F04_{way}") for way in ways)
    kinds = ("COMMITTEE", "GENERAL_BRANCH", "BRANCH", "JOINT_BRANCH")
    assert count("F01") == sum(count(f"F01_{kind}") for kind in kinds)
    beside = [count(f"F01_{other}") for other in ("AWAY", "FUNCTIONAL", "TEMPORARY", "ORGAN")]
    assert count("F01_OTHERS") == sum(beside) + count("WARN_HOSTLESS")
    assert count("F05") == count("F05_NET") + count("F05_DISSOLVED")
    for population in ("ENTERPRISE", "SOCIAL_ORGANIZATION", "ALL"):
        rows = [f"UNITS_{row}" for row in ("SOLE", "JOINT", "DUE", "FEW", "NONE")]
        assert count("UNITS", population) == sum(count(row, population) for row in rows)
        assert found["F06", population]["denominator"] == count("UNITS", population)


@drawn
@given(district=DISTRICT, as_of=AS_OF, by=st.sampled_from(["TOWN", "DEPARTMENT"]))
def test_groups_add_up_to_the_district(
    bench: Bench, district: tuple[Ledger, list[UUID], list[UUID]], as_of: date, by: str
) -> None:
    ledger, *_ = district
    bench.save(ledger, as_of)

    whole = bench.values(officer(ledger), as_of, Scope())
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in bench.breakdown(officer(ledger), as_of, by):
        for part in ("numerator", "denominator"):
            sums[row["code"], row["population"], part] += row[part] or 0

    for (code, population), row in whole.items():
        assert sums[code, population, "numerator"] == row["numerator"]
        assert sums[code, population, "denominator"] == (row["denominator"] or 0)


@drawn
@given(
    data=st.data(),
    district=DISTRICT,
    days=st.lists(AS_OF, min_size=2, max_size=8, unique=True).map(sorted),
    by=st.sampled_from([None, "TOWN", "DEPARTMENT", "FORMATION"]),
)
def test_every_point_of_a_trend_is_the_figure_of_that_day(
    bench: Bench,
    data: st.DataObject,
    district: tuple[Ledger, list[UUID], list[UUID]],
    days: list[date],
    by: str | None,
) -> None:
    ledger, towns, lines = district
    scope = Scope(
        town=data.draw(st.none() | st.sampled_from(towns)),
        department=data.draw(st.none() | st.sampled_from(lines)),
        way=data.draw(st.none() | st.sampled_from(Formation)),
    )
    actor = data.draw(st.sampled_from(readers(ledger, towns, lines)))
    bench.save(ledger, days[-1])

    points = bench.trend(actor, days, scope, by)

    for day in days:
        figures = {
            (row["group_key"], row["code"], row["population"]): row
            for row in bench.breakdown(actor, day, by, scope)
        }
        of_day = [point for point in points if point["as_of"] == day]
        assert len(of_day) == len(FigureCode) * len({key for key, *_ in figures})
        for point in of_day:
            figure = figures[point["group_key"], point["code"], point["population"]]
            assert {name: point[name] for name in COMPARED} == {
                name: figure[name] for name in COMPARED
            }


EXPLAINED = ["F01", "F02", "F03", "F05", "F05_NET", "F06", "F06_DUE", "F06_WORK", "UNITS_FEW"]


@drawn
@given(
    data=st.data(),
    district=DISTRICT,
    days=st.tuples(AS_OF, AS_OF),
    code=st.sampled_from(EXPLAINED),
)
def test_groups_of_a_change_add_up_to_it(
    bench: Bench,
    data: st.DataObject,
    district: tuple[Ledger, list[UUID], list[UUID]],
    days: tuple[date, date],
    code: str,
) -> None:
    ledger, towns, _ = district
    before, after = sorted(days)
    scope = Scope(town=data.draw(st.none() | st.sampled_from(towns)))
    bench.save(ledger, after)
    actor = officer(ledger)
    old = bench.sets(actor, before, scope)
    new = bench.sets(actor, after, scope)
    population = "ENTERPRISE" if code.startswith(("F02", "F06", "UNITS")) else "ALL"

    groups = bench.fetch(
        actor,
        CHANGES,
        ledger.district_id,
        before,
        after,
        scope.town,
        None,
        None,
        code,
        population,
    )

    for part in ("NUMERATOR", "DENOMINATOR"):
        was, now = (one.get((code, population, part), set()) for one in (old, new))
        mine = [group for group in groups if group["part"] == part]
        came = [id_ for g in mine if g["direction"] == "ENTERED" for id_ in g["ids"]]
        went = [id_ for g in mine if g["direction"] == "LEFT" for id_ in g["ids"]]
        assert sorted(came) == sorted(now - was)
        assert sorted(went) == sorted(was - now)
        assert all(group["count"] == len(group["ids"]) for group in mine)


@drawn
@given(district=TIDY_DISTRICT, as_of=AS_OF)
def test_line_officer_gets_the_figures_of_the_line_without_a_member_row(
    bench: Bench, district: tuple[Ledger, list[UUID], list[UUID]], as_of: date
) -> None:
    ledger, _, lines = district
    bench.save(ledger, as_of)
    for line in lines:
        own = replace(ledger.actor, role=Role.DEPARTMENT_OFFICER, department_id=line)

        mine = bench.sets(own, as_of, Scope())
        wanted = bench.sets(officer(ledger), as_of, Scope(department=line))

        # A warning about a sum of members needs the sight of all of its organizations.
        sums = ("WARN_JOINT_MEMBERS", "WARN_COMMITTEE", "WARN_SIZE")
        assert {key: ids for key, ids in mine.items() if key[0] not in sums} == {
            key: ids for key, ids in wanted.items() if key[0] not in sums
        }


@drawn
@given(district=DISTRICT, as_of=AS_OF, code=st.sampled_from(["F01", "F05", "F06", "F06_DUE"]))
def test_ledger_rows_are_the_rows_that_the_value_counts(
    bench: Bench, district: tuple[Ledger, list[UUID], list[UUID]], as_of: date, code: str
) -> None:
    ledger, *_ = district
    bench.save(ledger, as_of)
    wanted = expected(Oracle(ledger, as_of))
    actor = officer(ledger)

    for (name, population, part), ids in wanted.items():
        if name == code:
            asked = (ledger.district_id, as_of, name, population, part)
            assert {row["id"] for row in bench.fetch(actor, LEDGER, *asked)} == ids
