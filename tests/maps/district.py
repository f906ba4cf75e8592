"""A small district with places: three buildings that stand somewhere and one that nobody placed.

Two towns around 82.3E 38.8N; U01 to U06 lie in the eastern one, U07 to U12 in the western one.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from backend.branches.rules import BranchKind, Formation
from backend.database.actor import Actor, Role
from backend.organizations.rules import OperatingFinding
from backend.organizations.tables import Organization, Placement
from backend.places.tables import Area, Building, BuildingGroup, Town
from tests.figures.ledgers import Day, Ledger, day, period

MOVE = date(2026, 3, 1)
BEFORE_MOVE = "2026-02-28"
TODAY = "2026-06-30"
EASTERN_BOUNDARY = "POLYGON ((82 38, 82.5 38, 82.5 38.5, 82 38.5, 82 38))"
AREA_BOUNDARY = "POLYGON ((82.1 38.1, 82.2 38.1, 82.2 38.2, 82.1 38.2, 82.1 38.1))"
CHECKED = "2026-01-10"
LONG_AGO = "2024-01-10"


def building(
    ledger: Ledger,
    name: str,
    *,
    town: UUID,
    point: tuple[float, float] | None = None,
    floors: int | None = None,
    group: UUID | None = None,
) -> UUID:
    """Add a building."""
    longitude, latitude = point or (None, None)
    return ledger.add(
        Building(
            district_id=ledger.district_id,
            town_id=town,
            building_group_id=group,
            name=name,
            floors=floors,
            longitude=longitude,
            latitude=latitude,
            name_sort=name,
            search_text=name,
        )
    )


def group(ledger: Ledger, name: str, *, town: UUID) -> UUID:
    """Add a group of buildings."""
    return ledger.add(
        BuildingGroup(
            district_id=ledger.district_id,
            town_id=town,
            name=name,
            name_sort=name,
            search_text=name,
        )
    )


def area(
    ledger: Ledger,
    name: str,
    *,
    town: UUID,
    boundary: str | None = None,
    bounds: tuple[float, float, float, float] | None = None,
    ended: Day = None,
) -> UUID:
    """Draw an area; bounds stand west, south, east, north."""
    west, south, east, north = bounds or (None, None, None, None)
    return ledger.add(
        Area(
            district_id=ledger.district_id,
            town_id=town,
            name=name,
            boundary=boundary,
            west=west,
            south=south,
            east=east,
            north=north,
            ended_on=day(ended),
            name_sort=name,
            search_text=name,
        )
    )


def put(
    ledger: Ledger,
    unit: UUID,
    *,
    inside: UUID | None = None,
    area: UUID | None = None,
    point: tuple[float, float] | None = None,
) -> None:
    """Put an organization into a building, an area or at a point of its own, since ever."""
    for row in ledger.rows:
        if isinstance(row, Organization) and row.id == unit:
            row.building_id, row.area_id = inside, area
            row.longitude, row.latitude = point or (None, None)
        if isinstance(row, Placement) and row.organization_id == unit:
            row.building_id, row.area_id = inside, area


def moved(ledger: Ledger, unit: UUID, *, to: UUID, on: Day) -> None:
    """Move an organization into another building of its town."""
    present = next(row for row in ledger.rows if isinstance(row, Organization) and row.id == unit)
    before = next(
        row for row in ledger.rows if isinstance(row, Placement) and row.organization_id == unit
    )
    before.valid = period(None, on)
    present.building_id = to
    ledger.add(
        Placement(
            district_id=ledger.district_id,
            organization_id=unit,
            scope_town_id=present.town_id,
            scope_department_id=present.department_id,
            town_id=present.town_id,
            department_id=present.department_id,
            is_department_confirmed=True,
            building_id=to,
            valid=period(on, None),
        )
    )


@dataclass(slots=True)
class MappedDistrict:
    """The ledger, and the ids of its rows by their short names."""

    ledger: Ledger = field(default_factory=Ledger)
    ids: dict[str, UUID] = field(default_factory=dict)

    def officer(self, role: Role = Role.DISTRICT_OFFICER, **identity: UUID | None) -> Actor:
        """Give somebody who looks at the map."""
        return Actor(
            district_id=self.ledger.district_id,
            role=role,
            user_id=self.ids["EAST"],
            town_id=identity.get("town"),
            department_id=identity.get("department"),
            branch_id=identity.get("branch"),
        )

    def names(self, found: list[UUID | None]) -> list[str | None]:
        """Give the short names of ids."""
        known = {identifier: name for name, identifier in self.ids.items()}
        return [None if one is None else known[one] for one in found]


def mapped_district() -> MappedDistrict:
    """Build the district."""
    made = MappedDistrict()
    _places(made)
    _organizations(made)
    _branches(made)
    _members(made)
    return made


def _places(made: MappedDistrict) -> None:
    ledger, ids = made.ledger, made.ids
    ids["EAST"], ids["WEST"] = ledger.town("东镇"), ledger.town("西镇")
    drawn = next(row for row in ledger.rows if isinstance(row, Town) and row.id == ids["EAST"])
    drawn.boundary = EASTERN_BOUNDARY
    drawn.west, drawn.south, drawn.east, drawn.north = 82.0, 38.0, 82.5, 38.5
    ids["INDUSTRY"], ids["CIVIL"] = ledger.department("工信局"), ledger.department("民政局")
    ids["G1"] = group(ledger, "双子楼", town=ids["EAST"])
    ids["B1"] = building(
        ledger, "甲座", town=ids["EAST"], point=(82.1, 38.1), floors=12, group=ids["G1"]
    )
    ids["B2"] = building(ledger, "乙座", town=ids["EAST"], point=(82.2, 38.2), group=ids["G1"])
    ids["B3"] = building(ledger, "未定位楼", town=ids["EAST"])
    ids["B4"] = building(ledger, "西楼", town=ids["WEST"], point=(82.8, 38.8), floors=6)
    bounds = (82.1, 38.1, 82.2, 38.2)
    ids["A1"] = area(ledger, "一片区", town=ids["EAST"], boundary=AREA_BOUNDARY, bounds=bounds)
    ids["A0"] = area(
        ledger,
        "旧片区",
        town=ids["EAST"],
        boundary=AREA_BOUNDARY,
        bounds=bounds,
        ended="2026-01-01",
    )
    ids["A2"] = area(ledger, "未画片区", town=ids["WEST"])


def _organizations(made: MappedDistrict) -> None:
    ledger, ids = made.ledger, made.ids
    for number in range(1, 13):
        name = f"U{number:02}"
        ids[name] = ledger.organization(
            f"示范{name}",
            town=ids["EAST" if number <= 6 else "WEST"],
            department=ids["INDUSTRY" if number % 2 else "CIVIL"],
            ended="2026-01-01" if name == "U10" else None,
        )
        finding = OperatingFinding.ZOMBIE if name == "U09" else OperatingFinding.OPERATING
        ledger.check(ids[name], LONG_AGO if name in {"U03", "U06"} else CHECKED, finding)
    for name, home in {"U01": "B1", "U02": "B1", "U03": "B1", "U06": "B3"}.items():
        put(ledger, ids[name], inside=ids[home])
    for name in ("U07", "U12"):
        put(ledger, ids[name], inside=ids["B4"])
    for name in ("U04", "U05"):
        put(ledger, ids[name], area=ids["A1"], point=(82.12, 38.12))
    put(ledger, ids["U08"], point=(82.9, 38.9))
    put(ledger, ids["U11"], point=(82.95, 38.95))
    moved(ledger, ids["U02"], to=ids["B2"], on=MOVE)


def _branches(made: MappedDistrict) -> None:
    ledger, ids = made.ledger, made.ids

    def found(name: str, founded: str, way: Formation, *units: str, **anchor: Any) -> None:
        kind = BranchKind.BRANCH if way is Formation.SOLE else BranchKind.JOINT_BRANCH
        ids[name] = ledger.branch(
            f"中共示范{name}支部委员会",
            founded=founded,
            formation=way,
            kind=kind,
            hosts=tuple(ids[unit] for unit in units),
            **anchor,
        )
        for unit in units:
            ledger.link(ids[unit], ids[name], way, founded)

    found("S1", "2024-03-10", Formation.SOLE, "U01")
    found("J1", "2025-06-01", Formation.BUILDING, "U02", "U03", building_group_id=ids["G1"])
    found("J2", "2025-09-01", Formation.AREA, "U04", "U11", area_id=ids["A1"])
    ledger.link(ids["U12"], ids["S1"], Formation.ATTACHMENT, "2026-01-15")


def _members(made: MappedDistrict) -> None:
    """U08 has no count at all."""
    full = {"U01": 5, "U02": 2, "U03": 1, "U04": 2, "U05": 4, "U06": 1, "U07": 0, "U11": 1}
    for name, number in full.items():
        made.ledger.counted(made.ids[name], number)
    made.ledger.counted(made.ids["U12"], 1)
