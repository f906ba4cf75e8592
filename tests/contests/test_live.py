"""A round as screens follow it: one event a write, pictures, polling, the freeze."""

from collections.abc import AsyncIterator
from itertools import pairwise
from typing import Any

import pytest

from backend.contests.closing import freeze_round, release_round
from backend.contests.entering import withdraw_entry
from backend.contests.people_forms import WithdrawEntry
from backend.contests.score_forms import FreezeRound, ReleaseRound
from backend.database.actor import Actor, Role
from backend.kit.errors import LedgerError
from backend.kit.ids import encode_node_id
from tests.commands.asking import ask
from tests.contests.judging import Device, Venue, open_venue
from tests.contests.organizing import Organizing
from tests.events.asking import PLAIN, Poller
from tests.events.serving import Served, Talk, enter, served

BOARD = "board(first: 3) { place isShared total bib isPending entry { name } }"
FOLLOWED = f"subscription ($id: ID!) {{ roundResults(id: $id) {{ state frozenAt {BOARD} }} }}"
POLLED = f"""
query ($id: ID!, $since: String) {{
  roundResults(id: $id, since: $since) {{ cursor round {{ {BOARD} }} }}
}}
"""


@pytest.fixture
async def house(office: Organizing) -> AsyncIterator[Served]:
    """A server of the office's district."""
    async with served(office.desk) as made:
        yield made


def node_of(venue: Venue) -> str:
    return encode_node_id("Round", venue.round_id)


def totals(board: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [(row["place"], row["total"]) for row in board]


async def events(venue: Venue) -> list[tuple[str, str, int]]:
    """Give the events of the district's rounds since the last call."""
    rows = await venue.office.desk.rows("change_events", subject_table="rounds")
    return [(row["verb"], row["subject_table"], len(row["subject_ids"])) for row in rows]


async def give(venue: Venue, device: Device, *values: object) -> None:
    """Record a value for each entry in one batch."""
    records = [
        device.record(entry, value, criterion_id=venue.criteria[0])
        for entry, value in zip(venue.entries, values, strict=False)
    ]
    await device.send(*records)


async def correct(venue: Venue, device: Device, value: object, version: int = 1) -> None:
    """Correct the value of the first entry."""
    about = {"criterion_id": venue.criteria[0], "base_version": version, "reason": "看错刻度"}
    await device.send(device.record(venue.entries[0], value, **about))


async def freeze(venue: Venue, *, is_frozen: bool = True) -> None:
    form = FreezeRound(id=venue.round_id, is_frozen=is_frozen)
    await venue.office.desk.act(freeze_round, form)


async def board(venue: Venue, actor: Actor | None = None) -> list[tuple[int, str]]:
    """Give the board as somebody reads it now."""
    desk = venue.office.desk
    answer = await ask(desk.database, actor or desk.officer, POLLED, id=node_of(venue))
    return totals(answer["roundResults"]["round"]["board"])


# --- events


async def test_a_batch_of_scores_is_one_event_of_its_round(office: Organizing) -> None:
    venue = await open_venue(office, entries=5)
    device = await venue.device()
    before = len(await events(venue))

    await give(venue, device, 80, 81, 82, 83, 84)

    assert (await events(venue))[before:] == [("update", "rounds", 1)]


async def test_closing_withdrawing_and_freezing_leave_one_event_each(office: Organizing) -> None:
    venue = await open_venue(office)
    desk = office.desk
    told = [len(await events(venue))]

    await desk.act(withdraw_entry, WithdrawEntry(id=venue.entries[0], reason="受伤"))
    told.append(len(await events(venue)))
    await freeze(venue)
    told.append(len(await events(venue)))
    await freeze(venue)
    told.append(len(await events(venue)))
    await venue.close()
    told.append(len(await events(venue)))

    assert [later - earlier for earlier, later in pairwise(told)] == [1, 1, 0, 1]


async def test_organizers_hear_of_a_round_and_judges_hear_nothing(office: Organizing) -> None:
    venue = await open_venue(office, judges=2)
    first, second = await venue.device(0), await venue.device(1, name="平板二")
    organizer = Poller(office.desk, office.desk.officer, text=PLAIN)
    judge = Poller(office.desk, second.actor, text=PLAIN)
    for one in (organizer, judge):
        await one.poll()

    await give(venue, first, 80, 90)

    assert await organizer.poll() == [("CHANGED", "ROUNDS", 1)]
    assert await judge.poll() == []


# --- polling


async def test_polling_gives_the_round_only_after_something_happened(office: Organizing) -> None:
    venue = await open_venue(office)
    device, desk = await venue.device(), office.desk

    async def polled(since: str | None) -> dict[str, Any]:
        answer = await ask(desk.database, desk.officer, POLLED, id=node_of(venue), since=since)
        found: dict[str, Any] = answer["roundResults"]
        return found

    first = await polled(None)
    second = await polled(first["cursor"])
    await give(venue, device, 80, 90)
    third = await polled(second["cursor"])
    fourth = await polled(third["cursor"])

    assert first["round"]["board"] == []
    assert second["round"] is None
    assert totals(third["round"]["board"]) == [(1, "90.00"), (2, "80.00")]
    assert fourth["round"] is None


async def test_polling_from_a_cursor_that_is_none_is_refused(office: Organizing) -> None:
    venue = await open_venue(office)
    desk = office.desk

    with pytest.raises(LedgerError) as refused:
        await ask(desk.database, desk.officer, POLLED, id=node_of(venue), since="1.2")

    assert refused.value.code == "CHANGE_CURSOR_INVALID"


# --- the freeze


async def test_a_screen_opened_while_frozen_shows_the_moment_of_the_freeze(
    office: Organizing,
) -> None:
    venue = await open_venue(office, entries=3)
    device = await venue.device()
    await give(venue, device, 80, 90, 85)

    await freeze(venue)
    await correct(venue, device, 99)

    kept = [(1, "90.00"), (2, "85.00"), (3, "80.00")]
    assert await board(venue) == kept
    assert [one[0] for one in await venue.results()] == [99, 90, 85]
    await freeze(venue)
    assert await board(venue) == kept
    await freeze(venue, is_frozen=False)
    assert await board(venue) == [(1, "99.00"), (2, "90.00"), (3, "85.00")]
    assert await office.desk.rows("frozen_results", round_id=venue.round_id) == []


async def test_the_release_ends_the_freeze_and_opens_the_board_to_judges(
    office: Organizing,
) -> None:
    venue = await open_venue(office, judges=2)
    first, second = await venue.device(0), await venue.device(1, name="平板二")
    await give(venue, first, 80, 90)
    await give(venue, second, 84, 92)
    await freeze(venue)
    hidden = await board(venue, second.actor)
    await venue.close()
    row = await office.desk.row("rounds", venue.round_id)

    form = ReleaseRound(id=venue.round_id, revision=row["revision"])
    await office.desk.act(release_round, form)

    assert hidden == []
    assert await board(venue, second.actor) == [(1, "91.00"), (2, "82.00")]
    assert await office.desk.rows("frozen_results", round_id=venue.round_id) == []


# --- the subscription


async def seen(talk: Talk) -> dict[str, Any]:
    message = await talk.heard()
    assert message["type"] == "next", message
    found: dict[str, Any] = message["payload"]["data"]["roundResults"]
    return found


async def test_a_subscriber_sees_the_round_at_once_and_then_whenever_it_differs(
    office: Organizing, house: Served
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    async with house.opened() as talk, house.opened() as other:
        await talk.subscribe("1", FOLLOWED, id=node_of(venue))
        assert (await seen(talk))["board"] == []
        await give(venue, device, 80, 90)
        assert totals((await seen(talk))["board"]) == [(1, "90.00"), (2, "80.00")]
        await other.subscribe("1", FOLLOWED, id=node_of(venue))
        assert totals((await seen(other))["board"]) == [(1, "90.00"), (2, "80.00")]
        assert house.subscriptions.feed.groups == 1

        await correct(venue, device, 95)
        changed = [totals((await seen(one))["board"]) for one in (talk, other)]
        await correct(venue, device, 80, version=2)
        back = [totals((await seen(one))["board"]) for one in (talk, other)]

    assert changed == [[(1, "95.00"), (2, "90.00")]] * 2
    assert back == [[(1, "90.00"), (2, "80.00")]] * 2
    await house.until_left()


async def test_while_frozen_scores_send_nothing_and_the_thaw_sends_all(
    office: Organizing, house: Served
) -> None:
    venue = await open_venue(office)
    device = await venue.device()
    await give(venue, device, 80, 90)
    async with house.opened() as talk:
        await talk.subscribe("1", FOLLOWED, id=node_of(venue))
        await seen(talk)

        await freeze(venue)
        assert (await seen(talk))["frozenAt"] is not None
        await correct(venue, device, 99)
        await freeze(venue, is_frozen=False)
        after = await seen(talk)

    assert after["frozenAt"] is None
    assert totals(after["board"]) == [(1, "99.00"), (2, "90.00")]


async def test_a_judge_who_follows_is_told_nothing_of_anothers_score(
    office: Organizing, house: Served
) -> None:
    venue = await open_venue(office, judges=2)
    device = await venue.device(0)
    judge = await enter(office.desk, Role.JUDGE, contest_id=venue.contest)
    async with house.opened() as officer, house.opened(judge) as talk:
        for one in (officer, talk):
            await one.subscribe("1", FOLLOWED, id=node_of(venue))
            assert (await seen(one))["board"] == []
        await give(venue, device, 80, 90)
        assert len((await seen(officer))["board"]) == 2
        await venue.close()
        closed = await seen(talk)
        row = await office.desk.row("rounds", venue.round_id)
        form = ReleaseRound(id=venue.round_id, revision=row["revision"])
        await office.desk.act(release_round, form)
        released = await seen(talk)

    assert (closed["state"], closed["board"]) == ("CLOSED", [])
    assert (released["state"], totals(released["board"])) == (
        "PUBLISHED",
        [(1, "90.00"), (2, "80.00")],
    )


async def test_a_round_that_is_hidden_or_missing_is_refused(
    office: Organizing, house: Served
) -> None:
    venue = await open_venue(office)
    async with house.opened() as talk:
        await talk.subscribe("1", FOLLOWED, id=encode_node_id("Round", venue.contest))
        message = await talk.heard()

    assert message["type"] == "error"
    assert message["payload"][0]["extensions"]["code"] == "ROUND_UNKNOWN"
