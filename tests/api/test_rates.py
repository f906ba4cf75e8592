"""What an operation costs is told with every answer, and a caller can spend only what is there."""

from dataclasses import replace
from uuid import UUID

import pytest

from backend.api.rates import (
    CROWD_SIZE,
    Bucket,
    Buckets,
    Rate,
    RateLimitedError,
    address_key,
    meter_of,
)
from backend.compiler.cost import Cost
from backend.database.engine import Database
from tests.api.conftest import Client, Gate, endpoint_of
from tests.compiler.ledger import officer

TOWNS = "{towns(first:2){nodes{name organizations(first:3){nodes{name}}}}}"


class Clock:
    """A steady clock that is moved by hand."""

    def __init__(self) -> None:
        """Start at nought."""
        self.at = 0.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.at


def limited(database: Database, rate: Rate) -> tuple[Client, Clock]:
    """Give a client whose buckets are small, and their clock."""
    gate, clock = Gate(), Clock()
    endpoint = replace(endpoint_of(database, gate), buckets=Buckets(rate, monotonic=clock))
    return Client(endpoint, gate), clock


def test_bucket_gives_no_more_than_it_holds_and_fills_again() -> None:
    bucket = Bucket(Rate(size=10, restored=2), level=10, at=0)

    bucket.take(8, now=0)
    with pytest.raises(RateLimitedError) as refused:
        bucket.take(5, now=0.5)
    bucket.take(5, now=2)

    assert refused.value.headers == {"retry-after": "1"}
    assert bucket.level == 10 - 8 + 2 * 2 - 5
    bucket.fill(now=100)
    assert bucket.level == 10


def test_each_token_and_each_person_has_a_bucket_of_its_own() -> None:
    buckets = Buckets(Rate(size=10, restored=1), monotonic=Clock())
    person = officer()
    token = replace(person, scopes=frozenset({"figures"}), token_id=UUID(int=7))

    meter_of(buckets, person).charge(Cost(nodes=1, points=4))
    meter_of(buckets, person).charge(Cost(nodes=1, points=4))
    meter_of(buckets, token).charge(Cost(nodes=1, points=1))

    assert buckets.bucket(person).level == 2
    assert buckets.bucket(token).level == 9


def test_stranger_who_spends_everything_leaves_the_page_to_others() -> None:
    buckets = Buckets(Rate(size=10, restored=1), monotonic=Clock())
    greedy, other = (meter_of(buckets, None, f"192.0.2.{host}") for host in (1, 2))

    greedy.charge(Cost(nodes=1, points=10))
    with pytest.raises(RateLimitedError):
        meter_of(buckets, None, "192.0.2.1").charge(Cost(nodes=1, points=1))
    other.charge(Cost(nodes=1, points=4))

    assert (greedy.bucket.level, other.bucket.level) == (0, 6)


def test_all_strangers_together_take_what_twenty_callers_may() -> None:
    buckets = Buckets(Rate(size=10, restored=1), monotonic=Clock())

    for host in range(CROWD_SIZE):
        meter_of(buckets, None, f"192.0.2.{host}").charge(Cost(nodes=1, points=10))

    with pytest.raises(RateLimitedError):
        meter_of(buckets, None, "192.0.2.99").charge(Cost(nodes=1, points=1))
    meter_of(buckets, officer()).charge(Cost(nodes=1, points=10))


def test_address_is_known_by_its_network_and_not_kept() -> None:
    near, same, far = map(address_key, ("2001:db8::1", "2001:db8::2:1", "2001:db8:0:1::1"))

    assert near == same != far
    assert address_key("192.0.2.1") != address_key("192.0.2.2")
    assert b"192.0.2.1" not in address_key("192.0.2.1")


async def test_answer_tells_its_cost_and_what_is_left(ledger: Database) -> None:
    client, _ = limited(ledger, Rate(size=1_000, restored=50))

    reply = await client.ask(TOWNS)

    nodes = [len(town["organizations"]["nodes"]) for town in reply.json["data"]["towns"]["nodes"]]
    assert reply.json["extensions"]["cost"] == {
        "requested": {"nodes": 2 + 2 * 3, "points": 1 + 2},
        "actual": {"nodes": len(nodes) + sum(nodes)},
        "remaining": 1_000 - 3,
        "restoreRate": 50,
    }


async def test_caller_who_spent_everything_gets_429_until_points_come_back(
    ledger: Database,
) -> None:
    client, clock = limited(ledger, Rate(size=4, restored=1))

    first = await client.ask(TOWNS)
    second = await client.ask(TOWNS)
    clock.at += 2
    third = await client.ask(TOWNS)

    assert (first.status, third.status) == (200, 200)
    assert (second.status, second.code) == (429, "RATE_LIMITED")
    assert second.headers["retry-after"] == "2"
    assert second.json["extensions"]["cost"] == {
        "requested": {"nodes": 8, "points": 3},
        "actual": {"nodes": 0},
        "remaining": 1,
        "restoreRate": 1,
    }


async def test_operation_that_is_too_costly_tells_what_it_would_have_cost(
    ledger: Database,
) -> None:
    client, _ = limited(ledger, Rate(size=1_000, restored=50))
    document = (
        "{towns(first:100){nodes{organizations(first:100){nodes{years(first:100){nodes{id}}}}}}}"
    )

    reply = await client.ask(document)

    assert reply.code == "TOO_COSTLY"
    assert reply.json["extensions"]["cost"] == {
        "requested": {"nodes": 100 + 100 * 100 + 100 * 100 * 100, "points": 1 + 100 + 100 * 100},
        "actual": {"nodes": 0},
        "remaining": 990,
        "restoreRate": 50,
    }


@pytest.mark.parametrize("document", ["{", "{nothing}", '{town(id:"x"){id}}'])
async def test_refused_operation_costs_ten_points(ledger: Database, document: str) -> None:
    client, _ = limited(ledger, Rate(size=1_000, restored=50))

    reply = await client.ask(document)

    assert reply.json["extensions"]["cost"]["remaining"] == 990


async def test_mutation_and_introspection_cost_what_they_work(ledger: Database) -> None:
    client, _ = limited(ledger, Rate(size=9_000, restored=50))

    asked = await client.ask("{__schema{queryType{name}}}")
    changed = await client.ask("mutation{__typename}", x_liangxin_request="1")

    assert asked.json["extensions"]["cost"]["requested"] == {"nodes": 0, "points": 1_000}
    assert changed.json["extensions"]["cost"]["remaining"] == 9_000 - 1_000 - 1
