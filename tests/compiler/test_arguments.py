"""Arguments of fields: lists of values, and what a field is given when they are left out."""

from typing import Any

import pytest

from backend.compiler.errors import FilterValueError, IdTypeError
from backend.database.engine import Database
from tests.compiler.ledger import BUILDINGS, TOWNS, ask, node

CHOSEN = """
query ($kinds: [OrganizationKind!], $days: [Date!], $towns: [ID!]) {
  chosenOrganizations(kinds: $kinds, days: $days, townIds: $towns) { nodes { name } }
}
"""


def names(answer: Any) -> set[str]:
    """Give the names on the page."""
    return {one["name"] for one in answer.data["chosenOrganizations"]["nodes"]}


async def test_lists_as_arguments_reach_the_template_as_arrays(ledger: Database) -> None:
    given = {
        "kinds": ["ENTERPRISE", "SOCIAL_ORGANIZATION"],
        "days": ["2020-02-05", "2020-03-05", "2020-10-05"],
        "towns": [node("Town", TOWNS[1]), node("Town", TOWNS[2])],
    }

    assert names(await ask(ledger, CHOSEN, given)) == {"重庆小面馆", "ABC电子"}


async def test_list_that_is_empty_finds_nothing_and_null_does_not_ask(ledger: Database) -> None:
    assert names(await ask(ledger, CHOSEN, {"kinds": None, "days": []})) == set()
    assert len(names(await ask(ledger, CHOSEN, {"kinds": None}))) == 12


async def test_list_that_is_left_out_has_its_default(ledger: Database) -> None:
    enterprises = {"长安机械厂", '安平物流"引号"公司', "朝阳律师事务所", "ABC电子"}

    assert names(await ask(ledger, CHOSEN)) == enterprises
    assert names(await ask(ledger, "{ chosenOrganizations { nodes { name } } }")) == enterprises


async def test_single_value_in_the_place_of_a_list_is_a_list_of_one(ledger: Database) -> None:
    document = '{ chosenOrganizations(kinds: null, days: "2020-02-05") { nodes { name } } }'

    assert names(await ask(ledger, document)) == {"重庆小面馆"}


async def test_list_that_is_too_long_is_refused(ledger: Database) -> None:
    with pytest.raises(FilterValueError):
        await ask(ledger, CHOSEN, {"kinds": ["ENTERPRISE"] * 4})


async def test_list_of_ids_of_another_type_is_refused(ledger: Database) -> None:
    towns = [node("Town", TOWNS[0]), node("Building", BUILDINGS[0])]

    with pytest.raises(IdTypeError):
        await ask(ledger, CHOSEN, {"towns": towns})
