"""Announces which objects a save changed: rows of the outbox, written in the same transaction.

Facts are told of as changes of the objects that they are about. Many objects share one event, so
that an import of thousands writes a handful.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.actors import plain
from backend.accounts.statements import Verb, sections
from backend.database.actor import Actor
from backend.database.session import driver_connection
from backend.kit.clock import now
from backend.kit.ids import new_id

SINGLE_EVENTS = 50
OBJECTS_PER_EVENT = 5_000

_OBJECTS = frozenset(
    {
        "areas",
        "branches",
        "building_groups",
        "buildings",
        "contest_publications",
        "contests",
        "members",
        "organizations",
        "persons",
        "rounds",
        "shops",
        "towns",
        "villages",
    }
)
_ABOUT: Mapping[str, str] = {
    "organization_id": "organizations",
    "branch_id": "branches",
    "member_id": "members",
}
_STRONGER = (Verb.UPDATE, Verb.INSERT, Verb.DELETE)


@dataclass(slots=True)
class Announcement:
    """What a save did to which objects: the strongest verb of each."""

    _verbs: dict[str, dict[UUID, Verb]] = field(default_factory=dict)
    _former: dict[UUID, Any] = field(default_factory=dict)

    def add(
        self,
        table: str,
        verb: Verb,
        ids: Iterable[UUID],
        references: Mapping[str, Iterable[UUID]],
        *,
        former: str | None = None,
    ) -> None:
        """Take in one statement: its rows, what they refer to, the scope of those that went."""
        if table in _OBJECTS:
            self._take(table, verb, ids)
        for column, target in _ABOUT.items():
            self._take(target, Verb.UPDATE, references.get(column, ()))
        if former is not None:
            scopes = orjson.loads(former)
            self._former |= {UUID(scope["id"]): scope for scope in scopes}

    def _take(self, table: str, verb: Verb, ids: Iterable[UUID]) -> None:
        known = self._verbs.setdefault(table, {})
        for one in map(plain, ids):
            if _STRONGER.index(verb) >= _STRONGER.index(known.get(one, Verb.UPDATE)):
                known[one] = verb

    def events(self) -> Iterator[dict[str, Any]]:
        """Give the events: one an object, or one for thousands when they are many."""
        for table, verbs in self._verbs.items():
            for verb in _STRONGER:
                ids = [one for one, done in verbs.items() if done is verb]
                size = 1 if len(ids) <= SINGLE_EVENTS else OBJECTS_PER_EVENT
                for first in range(0, len(ids), size):
                    yield self._event(table, verb, ids[first : first + size])

    def _event(self, table: str, verb: Verb, ids: list[UUID]) -> dict[str, Any]:
        former = [self._former[one] for one in ids] if verb is Verb.DELETE else None
        return {
            "id": new_id(),
            "subject_table": table,
            "verb": verb.value,
            "subject_ids": ids,
            "former_scope": former,
        }


async def announce(
    connection: "asyncpg.Connection[asyncpg.Record]", actor: Actor, announcement: Announcement
) -> None:
    """Write the events into the outbox of the caller's transaction, and call who waits."""
    events = list(announcement.events())
    if events:
        document = orjson.dumps(events).decode()
        await connection.execute(sections()["announce"], actor.district_id, now(), document)


async def call_waiting(session: AsyncSession, actor: Actor) -> None:
    """Call whoever waits for changes, at the commit: something came further that is no noun."""
    connection = await driver_connection(session)
    await connection.execute(sections()["call"], actor.district_id)
