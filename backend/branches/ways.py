"""What each joint way asks of the place and the trade of its organizations: pure predicates.

The numbers of members and of organizations stand in `formation`. Source: docs/glossary.md, "way
of formation", and section 2.6 of the domain brief as its definitions were taken over there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from backend.branches.errors import (
    DifferentIndustryError,
    DifferentTownsError,
    NoAssociationError,
    NoBuildingError,
    NoLocationError,
    NotInAreaError,
    NotTenantError,
    NoVillageError,
    UnaskedVillageError,
    UnknownIndustryError,
    UnwillingVillageError,
)
from backend.branches.formation import Finding, Severity, check_distance, check_village
from backend.branches.rules import Formation
from backend.kit.errors import LedgerError
from backend.kit.geo import Point, distance_meters
from backend.organizations.industries import DIVISIONS, division_of
from backend.places.rules import Settlement, UrbanRuralClass
from backend.places.settings import RuleSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where an organization stands and what it trades in."""

    name: str
    town_id: UUID
    area_id: UUID | None = None
    building_id: UUID | None = None
    industry_code: str | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageSide:
    """The village of a joint way."""

    name: str
    town_id: UUID
    urban_rural: UrbanRuralClass | None = None
    is_willing: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a joint way rests on, as far as the ledger knows it.

    `area_sites` are the names of the organizations that lie in the drawn area; `buildings` the
    buildings that count as the one place.
    """

    settlement: Settlement = Settlement.CONCENTRATED
    area: str | None = None
    area_sites: frozenset[str] = frozenset()
    association: str | None = None
    village: VillageSide | None = None
    building: str | None = None
    buildings: frozenset[UUID] = frozenset()


def check_ground(
    formation: Formation, sites: Sequence[Site], ground: Ground, *, settings: RuleSettings
) -> list[Finding]:
    """Check whether organizations fit the way in which they would be covered together.

    For attachment the first site is the host's. A predicate that the ledger knows to fail is a
    refusal; one that it cannot tell, and every distance, is a warning.
    """
    match formation:
        case Formation.SOLE:
            return []
        case Formation.AREA:
            return list(_area(sites, ground, settings))
        case Formation.INDUSTRY:
            return list(_industry(sites, ground))
        case Formation.ATTACHMENT:
            return [
                *_one_town(formation, sites),
                *_distance(formation, sites, ground, settings, is_from_first=True),
            ]
        case Formation.VILLAGE:
            return list(_village(sites, ground))
        case Formation.BUILDING:
            return list(_building(sites, ground))


def _refusal(error: LedgerError) -> Finding:
    return Finding(Severity.REFUSAL, error)


def _warning(error: LedgerError) -> Finding:
    return Finding(Severity.WARNING, error)


def _area(sites: Sequence[Site], ground: Ground, settings: RuleSettings) -> Iterator[Finding]:
    if ground.area is None:
        yield from _one_town(Formation.AREA, sites)
        yield from _distance(Formation.AREA, sites, ground, settings)
        return
    for site in sites:
        if site.name not in ground.area_sites:
            yield _refusal(NotInAreaError(organization=site.name, area=ground.area))


def _one_town(formation: Formation, sites: Sequence[Site]) -> Iterator[Finding]:
    for site in sites[1:]:
        if site.town_id != sites[0].town_id:
            error = DifferentTownsError(organization=site.name, formation=formation.label)
            yield _refusal(error)


def _distance(
    formation: Formation,
    sites: Sequence[Site],
    ground: Ground,
    settings: RuleSettings,
    *,
    is_from_first: bool = False,
) -> Iterator[Finding]:
    for site in sites:
        if site.point is None:
            yield _warning(NoLocationError(organization=site.name))
    points = [site.point for site in sites if site.point is not None]
    if is_from_first:
        is_host_known = bool(sites) and sites[0].point is not None
        pairs = [(points[0], other) for other in points[1:]] if is_host_known else []
    else:
        pairs = list(combinations(points, 2))
    if pairs:
        yield from check_distance(
            formation,
            meters=max(distance_meters(one, other) for one, other in pairs),
            settlement=ground.settlement,
            settings=settings,
        )


def _industry(sites: Sequence[Site], ground: Ground) -> Iterator[Finding]:
    if not ground.association:
        yield _refusal(NoAssociationError(path=("anchors", "association")))
    divisions: dict[str, str] = {}
    for site in sites:
        division = division_of(site.industry_code) if site.industry_code else None
        if division is None:
            yield _warning(UnknownIndustryError(organization=site.name))
        else:
            divisions[site.name] = division
    usual = next(iter(divisions.values()), None)
    for name, division in divisions.items():
        if usual is not None and division != usual:
            yield _refusal(
                DifferentIndustryError(
                    organization=name,
                    industry=DIVISIONS[division].name,
                    other=DIVISIONS[usual].name,
                )
            )


def _village(sites: Sequence[Site], ground: Ground) -> Iterator[Finding]:
    village = ground.village
    if village is None:
        yield _refusal(NoVillageError(path=("anchors", "village_id")))
        return
    yield from check_village(village.name, village.urban_rural)
    if village.is_willing is False:
        yield _refusal(UnwillingVillageError(village=village.name))
    if village.is_willing is None:
        yield _warning(UnaskedVillageError(village=village.name))
    for site in sites:
        if site.town_id != village.town_id:
            label = Formation.VILLAGE.label
            yield _refusal(DifferentTownsError(organization=site.name, formation=label))


def _building(sites: Sequence[Site], ground: Ground) -> Iterator[Finding]:
    if ground.building is None:
        yield _refusal(NoBuildingError(path=("anchors", "building_id")))
        return
    for site in sites:
        if site.building_id not in ground.buildings:
            yield _refusal(NotTenantError(organization=site.name, building=ground.building))
