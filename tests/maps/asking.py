"""How the tests of the map look at it: a view of some layers, ids opened, as an actor."""

from typing import Any
from uuid import UUID

from backend.database.actor import Actor
from backend.database.engine import Database
from backend.kit.ids import decode_node_id
from tests.figures.asking import ask

GLOBE = {"west": -180.0, "south": -90.0, "east": 180.0, "north": 90.0}
CITY = {"west": 81.0, "south": 37.0, "east": 84.0, "north": 40.0}

TOWNS = "towns { ids names boundaries longitudes latitudes registered operating covered verified }"
AREAS = (
    "areas { ids names townIds boundaries longitudes latitudes registered operating covered"
    " verified branchIds revisions }"
)
BUILDINGS = (
    "buildings { ids names townIds groupIds longitudes latitudes floors registered operating"
    " covered verified branchIds revisions }"
)
ORGANIZATIONS = (
    "organizations { isClustered total withoutPlace ids names longitudes latitudes counts"
    " coveredCounts coverages reasons verified buildingIds areaIds }"
)
BRANCHES = (
    "branches { ids names formations buildingIds areaIds longitudes latitudes organizationIds"
    " organizationLongitudes organizationLatitudes }"
)
EVERYTHING = f"{TOWNS} {AREAS} {BUILDINGS} {ORGANIZATIONS} {BRANCHES}"


async def view(
    database: Database,
    actor: Actor,
    layers: str,
    *,
    bbox: dict[str, float] | None = None,
    zoom: float = 10.0,
    **arguments: Any,
) -> Any:
    """Give the layers of a view in one statement, opaque ids as the UUIDs that they hold."""
    document = f"""
query View($bbox: BoundingBox!, $zoom: Float!, $asOf: Date, $townId: ID, $departmentId: ID) {{
  mapView(
    bbox: $bbox, zoom: $zoom, asOf: $asOf, townId: $townId, departmentId: $departmentId
  ) {{ {layers} }}
}}"""
    given = {"bbox": bbox or CITY, "zoom": zoom} | arguments
    found = (await ask(database, actor, document, given))["mapView"]
    return {name: _opened(layer) for name, layer in found.items()}


def _opened(layer: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _ids(column) if name.lower().endswith("ids") else column
        for name, column in layer.items()
    }


def _ids(found: Any) -> Any:
    if isinstance(found, list):
        return [_ids(one) for one in found]
    return None if found is None else decode_node_id(found).id


def by_id(layer: dict[str, Any], *columns: str) -> dict[UUID, Any]:
    """Give a layer as a mapping from the id to the values of some columns."""
    rows = zip(*(layer[name] for name in columns), strict=True)
    return dict(zip(layer["ids"], rows, strict=True))
