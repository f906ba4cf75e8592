"""What every row of a contest has: its contest, the contest's organizer, and who may see it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Numeric
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from backend.database.actor import Role
from backend.database.columns import Noun, refers, rules
from backend.database.scope import EVERY_ROW, ActorKey, Match, Reach, Scope, equals

OF_CONTEST = equals("contest_id", ActorKey.CONTEST)
NOT_AUDITED = {"info": {"is_audited": False}}
"""Keeps a column out of the audit log, which nobody can erase from."""


def of_contest(judge: Match | None = OF_CONTEST) -> Scope:
    """Rows of a contest: its organizer writes, a judge reads what `judge` matches.

    `judge=None`: no judge sees such rows. No token reaches them: they hold names or scores.
    """
    organizer = {
        Role.DISTRICT_OFFICER: EVERY_ROW,
        Role.SYSTEM: EVERY_ROW,
        Role.TOWN_OFFICER: Reach((equals("organizer_town_id", ActorKey.TOWN),)),
        Role.DEPARTMENT_OFFICER: Reach((equals("organizer_department_id", ActorKey.DEPARTMENT),)),
    }
    judges = {} if judge is None else {Role.JUDGE: Reach((judge,))}
    return Scope(read=organizer | judges, write=organizer, closed_to_tokens=True)


def contest_rules(*items: SchemaItem | tuple[SchemaItem, ...]) -> tuple[SchemaItem, ...]:
    """Give a table's rules with those that every row of a contest has."""
    return rules(
        refers("contest_id", "contests", cascade=True),
        refers("organizer_town_id", "towns"),
        refers("organizer_department_id", "departments"),
        *items,
    )


def number(description: str, **options: Any) -> Any:  # noqa: ANN401 - as the other columns
    """Give a column of exact numbers."""
    return Field(sa_type=Numeric, description=description, **options)


class ContestRow(Noun):
    """A row of a contest: whose it is, and who organizes the contest."""

    contest_id: UUID = Field(description="竞赛；the contest")
    organizer_town_id: UUID | None = Field(
        default=None, description="主办镇街；town that organizes the contest, for scope"
    )
    organizer_department_id: UUID | None = Field(
        default=None, description="主办部门；line that organizes the contest, for scope"
    )
