"""The statistical size of an enterprise from its industry, employees, revenue and assets.

Source: 统计上大中小微型企业划分办法（2017）, National Bureau of Statistics: a class needs every
one of its lower bounds, one missed bound drops the enterprise to the class below.
"""

from dataclasses import dataclass
from decimal import Decimal

from backend.organizations.industries import DIVISIONS, division_of
from backend.organizations.rules import SizeClass

_GROUP_LENGTH = 3
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lower bounds for large, medium and small, in that order; none of a kind is not asked.

    Units: employees in persons; revenue and assets in 10,000 CNY.
    """

    employees: tuple[int, int, int] | None = None
    revenue: tuple[int, int, int] | None = None
    assets: tuple[int, int, int] | None = None


FARMING = Bounds(revenue=(20_000, 500, 50))
INDUSTRY = Bounds(employees=(1_000, 300, 20), revenue=(40_000, 2_000, 300))
BUILDING = Bounds(revenue=(80_000, 6_000, 300), assets=(80_000, 5_000, 300))
WHOLESALE = Bounds(employees=(200, 20, 5), revenue=(40_000, 5_000, 1_000))
RETAIL = Bounds(employees=(300, 50, 10), revenue=(20_000, 500, 100))
TRANSPORT = Bounds(employees=(1_000, 300, 20), revenue=(30_000, 3_000, 200))
STORAGE = Bounds(employees=(200, 100, 20), revenue=(30_000, 1_000, 100))
POST = Bounds(employees=(1_000, 300, 20), revenue=(30_000, 2_000, 100))
HOSPITALITY = Bounds(employees=(300, 100, 10), revenue=(10_000, 2_000, 100))
TRANSMISSION = Bounds(employees=(2_000, 100, 10), revenue=(100_000, 1_000, 100))
SOFTWARE = Bounds(employees=(300, 100, 10), revenue=(10_000, 1_000, 50))
DEVELOPMENT = Bounds(revenue=(200_000, 1_000, 100), assets=(10_000, 5_000, 2_000))
PROPERTY = Bounds(employees=(1_000, 300, 100), revenue=(5_000, 1_000, 500))
LEASING_AND_BUSINESS = Bounds(employees=(300, 100, 10), assets=(120_000, 8_000, 100))
OTHER = Bounds(employees=(300, 100, 10))

_BY_SECTION = {
    "A": FARMING,
    "B": INDUSTRY,
    "C": INDUSTRY,
    "D": INDUSTRY,
    "E": BUILDING,
    "H": HOSPITALITY,
    "L": LEASING_AND_BUSINESS,
    "M": OTHER,
    "N": OTHER,
    "O": OTHER,
    "R": OTHER,
}
# Railways (53), health (84), finance, education and public bodies have no table in the measures.
_BY_DIVISION = {
    "51": WHOLESALE,
    "52": RETAIL,
    "54": TRANSPORT,
    "55": TRANSPORT,
    "56": TRANSPORT,
    "57": TRANSPORT,
    "58": TRANSPORT,
    "60": POST,
    "63": TRANSMISSION,
    "64": TRANSMISSION,
    "65": SOFTWARE,
    "85": OTHER,
}
# Divisions 59 and 70 are split by group; letting one's own property (704) has no table.
_BY_GROUP = {
    "591": TRANSPORT,
    "592": STORAGE,
    "593": STORAGE,
    "594": STORAGE,
    "595": STORAGE,
    "596": STORAGE,
    "599": STORAGE,
    "701": DEVELOPMENT,
    "702": PROPERTY,
    "703": OTHER,
    "709": OTHER,
}
_CLASSES = (SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.MICRO)


def size_of(
    industry_code: str | None,
    *,
    employees: int | None,
    revenue: Decimal | None,
    total_assets: Decimal | None = None,
) -> SizeClass:
    """Compute the size of an enterprise in a year.

    A figure that is missing leaves the size undetermined, unless those known make it micro: one
    missed bound of the small class is enough for that.
    Units: employees in persons, revenue and assets in CNY.
    """
    bounds = bounds_of(industry_code) if industry_code else None
    if bounds is None:
        return SizeClass.UNDETERMINED
    asked = (
        (bounds.employees, None if employees is None else Decimal(employees)),
        (bounds.revenue, None if revenue is None else revenue / _TEN_THOUSAND),
        (bounds.assets, None if total_assets is None else total_assets / _TEN_THOUSAND),
    )
    ranks = [None if value is None else _rank(value, limits) for limits, value in asked if limits]
    known = [rank for rank in ranks if rank is not None]
    lowest = max(known, default=0)
    if len(known) < len(ranks) and _CLASSES[lowest] is not SizeClass.MICRO:
        return SizeClass.UNDETERMINED
    return _CLASSES[lowest]


def bounds_of(industry_code: str) -> Bounds | None:
    """Find the table for a code in its one form, or nothing where the code says too little."""
    division = division_of(industry_code)
    if division is None:
        return _BY_SECTION.get(industry_code)
    if found := _BY_DIVISION.get(division) or _BY_SECTION.get(DIVISIONS[division].section):
        return found
    return _BY_GROUP.get(industry_code[:_GROUP_LENGTH])


def is_small(size: SizeClass) -> bool:
    """Tell whether an enterprise is small or micro, the condition of joining by attachment."""
    return size in {SizeClass.SMALL, SizeClass.MICRO}


def _rank(value: Decimal, limits: tuple[int, int, int]) -> int:
    """Count the bounds that a value misses: 0 is large, 3 is micro."""
    return sum(value < limit for limit in limits)
