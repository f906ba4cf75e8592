"""Pages lead through a whole list in either direction: no row twice, none left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.compiler.cursor import CursorSigner
from backend.compiler.errors import CursorInvalidError
from backend.database.engine import Database
from backend.kit.text import sort_key
from tests.compiler.ledger import SIGNER, ask

FORWARD = """
query ($cursor: String, $by: [OrganizationOrder!]) {
  organizations(first: 5, after: $cursor, orderBy: $by) {
    nodes { name registeredOn } pageInfo { hasNextPage endCursor }
  }
}
"""
BACKWARD = """
query ($cursor: String, $by: [OrganizationOrder!]) {
  organizations(last: 5, before: $cursor, orderBy: $by) {
    nodes { name registeredOn } pageInfo { hasPreviousPage startCursor }
  }
}
"""
WHOLE = """
query ($by: [OrganizationOrder!]) {
  organizations(first: 100, orderBy: $by) { nodes { name registeredOn } }
}
"""
ORDERS = [
    [{"field": "NAME", "direction": "ASC"}],
    [{"field": "NAME", "direction": "DESC"}],
    [{"field": "REGISTERED_ON", "direction": "ASC"}],
    [{"field": "REGISTERED_ON", "direction": "DESC"}],
    [{"field": "REGISTERED_ON", "direction": "DESC"}, {"field": "NAME", "direction": "ASC"}],
    [{"field": "UPDATED_AT", "direction": "ASC"}],
    [{"field": "TOWN_NAME", "direction": "DESC"}, {"field": "REGISTERED_ON", "direction": "ASC"}],
    [
        {"field": "BUILDING_NAME", "direction": "ASC"},
        {"field": "VILLAGE_NAME", "direction": "DESC"},
    ],
]


@pytest.mark.parametrize("order", ORDERS)
async def test_pages_forward_give_the_whole_list_once(
    ledger: Database, order: list[dict[str, str]]
) -> None:
    whole = (await ask(ledger, WHOLE, {"by": order})).data["organizations"]["nodes"]

    walked: list[dict[str, str]] = []
    cursor, has_more = None, True
    while has_more:
        answer = await ask(ledger, FORWARD, {"by": order, "cursor": cursor})
        page = answer.data["organizations"]
        walked += page["nodes"]
        cursor, has_more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]

    assert walked == whole
    assert len(whole) == 12


@pytest.mark.parametrize("order", ORDERS)
async def test_pages_backward_give_the_whole_list_once(
    ledger: Database, order: list[dict[str, str]]
) -> None:
    whole = (await ask(ledger, WHOLE, {"by": order})).data["organizations"]["nodes"]

    walked: list[dict[str, str]] = []
    cursor, has_more = None, True
    while has_more:
        answer = await ask(ledger, BACKWARD, {"by": order, "cursor": cursor})
        page = answer.data["organizations"]
        walked = page["nodes"] + walked
        cursor, has_more = page["pageInfo"]["startCursor"], page["pageInfo"]["hasPreviousPage"]

    assert walked == whole


async def test_names_run_in_pinyin_order_and_missing_days_stand_last(ledger: Database) -> None:
    by_name = await ask(ledger, WHOLE, {"by": ORDERS[0]})
    by_day = await ask(ledger, WHOLE, {"by": ORDERS[3]})

    names = [node["name"] for node in by_name.data["organizations"]["nodes"]]
    days = [node["registeredOn"] for node in by_day.data["organizations"]["nodes"]]
    assert names == sorted(names, key=sort_key)
    assert names[:3] == ["9号仓储", "10号仓储", "ABC电子"]
    assert days[-3:] == [None, None, None]
    assert days[:9] == sorted(days[:9], reverse=True)


@pytest.mark.parametrize("word", ["重庆", "chongqing", "cqxmg", "CQX", "小面"])
async def test_search_matches_chinese_pinyin_and_initials(ledger: Database, word: str) -> None:
    document = "query ($word: String) { organizations(search: $word) { nodes { name } } }"

    answer = await ask(ledger, document, {"word": word})

    assert answer.data["organizations"]["nodes"] == [{"name": "重庆小面馆"}]


@given(keys=st.lists(st.none() | st.text(), max_size=4), bound_to=st.text(max_size=8))
def test_cursor_that_was_signed_opens_to_its_keys(keys: list[str | None], bound_to: str) -> None:
    assert SIGNER.open(SIGNER.sign(keys, bound_to=bound_to), bound_to=bound_to) == keys


@given(text=st.text(alphabet="ABCDabcd0123-_=", max_size=60))
def test_text_that_we_did_not_sign_is_no_cursor(text: str) -> None:
    with pytest.raises(CursorInvalidError):
        SIGNER.open(text, bound_to="list")


def test_cursor_of_another_installation_is_refused() -> None:
    foreign = CursorSigner(b"x" * 32).sign(["1"], bound_to="list")

    with pytest.raises(CursorInvalidError):
        SIGNER.open(foreign, bound_to="list")
