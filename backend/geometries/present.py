"""What the ledger holds that features are compared with: towns, areas, buildings, by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.changes import load
from backend.database.actor import Actor
from backend.geometries.tables import GeometryLayer
from backend.kit.boundaries import Boundary
from backend.kit.text import match_key
from backend.places.neighbors import Drawn

Row = Mapping[str, Any]

TABLES = {
    GeometryLayer.TOWNS: "towns",
    GeometryLayer.AREAS: "areas",
    GeometryLayer.BUILDINGS: "buildings",
}


@dataclass(slots=True)
class Present:
    """The places of the district, as the actor sees them."""

    towns: Sequence[Row]
    objects: Sequence[Row]
    boundaries: dict[UUID, Boundary]
    _by_name: dict[str, list[Row]] = field(default_factory=dict)

    @classmethod
    async def load(cls, session: AsyncSession, actor: Actor, layer: GeometryLayer) -> "Present":
        """Read the places that a layer is compared with."""
        towns = await load(session, actor, "towns")
        objects = towns
        if layer is GeometryLayer.AREAS:
            objects = await load(session, actor, "areas", ended_on=None)
        elif layer is GeometryLayer.BUILDINGS:
            objects = await load(session, actor, "buildings")
        drawn = {row["id"]: row for row in (*towns, *objects) if row.get("boundary")}
        boundaries = {key: Boundary.parse(row["boundary"]) for key, row in drawn.items()}
        present = cls(towns, objects, boundaries)
        for row in objects:
            present._by_name.setdefault(match_key(row["name"]), []).append(row)
        return present

    def named(self, name: str, town_id: UUID | None) -> list[Row]:
        """Give the objects of a name, in a town if it is known."""
        found = self._by_name.get(match_key(name), [])
        return [row for row in found if town_id is None or row["town_id"] == town_id]

    def town_named(self, name: str) -> Row | None:
        """Give the town of a name."""
        key = match_key(name)
        return next((row for row in self.towns if match_key(row["name"]) == key), None)

    def town_of(self, town_id: UUID) -> Row:
        """Give a town by its id."""
        return next(row for row in self.towns if row["id"] == town_id)

    def drawn_towns(self) -> list[Drawn]:
        """Give the towns that have a boundary."""
        return [
            Drawn(row["id"], row["name"], self.boundaries[row["id"]])
            for row in self.towns
            if row["id"] in self.boundaries
        ]
