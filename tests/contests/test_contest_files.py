"""Files of contests by signed addresses: fetched once, looked at, merged, and refused in words."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import event
from starlette.applications import Starlette

from backend.accounts.actors import program_of
from backend.accounts.tables import User
from backend.accounts.users import AddUser, add_user
from backend.api.link_routes import link_routes
from backend.contests.carrying import CallBackContest, call_back_contest
from backend.contests.parcels import key_of_passphrase, label_of, opened
from backend.database.actor import Actor, Role
from backend.database.session import writing
from backend.kit.errors import LedgerError
from backend.workbooks.contest_files import (
    CarryContest,
    ReceiveReturn,
    ReturnContest,
    carry_contest,
    receive_return,
    return_contest,
)
from tests.contests.carrying import Journey, score, state, verified
from tests.contests.judging import Venue

BINARY = {"content-type": "application/octet-stream"}


@asynccontextmanager
async def server_of(place: Venue) -> AsyncIterator[httpx2.AsyncClient]:
    """Open the addresses of a server."""
    app = Starlette(routes=link_routes(place.office.desk.database))
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


async def officer_of(journey: Journey) -> Actor:
    """Give an officer with an account of one's own."""
    desk = journey.home.office.desk
    program = program_of(desk.officer.district_id, request_id="test")
    login = f"web-{journey.home.contest.hex[-8:]}"
    async with writing(desk.database, program) as session:
        form = AddUser(
            login=login, name="组织人", role=Role.DISTRICT_OFFICER, password="invented words"
        )
        await add_user(session, program, form)
    [user] = await desk.rows("users", login=login)
    return replace(desk.officer, user_id=UUID(int=user["id"].int))


async def receive(
    journey: Journey, officer: Actor, parcel: bytes, *, is_rehearsal: bool
) -> dict[str, Any]:
    """Send a file to the district's server; give the answer."""
    form = ReceiveReturn(contest_id=journey.home.contest, is_rehearsal=is_rehearsal)
    given = await journey.home.office.desk.act(receive_return, form, as_=officer)
    async with server_of(journey.home) as client:
        reply = await client.put(given["url"], content=parcel, headers=BINARY)
    answer: dict[str, Any] = reply.json()
    return answer


async def test_contest_goes_out_and_comes_home_by_addresses(journey: Journey) -> None:
    officer, home = await officer_of(journey), journey.home
    contest = CarryContest(contest_id=home.contest)
    given = await home.office.desk.act(carry_contest, contest, as_=officer)
    async with server_of(home) as client:
        file = await client.get(given["url"])
        again = await client.get(given["url"])
    label = label_of(file.content)
    carried = opened(file.content, key_of_passphrase(given["passphrase"], label.salt))
    await journey.arrive(file.content, passphrase=given["passphrase"])
    await score(journey.there, 0, 0, 71)
    last = ReturnContest(contest_id=home.contest, is_last=True)
    packed = await journey.there.office.desk.act(return_contest, last, as_=officer)
    async with server_of(journey.there) as client:
        back = (await client.get(packed["url"])).content
    before = await state(home)

    looked = await receive(journey, officer, back, is_rehearsal=True)
    unchanged = await state(home)
    merged = await receive(journey, officer, back, is_rehearsal=False)

    assert carried["contest_id"] == str(home.contest)
    assert (again.status_code, again.json()["code"]) == (409, "LINK_USED")
    assert looked == {
        "isRehearsal": True,
        "records": 1,
        "isNewest": True,
        "isHome": True,
        "held": [],
        "unlinked": [],
        "minutesAhead": 0,
    }
    assert unchanged == before
    assert merged == {**looked, "isRehearsal": False}
    assert (await receive(journey, officer, back, is_rehearsal=False))["records"] == 0
    assert (await verified(home)).differences == ()
    events = await home.office.desk.rows("audit_events", action="contest.file")
    mine = [one["after"]["kind"] for one in events if one["subject_id"] == home.contest]
    assert mine == ["CARRY", "FETCHED", "MERGED", "MERGED"]
    assert {one["user_id"] for one in events if one["subject_id"] == home.contest} == {
        officer.user_id
    }


async def test_files_that_do_not_belong_here_are_refused_and_write_nothing(
    journey: Journey,
) -> None:
    officer, home = await officer_of(journey), journey.home
    out = await journey.carry()
    await journey.arrive(out)
    await score(journey.there, 0, 0, 71)
    back = await journey.pack()
    before = await state(home)

    async def refused(parcel: bytes) -> str:
        answer = await receive(journey, officer, parcel, is_rehearsal=False)
        code: str = answer["code"]
        return code

    codes = [await refused(one) for one in (back[: len(back) // 2], out, b"PK\x03\x04", b"")]
    other = replace(journey, home=replace(home, contest=(await other_contest(home))))
    elsewhere = await receive(other, officer, back, is_rehearsal=True)

    assert codes == ["PARCEL_BROKEN", "PARCEL_FOREIGN", "PARCEL_BROKEN", "PARCEL_BROKEN"]
    assert elsewhere["code"] == "PARCEL_FOREIGN"
    assert await state(home) == before


async def other_contest(home: Venue) -> UUID:
    """Set up another contest of the district."""
    return await home.office.contest("另一项比武")


async def test_addresses_hold_only_for_who_organizes_the_contest(journey: Journey) -> None:
    officer, home = await officer_of(journey), journey.home
    desk = home.office.desk
    judge = (await home.device()).actor
    town = desk.person(Role.TOWN_OFFICER, town_id=desk.towns["东镇"])
    contest = CarryContest(contest_id=home.contest)

    refusals = []
    for person in (judge, town):
        with pytest.raises(LedgerError) as refused:
            await desk.act(carry_contest, contest, as_=person)
        refusals.append(refused.value.code)
    given = await desk.act(carry_contest, contest, as_=officer)
    program = program_of(officer.district_id, request_id="test")
    async with writing(desk.database, program) as session:
        user = await session.get_one(User, (officer.district_id, officer.user_id))
        user.is_active = False
    async with server_of(home) as client:
        switched_off = await client.get(given["url"])
        forged = await client.get(given["url"] + "AAAA")
    await desk.act(call_back_contest, CallBackContest(contest_id=home.contest))

    assert refusals == ["MAY_NOT_PRINT", "NOT_FOUND"]
    assert switched_off.json()["code"] == "MAY_NOT_IMPORT"
    assert forged.json()["code"] == "LINK_INVALID"
    assert (await desk.row("contests", home.contest))["away_since"] is None


@contextmanager
def limits(place: Venue) -> Iterator[list[str]]:
    """Note which limits of statements the transactions of a server are given."""
    given: list[str] = []

    def note(*said: Any) -> None:
        values = said[3]
        if "statement_timeout" in values:
            given.append(values[values.index("statement_timeout") + 1])

    engine = place.office.desk.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield given
    event.remove(engine, "before_cursor_execute", note)


async def test_file_is_packed_and_merged_in_the_time_of_a_job(journey: Journey) -> None:
    officer, home = await officer_of(journey), journey.home
    limit = str(home.office.desk.database.settings.job_statement_timeout_ms)
    with limits(home) as given:
        carried = CarryContest(contest_id=home.contest)
        out = await home.office.desk.act(carry_contest, carried, as_=officer)
    assert given == [limit]
    async with server_of(home) as client:
        parcel = (await client.get(out["url"])).content
    await journey.arrive(parcel, passphrase=out["passphrase"])
    with limits(journey.there) as given:
        packed = ReturnContest(contest_id=home.contest)
        back = await journey.there.office.desk.act(return_contest, packed, as_=officer)
    assert given == [limit]
    async with server_of(journey.there) as client:
        parcel = (await client.get(back["url"])).content
    with limits(home) as given:
        await receive(journey, officer, parcel, is_rehearsal=True)
        await receive(journey, officer, parcel, is_rehearsal=False)
    assert given == [limit, limit]


async def test_file_that_was_not_fetched_goes_with_the_call_back(journey: Journey) -> None:
    officer, home = await officer_of(journey), journey.home
    desk = home.office.desk
    await desk.act(carry_contest, CarryContest(contest_id=home.contest), as_=officer)
    [before] = await desk.rows("contest_carries", contest_id=home.contest)

    await desk.act(call_back_contest, CallBackContest(contest_id=home.contest), as_=officer)

    [after] = await desk.rows("contest_carries", contest_id=home.contest)
    assert (before["parcel"] is None, after["parcel"]) == (False, None)
