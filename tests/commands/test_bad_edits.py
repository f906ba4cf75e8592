"""Bad input over the API: each is said at its field with its code, and nothing is written."""

from datetime import date
from typing import Any

import pytest

from backend.compiler.errors import TextRefusedError
from backend.kit.ids import encode_node_id, new_id
from tests.commands.asking import mutate
from tests.commands.desk import Desk
from tests.commands.test_changing import ORGANIZATIONS, change_organizations, rows

REGISTER = """
mutation register($input: RegisterOrganizationInput!) {
  registerOrganization(input: $input) {
    organization { name }
    problems { code path }
    warnings { code }
  }
}
"""
CODE = "91990199MA0000A19G"


async def refused(desk: Desk, **changes: Any) -> list[tuple[str, list[str]]]:
    """Give code and field of what is refused of an edit, which must leave no trace."""
    firm = await desk.organization("甲厂", registered_on=date(2019, 5, 1))
    before = await desk.state()
    payload = await change_organizations(desk, firm, **changes)
    assert payload["organizations"] == []
    assert payload["operationId"] is None
    assert await desk.state() == before
    return [(one["code"], one["path"]) for one in payload["refusals"] + payload["problems"]]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": None}, "CANNOT_CLEAR", "name"),
        ({"townId": None}, "CANNOT_CLEAR", "townId"),
        ({"registrationState": None}, "CANNOT_CLEAR", "registrationState"),
        ({"name": "   "}, "NAME", "name"),
        ({"name": "\u200b\u200e"}, "NAME", "name"),
        ({"name": "甲" * 101}, "NAME", "name"),
        ({"address": "址" * 501}, "TEXT_LENGTH", "address"),
        ({"contactPhone": "无"}, "PHONE", "contactPhone"),
        ({"registeredOn": "1899-12-31"}, "EARLY_DATE", "registeredOn"),
        ({"registeredOn": "9999-12-31"}, "FUTURE_DATE", "registeredOn"),
        ({"buildingId": None, "effectiveOn": "1850-01-01"}, "EARLY_DATE", "effectiveOn"),
        ({"buildingId": None, "effectiveOn": "2999-01-01"}, "FUTURE_DATE", "effectiveOn"),
        (
            {"registrationState": "REVOKED", "effectiveOn": "2001-01-01"},
            "END_BEFORE_START",
            "effectiveOn",
        ),
    ],
)
async def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, changes: dict[str, Any], code: str, field: str
) -> None:
    assert await refused(desk, **changes) == [(code, ["changes", field])]


async def test_a_place_that_is_not_there_is_refused_at_its_field(desk: Desk) -> None:
    for kind in ("Town", "Department", "Building", "Village", "Area"):
        field = f"{kind.lower()}Id"

        found = await refused(desk, **{field: encode_node_id(kind, new_id())})

        assert found == [("NOT_FOUND", ["changes", field])]


async def test_nothing_to_change_and_no_rows_and_too_many_are_told_apart(desk: Desk) -> None:
    firm = await desk.organization("甲厂")
    before = await desk.state()
    asked: list[tuple[list[Any], dict[str, Any], str, str]] = [
        ([firm], {}, "NOTHING_TO_CHANGE", "changes"),
        ([firm], {"effectiveOn": "2026-01-01"}, "NOTHING_TO_CHANGE", "changes"),
        ([], {"address": "新址"}, "ROW_COUNT", "rows"),
        ([firm] * 251, {"address": "新址"}, "ROW_COUNT", "rows"),
    ]

    for ids, changes, code, path in asked:
        values = {"rows": rows("Organization", *ids), "changes": changes}
        answer = await mutate(desk.database, desk.officer, ORGANIZATIONS, input=values)
        payload = answer["changeOrganizations"]
        assert payload["problems"] == [{"code": code, "path": [path]}]

    assert await desk.state() == before


async def test_two_hundred_and_fifty_rows_are_changed_at_once(desk: Desk) -> None:
    firms = [await desk.organization(f"{number}号厂") for number in range(3)]
    strangers = [new_id() for _ in range(247)]

    payload = await change_organizations(desk, *firms, *strangers, address="新址")

    assert [one["address"] for one in payload["organizations"]] == ["新址"] * 3
    assert [one["code"] for one in payload["refusals"]] == ["NOT_FOUND"] * 247


async def test_a_row_that_is_named_twice_is_changed_once(desk: Desk) -> None:
    firm = await desk.organization("甲厂")

    payload = await change_organizations(desk, firm, firm, address="新址")

    assert [one["revision"] for one in payload["organizations"]] == [2]
    assert [one["code"] for one in payload["refusals"]] == ["ROW_TWICE"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("甲" * 80, "甲" * 80),
        ("😀厂", "😀厂"),
        ("مصنع النور", "مصنع النور"),
        ("\u202e厂\u200b反\u2066", "厂反"),
        ("甲\n\t厂\u3000", "甲 厂"),
        ("=1+1", "=1+1"),
    ],
)
async def test_a_name_keeps_its_characters_and_loses_what_nobody_sees(
    desk: Desk, typed: str, kept: str
) -> None:
    firm = await desk.organization("甲厂")

    payload = await change_organizations(desk, firm, name=typed)

    assert [one["name"] for one in payload["organizations"]] == [kept]
    assert payload["refusals"] == []


async def test_a_text_beyond_any_length_is_refused_before_anything_is_written(
    desk: Desk,
) -> None:
    firm = await desk.organization("甲厂")
    before = await desk.state()

    with pytest.raises(TextRefusedError):
        await change_organizations(desk, firm, address="址" * 10_001)
    with pytest.raises(TextRefusedError):
        await change_organizations(desk, firm, address="址", reason="因" * 10_001)

    assert await desk.state() == before


async def test_the_longest_address_fits_into_the_index(desk: Desk) -> None:
    firm = await desk.organization("甲厂")
    address = "".join(chr(0x20000 + 7919 * place % 42_000) for place in range(500))

    payload = await change_organizations(desk, firm, address=address)

    assert (payload["refusals"], payload["problems"]) == ([], [])
    assert [row["address"] for row in payload["organizations"]] == [address]


async def test_an_organization_without_a_place_is_refused_at_the_town(desk: Desk) -> None:
    await desk.town()
    before = await desk.state()
    given = {
        "creditCode": CODE,
        "organization": {"name": "甲厂", "registeredOn": "1800-01-01"},
        "place": {"townId": encode_node_id("Town", new_id())},
    }

    answer = await mutate(desk.database, desk.officer, REGISTER, input=given)

    payload = answer["registerOrganization"]
    assert payload["organization"] is None
    assert {"code": "NOT_FOUND", "path": ["place", "townId"]} in payload["problems"]
    assert {"code": "EARLY_DATE", "path": ["organization", "registeredOn"]} in payload["problems"]
    assert await desk.state() == before
