"""No way that the schema has shows a judge what another judge gave before the round is released.

The questions are made from the schema: every object of the scoring by its id, with every field
that it has and the plain fields of what it leads to; every list; the events. The answers are
searched for the other judge's value, reason and device, and for the totals that tell of them.
"""

import json
from base64 import b64decode
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import httpx2
import pytest
from graphql import (
    GraphQLField,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_object_type,
    is_required_argument,
)

from backend.api.endpoint import Endpoint
from backend.api.request import RequestLimits
from backend.api.schema import ledger_catalog
from backend.compiler.cursor import MAC_LENGTH, CursorSigner
from backend.contests.checking import resolve_conflict
from backend.contests.closing import release_round
from backend.contests.score_forms import ReleaseRound, ResolveConflict
from backend.database.actor import Actor
from backend.kit.ids import encode_node_id
from tests.contests.judging import Device, Venue, open_venue
from tests.contests.organizing import Organizing
from tests.figures.asking import whole_compiler

BROKEN = "INTERNAL"
"""What a question gets that the program cannot answer: it would tell nothing, and prove nothing."""
SECRETS = ("73.5", "80.75", "甲的理由", "甲的平板")
TYPES = {
    "rounds": "Round",
    "entries": "Entry",
    "score_records": "ScoreRecord",
    "scores": "Score",
    "score_conflicts": "ScoreConflict",
    "results": "Result",
    "judge_passes": "JudgePass",
}


@asynccontextmanager
async def asking(office: Organizing, actor: Actor) -> AsyncIterator[httpx2.AsyncClient]:
    """Open the endpoint for an actor."""

    async def authenticate(
        headers: Mapping[str, str], cookies: Mapping[str, str], now: datetime, *, request_id: str
    ) -> Actor:
        del headers, cookies, now, request_id
        return actor

    endpoint = Endpoint(
        compiler=whole_compiler(),
        database=office.desk.database,
        authenticate=authenticate,
        signer=CursorSigner(b"k" * 32),
        limits=RequestLimits(bytes=1_000_000, seconds=60, has_get=False),
    )
    transport = httpx2.ASGITransport(app=endpoint)
    headers = {"X-Liangxin-Request": "1"}
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://localhost", headers=headers
    ) as client:
        yield client


async def scored(office: Organizing) -> tuple[Venue, Device, Device]:
    """Let two judges score one entry: 73.5 and 88, together 80.75."""
    venue = await open_venue(office, judges=2)
    first, second = await venue.device(0, name="甲的平板"), await venue.device(1, name="乙的平板")
    given = {"criterion_id": venue.criteria[0]}
    await first.send(first.record(venue.entries[0], "73.5", reason="甲的理由", **given))
    await first.send(first.record(venue.entries[0], "74", **given))
    await second.send(second.record(venue.entries[0], "88", **given))
    return venue, first, second


async def released(venue: Venue) -> None:
    """Release the results, once it is decided that the first record stands."""
    desk = venue.office.desk
    for conflict in await desk.rows("score_conflicts", round_id=venue.round_id):
        form = ResolveConflict(conflict_id=conflict["id"], reason="以先到的为准")
        await desk.act(resolve_conflict, form)
    await desk.act(release_round, ReleaseRound(id=venue.round_id))


def free_fields(kind: GraphQLObjectType) -> Iterator[tuple[str, GraphQLField]]:
    """Give the fields that need no argument."""
    for name, field in kind.fields.items():
        if not any(is_required_argument(one) for one in field.args.values()):
            yield name, field


def leaves(kind: GraphQLObjectType) -> list[str]:
    """Give the plain fields of a type."""
    return [name for name, field in free_fields(kind) if is_leaf_type(get_named_type(field.type))]


def selections(kind: GraphQLObjectType) -> Iterator[str]:
    """Give every field of a type as a selection, with the plain fields of what it leads to."""
    for name, field in free_fields(kind):
        target = get_named_type(field.type)
        if is_leaf_type(target):
            yield name
        elif isinstance(target, GraphQLObjectType) and "nodes" in target.fields:
            inner = get_named_type(target.fields["nodes"].type)
            if isinstance(inner, GraphQLObjectType):
                found = " ".join(leaves(inner))
                yield f"{name} {{ totalCount {{ value }} nodes {{ {found} }} }}"
        elif isinstance(target, GraphQLObjectType):
            yield f"{name} {{ {' '.join(leaves(target))} }}"


async def ids_of(venue: Venue) -> list[tuple[str, str]]:
    """Give every object of the contest, hidden ones too, with its type."""
    desk = venue.office.desk
    return [
        (kind, encode_node_id(kind, row["id"]))
        for table, kind in TYPES.items()
        for row in (await desk.rows(table, contest_id=venue.contest))
    ]


async def told(client: httpx2.AsyncClient, kind: str, node: str) -> tuple[str, int]:
    """Ask everything of an object; give all answers, and how many questions were answered."""
    found = whole_compiler().schema.get_type(kind)
    assert is_object_type(found)
    wanted = list(selections(found))
    every = " ".join(f"a{number}: {one}" for number, one in enumerate(wanted))
    answer = await answered_by(client, f"... on {kind} {{ {every} }}", node)
    if "errors" not in answer:
        return str(answer), len(wanted)
    texts, count = [], 0
    for one in wanted:
        answer = await answered_by(client, f"... on {kind} {{ {one} }}", node)
        texts.append(str(answer))
        count += "errors" not in answer
    return "\n".join(texts), count


async def answered_by(client: httpx2.AsyncClient, selection: str, node: str) -> dict[str, Any]:
    """Ask one selection of a node."""
    query = f"query ($id: ID!) {{ node(id: $id) {{ __typename {selection} }} }}"
    body = {"query": query, "variables": {"id": node}}
    answer: dict[str, Any] = (await client.post("/graphql", json=body)).json()
    return answer


async def test_no_field_of_any_object_tells_of_another_judges_score(office: Organizing) -> None:
    venue, _, second = await scored(office)
    objects = await ids_of(venue)

    async with asking(office, second.actor) as client:
        seen = [await told(client, kind, node) for kind, node in objects]

    found = [
        (kind, secret)
        for (kind, _), (text, _) in zip(objects, seen, strict=True)
        for secret in SECRETS
        if secret in text
    ]
    assert found == []
    assert [
        kind for (kind, _), (text, _) in zip(objects, seen, strict=True) if BROKEN in text
    ] == []
    assert sum(count for _, count in seen) > 50


async def test_organizer_and_a_judge_after_the_release_do_see_the_total(
    office: Organizing,
) -> None:
    venue, first, second = await scored(office)
    [result] = await office.desk.rows("results", round_id=venue.round_id)
    node = encode_node_id("Result", result["id"])

    async with asking(office, office.desk.officer) as client:
        organizer, _ = await told(client, "Result", node)
    await venue.close()
    async with asking(office, second.actor) as client:
        closed, _ = await told(client, "Result", node)
        await released(venue)
        shown, _ = await told(client, "Result", node)

    assert "80.75" in organizer
    assert "80.75" not in closed
    assert "80.75" in shown
    assert first.actor.user_id != second.actor.user_id


async def test_no_list_of_the_schema_tells_of_it(office: Organizing) -> None:
    _, _, second = await scored(office)
    root = whole_compiler().schema.query_type
    assert root is not None

    texts = []
    async with asking(office, second.actor) as client:
        for selection in selections(root):
            reply = await client.post("/graphql", json={"query": f"{{ {selection} }}"})
            texts.append(reply.text)

    assert [secret for secret in (*SECRETS, BROKEN) for text in texts if secret in text] == []
    assert len(texts) > 20


async def test_own_log_is_read_in_its_order_by_cursors_that_count_nobody_elses(
    office: Organizing,
) -> None:
    venue, first, second = await scored(office)
    await first.send(first.record(venue.entries[1], 60, criterion_id=venue.criteria[0]))
    await second.send(second.record(venue.entries[1], 61, criterion_id=venue.criteria[0]))
    query = """
    query ($id: ID!) {
      round(id: $id) { scoreRecords(first: 9) { edges { cursor node { id value } } } }
    }
    """
    body = {"query": query, "variables": {"id": encode_node_id("Round", venue.round_id)}}

    async with asking(office, second.actor) as client:
        reply = (await client.post("/graphql", json=body)).json()

    edges = reply["data"]["round"]["scoreRecords"]["edges"]
    assert [one["node"]["value"] for one in edges] == ["88", "61"]
    told = [json.loads(b64decode(one["cursor"], altchars=b"-_")[MAC_LENGTH:]) for one in edges]
    records = await office.desk.rows("score_records", round_id=venue.round_id)
    own = [row["id"] for row in records if row["judge_user_id"] == second.actor.user_id]
    assert told == [[str(one)] for one in sorted(own)]


async def test_events_tell_a_judge_nothing_not_even_that_something_was_saved(
    office: Organizing,
) -> None:
    venue, first, second = await scored(office)
    query = """
    query ($since: String, $id: ID!) {
      changes(since: $since) { cursor nodes { cursor type at } }
      roundResults(id: $id, since: $since) { cursor round { board { bib } } }
    }
    """

    async with asking(office, second.actor) as client:

        async def ask(since: str | None) -> tuple[list[Any], list[list[str]], Any]:
            variables = {"since": since, "id": encode_node_id("Round", venue.round_id)}
            body = {"query": query, "variables": variables}
            data = (await client.post("/graphql", json=body)).json()["data"]
            cursors = [data[name]["cursor"].split(".") for name in ("changes", "roundResults")]
            return data["changes"]["nodes"], cursors, data["roundResults"]["round"]

        nodes, before, _ = await ask(None)
        await first.send(first.record(venue.entries[1], 60, criterion_id=venue.criteria[0]))
        since = [".".join(cursor) for cursor in before]
        told = [await ask(one) for one in since]
        await venue.close()
        await released(venue)
        _, _, shown = await ask(since[1])

    # Only the second of asking differs.
    bare = [cursor[:1] + cursor[2:] for cursor in before]
    assert [[cursor[:1] + cursor[2:] for cursor in cursors] for _, cursors, _ in told] == [bare] * 2
    assert [nodes, *(seen for seen, _, _ in told)] == [[], [], []]
    assert [board for _, _, board in told] == [{"board": []}] * 2
    assert [one["bib"] for one in shown["board"]] == ["001", "002"]


@pytest.mark.parametrize("table", ["score_records", "scores", "score_conflicts", "results"])
def test_every_type_of_the_scoring_is_asked(table: str) -> None:
    assert TYPES[table] in ledger_catalog().types
