"""What of the figures may be published, and what is kept back because its group is too small.

A count of organizations is no count of persons (domain brief 0.1, answer 12). But where a town has
one or two organizations, how many of them have three members, a few or none tells how many members
single organizations have, and that is kept from tokens and the public. The figures of the whole
district stand beside those of its towns, so that what is kept back must not be their difference.
"""

from collections.abc import Mapping
from uuid import UUID

from backend.coverage.rules import BranchSet, ContestSet, OrganizationSet, Population
from backend.figures.codes import FigureFamily, FigureUnit

SMALLEST_GROUP = 3

PUBLIC_FAMILIES = frozenset({FigureFamily.COVERAGE, FigureFamily.PARTITION, FigureFamily.CONTEST})
"""Blind spots and warnings are work lists of the office and never published."""

_TELLING = frozenset(
    {
        OrganizationSet.DUE,
        OrganizationSet.DUE_COVERED,
        OrganizationSet.DUE_UNCOVERED,
        OrganizationSet.JOINT_DUE,
        OrganizationSet.FEW_MEMBERS,
        OrganizationSet.NO_MEMBERS,
    }
)

Group = UUID | None
"""A town; None stands for organizations that lie in no town."""


def tells_members(*sets: OrganizationSet | BranchSet | ContestSet | None) -> bool:
    """Tell whether one of the sets is drawn by how many members work in an organization."""
    return any(one in _TELLING for one in sets)


def kept_back(
    units: Mapping[Population, Mapping[Group, int]], *, town: Group
) -> frozenset[Population]:
    """Name the populations whose telling figures are kept back, of a town or of the district.

    Shape: operating organizations by population and town; `town` None asks for the district.
    What is kept back for enterprises or for social organizations is kept back for both together
    too, since the other one would be the difference.
    """
    if town is None:
        sizes = {population: sum(towns.values()) for population, towns in units.items()}
        kept = {population for population, size in sizes.items() if 0 < size < SMALLEST_GROUP}
    else:
        kept = {one for one, towns in units.items() if town in _with_companions(towns)}
    return frozenset(kept | {Population.ALL}) if kept else frozenset()


def counts_persons(unit: FigureUnit) -> bool:
    """Tell whether a figure counts persons, of whom a small group is never told to the public."""
    return unit in {FigureUnit.PERSONS, FigureUnit.VISITS}


def is_small(groups: Mapping[Group, int], *, total: int, town: Group) -> bool:
    """Tell whether a count of persons is kept back, of a town or of the district.

    Shape: persons by the town that organizes (None: the district or a department) and the count of
    the whole district, which may be less than their sum: one person in two towns counts once.
    """
    if town is None:
        return 0 < total < SMALLEST_GROUP
    return town in _with_companions(groups)


def _with_companions(units: Mapping[Group, int]) -> set[Group]:
    """Give the small towns, and the next smallest as long as subtraction would still tell one."""
    sizes = sorted((number, str(town), town) for town, number in units.items() if number > 0)
    kept: set[Group] = set()
    number_kept = 0
    for number, _, town in sizes:
        is_safe = not kept or (len(kept) > 1 and number_kept >= SMALLEST_GROUP)
        if number >= SMALLEST_GROUP and is_safe:
            break
        kept.add(town)
        number_kept += number
    return kept
