"""Signing in: throttle, password, session, audit, in an order that tells a stranger nothing."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import select
from sqlmodel import col

from backend.accounts.actors import actor_of, gate_actor, program_of
from backend.accounts.audit import record
from backend.accounts.errors import SignInRefusedError
from backend.accounts.passwords import verify_password
from backend.accounts.sessions import NewSession, lifetime, open_session, replace_session
from backend.accounts.tables import User
from backend.accounts.throttle import count_attempt, limits_of, take_back
from backend.database.actor import Actor
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.errors import LedgerError
from backend.kit.signing import Signer
from backend.kit.tokens import token_digest

DEVICE_PURPOSE = "device"
_DEVICE_BYTES = 16
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Who tries to sign in, from where; marks are what the browser kept of earlier times."""

    login: str
    password: str
    address: str
    device: str
    at: datetime
    request_id: str
    device_mark: str | None = None
    old_secret: str | None = None

    def __repr__(self) -> str:
        """Keep the password out of logs and tracebacks."""
        return f"Attempt({self.request_id})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The opened session, whose it is, and the mark by which the browser is known again."""

    session: NewSession
    actor: Actor
    device_mark: str


def normalized_login(login: str) -> str:
    """Give the one spelling of a login; the empty text for what no login can be."""
    spelled = unicodedata.normalize("NFKC", login).strip().casefold()
    return spelled if _LOGIN.fullmatch(spelled) else ""


async def sign_in(database: Database, attempt: Attempt, *, marks: Signer) -> SignedIn:
    """Open a session for a login and a password.

    No transaction is open while the password is hashed. An unknown login costs the same.

    Raises: SIGN_IN_REFUSED, TOO_MANY_ATTEMPTS, BUSY.
    """
    login = normalized_login(attempt.login)
    device = _genuine(attempt.device_mark, login, marks)
    limits = limits_of(login, device=device, address=attempt.address)
    async with writing(database, gate_actor(attempt.request_id)) as session:
        counted = await count_attempt(session, limits, at=attempt.at)
        user = await session.scalar(select(User).where(col(User.login) == login))
    is_right = await verify_password(attempt.password, user.password_hash if user else None)
    if user is None or not is_right or not user.is_active:
        _log.info("sign_in_refused", request_id=attempt.request_id, address=attempt.address)
        raise SignInRefusedError
    program = program_of(user.district_id, request_id=attempt.request_id)
    async with writing(database, program) as session:
        await take_back(session, counted)
        await replace_session(session, attempt.old_secret)
        actor = actor_of(user.model_dump() | {"user_id": user.id}, request_id=attempt.request_id)
        opened = await open_session(
            session,
            actor,
            user_id=user.id,
            at=attempt.at,
            life=lifetime(database.settings),
            address=attempt.address,
            device=attempt.device,
        )
        await record(
            session,
            actor,
            action="session.open",
            subject_table="sessions",
            subject_id=opened.id,
            after={"address": attempt.address},
        )
    mark = attempt.device_mark if attempt.device_mark and device else _new_mark(login, marks)
    return SignedIn(session=opened, actor=actor, device_mark=mark)


def _new_mark(login: str, marks: Signer) -> str:
    """Make the mark of a device: random, bound to the account that it proved to know."""
    return marks.sign(secrets.token_bytes(_DEVICE_BYTES) + token_digest(login))


def _genuine(mark: str | None, login: str, marks: Signer) -> str | None:
    """Give the mark back when it was made here for this account."""
    if mark is None:
        return None
    try:
        value = marks.open(mark)
    except LedgerError:
        return None
    return mark if value[_DEVICE_BYTES:] == token_digest(login) else None
