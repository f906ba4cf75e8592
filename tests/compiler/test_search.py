"""A search over several types: what it finds, in which order, and what it keeps from whom."""

from typing import Any

import pytest

from backend.compiler.errors import FilterValueError, PageSizeError, ScopeMissingError
from backend.database.actor import Role
from backend.database.engine import Database
from tests.compiler.ledger import TOWNS, ask, officer

FIND = """
query ($text: String!, $types: [SearchResultType!], $first: Int) {
  search(text: $text, types: $types, first: $first) {
    __typename
    ... on Organization { name }
    ... on Building { name }
    ... on Village { name }
    ... on Town { name }
  }
}
"""


async def found(ledger: Database, text: str, **given: Any) -> list[tuple[str, str]]:
    """Search and give the types and the names."""
    actor = given.pop("actor", None)
    answer = await ask(ledger, FIND, {"text": text, **given}, actor=actor)
    return [(one["__typename"], one["name"]) for one in answer.data["search"]]


@pytest.mark.parametrize("text", ["东镇", "dongzhen", "DZ", " 东 镇 "])
async def test_search_finds_by_chinese_pinyin_and_initials_the_whole_word_first(
    ledger: Database, text: str
) -> None:
    assert (await found(ledger, text))[0] == ("Town", "东镇")


async def test_beginnings_stand_before_other_parts(ledger: Database) -> None:
    assert await found(ledger, "chang") == [
        ("Organization", "长安机械厂"),
        ("Organization", "长青园艺协会"),
    ]
    names = [name for _, name in await found(ledger, "c")]
    assert names[:3] == ["长安机械厂", "长青园艺协会", "重庆小面馆"]
    assert names[3:6] == ["创业大厦", "9号仓储", "10号仓储"]


async def test_town_officer_finds_what_lies_in_the_town(ledger: Database) -> None:
    of_town = officer(Role.TOWN_OFFICER, town_id=TOWNS[1])

    assert await found(ledger, "长安", actor=of_town) == []
    assert await found(ledger, "重庆", actor=of_town) == [("Organization", "重庆小面馆")]
    assert ("Organization", "他区企业") not in await found(ledger, "他")


async def test_token_searches_the_types_of_its_scopes_and_is_refused_others(
    ledger: Database,
) -> None:
    token = officer(scopes=frozenset({"shops"}))
    every_type = '{ search(text: "东") { __typename ... on Town { name } } }'

    answer = await ask(ledger, every_type, actor=token)

    assert answer.data["search"] == [
        {"__typename": "Village"},
        {"__typename": "Town", "name": "东镇"},
    ]
    with pytest.raises(ScopeMissingError):
        await found(ledger, "东", types=["ORGANIZATION"], actor=token)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
async def test_search_without_a_word_is_refused(ledger: Database, text: str) -> None:
    with pytest.raises(FilterValueError):
        await found(ledger, text)


async def test_search_of_too_many_is_refused(ledger: Database) -> None:
    with pytest.raises(PageSizeError):
        await found(ledger, "东", first=101)


async def test_wildcards_of_a_search_are_letters(ledger: Database) -> None:
    assert await found(ledger, "%") == []
    assert await found(ledger, "\\") == [("Organization", "北辰\\反斜杠")]
