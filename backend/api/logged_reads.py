"""Logged reads: opening a member and searching persons leave an audit row, written after the read.

Source: domain brief, 0.1, answer 15.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from backend.accounts.audit import record
from backend.compiler.slots import Environment
from backend.compiler.tree import Notice
from backend.database.engine import Database
from backend.database.session import writing


async def log_reads(
    database: Database, notices: tuple[Notice, ...], environment: Environment
) -> None:
    """Write the audit rows of a read, in a transaction of their own."""
    async with writing(database, environment.actor) as session:
        for notice in notices:
            for subject in _subjects(notice, environment):
                await record(
                    session,
                    environment.actor,
                    action=notice.action,
                    subject_table=notice.table,
                    subject_id=subject,
                    after=_details(notice, environment),
                    reason=notice.reason.bind(environment) if notice.reason else None,
                )


def _subjects(notice: Notice, environment: Environment) -> Iterator[UUID | None]:
    bound = notice.id.bind(environment) if notice.id else None
    if isinstance(bound, list):
        yield from bound
    else:
        yield bound


def _details(notice: Notice, environment: Environment) -> dict[str, Any] | None:
    return {"search": notice.search.bind(environment)} if notice.search else None
