"""A session's life: how long it holds, what ends it, whose it is."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from backend.accounts.authentication import Authenticator
from backend.accounts.errors import AuthenticationError, SessionUnknownError
from backend.accounts.sessions import Lifetime, end_session, is_loopback, own_sessions
from backend.accounts.tables import AuditEvent, Session
from backend.accounts.users import disable_user, set_password
from backend.database.actor import Role
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.tokens import token_digest
from tests.accounts.conftest import NOON, Gate, Office, user_of

MINUTE = timedelta(minutes=1)
LIFE = Lifetime(idle=timedelta(minutes=30), absolute=timedelta(hours=12))


async def test_cookie_gives_the_actor_with_role_and_scope(gate: Gate, office: Office) -> None:
    opened = (await gate.sign_in(login="zhenyi")).session

    actor = await gate.actor(opened.secret, NOON)

    assert actor is not None
    assert (actor.role, actor.user_id) == (Role.TOWN_OFFICER, office.town_officer)
    assert (actor.district_id, actor.town_id) == (office.district_id, office.town_id)
    assert (actor.scopes, actor.request_id) == (None, "request-2")


async def test_request_without_a_cookie_is_nobody(gate: Gate) -> None:
    assert await gate.authenticator.authenticate({"host": "ledger.example"}, {}, NOON) is None


async def test_unknown_secret_is_refused(gate: Gate) -> None:
    with pytest.raises(AuthenticationError) as refusal:
        await gate.actor("x" * 43, NOON)

    assert refusal.value.code == "UNAUTHENTICATED"


async def test_session_ends_after_thirty_idle_minutes(gate: Gate) -> None:
    opened = (await gate.sign_in()).session

    assert await gate.actor(opened.secret, NOON + 30 * MINUTE - timedelta(seconds=1))
    other = (await gate.sign_in()).session
    with pytest.raises(AuthenticationError):
        await gate.actor(other.secret, NOON + 30 * MINUTE)


async def test_use_prolongs_a_session_until_twelve_hours(gate: Gate) -> None:
    opened = (await gate.sign_in()).session
    for quarter in range(48):
        assert await gate.actor(opened.secret, NOON + quarter * 15 * MINUTE)

    assert await gate.actor(opened.secret, NOON + timedelta(hours=12) - timedelta(seconds=1))
    with pytest.raises(AuthenticationError):
        await gate.actor(opened.secret, NOON + timedelta(hours=12))


async def test_use_is_written_at_most_once_a_minute(
    gate: Gate, office: Office, database: Database
) -> None:
    opened = (await gate.sign_in()).session
    seen = []
    for seconds in (1, 59, 60, 100, 120):
        await gate.actor(opened.secret, NOON + timedelta(seconds=seconds))
        async with writing(database, office.system()) as session:
            seen.append(await session.scalar(select(col(Session.seen_at))))

    assert [(moment - NOON).seconds for moment in seen if moment] == [0, 0, 60, 60, 120]


async def test_signing_in_again_ends_the_session_that_the_browser_held(gate: Gate) -> None:
    first = (await gate.sign_in()).session

    second = (await gate.sign_in(old_secret=first.secret)).session

    assert second.secret != first.secret
    assert await gate.actor(second.secret, NOON)
    with pytest.raises(AuthenticationError):
        await gate.actor(first.secret, NOON)


async def test_disabling_a_user_ends_sessions_at_once(
    gate: Gate, office: Office, database: Database
) -> None:
    opened = (await gate.sign_in()).session
    user = await user_of(database, office.district_officer, office)
    async with writing(database, office.system()) as session:
        await disable_user(session, office.system(), user)

    with pytest.raises(AuthenticationError):
        await gate.actor(opened.secret, NOON)


async def test_new_password_ends_sessions_and_lets_in_again(
    gate: Gate, office: Office, database: Database
) -> None:
    opened = (await gate.sign_in()).session
    user = await user_of(database, office.district_officer, office)
    async with writing(database, office.system()) as session:
        await set_password(session, office.system(), user, "another-long-word-77")

    with pytest.raises(AuthenticationError):
        await gate.actor(opened.secret, NOON)
    again = await gate.sign_in(password="another-long-word-77")
    assert again.actor.user_id == office.district_officer


async def test_owner_lists_and_ends_own_sessions_only(
    gate: Gate, office: Office, database: Database
) -> None:
    mine = await gate.sign_in()
    also_mine = await gate.sign_in(at=NOON + MINUTE)
    foreign = await gate.sign_in(login="zhenyi")
    await gate.sign_in(login="zhenyi")

    async with writing(database, mine.actor) as session:
        listed = await own_sessions(session, mine.actor, at=NOON + 2 * MINUTE, life=LIFE)
        digest = await end_session(session, mine.actor, also_mine.session.id)
    async with writing(database, mine.actor) as session:
        with pytest.raises(SessionUnknownError):
            await end_session(session, mine.actor, foreign.session.id)

    assert [row.id for row in listed] == [also_mine.session.id, mine.session.id]
    assert digest == token_digest(also_mine.session.secret)
    assert await gate.actor(foreign.session.secret, NOON)
    async with writing(database, office.system()) as session:
        assert await session.scalar(select(func.count()).select_from(Session)) == 3
        ended = select(func.count()).where(col(AuditEvent.action) == "session.end")
        assert await session.scalar(ended) == 1


async def test_ended_session_is_held_for_a_second_at_most(
    gate: Gate, office: Office, database: Database
) -> None:
    seconds = 0.0
    authenticator = Authenticator(database, monotonic=lambda: seconds)
    opened = (await gate.sign_in()).session
    cookies = {"__Host-liangxin": opened.secret}
    assert await authenticator.authenticate({}, cookies, NOON)
    async with writing(database, office.system()) as session:
        await session.delete(await session.get_one(Session, (office.district_id, opened.id)))

    seconds = 0.999
    assert await authenticator.authenticate({}, cookies, NOON)
    seconds = 1.0
    with pytest.raises(AuthenticationError):
        await authenticator.authenticate({}, cookies, NOON)


async def test_plain_cookie_counts_on_loopback_alone(gate: Gate) -> None:
    opened = (await gate.sign_in()).session
    cookies = {"liangxin": opened.secret}

    for host in ("127.0.0.1:8000", "localhost", "[::1]:8000"):
        assert await gate.authenticator.authenticate({"host": host}, cookies, NOON)
    assert await gate.authenticator.authenticate({"host": "ledger.example"}, cookies, NOON) is None


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("[::1]:8000", True),
        ("127.0.0.1.example.com", False),
        ("localhost:8000.example.com", False),
        ("192.0.2.1:8000", False),
        ("", False),
    ],
)
def test_only_names_of_this_machine_are_loopback(host: str, *, expected: bool) -> None:
    assert is_loopback(host) is expected
