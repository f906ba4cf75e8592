"""Passes of judges over HTTP: what they open, when they end, and what a stranger learns."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx2
import pytest
from starlette.applications import Starlette

from backend.accounts.authentication import Authenticator
from backend.api.session_routes import session_routes, sign_in_desk
from backend.api.transport import SecureTransport
from backend.contests.passes import (
    PassAttempt,
    issue_judge_pass,
    revoke_judge_pass,
    sign_in_by_pass,
)
from backend.contests.score_errors import PassInvalidError
from backend.contests.score_forms import IssueJudgePass, RevokeJudgePass
from backend.database.session import writing
from backend.kit.clock import local_date, now, stopped_at
from backend.kit.ids import encode_node_id
from backend.kit.tokens import new_token
from tests.commands.asking import ask
from tests.commands.refusing import refusal_codes
from tests.commands.test_racing import after
from tests.contests.judging import Venue, open_venue
from tests.contests.organizing import Organizing
from tests.contests.test_score_files import bring, said, sealed

HEADERS = {"X-Liangxin-Request": "1"}


@asynccontextmanager
async def browser(office: Organizing) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser that comes over TLS."""
    database = office.desk.database
    authenticator = Authenticator(database, cache_seconds=0)
    routes = session_routes(sign_in_desk(database, authenticator))
    app = SecureTransport(Starlette(routes=routes), tls_proxy=False)
    transport = httpx2.ASGITransport(app=app)
    base = "https://ledger.example"
    async with httpx2.AsyncClient(transport=transport, base_url=base, headers=HEADERS) as client:
        yield client


async def unrevoked(venue: Venue) -> list[dict[str, Any]]:
    """Ask which passes of the contest nobody has revoked."""
    query = """
query ($id: ID!) {
  contest(id: $id) { unrevokedPasses { nodes { worksOn usedAt judge { name } } } }
}
"""
    desk, node = venue.office.desk, encode_node_id("Contest", venue.contest)
    found = (await ask(desk.database, desk.officer, query, id=node))["contest"]
    passes: list[dict[str, Any]] = found["unrevokedPasses"]["nodes"]
    return passes


async def issued(venue: Venue, *, in_days: int = 0) -> dict[str, Any]:
    """Issue a pass to the first judge."""
    day = local_date(now()) + timedelta(days=in_days)
    form = IssueJudgePass(judge_id=venue.judges[0], works_on=day)
    return await venue.office.desk.act(issue_judge_pass, form)


async def test_pass_opens_a_session_for_its_contest(office: Organizing) -> None:
    venue = await open_venue(office)
    given = await issued(venue)

    async with browser(office) as client:
        reply = await client.post("/session/pass", json={"secret": given["secret"]})
        shown = (await client.get("/session")).json()

    assert given["url"] == f"/judge#{given['secret']}"
    assert reply.status_code == 200
    assert (shown["role"], shown["contestId"]) == (
        "JUDGE",
        encode_node_id("Contest", UUID(int=venue.contest.int)),
    )
    assert shown["endsAt"] is not None


async def test_unknown_malformed_early_and_revoked_passes_are_told_the_same(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    early, revoked = await issued(venue, in_days=1), await issued(venue)
    await office.desk.act(revoke_judge_pass, RevokeJudgePass(id=revoked["pass"]))
    secrets = ["", "x", new_token("judge").text, early["secret"], revoked["secret"]]

    async with browser(office) as client:
        replies = [await client.post("/session/pass", json={"secret": one}) for one in secrets]

    told = {(one.status_code, one.json()["code"]) for one in replies}
    assert told == {(401, "PASS_INVALID")}
    assert len({one.json()["message"] for one in replies}) == 1


@pytest.mark.parametrize(
    ("days", "codes"), [(-2, ["PASS_DAY"]), (-1, []), (366, []), (367, ["PASS_DAY"])]
)
async def test_pass_works_from_about_today_on(
    office: Organizing, days: int, codes: list[str]
) -> None:
    venue = await open_venue(office)
    day = local_date(now()) + timedelta(days=days)
    form = IssueJudgePass(judge_id=venue.judges[0], works_on=day)

    if codes:
        last = replace(form, works_on=date.max)
        assert await refusal_codes(office.desk, issue_judge_pass, form) == codes
        assert await refusal_codes(office.desk, issue_judge_pass, last) == codes
    else:
        await office.desk.act(issue_judge_pass, form)


async def test_closing_and_opening_a_round_wake_no_pass_that_has_ended(office: Organizing) -> None:
    venue = await open_venue(office)
    given = await issued(venue)
    begun = now()

    async with browser(office) as client:
        await client.post("/session/pass", json={"secret": given["secret"]})
        with stopped_at(begun + timedelta(days=40)):
            await venue.close()
            closed = await client.post("/session/pass", json={"secret": given["secret"]})
            session_of_closed = await client.get("/session")
            await office.open_round(venue.round_id, "补赛")
            opened = await client.post("/session/pass", json={"secret": given["secret"]})
            session_of_opened = await client.get("/session")

    assert [one.status_code for one in (closed, opened)] == [401, 401]
    assert [one.status_code for one in (session_of_closed, session_of_opened)] == [204, 204]


async def test_pass_that_is_revoked_while_its_judge_signs_in_opens_nothing(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    given = await issued(venue)
    desk = office.desk
    attempt = PassAttempt(
        secret=given["secret"], address="10.0.0.9", device="平板", at=now(), request_id="race"
    )

    async with writing(desk.database, desk.officer) as session:
        revoking = revoke_judge_pass(session, desk.officer, RevokeJudgePass(id=given["pass"]))
        waiting = await after(session, revoking, sign_in_by_pass(desk.database, attempt))
    with pytest.raises(PassInvalidError):
        await waiting

    assert await desk.rows("sessions", pass_id=given["pass"]) == []


async def test_revoking_a_pass_ends_what_it_opened(office: Organizing) -> None:
    venue = await open_venue(office)
    given = await issued(venue)

    async with browser(office) as client:
        await client.post("/session/pass", json={"secret": given["secret"]})
        held = await unrevoked(venue)
        await office.desk.act(revoke_judge_pass, RevokeJudgePass(id=given["pass"]))
        after = await client.get("/session")

    assert after.status_code == 204
    [judge] = await office.desk.rows("judges", contest_id=venue.contest)
    assert [(one["judge"]["name"], one["worksOn"]) for one in held] == [
        (judge["name"], local_date(now()).isoformat())
    ]
    assert held[0]["usedAt"] is not None
    assert await unrevoked(venue) == []


async def test_scores_of_a_revoked_phone_count_when_its_file_comes_to_the_desk(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    given = await issued(venue)
    device = await venue.device()
    record = device.record(venue.entries[0], 88, criterion_id=venue.criteria[0])
    await office.desk.act(revoke_judge_pass, RevokeJudgePass(id=given["pass"]))

    [receipt] = await bring(venue, sealed(device, said(device, record)))

    assert receipt["state"].value == "ACCEPTED"
    assert await venue.scores() == [(Decimal(88), 1, "CURRENT")]


async def test_session_of_a_pass_may_lie_idle_and_ends_a_day_after_the_closing(
    office: Organizing,
) -> None:
    venue = await open_venue(office)
    given = await issued(venue)
    begun = now()

    async with browser(office) as client:
        await client.post("/session/pass", json={"secret": given["secret"]})
        with stopped_at(begun + timedelta(days=3)):
            idle = await client.get("/session")
            await venue.close()
        with stopped_at(begun + timedelta(days=4, seconds=-1)):
            before = await client.get("/session")
        with stopped_at(begun + timedelta(days=4, seconds=1)):
            after = await client.get("/session")
            again = await client.post("/session/pass", json={"secret": given["secret"]})

    assert [one.status_code for one in (idle, before, after, again)] == [200, 200, 204, 401]


async def test_opening_the_round_again_lets_its_passes_go_on(office: Organizing) -> None:
    venue = await open_venue(office)
    given = await issued(venue)
    begun = now()
    await venue.close()
    await office.open_round(venue.round_id, "补赛")

    async with browser(office) as client:
        with stopped_at(begun + timedelta(days=2)):
            reply = await client.post("/session/pass", json={"secret": given["secret"]})

    assert reply.status_code == 200


async def test_guessing_is_slowed_down(office: Organizing) -> None:
    await open_venue(office)

    async with browser(office) as client:
        with stopped_at(now() + timedelta(days=80)):
            replies = [
                (await client.post("/session/pass", json={"secret": "x"})).status_code
                for _ in range(51)
            ]

    assert replies == [401] * 50 + [429]
