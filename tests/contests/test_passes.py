"""Passes of judges over HTTP: what they open, when they end, and what a stranger learns."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
from starlette.applications import Starlette

from backend.accounts.authentication import Authenticator
from backend.api.session_routes import session_routes, sign_in_desk
from backend.api.transport import SecureTransport
from backend.contests.passes import issue_judge_pass, revoke_judge_pass
from backend.contests.score_forms import IssueJudgePass, RevokeJudgePass
from backend.kit.clock import local_date, now, stopped_at
from backend.kit.ids import encode_node_id
from backend.kit.tokens import new_token
from tests.contests.judging import Venue, open_venue
from tests.contests.organizing import Organizing

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


async def test_revoking_a_pass_ends_what_it_opened(office: Organizing) -> None:
    venue = await open_venue(office)
    given = await issued(venue)

    async with browser(office) as client:
        await client.post("/session/pass", json={"secret": given["secret"]})
        await office.desk.act(revoke_judge_pass, RevokeJudgePass(id=given["pass"]))
        after = await client.get("/session")

    assert after.status_code == 204


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
        with stopped_at(now() + timedelta(days=20)):
            replies = [
                (await client.post("/session/pass", json={"secret": "x"})).status_code
                for _ in range(51)
            ]

    assert replies == [401] * 50 + [429]
