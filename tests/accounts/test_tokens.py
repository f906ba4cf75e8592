"""API tokens: made once, checked cheaply, ended in time, never wider than their owner."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from backend.accounts.errors import (
    TokenExpiredError,
    TokenInvalidError,
    TokenLifetimeError,
    TokenRevokedError,
    TokenScopeError,
    TokenUnknownError,
)
from backend.accounts.tables import ApiToken, AuditEvent
from backend.accounts.tokens import CreateToken, create_token, find_token, revoke_token
from backend.accounts.users import disable_user
from backend.database.actor import Role
from backend.database.engine import Database
from backend.database.session import reading, writing
from backend.kit.clock import stopped_at
from backend.kit.tokens import NewToken, token_digest
from tests.accounts.conftest import NOON, Gate, Office, user_of

FORM = CreateToken(name="统计大屏", scopes=("figures", "organizations"), days=30)


async def _token(database: Database, office: Office, form: CreateToken = FORM) -> NewToken:
    owner = await user_of(database, office.town_officer, office)
    with stopped_at(NOON):
        async with writing(database, office.system()) as session:
            return await create_token(session, office.system(), form, owner=owner, longest=365)


async def test_token_acts_as_its_owner_cut_to_the_scopes(
    gate: Gate, office: Office, database: Database
) -> None:
    made = await _token(database, office)

    actor = await gate.bearer(made.text, NOON)

    assert actor is not None
    assert (actor.role, actor.user_id) == (Role.TOWN_OFFICER, office.town_officer)
    assert actor.town_id == office.town_id
    assert actor.scopes == frozenset({"figures", "organizations"})


async def test_token_is_stored_as_a_hash_with_its_first_characters(
    gate: Gate, office: Office, database: Database
) -> None:
    made = await _token(database, office)
    await gate.bearer(made.text, NOON + timedelta(hours=1))

    async with writing(database, office.system()) as session:
        (row,) = await session.scalars(select(ApiToken))
        audit = [str(event.after) for event in await session.scalars(select(AuditEvent))]
    assert row.secret_hash == token_digest(made.text)
    assert (row.prefix, row.expires_on) == (made.text[:9], date(2026, 6, 19))
    assert row.used_at == NOON + timedelta(hours=1)
    assert made.text not in " ".join(audit)


async def test_mistyped_token_is_refused_without_the_database(
    gate: Gate, office: Office, database: Database
) -> None:
    made = await _token(database, office)
    await database.readers.close()

    for text in (made.text[:-1] + "!", made.text[:-1], made.text.swapcase(), "", "x" * 9000):
        with pytest.raises(TokenInvalidError):
            await gate.bearer(text, NOON)


async def test_token_stops_on_its_day_of_expiry_in_shanghai(
    gate: Gate, office: Office, database: Database
) -> None:
    made = await _token(database, office)
    midnight = datetime(2026, 6, 18, 16, 0, tzinfo=UTC)

    assert await gate.bearer(made.text, midnight - timedelta(seconds=1))
    with pytest.raises(TokenExpiredError) as refusal:
        await gate.bearer(made.text, midnight)

    assert refusal.value.message == "接口令牌已于 2026-06-19 到期。"


async def test_revoked_token_is_refused(gate: Gate, office: Office, database: Database) -> None:
    made = await _token(database, office)
    with stopped_at(NOON):
        async with writing(database, office.system()) as session:
            token = await find_token(session, made.text[:9])
            await revoke_token(session, office.system(), token)

    with pytest.raises(TokenRevokedError):
        await gate.bearer(made.text, NOON)


async def test_token_of_a_disabled_owner_is_refused(
    gate: Gate, office: Office, database: Database
) -> None:
    made = await _token(database, office)
    owner = await user_of(database, office.town_officer, office)
    async with writing(database, office.system()) as session:
        await disable_user(session, office.system(), owner)

    with pytest.raises(TokenRevokedError):
        await gate.bearer(made.text, NOON)


async def test_token_reaches_no_member_though_its_owner_does(
    gate: Gate, office: Office, database: Database
) -> None:
    made = await _token(database, office)
    actor = await gate.bearer(made.text, NOON)

    assert actor is not None
    async with reading(database, actor) as connection:
        assert await connection.fetchval("select current_setting('app.channel')") == "TOKEN"
        assert await connection.fetchval("select count(*) from users") == 0


async def test_token_needs_known_scopes(office: Office, database: Database) -> None:
    for scopes in ((), ("members",), ("figures", "everything")):
        form = CreateToken(name="统计大屏", scopes=scopes, days=30)

        with pytest.raises(TokenScopeError):
            await _token(database, office, form)


async def test_token_lives_between_a_day_and_a_year(office: Office, database: Database) -> None:
    for days in (0, -1, 366):
        form = CreateToken(name="统计大屏", scopes=("figures",), days=days)

        with pytest.raises(TokenLifetimeError):
            await _token(database, office, form)


async def test_ambiguous_or_ended_token_is_not_found(office: Office, database: Database) -> None:
    await _token(database, office)
    await _token(database, office)

    with stopped_at(NOON):
        async with writing(database, office.system()) as session:
            for reference in ("lx_", "lx_nothing", ""):
                with pytest.raises(TokenUnknownError):
                    await find_token(session, reference)
