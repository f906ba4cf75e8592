"""Confirming a roster: by whom, over which roster, with which notes, and who is overdue."""

from dataclasses import replace
from uuid import UUID

import pytest

from backend.accounts.actors import plain
from backend.database.actor import Actor, Role
from backend.database.session import reading
from backend.kit.clock import today
from backend.kit.ids import encode_node_id, new_id
from backend.members.forms import HoldPost
from backend.members.posts import hold_post
from backend.members.roster import ConfirmRoster, NoteOnEntry, confirm_roster
from backend.members.rules import BranchPost
from tests.commands.asking import ask, mutate
from tests.commands.desk import Desk
from tests.commands.refusing import refusal_codes, refused

CONFIRM = """
mutation Confirm($input: ConfirmRosterInput!) {
  confirmRoster(input: $input) {
    rosterConfirmation { memberCount noteCount isCurrent notes { nodes { text member { name } } } }
    branch { rosterDigest lastRosterConfirmation { confirmedOn } }
    problems { code path }
  }
}
"""


async def branch_of_two(desk: Desk) -> tuple[UUID, UUID]:
    """Give a branch with two members, and the first of them."""
    firm = await desk.organization("甲厂", full_members=3)
    branch = await desk.branch("甲厂支部", firm)
    first = await desk.member(branch, name="赵试例")
    await desk.member(branch, name="钱试例")
    return branch, first


async def shown(desk: Desk, branch: UUID) -> ConfirmRoster:
    """Give the confirmation of the roster as it is shown now."""
    async with reading(desk.database, desk.officer) as connection:
        digest = await connection.fetchval(
            "select roster_digest($1, $2, $3)", desk.officer.district_id, branch, today()
        )
    return ConfirmRoster(branch_id=branch, roster_digest=digest, notes=[])


async def test_a_secretary_confirms_the_roster_that_was_shown(desk: Desk) -> None:
    branch, _ = await branch_of_two(desk)
    secretary = desk.person(Role.BRANCH_SECRETARY, branch_id=branch)

    found = await desk.act(confirm_roster, await shown(desk, branch), as_=secretary)

    row = await desk.row("roster_confirmations", found["rosterConfirmation"])
    assert (row["confirmed_on"], row["member_count"], row["note_count"]) == (today(), 2, 0)
    [event] = await desk.rows("audit_events", subject_id=row["id"])
    assert (event["action"], event["user_id"]) == ("roster.confirm", secretary.user_id)


async def test_a_roster_that_changed_meanwhile_is_refused(desk: Desk) -> None:
    branch, _ = await branch_of_two(desk)
    form = await shown(desk, branch)
    await desk.member(branch, name="孙试例")

    [error] = await refused(desk, confirm_roster, form)

    assert (error.code, error.path) == ("ROSTER_CHANGED", ("roster_digest",))


async def test_a_post_belongs_to_what_was_shown(desk: Desk) -> None:
    branch, member = await branch_of_two(desk)
    form = await shown(desk, branch)
    post = HoldPost(member_id=member, branch_id=branch, post=BranchPost.SECRETARY, on=today())
    await desk.act(hold_post, post)

    assert await refusal_codes(desk, confirm_roster, form) == ["ROSTER_CHANGED"]


async def test_the_roster_of_another_branch_is_not_ours_to_confirm(desk: Desk) -> None:
    branch, _ = await branch_of_two(desk)
    other = desk.person(Role.BRANCH_SECRETARY, branch_id=new_id())

    codes = await refusal_codes(desk, confirm_roster, await shown(desk, branch), as_=other)

    assert codes == ["OTHER_BRANCH"]


async def test_notes_name_an_entry_or_somebody_missing(desk: Desk) -> None:
    branch, member = await branch_of_two(desk)
    form = await shown(desk, branch)
    notes = [
        NoteOnEntry(member_id=member, text=" 已转到  乙厂支部 "),
        NoteOnEntry(text="少一人：李试例"),
    ]

    found = await desk.act(confirm_roster, replace(form, notes=notes))

    confirmation = found["rosterConfirmation"]
    rows = await desk.rows("roster_notes", confirmation_id=confirmation)
    assert [(row["member_id"], row["text"]) for row in rows] == [
        (member, "已转到 乙厂支部"),
        (None, "少一人：李试例"),
    ]
    assert (await desk.row("roster_confirmations", confirmation))["note_count"] == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "NOTE_TEXT"),
        ("长" * 201, "NOTE_TEXT"),
        ("号码应为 990199199006150024", "NOTE_NUMBER"),
        ("电话改为 19900000001", "NOTE_NUMBER"),
    ],
)
async def test_a_note_without_words_or_with_a_number_is_refused(
    desk: Desk, text: str, code: str
) -> None:
    branch, member = await branch_of_two(desk)
    form = await shown(desk, branch)

    [error] = await refused(
        desk, confirm_roster, replace(form, notes=[NoteOnEntry(member_id=member, text=text)])
    )

    assert (error.code, error.path) == (code, ("notes", "0", "text"))


async def test_a_note_on_somebody_else_is_refused(desk: Desk) -> None:
    branch, _ = await branch_of_two(desk)
    form = await shown(desk, branch)
    stranger = NoteOnEntry(member_id=new_id(), text="不是本支部的")

    [error] = await refused(desk, confirm_roster, replace(form, notes=[stranger]))

    assert (error.code, error.path) == ("NOT_FOUND", ("notes", "0", "member_id"))


async def test_a_repeat_with_the_same_key_confirms_once(desk: Desk) -> None:
    branch, _ = await branch_of_two(desk)
    form = await shown(desk, branch)
    given = {
        "branchId": encode_node_id("Branch", branch),
        "rosterDigest": form.roster_digest,
        "notes": [],
        "idempotencyKey": "once",
    }

    first = await mutate(desk.database, desk.officer, CONFIRM, input=given)
    second = await mutate(desk.database, desk.officer, CONFIRM, input=given)

    assert first == second
    payload = first["confirmRoster"]
    assert payload["problems"] == []
    assert payload["rosterConfirmation"] == {
        "memberCount": 2,
        "noteCount": 0,
        "isCurrent": True,
        "notes": {"nodes": []},
    }
    assert payload["branch"] == {
        "rosterDigest": form.roster_digest,
        "lastRosterConfirmation": {"confirmedOn": today().isoformat()},
    }
    assert len(await desk.rows("roster_confirmations")) == 1


NOTED = """{
  all: branches { nodes { name } }
  noted: branches(where: {hasRosterNotes: {eq: true}}) { nodes { name } }
}"""


async def noted(desk: Desk, actor: Actor) -> tuple[list[str], list[str]]:
    """Give the branches that somebody sees, and those with notes on their roster."""
    found = await ask(desk.database, actor, NOTED)
    return (
        [branch["name"] for branch in found["all"]["nodes"]],
        [branch["name"] for branch in found["noted"]["nodes"]],
    )


async def test_a_branch_with_notes_is_found_until_it_confirms_again(desk: Desk) -> None:
    branch, member = await branch_of_two(desk)
    form = await shown(desk, branch)
    assert await noted(desk, desk.officer) == (["甲厂支部"], [])

    note = NoteOnEntry(member_id=member, text="已转到乙厂支部")
    await desk.act(confirm_roster, replace(form, notes=[note]))
    assert await noted(desk, desk.officer) == (["甲厂支部"], ["甲厂支部"])

    await desk.act(confirm_roster, form)
    assert await noted(desk, desk.officer) == (["甲厂支部"], [])


async def test_a_department_does_not_find_branches_by_their_notes(desk: Desk) -> None:
    branch, member = await branch_of_two(desk)
    note = NoteOnEntry(member_id=member, text="已转到乙厂支部")
    await desk.act(confirm_roster, replace(await shown(desk, branch), notes=[note]))
    [line] = await desk.rows("departments")
    department = desk.person(Role.DEPARTMENT_OFFICER, department_id=plain(line["id"]))

    assert await noted(desk, department) == (["甲厂支部"], [])
