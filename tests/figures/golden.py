"""The golden mini-district: twelve units, five branches, answers worked out by hand.

One town; U01 to U11 are enterprises, U12 a social organization. Every member of a unit of a branch
has the formal relation there; those of U08, U09, U10 and, after its move, U05 stand in a branch of
residents of the town, which is a party organ's own and never counted.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from backend.branches.rules import BranchKind, Formation
from backend.organizations.rules import OperatingFinding, OrganizationKind, WorkCoverageKind
from tests.figures.ledgers import Ledger

FULL_MEMBERS = MappingProxyType(
    {
        "U01": 8,
        "U02": 3,
        "U03": 2,
        "U04": 1,
        "U05": 1,
        "U06": 1,
        "U07": 1,
        "U08": 1,
        "U09": 0,
        "U10": 3,
        "U11": 0,
        "U12": 4,
    }
)
YEAR_END = date(2025, 12, 31)
BEFORE_MOVE = date(2026, 6, 14)
AFTER_MOVE = date(2026, 6, 30)
MOVE = date(2026, 6, 15)


@dataclass(frozen=True, slots=True)
class Golden:
    """The ledger, and the ids of its rows by their short names."""

    ledger: Ledger
    units: dict[str, UUID]
    branches: dict[str, UUID]
    town: UUID
    department: UUID

    def name_of(self, row: UUID) -> str:
        """Give the short name of a unit or a branch."""
        names = {identifier: name for name, identifier in (self.units | self.branches).items()}
        return names[row]


def golden_district() -> Golden:
    """Build the mini-district."""
    ledger = Ledger()
    town = ledger.town("示范镇")
    department = ledger.department("区工信局")
    units = {
        name: ledger.organization(
            f"示范{name}",
            town=town,
            department=department,
            kind=OrganizationKind.SOCIAL_ORGANIZATION
            if name == "U12"
            else OrganizationKind.ENTERPRISE,
            is_on_map=name != "U07",
        )
        for name in FULL_MEMBERS
    }
    golden = Golden(ledger, units, _branches(ledger, units), town, department)
    _cover(golden)
    _check(golden)
    _staff(golden)
    _remember(golden)
    return golden


def approve_as_joint(golden: Golden, on: date) -> None:
    """Re-file O1, the host of the attached U08, as a joint branch."""
    golden.ledger.approved(golden.branches["O1"], on, BranchKind.JOINT_BRANCH, Formation.ATTACHMENT)


def _branches(ledger: Ledger, units: dict[str, UUID]) -> dict[str, UUID]:
    def found(name: str, founded: str, formation: Formation, *hosts: str) -> UUID:
        kind = BranchKind.BRANCH if formation is Formation.SOLE else BranchKind.JOINT_BRANCH
        return ledger.branch(
            f"中共示范{name}支部委员会",
            founded=founded,
            formation=formation,
            kind=kind,
            hosts=tuple(units[host] for host in hosts),
        )

    return {
        "O1": found("O1", "2024-03-10", Formation.SOLE, "U01"),
        "O2": found("O2", "2026-02-01", Formation.SOLE, "U02"),
        "O3": found("O3", "2025-06-01", Formation.AREA, "U03", "U04"),
        "O4": found("O4", "2026-05-20", Formation.BUILDING, "U06", "U07"),
        "O5": found("O5", "2025-09-01", Formation.SOLE, "U12"),
        "RESIDENTS": ledger.branch("中共示范镇居民支部委员会", founded=None, formation=None),
    }


def _cover(golden: Golden) -> None:
    ledger, units, branches = golden.ledger, golden.units, golden.branches

    def link(unit: str, branch: str, way: Formation, since: str, until: date | None = None) -> None:
        ledger.link(units[unit], branches[branch], way, since, until)

    ledger.host(branches["O4"], units["U05"], "2026-05-20", MOVE)
    link("U01", "O1", Formation.SOLE, "2024-03-10")
    link("U02", "O2", Formation.SOLE, "2026-02-01")
    link("U03", "O3", Formation.AREA, "2025-06-01")
    link("U04", "O3", Formation.AREA, "2025-06-01")
    link("U05", "O4", Formation.BUILDING, "2026-05-20", MOVE)
    link("U06", "O4", Formation.BUILDING, "2026-05-20")
    link("U07", "O4", Formation.BUILDING, "2026-05-20")
    link("U08", "O1", Formation.ATTACHMENT, "2026-01-15")
    link("U12", "O5", Formation.SOLE, "2025-09-01")
    ledger.worked(units["U09"], WorkCoverageKind.INSTRUCTOR, "2025-01-01")


def _check(golden: Golden) -> None:
    for name, unit in golden.units.items():
        if name == "U11":
            golden.ledger.check(unit, "2025-10-01", OperatingFinding.ZOMBIE)
        else:
            golden.ledger.check(unit, "2024-10-30" if name == "U10" else "2025-10-01")


def _remember(golden: Golden) -> None:
    """Elect for a term in O1 and O5; confirm the rosters of O1 and O3."""
    ledger, branches = golden.ledger, golden.branches
    ledger.term(branches["O1"], "2023-09-01", "2026-09-01")
    ledger.term(branches["O5"], "2025-09-01", "2026-11-30")
    ledger.roster(branches["O1"], "2026-01-05")
    ledger.roster(branches["O3"], "2025-12-01")


def _staff(golden: Golden) -> None:
    """Give each unit its members, formally in the branch of the unit, else among residents."""
    residents = golden.branches["RESIDENTS"]
    own = {"U01": "O1", "U02": "O2", "U03": "O3", "U04": "O3", "U05": "O4"}
    own |= {"U06": "O4", "U07": "O4", "U12": "O5"}
    for name, members in FULL_MEMBERS.items():
        for _ in range(members):
            if name == "U05":
                stays = [(golden.branches["O4"], None, MOVE), (residents, MOVE, None)]
            else:
                stays = [(golden.branches[own[name]] if name in own else residents, None, None)]
            golden.ledger.member(golden.units[name], *stays)
