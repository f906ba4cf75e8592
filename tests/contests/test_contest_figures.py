"""Figures about contests for the bulletin: what each counts, its rows, and what strangers learn."""

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from backend.accounts.actors import program_of
from backend.accounts.changes import insert, save, update
from backend.config import Settings
from backend.contests.entering import withdraw_entry
from backend.contests.people_forms import WithdrawEntry
from backend.contests.rules import AwardRank, ContestKind, ContestLevel, ContestState
from backend.coverage.rules import ContestSet
from backend.database.actor import Actor, Role
from backend.database.engine import Database, connect
from backend.database.session import reading, writing
from backend.figures.figure import CONTEST_SUBJECTS
from backend.figures.publishing import PreviewPublication, preview_publication
from backend.figures.registry import FIGURES
from backend.kit.ids import encode_node_id
from tests.commands.desk import open_desk
from tests.contests.organizing import Organizing
from tests.figures.asking import Scope, ask, breakdown, rows, trend, values

TWO, THREE = "990199199006150024", "990199200002290033"
NAMES = "select unnest(sets) as name from contest_sets_on($1, $2, null, null, null, null)"
LAST = date(2026, 6, 30)
YEAR = {
    "CONTESTS": 2,
    "CONTESTS_DISTRICT": 1,
    "CONTESTS_TOWN": 1,
    "CONTESTS_DEPARTMENT": 0,
    "CONTESTS_ENTERPRISE": 0,
    "CONTEST_DISCIPLINES": 4,
    "CONTESTANTS": 3,
    "CONTEST_TEAMS": 1,
    "CONTEST_ORGANIZATIONS": 2,
    "CONTEST_JUDGES": 2,
    "AWARDS": 3,
    "AWARDS_FIRST": 1,
    "AWARDS_SECOND": 0,
    "AWARDS_THIRD": 1,
    "AWARDS_EXCELLENCE": 0,
    "AWARDS_ORGANIZER": 1,
    "PRACTICE_CAMPS": 1,
    "PRACTICE_SESSIONS": 2,
    "PRACTICE_ATTENDANCES": 3,
    "PRACTICE_PERSONS": 2,
}
"""Worked out by hand from `_hold`: see there who enters what."""
OF_TOWN = YEAR | {
    "CONTESTS": 1,
    "CONTESTS_DISTRICT": 0,
    "CONTEST_DISCIPLINES": 1,
    "CONTESTANTS": 2,
    "CONTEST_TEAMS": 0,
    "CONTEST_ORGANIZATIONS": 2,
    "CONTEST_JUDGES": 1,
    "AWARDS": 0,
    "AWARDS_FIRST": 0,
    "AWARDS_THIRD": 0,
    "AWARDS_ORGANIZER": 0,
    "PRACTICE_CAMPS": 0,
    "PRACTICE_SESSIONS": 0,
    "PRACTICE_ATTENDANCES": 0,
    "PRACTICE_PERSONS": 0,
}


class Held:
    """A year of contests: what was held, and the ids of what is looked for."""

    def __init__(self, office: Organizing) -> None:
        """Begin with nothing."""
        self.office = office
        self.ids: dict[str, UUID] = {}

    @property
    def officer(self) -> Actor:
        """The district's officer."""
        return self.office.desk.officer

    @property
    def town(self) -> Actor:
        """The officer of the town that holds a contest of its own."""
        return self.office.desk.person_of_town(self.ids["town"])

    async def contest(self, name: str, starts_on: date, **more: Any) -> UUID:
        """Set a contest up, on a day of its own."""
        state = more.pop("state", ContestState.OPEN)
        kind = more.pop("kind", ContestKind.CONTEST)
        told = {name: more.pop(name, None) for name in ("trade", "cluster_name")}
        contest = await self.office.contest(name, **more)
        row = await self.office.desk.row("contests", contest)
        dated = update(
            "contests", row, starts_on=starts_on, ends_on=starts_on, kind=kind, state=state, **told
        )
        await self.write(dated)
        return contest

    async def write(self, *changes: Any) -> None:
        """Write as the program what other commands would have written."""
        program = program_of(self.officer.district_id, request_id="test")
        async with writing(self.office.desk.database, program) as session:
            await save(session, program, action="test", changes=changes)


async def _hold(office: Organizing) -> Held:
    held = Held(office)
    first, second = [await office.desk.organization(name) for name in ("甲厂", "乙厂")]
    held.ids["town"] = town = await office.desk.town()
    # The district's contest: persons 2 (twice, in two disciplines), one without a number, one who
    # withdrew, and a team; a judge; three awards, of which the third was given in the next month.
    district = await held.contest(
        "焊工比武", date(2026, 3, 10), trade="焊工", cluster_name="装备制造"
    )
    welding = await office.discipline(district, "手工焊")
    pipes = await office.discipline(district, "管道焊")
    teams = await office.discipline(district, "接力", is_team=True)
    held.ids["two"] = await office.entry(welding, first, id_number=TWO)
    await office.entry(pipes, first, id_number=TWO)
    await office.entry(welding, first)
    gone = await office.entry(welding, first, id_number=THREE)
    await office.entry(teams, first, team_names=("选手甲", "选手乙"))
    await office.judge(district)
    form = WithdrawEntry(id=gone, reason="受伤")
    await office.desk.act(withdraw_entry, form)
    await held.write(
        *(
            insert(
                "awards",
                contest_id=district,
                discipline_id=welding,
                entry_id=entry,
                organization_id=first,
                rank=rank,
                given_on=day,
                certificate_number=rank.value,
            )
            for entry, rank, day in (
                (held.ids["two"], AwardRank.FIRST, date(2026, 3, 11)),
                (None, AwardRank.ORGANIZER, date(2026, 3, 11)),
                (gone, AwardRank.THIRD, date(2026, 4, 1)),
            )
        )
    )
    # A town's contest: person 3, and person 2 again, for another organization.
    own = await held.contest(
        "电工比武", date(2026, 5, 2), level=ContestLevel.TOWN, organizer_town_id=town, trade="电工"
    )
    wiring = await office.discipline(own, "布线")
    await office.entry(wiring, second, id_number=THREE)
    await office.entry(wiring, first, id_number=TWO)
    await office.judge(own)
    # Neither of these counts in the year: still set up, cancelled, of the year before.
    await held.contest("筹备中", date(2026, 5, 2), state=ContestState.DRAFT, trade="钳工")
    await held.contest("取消的", date(2026, 5, 2), state=ContestState.CANCELLED)
    await held.contest("去年的", date(2025, 5, 2), state=ContestState.PUBLISHED)
    # A camp of two sessions: person 2 comes twice, another once, and is away once.
    camp = await held.contest("焊工练兵", date(2026, 2, 1), kind=ContestKind.PRACTICE, trade="焊工")
    training = await office.discipline(camp, "平焊")
    comer = await office.entry(training, first, id_number=TWO)
    other = await office.entry(training, second)
    for number, present in ((1, (comer, other)), (2, (comer,))):
        session = insert(
            "practice_sessions",
            contest_id=camp,
            discipline_id=training,
            name=f"第{number}场",
            held_on=date(2026, 2, number),
        )
        await held.write(session)
        await held.write(
            *(
                insert(
                    "practice_results",
                    contest_id=camp,
                    practice_session_id=session.id,
                    entry_id=entry,
                    is_present=entry in present,
                    value=Decimal(60 + number) if entry in present else None,
                )
                for entry in (comer, other)
            )
        )
    return held


@pytest.fixture(scope="module")
def _held() -> dict[str, Held]:
    return {}


@pytest.fixture
async def pools(module_settings: Settings) -> AsyncIterator[Database]:
    """The module's database."""
    async with connect(module_settings) as database:
        yield database


@pytest.fixture
async def held(pools: Database, _held: dict[str, Held]) -> Held:
    """The year of contests, held once a module; tests only read it."""
    if not _held:
        _held["year"] = await _hold(Organizing(await open_desk(pools)))
    # The pools are each test's own; whoever acts by those of an earlier test opens them again.
    _held["year"].office.desk.database = pools
    return _held["year"]


def _of_contests(found: dict[tuple[str, str], Any]) -> dict[str, int]:
    return {code: row["value"] for (code, _), row in found.items() if code in YEAR}


async def test_year_counts_what_was_held_in_it(pools: Database, held: Held) -> None:
    found = await values(pools, held.officer, LAST)

    assert _of_contests(found) == YEAR
    assert found["CONTESTS", "ALL"]["window_from"] == date(2026, 1, 1)
    assert found["CONTESTANTS", "ALL"]["unit"] == "PERSONS"
    assert found["CONTEST_ORGANIZATIONS", "ALL"]["unit"] == "ORGANIZATIONS"


async def test_town_counts_the_contests_that_it_holds(pools: Database, held: Held) -> None:
    asked = await values(pools, held.officer, LAST, Scope(town=held.ids["town"]))

    assert _of_contests(asked) == OF_TOWN
    assert _of_contests(await values(pools, held.town, LAST)) == OF_TOWN
    by_town = {
        row["group_key"]: row["value"]
        for row in await breakdown(pools, held.officer, LAST, by="TOWN")
        if row["code"] == "CONTESTANTS"
    }
    # Persons 2 and 3 in the town; person 2 and the one without a number in the district's own.
    assert by_town == {str(held.ids["town"]): 2, None: 2}


GROUPS = """
query Groups($asOf: Date!, $by: ContestBreakdown!) {
  contestFigureGroups(breakdown: $by, asOf: $asOf, codes: [CONTESTS, CONTESTANTS, PRACTICE_CAMPS]) {
    groupName code numerator trade cluster
  }
}
"""
BEHIND = """
query Behind($code: FigureCode!, $asOf: Date!, $trade: String, $cluster: String) {
  figure(code: $code, asOf: $asOf, trade: $trade, cluster: $cluster) {
    contests { totalCount { value } }
    entries { totalCount { value } }
  }
}
"""
OF_TRADE = """
query OfTrade($asOf: Date!, $trade: String!) {
  figures(asOf: $asOf, trade: $trade) { code family numerator }
  figure(code: CONTESTANTS, asOf: $asOf, trade: $trade) { entries { totalCount { value } } }
}
"""


async def test_trades_and_clusters_count_what_was_held_of_each_with_its_rows(
    pools: Database, held: Held
) -> None:
    found = {
        by: (await ask(pools, held.officer, GROUPS, {"asOf": LAST.isoformat(), "by": by}))[
            "contestFigureGroups"
        ]
        for by in ("TRADE", "CLUSTER")
    }

    def counted(by: str) -> dict[Any, list[int]]:
        names = dict.fromkeys(one["groupName"] for one in found[by])
        return {
            name: [one["numerator"] for one in found[by] if one["groupName"] == name]
            for name in names
        }

    # Nothing was held of the trade that is only set up. Person 2 counts once in each trade.
    assert counted("TRADE") == {"焊工": [1, 2, 1], "电工": [1, 2, 0]}
    assert counted("CLUSTER") == {"装备制造": [1, 2, 0], None: [1, 2, 1]}
    for one in (*found["TRADE"], *found["CLUSTER"]):
        scope = {"trade": one["trade"], "cluster": one["cluster"], "asOf": LAST.isoformat()}
        lists = (await ask(pools, held.officer, BEHIND, {"code": one["code"], **scope}))["figure"]
        behind = lists["entries" if one["code"] == "CONTESTANTS" else "contests"]
        assert behind["totalCount"]["value"] == one["numerator"], one


@pytest.mark.parametrize(("trade", "contestants"), [("电工", 2), ("", 0), ("木工", 0)])
async def test_figures_of_one_trade_are_of_contests_alone(
    pools: Database, held: Held, trade: str, contestants: int
) -> None:
    answer = await ask(pools, held.officer, OF_TRADE, {"asOf": LAST.isoformat(), "trade": trade})

    assert {one["family"] for one in answer["figures"]} == {"CONTEST"}
    told = {one["code"]: one["numerator"] for one in answer["figures"]}
    assert (len(told), told["CONTESTANTS"]) == (len(YEAR), contestants)
    assert answer["figure"]["entries"]["totalCount"]["value"] == contestants


async def test_window_of_a_quarter_counts_that_quarter_alone(pools: Database, held: Held) -> None:
    quarter = Scope(window_from=date(2026, 4, 1))

    found = _of_contests(await values(pools, held.officer, LAST, quarter))

    assert (found["CONTESTS"], found["CONTESTANTS"], found["AWARDS"]) == (1, 2, 1)
    assert found["PRACTICE_SESSIONS"] == 0


async def test_every_number_has_that_many_rows(pools: Database, held: Held) -> None:
    for actor in (held.officer, held.town):
        found = await rows(pools, actor, LAST)
        counted = {code: len(ids) for (code, _, _), ids in found.items() if code in YEAR}

        expected = YEAR if actor is held.officer else OF_TOWN
        assert counted == {code: number for code, number in expected.items() if number}


async def test_months_of_a_trend_grow_with_what_is_held(pools: Database, held: Held) -> None:
    days = [date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 5, 31)]

    found = {
        code: [row["value"] for row in await trend(pools, held.officer, days, code=code)]
        for code in ("CONTESTS", "CONTESTANTS", "PRACTICE_ATTENDANCES", "AWARDS")
    }

    assert found == {
        "CONTESTS": [1, 0, 1, 2],
        "CONTESTANTS": [0, 0, 2, 3],
        "PRACTICE_ATTENDANCES": [0, 3, 3, 3],
        "AWARDS": [0, 0, 2, 3],
    }


ROWS = """
query Rows($asOf: Date!) {
  held: figure(code: CONTESTS, asOf: $asOf) {
    contests { totalCount { value } nodes { name } }
  }
  entered: figure(code: CONTESTANTS, asOf: $asOf) { entries { totalCount { value } } }
  given: figure(code: AWARDS_FIRST, asOf: $asOf) { awards { nodes { rank entry { id } } } }
  came: figure(code: PRACTICE_PERSONS, asOf: $asOf) {
    practiceResults { totalCount { value } }
  }
  figureDefinitions(asOf: $asOf, codes: [CONTESTANTS]) { name measured unit family ruleVersion }
  figureChange(code: CONTESTS, from: "2025-12-31", to: $asOf) {
    groups { direction reason count }
  }
}
"""


async def test_ledgers_definitions_and_changes_are_asked_as_of_other_figures(
    pools: Database, held: Held
) -> None:
    answer = await ask(pools, held.officer, ROWS, {"asOf": LAST.isoformat()})

    assert answer["held"]["contests"] == {
        "totalCount": {"value": 2},
        "nodes": [{"name": "电工比武"}, {"name": "焊工比武"}],
    }
    assert answer["entered"]["entries"]["totalCount"]["value"] == YEAR["CONTESTANTS"]
    winner = encode_node_id("Entry", UUID(int=held.ids["two"].int))
    assert answer["given"]["awards"]["nodes"] == [{"rank": "FIRST", "entry": {"id": winner}}]
    assert answer["came"]["practiceResults"]["totalCount"]["value"] == YEAR["PRACTICE_PERSONS"]
    assert answer["figureDefinitions"] == [
        {
            "name": "参赛人数",
            "measured": "YEAR",
            "unit": "PERSONS",
            "family": "CONTEST",
            "ruleVersion": 1,
        }
    ]
    assert answer["figureChange"]["groups"] == [
        {"direction": "ENTERED", "reason": "HELD", "count": 2},
        {"direction": "LEFT", "reason": "WINDOW_CHANGED", "count": 1},
    ]


@pytest.mark.parametrize("role", [Role.BRANCH_SECRETARY, Role.JUDGE])
async def test_who_organizes_nothing_is_told_no_number(
    pools: Database, held: Held, role: Role
) -> None:
    scope = {"branch_id": held.ids["two"]} if role is Role.BRANCH_SECRETARY else {}
    person = held.office.desk.person(role, **scope)

    assert _of_contests(await values(pools, person, LAST)) == {}


async def test_publication_keeps_small_groups_of_persons_back(held: Held) -> None:
    shown = {}
    for town in (None, held.ids["town"]):
        form = PreviewPublication(as_of=LAST, town_id=town)
        answer = await held.office.desk.act(preview_publication, form)
        shown[town] = {
            one["code"]: one["value"] for one in answer["figures"] if one["code"] in YEAR
        }

    assert shown[None] == YEAR | {
        "CONTEST_JUDGES": None,
        "PRACTICE_PERSONS": None,
    }
    assert shown[held.ids["town"]] == OF_TOWN | {"CONTESTANTS": None, "CONTEST_JUDGES": None}


async def test_names_of_the_sets_are_those_of_the_database(pools: Database, held: Held) -> None:
    async with reading(pools, held.officer) as connection:
        found = await connection.fetch(NAMES, held.officer.district_id, [LAST])

    # No contest of a line or an enterprise, no second prize and no award of excellence was held.
    missing = {"CONTEST_OF_DEPARTMENT", "CONTEST_OF_ENTERPRISE", "AWARD_SECOND", "AWARD_EXCELLENCE"}
    assert {row["name"] for row in found} == set(ContestSet) - missing


def test_every_set_of_the_contests_has_a_subject() -> None:
    counted = {one.numerator for one in FIGURES if isinstance(one.numerator, ContestSet)}

    assert set(CONTEST_SUBJECTS) == counted == set(ContestSet)
