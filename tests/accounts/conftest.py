"""A district with users, and a gate to sign in by."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

import pytest

from backend.accounts.authentication import Authenticator
from backend.accounts.passwords import hash_password
from backend.accounts.sign_in import Attempt, SignedIn, sign_in
from backend.accounts.tables import User
from backend.database.actor import Actor, Role, system_actor
from backend.database.engine import Database
from backend.database.session import writing
from backend.kit.signing import Signer
from backend.places.rules import TownKind
from backend.places.tables import District, Town

NOON = datetime(2026, 5, 20, 4, 0, tzinfo=UTC)
PASSWORD = "spring-tide-42-lamps"
MARKS = Signer(b"k" * 32, "device")


@dataclass(frozen=True)
class Office:
    """A district, one of its towns, and an officer of each."""

    district_id: UUID
    town_id: UUID
    district_officer: UUID
    town_officer: UUID

    def system(self) -> Actor:
        """Give the program acting in this district."""
        return system_actor(self.district_id, request_id="test")


@cache
def _hash() -> str:
    return hash_password(PASSWORD)


async def _furnish(database: Database) -> Office:
    district = District(code="990199", name="示例区", committee_name="示例区两新党委")
    system = system_actor(district.id, request_id="test")
    async with writing(database, system) as session:
        session.add(district)
        await session.flush()
        town = Town(
            district_id=district.id,
            name="东镇",
            kind=TownKind.TOWN,
            name_sort="dong zhen",
            search_text="东镇",
        )
        session.add(town)
        await session.flush()
        officer = User(
            district_id=district.id,
            login="qujia",
            name="区甲",
            role=Role.DISTRICT_OFFICER,
            password_hash=_hash(),
        )
        town_officer = User(
            district_id=district.id,
            login="zhenyi",
            name="镇乙",
            role=Role.TOWN_OFFICER,
            town_id=town.id,
            password_hash=_hash(),
        )
        session.add_all([officer, town_officer])
    return Office(
        district_id=district.id,
        town_id=town.id,
        district_officer=officer.id,
        town_officer=town_officer.id,
    )


@pytest.fixture
async def office(database: Database) -> Office:
    """A district office with two users in a fresh database."""
    return await _furnish(database)


ATTEMPT = Attempt(
    login="qujia",
    password=PASSWORD,
    address="203.0.113.7",
    device="Office Browser 80",
    at=NOON,
    request_id="request-1",
)
"""A right sign-in of the district officer, from a browser that is not known yet."""


@dataclass(frozen=True)
class Gate:
    """Signs in and asks who a cookie belongs to, without HTTP."""

    database: Database
    authenticator: Authenticator

    async def sign_in(self, **differences: object) -> SignedIn:
        """Sign in with `ATTEMPT`, but for the differences."""
        attempt = replace(ATTEMPT, **differences)  # type: ignore[arg-type]
        return await sign_in(self.database, attempt, marks=MARKS)

    async def actor(self, secret: str, at: datetime) -> Actor | None:
        """Ask whose session a cookie's secret opens."""
        return await self.authenticator.authenticate(
            {"host": "ledger.example"}, {"__Host-liangxin": secret}, at, request_id="request-2"
        )

    async def bearer(self, text: str, at: datetime) -> Actor | None:
        """Ask whom a bearer token acts as."""
        return await self.authenticator.authenticate(
            {"authorization": f"Bearer {text}"}, {}, at, request_id="request-3"
        )


@pytest.fixture
async def gate(database: Database, office: Office) -> Gate:
    """The gate of the office; nothing is held in memory between two requests."""
    del office
    return Gate(database, Authenticator(database, cache_seconds=0))


async def user_of(database: Database, user_id: UUID, office: Office) -> User:
    async with writing(database, office.system()) as session:
        found = await session.get_one(User, (office.district_id, user_id))
        assert isinstance(found, User)
        return found
