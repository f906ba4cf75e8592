"""The queue of imports and exports: what is asked for, for whom, in the transaction that asks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from backend.database.actor import Actor
from backend.database.queue import job_queries
from backend.database.session import driver_connection


class Work(StrEnum):
    """What a job does with an import or an export; also the name of its entry in the queue."""

    CHECK = "import_check"
    APPLY = "import_apply"
    UNDO = "import_undo"
    CANCEL = "import_cancel"
    EXPORT = "ledger_export"


@dataclass(frozen=True, slots=True)
class Task:
    """What a job carries: district, person and import or export, never a value of a row."""

    district_id: UUID
    user_id: UUID | None
    batch_id: UUID
    request_id: str

    def payload(self) -> bytes:
        """Write it for the queue."""
        return orjson.dumps(
            {
                "district": str(self.district_id),
                "user": str(self.user_id) if self.user_id else None,
                "batch": str(self.batch_id),
                "request": self.request_id,
            }
        )

    @classmethod
    def read(cls, payload: bytes | None) -> Self:
        """Read it back."""
        given = orjson.loads(payload or b"{}")
        return cls(
            district_id=UUID(given["district"]),
            user_id=UUID(given["user"]) if given["user"] else None,
            batch_id=UUID(given["batch"]),
            request_id=given["request"],
        )


async def enqueue(session: AsyncSession, actor: Actor, work: Work, batch_id: UUID) -> None:
    """Ask for a job; it exists exactly when the caller's transaction commits.

    On a connection without a transaction the queue would commit at once, hence the check.
    """
    connection = await driver_connection(session)
    if not connection.is_in_transaction():
        raise RuntimeError("A job is enqueued inside a transaction that has begun.")
    task = Task(actor.district_id, actor.user_id, batch_id, actor.request_id)
    await job_queries(connection).enqueue(work.value, task.payload())
