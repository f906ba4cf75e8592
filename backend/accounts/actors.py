"""From a row of a user to the actor that the request acts as."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from backend.database.actor import Actor, Role, system_actor

PUBLISHED = frozenset({"published"})
"""The scope of a public token; whoever made it, it sees what the public sees."""

NOWHERE = UUID(int=0)
"""The district of the sign-in gate, which works before a district is known."""


def gate_actor(request_id: str) -> Actor:
    """Give the program at the gate: it finds accounts of every district, and no ledger's row."""
    return system_actor(NOWHERE, request_id=request_id)


def program_of(district_id: UUID, *, request_id: str) -> Actor:
    """Give the program acting in one district."""
    return system_actor(plain(district_id), request_id=request_id)


def actor_of(
    row: Mapping[str, Any],
    *,
    scopes: frozenset[str] | None = None,
    token_id: UUID | None = None,
    request_id: str,
) -> Actor:
    """Give what a user acts as at present, in person or by a token; a public token is nobody.

    Shape: the columns of a user, its id as `user_id`.
    """
    district = plain(row["district_id"])
    if scopes == PUBLISHED:
        return Actor(
            district_id=district,
            role=Role.PUBLIC,
            scopes=scopes,
            token_id=token_id,
            request_id=request_id,
        )
    return Actor(
        district_id=district,
        role=Role(row["role"]),
        user_id=plain(row["user_id"]),
        town_id=_optional(row["town_id"]),
        department_id=_optional(row["department_id"]),
        branch_id=_optional(row["branch_id"]),
        contest_id=_optional(row["contest_id"]),
        scopes=scopes,
        token_id=token_id,
        request_id=request_id,
    )


def plain(value: UUID) -> UUID:
    """Turn the driver's own UUID class into the plain one, which an actor insists on."""
    return UUID(int=value.int)


def _optional(value: UUID | None) -> UUID | None:
    return None if value is None else plain(value)
