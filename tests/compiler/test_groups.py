"""Aggregates: what groups show, and that no count of persons lets one or two be picked out."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.compiler.emit import emit
from backend.compiler.errors import PageSizeError, ScopeMissingError, TooCostlyError
from backend.compiler.execute import execute
from backend.compiler.slots import Environment
from backend.compiler.templates import Template
from backend.compiler.tree import (
    ColumnOf,
    Computed,
    Encoding,
    Groups,
    Key,
    ObjectShape,
    Relation,
    Scalar,
    Tally,
    Visibility,
)
from backend.config import Settings
from backend.database.actor import Role
from backend.database.engine import Database, connect
from backend.database.session import reading
from tests.compiler.ledger import DEPARTMENTS, ORGANIZATIONS, SIGNER, TODAY, ask, officer

BY_TOWN = """
query ($where: OrganizationWhere, $by: [OrganizationAggregateKey!]) {
  organizationsAggregate(where: $where, groupBy: $by) {
    groups { count fullMembers { value isSuppressed } probationaryMembers { value isSuppressed } }
  }
}
"""
KEPT = {"value": None, "isSuppressed": True}
INDUSTRY = officer(Role.DEPARTMENT_OFFICER, department_id=DEPARTMENTS[0])
Rows = Sequence[tuple[int, int]]


def per_organization(name: str, values: Sequence[int]) -> Computed:
    """Make a template that gives each organization a number."""
    cases = " ".join(
        f"when '{one}' then {value}" for one, value in zip(ORGANIZATIONS, values, strict=True)
    )
    return Computed(Template(name, (f"case t1.id {cases} end",)), {}, {})


def told(database: Database, runner: asyncio.Runner, rows: Rows, *, by_group: bool) -> list[Any]:
    """Ask for the persons of organizations whose group and count are drawn."""
    key = Key("key_group", per_organization("group", [group for group, _ in rows]), "integer")
    counts = [count for _, count in rows]
    tally = Tally(
        "persons",
        per_organization("persons", counts),
        per_organization("hidden", [count if count in (1, 2) else 0 for count in counts]),
    )
    shape = ObjectShape(
        (
            ("group", Scalar(ColumnOf("key_group"), Encoding.PLAIN, is_nullable=False)),
            ("value", Scalar(ColumnOf("shown_persons"), Encoding.PLAIN, is_nullable=True)),
        )
        if by_group
        else (("value", Scalar(ColumnOf("shown_persons"), Encoding.PLAIN, is_nullable=True)),)
    )
    relation = Relation("organizations", Visibility(True, "district_id"))  # noqa: FBT003
    groups = Groups(relation, (key,) if by_group else (), (), (tally,), shape, 100)

    async def run() -> list[Any]:
        environment = Environment(officer(), {}, TODAY, SIGNER)
        async with reading(database, officer()) as connection:
            (data,) = await execute(connection, emit([groups]), environment)
        found: list[Any] = json.loads(data)
        return found

    return runner.run(run())


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One event loop for all drawn counts."""
    with asyncio.Runner() as made:
        yield made


@pytest.fixture(scope="module")
def opened(filled_settings: Settings, runner: asyncio.Runner) -> Iterator[Database]:
    """The filled database, open in that loop."""
    stack = AsyncExitStack()
    yield runner.run(stack.enter_async_context(connect(filled_settings)))
    runner.run(stack.aclose())


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from([0, 0, 1, 2, 3, 8])), min_size=12, max_size=12
    )
)
def test_nobody_is_picked_out_of_the_groups_the_whole_and_what_single_rows_tell(
    opened: Database, runner: asyncio.Runner, rows: Rows
) -> None:
    """The caller knows each count of 0, 3 and more, so only the counts of 1 and 2 are secret."""
    groups = told(opened, runner, rows, by_group=True)
    (whole,) = told(opened, runner, rows, by_group=False)
    secret = {group: sum(n for g, n in rows if g == group and n in (1, 2)) for group, _ in rows}
    kept = {one["group"] for one in groups if one["value"] is None}

    for one in groups:
        if one["value"] is not None:
            assert one["value"] == sum(count for group, count in rows if group == one["group"])
            assert secret[one["group"]] not in (1, 2)
    is_whole_told = whole["value"] is not None
    assert is_whole_told == (sum(secret.values()) not in (1, 2))
    left = sum(secret[group] for group in kept)
    assert left not in (1, 2) or not is_whole_told
    assert bool(kept) == any(value in (1, 2) for value in secret.values())


async def test_officer_of_a_line_gets_no_count_that_tells_of_two_persons(ledger: Database) -> None:
    """Of the line's organizations one has two members, another eight full ones that all may see."""
    answer = await ask(ledger, BY_TOWN, actor=INDUSTRY)
    by_town = await ask(ledger, BY_TOWN, {"by": ["TOWN"]}, actor=INDUSTRY)

    told_of = {"value": 4, "isSuppressed": False}
    (whole,) = answer.data["organizationsAggregate"]["groups"]
    assert whole == {"count": 6, "fullMembers": KEPT, "probationaryMembers": told_of}
    assert by_town.data == answer.data


@pytest.mark.parametrize(
    "given",
    [
        {"where": {}},
        {"where": {"name": {"contains": "重"}}},
        {"by": ["KIND"]},
        {"by": ["TOWN", "KIND"]},
    ],
)
async def test_filters_and_other_keys_tell_an_officer_of_a_line_no_persons(
    ledger: Database, given: dict[str, Any]
) -> None:
    answer = await ask(ledger, BY_TOWN, given, actor=INDUSTRY)

    groups = answer.data["organizationsAggregate"]["groups"]
    assert groups
    assert all(one["fullMembers"] == KEPT for one in groups)


async def test_who_may_read_members_gets_every_count_as_it_is(ledger: Database) -> None:
    answer = await ask(ledger, BY_TOWN, {"by": ["TOWN"]})

    counts = [one["fullMembers"] for one in answer.data["organizationsAggregate"]["groups"]]
    assert counts == [{"value": 10, "isSuppressed": False}, {"value": 0, "isSuppressed": False}]


async def test_token_gets_groups_without_persons(ledger: Database) -> None:
    token = officer(scopes=frozenset({"organizations"}))

    answer = await ask(ledger, BY_TOWN, actor=token)

    assert answer.data["organizationsAggregate"]["groups"] == [
        {"count": 12, "fullMembers": KEPT, "probationaryMembers": KEPT}
    ]


async def test_token_without_the_scope_is_refused_groups(ledger: Database) -> None:
    with pytest.raises(ScopeMissingError):
        await ask(ledger, BY_TOWN, actor=officer(scopes=frozenset({"shops"})))


async def test_actor_who_sees_no_row_gets_no_group_by_keys_and_an_empty_whole(
    ledger: Database,
) -> None:
    nobody = officer(Role.PUBLIC)

    by_town = await ask(ledger, BY_TOWN, {"by": ["TOWN"]}, actor=nobody)
    whole = await ask(ledger, "{ organizationsAggregate { groups { count } } }", actor=nobody)

    assert by_town.data["organizationsAggregate"]["groups"] == []
    assert whole.data["organizationsAggregate"]["groups"] == [{"count": 0}]


async def test_groups_beyond_the_limit_are_refused_and_paid_for(ledger: Database) -> None:
    document = "{ organizationsAggregate(groupBy: [KIND], first: 101) { groups { count } } }"
    nested = """{ towns(first: 100) { nodes {
      organizationsAggregate(groupBy: [KIND], first: 100) { groups { count } } } } }"""

    with pytest.raises(PageSizeError):
        await ask(ledger, document)
    with pytest.raises(TooCostlyError):
        await ask(ledger, nested)
