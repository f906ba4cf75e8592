"""Who the signed-in person is, in the words that a screen shows."""

from dataclasses import dataclass

from backend.accounts.queries import QUERIES
from backend.database.actor import Actor, Role
from backend.database.engine import Database
from backend.database.session import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A user with the names of the own scope; a scope that the role lacks is None."""

    login: str
    name: str
    role: Role
    district: str
    is_synthetic: bool
    town: str | None
    department: str | None
    branch: str | None
    contest: str | None


async def profile_of(database: Database, actor: Actor) -> Profile | None:
    """Read the caller's own profile, as the caller; None for a token, which reaches no account."""
    async with reading(database, actor) as connection:
        row = await connection.fetchrow(QUERIES["profile"], actor.district_id, actor.user_id)
    if row is None:
        return None
    return Profile(
        login=row["login"],
        name=row["name"],
        role=actor.role,
        district=row["district_name"],
        is_synthetic=row["is_synthetic"],
        town=row["town_name"],
        department=row["department_name"],
        branch=row["branch_name"],
        contest=row["contest_name"],
    )
