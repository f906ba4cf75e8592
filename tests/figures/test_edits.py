"""What is merged or changed and undone counts as before, on every day."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from backend.database.engine import Database
from backend.kit.ids import encode_node_id
from backend.organizations.commands import record_operating_check
from backend.organizations.forms import RecordOperatingCheck
from backend.organizations.rules import OperatingFinding
from tests.commands.desk import Desk, open_desk
from tests.commands.test_changing import change_organizations, undo
from tests.commands.test_merging import merge
from tests.figures.asking import values

DAYS = (date(2019, 12, 31), date(2021, 6, 30), date(2026, 6, 30))
UNITS = ("UNITS", "ENTERPRISE")


async def figures(desk: Desk) -> dict[Any, tuple[Any, ...]]:
    """Give every figure of several days."""
    return {
        (day, *key): (row["numerator"], row["denominator"], row["value"])
        for day in DAYS
        for key, row in (await values(desk.database, desk.officer, day)).items()
    }


async def two_records(desk: Desk) -> tuple[UUID, UUID]:
    """Enter two records of one firm: one covered alone, one checked and found a shell."""
    kept = await desk.organization("甲厂", full_members=2)
    merged = await desk.organization("乙厂", full_members=4, town="西镇")
    await desk.branch("乙厂支部", merged, on=date(2021, 1, 1))
    for firm, day, finding in (
        (kept, date(2021, 5, 1), OperatingFinding.OPERATING),
        (merged, date(2021, 5, 1), OperatingFinding.SHELL),
        (merged, date(2026, 5, 1), OperatingFinding.OPERATING),
    ):
        form = RecordOperatingCheck(organization_id=firm, finding=finding, checked_on=day)
        await desk.act(record_operating_check, form)
    return kept, merged


async def test_a_merged_firm_counts_once_and_twice_again_when_that_is_undone(
    pools: Database,
) -> None:
    desk = await open_desk(pools)
    kept, merged = await two_records(desk)
    before = await figures(desk)

    payload = await merge(desk, kept, merged)
    together = await figures(desk)
    undone = await undo(desk, payload["operationId"])

    assert (payload["problems"], undone["refusals"]) == ([], [])
    assert [before[day, *UNITS][0] for day in DAYS] == [2, 1, 2]
    assert [together[day, *UNITS][0] for day in DAYS] == [1, 1, 1]
    assert await figures(desk) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"townId": "南镇", "effectiveOn": "2021-03-01"},
        {"registrationState": "REVOKED", "effectiveOn": "2021-06-01"},
        {"registeredOn": "2020-05-01"},
    ],
)
async def test_a_bulk_edit_that_is_undone_leaves_every_figure_as_it_was(
    pools: Database, changes: dict[str, str]
) -> None:
    desk = await open_desk(pools)
    firms = await two_records(desk)
    given: dict[str, Any] = dict(changes)
    if "townId" in given:
        given["townId"] = encode_node_id("Town", await desk.town(given["townId"]))
    before = await figures(desk)

    payload = await change_organizations(desk, *firms, **given)
    undone = await undo(desk, payload["operationId"])

    assert undone["undone"] == len(payload["organizations"]) > 0
    assert undone["refusals"] == []
    assert await figures(desk) == before
