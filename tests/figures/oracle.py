"""What every figure is, once more and in plain Python: an independent reading of the rules.

It walks over the rows of a `Ledger`, one organization and one branch at a time, and knows nothing
of the SQL that it is compared with.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range
from sqlmodel import SQLModel

from backend.branches.rules import ApprovalAction, BranchKind, Formation
from backend.branches.tables import Approval, Branch, CoverageLink, Host, Term
from backend.coverage.rules import Population
from backend.figures.registry import FIGURES
from backend.kit.dates import add_months
from backend.members.tables import RosterConfirmation
from backend.organizations.rules import OperatingFinding, OrganizationKind, WorkCoverageKind
from backend.organizations.tables import (
    MemberCount,
    OperatingCheck,
    Organization,
    Placement,
    ReportedCount,
    WorkCoverage,
)
from backend.places.settings import RuleSettings
from backend.places.tables import RuleVersion
from tests.figures.asking import EVERYTHING, Scope
from tests.figures.ledgers import Ledger

BASIC = {
    BranchKind.PARTY_COMMITTEE,
    BranchKind.GENERAL_BRANCH,
    BranchKind.BRANCH,
    BranchKind.JOINT_BRANCH,
}
SOON = {"TERM_ENDING": 90, "TERM_ENDING_LATER": 180}
Row = TypeVar("Row", bound=SQLModel)
Sets = dict[tuple[str, str, str], set[UUID]]


def holds(valid: Range[date], on: date) -> bool:
    """Tell whether a half-open period holds on a day."""
    begun = valid.lower is None or valid.lower <= on
    return begun and (valid.upper is None or on < valid.upper)


@dataclass(frozen=True)
class Oracle:
    """Answers for one ledger on one day."""

    ledger: Ledger
    as_of: date
    scope: Scope = EVERYTHING

    def _all(self, kind: type[Row]) -> list[Row]:
        return [row for row in self.ledger.rows if isinstance(row, kind)]

    def _about(self, kind: type[Row], organization: UUID) -> list[Any]:
        rows: list[Any] = self._all(kind)
        return [row for row in rows if row.organization_id == organization]

    @cached_property
    def rules(self) -> RuleSettings:
        """The settings in force."""
        begun = [row for row in self._all(RuleVersion) if row.effective_from <= self.as_of]
        if not begun:
            return RuleSettings()
        return RuleSettings.from_json(max(begun, key=lambda row: row.effective_from).settings)

    @cached_property
    def organizations(self) -> dict[UUID, Organization]:
        """Every organization that may enter a figure at all."""
        return {row.id: row for row in self._all(Organization) if self._is_two_new(row)}

    @cached_property
    def branches(self) -> dict[UUID, Branch]:
        """Every branch."""
        return {row.id: row for row in self._all(Branch)}

    def _is_two_new(self, row: Organization) -> bool:
        is_individual = row.kind is OrganizationKind.INDIVIDUAL_BUSINESS
        return not is_individual or self.rules.include_individual_businesses

    # --- organizations

    def is_registered(self, row: Organization, on: date | None = None) -> bool:
        """Tell whether the register has it on a day."""
        day = on or self.as_of
        begun = row.registered_on is None or row.registered_on <= day
        return begun and (row.ended_on is None or day < row.ended_on)

    def last_check(self, organization: UUID) -> OperatingCheck | None:
        """Give its last check."""
        checks = self._about(OperatingCheck, organization)
        past = [check for check in checks if check.checked_on <= self.as_of]
        return max(past, key=lambda check: check.checked_on) if past else None

    def is_excluded(self, organization: UUID) -> bool:
        """Tell whether the last check found it a zombie or a shell."""
        check = self.last_check(organization)
        return check is not None and check.finding is not OperatingFinding.OPERATING

    def is_verified(self, organization: UUID) -> bool:
        """Tell whether it was checked lately."""
        check = self.last_check(organization)
        months = self.rules.verification_months
        return check is not None and add_months(check.checked_on, months) >= self.as_of

    def count(self, organization: UUID) -> MemberCount | None:
        """Give the step of members that holds."""
        steps = self._about(MemberCount, organization)
        return next((step for step in steps if holds(step.valid, self.as_of)), None)

    def full_members(self, organization: UUID) -> int:
        """Give the full members that count toward thresholds."""
        step = self.count(organization)
        if step is None:
            return 0
        hidden = 0 if self.rules.count_untransferred else step.untransferred_members
        return step.full_members - hidden

    def members(self, organization: UUID) -> int:
        """Give all members."""
        step = self.count(organization)
        return step.full_members + step.probationary_members if step else 0

    def placement(self, organization: UUID) -> Placement:
        """Say where it lies."""
        rows: list[Placement] = self._about(Placement, organization)
        return next(row for row in rows if holds(row.valid, self.as_of))

    def covering(self, organization: UUID) -> list[tuple[CoverageLink, Branch]]:
        """Give the links that cover it, with their branches."""
        found = []
        for link in self._about(CoverageLink, organization):
            branch = self.branches[link.branch_id]
            is_village = link.formation is Formation.VILLAGE and self._is_village_branch(branch)
            if holds(link.valid, self.as_of) and (self.is_counted(branch) or is_village):
                found.append((link, branch))
        return found

    def _is_village_branch(self, branch: Branch) -> bool:
        approval = self.approval(branch)
        return (
            approval is not None
            and self.exists(branch)
            and approval.formation is None
            and approval.kind in BASIC
            and not branch.is_functional
            and branch.away_place is None
        )

    def ways(self, organization: UUID) -> list[tuple[Formation, Branch]]:
        """Give the real way of each covering link: SOLE only in a branch approved as such."""
        found = []
        for link, branch in self.covering(organization):
            approval = self.approval(branch)
            if link.formation is Formation.SOLE and approval and approval.formation:
                found.append((approval.formation, branch))
            else:
                found.append((link.formation, branch))
        return found

    def best_way(self, organization: UUID) -> Formation | None:
        """Give the way in which it stands in a breakdown."""
        ways = [way for way, _ in self.ways(organization)]
        if Formation.SOLE in ways:
            return Formation.SOLE
        return min(ways, key=self.rules.way_order.index, default=None)

    def organization_sets(self, row: Organization) -> set[str]:  # noqa: C901, PLR0912
        """Give the sets in which an organization stands."""
        identifier = row.id
        if not self.is_registered(row):
            return set()
        found = {"POTENTIAL"}
        ways = self.ways(identifier)
        if ways:
            found.add("POTENTIAL_COVERED")
        check = self.last_check(identifier)
        if self.is_excluded(identifier):
            return found | ({"NO_EVIDENCE"} if check and not check.evidence else set())
        found.add("OPERATING")
        found.add("VERIFIED" if self.is_verified(identifier) else "UNVERIFIED")
        is_due = self.full_members(identifier) >= self.rules.sole_full_members
        if is_due:
            found.add("DUE")
        if ways:
            found |= {"COVERED"} | ({"DUE_COVERED"} if is_due else set())
            alone = [branch for way, branch in ways if way is Formation.SOLE]
            if alone:
                kinds = {self._kind(branch) for branch in alone}
                found |= {"SOLE", _highest(kinds)}
            else:
                found |= {"JOINT"} | ({"JOINT_DUE"} if is_due else set())
        else:
            found.add("UNCOVERED")
            if is_due:
                found.add("DUE_UNCOVERED")
            else:
                found.add("FEW_MEMBERS" if self.members(identifier) > 0 else "NO_MEMBERS")
        work = [w for w in self._about(WorkCoverage, identifier) if holds(w.valid, self.as_of)]
        if ways or work:
            found.add("WORK_COVERED")
        if any(one.kind is WorkCoverageKind.INSTRUCTOR for one in work):
            found.add("WITH_INSTRUCTOR")
        if check is None:
            found.add("NEVER_CHECKED")
        elif not self.is_verified(identifier):
            found.add("CHECK_EXPIRED")
        if row.longitude is None:
            found.add("WITHOUT_PLACE")
        if not self.placement(identifier).is_department_confirmed:
            found.add("WITHOUT_LINE")
        if self.count(identifier) is None:
            found.add("COUNT_UNKNOWN")
        if self._counts_differ(identifier):
            found.add("COUNTS_DIFFER")
        return found

    def _counts_differ(self, organization: UUID) -> bool:
        reports = self._about(ReportedCount, organization)
        past = [report for report in reports if report.reported_on <= self.as_of]
        step = self.count(organization)
        if not past or step is None or not step.is_computed:
            return False
        last = max(past, key=lambda report: report.reported_on)
        return bool(last.full_members != step.full_members)

    # --- branches

    def approval(self, branch: Branch) -> Approval | None:
        """Give the approval in force."""
        mine = [row for row in self._all(Approval) if row.branch_id == branch.id]
        return next((row for row in mine if holds(row.valid, self.as_of)), None)

    def exists(self, branch: Branch) -> bool:
        """Tell whether a branch exists."""
        is_gone = branch.dissolved_on is not None and branch.dissolved_on <= self.as_of
        return self.approval(branch) is not None and not is_gone

    def _kind(self, branch: Branch) -> BranchKind | None:
        approval = self.approval(branch)
        return approval.kind if approval else None

    def built_in(self, branch: Branch) -> list[tuple[int, Any, Organization]]:
        """Give the hosts and the links other than by attachment, with two-new organizations."""
        hosts: list[tuple[int, Any]] = [(0, row) for row in self._all(Host)]
        links: list[tuple[int, Any]] = [
            (1, row) for row in self._all(CoverageLink) if row.formation is not Formation.ATTACHMENT
        ]
        return [
            (place, row, self.organizations[row.organization_id])
            for place, row in hosts + links
            if row.branch_id == branch.id and row.organization_id in self.organizations
        ]

    def has_host(self, branch: Branch) -> bool:
        """Tell whether a registered two-new organization hosts a branch."""
        return any(
            holds(row.valid, self.as_of) and self.is_registered(organization)
            for _, row, organization in self.built_in(branch)
        )

    def other(self, branch: Branch) -> str | None:
        """Say why an existing branch stands beside the count, or nothing."""
        approval = self.approval(branch)
        if branch.away_place is not None:
            return "AWAY"
        if branch.is_functional:
            return "FUNCTIONAL"
        if approval and approval.kind not in BASIC:
            return "TEMPORARY"
        if approval and approval.formation is None:
            return "ORGAN"
        return None if self.has_host(branch) else "HOSTLESS"

    def is_counted(self, branch: Branch) -> bool:
        """Tell whether F01 counts a branch."""
        return self.exists(branch) and self.other(branch) is None

    def founding(self, branch: Branch) -> Approval | None:
        """Give its founding approval."""
        mine = [row for row in self._all(Approval) if row.branch_id == branch.id]
        return next((row for row in mine if row.action is ApprovalAction.FOUNDING), None)

    def is_new(self, branch: Branch) -> bool:
        """Tell whether F05 counts a branch."""
        founding = self.founding(branch)
        since = self.scope.window_from or date(self.as_of.year, 1, 1)
        if founding is None or founding.valid.lower is None:
            return False
        was_hosted = any(
            self._met(row.valid, organization, founding.valid.lower)
            for _, row, organization in self.built_in(branch)
        )
        return (
            since <= founding.valid.lower <= self.as_of
            and founding.kind in BASIC
            and founding.formation is not None
            and not branch.is_functional
            and branch.away_place is None
            and was_hosted
        )

    def _met(self, valid: Range[date], organization: Organization, founded: date) -> bool:
        """Tell whether some day from the founding on saw the host registered and in place."""
        begins = [day for day in (valid.lower, organization.registered_on, founded) if day]
        ends = [day for day in (valid.upper, organization.ended_on) if day]
        first = max(begins)
        return first <= self.as_of and all(first < end for end in ends)

    def formation(self, branch: Branch) -> Formation | None:
        """Give the way in which a branch stands in a breakdown."""
        approval = self.approval(branch)
        if approval is not None:
            return approval.formation
        founding = self.founding(branch)
        return founding.formation if founding else None

    def lead(self, branch: Branch) -> UUID | None:
        """Give the organization with which a branch stands in a breakdown."""
        begun = [
            (place, row, organization)
            for place, row, organization in self.built_in(branch)
            if self._begun(row.valid, organization)
        ]

        def rank(one: tuple[int, Any, Organization]) -> tuple[bool, int, date, UUID]:
            place, row, organization = one
            is_live = holds(row.valid, self.as_of) and self.is_registered(organization)
            starts = [d for d in (row.valid.lower, organization.registered_on) if d]
            return not is_live, place, max(starts, default=date.min), organization.id

        return min(begun, key=rank)[2].id if begun else None

    def _begun(self, valid: Range[date], organization: Organization) -> bool:
        begins = [day for day in (valid.lower, organization.registered_on) if day]
        ends = [day for day in (valid.upper, organization.ended_on) if day]
        first = max(begins, default=date.min)
        return first <= self.as_of and all(first < end for end in ends)

    def branch_sets(self, branch: Branch) -> set[str]:
        """Give the sets in which a branch stands."""
        found: set[str] = set()
        if self.is_new(branch):
            found |= {"FOUNDED"}
            found.add("FOUNDED_STANDING" if self.exists(branch) else "FOUNDED_DISSOLVED")
        if not self.exists(branch):
            return found
        found |= self._term_sets(branch)
        is_plain = self._kind(branch) in {BranchKind.BRANCH, BranchKind.JOINT_BRANCH}
        if is_plain and not self._is_confirmed(branch):
            found.add("ROSTER_DUE")
        other = self.other(branch)
        if other is not None:
            return found | {"OTHERS", f"OTHERS_{other}"}
        formation = self.formation(branch)
        found |= {"COUNTED", f"COUNTED_{self._kind(branch)}", f"BY_{formation}"}
        found.add("ALONE" if formation is Formation.SOLE else "JOINTLY")
        if branch.has_untransferred:
            found.add("WITH_UNTRANSFERRED")
        return found | self._warnings(branch, formation)

    def _term_sets(self, branch: Branch) -> set[str]:
        terms = [row for row in self._all(Term) if row.branch_id == branch.id]
        begun = [t for t in terms if t.valid.lower is None or t.valid.lower <= self.as_of]
        ends = [term.valid.upper for term in begun if term.valid.upper]
        if not begun or len(ends) < len(begun):
            return set()
        left = (max(ends) - self.as_of).days
        if left <= 0:
            return {"TERM_ENDED"}
        return {name for name, days in SOON.items() if left <= days}

    def _is_confirmed(self, branch: Branch) -> bool:
        confirmed = self._all(RosterConfirmation)
        days = [row.confirmed_on for row in confirmed if row.branch_id == branch.id]
        past = [day for day in days if day <= self.as_of]
        founding = self.founding(branch)
        if founding is not None and founding.valid.lower is not None:
            past.append(founding.valid.lower)
        months = self.rules.roster_months
        return bool(past) and add_months(max(past), months) >= self.as_of

    def _warnings(self, branch: Branch, formation: Formation | None) -> set[str]:
        links = [
            row
            for row in self._all(CoverageLink)
            if row.branch_id == branch.id
            and holds(row.valid, self.as_of)
            and self.is_registered(self._any(row.organization_id))
        ]
        full = sum(self.full_members(row.organization_id) for row in links)
        everyone = sum(self.members(row.organization_id) for row in links)
        if links:
            full += branch.village_full_members
            everyone += branch.village_full_members
        attached = sum(row.formation is Formation.ATTACHMENT for row in links)
        caps = {
            Formation.AREA: self.rules.area_units,
            Formation.INDUSTRY: self.rules.industry_units,
        }
        found = set()
        if formation is not Formation.SOLE and full < self.rules.joint_full_members:
            found.add("JOINT_UNDER_MINIMUM")
        is_plain = self._kind(branch) in {BranchKind.BRANCH, BranchKind.JOINT_BRANCH}
        if is_plain and links and full >= self.rules.committee_full_members:
            found.add("COMMITTEE_DUE")
        if is_plain and links and everyone > self.rules.branch_members:
            found.add("OVER_SIZE")
        is_crowded = formation in caps and len(links) > caps[formation]
        if is_crowded or attached > self.rules.attachment_units:
            found.add("OVER_CAP")
        return found

    def _any(self, organization: UUID) -> Organization:
        return next(row for row in self._all(Organization) if row.id == organization)

    # --- scope

    def organization_is_here(self, row: Organization) -> bool:
        """Tell whether an organization lies in the scope."""
        placement = self.placement(row.id)
        return self._is_here(placement.town_id, placement.department_id)

    def branch_is_here(self, branch: Branch) -> bool:
        """Tell whether a branch lies in the scope."""
        lead = self.lead(branch)
        if lead is None:
            return self._is_here(branch.town_id, None)
        placement = self.placement(lead)
        return self._is_here(placement.town_id, placement.department_id)

    @cached_property
    def units_here(self) -> list[tuple[Organization, set[str]]]:
        """The organizations of the scope with their sets."""
        rows = self.organizations.values()
        return [
            (row, self.organization_sets(row)) for row in rows if self.organization_is_here(row)
        ]

    @cached_property
    def branches_here(self) -> list[tuple[Branch, set[str]]]:
        """The branches of the scope with their sets."""
        rows = self.branches.values()
        return [(row, self.branch_sets(row)) for row in rows if self.branch_is_here(row)]

    def _is_here(self, town: UUID | None, department: UUID | None) -> bool:
        is_town = self.scope.town in (None, town)
        return is_town and self.scope.department in (None, department)


def _highest(kinds: set[BranchKind | None]) -> str:
    if BranchKind.PARTY_COMMITTEE in kinds:
        return "SOLE_COMMITTEE"
    if BranchKind.GENERAL_BRANCH in kinds:
        return "SOLE_GENERAL_BRANCH"
    return "SOLE_BRANCH"


def expected(oracle: Oracle) -> Sets:
    """Give the rows of every figure in the oracle's scope, by code, population and part."""
    found: Sets = {}
    for figure in FIGURES:
        for population in figure.populations:
            found[figure.code, population, "NUMERATOR"] = _rows(
                oracle, figure.numerator, population, way=oracle.scope.way
            )
            if figure.denominator is not None:
                found[figure.code, population, "DENOMINATOR"] = _rows(
                    oracle, figure.denominator, population, way=None
                )
    return found


def _rows(oracle: Oracle, name: str, population: Population, *, way: str | None) -> set[UUID]:
    units = {
        row.id
        for row, sets in oracle.units_here
        if name in sets
        and population in (Population.ALL, _population(row))
        and way in (None, oracle.best_way(row.id))
    }
    branches = {
        row.id
        for row, sets in oracle.branches_here
        if name in sets and way in (None, oracle.formation(row))
    }
    return units | branches


def _population(row: Organization) -> Population:
    is_social = row.kind is OrganizationKind.SOCIAL_ORGANIZATION
    return Population.SOCIAL_ORGANIZATION if is_social else Population.ENTERPRISE
