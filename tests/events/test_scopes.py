"""Events cut to the scopes of a token: it hears of types that it may read, and of no others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from backend.accounts.changes import Change, delete, insert, save
from backend.accounts.tables import User
from backend.accounts.tokens import CreateToken, TokenScope, create_token
from backend.commerce.rules import ShopPlatform
from backend.database.session import writing
from backend.events.types import ChangedType
from backend.kit.clock import now
from backend.kit.errors import LedgerError
from tests.commands.desk import Desk
from tests.events.asking import PLAIN, Poller
from tests.events.serving import served

DAY = date(2026, 10, 12)
PLACES = frozenset({"TOWNS", "VILLAGES", "AREAS", "BUILDINGS", "BUILDING_GROUPS"})
READ = {
    "organizations": PLACES | {"ORGANIZATIONS"},
    "branches": PLACES | {"BRANCHES"},
    "shops": PLACES | {"SHOPS"},
    "published": frozenset({"CONTEST_PUBLICATIONS"}),
}
"""What each scope hears of, written from the rules: places are in every one, members and contests
in none. Who may read what is published alone is nobody of the district, and follows nothing."""
FOLLOWING = frozenset(READ) - {"published"}


def sets_of_scopes() -> Iterator[frozenset[str]]:
    """Give every set of scopes that a token can have."""
    names = [scope.value for scope in TokenScope]
    for size in range(1, len(names) + 1):
        yield from map(frozenset, combinations(names, size))


async def one_of_each(desk: Desk) -> None:
    """Leave events of every type."""
    town = await desk.town()
    organization = await desk.organization("甲厂", full_members=3)
    await desk.member(await desk.branch("甲厂支部", organization), works_in=organization)
    rows = [insert(table, name="新", town_id=town) for table in ("villages", "areas", "buildings")]
    shop = insert("shops", name="新店", platform=ShopPlatform.TAOBAO, town_id=town)
    group = insert("building_groups", name="新群", town_id=town)
    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="x", changes=[*rows, shop, group, *contest()])


def contest() -> Iterator[Change]:
    """Give a contest with a round, and its publication."""
    named = {"name": "焊工比武", "starts_on": DAY, "ends_on": DAY}
    made = insert("contests", level="DISTRICT", appeal_hours=24, name_days=90, **named)
    yield made
    of_contest = {"contest_id": made.id}
    discipline = insert("disciplines", name="手工焊", position=1, **of_contest)
    yield discipline
    yield insert(
        "rounds",
        name="决赛",
        position=1,
        discipline_id=discipline.id,
        tie_rules=["SHARED"],
        **of_contest,
    )
    dates = {"starts_on": DAY, "ends_on": DAY, "published_at": now()}
    yield insert("contest_publications", edition=1, contest_name="焊工比武", **dates, **of_contest)


async def test_every_set_of_scopes_hears_of_its_types_alone(desk: Desk) -> None:
    start = Poller(desk, desk.officer)
    await start.poll()
    await one_of_each(desk)

    heard: dict[frozenset[str] | None, set[str] | str] = {}
    for scopes in (None, *sets_of_scopes()):
        actor = replace(desk.officer, scopes=scopes)
        try:
            page = await Poller(desk, actor, cursor=start.cursor, text=PLAIN).page()
        except LedgerError as error:
            heard[scopes] = error.code
        else:
            heard[scopes] = {node["type"] for node in page["nodes"]}

    expected = {
        scopes: set().union(*(READ.get(one, frozenset()) for one in scopes))
        if scopes & FOLLOWING
        else "SCOPE_MISSING"
        for scopes in sets_of_scopes()
    }
    assert len(expected) == 2 ** len(TokenScope) - 1
    assert heard == expected | {None: {one.value for one in ChangedType}}


async def test_a_deletion_is_cut_to_the_scopes_too(desk: Desk) -> None:
    town = await desk.town()
    shop = insert("shops", name="旧店", platform=ShopPlatform.TAOBAO, town_id=town)
    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="x", changes=[shop])
    readers = {
        scope: Poller(desk, replace(desk.officer, scopes=frozenset({scope})), text=PLAIN)
        for scope in ("shops", "organizations")
    }
    for reader in readers.values():
        await reader.poll()

    row = await desk.row("shops", shop.id)
    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="x", changes=[delete("shops", row)])

    assert await readers["shops"].poll() == [("DELETED", "SHOPS", 1)]
    assert await readers["organizations"].poll() == []


async def test_a_type_outside_the_scopes_is_not_told_when_asked_for(desk: Desk) -> None:
    reader = Poller(desk, replace(desk.officer, scopes=frozenset({"shops"})), text=PLAIN)
    await reader.poll()

    await one_of_each(desk)

    assert await reader.poll(types=["ORGANIZATIONS", "BRANCHES", "MEMBERS"]) == []


@pytest.mark.parametrize("first", [1, 100])
async def test_a_window_between_two_cursors_is_read_again_as_it_was(desk: Desk, first: int) -> None:
    town = await desk.town()
    reader = Poller(desk, desk.officer)
    await reader.poll()
    since = reader.cursor
    rows = [insert("villages", name=f"{number}村", town_id=town) for number in range(3)]
    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="x", changes=rows)
    first_time = await reader.page(first=first)
    until = first_time["cursor"]
    late = insert("villages", name="晚村", town_id=town)
    async with writing(desk.database, desk.officer) as session:
        await save(session, desk.officer, action="x", changes=[late])

    again = await reader.page(since=since, until=until)
    rest = await reader.page(since=again["cursor"])

    assert _names(again) == _names(first_time)
    assert again["hasMore"] is False
    assert _names(again) + _names(rest) == ["0村", "1村", "2村", "晚村"]


def _names(page: dict[str, list[dict[str, dict[str, str]]]]) -> list[str]:
    return [node["village"]["name"] for node in page["nodes"]]


async def test_a_subscription_by_a_token_is_cut_to_its_scopes(desk: Desk) -> None:
    async with served(desk) as house:
        officer = house.proofs.actor
        async with writing(desk.database, officer) as session:
            owner = await session.get_one(User, (officer.district_id, officer.user_id))
            form = CreateToken(name="shops", scopes=("shops",), days=2)
            token = await create_token(session, officer, form, owner=owner, longest=365)
        async with house.raw() as talk:
            await talk.say(type="connection_init", payload={"token": token.text})
            assert await talk.heard() == {"type": "connection_ack"}
            await talk.subscribe("1", "subscription { changes { type shopId } }")
            await house.begun(talk)

            await one_of_each(desk)

            told = {(await talk.heard())["payload"]["data"]["changes"]["type"] for _ in range(6)}
            await talk.in_step()
    kept = [one for one in talk.kept if one["type"] == "next"]
    assert told | {one["payload"]["data"]["changes"]["type"] for one in kept} == READ["shops"]
