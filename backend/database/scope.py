"""Who may see and write which rows: one definition, read by row security and by the compiler.

Each table class declares `__scope__`; nothing else in the project says which rows a role reaches.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backend.database.actor import Role


class ActorKey(StrEnum):
    """The identities that a row can be compared with; each is also the setting `app.<value>`."""

    TOWN = "town_id"
    DEPARTMENT = "department_id"
    BRANCH = "branch_id"
    CONTEST = "contest_id"
    USER = "user_id"
    TOKEN = "token_id"  # noqa: S105 - a word


@dataclass(frozen=True, slots=True)
class Match:
    """A row is reached when its column equals (or its array column holds) the actor's key."""

    column: str
    key: ActorKey
    is_array: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """The rows of the actor's district that a role reaches.

    `matches` are alternatives; none of them means every row of the district.
    `crosses_districts` is for shared and account tables only.
    """

    matches: tuple[Match, ...] = ()
    crosses_districts: bool = False


EVERY_ROW = Reach()
EVERY_DISTRICT = Reach(crosses_districts=True)


@dataclass(frozen=True, slots=True)
class Scope:
    """Rights on one table by role; a role that is not named reaches nothing.

    `append_only`: the application may insert and never change or delete. `tokens_append`: what
    a token does adds a row too, as the log of what was done must.
    `closed_to_tokens`: no API token reaches these rows, whatever its owner may see; `by_token`: but
    for those that it made itself, which it reads and writes.
    """

    read: Mapping[Role, Reach]
    write: Mapping[Role, Reach] = field(default_factory=dict)
    append_only: bool = False
    tokens_append: bool = False
    closed_to_tokens: bool = False
    by_token: Match | None = None


def equals(column: str, key: ActorKey) -> Match:
    """Match a plain column."""
    return Match(column=column, key=key)


def holds(column: str, key: ActorKey) -> Match:
    """Match an array column."""
    return Match(column=column, key=key, is_array=True)


def shared_in_district(*, town_writes: str | None = None) -> Scope:
    """Let every signed-in role of the district read base records without personal data."""
    write = {Role.DISTRICT_OFFICER: EVERY_ROW, Role.SYSTEM: EVERY_ROW}
    if town_writes is not None:
        write[Role.TOWN_OFFICER] = Reach((equals(town_writes, ActorKey.TOWN),))
    return Scope(
        read={
            Role.DISTRICT_OFFICER: EVERY_ROW,
            Role.TOWN_OFFICER: EVERY_ROW,
            Role.DEPARTMENT_OFFICER: EVERY_ROW,
            Role.BRANCH_SECRETARY: EVERY_ROW,
            Role.SYSTEM: EVERY_ROW,
        },
        write=write,
    )


def of_organization(
    *,
    town: Match,
    department: Match | None,
    branch: Match | None,
    closed_to_tokens: bool = False,
) -> Scope:
    """Rows about an organization: its town writes, its line and its branches read."""
    read = {
        Role.DISTRICT_OFFICER: EVERY_ROW,
        Role.SYSTEM: EVERY_ROW,
        Role.TOWN_OFFICER: Reach((town,)),
    }
    if department is not None:
        read[Role.DEPARTMENT_OFFICER] = Reach((department,))
    if branch is not None:
        read[Role.BRANCH_SECRETARY] = Reach((branch,))
    write = {
        Role.DISTRICT_OFFICER: EVERY_ROW,
        Role.SYSTEM: EVERY_ROW,
        Role.TOWN_OFFICER: Reach((town,)),
    }
    return Scope(read=read, write=write, closed_to_tokens=closed_to_tokens)


def of_member(*, branch: str, activity_branches: str, towns: str) -> Scope:
    """Rows about a person: the district, the towns of the branches, and those branches alone.

    Source: api.md section 3 (department officers see counts, no members' rows).
    """
    own = equals(branch, ActorKey.BRANCH)
    read = {
        Role.DISTRICT_OFFICER: EVERY_ROW,
        Role.SYSTEM: EVERY_ROW,
        Role.TOWN_OFFICER: Reach((holds(towns, ActorKey.TOWN),)),
        Role.BRANCH_SECRETARY: Reach((own, holds(activity_branches, ActorKey.BRANCH))),
    }
    write = read | {Role.BRANCH_SECRETARY: Reach((own,))}
    return Scope(read=read, write=write, closed_to_tokens=True)


def own_rows(
    user: str = "user_id", *, district_reads: bool = False, has_judges: bool = False
) -> Scope:
    """Rows of a person's own account: the person and the sign-in gate.

    `has_judges`: a judge, who signs in by a pass for one contest, has such rows too.
    """
    own = Reach((equals(user, ActorKey.USER),))
    people = (
        Role.DISTRICT_OFFICER,
        Role.TOWN_OFFICER,
        Role.DEPARTMENT_OFFICER,
        Role.BRANCH_SECRETARY,
        *((Role.JUDGE,) if has_judges else ()),
    )
    write = dict.fromkeys(people, own) | {Role.SYSTEM: EVERY_DISTRICT}
    read = dict(write)
    if district_reads:
        read[Role.DISTRICT_OFFICER] = EVERY_ROW
    return Scope(read=read, write=write, closed_to_tokens=True)
