"""Covering an organization by an existing branch, ending that, dissolving the branch."""

from dataclasses import replace
from datetime import date

import pytest

from backend.accounts.periods import since
from backend.branches.commands import rename_branch
from backend.branches.committee import (
    end_host,
    recall_official,
    record_host,
    send_official,
    set_term,
)
from backend.branches.forms import (
    CoverOrganization,
    DissolveBranch,
    EditBranch,
    EndCoverage,
    EndHost,
    EstablishBranch,
    RecallOfficial,
    RecordHost,
    RenameBranch,
    SendOfficial,
    SetTerm,
)
from backend.branches.links import cover_organization, end_coverage
from backend.branches.organs import edit_branch, establish_branch
from backend.branches.rules import BranchKind, Formation
from backend.kit.clock import stopped_at
from backend.members.dissolving import dissolve_branch
from backend.places.points import Location
from tests.commands.desk import LONG_AGO, Desk
from tests.commands.refusing import refusal_codes, refused

JANUARY, MARCH, MAY = date(2026, 1, 15), date(2026, 3, 1), date(2026, 5, 20)


async def attachment(desk: Desk, **host: object) -> CoverOrganization:
    """Give a form that attaches a small firm to the branch of another."""
    big = await desk.organization("甲厂", full_members=8, **host)  # type: ignore[arg-type]
    small = await desk.organization("乙店", full_members=1)
    return CoverOrganization(
        branch_id=await desk.branch("甲厂支部", big),
        organization_id=small,
        formation=Formation.ATTACHMENT,
        on=JANUARY,
    )


async def dissolve(desk: Desk, branch: object, **more: object) -> None:
    row = await desk.row("branches", branch)  # type: ignore[arg-type]
    form = DissolveBranch(id=row["id"], revision=row["revision"], **more)  # type: ignore[arg-type]
    await desk.act(dissolve_branch, form)


async def test_a_link_into_a_dissolved_branch_is_refused(desk: Desk) -> None:
    form = await attachment(desk)
    await dissolve(desk, form.branch_id, on=date(2026, 1, 10))

    [error] = await refused(desk, cover_organization, form)

    assert (error.code, error.path) == ("BRANCH_DISSOLVED", ("branch_id",))
    assert error.message == "“甲厂支部”已于 2026-01-10 撤销。"


async def test_a_link_before_the_branch_was_founded_is_refused(desk: Desk) -> None:
    form = replace(await attachment(desk), on=date(2019, 12, 31))

    assert await refusal_codes(desk, cover_organization, form) == ["BRANCH_NOT_FOUNDED"]


async def test_only_a_branch_of_an_enterprise_takes_attached_firms(desk: Desk) -> None:
    form = await attachment(desk, prefix="52")

    assert await refusal_codes(desk, cover_organization, form) == ["ATTACHMENT_HOST"]


async def test_a_host_in_another_town_takes_no_attached_firm(desk: Desk) -> None:
    form = await attachment(desk, town="西镇")

    assert await refusal_codes(desk, cover_organization, form) == ["DIFFERENT_TOWNS"]


async def test_a_distant_host_is_a_warning(desk: Desk) -> None:
    big = await desk.organization(
        "甲厂", full_members=8, location=Location(longitude=116.05, latitude=36.2)
    )
    small = await desk.organization(
        "乙店", full_members=1, location=Location(longitude=116.10, latitude=36.2)
    )
    branch = await desk.branch("甲厂支部", big)
    form = CoverOrganization(
        branch_id=branch, organization_id=small, formation=Formation.ATTACHMENT, on=JANUARY
    )

    answer = await desk.act(cover_organization, form)

    assert [warning.code for warning in answer["warnings"]] == ["TOO_FAR"]


async def test_a_firm_without_members_is_not_attached(desk: Desk) -> None:
    big = await desk.organization("甲厂", full_members=8)
    empty = await desk.organization("乙店", full_members=0)
    branch = await desk.branch("甲厂支部", big)
    form = CoverOrganization(
        branch_id=branch, organization_id=empty, formation=Formation.ATTACHMENT, on=JANUARY
    )

    assert await refusal_codes(desk, cover_organization, form) == ["WITHOUT_MEMBERS"]


async def test_nobody_joins_a_sole_branch_but_by_attachment(desk: Desk) -> None:
    form = replace(await attachment(desk), formation=Formation.AREA)

    assert await refusal_codes(desk, cover_organization, form) == ["WAY_MISMATCH"]


async def test_the_same_link_twice_is_refused(desk: Desk) -> None:
    form = await attachment(desk)
    await desk.act(cover_organization, form)

    assert await refusal_codes(desk, cover_organization, replace(form, on=MARCH)) == ["OVERLAP"]


async def test_a_future_day_is_refused(desk: Desk) -> None:
    form = await attachment(desk)

    with stopped_at(date(2026, 1, 14)):
        codes = await refusal_codes(desk, cover_organization, form)

    assert codes == ["FUTURE_DATE"]


async def test_a_joint_branch_under_its_minimum_stays_with_a_warning(desk: Desk) -> None:
    units = [await desk.organization(name, full_members=2) for name in ("乙店", "丙店")]
    branch = await desk.branch("联合支部", *units, formation=Formation.AREA)
    [link] = await desk.rows("coverage_links", organization_id=units[0])

    answer = await desk.act(end_coverage, EndCoverage(id=link["id"], on=MARCH))

    assert [warning.code for warning in answer["warnings"]] == ["JOINT_TOO_SMALL"]
    assert (await desk.row("branches", branch))["dissolved_on"] is None
    assert (await desk.row("coverage_links", link["id"]))["valid"] == since(LONG_AGO, until=MARCH)
    assert (await desk.row("organizations", units[0]))["branch_ids"] == []


async def test_a_link_does_not_end_before_it_began(desk: Desk) -> None:
    form = await attachment(desk)
    link = (await desk.act(cover_organization, form))["coverageLink"]

    codes = await refusal_codes(desk, end_coverage, EndCoverage(id=link, on=date(2026, 1, 1)))

    assert codes == ["END_BEFORE_START"]


async def test_dissolving_ends_everything_of_the_branch(desk: Desk) -> None:
    form = await attachment(desk)
    await desk.act(cover_organization, form)
    await desk.act(set_term, SetTerm(branch_id=form.branch_id, elected_on=MARCH))

    await dissolve(desk, form.branch_id, on=MAY, reason="企业注销")

    branch = await desk.row("branches", form.branch_id)
    assert (branch["dissolved_on"], branch["dissolution_reason"]) == (MAY, "企业注销")
    for table in ("approvals", "hosts", "coverage_links", "terms"):
        rows = await desk.rows(table, branch_id=form.branch_id)
        assert {row["valid"].upper for row in rows} == {MAY}, table


async def test_a_branch_with_members_or_branches_below_is_not_dissolved(desk: Desk) -> None:
    firm, other = [await desk.organization(name, full_members=3) for name in ("甲厂", "乙厂")]
    branch = await desk.branch("甲厂总支", firm)
    await desk.branch("甲厂一支部", other, parent_id=branch)
    await desk.member(branch)
    row = await desk.row("branches", branch)
    form = DissolveBranch(id=branch, revision=row["revision"], on=MAY)

    codes = await refusal_codes(desk, dissolve_branch, form)

    assert codes == ["BRANCH_HAS_CHILDREN", "BRANCH_HAS_MEMBERS"]


async def test_members_and_branches_below_go_to_the_receiving_branch(desk: Desk) -> None:
    firm, other = [await desk.organization(name, full_members=3) for name in ("甲厂", "乙厂")]
    branch, receiver = await desk.branch("甲厂总支", firm), await desk.branch("乙厂总支", other)
    child = await desk.branch("甲厂一支部", firm, parent_id=branch)
    member = await desk.member(branch)

    await dissolve(desk, branch, on=MAY, receiving_branch_id=receiver)

    registrations = await desk.rows("registrations", member_id=member)
    assert [(row["branch_id"], row["valid"]) for row in registrations] == [
        (branch, since(LONG_AGO, until=MAY)),
        (receiver, since(MAY)),
    ]
    assert (await desk.row("branches", child))["parent_id"] == receiver
    assert (await desk.row("members", member))["scope_branch_id"] == receiver


async def test_a_branch_cannot_receive_itself(desk: Desk) -> None:
    branch = await desk.branch("甲厂支部", await desk.organization("甲厂", full_members=3))
    row = await desk.row("branches", branch)
    form = DissolveBranch(id=branch, revision=row["revision"], on=MAY, receiving_branch_id=branch)

    assert await refusal_codes(desk, dissolve_branch, form) == ["RECEIVING_BRANCH"]


async def test_an_outdated_revision_is_refused(desk: Desk) -> None:
    branch = await desk.branch("甲厂支部", await desk.organization("甲厂", full_members=3))
    form = RenameBranch(id=branch, revision=1, name="甲厂第一支部", on=MAY)
    await desk.act(rename_branch, form)

    [error] = await refused(desk, rename_branch, replace(form, name="甲厂第二支部"))

    assert (error.code, error.path) == ("CHANGED_MEANWHILE", ("revision",))


async def test_a_renaming_keeps_kind_and_way_and_founds_nothing(desk: Desk) -> None:
    branch = await desk.branch("甲厂支部", await desk.organization("甲厂", full_members=3))

    await desk.act(rename_branch, RenameBranch(id=branch, revision=1, name="新名支部", on=MAY))

    first, second = sorted(
        await desk.rows("approvals", branch_id=branch), key=lambda row: row["valid"].lower
    )
    assert (first["action"], first["valid"]) == ("FOUNDING", since(LONG_AGO, until=MAY))
    assert (second["action"], second["formation"]) == ("RENAMING", Formation.SOLE)
    row = await desk.row("branches", branch)
    assert row["name"] == "新名支部"
    assert "xinmingzhibu" in row["search_text"]


async def test_a_second_approval_of_the_same_day_is_refused(desk: Desk) -> None:
    branch = await desk.branch("甲厂支部", await desk.organization("甲厂", full_members=3))
    form = RenameBranch(id=branch, revision=1, name="新名支部", on=LONG_AGO)

    assert await refusal_codes(desk, rename_branch, form) == ["APPROVAL_DATE"]


async def test_an_election_ends_the_running_term(desk: Desk) -> None:
    branch = await desk.branch("甲厂支部", await desk.organization("甲厂", full_members=3))
    await desk.act(set_term, SetTerm(branch_id=branch, elected_on=JANUARY))

    await desk.act(set_term, SetTerm(branch_id=branch, elected_on=MAY))

    terms = await desk.rows("terms", branch_id=branch)
    assert sorted((row["valid"] for row in terms), key=lambda valid: valid.lower) == [
        since(JANUARY, until=MAY),
        since(MAY, until=date(2029, 5, 20)),
    ]


async def test_hosts_and_officials_come_and_go(desk: Desk) -> None:
    firm, other = [await desk.organization(name, full_members=3) for name in ("甲厂", "乙厂")]
    branch = await desk.branch("甲厂支部", firm)

    host = RecordHost(branch_id=branch, organization_id=other, on=MARCH)
    host_id = (await desk.act(record_host, host))["host"]
    await desk.act(end_host, EndHost(id=host_id, on=MAY))
    sent = SendOfficial(branch_id=branch, name="钱干部", post="第一书记", on=MARCH)
    sent_id = (await desk.act(send_official, sent))["sentOfficial"]
    await desk.act(recall_official, RecallOfficial(id=sent_id, on=MAY))

    assert (await desk.row("hosts", host_id))["valid"] == since(MARCH, until=MAY)
    assert (await desk.row("sent_officials", sent_id))["valid"] == since(MARCH, until=MAY)


@pytest.mark.parametrize("town", ["东镇", "西镇"])
async def test_a_town_officer_covers_only_where_both_are_in_sight(desk: Desk, town: str) -> None:
    form = await attachment(desk)
    officer = desk.person_of_town(await desk.town(town))

    codes: list[str] = []
    if town == "东镇":
        await desk.act(cover_organization, form, as_=officer)
    else:
        codes = await refusal_codes(desk, cover_organization, form, as_=officer)

    assert codes == ([] if town == "东镇" else ["NOT_FOUND"])


async def test_a_branch_outside_the_ways_stands_under_its_superior(desk: Desk) -> None:
    town = await desk.town()
    form = EstablishBranch(
        name="东镇两新党总支", kind=BranchKind.GENERAL_BRANCH, town_id=town, on=MARCH
    )
    general = await desk.act(establish_branch, form)
    branch = await desk.branch("甲厂支部", await desk.organization("甲厂", full_members=3))

    await desk.act(
        edit_branch,
        EditBranch(id=branch, revision=1, parent_id=general, reported_members=4),
    )

    row = await desk.row("branches", general)
    assert (row["formation"], row["town_id"], row["founded_on"]) == (None, town, MARCH)
    below = await desk.row("branches", branch)
    assert (below["parent_id"], below["reported_members"]) == (general, 4)
    loop = EditBranch(id=general, revision=1, parent_id=branch)
    assert await refusal_codes(desk, edit_branch, loop) == ["PARENT_LOOP"]
