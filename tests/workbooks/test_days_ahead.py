"""A day that lies ahead: an import tells it at its cell, in the words of the commands."""

from datetime import date, timedelta

import pytest

from backend.accounts.actors import plain
from backend.accounts.periods import FutureDateError
from backend.database.session import writing
from backend.kit.errors import Problems
from backend.members.commands import edit_member
from backend.members.forms import EditMember
from backend.workbooks.findings import Finding
from backend.workbooks.ledgers import LEDGERS
from tests.workbooks.conftest import TODAY, TOWN, Office, citizen, enterprise, only

TOMORROW = TODAY + timedelta(days=1)
BRANCH = {"名称": "中共示例支部委员会", "类别": "党支部", "所在镇街": TOWN}
MEMBER = {
    "姓名": "党员甲",
    "身份证号": citizen(1),
    "类别": "预备党员",
    "所在支部": BRANCH["名称"],
    "登记性质": "组织关系",
}


def _said(day: date, column: str) -> Finding:
    said = FutureDateError(day=day, today=TODAY)
    return Finding(
        code="FUTURE_DATE",
        message=said.message,
        remedy=said.remedy,
        column=column,
        is_warning=True,
    )


@pytest.mark.parametrize("heading", ["入党日期", "入党/转正日期"])
async def test_an_admission_ahead_is_told_at_its_column_and_refused_at_the_edit(
    office: Office, heading: str
) -> None:
    cell = TOMORROW if heading == "入党日期" else f"{TOMORROW}/2027-07-01"
    sheets = {"党组织名册": [BRANCH], "党员花名册": [MEMBER | {heading: cell}]}

    imported = await office.take(sheets)

    assert imported.is_applied
    draft = imported.checked.drafts[1]
    assert (draft.sheet, draft.number) == ("党员花名册", 2)
    assert draft.findings == [_said(TOMORROW, heading)]
    [row] = await office.rows(
        "select id, revision, joined_on, full_on from members where district_id = $1"
    )
    assert row["joined_on"] == TOMORROW
    form = EditMember(
        id=plain(row["id"]),
        revision=row["revision"],
        name="党员甲",
        joined_on=row["joined_on"],
        full_on=row["full_on"],
    )
    async with writing(office.database, office.program) as session:
        with pytest.raises(Problems) as refused:
            await edit_member(session, office.program, form)
    [problem] = refused.value.errors
    assert (problem.code, problem.path) == ("FUTURE_DATE", ("joined_on",))
    assert (problem.message, problem.remedy) == (
        draft.findings[0].message,
        draft.findings[0].remedy,
    )


async def test_an_admission_of_today_is_taken_without_a_word(office: Office) -> None:
    sheets = {"党组织名册": [BRANCH], "党员花名册": [MEMBER | {"入党日期": TODAY}]}

    imported = await office.take(sheets)

    assert imported.checked.drafts[1].findings == []


async def test_what_may_lie_ahead_is_taken_without_a_word(office: Office) -> None:
    ahead = date(2027, 7, 1)
    sheets = {
        "党组织名册": [BRANCH | {"届满日期": ahead}],
        "党员花名册": [MEMBER | {"入党日期": TODAY, "转正日期": ahead}],
    }

    imported = await office.take(sheets)

    assert imported.is_applied
    assert [draft.findings for draft in imported.checked.drafts] == [[], []]


def test_only_the_end_of_a_term_and_full_membership_may_lie_ahead() -> None:
    ahead = {
        column.heading
        for ledger in LEDGERS.values()
        for column in ledger.columns
        if column.may_lie_ahead
    }

    assert ahead == {"届满日期", "转正日期"}


async def test_the_same_file_tells_a_day_ahead_again(office: Office) -> None:
    sheets = {"企业台账": [enterprise(1, 成立日期=TOMORROW)]}
    await office.take(sheets)

    again = only(await office.take(sheets))

    assert (again.outcome.value, again.findings) == ("SAME", [_said(TOMORROW, "成立日期")])


async def test_an_effective_date_ahead_is_told_of_the_whole_file(office: Office) -> None:
    sheets = {"企业台账": [enterprise(1)]}

    imported = await office.take(sheets, mode=None, effective_on=TOMORROW)

    said = FutureDateError(day=TOMORROW, today=TODAY)
    assert imported.checked.notices == (f"生效日期：{said.message}{said.remedy}",)
    present = await office.take(sheets, mode=None, effective_on=TODAY)
    assert present.checked.notices == ()
