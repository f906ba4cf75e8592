"""Signing in with a password: what opens a session, what is refused, what slows a guesser down."""

from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from backend.accounts.errors import SignInRefusedError, TooManyAttemptsError
from backend.accounts.passwords import verify_password
from backend.accounts.sign_in import sign_in
from backend.accounts.tables import AuditEvent, Session, SignInFailure
from backend.accounts.throttle import count_attempt, limits_of
from backend.accounts.users import disable_user
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.tokens import token_digest
from tests.accounts.conftest import ATTEMPT, MARKS, NOON, Gate, Office, user_of

MINUTE = timedelta(minutes=1)


async def test_right_password_opens_a_session_stored_as_a_hash(
    gate: Gate, office: Office, database: Database
) -> None:
    signed_in = await gate.sign_in()

    async with writing(database, office.system()) as session:
        (row,) = await session.scalars(select(Session))
    assert row.secret_hash == token_digest(signed_in.session.secret)
    assert (row.user_id, row.created_at, row.seen_at) == (office.district_officer, NOON, NOON)
    assert row.expires_at == NOON + timedelta(hours=12)
    assert (row.address, row.device) == ("203.0.113.7", "Office Browser 80")
    assert len(signed_in.session.secret) == 43
    assert signed_in.actor.user_id == office.district_officer


async def test_login_is_heard_in_any_case_and_width(gate: Gate, office: Office) -> None:
    signed_in = await gate.sign_in(login=" ＱuJia ")

    assert signed_in.actor.user_id == office.district_officer


async def test_sign_in_writes_one_audit_row_without_the_secret(
    gate: Gate, office: Office, database: Database
) -> None:
    signed_in = await gate.sign_in()

    async with writing(database, office.system()) as session:
        (row,) = await session.scalars(
            select(AuditEvent).where(col(AuditEvent.action) == "session.open")
        )
    assert (row.user_id, row.role) == (office.district_officer, "DISTRICT_OFFICER")
    assert (row.subject_table, row.subject_id) == ("sessions", signed_in.session.id)
    assert row.after == {"address": "203.0.113.7"}
    assert row.request_id == "request-1"


@pytest.mark.parametrize(
    "difference",
    [{"password": "spring-tide-42-lamp"}, {"login": "nobody"}, {"login": "\ud800"}],
    ids=["wrong password", "unknown login", "broken text"],
)
async def test_refused_sign_in_gives_one_text_for_every_cause(
    gate: Gate, office: Office, database: Database, difference: dict[str, str]
) -> None:
    with pytest.raises(SignInRefusedError) as refusal:
        await gate.sign_in(**difference)

    assert refusal.value.message == "登录名或口令不正确。"
    async with writing(database, office.system()) as session:
        assert await session.scalar(select(func.count()).select_from(Session)) == 0


async def test_disabled_user_gets_the_same_text_with_the_right_password(
    gate: Gate, office: Office, database: Database
) -> None:
    user = await user_of(database, office.district_officer, office)
    async with writing(database, office.system()) as session:
        await disable_user(session, office.system(), user)

    with pytest.raises(SignInRefusedError):
        await gate.sign_in()


async def test_unknown_login_costs_a_whole_hash() -> None:
    await verify_password("warm up the threads", None)
    started = perf_counter()
    assert not await verify_password("spring-tide-42-lamps", None)
    unknown = perf_counter() - started

    started = perf_counter()
    await verify_password("short", None)
    other = perf_counter() - started
    # 19 MiB filled twice take over 5 ms on any machine; a look-up alone takes microseconds.
    assert min(unknown, other) > 0.005


async def test_fifth_failure_is_heard_and_the_sixth_waits_out_the_window(gate: Gate) -> None:
    for minute in range(5):
        with pytest.raises(SignInRefusedError):
            await gate.sign_in(password="a wrong password", at=NOON + minute * MINUTE)

    with pytest.raises(TooManyAttemptsError) as refusal:
        await gate.sign_in(at=NOON + 5 * MINUTE)

    assert refusal.value.retry_after_seconds == 600
    assert refusal.value.remedy.startswith("请在 10 分钟后重试")


async def test_waiting_ends_when_the_oldest_failure_is_fifteen_minutes_old(gate: Gate) -> None:
    for minute in range(5):
        with pytest.raises(SignInRefusedError):
            await gate.sign_in(password="a wrong password", at=NOON + minute * MINUTE)
    with pytest.raises(TooManyAttemptsError):
        await gate.sign_in(at=NOON + 15 * MINUTE - timedelta(microseconds=1))

    signed_in = await gate.sign_in(at=NOON + 15 * MINUTE)

    assert signed_in.session.expires_at == NOON + timedelta(hours=12, minutes=15)


async def test_refused_attempts_do_not_lengthen_the_wait(gate: Gate) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefusedError):
            await gate.sign_in(password="a wrong password")
    for minute in range(1, 15):
        with pytest.raises(TooManyAttemptsError):
            await gate.sign_in(at=NOON + minute * MINUTE)

    signed_in = await gate.sign_in(at=NOON + 15 * MINUTE)

    assert signed_in.session.expires_at == NOON + timedelta(hours=12, minutes=15)


async def test_unknown_login_is_throttled_with_the_same_words(gate: Gate) -> None:
    texts = []
    for login in ("nobody", "zhenyi"):
        for _ in range(5):
            with pytest.raises(SignInRefusedError):
                await gate.sign_in(login=login, password="a wrong password")
        with pytest.raises(TooManyAttemptsError) as refusal:
            await gate.sign_in(login=login, password="a wrong password")
        texts.append(str(refusal.value))

    assert texts[0] == texts[1]


async def test_known_device_signs_in_while_a_stranger_guesses(gate: Gate) -> None:
    known = (await gate.sign_in()).device_mark
    for _ in range(5):
        with pytest.raises(SignInRefusedError):
            await gate.sign_in(password="a wrong password")
    with pytest.raises(TooManyAttemptsError):
        await gate.sign_in()

    again = await gate.sign_in(device_mark=known)

    assert again.device_mark == known


async def test_device_mark_of_another_account_or_hand_counts_as_none(gate: Gate) -> None:
    foreign = (await gate.sign_in(login="zhenyi")).device_mark
    for _ in range(5):
        with pytest.raises(SignInRefusedError):
            await gate.sign_in(password="a wrong password")

    for mark in (foreign, "forged", foreign[:-2]):
        with pytest.raises(TooManyAttemptsError):
            await gate.sign_in(device_mark=mark)


async def test_fifty_failures_from_anywhere_close_an_account_to_new_devices(
    gate: Gate, office: Office, database: Database
) -> None:
    async with writing(database, office.system()) as session:
        for number in range(50):
            limits = limits_of("qujia", device=None, address=f"203.0.113.{number}")
            await count_attempt(session, limits, at=NOON)

    with pytest.raises(TooManyAttemptsError):
        await gate.sign_in(address="198.51.100.1")


async def test_success_takes_back_its_own_count_only(
    gate: Gate, office: Office, database: Database
) -> None:
    with pytest.raises(SignInRefusedError):
        await gate.sign_in(password="a wrong password")
    await gate.sign_in()

    async with writing(database, office.system()) as session:
        assert await session.scalar(select(func.count()).select_from(SignInFailure)) == 3


async def test_failures_are_forgotten_after_a_day(
    gate: Gate, office: Office, database: Database
) -> None:
    with pytest.raises(SignInRefusedError):
        await gate.sign_in(password="a wrong password")
    await gate.sign_in(at=NOON + timedelta(days=1))

    async with writing(database, office.system()) as session:
        assert await session.scalar(select(func.count()).select_from(SignInFailure)) == 0


async def test_attempt_and_session_never_print_their_secrets(database: Database) -> None:
    attempt = replace(ATTEMPT, login="nobody")
    with pytest.raises(SignInRefusedError) as refusal:
        await sign_in(database, attempt, marks=MARKS)

    assert ATTEMPT.password not in repr(attempt) + repr(refusal.value)
