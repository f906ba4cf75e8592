"""Who organizes contests, and who judges whom."""

import pytest

from backend.contests.contest_commands import create_contest
from backend.contests.forms import AddDiscipline, ContestDetails, CreateContest, DisciplineDetails
from backend.contests.judging import appoint_judge, assign_judge, declare_recusal
from backend.contests.people_forms import (
    AppointJudge,
    AssignJudge,
    DeclareRecusal,
    JudgeDetails,
)
from backend.contests.round_commands import add_discipline
from backend.contests.rules import ContestLevel, RecusalReason
from backend.database.actor import Role
from tests.commands.refusing import refusal_codes
from tests.contests.organizing import FIRST_DAY, LAST_DAY, Organizing

DETAILS = ContestDetails(name="焊工比武", starts_on=FIRST_DAY, ends_on=LAST_DAY)


@pytest.mark.parametrize(
    ("level", "codes"),
    [
        (ContestLevel.TOWN, []),
        (ContestLevel.ENTERPRISE, []),
        (ContestLevel.DISTRICT, ["CONTEST_ORGANIZER"]),
        (ContestLevel.DEPARTMENT, ["CONTEST_ORGANIZER"]),
    ],
)
async def test_a_town_officer_organizes_contests_of_the_own_town(
    office: Organizing, level: ContestLevel, codes: list[str]
) -> None:
    town = await office.desk.town()
    officer = office.desk.person_of_town(town)
    form = CreateContest(level=level, contest=DETAILS)

    if codes:
        assert await refusal_codes(office.desk, create_contest, form, as_=officer) == codes
    else:
        contest = await office.desk.act(create_contest, form, as_=officer)
        assert (await office.desk.row("contests", contest))["organizer_town_id"] == town


async def test_a_town_officer_organizes_none_for_another_town(office: Organizing) -> None:
    officer = office.desk.person_of_town(await office.desk.town("东镇"))
    form = CreateContest(
        level=ContestLevel.TOWN,
        contest=DETAILS,
        organizer_town_id=await office.desk.town("西镇"),
    )

    codes = await refusal_codes(office.desk, create_contest, form, as_=officer)

    assert codes == ["CONTEST_ORGANIZER"]


async def test_a_contest_of_the_district_is_out_of_a_towns_sight(office: Organizing) -> None:
    officer = office.desk.person_of_town(await office.desk.town())
    form = AddDiscipline(
        contest_id=await office.contest(), discipline=DisciplineDetails(name="手工焊")
    )

    assert await refusal_codes(office.desk, add_discipline, form, as_=officer) == ["NOT_FOUND"]


async def test_what_is_added_to_a_towns_contest_is_the_towns(office: Organizing) -> None:
    town = await office.desk.town()
    contest = await office.contest(level=ContestLevel.TOWN, organizer_town_id=town)
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    judge = await office.judge(contest, of_round=of_round)

    for table, row_id in (("disciplines", discipline), ("rounds", of_round), ("judges", judge)):
        row = await office.desk.row(table, row_id)
        assert (row["organizer_town_id"], row["organizer_department_id"]) == (town, None)


async def test_a_judge_reads_the_own_contest_and_changes_nothing_of_it(office: Organizing) -> None:
    contest = await office.contest()
    row = await office.desk.row("judges", await office.judge(contest))
    judge = office.desk.person(Role.JUDGE, contest_id=contest)
    form = AddDiscipline(contest_id=contest, discipline=DisciplineDetails(name="手工焊"))
    other = AddDiscipline(
        contest_id=await office.contest("车工比武"), discipline=DisciplineDetails(name="手工焊")
    )

    own = await refusal_codes(office.desk, add_discipline, form, as_=judge)
    foreign = await refusal_codes(office.desk, add_discipline, other, as_=judge)

    [user] = await office.desk.rows("users", id=row["user_id"])
    assert (user["role"], user["contest_id"], user["login"][:6]) == (Role.JUDGE, contest, "judge-")
    assert (own, foreign) == (["NOT_FOUND"], ["NOT_FOUND"])


async def test_a_judge_without_anybody_to_judge_is_not_assigned(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    discipline = await office.discipline(contest)
    of_round = await office.round(discipline)
    await office.entry(discipline, firm)
    colleague, stranger = await office.judge(contest, firm), await office.judge(contest)
    form = AssignJudge(judge_id=colleague, round_id=of_round)

    codes = await refusal_codes(office.desk, assign_judge, form)
    await office.desk.act(assign_judge, AssignJudge(judge_id=stranger, round_id=of_round))

    assert codes == ["JUDGE_RECUSED_ROUND"]
    assigned = await office.desk.rows("judge_rounds", round_id=of_round)
    assert [row["judge_id"] for row in assigned] == [stranger]


async def test_a_recusal_names_an_entry_or_an_organization(office: Organizing) -> None:
    contest, firm = await office.contest(), await office.desk.organization("甲厂")
    entry = await office.entry(await office.discipline(contest), firm)
    judge = await office.judge(contest)
    elsewhere = await office.entry(await office.discipline(await office.contest("车工比武")), firm)

    async def codes(**subject: object) -> list[str]:
        form = DeclareRecusal(judge_id=judge, reason=RecusalReason.OTHER, **subject)  # type: ignore[arg-type]
        return await refusal_codes(office.desk, declare_recusal, form)

    assert await codes() == ["RECUSAL_SUBJECT"]
    assert await codes(entry_id=entry, organization_id=firm) == ["RECUSAL_SUBJECT"]
    assert await codes(entry_id=elsewhere) == ["NOT_FOUND"]
    form = DeclareRecusal(judge_id=judge, reason=RecusalReason.KINSHIP, entry_id=entry)
    await office.desk.act(declare_recusal, form)
    [row] = await office.desk.rows("recusals", judge_id=judge)
    assert (row["entry_id"], row["reason"]) == (entry, RecusalReason.KINSHIP)


async def test_a_contest_has_no_two_judges_of_one_name(office: Organizing) -> None:
    contest = await office.contest()
    form = AppointJudge(contest_id=contest, judge=JudgeDetails(name="吴试例"))
    await office.desk.act(appoint_judge, form)

    assert await refusal_codes(office.desk, appoint_judge, form) == ["JUDGE_TAKEN"]
    assert len(await office.desk.rows("users", contest_id=contest)) == 1
