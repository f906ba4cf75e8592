"""What GraphQL shows of a contest: to its organizer, to its judges, to anybody else."""

from typing import Any
from uuid import UUID

import pytest

from backend.accounts.actors import plain
from backend.accounts.changes import load
from backend.accounts.loads import Wanted, load_at_once
from backend.contests.judging import declare_recusal
from backend.contests.people_forms import DeclareRecusal
from backend.contests.rules import ContestLevel, RecusalReason
from backend.database.actor import Actor, Role
from backend.database.session import writing
from backend.kit.ids import encode_node_id
from tests.commands.asking import ask, mutate
from tests.contests.judging import open_venue
from tests.contests.organizing import Organizing

ROUND = """
query ($id: ID!) {
  round(id: $id) {
    isBlind
    drawSeed
    tieRules { rule }
    starts {
      nodes {
        position
        bib
        name
        organizationName
        entry { bib name organizationName organization { name } }
      }
    }
    judgeRounds { nodes { judge { name } } }
  }
}
"""
CREATE = """
mutation ($input: CreateContestInput!) {
  createContest(input: $input) { contest { name level state appealHours } problems { code path } }
}
"""


async def _judged(office: Organizing, *, is_blind: bool) -> tuple[str, Actor]:
    """Set up a round of one entry with two judges; give its id, and the first of them."""
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline, is_blind=is_blind)
    await office.entry(discipline, firm, name="孙试例")
    await office.draw(of_round)
    judge = await office.judge(contest, of_round=of_round)
    await office.judge(contest, of_round=of_round)
    return encode_node_id("Round", of_round), await _actor(office, contest, judge)


async def _actor(office: Organizing, contest: UUID, judge: UUID) -> Actor:
    row = await office.desk.row("judges", judge)
    return Actor(
        district_id=office.desk.officer.district_id,
        role=Role.JUDGE,
        user_id=plain(row["user_id"]),
        contest_id=contest,
    )


async def _round(office: Organizing, actor: Actor, of_round: str) -> dict[str, Any]:
    found: dict[str, Any] = (await ask(office.desk.database, actor, ROUND, id=of_round))["round"]
    return found


@pytest.mark.parametrize(
    ("is_blind", "name", "organization"), [(False, "孙试例", "甲厂"), (True, None, None)]
)
async def test_a_judge_reads_bibs_and_names_where_the_round_is_not_blind(
    office: Organizing, *, is_blind: bool, name: str | None, organization: str | None
) -> None:
    of_round, judge = await _judged(office, is_blind=is_blind)

    seen = await _round(office, judge, of_round)

    [start] = seen["starts"]["nodes"]
    assert start == {
        "position": 1,
        "bib": "001",
        "name": name,
        "organizationName": organization,
        "entry": {"bib": "001", "name": None, "organizationName": None, "organization": None},
    }
    assert len(seen["judgeRounds"]["nodes"]) == 1
    assert seen["drawSeed"] is None


async def test_the_organizer_reads_names_of_a_blind_round_at_the_entry(office: Organizing) -> None:
    of_round, _ = await _judged(office, is_blind=True)

    seen = await _round(office, office.desk.officer, of_round)

    [start] = seen["starts"]["nodes"]
    assert start["name"] is None
    assert start["entry"] == {
        "bib": "001",
        "name": "孙试例",
        "organizationName": "甲厂",
        "organization": {"name": "甲厂"},
    }
    assert len(seen["judgeRounds"]["nodes"]) == 2
    assert seen["tieRules"] == [{"rule": "PRACTICAL"}, {"rule": "TIME"}, {"rule": "SHARED"}]
    assert seen["drawSeed"] == "2026"


async def test_a_judge_is_told_whom_not_to_judge_and_nobody_else_is(office: Organizing) -> None:
    contest = await office.contest()
    firms = [await office.desk.organization(name) for name in ("本厂", "乙厂", "丙厂", "丁厂")]
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline, is_blind=True)
    entries = [await office.entry(discipline, firm) for firm in firms]
    own = await office.judge(contest, firms[0], of_round=of_round)
    other = await office.judge(contest, firms[3], of_round=of_round)
    kin, interest = RecusalReason.KINSHIP, RecusalReason.OTHER
    for recusal in (
        DeclareRecusal(judge_id=own, entry_id=entries[1], reason=kin),
        DeclareRecusal(judge_id=own, organization_id=firms[2], reason=interest),
    ):
        await office.desk.act(declare_recusal, recusal)
    await office.draw(of_round)
    node = encode_node_id("Round", of_round)
    query = "query ($id: ID!) { round(id: $id) { starts { nodes { bib isRecused } } } }"
    people = [await _actor(office, contest, judge) for judge in (own, other)]

    told = []
    for reader in (*people, office.desk.officer):
        answer = await ask(office.desk.database, reader, query, id=node)
        starts = answer["round"]["starts"]["nodes"]
        told.append({one["bib"]: one["isRecused"] for one in starts})

    assert told == [
        {"001": True, "002": True, "003": True, "004": False},
        {"001": False, "002": False, "003": False, "004": True},
        dict.fromkeys(("001", "002", "003", "004")),
    ]


@pytest.mark.parametrize("role", ["other judge", "town", "secretary"])
async def test_a_contest_of_the_district_is_nothing_to_others(
    office: Organizing, role: str
) -> None:
    of_round, _ = await _judged(office, is_blind=False)
    town = await office.desk.town()
    other = await office.contest("车工比武")
    people = {
        "other judge": office.desk.person(Role.JUDGE, contest_id=other),
        "town": office.desk.person_of_town(town),
        "secretary": office.desk.person(Role.BRANCH_SECRETARY, branch_id=town),
    }

    assert await _round(office, people[role], of_round) is None


async def test_a_contest_is_created_by_a_town_over_the_api(office: Organizing) -> None:
    officer = office.desk.person_of_town(await office.desk.town())
    details = {"name": "焊工比武", "startsOn": "2026-10-12", "endsOn": "2026-10-13"}

    async def create(level: ContestLevel) -> Any:
        form = {"level": level.value, "contest": details}
        answer = await mutate(office.desk.database, officer, CREATE, input=form)
        return answer["createContest"]

    refused = await create(ContestLevel.DISTRICT)
    made = await create(ContestLevel.TOWN)

    assert refused == {
        "contest": None,
        "problems": [{"code": "CONTEST_ORGANIZER", "path": ["level"]}],
    }
    assert made == {
        "contest": {"name": "焊工比武", "level": "TOWN", "state": "DRAFT", "appealHours": 24},
        "problems": [],
    }


@pytest.mark.parametrize(
    "table", ["rounds", "starts", "criteria", "judges", "score_records", "scores", "results"]
)
async def test_rows_read_at_once_are_those_that_are_read_alone(
    office: Organizing, table: str
) -> None:
    venue = await open_venue(office, criteria=2)
    device = await venue.device()
    await device.send(device.record(venue.entries[0], 80, criterion_id=venue.criteria[0]))
    desk, many = office.desk, {"contest_id": [venue.contest, venue.round_id]}

    async with writing(desk.database, desk.officer) as session:
        alone = await load(session, desk.officer, table, contest_id=venue.contest)
        once = await load_at_once(
            session,
            desk.officer,
            Wanted(table, {"contest_id": venue.contest}),
            Wanted(table, many),
            Wanted(table, {"contest_id": []}),
        )

    assert alone
    assert once == [alone, alone, []]
    assert [[type(value) for value in row.values()] for row in once[0]] == [
        [type(value) for value in row.values()] for row in alone
    ]
