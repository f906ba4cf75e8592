"""Members: their numbers, one formal branch at a time, what a secretary may do."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from backend.accounts.periods import since
from backend.database.actor import Role
from backend.members.commands import (
    become_full,
    change_standing,
    edit_member,
    end_activity,
    register_activity,
    register_member,
    transfer_member,
)
from backend.members.forms import (
    BecomeFull,
    ChangeStanding,
    EditMember,
    EndActivity,
    HoldPost,
    LeavePost,
    RegisterActivity,
    RegisterMember,
    StartWorkplace,
    TransferMember,
)
from backend.members.posts import hold_post, leave_post, start_workplace
from backend.members.rules import BranchPost, MemberKind, Standing
from tests.commands.desk import LONG_AGO, Desk, citizen_number
from tests.commands.refusing import refusal_codes, refused

JANUARY, MAY = date(2026, 1, 15), date(2026, 5, 20)


async def form_for(desk: Desk, name: str = "甲厂") -> RegisterMember:
    """Give the form of a new member of a new branch."""
    firm = await desk.organization(name, full_members=3)
    return RegisterMember(
        name="孙试例",
        id_number="990199199006150024",
        branch_id=await desk.branch(f"{name}支部", firm),
        kind=MemberKind.FULL,
        phone="199 0001 1234",
        on=JANUARY,
    )


async def test_personal_numbers_are_sealed_and_shown_masked(desk: Desk) -> None:
    form = await form_for(desk)

    member = (await desk.act(register_member, form))["member"]

    row = await desk.row("members", member)
    person = await desk.row("persons", row["person_id"])
    assert person["id_number_masked"] == "990199********0024"
    assert person["phone_masked"] == "199****1234"
    assert (person["sex"], person["birth_date"]) == ("FEMALE", date(1990, 6, 15))
    assert b"990199199006150024" not in person["id_number_sealed"]
    events = await desk.rows("audit_events", subject_id=person["id"])
    assert "990199199006150024" not in str(events)
    assert "sealed" not in str(events[0]["after"])
    assert row["scope_branch_id"] == form.branch_id


async def test_a_wrong_check_sign_is_refused_and_masked(desk: Desk) -> None:
    form = replace(await form_for(desk), id_number="990199199006150025")

    [error] = await refused(desk, register_member, form)

    assert (error.code, error.path) == ("CITIZEN_NUMBER", ("id_number",))
    assert "990199199006150025" not in str(error)


async def test_a_known_person_is_told_without_the_other_row(desk: Desk) -> None:
    form = await form_for(desk)
    await desk.act(register_member, form)
    other = await form_for(desk, "乙厂")

    [error] = await refused(desk, register_member, other)

    assert (error.code, error.message) == ("DUPLICATE_PERSON", "该身份证号已经登记。")


async def test_a_member_has_one_formal_branch_at_a_time(desk: Desk) -> None:
    form = await form_for(desk)
    member = (await desk.act(register_member, form))["member"]
    other = await form_for(desk, "乙厂")
    transfer = TransferMember(member_id=member, branch_id=other.branch_id, on=date(2025, 6, 1))

    codes = await refusal_codes(desk, transfer_member, transfer)

    assert codes == ["TWO_FORMAL_BRANCHES"]


async def test_a_transfer_ends_the_old_registration_that_day(desk: Desk) -> None:
    form = await form_for(desk)
    member = (await desk.act(register_member, form))["member"]
    other = await form_for(desk, "乙厂")
    await desk.act(
        hold_post,
        HoldPost(member_id=member, branch_id=form.branch_id, post=BranchPost.SECRETARY, on=JANUARY),
    )

    await desk.act(
        transfer_member, TransferMember(member_id=member, branch_id=other.branch_id, on=MAY)
    )

    rows = await desk.rows("registrations", member_id=member)
    assert [(row["branch_id"], row["valid"]) for row in rows] == [
        (form.branch_id, since(JANUARY, until=MAY)),
        (other.branch_id, since(MAY)),
    ]
    [post] = await desk.rows("post_holdings", member_id=member)
    assert post["valid"] == since(JANUARY, until=MAY)


async def test_a_second_registration_of_the_same_branch_is_refused(desk: Desk) -> None:
    form = await form_for(desk)
    member = (await desk.act(register_member, form))["member"]
    again = RegisterActivity(member_id=member, branch_id=form.branch_id, on=MAY)

    assert await refusal_codes(desk, register_activity, again) == ["REGISTERED_ALREADY"]


async def test_a_formal_registration_does_not_end_like_an_activity(desk: Desk) -> None:
    form = await form_for(desk)
    member = (await desk.act(register_member, form))["member"]
    [registration] = await desk.rows("registrations", member_id=member)
    ending = EndActivity(id=registration["id"], on=MAY)

    assert await refusal_codes(desk, end_activity, ending) == ["TWO_FORMAL_BRANCHES"]


@pytest.mark.parametrize("own", [True, False])
async def test_a_secretary_registers_in_the_own_branch_only(desk: Desk, own: object) -> None:
    form = await form_for(desk)
    other = await form_for(desk, "乙厂")
    branch = form.branch_id if own else other.branch_id
    secretary = desk.person(Role.BRANCH_SECRETARY, branch_id=branch)

    codes: list[str] = []
    if own:
        await desk.act(register_member, form, as_=secretary)
    else:
        codes = await refusal_codes(desk, register_member, form, as_=secretary)

    assert codes == ([] if own else ["OTHER_BRANCH"])


async def test_a_secretary_does_not_transfer_a_member_away(desk: Desk) -> None:
    form = await form_for(desk)
    other = await form_for(desk, "乙厂")
    secretary = desk.person(Role.BRANCH_SECRETARY, branch_id=form.branch_id)
    member = (await desk.act(register_member, form, as_=secretary))["member"]
    transfer = TransferMember(member_id=member, branch_id=other.branch_id, on=MAY)

    codes = await refusal_codes(desk, transfer_member, transfer, as_=secretary)

    assert codes == ["OTHER_BRANCH"]


async def test_a_department_officer_registers_nobody(desk: Desk) -> None:
    form = await form_for(desk)
    [department] = await desk.rows("departments")
    officer = desk.person(Role.DEPARTMENT_OFFICER, department_id=UUID(str(department["id"])))

    assert await refusal_codes(desk, register_member, form, as_=officer) == ["NOT_ALLOWED"]


async def test_a_branch_has_one_secretary_at_a_time(desk: Desk) -> None:
    form = await form_for(desk)
    first = (await desk.act(register_member, form))["member"]
    second = await desk.member(form.branch_id)
    holding = HoldPost(
        member_id=first, branch_id=form.branch_id, post=BranchPost.SECRETARY, on=JANUARY
    )
    post = (await desk.act(hold_post, holding))["postHolding"]

    codes = await refusal_codes(desk, hold_post, replace(holding, member_id=second))
    await desk.act(leave_post, LeavePost(id=post, on=MAY))
    await desk.act(hold_post, replace(holding, member_id=second, on=MAY))

    assert codes == ["SECRETARY_TAKEN"]
    assert len(await desk.rows("post_holdings", branch_id=form.branch_id)) == 2


async def test_a_post_is_held_where_the_formal_relation_is(desk: Desk) -> None:
    form = await form_for(desk)
    member = (await desk.act(register_member, form))["member"]
    other = await form_for(desk, "乙厂")
    holding = HoldPost(
        member_id=member, branch_id=other.branch_id, post=BranchPost.SECRETARY, on=MAY
    )

    assert await refusal_codes(desk, hold_post, holding) == ["NOT_REGISTERED"]


async def test_becoming_full_is_counted_from_that_day(desk: Desk) -> None:
    firm = await desk.organization("甲厂", full_members=3)
    branch = await desk.branch("甲厂支部", firm)
    member = await desk.member(branch, works_in=firm, kind=MemberKind.PROBATIONARY)

    await desk.act(become_full, BecomeFull(member_id=member, revision=1, on=MAY))

    [before] = await desk.rows("member_counts", organization_id=firm, on=JANUARY)
    [after] = await desk.rows("member_counts", organization_id=firm, on=MAY)
    assert (before["full_members"], before["probationary_members"]) == (0, 1)
    assert (after["full_members"], after["probationary_members"]) == (1, 0)
    form = BecomeFull(member_id=member, revision=2, on=MAY)
    assert await refusal_codes(desk, become_full, form) == ["ALREADY_FULL"]


async def test_a_member_who_left_counts_no_more_and_comes_back(desk: Desk) -> None:
    firm = await desk.organization("甲厂", full_members=3)
    branch = await desk.branch("甲厂支部", firm)
    member = await desk.member(branch, works_in=firm)

    suspended = ChangeStanding(
        member_id=member, revision=1, standing=Standing.SUSPENDED, on=JANUARY
    )
    await desk.act(change_standing, suspended)
    back = ChangeStanding(member_id=member, revision=2, standing=Standing.NORMAL, on=MAY)
    await desk.act(change_standing, back)

    days = (LONG_AGO, JANUARY, MAY)
    counts = [
        (await desk.rows("member_counts", organization_id=firm, on=day))[0]["full_members"]
        for day in days
    ]
    assert counts == [1, 0, 1]
    [period] = await desk.rows("standing_periods", member_id=member)
    assert period["valid"] == since(JANUARY, until=MAY)
    again = ChangeStanding(member_id=member, revision=3, standing=Standing.NORMAL)
    assert await refusal_codes(desk, change_standing, again) == ["SAME_STANDING"]


async def test_a_new_main_workplace_ends_the_one_before(desk: Desk) -> None:
    firm, other = [await desk.organization(name, full_members=3) for name in ("甲厂", "乙厂")]
    member = await desk.member(await desk.branch("甲厂支部", firm), works_in=firm)

    await desk.act(start_workplace, StartWorkplace(member_id=member, organization_id=other, on=MAY))

    rows = await desk.rows("workplaces", member_id=member)
    assert [(row["organization_id"], row["valid"]) for row in rows] == [
        (firm, since(LONG_AGO, until=MAY)),
        (other, since(MAY)),
    ]
    counts = {
        name: [
            row["full_members"]
            for day in (JANUARY, MAY)
            for row in await desk.rows("member_counts", organization_id=one, on=day)
        ]
        for name, one in (("甲厂", firm), ("乙厂", other))
    }
    assert counts == {"甲厂": [1, 0], "乙厂": [3, 1]}


async def test_editing_a_member_changes_the_person_too(desk: Desk) -> None:
    form = await form_for(desk)
    member = (await desk.act(register_member, form))["member"]
    number = citizen_number()

    await desk.act(edit_member, EditMember(id=member, revision=1, name="孙改例", id_number=number))

    row = await desk.row("members", member)
    person = await desk.row("persons", row["person_id"])
    assert (row["name"], person["name"]) == ("孙改例", "孙改例")
    assert person["id_number_masked"].endswith(number[-4:])
    assert person["phone_masked"] == "199****1234"


async def test_full_membership_before_admission_is_refused(desk: Desk) -> None:
    form = replace(await form_for(desk), joined_on=MAY, full_on=JANUARY)

    [error] = await refused(desk, register_member, form)

    assert (error.code, error.path) == ("MEMBERSHIP_DATES", ("full_on",))


async def test_admission_in_the_future_is_refused(desk: Desk) -> None:
    form = replace(await form_for(desk), joined_on=date(2999, 1, 1))

    [error] = await refused(desk, register_member, form)

    assert (error.code, error.path) == ("FUTURE_DATE", ("joined_on",))
