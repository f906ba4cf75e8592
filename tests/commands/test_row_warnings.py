"""What a row is warned of is what the figures know of it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from backend.accounts.actors import plain
from backend.compiler.errors import ScopeMissingError
from backend.coverage.rules import BranchSet, OrganizationSet
from backend.database.actor import Actor, Role
from backend.editing.rules import RowWarning
from backend.kit.ids import encode_node_id
from backend.organizations.commands import record_operating_check, report_member_counts
from backend.organizations.forms import RecordOperatingCheck, ReportMemberCounts
from backend.organizations.rules import OperatingFinding
from tests.commands.asking import ask
from tests.commands.desk import Desk

ORGANIZATION = """
query ($id: ID!, $day: Date) { organization(id: $id) { warnings(asOf: $day) { code day } } }
"""
BRANCH = "query ($id: ID!) { branch(id: $id) { warnings { code day } } }"


async def warned(desk: Desk, organization: UUID, day: str | None = None) -> dict[str, str | None]:
    node = encode_node_id("Organization", organization)
    answer = await ask(desk.database, desk.officer, ORGANIZATION, id=node, day=day)
    return {one["code"]: one["day"] for one in answer["organization"]["warnings"]}


async def test_a_firm_without_a_branch_that_was_never_checked_says_so(desk: Desk) -> None:
    firm = await desk.organization("甲厂", full_members=3)

    assert await warned(desk, firm) == {
        "DUE_UNCOVERED": None,
        "NEVER_CHECKED": None,
        "WITHOUT_LINE": None,
        "WITHOUT_PLACE": None,
    }


async def test_an_expired_check_says_since_when(desk: Desk) -> None:
    firm = await desk.organization("甲厂", full_members=0)
    day = date(2025, 1, 15)
    form = RecordOperatingCheck(
        organization_id=firm, finding=OperatingFinding.OPERATING, checked_on=day
    )
    await desk.act(record_operating_check, form)

    assert "CHECK_EXPIRED" not in await warned(desk, firm, "2026-01-15")
    assert (await warned(desk, firm, "2026-01-16"))["CHECK_EXPIRED"] == "2026-01-16"


async def test_a_joint_branch_under_three_is_warned_of(desk: Desk) -> None:
    units = [await desk.organization(name, full_members=1) for name in ("甲店", "乙店", "丙店")]
    branch = await desk.branch("联合支部", *units, formation="AREA")  # type: ignore[arg-type]
    node = encode_node_id("Branch", branch)

    before = (await ask(desk.database, desk.officer, BRANCH, id=node))["branch"]["warnings"]

    assert [one["code"] for one in before] == ["ROSTER_DUE"]


async def test_lines_and_tokens_learn_no_small_count_from_a_warning(desk: Desk) -> None:
    units = [await desk.organization(name, full_members=2) for name in ("甲店", "乙店")]
    branch = await desk.branch("联合支部", *units, formation="AREA")  # type: ignore[arg-type]
    await desk.member(branch, works_in=units[0])
    line = (await desk.row("organizations", units[0]))["department_id"]
    department = desk.person(Role.DEPARTMENT_OFFICER, department_id=plain(line))
    token = replace(desk.officer, scopes=frozenset({"organizations", "branches"}))
    for unit in units:
        report = ReportMemberCounts(
            organization_id=unit, reported_on=date(2026, 1, 1), full_members=0, members=0
        )
        await desk.act(report_member_counts, report)

    async def codes(actor: Actor, text: str, node: str) -> set[str]:
        answer = await ask(desk.database, actor, text, id=node)
        [found] = answer.values()
        return {one["code"] for one in found["warnings"]}

    firm, joint = encode_node_id("Organization", units[0]), encode_node_id("Branch", branch)
    assert "COUNTS_DIFFER" in await codes(desk.officer, ORGANIZATION, firm)
    assert "COUNTS_DIFFER" not in await codes(department, ORGANIZATION, firm)
    assert await codes(desk.officer, BRANCH, joint) == {"JOINT_UNDER_MINIMUM", "ROSTER_DUE"}
    assert await codes(department, BRANCH, joint) == {"ROSTER_DUE"}
    with pytest.raises(ScopeMissingError):
        await codes(token, BRANCH, joint)


def test_every_warning_is_a_set_of_the_figures() -> None:
    sets = {one.value for one in (*OrganizationSet, *BranchSet)}

    assert {one.value for one in RowWarning} <= sets
