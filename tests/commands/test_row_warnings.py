"""What a row is warned of is what the figures know of it."""

from datetime import date
from uuid import UUID

from backend.coverage.rules import BranchSet, OrganizationSet
from backend.editing.rules import RowWarning
from backend.kit.ids import encode_node_id
from backend.organizations.commands import record_operating_check
from backend.organizations.forms import RecordOperatingCheck
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


def test_every_warning_is_a_set_of_the_figures() -> None:
    sets = {one.value for one in (*OrganizationSet, *BranchSet)}

    assert {one.value for one in RowWarning} <= sets
