"""A desk with a map: 西镇 from 82.2° to 82.3° E, 东镇 from 82.3° to 82.4° E, both 38.8–38.9° N."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.geometries.commands import (
    ApplyGeometry,
    CheckGeometry,
    apply_geometry,
    check_geometry,
)
from backend.geometries.tables import GeometryLayer, GeometryMode
from backend.kit.geo import CoordinateSystem
from backend.kit.ids import encode_node_id
from backend.places.commands import draw_area
from backend.places.drawing import draw_town
from backend.places.drawing_forms import DrawTown
from backend.places.forms import AreaDetails, DrawArea
from tests.commands.asking import mutate
from tests.commands.desk import Desk

WATCHED = ("towns", "areas", "buildings", "building_groups", "placements", "branches")


def box(west: float, south: float, east: float, north: float) -> str:
    """Write a rectangle."""
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return f"POLYGON (({', '.join(f'{x} {y}' for x, y in corners)}))"


@dataclass(frozen=True, slots=True)
class MapDesk:
    """The desk, and its two towns."""

    desk: Desk
    east: UUID
    west: UUID

    async def area(self, name: str, boundary: str, town: UUID | None = None) -> UUID:
        """Draw an area."""
        details = AreaDetails(name=name, town_id=town or self.east, boundary=boundary)
        area: UUID = (await self.desk.act(draw_area, DrawArea(area=details)))["area"]
        return area

    async def check(self, content: bytes, layer: GeometryLayer, **more: Any) -> UUID:
        """Have a file checked by the officer of the district."""
        actor = more.pop("as_", self.desk.officer)
        form: dict[str, Any] = {
            "file_name": "图形.geojson",
            "content": content,
            "layer": layer,
            "system": CoordinateSystem.WGS84,
        }
        return await check_geometry(self.desk.database, actor, CheckGeometry(**form | more))

    async def apply(self, batch: UUID, mode: GeometryMode = GeometryMode.GOOD_ROWS) -> None:
        """Write a checked file."""
        await self.desk.act(apply_geometry, ApplyGeometry(id=batch, mode=mode))

    async def findings(self, batch: UUID) -> list[tuple[str, str, list[str]]]:
        """Give the label, the outcome and the codes of every feature."""
        rows = await self.desk.rows("geometry_rows", batch_id=batch)
        return [
            (row["label"], str(row["outcome"]), [one["code"] for one in row["findings"]])
            for row in sorted(rows, key=lambda row: row["position"])
        ]

    async def ask(self, text: str, **given: Any) -> dict[str, Any]:
        """Send a mutation as the officer of the district."""
        return await mutate(self.desk.database, self.desk.officer, text, input=given)

    async def state(self) -> dict[str, list[dict[str, Any]]]:
        """Read what drawing could change."""
        return {table: await self.desk.rows(table) for table in WATCHED}


async def draw_towns(desk: Desk) -> MapDesk:
    """Give the two towns their boundaries."""
    east, west = await desk.town("东镇"), await desk.town("西镇")
    for town, boundary in (
        (east, box(82.3, 38.8, 82.4, 38.9)),
        (west, box(82.2, 38.8, 82.3, 38.9)),
    ):
        await desk.act(draw_town, DrawTown(id=town, revision=1, boundary=boundary))
    return MapDesk(desk, east, west)


def node(kind: str, row_id: UUID) -> str:
    """Write an id as the API does."""
    return encode_node_id(kind, row_id)
