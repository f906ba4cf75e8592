"""The outbox: which objects changed, in the order in which changes became visible.

A row says that objects of a table changed and when, never what was in them nor who did it; whoever
reads it joins the objects themselves, as far as they are reached now.
"""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Identity, text
from sqlmodel import Field

from backend.database.actor import Role
from backend.database.columns import Row, document, ids, indexed, moment, rules, words
from backend.database.scope import EVERY_ROW, Reach, Scope
from backend.kit.clock import now

_EVERYBODY: dict[Role, Reach] = dict.fromkeys(
    (
        Role.DISTRICT_OFFICER,
        Role.TOWN_OFFICER,
        Role.DEPARTMENT_OFFICER,
        Role.BRANCH_SECRETARY,
        Role.SYSTEM,
    ),
    EVERY_ROW,
)


class ChangeEvent(Row, table=True):
    """变动事件；That objects changed, for subscriptions, polling and webhooks; kept for days."""

    __tablename__ = "change_events"
    __table_args__ = rules(indexed("transaction_id", "sequence"), indexed("at"))
    __scope__: ClassVar[Scope] = Scope(read=_EVERYBODY, write=_EVERYBODY)

    transaction_id: int | None = Field(
        default=None,
        sa_type=BigInteger,
        nullable=False,
        sa_column_kwargs={"server_default": text("(pg_current_xact_id()::text::bigint)")},
        description="事务号；transaction that wrote it, to tell what a snapshot did not see yet",
    )
    sequence: int | None = Field(
        default=None,
        sa_type=BigInteger,
        nullable=False,
        sa_column_args=[Identity(always=True)],
        description="序号；order of writing",
    )
    at: datetime = moment("时间；when", default_factory=now)
    subject_table: str = words("对象类别；table of the objects")
    verb: str = words("变动；insert, update or delete")
    subject_ids: list[UUID] = ids("对象；ids of the objects, several for a bulk change")
    former_scope: list[Any] | None = document(
        "原范围；scope columns of deleted objects, to tell whom they were shown to",
        default=None,
        nullable=True,
    )
