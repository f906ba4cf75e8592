"""Small districts drawn at random, with every kind of trouble that a real one has."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st

from backend.branches.rules import BranchKind, Formation
from backend.organizations.rules import OperatingFinding, OrganizationKind, WorkCoverageKind
from tests.figures.ledgers import Ledger

DAYS = [
    date(2024, 3, 10),
    date(2025, 1, 1),
    date(2025, 6, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 2, 1),
    date(2026, 6, 15),
    date(2026, 6, 30),
]
AS_OF = st.sampled_from([*DAYS, date(2025, 6, 2), date(2026, 5, 31)])

Value = TypeVar("Value")
Draw = Callable[[st.SearchStrategy[Value]], Value]

_DAY = st.sampled_from(DAYS)
_OPEN = st.none() | _DAY
_RULES = st.fixed_dictionaries(
    {},
    optional={
        "count_untransferred": st.booleans(),
        "include_individual_businesses": st.booleans(),
        "verification_months": st.sampled_from([6, 12]),
        "roster_months": st.sampled_from([1, 6]),
        "sole_full_members": st.sampled_from([2, 3]),
        "area_units": st.sampled_from([1, 5]),
        "way_order": st.permutations(list(Formation)).map(
            lambda ways: [Formation.SOLE.value, *(w.value for w in ways if w is not Formation.SOLE)]
        ),
    },
)


@st.composite
def periods(draw: Any) -> tuple[date | None, date | None]:
    """Draw a period that is not empty."""
    since, until = draw(_OPEN), draw(_OPEN)
    return (since, until) if since is None or until is None or since < until else (since, None)


@st.composite
def districts(draw: Any, *, is_tidy: bool = False) -> tuple[Ledger, list[UUID], list[UUID]]:
    """Draw a district; give it with its towns and its departments.

    `is_tidy`: nothing outlives its organization, nothing moves, and every kind is a two-new one.
    """
    ledger = Ledger()
    towns = [ledger.town(name) for name in ("甲镇", "乙镇")]
    lines = [ledger.department(name) for name in ("工信局", "民政局")]
    if draw(st.booleans()):
        ledger.rules(draw(_DAY), 1, **draw(_RULES))
    units = [
        _unit(draw, ledger, towns, lines, number, is_tidy=is_tidy)
        for number in range(draw(st.integers(2, 5)))
    ]
    for number in range(draw(st.integers(1, 4))):
        _branch(draw, ledger, units, towns, number)
    return ledger, towns, lines


def _unit(
    draw: Any,
    ledger: Ledger,
    towns: list[UUID],
    lines: list[UUID],
    number: int,
    *,
    is_tidy: bool,
) -> UUID:
    kinds = list(OrganizationKind)[:2] if is_tidy else list(OrganizationKind)
    registered, ended = (None, None) if is_tidy else draw(periods())
    unit = ledger.organization(
        f"单位{number}",
        town=draw(st.sampled_from(towns)),
        department=draw(st.sampled_from(lines)),
        kind=draw(st.sampled_from(kinds)),
        registered=registered,
        ended=ended,
        confirmed=draw(st.booleans()),
        is_on_map=draw(st.booleans()),
    )
    if not is_tidy and draw(st.booleans()):
        ledger.placement(
            unit,
            town=draw(st.sampled_from(towns)),
            department=draw(st.sampled_from(lines)),
            since=draw(_DAY),
        )
    for on in draw(st.lists(_DAY, max_size=3, unique=True)):
        finding = draw(st.sampled_from(OperatingFinding))
        ledger.check(unit, on, finding, draw(st.sampled_from([None, "现场照片"])))
    if draw(st.booleans()):
        ledger.worked(unit, draw(st.sampled_from(WorkCoverageKind)), *draw(periods()))
    _members(draw, ledger, unit)
    return unit


def _members(draw: Any, ledger: Ledger, unit: UUID) -> None:
    since, until = draw(periods())
    bounds = [(since, until), (until, None)] if until else [(since, None)]
    for begin, end in bounds[: draw(st.integers(0, 2))]:
        full = draw(st.integers(0, 5))
        ledger.counted(
            unit,
            full,
            since=begin,
            until=end,
            probationary=draw(st.integers(0, 2)),
            untransferred=draw(st.integers(0, full)),
            computed=draw(st.booleans()),
        )
    for on in draw(st.lists(_DAY, max_size=3, unique=True)):
        ledger.reported(unit, on, draw(st.integers(0, 3)))


def _branch(draw: Any, ledger: Ledger, units: list[UUID], towns: list[UUID], number: int) -> None:
    founded, dissolved = draw(periods())
    branch = ledger.branch(
        f"支部{number}",
        founded=founded,
        dissolved=dissolved,
        formation=draw(st.none() | st.sampled_from(Formation)),
        kind=draw(st.sampled_from(BranchKind)) if draw(st.booleans()) else BranchKind.BRANCH,
        town_id=draw(st.none() | st.sampled_from(towns)),
        is_functional=draw(st.sampled_from([False, False, False, True])),
        away_place=draw(st.sampled_from([None, None, None, "外市"])),
        has_untransferred=draw(st.booleans()),
        village_full_members=draw(st.integers(0, 2)),
    )
    later = [day for day in DAYS if (not founded or founded < day)]
    if dissolved is None and later and draw(st.booleans()):
        ledger.approved(
            branch,
            draw(st.sampled_from(later)),
            draw(st.sampled_from(BranchKind)),
            draw(st.none() | st.sampled_from(Formation)),
        )
    for unit in draw(st.lists(st.sampled_from(units), max_size=2, unique=True)):
        ledger.host(branch, unit, *draw(periods()))
    for unit in draw(st.lists(st.sampled_from(units), max_size=3, unique=True)):
        ledger.link(unit, branch, draw(st.sampled_from(Formation)), *draw(periods()))
    if draw(st.booleans()):
        ledger.term(branch, *draw(periods()))
    for on in draw(st.lists(_DAY, max_size=3, unique=True)):
        ledger.roster(branch, on)
