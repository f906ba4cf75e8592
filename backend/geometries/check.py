"""Compares features with the ledger: which object each is, what changes, what is wrong with it.

Nothing is written here. What a feature becomes is computed from its shape alone, so that the check
and the writing cannot differ.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import shapely

from backend.database.actor import Actor, Role
from backend.geometries.columns import columns_of, is_same
from backend.geometries.errors import (
    FeatureAmbiguousError,
    FeatureKindError,
    FeatureNameError,
    FeatureRightsError,
    FeatureShapeError,
    FeatureTownError,
    FeatureTwiceError,
)
from backend.geometries.features import Collection, Feature
from backend.geometries.present import Present, Row
from backend.geometries.tables import FeatureOutcome, GeometryLayer
from backend.kit.boundaries import Boundary
from backend.kit.errors import LedgerError
from backend.kit.geo import (
    CoordinateSystem,
    Point,
    fitting_systems,
    from_wgs84,
    parse_point,
    to_wgs84,
)
from backend.kit.shape_text import DIGITS, SURFACES, BoundaryError, Shape
from backend.kit.text import collapse, match_key
from backend.places.commands import LONGEST_NAME
from backend.places.errors import OutsideFootprintError, OutsideTownError, WrongSystemError
from backend.places.neighbors import (
    Drawn,
    hold_area_to_town,
    overlaps_of_area,
    overlaps_of_town,
    town_at,
)
from backend.places.rules import kind_by_name

_POINTS = ("Point", "MultiPoint")


@dataclass(slots=True)
class Checked:
    """What is known of one feature after the check."""

    position: int
    label: str
    outcome: FeatureOutcome = FeatureOutcome.REFUSED
    town: Row | None = None
    known: Row | None = None
    boundary: Boundary | None = None
    point: Point | None = None
    refusals: list[LedgerError] = field(default_factory=list)
    warnings: list[LedgerError] = field(default_factory=list)

    @property
    def geometry(self) -> str | None:
        """Give the shape on WGS-84."""
        if self.boundary is not None:
            return self.boundary.wkt
        if self.point is not None:
            return f"POINT ({self.point.longitude:.{DIGITS}f} {self.point.latitude:.{DIGITS}f})"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Checks the features of a file, one after the other, then side by side."""

    actor: Actor
    layer: GeometryLayer
    system: CoordinateSystem
    present: Present
    name_column: str
    town_column: str | None
    is_repaired: bool

    def check(self, collection: Collection) -> list[Checked]:
        """Check every feature; a fault of one leaves the others as they are."""
        rows = [self._one(feature) for feature in collection.features]
        self._refuse_twice(rows)
        self._look_beside(rows)
        for row in rows:
            row.outcome = self._outcome(row)
        return rows

    def _one(self, feature: Feature) -> Checked:
        row = Checked(feature.position, collapse(feature.attributes.get(self.name_column, "")))
        try:
            self._take_shape(row, feature)
            if not 1 <= len(row.label) <= LONGEST_NAME:
                fault = "没有名称" if not row.label else f"超过 {LONGEST_NAME} 个字"
                raise FeatureNameError(fault=fault, most=LONGEST_NAME)
            self._find(row, feature.attributes.get(self.town_column or "", ""))
            self._hold_to_rights(row)
        except LedgerError as error:
            row.refusals.append(error)
        return row

    def _take_shape(self, row: Checked, feature: Feature) -> None:
        if feature.fault is not None:
            raise feature.fault
        shape: Shape = feature.shape
        kind = shape.geom_type
        if kind in SURFACES:
            row.boundary = Boundary.of(shape, system=self.system, is_repaired=self.is_repaired)
            row.point = row.boundary.inner_point
            return
        parts = shapely.get_parts(shape)
        if self.layer is not GeometryLayer.BUILDINGS or kind not in _POINTS or len(parts) != 1:
            fault = f"是 {kind}" if kind not in _POINTS else "是点"
            raise FeatureShapeError(layer=self.layer.label, fault=fault)
        written = parse_point(parts[0].x, parts[0].y)
        found = to_wgs84(written, self.system)
        row.point = Point(round(found.longitude, DIGITS), round(found.latitude, DIGITS))

    def _find(self, row: Checked, town_name: str) -> None:
        """Find the object of the name, and the town in which it lies.

        Raises: FEATURE_TOWN, FEATURE_AMBIGUOUS, FEATURE_KIND.
        """
        if self.layer is GeometryLayer.TOWNS:
            row.known = next(iter(self.present.named(row.label, None)), None)
            if row.known is None and kind_by_name(row.label) is None:
                raise FeatureKindError(name=row.label)
            return
        row.town = self._town(row, collapse(town_name))
        found = self.present.named(row.label, row.town["id"] if row.town else None)
        if len(found) > 1:
            towns = "、".join(self.present.town_of(one["town_id"])["name"] for one in found)
            raise FeatureAmbiguousError(name=row.label, towns=towns)
        row.known = found[0] if found else None
        if row.town is None and row.known is not None:
            row.town = self.present.town_of(row.known["town_id"])
        if row.town is None:
            raise FeatureTownError(fault="")

    def _town(self, row: Checked, name: str) -> Row | None:
        if name:
            town = self.present.town_named(name)
            if town is None:
                raise FeatureTownError(fault=f"：没有“{name}”")
            return town
        drawn = self.present.drawn_towns()
        if row.boundary is not None and drawn:
            boundary = row.boundary
            shares = [(boundary.shared_square_meters(one.boundary), one) for one in drawn]
            most, town_drawn = max(shares, key=lambda pair: pair[0])
            if most > 0:
                return self.present.town_of(town_drawn.id)
        elif row.point is not None and (at := town_at(row.point, drawn)):
            return self.present.town_of(at.id)
        if self.actor.role is Role.TOWN_OFFICER and self.actor.town_id is not None:
            return self.present.town_of(self.actor.town_id)
        return None

    def _hold_to_rights(self, row: Checked) -> None:
        own = self.actor.town_id if self.actor.role is Role.TOWN_OFFICER else None
        if own is not None and row.town is not None and row.town["id"] != own:
            raise FeatureRightsError(town=row.town["name"])

    def _refuse_twice(self, rows: Sequence[Checked]) -> None:
        first: dict[tuple[object, str], Checked] = {}
        for row in rows:
            if row.refusals:
                continue
            key = (row.town["id"] if row.town else None, match_key(row.label))
            if key in first:
                row.refusals.append(FeatureTwiceError(position=first[key].position))
            else:
                first[key] = row

    def _look_beside(self, rows: Sequence[Checked]) -> None:
        """Hold every line against the picture as it will be: the ledger with the file over it."""
        taken = [row for row in rows if not row.refusals]
        picture = self._picture(taken)
        for row in taken:
            others = [drawn for key, drawn in picture.items() if key != self._key(row)]
            try:
                row.warnings += self._remarks(row, others)
            except LedgerError as error:
                row.refusals.append(error)

    def _picture(self, rows: Sequence[Checked]) -> dict[object, Drawn]:
        picture: dict[object, Drawn] = {
            one["id"]: Drawn(one["id"], one["name"], self.present.boundaries[one["id"]])
            for one in self.present.objects
            if one["id"] in self.present.boundaries
        }
        for row in rows:
            if row.boundary is not None and self.layer is not GeometryLayer.BUILDINGS:
                key = self._key(row)
                own_id = row.known["id"] if row.known else UUID(int=row.position)
                picture[key] = Drawn(own_id, row.label, row.boundary)
        return picture

    @staticmethod
    def _key(row: Checked) -> object:
        return row.known["id"] if row.known else row.position

    def _remarks(self, row: Checked, others: Sequence[Drawn]) -> list[LedgerError]:
        if self.layer is GeometryLayer.BUILDINGS:
            return self._remarks_on_point(row)
        if row.boundary is None:
            return []
        if self.layer is GeometryLayer.TOWNS:
            return overlaps_of_town(row.boundary, towns=others)
        town: Mapping[str, Any] = row.town or {}
        found = hold_area_to_town(row.boundary, town=town, towns=self.present.drawn_towns())
        return found + overlaps_of_area(row.boundary, areas=others)

    def _remarks_on_point(self, row: Checked) -> list[LedgerError]:
        """Warn of a building outside its town.

        Raises: WRONG_COORDINATE_SYSTEM where another system would put it inside; OUTSIDE_FOOTPRINT.
        """
        footprint = row.known["footprint"] if row.known and row.boundary is None else None
        if footprint and row.point is not None and row.point not in Boundary.parse(footprint):
            raise OutsideFootprintError
        boundary = self.present.boundaries.get(row.town["id"]) if row.town else None
        if boundary is None or row.point is None or row.town is None or row.point in boundary:
            return []
        # What was written is not kept; the point taken back to its system is the same.
        written = from_wgs84(row.point, self.system)
        likely = fitting_systems(written, holds=boundary.__contains__)
        if likely:
            raise WrongSystemError(
                stated=self.system.label, town=row.town["name"], likely=likely[0].label
            )
        return [OutsideTownError(town=row.town["name"])]

    def _outcome(self, row: Checked) -> FeatureOutcome:
        if any(isinstance(error, FeatureAmbiguousError) for error in row.refusals):
            return FeatureOutcome.AMBIGUOUS
        if row.refusals:
            return FeatureOutcome.REFUSED
        if row.known is None:
            return FeatureOutcome.NEW
        columns = columns_of(self.layer, row.geometry or "", row.known, self.system)
        return FeatureOutcome.SAME if is_same(row.known, columns) else FeatureOutcome.CHANGED


def counts_of(rows: Sequence[Checked]) -> dict[str, int]:
    """Count the features by their outcome."""
    found = Counter(row.outcome.value for row in rows)
    return {outcome.value: found[outcome.value] for outcome in FeatureOutcome}


def findings_of(row: Checked) -> list[dict[str, Any]]:
    """Write the findings of a feature as they are kept, refusals first, with their place."""
    told = [(error, False) for error in row.refusals] + [(error, True) for error in row.warnings]
    return [_finding(error, is_warning=is_warning) for error, is_warning in told]


def _finding(error: LedgerError, *, is_warning: bool) -> dict[str, Any]:
    place = error.place if isinstance(error, BoundaryError) else None
    return {
        "code": error.code,
        "message": error.message,
        "remedy": error.remedy,
        "is_warning": is_warning,
        "longitude": place.longitude if place else None,
        "latitude": place.latitude if place else None,
    }
