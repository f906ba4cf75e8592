"""Asks what changed, as somebody of a desk."""

from dataclasses import dataclass, field
from typing import Any

from backend.database.actor import Actor
from tests.commands.asking import ask
from tests.commands.desk import Desk

CHANGES = """
query (
  $since: String, $until: String, $types: [ChangedType!], $first: Int, $id: ID, $townId: ID
) {
  changes(
    since: $since, until: $until, types: $types, first: $first, id: $id, townId: $townId
  ) {
    cursor
    hasMore
    nodes {
      cursor kind type count
      organization { name } village { name } branch { name } villageId
    }
  }
}
"""
PLAIN = """
query ($since: String, $first: Int, $types: [ChangedType!]) {
  changes(since: $since, first: $first, types: $types) { cursor hasMore nodes { type kind count } }
}
"""
"""Asks for nothing inside the changes, so that any token may."""


@dataclass
class Poller:
    """Somebody who polls and remembers where they were."""

    desk: Desk
    actor: Actor
    cursor: str | None = None
    seen: list[dict[str, Any]] = field(default_factory=list)
    text: str = CHANGES

    async def page(self, **variables: Any) -> dict[str, Any]:
        """Ask once; what is not given keeps its default."""
        given = {"first": 100, "since": self.cursor} | variables
        answer = await ask(self.desk.database, self.actor, self.text, **given)
        found: dict[str, Any] = answer["changes"]
        return found

    async def poll(self, **variables: Any) -> list[tuple[str, str, Any]]:
        """Ask, go on from there next time, and give what happened to what."""
        page = await self.page(**variables)
        self.cursor = page["cursor"]
        return [(one["kind"], one["type"], _name(one) or one["count"]) for one in page["nodes"]]


def _name(node: dict[str, Any]) -> str | None:
    found = (node[key]["name"] for key in ("organization", "village", "branch") if node.get(key))
    return next(found, None)
