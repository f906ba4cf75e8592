"""Takes the point of an organization or a building: converted to WGS-84, held against its town.

A building's point lies in its footprint. The town's boundary tells where it lies; while none is
drawn, its areas' boundaries do, and without them the points that are known there tell at least what
is far away.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from backend.kit.boundaries import Boundary
from backend.kit.geo import (
    CoordinateSystem,
    Point,
    distance_meters,
    fitting_systems,
    parse_point,
    to_wgs84,
)
from backend.places.errors import OutsideFootprintError
from backend.workbooks import findings
from backend.workbooks.book import Row
from backend.workbooks.findings import RowRefusedError, finding_of
from backend.workbooks.reconciliation import Reconciliation
from backend.workbooks.rows import RowDraft

_FIELDS = ("longitude", "latitude", "coordinate_system")
_SAME_DEGREES = 3e-7
_DIGITS = 7
_FAR_METERS = 20_000
_ENOUGH_POINTS = 3


def point_of(
    run: Reconciliation, draft: RowDraft, row: Row | None, town_id: UUID | None
) -> dict[str, Any]:
    """Give the columns of a point as far as the row states one.

    Raises: `RowRefusedError` for half a point, or one that lies outside its town and would lie
    inside in another coordinate system; COORDINATE.
    """
    if not (draft.says("longitude") or draft.says("latitude")):
        return {}
    if draft.clears("longitude") and draft.clears("latitude"):
        return dict.fromkeys(_FIELDS)
    longitude, latitude = draft.get("longitude"), draft.get("latitude")
    if longitude is None or latitude is None:
        raise findings.COORDINATES_HALF.refuse(draft.heading("longitude"))
    written = parse_point(longitude, latitude)
    system = draft.get("coordinate_system") or CoordinateSystem.WGS84
    point = to_wgs84(written, system)
    point = Point(round(point.longitude, _DIGITS), round(point.latitude, _DIGITS))
    if row is not None and _is_same(row, point) and row["coordinate_system"] == system:
        return {}
    if town_id is not None:
        _hold_against_town(run, draft, town_id, written, system)
    return {
        "longitude": point.longitude,
        "latitude": point.latitude,
        "coordinate_system": system,
    }


def footprint_of(
    run: Reconciliation,
    draft: RowDraft,
    row: Row | None,
    town_id: UUID | None,
    *,
    point: Mapping[str, Any],
) -> dict[str, Any]:
    """Give the footprint as far as the row states one, and the building a point inside.

    Shape: `point` holds the columns of the point as far as the row states one. A point that is
    here already gives way to the new footprint when it lies outside.
    Raises: `RowRefusedError` for a stated point outside.
    """
    columns = draft.pick("footprint")
    here: Mapping[str, Any] = row or {}
    text = columns.get("footprint", here.get("footprint"))
    if text is None:
        return columns
    footprint = _boundary(text)
    placed = point if "longitude" in point else here
    if placed.get("longitude") is not None:
        if Point(placed["longitude"], placed["latitude"]) in footprint:
            return columns
        if placed is point:
            raise RowRefusedError(finding_of(OutsideFootprintError(), draft.heading("longitude")))
    inside = footprint.inner_point
    if town_id is not None:
        boundaries, evidence = _ground(run, town_id)
        if boundaries and not _is_inside(boundaries)(inside):
            town = run.book.row("towns", town_id)["name"]
            heading = draft.heading("footprint")
            draft.warn(findings.OUTSIDE_TOWN(heading, town=town, evidence=evidence))
    return columns | {
        "longitude": inside.longitude,
        "latitude": inside.latitude,
        "coordinate_system": CoordinateSystem.WGS84,
    }


def _is_same(row: Row, point: Point) -> bool:
    if row["longitude"] is None:
        return False
    east, north = row["longitude"] - point.longitude, row["latitude"] - point.latitude
    return bool(abs(east) < _SAME_DEGREES and abs(north) < _SAME_DEGREES)


def _hold_against_town(
    run: Reconciliation,
    draft: RowDraft,
    town_id: UUID,
    written: Point,
    system: CoordinateSystem,
) -> None:
    point = to_wgs84(written, system)
    town, heading = run.book.row("towns", town_id)["name"], draft.heading("longitude")
    boundaries, evidence = _ground(run, town_id)
    if not boundaries:
        meters = _meters_from_known(run, town_id, point)
    else:
        if _is_inside(boundaries)(point):
            return
        likely = fitting_systems(written, holds=_is_inside(boundaries))
        if likely:
            raise findings.WRONG_SYSTEM.refuse(
                draft.heading("coordinate_system"),
                stated=system.label,
                town=town,
                evidence=evidence,
                likely=likely[0].label,
            )
        meters = min(_meters_from_box(_box(boundary), point) for boundary in boundaries)
        draft.warn(findings.OUTSIDE_TOWN(heading, town=town, evidence=evidence))
    if meters > _FAR_METERS:
        raise findings.FAR_OUTSIDE_TOWN.refuse(
            heading, town=town, kilometers=round(meters / 1_000), evidence=evidence
        )


def _ground(run: Reconciliation, town_id: UUID) -> tuple[list[Boundary], str]:
    """Give the boundaries that tell where a town lies, its own before its areas', in words too."""
    row = run.book.row("towns", town_id)
    if row.get("boundary"):
        return [_boundary(row["boundary"])], "按本镇街的边界判断"
    areas = run.book.of("areas", "town_id", town_id)
    boundaries = [_boundary(area["boundary"]) for area in areas if area["boundary"]]
    if not boundaries:
        return [], "按本镇街已有的点位判断"
    return boundaries, f"按本镇街 {len(boundaries)} 个片区的边界判断"


def _is_inside(boundaries: Iterable[Boundary]) -> Callable[[Point], bool]:
    return lambda point: any(point in boundary for boundary in boundaries)


@lru_cache(maxsize=1_024)
def _boundary(text: str) -> Boundary:
    return Boundary.parse(text)


def _box(boundary: Boundary) -> tuple[float, float, float, float]:
    return boundary.west, boundary.south, boundary.east, boundary.north


def _meters_from_known(run: Reconciliation, town_id: UUID, point: Point) -> float:
    """Measure how far a point lies from the box of the town's known points; 0 with too few."""
    if not run.boxes:
        _find_boxes(run)
    box = run.boxes.get(town_id)
    return 0.0 if box is None else _meters_from_box(box, point)


def _find_boxes(run: Reconciliation) -> None:
    points: dict[UUID, list[Row]] = {}
    for table in ("organizations", "buildings"):
        for row in run.book.rows(table):
            if row["longitude"] is not None and not run.book.is_new(table, row["id"]):
                points.setdefault(row["town_id"], []).append(row)
    for town_id, rows in points.items():
        if len(rows) >= _ENOUGH_POINTS:
            east, north = ([row[name] for row in rows] for name in ("longitude", "latitude"))
            run.boxes[town_id] = (min(east), min(north), max(east), max(north))
    run.boxes.setdefault(UUID(int=0), (0.0, 0.0, 0.0, 0.0))


def _meters_from_box(box: tuple[float, float, float, float], point: Point) -> float:
    west, south, east, north = box
    nearest = Point(min(max(point.longitude, west), east), min(max(point.latitude, south), north))
    return distance_meters(nearest, point)
